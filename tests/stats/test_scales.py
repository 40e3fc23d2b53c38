from __future__ import annotations

import numpy as np
import pytest

from framing.stats.scales import LOGIT, Scale, identity_scale, log_scale


@pytest.mark.parametrize("scale", [LOGIT, log_scale(1000.0), identity_scale(-1.0, 1.0)], ids=lambda s: str(s.name))
def test_back_undoes_forward_and_slope_is_the_derivative(scale: Scale) -> None:
    ratio = np.array([0.03, 0.4, 0.97])
    value, error = scale.transform(ratio, np.full(3, 0.01**2))
    np.testing.assert_allclose(scale.back(value), ratio, rtol=1e-12)
    step = 1e-6
    numeric = (scale.forward(ratio + step) - scale.forward(ratio - step)) / (2 * step)
    np.testing.assert_allclose(error, 0.01 * numeric, rtol=1e-6)


def test_the_ends_of_a_range_are_infinite_and_warn_of_nothing() -> None:
    assert LOGIT.transform(np.array([0.0, 1.0]), np.zeros(2))[0].tolist() == [-np.inf, np.inf]
    assert log_scale(1000).transform(np.array([0.0]), np.zeros(1))[0].tolist() == [-np.inf]


def test_limits_stay_inside_the_range() -> None:
    assert LOGIT.back(np.array([-np.inf, -800.0, 800.0])).tolist() == [0.0, 0.0, 1.0]
    assert log_scale(1000).back(np.array([-np.inf, 9000.0])).tolist() == [0.0, 1000.0]
    assert identity_scale(-1, 1).back(np.array([-3.0, 0.2, 3.0])).tolist() == [-1.0, 0.2, 1.0]
