"""What each word adds to the tone of its sentence."""

from __future__ import annotations

import numpy as np

from framing.scoring.tone import Valenced, compound
from framing.scoring.tone_lexicon import Floats
from framing.scoring.tone_rules import Valences
from framing.stats import shapley_values
from framing.text.characters import Positions


def tone_parts(words: Valenced, seed: int) -> Floats:
    """Divide the tone of each sentence among its words with a valence.

    A word's part is its Shapley value: what it adds to the compound score of those that count before it, averaged
    over all orders. A word that does not count yet has a valence of 0; it still stands where it stands, so what
    negates, boosts or turns its neighbours does.

    Parameters
    ----------
    words : Valenced
        From `ToneScorer.words`.
    seed : int
        Of the orders that are drawn where a sentence has many such words; see `shapley_values`.

    Returns
    -------
    array of float64, shape (v,)
        The parts of a sentence add up to its tone.
    """
    parts = np.zeros(len(words.sentence))
    first = np.flatnonzero(np.diff(words.sentence, prepend=-1))
    sizes = np.diff(np.append(first, len(parts)))
    for k in np.unique(sizes).tolist():
        members = first[sizes == k][:, None] + np.arange(k)

        def worth(games: Positions, coalitions: np.ndarray, own: Positions = members) -> Floats:
            return _worth(words, own[games], coalitions)

        parts[members] = shapley_values(worth, len(members), k, seed)
    return parts


def _worth(words: Valenced, members: Positions, coalitions: np.ndarray) -> Floats:
    """Return the tone of g sentences of k words if some of their words count, shape (g, c)."""
    (g, k), c = members.shape, len(coalitions)
    counting = np.flatnonzero(np.broadcast_to(coalitions, (g, c, k)))
    cell, player = np.divmod(counting, k)
    word = members[cell // c, player]
    sentence = np.repeat(words.sentence[members[:, 0]], c)
    replicas = Valenced(
        row=words.row[word],
        values=Valences(words.values.values[word], words.values.whole[word]),
        at=words.at[word],
        sentence=cell,
        turns=words.turns[sentence],
        emphasis=words.emphasis[sentence],
    )
    return compound(replicas).reshape(g, c)
