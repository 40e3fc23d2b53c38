"""`framing plan new`, `framing plan lock` and `framing plan check`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options

_PLANNING = "What is planned"
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="A plan, such as plan.toml.")]
OtherInputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[INPUT]", help="The articles, where they are no longer where the plan says."),
]
OtherLexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        "-l",
        metavar="NAME|FILE",
        help="The lexicons, where no longer where the plan says. Repeatable.",
    ),
]


def new(
    inputs: options.Inputs,
    lexicon: options.Lexicons,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The plan to write.")] = Path(
        "plan.toml"
    ),
    measure: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="What will be compared (share unless given), the most important first. Repeatable.",
            rich_help_panel=_PLANNING,
        ),
    ] = None,
    by: options.By = "source",
    voice: options.Voice = "all",
    reference: options.ReferenceGroup = None,
    contrast: options.Contrasts = None,
    cluster: options.Cluster = None,
    strata: options.Strata = None,
    alternative: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Which alternatives to compute (see framing robustness); all unless given. Repeatable.",
            rich_help_panel=_PLANNING,
        ),
    ] = None,
    vary_cleaning: Annotated[
        bool,
        typer.Option("--vary-cleaning", help="Also with cleaning off, or on.", rich_help_panel=_PLANNING),
    ] = False,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    correction: options.Correction = "benjamini-hochberg",
    seed: options.Seed = 0,
    text: options.TextColumn = None,
    source: options.SourceColumn = None,
    date_column: options.DateColumn = None,
    title_column: options.TitleColumn = None,
    url_column: options.UrlColumn = None,
    id_column: options.IdColumn = None,
    encoding: options.Encoding = None,
    language: options.Language = None,
    no_clean: options.NoClean = False,
    since: options.Since = None,
    until: options.Until = None,
    quiet: options.Quiet = False,
) -> None:
    """Write down what will be compared and how, before the results are known.

    Nothing is compared for it. Read the file, change it, and lock it.

    \b
    Example:
      framing plan new articles.csv --lexicon us-vietnam --measure share --measure stance --out plan.toml
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.output import prepare_file
    from framing.cli.plan_options import cleaning_name, contrasts_of, where_of
    from framing.cli.printing import say
    from framing.comparisons import make_plan, write_plan
    from framing.scoring import score

    pairs = contrasts_of(contrast)
    prepare_file(out)
    articles = Articles.named(inputs, locals())
    lexicons = load_lexicons(lexicon, language)
    plan = make_plan(
        score(articles.read(not quiet), lexicons, progress=not quiet),
        by,
        measures=measure or ["share"],
        voice=voice,
        reference=reference,
        contrasts=pairs,
        cluster=cluster,
        strata=strata,
        correction=correction,
        confidence=confidence,
        n_resamples=resamples,
        seed=seed,
        alternatives=alternative,
        others=[cleaning_name(articles.clean)] if vary_cleaning else [],
    )
    write_plan(plan, out, where_of(inputs, lexicon, out))
    if not quiet:
        say(str(plan))
        say(f"Written: {out}. Read it, change it, and lock it:  framing plan lock {out}")


def lock(
    plan: PlanFile, inputs: OtherInputs = None, lexicon: OtherLexicons = None, quiet: options.Quiet = False
) -> None:
    """Lock a plan: from then on everything that is changed in it can be told.

    The articles and lexicons have to be those that the plan names.

    \b
    Example:
      framing plan lock plan.toml
    """
    from framing.cli.plan_options import check_matches, planned_articles, planned_lexicons
    from framing.cli.printing import say
    from framing.comparisons import write_plan
    from framing.comparisons.plan_files import read_plan_file

    read, where = read_plan_file(plan)
    articles = planned_articles(read, where, plan, inputs)
    check_matches(read, articles.read(not quiet), planned_lexicons(where, plan, lexicon), articles.language)
    locked = read.locked()
    if read.lock is None:
        write_plan(locked, plan, where)
    if not quiet:
        say(f"{'Was locked before' if read.lock is not None else 'Locked'}: {plan}, SHA-256 {locked.sha256}")
        say(f"Follow it:  framing compare --plan {plan} --out report")


def check(
    plan: PlanFile, inputs: OtherInputs = None, lexicon: OtherLexicons = None, quiet: options.Quiet = False
) -> None:
    """Check a plan against the articles and lexicons, and against its lock; everything that differs is printed.

    \b
    Example:
      framing plan check plan.toml articles.csv
    """
    from framing.cli.plan_options import check_matches, planned_articles, planned_lexicons
    from framing.cli.printing import say
    from framing.comparisons.plan_files import read_plan_file

    read, where = read_plan_file(plan)
    articles = planned_articles(read, where, plan, inputs)
    check_matches(read, articles.read(not quiet), planned_lexicons(where, plan, lexicon), articles.language)
    if not quiet:
        say(str(read))
        say(f"Articles and lexicons are those of the plan. SHA-256 {read.sha256}")
