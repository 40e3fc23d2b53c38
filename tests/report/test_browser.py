"""The HTML report in a real browser: it fits, asks for nothing, and stays silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from framing.report import write_report
from tests.report.studied import NEWS, ZERO, evidence_row, hostile_study, stance_study, study

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # small in containers
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


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each study, written once."""
    folder = tmp_path_factory.mktemp("pages")
    return {name: write_report(made, folder / f"{name}.html") for name, made in STUDIES.items()}


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_asks_for_nothing_and_stays_silent(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    path = pages[name]
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
    browser: Browser, pages: dict[str, Path]
) -> None:
    path = pages["two"]
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


@pytest.fixture(scope="module", name="stances")
def _stances(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with twelve sources: six stand side by side, six are folded away."""
    made = stance_study([f"Source {i}" for i in range(12)])
    return write_report(made, tmp_path_factory.mktemp("stances") / "report.html")


@pytest.mark.parametrize("script", [True, False])
def test_a_number_leads_to_its_passages_with_and_without_script(
    browser: Browser, stances: Path, script: bool
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=script).new_page()
    page.goto(stances.as_uri())
    for inside in (".evidence > .group", ".more .group"):
        target = page.locator(f"#evidence {inside}").first
        link = page.locator(f"a.why[href='#{target.get_attribute('id')}']").first
        assert (link.get_attribute("aria-label") or "").startswith("why: passages of ")
        link.focus()
        page.keyboard.press("Enter")
        passage = target.locator("blockquote").first
        passage.wait_for(state="visible")
        box = passage.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 800
        # And back to the number.
        target.locator(".back a").first.click()
        assert page.url.partition("#")[2].startswith("cell-")
        assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()
    page.context.close()


def test_without_script_everything_is_there_and_nothing_is_dead(browser: Browser, stances: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(stances.as_uri())
    assert page.locator(".filter, select, button").count() == 0
    for summary in page.locator("summary").all():
        summary.click()
    passages = page.locator("blockquote").all()
    assert len(passages) == 12 * 3 * (2 + 3)
    assert all(passage.is_visible() for passage in passages)
    page.context.close()


def test_passages_are_filtered_by_source_target_and_voice_from_the_keyboard(
    browser: Browser, stances: Path
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(stances.as_uri())
    area = page.locator("#evidence-stance")
    status = area.locator("[role=status]")
    assert status.text_content() == "108 of 108 passages shown."
    assert area.get_by_role("button", name="Show all").is_disabled()

    def shown() -> int:
        return sum(passage.is_visible() for passage in area.locator("blockquote").all())

    area.get_by_label("Voice", exact=True).focus()
    page.keyboard.type("Quoted")
    assert status.text_content() == "36 of 108 passages shown."
    assert shown() == 36  # those that are folded away as well
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Vietnam")
    assert status.text_content() == "12 of 108 passages shown."
    area.get_by_label("Source", exact=True).select_option("Source 3")
    assert (status.text_content(), shown()) == ("1 of 108 passages shown.", 1)
    assert area.locator("article:visible .draw").text_content() == "Strongest against"
    assert area.locator("article:visible .draw").is_visible()
    # Frames are filtered by themselves.
    assert page.locator("#evidence [role=status]").text_content() == "72 of 72 passages shown."
    area.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    assert status.text_content() == "108 of 108 passages shown."
    assert area.get_by_label("Source", exact=True).evaluate("select => select === document.activeElement")
    page.context.close()


def test_whoever_asks_for_a_passage_sees_it_whatever_is_filtered(browser: Browser, stances: Path) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(stances.as_uri())
    area = page.locator("#evidence")
    target = area.locator(".group", has_text="Source 0").first
    area.get_by_label("Source", exact=True).select_option("Source 3")
    assert not target.is_visible()
    page.locator(f"a.why[href='#{target.get_attribute('id')}']").first.click()
    target.wait_for(state="visible")
    assert area.locator("[role=status]").text_content() == "72 of 72 passages shown."
    # So does whoever comes from elsewhere with the address of a passage that is folded away.
    folded = area.locator(".more .group").last
    address = f"{stances.as_uri()}#{folded.get_attribute('id')}"
    page.goto("about:blank")
    page.goto(address)
    assert folded.locator("blockquote").first.is_visible()
    page.context.close()


def test_labels_of_draws_stand_once_over_their_passages(browser: Browser, tmp_path: Path) -> None:
    rows = [
        evidence_row(document_id=f"a-{i}", voice=voice, group=NEWS[0])
        for i, voice in enumerate(("journalist", "quoted", "quoted"))
    ]
    path = write_report(study(evidence=rows), tmp_path / "report.html")
    page = browser.new_context().new_page()
    page.goto(path.as_uri())
    labels = page.locator("#evidence .draw:visible")
    assert labels.count() == 1
    page.locator("#evidence").get_by_label("Voice", exact=True).select_option("quoted")
    assert page.locator("#evidence article:visible").count() == 2
    assert labels.count() == 1
    page.context.close()
