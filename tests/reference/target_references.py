"""The plain, slow twin of `framing.scoring.target_references`: it walks from token to token.

What is known of a single word (`framing.scoring.reference_words`) is taken as given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from framing.scoring import reference_words as is_a
from framing.scoring.located import LocatedMatches
from framing.scoring.reference_words import reference_words
from framing.text import QUOTED, TokenTable, Vocabulary
from framing.text.attribution_vocabulary import CueWords

# The row of a match, first token, last token, rule.
Reference = tuple[int, int, int, str]


class Plain:
    """A batch as lists."""

    def __init__(self, table: TokenTable, vocabulary: Vocabulary, matches: LocatedMatches) -> None:
        words = reference_words(vocabulary, CueWords(vocabulary))
        rows = table.type_id.tolist()
        self.n = len(rows)
        self.traits = [int(words.traits[row]) for row in rows]
        self.office_of = [int(words.office[row]) for row in rows]
        self.key = [int(words.key[row]) for row in rows]
        self.hard: list[bool] = [*table.hard_gap.tolist(), True]
        self.gaps = table.gaps.tolist()
        self.text = table.text.tolist()
        self.sentence: list[int] = table.sentence.tolist()
        self.quoted = [voice == QUOTED for voice in table.voice.tolist()]
        self.matches = list(
            zip(matches.category.tolist(), matches.first.tolist(), matches.last.tolist(), strict=True)
        )
        self.name_at: dict[int, tuple[int, int]] = {}
        for first, last in self.names():
            for token in range(first, last + 1):
                self.name_at[token] = (first, last)

    def has(self, token: int, bits: int) -> bool:
        return 0 <= token < self.n and bool(self.traits[token] & bits)

    # Names

    def names(self) -> Iterator[tuple[int, int]]:
        token = 0
        while token < self.n:
            last = token
            if self.has(token, is_a.NAME):
                while (
                    self.has(last + 1, is_a.NAME)
                    and not self.hard[last + 1]
                    and not self.has(last, is_a.POSSESSIVE)
                ):
                    last += 1
                yield token, last
            token = last + 1

    def given(self, name: tuple[int, int]) -> int:
        """Return the traits of all words of a name but the last."""
        bits = 0
        for token in range(*name):
            bits |= self.traits[token]
        return bits

    def before(self, name: tuple[int, int]) -> int:
        return 0 if self.hard[name[0]] else self.traits[name[0] - 1]

    def is_nobody(self, name: tuple[int, int]) -> bool:
        if not self.has(name[1], is_a.NO_PERSON):
            return False
        first_name = bool(self.given(name) & (is_a.MALE | is_a.FEMALE))
        return not (first_name and self.has(name[1], is_a.PLACE) and not self.has(name[1], is_a.ORGANISED))

    def may_be_person(self, name: tuple[int, int]) -> bool:
        return not self.is_nobody(name) or bool(self.given(name) & (is_a.MALE | is_a.FEMALE))

    def tells(self, name: tuple[int, int]) -> bool:
        """Whether a first name or a title tells that a name is a person's."""
        if self.is_nobody(name) or self.has(name[1], is_a.TITLED):
            return False
        given = self.given(name)
        return bool(given & (is_a.MALE | is_a.FEMALE) or (given | self.before(name)) & is_a.TITLED)

    def same_person(self, name: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the names of the text that end in the same word, and tell."""
        return [
            other
            for other in set(self.name_at.values())
            if self.text[other[0]] == self.text[name[0]]
            and self.key[other[1]] == self.key[name[1]]
            and self.tells(other)
        ]

    def personal(self, name: tuple[int, int]) -> bool:
        if self.is_nobody(name) or self.has(name[1], is_a.TITLED):
            return False
        return bool(self.same_person(name))

    def gender(self, name: tuple[int, int]) -> int:
        votes = 0
        for other in self.same_person(name):
            given = self.given(other)
            votes += bool(given & is_a.MALE) - bool(given & is_a.FEMALE)
        return (votes > 0) - (votes < 0)

    def other_names(self, category: int, begin: int, end: int) -> list[tuple[int, int]]:
        """Return the names that begin between two tokens and that no match of a category touches."""
        own = [(first, last) for of, first, last in self.matches if of == category]
        names = sorted({name for name in self.name_at.values() if begin <= name[0] < end})
        return [name for name in names if not any(first <= name[1] and name[0] <= last for first, last in own)]

    # Places

    def start(self, token: int) -> int:
        while token > 0 and self.sentence[token - 1] == self.sentence[token]:
            token -= 1
        return token

    def end(self, token: int) -> int:
        sentence = self.sentence[token]
        while token < self.n and self.sentence[token] == sentence:
            token += 1
        return token

    def apart(self, left: int, right: int) -> int:
        return self.sentence[right] - self.sentence[left]

    def same_voice(self, left: int, right: int) -> bool:
        if not self.quoted[left]:
            return not self.quoted[right]
        return all(self.quoted[left : right + 1])

    def ends_name(self, last: int) -> bool:
        return last in self.name_at and self.name_at[last][1] == last

    def goes_on(self, token: int) -> bool:
        return token in self.name_at and self.name_at[token][0] < token

    def last_of(
        self, mentions: list[tuple[int, int, int]], category: int, token: int, reach: int
    ) -> tuple[int, int, int] | None:
        """Return the last of some mentions (first, last, row) of a category before a token, if it is near."""
        before = [
            mention
            for mention in mentions
            if self.matches[mention[2]][0] == category
            and mention[0] < token
            and self.text[mention[0]] == self.text[token]
        ]
        if not before:
            return None
        nearest = max(before)
        return nearest if nearest[1] < token and self.apart(nearest[0], token) <= reach else None

    def described(self, bits: int) -> Iterator[int]:
        for token in range(self.n):
            if self.has(token, bits) and self.is_described(token):
                yield token

    def is_tag(self, token: int, verb: int) -> bool:
        return self.hard[token] and self.has(verb, is_a.CUE) and self.hard[min(verb + 1, self.n)]

    def is_described(self, token: int) -> bool:
        whole = self.gaps[token + 1] != 0 or self.hard[token + 1]
        return self.has(token - 1, is_a.THE) and not self.hard[token] and whole

    def categories(self) -> list[int]:
        return sorted({category for category, _, _ in self.matches})

    # Rules

    def office(self) -> Iterator[Reference]:
        holders: dict[tuple[int, int], set[int]] = defaultdict(set)
        for name in set(self.name_at.values()):
            if not self.may_be_person(name) or self.has(name[1], is_a.TITLED):
                continue
            begin = name[0] if self.hard[name[0]] else name[0] - 1
            titles = [token for token in range(begin, name[1]) if self.office_of[token] > 0]
            if titles and (self.hard[titles[-1]] or self.office_of[titles[-1] - 1] >= 0):
                holders[self.text[name[0]], self.office_of[titles[-1]]].add(self.key[name[1]])
        for token in range(self.n):
            if self.office_of[token] <= 0 or not self.is_described(token):
                continue
            known = holders[self.text[token], self.office_of[token]]
            owned = self.has(token + 1, is_a.OF | is_a.NAME) and not self.has(token, is_a.POSSESSIVE)
            more = (owned or self.has(token + 1, is_a.TITLED)) and not self.hard[token + 1]
            if len(known) != 1 or more:
                continue
            mentions = [
                (first, last, row)
                for row, (_, first, last) in enumerate(self.matches)
                if self.ends_name(last) and self.key[last] in known
            ]
            for category in self.categories():
                if found := self.last_of(mentions, category, token, 8):
                    yield found[2], token - 1, token, "office"

    def he(self, offices: list[Reference]) -> Iterator[Reference]:
        mentions = [(first, last, row) for row, first, last, _ in offices]
        for row, (_, first, last) in enumerate(self.matches):
            owner = self.has(last, is_a.POSSESSIVE) or self.hard[last + 1]
            if (
                self.ends_name(last)
                and self.personal(self.name_at[last])
                and (owner or not self.has(last + 1, is_a.NAMED_AFTER))
            ):
                mentions.append((first, last, row))
        for token in range(self.n):
            if not self.has(token, is_a.PRONOUN):
                continue
            for category in self.categories():
                found = self.last_of(mentions, category, token, 4)
                if found and self.is_he(found, token, category, offices):
                    yield found[2], token, token, "he"

    def is_he(self, mention: tuple[int, int, int], token: int, category: int, offices: list[Reference]) -> bool:
        wanted = -1 if self.has(token, is_a.FEMALE) else 1
        gender = self.gender(self.name_at[self.matches[mention[2]][2]])
        if gender == -wanted or not self.same_voice(mention[1], token):
            return False
        behind = is_a.OPENING | is_a.CONJUNCTION | is_a.DETERMINER | is_a.ADVERB | is_a.OF
        told = self.has(token, is_a.MALE) or self.hard[token + 1] or self.has(token + 1, behind)
        another = (self.has(token, is_a.OBJECT) and told) or self.is_tag(token, token + 1)
        if another and not self.apart(mention[1], token):
            return False
        own = {last for row, _, last, _ in offices if self.matches[row][0] == category}
        begin = self.start(mention[0])
        for name in self.other_names(category, begin, token):
            known = gender == wanted and self.gender(name) == -wanted
            if self.may_be_person(name) and name[1] not in own and not known:
                return False
        for place in range(begin, token):
            titled = self.has(place + 1, is_a.NAME) and not self.hard[place + 1]
            if self.has(place, is_a.PERSON_NOUN) and not titled and place not in own:
                return False
        return not self.ahead(token, category, own)

    def ahead(self, token: int, category: int, own: set[int]) -> bool:
        start = self.start(token)
        if not self.has(start, is_a.OPENING) or any(self.hard[start + 1 : token + 1]):
            return False
        for place in range(token + 1, self.end(token)):
            if self.hard[place]:
                names = [name for name in self.other_names(category, place, place + 1) if name[1] not in own]
                return bool(names)
        return False

    def country(self) -> Iterator[Reference]:
        mentions = [
            (first, last, row)
            for row, (_, first, last) in enumerate(self.matches)
            if (self.has(first, is_a.PLACE) or self.has(last, is_a.PLACE)) and not self.goes_on(last + 1)
        ]
        for token in self.described(is_a.COUNTRY_NOUN):
            for category in self.categories():
                found = self.last_of(mentions, category, token, 1)
                if not found or not self.same_voice(found[1], token):
                    continue
                begin = self.start(found[0])
                if not self.apart(found[0], token) and begin and self.text[begin - 1] == self.text[begin]:
                    begin = self.start(begin - 1)
                others = self.other_names(category, begin, self.end(token))
                if not any(self.may_be_country(name) for name in others):
                    yield found[2], token - 1, token, "country"

    def may_be_country(self, name: tuple[int, int]) -> bool:
        if any(self.has(token, is_a.PLACE) for token in range(name[0], name[1] + 1)):
            return True
        in_it = bool(self.before(name) & is_a.IN)
        return in_it and not self.is_nobody(name) and not self.has(name[1], is_a.TITLED)

    def company(self) -> Iterator[Reference]:
        mentions = [
            (first, last, row)
            for row, (_, first, last) in enumerate(self.matches)
            if self.has(last, is_a.COMPANY) and self.ends_name(last)
        ]
        for token in self.described(is_a.COMPANY_NOUN):
            for category in self.categories():
                found = self.last_of(mentions, category, token, 1)
                if not found or not self.same_voice(found[1], token):
                    continue
                others = self.other_names(category, self.start(found[0]), token)
                if not any(self.may_be_company(name) for name in others):
                    yield found[2], token - 1, token, "company"

    def may_be_company(self, name: tuple[int, int]) -> bool:
        if any(self.has(token, is_a.ORGANISED) for token in range(name[0], name[1] + 1)):
            return True
        person = bool(self.same_person(name))
        return not (self.has(name[1], is_a.PLACE | is_a.TITLED) or person)

    def it(self) -> Iterator[Reference]:
        mentions = [
            (first, last, row) for row, (_, first, last) in enumerate(self.matches) if self.is_subject(first, last)
        ]
        for token in range(self.n):
            if not self.has(token, is_a.ITS | is_a.IT):
                continue
            for category in self.categories():
                found = self.last_of(mentions, category, token, 1)
                if found and self.is_it(found, token, category):
                    yield found[2], token, token, "its" if self.has(token, is_a.ITS) else "it"

    def is_it(self, mention: tuple[int, int, int], token: int, category: int) -> bool:
        after = mention[1] + 1
        if self.other_names(category, after, token) or not self.same_voice(mention[1], token):
            return False
        same = not self.apart(mention[1], token)
        start = self.start(token)
        if same:
            for place in range(after, token):
                begins = self.hard[place] or self.has(place - 1, is_a.CONJUNCTION | is_a.CLAUSE | is_a.ADVERB)
                if self.has(place, is_a.DETERMINER) and begins:
                    return False
        elif token != start and not (token == start + 1 and self.has(start, is_a.CONJUNCTION | is_a.ADVERB)):
            return False
        return self.has(token, is_a.ITS) or self.acts(token, same)

    def is_subject(self, first: int, last: int) -> bool:
        if self.hard[last + 1]:
            return False
        if self.has(last, is_a.POSSESSIVE | is_a.PLURAL):
            return False
        if self.ends_name(last) and self.personal(self.name_at[last]):
            return False
        if self.has(first - 1, is_a.THE) and not self.hard[first]:
            first -= 1
        joined = self.has(first - 1, is_a.CONJUNCTION) and self.hard[first - 1]
        if not (self.hard[first] or joined or self.has(first - 1, is_a.CLAUSE)):
            return False
        verb = last + 1
        for _ in range(2):
            if self.has(verb, is_a.ADVERB) and not self.has(verb, is_a.FINITE) and not self.hard[verb + 1]:
                verb += 1
        return self.has(verb, is_a.FINITE) and not self.has(verb, is_a.PLURAL_VERB)

    def acts(self, token: int, same: bool) -> bool:
        verb, helped = token + 1, False
        for _ in range(3):
            if self.hard[verb] or self.has(verb, is_a.CUE | is_a.EMPTY):
                break
            if self.has(verb, is_a.AUXILIARY):
                helped = True
            elif not self.has(verb, is_a.ADVERB):
                break
            verb += 1
        if self.hard[verb]:
            return False
        told = self.has(verb, is_a.CUE)
        if self.has(verb, is_a.EMPTY) or (self.has(verb, is_a.AUXILIARY | is_a.ADVERB) and not told):
            return False
        if not (helped or told or self.has(verb, is_a.FINITE | is_a.THIRD)):
            return False
        if self.is_tag(token, verb):
            return False
        return self.hard[token] or self.has(token - 1, is_a.CONJUNCTION | is_a.CLAUSE) or not same


def plain_references(table: TokenTable, vocabulary: Vocabulary, matches: LocatedMatches) -> list[Reference]:
    """Return the references of a batch, in the order of first token and category."""
    plain = Plain(table, vocabulary, matches)
    offices = list(plain.office())
    found = [*plain.he(offices), *offices, *plain.country(), *plain.company(), *plain.it()]

    def free(reference: Reference) -> bool:
        row, _, token, _ = reference
        of = plain.matches[row][0]
        return not any(category == of and first <= token <= last for category, first, last in plain.matches)

    return sorted(filter(free, found), key=lambda one: (one[1], plain.matches[one[0]][0]))
