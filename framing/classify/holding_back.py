"""Training on some texts and labelling the rest; and labelling them by what costs nothing."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import clone

from framing.classify.labels import Labels
from framing.classify.lexicon_hits import frame_hits
from framing.errors import InputError
from framing.lexicon import Lexicon

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]
Held = npt.NDArray[np.int8]


def tried(
    model: Any, texts: Sequence[Any], coded: Labels, seen: Index, rest: Index, group: Index
) -> tuple[Held, Floats, Index]:
    """Train on some texts; return labels and probabilities of the rest, shape (rest, k) each, and what was learnt.

    A label is learnt that at least two of the texts hold, of at least two groups, and not all; no text is given
    another.
    """
    held = coded.held[seen]
    known = np.flatnonzero((held.sum(axis=0) >= 2) & (held.sum(axis=0) < len(seen)))
    known = np.array([j for j in known if len(np.unique(group[seen][held[:, j] == 1])) > 1], np.int64)
    given, chance = np.zeros((len(rest), held.shape[1]), np.int8), np.zeros((len(rest), held.shape[1]))
    if coded.exclusive:
        inside = held[:, known].any(axis=1)
        seen, held = seen[inside], held[inside]
    if len(known) < (2 if coded.exclusive else 1):
        return given, chance, known[:0]
    own = clone(model)
    if "progress" in own.get_params():
        own.set_params(progress=False)
    y = coded.classes[held.argmax(axis=1)] if coded.exclusive else held[:, known]
    asked = [texts[row] for row in rest.tolist()]
    keywords = {"groups": group[seen]} if _takes_groups(own) else {}
    own.fit([texts[row] for row in seen.tolist()], y, **keywords)
    predicted = np.asarray(own.predict(asked))
    if coded.exclusive:
        given[:] = predicted[:, None] == coded.classes[None, :]
        places = [coded.classes.tolist().index(name) for name in own.classes_.tolist()]
        chance[:, places] = own.predict_proba(asked)
    else:
        given[:, known], chance[:, known] = predicted, own.predict_proba(asked)
    return given, chance, known


def _takes_groups(model: Any) -> bool:
    return "groups" in inspect.signature(model.fit).parameters


def majority_of(coded: Labels, seen: Index) -> Held:
    """Return the labels that most of some texts have, shape (k,): the most frequent, or all above a half."""
    held = coded.held[seen]
    if coded.exclusive:
        found = np.zeros(held.shape[1], np.int8)
        found[held.sum(axis=0).argmax()] = 1
        return found
    common: Held = (held.mean(axis=0) >= 0.5).astype(np.int8)
    return common


def labels_by_lexicon(lexicons: Sequence[Lexicon], texts: Sequence[Any], coded: Labels) -> Held:
    """Return the labels that a lexicon gives, by frames of the labels' names."""
    names = [frame.name for each in lexicons for frame in each.frames]
    classes = [str(name) for name in coded.classes.tolist()]
    shared = [name for name in classes if name in names]
    if not shared:
        raise InputError(
            f"The lexicon has no frame that is called like a label. Frames: {', '.join(names)}. Labels: "
            f"{', '.join(classes)}."
        )
    hits = frame_hits([str(text) for text in texts], lexicons)
    found = np.zeros((len(texts), len(classes)))
    for column, name in enumerate(classes):
        if name in names:
            found[:, column] = hits[:, [row for row, frame in enumerate(names) if frame == name]].sum(axis=1)
    if not coded.exclusive:
        return (found > 0).astype(np.int8)
    given = np.zeros(found.shape, np.int8)
    some = np.flatnonzero(found.any(axis=1))
    given[some, found[some].argmax(axis=1)] = 1
    return given
