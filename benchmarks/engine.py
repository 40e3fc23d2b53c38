"""The engine on corpora of 1, 4 and 16 times the real articles: speed, memory, going on, and a cluster.

Each run is a process of its own, with its children; megabytes are those of the articles' UTF-8 text. Memory is
read from /proc, so it runs on Linux. `make bench` runs it after the figures of one process; `--times 1 4` makes it
shorter.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parent))
from big_corpus import write as write_corpus
from speed_page import PAGE, command, machine, table, write

REPOSITORY = Path(__file__).parent.parent
ARTICLES = REPOSITORY.parent / "shared" / "data" / "bench" / "articles_8000.parquet"
PARTS_OF_NOTHING = 1_000

# What a process of its own does; {how} is entered around the call.
_RUN = """
import json, os, resource, sys, time
from pathlib import Path
import framing
from framing.engine import scored
from framing.engine.scored import Run

def spent():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in both)

def timed(step):
    work = getattr(Run, step)
    def run(*arguments):
        before = spent()
        done = work(*arguments)
        steps[step] = spent() - before
        return done
    setattr(Run, step, run)

def scored_part(task):
    before = time.process_time()
    done = score_part(task)
    parts.append(time.process_time() - before)
    return done

def status(pid, name):
    lines = Path(f"/proc/{{pid}}/status").read_text().splitlines()
    return int(next((line.split()[1] for line in lines if line.startswith(name)), 0))

def peaks():
    # Of this process and of its workers, which are still there.
    pids = [path.name for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [status(pid, "VmHWM:") for pid in pids if os.getpid() in (int(pid), status(pid, "PPid:"))]

steps, parts, score_part = {{}}, [], scored.score_part
if {here}:
    scored.score_part = scored_part
for step in {steps!r}:
    timed(step)
{before}
started = time.perf_counter()
with {how}:
    scores = framing.score_dataset({inputs!r}, framing.load_lexicon("us-vietnam"), {out!r},
                                   text="text", n_jobs={jobs}, progress=False, part_bytes={part_bytes})
seconds = time.perf_counter() - started
print(json.dumps({{"seconds": seconds, "peak": max(peaks()) / 1024, "articles": len(scores.documents),
                  "parts": parts, **steps}}))
"""
# Methods of a run, and what they do; in one process their times are those of the whole work.
_STEPS = {
    "_taken": "looking over the files",
    "_noted": "first pass",
    "_keys": "what recurs, and what is there twice",
    "_scored": "scoring",
    "_named": "names",
}
_HERE = "__import__('contextlib').nullcontext()"
_DASK = """
import joblib
from distributed import Client, LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(n_workers={jobs}, threads_per_worker=1, dashboard_address=None)
    client = Client(cluster)
"""


def run(inputs: Path, out: Path, jobs: int, part_bytes: int, dask: bool = False) -> dict[str, Any]:
    """Score a corpus into a folder in a process of its own; seconds, peak MB of its largest process, articles."""
    code = _RUN.format(
        before=_DASK.format(jobs=jobs) if dask else "",
        how="joblib.parallel_config(backend='dask')" if dask else _HERE,
        inputs=str(inputs),
        out=str(out),
        jobs=jobs,
        part_bytes=part_bytes,
        steps=tuple(_STEPS),
        here=jobs == 1 and not dask,
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do some work in a process of its own: those that this one starts take over its peak of memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def made_corpus(real: Path, many: int, folder: Path) -> float:
    """Write a corpus so many times as large as the real one; return its megabytes."""
    write_corpus(pq.read_table(real), many, folder)
    return megabytes(folder)


def megabytes(folder: Path) -> float:
    """Return how much text the Parquet files of a folder have."""
    return (
        sum(
            float(pc.sum(pc.binary_length(pq.read_table(path, columns=["text"]).column(0))).as_py() or 0)
            for path in folder.glob("*.parquet")
        )
        / 1e6
    )


def last_against_first(out: Path, seconds: Sequence[float]) -> float:
    """Return the speed of the last tenth of the parts ÷ that of the first, by the processor time of each."""
    files = sorted((out / "documents").glob("*.parquet"))
    tokens = [pc.sum(pq.read_table(path, columns=["tokens"]).column(0)).as_py() for path in files]
    tenth = max(1, len(files) // 10)
    # What the first part takes longer is learning words and what the lexicon asks for.
    first = sum(tokens[1 : tenth + 1]) / sum(seconds[1 : tenth + 1])
    last = sum(tokens[-tenth:]) / sum(seconds[-tenth:])
    return last / first


def nothing_to_do(folder: Path, real: Path) -> float:
    """Return the seconds of a second run over a thousand parts that are finished."""
    small = folder / "small"
    small.mkdir()
    table = pq.read_table(real).slice(0, PARTS_OF_NOTHING)
    for number in range(PARTS_OF_NOTHING):
        pq.write_table(table.slice(number, 1), small / f"{number:04}.parquet")
    run(small, folder / "small-scored", 1, 1)
    return run(small, folder / "small-scored", 1, 1)["seconds"]


def costs(done: dict[str, Any], out: Path) -> list[tuple[str, str, str]]:
    """Return rows of what the steps of a run on one core took, and a million articles at that rate."""
    rows = [(f"  {label}, processor time", f"{done[step]:.0f} s", "") for step, label in _STEPS.items()]
    disk = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    million = 1e6 / done["articles"]
    minutes = sum(done[step] for step in _STEPS) * million / 60
    return [
        *rows,
        ("  the folder on disk", f"{disk:,.0f} MB", ""),
        ("  a million articles at that rate", f"{minutes:.0f} min, {disk * million / 1e3:.1f} GB on disk", ""),
    ]


def measured(real: Path, times: list[int], part_bytes: int) -> list[tuple[str, str, str]]:
    """Measure everything; rows of what, how much, and what it has to be."""
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory(prefix="framing-bench-") as name:
        folder = Path(name)
        peaks: dict[int, float] = {}
        for many in times:
            inputs, out = folder / f"times-{many}", folder / "scored"
            size = apart(made_corpus, real, many, inputs)
            seconds = {}
            for jobs in (1, 2):
                done = run(inputs, out, jobs, part_bytes)
                seconds[jobs] = done["seconds"]
                speed = f"{size / done['seconds']:.1f} MB/s, {done['articles'] / done['seconds']:,.0f} articles/s"
                cores = "1 core" if jobs == 1 else f"{jobs} cores"
                rows.append((f"{many} × ({size:,.0f} MB), {cores}", speed, ""))
                peak_bar = "< 900 MB a worker" if many == times[-1] else ""
                rows.append((f"  peak memory of a process, {cores}", f"{done['peak']:.0f} MB", peak_bar))
                if jobs == 1:
                    peaks[many] = done["peak"]
                    if many == times[-1]:
                        rows.append(
                            (
                                "  last tenth ÷ first tenth",
                                f"{last_against_first(out, done['parts']):.2f}",
                                "≥ 0.9",
                            )
                        )
                        rows += costs(done, out)
                shutil.rmtree(out)
            bar = "≥ 1.7 ×" if many == times[-1] else ""
            rows.append(("  two cores against one", f"{seconds[1] / seconds[2]:.2f} ×", bar))
            if many == times[0]:
                cluster = run(inputs, out, 2, part_bytes, dask=True)
                over = cluster["seconds"] / seconds[2] - 1
                rows.append(("  the same under Dask (two processes) takes longer by", f"{over:.0%}", ""))
                shutil.rmtree(out)
            shutil.rmtree(inputs)
        most = f"{peaks[times[-1]] / peaks[times[0]]:.2f} ×"
        rows.append((f"peak memory of {times[-1]} × against {times[0]} ×, one core", most, "≤ 1.15 ×"))
        rows.append(
            (
                f"a second run over {PARTS_OF_NOTHING:,} finished parts",
                f"{nothing_to_do(folder, real):.1f} s",
                "< 2 s",
            )
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="Parquet with id, title, date, url, text")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--part-bytes", type=int, default=16_000_000)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    options = parser.parse_args()
    if not options.articles.exists():
        sys.exit(f"{options.articles} is not there. Name a file of articles with --articles.")
    started = time.perf_counter()
    rows = measured(options.articles, options.times, options.part_bytes)
    width = max(len(row[0]) for row in rows)
    for what, much, bar in rows:
        print(f"{what:<{width}}  {much:>28}  {bar}")
    if options.write:
        parts = f"Parts of {options.part_bytes / 1e6:.0f} MB."
        write(PAGE, "engine", [f"`{command()}`: {parts} {machine()}", "", *table(rows)])
    print(f"took {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
