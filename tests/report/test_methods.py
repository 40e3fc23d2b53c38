"""Methods in words: what several measures share stands once."""

from __future__ import annotations

import dataclasses

from framing.report.model import Paragraph, Works
from framing.report.sections.methods import methods
from tests.plots.compared import comparison


def test_every_sentence_stands_once_with_the_measures_it_holds_for() -> None:
    told = {
        "share": "The share is a. Intervals (x, 1993) are b. Logits. p is over 48.",
        "salience": "Salience is a. Intervals (x, 1993) are b. Logits. p is over 48.",
        "tone": "The tone is c. Intervals (x, 1993) are b. p is over 6.",
    }
    results = tuple(dataclasses.replace(comparison(measure), method=method) for measure, method in told.items())
    paragraphs = [block for block in methods(results, ()).blocks if isinstance(block, Paragraph)]
    assert [(block.lead, block.text) for block in paragraphs] == [
        ("Share of sentences.", "The share is a."),
        ("All measures.", "Intervals (x, 1993) are b."),
        ("Share of sentences; Salience (0 to 1).", "Logits. p is over 48."),
        ("Salience (0 to 1).", "Salience is a."),
        ("Tone (−1 to 1).", "The tone is c. p is over 6."),
    ]


def test_a_measure_in_several_voices_is_named_once_and_voices_where_they_differ() -> None:
    told = {"all": "Is a. Logits. Both.", "journalist": "Is b. Logits. Both.", "quoted": "Is c. Both."}
    results = tuple(
        dataclasses.replace(comparison("stance"), voice=voice, method=method) for voice, method in told.items()
    )
    paragraphs = [block for block in methods((*results, comparison()), ()).blocks if isinstance(block, Paragraph)]
    stance = "Stance (−1 against to 1 for)"
    assert [(block.lead, block.text) for block in paragraphs][:4] == [
        (f"{stance}, voice all.", "Is a."),
        (f"{stance}, voices all and journalist.", "Logits."),
        (f"{stance}.", "Both."),
        (f"{stance}, voice journalist.", "Is b."),
    ]


def test_one_measure_has_its_own_paragraph_whole() -> None:
    (paragraph,) = (block for block in methods((comparison(),), ()).blocks if isinstance(block, Paragraph))
    assert paragraph.text == comparison().method


def test_works_are_linked_by_their_doi() -> None:
    (*_, works) = methods((comparison(),), ("entman1993",)).blocks
    assert isinstance(works, Works)
    assert str(works.items[0]).endswith(
        "(1993). Framing: Toward clarification of a fractured paradigm. Journal of Communication, 43(4), 51–58.', "
        "url='https://doi.org/10.1111/j.1460-2466.1993.tb01304.x')"
    )
