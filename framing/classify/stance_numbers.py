"""What lexicons, negations and cues say around a target, as a row of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.classify.mention_context import Mentions
from framing.classify.valences import word_valences
from framing.scoring.stance import mention_polarity, outcomes, said_of_mentions
from framing.scoring.stance_words import RELATION, REVERSES, SPEAKING, known_words, stance_words
from framing.scoring.tone import ToneScorer
from framing.text import QUOTED

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_REACH = 40  # tokens over which nearness is weighed
_DECAYS = (8.0, 20.0)
_TURNED = -0.7  # a word with a negation among the three before it
_SPREAD = 4.0  # brings sums into −1 to 1


def context_numbers(mentions: Mentions) -> dict[str, Floats]:
    """Return numbers about k mentions, each of shape (k,) and about −1 to 1, by name."""
    table, vocabulary = mentions.table, mentions.vocabulary
    at, low, high = mentions.at, mentions.low, mentions.high
    ids, known, facts = table.type_id, known_words(), stance_words(vocabulary)
    traits = facts.traits[ids]
    valence = word_valences(vocabulary.folded)
    turned = np.where(_negated(table.sentence, (traits & REVERSES) != 0), _TURNED, 1.0)
    numbers = _rules(mentions)
    numbers["tone"] = ToneScorer(vocabulary).sentences(table)[table.sentence[at]]
    quoted = (table.voice == QUOTED).astype(np.float64)
    regions = _regions(mentions)
    sides = {"valence": valence, "doing": known.subject[facts.row], "done to": known.obj[facts.row]}
    for name, values in sides.items():
        said = values[ids] * turned
        for sign, part in (("for", np.maximum(said, 0)), ("against", np.maximum(-said, 0))):
            total = np.append(0.0, np.cumsum(part))
            for region, (start, stop) in regions.items():
                numbers[f"{name} {sign}, {region}"] = _squashed(total[stop] - total[start])
            in_quotes = np.append(0.0, np.cumsum(part * quoted))
            numbers[f"{name} {sign}, quoted"] = _squashed(in_quotes[high] - in_quotes[low])
            for decay in _DECAYS:
                before, behind = _near(part, mentions, decay)
                numbers[f"{name} {sign}, near before ({decay:g})"] = _squashed(before)
                numbers[f"{name} {sign}, near behind ({decay:g})"] = _squashed(behind)
        total = np.append(0.0, np.cumsum(said))
        for region, (start, stop) in regions.items():
            numbers[f"{name}, {region}"] = _squashed(total[stop] - total[start])

    def near(bit: int, *places: int) -> Floats:
        """Whether a word of a kind stands at any of some places from the target."""
        found = np.zeros(len(at), bool)
        for place in places:
            there = at + place
            inside = (there >= low) & (there < high)
            found |= inside & ((traits[np.clip(there, 0, len(traits) - 1)] & bit) != 0)
        return found.astype(np.float64)

    numbers["speaks"] = near(SPEAKING, 1, 2)
    numbers["is spoken by"] = near(SPEAKING, -1)
    numbers["a deed before"] = near(RELATION, -1, -2)
    numbers["a deed behind"] = near(RELATION, 1, 2)
    numbers["a negation before"] = near(REVERSES, -1)
    numbers["a negation behind"] = near(REVERSES, 1, 2, 3)
    numbers["quoted"] = quoted[at]
    share = np.append(0.0, np.cumsum(quoted))
    numbers["share quoted"] = (share[high] - share[low]) / (high - low)
    owner = np.array([word.endswith(("'s", "s'", "’s", "s’")) for word in vocabulary.words], bool)
    numbers["owns"] = owner[ids[at]].astype(np.float64)
    numbers["place in the sentence"] = (at - low) / (high - low)
    numbers["length"] = np.log(high - low) / 4
    return numbers


def _rules(mentions: Mentions) -> dict[str, Floats]:
    """Return what the library's own rules say of each mention."""
    where = (mentions.table, mentions.vocabulary, mentions.at, mentions.at)
    polarity = mention_polarity(*where)
    said = said_of_mentions(*where)
    k = len(mentions)
    outcome = outcomes(polarity)
    return {
        "rules": polarity,
        "rules, for": np.maximum(polarity, 0),
        "rules, against": np.minimum(polarity, 0),
        "rules say for": (outcome > 0).astype(np.float64),
        "rules say against": (outcome < 0).astype(np.float64),
        "rules, pieces of evidence": np.log1p(np.bincount(said.mention, minlength=k)).astype(np.float64),
        "rules, sum for": _squashed(np.bincount(said.mention, np.maximum(said.value, 0), minlength=k)),
        "rules, sum against": _squashed(np.bincount(said.mention, np.minimum(said.value, 0), minlength=k)),
        "rules, factor": said.factor,
    }


def _regions(mentions: Mentions) -> dict[str, tuple[Index, Index]]:
    """Return stretches around each mention: the first token, and the one after the last."""
    table, at, low, high = mentions.table, mentions.at, mentions.low, mentions.high
    clause = np.cumsum(table.hard_gap)
    clause_low = np.maximum(np.searchsorted(clause, clause[at]), low)
    clause_high = np.minimum(np.searchsorted(clause, clause[at], side="right"), high)
    return {
        "sentence": (low, high),
        "left": (low, at),
        "right": (at + 1, high),
        "3 left": (np.maximum(at - 3, low), at),
        "3 right": (at + 1, np.minimum(at + 4, high)),
        "8 left": (np.maximum(at - 8, low), at),
        "8 right": (at + 1, np.minimum(at + 9, high)),
        "clause": (clause_low, clause_high),
        "clause left": (clause_low, at),
        "clause right": (at + 1, clause_high),
    }


def _negated(sentence: npt.NDArray[np.int32], reverses: Flags) -> Flags:
    """Tell which tokens have a negation among the three before them in their sentence."""
    found = np.zeros(len(reverses), bool)
    for step in (1, 2, 3):
        found[step:] |= reverses[:-step] & (sentence[step:] == sentence[:-step])
    return found


def _near(part: Floats, mentions: Mentions, decay: float) -> tuple[Floats, Floats]:
    """Sum up values before and behind each mention, weighed by nearness."""
    before, behind = np.zeros(len(mentions)), np.zeros(len(mentions))
    for step in range(1, _REACH + 1):
        weight = np.exp(-step / decay)
        left, right = mentions.at - step, mentions.at + step
        before += np.where(left >= mentions.low, part[np.maximum(left, 0)], 0.0) * weight
        behind += np.where(right < mentions.high, part[np.minimum(right, len(part) - 1)], 0.0) * weight
    return before, behind


def _squashed(sums: npt.NDArray[Any]) -> Floats:
    squashed: Floats = sums / np.sqrt(_SPREAD + sums * sums)
    return squashed
