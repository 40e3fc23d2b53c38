"""Real dictionaries: each file loads or is refused with where and why; entries per category are counted again.

The files are other people's and are not in the repository. The counts here are made in a few plain lines for each
format, without the library; only the distinct spellings of a category count, as in a lexicon.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from framing.errors import LexiconError
from framing.lexicon import load_lexicon

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "lexicons"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder ../shared/data/lexicons is missing")

Pairs = Iterator[tuple[str, str]]  # a category and a word
LEVEL = " › "


def liwc(text: str) -> Pairs:
    _, head, body = re.split(r"(?m)^%\s*$", text)
    names = dict(line.split(None, 1) for line in head.strip().splitlines())
    for line in filter(str.strip, body.splitlines()):
        word, *codes = line.split()
        for code in codes:
            yield names[code].strip(), word


def wordstat(text: str) -> Pairs:
    above: list[str] = []
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip("\t"))
        if re.search(r"\(\d+\)\s*$", line):
            yield LEVEL.join(above[:depth]), re.sub(r"\(\d+\)\s*$", "", line).strip().replace("_", " ")
        elif line.strip():
            above[depth:] = [line.strip()]


def xml(text: str) -> Pairs:
    def walk(node: ET.Element, path: tuple[str, ...]) -> Pairs:
        for child in node:
            if child.tag == "cnode":
                yield from walk(child, (*path, child.attrib["name"]))
            else:
                yield LEVEL.join(path), child.attrib["name"]

    return walk(ET.fromstring(text.encode()), ())


def yaml(text: str) -> Pairs:
    def walk(value: object, path: tuple[str, ...]) -> Pairs:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, (*path, str(name)))
        elif isinstance(value, list):
            yield from ((LEVEL.join(path), str(word)) for word in value)

    return walk(YAML(typ="safe").load(text), ())


def lexicoder(text: str) -> Pairs:
    name = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("+"):
            name = line[1:]
        else:
            yield name, line


def afinn(text: str) -> Pairs:
    for word, value in (line.split("\t") for line in text.splitlines()):
        if int(value):
            yield "positive" if int(value) > 0 else "negative", word


def nrc(text: str) -> Pairs:
    for word, emotion, value in (line.split("\t") for line in text.split("\n") if line.strip()):
        if value.strip() == "1":
            yield emotion, word


def empath(text: str) -> Pairs:
    for line in text.splitlines():
        name, *words = line.split("\t")
        yield from ((name, word) for word in words if word)


def word_list(name: str) -> Callable[[str], Pairs]:
    return lambda text: ((name, line) for line in text.splitlines() if line.strip() and line[0] != ";")


# How each file is counted, in which encoding it is, and the words that no term can say.
LOADED = {
    "afinn/AFINN-111.txt": (afinn, "utf-8", 0),
    "empath/categories.tsv": (empath, "utf-8", 0),
    "hu_liu/negative-words.txt": (word_list("negative-words"), "utf-8", 4),  # letters starred out
    "hu_liu/positive-words.txt": (word_list("positive-words"), "utf-8", 1),  # "a+"
    "liwc_python_test/alpha.dic": (liwc, "utf-8", 0),
    "newsmap_yaml/newsmap_chinese_simplified.yml": (yaml, "utf-8", 0),
    "newsmap_yaml/newsmap_chinese_traditional.yml": (yaml, "utf-8", 0),
    "newsmap_yaml/newsmap_english.yml": (yaml, "utf-8", 0),
    "newsmap_yaml/newsmap_french.yml": (yaml, "utf-8", 0),
    "newsmap_yaml/newsmap_russian.yml": (yaml, "utf-8", 0),
    "newsmap_yaml/newsmap_spanish.yml": (yaml, "utf-8", 0),
    "nrc/NRC-Emotion-Lexicon-Wordlevel-v0.92.txt": (nrc, "utf-8", 0),
    "quanteda_test_formats/iso-8859-1.cat": (wordstat, "utf-8", 0),
    "quanteda_test_formats/iso-8859-14.cat": (wordstat, "iso-8859-14", 0),
    "quanteda_test_formats/laver-garry.cat": (wordstat, "utf-8", 0),
    "quanteda_test_formats/laver-garry.ykd": (xml, "utf-8", 0),
    "quanteda_test_formats/mary.cat": (wordstat, "utf-8", 0),
    "quanteda_test_formats/mary.dic": (liwc, "utf-8", 0),
    "quanteda_test_formats/mary.lc3": (lexicoder, "utf-8", 0),
    "quanteda_test_formats/mary.lcd": (xml, "utf-8", 0),
    "quanteda_test_formats/mary.ykd": (xml, "utf-8", 0),
    "quanteda_test_formats/mary.yml": (yaml, "utf-8", 0),
    "quanteda_test_formats/mary_multipletabs.dic": (liwc, "utf-8", 0),
    "quanteda_test_formats/windows-1252.cat": (wordstat, "cp1252", 0),
    "quanteda_test_formats/yoshi.ykd": (xml, "utf-8", 0),
    "quote_verbs/ggt_quote_verb_list_en.txt": (word_list("ggt_quote_verb_list_en"), "utf-8", 0),
    "real_dictionaries/RID.cat": (wordstat, "utf-8", 1),  # a bracket inside a word
    "real_dictionaries/laver_garry.ykd": (xml, "utf-8", 0),
    "real_dictionaries/moral_foundations_dictionary.dic": (liwc, "utf-8", 0),
}

# Counted by hand: entries that depend on the words around them make several terms or none.
BY_HAND = {
    "quanteda_test_formats/liwc_extracodes.dic": (
        {"verb": 1, "past": 1, "whatever": 1, "family": 1, "affect": 3, "posemo": 3, "cogmech": 2, "tentat": 2}
        | {"whatever2": 1, "time": 1},
        ["line 23: 'like (02 134)125/464'", "line 23: 'like (02 134)126'", "line 23: 'like (02 134)126'"],
    ),
    "quanteda_test_formats/liwc_hierarchical.dic": (
        {"verb": 1, "misc › whatever": 1, "misc › family": 1, "misc › affect": 3, "misc › posemo": 3, "past": 1}
        | {"past › cogmech": 2, "past › insight › tentat": 2, "else › whatever2": 1, "else › time": 1},
        [
            "line 26: 'like (02 134)125/464'",
            "line 26: 'like (02 134)126'",
            "line 26: 'like (02 134)126'",
            "line 28: 'liked'",
        ],
    ),
}

REFUSED = {
    "empath/LICENSE.txt": "no format of dictionaries is recognised in it; it starts with 'Copyright",
    "frameaxis/732_semaxis_axes.tsv": "the 732 rows have 713 different texts in one column and 691 in the other",
    "hu_liu/license.txt": "no format of dictionaries is recognised in it; it starts with ';;;;",
    "quanteda_test_formats/iso-8859-14.cat": "line 6, byte 38 of the file (0xA1) is not UTF-8, and several",
    "quanteda_test_formats/windows-1252.cat": "line 6, byte 38 of the file (0x8A) is not UTF-8, and several",
}


def test_every_file_is_loaded_or_refused_here() -> None:
    found = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}
    assert found == LOADED.keys() | BY_HAND.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", LOADED)
def test_entries_per_category(name: str) -> None:
    count, encoding, unsaid = LOADED[name]
    text = (FOLDER / name).read_bytes().decode(encoding)
    words: dict[str, set[str]] = {}
    for category, word in count(text):
        # A hyphen is a space to the library, and a last full stop is nothing.
        spelling = " ".join(word.casefold().replace("-", " ").removesuffix(".").split())
        words.setdefault(category.strip(), set()).add(spelling)
    lexicon = load_lexicon(FOLDER / name, encoding=None if encoding == "utf-8" else encoding)
    kept = {frame.label: len(frame.terms) for frame in lexicon.frames}
    differences = {
        category: (len(words.get(category, ())), kept.get(category, 0))
        for category in words.keys() | kept.keys()
        if len(words.get(category, ())) != kept.get(category, 0)
    }
    assert sum(ours - theirs for ours, theirs in differences.values()) == unsaid, differences
    assert len(differences) == bool(unsaid), differences
    assert lexicon.origin is not None
    assert lexicon.origin.n_entries == sum(kept.values())


@pytest.mark.parametrize("name", BY_HAND)
def test_entries_that_depend_on_other_words(name: str) -> None:
    kept, left_out = BY_HAND[name]
    lexicon = load_lexicon(FOLDER / name)
    assert {frame.label: len(frame.terms) for frame in lexicon.frames} == kept
    assert lexicon.origin is not None
    assert [": ".join(str(problem).split(": ")[:2]) for problem in lexicon.origin.left_out] == left_out


@pytest.mark.parametrize("name", REFUSED)
def test_refusals_say_where_and_why(name: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(FOLDER / name)
    assert f"{Path(name).name}: 1 problem in this lexicon.\n  {REFUSED[name]}" in str(caught.value)
