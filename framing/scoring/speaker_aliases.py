"""Aliases in a CSV file, and aliases from several places put together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from framing.corpus.delimited import read_delimited
from framing.errors import InputError, did_you_mean, one_of
from framing.files import read_text
from framing.lexicon.aliases import Alias, alias_problems

COLUMNS = ("name", "canonical", "same")
_ANSWERS = {"yes": True, "no": False, "": True}


def read_aliases(path: str | Path, encoding: str | None = None) -> tuple[Alias, ...]:
    """Read aliases from a CSV file with the columns `name`, `canonical` and, if need be, `same` (yes or no).

    Raises
    ------
    InputError
        The file or a column is missing, or rows are wrong or contradict each other: all of them at once.
    """
    path = Path(path)
    try:
        columns = read_delimited(read_text(path, encoding), path.name, tabs=path.suffix.lower() == ".tsv")
    except (FileNotFoundError, IsADirectoryError):
        raise InputError(f"There is no file '{path}' with aliases. Give the path of a CSV file.") from None
    lacking = [name for name in COLUMNS[:2] if name not in columns]
    strange = [name for name in columns if name not in COLUMNS]
    if lacking or strange:
        raise InputError(_wrong_columns(path.name, lacking, strange))
    names, canonicals = columns["name"], columns["canonical"]
    same = columns.get("same", [""] * len(names))
    problems = [
        f"row {row}: '{answer.strip()}' stands under 'same'. Write yes or no, or nothing for yes."
        for row, answer in enumerate(same, 1)
        if answer.strip().lower() not in _ANSWERS
    ]
    aliases = [
        Alias(name.strip(), canonical.strip(), _ANSWERS.get(answer.strip().lower(), True))
        for name, canonical, answer in zip(names, canonicals, same, strict=True)
    ]
    return check_aliases(aliases, path.name, problems)


def check_aliases(
    aliases: Iterable[Alias], name: str = "aliases", problems: Iterable[str] = ()
) -> tuple[Alias, ...]:
    """Return aliases that contradict neither themselves nor each other.

    Parameters
    ----------
    name : str
        What to call them in an error.
    problems : iterable of str
        What is known to be wrong already.

    Raises
    ------
    InputError
        Some do, or a name is blank; see `alias_problems`.
    """
    kept = tuple(aliases)
    rows = [f"row {number}" for number in range(1, len(kept) + 1)]
    wrong = [*problems, *(f"{rows[number]}: {said}" for number, said in alias_problems(kept, rows))]
    if wrong:
        count = "1 problem" if len(wrong) == 1 else f"{len(wrong)} problems"
        raise InputError("\n".join([f"{name}: {count} in these aliases.", *(f"  {line}" for line in wrong)]))
    return kept


def _wrong_columns(name: str, lacking: list[str], strange: list[str]) -> str:
    said = [f"the column '{column}' is missing" for column in lacking]
    said += [f"there is no use for the column '{column}'.{did_you_mean(column, COLUMNS)}" for column in strange]
    return "\n".join(
        [
            f"{name}: the columns of these aliases are not as they have to be.",
            *(f"  {line}" for line in said),
            f"Allowed: {one_of(COLUMNS)}; 'same' may be left out.",
        ]
    )
