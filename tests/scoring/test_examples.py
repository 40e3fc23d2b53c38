"""A lexicon's examples, run as tests."""

from __future__ import annotations

from pathlib import Path

from framing.lexicon import available_lexicons, load_lexicon
from framing.scoring import check_examples

FILE = """\
lexicon: made
version: 1.0.0
language: en
frames:
  trade:
    label: Trade
    terms:
      - trade*
      - {term: deal, negation: exclude}
    examples:
      - Traders met.
      - No deal was made.
      - Nothing of it.
    counterexamples:
      - They met.
      - A good deal of traders.
  war:
    label: War
    terms: [war]
    examples: [The war.]
    counterexamples: [Traders.]
"""


def load(folder: Path, text: str) -> list[tuple[str, int, str, str]]:
    path = folder / "made.yml"
    path.write_text(text, encoding="utf-8")
    found = check_examples(load_lexicon(path))
    return [(finding.code, finding.line, finding.severity, finding.message) for finding in found]


def test_examples_that_disappoint(tmp_path: Path) -> None:
    assert load(tmp_path, FILE) == [
        ("example-missed", 12, "error", "Frame 'trade': no term matches its example \"No deal was made.\""),
        ("example-missed", 13, "error", "Frame 'trade': no term matches its example \"Nothing of it.\""),
        (
            "counterexample-matched",
            16,
            "error",
            "Frame 'trade': the term 'deal' matches \"deal\" in its counter-example \"A good deal of traders.\"",
        ),
    ]


def test_a_lexicon_without_examples(tmp_path: Path) -> None:
    assert load(tmp_path, FILE[: FILE.index("    examples")]) == []


def test_the_shipped_lexicons_keep_what_their_examples_say() -> None:
    found = {
        name: [str(finding) for finding in check_examples(load_lexicon(name))] for name in available_lexicons()
    }
    assert found == {name: [] for name in available_lexicons()}
