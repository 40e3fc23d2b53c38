"""Wildcards beside ideographs, which no blank parts: what ``对*制裁`` and ``投资*`` stand for in tokens.

Every ideograph is a token. So ``?`` is one token of one character, ``*`` between ideographs none to four tokens,
and ``*`` at the end or start nothing: what stands there is found anyway.
"""

from __future__ import annotations

from itertools import product

from framing.text.characters import IDEOGRAPH, kind_table

LONGEST = 4  # tokens that * stands for at most
_ANY = "*"


def tokens_beside_ideographs(tokens: list[str]) -> list[list[str]]:
    """Return the runs of tokens that a lexicon's word stands for, wildcards written out.

    Parameters
    ----------
    tokens : list of str
        A word as texts are split; a run of wildcards is a token of its own where an ideograph stands beside it.

    Returns
    -------
    list of list of str
        The tokens themselves, and nothing else, for a word without ideographs.
    """
    if not any(map(is_ideograph, tokens)):
        return [tokens]
    single: list[str] = []
    for token in tokens:
        single += list(token) if not token.strip("*?") else [token]
    while single and single[0] == _ANY:
        del single[0]
    while single and single[-1] == _ANY:
        del single[-1]
    choices = [[[_ANY] * n for n in range(LONGEST + 1)] if token == _ANY else [[token]] for token in single]
    return [[token for part in chosen for token in part] for chosen in product(*choices)]


def is_ideograph(token: str) -> bool:
    """Whether a token is one ideograph."""
    if len(token) != 1:
        return False
    code = ord(token)
    return bool(kind_table()[code] == IDEOGRAPH) if code < len(kind_table()) else 0x20000 <= code < 0x40000
