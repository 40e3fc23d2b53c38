"""A corpus and lexicons to matches, batch by batch: for what needs no voices, tone or stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.progress import progress_bar
from framing.scoring.batches import Batch, batches, tokenised
from framing.scoring.compiling import Compiled, Index, compile_lexicons
from framing.scoring.languages import agreed_language, article_languages
from framing.scoring.matching import Matcher, Matches
from framing.text import TokenTable, Vocabulary
from framing.text.languages import ENGLISH, UNKNOWN


@dataclass(frozen=True, slots=True)
class MatchedBatch:
    """The matches in d articles of one language; the texts of the table are title, text, title, text, …

    Attributes
    ----------
    rows : array of int64, shape (d,)
        Which articles of the corpus these are.
    language : str
        As `language_code` has it.
    table : TokenTable
    vocabulary : Vocabulary
        The one that the table was made with.
    compiled : Compiled
        The lexicons, as they are matched in this language.
    matches : Matches
    """

    rows: Index
    language: str
    table: TokenTable
    vocabulary: Vocabulary
    compiled: Compiled
    matches: Matches


class _Language:
    """What is known of one language's words so far."""

    def __init__(self, lexicons: Sequence[Lexicon], language: str) -> None:
        self.language = language
        self._vocabulary = Vocabulary(language=ENGLISH if language == UNKNOWN else language)
        self._compiled = compile_lexicons(lexicons, language)
        self._matcher = Matcher(self._compiled, self._vocabulary)

    def matched(self, batch: Batch, rows: Index) -> MatchedBatch:
        _, table = tokenised(batch, self._vocabulary)
        matches = self._matcher.match(table)
        return MatchedBatch(rows, self.language, table, self._vocabulary, self._compiled, matches)


def matched_batches(
    corpus: Corpus, lexicons: Sequence[Lexicon], label: str, *, progress: bool
) -> Iterator[MatchedBatch]:
    """Find the terms of lexicons in the articles of a corpus, each article in its language.

    Parameters
    ----------
    label : str
        What the progress bar says.
    """
    agreed = agreed_language(lexicons)
    known: dict[str, _Language] = {}
    total = float(pc.sum(pc.utf8_length(corpus.articles.column("text"))).as_py() or 0)
    done = 0
    with progress_bar(label, total, enabled=progress) as advance:
        for batch, size in batches(corpus):
            languages = np.array(article_languages(batch.articles, agreed), object)
            for language in sorted(set(languages.tolist())):
                if language not in known:
                    known[language] = _Language(lexicons, language)
                own = np.flatnonzero(languages == language)
                part = batch if len(own) == len(languages) else batch.where(own)
                yield known[language].matched(part, own + done)
            done += batch.articles.num_rows
            advance(size)
