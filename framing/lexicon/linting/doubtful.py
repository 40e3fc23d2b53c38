"""Terms that never match, or that match far too much, seen from their words alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from framing.lexicon.complaints import clipped
from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.folding import fold, fold_phrase
from framing.lexicon.linting.covering import phrase_covers
from framing.lexicon.linting.findings import LintFinding, all_terms, on_term
from framing.lexicon.linting.lists import COMMON
from framing.lexicon.pattern import Alternatives, Phrase, has_wildcard, literal_part

SHORTEST = (
    3  # letters; with fewer a word is an abbreviation or a function word, and a stem starts hundreds of words
)

_PHRASE_ENDS = frozenset(",;:!…—―()[]{}（）【】《》、，；：")
_BOOLEAN = {"AND": "two terms, or A NEAR/n B", "OR": "(a|b)", "NOT": "'unless'"}


def doubtful_terms(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Find terms that cannot match, and terms that match too much."""
    english = lexicon.language.split("-")[0] == "en"
    for owner, term in all_terms(lexicon):
        yield from _unmatchable(owner, term)
        yield from _swallowed(owner, term)
        yield from _boolean(owner, term)
        if isinstance(owner, Target) and term.weight != 1:
            yield on_term(owner, term, "no-effect", "a target counts mentions, on which a weight has no effect.")
        if english:
            yield from _common(owner, term)


def _unmatchable(owner: Frame | Target, term: Term) -> Iterator[LintFinding]:
    """Find words that are no tokens, and marks that no phrase runs across."""
    for side in term.pattern.sides:
        if not any(_is_word(word) for phrase in side for word in phrase):
            said = "it never matches: no word of it holds a letter or a digit."
            yield on_term(owner, term, "never-matches", said, "error")
            return
    words = [word for phrase in term.pattern.phrases for word in phrase]
    no_words = [word for word in words if not _is_word(word) and literal_part(word)]
    if no_words:
        yield on_term(owner, term, "no-word", f"'{clipped(no_words[0])}' is no word and is passed over.")
    marks = [mark for word in words for mark in _ending_marks(word)]
    if marks:
        said = f"no phrase runs across '{marks[0]}', so the term matches only where a text lacks it."
        yield on_term(owner, term, "phrase-end", said)


def _is_word(word: str) -> bool:
    return any(unicodedata.category(letter)[0] in "LMN" for letter in word)


def _ending_marks(word: str) -> Iterator[str]:
    """Return the marks of a word that end a phrase; a comma between digits ("1,000") does not."""
    for place, mark in enumerate(word):
        between = word[place - 1 : place].isdigit() and word[place + 1 : place + 2].isdigit()
        if mark in _PHRASE_ENDS and not (mark == "," and between):
            yield mark


def _swallowed(owner: Frame | Target, term: Term) -> Iterator[LintFinding]:
    """Find phrases of which every match is dropped by `unless`."""
    exceptions = [
        fold_phrase(phrase, case=term.case)
        for pattern in term.unless
        if pattern.operator is None
        for phrase in pattern.left
    ]
    if not exceptions:
        return
    sides = [_dropped(side, exceptions, term.case) for side in term.pattern.sides]
    if any(len(dropped) == len(side) for dropped, side in zip(sides, term.pattern.sides, strict=True)):
        said = "it never matches: its own 'unless' drops every match."
        yield on_term(owner, term, "never-matches", said, "error")
        return
    for phrase in (phrase for dropped in sides for phrase in dropped):
        said = f"'{clipped(' '.join(phrase))}' in it never matches: its own 'unless' drops it."
        yield on_term(owner, term, "never-matches", said)


def _dropped(side: Alternatives, exceptions: list[Phrase], case: bool) -> list[Phrase]:
    return [phrase for phrase in side if _holds(fold_phrase(phrase, case=case), exceptions)]


def _holds(phrase: Phrase, exceptions: list[Phrase]) -> bool:
    """Whether a phrase holds one of the exceptions from its first to its last word, whatever it matches."""
    return any(
        phrase_covers(exception, phrase[start : start + len(exception)])
        for exception in exceptions
        for start in range(len(phrase) - len(exception) + 1)
    )


def _boolean(owner: Frame | Target, term: Term) -> Iterator[LintFinding]:
    words = {word for phrase in term.pattern.phrases if len(phrase) > 1 for word in phrase}
    for word in sorted(words & _BOOLEAN.keys()):
        said = f"{word} is an ordinary word here, not an operator. If one is meant, write {_BOOLEAN[word]}."
        yield on_term(owner, term, "boolean-word", said)


def _common(owner: Frame | Target, term: Term) -> Iterator[LintFinding]:
    """Find single words that stand in almost every English text; `case: true` with a capital is deliberate."""
    for phrase in term.pattern.phrases:
        written, word = phrase[0], fold(phrase[0])
        letters = literal_part(word)
        deliberate = term.case and written != written.lower()
        # The list and the lengths are those of English words, not of Chinese or Vietnamese ones.
        if len(phrase) > 1 or deliberate or not letters.isascii() or not letters.isalpha():
            continue
        if word in COMMON and len(word) > 1 and written.isupper():
            said = f"without case: true '{written}' also matches '{written.lower()}', in almost every text."
            yield on_term(owner, term, "case-needed", said)
        elif term.pattern.operator is None:
            yield from _too_wide(owner, term, written, word)


def _too_wide(owner: Frame | Target, term: Term, written: str, word: str) -> Iterator[LintFinding]:
    """Find words and stems that match too much by themselves; beside NEAR and BEFORE they may be of use."""
    letters = literal_part(word)
    if word in COMMON:
        yield on_term(owner, term, "common-word", f"'{written}' is among the commonest words of English.")
    elif len(letters) < SHORTEST and has_wildcard(word):
        said = f"'{written}' has fewer than {SHORTEST} letters beside its wildcards and matches too much."
        yield on_term(owner, term, "short-stem", said)
    elif len(letters) < SHORTEST:
        said = f"'{written}' has fewer than {SHORTEST} letters. Write a phrase, or set case: true."
        yield on_term(owner, term, "short-word", said)
