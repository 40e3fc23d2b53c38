"""Stance at mentions that a user lists: scored as given, on the text as given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.corpus import Corpus, read_corpus
from framing.errors import InputError
from framing.results import Stances
from framing.scoring import batches, speech_reading
from framing.scoring.mention_stance import stance
from framing.scoring.stance import mention_polarity
from tests.scoring.scored import corpus_of

TEXT = "Vietnam praised Washington and condemned Beijing. Officials said that Vietnam was a failure."
ADDED = ["stance", "polarity", "voice", "speaker"]
Row = dict[str, Any]


def mention(text: str, words: str, document_id: Any = "0", nth: int = 0, **others: Any) -> Row:
    """Return a mention of words where they stand in a text for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"document_id": document_id, "target": words, "start": start, "end": start + len(words), **others}


def scored(corpus: Corpus, mentions: Any, **options: Any) -> Stances:
    return stance(corpus, mentions, progress=False, **options)


def test_what_is_said_about_whom() -> None:
    rows = [mention(TEXT, name) for name in ("Washington", "Beijing", "Vietnam")] + [
        mention(TEXT, "Vietnam", nth=1)
    ]
    result = scored(corpus_of(TEXT), rows)
    assert result.columns == ("document_id", "target", "start", "end", *ADDED)
    assert result.column("polarity") == ["for", "against", "none", "against"]
    # Praise and condemnation are judgements that Vietnam is reported to make.
    assert result.column("voice") == ["attributed", "attributed", "journalist", "attributed"]
    assert result.column("speaker") == ["Vietnam", "Vietnam", None, "Officials"]
    washington, beijing, vietnam, quoted = result.column("stance")
    assert washington > 0 > beijing
    assert quoted < 0
    assert vietnam is None or abs(vietnam) < 0.11


def test_no_evidence_is_null_and_none() -> None:
    text = "Vietnam is a country."
    (row,) = scored(corpus_of(text), [mention(text, "Vietnam")])
    assert (row["stance"], row["polarity"]) == (None, "none")


def test_rows_keep_their_order_and_columns() -> None:
    texts = ["Nothing was wrong with Hanoi.", TEXT]
    rows = [
        mention(TEXT, "Beijing", "1", note="x", stance=7),
        mention(texts[0], "Hanoi", "0", note="y", stance=8),
        mention(TEXT, "Beijing", "1", note="z", stance=9),
    ]
    result = scored(corpus_of(*texts), rows)
    assert result.columns == ("document_id", "target", "start", "end", "note", "stance_", *ADDED)
    assert result.column("note") == ["x", "y", "z"]
    assert result.column("stance_") == [7, 8, 9]
    assert result.column("stance")[0] == result.column("stance")[2]
    assert [str(caveat) for caveat in result.caveats] == [
        "columns-renamed: Columns of the mentions that have names of the result got an underscore behind them: "
        "stance."
    ]


def test_a_mention_is_all_words_that_it_touches() -> None:
    whole = mention(TEXT, "Beijing")
    parts = [mention(TEXT, words) for words in ("eij", "B", "g.", " Beijing")]
    found = scored(corpus_of(TEXT), [whole, *parts]).column("stance")
    assert len(set(found)) == 1


def test_copies_are_scored_each() -> None:
    rows = [{"id": name, "source": "A", "text": TEXT} for name in ("first", "copy")]
    mentions = [mention(TEXT, "Beijing", name) for name in ("copy", "first")]
    for corpus in (
        read_corpus(rows, clean=False, progress=False),
        read_corpus(rows, clean=False, duplicates=True, progress=False),
    ):
        result = scored(corpus, mentions)
        assert result.column("document_id") == ["copy", "first"]
        one, other = result.column("stance")
        assert one == other < 0


def test_ids_may_be_numbers() -> None:
    corpus = read_corpus([{"id": 7, "source": "A", "text": TEXT}], clean=False, progress=False)
    for name in (7, 7.0, "7", " 7 "):
        assert scored(corpus, [mention(TEXT, "Beijing", name)]).column("polarity") == ["against"]


def test_a_passage_that_cleaning_set_aside() -> None:
    text = f"{TEXT}\n\nShare this article on Beijing"
    corpus = read_corpus([{"id": "0", "source": "A", "text": f"{TEXT}\n\nShare this article"}], progress=False)
    text = corpus.articles.column("text")[0].as_py()
    result = scored(corpus, [mention(text, "Share"), mention(text, "Beijing")])
    unread, read = result.rows()
    assert [unread[name] for name in ADDED] == [None] * 4
    assert read["polarity"] == "against"
    assert [str(caveat) for caveat in result.caveats] == [
        "cuts-not-read: 1 passage that cleaning set aside was not read. Read the articles without cleaning to "
        "have all.",
        "mentions-not-read: 1 mention was not scored, since cleaning set the passage aside. Read the articles "
        "without cleaning to score all.",
    ]
    assert result.summary == "2 mentions of targets: 0 for, 1 against, 0 none, 1 not read."


def test_tables_of_all_kinds() -> None:
    rows = [mention(TEXT, "Beijing"), mention(TEXT, "Washington")]
    frame = polars.DataFrame(rows, schema_overrides={"target": polars.Categorical})
    tables = (rows, frame, frame.to_pandas(), frame.to_arrow())
    found = [scored(corpus_of(TEXT), table).column("stance") for table in tables]
    assert found == [found[0]] * 4


def test_no_mentions() -> None:
    empty = polars.DataFrame(schema=dict.fromkeys(("document_id", "target", "start", "end"), polars.String))
    for corpus in (corpus_of(TEXT), corpus_of("x").where(since="2024-01-01")):
        result = scored(corpus, empty)
        assert (len(result), result.columns[4:]) == (0, tuple(ADDED))


@pytest.mark.parametrize("characters", [1, 300, 10_000_000])
def test_the_same_as_in_scores_whatever_the_batches(monkeypatch: pytest.MonkeyPatch, characters: int) -> None:
    """What `score` finds at the targets of a lexicon is found at the same places given as mentions."""
    monkeypatch.setattr(speech_reading, "batches", partial(batches.batches, characters=characters))
    corpus = framing.sample_corpus()
    scores = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)
    evidence = scores.evidence.where(kind="target", field="text").rows()
    places = ("document_id", "start", "end")
    given_ = [{name: row[name] for name in places} | {"target": row["name"]} for row in evidence][::-1]
    found = scored(corpus, given_).rows()[::-1]
    assert len(found) > 500
    for row, said in zip(found, evidence, strict=True):
        assert (row["stance"] or 0.0) == said["polarity"]
        assert (row["voice"], row["speaker"]) == (said["voice"], said["speaker"])


_WORDS = ["Hanoi", "praised", "condemned", "not", "a", "failure", ",", ".", "“", "”", "said", "that", "success"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), min_size=1, max_size=4), st.randoms())
def test_each_mention_as_if_it_were_alone(sentences: list[list[str]], random: Any) -> None:
    """Whatever else is in the corpus or the list: the kernel on that one text with that one mention."""
    texts = [" ".join(["Hanoi", *words]) for words in sentences]
    mentions = [
        mention(text, "Hanoi", str(number), nth)
        for number, text in enumerate(texts)
        for nth in range(text.count("Hanoi"))
    ]
    random.shuffle(mentions)
    rows = [{"id": str(n), "source": str(n), "text": text} for n, text in enumerate(texts)]
    result = scored(read_corpus(rows, clean=False, progress=False), mentions)
    for row, asked in zip(result.rows(), mentions, strict=True):
        assert row["start"] == asked["start"]
        assert (row["stance"] or 0.0) == pytest.approx(_alone(texts[int(asked["document_id"])], asked), abs=1e-12)


def _alone(text: str, asked: Row) -> float:
    (batch,) = speech_reading.read_speech(corpus_of(text), "", progress=False)
    token = np.flatnonzero(batch.table.starts - batch.table.chars.starts[1] == asked["start"])
    return float(mention_polarity(batch.table, batch.vocabulary, token, token)[0])


# --- Models in place of words and rules ---------------------------------------------------------


class Hopeful:
    """Finds everybody praised; remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def predict_proba(self, texts: Sequence[str], spans: Sequence[tuple[int, int, int]]) -> Any:
        self.shown += [texts[text][start:end] for text, start, end in spans]
        return np.tile([0.0, 0.25, 0.75], (len(spans), 1))


def test_a_model_stands_in() -> None:
    model = Hopeful()
    result = scored(corpus_of("Nothing.", TEXT), [mention(TEXT, "Beijing", "1")], model=model)
    assert model.shown == ["Beijing"]
    (row,) = result
    assert (row["stance"], row["polarity"], row["voice"]) == (0.75, "for", "attributed")
    assert result.references == ()
    assert "judged by Hopeful" in result.method


def test_what_is_no_model() -> None:
    given_: Any = "hopeful"
    with pytest.raises(InputError) as caught:
        scored(corpus_of(TEXT), [mention(TEXT, "Beijing")], model=given_)
    assert str(caught.value) == ("The model is a value of type str, without a method predict_proba(texts, spans).")


def test_what_is_no_corpus() -> None:
    given_: Any = [TEXT]
    with pytest.raises(InputError) as caught:
        scored(given_, [])
    assert str(caught.value) == (
        "stance() takes a corpus, and was given a value of type list. Read one first: "
        "framing.stance(framing.read_corpus(…))."
    )


def test_in_other_languages_there_is_no_stance_but_a_models() -> None:
    rows = [{"id": "0", "text": TEXT, "language": "en"}, {"id": "1", "text": TEXT, "language": "vi"}]
    corpus = read_corpus(rows, clean=False, duplicates=True, progress=False)
    mentions = [mention(TEXT, "Washington", number) for number in ("0", "1")]
    result = scored(corpus, mentions)
    assert result.column("polarity") == ["for", None]
    assert result.column("stance")[1] is None
    assert result.column("voice") == ["attributed", "journalist"]
    assert result.column("speaker") == ["Vietnam", None]
    assert str(result.caveats[-1]) == (
        "other-language: 1 mention stands in articles in other languages than English, for which there is no "
        "stance. Give a model that knows them."
    )
