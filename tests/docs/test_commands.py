"""Commands that pages name in passing exist, and so do their options; blocks of shell are run elsewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from framing.cli.app import app
from tests.docs.pages import name_of, pages, prose_of

_NAMED = re.compile(r"(?<!`)`(framing [^`]+)`")
_OPTION = re.compile(r"--?[a-z][a-z-]*")


def problem_of(line: str) -> str:
    """Return what is wrong with a command, "" where nothing is."""
    command: Any = typer.main.get_command(app)
    words = shlex.split(line.replace("…", " ").replace("\n", " "))[1:]
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if hasattr(command, "commands") and words and not words[0].startswith("-"):
        return f"{line}: no command '{words[0]}'"
    known = {"--help"}.union(*(set(each.opts) | set(each.secondary_opts) for each in command.params))
    wrong = [word for word in words if _OPTION.fullmatch(word.partition("=")[0]) and word not in known]
    return f"{line}: no option {', '.join(wrong)}" if wrong else ""


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_commands_and_their_options_exist(page: Path) -> None:
    named = _NAMED.findall(prose_of(page.read_text(encoding="utf-8")))
    assert [problem for problem in map(problem_of, named) if problem] == []


def test_what_does_not_exist_is_told() -> None:
    assert (
        problem_of("framing compare a.csv -l x --output y")
        == "framing compare a.csv -l x --output y: no option --output"
    )
    assert problem_of("framing coding reunite a.csv") == "framing coding reunite a.csv: no command 'reunite'"
    assert problem_of("framing compare … --gold gold.csv") == ""
