"""`framing voices`"""

from __future__ import annotations

from framing.cli import options

_SPEAKERS = 5


def voices(
    inputs: options.Inputs,
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
    """List who says what in articles: one row for each span of reported speech, with its speaker and cue.

    Every article with a text is read, whole: nothing is set aside unless --clean is given, and copies stay.
    Offsets count the characters of the text as it was read, from 0, the end not included.

    \b
    Example:
      framing voices articles.csv --text body --id-column id --out voices.csv
    """
    from framing.cli.articles import Articles
    from framing.cli.output import prepare_file
    from framing.cli.printing import say, say_table
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.scoring import voices as find_voices

    prepare_file(out)
    articles = Articles.named(inputs, locals(), duplicates=True)
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    found = find_voices(corpus, aliases=aliases or (), progress=not quiet)
    found.to_csv(out)
    if not quiet:
        speakers = found.speakers()
        named = sum(n for _, n in speakers)
        say()
        say(found.summary)
        say(f"With a speaker known by name or phrase: {named:,}; without: {len(found) - named:,}.")
        if speakers:
            say()
            rows = [(name, f"{n:,}") for name, n in speakers[:_SPEAKERS]]
            say_table(("most frequent speakers", "spans"), rows, right=(1,))
        say()
        say_caveats(caveat for caveat in found.caveats if caveat not in corpus.caveats)
        say_written([out], found.table.formula_cells())
