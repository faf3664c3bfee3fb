"""A user's table of known actors: entries under all their names, with codes that can hold for a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from tidings.model import UNKNOWN_INTERVAL, ActorType, Interval
from tidings.names import SAME_NAME, compare_names, name_keys
from tidings.names.groups import plain

SPELLINGS_OF_A_PERSON = 2  # words from which a name is compared by sound; one word has to be the same


@dataclass(frozen=True, slots=True)
class Office:
    """What an actor was for a time: PLOVER codes, state first, or an office in words, from which they are found."""

    codes: tuple[str, ...] = ()
    days: Interval = UNKNOWN_INTERVAL
    title: str | None = None

    @property
    def lasting(self) -> bool:
        """Whether it holds whatever the day."""
        return self.days == UNKNOWN_INTERVAL


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of a roster. `label` names it and its place in the file, and is no other entry's.

    `type` is None where the roster does not say; `country` is ISO 3166 alpha-3.
    """

    label: str
    name: str
    type: ActorType | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its spellings, its name first."""
        return self.name, *self.aliases

    def offices_on(self, days: Interval) -> tuple[Office, ...]:
        """The offices that may be meant on a day, in the order of the roster: the dated ones that hold, else the rest.

        Of dated offices that hold on one day the first counts, as in PETRARCH; where the day is not known all may be
        meant.
        """
        dated = tuple(o for o in self.offices if not o.lasting and o.days.meets(days))
        held = dated or tuple(o for o in self.offices if o.lasting)
        return held[:1] if days.days == 1 else held

    def codes_on(self, days: Interval) -> tuple[str, ...]:
        """Its codes on a day, state first; where several can be meant, those they begin with alike.

        >>> soldier = Office(("RUS", "MIL"), Interval(None, date(2012, 11, 5)))
        >>> Entry("Ash (line 2)", "Ash", offices=(soldier,)).codes_on(Interval(date(2010, 1, 1), date(2010, 1, 1)))
        ('RUS', 'MIL')
        """
        told = [o.codes for o in self.offices_on(days) if o.codes]
        shared = tuple(c[0] for c in takewhile(lambda c: len(set(c)) == 1, zip(*told, strict=False))) if told else ()
        stateless = self.country is None or self.country in shared
        return shared if stateless else (self.country or "", *shared)


@dataclass(frozen=True)
class Roster:
    """The entries of a file in its order; `source` is the file's name. Equal when their entries are."""

    source: str
    entries: tuple[Entry, ...]

    def __hash__(self) -> int:
        return id(self)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for name in {_key(n) for n in entry.names}:
                found[name].append(entry)
        return {name: tuple(entries) for name, entries in found.items() if name}

    @cached_property
    def _by_key(self) -> dict[str, tuple[int, ...]]:
        """Positions of the people, and of those who may be, under the keys of their full names."""
        found: dict[str, set[int]] = defaultdict(set)
        for number, entry in enumerate(self.entries):
            for name in entry.names if entry.type in {"person", None} else ():
                for key in name_keys(name) if len(plain(name).split()) >= SPELLINGS_OF_A_PERSON else ():
                    found[key].add(number)
        return {key: tuple(sorted(numbers)) for key, numbers in found.items()}

    def called(self, name: str) -> Entry | None:
        """The entry of exactly this name, case, accents and article aside; None where none is, or several are.

        Whoever has it as a name goes before who has it as an alias.
        """
        found = self._by_name.get(_key(name), ())
        first = [e for e in found if _key(e.name) == _key(name)] or found
        return first[0] if len(first) == 1 else None

    def person_like(self, name: str) -> Entry | None:
        """The one person whose full name this may be in another spelling or script; None where none or several fit."""
        words = plain(name).split()
        if len(words) < SPELLINGS_OF_A_PERSON:
            return None
        shared: dict[int, int] = defaultdict(int)
        for key in name_keys(name):
            for number in self._by_key.get(key, ()):
                shared[number] += 1
        close = [self.entries[n] for n, keys in shared.items() if keys >= SPELLINGS_OF_A_PERSON]
        fitting = [e for e in close if any(_is_spelling(name, n) for n in e.names)]
        return fitting[0] if len(fitting) == 1 else None


def _key(name: str) -> str:
    return plain(name).removeprefix("the ")


def _is_spelling(one: str, other: str) -> bool:
    """Whether two full names are one person's, with as many words: a part left out is no spelling."""
    full = len(plain(other).split()) >= SPELLINGS_OF_A_PERSON
    return full and compare_names(one, other, "Person").score >= SAME_NAME
