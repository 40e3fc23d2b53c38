"""Lists and tables of words: Hu and Liu, Empath, LIWC 2022, two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lexicon.importers.dictionaries import (
    EMPATH,
    LIWC22,
    TWO_COLUMNS,
    WORD_LIST,
    left_out,
    load,
    notes,
    refused,
    terms,
    weights,
)


def test_a_list_of_words_is_one_category(tmp_path: Path) -> None:
    lexicon = load(tmp_path, WORD_LIST + "a+\nbull****\n", "positive-words.txt")
    assert terms(lexicon) == {"positive-words": ["merry", "happiness", "laughter"]}
    assert left_out(lexicon) == [
        "line 6: 'a+': character 2: '+' looks like a regular expression, which the term language does not have. "
        "For any run of characters inside a word write *.",
        "line 7: 'bull****': its * or ? stands for itself, and in a term it would stand for letters.",
    ]


def test_empath(tmp_path: Path) -> None:
    lexicon = load(tmp_path, EMPATH)
    assert terms(lexicon) == {
        "joy": ["merry", "happiness", "laughter"],
        "fear": ["dread", "afraid"],
        "loss": ["grief", "mourn", "tears", "cry"],
    }
    assert left_out(load(tmp_path, EMPATH + "\tstray\n")) == [
        "line 4: 'stray': its line does not start with the name of a category."
    ]


def test_liwc_2022(tmp_path: Path) -> None:
    assert terms(load(tmp_path, LIWC22)) == {"joy": ["happ*"], "fear": ["afraid"]}
    lexicon = load(tmp_path, '"DicTerm","joy","fear"\n"over, and over",0.5,\nodd,y,\nnone,,\nlong,X,X,X\n')
    assert weights(lexicon) == {"joy": {"over, and over": 0.5}}
    assert left_out(lexicon) == [
        "line 3: 'odd': 'y' under joy is neither X nor a number.",
        "line 4: 'none': the row has no word, no category, or more cells than the first row.",
        "line 5: 'long': the row has no word, no category, or more cells than the first row.",
    ]
    assert refused(tmp_path, "DicTerm\nmerry\n").endswith(
        "line 1: the first line names no category behind DicTerm."
    )


@pytest.mark.parametrize(
    "text",
    [
        TWO_COLUMNS,
        "category;term\njoy;merry\njoy;happ*\nfear;dread\n",
        "merry\tjoy\nhapp*\tjoy\ndread\tfear\n",
        "joy,merry\njoy,happ*\nfear,dread\n",
        '"Word","Frame"\n"merry","joy"\n"happ*","joy"\n"dread","fear"\n',
    ],
)
def test_two_columns(tmp_path: Path, text: str) -> None:
    lexicon = load(tmp_path, text)
    assert lexicon.origin is not None
    assert lexicon.origin.format == "two-columns"
    assert terms(lexicon) == {"joy": ["merry", "happ*"], "fear": ["dread"]}


def test_two_columns_with_weights(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "term,category,weight\nmerry,joy,0.5\nsad,,1\nglad,joy,much\nwell,joy,-1\n")
    assert weights(lexicon) == {"joy": {"merry": 0.5}}
    assert left_out(lexicon) == [
        "line 3: 'sad, , 1': the row has no word or no category.",
        "line 4: 'glad': its weight 'much' is no number.",
        "line 5: 'well': its weight is -1; a weight is above 0.",
    ]


def test_a_table_may_hold_patterns_of_ours(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "word,category\njob* NEAR/6 (creat*|new),jobs\n")
    (term,) = lexicon.frame("jobs").terms
    assert (term.text, term.pattern.operator, term.pattern.distance) == ("job* NEAR/6 (creat*|new)", "near", 6)


def test_pairs_of_opposites_are_no_dictionary(tmp_path: Path) -> None:
    pairs = "".join(f"low{number}\thigh{number}\n" for number in range(30))
    assert refused(tmp_path, pairs) == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  the 30 rows have 30 different texts in one column and 30 in the other, so neither is a category. Pairs "
        "of opposite words are axes, not a dictionary; if one column does name categories, write 'word' and "
        "'category' above them."
    )


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    text = 'word,category\nmerry,joy\n"' + "a\n" * 200_000
    assert refused(tmp_path, text, format="two-columns") == (
        "mood.txt: 1 problem in this lexicon.\n  line 3: this is not CSV: field larger than field limit (131072). "
        "Look whether a quotation mark is not closed here."
    )


@pytest.mark.parametrize("after", [1, 3_000])
def test_a_quotation_mark_never_swallows_rows(tmp_path: Path, after: int) -> None:
    text = "word,category\nmerry,joy\nglad,joy\n" + '"dread,fear\n' + "afraid,fear\n" * after
    assert refused(tmp_path, text, format="two-columns") == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 4: a quotation mark opens here and takes in the lines down to "
        f"{after + 4:,}. Close it, double it inside a cell, or leave it out."
    )


def test_a_cell_may_run_over_two_lines(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path, 'word,category,note\nmerry,joy,"first\nsecond"\ndread,fear,\nglad,joy,\n', format="two-columns"
    )
    assert terms(lexicon) == {"joy": ["merry", "glad"], "fear": ["dread"]}


def test_decimal_commas_between_semicolons(tmp_path: Path) -> None:
    """As spreadsheets write tables in half of Europe, with the line that tells Excel so."""
    lexicon = load(tmp_path, "sep=;\nWort;Kategorie;Gewicht\nmerry;joy;0,5\ndread;fear;1,25\n")
    assert weights(lexicon) == {"joy": {"merry": 0.5}, "fear": {"dread": 1.25}}
    assert [term.line for frame in lexicon.frames for term in frame.terms] == [3, 4]


def test_a_first_row_that_may_be_a_heading_is_noted(tmp_path: Path) -> None:
    rows = "merry,joy\nglad,joy\ndread,fear\nafraid,fear\nsad,fear\n"
    assert notes(load(tmp_path, rows)) == []
    lexicon = load(tmp_path, f"lyst,følelse\n{rows}")
    assert terms(lexicon)["folelse"] == ["lyst"]
    assert notes(lexicon) == [
        "line 1: 'lyst, følelse' is read as an entry. If it is a heading, name the columns 'word' and 'category'."
    ]


@pytest.mark.parametrize("weight", ["1e400", "inf", "nan", "9" * 400])
def test_a_weight_is_a_number_that_can_be_held(tmp_path: Path, weight: str) -> None:
    lexicon = load(tmp_path, f"word,category,weight\nmerry,joy,2\nglad,joy,{weight}\n")
    assert weights(lexicon) == {"joy": {"merry": 2.0}}
    assert left_out(lexicon) == [f"line 3: 'glad': its weight '{weight}' is no number."]


def test_a_line_too_long_is_named_where_nothing_is_recognised(tmp_path: Path) -> None:
    assert refused(tmp_path, "merry\nglad\n" + "b" * 6_000).endswith(
        "such as 'lexicon: my-name'. Line 3 is longer than the 5,000 characters that a line with an entry may "
        "have."
    )
