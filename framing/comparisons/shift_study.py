"""What drives the clearest differences of a study."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from framing.comparisons.arguments import Settings
from framing.comparisons.designs import Design
from framing.comparisons.grouping import Grouping
from framing.comparisons.shift_arguments import asked_for, two_sides
from framing.comparisons.shift_pieces import adds_up, frame_pieces
from framing.comparisons.shifting import shifted
from framing.results import Comparison, Scores, WordShift, WordShifts
from framing.results.caveats import CARRIED_BY_FEW

MOST_FRAMES = 3  # more pictures than that are not read
_MEASURES = ("share", "rate")


def clearest_shifts(
    scores: Scores, groups: Grouping, comparisons: Sequence[Comparison], settings: Settings, design: Design
) -> tuple[WordShifts, ...]:
    """Take the clearest difference of each of a few frames apart; nothing where no interval leaves out 0.

    The clearest difference is the one whose interval stays farthest from 0, of those that enough articles carry
    where there are any. Frames alone are taken apart: the
    words of tone and stance stand in the articles, which a study does not have. A frame of which the scores do not
    hold all evidence is passed over.
    """
    compared = next((each for each in comparisons if each.measure in _MEASURES), None)
    if compared is None:
        return ()
    shifts: list[WordShift] = []
    for row in _clearest(compared):
        asked = asked_for(scores, f"{row['lexicon']}/{row['name']}", compared.measure, compared.voice)
        pieces = frame_pieces(scores, asked.place, asked.measure, asked.voice)
        if adds_up(scores, asked, pieces):
            two, reference = two_sides(groups, row["group"], row["reference"])
            shifts.append(shifted(scores, two, reference, asked, pieces, settings, design))
        if len(shifts) == MOST_FRAMES:
            break
    return (WordShifts(tuple(shifts)),) if shifts else ()


def _clearest(compared: Comparison) -> list[dict[str, Any]]:
    """Return the clearest contrast of each frame, the clearest first; none whose interval holds 0.

    Contrasts that few articles carry come behind the others, by p.
    """
    best: dict[tuple[str, str], tuple[bool, float, float, float, dict[str, Any]]] = {}
    for row in compared.contrasts:
        if row["low"] is None or row["high"] is None:
            continue
        is_sound = set(CARRIED_BY_FEW).isdisjoint(row["caveats"])
        p = 0.0 if is_sound else math.inf if row["p"] is None else row["p"]
        found = (is_sound, -p, max(row["low"], -row["high"]), abs(row["difference"]), row)
        key = (row["lexicon"], row["name"])
        if found[2] > 0 and (key not in best or found[:4] > best[key][:4]):
            best[key] = found
    return [row for *_, row in sorted(best.values(), key=lambda each: each[:4], reverse=True)]
