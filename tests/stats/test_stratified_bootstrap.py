from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from framing.stats import LOGIT, bootstrap_interval, generator, identity_scale, stratified_interval
from framing.stats import stratified_bootstrap as module
from framing.stats.ratios import columns, jackknife_variance
from framing.stats.stratified_bootstrap import collapsed, stratified_jackknife
from tests.reference.plain_strata import stratified_variance

SETTINGS: dict[str, Any] = {"n_resamples": 500, "confidence": 0.95}


def _articles(seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    stratum = np.repeat([0, 1, 2], [10, 14, 6])
    s = rng.integers(5, 40, 30).astype(float)
    return rng.binomial(s.astype(int), np.array([0.05, 0.2, 0.6])[stratum])[:, None].astype(float), s, stratum


def test_strata_of_one_are_put_together() -> None:
    assert collapsed(np.array([5, 5, 7, 8, 8, 9])).tolist() == [0, 0, 1, 2, 2, 1]
    assert collapsed(np.array([5, 5, 7, 8, 8, 8])).tolist() == [0, 0, 0, 1, 1, 1]
    assert collapsed(np.array([1, 2, 3])).tolist() == [0, 0, 0]
    assert collapsed(np.array([4])).tolist() == [0]


def test_one_stratum_gives_the_digits_of_the_plain_bootstrap() -> None:
    h, s, _ = _articles()
    one = stratified_interval(h, s, np.full(30, 7), LOGIT, rng=generator(1), **SETTINGS)
    plain = bootstrap_interval(h, s, LOGIT, rng=generator(1), **SETTINGS)
    assert [x.tobytes() for x in one] == [x.tobytes() for x in plain]


def test_the_variance_is_cochrans() -> None:
    h, s, stratum = _articles()
    sizes = np.bincount(stratum)
    totals = np.stack([columns(h, s).data[stratum == k].sum(axis=0) for k in range(3)])[None]
    estimate, variance = module._ratio(totals, sizes, columns(h, s))
    rows = list(zip(stratum.tolist(), h[:, 0].tolist(), s.tolist(), strict=True))
    assert estimate[0, 0] == pytest.approx(h.sum() / s.sum())
    assert variance[0, 0] == pytest.approx(stratified_variance(rows), rel=1e-10)


def test_the_jackknife_of_one_stratum_is_the_plain_one_and_of_means_cochrans() -> None:
    h, s, stratum = _articles()
    assert stratified_jackknife(h, s, np.array([30])) == pytest.approx(jackknife_variance(h, s), rel=1e-9)
    rows = [(k, x, 1.0) for k, x in zip(stratum.tolist(), h[:, 0].tolist(), strict=True)]
    means = stratified_jackknife(h, np.ones(30), np.bincount(stratum))
    assert means[0] == pytest.approx(stratified_variance(rows), rel=1e-9)


def test_strata_that_explain_much_narrow_the_interval_and_order_does_not_matter() -> None:
    h, s, stratum = _articles()
    _, low, high = stratified_interval(h, s, stratum, LOGIT, rng=generator(0), **SETTINGS)
    _, wide_low, wide_high = bootstrap_interval(h, s, LOGIT, rng=generator(0), **SETTINGS)
    assert (high - low)[0] < 0.7 * (wide_high - wide_low)[0]
    assert low[0] < h.sum() / s.sum() < high[0]


def test_memory_changes_no_digit() -> None:
    h, s, stratum = _articles()
    one = stratified_interval(h, s, stratum, LOGIT, rng=generator(0), entries=1, **SETTINGS)
    all_at_once = stratified_interval(h, s, stratum, LOGIT, rng=generator(0), **SETTINGS)
    assert [x.tobytes() for x in one] == [x.tobytes() for x in all_at_once]


def test_intervals_hold_their_level() -> None:
    rng, inside, runs = np.random.default_rng(0), 0, 300
    for run in range(runs):
        stratum = np.repeat([0, 1, 2], 8)
        h = (rng.normal(size=24) + 3 * stratum)[:, None]
        _, low, high = stratified_interval(
            h, np.ones(24), stratum, identity_scale(-99, 99), n_resamples=300, confidence=0.95, rng=generator(run)
        )
        inside += low[0] <= 3 <= high[0]
    assert inside / runs >= 0.95 - 3 * math.sqrt(0.05 * 0.95 / runs)


def test_nothing_where_nothing_varies_within_strata() -> None:
    h = np.array([1.0, 1, 1, 4, 4, 4])[:, None]
    _, low, high = stratified_interval(
        h, np.ones(6), np.repeat([0, 1], 3), identity_scale(-9, 9), rng=generator(0), **SETTINGS
    )
    assert np.isnan([low[0], high[0]]).all()
