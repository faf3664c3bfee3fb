"""Events under the fields that people gave them: kind, mode, days, place, who and whom, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tidings.held import Ruled
from tidings.model import UNKNOWN_INTERVAL, Event
from tidings.weigh.judged import find_place_id, find_targets, judge_fields, read_days
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.summaries import summarise, tell_days


def obey_fields(
    pile: Pile, groups: Mapping[str, Sequence[Telling]], events: Sequence[Event], places: Mapping[str, str]
) -> tuple[Event, ...]:
    """The events, each field that was edited as it was edited last, and told anew with it.

    `groups` are the tellings of each event, `places` the names of places by id. Accounts keep what they tell.
    """
    edits = judge_fields(pile, groups)
    return tuple(_edit(pile, e, edits[e.id], (groups[e.id], places)) if e.id in edits else e for e in events)


def _edit(
    pile: Pile, event: Event, edits: Mapping[str, Ruled], told: tuple[Sequence[Telling], Mapping[str, str]]
) -> Event:
    changes: dict[str, Any] = {n: _read(pile, n, r) for n, r in edits.items()}
    if "date" in changes:
        changes["interval"] = changes.pop("date")
    edited = replace(event, **changes)
    edited = replace(edited, recipients=tuple(a for a in edited.recipients if a not in edited.actors))
    if "summary" not in edits:
        was_told = event.summary.endswith(tell_days(event.interval) or "\n")
        days = edited.interval if was_told or "date" in edits else UNKNOWN_INTERVAL
        edited = replace(edited, summary=_summarise(pile, replace(edited, interval=days), *told))
    why = "; ".join([event.why, *dict.fromkeys(f"{n} {r.grounds}" for n, r in sorted(edits.items()))])
    return replace(edited, why=why)


def _read(pile: Pile, name: str, ruled: Ruled) -> object:
    """The value of a field as an event holds it."""
    value = ruled.judgement.value
    if name == "date":
        return read_days(value)
    if name == "place":
        return find_place_id(pile, value[0], ruled) if value else None
    if name in {"actors", "recipients"}:
        return tuple(find_targets(pile, ruled))
    return value[0] if value else (None if name == "mode" else "")


def _summarise(pile: Pile, event: Event, tellings: Sequence[Telling], places: Mapping[str, str]) -> str:
    """The event in words; the accounts speak as if of its kind, where it was given another than theirs."""
    of_kind = [t for t in tellings if t.account.type == event.type] or [
        replace(t, account=replace(t.account, type=event.type, mode=event.mode)) for t in tellings
    ]
    sides = event.actors, event.recipients
    return summarise(pile, of_kind, sides, event.interval, places.get(event.place or ""))
