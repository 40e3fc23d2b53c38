"""Which groups are compared with which: each with each, all with one, or the pairs that a caller names."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparisons.arguments import reference_number
from framing.errors import ComparisonError, did_you_mean
from framing.stats import Pairs, all_pairs, named_pairs, pairs_with

Contrast = tuple[str, str]


def chosen_pairs(contrasts: object, reference: object, by: str, groups: Sequence[str]) -> Pairs:
    """Return the pairs to compare.

    Parameters
    ----------
    contrasts : sequence of (group, reference), optional
        Pairs by the names of their groups.
    reference : str, optional
        The group that all others are compared with; without it and without contrasts every pair is compared.

    Raises
    ------
    ComparisonError
        Both are given, a contrast is no pair of two groups, or a name is unknown; naming everything wrong.
    """
    if contrasts is None:
        number = reference_number(reference, by, groups)
        return all_pairs(len(groups)) if number is None else pairs_with(number, len(groups))
    if reference is not None:
        raise ComparisonError("Give either a reference or contrasts: contrasts name the reference of each pair.")
    if isinstance(contrasts, str) or not isinstance(contrasts, Sequence) or not contrasts:
        raise ComparisonError(
            f"contrasts must be a list of pairs (group, reference), such as [('{groups[0]}', '{groups[-1]}')]; "
            f"given: {contrasts!r}."
        )
    problems, numbers = [], {name: number for number, name in enumerate(groups)}
    for each in contrasts:
        pair = () if isinstance(each, str) else tuple(map(str, each))
        if len(pair) != 2 or pair[0] == pair[1]:
            problems.append(f"A contrast is a pair of two groups (group, reference); given: {each!r}.")
        problems += [
            f"No group of '{by}' is called '{name}', so it cannot be contrasted.{did_you_mean(name, groups)}"
            for name in pair
            if len(pair) == 2 and name not in numbers
        ]
    if problems:
        raise ComparisonError("\n".join(dict.fromkeys(problems)))
    pairs = list(dict.fromkeys((numbers[str(group)], numbers[str(other)]) for group, other in contrasts))
    return named_pairs(pairs)
