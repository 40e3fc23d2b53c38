"""The formats that dictionaries come in: one row for each, and what recognises and reads it.

A new format is a file with `recognise` and `read`, and a row here. The first row that recognises a file reads it;
rows that ask for more stand before rows that ask for less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from framing.lexicon.importers import (
    afinn,
    emfd,
    empath,
    lexicoder,
    liwc,
    liwc22,
    mpqa,
    nrc,
    nrc_hashtag,
    nrc_valence,
    nrc_wide,
    quanteda,
    two_columns,
    word_list,
    wordstat,
    yoshikoder,
)
from framing.lexicon.importers.gathering import Dictionary, Source


@dataclass(frozen=True, slots=True)
class Format:
    """A format of dictionaries.

    Attributes
    ----------
    name : str
        What `load_lexicon(path, format=…)` calls it.
    label : str
        What messages call it.
    endings : str
        How its files usually end. The content decides, but what ends in .yml is asked only by formats that end so.
    recognise : function of a Source to bool
    read : function of a Source to a Dictionary
    wildcards : bool
        Whether * and ? stand for letters. Where they do not, a word that holds one is left out.
    language : str
        The language of every dictionary in this format; blank where it may be any.
    """

    name: str
    label: str
    endings: str
    recognise: Callable[[Source], bool]
    read: Callable[[Source], Dictionary]
    wildcards: bool = True
    language: str = ""


FORMATS = (
    Format("yoshikoder", "Yoshikoder, Lexicoder XML", ".ykd .lcd", yoshikoder.recognise, yoshikoder.read),
    Format("liwc", "LIWC", ".dic", liwc.recognise, liwc.read),
    Format("liwc22", "LIWC 2022", ".dicx", liwc22.recognise, liwc22.read),
    Format("lexicoder", "Lexicoder 3", ".lc3", lexicoder.recognise, lexicoder.read),
    Format("mpqa", "MPQA clues", ".tff", mpqa.recognise, mpqa.read, wildcards=False, language="en"),
    Format(
        "emfd", "extended Moral Foundations", ".csv", emfd.recognise, emfd.read, wildcards=False, language="en"
    ),
    Format("quanteda", "quanteda or newsmap YAML", ".yml", quanteda.recognise, quanteda.read),
    Format("wordstat", "WordStat", ".cat", wordstat.recognise, wordstat.read),
    Format("nrc", "NRC word, category, number", ".txt", nrc.recognise, nrc.read, wildcards=False),
    Format(
        "nrc-wide", "NRC, a column for each emotion", ".txt", nrc_wide.recognise, nrc_wide.read, wildcards=False
    ),
    Format("nrc-vad", "NRC VAD", ".txt", nrc_valence.recognise, nrc_valence.read, wildcards=False),
    Format("nrc-hashtag", "NRC hashtag scores", ".txt", nrc_hashtag.recognise, nrc_hashtag.read, wildcards=False),
    Format("afinn", "AFINN, word and number", ".txt", afinn.recognise, afinn.read, wildcards=False),
    Format("two-columns", "word and category", ".csv", two_columns.recognise, two_columns.read),
    Format("empath", "Empath", ".tsv", empath.recognise, empath.read, wildcards=False, language="en"),
    Format(
        "word-list", "Hu and Liu, one word a line", ".txt", word_list.recognise, word_list.read, wildcards=False
    ),
)


def available_formats() -> tuple[str, ...]:
    """Return the names of the formats of dictionaries that `load_lexicon` reads besides its own."""
    return tuple(each.name for each in FORMATS)


def recognised(source: Source) -> Format | None:
    """Return the format that a file is in by its content, or None."""
    return next((each for each in FORMATS if each.recognise(source)), None)
