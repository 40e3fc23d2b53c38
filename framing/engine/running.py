"""Work on many parts at once, by joblib: in this process, in others, or on any cluster that joblib knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from joblib import Parallel, delayed
from joblib.externals.loky.process_executor import TerminatedWorkerError
from joblib.parallel import get_active_backend

from framing.engine.memory import give_back
from framing.errors import DatasetError
from framing.progress import progress_bar

Done = tuple[str, str]

# Backends that joblib takes by itself; any other one was chosen by the caller, with `joblib.parallel_config`.
_USUAL = ("LokyBackend", "SequentialBackend", "MultiprocessingBackend")


def run(
    work: Callable[..., Any],
    tasks: Sequence[tuple[Any, ...]],
    n_jobs: int,
    *,
    description: str = "",
    sizes: Sequence[int] = (),
    progress: bool = False,
) -> Iterator[Any]:
    """Do some work on each of several things; what it gives comes as it is done, in any order.

    Parameters
    ----------
    work : callable
        One of the module's functions, so that other processes know it.
    tasks : sequence of tuple
        Its arguments.
    n_jobs : int
        How many at once: of processes, unless `joblib.parallel_config` says otherwise; −1 for all processors.

    Raises
    ------
    DatasetError
        A worker was ended from outside.
    """
    chosen = is_chosen()
    total = float(sum(sizes) or len(tasks))
    with progress_bar(description, total, enabled=progress and bool(tasks)) as advance:
        if not chosen and (n_jobs == 1 or len(tasks) < 2):
            for place, task in enumerate(tasks):
                yield _freed(work, task)
                advance(sizes[place] if sizes else 1)
            return
        jobs = n_jobs if not chosen or n_jobs != 1 else -1
        parallel = Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1, pre_dispatch="2*n_jobs")
        finished = 0
        try:
            for place, result in parallel(delayed(_placed)(work, place, task) for place, task in enumerate(tasks)):
                yield result
                finished += 1
                advance(sizes[place] if sizes else 1)
        except Exception as error:
            if not _is_lost(error):
                raise
            raise DatasetError(
                f"A worker was ended from outside, perhaps because memory ran out. {finished:,} of {len(tasks):,} "
                "parts of this step are done and kept; run the same again to go on from there, with fewer workers "
                "if memory was short."
            ) from None


def is_chosen() -> bool:
    """Whether the caller chose a backend with `joblib.parallel_config`."""
    backend, _ = get_active_backend()
    return type(backend).__name__ not in _USUAL


def _placed(work: Callable[..., Any], place: int, task: tuple[Any, ...]) -> tuple[int, Any]:
    return place, _freed(work, task)


def _freed(work: Callable[..., Any], task: tuple[Any, ...]) -> Any:
    """Do the work on one thing, and give back the memory that it took."""
    try:
        return work(*task)
    finally:
        give_back()


def _is_lost(error: Exception) -> bool:
    """Whether a worker died; Dask's own errors are told by name, since it need not be installed."""
    return isinstance(error, TerminatedWorkerError) or type(error).__name__ in ("KilledWorker", "CommClosedError")
