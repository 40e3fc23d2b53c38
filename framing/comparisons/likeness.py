"""How near sentences are to the definition and examples of frames, by any sentence encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from framing.classify.text_features import encoded
from framing.comparisons.arguments import checked_settings, is_whole, reference_number
from framing.comparisons.article_scores import article_scores, with_measure
from framing.comparisons.comparing import compared
from framing.comparisons.designs import designed
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.latent_tables import group_column, nullable
from framing.comparisons.word_space import IS_EXPERIMENTAL
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.lexicon import Frame, Lexicon
from framing.results import Caveat, Similarities, Table
from framing.scoring.microframes import Floats
from framing.scoring.vectors import of_length_one
from framing.scoring.word_places import WordPlaces, word_places

MEASURE = "likeness"
_LEAST_WORDS = 5  # of a sentence that is shown
_PASSAGES = 5  # a frame
_LONGEST = 600
_GIVEN = Caveat(
    "encoder",
    "The encoder decides what is alike. It was trained on other texts, its cosines have no natural zero, and "
    "frames of which the definition is longer or plainer get higher ones: compare groups within a frame, never "
    "frames.",
)


def similarity(
    corpus: Corpus,
    lexicon: Lexicon,
    encoder: Callable[[list[str]], Any],
    *,
    frames: Sequence[str] | None = None,
    name: str = "",
    by: str = "source",
    reference: str | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    seed: int = 0,
    batch: int = 512,
) -> Similarities:
    """Measure how like the sentences of articles are to what frames mean. Experimental.

    A sentence is as like a frame as to that of the frame's texts (definition, examples) that it is most like; an
    article's value is the mean of its sentences.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`.
    lexicon : Lexicon
        Whose frames have a definition or examples.
    encoder : callable
        From a list of str to an array with one row of numbers a text, such as the ``encode`` of a
        sentence-transformers model. It is asked in batches.
    frames : sequence of str, optional
        Which frames; all that have a definition or examples unless given.
    name : str
        What results and reports call the encoder, with its version; the name of its type unless given.
    by, reference, cluster, strata, n_resamples, confidence, correction, seed
        As in `compare`.
    batch : int
        How many texts to encode at once.

    Returns
    -------
    Similarities

    Raises
    ------
    ComparisonError, InputError
        An argument makes no sense, no frame has a text, or the encoder gives no such array.

    Examples
    --------
    >>> model = SentenceTransformer("all-MiniLM-L6-v2")  # doctest: +SKIP
    >>> similarity(corpus, lexicon, model.encode, name="all-MiniLM-L6-v2")  # doctest: +SKIP
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    chosen = _chosen(corpus, lexicon, frames)
    if not is_whole(batch) or batch < 1:
        raise ComparisonError(f"batch must be a whole number of at least 1; given: {batch!r}.")
    called = name or type(encoder).__name__
    places = word_places(corpus)
    scores = article_scores(corpus, places)
    groups = grouped(scores, by)
    number = reference_number(reference, by, groups.names)
    design = designed(scores, groups, cluster, strata)

    sentences = _sentences(corpus, places)
    texts = [(frame.name, kind, text) for frame in chosen for kind, text in _texts(frame)]
    heads = of_length_one(encoded(encoder, [text for _, _, text in texts]))
    value = np.full((len(sentences), len(chosen)), np.nan)
    own = [np.array([item == frame.name for item, _, _ in texts]) for frame in chosen]
    for start in range(0, len(sentences), batch):
        part = of_length_one(encoded(encoder, sentences[start : start + batch]))
        if part.shape[1] != heads.shape[1]:
            raise ComparisonError(
                f"The encoder gave rows of {part.shape[1]:,} numbers for sentences, and of {heads.shape[1]:,} for "
                "the frames' texts. Every text needs as many numbers as every other."
            )
        cosine = np.asarray(part @ heads.T, np.float64)
        value[start : start + batch] = np.stack([cosine[:, which].max(axis=1) for which in own], axis=1)
    articles = _articles(corpus, places, groups, chosen, value)
    caveats = (IS_EXPERIMENTAL, _GIVEN)
    made = (
        "The likeness of a group to a frame is the mean over the sentences of its articles of the cosine, −1 to "
        f"1, between a sentence and the text of the frame that it is most like, as {called} encodes them."
    )
    labels = {frame.name: frame.label for frame in chosen}
    given = with_measure(
        scores, MEASURE, "Likeness", articles, made, low=-1, high=1, caveats=caveats, labels=labels
    )
    comparison = compared(given, groups, MEASURE, "all", number, settings, design=design)
    listed = _sentence_table(corpus, places, chosen, value)
    return Similarities(
        table=articles,
        exclusions=corpus.exclusions,
        provenance=corpus.provenance,
        caveats=comparison.caveats,
        method=comparison.method,
        references=comparison.references,
        by=by,
        texts=Table(pa.Table.from_pylist([dict(zip(_TEXTS.names, each, strict=True)) for each in texts], _TEXTS)),
        sentences=listed,
        passages=_passages(corpus, places, groups, chosen, value, sentences),
        comparison=comparison,
        encoder=called,
        codebook=lexicon.codebook(),
        seed=seed,
    )


_TEXTS = pa.schema([(name, pa.string()) for name in ("item", "kind", "text")])


def _chosen(corpus: Any, lexicon: Any, frames: Sequence[str] | None) -> list[Frame]:
    if not isinstance(corpus, Corpus) or not isinstance(lexicon, Lexicon):
        given = corpus if not isinstance(corpus, Corpus) else lexicon
        raise ComparisonError(
            "similarity() takes a corpus, a lexicon and an encoder; given in the place of the first or second: a "
            f"value of type {type(given).__name__}."
        )
    found = list(lexicon.frames) if frames is None else [lexicon.frame(each) for each in frames]
    with_text = [frame for frame in found if _texts(frame)]
    if not with_text or (frames is not None and len(with_text) < len(found)):
        lacking = [frame.name for frame in found if not _texts(frame)]
        raise ComparisonError(
            f"Frames need a definition or examples to be likened to; without: {', '.join(lacking) or 'all'}. "
            "Write them in the lexicon file."
        )
    return with_text


def _texts(frame: Frame) -> list[tuple[str, str]]:
    definition = [("definition", frame.definition)] if frame.definition.strip() else []
    return [*definition, *(("example", each) for each in frame.examples)]


def _sentences(corpus: Corpus, places: WordPlaces) -> list[str]:
    """Return the text of every sentence."""
    titles, texts = (corpus.articles.column(name).to_pylist() for name in ("title", "text"))
    return [
        " ".join((titles[article] or "" if in_title else texts[article])[start:end].split())
        for article, start, end, in_title in zip(
            places.sentence_article.tolist(),
            places.starts.tolist(),
            places.ends.tolist(),
            places.in_title.tolist(),
            strict=True,
        )
    ]


def _articles(
    corpus: Corpus, places: WordPlaces, groups: Grouping, chosen: Sequence[Frame], value: Floats
) -> Table:
    n, m = len(corpus), len(chosen)
    weight = np.bincount(places.sentence_article, minlength=n).astype(np.float64)
    total = np.stack([np.bincount(places.sentence_article, value[:, i], n) for i in range(m)], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = total / np.where(weight > 0, weight, np.nan)[:, None]
    rows = pa.array(np.repeat(np.arange(n), m))
    return Table(
        pa.table(
            {
                "document_id": corpus.articles.column("document_id").combine_chunks().take(rows),
                "group": group_column(groups).take(rows),
                "item": pa.array([frame.name for frame in chosen] * n, pa.string()),
                "value": nullable(np.clip(mean, -1, 1).ravel()),
                "weight": np.repeat(weight, m),
            }
        )
    )


def _sentence_table(corpus: Corpus, places: WordPlaces, chosen: Sequence[Frame], value: Floats) -> Table:
    s, m = value.shape
    rows = np.repeat(np.arange(s), m)
    ids = corpus.articles.column("document_id").combine_chunks()
    return Table(
        pa.table(
            {
                "document_id": ids.take(pa.array(places.sentence_article[rows])),
                "field": pa.array(np.where(places.in_title[rows], "title", "text"), pa.string()),
                "start": places.starts[rows],
                "end": places.ends[rows],
                "item": pa.array([frame.name for frame in chosen] * s, pa.string()),
                "value": value.ravel(),
            }
        )
    )


def _passages(
    corpus: Corpus,
    places: WordPlaces,
    groups: Grouping,
    chosen: Sequence[Frame],
    value: Floats,
    sentences: Sequence[str],
) -> Table:
    ids = corpus.articles.column("document_id").to_pylist()
    names = group_column(groups).to_pylist()
    rows = []
    for number, frame in enumerate(chosen):
        seen: set[int] = set()
        for place in np.argsort(-value[:, number], kind="stable").tolist():
            article, text = int(places.sentence_article[place]), sentences[place]
            if article in seen or len(text.split()) < _LEAST_WORDS:
                continue
            seen.add(article)
            rows.append(
                {
                    "item": frame.name,
                    "document_id": ids[article],
                    "group": names[article],
                    "value": float(value[place, number]),
                    "passage": text[:_LONGEST],
                }
            )
            if len(seen) == _PASSAGES:
                break
    texts = [(name, pa.string()) for name in ("item", "document_id", "group")]
    return Table(
        pa.Table.from_pylist(rows, pa.schema([*texts, ("value", pa.float64()), ("passage", pa.string())]))
    )
