"""The one gate: everything that others wrote passes here before any format sees it."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar, cast
from urllib.parse import quote, urlsplit

from framing.plots.labels import REPLACEMENT, displayable

Part = TypeVar("Part")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LONGEST_URL = 2000


def sanitised(part: Part) -> Part:
    """Return a report, or any part of one, with every string in it safe to be placed.

    Text goes through `displayable`, addresses through `safe_url`, language tags through `safe_language`; pictures
    stay as they are, since their labels were made displayable when they were drawn. Fields that later versions add
    are text unless they are called url, lang or svg.
    """
    return cast(Part, _clean(part))


def _clean(part: Any, field: str = "") -> Any:
    if isinstance(part, str):
        if field == "svg":
            return part
        if field == "url":
            return safe_url(part)
        return safe_language(part) if field == "lang" else displayable(part)
    if isinstance(part, tuple):
        return tuple(_clean(each, field) for each in part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        changes = {each.name: _clean(getattr(part, each.name), each.name) for each in dataclasses.fields(part)}
        return dataclasses.replace(part, **changes)
    return part


def safe_url(url: str) -> str:
    """Return an address that a reader may be sent to, or "" for anything but http and https.

    Characters that could end the attribute or the brackets it stands in are percent-encoded.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or len(url) > _LONGEST_URL:
        return ""
    return quote(url, safe="!#$&'*+,-./:;=?@_~%[]()", errors="replace")


def safe_language(tag: str) -> str:
    """Return a language tag as HTML takes it, or "und" (undetermined)."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def replaced(part: Any) -> int:
    """Count the characters of a report that stand for one that cannot be shown."""
    if isinstance(part, str):
        return part.count(REPLACEMENT)
    if isinstance(part, tuple):
        return sum(replaced(each) for each in part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        return sum(replaced(getattr(part, each.name)) for each in dataclasses.fields(part) if each.name != "svg")
    return 0
