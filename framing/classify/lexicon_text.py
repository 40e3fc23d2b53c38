"""A lexicon as one text, as a model's file keeps it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from framing.lexicon import Frame, Lexicon, Pattern, Target, Term
from framing.lexicon.aliases import Alias

_PLAIN = ("name", "version", "language", "licence", "about", "sha256", "path")


def lexicon_as_text(lexicon: Lexicon) -> str:
    """Return a lexicon as JSON."""
    return json.dumps(asdict(lexicon), ensure_ascii=False)


def lexicon_from_text(text: str) -> Lexicon:
    """Return the lexicon that `lexicon_as_text` wrote."""
    given = json.loads(text)
    return Lexicon(
        **{name: given[name] for name in _PLAIN},
        references=tuple(given["references"]),
        built_from=tuple(given["built_from"]),
        targets=tuple(
            Target(each["name"], each["label"], _terms(each["terms"]), each["line"]) for each in given["targets"]
        ),
        frames=tuple(_frame(each) for each in given["frames"]),
        aliases=tuple(Alias(**each) for each in given["aliases"]),
    )


def _frame(given: dict[str, Any]) -> Frame:
    lists = ("questions", "examples", "counterexamples", "example_lines", "counterexample_lines", "opposed_to")
    fields: dict[str, Any] = {name: tuple(value) if name in lists else value for name, value in given.items()}
    return Frame(**(fields | {"terms": _terms(given["terms"])}))


def _terms(given: list[dict[str, Any]]) -> tuple[Term, ...]:
    return tuple(
        Term(
            **(
                each
                | {"pattern": _pattern(each["pattern"]), "unless": tuple(_pattern(one) for one in each["unless"])}
            )
        )
        for each in given
    )


def _pattern(given: dict[str, Any]) -> Pattern:
    right = given["right"]
    return Pattern(
        left=tuple(tuple(phrase) for phrase in given["left"]),
        operator=given["operator"],
        distance=given["distance"],
        right=None if right is None else tuple(tuple(phrase) for phrase in right),
    )
