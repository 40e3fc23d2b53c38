"""Lists with numbers: AFINN, NRC in its three shapes, MPQA, eMFD. Weights by hand calculation."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from tests.lexicon.importers.dictionaries import (
    AFINN,
    EMFD,
    MPQA,
    NRC,
    NRC_HASHTAG,
    NRC_VAD,
    left_out,
    load,
    notes,
    refused,
    terms,
    weights,
)


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_afinn(tmp_path: Path, delimiter: str) -> None:
    lexicon = load(tmp_path, AFINN.replace("\t", delimiter))
    assert weights(lexicon) == {"positive": {"merry": 3.0}, "negative": {"dread": 3.0, "can't stand": 2.0}}


def test_afinn_with_odd_lines(tmp_path: Path) -> None:
    many = "".join(f"word{number}\t1\n" for number in range(20))
    lexicon = load(tmp_path, f"word\tvalue\n{many}dull\t0\nodd\tnan\nf**k\t-4\n;)\t2\nalone\n")
    assert left_out(lexicon) == [
        "line 22: 'dull': its number is 0, which adds nothing.",
        "line 23: 'odd': 'nan' is no number.",
        "line 24: 'f**k': its * or ? stands for itself, and in a term it would stand for letters.",
        "line 25: ';)': character 2: this bracket was never opened.",
        "line 26: 'alone': a line has 2 columns with tabs in between, and none is blank.",
    ]


def test_nrc_words(tmp_path: Path) -> None:
    lexicon = load(tmp_path, NRC)
    assert terms(lexicon) == {"joy": ["merry"], "fear": ["dread"]}
    assert left_out(lexicon) == []


def test_nrc_intensity_and_hashtag_emotions(tmp_path: Path) -> None:
    intensity = "word\temotion\tscore\nmerry\tjoy\t0.75\nglad\tjoy\t0.5\ndread\tfear\t0.25\n"
    assert weights(load(tmp_path, intensity)) == {"joy": {"merry": 0.75, "glad": 0.5}, "fear": {"dread": 0.25}}
    hashtags = "joy\tmerry\t1.25\njoy\t#glad\t0.5\nfear\tdread\t2\n"
    lexicon = load(tmp_path, hashtags)
    assert weights(lexicon) == {"joy": {"merry": 1.25}, "fear": {"dread": 2.0}}
    assert left_out(lexicon) == ["line 2: '#glad': a hashtag; without its # it would count every such word."]


def test_nrc_with_a_column_for_each_emotion(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path,
        "English Word\tanger\tjoy\tfear\nmerry\t0\t1\t0\ndread\t0\t0\t1\nodd\t0\t2\t1\n" + "a\t0\t1\t1\n" * 9,
    )
    assert terms(lexicon) == {"joy": ["merry", "a"], "fear": ["dread", "a"]}
    assert left_out(lexicon) == ["line 4: 'odd': a row has 4 cells, with 0 or 1 under each emotion."]
    assert notes(lexicon)[0] == "line 1: the category 'anger' has no entry that can be kept."


def test_nrc_in_another_language(tmp_path: Path) -> None:
    head = "English Word\tjoy\tfear\t"
    lexicon = load(
        tmp_path, f"{head}Danish Word\nmerry\t1\t0\tglad\ndread\t0\t1\tangst\nlost\t0\t1\tNO TRANSLATION\n"
    )
    assert terms(lexicon) == {"joy": ["glad"], "fear": ["angst"]}
    assert left_out(lexicon) == ["line 4: 'lost': it has no translation."]
    assert notes(lexicon) == ["line 1: The words are those of the column 'Danish Word'."]
    lexicon = load(
        tmp_path, f"{head}Danish Word\tDutch Word\nmerry\t1\t0\tglad\tblij\ndread\t0\t1\tangst\tvrees\n"
    )
    assert terms(lexicon) == {"joy": ["merry"], "fear": ["dread"]}
    assert notes(lexicon) == [
        "line 1: The words are those of the column 'English Word'; not read: 'Danish Word', 'Dutch Word'."
    ]


def test_three_columns_of_something_else_are_not_valence(tmp_path: Path) -> None:
    assert "no format of dictionaries is recognised" in refused(
        tmp_path, "word\tcost\tgain\trisk\nmerry\t0.5\t0.25\t0.75\ndread\t0.5\t0.1\t0\n"
    )


def test_decimal_commas(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "merry;1,5\ndread;-0,5\n")
    assert weights(lexicon) == {"positive": {"merry": 1.5}, "negative": {"dread": 0.5}}


def test_nrc_vad_from_zero_to_one(tmp_path: Path) -> None:
    lexicon = load(tmp_path, NRC_VAD)
    # 2 × 0.9 − 1 = 0.8; an arousal of 0.5 is the middle and in neither category.
    assert weights(lexicon) == {
        "valence.high": {"merry": 0.8},
        "valence.low": {"dread": 0.8},
        "arousal.high": {"dread": 0.6},
        "dominance.high": {"merry": 0.5},
        "dominance.low": {"dread": 0.5},
    }
    assert notes(lexicon) == [
        "The numbers are read as a scale of 0 to 1, with its middle at 0.5; weights are distances from the "
        "middle.",
        "line 1: the category 'arousal › low' has no entry that can be kept.",
    ]


def test_nrc_vad_from_minus_one_to_one(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "term\tvalence\tarousal\tdominance\nmerry\t0.75\t-0.5\t0.25\ndread\t-0.25\t0.5\t-1\n")
    assert weights(lexicon)["valence.high"] == {"merry": 0.75}
    assert weights(lexicon)["arousal.low"] == {"merry": 0.5}
    assert weights(lexicon)["dominance.low"] == {"dread": 1.0}
    assert notes(lexicon) == ["The numbers are read as a scale of −1 to 1; weights are distances from the middle."]


def test_nrc_hashtag_sentiment(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path, NRC_HASHTAG + "#glad\t2\t5\t0\n@someone\t1\t4\t0\nnot---bad\t0.5\t9\t4\nso so\t0.5\t3\t2\n"
    )
    assert weights(lexicon) == {"positive": {"merry": 1.5, "so so": 0.5}, "negative": {"dread": 2.25}}
    assert left_out(lexicon) == [
        "line 3: '#glad': a hashtag; without its sign it would count every such word.",
        "line 4: '@someone': a user's name; without its sign it would count every such word.",
        "line 5: 'not---bad': a pair of terms anywhere in a message, which a term cannot say.",
    ]


def test_mpqa(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path,
        MPQA
        + "type=weaksubj len=1 word1=merry pos1=noun stemmed1=n priorpolarity=positive\n"
        + "type=weaksubj len=1 word1=per-vasive pos1=anypos stemmed1=n m priorpolarity=negative\n",
    )
    assert terms(lexicon) == {
        "positive.weaksubj": ["merry"],
        "negative.strongsubj": ["dread"],
        "negative.weaksubj": ["per-vasive"],
    }
    assert lexicon.language == "en"
    assert notes(lexicon) == [
        "Clues for one part of speech: 3. Their words count as any, and once where they stand there for several.",
        "Clues with all their inflected forms (stemmed1=y): 1. They are kept as written; add a * where it does no "
        "harm.",
    ]


def test_emfd(tmp_path: Path) -> None:
    lexicon = load(tmp_path, EMFD)
    assert weights(lexicon) == {
        "care.virtue": {"help": 0.5},
        "care.vice": {"harm": 0.75},
        "fairness.vice": {"help": 0.125},
    }
    without = load(tmp_path, "word,care_p\nhelp,0.5\nodd,7\nshort\n")
    assert weights(without) == {"care": {"help": 0.5}}
    assert left_out(without) == [
        "line 3: 'odd': its numbers for care are not a probability and a sentiment.",
        "line 4: 'short': the row has 1 cells, and the first row 2.",
    ]
    assert refused(tmp_path, "word,care\nhelp,0.5\n", format="emfd").endswith(
        "line 1: the first line names no column that ends in _p, such as care_p."
    )


def test_emfd_with_numbers_of_rows(tmp_path: Path) -> None:
    """As pandas writes tables."""
    numbered = "".join(f"{'' if n == 0 else n},{line}\n" for n, line in enumerate(EMFD.splitlines()))
    assert weights(load(tmp_path, numbered)) == weights(load(tmp_path, EMFD))


def test_emfd_without_a_name(tmp_path: Path) -> None:
    assert [frame.label for frame in load(tmp_path, "word,_p\nhelp,0.5\n").frames] == ["?"]


def test_emfd_and_liwc_2022_with_semicolons(tmp_path: Path) -> None:
    """As spreadsheets write tables where the comma is of numbers."""
    emfd = EMFD.replace(",", ";").replace(".", ",")
    assert weights(load(tmp_path, emfd)) == weights(load(tmp_path, EMFD))
    assert weights(load(tmp_path, "DicTerm;joy;fear\nmerry;X;\ndread;;0,5\n")) == {
        "joy": {"merry": 1.0},
        "fear": {"dread": 0.5},
    }


def test_the_difference_of_two_frames_is_the_sum_of_the_numbers(tmp_path: Path) -> None:
    """By hand: merry (3) twice, can't stand (−2) and dread (−3) once are 3 + 3 − 2 − 3 = 1."""
    articles = tmp_path / "articles.csv"
    articles.write_text('id,source,text\n1,A,"Merry, so merry! I can\'t stand it. What dread."\n')
    scores = framing.score(framing.read_corpus(articles), load(tmp_path, AFINN))
    frames = scores.frames.to_pandas()
    hits = frames[frames["voice"] == "all"].set_index("frame")["hits"]
    assert (hits["positive"], hits["negative"], hits["positive"] - hits["negative"]) == (6.0, 5.0, 1.0)
