"""Writing reports: formats by suffix, refusals, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.errors import ReportError
from framing.report import SUFFIXES, write_report, write_reports
from tests.report.studied import study

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    paths = [tmp_path / "sub" / f"report{suffix}" for suffix in SUFFIXES]
    assert write_reports(study(), paths) == tuple(paths)
    starts = [path.read_bytes()[:15] for path in paths]
    assert starts[0].startswith(b"%PDF-")
    assert starts[1] == b"<!DOCTYPE html>"
    assert starts[2].startswith(b"# How ")
    assert starts[3].startswith(b"{")
    assert starts[4].startswith(b"PK")
    assert starts[5].startswith(b"% Tables")
    assert write_report(study(), str(tmp_path / "upper.MD")) == tmp_path / "upper.MD"


@pytest.mark.parametrize(
    ("name", "has"), [("report.doc", "'.doc'"), ("report", "no suffix"), ("report.pdf.gz", "'.gz'")]
)
def test_another_suffix_is_refused_before_anything_is_written(tmp_path: Path, name: str, has: str) -> None:
    with pytest.raises(ReportError) as refusal:
        write_reports(study(), [tmp_path / "fine.md", tmp_path / name])
    assert str(refusal.value) == (
        f"{name}: a report's format follows from its suffix, and this one has {has}. "
        "Allowed: '.pdf', '.html', '.md', '.json', '.docx' or '.tex'."
    )
    assert list(tmp_path.iterdir()) == []


def test_the_date_is_the_one_given_or_the_environments_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dated(**options: str) -> str:
        return write_report(study(), tmp_path / "r.md", **options).read_text("utf-8")[:300]

    assert "2023" not in dated()
    assert "\n\n1 May 2023\n\n" in dated(date="1 May 2023")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1694390400")  # 2023-09-11T00:00:00Z, by `date -u -d @1694390400`
    assert "\n\n2023-09-11\n\n" in dated()
    assert "\n\n2020-01-02\n\n" in dated(date="2020-01-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ReportError) as refusal:
        dated()
    assert str(refusal.value) == (
        "SOURCE_DATE_EPOCH is 'yesterday', which is not a time in seconds since 1970. Set it to a whole number, "
        "remove it, or give date=."
    )


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from framing.report import SUFFIXES, write_reports\n"
        "from tests.report.studied import hostile_study, study\n"
        "for name, made in (('plain', study()), ('hostile', hostile_study())):\n"
        "    write_reports(made, [Path(sys.argv[1], name + suffix) for suffix in SUFFIXES], date='2023-09-11')\n"
    )
    for seed in ("1", "2"):
        folder = tmp_path / f"run{seed}"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment, cwd=ROOT)
    for suffix in SUFFIXES:
        for name in ("plain", "hostile"):
            first, second = ((tmp_path / f"run{seed}" / f"{name}{suffix}").read_bytes() for seed in ("1", "2"))
            assert first == second
            assert str(tmp_path).encode() not in first


def test_importing_the_room_loads_no_compiler_and_no_templates() -> None:
    code = "import sys, framing.report; print([m for m in ('typst', 'jinja2', 'fontTools') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
