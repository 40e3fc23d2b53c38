"""`framing coding agreement`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import coding_options, options

if TYPE_CHECKING:
    from framing.results import Agreement

REPORTS, PICTURES = ("pdf", "html", "md", "json"), ("png", "svg")
FORMATS = (*REPORTS, "csv", *PICTURES)
_DIVIDED = 10
_LEVELS = (
    "nominal, ordinal (stance; of frames the same as nominal), interval, ratio, or masi (all frames together, as "
    "sets)"
)
_SHOWN = ("name", "units", "α", "interval", "agree", "κ", "AC1", "caveats")


def agreement(
    codes: coding_options.CodeFiles,
    level: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=f"Of measurement; has to be given. {_LEVELS}.", show_default=False),
    ] = None,
    sample: coding_options.SampleFile = None,
    lexicon: coding_options.CodedLexicons = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this frame or target. Repeatable.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="A folder to write report and tables to.")
    ] = None,
    formats: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="LIST", help="What to write there: pdf, html, md, json, csv, png, svg."
        ),
    ] = "html,csv,png",
    resamples: options.Resamples = 1000,
    confidence: options.Confidence = 0.95,
    seed: options.Seed = 0,
    quiet: options.Quiet = False,
) -> None:
    """Say how far coders agree: Krippendorff's α per frame and pair of coders, and the units that divide them.

    With --out it writes a report (agreement.html), pictures (agreement.png, divided_units.png) and tables
    (agreement.csv, agreement_pairs.csv, divided_units.csv).

    \b
    Example:
      framing coding agreement anna.csv ben.csv --level ordinal --sample sample.csv --out agreement
    """
    from framing.cli.output import prepare_folder
    from framing.cli.summary import say_written
    from framing.coding import agreement as agree
    from framing.errors import InputError

    if level is None:
        raise typer.BadParameter(
            f"Missing option '--level', of measurement. It decides what agreement is, so there is no usual one: "
            f"{_LEVELS}."
        )
    chosen = _chosen(formats)
    if out is not None:
        prepare_folder(out)
    try:
        found = agree(
            coding_options.read_coded(codes, lexicon, sample),
            level=level,
            names=name,
            confidence=confidence,
            n_resamples=resamples,
            seed=seed,
        )
    except InputError as error:
        raise InputError(coding_options.coding_words(str(error))) from None
    paths, cells = _write(found, out, chosen) if out is not None else ([], 0)
    if not quiet:
        _say(found)
        if paths:
            say_written(paths, cells)


def _chosen(formats: str) -> tuple[str, ...]:
    """Return the formats, each once; another name is wrong usage."""
    from framing.errors import unknown

    names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",")))
    for name in names:
        if name not in FORMATS:
            raise typer.BadParameter(unknown("format", name, FORMATS), param_hint="'--format'")
    return names


def _write(found: Agreement, out: Path, formats: tuple[str, ...]) -> tuple[list[Path], int]:
    """Write report, pictures and tables; return the paths, and how many cells were kept from running."""
    from framing.cli.output import write_tables
    from framing.plots import plot
    from framing.plots.saving import save_picture
    from framing.report import write_reports

    paths = list(write_reports(found, [out / f"agreement.{name}" for name in REPORTS if name in formats]))
    drawn = {"alpha": "agreement", "units": "divided_units"} if len(found.divided) else {"alpha": "agreement"}
    for ending in (name for name in PICTURES if name in formats):
        paths += [save_picture(plot(found, kind=kind), out / f"{name}.{ending}") for kind, name in drawn.items()]
    tables, cells = write_tables(found.tables(), out) if "csv" in formats else ([], 0)
    return [*paths, *tables], cells


def _say(found: Agreement) -> None:
    from framing.cli.printing import say, say_table
    from framing.cli.summary import say_caveats

    say(f"{found.summary}.")
    say()
    rows = [
        (
            row["name"],
            f"{row['n_shared']:,}",
            _number(row["alpha"]) or row["reason"],
            "" if row["alpha_low"] is None else f"{_number(row['alpha_low'])} to {_number(row['alpha_high'])}",
            "" if row["percent"] is None else f"{row['percent']:.0%}",
            _number(row["kappa"]),
            _number(row["ac1"]),
            ", ".join(row["caveats"]),
        )
        for row in found.table
    ]
    say_table(_SHOWN, rows, right=(1, 2, 4, 5, 6))
    if len(found.divided):
        say()
        listed = [(r["unit_id"], r["name"], r["codes"]) for r in found.divided.rows()[:_DIVIDED]]
        say_table(("units that divide coders most", "on", "codes"), listed)
    say()
    say(found.method)
    say_caveats(found.caveats)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".replace("-", "−")
