"""The words that names, titles and other speakers are made of: worked out once per word."""

from __future__ import annotations

import re
from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from framing.text.vocabulary import Vocabulary
from framing.text.words import bare

Numbers = npt.NDArray[np.int32]

# Traits of a word; one bit each.
CAPITAL = 1 << 0  # starts with a capital letter
FUNCTION = 1 << 1  # never part of a name, even with a capital: "The", "However", "Monday"
TITLE = 1 << 2  # names a person's office or trade: president, professor
TITLE_PART = 1 << 3  # stands in titles: vice, former, foreign
HONORIFIC = 1 << 4  # Mr, Dr
MALE = 1 << 5
FEMALE = 1 << 6
ORGANISATION = 1 << 7
OUTLET = 1 << 8  # makes an outlet of the capitals before it: "X Times"
OUTLET_NAME = 1 << 9  # an outlet by itself: Reuters
DOCUMENT = 1 << 10
GROUP = 1 << 11  # people without a name: officials, sources
PLACE = 1 << 12  # countries, their people and capitals
PREPOSITION = 1 << 13
DETERMINER = 1 << 14
HE = 1 << 15
SHE = 1 << 16
PRONOUN = 1 << 17  # any other
WHO = 1 << 18
PARTICLE = 1 << 19  # inside names: de, van, bin
SYLLABLE = 1 << 20  # in lower case, and yet the end of a Chinese or Korean name: "Ho Jin yu"
ACRONYM = 1 << 21
POSSESSIVE = 1 << 22
LINK = 1 << 23  # inside titles: "of", "the"

_CLASSES = {
    FUNCTION: """and or but if when while as because since although though after before during until however
        moreover also then thus so not no yes there here what why how where monday tuesday
        wednesday thursday friday saturday sunday january february march april june july
        august september october november december today yesterday tomorrow meanwhile still
        yet even only just now later earlier first second third finally firstly secondly
        thirdly recently currently previously subsequently furthermore additionally overall
        therefore i photo image video watch read related share updated posted published
        copyright see continued name age getty credit""",
    TITLE: """president minister premier chancellor secretary chairman chairwoman chairperson chair chief
        director governor mayor senator congressman congresswoman representative lawmaker
        spokesman spokeswoman spokesperson ambassador envoy commissioner prosecutor judge
        justice attorney lawyer general admiral colonel captain commander lieutenant
        sergeant sheriff officer head leader speaker professor scholar researcher fellow
        analyst economist expert strategist scientist historian author editor columnist
        reporter journalist correspondent anchor host ceo cfo coo founder co-founder
        cofounder manager executive adviser advisor aide counsel treasurer candidate nominee
        frontrunner activist organizer organiser pollster consultant physician doctor nurse
        teacher principal dean rector coach king queen prince princess pope cardinal
        archbishop bishop rabbi imam pastor diplomat negotiator coordinator administrator
        superintendent inspector detective investigator engineer lecturer critic writer
        actor actress director-general partner trader investor farmer owner dictator
        chieftain commentator delegate legislator councilman councilwoman councillor whip
        consul official undersecretary inspector-general sen rep gov gen pres prof lt col
        maj capt cmdr sgt amb sec atty sens reps democrat businessman businesswoman
        billionaire""",
    TITLE_PART: """vice deputy prime foreign former ex acting assistant associate senior junior chief executive
        then-president late current incoming outgoing interim new old top leading general
        state defense defence interior finance treasury trade affairs security national
        presidential vice-presidential republican democratic conservative liberal
        independent communist party press majority minority house senate labor labour health
        education justice commerce energy agriculture transportation transport environment
        homeland veteran retired elder permanent special political research policy campaign
        communications managing founding honorary under development external internal
        relations economic billionaire staff public law attorney emeritus principal visiting
        distinguished lead standing central supreme federal""",
    HONORIFIC: "mr mrs ms miss mx dr sir dame lord lady madam madame messrs hon rev fr reverend",
    ORGANISATION: """ministry department agency bureau office committee commission council court congress
        parliament senate assembly government administration cabinet embassy consulate party
        bank fund company corporation corp inc ltd llc plc co group holdings firm
        association federation union league alliance institute institution university
        college school academy center centre foundation organization organisation society
        network board authority police army navy force forces military troops airline
        airlines airways campaign team club chamber exchange service services treasury
        pentagon kremlin nato asean un eu who imf wto oecd opec fbi cia nsa hospital clinic
        museum church vatican house regime coalition opposition movement lobby think-tank
        thinktank tank industries technologies motors energy systems partners capital
        securities insurance google apple microsoft amazon facebook meta tesla boeing intel
        huawei tsmc samsung toyota walmart twitter republicans democrats side sides gop
        hamas hezbollah taliban isis conference startup carmaker maker manufacturer retailer
        lender insurer regulator watchdog charity nonprofit ngo secretariat directorate
        taskforce delegation mission brigade command junta politburo presidency chancellery
        prosecution defense campaigners resort hotel tower airport studio studios
        entertainment reserve""",
    OUTLET: """times daily news post journal herald tribune gazette chronicle observer telegraph guardian
        mirror express standard press review magazine weekly newspaper newspapers paper
        broadcaster tv television radio media tabloid outlet outlets website blog channel
        wire dispatch examiner inquirer globe sun mail independent economist atlantic
        newsweek broadcasting""",
    OUTLET_NAME: """reuters xinhua cctv cgtn bbc cnn nbc cbs abc msnbc cnbc npr pbs afp bloomberg politico axios
        breitbart buzzfeed vox slate salon mashable tass interfax kyodo yonhap antara
        bernama dpa efe ansa al-jazeera jazeera nhk zdf ard rfi rt sputnik vnexpress caixin
        huffpost newsmax haaretz asahi nikkei spiegel pravda kommersant ap upi""",
    DOCUMENT: """report reports statement statements survey surveys poll polls study studies agreement
        agreements document documents paper papers letter letters memo memos filing filings
        lawsuit complaint indictment declaration communique treaty constitution law bill
        resolution ruling order article articles book books editorial essay analysis review
        data figures statistics results findings release transcript email emails tweet post
        message text ad advertisement script website page draft plan budget census index
        deal pact communiqué affidavit testimony record records research evidence brief
        chart map speech remarks memoir account note""",
    GROUP: """officials analysts sources source experts critics observers authorities people scholars
        researchers economists lawyers prosecutors investigators diplomats lawmakers
        senators leaders ministers voters supporters opponents residents witnesses witness
        activists protesters protestors demonstrators reporters journalists commentators
        strategists advisers advisors aides staffers employees workers executives investors
        traders businesses companies scientists doctors teachers students parents families
        friends friend neighbors neighbours neighbor colleague colleagues insiders insider
        representatives spokesmen spokespeople members member delegates candidates
        politicians politician respondents participants readers viewers users fans americans
        allies ally person man woman men women boy girl someone somebody everyone everybody
        nobody others many some most several few millions thousands hundreds majority
        percent public citizens citizen locals migrants immigrants refugees soldiers troops
        rebels militants farmers consumers customers shareholders regulators judges
        governors mayors generals conservatives liberals progressives evangelicals
        christians muslims jews catholics blacks whites hispanics latinos veterans mother
        father son daughter wife husband brother sister victim victims survivor survivors
        suspect suspects bystander pundits pollsters historians professors academics
        specialists organizers organisers backers donors donor detractors skeptics
        campaigners firms countries nations states hackers hacker operatives surrogates
        surrogate staffer employee worker resident voter supporter opponent observer
        specialist spouse""",
    PLACE: """us u.s usa america american britain british uk u.k england english scotland scottish wales
        welsh ireland irish france french germany german germans italy italian spain spanish
        portugal portuguese netherlands dutch belgium belgian luxembourg switzerland swiss
        austria austrian poland polish czech slovakia slovak hungary hungarian romania
        romanian bulgaria bulgarian greece greek turkey turkish cyprus sweden swedish norway
        norwegian denmark danish finland finnish iceland estonia latvia lithuania ukraine
        ukrainian russia russian russians belarus moldova georgia georgian armenia armenian
        azerbaijan kazakhstan uzbekistan serbia serbian croatia croatian bosnia kosovo
        albania slovenia china chinese taiwan taiwanese japan japanese korea korean koreans
        mongolia vietnam vietnamese laos cambodia cambodian thailand thai myanmar burma
        malaysia malaysian singapore singaporean indonesia indonesian philippines philippine
        filipino brunei india indian pakistan pakistani bangladesh nepal afghanistan afghan
        iran iranian iraq iraqi syria syrian lebanon lebanese israel israeli palestinian
        palestine jordan jordanian egypt egyptian saudi arabia qatar kuwait bahrain emirates
        uae oman yemen libya libyan tunisia algeria morocco sudan ethiopia kenya kenyan
        nigeria nigerian niger mali ghana congo rwanda uganda tanzania zimbabwe africa
        african mexico mexican canada canadian cuba cuban venezuela colombia colombian
        brazil brazilian argentina chile peru bolivia ecuador australia australian zealand
        europe european asia asian washington beijing moscow london paris berlin tokyo seoul
        pyongyang hanoi brussels kyiv kiev delhi islamabad tehran baghdad damascus jerusalem
        cairo ankara riyadh taipei havana ottawa canberra warsaw rome madrid vienna geneva
        alabama alaska arizona arkansas california colorado connecticut delaware florida
        hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
        massachusetts michigan minnesota mississippi missouri montana nebraska nevada
        hampshire jersey ohio oklahoma oregon pennsylvania dakota tennessee texas utah
        vermont virginia wisconsin wyoming york angeles chicago boston houston shanghai kong
        pacific atlantic north south east west northern southern eastern western northeast
        northwest southeast states united new""",
    PREPOSITION: """of for at from in with on by to about against near under over into who whom whose which that
        whether including where when during after before since while representing familiar
        close""",
    DETERMINER: """the a an this that these those his her its their our my your both all some any each every
        another one two three four five six seven eight nine ten several many few most other
        no such more""",
    HE: "he him his himself he's he'd he'll",
    SHE: "she her hers herself she's she'd she'll",
    PRONOUN: """it its they them their theirs we us our you your i me my it's they're we're i'm you're
        they've we've i've that this these those there everybody everyone somebody someone
        anyone nobody none one which what""",
    WHO: "who",
    LINK: "of the for to at",
    PARTICLE: "de la le du da dos di del della van von der den ter bin ibn bint al el abu ben y und af",
    MALE: """mr sir lord adam alan albert alex alexander alexei alfred allen andrew andrey anthony
        antonio antony arthur barack barry ben benjamin bernard bernie bill bob boris brad
        brian bruce carl carlos charles chris christopher craig dan daniel david dean dennis
        dmitry don donald doug douglas dwight ed eddie edward edwin emmanuel eric ernest
        eugene francis francisco frank fred frederick gary gene geoff george gerald gerhard
        giovanni giuseppe glenn gordon graham greg gregory guy hans harold harry hassan
        henry herbert howard hugh hugo ian igor ivan jack jacob jacques jake james jamie
        jared jason jay jean-claude jeb jeff jeffrey jeremy jerome jerry jim jimmy joe joel
        john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith
        kenneth kevin klaus kurt kyle larry lawrence lee leo leonard lindsey lloyd louis
        luis luke marc marco mario mark martin marvin matt matthew maurice max michael
        miguel mike mikhail mitch mitt mohammad mohammed muhammad nathan neil newt nicholas
        nick nicolas nigel norman oliver oscar otto pablo patrick paul pedro pete peter phil
        philip phillip pierre rafael ralph rand randy ray raymond reince richard rick robert
        roberto rodrigo roger roland ron ronald roy rudolph rudy rupert russell ryan sam
        samuel scott sean sergei sergey seth shinzo stanley stephen steve steven stuart ted
        terry theodore thomas tim timothy toby todd tom tommy tony trevor vernon victor
        viktor vincent vladimir volodymyr walter warren wayne wesley william wolfgang xavier
        yuri zachary""",
    FEMALE: """mrs ms miss dame lady madam madame abigail agnes alexandra alice alicia alison amanda amber
        amy andrea angela angelina anita ann anna anne annie april audrey barbara beatrice
        becky bernadette beth betsy betty bonnie brenda bridget camille carly carmen carol
        caroline carolyn catherine cathy cecile cecilia charlotte chelsea cheryl christina
        christine cindy claire clara claudia condoleezza connie crystal cynthia daisy dana
        deborah debbie denise diana diane dolores donna dorothy edith eileen elaine eleanor
        elena elizabeth ellen emily emma erin esther eva evelyn florence frances gabriela
        gail geraldine gina gladys gloria grace greta hannah heather heidi helen hillary
        holly huma ida irene isabel ivanka jacinda jackie jan jane janet janice jeanne
        jennifer jenny jessica jill joan joanna josephine joyce judith judy julia julie
        kamala karen kate katherine kathleen kathy katie kayleigh kellyanne kim kimberly
        kirsten kristen laura lauren leah lena lillian linda lisa liz loretta lori louise
        lucy lynn madeleine maggie margaret maria marie marilyn marine marion martha mary
        maya megan melania melinda melissa mercedes michelle mildred miriam molly monica
        nadia nancy naomi natalie nicola nikki nina olga olivia pamela patricia paula peggy
        phyllis rachel rebecca renee rhonda rita roberta rosa rose ruth samantha sandra sara
        sarah shannon sharon sheila shirley sonia sophia stacey stephanie susan suzanne
        sylvia tamara tammy teresa theresa tina tracy ursula valerie vanessa vera veronica
        victoria violet virginia vivian wanda wendy yvonne""",
}
# Offices that go by several words.
_SAME_OFFICE = {
    "spokesman spokeswoman spokesperson": "spokesperson",
    "chairman chairwoman chairperson chair": "chair",
    "congressman congresswoman representative rep reps": "representative",
    "senator sen sens": "senator",
    "governor gov": "governor",
    "general gen": "general",
    "president pres": "president",
    "professor prof": "professor",
    "attorney atty lawyer": "lawyer",
    "secretary sec": "secretary",
    "ambassador amb": "ambassador",
    "adviser advisor": "adviser",
    "premier": "premier",
}
OFFICE = {word: office for words, office in _SAME_OFFICE.items() for word in words.split()}

# Syllables of Chinese as written in Latin letters, and a few Korean endings; and English words of that shape.
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?"
    r"(?:ai|ei|ao|ou|ang|eng|ong|an|en|iang|ing|iong|iao|ian|ia|ie|iu|in|uai|uang|uan|ui|un|ua|uo|ue|ung|oon|a|o|e|i|u)"
)
_ENGLISH = frozenset(
    """a ai an and ban bang be bin can chai chain change chin chum coo cue dai dang den die din ding do dong
    due dun fan fang fin fun fen gang gin go gong gun ha hang hen he her hi hue hung in la lie long lo
    lung ma main man me men min moon mei no noon nun on pa pan pang pen pi pie pin ping pun ran rang rue
    run sang sea she shin shoe shun sin sing so song soon sue sun sung tan tang tea ten the tie tin to
    ton too tong tune via wan we wen win wing who woo ya yang ye yen you young zen chou tai si de le du
    di da being ruin""".split()
)
_LONGEST_SYLLABLE = 4
_ALL_CAPITALS = re.compile(r"[A-Z](?:[A-Z0-9&]|\.(?=[A-Z]))+")
_LONGEST_ACRONYM = 5
_POSSESSIVE_ENDINGS = ("'s", "s'")
_OUTLET_ONLY_WITH_CAPITAL = frozenset(
    """times daily news post journal herald tribune gazette chronicle observer telegraph guardian mirror express
    standard review wire dispatch examiner inquirer globe sun mail independent economist atlantic weekly""".split()
)
# What is so only with a capital ("us" and "US"), and only in capitals ("Kim Jong Un").
_CAPITAL_ONLY = PLACE | OUTLET_NAME | MALE | FEMALE
_ONLY_AS_ACRONYMS = frozenset("us who it un eu ap up ard rt ana afp ap gop isis".split())
_PEOPLE = (
    "ists",
    "ologist",
    "icians",
    "ician",
    "workers",
    "worker",
    "goers",
    "makers",
    "holders",
    "owners",
    "men",
    "women",
)


@cache
def _by_word() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in _CLASSES.items():
        for word in words.split():
            found[word] = found.get(word, 0) | bit
    return found


class NameWords:
    """What is known of a vocabulary's words, grown as it grows.

    Attributes
    ----------
    traits : array of int32, shape (v,)
        The bits of each word.
    key : array of int32, shape (v,)
        A number for the word without case and possessive ending, where it starts with a capital; else −1.
    """

    def __init__(self) -> None:
        self._generation = -1
        self._forget()

    def _forget(self) -> None:
        self.traits: Numbers = np.empty(0, np.int32)
        self.key: Numbers = np.empty(0, np.int32)
        self._keys: dict[str, int] = {}

    def learn(self, vocabulary: Vocabulary) -> None:
        """Look at the words that the vocabulary has learnt since the last time."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        start = len(self.traits)
        if start == len(vocabulary):
            return
        folded, written = vocabulary.folded[start:], vocabulary.words[start:]
        look_up, keys = _by_word().get, self._keys
        traits = [look_up(word, 0) for word in folded]
        key = [-1] * len(folded)
        for place, (word, form) in enumerate(zip(folded, written, strict=True)):
            if form[0].isupper():
                if word[-2:] in _POSSESSIVE_ENDINGS:
                    word = bare(word)
                    traits[place] = traits[place] or look_up(word, 0) | POSSESSIVE
                traits[place] = _with_capital(traits[place], word, form)
                key[place] = keys.setdefault(word, len(keys))
            elif traits[place]:
                traits[place] &= ~(_CAPITAL_ONLY | OUTLET * (word in _OUTLET_ONLY_WITH_CAPITAL))
            elif word[-2:] in _POSSESSIVE_ENDINGS:
                traits[place] = look_up(bare(word), 0) & ~_CAPITAL_ONLY | POSSESSIVE
            elif word.endswith(_PEOPLE):
                traits[place] = GROUP
            elif len(word) <= _LONGEST_SYLLABLE and is_syllable(word):
                traits[place] = SYLLABLE
        self.traits = np.concatenate((self.traits, np.array(traits, np.int32)))
        self.key = np.concatenate((self.key, np.array(key, np.int32)))


def _with_capital(traits: int, word: str, form: str) -> int:
    """Return the traits of a word that is written with a capital."""
    acronym = len(form) <= _LONGEST_ACRONYM and _ALL_CAPITALS.fullmatch(form) is not None
    if word in _ONLY_AS_ACRONYMS:
        traits &= ~(PRONOUN | WHO | PREPOSITION) if acronym else ~(PLACE | ORGANISATION | OUTLET_NAME)
    return traits | CAPITAL | ACRONYM * acronym


def is_syllable(word: str) -> bool:
    """Whether a word in lower case may end a Chinese or Korean name: ``yu``, but not ``men``."""
    return word not in _ENGLISH and _SYLLABLE.fullmatch(word) is not None


_BESIDE: WeakKeyDictionary[Vocabulary, NameWords] = WeakKeyDictionary()


def name_words(vocabulary: Vocabulary) -> NameWords:
    """Return what is known of a vocabulary's words, all of them learnt."""
    words = _BESIDE.setdefault(vocabulary, NameWords())
    words.learn(vocabulary)
    return words


def is_title(word: str) -> bool:
    """Whether a folded word names an office or a trade."""
    return (_by_word().get(word, 0) & TITLE) != 0


def is_place(word: str) -> bool:
    """Whether a folded word names a country, its people or its capital."""
    return (_by_word().get(word, 0) & PLACE) != 0
