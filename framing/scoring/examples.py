"""A lexicon's examples and counter-examples, run as tests."""

from __future__ import annotations

import numpy as np

from framing.lexicon import Frame, Lexicon, LintFinding, Target
from framing.scoring.compiling import compile_lexicons
from framing.scoring.matching import Matcher
from framing.scoring.wordforms import tokens_of_words
from framing.text import Vocabulary, token_table


def check_examples(lexicon: Lexicon) -> tuple[LintFinding, ...]:
    """Match a lexicon against its own examples, and say which disappoint.

    Returns
    -------
    tuple of LintFinding
        An error for each example in which its frame does not match, for each counter-example in which it does
        (naming the term and the words), and for each term that no text can match since none of it is a word.
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
    vocabulary = Vocabulary()
    compiled = compile_lexicons([lexicon])
    matcher = Matcher(compiled, vocabulary)
    table = token_table(texts, vocabulary=vocabulary)
    found = matcher.match(table)
    findings = list(_wordless(lexicon))
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


def _wordless(lexicon: Lexicon) -> list[LintFinding]:
    findings = []
    parts: list[Frame | Target] = [*lexicon.frames, *lexicon.targets]
    for part in parts:
        for term in part.terms:
            words = [word for phrase in term.pattern.phrases for word in phrase]
            if not any(tokens_of_words(words)):
                message = f"The term '{term.text}' can never match: nothing in it is a word."
                findings.append(LintFinding("no-word", term.line, "error", message))
    return findings
