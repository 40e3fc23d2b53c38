"""Agreement on codes whose α is known, for tests of what is made of it."""

from __future__ import annotations

import framing
from framing.results import Agreement

# The two coders of Krippendorff's (2011) first example: α = .095.
ANNA = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
BEN = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
CODES = {
    "growth": {"anna": ANNA, "ben": BEN},
    "danger": {"anna": ANNA, "ben": ANNA},
    "silence": {"anna": (0,) * 10, "ben": (0,) * 10},
}


def agreed() -> Agreement:
    """Return the agreement of two coders on three frames: hardly any, full, and none that can be known."""
    rows = [
        {"unit_id": f"u{i}", "coder": coder, "name": name, "code": code}
        for name, of_coder in CODES.items()
        for coder, codes in of_coder.items()
        for i, code in enumerate(codes)
    ]
    return framing.agreement(framing.read_codes(rows), level="nominal", n_resamples=200)
