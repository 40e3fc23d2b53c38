"""Formats recognised by their content; what a lexicon remembers of the file; encodings as the user meets them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.errors import InputError, LexiconError
from framing.lexicon import available_formats, lint, load_lexicon
from framing.lexicon.importers.gathering import Source
from framing.lexicon.importers.registry import FORMATS
from tests.lexicon.importers.dictionaries import LIWC, OF_EACH, load, refused, terms


def test_every_format_has_a_dictionary_to_try() -> None:
    assert available_formats() == framing.available_formats() == tuple(OF_EACH)


@pytest.mark.parametrize("name", OF_EACH)
def test_a_dictionary_is_recognised_by_one_format_only(name: str) -> None:
    source = Source.of("any.txt", OF_EACH[name])
    assert [each.name for each in FORMATS if each.recognise(source)] == [name]


@pytest.mark.parametrize("name", OF_EACH)
@pytest.mark.parametrize("ending", [".txt", ".dic", ""])
def test_the_name_of_the_file_does_not_matter(tmp_path: Path, name: str, ending: str) -> None:
    lexicon = load(tmp_path, OF_EACH[name].replace("\n", "\r\n"), f"My Mood{ending}")
    assert lexicon.origin is not None
    assert (lexicon.origin.format, lexicon.name, lexicon.origin.left_out) == (name, "my-mood", ())


@pytest.mark.parametrize("name", OF_EACH)
def test_a_format_that_is_named_is_not_asked_for(tmp_path: Path, name: str) -> None:
    named = load(tmp_path, OF_EACH[name], format=name)
    assert named == load(tmp_path, OF_EACH[name])


def test_what_the_lexicon_remembers(tmp_path: Path) -> None:
    lexicon = load(tmp_path, LIWC + "odd\n", "Mood Words.dic")
    assert (lexicon.name, lexicon.version, lexicon.language, lexicon.path) == (
        "mood-words",
        "0.0.0",
        "en",
        "Mood Words.dic",
    )
    assert lexicon.about == "Read from Mood Words.dic (LIWC, utf-8: 3 entries kept, 1 left out)."
    assert lexicon.sha256 == hashlib.sha256((LIWC + "odd\n").encode()).hexdigest()
    assert str(lexicon.origin) == "LIWC, utf-8: 3 entries kept, 1 left out"
    assert "<p>Read from Mood Words.dic (LIWC, utf-8: 3 entries kept, 1 left out).</p>" in lexicon._repr_html_()
    assert "\n  read from Mood Words.dic (LIWC, utf-8: 3 entries kept, 1 left out); see .origin\n" in str(lexicon)


def test_the_lint_repeats_what_was_left_out(tmp_path: Path) -> None:
    found = [str(finding) for finding in lint(load(tmp_path, LIWC + "odd\n")) if finding.code == "left-out"]
    assert found == ["line 8: warning: not kept: 'odd': no number of a category follows it. [left-out]"]


def test_the_lint_says_once_what_is_so_throughout(tmp_path: Path) -> None:
    codes = ("no-definition", "few-terms")
    found = [str(each) for each in lint(load(tmp_path, LIWC)) if each.code in codes]
    assert found == [
        "line 2: warning: frame 'joy' has 2 terms; with fewer than 10 one ambiguous word decides what it "
        "measures. So it is once more. [few-terms]",
        "line 2: warning: frame 'joy' has no definition, which every report prints. So it is once more. "
        "[no-definition]",
    ]


def test_a_language_is_named_or_not_known(tmp_path: Path) -> None:
    path = tmp_path / "mood.dic"
    path.write_text(LIWC)
    lexicon = load_lexicon(path)
    assert lexicon.language == "und"
    assert lexicon.origin is not None
    assert [str(note) for note in lexicon.origin.notes] == [
        "The file does not say its language, so its words are looked for in articles of every language. Name it, "
        "for example language='en'; where nothing tells the language of the articles, tone and stance are not "
        "measured."
    ]
    assert load_lexicon(path, language="zh-Hans").language == "zh-Hans"
    with pytest.raises(InputError) as caught:
        load_lexicon(path, language="English")
    assert str(caught.value) == "'English' is no language. Write a language tag such as en, vi or zh-Hans."


def test_words_without_a_language_are_looked_for_in_every_article(tmp_path: Path) -> None:
    (tmp_path / "mood.dic").write_text(LIWC)
    articles = tmp_path / "articles.csv"
    articles.write_text("id,source,language,text\n1,A,en,We are afraid.\n2,A,de,Wir sind afraid.\n")
    lexicons = [load_lexicon(tmp_path / "mood.dic"), load_lexicon("us-vietnam")]
    scores = framing.score(framing.read_corpus(articles), lexicons)
    assert scores.evidence.to_pandas()["document_id"].tolist() == ["1", "2"]
    articles.write_text("id,source,text\n1,A,We are afraid. It is a wonderful day.\n")
    alone = framing.score(framing.read_corpus(articles), lexicons[0])
    assert alone.documents.to_pandas()["tone"].isna().all()
    beside = framing.score(framing.read_corpus(articles), lexicons)
    assert beside.documents.to_pandas()["tone"].notna().any()  # the other lexicon says that all is English


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, LIWC, format="lwic")
    allowed = "', '".join(("framing", *available_formats()[:-1]))
    assert str(caught.value) == (
        f"Unknown format 'lwic'. Did you mean 'liwc'? Allowed: '{allowed}' or '{available_formats()[-1]}'."
    )


def test_nothing_recognises_a_letter(tmp_path: Path) -> None:
    text = "Dear editor, I read your story of last week with surprise.\nIt was wrong in most of its points.\n"
    listed = ", ".join(f"'{name}'" for name in available_formats())
    assert refused(tmp_path, text) == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  no format of dictionaries is recognised in it; it starts with 'Dear editor, I read your story of last "
        f"week with surprise.'. If it is one, name the format: {listed}. A lexicon file of this library starts "
        "with a line such as 'lexicon: my-name'."
    )


@pytest.mark.parametrize("content", [b"", b"\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content) == "mood.txt: 1 problem in this lexicon.\n  the file is empty."


OWN = "lexicon: mine\nversion: 1.0.0\nlanguage: en\nframes:\n  joy: {label: Joy, terms: [merry]}\n"


def test_a_lexicon_of_this_library_is_told_from_others(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(OWN)
    assert load_lexicon(path).origin is None
    assert load_lexicon(path, "framing").name == "mine"
    for arguments, given in (({"language": "de"}, "language"), ({"encoding": "cp1252"}, "encoding")):
        with pytest.raises(InputError) as caught:
            load_lexicon(path, **arguments)
        assert str(caught.value) == (
            "mine.txt is a lexicon of this library, which is UTF-8 and says its language itself; leave "
            f"{given}= out."
        )


def test_a_faulty_lexicon_of_this_library_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(OWN.replace("label", "lable"))
    with pytest.raises(LexiconError, match="unknown key 'lable'"):
        load_lexicon(path)


def test_encodings(tmp_path: Path) -> None:
    text = "%\n1\tGefühl\n%\nfröhlich\t1\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert terms(load(tmp_path, text.encode(encoding))) == {"gefuhl": ["fröhlich"]}
    assert terms(load(tmp_path, text.encode("cp850"), encoding="cp850")) == {"gefuhl": ["fröhlich"]}


def test_an_encoding_that_does_not_fit(tmp_path: Path) -> None:
    assert refused(tmp_path, "%\n1\tGefühl\n%\n".encode("cp1252"), encoding="utf-8") == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 2, byte 7 of the file (0xFC) is not valid utf-8. Save the file as UTF-8, or name its encoding "
        "with encoding=, for example encoding='cp1252'."
    )
    for name, said in (("utf-9", "Unknown encoding 'utf-9'."), ("hex", "'hex' is no encoding of text.")):
        with pytest.raises(InputError) as caught:
            load(tmp_path, LIWC, encoding=name)
        assert str(caught.value).startswith(said)


def test_values_that_are_no_names(tmp_path: Path) -> None:
    path = tmp_path / "mood.dic"
    path.write_text(LIWC)
    number: Any = 5
    with pytest.raises(
        InputError, match=r"^'5' is no language\. Write a language tag such as en, vi or zh-Hans\.$"
    ):
        load_lexicon(path, language=number)
    with pytest.raises(InputError, match=r"^Unknown encoding '5'\. Use a name that Python knows"):
        load_lexicon(path, encoding=number)


def test_null_bytes(tmp_path: Path) -> None:
    assert refused(tmp_path, LIWC.replace("afraid", "afr\0aid")) == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 7: a null byte stands here. This is no text file, or one in UTF-16: then name it, "
        "encoding='utf-16'."
    )
    assert terms(load(tmp_path, LIWC.encode("utf-16-le"), encoding="utf-16-le"))["fear"] == ["afraid"]
