"""Scores of a small corpus, end to end: what must hold for every row, and some numbers by hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from framing.corpus import Corpus, read_corpus, sample_corpus
from framing.errors import InputError
from framing.lexicon import Lexicon, load_lexicon
from framing.results import Scores
from framing.scoring import batches, corpus_scores, languages, score
from framing.text import Vocabulary
from tests.scoring.scored import corpus_of, lexicon_of, scored

FRAMES = {
    "trade": ["trade*", "trade war", "export* NEAR/4 import*", {"term": "deal", "weight": 0.5}],
    "war": {"terms": ["war", "cold war", {"term": "conflict*", "negation": "exclude"}], "threshold": 2},
}
TARGETS = {
    "china": {"label": "China", "terms": ["China", "Chinese", "中国"], "unless": ["South China Sea"]},
    "us": {"label": "US", "terms": [{"term": "US", "case": True}, "U.S.", "United States"]},
}
TEXTS = (
    "A trade war looms\n\n"
    "The U.S. and China talk of trade. “It is a trade war,” said Mr. Li. It is not a conflict.\n\n"
    "Exports fell, imports too. The deal – a good deal – is off. “No cold war. China wins.",
    "Ship­ping in the South China Sea.\r\n\r\nThe US trades on. Tra\u0301de it is not; 😀 trade it is.",
    "中国说：“贸易战 trade war。”\x00\ufeff \u202eTraders\u202c agree.",
    "word",
    "?!… — (…)",
    "Nothing of the kind.",
)
TITLES = ("War over trade", None, "中国 and the US", "", "!!!", None)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return lexicon_of(tmp_path_factory.mktemp("lexicon"), FRAMES, targets=TARGETS)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(*TEXTS, titles=TITLES, sources=["a", "b", "a", "c", "c", "b"])


@pytest.fixture(scope="module")
def scores(corpus: Corpus, lexicon: Lexicon) -> Scores:
    return scored(corpus, lexicon)


def assert_sound(scores: Scores, corpus: Corpus) -> None:
    """Assert what must hold for the scores of any corpus."""
    given = {row["document_id"]: row for row in corpus.articles.to_pylist()}
    assert scores.documents.column("document_id") == list(given)
    for row in (*scores.evidence.rows(), *scores.suppressed.rows()):
        field = given[row["document_id"]][row["field"]]
        assert 0 <= row["passage_start"] <= row["start"] < row["end"] <= len(field)
        first = row["start"] - row["passage_start"]
        matched = field[row["start"] : row["end"]]
        assert row["passage"][first : first + len(matched)] == matched
        assert field[row["passage_start"] :].startswith(row["passage"])
        assert (row["channel"] == "headline") or row["field"] == "text"
        assert row["source"] == given[row["document_id"]]["source"]

    counted: dict[tuple[str, str, str, str, str], list[float]] = {}
    for row in scores.evidence.rows():
        for voice in ("all", row["voice"]) if not row["reference"] else ():
            key = (row["document_id"], row["lexicon"], row["kind"], row["name"], voice)
            counted.setdefault(key, []).append(row["weight"])
    sentences = dict(zip(given, scores.documents.column("sentences"), strict=True))
    tokens = dict(zip(given, scores.documents.column("tokens"), strict=True))
    for row in scores.frames.rows():
        weights = counted.pop((row["document_id"], row["lexicon"], "frame", row["frame"], row["voice"]), [])
        assert (row["matches"], row["hits"]) == (len(weights), pytest.approx(sum(weights)))
        assert 0 <= row["salience"] <= 1
        assert (row["salience"] > 0) == (row["matches"] > 0)
        n = sentences[row["document_id"]]
        assert (row["share"] is None) == (n == 0)
        if n:
            assert 0 <= row["share"] <= 1
            assert row["share"] * n == pytest.approx(row["sentences"], abs=1e-9)
        if row["voice"] == "all" and n:
            assert row["rate"] == pytest.approx(1000 * row["hits"] / tokens[row["document_id"]])
    for row in scores.targets.rows():
        weights = counted.pop((row["document_id"], row["lexicon"], "target", row["target"], row["voice"]), [])
        assert row["mentions"] == len(weights)
    assert counted == {}

    for table, name, values in (
        (scores.frames, "frame", ("matches", "hits")),
        (scores.targets, "target", ("mentions",)),
    ):
        by_voice: dict[tuple[str, str, str], dict[str, dict[str, float]]] = {}
        for row in table.rows():
            cell = (row["document_id"], row["lexicon"], row[name])
            by_voice.setdefault(cell, {})[row["voice"]] = row
        for voices in by_voice.values():
            whole = voices.pop("all")
            for value in values:
                assert whole[value] == pytest.approx(sum(row[value] for row in voices.values()))
    assert sum(scores.terms.column("matches")) == len(scores.evidence.where(reference=False))
    assert len(scores.documents) + len(scores.exclusions) == corpus.n_in


def tables_of(scores: Scores) -> dict[str, list[dict[str, object]]]:
    names = ("documents", "frames", "targets", "terms", "evidence", "suppressed")
    return {name: getattr(scores, name).rows() for name in names}


def test_what_holds_for_every_row(scores: Scores, corpus: Corpus) -> None:
    assert len(scores.evidence) > 20
    assert {row["field"] for row in scores.evidence.rows()} == {"title", "text"}
    assert_sound(scores, corpus)


def test_the_packaged_sample_is_sound() -> None:
    corpus = sample_corpus()
    scores = scored(corpus, load_lexicon("us-vietnam"))
    assert len(scores.evidence) > 100
    assert_sound(scores, corpus)
    cuts = [(row["document_id"], row["start"], row["end"]) for row in corpus.cuts.rows()]
    assert cuts
    for row in scores.evidence.rows():
        if row["field"] == "text":
            for document_id, start, end in cuts:
                assert row["document_id"] != document_id or not (start < row["end"] and row["start"] < end)


def test_numbers_by_hand(scores: Scores) -> None:
    rows = {(row["document_id"], row["frame"], row["voice"]): row for row in scores.frames.rows()}
    # Article 0: title "War over trade"; heading; then 3 + 2 + 2 sentences. The trade frame: title "trade",
    # "trade war" (heading), "trade", “trade war”, "Exports … imports", "deal", "deal".
    trade = rows["0", "trade", "all"]
    assert (trade["matches"], trade["hits"], trade["sentences"]) == (7, 6.0, 6)
    assert (rows["0", "trade", "quoted"]["matches"], rows["0", "trade", "journalist"]["matches"]) == (1, 6)
    documents = {row["document_id"]: row for row in scores.documents.rows()}
    assert documents["0"]["sentences"] == 9
    assert trade["share"] == pytest.approx(6 / 9)
    assert documents["0"]["tokens"] == 3 + 4 + 7 + 8 + 5 + 4 + 7 + 3 + 2
    assert documents["0"]["tokens_quoted"] == 5 + 3  # the second is never closed
    assert trade["rate"] == pytest.approx(6 / 43 * 1000)
    assert trade["salience"] == 1.0
    # "war": in the title, in "trade war" twice, "cold war"; "not a conflict" is left out.
    assert rows["0", "war", "all"]["hits"] == 4
    assert rows["0", "war", "all"]["present"] == 1
    # Only the body of article 0 has "Exports … imports"; the lead of article 1 is its first paragraph.
    assert rows["1", "war", "all"]["matches"] == 0
    targets = {
        (row["document_id"], row["target"]): row["mentions"] for row in scores.targets.where(voice="all").rows()
    }
    assert [targets[number, "china"] for number in "01235"] == [2, 0, 2, 0, 0]
    assert [targets[number, "us"] for number in "01235"] == [1, 1, 1, 0, 0]


def test_where_evidence_stands(scores: Scores) -> None:
    rows = [
        (row["field"], row["channel"], row["sentence"], row["voice"], row["negated"], row["passage"])
        for row in scores.evidence.where(document_id="0", name="trade").rows()
    ]
    assert rows == [
        ("title", "headline", 0, "journalist", False, "War over trade"),
        ("text", "lead", 1, "journalist", False, "A trade war looms"),
        ("text", "body", 2, "journalist", False, "The U.S. and China talk of trade."),
        ("text", "body", 3, "quoted", False, "“It is a trade war,” said Mr. Li."),
        ("text", "body", 5, "journalist", False, "Exports fell, imports too."),
        ("text", "body", 6, "journalist", False, "The deal – a good deal – is off."),
        ("text", "body", 6, "journalist", False, "The deal – a good deal – is off."),
    ]


@pytest.mark.parametrize(
    ("title", "text", "channels"),
    [
        ("Trade", "Trade. Trade. Trade. Trade.", ["headline", "lead", "lead", "lead", "body"]),
        ("Trade", "Trade.\n\nTrade.", ["headline", "lead", "body"]),
        (None, "Trade\n\nTrade.\n\nTrade.", ["headline", "lead", "body"]),
        (None, "Trade\nTrade. Trade.\n\nTrade.", ["headline", "lead", "lead", "body"]),
        (None, "Trade.\n\nTrade.", ["lead", "body"]),  # a stop: a paragraph
        (None, "Trade", ["lead"]),  # nothing follows
        (None, "Trade\n\n", ["lead"]),
        (None, "Trade " + "word " * 30 + "\n\nTrade.", ["lead", "body"]),  # too long for a headline
        ("", "Trade\n\nTrade.", ["headline", "lead"]),
        ("…", "Trade\n\nTrade.", ["headline", "lead"]),
    ],
)
def test_channels(tmp_path: Path, title: str | None, text: str, channels: list[str]) -> None:
    evidence = scored(corpus_of(text, titles=[title]), lexicon_of(tmp_path, {"f": ["trade"]})).evidence
    assert evidence.column("channel") == channels


@pytest.mark.parametrize(
    ("title", "text", "salience"),
    [
        ("Trade", "Trade.\n\nTrade.", 1.0),
        ("Trade", "Word.\n\nWord.", 0.5),
        ("Word", "Trade.\n\nWord.", 0.3),
        ("Word", "Word.\n\nTrade.", 0.2),
        (None, "Trade.\n\nWord.", 0.6),  # no headline: lead and body weigh .3 and .2
        ("Word", "Word.", 0.0),
        ("Trade", "Word.", 0.5 / 0.8),
    ],
)
def test_salience(tmp_path: Path, title: str | None, text: str, salience: float) -> None:
    frames = scored(corpus_of(text, titles=[title]), lexicon_of(tmp_path, {"f": ["trade"]})).frames
    assert frames.where(voice="all").column("salience") == [pytest.approx(salience)]


def test_articles_without_words(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, {"f": ["trade"]}, targets={"t": {"label": "T", "terms": ["trade"]}})
    scores = scored(corpus_of("?!…", "word"), lexicon)
    assert scores.documents.column("sentences") == [0, 1]
    assert scores.documents.column("tokens") == [0, 1]
    assert scores.documents.column("tone") == [None, 0.0]
    assert scores.documents.column("tone_sd") == [None, None]
    frames = scores.frames.where(voice="all")
    assert (frames.column("share"), frames.column("rate")) == ([None, 0.0], [None, 0.0])
    assert (frames.column("hits"), frames.column("present"), frames.column("salience")) == ([0, 0], [0, 0], [0, 0])


def test_a_corpus_of_which_nothing_is_left(tmp_path: Path) -> None:
    corpus = corpus_of("", "  \n")
    assert (len(corpus), corpus.n_in) == (0, 2)
    scores = scored(corpus, lexicon_of(tmp_path, {"f": ["trade"]}, targets={"t": {"label": "T", "terms": ["a"]}}))
    assert [len(table) for table in tables_of(scores).values()] == [0] * 6
    assert len(scores.exclusions) == 2
    assert str(scores).splitlines()[0] == (
        "Scores of 0 articles from 0 sources: 1 frame, 1 target, 0 matches; 2 articles excluded."
    )


@pytest.mark.parametrize("characters", [1, 10, 150, 10**9])
def test_batches_change_nothing(
    corpus: Corpus, lexicon: Lexicon, scores: Scores, monkeypatch: pytest.MonkeyPatch, characters: int
) -> None:
    monkeypatch.setattr(corpus_scores, "batches", partial(batches.batches, characters=characters))
    assert tables_of(scored(corpus, lexicon)) == tables_of(scores)


def test_what_is_known_of_words_changes_nothing(
    corpus: Corpus, lexicon: Lexicon, scores: Scores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus_scores, "batches", partial(batches.batches, characters=100))
    monkeypatch.setattr(languages, "Vocabulary", partial(Vocabulary, bound=3))
    assert tables_of(scored(corpus, lexicon)) == tables_of(scores)


def test_articles_do_not_depend_on_each_other(corpus: Corpus, lexicon: Lexicon, scores: Scores) -> None:
    whole = tables_of(scores)
    for number, (text, title) in enumerate(zip(TEXTS, TITLES, strict=True)):
        row = {"id": str(number), "source": corpus.articles.column("source")[number].as_py(), "text": text}
        alone = tables_of(scored(read_corpus([row | {"title": title}], clean=False, progress=False), lexicon))
        own = {name: [each for each in rows if each["document_id"] == str(number)] for name, rows in whole.items()}
        assert alone == own


def test_lexicons_do_not_depend_on_each_other(
    tmp_path: Path, corpus: Corpus, lexicon: Lexicon, scores: Scores
) -> None:
    other = lexicon_of(tmp_path, {"war": ["trade war", "war*"], "x": ["*a*"]}, "other", targets=TARGETS)
    both, alone = tables_of(scored(corpus, lexicon, other)), tables_of(scored(corpus, other))
    for name, rows in tables_of(scores).items():
        if name == "documents":
            assert both[name] == rows == alone[name]
        else:
            assert [row for row in both[name] if row["lexicon"] == "made"] == rows
            assert [row for row in both[name] if row["lexicon"] == "other"] == alone[name]


def test_the_order_of_tables(scores: Scores) -> None:
    keys = list(zip(*(scores.frames.column(name) for name in ("document_id", "frame", "voice")), strict=True))
    voices = ["all", "journalist", "quoted", "attributed"]
    assert keys == [(str(i), frame, voice) for i in range(len(TEXTS)) for frame in FRAMES for voice in voices]
    evidence = [(row["document_id"], row["field"] == "text", row["start"]) for row in scores.evidence.rows()]
    assert evidence == sorted(evidence)


def test_what_cleaning_cut_counts_nowhere(tmp_path: Path) -> None:
    paragraph = "The president spoke of many things in the old town. "
    text = f"{paragraph * 3}\n\nSign up for our newsletter on trade\n\n{paragraph * 3}Trade is one."
    corpus = read_corpus([{"source": "s", "text": text, "id": "0"}], progress=False)
    (cut,) = corpus.cuts.rows()
    assert text[cut["start"] : cut["end"]].strip() == "Sign up for our newsletter on trade"
    scores = scored(corpus, lexicon_of(tmp_path, {"f": ["trade", "(sign up|newsletter)"]}))
    assert [text[row["start"] : row["end"]] for row in scores.evidence.rows()] == ["Trade"]
    assert scores.documents.column("sentences") == [7]
    assert scores.documents.column("tokens") == [6 * 10 + 3]


def test_the_users_columns_stay_and_none_is_lost(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "source": "s", "text": "Trade.", "tokens": "mine", "tone": 7, "sentences": None, "topic": "t"}
    ]
    corpus = read_corpus(rows, clean=False, progress=False)
    documents = scored(corpus, lexicon_of(tmp_path, {"f": ["trade"]})).documents
    assert len(set(documents.columns)) == len(documents.columns)
    (row,) = documents.rows()
    assert (row["tokens"], row["sentences"], row["topic"]) == (1, 1, "t")
    assert (row["tokens_"], row["tone_"], row["sentences_"]) == ("mine", 7, None)


def test_provenance_and_codebooks(scores: Scores, corpus: Corpus, lexicon: Lexicon) -> None:
    assert scores.codebooks == (lexicon.codebook(),)
    assert scores.provenance.inputs == corpus.provenance.inputs
    assert [name for name, _ in scores.provenance.libraries] == [
        "numpy",
        "pyarrow",
        "rapidfuzz",
        "scipy",
        "vaderSentiment",
    ]


def test_a_lexicon_that_finds_nothing_says_so(tmp_path: Path) -> None:
    scores = scored(corpus_of("Nothing."), lexicon_of(tmp_path, {"f": ["trade"]}))
    assert [str(caveat) for caveat in scores.caveats if caveat.code == "no-match"] == [
        "no-match: No term of the lexicon made occurs in these articles: every score is 0."
    ]


def test_other_languages_have_no_tone(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, {"f": ["遏制"]}, language="zh-Hans")
    scores = scored(corpus_of("美国遏制中国。"), lexicon)
    assert scores.documents.column("tone") == [None]
    assert scores.frames.where(voice="all").column("matches") == [1]
    assert [str(caveat) for caveat in scores.caveats if caveat.code == "no-tone"] == [
        "no-tone: Tone, stance and indirect speech are found in English only; these scores have none, since no "
        "article is known to be in English: zh (1)."
    ]


WHAT_TO_LOAD = "Load one first: framing.load_lexicon('us-vietnam'), or the path of a lexicon file."


@pytest.mark.parametrize(
    ("given", "described"),
    [
        ("us-vietnam", "the text 'us-vietnam'"),
        (["us-vietnam"], "a value of type list"),
        ([], "a value of type list"),
        (None, "a value of type NoneType"),
        (Path("lexicon.yml"), "a value of type PosixPath"),
        ({}, "a value of type dict"),
    ],
)
def test_what_is_no_lexicon(corpus: Corpus, given: Any, described: str) -> None:
    with pytest.raises(InputError) as caught:
        score(corpus, given)
    assert (
        str(caught.value)
        == f"score() takes a lexicon or a list of lexicons, and was given {described}. {WHAT_TO_LOAD}"
    )


@pytest.mark.parametrize(
    ("given", "described"),
    [
        ("articles.csv", "the text 'articles.csv'"),
        ([{"text": "x"}], "a value of type list"),
        (pa.table({"text": ["x"]}), "a value of type Table"),
    ],
)
def test_what_is_no_corpus(lexicon: Lexicon, given: Any, described: str) -> None:
    with pytest.raises(InputError) as caught:
        score(given, lexicon)
    assert str(caught.value) == (
        f"score() takes a corpus, and was given {described}. Read one first: "
        "framing.score(framing.read_corpus(…), lexicon)."
    )


def test_two_lexicons_of_one_name(corpus: Corpus, lexicon: Lexicon) -> None:
    with pytest.raises(InputError) as caught:
        score(corpus, [lexicon, lexicon])
    assert str(caught.value) == "Two lexicons have the name 'made'. Give each a name of its own in its file."


def test_lexicons_may_come_from_a_generator(corpus: Corpus, lexicon: Lexicon, scores: Scores) -> None:
    generated: Any = (each for each in [lexicon])
    assert tables_of(score(corpus, generated, progress=False)) == tables_of(scores)


def test_of_a_text_without_stops_only_what_stands_around_a_match_is_shown(lexicon: Lexicon) -> None:
    words = " ".join(["nothing to see here and"] * 200)
    text = f"{words} trade {words} trade {words}"
    corpus = read_corpus([{"id": "a", "source": "A", "text": text}], progress=False)
    rows = score(corpus, lexicon, progress=False).evidence.rows()
    assert len(rows) == 2
    for row in rows:
        assert len(row["passage"]) <= 2 * 300 + len("trade")
        assert row["sentence"] == 0
        begin = row["passage_start"]
        assert text[begin : begin + len(row["passage"])] == row["passage"]
        assert row["passage"][row["start"] - begin : row["end"] - begin] == "trade"


def test_weights_reach_a_threshold_that_their_sum_is(tmp_path: Path) -> None:
    """Ten weights of 0.1 make 1, which in the computer's numbers is 0.9999999999999999."""
    lexicon = lexicon_of(tmp_path, {"f": {"terms": [{"term": "war", "weight": 0.1}], "threshold": 1}})
    scores = scored(corpus_of("war " * 10, "war " * 9), lexicon)
    assert scores.frames.where(voice="all").column("present") == [1, 0]
