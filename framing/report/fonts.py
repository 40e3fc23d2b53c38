"""The fonts of a PDF: always the same ones, and a look whether they can show the text before it is set.

Typst brings Libertinus Serif, matplotlib brings DejaVu Sans; between them they cover Latin with Vietnamese, Greek,
Cyrillic, Hebrew and Arabic. Only where the text needs more are fonts of the system used, and the report names
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.files import sha256_of_file

_BUNDLED = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans-BoldOblique.ttf")
# Fonts made for whole scripts, in the order in which they are tried; others follow by name. Fonts of placeholders
# ("last resort") claim every character and show none, and colour emoji cannot be printed.
_PREFERRED = (
    "notosanscjk", "notoserifcjk", "sourcehansans", "sourcehanserif", "wqy", "droidsansfallback", "pingfang",
    "hiragino", "applesdgothic", "stheiti", "msyh", "simsun", "yugoth", "msgothic", "malgun", "arialunicode",
    "notosans", "notonaskh", "notoserif", "nirmala", "freesans", "freeserif", "unifont",
)  # fmt: skip
# Families with Chinese, Japanese and Korean shapes of the same characters in one file, by the file's name.
_SHAPED = {"notosanscjk": "Noto Sans CJK", "notoserifcjk": "Noto Serif CJK"}
_KANA, _HANGUL = re.compile("[\u3041-\u30ff]"), re.compile("[\uac00-\ud7a3]")
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_REFUSED = ("lastresort", "emoji", "blank")
_MOST_TRIED = 80
# Characters that draw nothing, so that no font needs them.
_INVISIBLE = frozenset([*map(chr, range(0x20)), "\u00ad", *map(chr, range(0x200B, 0x2010)), "\u2060"])


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files beside the ones that Typst has inside, and the characters that none of them can show."""

    files: tuple[Path, ...]
    found: tuple[Path, ...]  # those of `files` that were looked up on this system
    missing: frozenset[str]

    def families(self, text: str, languages: Iterable[str]) -> tuple[str, ...]:
        """Return the families to name for a text, so that characters have the shapes of its script.

        Kana make them Japanese, Hangul Korean; of Chinese the languages' tags say whether they are traditional.
        """
        tags = [tag.lower() for tag in languages]
        chinese = "TC" if any(tag.startswith(_TRADITIONAL) for tag in tags) else "SC"
        region = "JP" if _KANA.search(text) else "KR" if _HANGUL.search(text) else chinese
        names = [_plain(path.name) for path in self.found]
        return tuple(
            f"{family} {region}" for word, family in _SHAPED.items() if any(word in name for name in names)
        )


def fonts_for(text: str) -> Fonts:
    """Return the fonts that show a text, and what they cannot show of it."""
    bundled = _bundled()
    missing = set(text) - _INVISIBLE - {char for char in set(text) if char.isascii()}
    missing -= _characters(bundled[0])
    found: list[Path] = []
    if missing:
        for path in _on_this_system():
            covered = missing & _characters(path)
            if covered:
                found += [path, *_bold_of(path)]
                missing -= covered
            if not missing:
                break
    return Fonts((*bundled, *found), tuple(found), frozenset(missing))


def _bold_of(path: Path) -> list[Path]:
    """Return the bold cut of a font, where it lies beside the regular one."""
    bold = path.with_name(path.name.replace("Regular", "Bold"))
    return [bold] if bold != path and bold.is_file() else []


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")


def described(path: Path) -> str:
    """Name a font file with its hash, for the provenance."""
    return f"{path.name}, SHA-256 {sha256_of_file(path)}"


def _bundled() -> tuple[Path, ...]:
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return tuple(folder / name for name in _BUNDLED)


@cache
def _characters(path: Path) -> frozenset[str]:
    """Return the characters that a font file has; none where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=0) as font:
            return frozenset(map(chr, font.getBestCmap() or {}))
    except (OSError, TTLibError, AssertionError, KeyError):
        return frozenset()


def _on_this_system() -> Iterator[Path]:
    """List the fonts of this system, those for whole scripts first, in an order that does not change."""
    from matplotlib.font_manager import findSystemFonts

    ranked = []
    for path in sorted(map(Path, findSystemFonts()), key=lambda path: (path.name.lower(), str(path))):
        name = _plain(path.name)
        if not any(word in name for word in _REFUSED):
            place = next((i for i, word in enumerate(_PREFERRED) if word in name), len(_PREFERRED))
            # Of one family the regular cut comes first: bold alone would make every word bold.
            ranked.append((place, "regular" not in name and "bold" in name, path))
    ranked.sort(key=lambda each: each[:2])
    yield from (path for _, _, path in ranked[:_MOST_TRIED])
