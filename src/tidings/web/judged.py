"""What people decided on a thing, and what they can decide on it: the lines and forms below the facts of a drawer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.record import in_force, tell, undone_by
from tidings.record.decidable import ABOUT, ACTOR_TYPES, CHOICES, FIELDS, GRADES, LINK_KINDS
from tidings.web.drawers import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.model import Interval
    from tidings.web.index import Index

MOST_CHOICES = 300  # events or actors to choose one from
LONGEST = 90  # characters of a choice


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement to read, and whether it holds; `against` says what somebody else decided otherwise.

    `undo` is the id that takes it back, or that of the undo whose own undoing brings it back.
    """

    undo: str
    told: str
    holds: bool = True
    against: str = ""


@dataclass(frozen=True, slots=True)
class Decidable:
    """What can be decided on a thing: kinds of judgement, its fields with their values now, what it may be one with."""

    kinds: frozenset[str]
    fields: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    scale: tuple[str, ...] = ()
    score: str = ""
    thing: str = ""


def find_lines(index: Index, name: str) -> tuple[Line, ...]:
    """The judgements in force on an id or an outlet."""
    against: dict[str, str] = {}
    for c in index.conflicts:
        against[c.first.id] = f"{c.second.who} decided otherwise: {c.why}"
        against[c.second.id] = f"{c.first.who} decided otherwise: {c.why}"
    found = index.judged.get(name.removeprefix("outlet:"), ())
    return tuple(Line(j.id, tell(j), against=against.get(j.id, "")) for j in found)


def list_lines(index: Index) -> tuple[Line, ...]:
    """All judgements, newest first, those that were undone too."""
    holding = {j.id for j in in_force(index.judgements)}
    undone = undone_by(index.judgements)
    against = {j.id: c.why for c in index.conflicts for j in (c.first, c.second)}
    lines = [
        Line(undone.get(j.id, (j.id,))[-1], tell(j), j.id in holding, against.get(j.id, ""))
        for j in index.judgements
        if j.kind != "undo"
    ]
    return tuple(reversed(lines))


def find_decidable(index: Index, kind: str, name: str) -> Decidable | None:
    """What can be decided on a thing of this kind; None where nothing can."""
    if kind not in {"event", "account", "statement", "actor", "article", "link", "outlet"}:
        return None
    kinds = frozenset(k for k, about in ABOUT.items() if kind in about) - {"undo", "link"}
    kinds |= {"truth"} if kind == "link" else set()
    scale = () if "grade" not in kinds else GRADES["reliability" if kind == "outlet" else "credibility"]
    score = next(
        (j.value[0] for j in reversed(index.judged.get(name.removeprefix("outlet:"), ())) if j.kind == "grade"), ""
    )
    fields = tuple((f, _value_now(index, kind, name, f)) for f in FIELDS.get(kind, ()))
    return Decidable(kinds, fields, _others(index, kind, name), _parts(index, kind, name), scale, score, name)


def _others(index: Index, kind: str, name: str) -> tuple[tuple[str, str], ...]:
    """Events or actors that this one may be merged with: (id, words)."""
    if kind == "event":
        return tuple((e, event_words(index, e)[:LONGEST]) for e in index.event_facets if e != name)[:MOST_CHOICES]
    if kind == "actor":
        ranked = sorted(index.view.affair.actors, key=lambda a: -len(a.mentions))[:MOST_CHOICES]
        return tuple(sorted(((a.id, a.name[:LONGEST]) for a in ranked if a.id != name), key=lambda a: a[1].casefold()))
    return ()


def _parts(index: Index, kind: str, name: str) -> tuple[tuple[str, str], ...]:
    """What can be split off: accounts of an event, spellings of an actor."""
    view = index.view
    if kind == "event":
        told = index.accounts(view.events[name])
        found = [(a.id, f"{view.outlet(a.article)}: {view.words([a.account.evidence])[:LONGEST]}") for a in told]
    elif kind == "actor":
        spelled = dict.fromkeys(view.words([m]) for m in view.actors[name].mentions)
        found = [(words, words[:LONGEST]) for words in spelled]
    else:
        return ()
    return tuple(found) if len(found) > 1 else ()


def _value_now(index: Index, kind: str, name: str, field: str) -> str:
    """The value of a field as an edit writes it."""
    view = index.view
    thing = {
        "event": view.events,
        "account": view.accounts,
        "statement": view.statements,
        "actor": view.actors,
        "article": view.articles,
    }[kind][name]  # type: ignore[index]
    if field == "date":
        return _days(thing.published.interval if kind == "article" else thing.interval)
    if field in {"actors", "recipients"}:
        return "; ".join(view.actor_name(a) for a in getattr(thing, field))
    if field == "speaker":
        return view.actor_name(thing.speaker) if thing.speaker else ""
    if field == "place":
        return view.place_name(thing.place) or ""
    inner = {"account": "account", "statement": "statement"}.get(kind)
    return str(getattr(getattr(thing, inner) if inner else thing, field) or "")


def _days(interval: Interval) -> str:
    days = [str(d) for d in (interval.earliest, interval.latest) if d]
    return "..".join(dict.fromkeys(days))


def field_choices(index: Index) -> dict[str, Sequence[str]]:
    """What may be written into a field, by its name; names of actors and places among them."""
    actors = sorted({a.name for a in index.view.affair.actors}, key=str.casefold)[:MOST_CHOICES]
    places = sorted({p.place.name for p in index.view.affair.places})[:MOST_CHOICES]
    named = {"actors": actors, "recipients": actors, "speaker": actors, "place": places}
    return {**CHOICES, **named, "actor-type": ACTOR_TYPES, "link": LINK_KINDS}
