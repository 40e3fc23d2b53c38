"""What a timeline says of itself."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from framing.results import Timeline
from tests.plots.timelines import timeline


def test_it_prints_its_groups_its_time_and_its_caveats() -> None:
    said = str(timeline())
    assert said.startswith("share by source (Harbour Review, Pacific Wire) over 6 months, voice: all\nname  group")
    assert said.endswith(
        "\nCaveats\n  not-validated: No result of this lexicon has been checked against human coding."
    )
    assert repr(timeline()) == said
    assert "over 1 month," in str(timeline(months=1))


def test_names_are_no_markup() -> None:
    page = timeline(groups=["<script>", "b"])._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_estimates_leave_in_every_form(tmp_path: Path) -> None:
    result = timeline()
    assert len(result.rows()) == result.to_arrow().num_rows == len(result.to_pandas()) == 3 * 2 * 6
    path = result.to_csv(tmp_path / "timeline.csv")
    assert Path(path).read_text(encoding="utf-8") == result.to_csv()
    assert str(result.to_csv()).startswith('"lexicon","name","label","group","period","start","estimate",')


def test_a_dictionary_holds_everything() -> None:
    result = timeline(difference=True)
    found = result.to_dict()
    assert set(found) == {field.name for field in dataclasses.fields(Timeline)} - {"codebooks"} | {"lexicons"}
    assert found["difference"] == ["Harbour Review", "Pacific Wire"]
    assert len(found["contrasts"]) == 18
    assert result.alpha == 0.05
