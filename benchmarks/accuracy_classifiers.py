"""How well the classifiers do on coded sets that are no part of the repository: the table of docs/accuracy.md.

`python benchmarks/accuracy_classifiers.py` prints it; `--write` puts it into the page; `--quick` takes one seed;
`--only` makes one of them.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.classify import FrameClassifier, SeededClassifier, StanceClassifier, WordVectors
from framing.classify.folds import fold_of
from framing.classify.labels import read_labels
from framing.classify.lexicon_hits import frame_hits, lexicons_of
from framing.classify.measures import accuracy, f1_of, macro_f1

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"
PAGE = HERE.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

OWN_LEXICON = HERE / "gun_violence_frames.yml"
# The set's names of the frames of our lexicon, where they differ.
FRAMES = {
    "2nd_amendment_gun_rights": "gun_rights",
    "gun_control_regulation": "gun_control",
    "school_public_space_safety": "safety",
    "race_ethnicity": "race",
    "society_culture": "society",
    "economic_consequences": "economy",
}
QUESTIONS = ("RE", "HI", "CO", "MO", "EC")
BACKGROUND = 8_000  # unlabelled articles that word vectors are learnt from

Codes = npt.NDArray[np.int64]
Row = tuple[str, str, str]


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def background() -> list[str]:
    """Return unlabelled news articles."""
    import pyarrow.parquet as pq

    column = pq.read_table(DATA / "bench" / "articles_8000.parquet", columns=["text"])["text"]
    return [text or "" for text in column.to_pylist()]


# --- Headlines on gun violence -------------------------------------------------------------------


def headlines() -> tuple[list[str], list[str], list[str]]:
    """Return the headlines with a frame, their frames, and all headlines."""
    data = rows(DATA / "gvfc" / "headlines.csv")
    some = [row for row in data if row["frame1"] != "none"]
    frames = [FRAMES.get(row["frame1"], row["frame1"]) for row in some]
    return [row["headline"] for row in some], frames, [row["headline"] for row in data]


def near_duplicates(texts: Sequence[str], likeness: float = 0.5) -> Codes:
    """Number the texts so that those that share half of their distinct words have one number."""
    words = [set(re.findall(r"\w+", text.lower())) for text in texts]
    group = list(range(len(texts)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, one in enumerate(words):
        for j in range(i):
            both = len(one | words[j])
            if both and len(one & words[j]) / both >= likeness:
                group[root(i)] = root(j)
    return np.array([root(i) for i in range(len(texts))])


class WordsOnly:
    """TF-IDF of words and logistic regression: what anyone would try first."""

    def fit(self, texts: Sequence[str], labels: Any) -> WordsOnly:
        """Learn."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        self._model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(C=10, class_weight="balanced", max_iter=2000),
        )
        self._model.fit(texts, labels)
        return self

    def predict(self, texts: Sequence[str]) -> Any:
        """Label."""
        return self._model.predict(texts)


def ten_fold(
    make: Callable[[], Any], texts: list[str], frames: list[str], group: Codes, seeds: int
) -> tuple[str, str]:
    """Return accuracy and macro-F1 over ten folds, the means of some seeds, and their range."""
    labels = read_labels(frames, len(texts))
    codes = labels.held.argmax(axis=1)
    found = []
    for seed in range(seeds):
        fold = fold_of(codes, 10, group, seed)
        given = np.zeros_like(labels.held)
        for each in range(10):
            seen, rest = np.flatnonzero(fold != each), np.flatnonzero(fold == each)
            model = make().fit([texts[i] for i in seen], [frames[i] for i in seen])
            said = np.asarray(model.predict([texts[i] for i in rest]))
            given[rest] = said[:, None] == labels.classes[None, :]
        found.append((accuracy(labels.held, given), macro_f1(labels.held, given)))
    right, f1 = (f"{np.mean(each):.3f} ({min(each):.3f} to {max(each):.3f})" for each in zip(*found, strict=True))
    return right, f1


def report_headlines(seeds: int, vectors: WordVectors | None) -> list[str]:
    """Return the table for the headlines."""
    texts, frames, every = headlines()
    group = near_duplicates(texts)

    def ours(**settings: Any) -> Callable[[], Any]:
        return lambda: FrameClassifier(**{"folds": 2, "progress": False, **settings})

    models = {
        "TF-IDF words, logistic regression": WordsOnly,
        "FrameClassifier without the lists that come along": ours(shipped_lexicons=False, theme_weight=0),
        "**FrameClassifier as it is**": ours(),
        "FrameClassifier, and a lexicon written for the topic": ours(lexicon=OWN_LEXICON),
        f"FrameClassifier, and word vectors from {BACKGROUND:,} unlabelled articles": ours(encoder=vectors),
    }
    lines = [
        f"### Frames of headlines (GVFC: {len(texts):,} headlines, 9 frames)",
        "",
        f"Ten folds, headlines that share half of their words in one fold; means of {seeds} seeds, and their "
        f"range.",
        "",
        "| model | accuracy | macro-F1 |",
        "|---|---|---|",
    ]
    for name, make in models.items():
        right, f1 = ten_fold(make, texts, frames, group, seeds)
        lines.append(f"| {name} | {right} | {f1} |")
    for name, right, f1 in uncoded(texts, frames, every, vectors):
        lines.append(f"| {name} | {right} | {f1} |")
    return lines


def uncoded(texts: list[str], frames: list[str], every: list[str], vectors: WordVectors | None) -> list[Row]:
    """Return rows of what needs no coded text: counts of a lexicon's hits, and SeededClassifier."""
    lexicon = lexicons_of(OWN_LEXICON)
    names = np.array([frame.name for frame in lexicon[0].frames])
    labels = read_labels(frames, len(texts))
    seeded = {
        "SeededClassifier, no coded text": SeededClassifier(OWN_LEXICON, progress=False),
        "SeededClassifier with word vectors, no coded text": SeededClassifier(
            OWN_LEXICON, encoder=vectors, progress=False
        ),
    }
    scores = {"most hits of the lexicon for the topic, no coded text": frame_hits(texts, lexicon)}
    scores |= {name: model.fit(every).predict_proba(texts) for name, model in seeded.items()}
    found = []
    for name, score in scores.items():
        given = (names[score.argmax(axis=1)][:, None] == labels.classes[None, :]).astype(np.int8)
        found.append((name, f"{accuracy(labels.held, given):.3f}", f"{macro_f1(labels.held, given):.3f}"))
    return found


# --- Stance toward a target ----------------------------------------------------------------------


def mentions(part: str) -> tuple[list[tuple[str, int, int]], list[int]]:
    """Return the mentions of a part of NewsMTSC, and their stance."""
    data = rows(DATA / "newsmtsc" / f"{part}.csv")
    return [(row["sentence"], int(row["start"]), int(row["end"])) for row in data], [
        int(row["polarity"]) for row in data
    ]


def report_stance(vectors: WordVectors | None) -> list[str]:
    """Return the table for stance."""
    train, gold = mentions("train")
    dev, dev_gold = mentions("dev")
    held = read_labels(dev_gold, len(dev)).held
    lines = [
        f"### Stance toward a marked target (NewsMTSC: {len(train):,} mentions to train with, {len(dev):,} to "
        f"try)",
        "",
        "| model | accuracy | macro-F1 | F1 against / neither / for |",
        "|---|---|---|---|",
    ]

    def line(name: str, said: Any) -> str:
        given = np.asarray(said)[:, None] == np.array([-1, 0, 1])[None, :]
        each = " / ".join(f"{f1_of(held[:, j], given[:, j]):.3f}" for j in range(3))
        return f"| {name} | {accuracy(held, given):.3f} | {macro_f1(held, given):.3f} | {each} |"

    lines.append(line("the rules of `framing.stance`", by_rules(dev)))
    lines.append(line("TF-IDF words, logistic regression", words_only(train, gold, dev)))
    for name, encoder in (
        ("**StanceClassifier as it is**", None),
        (f"StanceClassifier, and word vectors from {BACKGROUND:,} unlabelled articles", vectors),
    ):
        model = StanceClassifier(encoder=encoder, folds=2, progress=False).fit(train, gold)
        lines.append(line(name, model.predict(dev)))
    return lines


def words_only(train: Sequence[Any], gold: Sequence[int], dev: Sequence[Any]) -> Any:
    """Label with words of the whole sentence."""
    return WordsOnly().fit([text for text, _, _ in train], gold).predict([text for text, _, _ in dev])


def by_rules(given: Sequence[tuple[str, int, int]]) -> Any:
    """Label with the library's rules, which nothing is trained for."""
    from framing.scoring.stance import mention_polarity, outcomes
    from framing.text import Vocabulary, token_table

    vocabulary = Vocabulary()
    table = token_table([text for text, _, _ in given], vocabulary=vocabulary)
    start = table.chars.starts + [start for _, start, _ in given]
    end = table.chars.starts + [end for _, _, end in given]
    first = np.searchsorted(table.ends, start, side="right")
    last = np.maximum(first, np.searchsorted(table.starts, end) - 1)
    return outcomes(mention_polarity(table, vocabulary, first, last))


# --- Frames of articles --------------------------------------------------------------------------


def report_articles() -> list[str]:
    """Return the table for frames of whole articles."""
    data = [row for row in rows(DATA / "narrative_frames" / "articles.csv") if row["RE"]]
    place = {row["ID"]: number for number, row in enumerate(data)}
    held = np.array([[int(row[name].lower() in ("true", "1")) for name in QUESTIONS] for row in data], np.int8)
    texts = [row["text"] for row in data]
    parts: dict[tuple[str, str], list[int]] = {}
    for row in rows(DATA / "narrative_frames" / "folds.csv"):
        if row["id"] in place:
            parts.setdefault((row["fold"], row["split"]), []).append(place[row["id"]])
    lines = [
        f"### Frames of articles (Narrative Frames: {len(data)} articles, 5 frames, the set's own folds)",
        "",
        "F1 of the class “holds it”, the mean of five folds; the model was chosen on the dev parts.",
        "",
        "| model | part | mean | responsibility | human interest | conflict | morality | economic |",
        "|---|---|---|---|---|---|---|---|",
    ]

    def line(name: str, part: str, given: dict[str, Any]) -> str:
        each = np.mean(
            [[f1_of(held[parts[fold, part]][:, j], said[:, j]) for j in range(5)] for fold, said in given.items()],
            axis=0,
        )
        return f"| {name} | {part} | **{each.mean():.3f}** | {' | '.join(f'{value:.3f}' for value in each)} |"

    folds = sorted({fold for fold, _ in parts})
    models: dict[str, Callable[[], Any]] = {
        "FrameClassifier without the lists that come along": lambda: FrameClassifier(
            shipped_lexicons=False, theme_weight=0, progress=False
        ),
        "**FrameClassifier as it is**": lambda: FrameClassifier(progress=False),
    }
    said: dict[tuple[str, str], dict[str, Any]] = {}
    for name, make in models.items():
        for fold in folds:
            seen = parts[fold, "train"]
            model = make().fit([texts[i] for i in seen], held[seen])
            for part in ("dev", "test"):
                given = model.predict([texts[i] for i in parts[fold, part]])
                said.setdefault((name, part), {})[fold] = given
    lines.append(line("always yes", "test", {fold: np.ones_like(held[parts[fold, "test"]]) for fold in folds}))
    return lines + [line(name, part, given) for (name, part), given in said.items()]


# --- Speed ---------------------------------------------------------------------------------------


def report_speed() -> list[str]:
    """Time training on 10,000 passages × 15 frames with calibration on five folds, with two processes."""
    from joblib.externals.loky import get_reusable_executor

    from framing.text import cut_out, token_table

    passages: list[str] = []
    for text in background():
        if len(passages) >= 10_000:
            break
        table = token_table([text])
        ends = np.arange(2, table.n_sentences, 3)
        passages += cut_out(table.chars, table.sentence_starts[ends - 2], table.sentence_ends[ends]).to_pylist()
    passages = passages[:10_000]
    lexicons = lexicons_of("policy-frames")
    held = (frame_hits(passages, lexicons) > 0).astype(np.int8)
    # Some labels are turned round, so that no word solves it.
    held ^= (np.random.default_rng(0).random(held.shape) < 0.02).astype(np.int8)
    start, used = time.perf_counter(), processor_seconds()
    FrameClassifier(n_jobs=2, progress=True).fit(passages, held)
    elapsed = time.perf_counter() - start
    get_reusable_executor().shutdown(wait=True)  # the time of processes counts once they have ended
    used = processor_seconds() - used
    return [
        "### Time",
        "",
        f"Training `FrameClassifier` on {len(passages):,} passages of three sentences "
        f"({sum(map(len, passages)) / 1e6:.1f} MB) and {held.shape[1]} frames, calibrated on five folds, with "
        f"`n_jobs=2`: {used:.0f} s of processor time in all processes, half of that on two cores with nothing "
        f"else to do. When this was measured, with other work on the {os.cpu_count()} cores, it took "
        f"{elapsed:.0f} s.",
    ]


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it has started and that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def write(sections: Sequence[Sequence[str]]) -> None:
    """Put tables into the page, between its marks, each in the place of the one of its title."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    old, after = rest.split(END)
    tables = {title_of(text): text for text in re.split(r"\n+(?=### )", old.strip()) if text}
    tables |= {title_of(lines[0]): "\n".join(lines) for lines in sections}
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(tables.values()) + f"\n\n{END}{after}", encoding="utf-8")


def title_of(text: str) -> str:
    """Return the title of a table, without its numbers."""
    return text.split("\n")[0].split(" (")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")
    parser.add_argument("--quick", action="store_true", help="one seed instead of five")
    parser.add_argument("--only", choices=("headlines", "stance", "articles", "speed"), help="make one table")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: this measures on data that are no part of the repository.")
    vectors = None
    if arguments.only in (None, "headlines", "stance"):
        vectors = WordVectors().fit(background()[:BACKGROUND])
    reports: dict[str, Callable[[], list[str]]] = {
        "headlines": lambda: report_headlines(1 if arguments.quick else 5, vectors),
        "stance": lambda: report_stance(vectors),
        "articles": report_articles,
        "speed": report_speed,
    }
    sections = []
    for name, report in reports.items():
        if arguments.only in (None, name):
            sections.append(report())
            print("\n".join(sections[-1]), end="\n\n", flush=True)
    if arguments.write:
        write(sections)


if __name__ == "__main__":
    main()
