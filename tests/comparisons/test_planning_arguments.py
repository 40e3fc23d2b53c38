from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.comparisons import power
from framing.errors import ComparisonError
from tests.making import scores_from_arrays

PILOT = scores_from_arrays(["a"] * 4, np.array([[1, 0], [0, 0], [2, 0], [3, 0]]), np.array([4, 4, 4, 4]))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"difference": 0, "at": None},
            "difference must be a number other than 0; given: 0.\n"
            "Say at= what value the other groups have, such as at=0.1, or give a pilot.",
        ),
        (
            {"measure": "tone", "articles": [30, 1], "groups": 1, "runs": 5, "n_resamples": 10},
            "Power is simulated for 'share', 'rate' or 'present'; given: 'tone'.\n"
            "articles must be whole numbers of at least 2, such as [30, 100]; given: [30, 1].\n"
            "groups must be a whole number from 2 to 100; given: 1.\n"
            "runs must be a whole number from 20 to 1,000,000; given: 5.\n"
            "n_resamples must be a whole number of at least 200 (2000 unless you need more); given: 10.",
        ),
        (
            {"articles": [], "length": 1, "spread": True, "heterogeneity": 1, "frames": 0, "frame": "trade"},
            "articles must be whole numbers of at least 2, such as [30, 100]; given: [].\n"
            "frame= names a frame of a pilot, and there is none; given: 'trade'.\n"
            "frames must be a whole number from 1 to 1,000; given: 0.\n"
            "length must be a number from 2 to 10,000; given: 1.\n"
            "spread must be a number from 0 to 3; given: True.\n"
            "heterogeneity must be a number from 0 to 0.99; given: 1.",
        ),
        (
            {"difference": 0.5, "at": 0.6},
            "Both groups must have a share from 0 to 1: the others 0.6, the first 1.1 (at + difference).",
        ),
        (
            {"difference": -2, "at": 1, "measure": "rate"},
            "Both groups must have a rate from 0 to 50: the others 1, the first -1 (at + difference).",
        ),
        (
            {"pilot": "scores", "at": None},
            "pilot must be scores, as `score` returns them; given: str.",
        ),
        (
            {"pilot": PILOT, "frames": 3},
            "at comes from the pilot; leave it out, or leave out the pilot.\n"
            "frames comes from the pilot; leave it out, or leave out the pilot.",
        ),
        (
            {"pilot": PILOT, "at": None},
            "Say with frame= which of the pilot's frames differs: 'frame0' or 'frame1'.",
        ),
        (
            {"pilot": PILOT, "at": None, "frame": "frame2"},
            "Unknown frame 'frame2'. Did you mean 'frame1'? Allowed: 'frame0' or 'frame1'.",
        ),
        (
            {"pilot": PILOT, "at": None, "frame": "frame0", "voice": "us"},
            "Unknown voice 'us'. Allowed: 'all', 'journalist', 'quoted' or 'attributed'.",
        ),
        (
            {"pilot": PILOT, "at": None, "frame": "frame1", "measure": "rate"},
            "The pilot has no hit of this frame, and a rate is moved in proportion. Choose another frame, or "
            "leave out the pilot and say at= what rate to expect.",
        ),
        (
            {"pilot": PILOT, "at": None, "frame": "frame0", "measure": "rate", "difference": -100},
            "Both groups must have a rate of at least 0: the others 18.75, the first -81.25 (at + difference).",
        ),
    ],
)
def test_everything_that_is_wrong_is_named(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ComparisonError) as error:
        power(**{"difference": 0.05, "at": 0.1, **arguments})
    assert str(error.value) == message


def test_a_pilot_of_one_article_is_none() -> None:
    with pytest.raises(ComparisonError) as error:
        power(0.1, pilot=scores_from_arrays(["a"], np.array([[1]]), np.array([4])))
    assert str(error.value) == "A pilot needs at least 2 articles; given: 1."
