"""The page of speeds takes what was measured, and keeps what people wrote."""

from __future__ import annotations

from pathlib import Path

from benchmarks import speed_page


def test_tables_with_and_without_aims() -> None:
    rows = [("score", "10 MB/s", "≥ 20 MB/s"), ("  peak", "600 MB", "")]
    head, rule, *own = speed_page.table(rows)
    assert (head, rule) == ("| what | measured | aim |", "| --- | --- | --- |")
    assert own == ["| score | 10 MB/s | ≥ 20 MB/s |", "| … peak | 600 MB |  |"]
    assert speed_page.table(rows, aims=False)[-1] == "| … peak | 600 MB |"


def test_what_stood_between_the_marks_goes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    marks = "<!-- bench: written by a command -->\nold\n<!-- bench: end -->"
    page.write_text(f"Before.\n\n{marks}\n\nBehind.\n", "utf-8")
    for _ in range(2):
        speed_page.write(page, "bench", ["new"])
    assert page.read_text("utf-8") == "Before.\n\n" + marks.replace("old", "\nnew\n") + "\n\nBehind.\n"
