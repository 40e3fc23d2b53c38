"""One batch of articles to tables: the same function on one core, in a pool and on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.lexicon import Lexicon
from framing.scoring.batches import Batch, tokenised
from framing.scoring.channels import sentence_channels
from framing.scoring.compiling import Compiled, compile_lexicons
from framing.scoring.counting import count
from framing.scoring.documents import documents_table
from framing.scoring.evidence import evidence_table
from framing.scoring.frames import frames_table
from framing.scoring.languages import agreed_language, article_languages, vocabulary_of
from framing.scoring.located import TEXTS_PER_ARTICLE, LocatedMatches, locate
from framing.scoring.matching import Matcher
from framing.scoring.places import places
from framing.scoring.running_words import NO_WORDS, BatchWords
from framing.scoring.speaker_people import People
from framing.scoring.speech import Speech, find_speech, people_of, speakers_table
from framing.scoring.stance import mention_polarity
from framing.scoring.target_references import as_matches, target_references
from framing.scoring.targets import target_mentions, targets_table
from framing.scoring.terms import terms_table
from framing.scoring.tone import ToneScorer
from framing.text import TokenTable
from framing.text.attribution_vocabulary import CueWords
from framing.text.languages import ENGLISH
from framing.text.quoted_speech import quoted_speech
from framing.text.voices import token_voices


@dataclass(frozen=True, slots=True)
class BatchScores:
    """The tables of `results.Scores` for one batch.

    Speakers have the names that their own articles give them; the `people` of all batches together tell who
    is one person. `words` are the running words of all articles, or of none if the scorer does not keep them.
    """

    documents: pa.Table
    frames: pa.Table
    targets: pa.Table
    terms: pa.Table
    evidence: pa.Table
    suppressed: pa.Table
    speakers: pa.Table
    words: pa.Table
    people: People


class LanguageScorer:
    """Scores batches of articles in one language under some lexicons.

    It keeps what it has learnt of single words, which changes its speed and never its results.

    Parameters
    ----------
    lexicons : sequence of Lexicon
    language : str
        As `language_code` has it. Terms in other languages are not looked for, and of frames that have no others
        nothing is said. Where it is unknown, all terms are.
    words : bool
        Whether the running words of articles are kept.
    """

    def __init__(self, lexicons: Sequence[Lexicon], language: str, words: bool = False) -> None:
        self.compiled: Compiled = compile_lexicons(lexicons, language)
        # VADER's valences, the words of stance and the cues of reported speech are English.
        self.is_english = language == ENGLISH
        self._is_target = np.array([each.kind == "target" for each in self.compiled.categories], bool)
        self._vocabulary = vocabulary_of(language)
        self._cue_words = CueWords(self._vocabulary)
        self._tone = ToneScorer(self._vocabulary)
        self._matcher = Matcher(self.compiled, self._vocabulary)
        self._words = BatchWords(self._vocabulary) if words else None

    def score_batch(self, batch: Batch) -> BatchScores:
        """Score some articles; every batch can be scored without the others."""
        texts, table = tokenised(batch, self._vocabulary)
        speech = self._speech(table)
        voice = quoted_speech(table) if speech is None else token_voices(table, speech.spans)
        table = replace(table, voice=voice)
        is_title = np.arange(len(texts)) % TEXTS_PER_ARTICLE == 0
        channel = sentence_channels(table, is_title)
        matches = self._matcher.match(table)
        hits = locate(matches, ~matches.suppressed, self.compiled, table)
        sentence_document = table.sentence_text.astype(np.int64) // TEXTS_PER_ARTICLE
        tone = self._tone.sentences(table) if self.is_english else None

        said, polarity = self._stance(table, hits)
        mentions = None
        if polarity is not None:
            of_target = self._is_target[said.category]
            targets = said.where(of_target)
            mentions = target_mentions(targets, polarity[of_target], table, channel, sentence_document)

        counts = count(hits, batch.articles.num_rows, len(self.compiled.categories), sentence_document, channel)
        stands = places(hits, counts.sentences, table, channel, sentence_document, self.compiled.categories)
        documents = documents_table(batch.articles, table, sentence_document, tone)
        keys = documents.select(["document_id", "source"])
        suppressed = locate(matches, matches.suppressed, self.compiled, table)
        place = (speech, self.compiled, table, channel, sentence_document)
        return BatchScores(
            documents=documents,
            frames=frames_table(keys, documents, counts, stands, self.compiled),
            targets=targets_table(keys, counts, mentions, self.compiled),
            terms=terms_table(keys, hits, self.compiled),
            evidence=evidence_table(keys, said, polarity, *place),
            suppressed=evidence_table(keys, suppressed, None, *place),
            speakers=speakers_table(keys, speech, table),
            words=NO_WORDS if self._words is None else self._words.table(batch, table),
            people=People.of(()) if speech is None else people_of(speech, keys.column("document_id").to_pylist()),
        )

    def _speech(self, table: TokenTable) -> Speech | None:
        """Find reported speech, if the language has cues; otherwise quotation marks have to do."""
        if not self.is_english:
            return None
        return find_speech(table, self._vocabulary, self._cue_words)

    def _stance(
        self, table: TokenTable, hits: LocatedMatches
    ) -> tuple[LocatedMatches, npt.NDArray[np.float64] | None]:
        """Score what is said at each mention of a target, by name or by reference.

        Returns
        -------
        matches : LocatedMatches
            The hits, and references to targets among them; k in all, in the order of their first tokens.
        polarity : array of float64, shape (k,), or None
            NaN at the matches of frames; None in a language that has no stance.
        """
        if not self.is_english:
            return hits, None
        of_target = self._is_target[hits.category]
        named = hits.where(of_target)
        references = target_references(table, self._vocabulary, named, self._cue_words)
        if len(references):
            hits = hits.and_more(as_matches(references, named, table))
            hits = hits.where(np.argsort(hits.first, kind="stable"))
            of_target = self._is_target[hits.category]
        polarity = np.full(len(of_target), np.nan)
        polarity[of_target] = mention_polarity(
            table, self._vocabulary, hits.first[of_target], hits.last[of_target]
        )
        return hits, polarity


class Scorer:
    """Scores batches under some lexicons, each article as its language asks for.

    It keeps what it has learnt of single words, which changes its speed and never its results.

    Parameters
    ----------
    lexicons : sequence of Lexicon
    words : bool
        Whether the running words of articles are kept.
    """

    def __init__(self, lexicons: Sequence[Lexicon], words: bool = False) -> None:
        self.lexicons = tuple(lexicons)
        self.words = words
        self.agreed = agreed_language(self.lexicons)
        self._scorers: dict[str, LanguageScorer] = {}

    def score_batch(self, batch: Batch) -> BatchScores:
        """Score some articles; every batch can be scored without the others."""
        languages = article_languages(batch.articles, self.agreed)
        spoken = sorted(set(languages))
        if len(spoken) < 2:
            return self._of(spoken[0] if spoken else self.agreed).score_batch(batch)
        language = np.array(languages)
        return _together(
            [self._of(each).score_batch(batch.where(np.flatnonzero(language == each))) for each in spoken],
            batch.articles.column("document_id"),
        )

    def in_language(self, language: str) -> LanguageScorer:
        """Make the scorer of articles in one language."""
        return LanguageScorer(self.lexicons, language, self.words)

    def _of(self, language: str) -> LanguageScorer:
        if language not in self._scorers:
            self._scorers[language] = self.in_language(language)
        return self._scorers[language]


def _together(parts: Sequence[BatchScores], ids: pa.ChunkedArray) -> BatchScores:
    """Put the tables of several languages together, in the order of the articles."""
    names = [field.name for field in fields(BatchScores) if field.name != "people"]
    tables = {name: _ordered([getattr(part, name) for part in parts], ids.combine_chunks()) for name in names}
    return BatchScores(**tables, people=People.joined([part.people for part in parts]))


def _ordered(tables: Sequence[pa.Table], ids: pa.Array) -> pa.Table:
    joined = pa.concat_tables(tables).unify_dictionaries()
    own = joined.column("document_id")
    article = pc.index_in(own.cast(pa.string()), ids.cast(pa.string())).to_numpy()
    return joined.take(pa.array(np.argsort(article, kind="stable"))).combine_chunks()
