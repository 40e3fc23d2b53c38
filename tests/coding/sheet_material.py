"""A small sample and a small lexicon, for tests of sheets and of what comes back of them."""

from __future__ import annotations

from typing import Any

from framing.coding import read_sample
from framing.lexicon import Frame, Lexicon, Target
from framing.results import CodingSample

ARABIC = "قال الوزير إن التجارة بين البلدين ستنمو."
HOSTILE = (
    "</script><script>alert('text')</script>",
    "<img src=x onerror=alert(1)> & <!-- <b>bold</b>",
    '=HYPERLINK("http://evil.example","x")',
    "a\u202eb\u2066c\ufeffd\u2028e\x07f",
    "{{ 7 * 7 }} {% raw %} ${alert(2)}",
    "__proto__",
    "w" * 400,
    ARABIC,
)

LEXICON = Lexicon(
    name="small",
    version="1.0.0",
    language="en",
    frames=(
        Frame(
            "economy",
            "Economy",
            (),
            definition="Trade, work or money is at stake.",
            questions=("Does someone gain or lose money?",),
            examples=("Exports rose.",),
            counterexamples=("He spent the day at home.",),
        ),
        Frame("conflict", "Conflict", (), definition="Two sides are against each other."),
        Frame("note", "Note", ()),
    ),
    targets=(Target("china", "China", ()), Target("us", "United States", ())),
)


def unit(i: int, text: str, **others: Any) -> dict[str, Any]:
    row = {
        "unit_id": f"d{i}:{i}",
        "document_id": f"d{i}",
        "source": f"Outlet {i % 2}",
        "unit": "sentence",
        "text": text,
        "before": "Before it.",
        "after": "After it.",
        "start": 10,
        "end": 20,
        "field": "text",
        "probability": 0.25,
        "stratum": "secret stratum",
        "coders": ["anna", "ben"] if i % 2 else ["anna"],
    }
    return row | others


def sample(n: int = 20) -> CodingSample:
    """Return n units for anna, of which ben codes every second too."""
    return read_sample([unit(i, f"Text number {i} says something.") for i in range(n)])


def hostile_sample() -> CodingSample:
    """Return units of which every field tries something; all are anna's."""
    return read_sample(
        [
            unit(i, text, unit_id=f"{text[:40]} {i}", before=text, after=text, coders=["anna"])
            for i, text in enumerate(HOSTILE)
        ]
    )
