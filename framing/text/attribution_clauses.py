"""A batch as the rules of attribution see it: classes of tokens, and the marks between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.text.attribution_places import Places
from framing.text.attribution_vocabulary import BITS, CueWords, Facts
from framing.text.attribution_words import (
    ACCORDING,
    ADVERB,
    ARTICLE,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CONTRACTED,
    CUE_ADJECTIVE,
    CUE_NOUN,
    CUE_VERB,
    DETERMINER,
    FINITE,
    FIRST_PREPOSITION,
    NEGATION,
    PREPOSITION,
    RELATIVE,
    SPEECH_PLACE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
    WH,
)
from framing.text.characters import DIGIT, HYPHEN, SPACE
from framing.text.gaps import GAP_BANG, GAP_HARD
from framing.text.table import JOURNALIST, TokenTable

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.int32]

# What stands before a token, beyond blanks; one bit each.
COMMA = 1
SEMICOLON = 2
COLON = 4
DASH = 8
OPENS = 16  # a bracket
CLOSES = 32
QUOTE_BEGINS = 64
QUOTE_ENDS = 128
SENTENCE = 256
PARAGRAPH = 512
BORDER = COMMA | SEMICOLON | COLON | DASH | OPENS | CLOSES | QUOTE_BEGINS | QUOTE_ENDS | SENTENCE | PARAGRAPH
PAUSE = BORDER & ~(QUOTE_BEGINS | QUOTE_ENDS)

_MARKS = {",，": COMMA, ";；": SEMICOLON, ":：": COLON, "—―": DASH, "([（": OPENS, ")]）": CLOSES}
_MARK_TABLE = np.zeros(0x10000, np.int32)
for _characters, _bit in _MARKS.items():
    _MARK_TABLE[[ord(character) for character in _characters]] = _bit
_PREFIX = 2  # letters: "co-wrote"
_WALK = 6  # characters of a gap that are read
_WORDS_OF_A_QUOTATION = 3  # shorter ones may be names: they do not part clauses unless a comma stands beside them


@dataclass(frozen=True)
class Clauses:
    """A batch of n tokens with q quotations. What several rules ask for is worked out once, when first asked for.

    Attributes
    ----------
    table : TokenTable
    facts : array of int64, shape (words, 5)
        Of `CueWords`.
    bits : array of int64, shape (n + 1,)
        The classes of each token (`framing.text.attribution_words`), and 0.
    marks : array of int32, shape (n + 1,)
        What stands before each token: the bits above; and the end of a text.
    quoted : array of bool, shape (n + 1,)
        Whether the token stands in quotation marks.
    quote_first, quote_last : array of int64, shape (q,)
        The tokens of each quotation that holds any.
    quote_start, quote_end : array of int64, shape (q,)
        Its characters, marks included.
    """

    table: TokenTable
    facts: Facts
    bits: Index
    marks: Bits
    quoted: Flags
    quote_first: Index
    quote_last: Index
    quote_start: Index
    quote_end: Index

    def __len__(self) -> int:
        return len(self.table)

    # --- Of single tokens ---

    def is_any(self, tokens: Index, bits: int) -> Flags:
        """Whether tokens are of some class."""
        found: Flags = (self.bits.take(tokens) & bits) != 0
        return found

    def before(self, tokens: Index, marks: int) -> Flags:
        """Whether some mark stands before tokens."""
        found: Flags = (self.marks.take(tokens) & marks) != 0
        return found

    def nominal(self, tokens: Index) -> Flags:
        """Whether a token can be the first of a noun phrase."""
        bits = self.bits.take(tokens)
        found: Flags = ((bits & _NO_NOUN) == 0) | ((bits & (SUBJECT | DETERMINER)) != 0)
        return found

    def fact(self, tokens: Index, column: int) -> Index:
        """Look one column of the facts up; tokens are less than n."""
        found: Index = self.facts[:, column].take(self.table.type_id.take(tokens))
        return found

    def takes_preposition(self, tokens: Index, prepositions: Index) -> Flags:
        """Whether each token is one of the prepositions that its cue takes."""
        found: Flags = ((self.bits[tokens] >> FIRST_PREPOSITION) & prepositions) != 0
        return found

    def last_letters(self, tokens: Index) -> Index:
        """Return the code of the last letter of tokens, which are less than n."""
        return self.table.chars.codes[self.table.ends[tokens] - 1].astype(np.int64)

    def sentence(self, tokens: Index) -> tuple[Index, Index]:
        """Return the first and the last token of the sentences of tokens, which are less than n."""
        which = self.table.sentence.take(tokens)
        return self.table.sentence_first.take(which), self.table.sentence_first.take(which + 1) - 1

    # --- Of all tokens ---

    @cached_property
    def _rare(self) -> tuple[Index, Index]:
        at = np.flatnonzero((self.bits & _RARE) != 0)
        return at, self.bits[at]

    @cached_property
    def places(self) -> dict[int, Index]:
        """What `where` has found."""
        return {}

    def where(self, bits: int) -> Index:
        """Return the tokens of some classes, in order."""
        if bits not in self.places:
            if bits & ~_RARE:
                self.places[bits] = np.flatnonzero((self.bits & bits) != 0)
            else:
                at, found = self._rare
                self.places[bits] = at.take(np.flatnonzero((found & bits) != 0))
        return self.places[bits]

    @cached_property
    def borders(self) -> Places:
        """The tokens before which something stands."""
        return Places.of(self.marks != 0)

    def marked(self, marks: int) -> Index:
        """Return the tokens before which one of some marks stands, in order."""
        if marks not in self._marked:
            at, found = self._bordered
            self._marked[marks] = at.take(np.flatnonzero((found & marks) != 0))
        return self._marked[marks]

    @cached_property
    def _marked(self) -> dict[int, Index]:
        return {}

    @cached_property
    def _bordered(self) -> tuple[Index, Bits]:
        return self.borders.at, self.marks[self.borders.at]

    @cached_property
    def pauses(self) -> Places:
        """The tokens before which something other than a quotation mark stands."""
        return Places.at_tokens(self.marked(PAUSE), len(self))

    @cached_property
    def finite(self) -> Places:
        """The finite verbs."""
        return Places.at_tokens(self.where(FINITE), len(self))

    @cached_property
    def verbs_outside(self) -> Places:
        """The finite verbs outside quotations."""
        verbs = self.where(FINITE)
        return Places.at_tokens(verbs[~self.quoted[verbs]], len(self))

    @cached_property
    def cue_nouns(self) -> Index:
        """The nouns that may be cues."""
        at = self.where(CUE_NOUN)
        at = at[self.is_any(at + 1, THAT_WORD | TO_WORD | PREPOSITION)]
        return at[~self.quoted[at] & ~self.before(at + 1, PAUSE)]

    @cached_property
    def strong_borders(self) -> Index:
        """The tokens outside quotations at which ends what a noun or an adjective attributes, in order."""
        comma = self.marked(COMMA)
        comma = comma[self.is_any(comma, CONJUNCTION | SUBORDINATOR | RELATIVE)]
        cut = np.concatenate((comma, self.marked(PAUSE & ~COMMA), self.where(ACCORDING)))
        return np.sort(cut[~self.quoted[cut]])

    @cached_property
    def _capital_before(self) -> Bits:
        return _counts((self.bits & CAPITAL) != 0)

    def capitals_between(self, first: Index, end: Index) -> Index:
        """Count the words with a capital from one token up to another, without it."""
        found: Index = self._capital_before[end] - self._capital_before[first]
        return found

    @cached_property
    def _plain_before(self) -> Bits:
        return _counts((self.bits & (CAPITAL | _SMALL)) == 0)

    def named(self, first: Index, end: Index) -> Flags:
        """Whether all from one token up to another, without it, are words of a name: "Bank of the South"."""
        found: Flags = self._plain_before[end] == self._plain_before[first]
        return found

    @cached_property
    def phrase_starts(self) -> Places:
        """The tokens at which a noun phrase may begin when it is read backwards from its end."""
        stops = np.concatenate((self.where(FINITE), self.where(_STOPS)))
        stops = stops[(self.bits[stops] & (CONTRACTED | TIME)) == 0]
        times = self.where(TIME)
        times = times[(self.bits[times] & PREPOSITION) == 0]
        pronoun = self.where(SUBJECT)
        before = self.bits[np.maximum(pronoun - 1, 0)]
        after = self.bits[np.minimum(pronoun + 1, len(self))]
        linked = ((before & (CONJUNCTION | PREPOSITION | ADVERB)) != 0) | ((after & PREPOSITION) == 0)
        begins = self.marks != 0
        begins[stops + 1] = True
        begins[times + 1] = True
        begins[pronoun[linked]] = True
        return Places.of(begins)


_NO_NOUN = PREPOSITION | CONJUNCTION | TO_WORD | AUXILIARY | NEGATION | ADVERB | TIME | THAT_WORD
_SMALL = PREPOSITION | CONJUNCTION | DETERMINER | TO_WORD
_STOPS = SUBORDINATOR | THAT_WORD | RELATIVE | WH | TO_WORD
# Looked for one by one, in few tokens.
_RARE = THAT_WORD | TO_WORD | WH | SUBORDINATOR | RELATIVE | ACCORDING | CUE_VERB | CUE_NOUN | CUE_ADJECTIVE
_RARE |= CONJUNCTION | SPEECH_PLACE | TIME | SUBJECT


def _counts(which: Flags) -> Bits:
    counts = np.zeros(len(which) + 1, np.int32)
    np.cumsum(which, out=counts[1:])
    return counts


def read_clauses(table: TokenTable, words: CueWords) -> Clauses:
    """Look a batch's tokens up and find what stands between them."""
    facts = words.facts()
    held = table.quoted_end > table.quoted_first
    quote_first, quote_last = table.quoted_first[held], table.quoted_end[held] - 1
    bits = np.zeros(len(table) + 1, np.int64)
    np.take(facts[:, BITS], table.type_id, out=bits[:-1], mode="clip")
    # "a shot", "the proposed bridge"
    finite = np.flatnonzero((bits & FINITE) != 0)
    noun = ((bits[finite - 1] & ARTICLE) != 0) & ((bits[finite] & AUXILIARY) == 0)
    noun |= in_compound(table, finite)
    bits[finite[noun]] &= ~FINITE
    clauses = Clauses(
        table,
        facts,
        bits,
        _marks(table, quote_first, quote_last),
        np.append(table.voice != JOURNALIST, False),
        quote_first,
        quote_last,
        table.quotations.starts[held],
        table.quotations.ends[held],
    )
    clauses.places[FINITE] = finite[~noun]  # they have been looked for
    return clauses


def in_compound(table: TokenTable, tokens: Index) -> Flags:
    """Whether tokens stand behind the hyphen of a compound: "gun-related", but not "re-elected"."""
    found = np.zeros(len(tokens), bool)
    # A hyphen has no bit of its own, and most gaps have one for their blank.
    some = np.flatnonzero(table.gaps.take(tokens) == 0)
    tokens = tokens[some]
    start, before = table.starts[tokens], table.ends[tokens - 1]
    joined = (before == start - 1) & (table.chars.kinds[np.maximum(start - 1, 0)] == HYPHEN)
    found[some] = joined & (before - table.starts[tokens - 1] > _PREFIX)
    return found


def _marks(table: TokenTable, quote_first: Index, quote_last: Index) -> Bits:
    """Return the marks before each token."""
    n = len(table)
    chars = table.chars
    marks = np.zeros(n + 1, np.int32)
    at = np.flatnonzero((table.gaps[:n] & GAP_HARD) != 0)
    begin = np.where(at > 0, table.ends[at - 1], 0)
    length = table.starts[at] - begin
    found = np.zeros(len(at), np.int32)
    going = np.arange(len(at))
    for step in range(_WALK):
        going = going[length[going] > step]
        found[going] |= np.take(_MARK_TABLE, chars.codes[begin[going] + step], mode="clip")
    marks[at] = found
    marks[_dashes(table)] |= DASH
    # No mark of one text has a say in another.
    opens_text = np.searchsorted(table.starts, chars.starts)
    marks[opens_text] = 0
    marks[table.sentence_first[:-1]] |= SENTENCE
    marks[table.paragraph_first[:-1]] |= PARAGRAPH
    marks[n] = SENTENCE | PARAGRAPH
    # A quotation parts clauses if it is long, or a comma stands at its border.
    after = quote_last + 1
    long = after - quote_first >= _WORDS_OF_A_QUOTATION
    closes = long | ((marks[after] & (COMMA | SENTENCE)) != 0) | ((table.gaps[after] & GAP_BANG) != 0)
    opens = long | ((marks[quote_first] & (COMMA | COLON)) != 0)
    marks[quote_first[opens]] |= QUOTE_BEGINS
    marks[after[closes]] |= QUOTE_ENDS
    marks[opens_text] &= ~QUOTE_ENDS
    return marks


def _dashes(table: TokenTable) -> Index:
    """Return the tokens before which hyphens stand for a dash: " - ", " -" or "--"."""
    kinds = table.chars.kinds
    at = table.chars.marks_of(HYPHEN)
    at = at[(at > 0) & (at + 1 < len(kinds))]
    before, after = kinds[at - 1], kinds[at + 1]
    dashes = at[((before == SPACE) & (after != DIGIT)) | (after == HYPHEN)]
    tokens: Index = np.searchsorted(table.starts, dashes)
    return tokens[tokens < len(table)]


def following(places: Index, tokens: Index, none: int) -> Index:
    """Return for each token the first place at or after it; `none` where there is none."""
    found: Index = np.append(places, none)[np.searchsorted(places, tokens)]
    return found


def following_some(places: Index, tokens: Index, none: int, which: Flags) -> Index:
    """As `following`, for some tokens; `none` for the others."""
    found = np.full(len(tokens), none)
    found[which] = following(places, tokens[which], none)
    return found


def preceding(places: Index, tokens: Index) -> Index:
    """Return for each token the last place at or before it; −1 where there is none."""
    found: Index = np.append(places, -1)[np.searchsorted(places, tokens, side="right") - 1]
    return found
