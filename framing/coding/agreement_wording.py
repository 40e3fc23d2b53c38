"""What a result on agreement says about itself: its method, and its caveats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from framing.coding.code_sets import Rated
from framing.coding.sample_wording import FEW_SHARED
from framing.results import Caveat, Codes
from framing.results.agreement import RELIABLE, TENTATIVE
from framing.stats import ALL_EQUAL

# With fewer articles a resample of them shows little of how much articles differ.
FEW_ARTICLES = 20
# With fewer of the rarer codes a single one moves α by a tenth and more.
FEW_OF_A_KIND = 5
OFTEN_SILENT = 0.1
_LISTED = 10
_LEVELS = {
    "nominal": "nominal: codes are equal or not",
    "ordinal": "ordinal: by ranks",
    "interval": "interval: by squared differences",
    "ratio": "ratio: by squared relative differences",
    "masi": "sets of frames, by the MASI distance",
}


def row_caveats(row: dict[str, Any], values: Sequence[Rated], n_articles: int | None) -> list[str]:
    """Return the codes of what a reader has to know about one frame or target."""
    alpha, counts = row["alpha"], sorted(Counter(values).values())
    silent = row["n_cannot_say"] / max(row["n_codes"] + row["n_cannot_say"], 1)
    rules = {
        "no-shared-units": row["n_shared"] == 0,
        "all-equal": row["reason"] == ALL_EQUAL,
        "few-units": 0 < row["n_shared"] < FEW_SHARED,
        "few-articles": row["n_shared"] > 0 and n_articles is not None and n_articles < FEW_ARTICLES,
        "few-of-a-kind": alpha is not None and sum(counts[:-1]) < FEW_OF_A_KIND,
        "unreliable": alpha is not None and alpha < TENTATIVE,
        "tentative": alpha is not None and TENTATIVE <= alpha < RELIABLE,
        "cannot-say": silent > OFTEN_SILENT,
    }
    return [code for code, holds in rules.items() if holds]


def result_caveats(
    rows: Sequence[dict[str, Any]], used: set[str], apart: Sequence[tuple[str, str]], codes: Codes
) -> list[Caveat]:
    """Return the wording of what rows carry, then what concerns the whole."""
    worded = {
        "no-shared-units": "No unit has codes of two coders, so nothing shows how far they agree.",
        "all-equal": "All codes are equal. α, κ and AC1 are undefined: nothing shows whether coders would see a "
        "difference. Code units in which the frame stands, and units in which it does not.",
        "few-units": f"Fewer than {FEW_SHARED} units have codes of two coders: the interval covers less often "
        "than it says (down to 82 % instead of 95 % with 30 units, 91 % with 50, in simulations).",
        "few-articles": f"The units come from fewer than {FEW_ARTICLES} articles: the interval is rough.",
        "few-of-a-kind": f"Fewer than {FEW_OF_A_KIND} codes are other than the commonest one: each of them moves "
        "α by much.",
        "unreliable": f"α is below {TENTATIVE}: not to be relied on (Krippendorff 2004). Look at the units that "
        "divide coders, and sharpen the definition.",
        "tentative": f"α lies between {TENTATIVE} and {RELIABLE}: for tentative conclusions only.",
        "cannot-say": f"More than {OFTEN_SILENT:.0%} of the codes (at 'masi', of the sets) are 'cannot say', or "
        "not complete; they count as no code.",
    }
    caveats = [Caveat(code, message) for code, message in worded.items() if code in used]
    if len(codes.coders) == 1:
        caveats.append(Caveat("one-coder", f"All codes are by {codes.coders[0]}."))
    if apart:
        rest = len(apart) - _LISTED
        listed = "; ".join(f"{one} and {other}" for one, other in apart[:_LISTED])
        listed += f"; and {rest:,} more pairs" if rest > 0 else ""
        caveats.append(Caveat("coders-apart", f"These coders share no unit, so nothing compares them: {listed}."))
    if codes.sample is not None and len(set(codes.sample.table.column("probability"))) > 1:
        caveats.append(
            Caveat(
                "unequal-sample",
                "Units were drawn with unequal probabilities. Agreement is that on the units that were drawn, "
                "where rare frames are commoner than in the articles.",
            )
        )
    return caveats


def agreement_method(level: str, confidence: float, n_resamples: int, seed: int, *, by_article: bool) -> str:
    """Word what was done, for a paper."""
    over = "articles with all their units" if by_article else "units"
    return (
        f"Agreement is Krippendorff's α ({_LEVELS[level]}), beside percent agreement, Fleiss' κ (Cohen's for "
        f"pairs of coders) and Gwet's AC1. Intervals ({confidence:.0%}) are percentiles of {n_resamples:,} "
        f"resamples of {over}, seed {seed}. Codes 'cannot say' count as missing."
    )
