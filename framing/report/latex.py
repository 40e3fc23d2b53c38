"""The tables of a report for LaTeX, in APA's form, to be taken into a manuscript."""

from __future__ import annotations

from framing.report.column_widths import column_widths, natural_width
from framing.report.model import Cell, Report, TableBlock, blocks_of
from framing.results.latex import beyond_latin, literal, tabular_rows

_LONG = 35  # rows that fit on a page with title and note
_HEAD = r"""% Tables of a report by framing, in APA's form. Take single ones over, or \input the whole file.
% The preamble needs:
%   \usepackage[T1]{fontenc}
%   \usepackage[utf8]{inputenc}  % pdfLaTeX before 2018
%   \usepackage{array,booktabs,longtable,threeparttable}
%   \usepackage{caption}
%   \captionsetup[table]{labelfont=bf,labelsep=newline,textfont=it,justification=raggedright,singlelinecheck=off}
"""
_BEYOND = r"""%
% Some letters here ({letters}) are none that pdfLaTeX knows.
% Use LuaLaTeX or XeLaTeX, with these in the place of fontenc and inputenc:
%   \usepackage{{fontspec}}
%   \setmainfont{{a font that has them}}
%   \usepackage[bidi=basic]{{babel}}  % where some are Arabic or Hebrew, in LuaLaTeX
"""
_NARROWEST, _WIDEST = 345.0, 468.0  # points: a line of LaTeX's own classes, and of a manuscript in APA's form
# The size of letters by how many columns a table has, with its points.
_SIZES = ((4, "normalsize", 10.0), (6, "small", 9.0), (8, "footnotesize", 8.0))
_SMALLEST = ("scriptsize", 7.0)
_SHOWN = 12  # letters that are named


def latex_of(report: Report) -> bytes:
    """Return every table of a report as LaTeX, UTF-8."""
    tables = [block for block in blocks_of(report) if isinstance(block, TableBlock)]
    made = [_long(block) if len(block.rows) > _LONG else _short(block) for block in tables]
    letters = beyond_latin("".join(made))
    more = "…" if len(letters) > _SHOWN else ""
    beyond = _BEYOND.format(letters=" ".join(letters[:_SHOWN]) + more) if letters else ""
    head = [_HEAD + beyond, f"% {report.title}".replace("\n", " ")]
    return ("\n".join([*head, *made]) + "\n").encode()


def _short(block: TableBlock) -> str:
    name, _ = _size(block)
    small = name if name != "normalsize" else "small"
    note = (
        f"\\begin{{tablenotes}}[flushleft]\n\\{small}\n\\item {_note(block)}\n\\end{{tablenotes}}\n"
        if block.note
        else ""
    )
    size = "" if name == "normalsize" else f"\\{name}\n"
    return (
        f"\n\\begin{{table}}\n{size}\\begin{{threeparttable}}\n{_caption(block)}\n"
        f"\\begin{{tabular}}{{{_columns(block)}}}\n"
        f"\\toprule\n{_head(block)}\n\\midrule\n{_rows(block)}\n\\bottomrule\n\\end{{tabular}}\n{note}"
        "\\end{threeparttable}\n\\end{table}"
    )


def _long(block: TableBlock) -> str:
    name, _ = _size(block)
    note = f"\n{{\\small\\noindent {_note(block)}\\par}}" if block.note else ""
    before, after = ("", "") if name == "normalsize" else (f"{{\\{name}\n", "\n}")
    return (
        f"\n{before}\\begin{{longtable}}{{{_columns(block)}}}\n{_caption(block)}\\\\\n\\toprule\n{_head(block)}\n"
        f"\\midrule\n\\endfirsthead\n\\toprule\n{_head(block)}\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n"
        f"{_rows(block)}\n\\end{{longtable}}{after}{note}"
    )


def _caption(block: TableBlock) -> str:
    return f"\\caption{{{literal(block.title)}}}\\label{{tab:framing-{block.number}}}"


def _size(block: TableBlock) -> tuple[str, float]:
    """Return the size of a table's letters as LaTeX names it, and in points."""
    return next(((name, points) for most, name, points in _SIZES if len(block.columns) <= most), _SMALLEST)


def _is_narrow(block: TableBlock) -> bool:
    """Whether no cell has to be broken on any page."""
    return natural_width(block, _size(block)[1]) <= _NARROWEST


def _columns(block: TableBlock) -> str:
    """Return how columns are set: numbers flush right, all else flush left; long text in lines of their own."""
    right = [column.is_flush_right and place > 0 for place, column in enumerate(block.columns)]
    if _is_narrow(block):
        return "".join("r" if each else "l" for each in right)
    widths = column_widths(block, _size(block)[1], _WIDEST)
    return "".join(
        f"\n>{{\\ragged{'left' if each else 'right'}\\arraybackslash}}"
        f"p{{\\dimexpr {width / _WIDEST:.4f}\\linewidth-2\\tabcolsep}}"
        for each, width in zip(right, widths, strict=True)
    )


def _head(block: TableBlock) -> str:
    heads = [literal(column.head) for column in block.columns]
    if _is_narrow(block):
        # A head stands over the middle of its numbers' column.
        heads = [
            f"\\multicolumn{{1}}{{c}}{{{head}}}" if column.is_number and place else head
            for place, (head, column) in enumerate(zip(heads, block.columns, strict=True))
        ]
    return tabular_rows([heads])


def _rows(block: TableBlock) -> str:
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    if not _is_narrow(block):
        rows = [[_breakable(cell) for cell in row] for row in rows]
    return tabular_rows(rows)


def _breakable(cell: str) -> str:
    """Let a lexicon's patterns, names of columns and the like end a line at a bar or an underscore."""
    return cell.replace("|", "|\\allowbreak{}").replace("\\_", "\\_\\allowbreak{}")


def _cell(cell: Cell) -> str:
    marks = f"\\textsuperscript{{{literal(cell.marks)}}}" if cell.marks else ""
    return literal(" ".join(cell.parts)) + marks


def _note(block: TableBlock) -> str:
    return f"\\textit{{Note.}} {literal(block.note)}"
