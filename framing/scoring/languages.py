"""In which language an article is scored: what its column says, or else what all lexicons agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from framing.lexicon import Lexicon
from framing.results import Caveat, Codebook
from framing.text import Vocabulary
from framing.text.languages import ANY, ENGLISH, UNKNOWN, language_code

COLUMNS = ("language", "lang")  # without regard to case; the first there is
_SHOWN = 5
_BYTES = 1.3  # a character, of a text half of whose letters are not Latin; Vietnamese has as many
_LOOKED_AT = 2000  # characters
_LAST_LATIN, _MORE_LATIN = "\u024f", ("\u1e00", "\u1eff")
_ENGLISH_ONLY = "Tone, stance and indirect speech are found in English only"


def language_column(names: Sequence[str]) -> str | None:
    """Return which column says in which language articles are written; None where none does."""
    folded = {name.casefold(): name for name in reversed(names)}
    return next((folded[usual] for usual in COLUMNS if usual in folded), None)


def languages_of(lexicons: Sequence[Lexicon]) -> frozenset[str]:
    """Return the languages that the terms of lexicons are in, as `language_code` has them, where they say it."""
    found: set[str] = set()
    for lexicon in lexicons:
        terms = [*(each.terms for each in lexicon.frames), *(each.terms for each in lexicon.targets)]
        own = {language_code(term.language or lexicon.language) for each in terms for term in each}
        found |= own or {language_code(lexicon.language)}
    return frozenset(found - {ANY, UNKNOWN})


def agreed_language(lexicons: Sequence[Lexicon]) -> str:
    """Return the one language that all lexicons are in; `UNKNOWN` where they are in several."""
    found = languages_of(lexicons)
    return next(iter(found)) if len(found) == 1 else UNKNOWN


def agreed_in(codebooks: Sequence[Codebook]) -> str:
    """Return the one language that the lexicons of scores are in; `UNKNOWN` where they are in several."""
    found = {language_code(book.language) for book in codebooks}
    known = found - {UNKNOWN}
    return next(iter(known)) if len(known) == 1 and ANY not in known else UNKNOWN


def vocabulary_of(language: str) -> Vocabulary:
    """Make the vocabulary of a language; where it is unknown, sentences are split as in English."""
    return Vocabulary(language=ENGLISH if language == UNKNOWN else language)


def article_languages(articles: pa.Table, agreed: str) -> list[str]:
    """Return the language of every article.

    Articles that say nothing of it are in the agreed one; but not in English where most letters are of another
    script (`UNKNOWN`), since tone would be a number there that means nothing.

    Parameters
    ----------
    articles : pyarrow.Table
        With the column `text`, if scripts are to be looked at.
    agreed : str
        The language of articles that say nothing of it.
    """
    column = language_column(articles.column_names)
    if column is None:
        found = [agreed] * articles.num_rows
        unsaid: Sequence[int] = range(articles.num_rows)
    else:
        values = articles.column(column).to_pylist()
        code = {value: language_code(str(value)) for value in set(values)}
        silent = [value is None or not str(value).strip() for value in values]
        found = [agreed if none else code[value] for none, value in zip(silent, values, strict=True)]
        unsaid = [row for row, none in enumerate(silent) if none]
    if agreed == ENGLISH and "text" in articles.column_names:
        foreign = _in_another_script(articles.column("text"))
        for row in foreign.intersection(unsaid):
            found[row] = UNKNOWN
    return found


def _in_another_script(texts: pa.ChunkedArray) -> set[int]:
    """Return the rows of texts most letters of which are not Latin."""
    # Letters of other scripts take two bytes or more; this leaves out nearly all texts without looking at one.
    characters = pc.max_element_wise(pc.utf8_length(texts), 1)
    many = pc.greater(pc.binary_length(texts), pc.multiply(characters, _BYTES))
    return {
        row for row in pc.indices_nonzero(pc.fill_null(many, False)).to_pylist() if _is_foreign(texts[row].as_py())
    }


def _is_foreign(text: str) -> bool:
    letters = [char for char in text[:_LOOKED_AT] if char.isalpha()]
    latin = sum(char <= _LAST_LATIN or _MORE_LATIN[0] <= char <= _MORE_LATIN[1] for char in letters)
    return 2 * latin < len(letters)


def language_counts(articles: pa.Table, lexicons: Sequence[Lexicon]) -> Counter[str]:
    """Return how many articles are in each language, from a table that has the user's columns."""
    return Counter(article_languages(articles, agreed_language(lexicons)))


def speaks_any(lexicon: Lexicon, counts: Mapping[str, int]) -> bool:
    """Whether a lexicon is looked for in any of so many articles in each language."""
    spoken = languages_of([lexicon])
    return not spoken or not counts or any(language in {*spoken, UNKNOWN} for language in counts)


def language_caveats(counts: Mapping[str, int], lexicons: Sequence[Lexicon]) -> list[Caveat]:
    """Say which articles have no tone, stance and indirect speech, and which lexicons say nothing of them.

    Parameters
    ----------
    counts : mapping of str to int
        How many articles are in each language.
    """
    other = {language: n for language, n in counts.items() if language != ENGLISH}
    if not other:
        return _unsaid(counts, lexicons)
    several = languages_of(lexicons)
    if counts.get(ENGLISH):
        code = "partly-no-tone"
        said = f"articles in other languages have none: {_listed(other)}."
    else:
        code = "no-tone"
        said = f"these scores have none, since no article is known to be in English: {_listed(other)}."
    if UNKNOWN in other and len(several) > 1:
        listed = ", ".join(sorted(several))
        said += (
            f" The lexicons are in several languages ({listed}), and nothing says in which some articles are: "
            "give them a column 'language' (en, zh, …). Without it every term was looked for in them."
        )
    return [Caveat(code, f"{_ENGLISH_ONLY}; {said}"), *_unsaid(counts, lexicons)]


def _unsaid(counts: Mapping[str, int], lexicons: Sequence[Lexicon]) -> list[Caveat]:
    """Say which lexicons have no terms in the language of some articles."""
    caveats = []
    for lexicon in lexicons:
        spoken = languages_of([lexicon])
        without = {language: n for language, n in counts.items() if language not in {*spoken, UNKNOWN}}
        if without and spoken:
            caveats.append(
                Caveat(
                    "other-language",
                    f"The lexicon {lexicon.name} ({', '.join(sorted(spoken))}) has no terms in the language of "
                    f"some articles, of which it says nothing, not even 0: {_listed(without)}.",
                )
            )
    return caveats


def _listed(counts: dict[str, int]) -> str:
    """List languages with how many articles each has."""
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    words = [f"{'unknown' if language == UNKNOWN else language} ({n:,})" for language, n in most]
    rest = len(words) - _SHOWN
    return ", ".join(words) if rest < 2 else f"{', '.join(words[:_SHOWN])} and {rest} more"
