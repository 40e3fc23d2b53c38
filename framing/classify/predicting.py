"""A corpus and a model to scores, in the tables that a lexicon's scores have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from framing import __version__
from framing.classify.adapting import FrameModel
from framing.classify.lexicon_hits import Given
from framing.classify.model_lexicon import model_lexicon
from framing.classify.model_scorer import Met, ModelScorer, checked_unit
from framing.corpus import Corpus
from framing.errors import InputError
from framing.lexicon import Lexicon, load_lexicon
from framing.lexicon.aliases import Alias
from framing.results import Caveat, Scores
from framing.results.caveats import TRAINED_ON
from framing.scoring.corpus_scores import score_with
from framing.scoring.stance_models import StanceModel

NO_FRAME = ("", "none", "no frame", "other")


def predict_scores(
    corpus: Corpus,
    model: FrameModel | None = None,
    *,
    codebook: Lexicon | str | Path | None = None,
    lexicon: Given = None,
    stance: StanceModel | None = None,
    unit: str = "sentence",
    no_frame: Sequence[str] = NO_FRAME,
    name: str = "model",
    aliases: str | Path | Sequence[Alias] = (),
    progress: bool = True,
) -> Scores:
    """Score every article of a corpus with trained models, in the tables that `framing.score` gives.

    What a lexicon finds by terms the model finds by whole passages: a sentence that it gives a frame to is a hit
    of
    the frame. So shares, voices, speakers, comparisons, studies, robustness and reports work as with a lexicon.

    Parameters
    ----------
    corpus : Corpus
    model : FrameClassifier, SeededClassifier or other FrameModel, optional
        Finds the frames. Anything else with `predict_proba` goes through `framing.classify.ProbabilityModel`.
    codebook : Lexicon, name or path, optional
        Labels and definitions of the model's frames, for reports; frames of the same name are the same.
    lexicon : Lexicon, name, path or list of them, optional
        Scored beside the model, with its frames and targets.
    stance : StanceModel, optional
        Such as a `StanceClassifier`; judges what is said about the lexicon's targets, in place of words and rules.
    unit : "sentence", "paragraph" or "article"
        What the model is given, which should be what it was trained on. All sentences of a paragraph or article
        that has a frame are hits.
    no_frame : sequence of str
        Labels of a model with one label a text that say that no frame holds.
    name : str
        What stands for the model in the column `lexicon`.
    aliases : path or sequence of Alias
        As in `framing.score`.
    progress : bool

    Returns
    -------
    Scores
        The model's frames before the lexicons'. A frame's terms are bands of probability; a row of evidence is a
        sentence, from its first to its last word in the voice of most of it.

    Raises
    ------
    InputError
        There is neither a model nor a stance model; the model is none; or names or units are wrong.

    Examples
    --------
    >>> scores = predict_scores(corpus, model, codebook="us-vietnam")  # doctest: +SKIP
    >>> framing.study(scores, by="source", seed=0)  # doctest: +SKIP
    """
    if not isinstance(corpus, Corpus):
        raise InputError(
            f"predict_scores() takes a corpus, and was given a value of type {type(corpus).__name__}. Read one "
            f"first: "
            "framing.predict_scores(framing.read_corpus(…), model)."
        )
    if model is None and stance is None:
        raise InputError("predict_scores() needs a model: one of frames, one of stance, or both.")
    if model is not None and not (hasattr(model, "predict_proba") and hasattr(model, "classes_")):
        raise InputError(
            f"The model is a value of type {type(model).__name__}, without predict_proba(texts) and classes_. "
            f"Train "
            "it first, or put it into framing.classify.ProbabilityModel."
        )
    if stance is not None and not isinstance(stance, StanceModel):
        raise InputError(
            f"The stance model is a value of type {type(stance).__name__}, without a method predict_proba(texts, "
            "spans)."
        )
    checked_unit(unit)
    lexicons = _beside(lexicon)
    if stance is not None and not any(each.targets for each in lexicons):
        raise InputError("A stance model needs targets: give a lexicon that has them.")
    held: list[int] = []
    if model is not None:
        book = load_lexicon(codebook) if isinstance(codebook, str | Path) else codebook
        frames = [str(frame) for frame in model.classes_]
        held = [row for row, frame in enumerate(frames) if frame.strip().lower() not in no_frame]
        own = model_lexicon(
            [frames[row] for row in held],
            name=name,
            version=__version__,
            sha256=_hash(model),
            language=str(getattr(model, "language", "en")),
            about=f"Frames found by {described(model)}, {unit} by {unit}.",
            codebook=book,
        )
        lexicons = [own, *lexicons]
    names = [each.name for each in lexicons]
    twice = sorted({each for each in names if names.count(each) > 1})
    if twice:
        raise InputError(f"The model and a lexicon are both called '{twice[0]}'. Give the model another name.")
    scorer = ModelScorer(lexicons, model, held, unit, stance)
    scores = score_with(scorer, corpus, lexicons, aliases=aliases, progress=progress)
    libraries = (*scores.provenance.libraries, ("scikit-learn", version("scikit-learn")))
    return replace(
        scores,
        provenance=replace(scores.provenance, libraries=libraries),
        caveats=(*scores.caveats, *_caveats(model, stance, name, unit), *_met(scorer.met, name, unit)),
    )


def described(model: object) -> str:
    """Word what a model is and what it was trained on."""
    kind = getattr(model, "name", None) or type(model).__name__
    seen = getattr(model, "out_of_fold_", None)
    return f"{kind} (trained on {len(seen):,} coded texts)" if seen is not None else str(kind)


def _beside(given: Given) -> list[Lexicon]:
    """Return the lexicons that are scored beside a model."""
    if given is None:
        return []
    several = [given] if isinstance(given, Lexicon | str | Path) else list(given)
    return [each if isinstance(each, Lexicon) else load_lexicon(each) for each in several]


def _hash(model: object) -> str:
    return str(getattr(model, "data_", ""))


def _caveats(model: FrameModel | None, stance: StanceModel | None, name: str, unit: str) -> list[Caveat]:
    found = []
    if model is not None:
        found.append(
            Caveat(
                "predicted",
                f"The frames of '{name}' were found by {described(model)}, {unit} by {unit}; a hit is a passage "
                f"that "
                "it gives the frame to. How often it is right on these articles is known only from a coded sample "
                "of them.",
            )
        )
    if stance is not None:
        found.append(
            Caveat("predicted", f"Stance was judged by {described(stance)}, in place of words and rules.")
        )
    return found


def _met(met: Met, name: str, unit: str) -> list[Caveat]:
    """Say how many of the texts the models had been trained on: what is found in these flatters them."""
    found = []
    for kind, of, what in (("frames", f"'{name}'", unit), ("stance", "the model of stance", "sentence")):
        n = met.count[f"{kind} met"]
        if n:
            found.append(
                Caveat(
                    TRAINED_ON,
                    f"{n:,} of {met.count[kind]:,} {what}s were among the texts that {of} was trained on. It "
                    "is right about those more often than about others, so codes of them flatter it: check and "
                    "correct with codes of other texts, or see what `cross_validate` says of unseen ones.",
                )
            )
    return found
