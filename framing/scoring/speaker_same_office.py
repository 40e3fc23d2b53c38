"""Whether two roles are one office: "Vietnamese Vice Minister of Foreign Affairs" and "Vice Foreign Minister"."""

from __future__ import annotations

from functools import lru_cache

from framing.lexicon.aliases import words_of
from framing.text.names import OFFICE, is_place, is_title

_LITTLE = frozenset(
    """of the a an for at to in and on its his her their from with by affairs former ex late then current new
    incoming outgoing longtime who s""".split()
)
# A deputy is not the one whose deputy he is.
_RANKS = frozenset("vice deputy assistant associate acting under junior".split())
# One person at a time holds them, in a country, a party or a church.
_SINGLE = (
    frozenset(("president",)),
    frozenset(("premier",)),
    frozenset(("chancellor",)),
    frozenset(("pope",)),
    frozenset(("king",)),
    frozenset(("queen",)),
    frozenset(("prime", "minister")),
    frozenset(("foreign", "minister")),
    frozenset(("defence", "minister")),
    frozenset(("finance", "minister")),
    frozenset(("secretary", "state")),
    frozenset(("secretary", "general")),
    frozenset(("secretary", "party")),
)
_PLACES = {
    "american": "us", "america": "us", "usa": "us", "chinese": "china", "vietnamese": "vietnam",
    "british": "uk", "britain": "uk", "english": "england", "french": "france", "german": "germany",
    "russian": "russia", "japanese": "japan", "indian": "india", "korean": "korea", "italian": "italy",
    "spanish": "spain", "polish": "poland", "ukrainian": "ukraine", "turkish": "turkey", "israeli": "israel",
    "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "canadian": "canada", "mexican": "mexico",
    "australian": "australia", "indonesian": "indonesia", "malaysian": "malaysia", "philippine": "philippines",
    "filipino": "philippines", "thai": "thailand", "taiwanese": "taiwan", "european": "europe",
    "singaporean": "singapore", "brazilian": "brazil", "egyptian": "egypt", "pakistani": "pakistan",
    "cambodian": "cambodia", "laotian": "laos", "hungarian": "hungary", "greek": "greece", "dutch": "netherlands",
}  # fmt: skip
_SPELLINGS = {"defense": "defence", "labor": "labour", "advisor": "adviser", "center": "centre"}
_LEAST_OVERLAP = 0.6
_ANY_WORD, _A_PLACE, _AN_OFFICE = 1, 2, 3


_Office = tuple[frozenset[str], frozenset[str], frozenset[str]]


@lru_cache(maxsize=20_000)
def _read(role: str) -> _Office:
    """Return the words of a role that are no places, the places, and the words that name an office."""
    rest, places, heads = [], [], []
    for word in _words(role):
        said, kind = _sense(word)
        if kind == _A_PLACE:
            places.append(said)
        elif kind:
            rest.append(said)
            if kind == _AN_OFFICE:
                heads.append(said)
    return frozenset(rest), frozenset(places), frozenset(heads)


def _words(role: str) -> tuple[str, ...]:
    joined = role.casefold().replace("united states", "us").replace("u.s.", "us").replace("united kingdom", "uk")
    return words_of(joined)


@lru_cache(maxsize=20_000)
def _sense(word: str) -> tuple[str, int]:
    """Return what a word of a role is called here, and what it is."""
    if word in _LITTLE:
        return word, 0
    word = _SPELLINGS.get(word, word)
    if word == "us" or is_place(word):
        return _PLACES.get(word, word), _A_PLACE
    word = OFFICE.get(word, word)
    return word, _AN_OFFICE if is_title(word) else _ANY_WORD


def same_office(one: str, other: str) -> bool:
    """Whether two roles name the same office or post, and one that few people hold.

    The offices have to be equal (a deputy is not the head), what is said of them has to agree in most words, and
    their countries must not differ. "professor" alone says too little.
    """
    return _agree(_read(one), _read(other))


def _agree(one: _Office, other: _Office) -> bool:
    words, places, heads = one
    other_words, other_places, other_heads = other
    if heads.isdisjoint(other_heads):
        return False
    if places and other_places and not places & other_places:
        return False
    common = words & other_words
    if words & _RANKS != other_words & _RANKS:
        return False
    if any(map(common.issuperset, _SINGLE)):
        return True
    return (
        len(common) > 1
        and len(common) >= _LEAST_OVERLAP * max(min(len(words), len(other_words)), 1)
        and (len(common - _RANKS) > 1)
    )


def bare_office(role: str) -> bool:
    """Whether a role is an office without a country, a party or a house: "president"."""
    words, places, _ = _read(role)
    return not places and words in _SINGLE


def single_holder(role: str) -> bool:
    """Whether one person at a time holds the office."""
    words, _, _ = _read(role)
    return any(office <= words for office in _SINGLE) and not words & _RANKS


def shared_office(roles: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the first two roles that are the same office, or None."""
    # Most people have nothing in common.
    if not roles or not others or _heads(roles).isdisjoint(_heads(others)):
        return None
    theirs = [_read(other) for other in others]
    for one in roles:
        office = _read(one)
        for place, other in enumerate(theirs):
            if _agree(office, other):
                return one, others[place]
    return None


@lru_cache(maxsize=20_000)
def _heads(roles: tuple[str, ...]) -> frozenset[str]:
    """Return the words of some roles that name an office; what else the roles say takes longer to read."""
    senses = map(_sense, _words(" / ".join(roles)))
    return frozenset(said for said, kind in senses if kind == _AN_OFFICE)
