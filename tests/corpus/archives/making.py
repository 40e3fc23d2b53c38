"""Exports as archives write them, made for the tests: every article, name and outlet in them is invented."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

import xlwt

import framing

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HANOI = ("The port of Hanoi opened a new quay on Monday.", "Officials said that trade would grow.")
PORT = ("A second story is about containers.", "It has two paragraphs, too.")


def word_document(paragraphs: Sequence[str], before: str = "") -> bytes:
    """Return a Word document; tabs stand for tabs. `before` comes before its first element."""
    texts = [f'<w:p><w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r></w:p>' for each in paragraphs]
    body = f'{before}<w:document xmlns:w="{_W}"><w:body>{"".join(texts)}</w:body></w:document>'
    return packed({"word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{body}'})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def nexis_article(
    title: str = "New quay opens in Hanoi",
    source: str = "The Invented Times (London)",
    date: str = "September 12, 2023 Tuesday 5:00 AM EST",
    body: Sequence[str] = HANOI,
    length: str = "16 words",
    loaded: str = "September 13, 2023",
    byline: str = "Ann Author",
    behind: Sequence[str] = (),
) -> list[str]:
    """Return the paragraphs of an article of Nexis Uni."""
    return [
        title,
        source,
        date,
        "Copyright 2023 Invented Newspapers Ltd All Rights Reserved",
        "Section: NEWS; Pg. 7",
        f"Length:\xa0{length}",
        f"Byline: {byline}",
        "Body",
        "",
        *body,
        *behind,
        "Classification",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Subject: PORTS & HARBORS (90%)",
        f"Load-Date: {loaded}",
        "End of Document",
    ]


def nexis_cover(n: int) -> list[str]:
    """Return the page in front of several articles."""
    return [
        "User Name: reader",
        "Date and Time: Friday, October 6, 2023 3:14:00 PM EDT",
        "Job Number: 206542513",
        f"Documents ({n})",
        *(f"{number}. An invented headline" for number in range(1, n + 1)),
        "Client/Matter: -None-",
        "Search Terms: hanoi AND port",
        "Narrowed by: September 1, 2023 to September 30, 2023",
    ]


def rich_text(lines: Sequence[str]) -> bytes:
    """Return a rich text file, one paragraph a line; a tab is the end of a cell."""
    made = []
    for line in lines:
        plain = line.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
        coded = "".join(each if ord(each) < 128 else _coded(each) for each in plain)
        made.append(coded.replace("\t", r"\cell "))
    text = "\\par\n".join(made)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + text + "}").encode("ascii")


def _coded(character: str) -> str:
    halves = character.encode("utf-16-le")
    return "".join(f"\\u{int.from_bytes(halves[n : n + 2], 'little')}?" for n in range(0, len(halves), 2))


FACTIVA: dict[str, Sequence[str]] = {
    "SE": ["World"],
    "HD": ["New quay opens in Hanoi"],
    "BY": ["By Ann Author"],
    "WC": ["16 words"],
    "PD": ["12 September 2023"],
    "ET": ["10:15"],
    "SN": ["Invented Wire"],
    "SC": ["INVW"],
    "LA": ["English"],
    "CY": ["(c) 2023 Invented Wire."],
    "LP": HANOI[:1],
    "TD": HANOI[1:],
    "NS": ["gcat : Political/General News"],
    "RE": ["vietn : Vietnam"],
    "AN": ["Document INVW000020230912ej9c00001"],
}


def factiva_page(articles: Sequence[Mapping[str, Sequence[str]]], end: str = "</div></body></html>") -> str:
    """Return a page of articles with field codes."""
    parts = []
    for fields in articles:
        rows = []
        for code, lines in fields.items():
            words = "\n".join(
                f'<p class="articleParagraph enarticleParagraph">{escape(line)}</p>'
                if code in ("LP", "TD")
                else f"<b class='enHeadline'>{escape(line)}</b>"
                if code == "HD"
                else escape(line)
                for line in lines
            )
            rows.append(f'<tr><td class="index" align="right"><b>{code}</b>&nbsp;</td><td>{words}</td></tr>')
        parts.append(f'<div class="article enArticle"><table>{"".join(rows)}</table><br/></div><br/>')
    return f"<html><head><title>Factiva</title></head><body><div id='content'>{''.join(parts)}{end}"


FACTIVA_WITHOUT_CODES = """<html><body><div class="article enArticle"><div>World</div>
<div id="hd"><span class='enHeadline'>New quay opens in Hanoi</span></div><div class="author">By Ann Author</div>
<div>16 words</div><div>12 September 2023</div><div>10:15 GMT</div><div>Invented Wire</div><div>INVW</div>
<div>English</div><div>(c) 2023 Invented Wire.</div>
<p class="articleParagraph enarticleParagraph">The port of Hanoi opened a new <b>quay</b> on Monday.</p>
<p class="articleParagraph enarticleParagraph">Officials said that trade would grow.</p>
<p>Document INVW000020230912ej9c00001</p></div></body></html>"""


def factiva_lines(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """Return an article with field codes as lines of a rich text file."""
    return [
        f"{code}\t{line}\t" if n == 0 else line for code, lines in fields.items() for n, line in enumerate(lines)
    ]


_RULE = "_" * 60


def proquest_article(
    number: int,
    of: int,
    title: str = "New quay opens in Hanoi",
    text: str = "\n\n".join(HANOI),
    source: str = "The Invented Times",
    date: str = "Sep 12, 2023",
    id: str = "2863000001",
) -> str:
    """Return an article of ProQuest as text."""
    return f"""Document {number} of {of}

{title}

Author: Author, Ann

Publication info: {source} ; Hanoi [Hanoi]. 12 Sep 2023: 7.

Abstract: A quay.

Links: A link.

Full text: {text}

Subject: Ports; Trade

Location: Hanoi Vietnam

Title: {title}

Publication title: {source}

Pages: 7

Publication year: 2023

Publication date: {date}

Section: World

Publisher: Invented Newspapers

Language of publication: English

Document type: News

ProQuest document ID: {id}

Document URL: https://invented.example/docview/{id}

Copyright: Copyright Invented Newspapers Sep 12, 2023

Last updated: 2023-09-13

Database: Invented Newsstream

{_RULE}
"""


def proquest(articles: Sequence[str]) -> str:
    """Return an export of ProQuest as text."""
    head = f"{_RULE}\nReport Information from ProQuest\n06 October 2023 15:14\n{_RULE}\n\n"
    return head + "\n".join(articles) + "\nContact us at: https://invented.example/contact\n"


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write an old Excel file."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    book.save(str(path))
    return path


def sample_export() -> bytes:
    """Return the sample articles as an export of Nexis Uni, the first of them twice."""
    rows = framing.sample_corpus().articles.to_pylist()
    lines = [
        line
        for n, row in enumerate((rows[0], *rows))
        for line in nexis_article(
            row["title"],
            row["source"],
            f"{row['date']:%B} {row['date'].day}, {row['date'].year}",
            row["text"].split("\n\n")[n == 1 :],
            f"{len(row['text'].split())} words",
        )
    ]
    return word_document([*nexis_cover(len(rows) + 1), *lines])
