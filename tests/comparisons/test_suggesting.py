"""On a corpus of two worlds of words, of which a lexicon knows one or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing.errors import ComparisonError, InputError
from tests.scoring.test_vector_fitting import WORLDS, two_worlds


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    return two_worlds()


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> framing.Lexicon:
    path: Path = tmp_path_factory.mktemp("lexicon") / "worlds.yml"
    path.write_text(
        "lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n"
        "  light: {label: Light, terms: [bright, 'hop*']}\n"
        "  dark: {label: Dark, terms: [gloomy, fear, warm]}\n"
        "  empty: {label: Empty, terms: [nowhere]}\n"
    )
    return framing.load_lexicon(path)


def test_the_rest_of_a_world_is_suggested(corpus: framing.Corpus, lexicon: framing.Lexicon) -> None:
    vectors = framing.fit_vectors(corpus, dimensions=8)
    found = framing.suggest_terms(corpus, lexicon, "light", 6, vectors=vectors, phrases=False)
    assert set(found.column("term")) == set(WORLDS[0]) - {"bright", "hope"}
    row = next(each for each in found if each["term"] == "warm")
    places = [text.count("warm") for text in corpus.articles.column("text").to_pylist()]
    assert (row["count"], row["documents"], row["sources"]) == (sum(places), sum(n > 0 for n in places), 2)
    assert row["other_frames"] == ["dark"]
    assert len(row["contexts"]) == 3
    assert all("warm" in each for each in row["contexts"])
    assert found.used == ("bright", "hop*")


def test_gold_articles_are_not_read(corpus: framing.Corpus, lexicon: framing.Lexicon) -> None:
    """A word that only gold articles have cannot be suggested, and counts are those of the others."""
    rows = corpus.to_pandas().to_dict("records")
    for row in rows[:20]:
        row["text"] += " Bright secret hope. Secret bright. Secret hope. Secret hope bright."
    rows.append({**rows[0], "document_id": "copy"})
    whole = framing.read_corpus(rows, id="document_id", progress=False, duplicates=True)
    gold = [f"d{number}" for number in range(20)]
    found = framing.suggest_terms(whole, lexicon, "light", 50, exclude=gold, phrases=False)
    assert "secret" not in found.column("term")
    assert "secret" in framing.suggest_terms(whole, lexicon, "light", 50, phrases=False).column("term")
    assert set(found.left_out) == {*gold, "copy"}
    assert {"built-from", "gold-left-out"} <= {each.code for each in found.caveats}
    assert "21 gold articles were not read." in found.summary


def test_vectors_that_have_seen_gold_are_refused(corpus: framing.Corpus, lexicon: framing.Lexicon) -> None:
    vectors = framing.fit_vectors(corpus, dimensions=8)
    with pytest.raises(ComparisonError) as raised:
        framing.suggest_terms(corpus, lexicon, "light", exclude=["d1", "d2", "other"], vectors=vectors)
    assert str(raised.value) == (
        "The vectors were learnt from 2 of the gold articles, which must not be read to write the lexicon. Leave "
        "vectors= out, so that they are learnt from the others."
    )


def test_samples_gold_and_files_say_which_articles_they_are_of(
    corpus: framing.Corpus, lexicon: framing.Lexicon, tmp_path: Path
) -> None:
    scores = framing.score(corpus, lexicon, progress=False)
    sample = framing.sample_for_coding(scores, 12, corpus=corpus, unit="sentence", seed=0, progress=False)
    path = tmp_path / "sample.csv"
    sample.to_csv(path)
    ids = set(sample.table.column("document_id"))
    for given in (sample, path, sorted(ids)):
        found = framing.suggest_terms(corpus, lexicon, "light", 3, exclude=given, phrases=False, contexts=0)
        assert ids <= set(found.left_out)


def test_suggestions_are_lines_of_a_lexicon_that_nobody_has_accepted(
    corpus: framing.Corpus, lexicon: framing.Lexicon
) -> None:
    found = framing.suggest_terms(corpus, lexicon, "light", 2, phrases=False)
    lines = found.yaml().splitlines()
    assert len(lines) == 2
    assert all(line.startswith("      # - ") for line in lines)
    assert {"experimental", "gold-not-named"} <= {each.code for each in found.caveats}


def test_phrases_are_suggested_too(lexicon: framing.Lexicon) -> None:
    rows = two_worlds(120).to_pandas().to_dict("records")
    for row in rows:
        row["text"] = row["text"].replace("rise open", "open door")
    whole = framing.read_corpus(rows, id="document_id", progress=False)
    found = framing.suggest_terms(whole, lexicon, "light", 60)
    phrases = [row["term"] for row in found if row["kind"] == "phrase"]
    assert "open door" in phrases
    # What holds a term of the frame is found already.
    assert not [phrase for phrase in phrases if "bright" in phrase or "hope" in phrase]


@pytest.mark.parametrize(
    ("frame", "options", "said"),
    [
        ("lihgt", {}, "Did you mean 'light'?"),
        ("empty", {}, "No term of the frame 'empty' has a vector"),
        ("light", {"n": 0, "contexts": -1}, "n must be a whole number of at least 1; given: 0.\ncontexts must be"),
        ("light", {"exclude": []}, "The gold sample does not say which articles its units are from"),
        (
            "light",
            {"exclude": [f"d{i}" for i in range(240)]},
            "All 240 articles are gold or copies of gold articles",
        ),
        ("light", {"exclude": 3}, "exclude takes a gold sample, the path of its CSV file, or ids of articles"),
        ("light", {"exclude": "nothing.csv"}, "There is no file 'nothing.csv' with gold articles."),
    ],
)
def test_what_is_refused(
    corpus: framing.Corpus, lexicon: framing.Lexicon, frame: str, options: Any, said: str
) -> None:
    with pytest.raises((ComparisonError, InputError)) as raised:
        framing.suggest_terms(corpus, lexicon, frame, **options)
    assert said in str(raised.value)
