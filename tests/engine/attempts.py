"""Runs that are ended from outside, each in a process of its own: the program of `test_faults`.

It imports everything once and forks an attempt after the other, which is why they take no second each.
"""

from __future__ import annotations

import itertools
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from framing.engine.scoring_parts import Task, score_part
from framing.errors import FramingError
from framing.lexicon import load_lexicon
from tests.engine.datasets import in_parts

KILLS = 20
_NOBODY = 65534
_LARGEST = 9_600
_PART = 5_000  # of the text of a run that is killed: some parts, and not many


def die_once(task: Task) -> tuple[str, str]:
    """Score a part, but end the worker that does the third one, the first time."""
    mark = task.folder.work("died")
    if task.part.first > 10 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return score_part(task)


def attempt(run: Callable[[], Any], at_write: int = 0, after: float = 0.0) -> int:
    """Fork a run; return the signal that ended it, or 0.

    Parameters
    ----------
    at_write : int
        Which of its writes it dies in, with half of the file there; 0: none.
    after : float
        After how many seconds it is killed; 0: never.
    """
    child = os.fork()
    if not child:
        status = 1
        try:
            if at_write:
                _die_in_write(at_write)
            run()
            status = 0
        except FramingError as error:
            print(error, flush=True)
        finally:
            os._exit(status)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _die_in_write(number: int) -> None:
    writes = itertools.count(1)

    def replace(source: Path, target: Path) -> None:
        if next(writes) == number:
            os.truncate(source, source.stat().st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)
        os.rename(source, target)

    setattr(os, "replace", replace)  # noqa: B010 (in this process alone)


def killed(folder: Path) -> None:
    """Kill runs, ten of them in a write and ten at any moment, each going on where the one before it stood."""
    chance = random.Random(0)
    lexicon = load_lexicon(folder / "harbour.yml")
    done = kills = 0
    begun = time.monotonic()
    in_parts(folder / "news.csv", lexicon, folder / "undisturbed", part_bytes=_PART)
    length = time.monotonic() - begun
    while kills < KILLS:
        out = folder / f"out{done}"
        in_write = kills % 2 == 0

        def run(out: Path = out) -> None:
            in_parts(folder / "news.csv", lexicon, out, part_bytes=_PART)

        if attempt(run, chance.randint(1, 40) if in_write else 0, 0 if in_write else chance.uniform(0, length)):
            kills += 1
        else:
            done += 1
    attempt(run)
    print(f"{kills} kills, {done + 1} folders")


def full(folder: Path) -> None:
    """Run where no file may grow beyond a size that some table reaches."""
    lexicon = load_lexicon(folder / "harbour.yml")

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
        in_parts(folder / "news.parquet", lexicon, folder / "out")

    attempt(run)


def barred(folder: Path) -> None:
    """Run without the right to read an input, then without the right to write."""
    lexicon = load_lexicon(folder / "harbour.yml")
    version("vaderSentiment")  # loads what nobody else may read, where Python stands in somebody's own folder
    (folder / "closed.csv").chmod(0o200)
    (folder / "locked").mkdir(mode=0o555)

    def run(name: str, out: str) -> None:
        if os.geteuid() == 0:  # whom no rights bar
            os.setuid(_NOBODY)
        in_parts(folder / name, lexicon, folder / out)

    attempt(lambda: run("closed.csv", "out"))
    attempt(lambda: run("news.parquet", "locked"))


if __name__ == "__main__":
    {"killed": killed, "full": full, "barred": barred}[sys.argv[1]](Path(sys.argv[2]))
