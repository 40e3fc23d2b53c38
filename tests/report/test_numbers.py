"""Numbers as reports print them; expected strings by hand after APA 7, sections 6.36 to 6.45."""

from __future__ import annotations

import pytest

from framing.plots.numbers import scale_of
from framing.plots.rows import NOTHING, Estimate
from framing.report import numbers

SHARE, RATE, TONE = scale_of("share"), scale_of("rate"), scale_of("tone")


def point(
    value: float | None, low: float | None, high: float | None, interval: str | None, n: int = 12
) -> Estimate:
    return Estimate(value, low, high, interval, n, 3, ())


@pytest.mark.parametrize(
    ("estimate", "parts"),
    [
        (point(0.1234, 0.1, 0.1555, "bootstrap-t"), (".123", "[.100, .155]")),
        (point(0.1234, None, None, None), (".123",)),
        (point(0.0, 0.0, 0.2209, "exact-bound"), ("0 of 12 articles", "(< .23)")),  # rounded up: it still holds
        (point(0.0, 0.0, 0.35, "exact-bound"), ("0 of 12 articles", "(< .35)")),
        (point(1.0, 0.779, 1.0, "exact-bound"), ("12 of 12 articles", "(> .77)")),  # rounded down: it still holds
        (point(0.0, 0.0, 0.95, "exact-bound", n=1), ("0 of 1 article", "(< .95)")),
        (NOTHING, ("–",)),
    ],
)
def test_an_estimate_never_claims_that_zero_is_certain(estimate: Estimate, parts: tuple[str, ...]) -> None:
    assert numbers.estimate(estimate, SHARE) == parts


def test_only_what_can_exceed_one_has_a_leading_zero() -> None:
    assert numbers.estimate(point(0.5, 0.25, 12.3, "bootstrap-t"), RATE) == ("0.50", "[0.25, 12.30]")
    assert numbers.estimate(point(-0.12, -0.2, 0.04, "bootstrap-t"), TONE) == ("−.12", "[−.20, .04]")
    assert numbers.effect(-0.31, "cliffs-delta") == "−.31"
    assert numbers.effect(-0.31, "cohens-h") == "−0.31"
    assert numbers.effect(None, None) == "–"


@pytest.mark.parametrize(
    ("p", "printed"), [(0.0004, "< .001"), (0.001, ".001"), (0.0496, ".050"), (1.0, "1.000"), (None, "–")]
)
def test_p_values(p: float | None, printed: str) -> None:
    assert numbers.p_value(p) == printed


def test_a_difference_of_tones_can_exceed_one() -> None:
    row = {"difference": -1.25, "low": -1.5, "high": -0.9}
    assert numbers.difference(row, TONE) == ("−1.25", "[−1.50, −0.90]")
    assert numbers.difference({"difference": 0.125, "low": None, "high": None}, SHARE) == (".125",)
    assert numbers.difference({"difference": None, "low": None, "high": None}, SHARE) == ("–",)


def test_counts_and_levels() -> None:
    assert [numbers.count(n) for n in (0, 1234, 12.5, 3.0, None)] == ["0", "1,234", "12.5", "3", "–"]
    assert [numbers.level(c) for c in (0.95, 0.9, 0.999)] == ["95%", "90%", "99.9%"]
