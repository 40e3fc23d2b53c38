"""LIWC dictionaries; the invented files have the shapes of LIWC 2007 and 2015 as their manuals print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lexicon.importers.dictionaries import left_out, load, notes, refused, terms

HIERARCHY = """\
%
1\tfunction (Function Words)
\t2\tpronoun (Pronouns)
\t\t3\ti (I)
\t4\tarticle (Articles)
20\taffect (Affect)
\t21\tposemo (Positive Emotions)
%
i\t1\t2\t3
the\t1\t4
glad*\t20\t21
"""


def test_a_flat_dictionary_with_tabs(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "%\n1\tjoy\n2\tfear\n%\nhapp*\t1\nmerry\t1\t2\n")
    assert terms(lexicon) == {"joy": ["merry", "happ*"], "fear": ["merry"]}
    assert (left_out(lexicon), notes(lexicon)) == ([], [])
    assert [(frame.line, [term.line for term in frame.terms]) for frame in lexicon.frames] == [
        (2, [6, 5]),
        (3, [6]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "%\n1   joy\n2   fear\n%\nhapp*   1\nmerry  1  2\n",
        "%\t\t\n01\tjoy\t\n02\tfear\n%\t\n\nhapp*\t\t\t01\t\nmerry\t\t01 02   \n",
        "\ufeff%\r\n1\tjoy\r\n2\tfear\r\n%\r\nhapp*        \t1\r\nmerry\t1\t2\r\n",
        "%\r1\tjoy\r2\tfear\r%\rhapp*\t1\rmerry\t2\t1\r",
        "%\n2\tfear\n1\tjoy\n%\nmerry\t2 1\nhapp*\t1\n",
    ],
    ids=["spaces", "many tabs", "windows", "old macintosh", "codes out of order"],
)
def test_spaces_tabs_line_ends_and_order(tmp_path: Path, text: str) -> None:
    lexicon = load(tmp_path, text)
    assert {name: set(words) for name, words in terms(lexicon).items()} == {
        "joy": {"merry", "happ*"},
        "fear": {"merry"},
    }
    assert left_out(lexicon) == []


def test_levels_by_indent(tmp_path: Path) -> None:
    lexicon = load(tmp_path, HIERARCHY)
    assert terms(lexicon) == {
        "function": ["i", "the"],
        "function.pronoun": ["i"],
        "function.pronoun.i": ["i"],
        "function.article": ["the"],
        "affect": ["glad*"],
        "affect.posemo": ["glad*"],
    }
    assert lexicon.frame("function.pronoun.i").path == ("function", "pronoun", "i")
    assert lexicon.frame("affect.posemo").label == "affect (Affect) › posemo (Positive Emotions)"


def test_a_heading_without_a_number_holds_categories(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "%\nmood\n\t1 joy\n\t2 fear\nother\n%\nmerry\t1\n")
    assert terms(lexicon) == {"mood.joy": ["merry"]}
    assert notes(lexicon) == [
        "line 4: the category 'mood › fear' has no entry that can be kept.",
        "line 5: the category 'other' has no entry that can be kept.",
    ]


def test_phrases(tmp_path: Path) -> None:
    lexicon = load(
        tmp_path, "%\n1\tjoy\n22\tfear\n%\nover the moon\t1\nscared  stiff   22\ncatch 22\t1\nhigh 5 1\n"
    )
    assert terms(lexicon) == {"joy": ["over the moon", "catch 22", "high"], "fear": ["scared stiff"]}
    # Without a tab nothing tells a number in a phrase from a number of a category.
    assert left_out(lexicon) == ["line 8: 'high': its number 5 is not in the list of categories."]


def test_a_number_that_depends_on_the_next_word_becomes_two_terms(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "%\n125\taffect\n131\tcogmech\n%\nkind\t<of>131/125\nsort\t<of>131\n")
    assert terms(lexicon) == {"affect": ["kind"], "cogmech": ["kind of", "sort of"]}
    (kind,) = lexicon.frame("affect").terms
    assert [str(pattern) for pattern in kind.unless] == ["kind of"]


def test_a_number_that_depends_on_the_word_before_is_left_out(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "%\n2\tpronoun\n125\taffect\n253\ttime\n%\nI\t2\nlike\t(02)125/253\t253\n")
    assert terms(lexicon) == {"pronoun": ["I"], "time": ["like"]}
    assert left_out(lexicon) == [
        "line 7: 'like (02)125/253': it counts only behind words of other categories, which a term cannot say."
    ]


def test_nothing_is_loaded_into_no_category(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "%\n1\tjoy\n%\nmerry\t1\nglad\njolly\t7\nsad\t1\tx9\n")
    assert terms(lexicon) == {"joy": ["merry", "sad"]}
    assert left_out(lexicon) == [
        "line 5: 'glad': no number of a category follows it.",
        "line 6: 'jolly': its number 7 is not in the list of categories.",
        "line 7: 'sad x9': that is no number of a category.",
    ]


def test_a_file_without_anything_to_keep_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "%\n1\tjoy\n%\nglad\n:)\t1\n") == (
        "mood.txt: 3 problems in this lexicon.\n"
        "  read as LIWC ('liwc') the file has no category with an entry that can be kept.\n"
        "  line 4: 'glad': no number of a category follows it.\n"
        "  line 5: ':)': character 2: this bracket was never opened."
    )


def test_all_problems_of_the_list_of_categories_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path, "%\n1\tjoy\n2\n1\tfear\n%\nmerry\t1\n") == (
        "mood.txt: 2 problems in this lexicon.\n"
        "  line 3: the category 2 has a number and no name.\n"
        "  line 4: the number 1 is given twice; the first is in line 2."
    )


@pytest.mark.parametrize(("text", "said"), [("merry\t1\n", "none is"), ("%\n1\tjoy\nmerry\t1\n", "only one is")])
def test_a_missing_line_of_percent(tmp_path: Path, text: str, said: str) -> None:
    line = "line 1: " if text.startswith("%") else ""
    assert refused(tmp_path, text, format="liwc") == (
        "mood.txt: 1 problem in this lexicon.\n"
        f"  {line}the list of categories stands between two lines of %, and {said} there."
    )
