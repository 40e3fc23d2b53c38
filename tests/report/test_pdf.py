"""The PDF report: tagged, the same every time, with every number and every foreign word in it as it stands."""

from __future__ import annotations

import datetime
import warnings
from functools import cache
from pathlib import Path

import matplotlib
import pytest

from framing.report import fonts, typesetting
from framing.report.build import build
from framing.report.model import Report, numbers_of
from framing.report.pdf import pdf_of
from framing.report.typesetting import _NO_DATE, _timestamp
from tests.plots.compared import comparison
from tests.report.reading import needs_poppler, one_line, pdf_facts, pdf_text
from tests.report.studied import ALONE, HOSTILE, NEWS, ZERO, evidence_row, hostile_study, stance_study, study

STUDIES = {
    "two": study(special={(0, 1): ZERO, (1, 0): ALONE}),
    "twenty": study(groups=[f"Source {i}" for i in range(20)]),
    "stance": stance_study([f"Source {i}" for i in range(9)]),
    "hostile": hostile_study(),
}


@cache
def set_once(name: str) -> tuple[Report, bytes]:
    """A study's report and its PDF; tests only look at them."""
    report = build(STUDIES[name])
    return report, pdf_of(report)


@pytest.fixture(scope="module", params=list(STUDIES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    report, pdf = set_once(request.param)
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(pdf)
    return report, path


@needs_poppler
def test_every_formatted_number_stands_in_the_text(made: tuple[Report, Path]) -> None:
    report, path = made
    text = pdf_text(path)
    assert [number for number in numbers_of(report) if one_line(number) not in text] == []


@needs_poppler
def test_it_is_tagged_and_titled_and_runs_nothing(made: tuple[Report, Path]) -> None:
    report, path = made
    facts = pdf_facts(path)
    assert (facts["Tagged"], facts["JavaScript"], facts["Form"]) == ("yes", "no", "none")
    assert facts["Title"] == report.title
    assert "CreationDate" not in facts


@needs_poppler
def test_pages_are_numbered_to_the_last(made: tuple[Report, Path]) -> None:
    _, path = made
    n_pages = int(pdf_facts(path)["Pages"])
    text = pdf_text(path)
    assert all(f"{page} of {n_pages}" in text for page in range(1, n_pages + 1))


@needs_poppler
def test_hostile_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(set_once("hostile")[1])
    text = pdf_text(path)
    for hostile in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5], HOSTILE[9]):
        assert hostile in text
    assert "W" * 20 in text.replace(" ", "")
    assert b"javascript:" not in path.read_bytes()


def test_addresses_and_headings_are_links() -> None:
    _, made = set_once("two")
    assert b"https://example.org/a-01" in made
    assert made.count(b"/Subtype/Link") + made.count(b"/Subtype /Link") > 10


def test_numbers_lead_to_their_passages_and_back() -> None:
    def links(name: str) -> int:
        rows = [evidence_row(url=None, name=name)]
        made = pdf_of(build(study(groups=[NEWS[0]], labels=["One", "Another"], evidence=rows)))
        return made.count(b"/Subtype/Link") + made.count(b"/Subtype /Link")

    # In tables of share, presence, salience and speakers three numbers of two parts each and a name lead to the
    # passages, and four links lead back; the heading over them is in the contents.
    assert links("f0") - links("unknown") == 3 * 2 + 1 + 4 + 1


@needs_poppler
def test_what_no_font_shows_is_printed_as_its_code_point_and_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter(()))
    result = study(labels=["中"], evidence=[evidence_row(passage="About 中 and 😀 and 文", match="中")])
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(build(result)))
    text = pdf_text(path)
    assert "About [U+4E2D] and 😀 and [U+6587]" in text
    assert "U+4E2D U+6587, printed as [U+XXXX]" in text


def test_many_characters_without_a_font_are_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter(()))
    result = study(evidence=[evidence_row(passage="".join(map(chr, range(0x4E00, 0x4E20))))])
    with pytest.warns(UserWarning, match="No font") as warned:
        pdf_of(build(result))
    assert str(warned[0].message) == (
        "No font on this system shows 32 characters of this report; the PDF prints them as [U+XXXX]. Install a "
        "font for them (for Chinese, Japanese and Korean for example fonts-noto-cjk), or read the HTML report, "
        "which uses the reader's fonts."
    )


def test_every_single_character_of_the_basic_plane_can_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample of 2,000 code points, combining ones and unassigned ones too, each between two letters."""
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter(()))
    codes = (code for code in range(1, 0x10000, 33) if not 0xD800 <= code < 0xE000)
    text = " ".join(f"a{chr(code)}b" for code in codes)
    pieces = [text[i : i + 400] for i in range(0, len(text), 400)]
    result = study(evidence=[evidence_row(passage=piece, document_id=str(i)) for i, piece in enumerate(pieces)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        assert pdf_of(build(result)).startswith(b"%PDF-1.7")


def test_a_single_comparison_and_one_group_alone_are_set() -> None:
    assert pdf_of(build(comparison("tone"))).startswith(b"%PDF-1.7")
    assert pdf_of(build(study(groups=["only"]))).startswith(b"%PDF-1.7")


@needs_poppler
def test_a_date_is_printed_and_is_the_date_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(build(study(), date="2023-09-11", author="A. Author")))
    assert "A. Author · 2023-09-11" in pdf_text(path)
    assert "2023" in pdf_facts(path)["CreationDate"]
    assert _timestamp("2023-09-11") == datetime.datetime(2023, 9, 11, tzinfo=datetime.UTC)
    assert _timestamp("September 2023") == _NO_DATE


@needs_poppler
def test_a_font_of_the_system_shows_what_the_bundled_ones_cannot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stix = Path(matplotlib.get_data_path(), "fonts", "ttf", "STIXGeneral.ttf")
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter((stix,)))
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(build(study(evidence=[evidence_row(passage="A sector \u2313 and a watch \u231a.")]))))
    text = pdf_text(path)
    assert "A sector \u2313 and a watch \u231a." in text
    assert "Font found" in text
    assert "STIXGeneral.ttf, SHA-256" in text


@pytest.mark.parametrize(
    ("ends", "chosen"), [((0.6, 0.1, 0.1, 0.1), 0), ((0.1, 0.2, 0.9, 0.8), 2), ((0.1, 0.2, 0.2, 0.1), 0)]
)
def test_reference_sections_are_set_smaller_where_a_few_lines_would_end_the_report(
    monkeypatch: pytest.MonkeyPatch, ends: tuple[float, ...], chosen: int
) -> None:
    """`ends` is how far down its last page the report reaches at each of the four sizes."""
    found = dict(zip(typesetting._SIZES, ends, strict=True))
    monkeypatch.setattr(
        typesetting, "_compiled", lambda compiler, text, date, size: (str(size).encode(), found[size])
    )
    assert typesetting.typeset({}, "", ()) == str(typesetting._SIZES[chosen]).encode()


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("]\u20ef mark that no font joins", "][U+20EF] mark that no font joins"),
        ("\u05db\u05bc Hebrew with a point", "Hebrew with a point"),
        ("H\u0336 struck letter", "struck letter"),
        ("L\u064e] Arabic mark on a Latin letter", "Arabic mark on a Latin letter"),
        ("\u0915\u094d\u0937 Hindi", "Hindi"),
        ("\u2d49\u2d1a Tifinagh", "Tifinagh"),
    ],
)
@needs_poppler
def test_labels_that_join_letters_and_marks_are_set_in_text_and_in_pictures(
    tmp_path: Path, label: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter(()))
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(build(study(groups=[label, "b"], labels=[label]))))
    assert printed in pdf_text(path)
