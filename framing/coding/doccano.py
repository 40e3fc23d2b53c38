"""doccano: texts and labels of a text classification project out, its JSONL export in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framing.coding.asked import Asked, asked_of
from framing.coding.found_codes import FoundCodes, joined
from framing.coding.names import FRAME
from framing.coding.reading_samples import read_sample
from framing.coding.sheet_units import sheet_units
from framing.files import write_text
from framing.lexicon import Lexicon
from framing.results import CodingSample

# Without it a text that has none of the frames would look like one that nobody has coded.
NONE = "no frame"
_SHORTCUTS = "1234567890abcdefghijklmnopqrstuvwxyz"
_COLOURS = {"background_color": "#0b5c8a", "text_color": "#ffffff"}
_SHARED = "all"  # how doccano calls the one file of a project in which all share the labels


def write_doccano(
    sample: CodingSample | str | Path | Any,
    lexicon: Lexicon | Sequence[Lexicon],
    folder: str | Path,
    *,
    coder: str | None = None,
    blind: bool = True,
    only: Sequence[str] | None = None,
    seed: int = 0,
) -> tuple[Path, Path]:
    """Write a doccano text classification project: `labels.json` (import under Labels), `texts.jsonl` (Dataset).

    doccano shows one text: what stands around a unit is in it, and the unit between ⟦ and ⟧.

    Parameters
    ----------
    sample, lexicon, blind, only, seed
        As for `write_coding_sheet`.
    folder : str or Path
    coder : str, optional
        Whose units; those of all unless given.

    Returns
    -------
    tuple of Path
        The labels and the texts.

    Raises
    ------
    InputError
        As for `write_coding_sheet`.
    """
    place, asked, known = Path(folder).expanduser(), asked_of(lexicon, only), read_sample(sample)
    units = sheet_units(known, coder, blind=blind, seed=seed)
    lines = [
        {
            "text": _shown(unit),
            "label": [],
            "unit_id": unit["unit_id"],
            **({"source": unit["source"]} if "source" in unit else {}),
        }
        for unit in units
    ]
    labels = [
        {"text": label, "prefix_key": None, "suffix_key": _SHORTCUTS[i : i + 1] or None, **_COLOURS}
        for i, label in enumerate(labels_of(asked))
    ]
    return (
        write_text(place / "labels.json", json.dumps(labels, ensure_ascii=False, indent=1) + "\n"),
        write_text(place / "texts.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)),
    )


def labels_of(asked: Sequence[Asked]) -> dict[str, tuple[str, str]]:
    """Return what each label says, as name and code; a frame's "no" is that its labels are missing."""
    labels: dict[str, tuple[str, str]] = {}
    for each in asked:
        for code, wording in each.answers.items():
            if each.kind != FRAME:
                labels[f"{each.name}: {wording}"] = (each.name, code)
            elif code != "0":
                labels[each.name if code == "1" else f"{each.name}: {wording}"] = (each.name, code)
    if any(each.kind == FRAME for each in asked):
        labels[NONE] = ("", "")
    return labels


def take_doccano(lines: Sequence[tuple[int, Any]], name: str, found: FoundCodes) -> None:
    """Read the lines of one export; its file is called after who coded. A text without any label is not coded."""
    meaning = labels_of(list(found.asked.values()))
    frames = [each.name for each in found.asked.values() if each.kind == FRAME]
    member = Path(name).stem
    who = found.who(name, None if found.coder or member == _SHARED else member)
    for number, line in lines:
        place = f"{name}, line {number}"
        given = line.get("label", line.get("labels")) if isinstance(line, dict) else None
        if not isinstance(given, list):
            found.problems.append(f"{place}: it has no list of labels. Export the dataset as JSONL.")
            continue
        strange = [label for label in given if label not in meaning]
        found.problems += [f"{place}: '{label}' is none of the labels of this lexicon." for label in strange]
        unit = found.unit(place, line.get("unit_id")) if given and not strange else None
        if unit is None or who is None:
            continue
        comments = line.get("Comments") or []
        note = joined(comments if isinstance(comments, list) else [comments])
        said = [meaning[label] for label in given if label != NONE]
        if NONE in given and any(code == "1" and frame in frames for frame, code in said):
            found.problems.append(f"{place}: it has the label '{NONE}' and a frame. Keep one of the two.")
            continue
        said += [(frame, "0") for frame in frames if frame not in {name for name, _ in said}]
        for what, code in said:
            found.code(place, unit, who, what, code, note)


def _shown(unit: dict[str, Any]) -> str:
    if not unit["before"] and not unit["after"]:
        return str(unit["text"])
    parts = (unit["before"].strip(), f"⟦{unit['text']}⟧", unit["after"].strip())
    return "\n\n".join(part for part in parts if part)
