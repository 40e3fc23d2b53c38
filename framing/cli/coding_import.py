"""`framing coding import`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import coding_options, options


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Saved codes, filled-in sheets, exports of Label Studio (.json) or doccano (.jsonl, .zip).",
        ),
    ],
    lexicon: options.Lexicons,
    out: options.OutFile,
    sample: coding_options.SampleFile = None,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="Who coded, for files that don't say.")
    ] = None,
    rename: Annotated[
        list[str] | None,
        typer.Option(
            "--rename",
            metavar="FROM=TO",
            help="What the file calls a person, and the name the codes get: 3=anna. Repeatable.",
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Read what coders gave back, in whatever form, and write it as one table of codes.

    The columns are unit_id, coder, name, code and note, as framing coding agreement and merge read them.

    \b
    Examples:
      framing coding import codes-anna.csv codes-ben.json --lexicon us-vietnam --out codes.csv
      framing coding import export.json --lexicon us-vietnam --rename 3=anna --rename 4=ben --out codes.csv
    """
    from framing.cli.articles import load_lexicons
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.cli.summary import say_caveats, say_written
    from framing.coding import import_codes
    from framing.errors import InputError

    pairs = [each.partition("=") for each in rename or []]
    wrong = [before + equals + after for before, equals, after in pairs if not (before and after)]
    if wrong:
        raise typer.BadParameter(f"'{wrong[0]}' is not of the form FROM=TO", param_hint="'--rename'")
    prepare_file(out)
    try:
        codes = import_codes(
            list(files),
            lexicon=load_lexicons(lexicon),
            sample=sample,
            coder=coder,
            coders={before: after for before, _, after in pairs},
        )
    except InputError as error:
        raise InputError(str(error).replace("with coder=", "with --coder")) from None
    codes.to_csv(out)
    if not quiet:
        say(f"{codes.summary}.")
        say_caveats(codes.caveats)
        say_written([out], codes.table.formula_cells())
