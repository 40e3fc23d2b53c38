"""What the rules of attribution need to know of single words: worked out once per word of the vocabulary."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.cues import load_cues, preposition_bit
from framing.text.vocabulary import Vocabulary

# Closed classes; one bit each.
BE = 1
HAVE = 2
MODAL = 4
NEGATION = 8
ADVERB = 16
SUBJECT = 32  # pronouns that are subjects: he, they, who
OBJECT_PRONOUN = 64
DETERMINER = 128
PREPOSITION = 256
CONJUNCTION = 512
SUBORDINATOR = 1024
WH = 2048
THAT_WORD = 4096
TO_WORD = 8192
TIME = 16384
VERB = 32768  # other finite verbs, as far as they can be told: -ed, and common irregular ones
ING = 65536
RELATIVE = 131072  # who, which
SPEECH_PLACE = 262144  # statement, interview, speech: "said in a statement that"
ACCORDING = 524288
HEDGE = 1048576  # reportedly, allegedly
POSSESSIVE = 2097152  # Smith's, his
NUMBER = 4194304
PERSON_NOUN = 8388608  # official, spokesman: speaks without a capital
LABEL = 16777216  # Note, Update: before a colon it names no speaker
PARTICLE = 33554432  # out, up: "point out that"
UNIT = 67108864  # week, night: part of a time
FLOATING = 134217728  # both, all: between subject and verb
REPORT_NOUN = 536870912  # poll, study: finds and shows
CONTRACTED = 268435456  # he's, they'd: a subject with its verb

AUXILIARY = BE | HAVE | MODAL

_CLASSES = {
    BE: """is are was were be been being am isn't aren't wasn't weren't ain't""",
    HAVE: """has have had having hasn't haven't hadn't""",
    MODAL: """will would can could may might must shall should do does did don't doesn't didn't won't wouldn't can't
        cannot couldn't shouldn't mustn't""",
    NEGATION: """not never""",
    ADVERB: """also then later earlier recently repeatedly often just now still already again once first ever even
        only previously further soon long always sometimes rather instead too yet so far simply well twice
        meanwhile afterward afterwards though himself herself themselves itself ago rarely seldom else further furthermore additionally separately jointly together""",
    SUBJECT: """he she they we i you it who someone everyone everybody nobody somebody many some others several few
        he's she's they're we're i'm you're it's he'd she'd they'd we'd i'd you'd he'll she'll they'll we'll i'll
        you'll it'll they've we've i've you've there there's that's none""",
    OBJECT_PRONOUN: """him her them us me it you himself herself themselves""",
    DETERMINER: """the a an this these those my your his her its our their any every no another such what's""",
    POSSESSIVE: """my your his her its our their""",
    PREPOSITION: """of in on at by for from with about against over under between among through during after before
        since until into onto toward towards upon within without despite amid per via across around behind beyond
        near off outside inside except including regarding concerning following throughout versus than like as""",
    CONJUNCTION: """and or but nor""",
    SUBORDINATOR: """because while although though if unless whereas since until when where whenever as after before
        once whereby lest""",
    WH: """whether how why what who which where when if""",
    THAT_WORD: "that",
    TO_WORD: "to",
    TIME: """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february
        march april june july august september october november december jan feb aug sept oct nov dec last next
        earlier later ago noon midnight early late recently""",
    REPORT_NOUN: """poll polls survey surveys study studies report reports investigation investigations analysis analyses
        review reviews audit research data figures records filings documents results statistics numbers census
        disclosures surveys findings inquiry panel court judge jury committee it they he she researchers
        investigators scientists who""",
    UNIT: "morning afternoon evening night week month year weekend days weeks months years day",
    FLOATING: "both all each",
    VERB: """went made took came got gave met won lost led ran left kept brought became began spoke stood sent saw
        fell rose drew broke grew goes makes takes comes gets gives wins loses leads runs leaves keeps brings
        becomes begins stands sends sees falls rises seems appears needs wants hasn't let put cut hit set held
        bought sold paid built caught chose drove ate flew fought hung laid lay sat shook slept spent stole struck
        swept taught threw wore wrote thinks says knows means happens exists remains works plays lives looks helps
        turns starts keeps uses tries moves believes continues includes allows requires provides deserves""",
    RELATIVE: "who which whom whose",
    SPEECH_PLACE: """statement interview speech tweet tweets email letter call conference post briefing release
        memo report article column blog podcast hearing remarks testimony message rally appearance event debate
        comments facebook twitter editorial op-ed oped essay book video text news press radio television""",
    ACCORDING: "according",
    HEDGE: "reportedly allegedly purportedly supposedly",
    LABEL: """note notes update updated contributing contributors breaking exclusive look watch photos photo video
        revealed byline notice latest week day background correction editor editors summary example examples
        question answer q a text abstract source sources date time place where when what who why how related
        location phone email website tags topics categories category more also read here see credit credits
        highlights headline headlines results total score winner winners fact truth verdict alert boom wow poll""",
    PARTICLE: "out up down back off forward forth along",
    PERSON_NOUN: """official officials spokesman spokeswoman spokesperson spokespeople source sources people person man
        woman men women expert experts analyst analysts adviser advisers advisor advisors aide aides critics
        supporters opponents campaign administration government report study poll survey ministry department
        agency president senator congressman congresswoman governor mayor minister secretary director chairman
        chairwoman chief leader leaders lawmakers lawmaker republicans democrats voters respondents professor
        researchers scholars scholar scientists author authors police prosecutors prosecutor lawyer lawyers
        attorney judge court diplomats diplomat ambassador reporters reporter journalist candidate candidates
        nominee company firm group organization party committee documents document newspaper magazine media
        strategist pollster economist economists investigators witnesses witness residents resident activists""",
}
_CLASSES[CONTRACTED] = " ".join(word for word in _CLASSES[SUBJECT].split() if "'" in word)
_BITS: dict[str, int] = {}
for _bit, _words in _CLASSES.items():
    for _word in _words.split():
        _BITS[_word] = _BITS.get(_word, 0) | _bit
_ENDINGS = {"ed": VERB, "ly": ADVERB, "ng": ING, "'s": POSSESSIVE, "s'": POSSESSIVE}
_NAMES = frozenset(("Will", "May"))  # more often names than auxiliaries

WordBits = npt.NDArray[np.int32]


class CueWords:
    """The words of a vocabulary as the rules of attribution see them.

    Attributes
    ----------
    bits : array of int32, shape (words,)
        The closed classes above.
    verb, noun, adjective : array of int32, shape (words,)
        The cue that a word may be (a row of `Cues`); 0 where it is none.
    form : array of int32, shape (words,)
        Which forms of that verb it is.
    preposition : array of int32, shape (words,)
        The bit of `cues.PREPOSITIONS`.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._generation = vocabulary.generation
        self._facts = np.zeros((0, 6), np.int32)
        self._look_up = _facts_by_word()

    def facts(self) -> npt.NDArray[np.int32]:
        """Return (words, 6): bits, verb, form, noun, adjective, preposition of every word; learns the new ones."""
        if self._vocabulary.generation != self._generation:
            self._generation = self._vocabulary.generation
            self._facts = self._facts[:0]
        known = len(self._facts)
        new = self._vocabulary.folded[known:]
        if new:
            learnt = np.zeros((len(new), 6), np.int32)
            ending = _ENDINGS.get
            # An ending tells little of a name: "Fred", "Skelly".
            written = self._vocabulary.words[known:]
            learnt[:, 0] = [ending(word[-2:], 0) for word in written]
            look_up = self._look_up.get
            for place, word in enumerate(new):
                found = look_up(word)
                if found is not None:
                    learnt[place] = found
                    if written[place] in _NAMES:
                        learnt[place, 0] &= ~AUXILIARY
                elif word[0].isdecimal():
                    learnt[place, 0] |= NUMBER
                elif word != written[place]:
                    learnt[place, 0] &= POSSESSIVE
            self._facts = np.concatenate((self._facts, learnt))
        return self._facts


def _facts_by_word() -> dict[str, tuple[int, ...]]:
    cues = load_cues()
    words = set(_BITS) | set(cues.verbs) | set(cues.nouns) | set(cues.adjectives)
    facts = {}
    for word in words:
        verb, form = cues.verbs.get(word, (0, 0))
        bits = _BITS.get(word, _ENDINGS.get(word[-2:], 0) & (VERB | ING) if verb else 0)
        facts[word] = (
            bits,
            verb,
            form,
            cues.nouns.get(word, 0),
            cues.adjectives.get(word, 0),
            preposition_bit(word),
        )
    return facts
