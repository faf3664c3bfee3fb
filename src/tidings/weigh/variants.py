"""Dates, places and numbers that accounts of one event tell differently: kept side by side, never called a dispute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations

from tidings.model import Interval, Variant
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.words import stem

COUNT = (
    r"(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|dozens|scores|hundreds|thousands)"
)
NUMBER = re.compile(rf"\b{COUNT}\s+(?:of\s+)?(?:[a-z]+\s+)?([a-z]{{4,}})", re.IGNORECASE)
ROUGHLY = r"(?:at least |more than |over |nearly |almost |about |some |up to |as many as |around )?"
BETWEEN = r"(?:of\s+)?(?:(?!(?:that|which|who|and|but|to|in|on)\b)[\w-]+\s+){0,3}?"
CASUALTIES = {  # "at least 20 people were killed", "killing 20", "a death toll of 20": one number, whatever noun it has
    of: re.compile(
        rf"\b{COUNT}\s+{BETWEEN}(?:(?:were|was|are|is|been|be|feared|left|reported|confirmed|shot)\s+{done}|{named})\b|"
        rf"\b{COUNT}\s+{done}\b|\b{doing}\s+{ROUGHLY}{COUNT}\b",
        re.IGNORECASE,
    )
    for of, done, named, doing in (
        (
            "dead", "(?:killed|dead|slain)", "(?:dead|died|deaths|fatalities)",
            "(?:killed|killing|kills|kill|death toll (?:of|to|at|was|is|reached|stood at))",
        ),
        (
            "wounded", "(?:wounded|injured|hurt)", "(?:injuries|casualties)",
            "(?:wounded|wounding|wounds|injured|injuring|injures)",
        ),
    )
}  # fmt: skip
WORDS = COUNT.strip("()").split("|")
DIGITS = {w: str(n) for n, w in enumerate(WORDS[WORDS.index("two") : WORDS.index("dozens")], start=2)}
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
    """The values of each field that is told in two ways or more, with the accounts that give each.

    A vaguer day or place than another agrees with it: "in July" and "on 24 July", Syria and Latakia.
    """
    fields: list[tuple[str, Callable[[Telling], Mapping[str, str]], Callable[[str, str], bool]]] = [
        ("date", _days, _meet),
        ("place", lambda t: {"place": t.place} if t.place else {}, lambda one, other: holds(pile, one, other)),
        ("number", lambda t: find_tolls(pile.read(t.account.evidence)), lambda _one, _other: False),
    ]
    return tuple(
        Variant(field, value if field != "number" else f"{value} {of}", accounts)
        for field, read, agree in fields
        for of, values in _gather(read, tellings).items()
        if any(not agree(one, other) for one, other in combinations(values, 2))
        for value, accounts in values.items()
    )


def _gather(
    read: Callable[[Telling], Mapping[str, str]], tellings: Sequence[Telling]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The accounts that give each value of each thing told, all sorted."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for telling in sorted(tellings, key=lambda t: t.id):
        for of, value in read(telling).items():
            told[of][value].append(telling.id)
    return {of: {v: tuple(ids) for v, ids in sorted(values.items())} for of, values in sorted(told.items())}


def _meet(one: str, other: str) -> bool:
    """Whether two intervals, as variants write them, have a day in common."""
    first, _, last = one.partition("/")
    start, _, end = other.partition("/")
    return first <= (end or start) and start <= (last or first)


def holds(pile: Pile, one: str, other: str) -> bool:
    """Whether one place is the country that the other lies in: Syria and Latakia."""
    first, second = pile.grounds[one], pile.grounds[other]
    wide = "country" in (first.kind, second.kind)
    return wide and first.country is not None and first.country == second.country


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
            found[stem(noun.casefold())] = _digits(number)
    return found


def find_tolls(words: str) -> Mapping[str, str]:
    """The same, with the dead and wounded counted as such whatever noun they have: {"pilot": "2", "dead": "dozens"}."""
    found = {}
    for of, pattern in CASUALTIES.items():
        if match := pattern.search(words):
            found[of] = _digits(next(filter(None, match.groups())))
            words = words[: match.start()] + words[match.end() :]
    return {**find_numbers(words), **found}


def _digits(number: str) -> str:
    return DIGITS.get(number.casefold(), number.casefold())
