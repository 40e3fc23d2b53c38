"""Which articles mention something: a word, a phrase, or whatever a condition asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc


@runtime_checkable
class ArticleCondition(Protocol):
    """Something that says which articles it finds itself in, such as a lexicon's target."""

    def mask(self, texts: pa.ChunkedArray, titles: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
        """Return for n texts and titles an array of bool (n,)."""


class Words:
    """Words and phrases, whole and without regard to case; any white space stands for any other."""

    def __init__(self, wanted: Sequence[str]) -> None:
        forms = {unicodedata.normalize(form, word) for word in wanted for form in ("NFC", "NFD")}
        # Arrow's \s is that of ASCII; web text has spaces that do not break.
        alternatives = "|".join(sorted(r"[\s\pZ]+".join(map(re.escape, form.split())) for form in forms))
        self._pattern = rf"(?i)(?:^|[^\pL\pM\pN_])(?:{alternatives})(?:$|[^\pL\pM\pN_])"

    def mask(self, texts: pa.ChunkedArray, titles: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
        """Return which articles hold one of the words, in text or title."""
        found = [pc.match_substring_regex(column.fill_null(""), self._pattern) for column in (texts, titles)]
        mask: npt.NDArray[np.bool_] = pc.or_(*found).to_numpy().astype(np.bool_)
        return mask
