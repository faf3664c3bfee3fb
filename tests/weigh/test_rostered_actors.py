"""One entry of the roster is one actor across articles; two entries never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.model import Annotated, Article, Mention, Span
from tidings.weigh.actors import find_actors


def article(name, *said):
    """An article of names, each as (words, actor type, entry)."""
    text, mentions = "", []
    for i, (words, kind, entry) in enumerate(said):
        span = Span(name, len(text), len(text) + len(words))
        text += f"{words} . "
        mention_type = {"person": "PER", "state": "GPE"}.get(kind, "ORG")
        country = "RUS" if kind == "state" else None
        mentions.append(
            Mention(span, (i, i + 1), i, mention_type, "name", i, words, None, country, (), kind, entry=entry)
        )
    return Annotated(Article(name, name, ((0, len(text)),)), mentions=tuple(mentions))


def actors_of(*articles):
    return [(set(a.names), a.why) for a in find_actors(articles, {})]


def test_aliases_that_nothing_else_brings_together_are_one_actor():
    ((_, why),) = actors_of(
        article("one", ("Orsolo Brandt", "person", "B (line 2)")), article("two", ("The Fox", "person", "B (line 2)"))
    )
    assert why.startswith("roster: B (line 2)")
    assert len(find_actors((article("one", ("Fox", "person", "B")), article("two", ("Wolf", "person", "B"))), {})) == 1


def test_two_entries_of_one_name_stay_apart():
    found = find_actors(
        (article("one", ("Ali Hassan", "person", "1")), article("two", ("Ali Hassan", "person", "2"))), {}
    )
    assert len(found) == 2
    assert len({a.id for a in found}) == 2


@pytest.mark.parametrize("kind", ["organisation", "group", "state"])
def test_bodies_and_states_too(kind):
    one = article("one", ("Kremlin", kind, "K"), ("Russia", kind, "R"))
    two = article("two", ("Russia", kind, "R"), ("The Palace", kind, "K"))
    assert len(find_actors((one, two), {})) == 2


def test_an_entry_read_as_a_person_here_and_as_a_body_there_is_one():
    found = find_actors((article("one", ("NJF", "person", "N")), article("two", ("NJF", "organisation", "N"))), {})
    assert len(found) == 1


def test_what_is_not_listed_goes_with_its_name():
    one = article("one", ("Ali Hassan", "person", "1"))
    two = article("two", ("Ali Hassan", "person", None))
    assert len(find_actors((one, two), {})) == 1


ENTRIES = st.lists(st.sampled_from([None, "1", "2", "3"]), min_size=1, max_size=8)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_whatever_the_names_and_the_order(entries, chance):
    names = ["Ali Hassan", "Aly Hasan", "Fox", "Ali Hassan Omar"]
    pile = [article(f"n{i}", (chance.choice(names), "person", entry)) for i, entry in enumerate(entries)]
    found = find_actors(pile, {})
    homes = {}
    for actor in found:
        own = {entries[int(name.removeprefix("n"))] for name, _ in actor.members} - {None}
        assert len(own) < 2
        homes.update(dict.fromkeys(own, actor.id))
    listed = [a for a in found if any(entries[int(n.removeprefix("n"))] for n, _ in a.members)]
    assert len(listed) == len(homes)
    chance.shuffle(pile)
    assert find_actors(pile, {}) == found
