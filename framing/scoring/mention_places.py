"""Where listed mentions stand in a corpus, and what is wrong with those that stand nowhere."""

from __future__ import annotations

import re

import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.corpus.excluding import twins
from framing.errors import counted, did_you_mean
from framing.text.characters import IDEOGRAPH, SPACE, characters

_SHOWN = 20  # problems; where there are thousands, they tend to be the same one
_SHOWN_LETTERS = 20
_WHOLE = re.compile(r"[+-]?\d{1,18}(\.0*)?")


class MentionPlaces:
    """Collects mentions one by one, and everything that is wrong with them.

    Attributes
    ----------
    found : list of (article, start, end)
        The article's row in the corpus and characters of its text, for each mention without a problem.
    n_problems : int
    """

    def __init__(self, corpus: Corpus) -> None:
        ids = corpus.articles.column("document_id").to_pylist()
        left_out = corpus.exclusions
        self.found: list[tuple[int, int, int]] = []
        self.n_problems = 0
        self._problems: list[str] = []
        self._texts = corpus.articles.column("text")
        self._lengths = pc.utf8_length(self._texts).to_pylist()
        self._rows = {document_id: row for row, document_id in enumerate(ids)}
        self._reasons = dict(zip(left_out.column("document_id"), left_out.column("reason"), strict=True))
        for copy, kept in twins(left_out).items():
            if kept in self._rows:
                self._rows.setdefault(copy, self._rows[kept])
        self._at_hand = (-1, "")

    def add(self, row: int, document_id: str | None, start: object, end: object) -> None:
        """Note a mention, or everything that is wrong with it; rows are counted from 1."""
        problems = []
        article = self._rows.get(document_id or "", -1)
        if article < 0:
            problems.append(self._no_article(document_id))
        first, last = whole(start), whole(end)
        for name, value, number in (("start", start, first), ("end", end, last)):
            if number is None:
                problems.append(f"'{name}' is {_shown(value)}, and has to be a whole number.")
        if document_id and article >= 0 and first is not None and last is not None:
            problems += self._misplaced(document_id, article, first, last)
            self.found.append((article, first, last))
        self.n_problems += len(problems)
        self._problems += [f"row {row}: {problem}" for problem in problems[: _SHOWN - len(self._problems)]]

    def _no_article(self, document_id: str | None) -> str:
        if not document_id:
            return "it has no 'document_id'."
        if document_id in self._reasons:
            return f"the article '{document_id}' was left out: {self._reasons[document_id]}."
        # To look for a like name among many takes time: only where somebody will see it.
        near = did_you_mean(document_id, self._rows) if len(self._problems) < _SHOWN else ""
        return f"there is no article '{document_id}'.{near}"

    def _misplaced(self, document_id: str, article: int, start: int, end: int) -> list[str]:
        length = self._lengths[article]
        if start < 0 or end > length:
            count = counted(length, "character")
            return [f"the characters {start} to {end} are not all in '{document_id}', which has {count}."]
        if end <= start:
            return [f"the characters {start} to {end} are none; 'end' is the place behind the last one."]
        written = self._text(article)[start:end]
        if not has_word(written):
            shown = repr(written[:_SHOWN_LETTERS])
            return [f"the characters {start} to {end} of '{document_id}' hold no word, only {shown}."]
        return []

    def _text(self, article: int) -> str:
        if self._at_hand[0] != article:  # mentions of one article tend to follow each other
            self._at_hand = article, self._texts[article].as_py()
        return self._at_hand[1]

    def wording(self, name: str) -> str:
        """Word the problems as one message."""
        count = counted(self.n_problems, "problem")
        hidden = self.n_problems - len(self._problems)
        lines = [*self._problems, *([f"… {hidden:,} more"] if hidden else [])]
        return "\n".join(
            [
                f"{name}: {count} in these mentions.",
                *(f"  {line}" for line in lines),
                "'start' and 'end' count the characters of the article's text as it was read, from 0, the end not "
                "included. Rows are counted from 1, without the header.",
            ]
        )


def has_word(text: str) -> bool:
    """Whether a text has a letter, a digit or an ideograph: what words are made of."""
    if text.isascii():
        return any(map(str.isalnum, text))
    kinds = characters([text]).kinds
    return bool(((kinds > SPACE) & (kinds <= IDEOGRAPH)).any())


def whole(value: object) -> int | None:
    """Return a whole number, from a number or from text that is one; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value.strip().partition(".")[0])
    return None


def _shown(value: object) -> str:
    return "empty" if value is None or value != value or value == "" else repr(value)
