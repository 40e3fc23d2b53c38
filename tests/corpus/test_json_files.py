"""JSON and JSON Lines."""

from __future__ import annotations

from framing.corpus.json_files import read_json, read_json_lines
from tests.corpus.refusals import refusal

HOW = 'A JSON file holds an array of articles, each an object: [{"text": "…", "source": "…"}].'


def test_an_array_of_objects_is_read() -> None:
    assert read_json('[{"text": "a"}, {"text": "b", "n": 1}]', "a.json") == [{"text": "a"}, {"text": "b", "n": 1}]


def test_an_object_with_one_array_is_read() -> None:
    assert read_json('{"count": 1, "articles": [{"text": "a"}]}', "a.json") == [{"text": "a"}]


def test_lines_under_the_name_of_json_are_read() -> None:
    assert read_json('{"text": "a"}\n{"text": "b"}\n', "a.json") == [{"text": "a"}, {"text": "b"}]


def test_a_separator_that_unicode_calls_a_line_end_does_not_end_a_line() -> None:
    assert read_json_lines('{"text": "a\u2028b"}\r\n\n{"text": "c"}', "a.jsonl") == [
        {"text": "a\u2028b"},
        {"text": "c"},
    ]


def test_broken_json_names_line_and_column() -> None:
    assert refusal(read_json, '[{"text": "a"},\n {"text": b}]', "a.json") == (
        f"a.json: line 2, column 11: Expecting value. {HOW}"
    )


def test_deep_nesting_is_an_error() -> None:
    assert refusal(read_json, "[" * 100_000, "a.json") == (
        f"a.json: the values are nested too deeply to be articles. {HOW}"
    )


def test_other_shapes_are_errors() -> None:
    assert refusal(read_json, '{"a": [1], "b": [2]}', "a.json") == (
        f"a.json holds an object with 2 arrays ('a', 'b'). {HOW}"
    )
    assert refusal(read_json, '{"a": 1}', "a.json") == f"a.json holds an object with no array. {HOW}"
    assert refusal(read_json, "3", "a.json") == f"a.json holds a number. {HOW}"
    assert refusal(read_json, '[1, {"text": "a"}, "x"]', "a.json") == "\n".join(
        [
            "a.json: 2 items of the array are not an article.",
            "  item 1: a number, not an object",
            "  item 3: a text, not an object",
            HOW,
        ]
    )


def test_all_broken_lines_are_counted_and_ten_named() -> None:
    text = '{"text": "ok"}\n' + '{"text": }\n' * 11 + "[1]\n"
    assert refusal(read_json_lines, text, "a.jsonl") == "\n".join(
        [
            "a.jsonl: 12 lines are not a JSON object.",
            *(f"  line {line}: Expecting value (column 10)" for line in range(2, 12)),
            "  … 2 more",
        ]
    )
    assert refusal(read_json_lines, "[1]\n", "a.jsonl") == (
        "a.jsonl: 1 line is not a JSON object.\n  line 1: a list, not an object"
    )


def test_numbers_that_python_refuses_to_read_are_an_error() -> None:
    record = f'{{"text": "a", "n": {"9" * 5000}}}'
    assert refusal(read_json, f"[{record}]", "a.json") == (
        "a.json: a number has thousands of digits. Write it in quotation marks."
    )
    assert refusal(read_json_lines, record, "a.jsonl") == (
        "a.jsonl: 1 line is not a JSON object.\n"
        "  line 1: a number has thousands of digits; write it in quotation marks"
    )


def test_nothing_in_the_file_is_an_error() -> None:
    assert refusal(read_json, " \n", "a.json") == "a.json is empty."
    assert refusal(read_json_lines, "\n\n", "a.jsonl") == "a.jsonl is empty."
