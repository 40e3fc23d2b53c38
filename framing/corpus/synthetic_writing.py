"""Made-up articles in words: filler with phrases in it, said by the writer or by somebody who is named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.corpus.synthetic_planting import ATTRIBUTED, JOURNALIST, QUOTED, Planted
from framing.corpus.synthetic_words import NAME, invented, running_words

MEAN_WORDS = 20  # of a sentence, unless its phrases make it longer
_LEAST_WORDS = 6
# So many words stand between phrases: a denial must not reach the next one, nor a term with NEAR two of them.
_BETWEEN = 5
_PARAGRAPH = 3  # sentences
_SURNAMES = 300  # from here on words have three syllables
_TAG_WORDS = {JOURNALIST: 0, QUOTED: 3, ATTRIBUTED: 4}  # "said A B" and "A B said that"


def speaker_name(number: int) -> str:
    """Return a person's name, another one for each number: two invented words."""
    return f"{invented(number, NAME).capitalize()} {invented(_SURNAMES + number, NAME).capitalize()}"


def written(
    planted: Planted, phrases: Sequence[Sequence[str]], rng: np.random.Generator
) -> tuple[list[str], list[str]]:
    """Return the title and the text of every article.

    Parameters
    ----------
    phrases : list of lists of str
        Of each frame.
    """
    said = [
        f"{'not ' * bool(no)}{phrases[frame][phrase]}"
        for frame, phrase, no in zip(
            planted.frame.tolist(), planted.phrase.tolist(), planted.negated.tolist(), strict=True
        )
    ]
    n_sentences = len(planted.text)
    n_hits = np.bincount(planted.sentence, minlength=n_sentences)
    words = np.array([phrase.count(" ") + 1 for phrase in said], np.int64)
    of_phrases = np.bincount(planted.sentence, words, n_sentences).astype(np.int64)
    of_tags = np.array([_TAG_WORDS[voice] for voice in range(3)])[planted.voice]
    total = _LEAST_WORDS + rng.poisson(MEAN_WORDS - _LEAST_WORDS, n_sentences)
    filler = np.maximum(total - of_tags - of_phrases, (n_hits + 1) * _BETWEEN)
    running = running_words(int(filler.sum()), rng)

    names = [speaker_name(number) for number in range(int(planted.speaker.max(initial=-1)) + 1)]
    sentences = []
    used = done = 0
    for voice, speaker, n_filler, n in zip(
        planted.voice.tolist(), planted.speaker.tolist(), filler.tolist(), n_hits.tolist(), strict=True
    ):
        body = _woven(running[used : used + n_filler], said[done : done + n])
        sentences.append(_spoken(body, voice, names[speaker] if speaker >= 0 else ""))
        used, done = used + n_filler, done + n
    starts = np.flatnonzero(planted.number == 0).tolist()
    ends = [*starts[1:], n_sentences]
    titles = [sentences[start].removesuffix(".") for start in starts]
    texts = [_paragraphs(sentences[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]
    return titles, texts


def _woven(filler: Sequence[str], phrases: Sequence[str]) -> str:
    """Put phrases into filler, as far from each other as it goes."""
    step = len(filler) // (len(phrases) + 1)
    parts = [part for i, phrase in enumerate(phrases) for part in (*filler[i * step : (i + 1) * step], phrase)]
    return " ".join([*parts, *filler[len(phrases) * step :]])


def _spoken(body: str, voice: int, name: str) -> str:
    if voice == ATTRIBUTED:
        return f"{name} said that {body}."
    capital = body[0].upper() + body[1:]
    return f'"{capital}," said {name}.' if voice == QUOTED else f"{capital}."


def _paragraphs(sentences: Sequence[str]) -> str:
    return "\n\n".join(
        " ".join(sentences[start : start + _PARAGRAPH]) for start in range(0, len(sentences), _PARAGRAPH)
    )
