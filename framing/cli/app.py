"""Which commands there are. Each imports what it needs only when it runs, so that --help comes at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

import framing
from framing.cli.coding_agreement import agreement
from framing.cli.coding_import import import_files
from framing.cli.coding_merge import merge
from framing.cli.coding_sample import sample
from framing.cli.coding_sheet import sheet
from framing.cli.compare import compare
from framing.cli.concordance import concordance
from framing.cli.counts import counts
from framing.cli.demo import demo
from framing.cli.distances import distances
from framing.cli.evaluate import evaluate
from framing.cli.keyness import keyness
from framing.cli.lexicon_check import check
from framing.cli.lexicon_convert import convert
from framing.cli.lexicon_formats import formats
from framing.cli.lexicon_list import list_lexicons
from framing.cli.lexicon_show import show
from framing.cli.lss import lss
from framing.cli.microframes import microframes
from framing.cli.plan import check as check_plan
from framing.cli.plan import lock as lock_plan
from framing.cli.plan import new as new_plan
from framing.cli.power import power
from framing.cli.predict import predict
from framing.cli.robustness import robustness
from framing.cli.score import score
from framing.cli.stance import stance
from framing.cli.suggest import suggest
from framing.cli.timeline import timeline
from framing.cli.train import train
from framing.cli.voices import voices
from framing.cli.word_shift import word_shift

_BEFORE, _CODED = "What comes before", "Coded by people, and models"
_COMMANDS: dict[str, tuple[Callable[..., None], ...]] = {
    "Sources compared": (demo, compare, timeline, distances, robustness, word_shift, keyness),
    "Articles, one by one": (score, counts, concordance, voices, stance),
    _CODED: (evaluate, train, predict),
    _BEFORE: (power,),
    "Scales and terms from the articles' own words (experimental)": (lss, microframes, suggest),
}
_SETTINGS = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help="Do these news sources tell the same story differently, how, and how sure are we?",
    epilog="Start with:  framing demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)
lexicon = typer.Typer(
    help="List, show, check and convert lexicons: the frames, targets and terms to look for.", no_args_is_help=True
)
app.add_typer(lexicon, name="lexicon", rich_help_panel=_BEFORE)
plan = typer.Typer(help="Write down what will be compared before the results are known.", no_args_is_help=True)
app.add_typer(plan, name="plan", rich_help_panel=_BEFORE)
coding = typer.Typer(
    help="Have people code units of the articles, and see how far they agree.", no_args_is_help=True
)
app.add_typer(coding, name="coding", rich_help_panel=_CODED)

for panel, commands in _COMMANDS.items():
    for command in commands:
        app.command(command.__name__.replace("_", "-"), rich_help_panel=panel)(command)
lexicon.command("list")(list_lexicons)
lexicon.command("show")(show)
lexicon.command("check")(check)
lexicon.command("convert")(convert)
lexicon.command("formats")(formats)
coding.command("sample")(sample)
coding.command("sheet")(sheet)
coding.command("import")(import_files)
coding.command("agreement")(agreement)
coding.command("merge")(merge)
plan.command("new")(new_plan)
plan.command("lock")(lock_plan)
plan.command("check")(check_plan)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"framing {framing.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before any command."""
