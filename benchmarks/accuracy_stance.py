"""How often stance is right, on NewsMTSC's sentences and SEESAW's articles, next to plain VADER; and its speed.

Nothing is trained. The settings and thresholds in `framing/scoring/stance.py` and `stance_articles.py` were tuned
on the train parts; `--tune` shows where thresholds would be best on them. The data lie in ../shared/data, which is
no part of this repository; where they are missing, the script says so and stops.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import framing
from framing.scoring.compiling import compile_lexicons
from framing.scoring.located import LocatedMatches, locate
from framing.scoring.matching import Matcher
from framing.scoring.stance import (
    MENTION_AGAINST,
    MENTION_FOR,
    SETTINGS,
    Settings,
    mention_polarity,
    outcomes,
)
from framing.scoring.stance_articles import ARTICLE_AGAINST, ARTICLE_FOR, article_stance, passages_of
from framing.scoring.target_references import References, target_references
from framing.scoring.tone import sentence_tone
from framing.text import TokenTable, Vocabulary, token_table
from framing.text.attribution_vocabulary import CueWords

DATA = Path(__file__).parents[2] / "shared" / "data"
CLASSES = (-1, 0, 1)
NEUTRAL = 0.5  # SEESAW's coders' mean, from −3 to 3, from which an article counts as for or against
VADER_THRESHOLD = 0.05  # as VADER's authors use

PRONOUNS = frozenset("he him his himself she her hers herself it its itself".split())

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# One switch off at a time.
ABLATIONS: dict[str, dict[str, Any]] = {
    "all": {},
    "no decay with distance": {"decay": 1e9},
    "both sides alike": {"behind": 1.0},
    "commas do not matter": {"comma": 1.0},
    "quotations do not matter": {"quoted": 1.0},
    "speakers are spoken of": {"speaker": 1.0},
    "judges are judged by what they say": {"judge": 1.0, "report": 1.0},
    "other names do not matter": {"names": 1.0},
    "deeds never say anything of the other side": {"leak": 0.0},
    "for and against weigh alike": {"against": 1.0},
}


@dataclass(frozen=True)
class Sentences:
    """NewsMTSC: k mentions, one marked in each sentence."""

    table: TokenTable
    vocabulary: Vocabulary
    first: Ints
    last: Ints
    gold: Ints


@dataclass(frozen=True)
class Articles:
    """SEESAW: k mentions of g entities; the texts of the batch are the articles, then their headlines."""

    table: TokenTable
    vocabulary: Vocabulary
    first: Ints
    last: Ints
    group: Ints
    gold: Ints
    n_articles: int


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def newsmtsc(part: str) -> Sentences:
    """Read a part of NewsMTSC; the marked characters become tokens."""
    data = rows(DATA / "newsmtsc" / f"{part}.csv")
    vocabulary = Vocabulary()
    table = token_table([row["sentence"] for row in data], vocabulary=vocabulary)
    start = table.chars.starts + [int(row["start"]) for row in data]
    end = table.chars.starts + [int(row["end"]) for row in data]
    first = np.searchsorted(table.ends, start, side="right")
    last = np.maximum(first, np.searchsorted(table.starts, end) - 1)
    return Sentences(table, vocabulary, first, last, np.array([int(row["polarity"]) for row in data]))


def seesaw(*parts: str) -> Articles:
    """Read parts of SEESAW; mentions are an entity's name, a person's last name, "Republicans"."""
    texts = [row for row in rows(DATA / "seesaw" / "articles.csv") if row["split"] in parts]
    entities = [
        row
        for row in rows(DATA / "seesaw" / "article_entity_sentiment.csv")
        if row["split"] in parts and row["mean_score"]
    ]
    number = {row["id"]: place for place, row in enumerate(texts)}
    vocabulary = Vocabulary()
    table = token_table([row["text"] for row in texts] + [row["title"] for row in texts], vocabulary=vocabulary)
    words = [vocabulary.folded[row].removesuffix("'s") for row in table.type_id.tolist()]
    where: list[dict[str, list[int]]] = [{} for _ in texts]
    for place, text in enumerate(table.text.tolist()):
        where[text % len(texts)].setdefault(words[place], []).append(place)
    found: list[tuple[int, int, int]] = []
    for group, row in enumerate(entities):
        ends: dict[int, int] = {}
        for name in names(row["entity"], "People" in row["type"]):
            for place in where[number[row["id"]]].get(name[0], []):
                if words[place : place + len(name)] == list(name):
                    last = place + len(name) - 1
                    ends[last] = min(place, ends.get(last, place))
        found += [(first, last, group) for last, first in ends.items()]
    mean = np.array([float(row["mean_score"]) for row in entities])
    gold = np.where(mean > NEUTRAL, 1, np.where(mean < -NEUTRAL, -1, 0))
    first, last, group = np.array(sorted(found)).T
    return Articles(table, vocabulary, first, last, group, gold, len(texts))


def names(entity: str, person: bool) -> Iterator[Sequence[str]]:
    """Return the word sequences by which an entity may be called."""
    words = re.findall(r"[\w'.]+", entity.lower().replace("'s", ""))
    if not words:
        return
    yield words
    if person and len(words) > 1:
        yield words[-1:]
    if len(words) > 1 and words[-1] == "party":
        yield words[:-1]
        yield [words[0] + "s"]
        yield from {"republican": [["gop"]], "democratic": [["democrats"], ["democrat"]]}.get(words[0], [])


def f1s(gold: Ints, said: npt.NDArray[np.int8]) -> list[float]:
    """Return the F1 score of against, none and for."""
    return [
        2 * float(((gold == one) & (said == one)).sum()) / max(1, int((gold == one).sum() + (said == one).sum()))
        for one in CLASSES
    ]


def best_thresholds(score: Floats, gold: Ints) -> tuple[float, float, float]:
    """Return the best macro-F1 over pairs of thresholds, and the pair."""
    grid = np.unique(np.quantile(score, np.linspace(0.02, 0.98, 60)))
    tried = [
        (float(np.mean(f1s(gold, outcomes(score, high, low)))), float(low), float(high))
        for low in grid[grid < 0]
        for high in grid[grid > 0]
    ]
    return max(tried)


def net_of(data: Articles, polarity: Floats) -> Floats:
    """Return each entity's net evidence."""
    table = data.table
    sentence = table.sentence[data.first].astype(np.int64)
    text = table.sentence_text[sentence]
    opens = np.searchsorted(table.sentence_text, text)
    stance = article_stance(
        polarity,
        data.group,
        passages_of(table, sentence),
        sentence - opens,
        text >= data.n_articles,
        len(data.gold),
    )
    return stance.net


def references_to(table: TokenTable, vocabulary: Vocabulary, first: Ints, last: Ints, group: Ints) -> References:
    """Find the pronouns and descriptions that stand for some mentions."""
    k, text = len(first), table.text[first].astype(np.int64)
    matches = LocatedMatches(
        term=group,
        category=group,
        weight=np.ones(k),
        first=first,
        last=last,
        gap_start=last + 1,
        gap_end=last + 1,
        text=text,
        document=text,
        sentence=table.sentence[first].astype(np.int64),
        voice=table.voice[first],
        negated=np.zeros(k, np.bool_),
        reference=np.zeros(k, np.bool_),
    )
    return target_references(table, vocabulary, matches)


def n_passages(data: Articles) -> int:
    """Count the sentences with a mention, for each entity."""
    return len(set(zip(data.group.tolist(), data.table.sentence[data.first].tolist(), strict=True)))


def with_references(data: Articles) -> Articles:
    """Add the references to the entities to their mentions."""
    found = references_to(data.table, data.vocabulary, data.first, data.last, data.group)
    first = np.concatenate((data.first, found.first))
    order = np.argsort(first, kind="stable")
    return replace(
        data,
        first=first[order],
        last=np.concatenate((data.last, found.last))[order],
        group=np.concatenate((data.group, data.group[found.match]))[order],
    )


def tones(table: TokenTable) -> Floats:
    """Return VADER's compound score of every sentence of a batch."""
    return sentence_tone(table.chars, table.sentence_starts, table.sentence_ends)


def line(name: str, gold: Ints, said: npt.NDArray[np.int8]) -> str:
    """Write a row: macro-F1, F1 of each class, accuracy."""
    each = f1s(gold, said)
    cells = "  ".join(f"{value:.3f}" for value in (float(np.mean(each)), *each, float((gold == said).mean())))
    return f"{name:58s}{cells}"


HEAD = f"{'':58s}macro  again  none   for    accur"


def as_written(part: str) -> npt.NDArray[np.int8]:
    """Return the outcomes in the table that `framing.stance` gives for a part of NewsMTSC."""
    data = [{**row, "document_id": row["id"]} for row in rows(DATA / "newsmtsc" / f"{part}.csv")]
    corpus = framing.read_corpus(data, text="sentence", id="id", clean=False, duplicates=True, progress=False)
    names = ("document_id", "target", "start", "end")
    found = framing.stance(corpus, [{name: row[name] for name in names} for row in data], progress=False)
    codes = {"for": 1, "none": 0, "against": -1}
    return np.array([codes[outcome] for outcome in found.column("polarity")], np.int8)


def report_sentences(settings: Settings, tune: bool) -> None:
    """Print the table for NewsMTSC."""
    print(f"\nNewsMTSC: polarity toward the marked target\n{HEAD}")
    for part in ("train", "dev"):
        data = newsmtsc(part)
        tone = tones(data.table)[data.table.sentence[data.first]]
        vader = outcomes(tone, VADER_THRESHOLD, -VADER_THRESHOLD)
        print(line(f"{part} (n={len(data.gold)}): VADER, whole sentence", data.gold, vader))
        for name, switch in ABLATIONS.items() if settings == SETTINGS else [("all", {})]:
            polarity = mention_polarity(
                data.table, data.vocabulary, data.first, data.last, replace(settings, **switch)
            )
            print(line(f"{part}: {name}", data.gold, outcomes(polarity)))
            if tune and part == "train":
                print(f"    best thresholds: {best_thresholds(polarity, data.gold)}")
            if name == "all":
                by_pronoun = np.array(
                    [data.vocabulary.folded[row] in PRONOUNS for row in data.table.type_id[data.first]]
                )
                for what, some in (("pronouns", by_pronoun), ("all but pronouns", ~by_pronoun)):
                    label = f"{part}: {what} (n={some.sum()})"
                    print(line(label, data.gold[some], outcomes(polarity)[some]))
        print(line(f"{part}: all, by framing.stance", data.gold, as_written(part)))
    print(f"thresholds {MENTION_AGAINST} and {MENTION_FOR}")


def report_articles(settings: Settings, tune: bool) -> None:
    """Print the table for SEESAW."""
    print(f"\nSEESAW: stance of an article toward an entity\n{HEAD}")
    for part in ("train", "valid", "train+valid"):
        data = seesaw(*part.split("+"))
        tone = tones(data.table)[data.table.sentence[data.first]]
        n = len(data.gold)
        mean = np.bincount(data.group, tone, minlength=n) / np.maximum(1, np.bincount(data.group, minlength=n))
        missing = 1 - len(np.unique(data.group)) / n
        print(line(f"{part} (n={n}): VADER, mean over mentions, ±.15", data.gold, outcomes(mean, 0.15, -0.15)))
        polarity = mention_polarity(data.table, data.vocabulary, data.first, data.last, settings)
        net = net_of(data, polarity)
        print(
            line(
                f"{part}: stance ({missing:.1%} never named)",
                data.gold,
                outcomes(net, ARTICLE_FOR, ARTICLE_AGAINST),
            )
        )
        more = with_references(data)
        polarity = mention_polarity(more.table, more.vocabulary, more.first, more.last, settings)
        said = outcomes(net_of(more, polarity), ARTICLE_FOR, ARTICLE_AGAINST)
        places, with_more = n_passages(data), n_passages(more)
        print(line(f"{part}: with references (+{with_more / places - 1:.1%} passages)", data.gold, said))
        if tune and part == "train":
            print(f"    best thresholds: {best_thresholds(net, data.gold)}")


def report_speed() -> None:
    """Time `mention_polarity` on real articles, with every fortieth token as a mention."""
    import pyarrow.parquet as pq

    texts = pq.read_table(DATA / "bench" / "articles_8000.parquet", columns=["text"])["text"].to_pylist()
    vocabulary, seconds, megabytes, mentions = Vocabulary(), 0.0, 0.0, 0
    for start in range(0, len(texts), 160):
        batch = texts[start : start + 160]
        table = token_table(batch, vocabulary=vocabulary)
        first = np.arange(0, len(table), 40)
        begun = time.process_time()
        polarity = mention_polarity(table, vocabulary, first, first)
        group = table.text[first].astype(np.int64)
        sentence = table.sentence[first].astype(np.int64)
        article_stance(
            polarity, group, passages_of(table, sentence), sentence, np.zeros(len(first), bool), len(batch)
        )
        seconds += time.process_time() - begun
        megabytes += sum(len(text.encode()) for text in batch) / 1e6
        mentions += len(first)
    print(f"\nSpeed: {seconds / megabytes * 1e3:.1f} ms per MB with {mentions / megabytes:,.0f} mentions per MB")


def report_reference_speed() -> None:
    """Time `target_references` and `mention_polarity` on real articles, with the targets of a lexicon."""
    import pyarrow.parquet as pq

    texts = pq.read_table(DATA / "bench" / "articles_8000.parquet", columns=["text"])["text"].to_pylist()
    compiled = compile_lexicons([framing.load_lexicon("us-vietnam")])
    is_target = np.array([category.kind == "target" for category in compiled.categories])
    vocabulary = Vocabulary()
    matcher, cue_words = Matcher(compiled, vocabulary), CueWords(vocabulary)
    seconds, megabytes, mentions, found = {"references": 0.0, "polarity": 0.0}, 0.0, 0, 0
    # Twice: what is known of words is worked out once.
    for counted in (False, True):
        for start in range(0, len(texts), 400):
            batch = texts[start : start + 400]
            table = token_table([text for body in batch for text in ("", body)], vocabulary=vocabulary)
            matches = matcher.match(table)
            located = locate(matches, ~matches.suppressed, compiled, table)
            named = located.where(is_target[located.category])
            begun = time.process_time()
            references = target_references(table, vocabulary, named, cue_words)
            between = time.process_time()
            mention_polarity(table, vocabulary, named.first, named.last)
            if counted:
                seconds["references"] += between - begun
                seconds["polarity"] += time.process_time() - between
                megabytes += sum(len(text.encode()) for text in batch) / 1e6
                mentions, found = mentions + len(named.first), found + len(references)
    each = ", ".join(f"{name} {value / megabytes * 1e3:.1f}" for name, value in seconds.items())
    print(
        f"Speed, ms per MB with {mentions / megabytes:,.0f} names of targets and {found / megabytes:,.0f} "
        f"references per MB: {each}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true", help="show the best thresholds on the train parts")
    parser.add_argument("--speed", action="store_true", help="time it on the 8,000 articles as well")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: this measures on data that are no part of the repository.")
    report_sentences(SETTINGS, arguments.tune)
    report_articles(SETTINGS, arguments.tune)
    if arguments.speed:
        report_speed()
        report_reference_speed()


if __name__ == "__main__":
    main()
