"""Actors as they are found, and what people's judgements leave of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tidings.held import Held, Ruled
from tidings.model import Actor, ActorType
from tidings.names.parts import fold
from tidings.weigh.actor_names import choose_name
from tidings.weigh.chains import Chain
from tidings.weigh.judged import Member, find_rejected, judge_actors
from tidings.weigh.regrouping import regroup


@dataclass(frozen=True, slots=True)
class Found:
    """Chains that are one actor. `key` is what its id is made of."""

    key: tuple[str, ...]
    name: str
    type: ActorType
    chains: tuple[Chain, ...]
    why: str


def obey(found: Sequence[Found], chains: Sequence[Chain], held: Held) -> list[Found]:
    """The actors that people's judgements leave; a chain that nobody judged goes with those of its name."""
    if not held:
        return list(found)
    by_member = {c.member: (c, thing) for thing in found for c in thing.chains}
    gone = find_rejected(held, chains)

    def share(member: Member, others: Sequence[Member]) -> float:
        own = {fold(n) for n in by_member[member][0].bare_names}
        return sum(bool(own & {fold(n) for n in by_member[o][0].bare_names}) for o in others) / len(others)

    groups = [[c.member for c in thing.chains if c.member not in gone] for thing in found]
    left = regroup([g for g in groups if g], judge_actors(held, chains), share)
    made = [_remake([by_member[m] for m in r.items], r.grounds) for r in left]
    return sorted(made, key=lambda thing: thing.key)


def _remake(members: Sequence[tuple[Chain, Found]], grounds: Sequence[str]) -> Found:
    """One actor of chains that were those of one or several; what has most of an old one keeps its key."""
    taken = Counter(thing.key for _, thing in members)
    parts = sorted({t.key: t for _, t in members}.values(), key=lambda t: (-taken[t.key], t.key))
    if len(parts) == 1 and taken[parts[0].key] == len(parts[0].chains):
        return replace(parts[0], why="; ".join([parts[0].why, *grounds]))
    chains = tuple(c for c, _ in members)
    heirs = [t for t in parts if 2 * taken[t.key] > len(t.chains)]
    apart = () if heirs else ("part", *map(str, min(c.member for c in chains)))
    key = (*(heirs or parts)[0].key, *apart)
    why = "; ".join([*dict.fromkeys(t.why for t in parts), *grounds])
    named = [c for c in chains if c.name] or chains
    return replace((heirs or parts)[0], key=key, name=choose_name(named), chains=chains, why=why)


def rename(actors: Sequence[Actor], held: Held) -> tuple[Actor, ...]:
    """The actors under the names and of the types that people gave them; each keeps its id."""
    if not held:
        return tuple(actors)
    given: dict[str, dict[str, Ruled]] = {}
    home = {span: a.id for a in actors for span in a.mentions}
    for ruled in held.of("edit", about="actor"):
        for bound in ruled.subjects:
            votes = Counter(home[s.span] for s in bound.spots if s.span in home)
            if votes and ruled.judgement.field and ruled.judgement.value:
                best = min(votes, key=lambda a: (-votes[a], a))
                given.setdefault(best, {}).setdefault(ruled.judgement.field, ruled)
    return tuple(_give(a, given[a.id]) if a.id in given else a for a in actors)


def _give(actor: Actor, edits: Mapping[str, Ruled]) -> Actor:
    new: dict[str, Any] = {name: r.judgement.value[0] for name, r in edits.items()}
    names = tuple(dict.fromkeys([*([new["name"]] if "name" in new else []), *actor.names]))
    why = "; ".join([actor.why, *dict.fromkeys(f"{name} {r.grounds}" for name, r in sorted(edits.items()))])
    return replace(actor, **new, names=names, why=why)
