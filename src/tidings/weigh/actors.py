"""Actors across articles: chains of mentions merged by an explainable sum of features, doubtful pairs kept apart.

States merge by country. People with a full name and bodies (organisations, groups) with a name merge by the features of
`actor_features`. Single names and offices are then attached to the one person of the affair they can mean. Everything
else, such as "the rebels", merges by its words and country, or stays an actor of its article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.held import NOTHING, Held
from tidings.model import Actor, ActorType, Annotated
from tidings.names.parts import fold, split_name
from tidings.weigh.actor_clusters import Clusters, cluster_bundles
from tidings.weigh.actor_features import Bundle, Weighing, weigh_pair
from tidings.weigh.actor_names import (
    by_length,
    choose_codes,
    choose_name,
    collect_names,
    most,
    strip_article,
)
from tidings.weigh.attackers import split_attackers
from tidings.weigh.chains import Chain, find_chains, fullest
from tidings.weigh.described import DescribedKey, group_described, is_unit_of
from tidings.weigh.found import Found, obey, rename
from tidings.weigh.ids import name_thing
from tidings.weigh.institutions import bare_institution, is_generic
from tidings.weigh.judged import judge_actors
from tidings.weigh.near_misses import find_near_misses
from tidings.weigh.rostered import settle_entries
from tidings.weigh.surnames import Known, SurnameIndex, find_holder

_MOUTHPIECE = re.compile(r"\bspokes(?:man|woman|person|people|men)\b(?: (?:for|of)\b(?: the\b)?)?", re.IGNORECASE)
_COLLECTIVE_END = re.compile(r" (?:coalition|movement|alliance|militia|group|organi[sz]ation|network|party)$")


_MEMBERS = re.compile(r" (?:officials?|members?|countries|nations|states|allies|ambassadors|diplomats|leaders)$")
_COALITION = re.compile(
    r"^(?:[a-z.]+-led |international |military |western )*coalition"
    r"(?: (?:forces|troops|soldiers|aircraft|warplanes))?$",
    re.IGNORECASE,
)
# Kinds of body of which an affair has so few that the bare noun means the one that is named.
_REPEATED = frozenset(
    {"commission", "committee", "tribunal", "inquiry", "conference", "panel", "expedition", "consortium", "airline"}
    | {"coalition"}
)

_KINDS = {"person": "person", "office": "person", "organisation": "body", "group": "body"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors that may be one: their ids and names, the score (0 would have merged them) and the grounds."""

    first: str
    second: str
    names: tuple[str, str]
    score: float
    why: tuple[str, ...]


def find_actors(annotated: Sequence[Annotated], texts: Mapping[str, str], held: Held = NOTHING) -> tuple[Actor, ...]:
    """The actors of an affair, in the order of their ids; every named or described chain belongs to exactly one.

    `texts` are the pages' texts by page id, `held` is what people decided. The same articles give the same actors in
    whatever order they come. Empty when no mention can be an actor.
    """
    chains = find_chains(annotated, texts)
    found, _ = _find(chains)
    actors = tuple(_part_names(tuple(_name_all(obey(found, chains, held)))))
    return tuple(sorted(rename(actors, held), key=lambda actor: actor.id))


def find_doubts(annotated: Sequence[Annotated], texts: Mapping[str, str], held: Held = NOTHING) -> tuple[Doubt, ...]:
    """Pairs of actors that came near to merging and did not, nearest first; a person should decide, where none has."""
    chains = find_chains(annotated, texts)
    found, pairs = _find(chains)
    named = rename(tuple(_name_all(obey(found, chains, held))), held)
    actor_of = {member: actor for actor in named for member in actor.members}
    verdicts = judge_actors(held, chains)
    doubts: dict[tuple[str, str], Doubt] = {}
    for miss in find_near_misses(found, pairs):
        members = [min(side) for side in (miss.first, miss.second)]
        if miss.is_decided(verdicts) or not actor_of.keys() >= set(members):
            continue
        first, second = sorted((actor_of[m] for m in members), key=lambda actor: actor.id)
        if first.id != second.id:
            doubt = Doubt(first.id, second.id, (first.name, second.name), round(miss.score, 3), miss.why)
            doubts[doubt.first, doubt.second] = max(
                doubts.get((doubt.first, doubt.second), doubt), doubt, key=_by_score
            )
    return tuple(sorted(doubts.values(), key=lambda doubt: (-doubt.score, doubt.first, doubt.second)))


def _by_score(doubt: Doubt) -> float:
    return doubt.score


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Actors found and the pairs that stayed in doubt."""

    found: tuple[Found, ...]
    doubts: tuple[tuple[Bundle, Bundle, Weighing], ...]


def _find(chains: Sequence[Chain]) -> tuple[list[Found], tuple[tuple[Bundle, Bundle, Weighing], ...]]:
    chains = settle_kinds(chains)
    states = [c for c in chains if c.type == "state"]
    bodies = _find_bodies([c for c in chains if c.type in {"organisation", "group"} or _is_mouthpiece(c)])
    spoken_for = {c.member for thing in bodies.found for c in thing.chains}
    people = _find_people([c for c in chains if c.type in {"person", "office"} and c.member not in spoken_for])
    found = settle_entries([*_find_states(states), *people.found, *bodies.found])
    return found, (*people.doubts, *bodies.doubts)


def _is_mouthpiece(chain: Chain) -> bool:
    """Whether a chain is an unnamed spokesman: the body that he speaks for is who speaks."""
    return not chain.name and any("spokesman" in title for title in chain.titles)


def settle_kinds(chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains, those of a name that the affair mostly takes for the other kind (person, body) turned into that kind.

    "Assad" read once as an organisation is a person where the other articles say so.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        for name in {fold(n) for n in chain.bare_names}:
            votes[name][_KINDS.get(chain.type, chain.type)] += 1
        if chain.type == "person" and _is_full(chain.name):
            votes[fold(split_name(chain.name, "person").parts[-1].text)]["surname"] += 1
    return tuple(
        _turned(chain, votes[fold(chain.name)]) if chain.name and not chain.entry else chain for chain in chains
    )


def _turned(chain: Chain, votes: Mapping[str, int]) -> Chain:
    kind = _KINDS.get(chain.type)
    if kind == "body" and votes.get("surname") and not chain.codes and not chain.country:
        return replace(chain, type="person")
    if kind == "body" and votes.get("person", 0) > votes["body"]:
        return replace(chain, type="person")
    if kind == "person" and votes.get("body", 0) > votes["person"]:
        return replace(chain, type="organisation")
    return chain


def _find_states(chains: Sequence[Chain]) -> Iterator[Found]:
    """One actor a country; a state without a code goes by its name."""
    by_country: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        by_country[chain.country or fold(chain.name or " ".join(chain.nominals))].append(chain)
    for country, members in by_country.items():
        yield Found(("state", country), choose_name(members), "state", tuple(members), f"one state: {country}")


def _find_people(chains: Sequence[Chain]) -> _Sorted:
    full = [c for c in chains if _is_full(c.name) or c.entry]
    single = [c for c in chains if c.name and not (_is_full(c.name) or c.entry)]
    unnamed = [c for c in chains if not c.name]
    clusters = cluster_bundles(_bundle(full, "person"))
    people = [_known(group) for group in clusters.groups]
    lone = _attach_single_names(single, people)
    clusters_of_lone = cluster_bundles(_bundle(lone, "person"))
    people += [_known(group) for group in clusters_of_lone.groups]
    attackers, unnamed = split_attackers(unnamed, people)
    offices = _attach_offices(unnamed, people)
    found = (*map(_found_person, people), *_find_attackers(attackers), *_find_offices(offices))
    return _Sorted(found, (*clusters.doubts, *clusters_of_lone.doubts))


def _is_full(name: str) -> bool:
    return len(split_name(name, "person").parts) > 1


def _bundle(chains: Iterable[Chain], kind: str) -> Iterator[Bundle]:
    """Chains of the same name and country together; institutions of one state under all orders of their words."""
    by_name: dict[tuple[str, str, str], list[Chain]] = defaultdict(list)
    for chain in chains:
        name = bare_institution(chain.name, chain.country) if kind == "body" else fold(chain.name)
        by_name[name, chain.country or "", chain.entry or ""].append(chain)
    for (name, country, entry), members in by_name.items():
        key = f"{name}|{country}|{entry}" if entry else f"{name}|{country}"
        yield Bundle(key, kind, fullest(c.name for c in members), country or None, tuple(members))


def _known(group: Sequence[Bundle]) -> Known:
    chains = [chain for bundle in group for chain in bundle.chains]
    person = Known(chains, frozenset(bundle.name for bundle in group)).freeze()
    person.why.append(_why_together(group))
    return person


def _why_together(group: Sequence[Bundle]) -> str:
    """Each spelling with its strongest ground for being in the cluster."""
    told = []
    for bundle in group[1:]:
        weighing, other = max(
            ((weigh_pair(bundle, other), other) for other in group if other is not bundle),
            key=lambda pair: pair[0].score,
        )
        told.append(f"{bundle.name} = {other.name} ({', '.join(weighing.tell())})")
    return "; ".join(told) or f"named {group[0].name}"


def _attach_single_names(chains: Sequence[Chain], people: Sequence[Known]) -> list[Chain]:
    """Single names given to the people they mean; returns those that mean nobody known."""
    index = SurnameIndex(people)
    decided = [(chain, index.find_bearer(chain)) for chain in chains]
    for chain, bearer in decided:
        if bearer:
            bearer.take(chain, f"{chain.name}: nobody else of the affair fits the name")
    return [chain for chain, bearer in decided if bearer is None]


def _attach_offices(chains: Sequence[Chain], people: Sequence[Known]) -> list[Chain]:
    """Offices given to the people that hold them; returns those whose holder is not known."""
    decided = [(chain, find_holder(chain, people) if chain.titles else None) for chain in chains]
    for chain, holder in decided:
        if holder:
            holder.take(
                chain, f"{chain.nominals[0] if chain.nominals else 'the office'}: the only holder in the affair"
            )
    return [chain for chain, holder in decided if holder is None]


def _found_person(person: Known) -> Found:
    name = choose_name(person.chains)
    country = most(c.country for c in person.chains if c.country)
    return Found(("person", fold(name), country), name, "person", tuple(person.chains), "; ".join(person.why))


def _find_attackers(chains: Sequence[Chain]) -> Iterator[Found]:
    """The one attacker whom the affair does not name; nothing where it tells of none."""
    if chains:
        yield Found(("attacker",), choose_name(chains), "person", tuple(chains), "the only attacker of each article")


def _find_offices(chains: Sequence[Chain]) -> Iterator[Found]:
    """Unnamed people: one actor for each office of a state, one for each article's anybody else."""
    by_office: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in chains:
        words = max((" ".join(sorted(title)) for title in chain.titles), key=by_length, default="")
        local = () if words and chain.country else (chain.article, str(chain.number))
        by_office[("office", words, chain.country or "", *local)].append(chain)
    for key, members in by_office.items():
        kind: ActorType = "office" if key[1] else "person"
        yield Found(key, choose_name(members), kind, tuple(members), f"office: {key[1]}" if key[1] else "unnamed")


def _find_bodies(chains: Sequence[Chain]) -> _Sorted:
    named = [c for c in chains if c.name and (c.entry or not _is_anybodys(c))]
    clusters: Clusters = cluster_bundles(_bundle(named, "body"))
    groups = [([c for bundle in group for c in bundle.chains], _why_together(group)) for group in clusters.groups]
    left = _attach_institutions([c for c in chains if not c.name or (_is_anybodys(c) and not c.entry)], groups)
    groups += [([c], f"named {c.name}, nobody says whose") for c in left if c.name]
    described = group_described([c for c in left if not c.name and not _is_mouthpiece(c)])
    described = {key: members for key, members in described.items() if not _take_unit(key, members, groups)}
    found = [_found_body(members, why) for members, why in groups]
    return _Sorted((*found, *_find_described(described)), clusters.doubts)


def _take_unit(key: DescribedKey, members: Sequence[Chain], bodies: Sequence[tuple[list[Chain], str]]) -> bool:
    """Whether a unit or craft that is described is the one named body of its state; the body takes its chains."""
    fitting = [
        chains
        for chains, _ in bodies
        if key[2]
        and key[2] in {c.country for c in chains}
        and any(is_unit_of(key[1], c.name) for c in chains if c.name)
    ]
    if len(fitting) != 1:
        return False
    fitting[0].extend(members)
    return True


def _is_anybodys(chain: Chain) -> bool:
    """Whether a chain names an institution and not whose: "the Ministry of Defence"."""
    return chain.country is None and is_generic(chain.name, None)


def _attach_institutions(chains: Sequence[Chain], bodies: Sequence[tuple[list[Chain], str]]) -> list[Chain]:
    """Bodies described ("the Iraqi defence ministry", "the foreign ministry") given to the one named body they mean.

    The words must be the same, and the state where one is said; of several bodies the only one in the same article.
    """
    by_words: dict[str, list[int]] = defaultdict(list)
    for i, (members, _) in enumerate(bodies):
        for words in {bare_institution(c.name, c.country) for c in members if c.name}:
            by_words[words].append(i)
    decided = [(chain, _home(chain, by_words, bodies)) for chain in chains]
    for chain, home in decided:
        if home is not None:
            bodies[home][0].append(chain)
    return [chain for chain, home in decided if home is None]


def _home(chain: Chain, by_words: Mapping[str, Sequence[int]], bodies: Sequence[tuple[list[Chain], str]]) -> int | None:
    surfaces = {strip_article(n) for n in (*chain.nominals, *chain.bare_names)}
    surfaces |= {_MOUTHPIECE.sub("", _COLLECTIVE_END.sub("", surface)).strip() for surface in surfaces}
    surfaces |= {_MEMBERS.sub("", surface) for surface in surfaces}
    surfaces |= {_COALITION.sub("coalition", surface) for surface in surfaces}
    numbers = {i for s in surfaces for i in by_words.get(bare_institution(s, chain.country), ()) if s}
    numbers |= _of_that_kind(surfaces, bodies) if not numbers else set()
    homes = [i for i in sorted(numbers) if _can_be(chain, bodies[i][0])]
    here = [i for i in homes if chain.article in {c.article for c in bodies[i][0]}]
    nearest = here or homes
    return nearest[0] if len(nearest) == 1 else None


def _can_be(chain: Chain, body: Sequence[Chain]) -> bool:
    """Whether the states allow it: the chain's own, else one that its article names, unless the body has none."""
    countries = {c.country for c in body if c.country}
    if chain.country:
        return chain.country in countries
    return not countries or not chain.states or bool(countries & (chain.states | set(chain.codes[:1])))


def _of_that_kind(surfaces: Iterable[str], bodies: Sequence[tuple[list[Chain], str]]) -> set[int]:
    """The bodies whose name says the kind of body that a bare noun repeats: "the commission"."""
    words = {s.lower() for s in surfaces} & _REPEATED
    return {
        i
        for i, (chains, _) in enumerate(bodies)
        if any(word in re.split(r" (?:of|for|on) ", c.name.lower())[0].split()[-1:] for c in chains for word in words)
    }


def _found_body(members: Sequence[Chain], why: str) -> Found:
    name = choose_name(members)
    country = most(c.country for c in members if c.country)
    kind = Counter(c.type for c in members)
    body: ActorType = "group" if kind["group"] > kind["organisation"] else "organisation"
    distinct = country if is_generic(name, country or None) else ""
    return Found(("body", bare_institution(name, country or None), distinct), name, body, tuple(members), why)


def _find_described(described: Mapping[DescribedKey, Sequence[Chain]]) -> Iterator[Found]:
    """Bodies without a name: by their words and state through the affair, or by article where the words say little."""
    for key, members in described.items():
        kind = most(c.type for c in members)
        body: ActorType = "organisation" if kind == "organisation" else "group"
        yield Found(key, choose_name(members), body, tuple(members), f"described as {key[1] or 'such'}")


def _part_names(actors: Sequence[Actor]) -> Iterator[Actor]:
    """The actors, a spelling that is what another organisation is called taken from all that are called something else.

    "Admiralty", said once of the Russian one, is no name of it where another actor is called that.
    """
    called = Counter(fold(actor.name) for actor in actors if actor.type == "organisation")
    for actor in actors:
        own = fold(actor.name)
        kept = tuple(name for name in actor.names if fold(name) == own or not called[fold(name)])
        yield replace(actor, names=kept)


def _name_all(found: Sequence[Found]) -> Iterator[Actor]:
    """Actors with ids from their keys; where two keys are the same, the first member tells them apart."""
    keys = Counter(thing.key for thing in found)
    for thing in found:
        members = tuple(sorted({chain.member for chain in thing.chains}))
        apart = () if keys[thing.key] == 1 else members[0]
        yield Actor(
            id=name_thing("a", *thing.key, *apart),
            name=thing.name,
            type=thing.type,
            codes=choose_codes(thing.chains),
            names=collect_names(thing.name, thing.type, thing.chains),
            mentions=tuple(sorted(span for chain in thing.chains for span in chain.spans)),
            members=members,
            why=thing.why,
        )
