"""Options that several commands take, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_READING, _COMPARING, _WRITING = "Reading", "Comparing", "Writing"

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="CSV, TSV, JSON, JSONL, Parquet or text files, exports of archives, or folders of them.",
    ),
]
Lexicons = Annotated[
    list[str],
    typer.Option(
        "--lexicon",
        "-l",
        metavar="NAME|FILE",
        help="A lexicon that comes along, a .yml file or a dictionary. Repeatable.",
    ),
]
PlannedInputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="As in other commands; a plan says where they are unless given."),
]
PlannedLexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        "-l",
        metavar="NAME|FILE",
        help="A lexicon that comes along, a .yml file or a dictionary. Repeatable; a plan has its own.",
    ),
]
ScoredInputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="CSV, TSV, JSON, JSONL, Parquet or text files, or folders of them; or a folder of scores.",
    ),
]
ScoredLexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        "-l",
        metavar="NAME|FILE",
        help="A lexicon that comes along, a .yml file or a dictionary. Repeatable; scores have their own.",
    ),
]
PlanFile = Annotated[
    Path | None,
    typer.Option(
        "--plan", metavar="FILE", help="A locked plan (see framing plan): it says what is compared, and how."
    ),
]
ModelFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--model",
        "-m",
        metavar="FILE",
        help="A trained model of frames, of stance, or both, beside a lexicon or instead. Repeatable.",
    ),
]
NeededModels = Annotated[
    list[Path],
    typer.Option(
        "--model", "-m", metavar="FILE", help="A trained model of frames, of stance, or both. Repeatable."
    ),
]
Aliases = Annotated[
    Path | None,
    typer.Option(
        "--aliases",
        metavar="FILE",
        help="A CSV with the columns name, canonical and same (yes or no): which speakers are one person.",
    ),
]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")]
OutFile = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The CSV file to write.")]
Pictures = Annotated[
    list[Path] | None,
    typer.Option("--picture", metavar="FILE", help="Draw it too: a .png, .pdf or .svg file. Repeatable."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def _column(name: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar="COLUMN", help=f"The column with {what}.", rich_help_panel=_READING
    )
    return option


TextColumn = Annotated[str | None, _column("--text", "the text")]
SourceColumn = Annotated[str | None, _column("--source", "the outlet")]
DateColumn = Annotated[str | None, _column("--date-column", "the date")]
TitleColumn = Annotated[str | None, _column("--title-column", "the headline")]
UrlColumn = Annotated[str | None, _column("--url-column", "the address")]
IdColumn = Annotated[str | None, _column("--id-column", "the article's id")]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Of files that are not UTF-8, such as cp1252.", rich_help_panel=_READING),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="Of what does not say its own: articles, and dictionaries of other tools. en, vi, zh-Hans …",
        rich_help_panel=_READING,
    ),
]
NoClean = Annotated[
    bool,
    typer.Option(
        "--no-clean", help="Keep teasers, share lines and the like in the text.", rich_help_panel=_READING
    ),
]
Clean = Annotated[
    bool,
    typer.Option(
        "--clean/--no-clean",
        help="Whether to set teasers, share lines and the like aside.",
        rich_help_panel=_READING,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Leave earlier articles out: 2023-09-01.", rich_help_panel=_READING),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Leave later articles out.", rich_help_panel=_READING)
]
By = Annotated[
    str, typer.Option(metavar="COLUMN", help="The column whose values are compared.", rich_help_panel=_COMPARING)
]
Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar="NAME",
        help="Compare only this: share, rate, present, salience, tone, stance, mentions … Repeatable.",
        rich_help_panel=_COMPARING,
    ),
]
Measure = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="share, rate, present, salience, tone, stance, mentions …", rich_help_panel=_COMPARING
    ),
]
Contrasts = Annotated[
    list[str] | None,
    typer.Option(
        "--contrast",
        metavar="'A - B'",
        help="Two groups to compare; every pair unless given. Repeatable.",
        rich_help_panel=_COMPARING,
    ),
]
Voice = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Whose words count: all, journalist, quoted or attributed.",
        rich_help_panel=_COMPARING,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="COLUMN",
        help="Articles with the same value go together: a story, an author, the week (of the date).",
        rich_help_panel=_COMPARING,
    ),
]
Strata = Annotated[
    str | None,
    typer.Option(
        "--strata",
        metavar="COLUMN",
        help="Compare within the values of a column: a section, a story, the week (of the date).",
        rich_help_panel=_COMPARING,
    ),
]
ReferenceGroup = Annotated[
    str | None,
    typer.Option(
        "--reference",
        metavar="GROUP",
        help="Compare every group with this one; every pair unless given.",
        rich_help_panel=_COMPARING,
    ),
]
Resamples = Annotated[
    int, typer.Option(help="How many resamples intervals and tests take.", rich_help_panel=_COMPARING)
]
Confidence = Annotated[float, typer.Option(help="The level of the intervals.", rich_help_panel=_COMPARING)]
Correction = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="For many tests: benjamini-hochberg, westfall-young or none.",
        rich_help_panel=_COMPARING,
    ),
]
Seed = Annotated[int, typer.Option(help="The same seed gives the same numbers.", rich_help_panel=_COMPARING)]

Formats = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="LIST",
        help="What to write, with commas between: pdf, html, docx, md, json, csv, tex (tables), bib.",
        rich_help_panel=_WRITING,
    ),
]
Title = Annotated[str | None, typer.Option(help="The report's title.", rich_help_panel=_WRITING)]
Author = Annotated[str | None, typer.Option(help="The report's author.", rich_help_panel=_WRITING)]
Date = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="The date to print; none unless given, so that runs repeat.", rich_help_panel=_WRITING
    ),
]
