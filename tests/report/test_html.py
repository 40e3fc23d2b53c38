"""The HTML report: one file without script or request, with every number in it."""

from __future__ import annotations

import re

import pytest

from framing.report.build import build
from framing.report.html import html_of
from framing.report.model import numbers_of
from framing.results import Study
from tests.report.reading import Page, one_line
from tests.report.studied import HOSTILE, ZERO, hostile_study, study

STUDIES = {
    "two": study(special={(0, 1): ZERO}),
    "twenty": study(groups=[f"Source {i}" for i in range(20)]),
    "hostile": hostile_study(),
}


@pytest.fixture(scope="module", params=list(STUDIES))
def made(request: pytest.FixtureRequest) -> tuple[Study, Page]:
    result = STUDIES[request.param]
    return result, Page(html_of(build(result)).decode("utf-8"))


def test_every_formatted_number_stands_in_the_text(made: tuple[Study, Page]) -> None:
    result, page = made
    text = one_line("".join(page.text))
    numbers = numbers_of(build(result))
    assert len(numbers) > 80
    assert [number for number in numbers if number not in text] == []


def test_nothing_runs_and_nothing_is_fetched(made: tuple[Study, Page]) -> None:
    _, page = made
    tags = {tag for tag, _ in page.elements}
    assert not tags & {
        "script",
        "iframe",
        "object",
        "embed",
        "img",
        "link",
        "base",
        "form",
        "input",
        "video",
        "audio",
    }
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "xlink:href"):
            target = attributes.get(name)
            assert target is None or target.startswith("#") or (tag == "a" and re.match("https?://", target))
    policy = next(a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def test_the_page_can_be_walked_without_seeing_it(made: tuple[Study, Page]) -> None:
    _, page = made
    ids = [str(a["id"]) for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    inner = {str(a["href"])[1:] for tag, a in page.elements if tag == "a" and str(a.get("href")).startswith("#")}
    assert inner <= set(ids)
    assert {"main", "glance", "evidence", "provenance"} <= inner
    assert [a["lang"] for tag, a in page.elements if tag == "html"] == ["en"]
    assert all(a.get("aria-label") for _, a in page.elements if a.get("role") == "img")
    assert all(a.get("scope") in ("col", "row") for tag, a in page.elements if tag == "th")
    quotations = [a for tag, a in page.elements if tag == "blockquote"]
    assert quotations
    assert all(a["dir"] == "auto" and a["lang"] == "en" for a in quotations)


def test_matches_are_marked_and_articles_are_linked() -> None:
    page = html_of(build(STUDIES["two"])).decode("utf-8")
    assert "<mark>export markets</mark>" in page
    assert (
        '<a href="https://example.org/a-01" rel="noreferrer noopener nofollow">'
        "<bdi>A new chapter in trade</bdi></a>" in page
    )


def test_hostile_text_is_shown_as_it_stands() -> None:
    page = Page(html_of(build(hostile_study())).decode("utf-8"))
    text = one_line("".join(page.text))
    for hostile in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5], HOSTILE[7], HOSTILE[8], HOSTILE[9]):
        assert hostile in text
    assert "NUL\ufffd BOM\ufffd override\ufffdesrever\ufffd tag\ufffd" in text
    assert not [a for tag, a in page.elements if tag == "a" and "javascript" in str(a.get("href"))]
