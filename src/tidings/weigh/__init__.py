"""Annotated articles -> one affair: actors, dates, links, events, origins and disputes across all of them.

`weigh` is a pure function of the annotated articles and their texts, and does not depend on the order of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.held import NOTHING, Held
from tidings.model import (
    UNKNOWN_INTERVAL,
    Affair,
    Annotated,
    Event,
    Interval,
    Timex,
    WeighedAccount,
    WeighedPlace,
    WeighedStatement,
)
from tidings.weigh.actors import find_actors
from tidings.weigh.amending import amend, was_added
from tidings.weigh.dating import date_articles
from tidings.weigh.days import gap, intersect
from tidings.weigh.denials import Denial, find_denials
from tidings.weigh.disputes import find_disputes
from tidings.weigh.events import Grouped, commonest, find_days, find_side, group_tellings
from tidings.weigh.fields import obey_fields
from tidings.weigh.ids import name_statements
from tidings.weigh.judged import find_new_places, judge_links
from tidings.weigh.likeness import LASTING, NEAR_DAYS
from tidings.weigh.links import find_links
from tidings.weigh.origins import Sources, count_origins, find_sources
from tidings.weigh.pile import Pile, Telling, find_tellings, pile_up
from tidings.weigh.places import gather_places
from tidings.weigh.summaries import summarise
from tidings.weigh.variants import find_variants
from tidings.weigh.withdrawals import find_withdrawals

__all__ = ["weigh"]


def weigh(annotated: Sequence[Annotated], texts: Mapping[str, str], held: Held = NOTHING) -> Affair:
    """The affair that the annotated articles tell; `texts` holds the text of each page by its id.

    `held` is what people decided (`weigh.judged.hold`), and stands above everything found here. Everything in it is
    sorted and named by what stands on the pages, so that the same pages give the same affair in whatever order they
    come. An empty pile gives an empty affair.
    """
    annotated = amend(annotated, held)
    pile = date_articles(pile_up(annotated, texts, find_actors(annotated, texts, held), held))
    groups = group_tellings(pile, [t for a in pile.articles for t in find_tellings(pile, a)])
    denials = find_denials(pile, groups)
    events = _make_events(pile, groups, denials)
    return Affair(
        tuple(a.article for a in pile.articles),
        tuple(sorted(pile.actors.values(), key=lambda a: a.id)),
        _gather_places(pile),
        _gather_times(pile),
        tuple(s for a in pile.articles for s in _weigh_statements(pile, a, _by_statement(denials))),
        _weigh_accounts(groups, events),
        events,
        judge_links(pile, find_links(pile)),
    )


def _gather_places(pile: Pile) -> tuple[WeighedPlace, ...]:
    """The places that articles name, and those that only people do, in the order of their ids."""
    return tuple(sorted((*gather_places(pile.articles), *find_new_places(pile).values()), key=lambda p: p.id))


def _by_statement(denials: Iterable[Denial]) -> dict[str, list[str]]:
    """What each statement denies, by the statement's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for denial in denials:
        found[denial.statement].append(denial.target)
    return found


def _gather_times(pile: Pile) -> tuple[Timex, ...]:
    """All time expressions, in the order of their articles; days that people gave have no words."""
    return tuple(t for a in pile.articles for t in a.times if not was_added(t))


def _make_events(pile: Pile, groups: Sequence[Grouped], denials: Sequence[Denial]) -> tuple[Event, ...]:
    sources = find_sources(pile)
    disputes = find_disputes(pile, groups, denials)
    names = {n: p.name for a in pile.articles for n, p in zip(pile.places[a.article.id], a.places, strict=True)}
    names |= {n: p.place.name for n, p in find_new_places(pile).items()}
    withdrawn = find_withdrawals(pile, groups, disputes)
    groups = [replace(g, why=_tell_withdrawn(g.why, withdrawn.get(g.id, ()))) for g in groups]
    made = (_make_event(sources, g, disputes.get(g.id, ()), names) for g in groups)
    return obey_fields(pile, {g.id: g.tellings for g in groups}, tuple(made), names)


def _tell_withdrawn(why: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The grounds of an event, with the denials of it that were later withdrawn."""
    return "; ".join([why, *(f"the denial {denial} is withdrawn by {later}" for denial, later in pairs)])


def _make_event(sources: Sources, grouped: Grouped, disputed_by: tuple[str, ...], names: Mapping[str, str]) -> Event:
    pile, tellings = sources.pile, grouped.tellings
    kind = commonest([t.account.type for t in tellings]) or ""
    days, place = find_days(tellings), commonest([t.place for t in tellings])
    sides = find_side(tellings, "actors"), find_side(tellings, "recipients")
    sides = sides[0], tuple(a for a in sides[1] if a not in sides[0])
    of_kind = [t for t in tellings if t.account.type == kind]
    mode = commonest([t.account.mode for t in of_kind])
    known = days if _is_dated(grouped) else UNKNOWN_INTERVAL
    return Event(
        grouped.id,
        summarise(pile, of_kind, sides, known, names[place] if place else None),
        kind,
        mode,
        sides[0],
        sides[1],
        days,
        place,
        tuple(t.id for t in tellings),
        count_origins(sources, tellings),
        disputed_by,
        find_variants(pile, tellings),
        grouped.why,
    )


def _weigh_accounts(groups: Sequence[Grouped], events: Sequence[Event]) -> tuple[WeighedAccount, ...]:
    """Every account once, in the order of its article and words; one that gives no day has its event's."""
    days = {e.id: (e.interval, _is_dated(g)) for e, g in zip(events, groups, strict=True)}
    told = sorted(
        ((t, g.id) for g in groups for t in g.tellings), key=lambda x: (x[0].article, x[0].account.evidence, x[0].id)
    )
    return tuple(_weigh_account(t, event, *days[event]) for t, event in told)


def _is_dated(grouped: Grouped) -> bool:
    """Whether an account of an event names its time."""
    return any(t.account.times and t.interval.days is not None for t in grouped.tellings)


def _weigh_account(told: Telling, event: str, days: Interval, dated: bool) -> WeighedAccount:  # noqa: FBT001
    """Days only assumed from publication give way to the event's, but to far ones only where a time is named for it.

    What goes on for long keeps its own: who cooperated in June may well do so in March.
    """
    sides = tuple(sorted(told.actors)), tuple(sorted(told.recipients - told.actors))
    near = (dated and told.account.type not in LASTING) or gap(told.interval, days) <= NEAR_DAYS
    interval = _settle_days(told, days if near else UNKNOWN_INTERVAL)
    return WeighedAccount(told.id, told.article, told.account, *sides, interval, told.place, told.statement, event)


def _settle_days(told: Telling, days: Interval) -> Interval:
    """An account's own days where it names a time, made tighter by its event's where these lie within them."""
    own = told.interval
    if days.days is None:
        return own
    if own.days is None or not told.account.times:
        return days
    return (intersect(own, days) or own) if days.days < own.days else own


def _weigh_statements(
    pile: Pile, article: Annotated, denials: Mapping[str, Sequence[str]]
) -> Iterator[WeighedStatement]:
    """The statements of one article, in order; `denials` holds what each denies anywhere, by its id."""
    names = name_statements(article.statements)
    for name, said in zip(names, article.statements, strict=True):
        own = [names[i] for i in said.denies_statements]
        yield WeighedStatement(
            name,
            article.article.id,
            said,
            pile.actor_of(article, said.speaker),
            tuple(pile.actor_of(article, hop.mention) for hop in said.chain),
            None if said.parent is None else names[said.parent],
            tuple(sorted({*own, *denials.get(name, ())})),
        )
