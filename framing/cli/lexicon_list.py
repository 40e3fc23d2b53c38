"""`framing lexicon list`"""

from __future__ import annotations


def list_lexicons() -> None:
    """List the lexicons that come with the package.

    \b
    Example:
      framing lexicon list
    """
    from framing.cli.printing import say, say_table
    from framing.errors import LexiconError
    from framing.lexicon import available_lexicons, load_lexicon

    names = available_lexicons()
    if not names:
        say("No lexicon comes with this installation.")
        return
    rows, broken = [], []
    for name in names:
        try:
            lexicon = load_lexicon(name)
        except LexiconError as error:
            broken.append(error)
            continue
        counts = (str(len(lexicon.frames)), str(len(lexicon.targets)))
        rows.append((name, lexicon.version, lexicon.language, *counts, lexicon.about))
    say_table(("name", "version", "language", "frames", "targets", "about"), rows, right=(3, 4))
    if broken:
        raise broken[0]
