"""Several dictionary files as one lexicon, such as Hu and Liu's positive and negative words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from framing.errors import LexiconError, Problem
from framing.files import sha256_of_bytes
from framing.lexicon.data import Lexicon, Origin


def join_lexicons(lexicons: Sequence[Lexicon]) -> Lexicon:
    """Join imported lexicons: all their frames, in order.

    Raises
    ------
    LexiconError
        A lexicon is one of this library, two of them have a frame of the same name, or their languages differ.
    """
    paths = [lexicon.path for lexicon in lexicons]
    name = ", ".join(paths)
    origins = [lexicon.origin for lexicon in lexicons if lexicon.origin is not None]
    problems = [
        Problem(
            None, f"'{lexicon.path}' is a lexicon of this library. Score with several: score(corpus, [one, two])."
        )
        for lexicon in lexicons
        if lexicon.origin is None
    ]
    counts = Counter(frame.name for lexicon in lexicons for frame in lexicon.frames)
    problems += [
        Problem(None, f"{count} of the files have a category '{frame}'. Rename it in all but one.")
        for frame, count in counts.items()
        if count > 1
    ]
    languages = sorted({lexicon.language for lexicon in lexicons})
    if len(languages) > 1:
        problems.append(Problem(None, f"the files are in several languages: {', '.join(languages)}."))
    if problems:
        raise LexiconError(name, problems)
    first = lexicons[0]
    return replace(
        first,
        name="-".join(lexicon.name for lexicon in lexicons)[:80].strip("-"),
        about=" ".join(lexicon.about for lexicon in lexicons),
        frames=tuple(frame for lexicon in lexicons for frame in lexicon.frames),
        sha256=sha256_of_bytes("".join(lexicon.sha256 for lexicon in lexicons).encode()),
        path=name,
        origin=Origin(
            format=", ".join(dict.fromkeys(origin.format for origin in origins)),
            label=", ".join(dict.fromkeys(origin.label for origin in origins)),
            encoding=", ".join(dict.fromkeys(origin.encoding for origin in origins)),
            n_entries=sum(origin.n_entries for origin in origins),
            left_out=tuple(
                Problem(problem.line, f"{path}: {problem.message}")
                for path, origin in zip(paths, origins, strict=True)
                for problem in origin.left_out
            ),
            notes=tuple(dict.fromkeys(note for origin in origins for note in origin.notes)),
        ),
    )
