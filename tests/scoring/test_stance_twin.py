"""Stance at mentions, held equal to a plain twin that walks from word to word."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from framing.scoring.stance import SETTINGS, mention_polarity
from framing.scoring.stance_classes import CLASSES
from framing.scoring.stance_lexicon import NEWS, Sides, forms_of, read_list, stance_lexicon
from framing.scoring.tone_lexicon import tone_lexicon
from framing.text import QUOTED, TokenTable, Vocabulary, token_table
from framing.text.words import NEGATOR, bare

PHRASES = {
    tuple(form.split("-")): float(valence)
    for valence, kind, entries in reversed(list(read_list(NEWS)))
    for form in reversed(list(forms_of(kind, entries)))
    if "-" in form
}
WORDS = [
    word
    for group in (
        "Beijing Hanoi Washington Moscow minister the a of to for from by with said says was has been is very",
        "praised condemned attacked criticism accused threatened helped corrupt honest failure victory not",
        "never denied faces ambassador expert under fire interest rates united nations supreme court red flag",
        "witch hunt out touch Best Buy shares fell thrives alarmed accusations support United praise in",
    )
    for word in group.split()
]
MARKS = ["", "", "", "", ",", ".", ";", "!", ' "', '"', " —", "-"]


class Reading:
    """A batch as lists, and what the words of each token are."""

    def __init__(self, table: TokenTable, vocabulary: Vocabulary) -> None:
        self.table = table
        rows = table.type_id.tolist()
        self.written = [vocabulary.words[row] for row in rows]
        self.words = [vocabulary.folded[row] for row in rows]
        self.negates = [bool(vocabulary.flags[row] & NEGATOR) for row in rows]
        self.hard = table.hard_gap.tolist()
        self.sentence = table.sentence.tolist()
        self.voice = table.voice.tolist()
        self.phrase_at: dict[int, tuple[int, float]] = {}  # last token: first token, valence
        self.covered: set[int] = set()
        self.find_phrases()
        self.sides = [self.sides_of(place) for place in range(len(rows))]
        self.judges = [self.is_judge(place) for place in range(len(rows))]

    def joined(self, first: int, last: int) -> bool:
        return not any(self.hard[first + 1 : last + 1])

    def find_phrases(self) -> None:
        place = 0
        while place < len(self.words):
            longest = 0
            for length in range(2, 6):
                words = tuple(self.words[place : place + length])
                if len(words) == length and words in PHRASES and self.joined(place, place + length - 1):
                    longest = length
            if longest:
                value = PHRASES[tuple(self.words[place : place + longest])]
                self.phrase_at[place + longest - 1] = (place, value)
                self.covered |= set(range(place, place + longest))
            place += max(1, longest)

    def word_is(self, place: int, name: str) -> bool:
        word = self.words[place]
        # A possessive is what its bare word is, unless it is a word of its own.
        return (word if word in known() else bare(word)) in CLASSES[name]

    def shortly_before(self, place: int, name: str) -> bool:
        for near in range(max(0, place - 3), place):
            if self.joined(near, place) and (
                self.word_is(near, name) or (name == "reversing" and self.negates[near])
            ):
                return True
        return False

    def right_after(self, place: int, name: str) -> bool:
        return place + 1 < len(self.words) and self.joined(place, place + 1) and self.word_is(place + 1, name)

    def capital(self, place: int) -> bool:
        first: str = self.written[place][0]
        return first.isupper()

    def is_name(self, place: int) -> bool:
        if not self.capital(place):
            return False
        first = self.sentence.index(self.sentence[place])
        n = self.sentence.count(self.sentence[place])
        capitals = sum(self.capital(i) for i in range(first, first + n))
        return bool(place != first and capitals < 0.6 * n)

    def sides_of(self, place: int) -> Sides | None:
        if place in self.phrase_at:
            value = self.phrase_at[place][1]
            return Sides(value, value) if value else None
        if place in self.covered or self.is_name(place):
            return None
        lexicon = stance_lexicon().words
        word = self.words[place]
        return lexicon.get(word if word in known() else bare(word))

    def swapped(self, place: int, sides: Sides) -> bool:
        if sides.participle:
            return self.shortly_before(place, "be") or self.right_after(place, "prepositions")
        if sides.noun:
            return self.shortly_before(place, "receiving") or self.right_after(place, "giving")
        return False

    def is_judge(self, place: int) -> bool:
        sides = self.sides[place]
        if sides is None or not sides.relation or sides.subject or sides.noun:
            return False
        return not self.swapped(place, sides)


@cache
def known() -> set[str]:
    tone, lexicon = tone_lexicon(), stance_lexicon()
    boosters = {word for word, row in tone.rows.items() if tone.booster[row]}
    return {
        *lexicon.words,
        *lexicon.phrases.codes,
        *boosters,
        *(word for group in CLASSES.values() for word in group),
    }


def plain_polarity(reading: Reading, first: int, last: int) -> float:
    """Score one mention, word by word."""
    tone, n = tone_lexicon(), len(reading.words)
    total = 0.0
    for place in range(max(0, first - SETTINGS.reach), min(n, last + SETTINGS.reach + 1)):
        sides = reading.sides[place]
        if first <= place <= last or reading.sentence[place] != reading.sentence[first] or sides is None:
            continue
        behind = place > last
        left, right = (last, place) if behind else (place, first)
        between = range(left + 1, right)
        judged = behind and any(reading.judges[i] for i in between)
        reported = behind and any(reading.word_is(i, "speech") for i in between)

        subject, obj = sides.subject, sides.obj
        if reading.swapped(place, sides):
            subject, obj = obj, subject
        head = reading.phrase_at[place][0] if place in reading.phrase_at else place
        before = reading.words[max(0, head - 1)]
        before = before if before in known() else bare(before)
        factor = 1 + (float(tone.booster[tone.rows[before]]) if before in tone.rows else 0.0)
        if reading.shortly_before(head, "reversing"):
            factor *= -0.5
        value, other = (subject, obj) if behind else (obj, subject)
        value, other = value * factor, other * factor
        if sides.relation:
            if len(between) > SETTINGS.near and not judged and not reported:
                value += SETTINGS.leak * other
            if not behind and any((found := reading.sides[i]) and found.relation for i in between):
                continue
            value *= SETTINGS.relation
        if value < 0:
            value *= SETTINGS.against
        value *= math.exp(-len(between) / SETTINGS.decay)
        value *= SETTINGS.comma ** sum(reading.hard[left + 1 : right + 1])
        names = sum(reading.capital(i) and not (i > 0 and reading.capital(i - 1)) for i in between)
        value *= SETTINGS.names**names
        if behind:
            value *= SETTINGS.behind
        if judged:
            value *= SETTINGS.judge
        elif reported:
            value *= SETTINGS.report
        nearest = last if behind else first
        if reading.voice[place] == QUOTED and reading.voice[nearest] != QUOTED:
            value *= SETTINGS.quoted
        total += value
    beside = [i for i in (first - 1, last + 1, last + 2) if 0 <= i < n]
    if any(reading.sentence[i] == reading.sentence[first] and reading.word_is(i, "speech") for i in beside):
        total *= SETTINGS.speaker
    if in_title(reading, first, last):
        total = 0.0
    return total / math.sqrt(SETTINGS.spread + total * total)


def in_title(reading: Reading, first: int, last: int) -> bool:
    if reading.right_after(last, "titles_behind"):
        return True
    return any(
        first >= back
        and reading.joined(first - back, first)
        and reading.word_is(first - back, "titles_before")
        and reading.word_is(first - back + 1, "linking")
        for back in (2, 3)
    )


def test_every_mention_is_scored_as_by_walking() -> None:
    rng = np.random.default_rng(11)
    made = [
        " ".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(rng.integers(1, 40))) for _ in range(300)
    ]
    vocabulary = Vocabulary()
    table = token_table(made, vocabulary=vocabulary)
    first = np.arange(0, len(table), 2)
    last = np.minimum(first + rng.integers(0, 2, len(first)), table.sentence_first[table.sentence[first] + 1] - 1)
    reading = Reading(table, vocabulary)
    expected = [plain_polarity(reading, a, b) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    found = mention_polarity(table, vocabulary, first, last)
    assert np.count_nonzero(found) > 1000
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def test_what_is_known_of_words_does_not_depend_on_earlier_batches() -> None:
    texts = ["Hanoi's honest minister praised Beijing.", "Washington condemned the corrupt minister."]
    vocabulary = Vocabulary(bound=3)  # forgets everything before the second batch
    polarities = []
    for text in texts:
        table = token_table([text], vocabulary=vocabulary)
        polarities.append(mention_polarity(table, vocabulary, np.array([0]), np.array([0])).tolist())
    assert vocabulary.generation == 1
    fresh = []
    for text in texts:
        new = Vocabulary()
        fresh.append(
            mention_polarity(token_table([text], vocabulary=new), new, np.array([0]), np.array([0])).tolist()
        )
    assert polarities == fresh
    assert all(one != [0.0] for one in fresh[:1])
