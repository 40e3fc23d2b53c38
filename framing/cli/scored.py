"""What a command compares: a folder of scores, or articles that are read and scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from framing.cli.articles import Articles, load_lexicons
from framing.cli.outside import outside
from framing.cli.printing import say
from framing.cli.summary import say_caveats, say_corpus
from framing.corpus.scored_folders import holds_scores

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.results import Caveat, Scores

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


@dataclass(frozen=True, slots=True)
class Material:
    """What a command compares: scores, and the corpus that they are of unless they come from a folder."""

    scores: Scores
    corpus: Corpus | None

    @property
    def told(self) -> tuple[Caveat, ...]:
        """The cautions that were printed when it was read."""
        return self.scores.caveats if self.corpus is None else self.corpus.caveats


def material(inputs: Sequence[str], given: Mapping[str, Any], *, quiet: bool) -> Material:
    """Open the folder of scores that is named, or read articles and score them; say what went in.

    Parameters
    ----------
    given : mapping
        The command's options, by the names of its parameters: ``locals()`` at its beginning.

    Raises
    ------
    BadParameter
        As `opened`; or articles are named, and neither a lexicon nor a model.
    """
    others = outside(given.get("scores"), given.get("scores_about"), given.get("scores_range"))
    scores = opened(inputs, given, quiet=quiet)
    if scores is not None:
        return Material(others.beside(scores), None)
    score = scorer(given, quiet=quiet)
    corpus = Articles.named(inputs, given).read(not quiet)
    if not quiet:
        say_corpus(corpus)
    return Material(others.beside(score(corpus)), corpus)


def scorer(given: Mapping[str, Any], *, quiet: bool) -> Callable[[Corpus], Scores]:
    """Return what scores articles with the lexicons and models that the options name, opened before any is read.

    Raises
    ------
    BadParameter
        They name none, or models that do not go together.
    """
    from framing.cli.models import open_models
    from framing.scoring import score

    names, files = given["lexicon"] or [], given.get("model") or []
    if not names and not files:
        raise typer.BadParameter(
            "Missing option '--lexicon', what to look for in the articles; framing lexicon "
            "list shows those that come along."
        )
    lexicons = load_lexicons(names, given["language"])
    if files:
        models = open_models(files)
        return lambda corpus: models.score(corpus, lexicons, aliases=None, progress=not quiet)
    return lambda corpus: score(corpus, lexicons, progress=not quiet)
