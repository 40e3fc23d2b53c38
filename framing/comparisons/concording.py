"""Key words in context: what stands around the matches of a pattern, or of a frame's terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from framing.comparisons.arguments import is_whole
from framing.corpus import Corpus
from framing.errors import ComparisonError, unknown
from framing.lexicon import Frame, Lexicon, PatternError, Target, Term
from framing.lexicon.parsing import parse_pattern
from framing.results import Concordance, Table
from framing.results.concordance import ORDERS
from framing.scoring.context_lines import context_lines
from framing.stats import generator

MOST_TOKENS = 100  # on either side; more is no line any more
_STREAM = 9  # of the seed
_KEPT = ("document_id", "source", "date")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: a lexicon of one frame, and how to call it."""

    lexicon: Lexicon
    terms: tuple[Term, ...]
    pattern: str
    identity: str


def concordance(
    corpus: Corpus,
    pattern: str | Iterable[str] | Frame | Target,
    window: int = 5,
    *,
    lexicon: Lexicon | None = None,
    case: bool = False,
    order: str = "text",
    limit: int | None = None,
    voices: bool = False,
    seed: int = 0,
    progress: bool = True,
) -> Concordance:
    """List the matches of a pattern with the words around them (key words in context).

    What matches, and what counts where matches overlap, is what `score` counts: as many lines as matches.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`. Titles and what cleaning left of the texts are read.
    pattern : str, sequence of str, Frame or Target
        In the term language: words, ``*`` and ``?``, phrases, ``(a|b)``, ``NEAR/n``, ``BEFORE/n``; several are
        alternatives, of which the longest counts where they overlap. Or a frame or target of a lexicon; or its
        name, with `lexicon`.
    window : int
        Tokens on either side, 0 to 100. The context ends with the title or text, and where cleaning cut.
    lexicon : Lexicon, optional
        `pattern` is then the name of a frame or target of it.
    case : bool
        Whether upper and lower case differ, in patterns that are given as text.
    order : {"text", "left", "match", "right", "random"}
        As in the articles; or by the words to the left, from the match outwards; by the match; by the words to the
        right; or drawn at random.
    limit : int, optional
        Keep the first so many lines in this order; the result says of how many.
    voices : bool
        Whether to tell who speaks at each match, which takes longer. Without, only quotation marks tell.
    seed : int
        Of the random order.
    progress : bool
        Whether to show a progress bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Concordance
        One row a line, with offsets; `print`, notebooks, ``to_html``, ``to_csv`` and `write_report` show it.

    Raises
    ------
    ComparisonError
        The pattern cannot be read, or an argument makes no sense.

    References
    ----------
    Luhn (1960).

    Examples
    --------
    >>> concordance(corpus, "semiconductor* NEAR/5 hub", window=8)  # doctest: +SKIP
    >>> concordance(corpus, "containment_of_china", lexicon=lexicon, order="right")  # doctest: +SKIP
    """
    _check(corpus, window, order, limit, seed)
    wanted = _wanted(pattern, lexicon, case)
    lines = context_lines(corpus, wanted.lexicon, int(window), voices=voices, progress=progress)
    ordered = lines.take(pa.array(_order(lines, order, seed), pa.int64()))
    kept = ordered if limit is None else ordered.slice(0, int(limit))
    articles = corpus.articles.select(_KEPT).take(kept.column("article"))
    table = articles
    for name in _SHOWN:
        table = table.append_column(name, kept.column(name))
    return Concordance(
        table=Table(table),
        exclusions=corpus.exclusions,
        provenance=corpus.provenance,
        caveats=corpus.caveats,
        method=_method(wanted, int(window), order, seed),
        references=("luhn1960",),
        pattern=wanted.pattern,
        terms=tuple(term.text for term in wanted.terms),
        lexicon=wanted.identity,
        window=int(window),
        order=order,
        n_matches=len(lines),
        n_articles=len(lines.column("article").unique()),
        n_read=len(corpus),
        seed=int(seed),
    )


_SHOWN = (
    *("left", "match", "right", "term", "voice", "speaker", "negated"),
    *("field", "sentence", "start", "end", "token_start", "token_end"),
)


def _check(corpus: object, window: object, order: str, limit: object, seed: object) -> None:
    if not isinstance(corpus, Corpus):
        raise ComparisonError(
            f"concordance() takes a corpus, and was given a value of type {type(corpus).__name__}. Read one "
            "first: framing.read_corpus(…)."
        )
    if not is_whole(window) or not 0 <= window <= MOST_TOKENS:
        raise ComparisonError(
            f"window= is {window!r}; it is the number of tokens on either side, a whole number from 0 to "
            f"{MOST_TOKENS}."
        )
    if order not in ORDERS:
        raise ComparisonError(unknown("order", str(order), ORDERS))
    if limit is not None and not (is_whole(limit) and limit >= 1):
        raise ComparisonError(f"limit= is {limit!r}; it is a number of lines, from 1, or None for all.")
    if not is_whole(seed) or seed < 0:
        raise ComparisonError(f"seed= is {seed!r}; it is a whole number from 0.")


def _wanted(pattern: Any, lexicon: Lexicon | None, case: bool) -> _Wanted:
    if isinstance(pattern, Frame | Target):
        return _of_part(pattern, lexicon, case)
    if lexicon is not None:
        if not isinstance(lexicon, Lexicon):
            raise ComparisonError(
                f"lexicon= is a value of type {type(lexicon).__name__}. Load one: framing.load_lexicon(…)."
            )
        if not isinstance(pattern, str):
            raise ComparisonError("With lexicon= the pattern is the name of one of its frames or targets.")
        is_target = any(each.name == pattern for each in lexicon.targets)
        is_frame = any(each.name == pattern for each in lexicon.frames)
        if not is_frame and not is_target:
            names = [*(each.name for each in lexicon.frames), *(each.name for each in lexicon.targets)]
            raise ComparisonError(unknown(f"frame or target of {lexicon.name}", pattern, names))
        return _of_part(lexicon.frame(pattern) if is_frame else lexicon.target(pattern), lexicon, case)
    texts = [pattern] if isinstance(pattern, str) else list(pattern) if isinstance(pattern, Iterable) else []
    if isinstance(pattern, Iterable) and not isinstance(pattern, bytes) and not texts:
        raise ComparisonError(
            "concordance() was given no pattern. Give one, such as 'trade war', or a list of them."
        )
    if not texts or not all(isinstance(each, str) for each in texts):
        raise ComparisonError(
            "concordance() takes a pattern such as 'trade war' or 'invest*', a list of patterns, or a frame or "
            f"target of a lexicon, and was given a value of type {type(pattern).__name__}."
        )
    terms = tuple(_term(text, case) for text in dict.fromkeys(texts))
    own = Lexicon("patterns", "0.0.0", "und", frames=(Frame("pattern", "Pattern", terms),))
    return _Wanted(own, terms, " | ".join(term.text for term in terms), "")


def _of_part(part: Frame | Target, lexicon: Lexicon | None, case: bool) -> _Wanted:
    if case:
        raise ComparisonError("case=True is for patterns given as text: the terms of a lexicon say it themselves.")
    language = "und" if lexicon is None else lexicon.language
    frame = Frame(part.name, part.label, part.terms)
    name = "patterns" if lexicon is None else lexicon.name
    kind = "frame" if isinstance(part, Frame) else "target"
    identity = "" if lexicon is None else lexicon.codebook().identity
    return _Wanted(
        Lexicon(name, "0.0.0", language, frames=(frame,)),
        part.terms,
        f"{kind} {part.name}" + (f" of {lexicon.name} {lexicon.version}" if lexicon else ""),
        identity,
    )


def _term(text: str, case: bool) -> Term:
    try:
        return Term(text, parse_pattern(text), case=case)
    except PatternError as error:
        raise ComparisonError(f"The pattern '{text[:80]}' cannot be read: {error}") from None


def _order(lines: pa.Table, order: str, seed: int) -> list[int]:
    n = len(lines)
    if order == "text":
        return list(range(n))
    if order == "random":
        return [int(row) for row in generator(seed, _STREAM).permutation(n)]
    words = [_WORD.findall(text.casefold()) for text in lines.column(order).to_pylist()]
    keys = [each[::-1] for each in words] if order == "left" else words
    return sorted(range(n), key=keys.__getitem__)


def _method(wanted: _Wanted, window: int, order: str, seed: int) -> str:
    orders = {
        "text": "in the order of the articles",
        "left": "sorted by the words to the left",
        "match": "sorted by the match",
        "right": "sorted by the words to the right",
        "random": f"in random order (seed {seed})",
    }
    count = len(wanted.terms)
    source = f"the {count:,} terms of the {wanted.pattern}" if wanted.identity else f"‘{wanted.pattern}’"
    if not wanted.identity and count > 5:
        source = f"{count:,} patterns"
    return (
        f"Key words in context (Luhn, 1960): every match of {source} with {window} tokens on either side, "
        f"{orders[order]}. Where matches overlap the longest counts."
    )
