"""The tables of a report for LaTeX, in APA's form, to be taken into a manuscript."""

from __future__ import annotations

from framing.report.model import Cell, Report, TableBlock, blocks_of
from framing.results.latex import literal, tabular_rows

_LONG = 35  # rows that fit on a page with title and note
_HEAD = r"""% Tables of a report by framing, in APA's form. Take single ones over, or \input the whole file.
% The preamble needs:
%   \usepackage[T1]{fontenc}
%   \usepackage[utf8]{inputenc}  % pdfLaTeX before 2018
%   \usepackage{array,booktabs,longtable,threeparttable}
%   \usepackage{caption}
%   \captionsetup[table]{labelfont=bf,labelsep=newline,textfont=it,justification=raggedright,singlelinecheck=off}
"""


def latex_of(report: Report) -> bytes:
    """Return every table of a report as LaTeX, UTF-8."""
    tables = [block for block in blocks_of(report) if isinstance(block, TableBlock)]
    made = [_HEAD, f"% {report.title}".replace("\n", " ")]
    made += [_long(block) if len(block.rows) > _LONG else _short(block) for block in tables]
    return ("\n".join(made) + "\n").encode()


def _short(block: TableBlock) -> str:
    note = (
        f"\\begin{{tablenotes}}[flushleft]\n\\small\n\\item {_note(block)}\n\\end{{tablenotes}}\n"
        if block.note
        else ""
    )
    return (
        f"\n\\begin{{table}}\n\\begin{{threeparttable}}\n{_caption(block)}\n\\begin{{tabular}}{{{_columns(block)}}}\n"
        f"\\toprule\n{_head(block)}\n\\midrule\n{_rows(block)}\n\\bottomrule\n\\end{{tabular}}\n{note}"
        "\\end{threeparttable}\n\\end{table}"
    )


def _long(block: TableBlock) -> str:
    note = f"\n{{\\small\\noindent {_note(block)}\\par}}" if block.note else ""
    return (
        f"\n\\begin{{longtable}}{{{_columns(block)}}}\n{_caption(block)}\\\\\n\\toprule\n{_head(block)}\n\\midrule\n"
        f"\\endfirsthead\n\\toprule\n{_head(block)}\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{_rows(block)}\n"
        f"\\end{{longtable}}{note}"
    )


def _caption(block: TableBlock) -> str:
    return f"\\caption{{{literal(block.title)}}}\\label{{tab:framing-{block.number}}}"


def _columns(block: TableBlock) -> str:
    """Return how columns are set: numbers flush right, all else flush left; nothing is broken."""
    return "".join("r" if column.is_flush_right and place else "l" for place, column in enumerate(block.columns))


def _head(block: TableBlock) -> str:
    heads = [literal(column.head) for column in block.columns]
    # A head stands over the middle of its numbers' column.
    heads = [
        f"\\multicolumn{{1}}{{c}}{{{head}}}" if column.is_number and place else head
        for place, (head, column) in enumerate(zip(heads, block.columns, strict=True))
    ]
    return tabular_rows([heads])


def _rows(block: TableBlock) -> str:
    return tabular_rows([[_cell(cell) for cell in row] for row in block.rows])


def _cell(cell: Cell) -> str:
    marks = f"\\textsuperscript{{{literal(cell.marks)}}}" if cell.marks else ""
    return literal(" ".join(cell.parts)) + marks


def _note(block: TableBlock) -> str:
    return f"\\textit{{Note.}} {literal(block.note)}"
