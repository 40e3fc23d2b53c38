"""Which units a coder sees, in which order, and what of them."""

from __future__ import annotations

from framing.coding.asked import asked_of
from framing.coding.sheet_units import sheet_key, sheet_units
from tests.coding.sheet_material import LEXICON, sample


def order(coder: str | None, seed: int = 0) -> list[str]:
    return [unit["unit_id"] for unit in sheet_units(sample(), coder, blind=True, seed=seed)]


def test_each_coder_has_their_units_in_an_order_of_their_own_that_the_seed_repeats() -> None:
    everything = [f"d{i}:{i}" for i in range(20)]
    assert sorted(order("anna")) == sorted(everything)
    assert sorted(order("ben")) == sorted(everything[1::2])
    assert order("anna") == order("anna") != order("anna", seed=1)
    assert order("anna") != sorted(everything)
    assert [name for name in order("anna") if name in order("ben")] != order("ben")
    assert sorted(order(None)) == sorted(everything)


def test_a_blind_coder_sees_neither_source_nor_stratum_nor_where_a_unit_stands() -> None:
    blind = sheet_units(sample(), "anna", blind=True, seed=0)
    assert {frozenset(unit) for unit in blind} == {frozenset({"unit_id", "text", "before", "after"})}
    seeing = sheet_units(sample(), "anna", blind=False, seed=0)
    assert {unit["source"] for unit in seeing} == {"Outlet 0", "Outlet 1"}
    assert "stratum" not in seeing[0]


def test_the_key_of_a_sheet_depends_on_texts_and_questions_not_on_the_order() -> None:
    asked, units = asked_of(LEXICON), sheet_units(sample(), "anna", blind=True, seed=0)
    key = sheet_key(units, asked)
    assert key == sheet_key(sheet_units(sample(), "anna", blind=True, seed=5), asked)
    assert key != sheet_key(units[1:], asked)
    assert key != sheet_key(units, asked[1:])
    assert key != sheet_key([units[0] | {"text": "Another."}, *units[1:]], asked)
