"""The works that a result rests on, for a list of references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from framing import __version__
from framing.errors import InputError
from framing.files import write_bytes
from framing.references import Reference, bibliography
from framing.results.codebook import Codebook
from framing.results.notebook_html import said_html
from framing.results.study import Study

SOFTWARE = Reference(
    "framing",
    "misc",
    "{The framing developers}",
    f"framing: Comparing how news sources frame the same story (Version {__version__}) [Computer software]",
    2026,
    "Python package",
)


class Citing(Protocol):
    """A result that names what it rests on."""

    @property
    def references(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Citations:
    """Works in alphabetical order of authors and year.

    Attributes
    ----------
    works : tuple of Reference
    """

    works: tuple[Reference, ...]

    def __len__(self) -> int:
        return len(self.works)

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.works)

    @property
    def text(self) -> str:
        """The list of references in APA's style, an entry a paragraph, without italics."""
        return "\n\n".join(str(work) for work in self.works)

    @property
    def bibtex(self) -> str:
        """The entries in BibTeX, in Unicode as biber and recent BibTeX read it."""
        return "\n\n".join(work.bibtex() for work in self.works) + "\n"

    def to_bibtex(self, path: str | Path) -> Path:
        """Write the entries into a .bib file."""
        return write_bytes(Path(path), self.bibtex.encode())

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return said_html("\n".join(map(str, self.works)))


def citations(result: Citing) -> Citations:
    """Return the works to cite for a result: its methods, its lexicons, and this library.

    Parameters
    ----------
    result : Study, Comparison, or any other result
        What `study`, `compare`, `keyness` and the like returned. Only what was really done is cited: without tone,
        nobody has to cite VADER.

    Returns
    -------
    Citations
        `print` gives plain text in APA's style; ``.bibtex`` and `Citations.to_bibtex` entries for LaTeX.

    Raises
    ------
    InputError
        It is no result.

    Examples
    --------
    >>> framing.citations(study).to_bibtex("references.bib")  # doctest: +SKIP
    """
    return Citations(works_of(keys_of(result)))


def works_of(keys: Iterable[str]) -> tuple[Reference, ...]:
    """Return the works of some keys, and this library itself, in the order of a list of references."""
    return bibliography(keys, SOFTWARE)


def keys_of(result: Citing) -> tuple[str, ...]:
    """Return the keys of all works that a result rests on, each once: of its methods, its parts, its lexicons."""
    if not hasattr(result, "references"):
        raise InputError(
            f"citations() takes a result, such as a Study or a Comparison, and was given a value of type "
            f"{type(result).__name__}."
        )
    parts: tuple[Citing, ...] = (*result.comparisons, *result.further) if isinstance(result, Study) else ()
    books: tuple[Codebook, ...] = getattr(result, "codebooks", ())
    keys = [result.references, *(part.references for part in parts), *(book.references for book in books)]
    return tuple(dict.fromkeys(key for some in keys for key in some))
