"""`framing lexicon convert` and `formats`, and dictionaries where a command takes a lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import available_formats, load_lexicon
from tests.cli.running_framing import framing

DICTIONARY = "%\n1\tmood\n\t2\tjoy\n\t3\tfear\n%\nhapp*\t2\nafraid\t3\nodd\nkind\t(2)3\n"
LEFT_OUT = """\
Left out:
  line 8: 'odd': no number of a category follows it.
  line 9: 'kind (2)3': it counts only behind words of other categories, which a term cannot say.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a dictionary and an article."""
    (tmp_path / "mood.dic").write_text(DICTIONARY)
    (tmp_path / "articles.csv").write_text("id,source,text\n1,A,They are happy.\n2,B,They are afraid.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_convert(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run = framing(capsys, "lexicon", "convert", "mood.dic", "--out", "My moods.yml", "--language", "en")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"mood.dic (LIWC, utf-8: 2 entries kept, 2 left out) -> My moods.yml (2 frames)\n{LEFT_OUT}"
    lexicon = load_lexicon(folder / "My moods.yml")
    assert (lexicon.name, lexicon.language, lexicon.origin) == ("my-moods", "en", None)
    assert [frame.name for frame in lexicon.frames] == ["mood.joy", "mood.fear"]


def test_without_a_language_there_is_a_note(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run = framing(capsys, "lexicon", "convert", "mood.dic", "-o", "mood.yml")
    assert run.out.endswith(
        f"{LEFT_OUT}Notes:\n  The file does not say its language, so its words are looked for in articles of "
        "every language. Name it, for example --language 'en'; where nothing tells the language of the articles, "
        "tone and stance are not measured.\n"
    )
    assert load_lexicon(folder / "mood.yml").language == "und"


def test_two_lists_become_one_lexicon(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "good.txt").write_text("merry\n")
    (folder / "bad.txt").write_bytes("weh\nböse\nübel\n".encode("cp1252"))
    arguments = ("good.txt", "bad.txt", "-o", "both.yml", "--language", "de", "--format", "word-list")
    run = framing(capsys, "lexicon", "convert", *arguments, "--encoding", "cp1252")
    assert run.out == (
        "good.txt, bad.txt (Hu and Liu, one word a line, cp1252: 4 entries kept, 0 left out) -> both.yml "
        "(2 frames)\n"
    )
    terms = [term.text for frame in load_lexicon(folder / "both.yml").frames for term in frame.terms]
    assert terms == ["merry", "weh", "böse", "übel"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("us-vietnam", "-o", "x.yml"),
            "us-vietnam.yml is a lexicon of this library already; there is nothing to convert.",
        ),
        (("mood.dic", "-o", "x.dic"), "'x.dic' is no name for a lexicon file: it ends in .yml, such as 'x.yml'."),
        (("mood.yml", "-o", "mood.yml", "--format", "liwc"), "'mood.yml' is the dictionary itself. Name another."),
        (
            ("french.dic", "-o", "x.yml", "--encoding", "ascii"),
            "french.dic: 1 problem in this lexicon.\n"
            "  line 2, byte 4 of the file (0xE9) is not valid ascii. Save the file as UTF-8, or name its encoding "
            "with --encoding, for example --encoding 'cp1252'.",
        ),
        (
            ("articles.csv", "-o", "x.yml", "--format", "liwc"),
            "articles.csv: 1 problem in this lexicon.\n"
            "  the list of categories stands between two lines of %, and none is there.",
        ),
    ],
)
def test_refusals(capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (folder / "mood.yml").write_text(DICTIONARY)
    (folder / "french.dic").write_bytes("%\n1\té\n%\nfête\t1\n".encode("latin-1"))
    before = sorted(folder.iterdir())
    run = framing(capsys, "lexicon", "convert", *arguments)
    assert (run.code, run.out, run.err) == (1, "", f"framing: {said}\n")
    assert sorted(folder.iterdir()) == before
    assert (folder / "mood.yml").read_text() == DICTIONARY


def test_formats(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "lexicon", "formats")
    assert (run.code, run.err) == (0, "")
    assert [line.split()[0] for line in run.out.splitlines()[2:]] == list(available_formats())


@pytest.mark.usefixtures("folder")
def test_a_dictionary_is_scored_with_and_says_what_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "--lexicon", "mood.dic", "--out", "scores", "-q")
    assert (run.code, run.err) == (
        0,
        "framing: mood.dic (LIWC, utf-8: 2 entries kept, 2 left out). What and why:  framing lexicon check "
        "mood.dic\n",
    )
    checked = framing(capsys, "lexicon", "check", "mood.dic")
    assert checked.out.splitlines()[1].endswith("[left-out]")
    assert "  line 8: warning: not kept: 'odd': no number of a category follows it. [left-out]\n" in checked.out


def test_what_has_to_be_named_is_named_by_another_command(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """There --encoding is of the articles."""
    (folder / "le mot.dic").write_bytes("%\n1\té\n%\nfête\t1\n".encode("utf-16-le"))
    said = (
        "every other byte is 0, as in UTF-16 without its mark. Name the encoding, --encoding 'utf-16-le'. "
        "To name it:  framing lexicon convert 'le mot.dic' --encoding NAME --out 'le mot.yml'\n"
    )
    run = framing(capsys, "score", "articles.csv", "--lexicon", "le mot.dic", "--out", "scores", "-q")
    assert (run.code, run.err) == (1, f"framing: le mot.dic: 1 problem in this lexicon.\n  {said}")
    checked = framing(capsys, "lexicon", "check", "le mot.dic")
    assert checked.out == f"le mot.dic\n  error: {said}1 file: 1 error, 0 warnings.\n"
    (folder / "letter.txt").write_text("Dear editor: I was surprised by what you wrote.\n")
    run = framing(capsys, "score", "articles.csv", "--lexicon", "letter.txt", "--out", "scores", "-q")
    assert run.err.endswith("To name it:  framing lexicon convert letter.txt --format NAME --out letter.yml\n")


def test_a_file_that_could_not_be_read_again_is_not_written(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "long.txt").write_text("".join(f"word{number}\n" for number in range(50_001)))
    run = framing(capsys, "lexicon", "convert", "long.txt", "--out", "long.yml")
    assert (run.code, run.out, run.err) == (
        1,
        "",
        "framing: As a lexicon file long.txt would be 1 MB long, with up to 50,001 terms in a frame; 20 MB and "
        "50,000 can be read. Use the dictionary as it is, or leave words out.\n",
    )
    assert not (folder / "long.yml").exists()
