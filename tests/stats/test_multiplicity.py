from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from framing.stats.multiplicity import benjamini_hochberg, floor_is_coarse, step_down
from tests.reference.plain_statistics import benjamini_hochberg as plain


def test_benjamini_hochberg_as_published() -> None:
    # Benjamini & Hochberg (1995), section 3.2: of these fifteen, four are significant at .05.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528]
    p += [0.7590, 1.0]
    corrected = benjamini_hochberg(np.array(p))
    assert (corrected <= 0.05).sum() == 4


@pytest.mark.parametrize("seed", range(3))
def test_benjamini_hochberg_equals_statsmodels_and_the_plain_loop(seed: int) -> None:
    p = np.round(np.random.default_rng(seed).beta(0.5, 2, 40), 2)  # with ties
    corrected = benjamini_hochberg(p)
    np.testing.assert_allclose(corrected, multipletests(p, method="fdr_bh")[1], rtol=1e-12)
    np.testing.assert_allclose(corrected, plain(p.tolist()), rtol=1e-12)


def test_an_empty_family_stays_empty() -> None:
    assert benjamini_hochberg(np.array([])).tolist() == []


@pytest.mark.parametrize(("n_tests", "coarse"), [(1, False), (100, False), (101, True), (225, True)])
def test_floor(n_tests: int, coarse: bool) -> None:
    # 1/2001 · m ≤ .05 up to m = 100.
    assert floor_is_coarse(n_tests, 2000, 0.05) is coarse


def test_step_down_never_falls() -> None:
    assert step_down(np.array([3.0, 1.0, 9.0]), 19).tolist() == [0.2, 0.2, 0.5]
