"""What a run returns, and what it says when something goes wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

import framing as package
from framing.cli import app
from framing.errors import InputError
from tests.cli.running_framing import framing

HEAVY = (
    "numpy",
    "pyarrow",
    "scipy",
    "sklearn",
    "pandas",
    "matplotlib",
    "typst",
    "ruamel.yaml",
    "nltk",
)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "--version")
    assert (run.code, run.out, run.err) == (0, f"framing {package.__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("demo",),
        ("compare",),
        ("keyness",),
        ("score",),
        ("lexicon",),
        ("lexicon", "list"),
        ("lexicon", "check"),
    ],
)
def test_help_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom framing.cli import main\n"
        f"assert main([*{command!r}, '--help']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: framing" in done.stdout
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("command", ["demo", "compare", "score", "lexicon list", "lexicon show", "lexicon check"])
def test_every_help_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    run = framing(capsys, *command.split(), "-h")
    assert run.code == 0
    assert "Example" in run.out
    assert f"\n   framing {command}" in run.out


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (("compar", "x"), "No such command 'compar'."),
        (("compare", "x.csv", "--out", "o"), "Missing option '--lexicon'"),
        (("compare", "x.csv", "-l", "y", "-o", "o", "--seed", "one"), "Invalid value for '--seed'"),
        (("lexicon", "show"), "Missing argument 'NAME'"),
    ):
        run = framing(capsys, *arguments)
        assert run.code == 2
        assert said in run.err
        assert run.out == ""


def _raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(app.lexicon.registered_commands[0], "callback", fail)


def test_failed_work_is_one_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _raise(monkeypatch, InputError("There is no file 'x\x1b[31m.csv'."))
    run = framing(capsys, "lexicon", "list")
    assert (run.code, run.out, run.err) == (1, "", "framing: There is no file 'x\ufffd[31m.csv'.\n")


def test_an_error_of_our_own_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raise(monkeypatch, ZeroDivisionError("division by zero"))
    run = framing(capsys, "lexicon", "list")
    assert run.code == 1
    assert run.err == (
        "framing: Something in framing itself went wrong: ZeroDivisionError: division by zero\n"
        "Please report this, with the command and what it was given. FRAMING_DEBUG=1 shows where it happened.\n"
    )
    monkeypatch.setenv("FRAMING_DEBUG", "1")
    run = framing(capsys, "lexicon", "list")
    assert run.code == 1
    assert run.err.startswith("Traceback (most recent call last):")
    assert "in fail" in run.err


def test_an_interrupt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _raise(monkeypatch, KeyboardInterrupt())
    run = framing(capsys, "lexicon", "list")
    assert (run.code, run.err) == (130, "")


def test_a_reader_that_leaves_early() -> None:
    """The pipe is closed before anything is written, as by `framing … | true`."""
    with subprocess.Popen(
        [sys.executable, "-m", "framing", "lexicon", "show", "us-vietnam", "--terms"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (1, "")


def test_a_terminal_without_the_letters() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "framing", "lexicon", "show", "us-vietnam", "--terms"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout
