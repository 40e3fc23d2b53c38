"""Lexicon files: what they become, and the whole text of what is said against them."""

from __future__ import annotations

import hashlib
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import LexiconError, one_of
from framing.lexicon import Lexicon, Pattern, load_lexicon
from framing.lexicon.parsing import parse_pattern
from framing.references import REFERENCES
from tests.lexicon.lexicon_files import HEAD, load_text, refusal

WHOLE = """\
lexicon: us-vietnam
version: 1.0.0
language: en
licence: CC0-1.0
about: >
  Coverage of the
  upgrade.
references: [entman1993]
built_from: [seed.txt]

targets:
  china:
    label: China
    terms: [China, {term: PRC, case: true, unless: [PRC-12]}]
    unless: ["South China Sea"]

frames:
  opportunity:
    label: Opportunity
    threshold: 2
    definition: It opens markets.
    questions: [Do firms gain?]
    opposed_to: [containment]
    terms:
      - american (business*|compan*)
      - {term: invest*, weight: 0.5, unless: [investigat*]}
      - semiconductor* NEAR/5 hub
    unless: [monkey business]
    examples: [American businesses gain.]
    counterexamples:
      - Police are investigating.
      - >-
        A long
        sentence.
  containment:
    label: Containment
    negation: exclude
    terms:
      - contain China
      - {term: encircle*, negation: count}
"""


def test_a_file_becomes_data(tmp_path: Path) -> None:
    lexicon = load_text(tmp_path, WHOLE)
    assert (lexicon.name, lexicon.version, lexicon.language, lexicon.licence) == (
        "us-vietnam",
        "1.0.0",
        "en",
        "CC0-1.0",
    )
    assert (lexicon.about, lexicon.references, lexicon.built_from) == (
        "Coverage of the upgrade.",
        ("entman1993",),
        ("seed.txt",),
    )
    assert lexicon.path == "test.yml"
    frame = lexicon.frame("opportunity")
    assert (frame.label, frame.threshold, frame.definition, frame.line) == (
        "Opportunity",
        2.0,
        "It opens markets.",
        18,
    )
    assert (frame.questions, frame.opposed_to) == (("Do firms gain?",), ("containment",))
    assert (frame.examples, frame.example_lines) == (("American businesses gain.",), (29,))
    assert frame.counterexamples == ("Police are investigating.", "A long sentence.")
    assert frame.counterexample_lines == (31, 32)
    assert [term.text for term in frame.terms] == [
        "american (business*|compan*)",
        "invest*",
        "semiconductor* NEAR/5 hub",
    ]
    assert [term.line for term in frame.terms] == [25, 26, 27]
    assert [term.weight for term in frame.terms] == [1.0, 0.5, 1.0]


def test_what_holds_for_a_whole_frame_is_merged_into_its_terms(tmp_path: Path) -> None:
    lexicon = load_text(tmp_path, WHOLE)
    business = Pattern((("monkey", "business"),))
    assert [term.unless for term in lexicon.frame("opportunity").terms] == [
        (business,),
        (Pattern((("investigat*",),)), business),
        (business,),
    ]
    assert [term.count_negated for term in lexicon.frame("containment").terms] == [False, True]
    assert all(term.count_negated for term in lexicon.frame("opportunity").terms)
    china = lexicon.target("china")
    sea = parse_pattern("South China Sea")
    assert [(term.case, term.unless) for term in china.terms] == [
        (False, (sea,)),
        (True, (parse_pattern("PRC 12"), sea)),
    ]
    assert china.line == 12


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    lexicon = load_text(tmp_path, WHOLE)
    assert lexicon.sha256 == hashlib.sha256(WHOLE.encode()).hexdigest()
    windows = tmp_path / "windows.yaml"
    windows.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    again = load_lexicon(windows)
    assert again.sha256 == hashlib.sha256(windows.read_bytes()).hexdigest()
    assert again.sha256 != lexicon.sha256
    assert (again.frames, again.targets, again.about) == (lexicon.frames, lexicon.targets, lexicon.about)


FIVE_MISTAKES = """\
lexicon: five
verison: 1.0.0
language: en

frames:
  economy:
    label: Economy
    defintion: Jobs and money.
    terms:
      - jobs near/5 growth
      - {term: invest*, weight: -1}
    opposed_to: [conflct]
  conflict:
    label: Conflict
    terms: [war]
"""


def test_five_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert refusal(tmp_path, FIVE_MISTAKES) == textwrap.dedent("""\
        test.yml: 5 problems in this lexicon.
          line 2: unknown key 'verison'. Did you mean 'version'? Allowed: 'lexicon', 'version', 'language', \
'licence', 'about', 'references', 'built_from', 'targets', 'frames' or 'aliases'.
          line 8: frame 'economy': unknown key 'defintion'. Did you mean 'definition'? Allowed: 'label', \
'definition', 'questions', 'threshold', 'terms', 'unless', 'negation', 'opposed_to', 'examples' or \
'counterexamples'.
          line 10: frame 'economy', term 'jobs near/5 growth': character 6: 'near/5' is no operator. Did you mean \
NEAR/5?
          line 11: frame 'economy', term 'invest*': 'weight' is -1; it must be above 0.
          line 12: frame 'economy': unknown frame in 'opposed_to' 'conflct'. Did you mean 'conflict'? Allowed: \
'conflict'.""")


def test_an_unknown_reference_is_told_with_those_there_are(tmp_path: Path) -> None:
    text = HEAD + "references:\n  - boydstun2014\n  - entman1992\ntargets: {t: {label: T, terms: [a]}}"
    assert refusal(tmp_path, text) == (
        "test.yml: 1 problem in this lexicon.\n"
        "  line 6: Unknown reference 'entman1992'. Did you mean 'entman1993'? "
        f"Allowed: {one_of(sorted(REFERENCES))}."
    )


FRAME = HEAD + "frames:\n  f:\n    label: F\n"
TERMS = FRAME + "    terms:\n"

PROBLEMS = {
    "": "the file is empty. It starts with a line such as 'lexicon: my-name'.",
    "# a comment\n": "the file is empty. It starts with a line such as 'lexicon: my-name'.",
    "~": "the file is empty. It starts with a line such as 'lexicon: my-name'.",
    "\n- a\n- b\n": "line 2: the file holds a list; it must be a mapping that starts with a line such as "
    "'lexicon: my-name'.",
    "just words": "line 1: the file holds a text; it must be a mapping that starts with a line such as "
    "'lexicon: my-name'.",
    HEAD: "the lexicon has no frame and no target; it needs at least one.",
    HEAD + "frames: {}\n": "the lexicon has no frame and no target; it needs at least one.",
    HEAD.replace("lexicon: test", "lexicon: My Test")
    + "targets: {t: {label: T, terms: [a]}}": "line 1: 'lexicon' is 'My Test'; it must be made of small letters, "
    "digits, _ and - only.",
    HEAD.replace("1.0.0", "1.0") + "targets: {t: {label: T, terms: [a]}}": "line 2: 'version' is 1.0, which YAML "
    'reads as a number. Put it in quotes: "1.0".',
    HEAD.replace("1.0.0", "v1") + "targets: {t: {label: T, terms: [a]}}": "line 2: 'version' is 'v1'; it must be "
    "three numbers with full stops between them, such as 1.0.0.",
    HEAD.replace("language: en", "language: English")
    + "targets: {t: {label: T, terms: [a]}}": "line 3: 'language' is 'English'; it must be a language tag such as "
    "en, vi or zh-Hans.",
    "version: 1.0.0\nlanguage: en\ntargets: {t: {label: T, terms: [a]}}": "line 1: 'lexicon' is missing.",
    HEAD + "frames:\n  f:\n    terms: [a]\n": "line 5: frame 'f': 'label' is missing.",
    FRAME: "line 5: frame 'f': 'terms' is missing.",
    FRAME + "    terms: []\n": "line 7: frame 'f': 'terms' is empty.",
    FRAME + "    terms:\n": "line 7: frame 'f': 'terms' is empty.",
    FRAME + "    terms: war\n": "line 7: frame 'f': 'terms' is 'war'; it must be a list, one line for each that "
    "starts with '- '.",
    HEAD + "frames:\n  f:\n": "line 5: frame 'f': it is empty.",
    HEAD + "frames:\n  f: war\n": "line 5: frame 'f': it is 'war'; it must be a mapping, lines of 'key: value'.",
    HEAD + "frames: [war]\n": "line 4: 'frames' is a list; it must be a mapping, lines of 'key: value'.\n"
    "  the lexicon has no frame and no target; it needs at least one.",
    HEAD + "frames:\n  A Frame:\n    label: F\n    terms: [a]\n": "line 5: frame: the name 'A Frame' is not "
    "allowed; it must be made of small letters, digits, _ and - only, with a full stop between levels.",
    HEAD + "frames:\n  5:\n    label: F\n    terms: [a]\n": "line 5: the key 5 is not read as text. Put it in "
    'quotes: "5".',
    TERMS + "      - 5\n": "line 8: frame 'f', term '5': the term is 5, which YAML reads as a number. Put it in "
    'quotes: "5".',
    TERMS
    + "      - true\n": "line 8: frame 'f', term 'true': the term is true, which YAML reads as true or false. "
    'Put it in quotes: "true".',
    TERMS + "      -\n": "line 8: frame 'f', term 1: the term is empty.",
    TERMS + "      - [war, peace]\n": "line 8: frame 'f', term 1: the term is read as a list. Put the text in "
    "quotes.",
    TERMS + "      - war: peace\n": "line 8: frame 'f', term 1: 'term' is missing.\n  line 8: frame 'f', term 1: "
    "unknown key 'war'. Allowed: 'term', 'weight', 'case', 'unless' or 'negation'.",
    TERMS + "      - trem: war\n": "line 8: frame 'f', term 1: unknown key 'trem'. Did you mean 'term'? Allowed: "
    "'term', 'weight', 'case', 'unless' or 'negation'.",
    TERMS + "      - term: war\n        weight: 0\n": "line 9: frame 'f', term 'war': 'weight' is 0; it must be "
    "above 0.",
    TERMS + "      - {term: war, weight: .inf}\n": "line 8: frame 'f', term 'war': 'weight' is .inf; it must be a "
    "finite number.",
    TERMS + "      - {term: war, weight: .nan}\n": "line 8: frame 'f', term 'war': 'weight' is .nan; it must be a "
    "finite number.",
    TERMS + "      - {term: war, weight: '2'}\n": "line 8: frame 'f', term 'war': 'weight' is '2'; it must be a "
    "number.",
    TERMS + "      - {term: war, weight: true}\n": "line 8: frame 'f', term 'war': 'weight' is true; it must be a "
    "number.",
    TERMS
    + "      - {term: war, case: yes}\n": "line 8: frame 'f', term 'war': 'case' is 'yes'; it must be true or "
    "false.",
    TERMS
    + "      - {term: war, negation: include}\n": "line 8: frame 'f', term 'war': 'negation' is 'include'; it "
    "must be 'exclude' or 'count'.",
    TERMS
    + "      - {term: war, unless: wars}\n": "line 8: frame 'f', term 'war': 'unless' is 'wars'; it must be a "
    "list, one line for each that starts with '- '.",
    TERMS
    + "      - {term: war, unless: [a, 'b|c']}\n": "line 8: frame 'f', term 'war': unless 'b|c': character 2: "
    "alternatives stand in brackets: (a|b).",
    FRAME + "    terms: [a]\n    unless: ['(']\n": "line 8: frame 'f': unless '(': character 1: this bracket is "
    "never closed.",
    FRAME + "    terms: [a]\n    threshold: 0.5\n": "line 8: frame 'f': 'threshold' is 0.5; it must be 1 or more.",
    FRAME + "    terms: [a]\n    questions: [' ']\n": "line 8: frame 'f': item 1 of 'questions' is blank.",
    FRAME
    + "    terms: [a]\n    examples:\n      - He said: no\n": "line 9: frame 'f': item 1 of 'examples' is read "
    "as a mapping, because of a colon. Put the text in quotes.",
    FRAME
    + "    terms: [a]\n    examples:\n      - A.\n      - 12\n": "line 10: frame 'f': item 2 of 'examples' is "
    '12, which YAML reads as a number. Put it in quotes: "12".',
    FRAME + "    terms: [a]\n    opposed_to: [f]\n": "line 8: frame 'f': it is opposed to itself.",
    FRAME
    + "    terms: [a]\n    opposed_to: [g]\n": "line 8: frame 'f': there is no other frame to be opposed to.",
    FRAME + "    terms: [a]\n  f:\n    label: G\n    terms: [b]\n": "line 8: two frames are called 'f'; the first "
    "is in line 5.",
    FRAME + "    label: G\n    terms: [a]\n": "line 7: the key 'label' stands twice; the first is in line 6.",
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_problem_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    count = PROBLEMS[text].count("\n  ") + 1
    counted = "1 problem" if count == 1 else f"{count} problems"
    expected = PROBLEMS[text] if count == 1 else "\n  ".join(sorted(PROBLEMS[text].split("\n  "), key=_line))
    assert refusal(tmp_path, text) == f"test.yml: {counted} in this lexicon.\n  {expected}"


def _line(problem: str) -> int:
    return int(problem.split(":")[0].removeprefix("line ")) if problem.startswith("line ") else 0


ALIASES = (
    HEAD + "targets:\n  china: {label: C, terms: [China, (Beijing|Peking), {term: PRC, case: true}]}\n  other:\n"
)


@pytest.mark.parametrize(
    ("terms", "claimed"),
    [("[beijing]", "beijing"), ("[(a|PEKING)]", "PEKING"), ("[{term: PRC, case: true}]", "PRC")],
)
def test_a_name_belongs_to_one_target(tmp_path: Path, terms: str, claimed: str) -> None:
    assert refusal(tmp_path, f"{ALIASES}    label: O\n    terms: {terms}\n") == (
        "test.yml: 1 problem in this lexicon.\n"
        f"  line 8: target 'other': '{claimed}' is also a name of the target 'china' (line 5). Leave it out of "
        f"one of them, or tell them apart with 'unless' or 'case'."
    )


@pytest.mark.parametrize(
    "terms", ["[prc]", "[{term: Beijing, case: true}]", "[{term: Beijing, unless: [Beijing duck]}]", "[China Sea]"]
)
def test_case_and_unless_tell_names_apart(tmp_path: Path, terms: str) -> None:
    assert len(load_text(tmp_path, f"{ALIASES}    label: O\n    terms: {terms}\n").targets) == 2


def test_words_that_older_yaml_takes_for_truth_are_words(tmp_path: Path) -> None:
    lexicon = load_text(tmp_path, f"{TERMS}      - no\n      - 'yes'\n      - on\n      - 2023-09-11\n")
    assert [term.text for term in lexicon.frame("f").terms] == ["no", "yes", "on", "2023-09-11"]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{FRAME}    terms: [caf".encode() + b"\xe9]\n") == (
        "test.yml: 1 problem in this lexicon.\n"
        "  line 7: byte 83 of the file (0xE9) is not UTF-8. Save the file as UTF-8."
    )


def test_a_file_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / "long.yml"
    with path.open("wb") as file:
        file.truncate(25_000_000)
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    assert str(caught.value) == (
        "long.yml: 1 problem in this lexicon.\n  the file is 25 MB long; a lexicon may have 20 MB."
    )


def test_too_many_terms(tmp_path: Path) -> None:
    terms = "\n".join(f"      - w{number}" for number in range(50_001))
    assert refusal(tmp_path, TERMS + terms) == (
        "test.yml: 1 problem in this lexicon.\n"
        "  line 7: frame 'f': 'terms' is a list; it must be a list of at most 50,000 terms; use wildcards, or "
        "split the frame."
    )


def test_a_billion_laughs_are_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.perf_counter()
    said = refusal(tmp_path, "\n".join(lines))
    assert time.perf_counter() - start < 2
    assert "line 1: &a0 is an anchor in YAML, which a lexicon does not allow. Leave it out." in said
    assert "line 2: *a0 is an alias in YAML, which a lexicon does not allow." in said


@settings(max_examples=200)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.lists(st.sampled_from(WHOLE.splitlines()), max_size=40).map(lambda lines: "\n".join(lines).encode()),
        st.text("ab: -[]{}&*!|>'\"\n\\#?", max_size=60).map(lambda text: (TERMS + text).encode()),
    )
)
def test_any_bytes_are_a_lexicon_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(content)
    with suppress(LexiconError):
        assert isinstance(load_lexicon(path), Lexicon)
