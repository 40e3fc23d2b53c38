"""The arguments of `sample_for_coding`, and the corpus that belongs to the scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from framing.corpus import Corpus
from framing.errors import InputError, did_you_mean, one_of, unknown
from framing.results import Scores
from framing.results.coding_sample import UNITS

_SHOWN = 5


def check_arguments(
    n: int | None,
    unit: str,
    overlap: float,
    coders_per_unit: int,
    width: float | None,
    names: Sequence[str],
) -> None:
    """Refuse arguments that are out of their range.

    Raises
    ------
    InputError
        Saying which, and what is allowed.
    """
    if unit not in UNITS:
        raise InputError(unknown("unit", str(unit), UNITS))
    if (n is None) == (width is None):
        raise InputError("Say how many units to draw: give n, or the width of the interval that is wanted.")
    if n is not None and (isinstance(n, bool) or not isinstance(n, (int, np.integer)) or n < 1):
        raise InputError(f"n is a number of units, 1 or more; given: {n!r}.")
    if isinstance(overlap, bool) or not 0 <= overlap <= 1:
        raise InputError(f"overlap is a part of the units, 0 to 1; given: {overlap!r}.")
    if coders_per_unit < 2:
        raise InputError(
            f"coders_per_unit is how many coders code a unit of the overlap, 2 or more; given: "
            f"{coders_per_unit!r}. For no unit with several coders give overlap=0."
        )
    if coders_per_unit > max(2, len(names)):
        raise InputError(f"coders_per_unit={coders_per_unit} is more than there are coders: {len(names)}.")


def matching_corpus(corpus: Corpus, scores: Scores) -> Corpus:
    """Return the articles of a corpus that were scored, in the order of the scores.

    Raises
    ------
    InputError
        It is no corpus, or articles are missing.
    """
    if not isinstance(corpus, Corpus):
        raise InputError(
            "corpus is what score() was given, from read_corpus(); given: a value of type "
            f"{type(corpus).__name__}."
        )
    ids, scored = corpus.articles.column("document_id").to_pylist(), scores.documents.column("document_id")
    if not scored:
        raise InputError("The scores have no article, so there is nothing to draw from.")
    missing = sorted(set(scored) - set(ids))
    if missing:
        raise InputError(
            f"The corpus is not the one that was scored: {_listed(missing)} {_is(missing)} not in it. "
            "Give the corpus that score() was given."
        )
    narrowed = corpus if len(ids) == len(scored) else corpus.where(document_id=scored)
    if narrowed.articles.column("document_id").to_pylist() != scored:
        raise InputError(
            "The corpus has the articles in another order than the scores. Give the one that was scored."
        )
    return narrowed


def requested(
    corpus: Corpus, documents: Sequence[str] | None, reasons: Mapping[str, str]
) -> npt.NDArray[np.bool_]:
    """Return from which articles units are drawn; shape (d,).

    Parameters
    ----------
    documents : sequence of str or None
        The articles that are asked for.
    reasons : mapping
        The articles that may not be coded, with why.

    Raises
    ------
    InputError
        One that is asked for may not be coded, or is not there.
    """
    ids = corpus.articles.column("document_id").to_pylist()
    if documents is None:
        return np.array([document_id not in reasons for document_id in ids], bool)
    if isinstance(documents, str):
        raise InputError(f"documents is a list of ids; given: the text {documents!r}.")
    asked = set(documents)
    strange = sorted(asked - set(ids))
    if strange:
        raise InputError(
            f"Not among the articles that were scored: {_listed(strange)}.{did_you_mean(strange[0], ids)}"
        )
    refused = [document_id for document_id in ids if document_id in asked and document_id in reasons]
    if refused:
        listing = [f"  {document_id}: {reasons[document_id]}" for document_id in refused]
        raise InputError(
            "\n".join(
                [
                    "Articles are asked for that a lexicon was built from; codes of them would make it look "
                    "better than it is.",
                    *listing,
                    "Leave them out of documents.",
                ]
            )
        )
    return np.array([document_id in asked for document_id in ids], bool)


def _listed(names: Sequence[str]) -> str:
    shown = one_of(names[:_SHOWN]).replace(" or ", " and ")
    return (
        shown if len(names) <= _SHOWN else f"{', '.join(map(repr, names[:_SHOWN]))} and {len(names) - _SHOWN} more"
    )


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
