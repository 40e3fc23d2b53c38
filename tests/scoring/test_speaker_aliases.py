"""Files of aliases: what they say, and whole texts of what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.lexicon.aliases import Alias
from framing.scoring.speaker_aliases import read_aliases


def written(folder: Path, text: str) -> Path:
    path = folder / "aliases.csv"
    path.write_text(text, encoding="utf-8")
    return path


def problem(path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read_aliases(path)
    return str(raised.value)


def test_reading(tmp_path: Path) -> None:
    path = written(tmp_path, "name,canonical,same\nDuran,Du Lan,\nHe Jinyu,Ho Jin yu,Yes\nWang Yi,Wang Li,no\n")
    assert read_aliases(path) == (
        Alias("Duran", "Du Lan"),
        Alias("He Jinyu", "Ho Jin yu"),
        Alias("Wang Yi", "Wang Li", same=False),
    )


def test_the_third_column_may_be_left_out(tmp_path: Path) -> None:
    assert read_aliases(written(tmp_path, "name,canonical\nDuran,Du Lan\n")) == (Alias("Duran", "Du Lan"),)


def test_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    assert problem(path) == f"There is no file '{path}' with aliases. Give the path of a CSV file."


def test_other_columns(tmp_path: Path) -> None:
    assert problem(written(tmp_path, "name,canonicl\nDuran,Du Lan\n")) == (
        "aliases.csv: the columns of these aliases are not as they have to be.\n"
        "  the column 'canonical' is missing\n"
        "  there is no use for the column 'canonicl'. Did you mean 'canonical'?\n"
        "Allowed: 'name', 'canonical' or 'same'; 'same' may be left out."
    )


def test_all_problems_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "name,canonical,same\n"
        "Duran,Du Lan,maybe\n"
        "Duran,Du Ran,\n"
        ",Du Lan,\n"
        "Ann Lee,Ann Li,no\n"
        "Ann Lee,Ann Li,yes\n"
        "Ann Lee,ann lee,no\n"
        "Du Lan,Lan Du,\n",
    )
    assert problem(path) == (
        "aliases.csv: 6 problems in these aliases.\n"
        "  row 1: 'maybe' stands under 'same'. Write yes or no, or nothing for yes.\n"
        "  row 2: 'Duran' is to be called 'Du Ran', but row 1 says 'Du Lan'. Keep one of them.\n"
        "  row 3: 'name' is blank. Write a name under both 'name' and 'canonical'.\n"
        "  row 6: 'Ann Lee' cannot be kept apart from itself. Write two names.\n"
        "  row 1: 'Duran' is to be called 'Du Lan', which row 7 calls 'Lan Du'. Write 'Lan Du' in both.\n"
        "  row 5: 'Ann Lee' and 'Ann Li' are one person here, and two in row 4. Keep one of them."
    )
