"""Lexicons in several languages, frame by frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, PatternError, Target, Term, align_lexicons, lint, load_lexicon
from framing.lexicon.parsing import parse_pattern


def lexicon(name: str, language: str, *frames: str, threshold: float = 1.0, target: str = "") -> Lexicon:
    term = (Term("x", parse_pattern("x")),)
    return Lexicon(
        name=name,
        version="1.0.0",
        language=language,
        frames=tuple(Frame(each, f"{each} in {language}", term, threshold=threshold) for each in frames),
        targets=(Target(target, target, term),) if target else (),
        licence="CC0-1.0",
        sha256=name,
    )


def test_frames_of_one_name_have_the_terms_of_both() -> None:
    found = align_lexicons(
        [lexicon("a", "en", "f", "g", target="t"), lexicon("b", "zh-Hans", "g", "h", target="t")]
    )
    assert (found.name, found.version, found.language, found.licence) == ("a+b", "1.0.0+1.0.0", "mul", "CC0-1.0")
    assert {frame.name: [term.language for term in frame.terms] for frame in found.frames} == {
        "f": ["en"],
        "g": ["en", "zh-Hans"],
        "h": ["zh-Hans"],
    }
    assert found.frame("g").label == "g in en"
    assert [term.language for term in found.target("t").terms] == ["en", "zh-Hans"]
    assert len(found.sha256) == 64


def test_the_hash_is_that_of_both() -> None:
    one, two = lexicon("a", "en", "f"), lexicon("b", "zh", "f")
    assert align_lexicons([one, two]).sha256 != align_lexicons([one, replace(two, sha256="other")]).sha256


def test_by_name_and_aligned() -> None:
    found = load_lexicon("us-vietnam+us-vietnam-zh")
    english, chinese = load_lexicon("us-vietnam"), load_lexicon("us-vietnam-zh")
    assert [frame.name for frame in english.frames] == [frame.name for frame in chinese.frames]
    assert [target.name for target in english.targets] == [target.name for target in chinese.targets]
    assert found == align_lexicons([english, chinese])
    assert [str(finding) for finding in lint(found) if finding.severity == "error"] == []


def test_all_problems_at_once() -> None:
    with pytest.raises(InputError) as error:
        align_lexicons(
            [lexicon("a", "en", "f"), lexicon("b", "en-GB", "f", threshold=2), lexicon("c", "mul", "z")]
        )
    assert str(error.value) == (
        "These lexicons cannot be aligned:\n"
        "- a, b: language 'en' twice.\n"
        "- c: language 'mul' already stands for several.\n"
        "- frame 'f' has the thresholds 1 and 2. Give it one."
    )


@pytest.mark.parametrize(
    ("lexicons", "problem"),
    [
        ([], "0 lexicons were given; aligning takes two or more."),
        ([lexicon("a", "en", "f")], "1 lexicon was given; aligning takes two or more."),
        (
            [lexicon("a", "en", "f"), lexicon("b", "zh", "g")],
            "no frame or target of one has the name of one of another; aligned ones share their names.",
        ),
    ],
)
def test_what_cannot_be_aligned(lexicons: list[Lexicon], problem: str) -> None:
    with pytest.raises(InputError) as error:
        align_lexicons(lexicons)
    assert str(error.value) == f"These lexicons cannot be aligned:\n- {problem}"


def test_wildcards_between_ideographs_are_few() -> None:
    parse_pattern("对*国*制裁 *中国*")
    parse_pattern("a*b*c*d")
    with pytest.raises(PatternError) as error:
        parse_pattern("(对|向) 中*国*制*裁")
    assert error.value.message == (
        "a phrase has 3 * between Chinese or Japanese characters; at most 2 are allowed. Write BEFORE/n."
    )
