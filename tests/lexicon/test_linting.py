"""Every remark that the linter makes, whole, and what it keeps silent about."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicon import LintFinding, lint
from tests.lexicon.lexicon_files import HEAD, found, load_terms, load_text

LETTER = "has fewer than 3 letters"

DOUBTFUL = {
    "'—'": ("never-matches", "error", "it never matches: no word of it holds a letter or a digit."),
    "war NEAR/3 ☹": ("never-matches", "error", "it never matches: no word of it holds a letter or a digit."),
    "{term: invest*, unless: [inv*]}": (
        "never-matches",
        "error",
        "it never matches: its own 'unless' drops every match.",
    ),
    "{term: the trade war, unless: [trade, Trade War]}": (
        "never-matches",
        "error",
        "it never matches: its own 'unless' drops every match.",
    ),
    "{term: war NEAR/3 (investor|investing), unless: [invest*]}": (
        "never-matches",
        "error",
        "it never matches: its own 'unless' drops every match.",
    ),
    "{term: (invest*|investigation), unless: [investigat*]}": (
        "never-matches",
        "warning",
        "'investigation' in it never matches: its own 'unless' drops it.",
    ),
    "war ☹ peace": ("no-word", "warning", "'☹' is no word and is passed over."),
    "Washington, D.C.": (
        "phrase-end",
        "warning",
        "no phrase runs across ',', so the term matches only where a text lacks it.",
    ),
    "war AND peace": (
        "boolean-word",
        "warning",
        "AND is an ordinary word here, not an operator. If one is meant, write two terms, or A NEAR/n B.",
    ),
    "war OR peace": (
        "boolean-word",
        "warning",
        "OR is an ordinary word here, not an operator. If one is meant, write (a|b).",
    ),
    "war NOT peace": (
        "boolean-word",
        "warning",
        "NOT is an ordinary word here, not an operator. If one is meant, write 'unless'.",
    ),
    "against": ("common-word", "warning", "'against' is among the commonest words of English."),
    "US": ("case-needed", "warning", "without case: true 'US' also matches 'us', in almost every text."),
    "(US|America) NEAR/5 trade": (
        "case-needed",
        "warning",
        "without case: true 'US' also matches 'us', in almost every text.",
    ),
    "EV": ("short-word", "warning", f"'EV' {LETTER}. Write a phrase, or set case: true."),
    "in*": ("short-stem", "warning", f"'in*' {LETTER} beside its wildcards and matches too much."),
    "(trade|a?*)": ("short-stem", "warning", f"'a?*' {LETTER} beside its wildcards and matches too much."),
}

FINE = [
    "{term: US, case: true}",
    "{term: invest*, unless: [investigat*]}",
    "{term: trade war, unless: [the trade war]}",
    "{term: 'C*', case: true, unless: [Car]}",
    "against NEAR/3 war",
    "9/11",
    "AT&T",
    "'1,000 jobs'",
    "war and peace",
    "hy?brid*",
    "U.S. troops",
    "'*phobia'",
    "G7",
    "một",
    "贸易",
]


@pytest.mark.parametrize("term", DOUBTFUL)
def test_doubtful_terms(tmp_path: Path, term: str) -> None:
    code, severity, message = DOUBTFUL[term]
    lexicon = load_terms(tmp_path, "peace", term)
    text = lexicon.frame("f").terms[1].text
    (finding,) = [finding for finding in lint(lexicon) if finding.line == 9]
    assert str(finding) == f"line 9: {severity}: frame 'f', term '{text}': {message} [{code}]"


@pytest.mark.parametrize("term", FINE)
def test_terms_that_are_fine(tmp_path: Path, term: str) -> None:
    lexicon = load_terms(tmp_path, "peace", term)
    assert [finding for finding in lint(lexicon) if finding.line == 9] == []


def test_short_and_common_words_are_those_of_english(tmp_path: Path) -> None:
    assert found(load_terms(tmp_path, "an", language="vi"), "common-word") == []
    assert len(found(load_terms(tmp_path, "an", language="en-GB"), "common-word")) == 1


def test_duplicates(tmp_path: Path) -> None:
    lexicon = load_terms(
        tmp_path,
        "Trade-War",  # line 8
        "trade war",
        "(a b|c d)",
        "(c d|A B)",
        "war NEAR/3 peace",
        "peace NEAR/3 war",
        "war BEFORE/3 peace",
        "peace BEFORE/3 war",
        "{term: TRADE WAR, case: true}",
        "{term: trade war, unless: [war room]}",
    )
    assert [str(finding) for finding in found(lexicon, "duplicate-term")] == [
        "line 9: warning: frame 'f', term 'trade war': the same term stands in line 8; a word counts once. Leave "
        "one out. [duplicate-term]",
        "line 11: warning: frame 'f', term '(c d|A B)': the same term stands in line 10; a word counts once. "
        "Leave one out. [duplicate-term]",
        "line 13: warning: frame 'f', term 'peace NEAR/3 war': the same term stands in line 12; a word counts "
        "once. Leave one out. [duplicate-term]",
    ]


def test_shadows(tmp_path: Path) -> None:
    lexicon = load_terms(
        tmp_path,
        "happ*",  # line 8
        "Happiness",
        "(happy|sad)",
        "sadness",
        "sad*",
        "{term: GLAD, case: true}",
        "glad",
        "{term: HAPPY*, case: true}",
        "happy NEAR/3 sad",
        "happy man",
    )
    assert [str(finding) for finding in found(lexicon, "shadowed-term")] == [
        "line 9: warning: frame 'f', term 'Happiness': 'happ*' in line 8 matches the same words. That does no "
        "harm: they count once. [shadowed-term]",
        "line 10: warning: frame 'f', term '(happy|sad)': 'happ*' in line 8 and 'sad*' in line 12 match the same "
        "words. That does no harm: they count once. [shadowed-term]",
        "line 11: warning: frame 'f', term 'sadness': 'sad*' in line 12 matches the same words. That does no "
        "harm: they count once. [shadowed-term]",
        "line 13: warning: frame 'f', term 'GLAD': 'glad' in line 14 matches the same words. That does no harm: "
        "they count once. [shadowed-term]",
        "line 15: warning: frame 'f', term 'HAPPY*': 'happ*' in line 8 matches the same words. That does no harm: "
        "they count once. [shadowed-term]",
    ]


def test_a_shadow_with_another_weight(tmp_path: Path) -> None:
    (finding,) = found(load_terms(tmp_path, "happ*", "{term: happy, weight: 2}"), "shadowed-term")
    assert finding.message == (
        "frame 'f', term 'happy': 'happ*' in line 8 matches the same words. They count once, with the weight of "
        "the one that stands first in the file."
    )


def test_a_weight_on_a_target(tmp_path: Path) -> None:
    text = f"{HEAD}targets:\n  t:\n    label: T\n    terms: [Moscow, {{term: Kremlin, weight: 2}}]\n"
    assert [str(finding) for finding in lint(load_text(tmp_path, text))] == [
        "line 7: warning: target 't', term 'Kremlin': a target counts mentions, on which a weight has no effect. "
        "[no-effect]"
    ]


def test_what_unless_drops_is_not_shadowed(tmp_path: Path) -> None:
    """`investigation` counts where `invest*` is dropped."""
    lexicon = load_terms(tmp_path, "{term: invest*, unless: [investigat*]}", "investigation")
    assert found(lexicon, "shadowed-term") == []


TWO = """
targets:
  china: {label: China, terms: [China, Beijing, {term: PRC, case: true}]}
frames:
  gain:
    label: Gain
    opposed_to: [loss]
    terms: [profit*, (win|gain), war NEAR/2 peace]
  loss:
    label: Loss
    opposed_to: [gain]
    terms:
      - Profits
      - (lose|Win)
      - peace NEAR/2 war
      - win big
      - China
      - contain China
      - New York Times report
  other:
    label: Other
    terms: [profits, (Beijing|Moscow)]
"""


def test_opposed_frames_share_no_term(tmp_path: Path) -> None:
    said = (
        "matches the same words for the frame 'gain', to which this frame is opposed. Leave it out of one of them."
    )
    assert [str(finding) for finding in found(load_text(tmp_path, HEAD + TWO), "opposed-frames")] == [
        f"line 16: error: frame 'loss', term 'Profits': 'profit*' in line 11 {said} [opposed-frames]",
        f"line 17: error: frame 'loss', term '(lose|Win)': '(win|gain)' in line 11 {said} [opposed-frames]",
        f"line 18: error: frame 'loss', term 'peace NEAR/2 war': 'war NEAR/2 peace' in line 11 {said} "
        f"[opposed-frames]",
    ]


def test_terms_that_name_targets_and_outlets(tmp_path: Path) -> None:
    lexicon = load_text(tmp_path, HEAD + TWO)
    said = "it names the target 'china', so the frame counts every mention of it. [names-target]"
    assert [str(finding) for finding in found(lexicon, "names-target")] == [
        f"line 20: warning: frame 'loss', term 'China': {said}",
        f"line 25: warning: frame 'other', term '(Beijing|Moscow)': {said}",
    ]
    assert [str(finding) for finding in found(lexicon, "names-outlet")] == [
        "line 22: warning: frame 'loss', term 'New York Times report': 'New York Times' is a news outlet; a "
        "source that names itself would score by that. [names-outlet]"
    ]


_PATTERNS = st.lists(st.text("ab*?.,'’-中é☹ (|)AN", min_size=1, max_size=12), min_size=1, max_size=4)


@given(_PATTERNS, _PATTERNS)
def test_any_lexicon_can_be_looked_at(
    tmp_path_factory: pytest.TempPathFactory, terms: list[str], unless: list[str]
) -> None:
    written = [json.dumps({"term": term, "unless": unless}, ensure_ascii=False) for term in terms]
    with suppress(LexiconError):
        lexicon = load_terms(tmp_path_factory.getbasetemp(), *written)
        assert all(5 <= finding.line <= 7 + len(terms) for finding in lint(lexicon))


def test_incomplete_frames(tmp_path: Path) -> None:
    assert lint(load_terms(tmp_path, "peace")) == (
        LintFinding("few-terms", 5, "warning", f"frame 'f' has 1 term; {_FEW}"),
        LintFinding(
            "no-counterexamples", 5, "warning", "frame 'f' has no counterexamples: sentences that must not match."
        ),
        LintFinding("no-definition", 5, "warning", "frame 'f' has no definition, which every report prints."),
        LintFinding("no-examples", 5, "warning", "frame 'f' has no examples: sentences that have to match."),
        LintFinding("no-questions", 5, "warning", "frame 'f' has no questions, which human coders are asked."),
    )


_FEW = "with fewer than 10 one ambiguous word decides what it measures."


def test_a_complete_frame_is_left_in_peace(tmp_path: Path) -> None:
    lexicon = load_text(
        tmp_path,
        HEAD
        + "frames:\n  f:\n    label: F\n    definition: War.\n    questions: [War?]\n    examples: [War.]\n"
        + "    counterexamples: [Peace.]\n    terms:\n"
        + "".join(f"      - wa{letter}e\n" for letter in "bcdfghjklm"),
    )
    assert lint(lexicon) == ()
