"""Whose words carry a frame: the hits of each group, divided by voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import ReportError, unknown
from framing.plots.canvas import drawing, frame_off, rows_high
from framing.plots.labels import wrapped
from framing.plots.numbers import number
from framing.plots.palette import FAINT, INK, VOICE_FILLS, ink_on
from framing.plots.rows import Frame, told_apart
from framing.results import VOICES, WhoseWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes

VOICE_NAMES = {
    "journalist": "in the journalist’s own voice",
    "quoted": "quoted",
    "attributed": "reported without quotation marks",
}
_BROAD = 0.12  # of all hits: narrower bars have no room for their number


@dataclass(frozen=True, slots=True)
class Bar:
    """The hits of one frame in one group; `parts` by voice, 0–1, empty where there is no hit."""

    frame: Frame
    group: str
    parts: Mapping[str, float]
    hits: float


def bars_of(result: WhoseWords) -> tuple[Bar, ...]:
    """Return a bar for each frame and group, in the order of the result."""
    names: dict[tuple[str, str], Frame] = {}
    parts: dict[tuple[str, str, str], dict[str, float]] = {}
    hits: dict[tuple[str, str, str], float] = {}
    for row in result.voices:
        key = (row["lexicon"], row["name"])
        names.setdefault(key, Frame(*key, row["label"] or row["name"]))
        cell = (*key, row["group"])
        hits[cell] = hits.get(cell, 0.0) + row["hits"]
        of_voice = parts.setdefault(cell, {})
        if row["part"] is not None:
            of_voice[row["voice"]] = row["part"]
    frames = {frame.key: frame for frame in told_apart(names)}
    return tuple(
        Bar(frames[lexicon, name], group, parts[lexicon, name, group], hits[lexicon, name, group])
        for lexicon, name, group in parts
    )


def voice_bars(
    result: WhoseWords,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw each frame's hits in each group as one bar, divided by voice.

    Parameters
    ----------
    result : WhoseWords
    ax : Axes, optional
        Where to draw; a new figure without it.
    frames, groups : sequence of str, optional
        Which to show, by name (a frame also as "lexicon/name"); all without them.

    Raises
    ------
    ReportError
        An unknown frame or group.
    """
    bars = _chosen(bars_of(result), result.groups, frames, groups)
    several = len({bar.group for bar in bars}) > 1
    labels, places = [], []
    y = 0.0
    for number_, bar in enumerate(bars):
        opens = number_ == 0 or bars[number_ - 1].frame != bar.frame
        y += (0.55 if opens and several and number_ else 0.0) + 1
        places.append(y)
        labels.append(wrapped(bar.group if several else bar.frame.label, 30, 1))
    with drawing(ax, 0.9 + rows_high(len(bars), 0.24) + (0.16 * len({bar.frame for bar in bars}))) as axes:
        for y, bar in zip(places, bars, strict=True):
            _bar(axes, y, bar)
        axes.set_yticks(places, labels)
        axes.set_ylim((places[-1] if places else 0) + 0.6, 0.1)
        axes.set_xlim(0, 1)
        axes.tick_params(axis="y", length=0)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        axes.set_xlabel("part of the frame’s hits")
        frame_off(axes)
        if several:
            _heads(axes, places, bars)
        _legend(axes)
    return axes


def _chosen(
    bars: Sequence[Bar], known: Sequence[str], frames: Sequence[str] | None, groups: Sequence[str] | None
) -> list[Bar]:
    named = {
        name: bar.frame for bar in reversed(bars) for name in (bar.frame.label, bar.frame.name, bar.frame.path)
    }
    for name in frames or ():
        if name not in named:
            raise ReportError(unknown("frame", name, list(dict.fromkeys(bar.frame.name for bar in bars))))
    for name in groups or ():
        if name not in known:
            raise ReportError(unknown("group", name, known))
    wanted = list(dict.fromkeys(bar.frame for bar in bars)) if frames is None else [named[name] for name in frames]
    return [
        bar for frame in wanted for bar in bars if bar.frame == frame and (groups is None or bar.group in groups)
    ]


def _bar(ax: Axes, y: float, bar: Bar) -> None:
    left = 0.0
    for voice in VOICES[1:]:
        part = bar.parts.get(voice, 0.0)
        if not part:
            continue
        fill = VOICE_FILLS[voice]
        drawn = ax.barh(y, part, left=left, height=0.72, color=fill, edgecolor="white", linewidth=0.8)
        if part >= _BROAD:
            ink = ink_on(drawn.patches[0].get_facecolor())
            ax.text(left + part / 2, y, f"{part:.0%}", ha="center", va="center", fontsize=7, color=ink)
        left += part
    hits = number(bar.hits, 0 if bar.hits == int(bar.hits) else 1, False) if bar.hits else "no"
    ax.annotate(
        f"{hits} {'hit' if bar.hits == 1 else 'hits'}",
        (1, y),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=7,
        color=INK if bar.hits else FAINT,
        annotation_clip=False,
    )


def _heads(ax: Axes, places: Sequence[float], bars: Sequence[Bar]) -> None:
    """Name each frame above its bars."""
    for place, bar, before in zip(places, bars, [None, *bars], strict=False):
        if before is None or before.frame != bar.frame:
            ax.text(0, place - 0.52, wrapped(bar.frame.label, 70, 1), va="bottom", fontsize=7.5, fontweight="bold")


def _legend(ax: Axes) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(facecolor=VOICE_FILLS[voice], label=VOICE_NAMES[voice]) for voice in VOICES[1:]]
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=3,
        frameon=False,
        borderaxespad=0.2,
        handlelength=1.1,
        columnspacing=1.2,
    )
