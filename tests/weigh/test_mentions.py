from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.weigh.happenings import Setting, Told, compare_events
from tidings.weigh.marked import Marked, key_of
from tidings.weigh.matters import compare_documents, count_words, find_matters
from tidings.weigh.mentions import Document, bundle_entities, compare_entities, group_entities, group_mentions
from tidings.weigh.words import measure_rarity

MINE = "A shaft of the Bexby mine collapsed on Monday. Three miners died in the Bexby shaft, the owner Ann Ash said."
FERRY = "A ferry sank off Corm on Friday. Twelve passengers of the Corm ferry drowned, the harbour master said."


def entity(document: str, start: int, words: str, level: str = "nominal", **more) -> Marked:
    stems = frozenset(words.lower().split())
    head = words.lower().split()[-1]
    return Marked(document, start, start + len(words), "entity", words, stems, head, level, 0, **more)


def event(document: str, start: int, word: str, sentence: int = 0, **more) -> Marked:
    return Marked(document, start, start + len(word), "event", word, frozenset({word}), word, "verb", sentence, **more)


def told(mention: Marked, **sides: str) -> Told:
    return Told(mention, {role: frozenset(who.split()) for role, who in sides.items()})


def setting(**likeness: float) -> Setting:
    alike = {("a", "b"): likeness.get("alike", 0.3)}
    return Setting({"a": "a", "b": "a"}, alike, measure_rarity([frozenset(), frozenset()]))


def features(one: Told, other: Told, **more: float) -> dict[str, int]:
    return {f.name: f.points for f in compare_events(one, other, setting(**more))}


def together(groups: dict[str, str]) -> set[frozenset[str]]:
    found = defaultdict(set)
    for key, name in groups.items():
        found[name].add(key)
    return {frozenset(keys) for keys in found.values()}


def test_documents_of_one_matter_meet_and_others_do_not():
    texts = {"a": MINE, "b": MINE.replace("Monday", "Tuesday"), "c": FERRY, "d": FERRY.replace("Twelve", "Ten")}
    likeness = compare_documents({name: count_words(text) for name, text in texts.items()})
    matters = find_matters(texts, likeness)
    assert matters["a"] == matters["b"] != matters["c"] == matters["d"]
    assert likeness["a", "b"] > likeness["a", "c"]


def test_names_and_figures_count_double_and_marked_words_again():
    counts = count_words("the mine of Bexby had 40 miners", ["mine"])
    assert counts["bexb"] == counts["40"] == 2
    assert counts["miner"] == 1
    assert counts["mine"] + counts["min"] >= 3


def test_one_document_alone_is_a_matter():
    assert find_matters(["a"], compare_documents({"a": count_words(MINE)})) == {"a": "a"}
    assert group_mentions([]) == {}


def test_the_same_word_by_the_same_people_is_one_happening():
    one, other = event("a", 0, "attack"), event("b", 0, "attack")
    same = features(told(one, who="x", whom="y"), told(other, who="x", whom="y"))
    apart = features(told(one, who="x", whom="y"), told(other, who="z", whom="w"))
    assert sum(same.values()) > 0 > sum(apart.values())
    assert same["same who"] > 0 > apart["other who"]


def test_unlike_documents_and_unlike_times_speak_against():
    one, other = event("a", 0, "strike", times=frozenset({"monday"})), event("b", 0, "strike", times=frozenset({"may"}))
    near, far = features(told(one), told(other), alike=0.4), features(told(one), told(other), alike=0.05)
    assert near["documents"] > 0 > far["documents"]
    assert far["other times"] < 0
    assert sum(far.values()) < 0


def test_two_tellings_in_one_sentence_are_two_things():
    found = features(told(event("a", 0, "strike")), told(event("a", 20, "strike")))
    assert sum(found.values()) < 0
    elsewhere = features(told(event("a", 0, "strike")), told(event("a", 200, "strike", 9)))
    assert elsewhere.get("one sentence", 0) == 0


def test_what_every_report_says_needs_more_than_the_word():
    found = features(told(event("a", 0, "say"), who="x"), told(event("b", 0, "say"), who="y"))
    assert found["light word"] < 0
    assert sum(found.values()) < 0


def test_coreference_and_names_bundle_what_one_document_says():
    marked = [
        entity("a", 0, "Ann Ash", "name", chain=1),
        entity("a", 10, "Ash", "name"),
        entity("a", 20, "the owner", chain=1),
        entity("a", 30, "she", "pronoun", antecedent=2),
        entity("a", 40, "the gunman"),
        event("a", 50, "died"),
    ]
    bundles = bundle_entities(marked, {("a", 1): "actor-ash"})
    assert [len(b.members) for b in bundles] == [4, 1]
    assert bundles[0].actor == "actor-ash"
    assert frozenset({"ash"}) in bundles[0].names


def test_other_names_stand_against_one_noun():
    one = bundle_entities([entity("a", 0, "Ann Ash", "name", chain=1), entity("a", 9, "mayor", chain=1)], {})[0]
    other = bundle_entities([entity("b", 0, "Bob Birch", "name", chain=1), entity("b", 9, "mayor", chain=1)], {})[0]
    found = {f.name: f.points for f in compare_entities(one, other)}
    assert found["other names"] < 0
    assert sum(found.values()) < 0


def test_nothing_of_two_matters_is_one():
    documents = {"a": [entity("a", 0, "gunman")], "b": [entity("b", 0, "gunman")]}
    assert len(together(group_entities(documents, {}, {"a": "a", "b": "b"}))) == 2
    assert len(together(group_entities(documents, {}, {"a": "a", "b": "a"}))) == 1


def pile() -> list[Document]:
    texts = {"a": MINE, "b": MINE.replace("Monday", "Tuesday"), "c": FERRY}
    marks = {"a": ["collapsed", "died", "miners"], "b": ["collapsed", "died", "miners"], "c": ["sank", "master"]}
    found = []
    for name, text in texts.items():
        at = {word: text.index(word) for word in marks[name]}
        events = [event(name, at[w], w, n) for n, w in enumerate(marks[name]) if w not in {"miners", "master"}]
        things = [entity(name, at[w], w) for w in marks[name] if w in {"miners", "master"}]
        found.append(Document(name, text, tuple(sorted([*events, *things], key=lambda m: m.key))))
    return found


def test_a_pile_of_two_matters_is_grouped():
    groups = group_mentions(pile())
    assert (
        groups[key_of("a", (MINE.index("died"), MINE.index("died") + 4, "event"))]
        == groups[key_of("b", (MINE.replace("Monday", "Tuesday").index("died"), MINE.index("died") + 5, "event"))]
    )
    assert len(together(groups)) == 5


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(3)))
def test_the_order_of_documents_does_not_count(order):
    documents = pile()
    assert group_mentions([documents[i] for i in order]) == group_mentions(documents)


@pytest.mark.parametrize("kind", ["event", "entity"])
def test_a_key_tells_places_and_kinds_apart(kind):
    assert key_of("a", (1, 2, kind)) != key_of("a", (1, 3, kind))
    assert key_of("a", (1, 2, "event")) != key_of("a", (1, 2, "entity"))
