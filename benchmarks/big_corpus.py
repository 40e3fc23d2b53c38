"""A corpus as large as one likes from a real one: its paragraphs in new articles, with words that nobody has seen.

Copies of a text would flatter any cache. Here every article is a new one, with an id, a date and names of its own,
and the vocabulary grows as it does in the real articles: distinct words V of n words follow V = K·n^β (Heaps' law;
K and β are fitted to the real articles), and what recombining lacks is made up of names and misspellings.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

PER_FILE = 4_000  # articles
_MONTHS = "January February March April June July August September October November December".split()
_DAY = re.compile(rf"\b({'|'.join(_MONTHS)}) \d{{1,2}}\b")
_SYLLABLES = "ba cor den el fin gar hol is jan kos lem mar nor ost pel ri".split()
_POINTS = 24  # at which the growth of the vocabulary is looked at


@dataclass(frozen=True, slots=True)
class Growth:
    """Heaps' law: distinct words of n words are factor · n ** exponent."""

    factor: float
    exponent: float

    def distinct(self, n: float) -> float:
        """Return how many distinct words n words have."""
        return float(self.factor * n**self.exponent)


def growth_of(texts: Iterator[str]) -> Growth:
    """Fit Heaps' law to texts, by least squares of the logarithms at points evenly apart in the logarithm."""
    seen: set[str] = set()
    n, points, wanted = 0, [], 10_000.0
    for text in texts:
        words = text.split()
        n += len(words)
        seen.update(words)
        if n >= wanted:
            points.append((math.log(n), math.log(len(seen))))
            wanted = n * 1.3
    points = points[-_POINTS:]
    mean_x, mean_y = (sum(each) / len(points) for each in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return Growth(math.exp(mean_y - slope * mean_x), slope)


def fresh_words(rng: random.Random) -> Iterator[str]:
    """Yield names that were not there before: three random syllables and a running number in syllables."""
    number = 0
    while True:
        number += 1
        made, rest = "".join(rng.choices(_SYLLABLES, k=2)), number
        while rest:
            rest, digit = divmod(rest, len(_SYLLABLES))
            made += _SYLLABLES[digit]
        yield made.capitalize()


def articles(real: pa.Table, times: int, seed: int) -> Iterator[dict[str, object]]:
    """Yield `times` as many articles as the real ones, the first round of them the real ones themselves."""
    rng = random.Random(seed)
    texts = [text or "" for text in real.column("text").to_pylist()]
    growth = growth_of(iter(texts))
    rows = real.to_pylist()
    paragraphs = [each for text in texts for each in text.split("\n") if each.strip()]
    shapes = [max(1, sum(bool(each.strip()) for each in text.split("\n"))) for text in texts]
    fresh = fresh_words(rng)
    n_words, owed = 0, 0.0
    for row, text in zip(rows, texts, strict=True):
        n_words += len(text.split())
        yield row
    for number in range(len(texts) * (times - 1)):
        row = rows[number % len(rows)]
        words = "\n".join(rng.choices(paragraphs, k=shapes[number % len(shapes)])).split(" ")
        owed += growth.distinct(n_words + len(words)) - growth.distinct(n_words)
        n_words += len(words)
        for place in rng.choices(range(len(words)), k=int(owed)):
            if words[place][:1].isalpha():
                words[place] = next(fresh)
                owed -= 1
        dated = _DAY.sub(lambda _: f"{rng.choice(_MONTHS)} {rng.randint(1, 28)}", " ".join(words))
        title = f"{next(fresh)} {row['title'] or ''}"
        yield {**row, "id": f"made-{number}", "date": f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-15"} | {
            "title": title,
            "text": dated,
            "url": f"https://example.org/{number}",
        }


def write(real: pa.Table, times: int, folder: Path, seed: int = 0) -> list[Path]:
    """Write a corpus as Parquet files of some thousand articles, and return them in order."""
    folder.mkdir(parents=True, exist_ok=True)
    held: list[dict[str, object]] = []
    paths: list[Path] = []

    def put() -> None:
        paths.append(folder / f"articles-{len(paths):04}.parquet")
        pq.write_table(pa.Table.from_pylist(held, real.schema), paths[-1], row_group_size=1_000)
        held.clear()

    for article in articles(real, times, seed):
        held.append(article)
        if len(held) == PER_FILE:
            put()
    if held:
        put()
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real", type=Path, help="a Parquet file with id, title, date, url and text")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=4)
    options = parser.parse_args()
    real = pq.read_table(options.real)
    found = growth_of(iter(real.column("text").to_pylist()))
    print(f"real articles: distinct words = {found.factor:.1f} · n^{found.exponent:.3f}")
    paths = write(real, options.times, options.folder)
    texts = (text for path in paths for text in pq.read_table(path, columns=["text"]).column(0).to_pylist())
    made = growth_of(texts)
    print(f"made articles: distinct words = {made.factor:.1f} · n^{made.exponent:.3f}; {len(paths)} files")


if __name__ == "__main__":
    main()
