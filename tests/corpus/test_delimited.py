"""CSV and TSV."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.delimited import read_delimited
from tests.corpus.refusals import refusal


def test_columns_come_back_as_lists() -> None:
    assert read_delimited("text,source\nhello,A\nworld,B\n", "a.csv") == {
        "text": ["hello", "world"],
        "source": ["A", "B"],
    }


def test_values_may_hold_line_breaks_separators_and_quotation_marks() -> None:
    text = 'text,source\r\n"one\r\n\r\ntwo, ""three""",A\r\n'
    assert read_delimited(text, "a.csv") == {"text": ['one\r\n\r\ntwo, "three"'], "source": ["A"]}


def test_blank_lines_are_no_rows_and_nul_is_a_character() -> None:
    assert read_delimited("\n\ntext,source\n\na\0b,X\n\n", "a.csv") == {"text": ["a\0b"], "source": ["X"]}


def test_semicolons_and_tabs_are_seen_in_the_header() -> None:
    assert read_delimited("text;source\nhi, there;A\n", "a.csv") == {"text": ["hi, there"], "source": ["A"]}
    assert read_delimited("text\tsource\nhi, there\tA\n", "a.csv") == {"text": ["hi, there"], "source": ["A"]}


def test_a_column_without_a_name_gets_its_number() -> None:
    assert list(read_delimited(",text, source \n0,a,b\n", "a.csv")) == ["column 1", "text", "source"]


def test_only_a_header_gives_empty_columns() -> None:
    assert read_delimited("text,source\n", "a.csv") == {"text": [], "source": []}


def test_tabs_may_separate_quoted_or_plain_values() -> None:
    assert read_delimited('text\tsource\n"a\tb"\tA\n', "a.tsv", tabs=True) == {"text": ["a\tb"], "source": ["A"]}
    plain = 'text\tsource\n"Hello", he said\tA\n5" pipe\tB\n'
    assert read_delimited(plain, "a.tsv", tabs=True) == {
        "text": ['"Hello", he said', '5" pipe'],
        "source": ["A", "B"],
    }


def test_one_value_of_fifty_megabytes_is_read_and_the_module_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    long = "word, " * 8_500_000
    assert read_delimited(f'text,source\n"{long}",A\n', "a.csv")["text"] == [long]
    assert csv.field_size_limit() == before


def test_a_hundred_thousand_columns_are_read() -> None:
    header = ",".join(f"c{n}" for n in range(100_000))
    row = ",".join("1" * 100_000)
    assert len(read_delimited(f"{header}\n{row}\n", "a.csv")) == 100_000


def test_nothing_in_the_file_is_an_error() -> None:
    assert refusal(read_delimited, " \n\n", "a.csv") == "a.csv is empty."


def test_rows_of_another_length_are_all_counted_and_ten_named() -> None:
    text = "text,source\na,b\n" + 'x,"y\ny",z\n' + "d\n" * 11
    assert refusal(read_delimited, text, "a.csv") == "\n".join(
        [
            "a.csv: 12 rows do not have the 2 fields of the header.",
            "  line 3: 3 fields",
            *(f"  line {line}: 1 fields" for line in range(5, 14)),
            "  … 2 more",
            "A value that holds the separator or a line break has to stand in quotation marks.",
        ]
    )
    assert refusal(read_delimited, "text,source\na\n", "a.csv") == "\n".join(
        [
            "a.csv: 1 row does not have the 2 fields of the header.",
            "  line 2: 1 fields",
            "A value that holds the separator or a line break has to stand in quotation marks.",
        ]
    )


def test_a_quotation_mark_that_never_closes_is_an_error() -> None:
    assert refusal(read_delimited, 'text,source\na,b\n"hello,A\nworld,B\n', "a.csv") == (
        "a.csv: in the row that starts in line 3, a quotation mark opens a value and never closes. "
        'Close it, or write a quotation mark that belongs to the text twice ("").'
    )


def test_a_quotation_mark_that_closes_too_early_is_an_error() -> None:
    assert refusal(read_delimited, 'text,source\n"he\nsaid "yes" today",A\n', "a.csv") == (
        "a.csv: line 3 (in the row that starts in line 2): text follows the quotation mark that closes a value. "
        'Write a quotation mark that belongs to the text twice ("").'
    )


def test_in_a_tab_separated_file_the_first_problem_is_told() -> None:
    assert refusal(read_delimited, 'text\tsource\n"a" b\n', "a.tsv", tabs=True) == (
        "a.tsv: line 2 (in the row that starts in line 2): text follows the quotation mark that closes a value. "
        'Write a quotation mark that belongs to the text twice ("").'
    )


def test_two_columns_of_one_name_are_an_error() -> None:
    assert refusal(read_delimited, "text,source,source,text\na,b,c,d\n", "a.csv") == (
        "a.csv: more than one column is called 'source', 'text'. Give every column a name of its own."
    )


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=2, max_size=2)))
def test_whatever_the_csv_module_writes_comes_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["text", "source"], *rows])
    columns = read_delimited(out.getvalue(), "a.csv")
    assert [list(row) for row in zip(*columns.values(), strict=True)] == rows
