"""How well voices are told apart, against PolNeAR: `make benchmark-accuracy`.

PolNeAR (Newell and others, 2018) marks source, cue and content of every attribution in political news. Its texts
are their publishers', so they stand outside this repository, in ../shared/data/polnear. Articles that several
people marked are left out. What is counted:

- characters: those inside the content of some attribution, over all articles together; "as written": the same by
  the table of `framing.voices`;
- sentences: one counts as attributed if at least half of its characters are;
- found: attributions with a source of whose content at least half is covered;
- source, head: of those, the best-matching span's source overlaps the marked one, and has the same head word;
- end to end: found with an overlapping source, of all attributions with a source;
- direct, as meant: source of direct quotations, without those whose marked source opens with a verb of speech
  ("said"): there cue and source stand in each other's place.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import framing
from framing.text import TokenTable, Vocabulary, token_table
from framing.text.cues import CLASSES, load_cues
from framing.text.voices import Attributions, attributions

REPOSITORY = Path(__file__).parent.parent
POLNEAR = REPOSITORY.parent / "shared" / "data" / "polnear"
KINDS = ("direct", "mixed", "indirect")
DOUBLE = '“”"'
MARKS = ("as-written", "straight", "closing", "some", "none")

Mask = npt.NDArray[np.bool_]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked: character spans of the article."""

    kind: str
    cue: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its attributions."""

    name: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(slots=True)
class Counts:
    """Right, claimed and wanted things; of which precision and recall are shares."""

    right: int = 0
    claimed: int = 0
    wanted: int = 0

    def add(self, claimed: Mask, wanted: Mask) -> None:
        """Count two masks of the same things."""
        self.right += int((claimed & wanted).sum())
        self.claimed += int(claimed.sum())
        self.wanted += int(wanted.sum())

    def __str__(self) -> str:
        precision, recall = self.right / max(self.claimed, 1), self.right / max(self.wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


@dataclass(slots=True)
class Tally:
    """What is counted over articles."""

    characters: Counts = field(default_factory=Counts)
    sentences: Counts = field(default_factory=Counts)
    found: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    coverage: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    source: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    head: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    as_meant: list[bool] = field(default_factory=list)
    recall: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))


def read_articles(folder: Path, split: str) -> list[Article]:
    """Read the articles of one split that one person marked."""
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    marked: dict[str, list[Marked]] = defaultdict(list)
    with gzip.open(folder / "attributions.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            spans = Marked(row["kind"], row["cue"], _spans(row["source_spans"]), _spans(row["content_spans"]))
            marked[row["doc"]].append(spans)
    return [
        Article(each["doc"], each["text"], tuple(marked[each["doc"]]))
        for each in articles
        if each["split"] == split and "|" not in each["annotators"]
    ]


def _spans(cell: str) -> tuple[Span, ...]:
    pairs = [pair.split() for pair in cell.split(";")] if cell else []
    return tuple((int(start), int(end)) for start, end in pairs)


def mask(spans: Iterable[Span], length: int) -> Mask:
    """Mark the characters of some spans."""
    found = np.zeros(length, bool)
    for start, end in spans:
        found[start:end] = True
    return found


def cue_classes() -> Mapping[str, str]:
    """Return the class of every form of a verb."""
    cues = load_cues()
    return {form: CLASSES[int(cues.classes[row])] for form, (row, _) in cues.verbs.items()}


def group_of(marked: Marked, classes: Mapping[str, str]) -> str:
    """Name the group of an attribution: quoted, or the class of its cue."""
    if marked.kind == "direct":
        return "quoted"
    words = marked.cue.lower().split()
    if "according" in words:
        return "according to"
    known = [classes[word] for word in words if word in classes]
    return known[-1] if known else "other cue"


def tally(articles: Sequence[Article], table: TokenTable, found: Attributions) -> Tally:
    """Count over articles; the table's texts are theirs, in order."""
    result = Tally()
    classes = cue_classes()
    text_starts = table.chars.starts
    row_text = np.searchsorted(text_starts, found.start, side="right") - 1
    sentence_text = table.sentence_text
    for number, article in enumerate(articles):
        rows = np.flatnonzero(row_text == number)
        spans = [
            (int(found.start[r] - text_starts[number]), int(found.end[r] - text_starts[number])) for r in rows
        ]
        claimed = mask(spans, len(article.text))
        wanted = mask((span for each in article.marked for span in each.content), len(article.text))
        result.characters.add(claimed, wanted)
        which = np.flatnonzero(sentence_text == number)
        borders = (
            np.stack((table.sentence_starts[which], table.sentence_ends[which]), axis=1) - text_starts[number]
        )
        result.sentences.add(_half(claimed, borders), _half(wanted, borders))
        for each in article.marked:
            content = mask(each.content, len(article.text))
            share = float(claimed[content].mean()) if content.any() else 0.0
            counts = result.recall[group_of(each, classes)]
            counts.add(claimed & content, content)
            result.coverage[each.kind].append(share)
            if each.source and content.any():
                result.found[each.kind].append(share >= 0.5)
                if share >= 0.5:
                    predicted = _best_source(table, found, rows, spans, each, article)
                    overlaps = any(a < d and c < b for a, b in each.source for c, d in predicted)
                    result.source[each.kind].append(overlaps)
                    opening = article.text[each.source[0][0] : each.source[0][1]].lower().split()[0]
                    if each.kind == "direct" and opening not in classes:
                        result.as_meant.append(overlaps)
                    result.head[each.kind].append(
                        overlaps and _head(article, predicted) == _head(article, each.source)
                    )
    return result


def _half(marked: Mask, borders: npt.NDArray[np.int64]) -> Mask:
    total = np.concatenate(([0], np.cumsum(marked)))
    inside: Mask = 2 * (total[borders[:, 1]] - total[borders[:, 0]]) >= borders[:, 1] - borders[:, 0]
    return inside


def _best_source(
    table: TokenTable,
    found: Attributions,
    rows: npt.NDArray[np.int64],
    spans: Sequence[Span],
    marked: Marked,
    article: Article,
) -> list[Span]:
    """Return the source of the span that fits a marked content best (the highest Dice overlap)."""
    length = sum(end - start for start, end in marked.content)
    best, best_row = 0.0, -1
    for row, (start, end) in zip(rows.tolist(), spans, strict=True):
        shared = sum(max(0, min(b, end) - max(a, start)) for a, b in marked.content)
        dice = 2 * shared / (length + end - start)
        if dice > best:
            best, best_row = dice, row
    if best_row < 0 or found.source_first[best_row] < 0:
        return []
    offset = table.chars.starts[table.text[found.source_first[best_row]]]
    first, last = found.source_first[best_row], found.source_last[best_row]
    return [(int(table.starts[first] - offset), int(table.ends[last] - offset))]


_STOPS = frozenset(["of", "in", "for", "at", "from", "with", "on", "to", "by", "who", "which", "that", "whose"])


def _head(article: Article, spans: Sequence[Span]) -> str:
    """Return the head of a source: its last word before a comma, preposition or relative pronoun."""
    if not spans:
        return ""
    head = ""
    for word in article.text[spans[0][0] : spans[-1][1]].lower().split():
        if word in _STOPS and head:
            break
        head = word.strip(".,;:()[]\"“”‘’'").removesuffix("'s").removesuffix("’s")
        if word.endswith(","):
            break
    return head


def as_written(articles: Sequence[Article]) -> Counts:
    """Count characters by the table that `framing.voices` gives; the same unless something is lost on the way."""
    rows = [{"id": article.name, "source": "PolNeAR", "text": article.text} for article in articles]
    corpus = framing.read_corpus(rows, clean=False, duplicates=True, progress=False)
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in framing.voices(corpus, progress=False):
        spans[row["document_id"]].append((row["start"], row["end"]))
    counts = Counts()
    for article in articles:
        wanted = mask((span for each in article.marked for span in each.content), len(article.text))
        counts.add(mask(spans[article.name], len(article.text)), wanted)
    return counts


def damaged(text: str, marks: str) -> str:
    """Return a text with other double quotation marks, of the same length: a lost mark leaves a space."""
    double = [place for place, character in enumerate(text) if character in DOUBLE]
    lost = {
        "as-written": [],
        "straight": [],
        "some": double[::20],
        "closing": [place for place in double if text[place] == "”"][::10],
        "none": double,
    }[marks]
    characters = list(text)
    for place in double if marks in ("straight", "some") else []:
        characters[place] = '"'
    for place in lost:
        characters[place] = " "
    return "".join(characters)


def mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    collected = list(values)
    return sum(collected) / len(collected) if collected else 0.0


def report(split: str, articles: Sequence[Article]) -> str:
    """Measure one split and write its table."""
    vocabulary = Vocabulary()
    table = token_table([article.text for article in articles], vocabulary=vocabulary)
    result = tally(articles, table, attributions(table, vocabulary))
    every = [value for kind in KINDS for value in result.source[kind]]
    heads = [value for kind in KINDS for value in result.head[kind]]
    found = [value for kind in KINDS for value in result.found[kind]]
    lines = [
        f"{split}: {len(articles)} articles, {sum(map(len, result.coverage.values()))} attributions",
        f"  characters  {result.characters}",
        f"  as written  {as_written(articles)}",
        f"  sentences   {result.sentences}",
        f"  found {mean(found):.3f}  source {mean(every):.3f}  head {mean(heads):.3f}"
        f"  end to end {sum(every) / max(len(found), 1):.3f}",
    ]
    lines += [
        f"  {kind:10}({len(result.coverage[kind]):6})  coverage {mean(result.coverage[kind]):.3f}"
        f"  found {mean(result.found[kind]):.3f}  source {mean(result.source[kind]):.3f}"
        f"  head {mean(result.head[kind]):.3f}"
        for kind in KINDS
    ]
    exchanged = len(result.source["direct"]) - len(result.as_meant)
    lines.append(f"  direct, as meant: source {mean(result.as_meant):.3f}, without {exchanged}")
    groups = sorted(result.recall.items(), key=lambda item: -item[1].wanted)
    lines += [
        f"  {name:14} characters {counts.wanted:7}  recall {counts.right / max(counts.wanted, 1):.3f}"
        for name, counts in groups
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=POLNEAR, help="the folder with PolNeAR")
    parser.add_argument("--split", nargs="*", default=["train", "dev"], choices=["train", "dev"])
    parser.add_argument(
        "--marks",
        default="as-written",
        choices=MARKS,
        help="double quotation marks: all straight; a tenth of the closing ones lost; all straight and one in "
        "twenty lost; none",
    )
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"Accuracy of voices is not measured: there is no folder {options.data} with PolNeAR in it.")
        return 0
    for split in options.split:
        articles = read_articles(options.data, split)
        print(report(split, [replace(each, text=damaged(each.text, options.marks)) for each in articles]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
