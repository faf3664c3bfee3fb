"""When each article was published: a network of intervals, propagated until nothing changes, then what only suggests.

Firm clues (explicit dates in the article's own text, the day it was captured) are intersected first, then ties to what
other articles date; a softer clue never overrules a firmer one. Clues of one firmness that contradict each other are
named and not used. What is still open then is left to leanings, which are weighed together and never decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tidings.annotate.times import anchor_times
from tidings.annotate.times.governing import interval_of
from tidings.annotate.times.spoken import spoken_on
from tidings.model import UNKNOWN_INTERVAL, Annotated, Interval, Publication, Span
from tidings.weigh.clues import Clue, find_bounds, find_dateline
from tidings.weigh.days import intersect
from tidings.weigh.leanings import Leaning, choose_day, share_within, weigh_days
from tidings.weigh.neighbours import NARROW, Neighbours, meet_neighbours
from tidings.weigh.pile import Pile, find_tellings, redate
from tidings.weigh.suggestions import TIED, find_leanings, find_years
from tidings.weigh.ties import Known, find_ties, learn

ROUNDS = 6  # a chain of articles each dated by the one before is rarely longer
TOLD = 4  # leanings at most that a date is told with
HALF = 0.5  # of a leaning must lie within the bounds, else it speaks of other days
UNLIKELY = 0.1  # bounds of an article's own that leave less than this of what all else says are contradicted by it


def date_articles(pile: Pile) -> Pile:
    """The pile with every article dated that can be, its times anchored and its accounts' days computed again.

    Dates that were read from the page or given stay as they are. The publication of each other article says why: what
    dates it, and which clues contradict each other.
    """
    undated = [a for a in pile.articles if not _has_date(a)]
    if not undated:
        return pile
    given = {a.article.id: a.article.published.interval for a in pile.articles if _has_date(a)}
    around, bounds = meet_neighbours(pile, given), {a.article.id: list(find_bounds(a, pile.texts)) for a in undated}
    told = {a.article.id: find_tellings(pile, a) for a in pile.articles if _has_date(a)}
    found: dict[str, Settled] = {}
    for _ in range(ROUNDS):
        known = learn(pile, _published(pile), told)
        around = replace(around, dated=given | {n: s.published.interval for n, s in found.items() if s.is_firm})
        settled = {a.article.id: _settle(a, bounds[a.article.id], known, around) for a in undated}
        if settled == found:
            break
        found = settled
        pile = redate(pile, {a.article.id: anchor_article(a, found[a.article.id].published) for a in undated})
    return pile


@dataclass(frozen=True, slots=True)
class Settled:
    """A publication, and whether it rests on firm clues and ties or a dateline, not on leanings alone."""

    published: Publication
    is_firm: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """Days after clues of one firmness: those that made it, and the pairs that contradict each other."""

    interval: Interval
    used: tuple[Clue, ...] = ()
    against: tuple[tuple[Clue, Clue], ...] = ()


def _has_date(article: Annotated) -> bool:
    return article.article.published.interval.days is not None


def _published(pile: Pile) -> dict[str, Interval]:
    """The publications known so far, both ends."""
    return {a.article.id: a.article.published.interval for a in pile.articles if _has_date(a)}


def anchor_article(article: Annotated, published: Publication) -> Annotated:
    """The article with a date, its times counted from it, and its accounts' days."""
    if published.interval == UNKNOWN_INTERVAL:
        return replace(article, article=replace(article.article, published=published))
    times = anchor_times(article.times, spoken_on(article.article, published.interval))
    accounts = tuple(
        replace(a, interval=interval_of(times, a.times, a.tense, published.interval)) for a in article.accounts
    )
    return replace(article, article=replace(article.article, published=published), times=times, accounts=accounts)


def _settle(article: Annotated, bounds: Sequence[Clue], known: Known, around: Neighbours) -> Settled:
    """The best date of one article, given what is known of the others."""
    name, pile = article.article.id, around.pile
    others = replace(known, published={k: v for k, v in known.published.items() if k != name})
    base = _narrow(article.article.published.interval, bounds)
    ties = [c for c in find_ties(pile, article, others) if c.interval.meets(base.interval)]
    tied = _narrow(base.interval, ties)
    leanings = find_leanings(article, around, known.published) + [
        Leaning(((c.interval, 1.0),), TIED, c.why, c.evidence) for c in ties if c not in tied.used
    ]
    if dateline := find_dateline(article, pile.texts):
        days = [d for y in find_years(leanings, tied.interval) if (d := dateline[0].in_year(y))]
        days = [d for d in days if tied.interval.meets(Interval(d, d))]
        if chosen := choose_day(days, leanings):
            why = f"day and month from the dateline; {chosen[0].year} with {chosen[1]:.2f} of what suggests a year: "
            day = Interval(chosen[0], chosen[0])
            told = _tell_leanings([x for x in leanings if x.share_in(day)])
            return Settled(Publication(day, "dateline", dateline[1], why + told))
    if _is_narrow(tied.interval):
        return Settled(_conclude([base, tied]), is_firm=True)
    return Settled(_lean(base, tied, leanings))


def _narrow(interval: Interval, clues: Sequence[Clue]) -> _Step:
    """An interval intersected with clues of one firmness; those that contradict another of them are left out.

    Days have one dimension, so that clues of which every two have a day in common have one all together: a
    contradiction is always one of two.
    """
    against = tuple((a, b) for a, b in combinations(clues, 2) if not a.interval.meets(b.interval))
    doubted = {id(c) for pair in against for c in pair}
    used = tuple(c for c in clues if id(c) not in doubted)
    for clue in used:
        interval = intersect(interval, clue.interval) or interval
    return _Step(interval, used, against)


def _is_narrow(interval: Interval) -> bool:
    return interval.days is not None and interval.days <= NARROW


def _lean(base: _Step, tied: _Step, leanings: Sequence[Leaning]) -> Publication:
    """What firm clues leave open, made narrower by what all leanings suggest together, where they agree."""
    firm = _conclude([base, tied])
    if not leanings:
        return firm
    others = [x for x in leanings if not set(x.evidence) & set(firm.evidence)]
    if not tied.used and share_within(tied.interval, others) < UNLIKELY:
        told = f"contradictory, so not used: {firm.why} against {_tell_leanings(others)}"
        return Publication(why=told)
    fitting = [x for x in leanings if x.share_in(tied.interval) >= HALF]
    verdict = weigh_days(tied.interval, fitting)
    if verdict is None or not fitting:
        return firm
    why = f"{firm.why}; " * bool(firm.why) + f"suggested with {verdict.share:.2f} by: {_tell_leanings(verdict.used)}"
    if against := [x for x in leanings if x not in verdict.used]:
        why += f"; against it: {_tell_leanings(against)}"
    spans = {*firm.evidence, *(s for x in verdict.used[:TOLD] for s in x.evidence)}
    return Publication(verdict.interval, "inferred", tuple(sorted(spans)), why)


def _tell_leanings(leanings: Sequence[Leaning]) -> str:
    """The weightiest leanings in words, each with its weight."""
    told = sorted(leanings, key=lambda x: (-x.weight, x.why))[:TOLD]
    return "; ".join(dict.fromkeys(f"{x.why} ({x.weight:.2f})" for x in told))


def _conclude(steps: Sequence[_Step]) -> Publication:
    """The last step's interval, told with the clues that made it and the contradictions met on the way."""
    used = [c for step in steps for c in step.used]
    against = list(dict.fromkeys(pair for step in steps for pair in step.against))
    why = "; ".join(dict.fromkeys(c.why for c in used))
    if against:
        pairs = "; ".join(f"{a.why} against {b.why}" for a, b in against[:TOLD])
        why += ("; " if why else "") + f"contradictory, so not used: {pairs}"
    interval = steps[-1].interval
    if interval == UNKNOWN_INTERVAL:
        return Publication(why=why)
    evidence: tuple[Span, ...] = tuple(sorted({s for c in used for s in c.evidence}))
    return Publication(interval, "inferred", evidence, why)
