"""The lexicon file of this library, told from dictionaries of other tools."""

from __future__ import annotations

import re

from framing.lexicon.importers.gathering import Source
from framing.lexicon.schema import allowed_keys

NAME = "framing"
_KEY = re.compile(r"^([a-z_]{1,20})[ \t]*:", re.MULTILINE)


def recognise(source: Source) -> bool:
    """Whether the key `lexicon` stands at the margin, or two others that only a lexicon file has."""
    found = set(_KEY.findall(source.text))
    return "lexicon" in found or len(found & set(allowed_keys(()))) > 1
