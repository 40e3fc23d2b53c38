"""Tokens, case by case; expected values by hand from the rules in `framing.text.tokens`."""

from __future__ import annotations

import pytest

from framing.text import token_table
from tests.text.plainly import tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        # Apostrophes join, whichever they are, if a letter follows.
        ("don't", ["don't"]),
        ("it’s", ["it’s"]),
        ("ʼn O＇Neill", ["n", "O＇Neill"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("the 1990's", ["the", "1990's"]),
        ("China's and Vietnam’s", ["China's", "and", "Vietnam’s"]),
        ("the workers' rights", ["the", "workers", "rights"]),
        ("the ’90s", ["the", "90s"]),
        ("5'6", ["5", "6"]),
        # Numbers.
        ("3.5 and 1,000", ["3.5", "and", "1,000"]),
        ("1,234,567.89", ["1,234,567.89"]),
        ("$7.8bn, 3.5%", ["7.8bn", "3.5"]),
        ("In 2023, 5 came", ["In", "2023", "5", "came"]),
        (".5", ["5"]),
        ("½ ² ①", ["½", "²", "①"]),
        # Acronyms keep their stops, the last one too; a lost space glues nothing.
        ("U.S.", ["U.S."]),
        ("the U.S. and the U.S.A.", ["the", "U.S.", "and", "the", "U.S.A."]),
        ("the U.S, he said", ["the", "U.S", "he", "said"]),
        ("at 5 p.m. e.g.", ["at", "5", "p.m.", "e.g."]),
        ("the U.S.'s and D.C.’s", ["the", "U.S.'s", "and", "D.C.’s"]),
        ("U.S.-China", ["U.S.", "China"]),
        ("he said.The", ["he", "said", "The"]),
        ("the U.S.The", ["the", "U.S", "The"]),
        ("J.D.Vance", ["J.D", "Vance"]),
        ("Ph.D.", ["Ph", "D"]),
        ("www.example.org", ["www", "example", "org"]),
        ("U.S...", ["U.S."]),
        # Hyphens and dashes split, a soft hyphen and other invisible characters do not.
        ("Indo-Pacific", ["Indo", "Pacific"]),
        ("US–China", ["US", "China"]),
        ("it came—then", ["it", "came", "then"]),
        ("co\u00adop\u00aderation", ["co\u00adop\u00aderation"]),
        ("\u00adword\u00ad", ["word"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("zero\u200bwidth", ["zero", "width"]),
        # Everything else between words is no word.
        ("AT&T and/or e@mail #tag", ["AT", "T", "and", "or", "e", "mail", "tag"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        (" \n\t", []),
        ("…!?,.;:—()", []),
        # Other scripts.
        ("Việt Nam", ["Việt", "Nam"]),
        ("Viê\u0323t Nam", ["Viê\u0323t", "Nam"]),
        ("中国和美国", ["中", "国", "和", "美", "国"]),
        ("2023年9月", ["2023", "年", "9", "月"]),
        ("カタカナと", ["カ", "タ", "カ", "ナ", "と"]),
        ("拜登・约翰", ["拜", "登", "约", "翰"]),
        ("한국어 العربية हिन्दी", ["한국어", "العربية", "हिन्दी"]),
        ("𠀀𠀁", ["𠀀", "𠀁"]),
        ("Россия", ["Россия"]),
        # Emoji are no words, nor is what says how they are drawn.
        ("I ❤️ 👩‍👩‍👧 you ☀️ 🇻🇳", ["I", "you"]),
        ("good😀news", ["good", "news"]),
        # Characters that break other tools.
        ("a\x00b", ["a", "b"]),
        ("\ufeffThe end", ["The", "end"]),
        ("\u202eevil\u202c", ["evil"]),
        ("x" * 300, ["x" * 300]),
        ("ex\u0301it", ["ex\u0301it"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


def test_tokens_do_not_run_from_one_text_into_the_next() -> None:
    table = token_table(["The U", ".S.", "", "it", "'s"])
    words = [table.chars.text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]
    assert words == ["The", "U", "S", "it", "s"]
    assert table.text.tolist() == [0, 0, 1, 3, 4]
    assert table.own(table.starts, table.text).tolist() == [0, 4, 1, 0, 1]


def test_what_is_cut_is_no_text_and_ends_a_token() -> None:
    table = token_table(["one ADVERT two", "tradewar"], [(0, 4, 10), (1, 5, 5), (1, 4, 6)])
    words = [table.chars.text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]
    assert words == ["one", "two", "trad", "ar"]


def test_a_batch_without_texts() -> None:
    table = token_table([])
    assert (len(table), table.n_sentences, table.sentence_first.tolist()) == (0, 0, [0])
    assert table.paragraph_first.tolist() == [0]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_offsets_are_characters_of_the_text_as_given(newline: str) -> None:
    text = f"\ufeffQue\u0301bec 👩‍👩‍👧 ok{newline}{newline}𠀀 end\x00fin"
    table = token_table(["😀", text, "ß"])
    starts, ends = table.own(table.starts, table.text), table.own(table.ends, table.text)
    own = [(text[starts[i] : ends[i]], starts[i]) for i in range(len(table)) if table.text[i] == 1]
    assert own == [(word, text.index(word)) for word in ("Que\u0301bec", "ok", "𠀀", "end", "fin")]
