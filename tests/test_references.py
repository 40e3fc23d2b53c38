"""The bibliography."""

from __future__ import annotations

import pytest

from framing.errors import FramingError
from framing.references import REFERENCES, bibliography, reference


def test_an_entry_is_printed_and_written_as_bibtex() -> None:
    entry = reference("entman1993")
    assert str(entry) == (
        "Entman, R. M. (1993). Framing: Toward clarification of a fractured paradigm. Journal of "
        "Communication, 43(4), 51–58. https://doi.org/10.1111/j.1460-2466.1993.tb01304.x"
    )
    assert entry.bibtex() == (
        "@article{entman1993,\n  author = {Entman, Robert M.},\n"
        "  title = {{Framing: Toward clarification of a fractured paradigm}},\n  year = {1993},\n"
        "  journal = {Journal of Communication},\n  volume = {43},\n  number = {4},\n  pages = {51--58},\n"
        "  doi = {10.1111/j.1460-2466.1993.tb01304.x}\n}"
    )


def test_the_edition_of_a_book_stands_with_its_title() -> None:
    entry = reference("cochran1977")
    assert str(entry) == "Cochran, W. G. (1977). Sampling techniques (3rd ed.). Wiley."
    assert entry.bibtex() == (
        "@book{cochran1977,\n  author = {Cochran, William G.},\n  title = {{Sampling techniques}},\n"
        "  year = {1977},\n  publisher = {Wiley},\n  edition = {3rd}\n}"
    )


def test_several_authors_are_joined() -> None:
    assert str(reference("benjamini1995")).startswith("Benjamini, Y., & Hochberg, Y. (1995).")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(FramingError) as raised:
        reference("entmann1993")
    assert str(raised.value).startswith("Unknown reference 'entmann1993'. Did you mean 'entman1993'? Allowed: ")


def test_a_bibliography_lists_each_work_once_in_alphabetical_order() -> None:
    listed = bibliography(["hutto2014", "entman1993", "hutto2014"])
    assert [entry.key for entry in listed] == ["entman1993", "hutto2014"]


def test_keys_and_dois_are_unique() -> None:
    dois = [entry.doi for entry in REFERENCES.values() if entry.doi]
    assert len(dois) == len(set(dois))
    assert all(key == entry.key for key, entry in REFERENCES.items())


def test_no_entry_ends_in_two_stops() -> None:
    assert not [key for key in REFERENCES if ".." in str(reference(key))]


def test_a_chapter_stands_in_its_book_as_apa_has_it() -> None:
    entry = reference("steiger1997")
    assert str(entry) == (
        "Steiger, J. H., & Fouladi, R. T. (1997). Noncentrality interval estimation and the evaluation of "
        "statistical models. In L. L. Harlow, S. A. Mulaik, & J. H. Steiger (Eds.), What if there were no "
        "significance tests? (pp. 221–257). Lawrence Erlbaum."
    )
    assert "  pages = {221--257},\n  editor = {Harlow, Lisa L. and Mulaik" in entry.bibtex()
    shapley = reference("shapley1953")
    assert "Contributions to the theory of games (Vol. 2, pp. 307–318). Princeton" in str(shapley)
    assert "  volume = {2},\n  pages = {307--318},\n" in shapley.bibtex()


def test_a_paper_stands_in_its_proceedings() -> None:
    assert str(reference("newell2018")).endswith(
        "In Proceedings of the Eleventh International Conference on Language Resources and Evaluation (pp. "
        "3315–3322)."
    )


def test_entries_are_complete_for_bibtex_and_readable_by_pdflatex() -> None:
    """What BibTeX warns of: chapters without publisher, proceedings with volume and number."""
    for key, entry in REFERENCES.items():
        written = entry.bibtex()
        assert entry.kind != "incollection" or "publisher = {" in written, key
        assert entry.kind != "inproceedings" or "number = {" not in written, key
        assert not [char for char in written if ord(char) > 0x17F and char not in "‘’“”"], key
