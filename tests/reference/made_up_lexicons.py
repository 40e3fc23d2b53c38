"""Small lexicons for property tests, and texts in which their words are frequent."""

from __future__ import annotations

from hypothesis import strategies as st

from framing.lexicon import Frame, Lexicon, Target, Term
from framing.lexicon.parsing import parse_pattern
from framing.lexicon.pattern import PatternError

# Few words, so that matches are many, touch and cover each other.
SPOKEN = (
    "china China CHINA China's china’s trade Trade war US us U.S. U.S.'s not no only never the of a b 中 国 b's"
)
SOUGHT = (
    "china China china's trade war tra* *a t?ade *r* ch*a ?s US us U.S. u.s not the of a b * 中国 中 国 b a*b?"
)

spoken = st.sampled_from(SPOKEN.split())
sought = st.sampled_from(SOUGHT.split())


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Draw a text of those words."""
    parts = []
    for word in draw(st.lists(spoken, max_size=25)):
        behind = draw(st.sampled_from(("",) * 10 + (",", ".", ".", "?", ":", " (", ")", " –", "-", '"', "”")))
        before = draw(st.sampled_from(("",) * 10 + ('"', "“")))
        parts.append(before + word + behind + draw(st.sampled_from((" ",) * 10 + ("\n\n", "-"))))
    return "".join(parts)


@st.composite
def phrases(draw: st.DrawFn, depth: int = 0) -> str:
    """Draw one to three words or alternations."""
    items = []
    for _ in range(draw(st.sampled_from((1, 1, 2, 2, 3)))):
        if depth < 2 and draw(st.sampled_from((False, False, True))):
            branches = draw(st.lists(phrases(depth + 1), min_size=1, max_size=3))
            items.append(f"({'|'.join(branches)})")
        else:
            items.append(draw(sought))
    return " ".join(items)


@st.composite
def written_patterns(draw: st.DrawFn) -> str:
    """Draw a pattern as it is written."""
    left = draw(phrases())
    operator = draw(st.sampled_from(("", "", "NEAR", "BEFORE")))
    return f"{left} {operator}/{draw(st.integers(1, 5))} {draw(phrases())}" if operator else left


def _is_pattern(text: str) -> bool:
    try:
        parse_pattern(text)
    except PatternError:
        return False
    return True


patterns = written_patterns().filter(_is_pattern)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Draw a term with everything that a term can have."""
    text = draw(patterns)
    unless = draw(st.lists(patterns, max_size=draw(st.sampled_from((0, 0, 2)))))
    return Term(
        text=text,
        pattern=parse_pattern(text),
        weight=draw(st.sampled_from((1.0, 1.0, 0.5, 2.25))),
        case=draw(st.booleans()),
        unless=tuple(map(parse_pattern, unless)),
        count_negated=draw(st.sampled_from((True, True, False))),
    )


some_terms = st.lists(terms(), min_size=1, max_size=4).map(tuple)


@st.composite
def lexicons(draw: st.DrawFn, name: str = "made") -> Lexicon:
    """Draw a lexicon of up to two frames and a target."""
    frames = tuple(
        Frame(
            name=f"f{number}",
            label=f"F{number}",
            terms=draw(some_terms),
            threshold=draw(st.sampled_from((1.0, 2.0))),
        )
        for number in range(draw(st.integers(1, 2)))
    )
    targets = tuple(Target("t", "T", draw(some_terms)) for _ in range(draw(st.integers(0, 1))))
    return Lexicon(name=name, version="1.0.0", language="en", frames=frames, targets=targets)
