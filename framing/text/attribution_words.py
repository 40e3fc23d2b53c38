"""Closed classes of words that the rules of attribution know, one bit each."""

from __future__ import annotations

from framing.text.cues import preposition_bit

BE = 1 << 0
HAVE = 1 << 1
MODAL = 1 << 2
NEGATION = 1 << 3
ADVERB = 1 << 4
SUBJECT = 1 << 5  # pronouns that are subjects: he, they, who
OBJECT_PRONOUN = 1 << 6
DETERMINER = 1 << 7
PREPOSITION = 1 << 8
CONJUNCTION = 1 << 9
SUBORDINATOR = 1 << 10
WH = 1 << 11
THAT_WORD = 1 << 12
TO_WORD = 1 << 13
TIME = 1 << 14
VERB = 1 << 15  # finite verbs that are no cues, as far as they can be told: -ed, and common irregular ones
ING = 1 << 16
RELATIVE = 1 << 17  # who, which
SPEECH_PLACE = 1 << 18  # statement, interview, speech: "said in a statement that"
ACCORDING = 1 << 19
POSSESSIVE = 1 << 20  # Smith's, his
NUMBER = 1 << 21
PERSON_NOUN = 1 << 22  # official, spokesman: speaks without a capital
LABEL = 1 << 23  # Note, Update: before a colon it names no speaker
PARTICLE = 1 << 24  # out, up: "point out that"
UNIT = 1 << 25  # week, night: part of a time
FLOATING = 1 << 26  # both, all: between subject and verb
CONTRACTED = 1 << 27  # he's, they'd: a subject with its verb
REPORT_NOUN = 1 << 28  # poll, study: finds and shows
FIRST_PERSON = 1 << 48  # I, we: outside quotation marks, the writer
CAUSE = 1 << 52  # a reason is given: mostly the speaker's
PERSONAL = 1 << 51  # he, they
ARTICLE = 1 << 50  # what follows is no verb
FROM = 1 << 49  # before a colon: "from the report: “…”"

# What is worked out from these and from the cues.
CAPITAL = 1 << 29  # starts with a capital letter
FINITE = 1 << 30  # looks like a finite verb
CUE_VERB = 1 << 31
CUE_NOUN = 1 << 32
CUE_ADJECTIVE = 1 << 33
FIRST_PREPOSITION = 34  # from this bit on: which of `cues.PREPOSITIONS` it is
AS_WORD = preposition_bit("as") << FIRST_PREPOSITION
OF_WORD = preposition_bit("of") << FIRST_PREPOSITION

AUXILIARY = BE | HAVE | MODAL

_CLASSES = {
    BE: "is are was were be been being am isn't aren't wasn't weren't ain't",
    HAVE: "has have had having hasn't haven't hadn't",
    MODAL: """
        will would can could may might must shall should do does did don't doesn't didn't won't wouldn't
        can't cannot couldn't shouldn't mustn't
    """,
    NEGATION: "not never",
    ADVERB: """
        also then later earlier recently repeatedly often just now still already again once first ever
        even only previously further soon long always sometimes rather instead too yet so far simply well
        twice meanwhile afterward afterwards though himself herself themselves itself ago rarely seldom
        else furthermore additionally separately jointly together
    """,
    SUBJECT: """
        he she they we i you it who someone everyone everybody nobody somebody many some others several
        few he's she's they're we're i'm you're it's he'd she'd they'd we'd i'd you'd he'll she'll
        they'll we'll i'll you'll it'll they've we've i've you've there there's that's none
    """,
    OBJECT_PRONOUN: "him her them us me it you himself herself themselves",
    DETERMINER: "the a an this these those my your his her its our their any every no another such what's",
    POSSESSIVE: "my your his her its our their",
    PREPOSITION: """
        of in on at by for from with about against over under between among through during after before
        since until into onto toward towards upon within without despite amid per via across around
        behind beyond near off outside inside except including regarding concerning following throughout
        versus than like as
    """,
    CONJUNCTION: "and or but nor",
    SUBORDINATOR: """
        because while although though if unless whereas since until when where whenever as after before
        once whereby lest
    """,
    WH: "whether how why what who which where when if",
    THAT_WORD: "that",
    TO_WORD: "to",
    TIME: """
        monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january
        february march april june july august september october november december jan feb aug sept oct
        nov dec last next earlier later ago noon midnight early late recently
    """,
    REPORT_NOUN: """
        poll polls survey surveys study studies report reports investigation investigations analysis
        analyses review reviews audit research data figures records filings documents results statistics
        numbers census disclosures findings inquiry panel court judge jury committee it they he she
        researchers investigators scientists who
    """,
    FIRST_PERSON: "i we i'm we're i'd we'd i'll we'll i've we've",
    FROM: "from per via",
    CAUSE: "because as",
    PERSONAL: "i he she they we",
    ARTICLE: "the a an my your his its our their every no",
    UNIT: "morning afternoon evening night week month year weekend days weeks months years day",
    FLOATING: "both all each",
    VERB: """
        went made took came got gave met won lost led ran left kept brought became began spoke stood sent
        saw fell rose drew broke grew goes makes takes comes gets gives wins loses leads runs leaves
        keeps brings becomes begins stands sends sees falls rises seems appears needs wants hasn't let
        put cut hit set held bought sold paid built caught chose drove ate flew fought hung laid lay sat
        shook slept spent stole struck swept taught threw wore wrote thinks says knows means happens
        exists remains works plays lives looks helps turns starts uses tries moves believes continues
        includes allows requires provides deserves puts goes arose beat bent blew bound crept dealt dug drank
        fed felt flung forbade forgot forgave froze ground heard hid knew meant overcame rang
        rode sang sank shone shot shrank shrugs snapped sought spat spun sprang strode strung swore swam swung tore
        understood undertook upheld wept withdrew withheld wrung
    """,
    RELATIVE: "who which whom whose",
    SPEECH_PLACE: """
        statement interview speech tweet tweets email letter call conference post briefing release memo
        report article column blog podcast hearing remarks testimony message rally appearance event
        debate comments facebook twitter editorial op-ed oped essay book video text news press radio
        television
    """,
    ACCORDING: "according",
    LABEL: """
        note notes update updated contributing contributors breaking exclusive look watch photos photo
        video revealed byline notice latest week day background correction editor editors summary example
        examples question answer q a text abstract source sources date time place where when what who why
        how related location phone email website tags topics categories category more also read here see
        credit credits highlights headline headlines results total score winner winners fact truth
        verdict alert boom wow poll
    """,
    PARTICLE: "out up down back off forward forth along",
    PERSON_NOUN: """
        official officials spokesman spokeswoman spokesperson spokespeople source sources people person
        man woman men women expert experts analyst analysts adviser advisers advisor advisors aide aides
        critics supporters opponents campaign administration government report study poll survey ministry
        department agency president senator congressman congresswoman governor mayor minister secretary
        director chairman chairwoman chief leader leaders lawmakers lawmaker republicans democrats voters
        respondents professor researchers scholars scholar scientists author authors police prosecutors
        prosecutor lawyer lawyers attorney judge court diplomats diplomat ambassador reporters reporter
        journalist candidate candidates nominee company firm group organization party committee documents
        document newspaper magazine media strategist pollster economist economists investigators
        witnesses witness residents resident activists
    """,
}
_CLASSES[CONTRACTED] = " ".join(word for word in _CLASSES[SUBJECT].split() if "'" in word)
CLASS_BITS: dict[str, int] = {}
for _bit, _words in _CLASSES.items():
    for _word in _words.split():
        CLASS_BITS[_word] = CLASS_BITS.get(_word, 0) | _bit
# What the last two letters of a word in lower case make of it.
ENDING_BITS = {"ed": VERB, "ly": ADVERB, "ng": ING, "'s": POSSESSIVE, "s'": POSSESSIVE}
NAMES = frozenset(("Will", "May"))  # more often names than auxiliaries
