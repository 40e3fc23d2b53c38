"""`framing coding merge`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import coding_options, options


def merge(
    codes: coding_options.CodeFiles,
    out: options.Out,
    rule: Annotated[
        str | None, typer.Option(metavar="NAME", help="majority: the code of more than half of the coders.")
    ] = None,
    arbiter: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The coder whose code stands where codes differ, or votes are tied."),
    ] = None,
    sample: coding_options.SampleFile = None,
    lexicon: coding_options.CodedLexicons = None,
    quiet: options.Quiet = False,
) -> None:
    """Put the codes of several coders together, and decide on one code for every unit.

    Writes codes.csv (every code), gold.csv (what was decided, how, of which votes) and ties.csv (what was not). A
    gold.csv that says something else is never overwritten.

    \b
    Examples:
      framing coding merge anna.csv ben.csv cleo.csv --rule majority --sample sample.csv --out gold
      framing coding merge anna.csv ben.csv --arbiter anna --sample sample.csv --out gold
    """
    from framing.cli.output import prepare_folder
    from framing.cli.printing import say
    from framing.cli.summary import say_caveats, say_written
    from framing.coding import adjudicate
    from framing.errors import InputError

    prepare_folder(out)
    try:
        read = coding_options.read_coded(codes, lexicon, sample)
        gold = adjudicate(read, rule=rule, arbiter=arbiter)
    except InputError as error:
        raise InputError(coding_options.coding_words(str(error))) from None
    gold.to_csv(out / "gold.csv")
    read.to_csv(out / "codes.csv")
    gold.ties.to_csv(out / "ties.csv")
    if quiet:
        return
    say(f"{read.summary}.")
    say(f"{gold.summary}.")
    say_caveats((*read.caveats, *gold.caveats))
    say_written([out / name for name in ("codes.csv", "gold.csv", "ties.csv")], gold.table.formula_cells())
