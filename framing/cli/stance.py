"""`framing stance`"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.results import Stances

_TARGETS = 10


def stance(
    inputs: options.Inputs,
    mentions: Annotated[
        str,
        typer.Option(
            "--mentions",
            metavar="FILE",
            help="A table with the columns document_id, target, start and end: one row a mention.",
        ),
    ],
    out: options.OutFile,
    text: options.TextColumn = None,
    source: options.SourceColumn = None,
    date_column: options.DateColumn = None,
    title_column: options.TitleColumn = None,
    url_column: options.UrlColumn = None,
    id_column: options.IdColumn = None,
    encoding: options.Encoding = None,
    language: options.Language = None,
    clean: options.Clean = False,
    since: options.Since = None,
    until: options.Until = None,
    aliases: options.Aliases = None,
    quiet: options.Quiet = False,
) -> None:
    """Score what is said about targets at given mentions: for or against, in whose voice.

    Writes the mentions in their order with the columns stance (-1 against to 1 for; empty without evidence),
    polarity (for, against or none), voice and speaker behind their own. Every article with a text is read, whole:
    nothing is set aside unless --clean is given, and copies stay. Offsets count the characters of the text as it
    was read, from 0, the end not included.

    \b
    Example:
      framing stance articles.csv --mentions mentions.csv --text body --id-column id --out stance.csv
    """
    from framing.cli.articles import Articles
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.scoring.mention_stance import stance as score_mentions

    prepare_file(out)
    articles = Articles.named(inputs, locals(), duplicates=True)
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    found = score_mentions(corpus, mentions, aliases=aliases or (), encoding=encoding, progress=not quiet)
    found.to_csv(out)
    if not quiet:
        say()
        say(found.summary)
        _say_targets(found)
        say()
        say_caveats(caveat for caveat in found.caveats if caveat not in corpus.caveats)
        say_written([out], found.table.formula_cells())


def _say_targets(found: Stances) -> None:
    """Print how often each target is spoken of in which way, the most often mentioned first."""
    from framing.cli.printing import say, say_table
    from framing.results import OUTCOMES

    targets = ["" if target is None else str(target) for target in found.column("target")]
    mentions = Counter(targets)
    outcomes = Counter(zip(targets, found.column("polarity"), strict=True))
    listed = sorted(mentions, key=lambda target: (-mentions[target], target))
    rows = [
        (target, f"{mentions[target]:,}", *(f"{outcomes[target, outcome]:,}" for outcome in OUTCOMES))
        for target in listed[:_TARGETS]
    ]
    if rows:
        say()
        say_table(("target", "mentions", *OUTCOMES), rows, right=(1, 2, 3, 4))
    if len(listed) > _TARGETS:
        say(f"… and {len(listed) - _TARGETS:,} more targets.")
