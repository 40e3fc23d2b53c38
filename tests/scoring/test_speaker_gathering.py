"""Names gathered batch by batch are merged as those of all articles at once."""

from __future__ import annotations

import random

from framing.lexicon.aliases import Alias
from framing.scoring.speaker_gathering import Batch, Gathering, ranks_of
from framing.scoring.speaker_merging import merge_batches, merge_speakers
from framing.scoring.speaker_people import People, Person

NAMES = (
    "Du Lan;Du Ran;Duran;Du-Ran;Joe Biden;JOE BIDEN;Biden;BIDEN;Ho Jin yu;He Jinyu;Xi Jinping;Xi;Wang Yi;Wang Li"
)
ROLES = "President;US President;Foreign Minister;Director of the Harbour Institute;director at Harbour Institute"


def test_batches_in_any_order_are_merged_as_all_articles_together() -> None:
    rng = random.Random(0)
    articles = [
        [
            Person(
                f"a{number}", name, tuple(rng.sample(ROLES.split(";"), rng.choice((0, 0, 1, 2)))), first, first % 3
            )
            for first, name in enumerate(rng.sample(NAMES.split(";"), 5))
        ]
        for number in range(60)
    ]
    aliases = (Alias("Xi", "Xi Jinping", True), Alias("Wang Yi", "Wang Li", False))
    together = merge_speakers([one for article in articles for one in article], aliases)
    rules = {merge.rule for merge in together.merges}
    assert rules == {"alias", "same letters", "not introduced", "same office", "short form and office"}
    rng.shuffle(articles)
    batches = [People.of(one for article in articles[at : at + 7] for one in article) for at in range(0, 60, 7)]
    known = merge_batches(lambda: batches, aliases)
    assert (known.merges, known.suggestions) == (together.merges, together.suggestions)
    changed = {key: name for batch in batches for key, name in known.of(batch).changed.items()}
    assert changed == together.changed


def test_a_name_takes_one_place_however_often_it_is_borne() -> None:
    gathering = Gathering()
    batches = [
        People.of(Person(f"{batch}-{article}", "Ann Lee", ("Minister",), 0, 2) for article in range(10))
        for batch in range(50)
    ]
    for people, rank in zip(batches, ranks_of(people.ids for people in batches), strict=True):
        gathering.add(Batch.of(people, rank))
    whole = gathering.whole()
    assert len(whole.letters) == len(gathering.people) == len(whole.roles) == 1
    assert [int(each[0]) for each in (whole.people, whole.introduced, whole.mentions)] == [500, 500, 1000]
    # What was added last is put together with the rest only once it is as much.
    assert sum(map(len, gathering.pairs)) <= 2 + 10
