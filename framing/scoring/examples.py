"""A lexicon's examples and counter-examples, run as tests."""

from __future__ import annotations

import numpy as np

from framing.lexicon import Frame, Lexicon, LintFinding
from framing.scoring.compiling import compile_lexicons
from framing.scoring.languages import agreed_language, vocabulary_of
from framing.scoring.matching import Matcher
from framing.text import token_table


def check_examples(lexicon: Lexicon) -> tuple[LintFinding, ...]:
    """Match a lexicon against its own examples, and say which disappoint.

    Returns
    -------
    tuple of LintFinding
        An error for each example in which its frame does not match, for each counter-example in which it does
        (naming the term and the words).
    """
    texts: list[str] = []
    cases: list[tuple[int, Frame, int, bool]] = []
    for number, frame in enumerate(lexicon.frames):
        expected = (
            (frame.examples, frame.example_lines, True),
            (frame.counterexamples, frame.counterexample_lines, False),
        )
        for sentences, lines, wanted in expected:
            for place, sentence in enumerate(sentences):
                texts.append(sentence)
                cases.append((number, frame, lines[place] if place < len(lines) else frame.line, wanted))
    vocabulary = vocabulary_of(agreed_language([lexicon]))
    compiled = compile_lexicons([lexicon])
    matcher = Matcher(compiled, vocabulary)
    table = token_table(texts, vocabulary=vocabulary)
    found = matcher.match(table)
    findings: list[LintFinding] = []
    category, text = compiled.term_category[found.term], table.text[found.first]
    for row, (number, frame, line, wanted) in enumerate(cases):
        at = np.flatnonzero((category == number) & (text == row) & ~found.suppressed)
        if wanted and not len(at):
            message = f"Frame '{frame.name}': no term matches its example \"{texts[row]}\""
            findings.append(LintFinding("example-missed", line, "error", message))
        elif not wanted and len(at):
            first = int(at[0])
            words = table.chars.text[table.starts[found.first[first]] : table.ends[found.last[first]]]
            message = (
                f"Frame '{frame.name}': the term '{compiled.terms[found.term[first]]}' matches \"{words}\" in its "
                f'counter-example "{texts[row]}"'
            )
            findings.append(LintFinding("counterexample-matched", line, "error", message))
    return tuple(sorted(findings, key=lambda finding: finding.line))
