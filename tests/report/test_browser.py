"""The HTML report in a real browser: it fits, asks for nothing, and stays silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from framing.report import write_report
from tests.report.studied import ZERO, hostile_study, study

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STUDIES = {
    "two": study(special={(0, 1): ZERO}),
    "twenty": study(groups=[f"Source {i}" for i in range(20)]),
    "hostile": hostile_study(),
}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_asks_for_nothing_and_stays_silent(
    browser: Browser, tmp_path: Path, name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    path = write_report(STUDIES[name], tmp_path / "report.html")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 24, 26)"}[scheme]
    context.close()
    assert said == []
    assert asked == [path.as_uri()]


def test_evidence_stands_side_by_side_where_there_is_room_and_stacked_where_there_is_not(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_report(STUDIES["two"], tmp_path / "report.html")
    lefts = (
        "[...document.querySelector('.evidence').children].map(e => Math.round(e.getBoundingClientRect().left))"
    )
    found = {}
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(path.as_uri())
        found[width] = len(set(page.evaluate(lefts)))
        page.close()
    assert found == {1280: 2, 390: 1}
