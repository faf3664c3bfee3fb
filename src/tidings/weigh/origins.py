"""How many independent roots stand behind an event: every account is walked back to whoever it rests on.

An account inside a statement rests on its speaker, however many articles carry the words. Speech rests on its speaker.
An account in an article's own voice rests on nobody named; where its words are another article's too, both have one
root, and a wire credit names it. Where the texts leave open whether two roots are one (two outlets' unnamed officials;
a state and its minister; an article that names no source for what another gives a source for), the count is a range.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Origins
from tidings.weigh.channels import explain_effective, measure_effective
from tidings.weigh.links import outlet_key
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.roots import Root, Sources, channel_of, find_age, find_root, find_sources, find_ties
from tidings.weigh.sides import is_kin
from tidings.weigh.words import find_stems

__all__ = ["Sources", "count_origins", "find_sources"]

KINDS = ("named", "described", "own", "hearsay")
SOURCED = frozenset({"named", "described"})
Told = Sequence[tuple[Telling, Root]]


def count_origins(sources: Sources, tellings: Sequence[Telling]) -> Origins:
    """At least and at most how many roots an event has, and who they are, in words.

    Negated accounts are roots only of an event that nobody affirms. There is always at least one root.
    """
    told = [t for t in tellings if t.account.polarity == "affirmed"] or list(tellings)
    rooted = [(t, find_root(sources, t)) for t in sorted(told, key=lambda t: t.id)]
    found = _find_roots(sources, rooted)
    low, high = _count(sources.pile, found)
    listed = [r for part in (found.named, found.described, found.apart, found.hearsay) for r in part] or [*found.own]
    counted = [*found.named, *found.described, *found.apart] or listed[:1]
    channels = _find_channels(sources, counted, rooted)
    owners = {outlet_key(name): owner for name, owner in sources.pile.held.owners.items()}
    return Origins(
        low,
        high,
        tuple(dict.fromkeys(r.words for r in listed)),
        measure_effective(channels, owners),
        explain_effective(channels, owners),
    )


def _walk_back(sources: Sources, told: Told) -> Told:
    """Without the outlets, and their unnamed sources, whose own reports are there: these reports' roots are theirs."""
    reports: dict[str, set[str]] = defaultdict(set)
    sourced: dict[str, set[str]] = defaultdict(set)
    for telling, root in told:
        if not root.passed and root.kind != "hearsay" and root.outlet != root.through:
            reports[root.through].add(telling.article)
        if not root.passed and root.kind in SOURCED and not root.outlet:
            sourced[root.through].add(telling.article)
    return [
        (t, r)
        for t, r in told
        if not (_cites(sources, t, r) and reports.get(r.outlet, set()) - {t.article})
        and not _is_passed_on(r, t, sourced)
    ]


def _cites(sources: Sources, told: Telling, root: Root) -> bool:
    """Whether an account rests on another outlet than that which printed it."""
    return bool(root.outlet) and root.outlet != channel_of(sources.articles[told.article].article)


def _is_passed_on(root: Root, told: Telling, sourced: Mapping[str, set[str]]) -> bool:
    """Whether it is another outlet's unnamed source, and that outlet's own report of the event names its sources."""
    unnamed = root.passed and root.kind in {"described", "hearsay"}
    return unnamed and bool(sourced.get(root.through, set()) - {told.article})


@dataclass(frozen=True, slots=True)
class _Roots:
    """The roots of an event by kind; `apart` are own voices whose words are nowhere told on anybody's word."""

    named: Sequence[Root]
    described: Sequence[Root]
    own: Sequence[Root]
    apart: Sequence[Root]
    hearsay: Sequence[Root]


def _find_roots(sources: Sources, told: Told) -> _Roots:
    by_kind = {kind: _once(r for _, r in _walk_back(sources, told) if r.kind == kind) for kind in KINDS}
    named, described, own, hearsay = (by_kind[kind] for kind in KINDS)
    described = sorted(described, key=lambda r: (not r.states, find_age(sources, r.article), r.key))
    united = _unite(described, _find_copied(sources, told))
    return _Roots(named, _absorb(sources.pile, united, named), own, _find_apart(sources, told), hearsay)


def _once(roots: Iterable[Root]) -> list[Root]:
    """Each root once, in the order of their keys."""
    return sorted({r.key: r for r in roots}.values(), key=lambda r: r.key)


def _find_apart(sources: Sources, told: Told) -> list[Root]:
    """One root for all own voices that share their words; none where a source is named for those words."""
    roots = {t.id: r for t, r in told}
    sourced = {t.article for t, r in _walk_back(sources, told) if r.kind in SOURCED}
    covered = {a for a in sourced for a in (a, *sources.copies.get(a, ()))}
    own = {t.id: (t, r) for t, r in told if r.kind == "own" and t.article not in covered}
    group = {name: name for name in own}
    repeated: set[str] = set()
    for one, other in find_ties(sources, [t for t, _ in told]):
        if one.id in own and other.id in own:
            _join(group, one.id, other.id)
        elif one.id in own and not (_cites(sources, other, roots[other.id]) and _is_of(roots, other, one)):
            repeated.add(one.id)
    _join_articles(sources, own, repeated, group)
    return _choose(sources, own, group, {_chief(group, name) for name in repeated})


def _is_of(roots: Mapping[str, Root], citing: Telling, cited: Telling) -> bool:
    """Whether what an account cites is the outlet that printed the other."""
    return roots[citing.id].outlet == roots[cited.id].through


def _join_articles(
    sources: Sources, own: Mapping[str, tuple[Telling, Root]], repeated: set[str], group: dict[str, str]
) -> None:
    """What no shared words tie goes with what its article shares, and that of a whole copy with its model."""
    by_article: dict[str, list[str]] = defaultdict(list)
    for name in sorted(own.keys() - repeated):
        by_article[own[name][0].article].append(name)
    sizes = Counter(_chief(group, name) for name in group)
    for article, names in by_article.items():
        loose = [n for n in names if sizes[_chief(group, n)] == 1]
        anchor = next((n for n in names if n not in loose), names[0])
        for name in loose:
            _join(group, name, anchor)
        for copy in sorted(sources.copies.get(article, frozenset()) & by_article.keys()) if anchor in loose else ():
            _join(group, anchor, by_article[copy][0])


def _join(group: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_chief(group, one), _chief(group, other)))
    group[second] = first


def _chief(group: Mapping[str, str], name: str) -> str:
    while group[name] != name:
        name = group[name]
    return name


def _choose(
    sources: Sources, own: Mapping[str, tuple[Telling, Root]], group: Mapping[str, str], repeated: set[str]
) -> list[Root]:
    """The root of each group, that of its earliest article; none of a group that repeats what has a source."""
    groups: dict[str, list[Root]] = defaultdict(list)
    for name, (_, root) in own.items():
        groups[_chief(group, name)].append(root)
    apart = (roots for chief, roots in groups.items() if chief not in repeated)
    return _once(min(roots, key=lambda r: find_age(sources, r.article)) for roots in apart)


def _unite(described: Sequence[Root], copied: Container[frozenset[str]]) -> list[Root]:
    """Described sources, each once, the first of its kind: in copied words, or by state or word in one outlet."""
    found: list[Root] = []
    for root in described:
        heard = (r for r in found if r.through == root.through and _may_be_one(r, root))
        if not any(heard) and not any(frozenset((r.key, root.key)) in copied for r in found):
            found.append(root)
    return sorted(found, key=lambda r: r.key)


def _find_copied(sources: Sources, told: Told) -> set[frozenset[str]]:
    """Pairs of unnamed sources, by their keys, that stand in words which two articles share: they are one source."""
    keys = {t.id: r.key for t, r in told if r.kind == "described"}
    ties = find_ties(sources, [t for t, r in told if r.kind == "described"])
    return {frozenset((keys[one.id], keys[other.id])) for one, other in ties}


def _may_be_one(one: Root, other: Root) -> bool:
    if one.states and other.states:
        return bool(one.states & other.states)
    words = (find_stems(r.words.split(" through ")[0], [(0, len(r.words))]) for r in (one, other))
    return bool(frozenset.intersection(*words) - {"unnam", "senior"})


def _absorb(pile: Pile, described: Sequence[Root], named: Sequence[Root]) -> list[Root]:
    """Described sources, less one for each state that itself is named: "Turkish officials" where "Turkey says" so."""
    left = list(described)
    for state in sorted({c for r in named if pile.is_state(r.actor) and (c := pile.country_of(r.actor))}):
        if same := next((r for r in left if state in r.states), None):
            left.remove(same)
    return left


def _count(pile: Pile, roots: _Roots) -> tuple[int, int]:
    """The fewest and the most origins that the texts allow.

    Each named root counts, a state only at most where one of its own speaks too; described ones may all be one, or be
    among the named of their state. Articles' own voices count each, but one of them may rest on a source that another
    article names. Hearsay may be one more, or anybody's; it is one where there is nothing else.
    """
    named, described = roots.named, roots.described
    repeated = sum(pile.is_state(r.actor) and any(_speaks_for(pile, o.actor, r.actor) for o in named) for r in named)
    states = {pile.country_of(r.actor) for r in named}
    strange = any(not r.states & states for r in described)
    sourced = len(named) + len(described)
    low = len(named) - repeated + int(strange) + max(0, len(roots.apart) - int(sourced > 0))
    high = sourced + len(roots.apart) + int(bool(roots.hearsay))
    return max(low, 1), max(high, 1)


def _speaks_for(pile: Pile, one: str, state: str) -> bool:
    return one != state and one in pile.actors and is_kin(pile, one, state)


def _find_channels(sources: Sources, roots: Sequence[Root], told: Told) -> list[frozenset[str]]:
    """For each root the outlets that heard it; those that only took over another's words did not."""
    heard: dict[str, dict[str, str]] = defaultdict(dict)
    for _, root in told:
        heard[root.key][root.article] = root.through
    return [frozenset(_find_first(sources, heard[r.key]) or {r.through}) for r in roots]


def _find_first(sources: Sources, heard: Mapping[str, str]) -> set[str]:
    """The outlets of the articles that share their words with none before them."""
    first: list[str] = []
    for article in sorted(heard, key=lambda a: find_age(sources, a)):
        near = sources.copies.get(article, frozenset()) | sources.shared.get(article, {}).keys()
        if not near & set(first):
            first.append(article)
    return {heard[article] for article in first}
