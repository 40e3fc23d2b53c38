"""One work of the bibliography."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHERE = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "misc": "howpublished"}
_IN_BIBTEX = str.maketrans({character: f"\\{character}" for character in "&%$#_"} | {"–": "--", "χ": r"$\chi$"})
_VOLUME = re.compile(r"(?P<volume>\d+)(?:\((?P<number>[^)]+)\))?(?:, (?P<pages>[\w–-]+))?")
_CHAPTER = re.compile(r"(?:Vol\. (?P<volume>\d+), )?(?P<pages>\d+–\d+)")
_EDITION = re.compile(r"(?P<edition>\d+(?:st|nd|rd|th)) ed\.")


@dataclass(frozen=True, slots=True)
class Reference:
    """One work, as a reader and as BibTeX need it."""

    key: str
    kind: str  # BibTeX's entry type: article, book, inproceedings, …
    authors: str  # BibTeX's form: "Entman, Robert M. and Other, A."; an organisation in braces
    title: str
    year: int
    container: str  # journal, proceedings or publisher
    detail: str = ""  # volume(issue), pages; of a book its edition; of a chapter its pages, or "Vol. 2, 3–5"
    doi: str = ""
    editors: str = ""  # of the book that a chapter is in, as `authors`
    publisher: str = ""  # of the same

    @property
    def url(self) -> str:
        """Where the work is found; empty without a DOI."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    def __str__(self) -> str:
        """Return the entry as in a list of references in APA's style, without italics."""
        names = [_apa(name) for name in self.authors.split(" and ")]
        if names[-1] == "others":
            listed = f"{', '.join(names[:-1])}, et al."
        else:
            listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
        stop = "" if listed.endswith(".") else "."
        edition = f" ({self.detail})" if _EDITION.fullmatch(self.detail) else ""
        detail = "" if edition else self.detail.removesuffix(".")
        where = self._chapter() if self._is_chapter else ", ".join(filter(None, (self.container, detail)))
        found = f"{listed}{stop} ({self.year}). {self.title}{edition}. {where}."
        return f"{found} {self.url}" if self.url else found

    @property
    def _is_chapter(self) -> bool:
        return self.kind in ("incollection", "inproceedings") and _CHAPTER.fullmatch(self.detail) is not None

    def _chapter(self) -> str:
        """Return where a chapter or paper stands: editors, book, pages, publisher."""
        names = [_given_first(name) for name in self.editors.split(" and ")] if self.editors else []
        last = names if len(names) < 2 else [", ".join(names[:-1]) + ("," if len(names) > 2 else ""), names[-1]]
        listed = f"{' & '.join(last)} ({'Ed.' if len(names) == 1 else 'Eds.'}), " if names else ""
        volume, _, pages = self.detail.removeprefix("Vol. ").rpartition(", ")
        place = f"Vol. {volume}, pp. {pages}" if volume else f"pp. {pages}"
        return f"In {listed}{self.container} ({place})" + (f". {self.publisher}" if self.publisher else "")

    def bibtex(self) -> str:
        """Return the entry in BibTeX: what LaTeX reads as commands is escaped, letters stay Unicode."""
        fields = {
            "author": self.authors,
            "title": f"{{{self.title.translate(_IN_BIBTEX)}}}",
            "year": str(self.year),
            _WHERE.get(self.kind, "publisher"): self.container.translate(_IN_BIBTEX),
        }
        fields |= {name: value.translate(_IN_BIBTEX) for name, value in self._details().items()}
        fields |= {"editor": self.editors} if self.editors else {}
        fields |= {"publisher": self.publisher.translate(_IN_BIBTEX)} if self.publisher else {}
        if self.doi:
            fields["doi"] = self.doi
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@{self.kind}{{{self.key},\n{body}\n}}"

    def _details(self) -> dict[str, str]:
        """Return volume, number and pages by themselves where they can be told, or all as a note."""
        if not self.detail:
            return {}
        parts = (
            _CHAPTER.fullmatch(self.detail) or _VOLUME.fullmatch(self.detail) or _EDITION.fullmatch(self.detail)
        )
        if parts is None:
            return {"note": self.detail}
        return {name: value for name, value in parts.groupdict().items() if value}


def _given_first(name: str) -> str:
    """Return "R. M. Entman" of "Entman, Robert M."."""
    family, _, given = _apa(name).partition(", ")
    return f"{given} {family}" if given else family


def _apa(name: str) -> str:
    """Return "Entman, R. M." of "Entman, Robert M."; an organisation without its braces."""
    family, comma, given = name.partition(", ")
    if not comma:
        return name.strip("{}")
    initials = " ".join("-".join(f"{part[0]}." for part in each.split("-")) for each in given.split())
    return f"{family}, {initials}"
