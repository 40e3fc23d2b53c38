"""Scoring a batch with a model: the passages that it finds stand where matches of terms stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.classify.adapting import FrameModel
from framing.classify.fingerprints import n_met
from framing.classify.model_lexicon import band_of
from framing.errors import InputError, one_of
from framing.lexicon import Lexicon
from framing.results.bands import BANDS
from framing.scoring.batch import LanguageScorer, Scorer
from framing.scoring.documents import sentence_voices
from framing.scoring.located import TEXTS_PER_ARTICLE, LocatedMatches
from framing.scoring.matching import Matcher, Matches
from framing.scoring.stance_models import StanceModel, judged
from framing.text import TokenTable, cut_out

Index = npt.NDArray[np.int64]

UNITS = ("sentence", "paragraph", "article")


class ModelScorer(Scorer):
    """Scores batches with a model's frames, and with lexicons'.

    Parameters
    ----------
    lexicons : sequence of Lexicon
        The model's first (see `model_lexicon`), unless there is no model of frames.
    model : FrameModel or None
    held : sequence of int
        Which columns of the model's probabilities are frames, in the order of the lexicon's.
    unit : one of `UNITS`
    stance : StanceModel or None
        Judges the mentions of targets in place of words and rules.
    """

    def __init__(
        self,
        lexicons: Sequence[Lexicon],
        model: FrameModel | None,
        held: Sequence[int],
        unit: str,
        stance: StanceModel | None,
    ) -> None:
        super().__init__(lexicons)
        self._model, self._held, self._unit, self._stance_model = model, held, unit, stance
        self.met = Met(_marks(model), _marks(stance), Counter())

    def in_language(self, language: str) -> LanguageScorer:
        """Make the scorer of articles in one language."""
        return _ModelLanguageScorer(
            self.lexicons, language, self._model, self._held, self._unit, self._stance_model, self.met
        )


@dataclass(frozen=True, slots=True)
class Met:
    """How many of the texts that models were asked about are texts that they were trained on.

    Attributes
    ----------
    frames, stance : array of uint64
        The marks of the training texts of either model; none where it was not trained here.
    count : Counter
        "frames" and "stance": texts asked about; "frames met" and "stance met": those trained on.
    """

    frames: npt.NDArray[np.uint64]
    stance: npt.NDArray[np.uint64]
    count: Counter[str]

    def note(self, kind: str, texts: Sequence[str]) -> None:
        """Count texts that the model of frames or of stance is asked about."""
        self.count[kind] += len(texts)
        self.count[f"{kind} met"] += n_met(texts, getattr(self, kind))


class _ModelLanguageScorer(LanguageScorer):
    """Scores batches of articles in one language with a model's frames, and with lexicons'."""

    def __init__(
        self,
        lexicons: Sequence[Lexicon],
        language: str,
        model: FrameModel | None,
        held: Sequence[int],
        unit: str,
        stance: StanceModel | None,
        met: Met,
    ) -> None:
        super().__init__(lexicons, language)
        self._stance_model, self._met = stance, met
        # In articles of a language that is not the model's its frames are not available.
        if model is not None and self.compiled.available[: len(held)].all():
            self._matcher = _Finder(self.compiled, self._vocabulary, model, held, unit, met)

    def _stance(
        self, table: TokenTable, hits: LocatedMatches
    ) -> tuple[LocatedMatches, npt.NDArray[np.float64] | None]:
        said, polarity = super()._stance(table, hits)
        if polarity is None or self._stance_model is None:
            return said, polarity
        of_target = np.flatnonzero(self._is_target[said.category])
        sentence = said.sentence[of_target]
        asked, passage = np.unique(sentence, return_inverse=True)
        texts = cut_out(table.chars, table.sentence_starts[asked], table.sentence_ends[asked]).to_pylist()
        start = table.starts[said.first[of_target]] - table.sentence_starts[sentence]
        end = table.ends[said.last[of_target]] - table.sentence_starts[sentence]
        self._met.note("stance", texts)
        spans = list(zip(passage.tolist(), start.tolist(), end.tolist(), strict=True))
        stance, outcome = judged(self._stance_model, texts, spans)
        # What the model finds neither for nor against is no evidence, as with words and rules.
        polarity[of_target] = np.where(outcome == 0, 0.0, np.nan_to_num(stance))
        return said, polarity


class _Finder(Matcher):
    """Finds the matches of terms, and the sentences that a model finds a frame in."""

    def __init__(
        self, compiled: Any, vocabulary: Any, model: FrameModel, held: Sequence[int], unit: str, met: Met
    ) -> None:
        super().__init__(compiled, vocabulary)
        self._met = met
        self._model = model
        self._held = np.array(held, np.int64)
        self._unit = unit

    def match(self, table: TokenTable) -> Matches:
        """Find every match of every term, and every sentence that the model finds a frame in."""
        by_term, by_model = super().match(table), self._predicted(table)
        joined = Matches(
            *(
                np.concatenate((getattr(by_term, each.name), getattr(by_model, each.name)))
                for each in fields(Matches)
            )
        )
        order = np.lexsort((joined.last, joined.first))
        return Matches(*(getattr(joined, each.name)[order] for each in fields(Matches)))

    def _predicted(self, table: TokenTable) -> Matches:
        unit = _units(table, self._unit)
        first = np.flatnonzero(np.append(True, unit[1:] != unit[:-1])) if len(unit) else np.zeros(0, np.int64)
        last = np.append(first[1:], len(unit)) - 1
        texts = cut_out(table.chars, table.sentence_starts[first], table.sentence_ends[last]).to_pylist()
        self._met.note("frames", texts)
        held, probability = decided(self._model, texts)
        sentence_unit = np.repeat(np.arange(len(first)), last - first + 1)
        sentence, column = np.nonzero(held[:, self._held][sentence_unit])
        band = band_of(probability[:, self._held][sentence_unit[sentence], column])
        begin, end = _spoken(table)
        none = np.zeros(len(sentence), bool)
        behind = end[sentence] + 1
        return Matches(
            (column * len(BANDS) + band).astype(np.int64),
            begin[sentence],
            end[sentence],
            behind,
            behind,
            none,
            none,
        )


def decided(model: FrameModel, texts: Sequence[str]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Return which frames a model finds in texts, and their probabilities; shape (texts, k) each."""
    k = len(model.classes_)
    if not texts:
        return np.zeros((0, k), bool), np.zeros((0, k))
    if hasattr(model, "decide"):  # ours; a second question would take the time of the first
        held, chance = model.decide(list(texts))
        return held, chance
    found = np.asarray(model.predict(list(texts))) if hasattr(model, "predict") else None
    probability = np.asarray(model.predict_proba(list(texts)), np.float64)
    if probability.shape != (len(texts), k):
        raise InputError(
            f"The model {type(model).__name__} has to give {len(texts):,} rows of {k:,} probabilities; it gave an "
            f"array of shape {probability.shape}. Put it into framing.classify.ProbabilityModel to have it "
            f"checked."
        )
    if not ((probability >= 0) & (probability <= 1)).all():
        raise InputError(f"The model {type(model).__name__} gives numbers that are not between 0 and 1.")
    if found is None:
        return probability >= 0.5, probability
    if found.ndim == 1:
        return found[:, None] == np.asarray(model.classes_)[None, :], probability
    return found != 0, probability


def _marks(model: object) -> npt.NDArray[np.uint64]:
    """Return the marks of what a model was trained on; none where it was trained elsewhere."""
    return np.asarray(getattr(model, "seen_", ()), np.uint64)


def _units(table: TokenTable, unit: str) -> Index:
    """Number the units of a batch's sentences, shape (s,)."""
    if unit == "sentence":
        return np.arange(table.n_sentences)
    if unit == "paragraph":
        found: Index = np.searchsorted(table.paragraph_first, table.sentence_first[:-1], side="right").astype(
            np.int64
        )
        return found
    return table.sentence_text.astype(np.int64) // TEXTS_PER_ARTICLE


def _spoken(table: TokenTable) -> tuple[Index, Index]:
    """Return the first and the last token of each sentence that is spoken in the voice of most of it."""
    if not table.n_sentences:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    own = table.voice == sentence_voices(table)[table.sentence]
    at = np.flatnonzero(own)
    sentence = table.sentence[at]
    every = np.arange(table.n_sentences)
    return (
        at[np.searchsorted(sentence, every)].astype(np.int64),
        at[np.searchsorted(sentence, every, side="right") - 1].astype(np.int64),
    )


def checked_unit(unit: str) -> str:
    """Return the unit, or refuse it."""
    if unit not in UNITS:
        raise InputError(f"Unknown unit '{unit}'. Allowed: {one_of(UNITS)}.")
    return unit
