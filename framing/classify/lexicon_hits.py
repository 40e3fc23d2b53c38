"""How often the frames of lexicons occur in texts: features, weak labels and a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.errors import InputError
from framing.lexicon import Lexicon, load_lexicon
from framing.scoring.compiling import compile_lexicons
from framing.scoring.matching import Matcher
from framing.text import Vocabulary, token_table

Floats = npt.NDArray[np.float64]
Given = Lexicon | str | Path | Sequence[Lexicon | str | Path] | None

_BATCH = 2_000  # texts matched at once
_SHIPPED = ("policy-frames", "generic-frames")  # of any topic; the others that come along are about one story


def lexicons_of(given: Given) -> tuple[Lexicon, ...]:
    """Return the lexicons that are meant: none, one or several, each by its name, its path or itself.

    Raises
    ------
    InputError
        Two of them have one name, or one has no frames.
    LexiconError
        A file is missing or has problems.
    """
    if given is None:
        return ()
    if not isinstance(given, Lexicon | str | Path | Sequence):
        raise InputError(
            f"A lexicon is one that was loaded, a name, the path of a file, or a list of these, and not a value "
            f"of type {type(given).__name__}."
        )
    several = [given] if isinstance(given, Lexicon | str | Path) else list(given)
    found = tuple(each if isinstance(each, Lexicon) else load_lexicon(each) for each in several)
    names = [lexicon.name for lexicon in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Two lexicons have the name '{twice[0]}'. Give each a name of its own in its file.")
    without = [lexicon.name for lexicon in found if not lexicon.frames]
    if without:
        raise InputError(f"The lexicon {without[0]} has no frames to look for.")
    return found


def feature_lexicons(given: Given, shipped: bool, language: str) -> tuple[Lexicon, ...]:
    """Return the lexicons whose hits are features: those given, then the library's own of the texts' language."""
    own = lexicons_of(given)
    names = {lexicon.name for lexicon in own}
    added = _shipped() if shipped else ()
    return own + tuple(each for each in added if each.name not in names and each.language == language)


@cache
def _shipped() -> tuple[Lexicon, ...]:
    return lexicons_of(_SHIPPED)


# Hundreds of terms take a fifth of a second, and models are asked again and again.
_compiled = lru_cache(maxsize=8)(compile_lexicons)


def frame_names(lexicons: Sequence[Lexicon]) -> list[str]:
    """Return the frames of lexicons as "lexicon.frame", in the order of `frame_hits`."""
    return [f"{lexicon.name}.{frame.name}" for lexicon in lexicons for frame in lexicon.frames]


def frame_hits(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> Floats:
    """Sum up the weights of the matches of each frame in each text.

    Returns
    -------
    array of float64, shape (texts, frames)
    """
    compiled = _compiled(tuple(lexicons))
    is_frame = np.array([category.kind == "frame" for category in compiled.categories], bool)
    hits = np.zeros((len(texts), len(compiled.categories)))
    vocabulary = Vocabulary()
    matcher = Matcher(compiled, vocabulary)
    for start in range(0, len(texts), _BATCH):
        table = token_table(texts[start : start + _BATCH], vocabulary=vocabulary)
        matches = matcher.match(table)
        counts = ~matches.suppressed
        term = matches.term[counts]
        text = start + table.text[matches.first[counts]].astype(np.int64)
        np.add.at(hits, (text, compiled.term_category[term]), compiled.term_weight[term])
    return hits[:, is_frame]


def without_terms(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> list[str]:
    """Return texts with all matches of the frames' terms blanked out."""
    compiled = _compiled(tuple(lexicons))
    is_frame = np.array([category.kind == "frame" for category in compiled.categories], bool)
    vocabulary = Vocabulary()
    matcher = Matcher(compiled, vocabulary)
    found: list[str] = []
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        table = token_table(batch, vocabulary=vocabulary)
        matches = matcher.match(table)
        blank = np.zeros(len(table) + 1, np.int64)
        kept = is_frame[compiled.term_category[matches.term]]
        # The words between two sides of NEAR are no part of the match.
        for first, end in ((matches.first, matches.gap_start), (matches.gap_end, matches.last + 1)):
            some = kept & (end > first)
            np.add.at(blank, first[some], 1)
            np.add.at(blank, end[some], -1)
        blanked = np.flatnonzero(np.cumsum(blank[:-1]) > 0)
        letters = [list(text) for text in batch]
        owner = table.text[blanked]
        places = zip(
            owner.tolist(),
            table.own(table.starts[blanked], owner).tolist(),
            table.own(table.ends[blanked], owner).tolist(),
            strict=True,
        )
        for text, low, high in places:
            letters[text][low:high] = " " * (high - low)
        found += ["".join(text) for text in letters]
    return found
