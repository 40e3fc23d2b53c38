"""The term language against texts, case by case, from a lexicon file to evidence; expected values by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.scoring.corpus_scores import score
from tests.scoring.scored import corpus_of, evidence, found, lexicon_of, scored


@pytest.mark.parametrize(
    ("term", "text", "matched"),
    [
        # Words match whole and in any case.
        ("china", "China, CHINA and china: Indochina, Chinas.", ["China", "CHINA", "china"]),
        ("port", "To export is no port.", ["port"]),
        ("việt", "VIỆT and Viê\u0323t and viet.", ["VIỆT", "Viê\u0323t"]),
        ("cooperation", "More co\u00adop\u00aderation.", ["co\u00adop\u00aderation"]),
        ("strasse", "In der STRASSE und Straße.", ["STRASSE", "Straße"]),
        # Possessives match the bare word; so does a possessive in the pattern.
        ("China", "China's, China’s and CHINA'S.", ["China's", "China’s", "CHINA'S"]),
        ("China's", "China and China’s.", ["China", "China’s"]),
        ("worker", "The worker's and the workers' day.", ["worker's"]),
        ("workers", "The worker's and the workers' day.", ["workers"]),
        ("*ism", "Socialism's end.", ["Socialism's"]),
        ("wom?n", "The woman's and the women’s day.", ["woman's", "women’s"]),
        # Wildcards: at the end, in front, in the middle, both.
        ("invest*", "Invest, investors invested; reinvest.", ["Invest", "investors", "invested"]),
        ("*phobia", "Phobia, xenophobia, phobias.", ["Phobia", "xenophobia"]),
        ("*nation*", "International nations. Native.", ["International", "nations"]),
        ("lab*r", "Labour, labor and laboratory; lab.", ["Labour", "labor"]),
        ("wom?n", "Woman, women, womn, womaan.", ["Woman", "women"]),
        ("?hina", "China, hina.", ["China"]),
        ("na?ve", "Naïve, naive, naiive.", ["Naïve", "naive"]),
        ("na?ve", "nai\u0308ve", ["nai\u0308ve"]),
        ("china*", "China's", ["China's"]),
        ("don't", "Don't, don’t, dont.", ["Don't", "don’t"]),
        ("3.5", "3.5 and 35 and 3,5.", ["3.5"]),
        ("1,000", "1,000 and 1000.", ["1,000"]),
        # Phrases: adjacent words; a hyphen is a space, in pattern and text, and so is a dash between names.
        ("trade war", "Trade war, trade-war, trade–war, trade  war, trade\nwar.", None),
        ("trade-war", "Trade war, trade-war.", ["Trade war", "trade-war"]),
        ("US-China trade", "US–China trade, US China-trade.", ["US–China trade", "US China-trade"]),
        ("trade war", "trade and war; traded war; trade wars", []),
        ("trade war*", "China's trade wars", ["trade wars"]),
        ("China trade", "China's trade", ["China's trade"]),
        ("a * deal", "a good deal, a deal, a very good deal", ["a good deal"]),
        ("R & D", "R&D, R & D, R and D", ["R&D", "R & D"]),
        # They run across quotation marks, and not across commas, stops, colons, brackets.
        ("cold war", "A “cold” war, a 'cold' war, a cold \"war\".", ["cold” war", "cold' war", 'cold "war']),
        ("cold war", "Cold, war. Cold: war; cold (war), cold) war, cold [war], cold; war.", []),
        ("cold war", "It is cold. War came. Cold! War? Cold… war. Cold — war.", []),
        ("cold war", "冷 cold、war cold，war", []),
        ("cold war", "It is cold\n\nwar", []),
        # Alternation, with phrases of different length.
        ("(a|the) deal", "A deal, the deal, no deal.", ["A deal", "the deal"]),
        ("american (business*|compan*)", "American businesses and American companies.", None),
        ("(big|very big) (deal|trade deal) now", "Very big trade deal now.", ["Very big trade deal now"]),
        ("(trade war|tariff*)", "Tariffs in a trade war.", ["Tariffs", "trade war"]),
        ("((cold|trade) war|tariff)", "Cold war, trade war, tariff war.", ["Cold war", "trade war", "tariff"]),
        # NEAR: either order; n is the most tokens in between; commas may stand in the gap.
        ("chip* NEAR/2 export*", "Chips of great export; export of new chips.", None),
        ("chip* NEAR/2 export*", "Chips of very great export.", []),
        ("chip* NEAR/2 export*", "Chips, so great, exports.", ["Chips, so great, exports"]),
        ("chip* NEAR/2 export*", "Chip exports.", ["Chip exports"]),
        ("chip* NEAR/50 export*", "He sells chips. Exports rose.", []),
        ("chip* NEAR/50 export*", "On chips\n\nExports rose.", []),
        ("trade war NEAR/1 new tariff*", "New tariffs and trade war.", ["New tariffs and trade war"]),
        ("trade war NEAR/1 (new tariff*|dut*)", "A trade war, duties.", ["trade war, duties"]),
        ("war NEAR/3 war", "War is war.", ["War is war"]),
        ("war NEAR/3 war", "War is hell.", []),
        # BEFORE: one order only.
        ("sign* BEFORE/2 deal", "Signed the good deal.", ["Signed the good deal"]),
        ("sign* BEFORE/2 deal", "Signed the very good deal.", []),
        ("sign* BEFORE/2 deal", "The deal was signed.", []),
        ("trade deal BEFORE/1 (is signed|sign*)", "The trade deal now is signed.", ["trade deal now is signed"]),
        # Chinese: phrases of characters.
        ("遏制中国", "美国遏制中国的政策。遏制，中国。", ["遏制中国"]),
        ("贸易战", "贸易战和贸易。", ["贸易战"]),
        ("(遏制|围堵) 中国", "围堵中国", ["围堵中国"]),
        ("越南 NEAR/2 美国", "越南和大美国。越南和很大的美国。", ["越南和大美国"]),
    ],
)
def test_what_a_term_matches(tmp_path: Path, term: str, text: str, matched: list[str] | None) -> None:
    wanted = (
        text.rstrip(".").replace("; ", ", ").replace(" and ", ", ").split(", ") if matched is None else matched
    )
    assert found(tmp_path, term, text) == wanted


@pytest.mark.parametrize(
    ("term", "text", "matched"),
    [
        ({"term": "US", "case": True}, "The US told us: US's, Us, U.S.", ["US", "US's"]),
        ({"term": "U.S.", "case": True}, "The U.S. and the U.S, u.s., US; U.S.'s and U.S.’s.", None),
        ({"term": "China", "case": True}, "CHINA, china, China and CHINA'S.", ["China"]),
        ({"term": "CHINA", "case": True}, "CHINA, china, China and CHINA'S.", ["CHINA", "CHINA'S"]),
        ({"term": "Việt Nam", "case": True}, "Viê\u0323t Nam, việt nam.", ["Viê\u0323t Nam"]),
        ({"term": "Chin*", "case": True}, "China, chin, Chinese.", ["China", "Chinese"]),
        (
            {"term": "invest*", "unless": ["investigat*"]},
            "Investors investigate investment.",
            ["Investors", "investment"],
        ),
        (
            {"term": "china", "unless": ["south china sea", "china daily"]},
            "China Daily on the South China Sea and China.",
            ["China"],
        ),
        ({"term": "trade war", "unless": ["war room"]}, "A trade war room in a trade war.", ["trade war"]),
        ({"term": "a NEAR/3 b", "unless": ["c"]}, "a c b", ["a c b"]),  # c stands in the gap
        ({"term": "a NEAR/3 b", "unless": ["b c"]}, "a x b c", []),
        ({"term": "trade", "unless": ["trade NEAR/3 war"]}, "The trade and war. The trade.", ["trade"]),
        ({"term": "US", "case": True, "unless": ["US Open"]}, "The US open. The US Open.", ["US"]),
    ],
)
def test_case_and_exceptions(tmp_path: Path, term: dict[str, Any], text: str, matched: list[str] | None) -> None:
    wanted = ["U.S.", "U.S", "U.S.'s", "U.S.’s"] if matched is None else matched
    assert found(tmp_path, term, text) == wanted


def test_us_without_case_is_also_a_pronoun(tmp_path: Path) -> None:
    assert found(tmp_path, "US", "The US told us.") == ["US", "us"]
    assert found(tmp_path, "U.S.", "In the U.S. and the u.s, not US.") == ["U.S.", "u.s"]
    assert found(tmp_path, "U.S. policy", "Old U.S. policy. The U.S.'s policy.") == [
        "U.S. policy",
        "U.S.'s policy",
    ]


def test_exceptions_of_a_whole_frame(tmp_path: Path) -> None:
    text = "South China Sea trade, China trade."
    rows = evidence(tmp_path, ["china", "trade"], text, unless=["south china sea"])
    assert [text[row["start"] : row["end"]] for row in rows] == ["trade", "China", "trade"]


def test_a_possessive_of_nothing_is_no_word_for_all_words(tmp_path: Path) -> None:
    assert found(tmp_path, "*'s", "China's trade is Vietnam’s.") == ["China's", "Vietnam’s"]


# --- Overlaps ----------------------------------------------------------------------------------------------------


def spans(rows: list[dict[str, Any]], text: str) -> list[tuple[str, str]]:
    return [(row["term"], text[row["start"] : row["end"]]) for row in rows]


def test_the_longest_match_of_a_frame_wins_and_the_others_are_kept_aside(tmp_path: Path) -> None:
    text = "The trade war deal is a trade deal."
    lexicon = lexicon_of(tmp_path, {"f": ["trade", "trade war", "war deal", "deal"], "g": ["war"]})
    scores = scored(corpus_of(text), lexicon)
    rows = scores.evidence.rows()
    assert [(row["name"], *span) for row, span in zip(rows, spans(rows, text), strict=True)] == [
        ("f", "trade war", "trade war"),
        ("g", "war", "war"),
        ("f", "deal", "deal"),
        ("f", "trade", "trade"),
        ("f", "deal", "deal"),
    ]
    assert spans(scores.suppressed.rows(), text) == [("trade", "trade"), ("war deal", "war deal")]
    assert {row["name"] for row in scores.suppressed.rows()} == {"f"}


def test_a_word_counts_once_however_many_terms_match_it(tmp_path: Path) -> None:
    text = "Happiness."
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["happiness", "happ*", "(happy|happiness)"]}))
    assert spans(scores.evidence.rows(), text) == [("happiness", "Happiness")]
    assert spans(scores.suppressed.rows(), text) == [("happ*", "Happiness"), ("(happy|happiness)", "Happiness")]


def test_of_two_pairs_the_closer_one_wins(tmp_path: Path) -> None:
    text = "A chip or chip for export."
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["chip NEAR/5 export"]}))
    assert spans(scores.evidence.rows(), text) == [("chip NEAR/5 export", "chip for export")]
    assert spans(scores.suppressed.rows(), text) == [("chip NEAR/5 export", "chip or chip for export")]


def test_what_stands_in_the_gap_of_a_pair_counts_for_itself(tmp_path: Path) -> None:
    text = "Chips in the trade export."
    rows = evidence(tmp_path, ["chip* NEAR/5 export", "trade"], text)
    assert spans(rows, text) == [("chip* NEAR/5 export", "Chips in the trade export"), ("trade", "trade")]


def test_a_term_whose_alternatives_match_the_same_words_counts_once(tmp_path: Path) -> None:
    text = "Markets."
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["(market*|markets)"]}))
    assert spans(scores.evidence.rows(), text) == [("(market*|markets)", "Markets")]
    assert len(scores.suppressed) == 0


def test_a_match_that_an_exception_drops_covers_nothing(tmp_path: Path) -> None:
    text = "The trade war room."
    rows = evidence(tmp_path, [{"term": "trade war", "unless": ["war room"]}, "trade"], text)
    assert spans(rows, text) == [("trade", "trade")]


# --- Weights and negation ----------------------------------------------------------------------------------------


def test_weights_are_what_matches_add_to_hits(tmp_path: Path) -> None:
    lexicon = lexicon_of(
        tmp_path,
        {"f": {"terms": [{"term": "a", "weight": 0.5}, {"term": "b", "weight": 2.25}, "c"], "threshold": 4}},
    )
    frames = scored(corpus_of("a b c a. d.", "a b a c c. d."), lexicon).frames.where(voice="all")
    assert frames.column("matches") == [4, 5]
    assert frames.column("hits") == [4.25, 5.25]
    assert frames.column("present") == [1, 1]
    lexicon = lexicon_of(tmp_path, {"f": {"terms": [{"term": "a", "weight": 0.5}], "threshold": 2}})
    assert scored(corpus_of("a a a.", "a a a a."), lexicon).frames.where(voice="all").column("present") == [0, 1]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("It is containment.", False),
        ("It is not containment.", True),
        ("It isn’t about any containment.", True),
        ("It is not a policy of containment.", True),  # three words between
        ("It is not a clear policy of containment.", False),  # four
        ("It is without doubt containment.", True),
        ("It is not, he said, containment.", False),  # another clause
        ("It is not. Containment is.", False),
        ("It is not only containment.", False),
        ("It is not just containment.", False),
        ("It never was containment.", True),
        ("No containment.", True),
        ("Not least containment.", False),
        ("Nothing “hostile containment” like.", True),
    ],
)
def test_negation(tmp_path: Path, text: str, negated: bool) -> None:
    (row,) = evidence(tmp_path, ["containment"], text)
    assert row["negated"] is negated
    excluded = evidence(tmp_path, [{"term": "containment", "negation": "exclude"}], text)
    assert len(excluded) == (0 if negated else 1)


def test_negation_of_a_whole_frame_and_of_a_term_that_differs(tmp_path: Path) -> None:
    terms = ["containment", {"term": "encirclement", "negation": "count"}]
    rows = evidence(tmp_path, terms, "Not containment. Not encirclement.", negation="exclude")
    assert [(row["term"], row["negated"]) for row in rows] == [("encirclement", True)]


def test_a_negation_inside_a_match_is_its_own_affair(tmp_path: Path) -> None:
    (row,) = evidence(tmp_path, ["no deal"], "There is no deal.")
    assert row["negated"] is False


# --- Many frames and targets -------------------------------------------------------------------------------------


def test_frames_and_targets_count_independently(tmp_path: Path) -> None:
    targets = {
        "china": {"label": "China", "terms": ["China"], "unless": ["South China Sea"]},
        "us": {"label": "US", "terms": [{"term": "US", "case": True}]},
    }
    lexicon = lexicon_of(tmp_path, {"f": ["china*"], "g": ["chin*", "US"]}, targets=targets)
    scores = score(corpus_of("US, China. South China Sea. us."), lexicon, progress=False)
    matches = {row["frame"]: row["matches"] for row in scores.frames.where(voice="all").rows()}
    mentions = {row["target"]: row["mentions"] for row in scores.targets.where(voice="all").rows()}
    assert (matches, mentions) == ({"f": 2, "g": 4}, {"china": 1, "us": 1})
