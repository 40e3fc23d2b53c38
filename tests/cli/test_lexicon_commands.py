"""`framing lexicon list`, `show` and `check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import available_lexicons, load_lexicon
from tests.cli.running_framing import framing

MINE = """\
lexicon: mine
version: 1.0.0
language: en
about: Of the port.
targets:
  port: {label: The port, terms: [port authority]}
frames:
  jobs:
    label: Jobs
    definition: Work comes.
    questions: [Does work come?]
    terms: [job*, us, hire*]
    examples: [New jobs., No work at all.]
    counterexamples: [She was hired.]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A lexicon file with a doubtful term, a missed example and a matched counterexample."""
    path = tmp_path / "mine.yml"
    path.write_text(MINE)
    return path


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "lexicon", "list")
    assert (run.code, run.err) == (0, "")
    assert run.out.split()[:6] == ["name", "version", "language", "frames", "targets", "about"]
    for name in available_lexicons():
        assert f"\n{name} " in run.out


def test_show(capsys: pytest.CaptureFixture[str], mine: Path) -> None:
    run = framing(capsys, "lexicon", "show", str(mine))
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "mine 1.0.0, language en, licence not stated\n"
        f"sha256 {load_lexicon(mine).sha256}\n"
        "Of the port.\n\n"
        "Frame jobs: Jobs (3 terms)\n"
        "  Work comes.\n"
        "  ? Does work come?\n\n"
        "Target port: The port (1 term)\n"
    )
    assert "\n  - job*\n  - us\n  - hire*\n" in framing(capsys, "lexicon", "show", str(mine), "--terms").out


def test_show_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "lexicon", "show", "us-vietnm")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(
        "framing: us-vietnm: 1 problem in this lexicon.\n  no lexicon is called 'us-vietnm'."
    )


def test_check_prints_everything(capsys: pytest.CaptureFixture[str], mine: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(MINE.replace("us,", "us near/5 them,").replace("label: Jobs", "lable: Jobs"))
    run = framing(capsys, "lexicon", "check", str(mine), str(broken))
    assert (run.code, run.err) == (1, "")
    assert run.out == (
        "mine.yml: mine 1.0.0, 1 frame, 1 target\n"
        "  line 8: warning: frame 'jobs' has 3 terms; with fewer than 10 one ambiguous word decides what it "
        "measures. [few-terms]\n"
        "  line 12: warning: frame 'jobs', term 'us': 'us' is among the commonest words of English. "
        "[common-word]\n"
        "  line 13: error: Frame 'jobs': no term matches its example \"No work at all.\" [example-missed]\n"
        "  line 14: error: Frame 'jobs': the term 'hire*' matches \"hired\" in its counter-example \"She was "
        'hired." [counterexample-matched]\n'
        "broken.yml\n"
        "  line 9: error: frame 'jobs': unknown key 'lable'. Did you mean 'label'? Allowed: 'label', "
        "'definition', 'questions', 'threshold', 'terms', 'unless', 'negation', 'opposed_to', 'examples' or "
        "'counterexamples'.\n"
        "  line 12: error: frame 'jobs', term 'us near/5 them': character 4: 'near/5' is no operator. Did you "
        "mean NEAR/5?\n"
        "2 files: 4 errors, 2 warnings.\n"
    )


def test_warnings_alone_are_no_failure(capsys: pytest.CaptureFixture[str], mine: Path) -> None:
    mine.write_text(MINE.replace(", No work at all.", "").replace("She was hired", "She was fired"))
    run = framing(capsys, "lexicon", "check", str(mine))
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith("1 file: 0 errors, 2 warnings.\n")


@pytest.mark.parametrize("name", available_lexicons())
def test_shipped_lexicons_pass(capsys: pytest.CaptureFixture[str], name: str) -> None:
    run = framing(capsys, "lexicon", "check", name)
    assert run.code == 0, run.out
