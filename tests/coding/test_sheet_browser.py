"""The coding page in a real browser: coded by keyboard, kept, saved, loaded again, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

import framing
from framing.coding.sheet_units import sheet_units
from tests.coding.sheet_material import HOSTILE, LEXICON, hostile_sample, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

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
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
)
NOTES = {3: 'He said "so", twice;\nand =2+2', 7: "=SUM(A1)"}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages that must stay silent and ask for nothing but themselves."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: set[str] = set()
    addresses: set[str] = set()

    def open_page(path: Path, script: str = "", context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            context = browser.new_context(**options)
            contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        addresses.add(path.as_uri())
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert {address for address in asked if not address.startswith("blob:")} == addresses


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def saved(page: Page, path: Path, button: str = "") -> Path:
    """Save with the key s, or with a button, and return the file."""
    with page.expect_download() as download:
        page.click(button) if button else page.keyboard.press("s")
    download.value.save_as(path)
    return path


def load(page: Page, path: Path) -> str:
    page.evaluate("document.getElementById('status').textContent = ''")
    page.set_input_files("#load", path)
    page.wait_for_selector("#status:not(:empty)", state="attached")
    return page.inner_text("#status")


def code_units(page: Page, places: range) -> dict[str, dict[str, int | None]]:
    """Code texts by keyboard after a plan, and return what was meant, by the text's id."""
    order = [unit["unit_id"] for unit in sheet_units(sample(), "anna", blind=True, seed=0)]
    meant: dict[str, dict[str, int | None]] = {}
    for i in places:
        codes: dict[str, int | None] = {"economy": 0, "conflict": 0, "note": 0}
        if i % 2:
            press(page, "1")
            codes["economy"] = 1
        if i % 3 == 0:
            press(page, "2 ?")
            codes["conflict"] = None
        if i % 5 == 0:
            press(page, "3 3")  # yes, and again: no
        if i % 4 == 0:
            press(page, ["4 -", "4 0", "4 +", "4 ?", "4 + Backspace"][i // 4])
            if i // 4 < 4:
                codes["china"] = [-1, 0, 1, None][i // 4]
        if i in NOTES:
            press(page, "n")
            page.keyboard.insert_text(NOTES[i])
            press(page, "Escape")
        press(page, "Enter")
        meant[order[i]] = codes
    return meant


def coded(path: Path) -> dict[str, dict[str, int | None]]:
    found: dict[str, dict[str, int | None]] = {}
    for row in framing.import_codes(path, lexicon=LEXICON, sample=sample()).rows():
        assert row["coder"] == "anna"
        found.setdefault(row["unit_id"], {})[row["name"]] = row["code"]
    return found


def test_twenty_texts_coded_by_keyboard_are_kept_saved_loaded_and_read(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    sheet = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna")
    page = opened(sheet)
    meant = code_units(page, range(12))
    page.reload()
    assert page.inner_text("#count") == "12 of 20 coded"
    assert page.inner_text("#where") == "Text 13 of 20"
    meant |= code_units(page, range(12, 20))
    assert page.inner_text("#status") == "All texts are coded. Save the codes to a file."
    table = saved(page, tmp_path / "codes-anna.csv")
    everything = saved(page, tmp_path / "codes-anna.json", "#save-json")

    assert coded(table) == meant
    assert coded(everything) == meant
    assert ",'=SUM(A1)\n" in table.read_text(encoding="utf-8-sig")  # no formula for a spreadsheet
    notes = {row["unit_id"]: row["note"] for row in framing.import_codes(table, lexicon=LEXICON).rows()}
    order = [unit["unit_id"] for unit in sheet_units(sample(), "anna", blind=True, seed=0)]
    assert {order.index(unit): note for unit, note in notes.items() if note} == NOTES

    for file in (table, everything):
        other = opened(sheet)  # a browser that has kept nothing
        assert other.inner_text("#count") == "0 of 20 coded"
        assert load(other, file) == f"Loaded {file.name}: 20 texts."
        assert other.inner_text("#count") == "20 of 20 coded"
        assert saved(other, tmp_path / "again.csv").read_bytes() == table.read_bytes()


def test_arrows_move_without_coding_and_what_is_chosen_can_be_taken_back(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"))
    press(page, "ArrowRight ArrowRight ArrowLeft")
    assert page.inner_text("#where") == "Text 2 of 20"
    assert page.inner_text("#count") == "0 of 20 coded"
    press(page, "?")
    assert page.inner_text("#status") == "Choose a frame or target first, with its key."
    press(page, "+")
    assert page.inner_text("#status") == "Choose a target first, with its key."
    press(page, "ArrowDown ArrowDown ?")
    assert page.inner_text("#status") == "Conflict: cannot say"
    assert page.inner_text("[aria-pressed=true]") == "cannot say"
    press(page, "Delete")
    assert page.locator("[aria-pressed=true]").count() == 0
    press(page, "1 Enter ArrowLeft")
    assert page.inner_text("#where") == "Text 2 of 20: coded"
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["yes", "no", "no"]


def test_keys_can_be_switched_off_and_the_mouse_does_the_same(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"))
    page.uncheck("#single")
    press(page, "1 Enter ArrowRight")
    assert page.inner_text("#where") == "Text 1 of 20"
    assert page.locator("[aria-pressed=true]").count() == 0
    page.check("#single")
    page.get_by_role("group", name="Economy").get_by_role("button", name="yes").click()
    press(page, "Enter")  # not the button again
    assert page.inner_text("#count") == "1 of 20 coded"
    page.click("#previous")
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["yes", "no", "no"]
    page.click("#open")
    assert page.inner_text("#where") == "Text 2 of 20"
    page.fill("#going", "20")
    press(page, "Tab")
    assert page.inner_text("#where") == "Text 20 of 20"


def test_a_browser_that_keeps_nothing_says_so_and_saves_to_files(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"), BLOCKED)
    assert page.is_visible("#keeping")
    meant = code_units(page, range(2))
    assert coded(saved(page, tmp_path / "codes.csv")) == meant


def test_coders_have_codes_of_their_own_and_windows_of_one_sheet_share_them(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    anna = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna")
    ben = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "ben.html", coder="ben")
    page = opened(anna)
    second = opened(anna, context=page.context)
    press(page, "1 Enter")
    second.get_by_text("1 of 20 coded").wait_for()
    assert opened(ben, context=page.context).inner_text("#count") == "0 of 10 coded"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "unit_id,coder,name,code\nd1:1,ben,economy,1\n",
            "it holds the codes of “ben”; this is the sheet of “anna”.",
        ),
        ("unit_id,coder,name,code\nd99:9,anna,economy,1\n", "the text “d99:9” is not in this sheet."),
        ("unit_id,coder,name,code\nd1:1,anna,economy,2\n", "“2” is no code of “economy”."),
        (
            "unit_id,coder,name,code\nd1:1,anna,ecomony,1\n",
            "it codes “ecomony”, which this sheet does not ask for.",
        ),
        ("unit,coder\n", "it lacks one of the columns unit_id, coder, name, code."),
        ('{"units": []}', "it was not saved by a coding sheet."),
        ('{"units": [', "it cannot be read."),
    ],
)
def test_a_file_that_does_not_belong_here_is_refused_and_changes_nothing(
    opened: Callable[..., Page], tmp_path: Path, content: str, said: str
) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"))
    (tmp_path / "given.csv").write_text(content, encoding="utf-8")
    assert load(page, tmp_path / "given.csv") == f"given.csv was not loaded: {said}"
    assert page.inner_text("#count") == "0 of 20 coded"


def test_a_file_from_a_spreadsheet_is_loaded_and_replaces_codes_only_when_told(
    opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"))
    first = sheet_units(sample(), "anna", blind=True, seed=0)[0]["unit_id"]
    lines = [f'{first};anna;{name};{code};"a; b"' for name, code in (("economy", "0"), ("china", "−1"))]
    file = tmp_path / "back.csv"
    file.write_text("\ufeffunit_id;coder;name;code;note\r\n" + "\r\n".join(lines) + "\r\n", encoding="utf-8")
    press(page, "1")
    page.once("dialog", lambda dialog: dialog.dismiss())
    assert load(page, file) == "Nothing was loaded."
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["yes"]
    page.once("dialog", lambda dialog: dialog.accept())
    assert load(page, file) == "Loaded back.csv: 1 text."
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["no", "against"]
    assert page.input_value("#note") == "a; b"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hostile_texts_are_shown_as_text_and_fit(
    opened: Callable[..., Page], tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    sheet = framing.write_coding_sheet(
        hostile_sample(), LEXICON, tmp_path / "anna.html", coder="anna", blind=False
    )
    page = opened(sheet, viewport={"width": width, "height": 800}, color_scheme=scheme)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    shown, directions = set(), {}
    for _ in HOSTILE:
        text = page.evaluate("document.getElementById('text').textContent")
        shown.add(text)
        directions[text] = page.evaluate("getComputedStyle(document.getElementById('text')).direction")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        press(page, "1 Enter")
    assert dialogs == []
    hidden = "a\ufffdb\ufffdc\ufffdd\u2028e\ufffdf"
    assert shown == {*HOSTILE[:3], hidden, *HOSTILE[4:]}
    assert {text for text, direction in directions.items() if direction == "rtl"} == {HOSTILE[-1]}
    assert page.locator("#unit script, #unit img, #unit b").count() == 0
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 24, 26)"}[scheme]
    codes = framing.import_codes(saved(page, tmp_path / "codes.csv"), lexicon=LEXICON, sample=hostile_sample())
    assert len(codes.units) == len(HOSTILE)
    assert {row["code"] for row in codes.rows() if row["name"] == "economy"} == {1}


def test_everything_has_a_name_and_is_reached_by_tab(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(framing.write_coding_sheet(sample(), LEXICON, tmp_path / "anna.html", coder="anna"))
    controls = "button, input, textarea, progress"
    named = "e => (e.labels && e.labels.length ? e.labels[0].textContent : e.textContent).trim() !== ''"
    assert page.eval_on_selector_all(controls, f"all => all.filter(e => !({named})(e)).length") == 0
    assert page.get_by_role("group", name="China").get_by_role("button").all_inner_texts() == [
        "against",
        "neither",
        "for",
        "cannot say",
    ]
    reached = set()
    page.evaluate("document.querySelector('.skip').focus()")
    for _ in range(60):
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        press(page, "Tab")
    assert {"next", "note", "done", "save", "save-json", "load", "single", "yes", "cannot say"} <= reached
    assert page.get_by_role("status").count() == 1
