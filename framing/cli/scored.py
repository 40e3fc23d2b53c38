"""A folder of scores, where a command takes articles: they are not read and scored again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.cli.printing import say
from framing.cli.summary import say_caveats
from framing.corpus.scored_folders import holds_scores

if TYPE_CHECKING:
    from framing.results import Scores

# How articles are read and what is looked for in them was settled when they were scored.
_SETTLED = {
    "lexicon": "--lexicon",
    "language": "--language",
    "model": "--model",
    "aliases": "--aliases",
    "text": "--text",
    "source": "--source",
    "date_column": "--date-column",
    "title_column": "--title-column",
    "url_column": "--url-column",
    "id_column": "--id-column",
    "encoding": "--encoding",
    "no_clean": "--no-clean",
    "since": "--since",
    "until": "--until",
    "vary_cleaning": "--vary-cleaning",
}


def opened(inputs: Sequence[str], given: Mapping[str, object], *, quiet: bool) -> Scores | None:
    """Open the folder of scores that stands in the place of articles; None where articles are named.

    Parameters
    ----------
    given : mapping
        The command's options, by the names of its parameters.

    Raises
    ------
    BadParameter
        The folder is not alone, or options say how articles are read or what is looked for.
    DatasetError
        The scores in the folder are not finished.
    """
    folders = [each for each in inputs if holds_scores(Path(each).expanduser())]
    if not folders:
        return None
    if len(inputs) > 1:
        raise typer.BadParameter(
            f"'{folders[0]}' holds scores, and stands alone: score all articles into one folder, and name that."
        )
    settled = [option for name, option in _SETTLED.items() if given.get(name)]
    if settled:
        raise typer.BadParameter(
            f"'{folders[0]}' holds scores, for which {', '.join(settled)} came before: leave it out here, or run "
            "framing score with it."
        )
    from framing.engine import open_scores

    scores = open_scores(folders[0])
    if not quiet:
        say(str(scores).splitlines()[0])
        say_caveats(scores.caveats)
    return scores


def need_lexicon(lexicon: Sequence[str] | None) -> list[str]:
    """Return the lexicons that were named.

    Raises
    ------
    BadParameter
        None was.
    """
    if not lexicon:
        raise typer.BadParameter("Missing option '--lexicon', what to look for in the articles.")
    return list(lexicon)
