"""The tone of sentences: `vaderSentiment` itself is the reference."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.scoring.tone import ToneScorer, sentence_tone
from framing.text import Vocabulary, token_table
from framing.text.characters import characters
from tests.reference.tone import analyser, compounds

REAL_NEWS = Path(__file__).parents[3] / "shared" / "data" / "bench" / "articles_8000.parquet"


def tones(sentences: Sequence[str]) -> list[float]:
    """Score sentences as one batch, rounded as `vaderSentiment` rounds."""
    chars = characters(sentences)
    return [round(tone, 4) for tone in sentence_tone(chars, chars.starts, chars.ends).tolist()]


def assert_equal_to_vader(sentences: Sequence[str]) -> None:
    found, expected = tones(sentences), compounds(sentences)
    assert [row for row in zip(sentences, found, expected, strict=True) if row[1] != row[2]] == []


# --- Published values -------------------------------------------------------------------------------------------

PUBLISHED = [  # "Output for the above example code" in the README of VADER, by its authors
    ("VADER is smart, handsome, and funny.", 0.8316),
    ("VADER is smart, handsome, and funny!", 0.8439),
    ("VADER is very smart, handsome, and funny.", 0.8545),
    ("VADER is VERY SMART, handsome, and FUNNY.", 0.9227),
    ("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342),
    ("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469),
    ("VADER is not smart, handsome, nor funny.", -0.7424),
    ("The book was good.", 0.4404),
    ("At least it isn't a horrible book.", 0.431),
    ("The book was only kind of good.", 0.3832),
    ("The plot was good, but the characters are uncompelling and the dialog is not great.", -0.7042),
    ("Today SUX!", -0.5461),
    ("Today only kinda sux! But I'll get by, lol", 0.5249),
    ("Make sure you :) or :D today!", 0.8633),
    ("Not bad at all", 0.431),
]


@pytest.mark.parametrize(("sentence", "compound"), PUBLISHED)
def test_published_values(sentence: str, compound: float) -> None:
    assert tones([sentence]) == [compound]


def test_a_tone_worked_out_by_hand() -> None:
    # "good" has 1.9, "very" adds 0.293, "!" 0.292: 2.485 / sqrt(2.485² + 15) = 0.54005…
    chars = characters(["It was very good!"])
    assert sentence_tone(chars, chars.starts, chars.ends)[0] == pytest.approx(
        2.485 / (2.485**2 + 15) ** 0.5, abs=1e-15
    )


# --- Every rule -------------------------------------------------------------------------------------------------

RULES = """
good | very good | it is very nice good | very it good | very it is good | VERY good | It is VERY good
a hardly good
it is so very extremely good | a slightly bad | a SLIGHTLY bad | a VERY bad | really not bad
barely, not, very good
EXTREMELY GOOD NEWS | a GOOD day | A GOOD DAY | a BAD day | a NO good day | U.S. good | 2020 GOOD
É GOOD é
not good | not a good | not a so good | not a very big good | it isn't good | it isn’t good
ISN'T it good | wasn't it a good
cannot help | uh-uh good | don't, good | n't good | 'n't' good | can't stand good | xn'ty good
n' t good | n 't good
never good | never so good | never this good | never been so good | never so very good
never this is good | never a so good
so it good | this it good | so so good | so a very good | this good | but so good | never it so bad
NEVER SO BAD
without doubt good | without a doubt good | without doubt a good | without any good | without doubt
without a doubt, a good
least good | the least good | at least good | very least good | At Least a good | LEAST good
it least, good | least least good
but | good but bad | bad but good | but good | good but | good BUT bad but nice | good, but: bad!
nice but nice but nice
great good but great good | good nice better best but good bad worse worst
good good good but good good good
the shit | it is the shit | that is really the shit! | it was the bomb | oh that is the bomb and good
a very bad ass man
he is a bad ass | x y z bus stop | you wait at the bus stop good | oh well yeah right | yeah right good
oh well yeah right good
the kiss of death | it was a kiss of death | it is to die for | a cake to die for good
it has a beating heart
a heart that is beating heart good | a b yeah right, bad | a to die for die | very the bomb
not the shit | is not the shit
x sort of good | a kind of good | kind of good | it is kind of a good | just enough good
it is just enough good
sort of a good | a sort of a good | kind | a kind man | kind of | of kind of | kind kind of
Kind OF good | kindness of good
no | no problem | No good | no, good | there is no good | no very good | no one good | no fun or good
no fun nor good | no x y good
no no good | no, no, no! | good no | no | NO good | NO GOOD | no way good | no but good | not no good
no or good | no kind of good
good! | good!! | good!!! | good!!!! | good!!!!! | !good | bad! | bad!!!!!!!! | what?! | good? | good??
good??? | good???? | good?????
bad?!?!?! | ! | ? | !!! ??? | good ! ? ! ? | it!is good | b!a!d! good | nothing! | good bad!
good and then bad?!
:) | :( | ;) | :-D | :D good | (: | :) :( | good:) | ):< | <3 | </3 | XD | xD | o.O | :Þ | :þ | (good)
"good" | 'good' | good's
*good* | --good-- | g.o.o.d | good/bad | good,bad | ...good... | -ok- | (ok) | ok. | no. | no! | "no"
(no) good | so) good | (so good | b4 | ^urs
“good” | good” | good… | —good | good\u2028very\u2029good | not\xa0good | very\x1cgood | not\x1fgood
not\x85good | \u3000good\u3000
good | GOOD | gOOd | Good | \u212aind | \u212aIND of good | straße GOOD | ǅ GOOD | ΣΑΣ good | İ good
ﬁne | ＧＯＯＤ | ½ GOOD
fed up | can't stand | screwed up | bad ass | badass | the badass ass | fed  up | ( '}{' )
😀 | a😀b | 😀😀 | 😀 😀 | good😀! | not 😀 good | GOOD 😀 | ©good | good® | 🔛 good | 🆙🆙🆙 good | ❤️ good | 👍🏽
bad 💔 but 😀 | ‼ good ⁉
"""


def rule_cases() -> list[str]:
    """The cases of the table above, each also amid other words, behind some and before some."""
    cases = [case.strip(" ") for line in RULES.strip("\n").split("\n") for case in line.split(" | ")]
    return [f"{before}{case}{behind}" for case in cases for before in ("", "x y z ") for behind in ("", " w BAD")]


def test_every_rule() -> None:
    assert_equal_to_vader(rule_cases())


def test_the_cases_reach_their_rules() -> None:
    """Each pair differs in one rule only, so a rule that never fired would leave them equal."""
    pairs = {
        "booster": ("very good", "good"),
        "distance": ("very x good", "very good"),
        "capital booster": ("VERY good", "very good"),
        "capitals": ("a GOOD day", "a good day"),
        "only capitals": ("A GOOD DAY", "a GOOD day"),
        "negation": ("not good", "good"),
        "n't": ("xn't good", "x good"),
        "never so": ("never so good", "never very good"),
        "without doubt": ("without doubt good", "without good doubt"),
        "least": ("least good", "at least good"),
        "but": ("good but bad", "good and bad"),
        "idiom": ("x y the bomb", "x y a bomb"),
        "two-word booster": ("x kind of good", "x kinds of good"),
        "no": ("no good", "good no"),
        "exclamation": ("good!", "good"),
        "questions": ("good??", "good?"),
        "emoji": ("good 💔", "good"),
        "cancelled": ("good bad! better", "good bad better"),
    }
    for rule, (one, other) in pairs.items():
        assert len(set(tones([one, other]))) == 2, rule


# --- Generated sentences ----------------------------------------------------------------------------------------

LEXICON = sorted(analyser().lexicon)
HALVES = [word for word, valence in analyser().lexicon.items() if valence in (3.0, 2.0, 1.5, 1.0, 0.5, -2.0, -1.0)]
TWO, ONE = (next(word for word in LEXICON if analyser().lexicon[word] == valence) for valence in (2.0, 1.0))
MODIFIERS = """
very so really extremely kinda slightly almost hardly most less not never without nothing isn't wouldn't n't least
at this doubt no or nor kind sort of just enough but the shit bomb bad ass bus stop yeah right kiss death to die
for beating heart a it said I US
""".split()
SPACES = [" ", " ", " ", "  ", "\n", "\t", "\xa0", "\u2028", "\x1c", "\x1f", "\u3000", "\r\n", "\u200b"]
EMOJI = ["😀", "💔", "❤", "©", "🔛", "👍🏽", "‼"]

words = st.one_of(
    st.sampled_from(MODIFIERS), st.sampled_from(MODIFIERS), st.sampled_from(LEXICON), st.sampled_from(HALVES)
)
shapes = st.sampled_from([str, str, str, str.upper, str.title, str.swapcase])
edges = st.one_of(st.just(""), st.just(""), st.text("".join([*string.punctuation, *"!!??“”’—…"]), max_size=3))
written = st.builds(lambda before, word, shape, behind: before + shape(word) + behind, edges, words, shapes, edges)
pieces = st.one_of(
    written,
    written,
    written,
    st.sampled_from(EMOJI),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
)
sentences = st.lists(st.tuples(pieces, st.sampled_from(SPACES)), max_size=14).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)


@given(st.lists(sentences, max_size=6))
@settings(max_examples=150, deadline=None)
def test_generated_sentences(batch: list[str]) -> None:
    assert_equal_to_vader(batch)


@given(st.lists(sentences, min_size=1, max_size=4).map("".join), st.data())
@settings(max_examples=100, deadline=None)
def test_sentences_are_what_stands_between_their_borders(text: str, data: st.DataObject) -> None:
    """Borders may fall into words, sentences may be empty, and what is in none of them counts nowhere."""
    borders = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=10)))
    starts, ends = borders[: len(borders) // 2 * 2 : 2], borders[1::2]
    found = sentence_tone(characters([text]), np.array(starts, np.int64), np.array(ends, np.int64))
    expected = compounds([text[start:end] for start, end in zip(starts, ends, strict=True)])
    assert [round(tone, 4) for tone in found.tolist()] == expected


@given(st.lists(st.lists(sentences, max_size=6), max_size=3))
@settings(max_examples=100, deadline=None)
def test_a_scorer_that_knows_the_tokens_finds_the_same(batches: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    scorer = ToneScorer(vocabulary)
    for batch in batches:
        table = token_table(batch, (), vocabulary)
        spans = zip(table.sentence_starts.tolist(), table.sentence_ends.tolist(), strict=True)
        expected = compounds([table.chars.text[start:end] for start, end in spans])
        assert [round(tone, 4) for tone in scorer.sentences(table).tolist()] == expected


def test_a_scorer_and_marks_beside_tokens() -> None:
    words = (
        "good, (good) good. 'good' good's good!! ok. (ok) U.S. (U.S.), a.m.good good\"). no, no. n't 'good, —good"
    )
    batch = [f"It was {word} and not" for word in words.split()]
    table = token_table(batch, (), vocabulary := Vocabulary())
    spans = zip(table.sentence_starts.tolist(), table.sentence_ends.tolist(), strict=True)
    expected = compounds([table.chars.text[start:end] for start, end in spans])
    assert [round(tone, 4) for tone in ToneScorer(vocabulary).sentences(table).tolist()] == expected


@given(st.lists(st.lists(st.one_of(st.sampled_from(HALVES), st.sampled_from(["but", "the bomb"])), max_size=12)))
@settings(max_examples=100, deadline=None)
@example([["x", TWO, "but", ONE]])
def test_equal_values_around_but(batch: list[list[str]]) -> None:
    """What VADER has weighed once may equal a later value, and is weighed again in its place."""
    assert_equal_to_vader([" ".join(chosen) for chosen in batch])


OPPOSITE = {valence: word for word, valence in analyser().lexicon.items()}
BALANCED = sorted(word for word, valence in analyser().lexicon.items() if -valence in OPPOSITE)


@given(st.lists(st.lists(st.sampled_from(BALANCED), min_size=2, max_size=9), min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_valences_that_cancel_out(batch: list[list[str]]) -> None:
    """Of a sum that is zero but for rounding, the marks count or don't: it has to be rounded in the same way."""
    valence = analyser().lexicon
    assert_equal_to_vader(
        [" x y z ".join([*chosen, *(OPPOSITE[-valence[word]] for word in chosen)]) + "!" for chosen in batch]
    )


# --- Edges ------------------------------------------------------------------------------------------------------


def test_nothing_to_score() -> None:
    for batch in ([], [""], ["", " ", "\n\t\u2028"], ["..."], ["?!", "!!!", "—"]):
        assert tones(batch) == [0.0] * len(batch)
    chars = characters(["It is good."])
    nothing = sentence_tone(chars, np.empty(0, np.int64), np.empty(0, np.int64))
    assert (nothing.shape, nothing.dtype) == ((0,), np.dtype(np.float64))


def test_odd_single_words() -> None:
    batch = [
        "good",
        "g" * 300,
        "good" * 75,
        "\0",
        "good\0bad",
        "good \0 bad",
        "!" * 300,
        "😀" * 30,
        "'",
        ":)",
        "x",
    ]
    assert_equal_to_vader(batch)
    for sentence in batch:
        assert_equal_to_vader([sentence])


def test_a_sentence_of_a_whole_batch() -> None:
    sentence = "It was not very good , but the end was GREAT ; " * 40
    assert_equal_to_vader([sentence, "x " * 5000, sentence.upper()])
    assert_equal_to_vader([("great good " + "nice fine " * 80) * 2 + "but good bad " * 60])


def test_words_outside_of_sentences_count_nowhere() -> None:
    text = "!! but BAD It was good but bad BUT!? 😀 GOOD it was nice. but!!"
    start, middle, end = text.index("It"), text.index(" BUT"), text.index("it was nice")
    starts, ends = np.array([start, end]), np.array([middle, end + len("it was nice")])
    chars = characters([text])
    found = [round(tone, 4) for tone in sentence_tone(chars, starts, ends).tolist()]
    assert (
        found == compounds(["It was good but bad", "it was nice"]) == tones(["It was good but bad", "it was nice"])
    )
    assert sentence_tone(chars, starts[:0], ends[:0]).tolist() == []


def test_neighbours_change_nothing() -> None:
    batch = rule_cases()
    assert tones(batch) == [tone for sentence in batch for tone in tones([sentence])]


# --- Real news --------------------------------------------------------------------------------------------------


def test_real_news() -> None:
    if not REAL_NEWS.exists():
        pytest.skip("the news articles for measuring (../shared/data/bench) are not on this machine")
    texts = pq.read_table(REAL_NEWS, columns=["text"]).column("text").slice(0, 150).to_pylist()
    chars = characters(texts)
    spans = np.array([match.span() for match in re.finditer(r"\S.*?(?:[.!?][”\"')]*(?=\s)|$)", chars.text, re.M)])
    found = sentence_tone(chars, spans[:, 0], spans[:, 1])
    expected = compounds([chars.text[start:end] for start, end in spans.tolist()])
    assert len(expected) > 5000
    assert np.count_nonzero(expected) > 2000
    assert [round(tone, 4) for tone in found.tolist()] == expected
