"""What words and phrases say of those beside them: VADER's valences, mended for news by lists of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.errors import InputError
from framing.scoring.stance_forms import inflected
from framing.scoring.stance_phrases import PhraseTree, phrase_tree, split_phrases
from framing.scoring.tone_lexicon import tone_lexicon

_FOLDER = Path(__file__).parent
RELATIONS, MISLEADING, NEWS = "valence_relations.tsv", "valence_void.tsv", "valence_news.tsv"
_COLUMNS = {RELATIONS: 4, MISLEADING: 2, NEWS: 3}


@dataclass(frozen=True, slots=True)
class Sides:
    """What a word says of the two sides of a deed, −4 to 4.

    Attributes
    ----------
    subject : float
        Of who stands before it, and does it.
    obj : float
        Of who stands behind it, to whom it is done.
    relation : bool
        Whether it names a deed with two sides, so that who does it and to whom must not be mixed up.
    participle : bool
        Whether the form can stand in the passive ("was condemned").
    noun : bool
        Whether it is a noun ("condemnation").
    """

    subject: float
    obj: float
    relation: bool = False
    participle: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """Every word that can be evidence, in lower case, and the phrases."""

    words: Mapping[str, Sides]
    phrases: PhraseTree


@cache
def stance_lexicon() -> StanceLexicon:
    """Read the lists beside this file and VADER's, once.

    Our lists come before VADER's valences: first the relations, then what the list of misleading words leaves out,
    then the words that judge actors in news. Where a form stands twice, the first place holds.

    References
    ----------
    Hutto and Gilbert (2014), VADER: A parsimonious rule-based model for sentiment analysis of social media text.
    """
    words: dict[str, Sides] = {}
    for subject, obj, kind, entries in read_list(RELATIONS):
        for entry in entries.split():
            forms = inflected(entry, kind)
            passive = _participles(forms) if kind == "verb" else frozenset()
            for form in forms:
                words.setdefault(form, Sides(float(subject), float(obj), True, form in passive, kind == "noun"))
    misleading = {form for kind, entries in read_list(MISLEADING) for form in forms_of(kind, entries)}
    judging = [
        (form, float(valence)) for valence, kind, entries in read_list(NEWS) for form in forms_of(kind, entries)
    ]
    tone = tone_lexicon()
    rated = [(word, float(tone.valence[row])) for word, row in tone.rows.items() if tone.valence[row]]
    for form, value in judging + rated:
        if "-" not in form and form not in misleading:
            words.setdefault(form, Sides(value, value))
    phrases = split_phrases((form, value) for form, value in judging if "-" in form)
    return StanceLexicon(words, phrase_tree(phrases))


def read_list(name: str) -> Iterator[list[str]]:
    """Read a word list: columns with tabs between; lines with # are for people.

    Raises
    ------
    InputError
        A line has another number of columns.
    """
    columns = _COLUMNS[name]
    for number, line in enumerate((_FOLDER / name).read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise InputError(
                f"{name}, line {number}: {len(cells)} columns; it needs {columns}, with tabs between."
            )
        yield cells


def forms_of(kind: str, entries: str) -> Iterator[str]:
    """Return all forms of the entries of a line."""
    for entry in entries.split():
        yield from inflected(entry, kind)


def _participles(forms: list[str]) -> frozenset[str]:
    """Return the forms that can stand in the passive: all but the base form and those in -s and -ing."""
    alike = {"hit", "beat", "hurt"}
    return frozenset(form for form in forms[2:] if not form.endswith("ing")) | (alike & set(forms[:1]))
