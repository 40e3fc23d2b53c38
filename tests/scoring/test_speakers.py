"""Speakers within an article, by sentences made for each rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.scoring.speaker_runs import KINDS
from framing.scoring.speakers import HOWS, Speakers, article_speakers
from framing.text.table import token_table
from framing.text.vocabulary import Vocabulary
from framing.text.voices import attributions

Found = tuple[str, str, str, str]


def speakers(*texts: str) -> Speakers:
    """Return the speakers of texts, as one batch."""
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    return article_speakers(table, vocabulary, attributions(table, vocabulary))


def told(found: Speakers) -> list[Found]:
    """Return (name, kind, role, how) of every span, each once, in order."""
    rows = [
        (found.name[who], KINDS[found.kind[who]], found.role[who], HOWS[how])
        for who, how in zip(found.speaker.tolist(), found.how.tolist(), strict=True)
        if who >= 0
    ]
    return list(dict.fromkeys(rows))


def last(text: str) -> Found:
    """Return the speaker of the last span of a text."""
    return told(speakers(text))[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee, a professor at the Harbour School of Trade, said that prices would fall.",
            ("Ann Lee", "person", "professor at the Harbour School of Trade", "as written"),
        ),
        (
            '"Prices will fall this year," said Du Lan, Deputy Director of the Asia Pacific Research Institute.',
            ("Du Lan", "person", "Deputy Director of the Asia Pacific Research Institute", "as written"),
        ),
        (
            "Vietnamese Vice Minister of Foreign Affairs Ho Jin yu said that the visit was special.",
            ("Ho Jin yu", "person", "Vietnamese Vice Minister of Foreign Affairs", "as written"),
        ),
        ("US President Biden said that prices would fall.", ("Biden", "person", "US President", "as written")),
        ("He Jinyu also stated that trade was important.", ("He Jinyu", "person", "", "as written")),
        (
            "Ursula van der Leyen said that prices would fall.",
            ("Ursula van der Leyen", "person", "", "as written"),
        ),
        ("Officials said that prices would fall.", ("Officials", "official", "", "as written")),
        ("A spokesman said that prices would fall.", ("spokesman", "official", "", "as written")),
        ("The analysts said that prices would fall.", ("analysts", "official", "", "as written")),
        (
            "The Ministry of Fisheries said that prices would fall.",
            ("Ministry of Fisheries", "organisation", "", "as written"),
        ),
        ("The company said that prices would fall.", ("company", "organisation", "", "as written")),
        ("Vietnam said that prices would fall.", ("Vietnam", "organisation", "", "as written")),
        ("The Harbour Times reported that prices fell.", ("Harbour Times", "outlet", "", "as written")),
        ("Reuters reported that prices fell.", ("Reuters", "outlet", "", "as written")),
        ("According to CCTV reports, prices fell.", ("CCTV", "outlet", "", "as written")),
        ("The report said that prices fell.", ("report", "document", "", "as written")),
        ("A survey showed that prices fell.", ("survey", "document", "", "as written")),
    ],
)
def test_one_sentence(text: str, expected: Found) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Hillary Marlow met the press. Marlow said that prices would fall.", "Hillary Marlow", "surname"),
        ("Nguyen Phu Trong met the press. Trong said that prices would fall.", "Nguyen Phu Trong", "surname"),
        ("Xi Jinping met the press. Xi said that prices would fall.", "Xi Jinping", "surname"),
        ("Melba Acosta Febo met the press. Ms. Acosta said that prices fell.", "Melba Acosta Febo", "surname"),
        ("Marlow says prices will fall\n\nHillary Marlow met the press.", "Hillary Marlow", "surname"),
        ("Hillary Marlow met the press. She said that prices would fall.", "Hillary Marlow", "pronoun"),
        ("Hillary Marlow met Peter Crane. She said that prices would fall.", "Hillary Marlow", "pronoun"),
        ("Hillary Marlow met Peter Crane. He said that prices would fall.", "Peter Crane", "pronoun"),
        (
            "Foreign Minister Ann Lee met Senator Peter Crane. The minister said that prices would fall.",
            "Ann Lee",
            "title",
        ),
        (
            "Peter Crane, a professor of law, met the press. The professor said that prices would fall.",
            "Peter Crane",
            "title",
        ),
    ],
)
def test_back_to_the_name(text: str, name: str, how: str) -> None:
    found = last(text)
    assert (found[0], found[1], found[3]) == (name, "person", how)


def test_surname_of_two_people_is_the_last_one_introduced() -> None:
    text = "Hillary Marlow met Bill Marlow. Marlow said that prices would fall."
    assert last(text)[0] == "Bill Marlow"


def test_an_honorific_tells_two_people_apart() -> None:
    text = "Hillary Marlow met Bill Marlow. Mrs. Marlow said that prices would fall."
    assert last(text)[0] == "Hillary Marlow"


def test_an_office_that_fits_two_stays_unnamed() -> None:
    text = "Minister Ann Lee met Minister Peter Crane. The minister said that prices would fall."
    assert last(text) == ("minister", "official", "", "as written")


def test_an_office_of_another_country_does_not_fit() -> None:
    text = "Russian President Peter Crane arrived. The French president said that prices would fall."
    assert last(text) == ("French president", "official", "", "as written")


def test_a_pronoun_without_a_name_stays_without() -> None:
    found = speakers("She said that prices would fall.")
    assert found.speaker.tolist() == [-1]
    assert [HOWS[how] for how in found.how] == ["none"]


def test_a_role_is_carried_to_later_mentions() -> None:
    text = "Ann Lee, a professor of law, met the press. Lee said that prices would fall."
    assert last(text) == ("Ann Lee", "person", "professor of law", "surname")


def test_a_spokesman_for_somebody_gives_no_role_to_him() -> None:
    text = "A spokesman for Peter Crane waited. Crane said that prices would fall."
    assert last(text) == ("Peter Crane", "person", "", "surname")


def test_what_ended_before_an_honorific_is_no_role() -> None:
    before, after = '"It works," said Mayor Adela Quill.', "Mr Verhoeven said that prices would fall."
    assert last(f"{before} {after}") == ("Verhoeven", "person", "", "as written")
    assert told(speakers(before, after)) == [
        ("Adela Quill", "person", "Mayor", "as written"),
        ("Verhoeven", "person", "", "as written"),
    ]
    assert last("President Mr Adela Quill said that prices would fall.")[2] == "President"


def test_names_do_not_cross_texts() -> None:
    found = speakers("Hillary Marlow met the press.", "Marlow said that prices would fall.")
    assert found.name == ["Marlow"]
    assert found.text.tolist() == [1]


def test_batches_are_independent() -> None:
    texts = [
        "Hillary Marlow met the press. She said that prices would fall. Officials said so too.",
        "Minister Peter Crane came. The minister said that prices would fall, and Crane said more.",
    ]
    together = speakers(*texts)
    apart = [speakers(text) for text in texts]
    assert told(together) == [row for one in apart for row in told(one)]
    assert [person.name for person in together.people] == [p.name for one in apart for p in one.people]


def test_people_carry_what_merging_needs() -> None:
    text = (
        "Vice Minister of Foreign Affairs Ho Jin yu said that the visit was special. "
        "He Jinyu also stated that trade was important."
    )
    people = speakers(text).people
    assert [(one.name, one.roles) for one in people] == [
        ("Ho Jin yu", ("Vice Minister of Foreign Affairs",)),
        ("He Jinyu", ()),
    ]
    assert people[0].first < people[1].first


def test_who_is_introduced_without_speaking_is_known_where_a_speaker_has_a_like_name() -> None:
    text = (
        "He met General Secretary of the Party, Nguyen Phu Trong. Nguyen Phuc Trong stated that prices would fall."
    )
    people = {one.name: one for one in speakers(text).people}
    assert people["Nguyen Phu Trong"].roles == ("General Secretary of the Party",)
    assert people["Nguyen Phu Trong"].mentions == 0
    assert people["Nguyen Phuc Trong"].roles == ()
    assert people["Nguyen Phuc Trong"].mentions > 0


@pytest.mark.parametrize(
    "text", ["", "…", '"', "said", "He", "MARLOW SAID THAT PRICES WOULD FALL.", "Marlow: Yes.\nCrane: No."]
)
def test_odd_texts(text: str) -> None:
    found = speakers(text)
    assert len(found.how) == len(found)
    assert (found.speaker < len(found.name)).all()


_WORDS = [
    "Ann",
    "Lee",
    "said",
    "that",
    "he",
    "The",
    "minister",
    "Minister",
    "of",
    "and",
    ",",
    ".",
    '"',
    "who",
    "US",
    "Times",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*_WORDS, "\n\n", "(", "according", "to", "yu", "de"]), max_size=25), max_size=3
    )
)
def test_any_order_of_words(words: list[list[str]]) -> None:
    """Never an exception; every number points to a speaker of the span's own text."""
    texts = [" ".join(each) for each in words]
    found = speakers(*texts)
    assert len(found.name) == len(found.kind) == len(found.role) == len(found.text)
    assert all(-1 <= who < len(found.name) for who in found.speaker.tolist())
    assert ((found.speaker >= 0) == (found.how > 0)).all()
