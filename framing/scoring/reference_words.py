"""What references ask of a single word: worked out once per word of the vocabulary and kept beside it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from framing.text import Vocabulary, names
from framing.text import attribution_words as cue
from framing.text.attribution_vocabulary import BITS, CueWords
from framing.text.words import bare

Traits = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.int32]

# Traits of a word; one bit each.
NAME = 1 << 0  # with a capital, and no word of grammar
PLACE = 1 << 1  # a country, its people, its capital
MALE = 1 << 2
FEMALE = 1 << 3
TITLED = 1 << 4  # an office or Mr: with or without a capital
ORGANISED = 1 << 5
NO_PERSON = 1 << 6  # a name that ends with it is no person's
POSSESSIVE = 1 << 7
PERSON_NOUN = 1 << 8  # one person without a name: senator, man
PRONOUN = 1 << 9  # he or she: MALE or FEMALE too
NAMED_AFTER = 1 << 10  # takes a name before it that is nobody then: campaign
OBJECT = 1 << 11  # him, or her
ITS = 1 << 12
IT = 1 << 13
THE = 1 << 14
DETERMINER = 1 << 15
CONJUNCTION = 1 << 16
CLAUSE = 1 << 17  # a clause may follow: that, because, said
OPENING = 1 << 18  # opens a sentence before its subject: in, when
FINITE = 1 << 19
THIRD = 1 << 20  # ends as verbs do behind "it": keeps
AUXILIARY = 1 << 21  # has, will
ADVERB = 1 << 22
PLURAL_VERB = 1 << 23
PLURAL = 1 << 24
EMPTY = 1 << 25  # behind "it", it says nothing of anybody: is, seems, makes
CUE = 1 << 26
COUNTRY_NOUN = 1 << 27
COMPANY_NOUN = 1 << 28
COMPANY = 1 << 29  # makes a company of a name that ends with it
IN = 1 << 30
OF = 1 << 31  # behind an office: another one is meant

# The words that rules go by: looked for once in every batch.
MARKED = PRONOUN | ITS | IT | TITLED | PERSON_NOUN | COUNTRY_NOUN | COMPANY_NOUN

_LISTS = {
    DETERMINER: """the a an this these those each every another no any some one two three many most all both
        its their his her our my your""",
    PLURAL_VERB: "are were have aren't weren't haven't",
    EMPTY: """to be been being is are was were isn't wasn't am do does did don't doesn't didn't used seem seems
        seemed appear appears appeared turn turns turned take takes took taken make makes made mean
        means meant come comes came follow follows followed happen happens happened matter matters
        mattered remain remains remained look looks looked sound sounds sounded feel feels felt cost
        costs rain rains rained snow snows snowed help helps helped get gets got go goes went work
        works worked depend depends depended mark marks marked reflect reflects reflected start
        starts started begin begins began end ends ended occur occurs occurred become becomes became
        suggest suggests suggested show shows showed include includes included involve involves
        involved cause causes caused create creates created lead leads led require requires required
        represent represents represented prove proves proved bring brings brought hurt hurts aims
        apply applies applied demonstrate demonstrates demonstrated feature features featured
        highlights highlighted could may might""",
    COUNTRY_NOUN: "country nation",
    COMPANY_NOUN: "company",
    COMPANY: """corp corporation inc ltd llc plc co company group holdings airlines airways motors technologies
        industries partners capital securities bank carmaker retailer startup google apple microsoft
        amazon facebook meta tesla boeing intel huawei tsmc samsung toyota walmart twitter""",
    IN: "in",
    OF: "of for at in to elect",
    ITS: "its itself",
    IT: "it",
    THE: "the",
    PRONOUN | MALE: "he him his himself he's he'd he'll",
    PRONOUN | FEMALE: "she her hers herself she's she'd she'll",
    OBJECT: "him her",
}
# People, but not one of them.
_SEVERAL = """people men women public majority percent many some most few several others everyone everybody nobody
        someone somebody police media fans""".split()
# With a capital at the start of a sentence, no names.
_OPENERS = frozenset(
    """according asked speaking despite under given instead perhaps indeed among within without amid
        although even ever once thanks let let's like unlike neither either whatever whenever much
        rather well sure maybe very almost nevertheless nonetheless otherwise likewise similarly
        finally eventually ultimately initially originally never always often sometimes usually
        again ago already soon than too per via upon through throughout toward towards across around
        behind beyond below beneath beside besides between off out up down till unless until are was
        is were be been being has have had will would could should may might can must do does did
        next last people""".split()
)
_SINGULAR_IN_S = frozenset("us states philippines netherlands emirates congress news politics".split())
_NO_NAME = names.FUNCTION | names.DETERMINER | names.PREPOSITION | names.PRONOUN | names.HE | names.SHE | names.WHO
_ORGANISED = names.ORGANISATION | names.OUTLET | names.OUTLET_NAME
_NOBODY = _ORGANISED | names.DOCUMENT | names.GROUP | names.ACRONYM | names.HONORIFIC | names.PLACE

_OWN: dict[str, int] = {}
for _bit, _words in _LISTS.items():
    for _word in _words.split():
        _OWN[_word] = _OWN.get(_word, 0) | _bit
_COMPANIES = frozenset(_LISTS[COMPANY].split())
# A vice president is no president, and a former one is none any more.
OTHER_OFFICE = frozenset(
    """vice deputy assistant associate under former ex then acting incoming onetime late would-be failed
        then-president""".split()
)


class ReferenceWords:
    """Arrays beside a vocabulary of v words, grown as it grows.

    Attributes
    ----------
    traits : array of uint32, shape (v,)
        The bits of each word.
    key : array of int32, shape (v,)
        A number for each word with a capital, without its possessive ending; −1 for all others.
    office : array of int32, shape (v,)
        A number for each office ("president", "Sen."), 0 for all other words, −1 for those that make another
        office of the one behind them ("vice").
    """

    def __init__(self) -> None:
        self._generation = -1
        self._forget()

    def _forget(self) -> None:
        self.traits: Traits = np.empty(0, np.uint32)
        self.office: Codes = np.empty(0, np.int32)
        self._offices: dict[str, int] = {}

    def learn(self, vocabulary: Vocabulary, cue_words: CueWords) -> None:
        """Look at the words that the vocabulary has learnt since the last time."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        known = names.name_words(vocabulary)
        self.key = known.key
        start = len(self.traits)
        if start == len(vocabulary):
            return
        folded = vocabulary.folded[start:]
        own = np.fromiter((_own(word) for word in folded), np.int64, len(folded))
        opener = np.fromiter((word in _OPENERS for word in folded), bool, len(folded))
        traits = _traits(known.traits[start:], cue_words.facts()[start:, BITS], own, opener)
        self.traits = np.concatenate((self.traits, traits))
        title = (known.traits[start:] & names.TITLE) != 0
        office = [
            self._office(bare(word)) if titled else -(word in OTHER_OFFICE)
            for word, titled in zip(folded, title.tolist(), strict=True)
        ]
        self.office = np.concatenate((self.office, np.array(office, np.int32)))

    def _office(self, word: str) -> int:
        return self._offices.setdefault(names.OFFICE.get(word, word), len(self._offices) + 1)


def _own(word: str) -> int:
    bits = _OWN.get(word, 0)
    if word[-1] == "s" and len(word) > 3:
        last = word[-2:]
        if last == "'s":
            stem = bare(word)
            bits |= _OWN.get(stem, 0) & (COUNTRY_NOUN | COMPANY_NOUN | COMPANY)
        elif last not in ("ss", "us", "is") and "." not in word:
            bits |= THIRD | PLURAL * (word not in _SINGULAR_IN_S and word not in _COMPANIES)
    if word in _SEVERAL:
        bits |= PLURAL
    return bits


def _traits(
    name: npt.NDArray[np.int32],
    cues: npt.NDArray[np.int64],
    own: npt.NDArray[np.int64],
    opener: npt.NDArray[np.bool_],
) -> Traits:
    """Put together what names, cues and our own lists say of words; shape (w,) each."""
    capital = (name & names.CAPITAL) != 0
    plural = (own & PLURAL) != 0
    found = own.copy()
    found[capital] &= ~THIRD
    person = (name & (names.TITLE | names.GROUP)) != 0
    for bit, holds in (
        (NAME, capital & ((name & _NO_NAME) == 0) & ~opener),
        (PLACE, capital & ((name & names.PLACE) != 0)),
        (MALE, (name & names.MALE) != 0),
        (FEMALE, (name & names.FEMALE) != 0),
        (TITLED, (name & (names.TITLE | names.HONORIFIC)) != 0),
        (ORGANISED, capital & ((name & _ORGANISED) != 0)),
        (NO_PERSON, (name & _NOBODY) != 0),
        (POSSESSIVE, ((name & names.POSSESSIVE) != 0) | ((cues & cue.POSSESSIVE) != 0)),
        (PERSON_NOUN, ~capital & person & ~plural),
        (NAMED_AFTER, ~capital & (person | ((name & names.ORGANISATION) != 0))),
        (CONJUNCTION, (cues & cue.CONJUNCTION) != 0),
        (CLAUSE, (cues & (cue.SUBORDINATOR | cue.THAT_WORD | cue.CUE_VERB)) != 0),
        (OPENING, (cues & (cue.PREPOSITION | cue.SUBORDINATOR)) != 0),
        (FINITE, ((cues & cue.FINITE) != 0) & ((cues & cue.ING) == 0)),
        (AUXILIARY, ((cues & (cue.MODAL | cue.HAVE)) != 0) & ((cues & cue.CUE_VERB) == 0)),
        (ADVERB, (cues & (cue.ADVERB | cue.NEGATION)) != 0),
        (CUE, (cues & cue.CUE_VERB) != 0),
    ):
        found |= np.where(holds, bit, 0)
    return found.astype(np.uint32)


_BESIDE: WeakKeyDictionary[Vocabulary, ReferenceWords] = WeakKeyDictionary()


def reference_words(vocabulary: Vocabulary, cue_words: CueWords) -> ReferenceWords:
    """Return what is known of a vocabulary's words, all of them learnt."""
    words = _BESIDE.setdefault(vocabulary, ReferenceWords())
    words.learn(vocabulary, cue_words)
    return words
