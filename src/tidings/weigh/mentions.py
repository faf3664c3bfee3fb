"""Marked mentions of events and entities -> which of them, in one document or many, are one thing.

What somebody else marked (`tidings weigh --mentions`) goes through the same steps as what we find ourselves: documents
into matters, mentions of one document into bundles, bundles of a matter into groups by average link over a table of
features, each with its points in thousandths; more than 0 speaks for one thing. Nothing depends on any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tidings.model import Annotated
from tidings.weigh.actors import find_actors
from tidings.weigh.clusters import group
from tidings.weigh.happenings import group_events
from tidings.weigh.marked import Marked
from tidings.weigh.matters import KINDRED, compare_documents, count_words, find_matters
from tidings.weigh.sides import Feature

# Set by hand, tried on eight topics of ECB+'s training part.
START = -900
SAME_PHRASE = 1700  # the content words are the same
SAME_ACTOR = 2600  # weighing the actors of all documents made them one
PART_OF_NAME = 1500  # one name holds all words of the other: a surname and the full name
SAME_NOUN = 1300  # "the gunman" here and there, within one matter
OTHER_NAMES = -1500  # both have names, and no word in common

Actors = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Document:
    """A document with what was marked in it and what we read in it, one `Annotated` an article."""

    name: str
    text: str
    marked: tuple[Marked, ...]
    annotated: tuple[Annotated, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Mentions of one document that are one thing: what they are called and described as, and the actor they are."""

    key: str
    document: str
    members: tuple[Marked, ...]
    phrases: frozenset[frozenset[str]]
    nouns: frozenset[str]
    names: frozenset[frozenset[str]]
    actor: str | None


def group_mentions(documents: Sequence[Document]) -> dict[str, str]:
    """The group of each marked mention, by its key; a group is called by the first key in it.

    Entities are grouped first, since who takes part tells one event from the next.
    """
    marked = {d.name: d.marked for d in sorted(documents, key=lambda d: d.name)}
    counts = {d.name: count_words(d.text, (w for m in d.marked for w in m.words)) for d in documents}
    likeness = compare_documents(counts)
    entities = group_entities(marked, _find_actors(documents), find_matters(marked, likeness, KINDRED))
    return entities | group_events(marked, entities, find_matters(marked, likeness), likeness)


def _find_actors(documents: Sequence[Document]) -> dict[tuple[str, int], str]:
    """The actor of each (document, chain), as weighing the documents' articles as one affair finds them."""
    document_of = {a.article.id: d.name for d in documents for a in d.annotated}
    readings = [a for d in documents for a in d.annotated]
    texts = {a.article.page: d.text for d in documents for a in d.annotated}
    members = (
        (document_of[article], chain, a.id) for a in find_actors(readings, texts) for article, chain in a.members
    )
    return {(document, chain): actor for document, chain, actor in members}


def group_entities(
    documents: Mapping[str, Sequence[Marked]], actors: Actors, matters: Mapping[str, str]
) -> dict[str, str]:
    """The group of each marked entity, by its key; `actors` are those of (document, chain), `matters` of documents."""
    bundles = {b.key: b for name in sorted(documents) for b in bundle_entities(documents[name], actors)}
    points = {
        (one, other): sum(f.points for f in compare_entities(bundles[one], bundles[other]))
        for one, other in _find_pairs(bundles, matters)
    }
    groups = group(sorted(bundles), points)
    return {m.key: names[0] for names in groups for name in names for m in bundles[name].members}


def bundle_entities(marked: Sequence[Marked], actors: Actors) -> list[Bundle]:
    """The marked entities of one document, those that are one thing together; in the order of their first mentions."""
    entities = [i for i, m in enumerate(marked) if m.kind == "entity"]
    pairs = [(i, j) for i, j in combinations(entities, 2) if _are_one(marked[i], marked[j])]
    pairs += [(a, i) for i in entities if (a := marked[i].antecedent) is not None]
    home = {i: i for i in entities}
    for i, j in pairs:
        low, high = sorted((home[i], home[j]))
        home = {k: low if v == high else v for k, v in home.items()} if low != high else home
    members: dict[int, list[Marked]] = defaultdict(list)
    for i in entities:
        members[home[i]].append(marked[i])
    return [_bundle(together, actors) for _, together in sorted(members.items())]


def _are_one(one: Marked, other: Marked) -> bool:
    """Whether two mentions of one document are one thing: by coreference, by their words."""
    if one.chain is not None and one.chain == other.chain:
        return True
    if "pronoun" in (one.level, other.level):
        strays = one.level == other.level and one.chain is None and other.chain is None
        return strays and one.text.lower() == other.text.lower()
    named = one.level == other.level == "name"
    return one.words == other.words or (named and (one.words <= other.words or other.words <= one.words))


def _bundle(members: Sequence[Marked], actors: Actors) -> Bundle:
    told = [m for m in members if m.level != "pronoun"]
    found = Counter(a for m in members if m.chain is not None and (a := actors.get((m.document, m.chain))))
    return Bundle(
        members[0].key,
        members[0].document,
        tuple(members),
        frozenset(m.words for m in told),
        frozenset(m.head for m in told if m.level == "nominal"),
        frozenset(m.words for m in told if m.level == "name"),
        min(found, key=lambda a: (-found[a], a)) if found else None,
    )


def _find_pairs(bundles: Mapping[str, Bundle], matters: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of bundles of one matter that share a word, a noun or an actor."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for bundle in bundles.values():
        words = {w for phrase in bundle.phrases for w in phrase} | bundle.nouns
        for key in words | ({f"actor {bundle.actor}"} if bundle.actor else set()):
            blocks[matters[bundle.document], key].append(bundle.key)
    return {(min(p), max(p)) for block in blocks.values() for p in combinations(sorted(block), 2)}


def compare_entities(one: Bundle, other: Bundle) -> tuple[Feature, ...]:
    """What speaks for and against two bundles being one thing; what says nothing is left out."""
    known = one.actor is not None and one.actor == other.actor
    table = (Feature("start", START), Feature("same actor", SAME_ACTOR if known else 0), *_compare_words(one, other))
    return tuple(f for f in table if f.points)


def _compare_words(one: Bundle, other: Bundle) -> Iterator[Feature]:
    if one.phrases & other.phrases:
        yield Feature("same words", SAME_PHRASE)
    elif any(a <= b or b <= a for a in one.names for b in other.names):
        yield Feature("part of the name", PART_OF_NAME)
    elif one.nouns & other.nouns:
        yield Feature("same noun", SAME_NOUN)
    if one.names and other.names and not any(a & b for a in one.names for b in other.names):
        yield Feature("other names", OTHER_NAMES)
