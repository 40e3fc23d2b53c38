"""What a folder of scores was made of: checked before a run goes on, and read when the scores are opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from framing.corpus.scored_folders import is_manifest
from framing.engine.folder import Folder
from framing.engine.writing import read_json
from framing.errors import DatasetError
from framing.results import Caveat, Codebook, InputFile, Provenance
from framing.results.codebook import CodedFrame, CodedTarget

FORMAT = 1


def require_own(folder: Folder) -> None:
    """Refuse to write among somebody's files: old parts are removed from these folders.

    Raises
    ------
    DatasetError
        There is a file or folder where scores would go, and no run wrote it.
    """
    if manifest_of(folder) is not None:
        return
    there = [path for path in folder.own() if (any(path.iterdir()) if path.is_dir() else path.exists())]
    if there:
        listed = ", ".join(f"'{path.name}'" for path in there)
        raise DatasetError(
            f"The folder '{folder.path}' has no manifest.json of a run, and holds {listed}, where scores would "
            "go. Name an empty folder, or one that does not exist yet."
        )


def manifest_of(folder: Folder) -> dict[str, Any] | None:
    """Read what a run wrote down; None where there is nothing.

    Raises
    ------
    DatasetError
        There is a manifest.json that none wrote.
    """
    try:
        manifest = read_json(folder.manifest)
    except ValueError:
        manifest = {}
    if manifest is not None and not is_manifest(manifest):
        raise DatasetError(
            f"'{folder.manifest}' is not one that score_dataset() or framing score --jobs wrote. Name another "
            "folder."
        )
    return manifest


def require_same(folder: Folder, settings: Mapping[str, str]) -> None:
    """Refuse to go on in a folder whose scores were made in another way.

    Raises
    ------
    DatasetError
        Naming everything that differs.
    """
    before = (read_json(folder.manifest) or {}).get("settings", settings)
    names = [*settings, *(name for name in before if name not in settings)]
    differs = [
        f"  {name}: {before.get(name, 'none')} there, {settings.get(name, 'none')} now"
        for name in names
        if before.get(name) != settings.get(name)
    ]
    if differs:
        raise DatasetError(
            "\n".join(
                [
                    f"The scores in '{folder.path}' were made in another way, and the two would not mix:",
                    *differs,
                    "Name another folder, make everything as it was, or score all anew with resume=False "
                    "(--no-resume).",
                ]
            )
        )


def codebooks_as_json(codebooks: Iterable[Codebook]) -> list[dict[str, Any]]:
    """Return codebooks for a JSON file."""
    return [asdict(each) for each in codebooks]


def codebooks_from_json(values: Sequence[Mapping[str, Any]]) -> tuple[Codebook, ...]:
    """Return codebooks from a JSON file."""
    return tuple(
        Codebook(
            **{
                **each,
                "frames": tuple(
                    CodedFrame(
                        **{**frame, "questions": tuple(frame["questions"]), "examples": tuple(frame["examples"])}
                    )
                    for frame in each["frames"]
                ),
                "targets": tuple(CodedTarget(**target) for target in each["targets"]),
                "references": tuple(each["references"]),
                "built_from": tuple(each["built_from"]),
            }
        )
        for each in values
    )


def provenance_as_json(provenance: Provenance) -> dict[str, Any]:
    """Return a provenance for a JSON file."""
    return asdict(provenance)


def provenance_from_json(value: Mapping[str, Any]) -> Provenance:
    """Return a provenance from a JSON file."""
    return Provenance(
        version=value["version"],
        inputs=tuple(InputFile(**each) for each in value["inputs"]),
        options=tuple((name, known) for name, known in value["options"]),
        libraries=tuple((name, known) for name, known in value["libraries"]),
        command=value["command"],
    )


def caveats_as_json(caveats: Iterable[Caveat]) -> list[list[str]]:
    """Return caveats for a JSON file."""
    return [[each.code, each.message] for each in caveats]


def caveats_from_json(values: Iterable[Sequence[str]]) -> tuple[Caveat, ...]:
    """Return caveats from a JSON file."""
    return tuple(Caveat(code, message) for code, message in values)
