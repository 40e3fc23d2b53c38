from __future__ import annotations

import threading

import pytest

from framing.stats import threads
from framing.stats.threads import in_threads


@pytest.mark.parametrize("n", [1, 2, 4])
def test_items_come_back_in_their_order_whatever_the_number_of_threads(
    n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "cpu_count", lambda: n)
    assert in_threads(lambda item: item * item, range(50)) == [item * item for item in range(50)]
    assert in_threads(lambda item: item, []) == []


def test_two_items_are_made_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "cpu_count", lambda: 2)
    both = threading.Barrier(2, timeout=10)  # broken, and an error, where one waits for the other to end

    def meet(item: int) -> int:
        both.wait()
        return item

    assert in_threads(meet, [1, 2]) == [1, 2]


def test_an_error_of_one_item_is_the_error_of_all() -> None:
    with pytest.raises(ZeroDivisionError, match=r"^float division by zero$"):
        in_threads(lambda item: 1.0 / item, [1, 0, 2])
