"""Which fonts a PDF takes, and what none of them can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.report import fonts
from framing.report.fonts import Fonts, described, fonts_for


def test_european_vietnamese_and_arabic_text_needs_no_font_of_the_system() -> None:
    found = fonts_for("Đối tác Chiến lược Toàn diện, Ελλάδα, Россия, عربي, עברית, −.05 δ “x” …\u200e\ufffd")
    assert found.missing == frozenset()
    assert found.found == ()
    assert [path.name for path in found.files] == [
        "DejaVuSans.ttf",
        "DejaVuSans-Bold.ttf",
        "DejaVuSans-Oblique.ttf",
        "DejaVuSans-BoldOblique.ttf",
    ]


def test_what_no_font_shows_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter(()))
    assert fonts_for("abc 中文").missing == {"中", "文"}


def test_a_font_of_the_system_is_used_where_it_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    helpful, useless = Path("/fonts/helpful.ttf"), Path("/fonts/useless.ttf")
    have = {helpful: frozenset("中文"), useless: frozenset("x")}
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter((useless, helpful)))
    monkeypatch.setattr(fonts, "_characters", lambda path: have.get(path, frozenset()))
    found = fonts_for("中文")
    assert found.found == (helpful,)
    assert found.missing == frozenset()


@pytest.mark.parametrize(
    ("text", "languages", "families"),
    [
        ("中文", ["zh"], ("Noto Sans CJK SC",)),
        ("中文", ["en", "zh-Hant-HK"], ("Noto Sans CJK TC",)),
        ("日本のニュース", ["ja"], ("Noto Sans CJK JP",)),
        ("뉴스", [], ("Noto Sans CJK KR",)),
    ],
)
def test_characters_have_the_shapes_of_their_language(
    text: str, languages: list[str], families: tuple[str, ...]
) -> None:
    found = Fonts((), (Path("/f/NotoSansCJK-Regular.ttc"),), frozenset())
    assert found.families(text, languages) == families
    assert Fonts((), (), frozenset()).families(text, languages) == ()


def test_the_bold_cut_comes_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    regular, bold = tmp_path / "NotoSansCJK-Regular.ttc", tmp_path / "NotoSansCJK-Bold.ttc"
    bold.touch()
    monkeypatch.setattr(fonts, "_on_this_system", lambda: iter((regular,)))
    monkeypatch.setattr(fonts, "_characters", lambda path: frozenset("中" if path == regular else ""))
    assert fonts_for("中").found == (regular, bold)


def test_placeholder_and_emoji_fonts_are_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        "LastResortHE-Regular.ttf",
        "NotoColorEmoji.ttf",
        "b.ttf",
        "NotoSansCJK-Bold.ttc",
        "NotoSansCJK-Regular.ttc",
    ]
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", lambda: [f"/f/{name}" for name in names])
    assert [path.name for path in fonts._on_this_system()] == [
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJK-Bold.ttc",
        "b.ttf",
    ]


def test_a_file_that_is_no_font_covers_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    assert fonts._characters(broken) == frozenset()
    # By `printf 'not a font' | sha256sum`.
    assert (
        described(broken) == "broken.ttf, SHA-256 af4d9eef04c124f5f634d62e071cf4d46c82f08181210b1d0368ccf351e17ebb"
    )
