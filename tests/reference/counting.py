"""The plain twin of counting and places: loops over the matches of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.lexicon import Frame, Lexicon, Target, Term
from tests.reference.kinds import kind
from tests.reference.matching import Match, matches
from tests.reference.reading import Reading, Token, read

VOICES = ("all", "journalist", "quoted", "attributed")
WEIGHTS = {"headline": 0.5, "lead": 0.3, "body": 0.2}


Numbers = dict[str, float | None]


@dataclass(frozen=True)
class Found:
    """A match in an article, with where it stands."""

    match: Match
    term: Term
    field: str
    first: Token
    last: Token
    sentence: int  # from 0 in the article, the title's first
    channel: str


@dataclass(frozen=True)
class Article:
    """An article read plainly."""

    title: Reading
    body: Reading
    channels: list[str]  # of the title's sentences, then of the text's

    @property
    def tokens(self) -> list[Token]:
        """All tokens of title and text."""
        return self.title.tokens + self.body.tokens


def read_article(title: str, text: str, cuts: Sequence[tuple[int, int]] = ()) -> Article:
    """Read an article's title and text."""
    head, body = read(title), read(text, cuts)
    return Article(head, body, ["headline"] * len(head.sentences) + channels(body, has_title=bool(head.sentences)))


def channels(body: Reading, *, has_title: bool) -> list[str]:
    """Tell the channel of every sentence of a text."""
    found = ["body"] * len(body.sentences)
    if not found:
        return found
    first = 0
    if not has_title and _is_headline(body):
        found[0] = "headline"
        first = 1
    for at in range(first, min(first + 3, len(found))):
        if at > first and body.sentences[at].opens_paragraph:
            break
        found[at] = "lead"
    return found


def _is_headline(body: Reading) -> bool:
    """Whether the first line is one short sentence without a full stop, and something follows."""
    if len(body.sentences) < 2 or not body.sentences[1].opens_paragraph or len(body.sentences[0].tokens) > 30:
        return False
    gap = body.characters[body.sentences[0].tokens[-1][1] : body.sentences[1].tokens[0][0]]
    kinds = [kind(character) for character in gap]
    return "cut" in kinds or not ("dot" in kinds or "full stop" in kinds)


def parts_of(lexicon: Lexicon) -> list[Frame | Target]:
    """Return the categories of a lexicon in the order of the tables."""
    return [*lexicon.frames, *lexicon.targets]


def find(article: Article, lexicon: Lexicon) -> list[Found]:
    """Return everything of a lexicon that occurs in an article."""
    parts = parts_of(lexicon)
    terms = [part.terms for part in parts]
    found = []
    fields = (("title", article.title, 0), ("text", article.body, len(article.title.sentences)))
    for field, reading, before in fields:
        for match in matches(reading.tokens, terms):
            first, last = reading.tokens[match.stretch.start], reading.tokens[match.stretch.last]
            sentence = first.sentence + before
            term = parts[match.category].terms[match.term]
            found.append(Found(match, term, field, first, last, sentence, article.channels[sentence]))
    return found


def count(
    article: Article, found: Sequence[Found], category: int, threshold: float, n_frames: int
) -> dict[str, Numbers]:
    """Count one category of an article: for each voice what `results.Scores.frames` has."""
    counts = {}
    for voice in VOICES:
        own = [each for each in found if _counts(each, category, voice)]
        n_sentences = len(article.channels)
        n_tokens = len([token for token in article.tokens if voice in ("all", token.voice)])
        hits = sum(each.term.weight for each in own)
        sentences = len({each.sentence for each in own})
        reached = sum(WEIGHTS[channel] for channel in {each.channel for each in own})
        possible = sum(WEIGHTS[channel] for channel in set(article.channels))
        counts[voice] = {
            "matches": len(own),
            "hits": hits,
            "sentences": sentences,
            "share": sentences / n_sentences if n_sentences else None,
            "rate": hits / n_tokens * 1000 if n_tokens else None,
            "present": int(hits >= threshold),
            "salience": reached / possible if possible else 0.0,
            **_headline(article, own),
            "first": _first(article, own),
            "rank": _rank(article, found, category, n_frames, voice),
        }
    return counts


def _headline(article: Article, own: Sequence[Found]) -> Numbers:
    """Say whether any of some matches stands in the headline, and how its share of sentences differs."""
    above = [number for number, channel in enumerate(article.channels) if channel == "headline"]
    below = [number for number in range(len(article.channels)) if number not in above]
    hit = {each.sentence for each in own}
    gap = None
    if above and below:
        gap = len(hit.intersection(above)) / len(above) - len(hit.intersection(below)) / len(below)
    return {"headline": int(bool(hit.intersection(above))) if above else None, "headline_gap": gap}


def _first(article: Article, own: Sequence[Found]) -> float | None:
    """Return which part of the article's tokens stands before the first of some matches."""
    before = [
        article.title.tokens.index(each.first)
        if each.field == "title"
        else len(article.title.tokens) + article.body.tokens.index(each.first)
        for each in own
    ]
    return min(before) / len(article.tokens) if before else None


def _rank(article: Article, found: Sequence[Found], category: int, n_frames: int, voice: str) -> int | None:
    """Return the place of a frame among the frames that occur, by their first match."""
    firsts = [
        _first(article, [each for each in found if _counts(each, frame, voice)]) for frame in range(n_frames)
    ]
    if category >= n_frames:
        return None
    own = firsts[category]
    return None if own is None else 1 + sum(other is not None and other < own for other in firsts)


def _counts(each: Found, category: int, voice: str) -> bool:
    return each.match.category == category and not each.match.suppressed and voice in ("all", each.first.voice)
