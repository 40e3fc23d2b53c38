"""Aliases: which names a user knows to be one person's, and which not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.delimited import read_delimited
from framing.errors import InputError, did_you_mean, one_of
from framing.files import read_text
from framing.scoring.speaker_spelling import words_of

COLUMNS = ("name", "canonical", "same")
_ANSWERS = {"yes": True, "no": False, "": True}


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names that are, or are not, one person's.

    Attributes
    ----------
    name : str
        As it stands in the articles.
    canonical : str
        What the person is to be called; with ``same=False`` the name of someone else.
    same : bool
        Whether they are one person.
    """

    name: str
    canonical: str
    same: bool = True


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
        A name is blank or stands for itself; two rows give one name two canonical names, or say that the same two
        names are one person and are not; a canonical name is itself given another.
    """
    kept, wrong = tuple(aliases), list(problems)
    called: dict[tuple[str, ...], tuple[int, Alias]] = {}
    apart: dict[frozenset[tuple[str, ...]], int] = {}
    for row, alias in enumerate(kept, 1):
        one, other = words_of(alias.name), words_of(alias.canonical)
        if not one or not other:
            blank = "name" if not one else "canonical"
            wrong.append(f"row {row}: '{blank}' is blank. Write a name under both 'name' and 'canonical'.")
        elif one == other and not alias.same:
            wrong.append(f"row {row}: '{alias.name}' cannot be kept apart from itself. Write two names.")
        elif not alias.same:
            apart[frozenset((one, other))] = row
        elif one in called and words_of(called[one][1].canonical) != other:
            first, known = called[one]
            wrong.append(
                f"row {row}: '{alias.name}' is to be called '{alias.canonical}', but row {first} says "
                f"'{known.canonical}'. Keep one of them."
            )
        else:
            called.setdefault(one, (row, alias))
    for one, (row, alias) in called.items():
        other = words_of(alias.canonical)
        if one != other and other in called and words_of(called[other][1].canonical) != other:
            first, known = called[other]
            wrong.append(
                f"row {row}: '{alias.name}' is to be called '{alias.canonical}', which row {first} calls "
                f"'{known.canonical}'. Write '{known.canonical}' in both."
            )
        if frozenset((one, other)) in apart:
            wrong.append(
                f"row {row}: '{alias.name}' and '{alias.canonical}' are one person here, and two in row "
                f"{apart[frozenset((one, other))]}. Keep one of the rows."
            )
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
