"""Files that mean harm, or are merely huge: read or refused in time that grows with their length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import FramingError, LexiconError
from framing.lexicon import load_lexicon
from framing.lexicon.importers.registry import FORMATS
from tests.lexicon.importers.dictionaries import OF_EACH, left_out, load, refused

HEAD = "%\n1\tjoy\n%\n"
SECONDS = 6  # on a machine that others use too; each takes less than one by itself


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


def test_a_huge_line_is_left_out(tmp_path: Path) -> None:
    lexicon = load(tmp_path, f"{HEAD}{'b' * 2_000_000}\t1\nmerry\t1\n")
    assert left_out(lexicon) == [
        f"line 4: '{'b' * 59}…': the line has 2,000,002 characters; at most 5,000 are read."
    ]


@pytest.mark.parametrize(
    "line",
    ["b" + " " * 4_990 + "x", " " * 4_990 + "1 1", "b " + "(1" * 2_400, "b " + "<a>" * 1_500, "1 " * 2_400],
    ids=["blanks", "codes only", "brackets", "angles", "numbers"],
)
def test_lines_made_to_take_long(tmp_path: Path, line: str) -> None:
    load(tmp_path, HEAD + f"{line}\n" * 300 + "merry\t1\n")


@pytest.mark.parametrize(
    "line",
    ["\tA" + " " * 4_900 + "(", "\t@R [" + "A NEAR " * 60 + "] (1)", "\tA (" + " " * 4_900 + "1"],
    ids=["blanks", "operators", "a bracket"],
)
def test_wordstat_lines_made_to_take_long(tmp_path: Path, line: str) -> None:
    load(tmp_path, "MOOD\n\tMERRY (1)\n" + f"{line}\n" * 300, format="wordstat")


def test_too_many_entries(tmp_path: Path) -> None:
    text = HEAD + "".join(f"w{number}\t1\n" for number in range(400_001))
    assert refused(tmp_path, text) == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  the file has 400,001 entries; at most 400,000 are read. Use wildcards, or leave categories out."
    )


def test_deep_levels(tmp_path: Path) -> None:
    levels = "".join("\t" * depth + f"{depth + 1}\tc{depth}\n" for depth in range(1_500))
    assert refused(tmp_path, f"%\n{levels}%\nmerry\t1500\n") == (
        "mood.txt: 1 problem in this lexicon.\n  line 22: categories stand more than 20 deep in one another."
    )
    assert refused(tmp_path, "a: " + "[" * 5_000, "mood.yml", "quanteda") == (
        "mood.yml: 1 problem in this lexicon.\n"
        "  line 1: values stand more than 10 deep in one another; a lexicon needs six."
    )


def test_names_without_end(tmp_path: Path) -> None:
    text = f'<dictionary><cnode name="{"a" * 2_000_000}"><pnode name="merry"/></cnode></dictionary>'
    assert refused(tmp_path, text) == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 1: a category's name is 2,000,000 characters long; it may have 500."
    )


@given(st.sampled_from(sorted(OF_EACH)), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_dictionary_is_read_or_refused(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Whatever is put into a file, the answer is a lexicon with terms or an error for people."""
    whole = OF_EACH[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    put_in = data.draw(
        st.text(alphabet="\t\n %+*?(){}[]<>&/#@:,;\"'=-.0129aNEARé中\u2028\u0000\ud7ff", max_size=12)
    )
    path = tmp_path / "spoilt.txt"
    path.write_bytes((whole[:start] + put_in + whole[end:]).encode())
    for format in (None, name):
        with suppress(FramingError):
            lexicon = load_lexicon(path, format)
            assert lexicon.origin is None or all(frame.terms for frame in lexicon.frames)
            assert lexicon.frames


@pytest.mark.parametrize("format", [each.name for each in FORMATS])
@pytest.mark.parametrize("other", sorted(OF_EACH))
def test_every_format_refuses_or_reads_every_other(tmp_path: Path, format: str, other: str) -> None:
    with suppress(LexiconError):
        assert load(tmp_path, OF_EACH[other], format=format).frames
