"""What scoring gives: tables, what was left out, and where it all comes from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from framing.errors import counted
from framing.results.caveats import Caveat
from framing.results.codebook import Codebook
from framing.results.external import External
from framing.results.external_values import external
from framing.results.notebook_html import result_html
from framing.results.provenance import Provenance
from framing.results.table import Table

VOICES = ("all", "journalist", "quoted", "attributed")
CHANNELS = ("headline", "lead", "body")

_SHOWN = ("document_id", "source", "date", "title", "sentences", "tokens", "tone")


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a corpus under one or several lexicons.

    Attributes
    ----------
    documents : Table
        One row an article, in the corpus's order: ``document_id, source, date, title, url``, the user's other
        columns, then ``sentences, tokens, tokens_journalist, tokens_quoted, tokens_attributed`` (counts),
        ``tone`` and ``tone_journalist, tone_quoted, tone_attributed`` (−1 to 1; null where no sentence is
        spoken mostly in that voice or the language has no tone) and ``tone_sd`` (standard deviation of the
        sentences' tone, null below two). One of the user's that has such a name gets an underscore behind it.
    frames : Table
        One row an article × frame × voice, zero rows included, ordered by article, lexicon, frame, voice
        (in the order of `VOICES`): ``document_id, source, lexicon, frame, voice, matches, hits, sentences``
        (sentences with a hit)``, share, rate, present, salience, headline`` (1 where the frame stands in it, else
        0; null without one)``, headline_gap`` (share of headline sentences with a match − share of the others, −1
        to 1; null without either)``, first`` (part of the article's tokens before the first match, 0 to below 1;
        null without a match)``, rank`` (by `first` among the lexicon's frames, from 1).
    targets : Table
        One row an article × target × voice, zero rows included, in the same order: ``document_id, source,
        lexicon, target, voice, mentions, sentences, stance`` (−1 against to 1 for; null without evidence, which is
        not balance)``, stance_se`` (over distinct passages; null below two)``, passages`` (distinct sentences with
        a mention by name or reference)``, passages_for, passages_against, passages_none``.
    terms : Table
        One row an article × term × voice ("all" left out) that occurs: ``document_id, source, lexicon, kind``
        ("frame" or "target")``, name, term, voice, matches, hits, sentences``.
    evidence : Table
        One row a match: ``document_id, source, lexicon, sentence`` (its number in the article, from 0)``, start,
        end`` (characters in the article's own text, or in its title where ``field`` is "title")``, kind, name,
        term, term_number`` (its place among the terms of the frame or target, from 0)``, weight, voice, speaker``
        (their name in the whole corpus; null where nobody is named)``, speaker_kind`` (as in `speakers`)``,
        speaker_written, cue, cue_stance`` (as the text has them; null where the journalist speaks)``, negated,
        polarity`` (of what is said about a target, −1 to 1, 0 without evidence; null for frames)``, reference``
        (whether a pronoun or description stands for the target; `term` is then that of the name it stands for, and
        it counts in stance alone)``, channel, field, passage`` (the sentence as printed)``, passage_start``
        (its first character, in the same field)``,
        token_start, token_end`` (which of the article's tokens, from 0, the title's first; the end not
        included)``, gap_start, gap_end`` (the tokens between the two sides of NEAR or BEFORE, which are no part of
        the match; both are `token_end` where it has one side).
    suppressed : Table
        The columns of `evidence`, for matches that a longer match of the same frame covers. They count nowhere;
        robustness checks need them.
    speakers : Table
        One row an article × speaker, in the order of the text: ``document_id, source, speaker`` (null for what
        nobody by name says)``, kind`` ("person", "organisation", "outlet", "official" or "document"; null where it
        cannot be told)``, role`` (title or apposition, as first written)``, spans_quoted, spans_attributed,
        tokens_quoted, tokens_attributed``. A token in several spans is the innermost speaker's.
    spellings : Table
        One row a pair of names: ``status`` ("merged": `name` was joined to `other`; "suggested": they look alike
        and were kept apart)``, name, other, document_id`` (the article in which alone this holds; null: all)``,
        rule, likeness`` (0 to 100)``, reason``.
    exclusions : Table
        One row an article that was left out: ``document_id, source, place`` (file and row)``, stage, reason``.
    codebooks : tuple of Codebook
        The lexicons, in the order in which they were given.
    provenance : Provenance
        Inputs with their hashes, options, versions.
    caveats : tuple of Caveat
        What a reader has to know about how the articles were read and scored.
    external : tuple of External
        Measures that were made outside the library; see `with_column`.
    words : Table or None
        Of a dataset's scores, one row an article, in the order of `documents`: ``document_id, words`` (list of its
        words as spelt, without possessive endings; null where a phrase ends). What `keyness` counts, where the
        articles themselves are not in memory.
    """

    documents: Table
    frames: Table
    targets: Table
    terms: Table
    evidence: Table
    suppressed: Table
    speakers: Table
    spellings: Table
    exclusions: Table
    codebooks: tuple[Codebook, ...]
    provenance: Provenance
    caveats: tuple[Caveat, ...] = ()
    external: tuple[External, ...] = ()
    words: Table | None = None

    def with_column(
        self,
        name: str,
        values: Any,
        *,
        label: str | None = None,
        about: str = "",
        low: float = -math.inf,
        high: float = math.inf,
        caveats: Iterable[Caveat] = (),
        method: str = "",
        references: Iterable[str] = (),
    ) -> Scores:
        """Return these scores with a further measure: any model's output, or codes, of articles or sentences.

        It is compared, varied and reported as the library's own measures are, as something that was made outside
        and not validated.

        Parameters
        ----------
        name : str
            What `compare` and `study` call it.
        values : sequence, mapping, path or table
            A number for each article in their order (None where there is none); a mapping of document_id to
            number; or a CSV file or table with the columns ``document_id, value`` and, if need be, ``item`` (which
            of several numbers this is, such as the label of a classifier) and ``weight``. Rows of one article and
            item, such as its sentences, make a mean, weighed; an article then weighs what its rows do. Rows of
            articles that were left out are counted and not used.
        label : str, optional
            As reports print it.
        about : str
            Who or what made the numbers, with a version: reports print it.
        low, high : float
            The range that a number can have; intervals stay inside, and values outside are refused.
        caveats, method, references
            What has to be said of it, beside what is said of every measure from outside.

        Returns
        -------
        Scores
            A measure of the same name is replaced.

        Raises
        ------
        InputError
            Naming everything that is wrong: the name, ids of no article, values and weights that are none.

        Examples
        --------
        >>> scores.with_column("economic", "labels.csv", about="a model, 1.2", low=0, high=1)  # doctest: +SKIP
        """
        added = external(
            self.documents.column("document_id"),
            name,
            values,
            label=label,
            about=about,
            low=low,
            high=high,
            caveats=caveats,
            method=method,
            references=references,
            left_out=[each for each in self.exclusions.column("document_id") if each is not None],
        )
        others = tuple(each for each in self.external if each.name != name)
        options = tuple(each for each in self.provenance.options if each[0] != f"measure {name}")
        made = (f"measure {name}", f"{about or 'made outside'}, SHA-256 {added.sha256}")
        return replace(
            self,
            external=(*others, added),
            provenance=replace(self.provenance, options=(*options, made)),
        )

    def __str__(self) -> str:
        n_frames = sum(len(book.frames) for book in self.codebooks)
        n_targets = sum(len(book.targets) for book in self.codebooks)
        sources = len(set(self.documents.column("source")))
        lines = [
            f"Scores of {counted(len(self.documents), 'article')} from {counted(sources, 'source')}: "
            f"{counted(n_frames, 'frame')}, {counted(n_targets, 'target')}, "
            f"{counted(len(self.evidence), 'match', 'matches')}; "
            f"{counted(len(self.exclusions), 'article')} excluded.",
            *(f"Lexicon {book.identity}" for book in self.codebooks),
            *(f"Caveat {caveat}" for caveat in self.caveats),
        ]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        head = "\n".join(line for line in str(self).splitlines() if not line.startswith("Caveat "))
        shown = [name for name in _SHOWN if name in self.documents.columns]
        return result_html(head, self.documents.as_html(*shown), caveats=self.caveats)
