"""docs/importing-lexicons.md: every format, every limit."""

from __future__ import annotations

import re

from framing.lexicon import available_formats
from framing.lexicon.importers.assembling import MAX_ENTRIES
from framing.lexicon.importers.gathering import LONGEST, MAX_LEVELS
from framing.lexicon.loading import MAX_BYTES
from framing.lexicon.parsing import MAX_CHARACTERS
from framing.lexicon.scanning import MAX_DISTANCE
from framing.lexicon.schema import MAX_TERMS
from framing.lexicon.tree import MAX_DEPTH, MAX_NODES
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "importing-lexicons.md").read_text(encoding="utf-8")


def test_every_format_has_a_row() -> None:
    table = PAGE.split("| `format=` |")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == sorted(available_formats())


def test_the_limits() -> None:
    limits = " ".join(PAGE.split("## Limits")[1].split())
    assert f"{MAX_BYTES // 1_000_000} MB long and have {MAX_ENTRIES:,} entries" in limits
    assert f"one entry {LONGEST:,} characters, levels may stand {MAX_LEVELS} deep ({MAX_DEPTH} in YAML)" in limits
    assert f"YAML may hold {MAX_NODES:,} values and keys" in limits
    assert f"`a NEAR/{MAX_DISTANCE} (…)`" in PAGE
    assert f"longer than {MAX_CHARACTERS} characters" in PAGE
    assert f"at most {MAX_TERMS:,} |" in (REPOSITORY / "docs" / "lexicon-format.md").read_text(encoding="utf-8")
