"""Numbers that were joined to groups, and which number stands for each group."""

from __future__ import annotations


def root_of(parent: dict[int, int], number: int) -> int:
    """Return the number that stands for the group of another; paths to it are halved on the way.

    Parameters
    ----------
    parent : dict of int to int
        To what each number was joined; those that are not there are by themselves, and get there.
    """
    while parent.setdefault(number, number) != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
