"""What to cite for a result."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

import framing
from framing.errors import InputError
from framing.references import REFERENCES
from tests.report.studied import study


def test_only_what_was_done_is_cited() -> None:
    corpus = framing.sample_corpus()
    scores = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)
    of_share = {work.key for work in framing.citations(framing.compare(scores, n_resamples=200))}
    of_tone = {work.key for work in framing.citations(framing.compare(scores, measure="tone", n_resamples=200))}
    assert "framing" in of_share
    assert "hutto2014" in of_tone - of_share
    assert set(scores.codebooks[0].references) <= of_share


def test_a_study_cites_what_all_its_parts_cite() -> None:
    given = study()
    keys = [work.key for work in framing.citations(given)]
    parts = {key for result in (*given.comparisons, *given.further) for key in result.references}
    assert parts <= set(keys)
    assert len(keys) == len(set(keys))


def test_texts_are_in_the_order_of_a_list_of_references() -> None:
    found = framing.citations(study())
    entries = found.text.split("\n\n")
    assert entries == sorted(entries, key=str.casefold)
    assert str(found) == repr(found) == found.text
    assert found._repr_html_().count("<p>") == len(found)


def test_entries_are_written_for_latex(tmp_path: Path) -> None:
    written = framing.citations(study()).to_bibtex(tmp_path / "references.bib")
    text = written.read_text(encoding="utf-8")
    assert text.startswith("@")
    assert text.count("\n@") + 1 == len(framing.citations(study()))
    assert "  author = {{The framing developers}},\n" in text


@pytest.mark.parametrize("key", sorted(REFERENCES))
def test_every_entry_is_balanced_and_names_no_command(key: str) -> None:
    entry = REFERENCES[key].bibtex()
    assert entry.count("{") == entry.count("}")
    fields = [line for line in entry.splitlines() if line.strip().startswith(("title", "journal", "booktitle"))]
    assert not [line for line in fields if " & " in line]


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(InputError) as error:
        framing.citations(cast(Any, 3))
    assert str(error.value) == (
        "citations() takes a result, such as a Study or a Comparison, and was given a value of type int."
    )
