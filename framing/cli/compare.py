"""`framing compare`"""

from __future__ import annotations

import typer

from framing.cli import checking, options, outside


def compare(
    out: options.Out,
    inputs: options.PlannedInputs = None,
    lexicon: options.PlannedLexicons = None,
    plan: options.PlanFile = None,
    model: options.ModelFiles = None,
    aliases: options.Aliases = None,
    scores: outside.ScoresFiles = None,
    scores_about: outside.ScoresAbout = None,
    scores_range: outside.ScoresRange = None,
    gold: checking.GoldFile = None,
    sample: checking.SampleFile = None,
    codes: checking.CodeFiles = None,
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
    by: options.By = "source",
    measure: options.Measures = None,
    voice: options.Voice = "all",
    reference: options.ReferenceGroup = None,
    cluster: options.Cluster = None,
    strata: options.Strata = None,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    correction: options.Correction = "benjamini-hochberg",
    seed: options.Seed = 0,
    formats: options.Formats = "pdf,html,csv,json",
    title: options.Title = None,
    author: options.Author = None,
    date: options.Date = None,
    quiet: options.Quiet = False,
) -> None:
    """Compare how sources frame a story, and write a report with the evidence and the numbers.

    \b
    Examples:
      framing compare articles.csv --lexicon us-vietnam --out report
      framing compare a.csv b.csv -l mine.yml --reference "The Times" -o out
      framing compare a.csv -l us-vietnam -l mine.yml --by country -f csv -o out
      framing compare a.csv -l us-vietnam --measure stance --voice journalist -o out
      framing compare a.csv -l us-vietnam --cluster story --strata section -o out
      framing compare a.csv --model frames.framing -l us-vietnam -o out
      framing compare a.csv -l moral.dic --language en --scores labels=labels.csv -o out
      framing compare a.csv -l us-vietnam --gold gold.csv --sample sample.csv -o out
      framing compare --plan plan.toml --out report
      framing compare scores --out report    (a folder of framing score --jobs)
    """
    from framing.cli.articles import Articles, given, lexicon_words
    from framing.cli.models import open_models
    from framing.cli.plan_options import Following, check_left_to_plan
    from framing.cli.running import Comparing, Writing, run
    from framing.cli.scored import opened

    writing = Writing(out, formats, title, author, date)
    checked = checking.checked(gold, sample, codes)
    if plan is not None:
        if model:
            raise typer.BadParameter("A plan names lexicons, and no models; leave out --model, or --plan.")
        check_left_to_plan(locals())
        following = Following.of(plan, inputs, lexicon)
        command = ["compare", *following.words(), *checked.words(), *writing.words()]
        run(
            following.articles.read,
            following.lexicons,
            following,
            writing,
            command=command,
            quiet=quiet,
            aliases=aliases,
            checked=checked,
            language=following.articles.language,
        )
        return
    if not inputs:
        raise typer.BadParameter("Missing argument 'INPUT', the articles; or name a plan with --plan.")
    folder = opened(inputs, locals(), quiet=quiet)
    if not lexicon and not model and folder is None:
        raise typer.BadParameter(
            "Missing option '--lexicon', what to look for; framing lexicon list shows those that come along. Or "
            "name a plan with --plan."
        )
    others = outside.outside(scores, scores_about, scores_range)
    articles = Articles.named(inputs, locals())
    comparing = Comparing(
        by,
        tuple(measure or ()),
        voice,
        reference,
        resamples,
        confidence,
        correction,
        seed,
        cluster,
        strata,
        others.names,
    )
    models = open_models(model) if model else None
    lexicons = [*lexicon_words(lexicon or []), *given({"--aliases": aliases.name if aliases else None})]
    found_by = [*lexicons, *(models.words() if models else ()), *others.words()]
    command = ["compare", *articles.words(), *found_by, *comparing.words(), *checked.words(), *writing.words()]
    run(
        articles.read,
        lexicon or [],
        comparing,
        writing,
        command=command,
        quiet=quiet,
        aliases=aliases,
        models=models,
        checked=checked,
        scores=folder,
        language=language,
        outside=others,
    )
