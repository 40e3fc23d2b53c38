"""Negations before matches in other languages than English: what denies, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scoring.scored import corpus_of, lexicon_of, scored


@pytest.mark.parametrize(
    ("language", "term", "text", "denied"),
    [
        ("zh", "合作", "双方不合作。双方不断合作。", [True, False]),
        ("zh", "投资", "没有投资。未来投资多。非洲投资多。非常投资。", [True, False, False, False]),
        ("zh", "合作", "特别是合作。不仅合作。无论合作。", [False, False, False]),
        ("es", "oportunidad", "No hay oportunidad. Sin embargo es oportunidad.", [True, False]),
        ("fr", "chance", "Ce n’est pas une chance. Ce n’est pas seulement une chance.", [True, False]),
        ("fr", "chance", "Elle n’offre aucune chance. Sans doute une chance.", [True, False]),
        ("fr", "chance", "Personne ne voit de chance. Une personne voit sa chance.", [True, False]),
        ("de", "Chance", "Es gibt keine Chance. Nicht nur eine Chance.", [True, False]),
        ("ru", "возможность", "Это не возможность. Это не только возможность.", [True, False]),
        ("vi", "hợp tác", "Họ không hợp tác. Họ không ngừng hợp tác. Hàng không hợp tác.", [True, False, False]),
        ("ar", "استثمار", "لا استثمار هنا. غير أن استثمار قريب. لا يزال استثمار قريب.", [True, False, False]),
        ("en", "chance", "It is no chance. It is not only a chance.", [True, False]),
    ],
)  # fmt: skip
def test_what_denies_a_match(tmp_path: Path, language: str, term: str, text: str, denied: list[bool]) -> None:
    lexicon = lexicon_of(tmp_path, {"f": [term]}, language=language)
    evidence = scored(corpus_of(text), lexicon).evidence
    assert [row["negated"] for row in evidence] == denied
