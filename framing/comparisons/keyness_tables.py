"""Key words as tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import csc_array

from framing.comparisons.counted import Counted
from framing.comparisons.grouping import Grouping
from framing.comparisons.keyness_arguments import Wanted
from framing.comparisons.keyness_contrasts import Contrast, Index, Spread, ranked, spread
from framing.comparisons.keyness_wording import CONCENTRATED, FEW_ARTICLES, FEW_DOCUMENTS, MOST_IN_ONE, ONE_ARTICLE
from framing.results import REST, Table
from framing.results import caveats as codes
from framing.stats import Floats, benjamini_hochberg, clustered_ratio, log_ratio, percent_difference

_STRINGS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Tables:
    """The two tables of `Keyness`, the codes that rows carry, and the sides with few articles or one, by name."""

    words: Table
    contrasts: Table
    codes: set[str]
    small: tuple[str, ...]
    alone: tuple[str, ...]


def keyness_tables(
    counts: Counted,
    member: Index,
    names: tuple[str, ...],
    found: list[Contrast],
    p_corrected: list[Floats],
    wanted: Wanted,
) -> Tables:
    """Put the results of all contrasts into tables; see `Keyness`."""
    keys = [
        (q <= wanted.alpha) & (contrast.documents >= wanted.least_documents)
        for contrast, q in zip(found, p_corrected, strict=True)
    ]
    listing = [ranked(contrast, key, wanted) for contrast, key in zip(found, keys, strict=True)]
    # Those of all contrasts are looked up together: the counts may lie on disk.
    told = np.unique(np.concatenate([each.columns[shown] for each, shown in zip(found, listing, strict=True)]))
    by_word = counts.of_words(told)
    words, rows = [], []
    carried: set[str] = set()
    sizes: dict[str, int] = {}
    for contrast, q, key, shown in zip(found, p_corrected, keys, listing, strict=True):
        focus = names[contrast.group]
        reference = None if contrast.other < 0 else names[contrast.other]
        own = by_word[:, np.searchsorted(told, contrast.columns[shown])]
        whole = _codes_of_sides(contrast)
        listed = _words(counts, own, member, contrast, shown, key, q, whole, wanted)
        words.append(
            listed.add_column(0, "focus", _repeated(focus, len(shown))).add_column(
                1, "reference", _repeated(reference, len(shown))
            )
        )
        rows.append(_contrast(contrast, focus, reference, key, len(shown), whole, wanted))
        carried |= {code for row in listed.column("caveats").to_pylist() for code in row} | set(whole)
        against = reference or (REST if len(found) == 1 else f"{REST} but {focus}")
        sizes |= {focus: contrast.focus.n, against: contrast.reference.n}
    return Tables(
        Table(pa.concat_tables(words)),
        Table(pa.Table.from_pylist(rows, _CONTRAST_SCHEMA)),
        carried,
        tuple(f"{name} ({n})" for name, n in sizes.items() if n < FEW_ARTICLES),
        tuple(name for name, n in sizes.items() if n < 2),
    )


def _codes_of_sides(contrast: Contrast) -> tuple[str, ...]:
    fewest = min(contrast.focus.n, contrast.reference.n)
    return (*([ONE_ARTICLE] if fewest < 2 else []), *([codes.SMALL_N] if fewest < FEW_ARTICLES else []))


def _words(
    counts: Counted,
    own: csc_array,
    member: Index,
    contrast: Contrast,
    shown: Index,
    key: npt.NDArray[np.bool_],
    q: Floats,
    whole: tuple[str, ...],
    wanted: Wanted,
) -> pa.Table:
    columns = contrast.columns[shown]
    focus, reference = contrast.focus.only(shown), contrast.reference.only(shown)
    in_focus = contrast.in_focus[shown]
    others = (member >= 0) & (member != contrast.group) if contrast.other < 0 else member == contrast.other
    spreads = [
        spread(own, counts.lengths, counts.order[columns] - 1, articles)
        for articles in (member == contrast.group, others)
    ]
    low, high = clustered_ratio(focus, reference, wanted.confidence)
    sides = (focus.h, reference.h, focus.s, reference.s)
    with np.errstate(divide="ignore"):
        limits = {"low": np.log2(low), "high": np.log2(high)}
    possible = (focus.s > 0) & (reference.s > 0)
    table: dict[str, pa.Array] = {
        "word": counts.words(columns),
        "written": counts.written(columns),
        "length": pa.array(counts.order[columns]),
        "side": pa.array(np.where(in_focus, "focus", "reference"), pa.string()),
        "key": pa.array(key[shown]),
        "score": _numbers(contrast.score[shown]),
        "p_words": _numbers(contrast.p_words[shown]),
        "log_ratio": _numbers(np.where(possible, log_ratio(*_safe(sides)), np.nan)),
        **{name: _numbers(limit) for name, limit in limits.items()},
        "percent_difference": _numbers(percent_difference(*sides)),
        "p": _numbers(contrast.p[shown]),
        "p_corrected": _numbers(q[shown]),
    }
    for name, side, lying in (("focus", focus, spreads[0]), ("reference", reference, spreads[1])):
        rate = np.divide(side.h, side.s, out=np.full(len(shown), np.nan), where=side.s > 0)
        table[f"count_{name}"] = pa.array(side.h.astype(np.int64))
        table[f"rate_{name}"] = _numbers(1000 * rate)
        table[f"documents_{name}"] = pa.array(side.n_with.astype(np.int64))
        table[f"dispersion_{name}"] = _numbers(lying.dispersion)
        table[f"n_{name}"] = pa.array(np.full(len(shown), side.n))
    table["caveats"] = _caveats(contrast.documents[shown], in_focus, spreads, whole, wanted)
    paired = [f"{what}_{side}" for what in ("count", "rate", "documents", "dispersion", "n") for side in _SIDES]
    return pa.table(table).select([*list(table)[:13], *paired, "caveats"])


_SIDES = ("focus", "reference")


def _safe(sides: tuple[Floats, Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats, Floats]:
    """Return counts with totals of 1 where a side has none, so that nothing is divided by 0."""
    return (*sides[:2], np.maximum(sides[2], 1), np.maximum(sides[3], 1))


def _caveats(
    documents: Floats,
    in_focus: npt.NDArray[np.bool_],
    spreads: list[Spread],
    whole: tuple[str, ...],
    wanted: Wanted,
) -> pa.Array:
    largest = np.where(in_focus, spreads[0].largest, spreads[1].largest)
    few, one = documents < wanted.least_documents, largest > MOST_IN_ONE
    rows = [
        [*whole, *([FEW_DOCUMENTS] if is_few else []), *([CONCENTRATED] if is_one else [])]
        for is_few, is_one in zip(few.tolist(), one.tolist(), strict=True)
    ]
    return pa.array(rows, _STRINGS)


def _contrast(
    contrast: Contrast,
    focus: str,
    reference: str | None,
    key: npt.NDArray[np.bool_],
    shown: int,
    whole: tuple[str, ...],
    wanted: Wanted,
) -> dict[str, object]:
    p_words = contrast.p_words if wanted.correction == "none" else benjamini_hochberg(contrast.p_words)
    return {
        "focus": focus,
        "reference": reference,
        "n_focus": contrast.focus.n,
        "n_reference": contrast.reference.n,
        "words_focus": contrast.words[0],
        "words_reference": contrast.words[1],
        "tested": int((~np.isnan(contrast.p)).sum()),
        "key_focus": int((key & contrast.in_focus).sum()),
        "key_reference": int((key & ~contrast.in_focus).sum()),
        "key_if_independent": int((p_words <= wanted.alpha).sum()),
        "shown": shown,
        "caveats": list(whole),
    }


_CONTRAST_SCHEMA = pa.schema(
    [
        ("focus", pa.string()),
        ("reference", pa.string()),
        *((name, pa.int64()) for name in ("n_focus", "n_reference", "words_focus", "words_reference")),
        *((name, pa.int64()) for name in ("tested", "key_focus", "key_reference", "key_if_independent", "shown")),
        ("caveats", _STRINGS),
    ]
)


def exclusions_table(exclusions: Table, groups: Grouping, used: int, n_wordless: int) -> Table:
    """Return one row a reason, between how many articles came in and how many were used."""
    stages, reasons = (exclusions.column(name) for name in ("stage", "reason"))
    left = Counter(zip(stages, reasons, strict=True))
    n = len(groups.member)
    rows = [("in", "articles read", n + len(exclusions)), *((*key, n) for key, n in left.items())]
    other = n - groups.n_outside - n_wordless - used
    for reason, n in (
        (f"no value in '{groups.by}'", groups.n_outside),
        ("no words", n_wordless),
        ("in another group", other),
    ):
        rows += [("comparing", reason, n)] if n else []
    rows.append(("used", "articles compared", used))
    schema = pa.schema([("stage", pa.string()), ("reason", pa.string()), ("articles", pa.int64())])
    return Table(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))


def _numbers(values: Floats) -> pa.Array:
    """Return numbers as a column, null where there is none or no end."""
    return pa.array(values, pa.float64(), mask=~np.isfinite(values))


def _repeated(value: str | None, times: int) -> pa.Array:
    return pa.array([value] * times, pa.string())
