"""Label Studio: a project (labelling set-up and tasks) out, its JSON export in."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

from framing.coding.asked import Asked, asked_of
from framing.coding.found_codes import FoundCodes, joined
from framing.coding.names import FRAME
from framing.coding.reading_samples import read_sample
from framing.coding.sheet_units import sheet_units
from framing.files import write_text
from framing.lexicon import Lexicon
from framing.results import CodingSample

# Controls are called after what they code; the prefix keeps a frame "text" apart from the text itself.
PREFIX, NOTE = "code_", "note"


def write_label_studio(
    sample: CodingSample | str | Path | Any,
    lexicon: Lexicon | Sequence[Lexicon],
    folder: str | Path,
    *,
    coder: str | None = None,
    blind: bool = True,
    only: Sequence[str] | None = None,
    seed: int = 0,
) -> tuple[Path, Path]:
    """Write a Label Studio project: `config.xml` (Labeling Interface, Code) and `tasks.json` (Import).

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
        The set-up and the tasks.

    Raises
    ------
    InputError
        As for `write_coding_sheet`.
    """
    place, asked, known = Path(folder).expanduser(), asked_of(lexicon, only), read_sample(sample)
    units = sheet_units(known, coder, blind=blind, seed=seed)
    tasks = json.dumps([{"data": unit} for unit in units], ensure_ascii=False, indent=1)
    return (
        write_text(place / "config.xml", config_of(asked, blind=blind)),
        write_text(place / "tasks.json", tasks + "\n"),
    )


def config_of(asked: Sequence[Asked], *, blind: bool = True) -> str:
    """Return the labelling set-up: one choice a frame or target, and a note."""
    root = xml.Element("View")
    if not blind:
        xml.SubElement(root, "Text", name="source", value="$source")
    for name in ("before", "text", "after"):
        if name == "text":
            xml.SubElement(root, "Header", value="Code this text:")
        xml.SubElement(root, "Text", name=name, value=f"${name}")
    for each in asked:
        xml.SubElement(root, "Header", value=_literal(each.label))
        explained = " ".join(part for part in (each.definition, *each.questions) if part)
        if explained:
            panel = xml.SubElement(xml.SubElement(root, "Collapse"), "Panel", value="Definition")
            xml.SubElement(xml.SubElement(panel, "View"), "Header", value=_literal(explained), size="6")
        choices = xml.SubElement(
            root, "Choices", name=control_of(each.name), toName="text", choice="single-radio", showInline="true"
        )
        if each.kind == FRAME:  # a target of which the text does not speak is left out
            choices.set("required", "true")
            choices.set("requiredMessage", _literal(f"{each.label}: yes, no or cannot say?"))
        for code, wording in each.answers.items():
            xml.SubElement(choices, "Choice", value=wording, alias=code)
    xml.SubElement(root, "TextArea", name=NOTE, toName="text", placeholder="Note", maxSubmissions="1")
    xml.indent(root)
    return xml.tostring(root, encoding="unicode") + "\n"


def control_of(name: str) -> str:
    """Return what the control for a frame or target is called: "lexicon/name" has a dot there."""
    return PREFIX + name.replace("/", ".")


def take_label_studio(tasks: list[Any], name: str, found: FoundCodes) -> None:
    """Read the tasks of an export ("JSON"): who annotated, by id, e-mail or name, is the coder."""
    controls = {control_of(each): each for each in found.asked}
    for number, given in enumerate(tasks, 1):
        task = _mapping(given)
        place = f"{name}, task {task.get('id', number)}"
        if not isinstance(task.get("annotations"), list):
            found.problems.append(
                f"{place}: it has no 'annotations'. Export the project as JSON, not as JSON-MIN."
            )
            continue
        done = [each for each in map(_mapping, task["annotations"]) if each and not each.get("was_cancelled")]
        unit = found.unit(place, _mapping(task.get("data")).get("unit_id")) if done else None
        if unit is None:
            continue
        for annotation in done:
            coder = found.who(place, _person(annotation.get("completed_by")))
            if coder is None:
                continue
            results = [_mapping(each) for each in _listed(annotation.get("result"))]
            note = joined(
                [text for each in results if each.get("from_name") == NOTE for text in _value(each, "text")]
            )
            for each in results:
                control = str(each.get("from_name"))
                for code in _value(each, "choices"):
                    what = controls.get(control, control.removeprefix(PREFIX))
                    found.code(place, unit, coder, what, code, note)


def _mapping(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def _value(result: dict[str, Any], key: str) -> list[Any]:
    return _listed(_mapping(result.get("value")).get(key))


def _person(given: Any) -> Any:
    """Return what names an annotator: an id, or of a description the e-mail."""
    return given.get("email") or given.get("id") if isinstance(given, dict) else given


def _literal(text: str) -> str:
    """Return text that XML can hold, in which no "$name" is a variable: a joiner without width comes between."""
    return re.sub(r"\$(?=[\w{\[])", "$\u2060", re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]", " ", text))
