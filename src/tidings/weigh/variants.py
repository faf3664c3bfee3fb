"""Dates, places and numbers that accounts of one event tell differently: kept side by side, never called a dispute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from tidings.model import Interval, Variant
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.words import stem

NUMBER = re.compile(
    r"\b(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)"
    r"\s+(?:of\s+)?(?:[a-z]+\s+)?([a-z]{4,})",
    re.IGNORECASE,
)
DIGITS = {
    w: str(n)
    for n, w in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
UNCOUNTED = frozenset(
    [
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "times",
        "more",
        "other",
        "people's",
        "which",
        "that",
        "were",
        "have",
        "with",
    ]
)


def find_variants(pile: Pile, tellings: Sequence[Telling]) -> tuple[Variant, ...]:
    """The values of each field that is told in two ways or more, with the accounts that give each."""
    fields: list[tuple[str, Callable[[Telling], Mapping[str, str]]]] = [
        ("date", _days),
        ("place", lambda t: {"place": t.place} if t.place else {}),
        ("number", lambda t: find_numbers(pile.read(t.account.evidence))),
    ]
    return tuple(v for field, read in fields for v in _differing(field, read, tellings))


def _differing(field: str, read: Callable[[Telling], Mapping[str, str]], tellings: Sequence[Telling]) -> list[Variant]:
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for telling in sorted(tellings, key=lambda t: t.id):
        for of, value in read(telling).items():
            told[of][value].append(telling.id)
    return [
        Variant(field, value if field != "number" else f"{value} {of}", tuple(accounts))
        for of, values in sorted(told.items())
        if len(values) > 1
        for value, accounts in sorted(values.items())
    ]


def _days(told: Telling) -> dict[str, str]:
    """The days of an account that names a time itself."""
    return {"days": _iso(told.interval)} if told.account.times and told.interval.days is not None else {}


def _iso(interval: Interval) -> str:
    first, last = str(interval.earliest), str(interval.latest)
    return first if first == last else f"{first}/{last}"


@cache
def find_numbers(words: str) -> Mapping[str, str]:
    """The number given of each thing counted: {"pilot": "2"}."""
    found = {}
    for number, noun in NUMBER.findall(words):
        if noun.casefold() not in UNCOUNTED:
            found[stem(noun.casefold())] = DIGITS.get(number.casefold(), number.casefold())
    return found
