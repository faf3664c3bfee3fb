"""Chains that give no full name, or none at all, and the person or body of the affair they mean."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tidings.names import alias_group, name_keys
from tidings.names.compare import POSSIBLE, SAME_NAME, compare_words, is_far
from tidings.names.parts import split_name
from tidings.weigh.chains import Chain

# Log odds again; set by hand: a surname in the family-name place is enough where nobody else bears it.
SURNAME, GIVEN_NAME = 3.0, 1.5
SAME_ARTICLE, SAME_TITLE, SAME_COUNTRY, FAMOUS = 1.5, 2.0, 1.0, 2.0
OTHER_TITLE, OTHER_COUNTRY, OTHER_GENDER = -1.0, -4.0, -5.0
ENOUGH, MARGIN = 1.0, 1.0
YEARS_IN_OFFICE = 2  # an office is taken for the person that holds it elsewhere in the affair within so many years
DAYS_A_YEAR = 365.25


@dataclass(slots=True)
class Known:
    """A person found by full name, with what the affair says of it; `chains` grows as surnames are attached."""

    chains: list[Chain]
    names: frozenset[str]
    titles: set[frozenset[str]] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    why: list[str] = field(default_factory=list)

    def take(self, chain: Chain, why: str | None = None) -> None:
        """One more chain is this person's."""
        self.chains.append(chain)
        self._learn(chain)
        if why and why not in self.why:
            self.why.append(why)

    def _learn(self, chain: Chain) -> None:
        self.titles |= chain.titles
        self.countries |= {chain.country} if chain.country else set()
        self.genders |= {chain.gender} if chain.gender else set()
        self.articles.add(chain.article)

    def freeze(self) -> Known:
        """The same with everything its chains say learnt."""
        for chain in self.chains:
            self._learn(chain)
        return self


class SurnameIndex:
    """People by the keys of their names."""

    def __init__(self, people: Sequence[Known]) -> None:
        self._people = people
        self._by_key: dict[str, set[int]] = defaultdict(set)
        for i, person in enumerate(people):
            for name in person.names:
                for key in name_keys(name):
                    self._by_key[key].add(i)

    def find_bearer(self, chain: Chain) -> Known | None:
        """The one person that a chain of a single name means; None where nobody or several could be meant."""
        numbers = sorted({i for key in name_keys(chain.name) for i in self._by_key.get(key, ())})
        scored = sorted(((_fit(chain, self._people[i]), -i) for i in numbers), reverse=True)
        if not scored or scored[0][0] < ENOUGH:
            return None
        clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= MARGIN
        return self._people[-scored[0][1]] if clear else None


def _fit(chain: Chain, person: Known) -> float:
    """How well a chain with a single name fits a person."""
    return sum(value for _, value in weigh_fit(chain, person))


def weigh_fit(chain: Chain, person: Known) -> tuple[tuple[str, float], ...]:
    """What speaks for and against a chain with a single name meaning a person; () where the name is no part of his."""
    name = max((_name_fit(chain.name, full) for full in person.names), default=0.0)
    if not name:
        return ()
    known = alias_group(chain.name)
    famous = known is not None and any(alias_group(full) == known for full in person.names)
    terms = [
        ("part of the name", name),
        ("often named", math.log10(len(person.chains))),
        ("known by it", FAMOUS * famous),
        ("same article", SAME_ARTICLE * (chain.article in person.articles)),
    ]
    if chain.titles and person.titles:
        terms.append(("same title", SAME_TITLE) if chain.titles & person.titles else ("other title", OTHER_TITLE))
    if chain.country and person.countries:
        same = chain.country in person.countries
        terms.append(("same country", SAME_COUNTRY) if same else ("other country", OTHER_COUNTRY))
    if chain.gender and person.genders:
        terms.append(("he and she", OTHER_GENDER * (chain.gender not in person.genders)))
    return tuple((said, value) for said, value in terms if value)


@lru_cache(maxsize=200_000)
def _name_fit(single: str, full: str) -> float:
    """The weight of one word standing for a full name: more as its last word, less as another, half for a slip."""
    words, parts = split_name(single, "person").parts, split_name(full, "person").parts
    if len(words) != 1:
        return 0.0
    best = 0.0
    for place, part in enumerate(parts):
        pair = sorted((words[0], part), key=lambda p: p.text)
        likeness = 0.0 if part.initial or is_far(*pair) else compare_words(*pair)[0]
        weight = SURNAME if place == len(parts) - 1 else GIVEN_NAME
        best = max(best, weight * likeness if likeness >= SAME_NAME else weight / 2 if likeness >= POSSIBLE else 0.0)
    return best


def find_holder(chain: Chain, people: Sequence[Known]) -> Known | None:
    """The person that an office ("the Russian defence minister") means: the only one of the affair that holds it.

    Where the affair knows several, the only one in the same article. None where nobody, or several people, held it
    within `YEARS_IN_OFFICE`.
    """
    nearest = find_holders(chain, people)
    return nearest[0] if len(nearest) == 1 else None


def find_holders(chain: Chain, people: Sequence[Known]) -> list[Known]:
    """The people whom an office may mean: its holders then, of its state, in the same article where there are such."""
    holders = [person for person in _holders(chain, people) if _at_the_time(chain, person)]
    holders = [p for p in holders if chain.country in p.countries] or holders
    here = [person for person in holders if chain.article in person.articles]
    return here or holders


def _holders(chain: Chain, people: Sequence[Known]) -> Iterator[Known]:
    for person in people:
        if chain.titles & person.titles and (
            not chain.country or not person.countries or chain.country in person.countries
        ):
            yield person


def _at_the_time(chain: Chain, person: Known) -> bool:
    """Whether some article that gives the person the office is near enough in time, or not dated."""
    days = [c.day for c in person.chains if chain.titles & c.titles]
    if chain.day is None or None in days:
        return True
    return any(day and abs((day - chain.day).days) <= YEARS_IN_OFFICE * DAYS_A_YEAR for day in days)
