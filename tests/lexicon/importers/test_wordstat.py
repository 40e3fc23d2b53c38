"""WordStat dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.scoring import check_examples
from tests.lexicon.importers.dictionaries import WORDSTAT, left_out, load, terms, weights


def test_levels_weights_and_phrases(tmp_path: Path) -> None:
    lexicon = load(tmp_path, WORDSTAT)
    assert weights(lexicon) == {"mood.joy": {"well being": 2.0, "happ*": 1.0}, "mood.fear": {"afraid": 1.0}}
    assert [frame.label for frame in lexicon.frames] == ["MOOD › JOY", "MOOD › FEAR"]


def test_words_stand_beside_categories(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "MOOD\n\tCALM (1)\n\tJOY\n\t\tMERRY (0.5)\n\tSTILL (1,5)\nOTHER\n\tX-RAY (1)\n")
    assert weights(lexicon) == {
        "mood": {"calm": 1.0, "still": 1.5},
        "mood.joy": {"merry": 0.5},
        "other": {"x-ray": 1.0},
    }


def test_what_cannot_be_kept_is_listed(tmp_path: Path) -> None:
    text = "MOOD\n\tMERRY (1)\n\tGLAD (0)\n\tSAD (-1)\n\tPENI*(TENT (1)\n\tODD (1.2.3)\n\tNEAR (1)\n\tMERRY (3)\n"
    lexicon = load(tmp_path, text)
    assert terms(lexicon) == {"mood": ["merry", "near"]}
    assert left_out(lexicon) == [
        "line 3: 'glad': its weight is 0; a weight is above 0.",
        "line 4: 'sad': its weight is -1; a weight is above 0.",
        "line 5: 'peni*(tent': character 6: brackets hold whole words: put a space between a word and a bracket, "
        "or write the words out, such as (investment|investor).",
        "line 6: 'ODD': its weight '1.2.3' is no number.",
        "line 8: 'merry': it stands in this category already, in line 2, with the weight 1 instead of 3; the "
        "first counts.",
    ]


RULES = """\
GOOD
	FINE (1)
	WELL_MADE (1)
	@NOTBAD [BAD AFTER #NEGATIONS /S 3] (2)
NEGATIONS
	NOT (1)
	NEVER (1)
REVIEW
	@NEARBY [SERVICE* NEAR #GOOD /S 5] (1)
	@ORDER [NEW BEFORE HOPE] (1)
	@BANK [BANK NOT NEAR RIVER /S4] (1)
"""


def test_rules_become_terms(tmp_path: Path) -> None:
    lexicon = load(tmp_path, RULES)
    assert weights(lexicon) == {
        "good": {"fine": 1.0, "well made": 1.0, "(not|never) BEFORE/3 bad": 2.0},
        "negations": {"not": 1.0, "never": 1.0},
        "review": {
            "new BEFORE/50 hope": 1.0,
            "bank": 1.0,
            "service* NEAR/5 (fine|well made)": 1.0,
        },
    }
    bank = next(term for term in lexicon.frame("review").terms if term.text == "bank")
    assert [str(pattern) for pattern in bank.unless] == ["bank NEAR/4 river"]
    assert left_out(lexicon) == []


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("A NEAR B /P 5", "it looks through a paragraph, and a term stays inside a sentence, /S."),
        ("A NEAR B /D", "it looks through a document, and a term stays inside a sentence, /S."),
        ("A NEAR B /S 99", "its distance is 99; 1 to 50 words can stand in between."),
        ("A NEAR B AND C", "only rules of one NEAR, BEFORE or AFTER between two sides can be kept."),
        ("A OR B", "only rules of one NEAR, BEFORE or AFTER between two sides can be kept."),
        ("A NEAR #NOWHERE", "there are no words in a category #NOWHERE."),
    ],
)
def test_rules_that_the_term_language_cannot_say(tmp_path: Path, rule: str, why: str) -> None:
    lexicon = load(tmp_path, f"MOOD\n\tMERRY (1)\n\t@R [{rule}] (1)\n")
    assert terms(lexicon) == {"mood": ["merry"]}
    assert left_out(lexicon) == [f"line 3: '@R [{rule}]': {why}"]


def test_a_rule_over_a_large_category_is_left_out(tmp_path: Path) -> None:
    words = "".join(f"\tWORD{number} (1)\n" for number in range(100))
    lexicon = load(tmp_path, f"MANY\n{words}\t@R [A NEAR #MANY] (1)\n\t@S {'X' * 600} (1)\n\t@T\n")
    assert left_out(lexicon) == [
        "line 102: '@R [A NEAR #MANY]': with the words of its categories it is 701 characters long; a term may "
        "have 500.",
        f"line 103: '@S {'X' * 56}…': a rule stands in square brackets behind its name.",
        "line 104: '@T': a rule ends with its weight in brackets, such as (1).",
    ]


def test_a_rule_does_in_a_text_what_it_says(tmp_path: Path) -> None:
    text = "BANKS\n\t@BANK [BANK NOT NEAR RIVER /S 4] (1)\n\t@LOAN [LOAN AFTER CHEAP /S 2] (1)\n"
    lexicon = load(tmp_path, text)
    from dataclasses import replace

    frame = replace(
        lexicon.frames[0],
        examples=("The bank lent money.", "They got a cheap new loan."),
        counterexamples=("The bank of the river.", "The loan was cheap."),
        example_lines=(1, 1),
        counterexample_lines=(1, 1),
    )
    assert [str(finding) for finding in check_examples(replace(lexicon, frames=(frame,)))] == []
