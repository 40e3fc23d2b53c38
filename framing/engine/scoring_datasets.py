"""Articles of any number to scores in a folder, part by part."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from framing import __version__
from framing.corpus.languages import check_language
from framing.corpus.narrowing import Day, check_days
from framing.engine.folder import Folder
from framing.engine.inputs import find_inputs
from framing.engine.manifest import require_own, require_same
from framing.engine.opening import open_scores
from framing.engine.scored import Run
from framing.engine.spooling import PART_BYTES
from framing.engine.taking_in import How
from framing.errors import InputError, counted
from framing.lexicon import Lexicon
from framing.lexicon.aliases import Alias
from framing.results import Scores
from framing.scoring.corpus_scores import all_aliases, checked_lexicons


def score_dataset(
    inputs: Any,
    lexicon: Lexicon | Sequence[Lexicon],
    out: str | Path,
    *,
    n_jobs: int = 1,
    resume: bool = True,
    verify: bool = False,
    progress: bool = True,
    aliases: str | Path | Sequence[Alias] = (),
    text: str | None = None,
    source: str | None = None,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    clean: bool = True,
    duplicates: bool = False,
    since: Day | None = None,
    until: Day | None = None,
    filesystem: Any = None,
    part_bytes: int = PART_BYTES,
    words: bool = True,
) -> Scores:
    """Score articles of any number, part by part, into a folder; go on there if an earlier run was ended.

    The scores are those that `score` gives of the same articles, row for row; only a part of the articles is in
    memory at a time.

    Parameters
    ----------
    inputs : path or address, or list of them
        Files of CSV, TSV, JSON Lines or JSON (each also packed with gzip) or Parquet, or folders of them; also
        partitioned data sets, whose folders name columns ("source=Reuters/2023.parquet"). Exports of archives,
        which hold a few hundred articles each, are not read in parts: `read_corpus` reads many of them at once.
    lexicon : Lexicon or sequence of Lexicon
    out : str or Path
        The folder to write to. It holds one folder of Parquet files for each table of `Scores`, ``manifest.json``,
        and in ``work`` what a later run needs.
    n_jobs : int
        How many parts are worked on at once, each by a process of its own; −1: as many as there are processors.
        Under ``joblib.parallel_config(backend="dask")`` a cluster does it.
    resume : bool
        Whether to go on from what is finished in the folder; otherwise all is made anew.
    verify : bool
        Whether inputs that have the size and time that they had are read again, to see that their content is the
        same too.
    progress : bool
        Whether to show bars, where there is a terminal or notebook to show them in.
    aliases
        As for `score`.
    text, source, date, title, url, id, encoding, language, clean, duplicates
        As for `read_corpus`.
    since, until
        As for `Corpus.where`.
    filesystem : pyarrow or fsspec file system, optional
        Where the inputs are, unless they are addresses ("s3://bucket/news") or on this machine.
    part_bytes : int
        How much text a part has, about; memory grows with it.
    words : bool
        Whether the words of the articles are kept in the folder, in their order, so that `keyness` can count them
        without the articles. They take about a third of the bytes of the articles' text.

    Returns
    -------
    Scores
        What `open_scores` gives for the folder.

    Raises
    ------
    InputError
        Arguments are wrong, or inputs are broken. All of these are named; the others are scored, and can
        be opened.
    DatasetError
        The folder cannot be written to, another run writes there, its scores were made in another way, the disk is
        full, or workers were ended from outside.

    Examples
    --------
    >>> scores = framing.score_dataset("archive/", lexicon, "scored/", n_jobs=-1)  # doctest: +SKIP
    """
    lexicons = checked_lexicons(lexicon)
    known = all_aliases(lexicons, aliases)
    if isinstance(n_jobs, bool) or not isinstance(n_jobs, int) or n_jobs == 0:
        raise InputError(f"n_jobs={n_jobs!r} is no number of workers. Give 1, 2, 3 …, or −1 for all processors.")
    if isinstance(part_bytes, bool) or not isinstance(part_bytes, int) or part_bytes < 1:
        raise InputError(f"part_bytes={part_bytes!r} is no number of bytes. Give a whole number from 1.")
    if language is not None:
        check_language(language)
    named = {"text": text, "source": source, "date": date, "title": title, "url": url, "id": id}
    folder = Folder(Path(out).expanduser().absolute())
    found = find_inputs(inputs, filesystem, folder.path.resolve())
    settings = {
        "framing": __version__,
        "vaderSentiment": version("vaderSentiment"),
        **{f"lexicon {each.name}": f"{each.version} ({each.sha256[:12]})" for each in lexicons},
        "aliases": _digest(sorted((each.name, each.canonical, each.same) for each in known)),
        **{role: column or "found by its name" for role, column in named.items()},
        "encoding": encoding or "as declared, else utf-8",
        "language": language or "as the articles say",
        "clean": "yes" if clean else "no",
        "duplicates": "kept" if duplicates else "left out",
        "words": "kept" if words else "left out",
        "since": str(since or "the first day"),
        "until": str(until or "the last day"),
    }
    days = {name: day for name, day in (("since", since), ("until", until)) if day is not None}
    check_days(since, until)
    require_own(folder)
    with folder.locked():
        if resume:
            require_same(folder, settings)
        else:
            _clear(folder)
        run = Run(
            folder=folder,
            lexicons=tuple(lexicons),
            aliases=known,
            how=How(named, encoding, part_bytes, language),
            clean=clean,
            duplicates=duplicates,
            days=days,
            words=bool(words),
            n_jobs=n_jobs,
            verify=verify,
            progress=progress,
            settings=settings,
        )
        problems = run.score(found)
    if problems:
        raise InputError(_not_read(problems, len(found), folder))
    return open_scores(folder.path)


def _not_read(problems: dict[str, str], n: int, folder: Folder) -> str:
    many = counted(len(problems), "input is", "inputs are")
    others = n - len(problems)
    rest = (
        f"The other {others:,} can be opened from '{folder.path}'; mend or leave out what is named here, and run "
        "the same again."
    )
    listed = [f"  {line}" for problem in problems.values() for line in problem.splitlines()]
    return "\n".join([f"{many} not scored, of {n:,}.", *listed, rest if others else "Nothing was scored."])


def _clear(folder: Folder) -> None:
    """Remove what an earlier run wrote; a folder that holds something else stays as it is."""
    if folder.manifest.exists():
        folder.manifest.unlink()
        for path in folder.own():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12] if value else "none"
