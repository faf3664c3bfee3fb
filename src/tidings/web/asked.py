"""What the address asks for: the one filter that everything shares, which picture, and what stands in the drawer."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tidings.errors import ConfigError
from tidings.model import UNKNOWN_INTERVAL, Interval
from tidings.record.wording import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidings.web.index import Facets, Index

PICTURES = ("lineage", "corroboration", "timeline", "claims", "map", "actors", "articles")
SERVED, IN_FILE = "/?", "#"  # what an address begins with
LONGEST = 200  # characters of a value in the address: names are shorter


@dataclass(frozen=True, slots=True)
class Filter:
    """What is left of a record: days both ends included, ids of an actor and a place, and so on; "" asks nothing."""

    since: str = ""
    until: str = ""
    actor: str = ""
    place: str = ""
    outlet: str = ""
    type: str = ""
    act: str = ""
    disputed: str = ""
    event: str = ""

    @property
    def days(self) -> Interval:
        """The days asked for.

        Raises:
            ConfigError: one of them is no date.
        """
        first = parse_day(self.since, last=False) if self.since else None
        return Interval(first, parse_day(self.until, last=True) if self.until else None)

    @property
    def query(self) -> str:
        """Its part of the address, without what asks nothing."""
        return urlencode({f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)})


FILTERS = tuple(f.name for f in fields(Filter))


@dataclass(frozen=True, slots=True)
class Asked:
    """A whole address: the filter, the picture in the centre, the thing in the drawer."""

    filter: Filter = Filter()
    picture: str = PICTURES[0]
    open: str = ""
    base: str = SERVED

    def address(self, **changed: str) -> str:
        """The address with some of its parts changed: `asked.address(picture="map", actor="")`."""
        narrowed = replace(self.filter, **{k: v for k, v in changed.items() if k in FILTERS})
        parts = {"picture": self.picture, "open": self.open} | {k: v for k, v in changed.items() if k not in FILTERS}
        if parts["picture"] == PICTURES[0]:
            parts["picture"] = ""
        rest = urlencode({k: v for k, v in parts.items() if v})
        return self.base + "&".join(p for p in (narrowed.query, rest) if p)


def read_address(query: Mapping[str, str]) -> Asked:
    """What a query string asks for; what it does not know or cannot be is left out.

    >>> read_address({"picture": "map", "disputed": "1", "colour": "red"}).address()
    '/?disputed=1&picture=map'
    """
    narrowed = Filter(**{name: query.get(name, "").strip()[:LONGEST] for name in FILTERS})
    try:
        narrowed.days  # noqa: B018 -- raises what we ask
    except ConfigError:
        narrowed = replace(narrowed, since="", until="")
    picture = query.get("picture", "")
    return Asked(narrowed, picture if picture in PICTURES else PICTURES[0], query.get("open", "")[:LONGEST])


def is_match(facets: Facets, asked: Filter) -> bool:
    """Whether an event or a statement is left by a filter; `event` is not asked here."""
    wanted = (
        (asked.actor, facets.actors),
        (asked.place, facets.places),
        (asked.outlet, facets.outlets),
        (asked.type, facets.types),
        (asked.act, facets.acts),
    )
    return (
        all(not value or value in held for value, held in wanted)
        and (facets.disputed or not asked.disputed)
        and _is_within(facets.days, asked.days)
    )


def _is_within(days: Interval, asked: Interval) -> bool:
    return asked == UNKNOWN_INTERVAL or (days != UNKNOWN_INTERVAL and days.meets(asked))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a filter leaves: ids of events in the order of time, of statements and articles in that of publication."""

    events: tuple[str, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    filter: Filter = Filter()


def select(index: Index, asked: Filter) -> Selection:
    """What the filter leaves of a record."""
    if asked == Filter():
        return Selection(
            tuple(index.event_facets), tuple(index.statement_facets), tuple(a.id for a in index.articles), asked
        )
    events = {e: None for e, facets in index.event_facets.items() if _is_event(e, asked) and is_match(facets, asked)}
    statements = [
        s
        for s, facets in index.statement_facets.items()
        if is_match(facets, asked) and (not asked.event or _concerns(index, s, asked.event))
    ]
    telling = {index.view.accounts[a].article for e in events for a in index.view.events[e].accounts}
    denying = {index.view.statements[s].article for s in statements}
    kept = tuple(a.id for a in index.articles if a.id in telling or (a.id in denying and not asked.type))
    return Selection(tuple(events), tuple(statements), kept, asked)


def _is_event(event: str, asked: Filter) -> bool:
    return not asked.event or event == asked.event


def _concerns(index: Index, statement: str, event: str) -> bool:
    return event in index.events_of(index.view.statements[statement])
