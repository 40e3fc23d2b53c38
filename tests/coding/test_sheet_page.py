"""The page's text: what others wrote is data in it, and its colours can be read."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from framing.coding.asked import asked_of
from framing.coding.sheet_page import html_sheet
from framing.coding.sheet_units import sheet_units
from tests.coding.sheet_material import HOSTILE, LEXICON, hostile_sample


def page(coder: str = "anna") -> str:
    units = sheet_units(hostile_sample(), None, blind=True, seed=0)
    return html_sheet(units, asked_of(LEXICON), coder, LEXICON).decode("utf-8")


def data_of(text: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json" id="sheet">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    return dict(json.loads(found[0]))


def test_hostile_texts_arrive_as_they_are_and_end_no_element() -> None:
    text = page()
    assert text.count("<script") == 2
    assert text.count("</script>") == 2
    assert "<img" not in text
    assert {unit["text"] for unit in data_of(text)["units"]} == set(HOSTILE)


def test_a_hostile_name_of_a_coder_is_text() -> None:
    name = "</title><script>alert(1)</script>"
    text = page(name)
    assert text.count("<script") == 2
    assert "&lt;/title&gt;&lt;script&gt;" in text
    assert data_of(text)["coder"] == name


def test_the_policy_allows_the_page_s_own_script_and_style_alone() -> None:
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page())[0]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; "
        r"base-uri 'none'; form-action 'none'",
        policy.replace("&#39;", "'"),
    )


def test_keys_leave_n_and_s_to_notes_and_saving() -> None:
    keys = [each["key"] for each in data_of(page())["asked"]]
    assert keys == ["1", "2", "3", "4", "5"]
    from framing.coding.sheet_page import KEYS

    assert set(KEYS).isdisjoint("ns0")
    assert len(set(KEYS)) == len(KEYS)


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("ink", "paper", 7.0),
        ("soft", "paper", 4.5),
        ("soft", "tint", 4.5),
        ("ink", "mark", 7.0),
        ("on-link", "link", 4.5),
        ("warn", "paper", 4.5),
        ("rule", "paper", 3.0),
    ],
)
def test_colours_have_the_contrast_that_wcag_asks_for(scheme: int, ink: str, paper: str, least: float) -> None:
    """The ratio of WCAG 2.2: 4.5 for text (7 is its enhanced level), 3 for the borders of controls."""
    style = files("framing.coding").joinpath("templates", "sheet.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#\w+)", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]))
    light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
