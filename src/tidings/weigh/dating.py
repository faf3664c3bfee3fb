"""When each article was published: every clue is an interval, and the clues are propagated until nothing changes.

Firm clues (explicit dates in the article's own text) are intersected first, then the year of a dateline is chosen, then
ties to what other articles date, then soft clues; a softer clue never overrules a firmer one. Clues of one firmness
that contradict each other are reported and decide nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tidings.annotate.times import anchor_times
from tidings.annotate.times.governing import interval_of
from tidings.annotate.times.spoken import spoken_on
from tidings.model import UNKNOWN_INTERVAL, Annotated, Interval, Publication, Span
from tidings.weigh.clues import Clue, Firmness, YearlessDay, find_bounds, find_dateline, find_newest_month, is_explicit
from tidings.weigh.days import add_months, gap, intersect, shift
from tidings.weigh.pile import Pile, redate
from tidings.weigh.ties import Known, find_ties, learn

ROUNDS = 6  # a chain of articles each dated by the one before is rarely longer
NARROW = 31  # days; an interval this narrow needs no soft clue
COMPANION = 15  # days on either side of an article republished on the same page
FRESH = 45  # days; "last month" reaches back so far at most
CLOSE_BY = 3  # paragraphs
LAST_MONTH = re.compile(r"\b(last|this|past) month\b", re.IGNORECASE)
MONTH_TAIL = 15  # days for which a month is still called by its bare name after its end
FADE = 45.0  # days in which the pull of a likely date falls to a third
OWN_PULL = 0.6  # of an explicit date in the article's own text, beside 0 to 1 for a like article's date
CLEAR = 1.5  # times the second best year that the best must pull; chosen by hand, not measured
LEAST_PULL = 0.02
VAGUE_YEAR = 366  # days; a decade pulls nowhere


def date_articles(pile: Pile) -> Pile:
    """The pile with every article dated that can be, its times anchored and its accounts' days computed again.

    Dates that were read from the page or given stay as they are. The publication of each other article says why: what
    dates it, and which clues contradict each other.
    """
    undated = [a for a in pile.articles if not _has_date(a)]
    found: dict[str, Publication] = {}
    for _ in range(ROUNDS if undated else 0):
        known = learn(pile, _published(pile))
        settled = {a.article.id: _settle(pile, a, known) for a in undated}
        if settled == found:
            break
        found = settled
        pile = redate(pile, {a.article.id: _anchor(a, found[a.article.id]) for a in undated})
    return pile


def _has_date(article: Annotated) -> bool:
    return article.article.published.interval.days is not None


def _published(pile: Pile) -> dict[str, Interval]:
    """The publications known so far, both ends."""
    return {a.article.id: a.article.published.interval for a in pile.articles if _has_date(a)}


def _anchor(article: Annotated, published: Publication) -> Annotated:
    """The article with its date, its times counted from it, and its accounts' days."""
    if published.interval == UNKNOWN_INTERVAL:
        return replace(article, article=replace(article.article, published=published))
    times = anchor_times(article.times, spoken_on(article.article, published.interval))
    accounts = tuple(
        replace(a, interval=interval_of(times, a.times, a.tense, published.interval)) for a in article.accounts
    )
    return replace(article, article=replace(article.article, published=published), times=times, accounts=accounts)


def _settle(pile: Pile, article: Annotated, known: Known) -> Publication:
    """The best date of one article, given what is known of the others."""
    others = replace(known, published={k: v for k, v in known.published.items() if k != article.article.id})
    bounds = list(find_bounds(article, pile.texts))
    base = _narrow(UNKNOWN_INTERVAL, bounds)
    if dateline := find_dateline(article, pile.texts):
        day, why = _choose_year(pile, article, dateline[0], base.interval)
        if day:
            return Publication(Interval(day, day), "dateline", dateline[1], why)
    tied = _narrow(base.interval, [c for c in find_ties(pile, article, others) if _is_possible(c, base.interval)])
    soft = tied
    if not _is_narrow(tied.interval):
        soft = _soften(tied.interval, _find_soft(pile, article, tied.interval, others))
    return _conclude([base, tied, soft])


@dataclass(frozen=True, slots=True)
class _Step:
    interval: Interval
    used: tuple[Clue, ...] = ()
    against: tuple[Clue, ...] = ()


def _narrow(interval: Interval, clues: Sequence[Clue]) -> _Step:
    """An interval intersected with clues of one firmness; where they contradict, as it was, with all reported."""
    narrowed: Interval | None = interval
    for clue in clues:
        narrowed = narrowed and intersect(narrowed, clue.interval)
    if narrowed is None:
        return _Step(interval, (), tuple(clues))
    return _Step(narrowed, tuple(clues))


def _soften(interval: Interval, clues: Sequence[Clue]) -> _Step:
    """An interval intersected with soft clues one by one, leaving out those that no longer fit."""
    used: list[Clue] = []
    for clue in clues:
        if fits := intersect(interval, clue.interval):
            interval, used = fits, [*used, clue]
    return _Step(interval, tuple(used))


def _is_possible(clue: Clue, interval: Interval) -> bool:
    return clue.interval.meets(interval)


def _is_narrow(interval: Interval) -> bool:
    return interval.days is not None and interval.days <= NARROW


def _conclude(steps: Sequence[_Step]) -> Publication:
    """The last step's interval, told with the clues that made it and the contradictions met on the way."""
    used = [c for n, step in enumerate(steps) if not n or step is not steps[n - 1] for c in step.used]
    against = list(dict.fromkeys(c for step in steps for c in step.against))
    why = "; ".join(dict.fromkeys(c.why for c in used))
    if against:
        why += ("; " if why else "") + "contradictory, so not used: " + "; ".join(dict.fromkeys(c.why for c in against))
    interval = steps[-1].interval
    if interval == UNKNOWN_INTERVAL:
        return Publication(why=why)
    evidence: tuple[Span, ...] = tuple(sorted({s for c in used for s in c.evidence}))
    return Publication(interval, "inferred", evidence, why)


def _find_soft(pile: Pile, article: Annotated, interval: Interval, known: Known) -> list[Clue]:
    """Clues that only suggest: what else stands on the page, and the newest month named without a year."""
    found = [*_find_companions(pile, article, known), *_find_fresh(article)]
    since = interval.earliest or min((c.interval.earliest for c in found if c.interval.earliest), default=None)
    settled = interval.latest is not None or bool(found)
    if since and settled and (newest := find_newest_month(article, since)):
        month, time = newest
        tail = add_months(month, 1) + timedelta(MONTH_TAIL - 1)
        found.append(Clue(Interval(month, tail), Firmness.SOFT, f"speaks of “{time.text}”", (time.span,)))
    return found


def _find_fresh(article: Annotated) -> Iterator[Clue]:
    """An article that speaks of "last month" near its newest explicit date is news of that date.

    Far apart they have nothing to do with each other: a date with its year is background more often than not. Nor does
    "last week" say anything: nobody writes the year of a day so near.
    """
    dates = [t for t in article.times if is_explicit(t) and (t.interval.days or VAGUE_YEAR) <= NARROW]
    newest = max(dates, key=lambda t: (t.interval.latest or date.min, t.span), default=None)
    beside = (
        t for t in article.times if newest and LAST_MONTH.search(t.text) and _are_near(article, t.span, newest.span)
    )
    recent = next(beside, None)
    if recent and newest:
        why = f"speaks of “{recent.text}”, and its newest date is “{newest.text}”"
        yield Clue(shift(newest.interval, 0, FRESH), Firmness.SOFT, why, (recent.span, newest.span))


def _are_near(article: Annotated, first: Span, second: Span) -> bool:
    """Whether two stretches stand in one paragraph or in ones close by."""
    at = [sum(start <= span.start for start, _ in article.article.spans) for span in (first, second)]
    return abs(at[0] - at[1]) <= CLOSE_BY


def _find_companions(pile: Pile, article: Annotated, known: Known) -> Iterator[Clue]:
    """The dates of other articles on the same page, which were put together at about one time."""
    for other in pile.articles:
        own = known.published.get(other.article.id)
        if own and other.article.page == article.article.page and (own.days or 0) <= NARROW:
            why = f"stands on one page with {other.article.id} of {own.earliest}/{own.latest}"
            yield Clue(shift(own, -COMPANION, COMPANION), Firmness.SOFT, why)


def _choose_year(pile: Pile, article: Annotated, day: YearlessDay, bounds: Interval) -> tuple[date | None, str]:
    """The year of a dateline: that which explicit dates and like articles pull to most, if it is clearly ahead."""
    pulls = _find_pulls(pile, article)
    years = {d.year + n for p, _ in pulls for d in (p.earliest, p.latest) if d for n in (-1, 0, 1)}
    days = [d for y in sorted(years) if (d := day.in_year(y)) and bounds.meets(Interval(d, d))]
    scored = sorted(((_pull(d, pulls), d) for d in days), reverse=True)
    if not scored or scored[0][0] < LEAST_PULL or (len(scored) > 1 and scored[0][0] < CLEAR * scored[1][0]):
        return None, ""
    told = ", ".join(f"{d.year} {score:.2f}" for score, d in scored[:3])
    return scored[0][1], f"day and month from the dateline, year by explicit dates and like articles ({told})"


def _find_pulls(pile: Pile, article: Annotated) -> list[tuple[Interval, float]]:
    """Dates that the article's own is likely near to, each with its weight from 0 to 1."""
    pulls = [(t.interval, OWN_PULL) for t in article.times if is_explicit(t) and (t.interval.days or 0) <= VAGUE_YEAR]
    own = pile.bags[article.article.id]
    for other in pile.articles:
        if other.article.id != article.article.id:
            like = pile.rarity.likeness(own, pile.bags[other.article.id])
            pulls += [(date_, like * share) for date_, share in _dates_of(other)]
    return pulls


def _dates_of(article: Annotated) -> Iterator[tuple[Interval, float]]:
    """An article's date; for want of one, its newest explicit date at half weight."""
    if _has_date(article):
        yield article.article.published.interval, 1.0
        return
    newest = max(
        (t.interval for t in article.times if is_explicit(t)), key=lambda i: i.earliest or date.min, default=None
    )
    if newest and (newest.days or 0) <= VAGUE_YEAR:
        yield newest, 0.5


def _pull(day: date, pulls: Sequence[tuple[Interval, float]]) -> float:
    """How strongly the dates pull to a day: each by its weight, fading with its distance and its vagueness."""
    here = Interval(day, day)
    return sum(w * math.exp(-(gap(here, i) + (i.days or 0) / 4) / FADE) for i, w in pulls)
