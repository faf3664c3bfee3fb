"""Marked mentions of events -> which of them tell one happening: a table of features, points in thousandths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tidings.weigh.clusters import group
from tidings.weigh.marked import Marked
from tidings.weigh.matters import Likeness
from tidings.weigh.sides import Feature
from tidings.weigh.words import Rarity, measure_rarity, stem

# Set by hand; tried on eight topics of ECB+'s training part, where halving or doubling any of them but START changes
# the CoNLL F1 by less than 0.01.
START = -1500
SAME_WORD = 1900  # "attacked" and "the attack"
SHARED_WORD = 1200  # a phrase of several words has one in common with the other: "set a record", "the record"
LIGHT_WORD = -800  # what every report says of everybody
SAME_WHO, OTHER_WHO = 400, -400
SAME_WHOM, OTHER_WHOM = 500, -300
SAME_SETTING = 200  # who here, whom there, or the same place or time beside it
ONE_SENTENCE = -1200  # what is told twice in one sentence is two things
SAME_TIMES, OTHER_TIMES = 200, -200
SENTENCE = 1500  # for sentences with wholly the same words
DOCUMENT = 2000  # for documents wholly alike, counted from USUAL
USUAL, MOST = 0.2, 0.4  # likeness of two documents of one matter, and what more of it says nothing
OWN = 0.35  # what a document's likeness to itself counts as
LIGHT = frozenset(
    {"say", "tell", "be", "have", "do", "make", "take", "get", "go", "come", "report", "announce", "add", "give"}
    | {"call", "ask", "know", "see", "want", "think", "show"}
)
SAME_AND_OTHER = {"who": (SAME_WHO, OTHER_WHO), "whom": (SAME_WHOM, OTHER_WHOM)}

Sides = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A marked event with who and what takes part: groups of marked entities, or lemmas of what nobody marked."""

    mention: Marked
    sides: Sides


@dataclass(frozen=True, slots=True)
class Setting:
    """What a pair of events is seen against: the matter of each document, how alike documents are, how rare words."""

    matters: Mapping[str, str]
    likeness: Likeness
    rarity: Rarity

    def alike(self, one: str, other: str) -> float:
        """The likeness of two documents."""
        return OWN if one == other else self.likeness.get((min(one, other), max(one, other)), 0.0)


def group_events(
    documents: Mapping[str, Sequence[Marked]],
    entities: Mapping[str, str],
    matters: Mapping[str, str],
    likeness: Likeness,
) -> dict[str, str]:
    """The group of each marked event, by its key; `entities` are the groups of marked entities, by theirs."""
    found = [Told(m, _find_sides(m, ms, entities)) for ms in documents.values() for m in ms if m.kind == "event"]
    told = {t.mention.key: t for t in found}
    bags = [frozenset(w for m in documents[name] for w in m.bag | m.words) for name in sorted(documents)]
    setting = Setting(matters, likeness, measure_rarity(bags))
    points = {
        (one, other): sum(f.points for f in compare_events(told[one], told[other], setting))
        for one, other in _find_pairs(found, matters)
    }
    return {name: names[0] for names in group(sorted(told), points) for name in names}


def _find_sides(mention: Marked, marked: Sequence[Marked], entities: Mapping[str, str]) -> Sides:
    sides: dict[str, set[str]] = defaultdict(set)
    for role, what in mention.sides:
        known = isinstance(what, int)
        sides[role].add(entities.get(marked[what].key, marked[what].head) if known else what)  # type: ignore[index, arg-type]
    return {role: frozenset(who) for role, who in sides.items()}


def _find_pairs(told: Sequence[Told], matters: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of events of one matter that share a word."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in (t.mention for t in told):
        for word in {*mention.words, mention.head, stem(mention.head)}:
            blocks[matters[mention.document], word].append(mention.key)
    return {(min(p), max(p)) for block in blocks.values() for p in combinations(sorted(block), 2)}


def compare_events(one: Told, other: Told, setting: Setting) -> tuple[Feature, ...]:
    """What speaks for and against two mentions telling one happening; what says nothing is left out."""
    first, second = one.mention, other.mention
    alike = min(setting.alike(first.document, second.document), MOST)
    table = (
        Feature("start", START),
        _compare_words(first, second),
        Feature("light word", LIGHT_WORD if first.head in LIGHT and second.head in LIGHT else 0),
        *_compare_sides(one.sides, other.sides),
        Feature("one sentence", ONE_SENTENCE if _are_in_one_sentence(first, second) else 0),
        Feature("documents", round(DOCUMENT * (alike - USUAL))),
        _compare_times(first, second),
        Feature("sentences", round(SENTENCE * setting.rarity.likeness(first.bag, second.bag))),
    )
    return tuple(f for f in table if f.points)


def _compare_words(one: Marked, other: Marked) -> Feature:
    if stem(one.head) == stem(other.head) or one.words == other.words:
        return Feature("same word", SAME_WORD)
    return Feature("shared word", SHARED_WORD if one.words & other.words else 0)


def _compare_sides(one: Sides, other: Sides) -> Iterator[Feature]:
    nobody: frozenset[str] = frozenset()
    for role, (same, apart) in SAME_AND_OTHER.items():
        first, second = one.get(role, nobody), other.get(role, nobody)
        if first and second:
            met = first & second
            yield Feature(f"same {role}" if met else f"other {role}", same if met else apart)
    crossed = (("who", "whom"), ("whom", "who"), ("set", "set"))
    if any(one.get(a, nobody) & other.get(b, nobody) for a, b in crossed):
        yield Feature("same setting", SAME_SETTING)


def _are_in_one_sentence(one: Marked, other: Marked) -> bool:
    return one.document == other.document and one.sentence == other.sentence


def _compare_times(one: Marked, other: Marked) -> Feature:
    if not one.times or not other.times:
        return Feature("times", 0)
    same = bool(one.times & other.times)
    return Feature("same times" if same else "other times", SAME_TIMES if same else OTHER_TIMES)
