"""Speech by quotation marks alone equals what plain loops over the quotations say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text import JOURNALIST, QUOTED, TokenTable, Vocabulary, token_table
from framing.text.quoted_speech import quoted_speech, spoken_quotations, without_cues
from framing.text.voices import attributions
from tests.reference.kinds import kind
from tests.reference.made_up import prose

SAID = (
    "“我们不同意”",
    "：“不。”",
    ': "No."',
    "„Wir sagen dazu nichts mehr“",
    "“The deal is done for us,” Ann Lee said.",
)
texts = st.lists(st.one_of(prose(), st.sampled_from(SAID)), max_size=4).map(" ".join)


def is_speech(text: str, start: int, end: int, words: list[str]) -> bool:
    """Whether a quotation is speech: more than four words, two ideographs for one, or behind a colon."""
    length = sum(0.5 if kind(word[0]) == "ideograph" else 1 for word in words)
    return length > 4 or (bool(words) and text[max(start - 2, 0) : start].rstrip()[-1:] in (":", "："))


def read(table: TokenTable) -> list[tuple[int, int, bool]]:
    found = []
    for start, end in zip(table.quotations.starts.tolist(), table.quotations.ends.tolist(), strict=True):
        inside = [
            table.chars.text[a:b] for a, b in zip(table.starts, table.ends, strict=True) if start <= a and a < end
        ]
        found.append((start, end, is_speech(table.chars.text, start, end, inside)))
    return found


@given(st.lists(texts, max_size=3))
def test_voices_are_those_of_plain_loops(batch: list[str]) -> None:
    table = token_table(batch, vocabulary=Vocabulary(language="zh"))
    quotations = read(table)
    assert spoken_quotations(table).tolist() == [speech for *_, speech in quotations]
    expected = [
        QUOTED if any(speech and start <= at < end for start, end, speech in quotations) else JOURNALIST
        for at in table.starts.tolist()
    ]
    assert quoted_speech(table).tolist() == expected


@given(st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=4))
def test_english_texts_keep_their_speech_beside_others(batch: list[tuple[str, bool]]) -> None:
    vocabulary = Vocabulary()
    table = token_table([text for text, _ in batch], vocabulary=vocabulary)
    foreign = np.array([is_foreign for _, is_foreign in batch])
    english = attributions(table, vocabulary)
    found = without_cues(table, english, foreign)
    assert (np.diff(found.start) >= 0).all()
    of_english = [
        (start, end) for start, end, first in zip(english.start, english.end, english.first, strict=True)
        if not foreign[table.text[first]]
    ]  # fmt: skip
    ends = table.chars.ends
    plain = [
        (start, end) for start, end, speech in read(table)
        if speech and foreign[int(np.searchsorted(ends, start, side="right"))]
    ]  # fmt: skip
    assert sorted(zip(found.start.tolist(), found.end.tolist(), strict=True)) == sorted(of_english + plain)
    abroad = foreign[table.text[found.first]] if len(found) else np.zeros(0, bool)
    assert set(found.voice[abroad].tolist()) <= {QUOTED}
    assert set(found.cue_first[abroad].tolist()) | set(found.source_first[abroad].tolist()) <= {-1}
