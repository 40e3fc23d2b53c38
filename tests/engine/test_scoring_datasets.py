"""Scores of a dataset are those of `score`, whatever the articles are read from and into what parts they fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from framing.corpus import read_corpus
from framing.engine import open_scores, score_dataset
from framing.errors import DatasetError, InputError
from framing.lexicon import Lexicon
from framing.scoring import score
from tests.engine.datasets import (
    articles,
    in_one,
    in_parts,
    lexicon_in,
    rows_of,
    write_csv,
    write_lines,
    write_parquet,
)


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return lexicon_in(tmp_path)


def test_parquet_in_parts_gives_what_the_whole_gives(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles())
    scores, whole = in_parts(path, lexicon, tmp_path / "out"), in_one(path, lexicon)
    assert len(list((tmp_path / "out" / "documents").iterdir())) == 8
    assert rows_of(scores) == rows_of(whole)
    # What the parts had to know of each other is in it.
    assert sorted(scores.exclusions.column("reason")) == [
        "empty text",
        "no text left after cleaning",
        "same text as a1 in this source",
        "the id is already that of news.parquet:4",
    ]
    assert "merged" in scores.spellings.column("status")
    assert {"Adela Quill", "Tomas Verhoeven"} <= set(scores.speakers.column("speaker"))
    # 1/5/2023 is May the first or January the fifth: the last row of the file decides.
    assert str(scores.documents.column("date")[0]) == "2023-01-05"


def test_one_part_gives_the_same(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles())
    assert rows_of(in_parts(path, lexicon, tmp_path / "out", part_bytes=10**9)) == rows_of(in_one(path, lexicon))


@pytest.mark.parametrize("name", ["news.csv", "news.csv.gz", "news.jsonl", "news.jsonl.gz"])
def test_files_that_are_read_row_by_row(tmp_path: Path, lexicon: Lexicon, name: str) -> None:
    write = write_csv if ".csv" in name else write_lines
    path = write(tmp_path / name, articles())
    scores = in_parts(path, lexicon, tmp_path / "out")
    assert rows_of(scores) == rows_of(in_one(path, lexicon))
    assert len(list((tmp_path / "out" / "documents").iterdir())) > 3
    assert not (tmp_path / "out" / "work" / "spooled").exists()


def test_a_large_row_group_is_cut_into_parts(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles(), group=1000)
    assert rows_of(in_parts(path, lexicon, tmp_path / "out")) == rows_of(in_one(path, lexicon))
    assert len(list((tmp_path / "out" / "documents").iterdir())) > 3


def test_several_files_of_several_kinds(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = articles(60)
    folder = tmp_path / "news"
    folder.mkdir()
    write_parquet(folder / "a" / "news.parquet", rows[:20])
    write_lines(folder / "b.jsonl", rows[20:40])
    write_lines(folder / "c.jsonl.gz", [{**row, "place": row["source"]} for row in rows[40:]])
    assert rows_of(in_parts(folder, lexicon, tmp_path / "out")) == rows_of(in_one(folder, lexicon))


def test_articles_in_several_languages(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = [{**row, "language": ("en", "vi", "de")[place // 8 % 3]} for place, row in enumerate(articles())]
    path = write_parquet(tmp_path / "news.parquet", rows)
    assert rows_of(in_parts(path, lexicon, tmp_path / "out")) == rows_of(in_one(path, lexicon))


@pytest.mark.parametrize("column", [None, "language", "Lang"])
@pytest.mark.parametrize("name", ["news.parquet", "news.csv"])
def test_a_declared_language_is_that_of_articles_that_name_none(
    tmp_path: Path, lexicon: Lexicon, name: str, column: str | None
) -> None:
    said = {} if column is None else {column: ""}
    rows = [{**row, **said} for row in articles()]
    if column is not None:
        rows[0][column], rows[9][column] = "en", "vi"
    path = (write_csv if name.endswith("csv") else write_parquet)(tmp_path / name, rows)
    scores, whole = in_parts(path, lexicon, tmp_path / "out", language="de"), in_one(path, lexicon, language="de")
    assert rows_of(scores) == rows_of(whole)
    assert set(scores.documents.column("language")) == ({"de"} if column is None else {"de", "en", "vi"})
    assert ("language", "de") in scores.provenance.options
    with pytest.raises(DatasetError) as error:
        in_parts(path, lexicon, tmp_path / "out")
    assert "\n  language: de there, as the articles say now\n" in str(error.value)


def test_options_are_those_of_read_corpus_and_score(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = [{"body" if name == "text" else name: value for name, value in row.items()} for row in articles()]
    path = write_parquet(tmp_path / "news.parquet", rows)
    options: dict[str, Any] = {"text": "body", "source": "desk", "clean": False, "duplicates": True}
    assert rows_of(in_parts(path, lexicon, tmp_path / "out", **options)) == rows_of(
        in_one(path, lexicon, **options)
    )


def test_days_outside_the_wanted_are_left_out(tmp_path: Path, lexicon: Lexicon) -> None:
    path, days = write_csv(tmp_path / "news.csv", articles()), {"since": "2023-05-02", "until": "2023-05-07"}
    corpus = read_corpus(path, progress=False).where(**days)
    scores = in_parts(path, lexicon, tmp_path / "out", **days)
    assert rows_of(scores) == rows_of(score(corpus, lexicon, progress=False))
    assert "where" in scores.exclusions.column("stage")


def test_ids_that_are_made_give_way_to_given_ones(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = articles(12)
    for place in (0, 1, 7):
        rows[place]["id"] = None
    rows[10]["id"], rows[11]["id"] = "news-000001", "news-000001-2"
    path = write_lines(tmp_path / "news.jsonl", rows)
    scores = in_parts(path, lexicon, tmp_path / "out")
    assert rows_of(scores) == rows_of(in_one(path, lexicon))
    assert scores.documents.column("document_id")[:2] == ["news-000001-3", "news-000002"]


def test_values_of_several_kinds_in_one_column(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = articles(24)
    for place, row in enumerate(rows):
        row["mixed"] = place if place < 12 else [place]
        row["more"] = place if place < 12 else place + 0.5
    rows[20]["text"] = 17
    path = write_lines(tmp_path / "news.jsonl", rows)
    scores = in_parts(path, lexicon, tmp_path / "out")
    assert rows_of(scores) == rows_of(in_one(path, lexicon))
    assert "the text is a number, not text" in scores.exclusions.column("reason")


def test_numbers_of_articles_keep_their_points_only_where_one_has_any(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = [{**row, "id": float(place)} for place, row in enumerate(articles(12))]
    rows[11]["id"] = 11.5
    path = write_parquet(tmp_path / "news.parquet", rows)
    scores = in_parts(path, lexicon, tmp_path / "out")
    assert rows_of(scores) == rows_of(in_one(path, lexicon))


def test_folders_of_a_partitioned_dataset_name_columns(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = articles(12)
    for place, source in enumerate(("The%20Tide", "Courier", "__HIVE_DEFAULT_PARTITION__")):
        own = [{name: value for name, value in row.items() if name != "source"} for row in rows[place::3]]
        write_parquet(tmp_path / "news" / f"source={source}" / "part-0.parquet", own)
    scores = in_parts(tmp_path / "news", lexicon, tmp_path / "out")
    assert set(scores.documents.column("source")) == {"The Tide", "Courier", "(unknown)"}


def test_files_in_another_file_system(tmp_path: Path, lexicon: Lexicon) -> None:
    import fsspec

    path = write_parquet(tmp_path / "news.parquet", articles())
    memory = fsspec.filesystem("memory")
    memory.pipe("/archive/news.parquet", path.read_bytes())
    whole = in_one(path, lexicon)
    assert rows_of(in_parts("/archive", lexicon, tmp_path / "one", filesystem=memory)) == rows_of(whole)
    assert rows_of(in_parts("memory://archive/news.parquet", lexicon, tmp_path / "two")) == rows_of(whole)


def test_a_second_run_does_what_is_missing_and_no_more(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    whole = rows_of(in_parts(path, lexicon, out))
    before = _times(out)
    assert rows_of(in_parts(path, lexicon, out)) == whole
    assert {name for name, time in _times(out).items() if before[name] != time} == {".lock"}

    lost = sorted((out / "frames").iterdir())[2]
    lost.unlink()
    assert rows_of(in_parts(path, lexicon, out)) == whole
    written = {name for name, time in _times(out).items() if before[name] != time and name.startswith("documents")}
    assert written == {f"documents/{lost.name}"}


def test_new_inputs_are_added_and_what_they_change_is_done_again(tmp_path: Path, lexicon: Lexicon) -> None:
    rows = articles(60)
    first, second = write_csv(tmp_path / "a.csv", rows[:30]), tmp_path / "b.csv"
    in_parts(first, lexicon, tmp_path / "out", part_bytes=6000)
    write_csv(second, rows[30:])
    both = in_parts([first, second], lexicon, tmp_path / "out", part_bytes=6000)
    assert rows_of(both) == rows_of(in_one([first, second], lexicon))
    assert rows_of(in_parts(first, lexicon, tmp_path / "out", part_bytes=6000)) == rows_of(in_one(first, lexicon))
    write_csv(first, rows[5:20])
    assert rows_of(in_parts(first, lexicon, tmp_path / "out", part_bytes=6000)) == rows_of(in_one(first, lexicon))


def test_what_changed_at_the_same_size_and_time_is_found_by_its_hash(tmp_path: Path, lexicon: Lexicon) -> None:
    import os

    path, out = write_csv(tmp_path / "news.csv", articles()), tmp_path / "out"
    before = rows_of(in_parts(path, lexicon, out))
    time = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes().replace(b"storm", b"stork"))
    os.utime(path, ns=(time, time))
    assert rows_of(in_parts(path, lexicon, out)) == before
    assert rows_of(in_parts(path, lexicon, out, verify=True)) == rows_of(in_one(path, lexicon)) != before


def test_scores_made_in_another_way_do_not_mix(tmp_path: Path, lexicon: Lexicon) -> None:
    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    in_parts(path, lexicon, out)
    other = lexicon_in(tmp_path, version="1.1.0")
    with pytest.raises(DatasetError) as error:
        in_parts(path, other, out, clean=False)
    assert str(error.value) == "\n".join(
        [
            f"The scores in '{out}' were made in another way, and the two would not mix:",
            f"  lexicon harbour: 1.0.0 ({lexicon.sha256[:12]}) there, 1.1.0 ({other.sha256[:12]}) now",
            "  clean: yes there, no now",
            "Name another folder, make everything as it was, or score all anew with resume=False (--no-resume).",
        ]
    )
    anew = in_parts(path, other, out, clean=False, resume=False)
    assert rows_of(anew) == rows_of(in_one(path, other, clean=False))


def test_workers_give_what_one_process_gives(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_csv(tmp_path / "news.csv", articles())
    scores = in_parts(path, lexicon, tmp_path / "out", n_jobs=2)
    assert rows_of(scores) == rows_of(in_one(path, lexicon))


def test_the_record_says_what_was_made_of_what(tmp_path: Path, lexicon: Lexicon) -> None:
    import json

    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    scores = in_parts(path, lexicon, out)
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["state"] == "whole"
    (given,) = manifest["inputs"]
    assert (given["input"], given["rows"], given["problem"]) == ("news.parquet", 40, None)
    assert given["sha256"] == scores.provenance.inputs[0].sha256
    assert [part["first_row"] for part in manifest["parts"]] == list(range(1, 41, 5))
    for part in manifest["parts"]:
        for name in ("documents", "frames", "evidence"):
            assert pq.read_metadata(out / name / f"{part['part']}.parquet").num_rows == part["rows"][name]
        assert part["rows_in"] == part["rows_used"] + part["rows_excluded"]
    assert sum(part["rows_in"] for part in manifest["parts"]) == 40


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_jobs": 0}, "n_jobs=0 is no number of workers. Give 1, 2, 3 …, or −1 for all processors."),
        (
            {"language": "German, mostly"},
            "language= takes the tag of a language, such as 'en', 'zh' or 'zh-Hant'; given: 'German, mostly'. "
            "Where files are in several, read each on its own, or give the articles a column 'language'.",
        ),
        ({"part_bytes": 0}, "part_bytes=0 is no number of bytes. Give a whole number from 1."),
    ],
)
def test_arguments_that_are_none(tmp_path: Path, lexicon: Lexicon, options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as error:
        score_dataset(tmp_path, lexicon, tmp_path / "out", **options)
    assert str(error.value) == message


def test_a_folder_without_scores(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as error:
        open_scores(tmp_path)
    assert str(error.value) == (
        f"There are no scores of a dataset in '{tmp_path}': it has no manifest.json. score_dataset() and "
        "framing score --jobs write such folders."
    )


def test_a_manifest_of_something_else(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles(6))
    for content in ('{"name": "my extension"}', "no JSON", "[1]"):
        (tmp_path / "manifest.json").write_text(content)
        with pytest.raises(DatasetError) as opening:
            open_scores(tmp_path)
        with pytest.raises(DatasetError) as scoring:
            in_parts(path, lexicon, tmp_path, resume=False)
        said = (
            f"'{tmp_path}/manifest.json' is not one that score_dataset() or framing score --jobs wrote. Name "
            "another folder."
        )
        assert str(opening.value) == str(scoring.value) == said
        assert (tmp_path / "manifest.json").read_text() == content


def test_files_of_somebody_where_scores_would_go(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles(6))
    kept = tmp_path / "documents" / "thesis.docx"
    kept.parent.mkdir()
    kept.write_text("years of work")
    for resume in (True, False):
        with pytest.raises(DatasetError) as error:
            in_parts(path, lexicon, tmp_path, resume=resume)
        assert str(error.value) == (
            f"The folder '{tmp_path}' has no manifest.json of a run, and holds 'documents', where scores would "
            "go. Name an empty folder, or one that does not exist yet."
        )
    assert kept.read_text() == "years of work"


def test_scores_within_the_folder_of_inputs_are_no_inputs(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles(6))
    for _ in range(2):
        scores = in_parts(tmp_path, lexicon, tmp_path / "scored")
        assert rows_of(scores)["documents"] == rows_of(in_one(path, lexicon))["documents"]
    path.unlink()
    (tmp_path / "harbour.yml").unlink()
    with pytest.raises(InputError) as error:
        in_parts(tmp_path, lexicon, tmp_path / "scored")
    assert str(error.value).startswith(
        f"The folder '{tmp_path}' holds no file that articles are read from. Allowed:"
    )
    (tmp_path / "other").mkdir()
    write_parquet(tmp_path / "other" / "news.parquet", articles(6))
    with pytest.raises(InputError) as error:
        in_parts(tmp_path, lexicon, tmp_path / "other")
    assert str(error.value) == (
        f"The folder '{tmp_path}' holds nothing but '{tmp_path}/other', where scores are written."
    )


def _times(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in files}
