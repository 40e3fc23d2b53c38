"""A comparison of groups on one measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table, listed

MEASURES = (
    *("share", "rate", "present", "salience", "headline", "headline_gap", "first"),
    *("tone", "stance", "mentions"),
)
CORRECTIONS = ("benjamini-hochberg", "westfall-young", "none")
_NO_TESTS = pa.table(
    {
        **{name: pa.array([], pa.string()) for name in ("lexicon", "name", "label")},
        **{name: pa.array([], pa.float64()) for name in ("statistic", "p", "p_corrected")},
        "groups": pa.array([], pa.int64()),
    }
)


def alpha_of(confidence: float) -> float:
    """Return the level of tests that goes with a confidence: .05 for .95, and not .050000000000000044."""
    return round(1 - confidence, 10)


# The columns of estimates that a console and a notebook have room for.
SHOWN = ("name", "group", "estimate", "low", "high", "n_articles", "caveats")


@dataclass(frozen=True, slots=True)
class Comparison(MainTable):
    """Estimates per group, and the differences between groups, for one measure over all frames or targets.

    Attributes
    ----------
    measure, by, voice : str
        What was measured, the column whose values are the groups, and whose words were counted.
    groups : tuple of str
        The groups, in the order in which tables and plots show them.
    reference : str or None
        The group that all others are compared with; None compares every pair.
    estimates : Table
        One row a frame or target × group: ``lexicon, name, label, group, estimate, low, high, interval``
        ("bootstrap-t", "exact-bound" or "within-article"; null where there is none)``, n_articles`` (with a value
        of this frame or target)``, n_without_value`` (the group's other articles)``, n_clusters`` (of those with a
        value; null where articles are resampled)``, n_with_hit`` (articles with a
        hit; of presence, that reach the threshold)``, hits`` (sum of numerators: sentences with a hit, hits,
        mentions, articles, saliences, tones or stances)``, units`` (sum of denominators: sentences, tokens or
        articles)``, caveats`` (codes).
        Where the estimate is 0, an "exact-bound" is one of the share of articles with a hit, whatever the measure.
        Tone has one row a group, with the lexicon "" and the name "tone". ``n_with_hit`` is null of measures of
        which 0 is the middle. Of stance an estimate is null, and the caveat "no-evidence", where no article of the
        group has evidence on the target.
    contrasts : Table
        One row a frame or target × pair: ``lexicon, name, label, group, reference, difference`` (= group −
        reference)``, low, high, within_strata`` (the difference within strata, which p is about; null without
        them)``, ratio`` (= group ÷ reference)``, ratio_low, ratio_high`` (null of measures on which 0 is no lack,
        where the reference is 0, and an upper limit where there is none)``, effect, effect_name`` ("cliffs-delta"
        or "cohens-h")``, hedges_g, g_low, g_high`` (of article values; null of presence)``, p, p_corrected,
        p_method`` ("permutation": of all labels; "permutation-in-pair": of the labels of the pair's own articles,
        where a side is small; "studentised-tail": Student's t; null where there is no test)``, n_group,
        n_reference, caveats``.
    caveats : tuple of Caveat
        The full wording of every code that a row carries, then what concerns the whole.
    confidence : float
        The level of all intervals, between 0.5 and 1.
    n_resamples : int
        Bootstrap resamples, and permutations.
    correction : str
        One of `CORRECTIONS`: how p_corrected was made.
    n_tests : int
        How many contrasts were tested, which is what the correction corrects for.
    method : str
        What was done, in sentences that a paper can take over.
    seed : int
        With the same scores it gives the same result again.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicons that were scored with.
    kind : str
        What a row is about, and ``name`` and ``label`` stand for: a "frame" or a "target" of a lexicon, or the
        whole "article", on a measure that has one value an article.
    plan : str
        The hash of the locked plan that names this comparison; empty where there was none, which makes it
        exploratory.
    cluster, strata : str or None
        The columns whose values say which articles are resampled together, and within what.
    omnibus : Table
        One row a frame or target, where there are three groups or more: ``lexicon, name, label, statistic`` (Q,
        which is near a χ² of groups − 1 where all are alike)``, p, p_corrected`` (over the rows)``, groups`` (how
        many were compared).
    family : str
        What n_tests are: which contrasts the correction is over.
    """

    measure: str
    by: str
    voice: str
    groups: tuple[str, ...]
    reference: str | None
    estimates: Table
    contrasts: Table
    caveats: tuple[Caveat, ...]
    confidence: float
    n_resamples: int
    correction: str
    n_tests: int
    seed: int
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]
    kind: str = "frame"
    plan: str = ""
    cluster: str | None = None
    strata: str | None = None
    omnibus: Table = field(default_factory=lambda: Table(_NO_TESTS))
    family: str = ""

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)

    @property
    def main_table(self) -> Table:
        """The estimates, one row a group × frame."""
        return self.estimates

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        further = {"omnibus": self.omnibus} if len(self.omnibus) else {}
        return {"estimates": self.estimates, "contrasts": self.contrasts, **further}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "measure": self.measure,
            "kind": self.kind,
            "by": self.by,
            "voice": self.voice,
            "groups": list(self.groups),
            "reference": self.reference,
            "cluster": self.cluster,
            "strata": self.strata,
            "plan": self.plan,
            "estimates": self.estimates.rows(),
            "omnibus": self.omnibus.rows(),
            "contrasts": self.contrasts.rows(),
            "caveats": as_dicts(self.caveats),
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "correction": self.correction,
            "n_tests": self.n_tests,
            "family": self.family,
            "seed": self.seed,
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    def __str__(self) -> str:
        head = f"{self.measure} by {self.by} ({', '.join(self.groups)}), voice: {self.voice}"
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{head}\n{listed(self.estimates, SHOWN)}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        head = f"{self.measure} by {self.by}, voice: {self.voice}"
        return result_html(head, listed(self.estimates, SHOWN)._repr_html_(), caveats=self.caveats)
