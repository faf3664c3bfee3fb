"""Chains: everybody who stands between the article and a speaker, nearest the reader first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tidings.annotate.statements.relays import certain_outlet, is_media, outlet_of, text
from tidings.annotate.statements.speakers import find_speaker
from tidings.model import Hop, Mention
from tidings.outlets import find_outlet
from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.annotate.statements.drafts import Draft
    from tidings.annotate.statements.reading import Reading
    from tidings.model import Role


TIME_TAIL = re.compile(r"\s+(?:last|this|earlier|on|yesterday|today|late|next|in)\b.*$")  # "state media last week"


def find_chain(
    r: Reading, drafts: Sequence[Draft], i: int, mentions: Sequence[Mention], parents: Sequence[int | None]
) -> tuple[Hop, ...]:
    """Everybody who stands between the article and the speaker, nearest the reader first."""
    hops: list[Hop] = []
    at, seen = parents[i], {i}
    while at is not None and at not in seen:
        seen.add(at)
        outer = drafts[at]
        if _relays(r, outer, drafts[i], mentions) and outer.source is not None:
            hops.insert(0, _hop(r, (outer.source.first, outer.source.last), mentions, outer))
        hops[:0] = [_hop(r, h, mentions, outer) for h in outer.hops]
        at = parents[at]
    hops.extend(_hop(r, h, mentions, drafts[i]) for h in drafts[i].hops)
    own = find_outlet(r.parsed.article.outlet or "")
    unique: list[Hop] = []
    for hop in hops:
        if hop.name and not _is_own(hop, r.parsed.article.outlet, own) and hop.name not in {h.name for h in unique}:
            unique.append(hop)
    return tuple(unique)


def _is_own(hop: Hop, outlet: str | None, own: object) -> bool:
    """Whether a hop is the article's own outlet."""
    if not outlet:
        return False
    found = find_outlet(hop.name)
    same = found is not None and own is not None and found == own
    return same or hop.name.casefold() in outlet.casefold().split(" (")[0] or outlet.casefold() in hop.name.casefold()


def _relays(r: Reading, outer: Draft, inner: Draft, mentions: Sequence[Mention]) -> bool:
    """Whether the outer speaker passes the inner saying on, rather than the article adding it."""
    if inner.relative or inner.cue.entry.kind == "noun" or outer.source is None or inner.source is None:
        return False
    if is_media(r, (outer.source.first, outer.source.last)):
        return True
    mine, its = find_speaker(r, outer.source, mentions), find_speaker(r, inner.source, mentions)
    if mine is None or its is None:
        return False
    a, b = mentions[mine], mentions[its]
    one_state = a.country is not None and a.country == b.country and "PER" not in {a.type} & {b.type}
    own_state = a.country is None and b.type == "GPE" and inner.cue.entry.kind == "verb" and a.title is not None
    owner = find_outlet(r.parsed.article.outlet or "")
    colleague = owner is not None and outlet_of(r, (outer.source.first, outer.source.last)) == owner
    return a.chain != b.chain and not one_state and not own_state and not colleague and outer.cue.entry.act == "asserts"


def _hop(r: Reading, found: tuple[int, int], mentions: Sequence[Mention], draft: Draft) -> Hop:
    """The station that a noun phrase names: an outlet by its canonical name, "state media" with its state."""
    told = r.word(found[0] - 1) in {"(", "told", "tells"}
    outlet = certain_outlet(r, found) if told else outlet_of(r, found)
    position = next((k for k, m in enumerate(mentions) if m.tokens[0] < found[1] and found[0] < m.tokens[1]), None)
    if outlet is not None:
        return Hop(outlet.name, "agency" if outlet.is_agency else "outlet", position)
    words = TIME_TAIL.sub("", text(r, found)).removeprefix("the ").removeprefix("The ").removeprefix("a ")
    if words.lower().startswith("state ") or words.lower().startswith("state-run "):
        return Hop(f"{_nationality(r, draft)} {words}".strip(), "outlet", position)
    mention = mentions[position] if position is not None else None
    if mention is not None and mention.level != "name":
        named = find_outlet(mention.name)
        words = named.name if named else mention.name
    elif mention is not None and mention.type == "PER":
        words = mention.name
    role: Role = "document" if "website" in words.lower() else "outlet" if is_media(r, found) else "person"
    return Hop(words, role, position)


def _nationality(r: Reading, draft: Draft) -> str:
    """The adjective of state in a source ("Syrian" Foreign Minister), empty when it has none."""
    source = draft.source
    if source is None:
        return ""
    return next((r.words[k] for k in range(source.first, source.last) if r.words[k] in _state_adjectives()), "")


@cache
def _state_adjectives() -> frozenset[str]:
    """Adjectives of states ("Syrian", "French"), as they are written."""
    return frozenset(word for row in load("countries") for word in row.get("adjectives") or ())
