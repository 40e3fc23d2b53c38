"""The tables for LaTeX: balanced, escaped, with the numbers of the other formats."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.report.build import build
from framing.report.latex import latex_of
from framing.report.model import Cell, Column, Report, Section, TableBlock, blocks_of
from framing.results import Study
from framing.results.latex import beyond_latin, literal, tabular_rows
from tests.report.studied import hostile_study, study


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 % & more_#1 $x$ {a}", r"50 \% \& more\_\#1 \$x\$ \{a\}"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("−.05 ≤ α", r"$-$.05 $\leq$ $\alpha$"),
        ("two\nlines", "two lines"),
    ],
)
def test_text_is_written_so_that_it_reads_as_it_stands(text: str, written: str) -> None:
    assert literal(text) == written


def test_a_cell_that_opens_with_a_bracket_is_no_option_of_the_row_before() -> None:
    assert tabular_rows([["a", "b"], ["[.1, .2]", "*"]]) == "a & b \\\\\n{[}.1, .2] & {*} \\\\"


def test_every_table_is_there_with_its_cells() -> None:
    report = build(study())
    text = latex_of(report).decode()
    blocks = [block for block in blocks_of(report) if isinstance(block, TableBlock)]
    assert text.count("\\toprule") == len(blocks) + sum(len(block.rows) > 35 for block in blocks)
    assert "Containment of China & .237 [.217, .257] & .113 [.091, .135] \\\\" in text
    for block in blocks:
        assert f"\\caption{{{literal(block.title)}}}\\label{{tab:framing-{block.number}}}" in text


@pytest.mark.parametrize("given", [study, hostile_study])
def test_environments_and_braces_are_balanced(given: object) -> None:
    assert callable(given)
    text = latex_of(build(given())).decode()
    open_ones: list[str] = []
    for what, name in re.findall(r"\\(begin|end)\{(\w+)\}", text):
        if what == "begin":
            open_ones.append(name)
        else:
            assert open_ones.pop() == name
    assert not open_ones
    bare = re.sub(r"(?m)^%.*$|\\[\\{}%]", "", text)
    assert bare.count("{") == bare.count("}")


def test_a_long_table_goes_over_pages_with_its_head() -> None:
    rows = tuple((Cell((f"row {number}",)), Cell((str(number),), "a")) for number in range(40))
    table = TableBlock("Long", (Column("What"), Column("n", True)), rows, "A note.", 1)
    text = latex_of(Report("t", "", "", "", (Section("s", "S", (table,)),))).decode()
    assert "\\begin{longtable}{lr}\n\\caption{Long}\\label{tab:framing-1}\\\\\n\\toprule" in text
    assert "What & \\multicolumn{1}{c}{n} \\\\\n\\midrule\n\\endhead" in text
    assert "row 39 & 39\\textsuperscript{a} \\\\" in text
    assert "{\\small\\noindent \\textit{Note.} A note.\\par}" in text


def prose(n: int) -> TableBlock:
    """Return a table with a cell of n words."""
    rows = ((Cell(("a frame",)), Cell((" ".join(["word"] * n),)), Cell((".123",))),)
    return TableBlock("Prose", (Column("Frame"), Column("What it means"), Column("n", True)), rows, "", 1)


def test_long_text_in_a_cell_goes_over_lines_within_the_page() -> None:
    short, long = (latex_of(Report("t", "", "", "", (Section("s", "S", (prose(n),)),))).decode() for n in (3, 60))
    assert "\\begin{tabular}{llr}" in short
    widths = [float(each) for each in re.findall(r"p\{\\dimexpr ([.\d]+)\\linewidth-2\\tabcolsep\}", long)]
    assert len(widths) == 3
    assert widths[1] > 0.5
    assert sum(widths) == pytest.approx(1, abs=0.001)
    assert "\\raggedleft\\arraybackslash}p" in long


def test_patterns_end_a_line_where_they_have_a_bar() -> None:
    row = (Cell(("a frame",)), Cell((f"(one|two) {'word ' * 40}",)), Cell((".1",)))
    table = TableBlock("T", (Column("Frame"), Column("Term"), Column("n", True)), (row,), "", 1)
    text = latex_of(Report("t", "", "", "", (Section("s", "S", (table,)),))).decode()
    assert "(one|\\allowbreak{}two) word" in text


def test_letters_that_need_another_engine_are_named() -> None:
    def head(text: str) -> str:
        table = TableBlock("T", (Column("Source"), Column("n", True)), ((Cell((text,)), Cell(("1",))),), "", 1)
        return latex_of(Report("t", "", "", "", (Section("s", "S", (table,)),))).decode()

    assert "LuaLaTeX" not in head("El País – “ő” … ± δ η ≈")
    assert "% Some letters here (南 报) are none that pdfLaTeX knows." in head("南报")
    assert "(ế)" in head("tiếng")


def _has_latex() -> bool:
    if shutil.which("pdflatex") is None or shutil.which("kpsewhich") is None:
        return False
    packages = ["booktabs.sty", "threeparttable.sty", "caption.sty", "ecrm1000.tfm"]
    found = subprocess.run(["kpsewhich", *packages], capture_output=True, text=True, check=False).stdout.split()
    return len(found) == len(packages)


@pytest.mark.parametrize("given", [study, hostile_study])
def test_the_tables_compile_and_fit_the_page(given: Callable[[], Study], tmp_path: Path) -> None:
    if not _has_latex():
        pytest.skip("there is no pdfLaTeX with these packages on this machine")
    text = latex_of(build(given())).decode()
    for letter in beyond_latin(text):
        text = text.replace(letter, "?")
    packages = "\\usepackage{array,booktabs,longtable,threeparttable,caption}\\usepackage[margin=1in]{geometry}"
    packages += "\\usepackage[T1]{fontenc}"
    (tmp_path / "paper.tex").write_text(
        f"\\documentclass{{article}}{packages}\\begin{{document}}{text}\\end{{document}}"
    )
    command = ["pdflatex", "-draftmode", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    too_wide = [float(each) for each in re.findall(r"Overfull \\hbox \(([.\d]+)pt", done.stdout)]
    # Words that nobody can break, as hostile sources have for names, stand out of any column.
    assert given is hostile_study or max(too_wide, default=0) < 25
