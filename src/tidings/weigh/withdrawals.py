"""Denials that were withdrawn: whoever denied an event confirms it later, or takes the denial back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tidings.model import Annotated, Statement
from tidings.weigh.denials import YIELDING, is_of
from tidings.weigh.events import Grouped
from tidings.weigh.ids import name_statements
from tidings.weigh.pile import Pile

Place = tuple[Annotated, int]


def find_withdrawals(
    pile: Pile, groups: Iterable[Grouped], disputes: Mapping[str, Sequence[str]]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each event, the pairs of a statement that denies it and a later one in which the same side gives in."""
    disputed = [g for g in groups if g.id in disputes]
    if not disputed:
        return {}
    places = {n: (a, i) for a in pile.articles for i, n in enumerate(name_statements(a.statements))}
    found = {g.id: tuple(sorted(_find_pairs(pile, g, disputes[g.id], places))) for g in disputed}
    return {event: pairs for event, pairs in found.items() if pairs}


def _find_pairs(
    pile: Pile, grouped: Grouped, voices: Sequence[str], places: Mapping[str, Place]
) -> Iterator[tuple[str, str]]:
    yielding = {
        t.statement
        for t in grouped.tellings
        if t.statement and t.account.polarity == "affirmed" and _statement_at(places[t.statement]).act in YIELDING
    }
    for denial in (v for v in voices if v in places):
        for other in yielding - {denial}:
            if _is_later(places[denial], places[other]) and _is_of_one_side(pile, places[denial], places[other]):
                yield denial, other


def _statement_at(place: Place) -> Statement:
    return place[0].statements[place[1]]


def _is_of_one_side(pile: Pile, one: Place, other: Place) -> bool:
    first, second = (pile.actor_of(article, article.statements[i].speaker) for article, i in (one, other))
    return first is not None and second is not None and is_of(pile, first, [second])


def _is_later(one: Place, other: Place) -> bool:
    """Whether the second statement stands behind the first in its article, or in an article published later."""
    if one[0].article.id == other[0].article.id:
        return _statement_at(one).content[0] < _statement_at(other).content[0]
    first, second = one[0].article.published.interval.latest, other[0].article.published.interval.earliest
    return first is not None and second is not None and first < second
