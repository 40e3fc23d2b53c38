"""What key words are asked for, checked before any work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.comparisons.arguments import is_number, is_whole, reference_number
from framing.comparisons.grouping import Grouping
from framing.corpus import Corpus
from framing.errors import ComparisonError, unknown
from framing.results import KEYNESS_CORRECTIONS, KEYNESS_MEASURES, Scores, alpha_of
from framing.results.keyness import LEAST_DOCUMENTS
from framing.text.stop_words import STOP_WORDS

LONGEST = 5  # words in a phrase; longer ones recur in copied text only


@dataclass(frozen=True, slots=True)
class Wanted:
    """How key words are found; see `keyness`."""

    measure: str
    orders: tuple[int, ...]
    min_documents: int
    lowercase: bool
    stop_words: frozenset[str]
    exclude: tuple[str, ...]
    prior: float | None
    confidence: float
    correction: str
    limit: int | None

    @property
    def least_documents(self) -> int:
        """How many articles of a side must have a word that is to be key to it."""
        return min(self.min_documents, LEAST_DOCUMENTS)

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)


def checked_articles(corpus: object) -> Corpus | Scores:
    """Return the corpus, or scores that have the words of their articles.

    Raises
    ------
    ComparisonError
        It is neither.
    """
    if isinstance(corpus, Scores):
        if corpus.words is None:
            raise ComparisonError(
                "These scores hold no words of their articles. Give the corpus itself: "
                "framing.keyness(framing.read_corpus(…)). Scores of a dataset hold them if they were made with "
                "framing.score_dataset(…, words=True)."
            )
        return corpus
    if not isinstance(corpus, Corpus):
        raise ComparisonError(
            f"Key words are found in articles, and a value of type {type(corpus).__name__} was given. Give the "
            "corpus itself: framing.keyness(framing.read_corpus(…))."
        )
    return corpus


def checked_wanted(
    *,
    measure: str,
    ngrams: int | Sequence[int],
    min_documents: int,
    lowercase: bool,
    stop_words: str | Iterable[str] | None,
    exclude: str | Iterable[str],
    prior: float | None,
    confidence: float,
    correction: str,
    limit: int | None,
) -> Wanted:
    """Return what is wanted.

    Raises
    ------
    ComparisonError
        Naming every argument that is wrong.
    """
    problems = [
        unknown(what, str(given), allowed)
        for what, given, allowed in (
            ("measure", measure, KEYNESS_MEASURES),
            ("correction", correction, KEYNESS_CORRECTIONS),
        )
        if given not in allowed
    ]
    orders = (ngrams,) if isinstance(ngrams, int) else tuple(ngrams)
    if not orders or not all(is_whole(order) and 1 <= order <= LONGEST for order in orders):
        problems.append(
            f"ngrams must name lengths from 1 (words) to {LONGEST} (phrases of {LONGEST} words), such as (1, 2); "
            f"given: {ngrams!r}."
        )
    if not is_whole(min_documents) or min_documents < 1:
        problems.append(f"min_documents must be a whole number of at least 1; given: {min_documents!r}.")
    if isinstance(stop_words, str) and stop_words not in STOP_WORDS:
        problems.append(
            unknown("list of stop words", stop_words, tuple(STOP_WORDS)) + " Or give words of your own."
        )
    if prior is not None and not (is_number(prior) and 0 < prior < float("inf")):
        problems.append(f"prior must be a number of words above 0; given: {prior!r}.")
    if not is_number(confidence) or not 0.5 < confidence < 1:
        problems.append(f"confidence must lie between 0.5 and 1, such as 0.95; given: {confidence!r}.")
    if limit is not None and (not is_whole(limit) or limit < 1):
        problems.append(f"limit must be a whole number of at least 1, or None for all words; given: {limit!r}.")
    if problems:
        raise ComparisonError("\n".join(problems))
    listed = STOP_WORDS[stop_words] if isinstance(stop_words, str) else frozenset(stop_words or ())
    return Wanted(
        measure=measure,
        orders=tuple(sorted({int(order) for order in orders})),
        min_documents=int(min_documents),
        lowercase=bool(lowercase),
        stop_words=listed,
        exclude=(exclude,) if isinstance(exclude, str) else tuple(exclude),
        prior=None if prior is None else float(prior),
        confidence=float(confidence),
        correction=correction,
        limit=None if limit is None else int(limit),
    )


def sides(groups: Grouping, focus: object, reference: object) -> list[tuple[int, int | None]]:
    """Return the contrasts as numbers of groups: focus and reference, None for all other groups together.

    Raises
    ------
    ComparisonError
        There is one group only, no group of such a name, or one name for both sides.
    """
    names = groups.names
    if len(names) < 2:
        raise ComparisonError(
            f"'{groups.by}' has one value among these articles, {names[0]}: there is nothing to compare its words "
            "with."
        )
    try:
        one = reference_number(focus, groups.by, names)
    except ComparisonError as error:
        raise ComparisonError(str(error).replace("be the reference", "be the focus")) from None
    other = reference_number(reference, groups.by, names)
    if one is not None and one == other:
        raise ComparisonError(f"Focus and reference are both '{names[one]}'. Name two groups, or leave one out.")
    if len(names) == 2:
        # Each is all others of the other: one contrast says everything.
        first = one if one is not None else 0 if other is None else 1 - other
        return [(first, 1 - first)]
    chosen = range(len(names)) if one is None else [one]
    return [(number, other) for number in chosen if number != other]
