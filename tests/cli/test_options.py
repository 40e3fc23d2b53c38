"""The commands are of one piece: an option has one name, one form and one wording wherever it means one thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from framing.cli.app import app

READING = (
    *("--text", "--source", "--date-column", "--title-column", "--url-column", "--id-column"),
    *("--encoding", "--language", "--since", "--until"),
)
# Options of the same name that say something else in another command, or add to it what holds there.
SAID_APART = {
    *("--lexicon", "--out", "--format", "--measure", "--reference", "--focus", "--limit", "--case", "--exclude"),
    *("--name", "--n", "--frame", "--frames", "--unit", "--jobs", "--coder", "--codes", "--sample", "--strata"),
    *("--gold", "--model", "--min-documents", "--alternative", "--vary-cleaning", "--correction", "--difference"),
}
# What is read or seeded there are no articles: coded texts, sheets, dictionaries.
OTHER_THINGS = {"train", "coding sheet", "lexicon convert"}


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _options(command: Any) -> dict[str, Any]:
    return {each.opts[0]: each for each in command.params if each.param_type_name == "option"}


COMMANDS = dict(_commands(typer.main.get_command(app)))
READERS = [name for name, command in COMMANDS.items() if "--id-column" in _options(command)]


def test_the_commands_that_read_articles() -> None:
    assert len(READERS) == 19


@pytest.mark.parametrize("name", READERS)
def test_what_says_how_articles_are_read_is_on_every_command_that_reads_them(name: str) -> None:
    options = _options(COMMANDS[name])
    assert [option for option in READING if option not in options] == []
    assert "--no-clean" in [*options, *(said for each in options.values() for said in each.secondary_opts)]


def test_an_option_is_described_in_one_way() -> None:
    found: dict[str, dict[tuple[str | None, str | None], list[str]]] = {}
    for name, command in COMMANDS.items():
        for option, each in _options(command).items():
            if option not in SAID_APART and name not in OTHER_THINGS:
                metavar = each.metavar if isinstance(each.metavar, str) else None
                found.setdefault(option, {}).setdefault((each.help, metavar), []).append(name)
    assert {option: ways for option, ways in found.items() if len(ways) > 1} == {}


def test_short_names_are_of_one_option() -> None:
    found: dict[str, set[str]] = {}
    for command in COMMANDS.values():
        for option, each in _options(command).items():
            for short in each.opts[1:]:
                found.setdefault(short, set()).add(option)
    assert {short: options for short, options in found.items() if len(options) > 1} == {}


def test_an_option_has_its_short_name_everywhere() -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, command in COMMANDS.items():
        for option, each in _options(command).items():
            if name not in OTHER_THINGS and option != "--difference":
                found.setdefault(option, set()).add(tuple(each.opts[1:]))
    assert {option: ways for option, ways in found.items() if len(ways) > 1} == {}


def test_what_is_given_several_times_says_so() -> None:
    silent = [
        (name, option)
        for name, command in COMMANDS.items()
        for option, each in _options(command).items()
        if each.multiple and "repeatable" not in (each.help or "").lower()
    ]
    assert silent == []
