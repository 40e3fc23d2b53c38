"""One work of the bibliography."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One work, as a reader and as BibTeX need it."""

    key: str
    kind: str  # BibTeX's entry type: article, book, inproceedings, …
    authors: str  # BibTeX's form: "Entman, Robert M. and Other, A."
    title: str
    year: int
    container: str  # journal, proceedings or publisher
    detail: str = ""  # volume(issue), pages
    doi: str = ""

    def __str__(self) -> str:
        names = self.authors.split(" and ")
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
        detail = f", {self.detail.removesuffix('.')}" if self.detail else ""
        link = f" https://doi.org/{self.doi}" if self.doi else ""
        stop = "" if listed.endswith(".") else "."
        return f"{listed}{stop} ({self.year}). {self.title}. {self.container}{detail}.{link}"

    def bibtex(self) -> str:
        """Return the entry in BibTeX."""
        where = {"article": "journal", "inproceedings": "booktitle"}.get(self.kind, "publisher")
        fields = {
            "author": self.authors,
            "title": f"{{{self.title}}}",
            "year": str(self.year),
            where: self.container,
        }
        fields |= {name: value for name, value in (("note", self.detail), ("doi", self.doi)) if value}
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@{self.kind}{{{self.key},\n{body}\n}}"
