"""The section on how far apart sources are."""

from __future__ import annotations

from framing.plots.trees import STABLE_FROM
from framing.report.build import section_of
from framing.report.model import FigureBlock, Paragraph, Section, Statements, TableBlock
from framing.report.sections.distances import how_far_apart
from tests.plots.distanced import distanced, names

RESULT = distanced(names(6))


def _titles(section: Section) -> list[str]:
    return [block.title for block in section.blocks if isinstance(block, FigureBlock | TableBlock)]


def test_shades_tree_map_and_pairs() -> None:
    section = how_far_apart(RESULT)
    assert section == section_of(RESULT)
    assert section.title == "How far apart the sources are"
    assert _titles(section) == [
        "Distances Between Frame Profiles, by Source",
        "Tree of the Sources by Frame Profile",
        "Map of the Sources by Frame Profile",
        "Pairs of Sources",
    ]


def test_findings_in_words() -> None:
    (found,) = [block for block in how_far_apart(RESULT).blocks if isinstance(block, Statements)]
    assert [item.lead for item in found.items] == ["Farthest.", "Nearest.", "", ""]
    first = max(RESULT.pairs.rows(), key=lambda row: row["low"])
    assert found.items[0].text.startswith(f"{first['group']} and {first['reference']}: distance .")
    assert "; chance alone sets two such sets of articles ." in found.items[0].text
    assert f"{first['frame_part']:.0%} of it is {first['frame_label']}, which has a larger part in" in (
        found.items[0].text
    )
    told = sum(p < 0.05 for p in RESULT.pairs.column("p_corrected"))
    assert found.items[2].text == f"{told} of 15 pairs can be told apart (corrected p < .05)."
    stable = [row for row in RESULT.tree.rows()[:-1] if row["stability"] >= STABLE_FROM]
    assert stable
    assert found.items[3].text.startswith("In at least 95% of the resamples these stand together in the tree: ")


def test_few_groups_have_no_tree_and_no_map() -> None:
    assert _titles(how_far_apart(distanced(names(3)))) == [
        "Distances Between Frame Profiles, by Source",
        "Pairs of Sources",
    ]


def test_without_a_pair_it_says_so() -> None:
    section = how_far_apart(distanced(names(1)))
    assert section.blocks[-1] == Paragraph("No two of them have a profile, so there is no distance.")


def test_of_many_pairs_the_farthest_are_printed() -> None:
    (table,) = [block for block in how_far_apart(distanced(names(12))).blocks if isinstance(block, TableBlock)]
    assert len(table.rows) == 25
    assert table.note.endswith("The 25 that are at least farthest apart, of 66.")
