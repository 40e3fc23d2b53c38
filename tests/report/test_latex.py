"""The tables for LaTeX: balanced, escaped, with the numbers of the other formats."""

from __future__ import annotations

import re

import pytest

from framing.report.build import build
from framing.report.latex import latex_of
from framing.report.model import Cell, Column, Report, Section, TableBlock, blocks_of
from framing.results.latex import literal, tabular_rows
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
