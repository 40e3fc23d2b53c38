"""`framing score --jobs`: articles in parts, by several processes or a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from framing.cli.articles import Articles, in_options, load_lexicons
from framing.cli.summary import say_caveats
from framing.errors import InputError, MissingExtraError


def score_large(
    articles: Articles,
    lexicons: Sequence[str],
    out: Path,
    aliases: Path | None,
    jobs: int,
    scheduler: str | None,
    resume: bool,
    verify: bool,
    words: bool,
    quiet: bool,
) -> None:
    """Score a dataset into a folder, and say what is there.

    Raises
    ------
    InputError
        Inputs are broken, in terms of the command line's options.
    DatasetError
        The folder cannot be written to or gone on with.
    """
    from framing.engine import score_dataset

    named: dict[str, Any] = asdict(articles)
    inputs = list(named.pop("inputs"))
    # Only plans say this, which name no datasets: parts are read by what files are.
    del named["format"]
    try:
        with _workers(scheduler):
            scores = score_dataset(
                inputs,
                load_lexicons(lexicons, articles.language),
                out,
                n_jobs=jobs,
                resume=resume,
                verify=verify,
                words=words,
                progress=not quiet,
                aliases=aliases or (),
                **named,
            )
    except InputError as error:
        said = str(error).replace("score(read_corpus(…), lexicon)", "framing score without --jobs")
        raise InputError(in_options(said)) from None
    if not quiet:
        typer.echo(str(scores).splitlines()[0])
        say_caveats(scores.caveats)
        typer.echo(f"Wrote Parquet files and manifest.json to {out}.")


@contextmanager
def _workers(scheduler: str | None) -> Iterator[None]:
    """Have the work done by a Dask cluster while the block runs, where an address is given."""
    if scheduler is None:
        yield
        return
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError("--scheduler", "dask") from None
    from joblib import parallel_config

    try:
        client = Client(scheduler, timeout=20)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"No Dask scheduler answers at '{scheduler}' ({error}). Start one with 'dask scheduler', and give the "
            "address that it prints."
        ) from None
    with client, parallel_config(backend="dask"):
        yield
