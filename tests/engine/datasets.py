"""Small datasets in which everything occurs that depends on more than one part."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus import read_corpus
from framing.engine import score_dataset
from framing.lexicon import Lexicon, load_lexicon
from framing.results import Scores
from framing.scoring import score

TABLES = (
    "documents",
    "frames",
    "targets",
    "terms",
    "evidence",
    "suppressed",
    "speakers",
    "spellings",
    "exclusions",
)
# So small that the articles of a file fall into several parts.
PART_BYTES = 1500
LEXICON = {
    "lexicon": "harbour",
    "version": "1.0.0",
    "language": "en",
    "frames": {
        "trade": {"label": "Trade", "terms": ["export*", "free trade", "harbour"]},
        "risk": {"label": "Risk", "terms": ["danger*", "storm", "flood*"]},
    },
    "targets": {"council": {"label": "Council", "terms": ["council", "Mayor Quill"]}},
}
_SENTENCES = (
    "The harbour exports more fish than last year.",
    '"The council acts with courage and skill," said Mayor Adela Quill.',
    "The flood was a danger to the whole town, according to Agriculture Minister Tomas Verhoeven.",
    "A storm closed the bridge, and free trade suffered.",
    'Agriculture Minister Verhoeven said: "Dangerous weather is here to stay."',
    "The council failed badly and nobody trusts it.",
    "Adela Quil told reporters that the exports would grow.",
    "Nothing happened on Tuesday in the market square.",
)
# Stands in articles all over a source, so that only the whole corpus shows that it recurs.
_FURNITURE = "Click here to follow us and sign up for the newsletter"


def articles(n: int = 40, seed: int = 0) -> list[dict[str, Any]]:
    """Return articles of three sources: copies far apart, recurring lines, dates that need each other …"""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for number in range(n):
        chosen = rng.choice(len(_SENTENCES), int(rng.integers(2, 6)), replace=False)
        text = "\n\n".join([f"Report {number} from the coast.", *(_SENTENCES[place] for place in chosen)])
        source = ("Tribune", "Courier", "Tide")[number % 3]
        if source == "Tribune":
            text += f"\n\n{_FURNITURE}"
        rows.append(
            {
                "id": f"a{number}",
                "source": source,
                "date": f"{number % 9 + 1}/{5 if number != n - 1 else 23}/2023",
                "title": f"Harbour news {number}",
                "text": text,
                "desk": "city" if number % 2 else "coast",
                "words": number,
            }
        )
    rows[n // 2]["text"] = "   "
    rows[n - 2] |= {"text": rows[1]["text"], "source": rows[1]["source"]}  # a copy
    rows[n - 4] |= {"text": rows[2]["text"], "source": "Gazette"}  # the same text in another source
    rows[n - 5]["id"] = rows[3]["id"]
    rows[n - 6] |= {"text": _FURNITURE, "source": "Tribune"}  # nothing is left of it
    return rows


def write_parquet(path: Path, rows: Sequence[Mapping[str, Any]], group: int = 5) -> Path:
    """Write articles as Parquet with so many to a row group."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=group)
    return path


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Write articles as CSV, packed where the name says so."""
    with (
        gzip.open(path, "wt", encoding="utf-8", newline="")
        if path.suffix == ".gz"
        else path.open("w", encoding="utf-8", newline="") as file
    ):
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Write articles as JSON Lines, packed where the name says so."""
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def lexicon_in(folder: Path, **changes: Any) -> Lexicon:
    """Write the lexicon of these tests and load it."""
    path = folder / "harbour.yml"
    path.write_text(json.dumps({**LEXICON, **changes}), encoding="utf-8")  # JSON is YAML
    return load_lexicon(path)


def in_parts(inputs: Any, lexicon: Lexicon, out: Path, **options: Any) -> Scores:
    """Score a dataset in small parts, without a progress bar."""
    return score_dataset(inputs, lexicon, out, **{"part_bytes": PART_BYTES, "progress": False, **options})


def in_one(inputs: Any, lexicon: Lexicon, **options: Any) -> Scores:
    """Score the same articles in memory."""
    return score(read_corpus(inputs, progress=False, **options), lexicon, progress=False)


def rows_of(scores: Scores) -> dict[str, Any]:
    """Return everything that scores hold, as Python values."""
    tables = {name: getattr(scores, name).to_dict() for name in TABLES}
    return tables | {name: getattr(scores, name) for name in ("codebooks", "provenance", "caveats")}
