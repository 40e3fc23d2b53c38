"""Scores of whole corpora: every table equals what plain loops over the twin's matches give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import Corpus
from framing.lexicon import Frame, Lexicon
from framing.results import Scores, Table
from framing.scoring import batch
from tests.reference.counting import VOICES, Article, Found, count, find, parts_of, read_article
from tests.reference.made_up import Cut, cut_texts
from tests.reference.made_up_lexicons import lexicons, passages
from tests.scoring.scored import Row, corpus_of, scored

articles = st.lists(
    st.tuples(
        st.one_of(st.none(), st.just(""), passages(), passages()), st.one_of(passages().map(Cut), cut_texts())
    ),
    min_size=1,
    max_size=3,
)


def with_cuts(corpus: Corpus, cuts: Sequence[Cut]) -> Corpus:
    """Return a corpus in which these spans are set aside."""
    ids = corpus.articles.column("document_id").to_pylist()
    rows = [(str(row), *span, "rule") for row, cut in enumerate(cuts) for span in cut.spans if str(row) in ids]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    types = (pa.string(), pa.int64(), pa.int64(), pa.string())
    names = ("document_id", "start", "end", "rule")
    data = {name: pa.array(column, kind) for name, column, kind in zip(names, columns, types, strict=True)}
    return replace(corpus, cuts=Table(pa.table(data)))


def evidence_rows(
    article: Article, found: Sequence[Found], lexicon: Lexicon, identity: Row, suppressed: bool
) -> list[Row]:
    rows = []
    for each in found:
        if each.match.suppressed != suppressed:
            continue
        part = parts_of(lexicon)[each.match.category]
        reading = article.title if each.field == "title" else article.body
        sentence = reading.sentences[each.first.sentence]
        before = 0 if each.field == "title" else len(article.title.tokens)
        stretch = each.match.stretch
        rows.append(
            {
                **identity,
                "lexicon": lexicon.name,
                "sentence": each.sentence,
                "start": each.first.start,
                "end": each.last.end,
                "kind": "frame" if isinstance(part, Frame) else "target",
                "name": part.name,
                "term": each.term.text,
                "term_number": each.match.term,
                "weight": each.term.weight,
                "voice": each.first.voice,
                "negated": each.match.negated,
                "reference": False,
                "channel": each.channel,
                "field": each.field,
                "passage": reading.text[sentence.start : sentence.end],
                "passage_start": sentence.start,
                "token_start": before + stretch.start,
                "token_end": before + stretch.last + 1,
                "gap_start": before + stretch.end,
                "gap_end": before + stretch.start2,
            }
        )
    return rows


# What is tested elsewhere: stance in `test_stance_twin`, speech in `tests/text/test_voices.py`.
_ELSEWHERE = {"speaker", "speaker_kind", "speaker_written", "cue", "cue_stance", "polarity"}


def as_set(rows: Sequence[Row]) -> Counter[tuple[tuple[str, Any], ...]]:
    return Counter(
        tuple(sorted((key, value) for key, value in row.items() if key not in _ELSEWHERE)) for row in rows
    )


def assert_equal(scores: Scores, readings: dict[str, Article], lexicon: Lexicon) -> None:
    frames: list[Row] = []
    targets: list[Row] = []
    terms: Counter[tuple[Any, ...]] = Counter()
    evidence: list[Row] = []
    suppressed: list[Row] = []
    documents: list[tuple[Any, ...]] = []
    for document_id, article in readings.items():
        identity = {"document_id": document_id, "source": "s"}
        found = find(article, lexicon)
        evidence += evidence_rows(article, found, lexicon, identity, suppressed=False)
        suppressed += evidence_rows(article, found, lexicon, identity, suppressed=True)
        spoken = Counter(token.voice for token in article.tokens)
        documents.append(
            (document_id, len(article.channels), len(article.tokens), *(spoken[v] for v in VOICES[1:]))
        )
        for number, part in enumerate(parts_of(lexicon)):
            is_frame = isinstance(part, Frame)
            counts = count(
                article, found, number, part.threshold if isinstance(part, Frame) else 1.0, len(lexicon.frames)
            )
            for voice, numbers in counts.items():
                key = {
                    **identity,
                    "lexicon": lexicon.name,
                    "frame" if is_frame else "target": part.name,
                    "voice": voice,
                }
                if is_frame:
                    frames.append({**key, **numbers})
                else:
                    targets.append({**key, "mentions": numbers["matches"], "sentences": numbers["sentences"]})
        for each in found:
            if not each.match.suppressed:
                part = parts_of(lexicon)[each.match.category]
                terms[document_id, part.name, each.term.text, each.first.voice] += 1

    for row, expected in zip(scores.frames.rows(), frames, strict=True):
        assert row == pytest.approx(expected), (row, expected)
    counted = scores.targets.data.select(
        ("document_id", "source", "lexicon", "target", "voice", "mentions", "sentences")
    )
    assert Table(counted).rows() == targets
    for row in scores.evidence.rows():
        assert (row["polarity"] is None) == (row["kind"] == "frame")
    for row in scores.targets.rows():
        assert (
            row["passages_for"] + row["passages_against"] + row["passages_none"]
            == row["passages"]
            <= row["sentences"]
        )
        assert row["stance"] is None or -1 <= row["stance"] <= 1
    assert as_set(scores.evidence.rows()) == as_set(evidence)
    assert as_set(scores.suppressed.rows()) == as_set(suppressed)
    by_term: Counter[tuple[Any, ...]] = Counter()
    for row in scores.terms.rows():
        by_term[row["document_id"], row["name"], row["term"], row["voice"]] += row["matches"]
    assert by_term == terms
    names = ("document_id", "sentences", "tokens", *(f"tokens_{voice}" for voice in VOICES[1:]))
    assert list(zip(*(scores.documents.column(name) for name in names), strict=True)) == documents


@settings(max_examples=40)
@given(lexicons(), articles)
def test_scores_are_those_of_the_twin(lexicon: Lexicon, drawn: list[tuple[str | None, Cut]]) -> None:
    # The same text twice in one source is left out; a number makes each its own.
    texts = [f"{cut.text}\n\n{number}" for number, (_, cut) in enumerate(drawn)]
    corpus = corpus_of(*texts, titles=[title for title, _ in drawn])
    assert len(corpus) == len(texts)
    corpus = with_cuts(corpus, [cut for _, cut in drawn])
    titles = corpus.articles.column("title").to_pylist()
    readings = {
        str(number): read_article(title or "", text, cut.spans)
        for number, (title, text, (_, cut)) in enumerate(zip(titles, texts, drawn, strict=True))
    }
    # Reported speech has tests of its own: here quotation marks alone decide, as in the twin.
    with (
        patch.object(batch.LanguageScorer, "_speech", return_value=None),
        patch.object(batch, "quoted_speech", lambda table: table.voice),
    ):
        assert_equal(scored(corpus, lexicon), readings, lexicon)
