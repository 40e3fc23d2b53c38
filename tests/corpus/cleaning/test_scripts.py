"""Scripts at the end of a line."""

from __future__ import annotations

import pytest

from tests.corpus.cleaning.cut_texts import cuts_of

PROSE = "The ministers met on Monday, he said. "


@pytest.mark.parametrize(
    "script", ['var config = {"track_addressbar":false};', "let items=[1, 2]", "const $x = 'a';", 'var a = ("b");']
)
def test_a_script_goes_and_the_sentence_before_it_stays(script: str) -> None:
    assert cuts_of(PROSE + script) == [("script-end", script)]
    assert cuts_of(f"{PROSE}\n\n{script}\n\n{PROSE}") == [("script-end", script)]


@pytest.mark.parametrize(
    "line",
    [
        'A line such as var x = {"a": 1}; is all that it takes to declare a variable.',
        "Let us hope = that it lasts;",
        "The var = 7 was measured twice;",
        'var x = {"a": ' + "1 " * 400 + "};",
    ],
    ids=["prose after it", "a verb", "no literal", "too long"],
)
def test_prose_about_code_stays(line: str) -> None:
    assert cuts_of(line) == []
