"""The deed of violence that an article is about: "the attack", "the killings", "a third was hurt" tell it again.

Reports name its doer and its victims in words of their own, or not at all. Such accounts have too little in common to
be joined two by two, but each fits the deed that its article opens with; and where the deeds that two articles open
with fit, what fits the one fits the other. Only violence against people is meant: states fight in many places at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from tidings.model import Annotated, Interval
from tidings.weigh.days import gap
from tidings.weigh.likeness import LONG_DAYS, compare
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.sides import VIOLENT, are_of_two_kinds, are_people

OPENING = 700  # code points of title and lead, in which an article says what it is about
NEWS_DAYS = 7  # a deed so long before publication is news; an older one is background
AGAINST = -300  # thousandths; a feature with so many points or fewer says that two accounts tell two deeds
REACH = 500  # code points behind a time ("last month, ...") in which accounts without one of their own are of that time
COMMONPLACE = frozenset({"same days", "days assumed", "same mode"})  # what two attacks of one day may share
SAME_FOCUS = 1500  # thousandths


def find_focused(pile: Pile, tellings: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    """Pairs of accounts, the smaller id first, that tell the one deed that their articles open with."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for told in tellings:
        if told.account.type == VIOLENT:
            by_article[told.article].append(told)
    focused = {a.article.id: _find_circle(pile, a, by_article[a.article.id]) for a in pile.articles}
    circles = [circle for circle in focused.values() if circle]
    for circle in circles:
        yield from _pair(pile, circle, circle)
    for one, other in _find_near(circles):
        if fits(pile, one[0], other[0]) and _have_in_common(pile, one[0], other[0]):
            yield from _pair(pile, one, other)


def _find_near(circles: Sequence[list[Telling]]) -> Iterator[tuple[list[Telling], list[Telling]]]:
    """Circles of two articles whose first accounts may be of one day, without trying every article with every other."""
    known = sorted((c for c in circles if c[0].interval.days), key=lambda c: (c[0].interval, c[0].id))
    for i, one in enumerate(known):
        for other in islice(known, i + 1, None):
            if gap(one[0].interval, other[0].interval) > 1:
                break
            yield one, other


def _pair(pile: Pile, one: Sequence[Telling], other: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    for a in one:
        for b in other:
            if (a.id < b.id or a.article != b.article) and fits(pile, a, b):
                yield (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _find_circle(pile: Pile, article: Annotated, tellings: Sequence[Telling]) -> list[Telling]:
    """The account of violence that an article opens with, first, and those after it that may tell the same deed."""
    published = article.article.published.interval
    harmed = (t for t in tellings if are_people(pile, t.participants))
    told = sorted(harmed, key=lambda t: (t.account.evidence, t.id))
    first = next((t for t in told if _opens(article, t) and _is_news(t, published)), None)
    if first is None:
        return []
    rest = (t for t in told if t is not first and fits(pile, first, t))
    return [first, *(t for t in rest if _is_set_near(article, t, first.interval))]


def _opens(article: Annotated, told: Telling) -> bool:
    start = article.article.spans[0][0] if article.article.spans else 0
    return told.account.evidence.start - start <= OPENING and told.account.polarity == "affirmed"


def _is_news(told: Telling, published: Interval) -> bool:
    return told.account.tense != "future" and gap(told.interval, published) <= NEWS_DAYS


def fits(pile: Pile, one: Telling, other: Telling) -> bool:
    """Whether nothing speaks against two accounts of violence being of one deed: parties, days, place, kind."""
    if "future" in (one.account.tense, other.account.tense) or gap(one.interval, other.interval) > 1:
        return False
    if one.actors & other.recipients or other.actors & one.recipients or _have_other_doers(pile, one, other):
        return False
    if are_of_two_kinds(pile, one.recipients, other.recipients):
        return False
    return all(f.points > AGAINST for f in compare(pile, one, other) if f.name != "start")


def _is_set_near(article: Annotated, told: Telling, days: Interval) -> bool:
    """Whether the last time before an account that names none is of the deed's days, or says nothing."""
    if told.account.times:
        return (told.interval.days or LONG_DAYS) < LONG_DAYS
    here = told.account.trigger
    before = [t for t in article.times if t.span.start < here.start <= t.span.end + REACH and t.interval.days]
    last = max(before, key=lambda t: t.span, default=None)
    return last is None or (last.interval.days or 0) > LONG_DAYS or gap(last.interval, days) <= 1


def _have_other_doers(pile: Pile, one: Telling, other: Telling) -> bool:
    """Whether both tell who did it, and differently: gunman and guard may be one, a named body is no other group."""
    if not one.actors or not other.actors or one.actors & other.actors:
        return False
    return any(pile.is_named(a) for a in one.actors | other.actors)


def _have_in_common(pile: Pile, one: Telling, other: Telling) -> bool:
    """Whether two accounts share more than their days: a party, a place, a word."""
    return any(f.points > 0 and f.name not in COMMONPLACE for f in compare(pile, one, other))
