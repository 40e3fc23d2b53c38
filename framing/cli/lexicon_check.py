"""`framing lexicon check`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from framing.errors import counted

if TYPE_CHECKING:
    from framing.lexicon import LintFinding

_PLACE = re.compile(r"line [0-9]+")


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Lexicon files, or names of lexicons that come along.")
    ],
) -> None:
    """Check lexicon files: the format, doubtful terms, and whether the examples match.

    All findings are printed, each with its line. The exit status is 1 if one of them is an error.

    \b
    Examples:
      framing lexicon check mine.yml
      framing lexicon check lexicons/*.yml
    """
    from framing.cli.printing import say

    errors = warnings = 0
    for file in files:
        title, findings, refused = _findings(file)
        say(title)
        for line in (*refused, *map(str, findings)):
            say(f"  {line}")
        errors += len(refused) + sum(finding.severity == "error" for finding in findings)
        warnings += sum(finding.severity == "warning" for finding in findings)
    say(f"{counted(len(files), 'file')}: {counted(errors, 'error')}, {counted(warnings, 'warning')}.")
    if errors:
        raise typer.Exit(1)


def _findings(file: str) -> tuple[str, list[LintFinding], list[str]]:
    """Return a title, what was found in a lexicon, and why it could not be read at all."""
    from framing.cli.articles import readable
    from framing.errors import LexiconError
    from framing.lexicon import lint
    from framing.scoring import check_examples

    try:
        lexicon = readable(file)
    except LexiconError as error:
        return error.name, [], [_as_error(str(problem)) for problem in error.problems]
    found = (*lint(lexicon), *check_examples(lexicon))
    # What a dictionary lost comes first: it is what one asks for.
    findings = sorted(found, key=lambda finding: (finding.code != "left-out", finding.line, finding.code))
    counts = f"{counted(len(lexicon.frames), 'frame')}, {counted(len(lexicon.targets), 'target')}"
    return f"{lexicon.path}: {lexicon.name} {lexicon.version}, {counts}", findings, []


def _as_error(problem: str) -> str:
    """Word a problem as a finding: "line 5: error: …"."""
    place, colon, said = problem.partition(": ")
    return f"{place}: error: {said}" if colon and _PLACE.fullmatch(place) else f"error: {problem}"
