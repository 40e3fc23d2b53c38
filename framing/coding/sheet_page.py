"""A coding sheet as one HTML page: no outside request, everything that others wrote is data."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from framing.coding.asked import Asked
from framing.coding.names import FRAME
from framing.coding.sheet_units import sheet_key
from framing.lexicon import Lexicon

# Keys that choose a frame or target: n and s are for notes and saving.
KEYS = "123456789abcdefghijklmopqrtuvwxyz"
# In a script element "<" could end it; the others end a line or an entity in some reader.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def html_sheet(
    units: Sequence[dict[str, Any]],
    asked: Sequence[Asked],
    coder: str,
    lexicon: Lexicon | Sequence[Lexicon],
) -> bytes:
    """Return the page, UTF-8; equal arguments give equal bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    lexicons = [lexicon] if isinstance(lexicon, Lexicon) else list(lexicon)
    identity = ", ".join(each.codebook().identity for each in lexicons)
    languages = {each.language for each in lexicons}
    data = {
        "key": sheet_key(units, asked),
        "coder": coder,
        "lexicon": identity,
        "language": languages.pop() if len(languages) == 1 else "",
        "asked": [_described(each, i) for i, each in enumerate(asked)],
        "units": list(units),
    }
    script, style = _asset("sheet.js"), _asset("sheet.css")
    environment = Environment(
        loader=PackageLoader("framing.coding", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("sheet.html").render(
        coder=coder,
        identity=identity,
        n_frames=sum(each.kind == FRAME for each in asked),
        n_targets=sum(each.kind != FRAME for each in asked),
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
        data=json.dumps(data, ensure_ascii=False, sort_keys=True).translate(_UNSAFE),
    )
    return page.encode("utf-8", "replace")


def _described(asked: Asked, place: int) -> dict[str, Any]:
    return {
        "name": asked.name,
        "kind": asked.kind,
        "label": asked.label,
        "definition": asked.definition,
        "questions": asked.questions,
        "examples": asked.examples,
        "counterexamples": asked.counterexamples,
        "key": KEYS[place] if place < len(KEYS) else "",
        "answers": list(asked.answers.items()),
    }


@cache
def _asset(name: str) -> str:
    return files("framing.coding").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
