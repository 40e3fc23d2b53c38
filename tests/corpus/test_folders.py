"""Folders of texts and of tables."""

from __future__ import annotations

from pathlib import Path

from framing.corpus.folders import read_folder, table_files
from framing.corpus.pieces import Piece
from framing.corpus.reading import read_corpus
from tests.corpus.refusals import put, refusal


def read(folder: Path) -> Piece:
    return read_folder(folder, None, lambda _amount: None)


def test_subfolders_name_the_sources(tmp_path: Path) -> None:
    for name in ("courier/1.txt", "ledger/deep/1.txt", "ledger/2.md"):
        put(tmp_path, f"all/{name}", f"text of {name}")
    piece = read(tmp_path / "all")
    assert piece.table.select(["source", "file"]).to_pylist() == [
        {"source": "courier", "file": "courier/1.txt"},
        {"source": "ledger", "file": "ledger/2.md"},
        {"source": "ledger", "file": "ledger/deep/1.txt"},
    ]
    assert piece.made_ids == ["courier/1", "ledger/2", "ledger/deep/1"]
    assert piece.n_own_sources == 0
    assert piece.caveats == ()


def test_files_that_differ_in_the_suffix_only_keep_it_in_their_ids(tmp_path: Path) -> None:
    for name in ("1.txt", "1.md", "2.txt"):
        put(tmp_path, name, name)
    assert read(tmp_path).made_ids == ["1.md", "1.txt", "2"]


def test_loose_texts_are_sources_of_their_own_and_the_corpus_says_so(tmp_path: Path) -> None:
    put(tmp_path, "all/a.txt", "one")
    put(tmp_path, "all/b.txt", "two")
    corpus = read_corpus(tmp_path / "all")
    assert corpus.sources == {"a": 1, "b": 1}
    assert [str(caveat) for caveat in corpus.caveats] == [
        "source-per-file: 2 text files count as a source each, named after the file. "
        "Subfolders, or a file sources.csv beside the texts, can name the sources."
    ]


def test_other_files_and_notes_are_counted_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("x/a.txt", "README.md", "a.pdf", ".DS_Store", ".git/notes.txt"):
        put(tmp_path, f"all/{name}", name)
    assert [str(caveat) for caveat in read(tmp_path / "all").caveats] == [
        "ignored-files: 2 files in the folder 'all' were not read: 'README.md', 'a.pdf'."
    ]


def test_a_table_beside_texts_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    put(tmp_path, "all/x/a.txt", "a")
    put(tmp_path, "all/articles.csv", "text,source\nb,y\n")
    assert [str(caveat) for caveat in read(tmp_path / "all").caveats] == [
        "ignored-files: 1 file in the folder 'all' was not read: 'articles.csv'. In a folder with texts "
        "each text is an article, and tables are not; a table can be read by its name."
    ]


def test_sources_csv_gives_source_date_title_and_whatever_else(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "one")
    put(tmp_path, "b.txt", "two")
    put(tmp_path, "sources.csv", "File,source,date,title,url,stance\nb.txt,B,2023-09-11,T,u,2\na.txt,A,,,,1\n")
    corpus = read_corpus(tmp_path)
    rows = corpus.articles.select(["document_id", "source", "title", "stance", "file"]).to_pylist()
    assert rows == [
        {"document_id": "a", "source": "A", "title": None, "stance": "1", "file": "a.txt"},
        {"document_id": "b", "source": "B", "title": "T", "stance": "2", "file": "b.txt"},
    ]
    assert "source-per-file" not in {caveat.code for caveat in corpus.caveats}


def test_a_readme_that_sources_csv_names_is_an_article(tmp_path: Path) -> None:
    put(tmp_path, "readme.md", "one")
    put(tmp_path, "sources.csv", "file,source\nreadme.md,A\n")
    assert read(tmp_path).table.column("text").to_pylist() == ["one"]


def test_sources_csv_and_the_files_have_to_fit(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "one")
    put(tmp_path, "b.txt", "two")
    put(tmp_path, "sources.csv", "file,source\na.txt,A\nzz.txt,C\nyy.txt,C\n")
    assert refusal(read, tmp_path) == "\n".join(
        [
            f"sources.csv and the files in '{tmp_path}' do not fit together.",
            "It names files that are not there: 'yy.txt', 'zz.txt'.",
            "It does not name: 'b.txt'.",
            "Every text needs one row, and every row a text.",
        ]
    )


def test_sources_csv_needs_its_columns_and_names_a_file_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "one")
    put(tmp_path, "sources.csv", "name,outlet\na.txt,A\n")
    assert refusal(read, tmp_path) == (
        "sources.csv has no column 'file' and no column 'source'. It needs 'file' and 'source', and may have "
        "'date', 'title' and 'url'. Columns there: 'name', 'outlet'."
    )
    put(tmp_path, "sources.csv", "file,source\na.txt,A\na.txt,B\n")
    assert refusal(read, tmp_path) == "sources.csv names files more than once: 'a.txt'."


def test_all_texts_that_cannot_be_decoded_are_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"fine")
    put(tmp_path, "b.txt", b"one\ncaf\xe9")
    put(tmp_path, "c.txt", b"\xe9")
    remedy = "Save the file as UTF-8, or name its encoding with encoding=, for example encoding='cp1252'."
    assert refusal(read, tmp_path) == "\n".join(
        [
            f"b.txt: line 2, byte 7 of the file (0xE9) is not valid utf-8. {remedy}",
            f"c.txt: line 1, byte 0 of the file (0xE9) is not valid utf-8. {remedy}",
        ]
    )


def test_the_hash_follows_names_and_contents(tmp_path: Path) -> None:
    put(tmp_path, "one/x/a.txt", "one")
    put(tmp_path, "two/x/a.txt", "one")
    put(tmp_path, "three/x/b.txt", "one")
    hashes = [read(tmp_path / name).file.sha256 for name in ("one", "two", "three")]
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_folder_of_tables_is_read_table_by_table(tmp_path: Path) -> None:
    put(tmp_path, "b.jsonl", '{"text": "b", "source": "B"}\n')
    put(tmp_path, "a.csv", "text,source\na,A\n")
    put(tmp_path, "README.md", "about")
    assert [path.name for path in table_files(tmp_path)] == ["a.csv", "b.jsonl"]
    assert read_corpus(tmp_path).sources == {"A": 1, "B": 1}


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "x")
    assert refusal(read_corpus, tmp_path) == (
        f"The folder '{tmp_path}' holds no file that articles are read from. Allowed: '.txt', '.md', '.html', "
        "'.htm', '.csv', '.tsv', '.json', '.jsonl', '.ndjson', '.parquet', '.docx', '.rtf' or '.xls'."
    )
