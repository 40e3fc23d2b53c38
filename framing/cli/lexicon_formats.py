"""`framing lexicon formats`"""

from __future__ import annotations


def formats() -> None:
    """List the formats of other tools' dictionaries that can be read and converted.

    \b
    Example:
      framing lexicon formats
    """
    from framing.cli.printing import say_table
    from framing.lexicon.importers.registry import FORMATS

    say_table(("format", "of", "files", "language"), ((f.name, f.label, f.endings, f.language) for f in FORMATS))
