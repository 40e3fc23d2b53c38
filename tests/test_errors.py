"""How errors are worded."""

from __future__ import annotations

import pytest

from framing.errors import (
    ComparisonError,
    FramingError,
    InputError,
    LexiconError,
    MissingExtraError,
    Problem,
    ReportError,
    counted,
    did_you_mean,
    one_of,
    unknown,
)


def test_allowed_values_are_listed() -> None:
    assert one_of(["a"]) == "'a'"
    assert one_of(["a", "b", "c"]) == "'a', 'b' or 'c'"
    assert one_of([]) == ""


def test_the_nearest_value_is_suggested_whatever_its_case() -> None:
    assert did_you_mean("Sorce", ["source", "date"]) == " Did you mean 'source'?"
    assert did_you_mean("xyz", ["source", "date"]) == ""


def test_a_number_has_its_noun() -> None:
    assert [counted(n, "frame") for n in (0, 1, 1200)] == ["0 frames", "1 frame", "1,200 frames"]
    assert [counted(n, "match", "matches") for n in (1, 2)] == ["1 match", "2 matches"]


def test_an_unknown_value_is_refused_with_what_is_allowed() -> None:
    assert unknown("measure", "shar", ["share", "rate"]) == (
        "Unknown measure 'shar'. Did you mean 'share'? Allowed: 'share' or 'rate'."
    )


def test_a_lexicon_error_tells_all_problems_in_the_order_of_their_lines() -> None:
    error = LexiconError("my.yml", [Problem(7, "second"), Problem(None, "whole file"), Problem(2, "first")])
    assert str(error) == ("my.yml: 3 problems in this lexicon.\n  whole file\n  line 2: first\n  line 7: second")
    assert str(LexiconError("my.yml", [Problem(1, "only")])).startswith("my.yml: 1 problem in this lexicon.")


def test_a_missing_extra_names_the_command_that_installs_it() -> None:
    assert str(MissingExtraError("Reading .html files", "web")) == (
        "Reading .html files needs the extra 'web'. Install it with:  pip install 'framing[web]'"
    )


@pytest.mark.parametrize("kind", [InputError, ComparisonError, ReportError])
def test_errors_are_framing_errors_and_value_errors(kind: type[Exception]) -> None:
    assert issubclass(kind, FramingError)
    assert issubclass(kind, ValueError)
    assert issubclass(MissingExtraError, ImportError)
