"""The day in a line of an archive: "September 12, 2023 Tuesday 5:00 AM EST", "12 Sep 2023", "29 mars 2011"."""

from __future__ import annotations

import datetime
import re

# By the language of the archive's pages; a name may be shortened to three letters or more, with a full stop.
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_NAMES = [names.split() for names in _MONTHS]
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_FORMS = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}\b"),
    re.compile(rf"\b{_DAY}(?:\.|st|nd|rd|th)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}\b"),
    re.compile(rf"\b{_YEAR}-(?P<number>\d{{2}})-{_DAY}\b"),
    re.compile(rf"{_YEAR}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]\s?{_DAY}\s?[日일]"),
    re.compile(rf"\b{_DAY}\s+tháng\s+(?P<number>\d{{1,2}}),?\s+(?:năm\s+)?{_YEAR}\b"),
)


def day_in(line: str) -> str | None:
    """Return the first day that a line names, as "2023-09-12"; None where it names none that exists."""
    for form in _FORMS:
        for found in form.finditer(line):
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(parts["month"].casefold())
            try:
                return datetime.date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:  # 31 June, or a word that is no month
                continue
    return None


def day_or_words(line: str | None) -> str | None:
    """Return the day that a line names, or the line itself, so that what cannot be read is told; None for ""."""
    line = (line or "").strip()
    return day_in(line) or line or None


def _month(word: str) -> int:
    """Return the number of a month, 0 for another word."""
    return next(
        (n for names in _NAMES for n, name in enumerate(names, start=1) if name.startswith(word)),
        0,
    )
