"""How likely two accounts tell one happening, as a table of features, each with its weight and its reason.

Points are whole thousandths, so that sums do not depend on the order in which they are taken. More than 0 speaks for
one happening. Weights were set on the two development affairs (see docs/weighing.md).
"""

from __future__ import annotations

from tidings.weigh.days import gap
from tidings.weigh.pile import SPOKEN, Pile, Telling
from tidings.weigh.sides import Feature, compare_sides
from tidings.weigh.variants import find_numbers, holds

KINDRED = frozenset(
    frozenset(p.split())
    for p in (
        "AGREE CONSULT", "AGREE COOPERATE", "AID SUPPORT", "AID COOPERATE", "AID MOBILIZE", "ASSAULT MOBILIZE",
        "ASSAULT COERCE", "ACCUSE REJECT", "REQUEST THREATEN", "COERCE SANCTION", "SANCTION THREATEN",
    )
)  # fmt: skip
START = -1350  # two accounts of one type, nothing else known
LASTS = -300  # cooperation and support have no moment that tells one from the next
KIN = -2000  # types that readers confuse
SAME_MODE = 200  # another mode says nothing: one reads a bombing as by air, another as with heavy weapons
SAME_DAYS, LIKE_DAYS, NEXT_DAY, OTHER_DAYS = 700, 250, -500, -6000
SAME_ASSUMED, NEAR_ASSUMED, OTHER_ASSUMED = 150, -100, -200  # days of an account that names no time are assumed
NEAR_DAYS = 14  # an account without a time of its own may be of days so far from its publication
LASTING = frozenset({"SUPPORT", "COOPERATE", "AID", "MOBILIZE"})  # often go on for long: assumed days say nothing
SAME_PLACE, OTHER_PLACE = 400, -400
WORDS = 2200  # for evidence with wholly the same words
OTHER_WORDS = -800  # for two accusations, demands or threats whose contents have no word in common
SAYS = 2  # stems that a content has at least, to be another than one that shares none of them
SAME_TRIGGER = 700  # the telling word itself is the same: "strike" and "strikes"
SAME_ARTICLE = 0  # an article comes back to its own events
SAID_AGAIN = -400  # two accusations by one speaker in one article are two
SAME_RELATION = 100  # "Russia supports Assad", told without a time, here and there
SAME_NUMBER, OTHER_NUMBER = 300, -600
GENERAL = frozenset({
    "cooper", "cooperat", "coordin", "coordinat", "collabor", "work", "partner", "support", "back", "relat", "allianc",
})  # fmt: skip
"""Stems of words that tell of a relation and of nothing done in it."""
CIRCLES = frozenset({"bilateral", "trilateral", "tripartit", "quadrilateral", "multilateral"})
OTHER_CIRCLE = -1500
EXACT_DAYS = 3  # an interval up to so long says which day
LONG_DAYS = 62  # an interval longer than this says nothing


def compare(pile: Pile, one: Telling, other: Telling) -> tuple[Feature, ...]:
    """The features of a pair that speak for or against one happening; those that say nothing are left out."""
    table = (
        Feature("start", START),
        _compare_lasting(one, other),
        _compare_types(one, other),
        _compare_modes(one, other),
        *compare_sides(pile, one, other),
        _compare_days(one, other),
        _compare_places(pile, one, other),
        Feature("same trigger", SAME_TRIGGER if one.trigger & other.trigger else 0),
        _compare_articles(one, other),
        _compare_circles(one, other),
        _compare_numbers(pile, one, other),
        _compare_words(pile, one, other),
    )
    return tuple(f for f in table if f.points)


def total(features: tuple[Feature, ...]) -> int:
    """The sum of points, in thousandths."""
    return sum(f.points for f in features)


def explain(features: tuple[Feature, ...]) -> str:
    """The table as a line: `start -1.35, same actor +0.80 = -0.55`."""
    return ", ".join(f"{f.name} {f.points / 1000:+.2f}" for f in features) + f" = {total(features) / 1000:+.2f}"


def families(kind: str) -> tuple[str, ...]:
    """The families a PLOVER type is in: its own, and one for each type that it is told apart from badly."""
    return (kind, *sorted(" ".join(sorted(pair)) for pair in KINDRED if kind in pair))


def _compare_types(one: Telling, other: Telling) -> Feature:
    same = one.account.type == other.account.type
    return Feature("same type" if same else "kindred type", 0 if same else KIN)


def _compare_modes(one: Telling, other: Telling) -> Feature:
    first, second = one.account.mode, other.account.mode
    if not first or not second:
        return Feature("mode", 0)
    return Feature("same mode", SAME_MODE if first == second else 0)


def _compare_numbers(pile: Pile, one: Telling, other: Telling) -> Feature:
    """How many of one thing both tell of: 23 pirates are hardly the 26 of another day, though reports do differ."""
    first, second = (find_numbers(pile.read(t.account.evidence)) for t in (one, other))
    shared = first.keys() & second.keys()
    if not shared:
        return Feature("number", 0)
    same = any(first[noun] == second[noun] for noun in shared)
    return Feature("same number", SAME_NUMBER) if same else Feature("other number", OTHER_NUMBER)


def _compare_words(pile: Pile, one: Telling, other: Telling) -> Feature:
    """What else the evidence says; all that it says, where one account has no participants to compare."""
    if one.account.evidence.overlaps(other.account.evidence):
        return Feature("words", 0)
    whole = not one.participants or not other.participants
    bags = (one.bag, other.bag) if whole else (one.rest, other.rest)
    alike = pile.rarity.likeness(*bags)
    if one.account.type in SPOKEN and not alike and min(len(one.rest), len(other.rest)) >= SAYS:
        return Feature("something else said", OTHER_WORDS)
    return Feature("words", round(WORDS * alike))


def _compare_articles(one: Telling, other: Telling) -> Feature:
    """An article comes back to its events; but what one speaker says in it twice is seldom the same thing twice."""
    if one.article != other.article:
        return Feature("same article", 0)
    spoken = one.account.type in SPOKEN and other.account.type in SPOKEN
    return Feature("same article", SAID_AGAIN if spoken else SAME_ARTICLE)


def _compare_circles(one: Telling, other: Telling) -> Feature:
    """A trilateral meeting is no bilateral one."""
    first, second = one.bag & CIRCLES, other.bag & CIRCLES
    return Feature("other circle", OTHER_CIRCLE if first and second and not first & second else 0)


def _compare_lasting(one: Telling, other: Telling) -> Feature:
    """What goes on for long: a relation of the same two, told without a time, is one relation."""
    if one.account.type not in LASTING or not (one.trigger & GENERAL or other.trigger & GENERAL):
        return Feature("lasting", 0)
    if one.participants == other.participants and _is_general(one) and _is_general(other):
        return Feature("one relation", SAME_RELATION)
    return Feature("lasting", LASTS)


def _is_general(told: Telling) -> bool:
    """Whether two or more are told to work together or to stand by one another, in general words, without a time."""
    return bool(told.trigger & GENERAL) and not told.account.times and len(told.participants) > 1


def _compare_days(one: Telling, other: Telling) -> Feature:
    first, second = one.interval.days, other.interval.days
    if first is None or second is None:
        return Feature("days", 0)
    apart, timed = gap(one.interval, other.interval), one.account.times and other.account.times
    if max(first, second) > LONG_DAYS:
        apart_for_sure = (timed and apart > LONG_DAYS) or (apart > NEAR_DAYS and bool(_later(one, other).account.times))
        return Feature("other days", OTHER_DAYS if apart_for_sure else 0)
    if not one.account.times or not other.account.times:
        return _compare_assumed(apart, lasting=one.account.type in LASTING)
    if apart > 1:
        return Feature("other days", OTHER_DAYS)
    if apart:
        return Feature("next day", NEXT_DAY)
    return Feature("same days", SAME_DAYS if max(first, second) <= EXACT_DAYS else LIKE_DAYS)


def _later(one: Telling, other: Telling) -> Telling:
    """Of two tellings whose days lie apart the one of later days: if it names them, the other was told too early."""
    first, second = one.interval.earliest, other.interval.latest
    return one if first and second and first > second else other


def _compare_assumed(apart: int, *, lasting: bool) -> Feature:
    if apart <= 1:
        return Feature("days assumed", SAME_ASSUMED)
    if lasting:
        return Feature("days assumed", 0)
    return Feature("other days assumed", NEAR_ASSUMED if apart <= NEAR_DAYS else OTHER_ASSUMED)


def _compare_places(pile: Pile, one: Telling, other: Telling) -> Feature:
    if not one.place or not other.place:
        return Feature("place", 0)
    if one.place == other.place:
        return Feature("same place", SAME_PLACE)
    return Feature("other place", 0 if holds(pile, one.place, other.place) else OTHER_PLACE)
