"""References to targets: hand-made sentences, each with what a reader would say is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from framing.scoring.located import LocatedMatches
from framing.scoring.target_references import RULES, as_matches, target_references
from framing.text import TokenTable, Vocabulary, token_table
from framing.text.attribution_vocabulary import CueWords
from tests.reference.target_references import plain_references

TARGETS = {
    "trump": ["Trump", "Donald Trump"],
    "clinton": ["Clinton", "Hillary Clinton"],
    "china": ["China", "Chinese", "Beijing"],
    "us": ["United States", "U.S.", "Washington"],
    "boeing": ["Boeing"],
    "apple": ["Apple", "Apple Inc"],
    "smith": ["Smith"],
    "democrats": ["Democrats"],
}


def matched(
    table: TokenTable, vocabulary: Vocabulary, targets: Mapping[str, Sequence[str]] = TARGETS
) -> LocatedMatches:
    """Find the targets' names, possessive or not; the longest wins."""
    words = [vocabulary.words[row] for row in table.type_id.tolist()]
    bare = [word.removesuffix("'s") for word in words]
    longest: dict[tuple[int, int], int] = {}  # category and first token: last token
    for number, names in enumerate(targets.values()):
        for name in names:
            parts = name.split()
            for begin in range(len(words) - len(parts) + 1):
                end = begin + len(parts) - 1
                whole = words[begin:end] + bare[end : end + 1] == parts
                if whole and not table.hard_gap[begin + 1 : end + 1].any():
                    longest[number, begin] = max(end, longest.get((number, begin), end))
    inner = {(number, token) for (number, begin), end in longest.items() for token in range(begin + 1, end + 1)}
    rows = sorted((begin, end, number) for (number, begin), end in longest.items() if (number, begin) not in inner)
    first, last, category = np.array(rows, np.int64).reshape(-1, 3).T
    text = table.text[first].astype(np.int64)
    return LocatedMatches(
        term=category * 10,
        category=category,
        weight=np.ones(len(first)),
        first=first,
        last=last,
        gap_start=last + 1,
        gap_end=last + 1,
        text=text,
        document=text // 2,
        sentence=table.sentence[first].astype(np.int64),
        voice=table.voice[first],
        negated=np.ones(len(first), np.bool_),
        reference=np.zeros(len(first), np.bool_),
    )


def resolved(*texts: str, targets: Mapping[str, Sequence[str]] = TARGETS) -> list[str]:
    """Return references as a reader would write them: "it → China"."""
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    matches = matched(table, vocabulary, targets)
    references = target_references(table, vocabulary, matches)

    def words(first: int, last: int) -> str:
        return str(table.chars.text[table.starts[first] : table.ends[last]])

    return [
        f"{words(first, last)} → {words(int(matches.first[match]), int(matches.last[match]))}"
        for match, first, last in zip(
            references.match.tolist(), references.first.tolist(), references.last.tolist(), strict=True
        )
    ]


RESOLVED = [
    # he, she
    ("President Trump said he would sign.", ["he → Trump"]),
    ("Donald Trump left. He was angry, and his aides knew.", ["He → Donald Trump", "his → Donald Trump"]),
    ("Mr. Trump spoke on Monday.\n\nHe left early.", ["He → Trump"]),
    ("Donald Trump met Hillary Clinton. He smiled.", ["He → Donald Trump"]),
    ("Donald Trump met Hillary Clinton. She smiled.", ["She → Hillary Clinton"]),
    ("Donald Trump won. The press praised him.", ["him → Donald Trump"]),
    ("Hillary Clinton won. The press praised her.", ["her → Hillary Clinton"]),
    ("Hillary Clinton lost her emails.", ["her → Hillary Clinton"]),
    ("In his speech, Donald Trump attacked rivals. He won.", ["He → Donald Trump"]),
    ("“Donald Trump says he won,” a paper wrote.", ["he → Donald Trump"]),
    # the president
    ("President Trump won. The rally cheered the president.", ["the president → Trump"]),
    ("President Trump won. The President's speech was long.", ["The President's → Trump"]),
    ("Sen. Smith won. The senator spoke, and he left.", ["The senator → Smith", "he → Smith"]),
    ("Vice President Pence met President Trump. The president spoke.", ["The president → Trump"]),
    ("Former President Bush met President Trump. The president spoke.", ["The president → Trump"]),
    ("President Trump spoke. The President left as he was ill.", ["The President → Trump", "he → Trump"]),
    # the country
    ("China is rich. The country exports steel.", ["The country → China"]),
    ("Beijing promised to open the nation's markets.", ["the nation's → Beijing"]),
    # the company
    ("Boeing lost money. The company fired workers.", ["The company → Boeing"]),
    ("Apple Inc said the company would pay.", ["the company → Apple Inc"]),
    # its
    ("China raised its tariffs.", ["its → China"]),
    ("China raised tariffs. Its exports fell.", ["Its → China"]),
    ("China also promised to defend itself.", ["itself → China"]),
    ("Officials said that the United States would keep its word.", ["its → United States"]),
    # it
    ("China said it would retaliate.", ["it → China"]),
    ("China said that it would retaliate.", ["it → China"]),
    ("China raised tariffs. It also threatened a boycott.", ["It → China"]),
    ("China cut tariffs because it needs steel.", ["it → China"]),
]
NOT_RESOLVED = [
    # nobody
    "China is large. It rains there.",
    "China said it is raining.",
    "China knows it is reported that tariffs fell.",
    "China said it seems fair.",
    "China rose. It is clear that tariffs hurt.",
    "China rose. It takes time.",
    "China was forced to act. It also demonstrates resolve.",
    # another subject's
    "The trade war with China enters its second year.",
    "Trade with China has its limits.",
    "China rose and the shutdown entered its second week.",
    "China agrees to talks, then a level of sincerity will reveal itself.",
    "China agrees to talks and then a level of sincerity will reveal itself.",
    "China signed after the company changed its mind.",
    "China's economy lost its strength.",
    "China grew. Despite its size, Vietnam grew too.",
    "Chinese steel lost its price.",
    "The plan hurt China. The report said it would fail.",
    "China's promised reform lost its shine.",
    "Air China said it would pay.",
    "China Reports said it would pay.",
    "China knows that it and others lost.",
    "Donald Trump said it would pay.",
    # two countries
    "China attacked Vietnam. The country suffered.",
    "China and the United States said it would end.",
    "Vietnam grew. Officials in China praised the country.",
    "China wrote to France that it would pay.",
    "China promised that Vietnam would keep its word.",
    "China met officials in Somalia. The country suffered.",
    # more than one
    "China and Vietnam have its support.",
    "The Chinese have its support.",
    "Democrats said it would fail.",
    # whoever spoke
    "China will retaliate, it added.",
    "Mr. Trump's plan will fail, he said, as costs rise.",
    # quotations by others
    "China rose. “It will regret this,” the minister said.",
    "“We in China are proud.” It also threatened a boycott.",
    "Donald Trump won. “He will regret this,” she said.",
    "Donald Trump spoke. “I will win,” and we know.",
    "“Donald Trump won.” Critics differ. “He lost.”",
    # generic
    "Across the country, farmers worry. China is large.",
    "China is large. In any country, farmers worry.",
    "China is large. The country-wide ban followed.",
    "Washington Post readers say the country suffers.",
    # another man in between, or before
    "Donald Trump met Paul Ryan. He smiled.",
    "Donald Trump arrived. Mr. Ryan spoke. He left.",
    "Donald Trump arrived. The senator spoke. He left.",
    "Donald Trump met a man. He smiled.",
    "Donald Trump met the Senator. He smiled.",
    "Donald Trump met Goodlatte. He smiled.",
    "Donald Trump told him to leave.",
    "Hillary Clinton told her.",
    "Donald Trump left. In his speech, Paul Ryan praised allies.",
    "The Donald Trump campaign spoke. He left.",
    # a name that is not known to be a person's
    "Trump won. He left.",
    # not this gender
    "Donald Trump won. She left.",
    # too far
    "Donald Trump won. One. Two. Three. Four. He left.",
    "China won. Nobody spoke. The country suffered.",
    # offices of others
    "President Trump met President Macron. The president spoke.",
    "President Trump won. The vice president spoke.",
    "President Trump won. The president of France spoke.",
    "President Trump won. The president-elect spoke.",
    "President Trump won. The president Americans deserve spoke.",
    "Attorney Smith won. The attorney general spoke.",
    "President Trump won. Presidents come and go.",
    "Former President Trump won. The president spoke.",
    "Vice President Trump won. The president spoke.",
    # companies
    "Boeing met Airbus. The company lost.",
    "China met Boeing. A company lost.",
    "China lost. The company won.",
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_what_can_only_be_the_target_is_resolved(text: str, expected: list[str]) -> None:
    assert resolved(text) == expected


@pytest.mark.parametrize("text", NOT_RESOLVED)
def test_what_may_be_something_else_is_left_alone(text: str) -> None:
    assert resolved(text) == []


def test_a_body_does_not_lead_back_to_its_title() -> None:
    assert resolved("President Trump wins", "He left.") == []
    assert resolved("China rises", "It also threatened a boycott.") == []
    assert resolved("President Trump", "The president spoke.") == []


def test_every_target_is_resolved_by_itself() -> None:
    """Two lexicons may have the same target, and one person may be two targets' name."""
    targets = {"china": ["China"], "asia": ["China", "Japan"]}
    assert resolved("China said it would pay.", targets=targets) == ["it → China"] * 2
    # Japan is another name for the one, and the target's own for the other.
    assert resolved("China told Japan. The country paid.", targets=targets) == ["The country → Japan"]


def test_a_reference_that_is_a_term_of_the_target_itself_is_no_reference() -> None:
    targets = {"trump": ["Trump", "president"]}
    assert resolved("President Trump spoke. The president left.", targets={"trump": ["Trump"]}) != []
    assert resolved("President Trump spoke. The president left.", targets=targets) == []


def test_a_person_of_one_country_does_not_hide_the_other_names_of_it() -> None:
    targets = {"us": ["Trump", "Blinken", "United States"]}
    text = "President Trump met Antony Blinken in the United States. He left."
    assert resolved(text, targets=targets) == ["He → Blinken"]


def test_without_matches_there_are_no_references() -> None:
    assert resolved("It said he would pay.") == []
    assert resolved("") == []
    assert resolved() == []


def test_references_become_matches_of_the_same_term() -> None:
    vocabulary = Vocabulary()
    table = token_table(["", "China rose. “China said it would pay.”"], vocabulary=vocabulary)
    matches = matched(table, vocabulary)
    references = target_references(table, vocabulary, matches, CueWords(vocabulary))
    assert [RULES[rule] for rule in references.rule.tolist()] == ["it"]
    found = as_matches(references, matches, table)
    assert found.category.tolist() == [list(TARGETS).index("china")]
    assert found.term.tolist() == [10 * list(TARGETS).index("china")]
    assert (found.first.tolist(), found.last.tolist()) == ([4], [4])
    assert (found.text.tolist(), found.document.tolist(), found.sentence.tolist()) == ([1], [0], [1])
    assert found.voice.tolist() == [1]  # quoted
    assert found.negated.tolist() == [False]
    assert found.weight.tolist() == [1.0]


PIECES = """President Trump | Donald Trump | Mr. Trump's | Hillary Clinton | Clinton | Sen. Smith | former Senator
    Smith | China | China's | Chinese officials | Beijing | the United States | Boeing | Boeing's | Apple
    Inc | Paul Ryan | Ryan | the president | The President | the senator | the country | the country's | The
    nation | the company | it | It | its | itself | he | He | his | him | she | her | said | has said |
    would never | will also | is | are | keeps | raised | promised that | because | and | but | in | In |
    when | After | tariffs | the report | a man | the campaign | campaign | to | of | rained | also | in
    Somalia | met | a shutdown | told | has | not""".split("|")
MARKS = ["", "", "", "", "", "", ",", ".", ".", ".", ". “", ".”", "”", "-", "\n\n"]


@pytest.mark.parametrize("seed", range(8))
def test_references_are_those_found_by_walking(seed: int) -> None:
    rng = np.random.default_rng(seed)
    texts = [
        " ".join(str(rng.choice(PIECES)).strip() + str(rng.choice(MARKS)) for _ in range(rng.integers(3, 60)))
        for _ in range(16)
    ]
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    matches = matched(table, vocabulary)
    found = target_references(table, vocabulary, matches)
    rules = [RULES[rule] for rule in found.rule.tolist()]
    as_rows = list(zip(found.match.tolist(), found.first.tolist(), found.last.tolist(), rules, strict=True))
    assert len(as_rows) > 5
    assert as_rows == plain_references(table, vocabulary, matches)


def test_a_target_in_small_letters_where_nothing_has_a_name() -> None:
    text = "the trade war says it wins. its cost rises."
    assert resolved(text, targets={"war": ["trade war"]}) == ["it → trade war", "its → trade war"]


def test_batches_do_not_know_of_each_other() -> None:
    """Texts resolve alike together and alone, and with a vocabulary that has forgotten the batch before."""
    texts = [text for text, _ in RESOLVED] + NOT_RESOLVED
    alone = [one for text in texts for one in resolved(text)]
    assert resolved(*texts) == alone
    vocabulary, apart = Vocabulary(bound=3), []
    for text in texts[:5]:
        table = token_table([text], vocabulary=vocabulary)
        apart.append(len(target_references(table, vocabulary, matched(table, vocabulary))))
    assert vocabulary.generation > 0
    assert apart == [len(expected) for _, expected in RESOLVED[:5]]
