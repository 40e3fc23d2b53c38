"""Samples out of files: what is wrong with them, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.coding import read_sample
from framing.errors import InputError

HEAD = "unit_id,document_id,source,unit,text,before,after,start,end,field,probability,stratum,coders\n"


def test_everything_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    path.write_text(
        HEAD
        + "u1,a,s,sentence,It grows.,,,0,9,text,0.5,x,anna; ben\n"
        + "u1,a,s,passage,It grows.,,,0,9,text,0.25,x,anna\n"
        + ",a,s,line,,,,-1,nine,body,0,y,\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as raised:
        read_sample(path)
    assert str(raised.value) == (
        "sample.csv: 9 problems in these units.\n"
        "  row 2: the unit 'u1' stands in row 1 already.\n"
        "  row 2: the probability is 0.25, and 0.5 in row 1 of the same stratum. Every unit of a stratum has the "
        "same one.\n"
        "  row 3: nothing stands under 'unit_id'.\n"
        "  row 3: 'line' stands under 'unit'. Allowed: 'sentence', 'passage' or 'article'.\n"
        "  row 3: 'body' stands under 'field'. Allowed: 'title' or 'text'.\n"
        "  row 3: '-1' stands under 'start'. A number of characters has to.\n"
        "  row 3: 'nine' stands under 'end'. A number of characters has to.\n"
        "  row 3: '0' stands under 'probability'. A number above 0 and up to 1 has to.\n"
        "  the units are of several kinds: passage, sentence. A sample has one."
    )


def test_columns_and_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_sample(tmp_path / "none.csv")
    assert (
        str(raised.value) == f"There is no file '{tmp_path / 'none.csv'}' with units. Give the path of a CSV file."
    )
    with pytest.raises(InputError) as raised:
        read_sample(tmp_path)
    assert str(raised.value) == (f"'{tmp_path}' is a folder. Give the paths of the CSV files with units in it.")
    (tmp_path / "short.csv").write_text(HEAD.replace("probability,", "").replace("unit_id", "unitid"), "utf-8")
    with pytest.raises(InputError) as raised:
        read_sample(tmp_path / "short.csv")
    assert str(raised.value) == (
        "short.csv: the columns of these units are not as they have to be.\n"
        "  the column 'unit_id' is missing. Did you mean 'unitid'?\n"
        "  the column 'probability' is missing.\n"
        "Needed: 'unit_id', 'document_id', 'source', 'unit', 'text', 'before', 'after', 'start', 'end', 'field', "
        "'probability', 'stratum', 'coders'; 'drawn' may be there as well."
    )
    (tmp_path / "empty.csv").write_text(HEAD, "utf-8")
    with pytest.raises(InputError) as raised:
        read_sample(tmp_path / "empty.csv")
    assert str(raised.value) == "empty.csv holds no units: there is not one row in it."


def test_text_that_a_spreadsheet_would_run_is_as_it_was(tmp_path: Path) -> None:
    """What `to_csv` put an apostrophe before loses it again, ids included."""
    (tmp_path / "s.csv").write_text(HEAD + "'=u,'-a,s,sentence,'+1,,,0,2,text,1,x,\n", "utf-8")
    sample = read_sample(tmp_path / "s.csv")
    row = sample.rows()[0]
    assert (row["unit_id"], row["document_id"], row["text"], row["coders"]) == ("=u", "-a", "+1", [])
    assert str(sample.to_csv()).splitlines()[1].startswith('"\'=u","\'-a"')
