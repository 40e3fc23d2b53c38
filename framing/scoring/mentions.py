"""Which articles mention a target: what `Corpus.where(mentions=…)` takes beside plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.lexicon import Lexicon
from framing.scoring.compiling import compile_lexicons
from framing.scoring.matching import Matcher
from framing.text import Vocabulary, token_table

_BATCH = 400  # articles tokenised at a time: about as much text as `score` takes in a batch


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A condition on articles: they mention one of some targets, or use one of some frames."""

    lexicon: Lexicon
    names: tuple[str, ...]

    def mask(self, texts: pa.ChunkedArray, titles: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
        """Tell which articles meet the condition, in their title or their text; shape (articles,)."""
        vocabulary = Vocabulary()
        compiled = compile_lexicons([self.lexicon])
        matcher = Matcher(compiled, vocabulary)
        wanted = np.array([category.name in self.names for category in compiled.categories], bool)
        found = np.zeros(len(texts), bool)
        for first in range(0, len(texts), _BATCH):
            bodies = texts.slice(first, _BATCH).to_pylist()
            heads = [title or "" for title in titles.slice(first, _BATCH).to_pylist()]
            table = token_table([*bodies, *heads], vocabulary=vocabulary)
            matches = matcher.match(table)
            counted = wanted[compiled.term_category[matches.term]] & ~matches.suppressed
            article = table.text[matches.first[counted]] % len(bodies)
            found[first + np.unique(article)] = True
        return found


def mentioning(lexicon: Lexicon, names: str | Sequence[str]) -> Mentioning:
    """Make a condition for `Corpus.where(mentions=…)`: articles that mention a target or use a frame.

    Parameters
    ----------
    lexicon : Lexicon
    names : str or sequence of str
        Targets or frames of the lexicon; one of them has to occur.

    Returns
    -------
    Mentioning

    Raises
    ------
    InputError
        The lexicon has no target or frame of such a name.

    Examples
    --------
    >>> corpus.where(mentions=mentioning(load_lexicon("us-vietnam"), "china"))  # doctest: +SKIP
    """
    wanted = (names,) if isinstance(names, str) else tuple(names)
    known = {frame.name for frame in lexicon.frames}
    for name in wanted:
        if name not in known:
            lexicon.target(name)  # says which targets there are
    return Mentioning(lexicon, wanted)
