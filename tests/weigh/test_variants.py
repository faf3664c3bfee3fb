from __future__ import annotations

import pytest
from pile_made import Made, days, pile_of, tellings_of

from tidings.weigh.variants import find_numbers, find_tolls, find_variants


@pytest.mark.parametrize(
    ("words", "tolls"),
    [
        ("at least 20 herdsmen were killed and nine wounded", {"dead": "20", "wounded": "9"}),
        ("killing three herdsmen", {"dead": "3"}),
        ("The raid killed dozens of people", {"dead": "dozens"}),
        ("a death toll of 12", {"dead": "12"}),
        ("twenty barges", {"barg": "20"}),
        ("more than 70 people sheltering there died", {"dead": "70"}),
    ],
)
def test_the_dead_are_one_number_whatever_they_are_called(words, tolls):
    assert dict(find_tolls(words)) == tolls


@pytest.mark.parametrize("words", ["five barges that killed the miller", "five barges killed the miller"])
def test_those_who_kill_are_not_the_dead(words):
    assert "dead" not in find_tolls(words)


def test_numbers_alone_keep_their_nouns():
    assert find_numbers("killing three herdsmen") == find_numbers("3 herdsmen")


def told(name: str, words: str, when: tuple[str, ...]) -> Made:
    return Made(name, words).tells(words, "ASSAULT", ["Syldavia"], interval=days(*when))


def values(*made: Made) -> list[tuple[str, str]]:
    pile = pile_of(*made)
    return [(v.field, v.value) for v in find_variants(pile, tellings_of(pile))]


def test_tolls_in_other_words_stand_side_by_side():
    same = ("1938-05-03",)
    found = values(told("a1", "Syldavia killed dozens", same), told("a2", "Syldavia left 3 herdsmen dead", same))
    assert found == [("number", "3 dead"), ("number", "dozens dead")]


def test_a_vaguer_day_is_no_other_day():
    exact, month, later = ("1938-05-03",), ("1938-05-01", "1938-05-31"), ("1938-06-02",)
    words = "Syldavia raided the mill"
    assert values(told("a1", words, exact), told("a2", words, month)) == []
    assert [f for f, _ in values(told("a1", words, exact), told("a2", words, month), told("a3", words, later))] == [
        "date", "date", "date"
    ]  # fmt: skip
