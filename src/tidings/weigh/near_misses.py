"""What nearly was one actor and was left apart, with what spoke for and against: full names, surnames, offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tidings.names.parts import split_name
from tidings.weigh.actor_features import DOUBTFUL, Bundle, Weighing
from tidings.weigh.chains import Chain
from tidings.weigh.found import Found
from tidings.weigh.judged import Member
from tidings.weigh.regrouping import Verdict
from tidings.weigh.surnames import ENOUGH, MARGIN, Known, find_holders, weigh_fit

ONE_OF_SEVERAL = -1.0  # score of an office that two people or more hold: as a surname that fits two equally well


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Chains of mentions that may be one actor with others: the score (0 would have merged them) and the grounds."""

    first: frozenset[Member]
    second: frozenset[Member]
    score: float
    why: tuple[str, ...]

    def is_decided(self, verdicts: Iterable[Verdict[Member]]) -> bool:
        """Whether a person has said that the two are one, or that they are two."""
        return any(v.items & self.first and v.items & self.second for v in verdicts)


def find_near_misses(found: Sequence[Found], pairs: Iterable[tuple[Bundle, Bundle, Weighing]]) -> Iterator[NearMiss]:
    """Full names that were compared and left apart (`pairs`), then surnames and offices that fit several people."""
    for a, b, weighing in pairs:
        yield NearMiss(_members(a.chains), _members(b.chains), weighing.score, weighing.tell())
    people = [Known(list(t.chains), frozenset(c.name for c in t.chains if _is_full(c.name))) for t in found]
    people = [person.freeze() for person in people if person.names and person.chains[0].type == "person"]
    for thing in found:
        if thing.type in {"person", "office"} and not any(_is_full(c.name) for c in thing.chains):
            for chain in thing.chains:
                yield from _find_bearers(chain, people) if chain.name else _find_offices(chain, people)


def _is_full(name: str) -> bool:
    return len(split_name(name, "person").parts) > 1


def _members(chains: Iterable[Chain]) -> frozenset[Member]:
    return frozenset(c.member for c in chains)


def _find_bearers(chain: Chain, people: Sequence[Known]) -> Iterator[NearMiss]:
    """The people whom a single name may mean: it fits them too little, or another as well."""
    fits = [(person, weigh_fit(chain, person)) for person in people]
    scores = [sum(value for _, value in terms) for _, terms in fits]
    for n, (person, terms) in enumerate(fits):
        rival = max((s for i, s in enumerate(scores) if i != n), default=0.0)
        score = min(scores[n] - ENOUGH, scores[n] - rival - MARGIN if rival > 0 else scores[n] - ENOUGH)
        if terms and DOUBTFUL <= score < 0:
            others = (f"fits another {rival:+.1f}",) if rival > 0 else ()
            why = tuple(f"{name} {value:+.1f}" for name, value in terms)
            yield NearMiss(frozenset({chain.member}), _members(person.chains), score, (*why, *others))


def _find_offices(chain: Chain, people: Sequence[Known]) -> Iterator[NearMiss]:
    """The people of whom an office may mean one, where several hold it."""
    holders = find_holders(chain, people) if chain.titles else []
    for person in holders if len(holders) > 1 else ():
        words = max(" ".join(sorted(title)) for title in chain.titles & person.titles)
        why = f"one of {len(holders)} that are called {words}"
        yield NearMiss(frozenset({chain.member}), _members(person.chains), ONE_OF_SEVERAL, (why,))
