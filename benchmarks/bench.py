"""Speed and memory, as ratios measured in one run: `make bench`.

Every figure is the best of several runs on one core, on real articles (by default the 8,000 of
../shared/data/bench; `--articles FILE` takes any others, in any format that `framing.read_corpus` reads). Nothing
is repeated to make the corpus larger: vocabulary growth is part of the work.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from peers import speeds
from speed_page import PAGE, README, command, machine, table, write

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"
ARTICLES = SHARED / "data" / "bench" / "articles_8000.parquet"
SEEDS = SHARED / "seeds"
_BARS = {"CountVectorizer, all words": "≥ 1.6 ×"}
# The rows that the README shows.
_FOREMOST = ("score, ", "  against vaderSentiment", "  peak memory", "tone alone", "framing compare, two articles")
VADER_SHARE = 6  # vaderSentiment is timed on every sixth article: all of them would take most of a minute


def best(task: Callable[[], Any], runs: int, clock: Callable[[], float] = time.process_time) -> float:
    """Return the shortest of some runs, in seconds of this process: other work on the machine hardly counts.

    What starts processes of its own is timed by ``clock=time.perf_counter``, as it passes on the wall.
    """
    times = []
    for _ in range(runs):
        started = clock()
        task()
        times.append(clock() - started)
    return min(times)


def one_core() -> None:
    """Keep this process to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure_score(articles: Path, lexicon: str, runs: int) -> dict[str, float]:
    """Time `score` on a corpus; megabytes are those of the articles' UTF-8 text."""
    import resource

    import framing

    corpus = framing.read_corpus(articles, progress=False)
    megabytes = sum(len(text.encode()) for text in corpus.articles.column("text").to_pylist()) / 1e6
    book = framing.load_lexicon(lexicon)
    matches = len(framing.score(corpus, book, progress=False).evidence)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = best(lambda: framing.score(corpus, book, progress=False), runs)
    return {"megabytes": megabytes, "seconds": seconds, "matches": matches, "peak": peak, "articles": len(corpus)}


def measure_tone(articles: Path, runs: int) -> dict[str, float]:
    """Time the tone kernel and vaderSentiment on the same sentences."""
    import numpy as np
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    import framing
    from framing.scoring.tone import ToneScorer
    from framing.text import Vocabulary, token_table

    corpus = framing.read_corpus(articles, progress=False)
    texts = corpus.articles.column("text").to_pylist()
    vocabulary = Vocabulary()
    starts = range(0, len(texts), 250)
    tables = [token_table(texts[first : first + 250], vocabulary=vocabulary) for first in starts]
    # As `score` does it: a new scorer in each run, so that it has all words to learn.
    kernel = best(lambda: [*map(ToneScorer(vocabulary).sentences, tables)], runs)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6

    vocabulary = Vocabulary()
    some = token_table(texts[::VADER_SHARE], vocabulary=vocabulary)
    spans = zip(some.sentence_starts.tolist(), some.sentence_ends.tolist(), strict=True)
    sentences = [some.chars.text[start:end] for start, end in spans]
    analyser = SentimentIntensityAnalyzer()
    ours = np.round(ToneScorer(vocabulary).sentences(some), 4)
    theirs = np.array([analyser.polarity_scores(sentence)["compound"] for sentence in sentences])
    vader = best(lambda: [analyser.polarity_scores(sentence) for sentence in sentences], max(1, runs // 2))
    vader_megabytes = sum(len(text.encode()) for text in texts[::VADER_SHARE]) / 1e6
    return {
        "kernel": megabytes / kernel,
        "vader": vader_megabytes / vader,
        "sentences": len(sentences),
        "different": int((ours != theirs).sum()),
    }


def measure_peers(articles: Path, lexicon: str) -> dict[str, float]:
    """Time what others offer on the same articles."""
    import framing

    texts = framing.read_corpus(articles, progress=False).articles.column("text").to_pylist()
    terms = [term.text for frame in framing.load_lexicon(lexicon).frames for term in frame.terms]
    return speeds(texts, terms)


def measure_robustness(articles: Path, lexicon: str, runs: int) -> dict[str, float]:
    """Time leaving out each term of a lexicon, then each article too, with the articles dealt into four groups."""
    import pyarrow as pa

    import framing

    table = framing.read_corpus(articles, progress=False).to_arrow()
    dealt = table.append_column("part", pa.array([f"part {number % 4}" for number in range(len(table))]))
    scores = framing.score(
        framing.read_corpus(dealt, progress=False), framing.load_lexicon(lexicon), progress=False
    )
    return {
        "terms": best(lambda: framing.robustness(scores, "part", alternatives=["terms"]), runs),
        "both": best(lambda: framing.robustness(scores, "part", alternatives=["terms", "articles"]), runs),
        "n_terms": sum(frame.n_terms for book in scores.codebooks for frame in book.frames),
        "articles": len(scores.documents),
    }


def in_process(what: str, articles: Path, runs: int, lexicon: str = "") -> dict[str, float]:
    """Run one measurement in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, __file__, "--articles", str(articles), "--runs", str(runs)]
    command += ["--only", what, "--lexicon", lexicon]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def import_time(runs: int) -> tuple[float, list[str]]:
    """Time `import framing` beyond the interpreter's own start, and name the heavy modules that it loaded."""
    heavy = "'matplotlib', 'matplotlib.pyplot', 'sklearn', 'pandas'"
    code = f"import framing, sys; print(*[name for name in ({heavy}) if name in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    wall = time.perf_counter
    bare = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), runs, wall)
    full = best(lambda: subprocess.run([sys.executable, "-c", "import framing"], check=True), runs, wall)
    return full - bare, loaded


def compare_time(inputs: Path, runs: int) -> float:
    """Time `framing compare` on a few articles in a cold process, all formats written."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "framing", "compare", str(inputs), "--lexicon", "us-vietnam"]
        command += ["--format", "pdf,html,md,csv,json", "--out", folder]
        return best(lambda: subprocess.run(command, check=True, capture_output=True), runs, time.perf_counter)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--only", choices=("score", "tone", "peers", "robustness"), help="one measurement in this process, as JSON"
    )
    parser.add_argument("--lexicon", default="")
    parser.add_argument(
        "--write", action="store_true", help="put the figures into docs/benchmarks.md and README.md"
    )
    options = parser.parse_args()
    articles, runs = options.articles, options.runs
    if not articles.exists():
        sys.exit(f"{articles} is not there. Name a file of articles with --articles.")
    if options.only:
        one_core()
        only = (
            measure_tone(articles, runs)
            if options.only == "tone"
            else measure_peers(articles, options.lexicon)
            if options.only == "peers"
            else {"score": measure_score, "robustness": measure_robustness}[options.only](
                articles, options.lexicon, runs
            )
        )
        print(json.dumps(only))
        return
    rows: list[tuple[str, str, str]] = []
    tone = in_process("tone", articles, runs)
    peers = in_process("peers", articles, runs, "us-vietnam")
    for lexicon in ("us-vietnam", "policy-frames"):
        done = in_process("score", articles, runs, lexicon)
        speed = done["megabytes"] / done["seconds"]
        rows += [
            (f"score, {lexicon}, one core", f"{speed:.1f} MB/s", "≥ 20 MB/s"),
            (
                f"  against vaderSentiment alone ({tone['vader']:.2f} MB/s)",
                f"{speed / tone['vader']:.1f} ×",
                "≥ 9 ×",
            ),
            *(
                (f"  against {name} ({theirs:.2f} MB/s)", f"{speed / theirs:.1f} ×", _BARS.get(name, ""))
                for name, theirs in peers.items()
            ),
            ("  peak memory of the process", f"{done['peak']:.0f} MB", "< 700 MB"),
            ("  matches", f"{done['matches']:,.0f}", ""),
        ]
    rows += [
        ("tone alone against vaderSentiment", f"{tone['kernel'] / tone['vader']:.1f} ×", "≥ 15 ×"),
        (f"  sentences compared: {tone['sentences']:,.0f}; with another score", f"{tone['different']:.0f}", "0"),
    ]
    varied = in_process("robustness", articles, runs, "policy-frames")
    left_out = f"{varied['n_terms']:,.0f} terms left out of {varied['articles']:,.0f} articles, one at a time"
    rows += [
        (left_out, f"{varied['terms']:.1f} s", "< 30 s"),
        ("  and each article", f"{varied['both']:.1f} s", "< 30 s"),
    ]
    seconds, loaded = import_time(runs + 4)
    rows.append(
        (f"import framing (heavy modules loaded: {', '.join(loaded) or 'none'})", f"{seconds:.2f} s", "< 0.3 s")
    )
    if SEEDS.exists():
        rows.append(
            ("framing compare, two articles, cold, all formats", f"{compare_time(SEEDS, runs):.1f} s", "< 6 s")
        )
    of_what = f"{done['articles']:,.0f} articles, {done['megabytes']:.1f} MB; best of {runs} runs. {machine()}"
    print(of_what)
    width = max(len(row[0]) for row in rows)
    print(f"{'what':<{width}}  {'measured':>10}  aim")
    for what, measured, bar in rows:
        print(f"{what:<{width}}  {measured:>10}  {bar}")
    if options.write:
        write(PAGE, "bench", [f"`{command()}`: {of_what}", "", *table(rows)])
        foremost = [next(row for row in rows if row[0].startswith(begin)) for begin in _FOREMOST]
        write(README, "bench", [f"`{command()}`: {of_what}", "", *table(foremost, aims=False)])


if __name__ == "__main__":
    main()
