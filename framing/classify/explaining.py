"""Which words push a text toward a frame, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from framing.classify.frame_classifier import FrameClassifier
from framing.classify.mention_context import read_mentions
from framing.classify.seeded_classifier import SeededClassifier
from framing.classify.stance_classifier import StanceClassifier
from framing.classify.texts import checked_texts
from framing.errors import InputError
from framing.results import Table


def explain(
    model: FrameClassifier | StanceClassifier | SeededClassifier, texts: Sequence[Any], *, top: int = 10
) -> Table:
    """List what pushes texts toward the labels of a model, and what away.

    A text's score of a label is the sum of all pushes and of the label's constant, exactly; the score's sign and
    size make the probability. Pushes say what the model looked at, not what makes a frame.

    Parameters
    ----------
    model : FrameClassifier, StanceClassifier or SeededClassifier
        Trained. Of a `SeededClassifier`, the part that reads the words beside the terms.
    texts : sequence of str
        Or of (text, start, end), for a `StanceClassifier`.
    top : int
        So many of the strongest pushes are listed for each text and label.

    Returns
    -------
    Table
        One row a push: ``text`` (its number, from 0)``, label, kind`` ("words", "letters", "ends", "themes",
        "lexicon", "encoder"; or the blocks of a `StanceClassifier`)``, feature, push`` (in units of the score;
        above 0 toward the label).
        Numbers of an encoder are one row together, since none means anything alone.

    Raises
    ------
    InputError
        The model is none of these or is not trained, or the texts are none.
    """
    if not isinstance(model, FrameClassifier | StanceClassifier | SeededClassifier) or not hasattr(
        model, "heads_"
    ):
        raise InputError(
            "explain() takes a trained FrameClassifier, StanceClassifier or SeededClassifier; given: a value of "
            "type "
            f"{type(model).__name__}."
        )
    if top < 1:
        raise InputError(f"top is {top}; at least 1 push has to be listed.")
    features, kinds, names = _features(model, texts)
    rows: list[tuple[int, str, str, str, float]] = []
    for text in range(features.shape[0]):
        own = features[text].tocoo()
        for label, coef in zip(model.classes_.tolist(), model.heads_.coef, strict=True):
            pushes: dict[tuple[str, str], float] = {}
            for column, value in zip(own.col.tolist(), (own.data * coef[own.col]).tolist(), strict=True):
                key = (kinds[column], names[column])
                pushes[key] = pushes.get(key, 0.0) + value
            strongest = sorted(pushes.items(), key=lambda item: (-abs(item[1]), item[0]))[:top]
            rows += [(text, str(label), kind, name, push) for (kind, name), push in strongest if push]
    columns = [[row[place] for row in rows] for place in range(5)]
    types = (pa.int64(), pa.string(), pa.string(), pa.string(), pa.float64())
    fields = ("text", "label", "kind", "feature", "push")
    return Table(
        pa.table({name: pa.array(column, kind) for name, column, kind in zip(fields, columns, types, strict=True)})
    )


def _features(model: Any, texts: Sequence[Any]) -> tuple[Any, list[str], list[str]]:
    """Return the features of texts, and what each column is."""
    if isinstance(model, StanceClassifier):
        found = model.features_.transform(*read_mentions(texts))
    else:
        given = checked_texts(texts, "explain()")
        if isinstance(model, SeededClassifier):
            from framing.classify.lexicon_hits import without_terms

            given = without_terms(given, model.lexicons_)
        found = model.features_.transform(given)
    named = model.features_.names
    return found, [kind for kind, _ in named], ["" if kind == "encoder" else name for kind, name in named]
