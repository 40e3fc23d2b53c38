"""The folder that a dataset's scores stand in: what lies where, and that one run at a time writes to it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.scored_folders import MANIFEST
from framing.engine.writing import TEMPORARY
from framing.errors import DatasetError

# One folder each, with one file for each part of the articles.
TABLES = (
    "documents",
    "frames",
    "targets",
    "terms",
    "evidence",
    "suppressed",
    "speakers",
    "words",
)


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the scores of a dataset are written.

    ``manifest.json`` says what they were made of; each of `TABLES` is a folder of Parquet files, one a part;
    ``work`` holds what a later run needs to go on.
    """

    path: Path

    @property
    def manifest(self) -> Path:
        """What the scores were made of, and what is missing."""
        return self.path / MANIFEST

    @property
    def spellings(self) -> Path:
        """The names that were merged, over all articles."""
        return self.path / "spellings.parquet"

    @property
    def exclusions(self) -> Path:
        """The articles that were left out, with their reasons."""
        return self.path / "exclusions.parquet"

    def left_out(self, part: str) -> Path:
        """Return the file of the articles of a part that were left out."""
        return self.work("left_out", f"{part}.parquet")

    @property
    def recurring(self) -> Path:
        """The lines that recur in a source."""
        return self.work("recurring.parquet")

    def table(self, name: str, part: str) -> Path:
        """Return the file of a table and part."""
        return self.path / name / f"{part}.parquet"

    def work(self, *names: str) -> Path:
        """Return a file that a later run needs."""
        return self.path.joinpath("work", *names)

    def record(self, part: str) -> Path:
        """Return the file that says that a part is finished, and of what."""
        return self.work("parts", f"{part}.json")

    def reading(self, key: str) -> Path:
        """Return the file that says how an input was read."""
        return self.work("inputs", f"{key}.json")

    def spooled(self, key: str) -> Path:
        """Return the folder of an input's parts, where it cannot be read by parts itself."""
        return self.work("spooled", key)

    @property
    def decided(self) -> Path:
        """Which articles the whole corpus leaves out."""
        return self.work("decided.parquet")

    def own(self) -> list[Path]:
        """Return everything that a run writes here, but for the manifest."""
        return [*(self.path / name for name in TABLES), self.spellings, self.exclusions, self.path / "work"]

    def keep_parts(self, parts: Set[str], inputs: Set[str]) -> None:
        """Remove the files of all other parts and inputs."""
        for folder in (
            *(self.path / name for name in TABLES),
            *map(self.work, ("parts", "notes", "names", "left_out")),
        ):
            for file in folder.glob("*") if folder.is_dir() else ():
                if file.name.partition(".")[0] not in parts:
                    file.unlink()
        for file in self.work("inputs").glob("*.json"):
            if file.name.removesuffix(".json") not in inputs:
                file.unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from writing here while the block runs; what a run that was ended left half written goes.

        Raises
        ------
        DatasetError
            Another run writes here, or nobody can.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            reason = (
                "there is a file of this name"
                if isinstance(error, FileExistsError)
                else os.strerror(error.errno or 0)
            )
            raise DatasetError(
                f"Nothing can be written to the folder '{self.path}': {reason}. Name another one, or mend "
                "its rights."
            ) from None
        try:
            self._lock(handle)
            for file in self._half_written():
                file.unlink()
            yield
        finally:
            os.close(handle)

    def _half_written(self) -> Iterator[Path]:
        """Find what a run that was ended was writing; files of others stay as they are."""
        for path in (self.manifest, *self.own()):
            yield from path.parent.glob(f".{path.name}.*{TEMPORARY}")
            yield from path.rglob(f".*{TEMPORARY}")

    def _lock(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = os.pread(handle, 20, 0).decode().strip()
            raise DatasetError(
                f"Another run (process {owner}) writes to the folder '{self.path}'. Wait until it has ended, "
                "or name another folder."
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
