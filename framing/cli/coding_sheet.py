"""`framing coding sheet`"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.lexicon import Lexicon
    from framing.results import CodingSample

FORMATS = ("html", "csv", "label-studio", "doccano")


def sheet(
    sample: Annotated[
        Path, typer.Argument(metavar="SAMPLE", help="The CSV file that framing coding sample wrote.")
    ],
    lexicon: options.Lexicons,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="PATH", help="A file that ends in .html or .csv, or a folder for several files."
        ),
    ],
    coder: Annotated[
        list[str] | None,
        typer.Option(
            "--coder", metavar="NAME", help="Who codes; repeatable. Unless given, all coders of the sample."
        ),
    ] = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="html (usual), csv, label-studio or doccano; the file's ending says so too.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Code this frame or target alone; repeatable."),
    ] = None,
    show_source: Annotated[
        bool, typer.Option("--show-source", help="Let coders see the source; otherwise they code blind.")
    ] = False,
    seed: Annotated[int, typer.Option(metavar="INT", help="Of the order of the texts.")] = 0,
    quiet: options.Quiet = False,
) -> None:
    """Write the sheets that people code on: a page that works offline in a browser, or a table.

    Each coder gets a file with the texts given to them, in an order of their own, without scores. What comes back
    is read by framing coding import.

    \b
    Examples:
      framing coding sheet sample.csv --lexicon us-vietnam --coder anna --out anna.html
      framing coding sheet sample.csv --lexicon us-vietnam --out sheets
      framing coding sheet sample.csv --lexicon us-vietnam --format label-studio --out project
    """
    from framing.cli.articles import load_lexicons
    from framing.cli.summary import say_written
    from framing.coding import read_sample
    from framing.errors import unknown

    ending = out.suffix.lower().removeprefix(".")
    chosen = format_name or (ending if ending in FORMATS else "html")
    if chosen not in FORMATS:
        raise typer.BadParameter(unknown("format", chosen, FORMATS), param_hint="'--format'")
    if ending in FORMATS and ending != chosen:
        raise typer.BadParameter(
            f"'{out}' ends in .{ending}, but --format {chosen} is given", param_hint="'--out'"
        )
    known, lexicons = read_sample(sample), load_lexicons(lexicon)
    names = list(dict.fromkeys(coder or known.coders))
    if chosen in ("label-studio", "doccano"):
        if len(coder or []) > 1:
            raise typer.BadParameter("a project is for one coder, or for all", param_hint="'--coder'")
        paths = _project(chosen, known, lexicons, out, coder[0] if coder else None, only, show_source, seed)
    else:
        if not names:
            raise typer.BadParameter("the sample names no coders; say who codes", param_hint="'--coder'")
        paths = _sheets(chosen, known, lexicons, out, names, only, show_source, seed)
    if not quiet:
        say_written(paths, 0)


def _sheets(
    kind: str,
    sample: CodingSample,
    lexicons: list[Lexicon],
    out: Path,
    names: list[str],
    only: list[str] | None,
    show_source: bool,
    seed: int,
) -> list[Path]:
    """Write one sheet a coder: to the file that is named, or to a folder where there are several."""
    from framing.cli.output import prepare_file
    from framing.coding import write_coding_sheet

    is_file = out.suffix.lower() == f".{kind}"
    if is_file and len(names) > 1:
        raise typer.BadParameter(
            f"several coders ({', '.join(names)}) need a folder, not the file '{out}'", param_hint="'--out'"
        )
    targets = [out] if is_file else [out / f"sheet-{_file_name(name)}.{kind}" for name in names]
    if len({str(path).casefold() for path in targets}) < len(targets):
        raise typer.BadParameter(
            "two coders' names give one file name; write their sheets one by one", param_hint="'--coder'"
        )
    for path in targets:
        prepare_file(path)
    return [
        write_coding_sheet(sample, lexicons, path, coder=name, blind=not show_source, only=only, seed=seed)
        for name, path in zip(names, targets, strict=True)
    ]


def _project(
    kind: str,
    sample: CodingSample,
    lexicons: list[Lexicon],
    out: Path,
    coder: str | None,
    only: list[str] | None,
    show_source: bool,
    seed: int,
) -> list[Path]:
    from framing.cli.output import prepare_folder
    from framing.coding import write_doccano, write_label_studio

    prepare_folder(out)
    write = write_doccano if kind == "doccano" else write_label_studio
    return list(write(sample, lexicons, out, coder=coder, blind=not show_source, only=only, seed=seed))


def _file_name(coder: str) -> str:
    """Return a coder's name as part of a file's name."""
    return re.sub(r"[^\w-]+", "-", coder).strip("-") or "coder"
