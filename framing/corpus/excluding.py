"""Articles that are left out, each with its reason, and names for those without an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.results import Table

# What a correction leaves; two letters to the editor of one day and length share a third.
_MOST_WORDS = 0.8
_COMPARED = 100  # articles of one headline, day and length, so that thousands of them take no hours
_SAME_TEXT = ("same text as ", " in this source")
COLUMNS = pa.schema([(name, pa.string()) for name in ("document_id", "source", "place", "stage", "reason")])
EMPTY_TEXT = "empty text"


def complete_ids(given: pa.ChunkedArray, made: Sequence[str]) -> pa.Array:
    """Put a made id wherever none is given; one that is taken gets a number behind it."""
    ids = given.to_pylist()
    if all(ids):
        return pa.array(ids, pa.string())
    taken = set(ids)
    for row, document_id in enumerate(ids):
        if not document_id:
            name, number = made[row], 2
            while name in taken:
                name, number = f"{made[row]}-{number}", number + 1
            ids[row] = name
            taken.add(name)
    return pa.array(ids, pa.string())


def reasons_on_reading(
    articles: pa.Table,
    unreadable: pa.Array,
    places: Sequence[str],
    duplicates: bool = False,
    known_by: Sequence[str | None] = (),
) -> pa.Array:
    """Say of each article why it is left out on reading, or null.

    In this order: it cannot be read; its text is empty; its id was there before; its text was there before in the
    same source, or what an archive knows it by (`known_by`, for each article or none), unless `duplicates` are
    kept. The first of several alike is kept, and only what is kept counts as having been there.
    """
    text = articles.column("text")
    reasons = np.array(reasons_of_its_own(text, unreadable), dtype=object)
    first_with_id: dict[str, int] = {}
    for row, document_id in enumerate(articles.column("document_id").to_pylist()):
        if reasons[row] is None:
            first = first_with_id.setdefault(document_id, row)
            if first != row:
                reasons[row] = same_id(places[first])

    if duplicates:
        return pa.array(reasons.tolist(), pa.string())
    kept = np.flatnonzero(reasons == None)  # noqa: E711
    source = articles.column("source").take(pa.array(kept)).combine_chunks().dictionary_encode().indices.to_numpy()
    codes = text.take(pa.array(kept)).combine_chunks().dictionary_encode()
    key = source.astype(np.int64) * (len(codes.dictionary) + 1) + codes.indices.to_numpy()
    _, first_of_key, key_of_row = np.unique(key, return_index=True, return_inverse=True)
    ids = articles.column("document_id")
    for place in np.flatnonzero(first_of_key[key_of_row] != np.arange(len(key))):
        first = int(kept[first_of_key[key_of_row[place]]])
        reasons[kept[place]] = same_text(ids[first].as_py())

    alike: dict[str, list[int]] = {}
    for row, known in enumerate(known_by):
        if known is not None and reasons[row] is None:
            before = alike.setdefault(known, [])
            recent = before[-_COMPARED:]
            earlier = next((each for each in recent if nearly_equal(text[each].as_py(), text[row].as_py())), None)
            if earlier is None:
                before.append(row)
            else:
                reasons[row] = same_in_archive(places[earlier])
    return pa.array(reasons.tolist(), pa.string())


def reasons_of_its_own(text: pa.ChunkedArray, unreadable: pa.Array) -> list[str | None]:
    """Say of each article why it is left out whatever the others are, or None."""
    blank = pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(text.fill_null(""))), 0).to_pylist()
    reasons = zip(unreadable.to_pylist(), blank, strict=True)
    return [reason if reason is not None or not is_blank else EMPTY_TEXT for reason, is_blank in reasons]


def same_id(place: str) -> str:
    """Return why an article is left out that has the id of the one at a place."""
    return f"the id is already that of {place}"


def same_text(document_id: str) -> str:
    """Return why an article is left out that has the text of another one of its source."""
    return f"{_SAME_TEXT[0]}{document_id}{_SAME_TEXT[1]}"


def same_in_archive(place: str) -> str:
    """Return why an article is left out that an archive has twice, the other one at a place."""
    return f"twice in the archive: source, headline, day, byline, length and most words are those of {place}"


def nearly_equal(one: str, other: str) -> bool:
    """Whether two texts share most of their words, or of their characters where blanks do not part words."""
    parts = [Counter(text.casefold().split() if " " in text else text) for text in (one, other)]
    return (parts[0] & parts[1]).total() >= _MOST_WORDS * max(part.total() for part in parts)


def twins(left_out: Table) -> dict[str, str]:
    """Return for each article that was left out as a copy the one of the same text that was kept, by their ids."""
    before, behind = _SAME_TEXT
    reasons = zip(left_out.column("document_id"), left_out.column("reason"), strict=True)
    return {
        document_id: reason.removeprefix(before).removesuffix(behind)
        for document_id, reason in reasons
        if reason.startswith(before)
    }


def exclusions(articles: pa.Table, places: pa.Array, reasons: pa.Array, stage: str) -> Table:
    """List the articles that have a reason."""
    out = articles.select(["document_id", "source"]).append_column("place", places)
    out = out.append_column("stage", pa.array([stage] * len(articles), pa.string())).append_column(
        "reason", reasons
    )
    return Table(out.filter(pc.is_valid(out.column("reason"))).cast(COLUMNS))
