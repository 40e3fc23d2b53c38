"""The HTML report: one file that asks for nothing and can be read without its script, with every number in it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

import pytest

from framing.report.build import build
from framing.report.html import html_of
from framing.report.model import Report, numbers_of
from tests.plots.compared import TARGETS, comparison
from tests.report.reading import Page, one_line
from tests.report.studied import FRAMES, HOSTILE, NEWS, ZERO, evidence_row, hostile_study, stance_study, study

STUDIES = {
    "two": study(special={(0, 1): ZERO}),
    "twenty": study(groups=[f"Source {i}" for i in range(20)]),
    "stance": stance_study([f"Source {i}" for i in range(9)]),
    "hostile": hostile_study(),
}


@cache
def built(name: str) -> Report:
    return build(STUDIES[name])


@cache
def page_of(name: str) -> str:
    return html_of(built(name)).decode("utf-8")


@pytest.fixture(scope="module", params=list(STUDIES))
def made(request: pytest.FixtureRequest) -> tuple[Report, Page]:
    return built(request.param), Page(page_of(request.param))


def test_every_formatted_number_stands_in_the_text(made: tuple[Report, Page]) -> None:
    report, page = made
    text = one_line("".join(page.text))
    numbers = numbers_of(report)
    assert len(numbers) > 80
    assert [number for number in numbers if one_line(number) not in text] == []


def test_nothing_runs_and_nothing_is_fetched(made: tuple[Report, Page]) -> None:
    _, page = made
    tags = {tag for tag, _ in page.elements}
    assert not tags & {
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
    assert re.fullmatch(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; "
        "form-action 'none'",
        policy or "",
    )


def test_the_only_script_is_the_one_that_the_policy_allows_by_its_hash() -> None:
    page = page_of("hostile")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert page.count("<script") == 1
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    assert f"script-src 'sha256-{digest}';" in page
    assert not re.search(r"https?:|fetch|import\b|XMLHttp|innerHTML|eval|cookie|Storage", script)


def test_without_evidence_there_is_no_script() -> None:
    page = html_of(build(comparison())).decode("utf-8")
    assert "<script" not in page
    assert "script-src" not in page


def test_numbers_lead_to_their_passages_and_these_back() -> None:
    page = Page(html_of(build(stance_study())).decode("utf-8"))
    links = [a for tag, a in page.elements if tag == "a" and a.get("class") == "why"]
    ids = {str(a["id"]): tag for tag, a in page.elements if "id" in a}
    assert {ids[str(a["href"])[1:]] for a in links} == {"section"}
    names = {str(a["aria-label"]) for a in links}
    assert names == {f"why: passages of {name} in {group}" for name in (*FRAMES, *TARGETS) for group in NEWS}
    # Each of these 12 groups of passages is met in several tables, and leads back to a cell of each.
    back = [a for tag, a in page.elements if tag == "a" and "back to" in str(a.get("aria-label"))]
    assert {ids[str(a["href"])[1:]] for a in back} == {"td"}
    assert "Table 1: back to Containment of China in Pacific Wire" in {str(a["aria-label"]) for a in back}


def test_numbers_without_passages_lead_nowhere() -> None:
    only = [evidence_row(name="f1", group=NEWS[1])]
    page = Page(html_of(build(study(evidence=only))).decode("utf-8"))
    names = {str(a["aria-label"]) for tag, a in page.elements if tag == "a" and a.get("class") == "why"}
    assert names == {"why: passages of Containment of China in Pacific Wire"}


def test_the_page_can_be_walked_without_seeing_it(made: tuple[Report, Page]) -> None:
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
    page = page_of("two")
    assert "<mark>export markets</mark>" in page
    assert (
        '<a href="https://example.org/a-01" rel="noreferrer noopener nofollow">'
        "<bdi>A new chapter in trade</bdi></a>" in page
    )


def test_hostile_text_is_shown_as_it_stands() -> None:
    page = Page(page_of("hostile"))
    text = one_line("".join(page.text))
    for hostile in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5], HOSTILE[7], HOSTILE[8], HOSTILE[9]):
        assert hostile in text
    assert "NUL\ufffd BOM\ufffd override\ufffdesrever\ufffd tag\ufffd" in text
    assert not [a for tag, a in page.elements if tag == "a" and "javascript" in str(a.get("href"))]
