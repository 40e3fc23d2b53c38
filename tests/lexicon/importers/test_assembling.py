"""What all formats have in common: each entry can be reached, a word counts once, names are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.lexicon import load_lexicon
from framing.lexicon.importers.naming import frame_names, plain_name
from tests.lexicon.importers.dictionaries import LIWC, left_out, load, notes, terms, weights


def test_a_stem_beside_its_word(tmp_path: Path) -> None:
    """`happ*` beside `happiness`: both can be reached, and a word is counted once."""
    lexicon = load(tmp_path, "MOOD\n\tH* (1)\n\tHAPP* (2)\n\tHAPPINESS (5)\n", "mood.cat")
    assert weights(lexicon) == {"mood": {"happiness": 5.0, "happ*": 2.0, "h*": 1.0}}
    path = tmp_path / "articles.csv"
    path.write_text("id,source,text\n1,A,Happiness makes happy hearts.\n")
    scores = framing.score(framing.read_corpus(path), lexicon)
    found = scores.evidence.to_pandas()
    assert list(zip(found["start"], found["term"], found["weight"], strict=True)) == [
        (0, "happiness", 5.0),
        (16, "happ*", 2.0),
        (22, "h*", 1.0),
    ]


def test_repetitions_are_noted_and_count_once(tmp_path: Path) -> None:
    text = LIWC.replace("afraid\t2\n", "Happiness\t1\nwell-off\t2\nwell off\t2\nhappiness\t2\n")
    lexicon = load(tmp_path, text)
    assert terms(lexicon) == {"joy": ["happiness", "happ*"], "fear": ["well-off", "happiness"]}
    assert left_out(lexicon) == []
    assert notes(lexicon) == [
        "line 7: 'Happiness': it stands in this category already, in line 6.",
        "line 9: 'well off': it stands in this category already, in line 8.",
    ]


def test_words_that_are_operators_here(tmp_path: Path) -> None:
    assert terms(load(tmp_path, "WORDS:\n - NEAR\n - BEFORE dawn\n - OR\n", "w.yml")) == {
        "words": ["near", "before dawn", "OR"]
    }


def test_what_can_never_match_is_left_out(tmp_path: Path) -> None:
    lexicon = load(tmp_path, 'WORDS: [merry, "!!!", "*", "a+b", "♥", "№1"]\n', "w.yml")
    assert terms(lexicon) == {"words": ["merry", "№1"]}
    assert left_out(lexicon) == [
        "line 1: '!!!': it never matches: no word of it holds a letter or a digit.",
        "line 1: '*': character 1: '*' matches any word. Beside * and ? a phrase needs a letter or digit.",
        "line 1: 'a+b': character 2: '+' looks like a regular expression, which the term language does not have. "
        "For any run of characters inside a word write *.",
        "line 1: '♥': it never matches: no word of it holds a letter or a digit.",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laver & Garry", "laver-garry"),
        ("+State+", "state"),
        ("function (Function Words)", "function"),
        ("Économie_1", "economie_1"),
        ("Đối ngoại", "doi-ngoai"),
        ("经济", "category"),
        ("x" * 200, "x" * 60),
        ("A.B", "a-b"),
    ],
)
def test_plain_names(text: str, name: str) -> None:
    assert plain_name(text, "category") == name


def test_equal_names_are_told_apart() -> None:
    names = frame_names([("+State+",), ("=State=",), ("=State=", "A"), ("state-2",), ("-State-",), ("B", "A")])
    assert names == {
        ("+State+",): "state",
        ("=State=",): "state-2",
        ("=State=", "A"): "state-2.a",
        ("state-2",): "state-2-2",
        ("-State-",): "state-3",
        ("B",): "b",
        ("B", "A"): "b.a",
    }


def test_several_files_become_one_lexicon(tmp_path: Path) -> None:
    for name, words in (("good-words.txt", "merry\nglad\na+\n"), ("bad-words.txt", "sad\n")):
        (tmp_path / name).write_text(words)
    paths = [tmp_path / "good-words.txt", tmp_path / "bad-words.txt"]
    lexicon = load_lexicon(paths, language="en")
    assert terms(lexicon) == {"good-words": ["merry", "glad"], "bad-words": ["sad"]}
    assert (lexicon.name, lexicon.path) == ("good-words-bad-words", "good-words.txt, bad-words.txt")
    assert left_out(lexicon)[0].startswith("line 3: good-words.txt: 'a+': ")
    assert str(lexicon.origin) == "Hu and Liu, one word a line, utf-8: 3 entries kept, 1 left out"
    assert lexicon.sha256 == load_lexicon(paths, language="en").sha256 != load_lexicon(paths[0]).sha256
    assert load_lexicon(paths[:1], language="en") == load_lexicon(paths[0], language="en")


def test_files_that_do_not_go_together(tmp_path: Path) -> None:
    (tmp_path / "mood.txt").write_text("merry\n")
    (tmp_path / "mood.tff").write_text("word1=glad priorpolarity=good\n")
    with pytest.raises(framing.FramingError) as caught:
        load_lexicon(["us-vietnam", tmp_path / "mood.txt", tmp_path / "mood.tff", tmp_path / "mood.txt"])
    assert str(caught.value) == (
        "us-vietnam.yml, mood.txt, mood.tff, mood.txt: 3 problems in this lexicon.\n"
        "  'us-vietnam.yml' is a lexicon of this library. Score with several: score(corpus, [one, two]).\n"
        "  2 of the files have a category 'mood'. Rename it in all but one.\n"
        "  the files are in several languages: en, und."
    )
    with pytest.raises(framing.FramingError, match="There is no file to read a lexicon from"):
        load_lexicon([])


def test_signs_that_are_no_part_of_a_word_are_noted(tmp_path: Path) -> None:
    lexicon = load(tmp_path, LIWC + "#merry\t1\n")
    assert notes(lexicon) == [
        "line 8: '#merry': its # is no part of a word, so the word without it is found, too."
    ]
