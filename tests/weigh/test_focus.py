"""The deed of violence that articles open with draws its other accounts to it, and no earlier or other deed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pile_made import Made, actors_of, days, texts_of

from tidings.weigh.events import group_tellings
from tidings.weigh.likeness import compare
from tidings.weigh.pile import Pile, find_tellings, pile_up
from tidings.weigh.states import find_country

DAY = days("1938-05-03")
ROLES = {"a gunman": "REB", "the guard": "COP", "two nurses": "HLH", "villagers": "CIV", "sailors": "MIL"}
LEAD = "A gunman killed two nurses at the mill on Tuesday."


def pile_with(*made: Made) -> Pile:
    """A pile in which those of `ROLES` are people without a name."""
    annotated = [m.done for m in made]
    annotated = [
        replace(a, mentions=tuple(replace(m, level="nominal" if m.name in ROLES else "name") for m in a.mentions))
        for a in annotated
    ]
    known = [replace(a, type="group", codes=(ROLES[a.name],)) if a.name in ROLES else a for a in actors_of(annotated)]
    return pile_up(annotated, texts_of(made), known)


def groups_of(*made: Made) -> list[set[str]]:
    """The triggers of each event."""
    pile = pile_with(*made)
    tellings = [t for a in pile.articles for t in find_tellings(pile, a)]
    return [{pile.read(t.account.trigger) for t in g.tellings} for g in group_tellings(pile, tellings)]


def article(name: str = "a1", more: str = "", lead: str = LEAD) -> Made:
    made = Made(name, f"{lead} {more}", published=DAY)
    return made.tells(lead[:-1], "ASSAULT", ["a gunman"], ["two nurses"], interval=DAY)


def test_an_attack_without_doer_or_victim_is_that_which_the_article_opens_with():
    made = article(more="The shots were heard far off.").tells("The shots", "ASSAULT", interval=DAY, assumed=True)
    assert groups_of(made) == [{LEAD[:-1], "The shots"}]


def test_doer_and_victims_may_be_told_in_other_words():
    made = article(more="Villagers fell first.").tells(
        "Villagers fell", "ASSAULT", ["the guard"], ["villagers"], interval=DAY, assumed=True
    )
    assert len(groups_of(made)) == 1


def test_what_stands_behind_another_time_is_another_deed():
    made = article(more="In April it was the ferry. A girl was hurt.").time(
        "In April", days("1938-04-01", "1938-04-30")
    )
    assert len(groups_of(made.tells("A girl was hurt", "ASSAULT", interval=DAY, assumed=True))) == 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"interval": days("1938-04-04")}, "another day"),
        ({"tense": "future"}, "still to come"),
        ({"actors": ["two nurses"], "to": ["a gunman"]}, "the other way round"),
        ({"to": ["sailors"]}, "people under arms are not nurses"),
        ({"actors": ["Guild"]}, "a named body is no gunman"),
        ({"to": ["Borduria"]}, "a state is not people"),
        ({"interval": days("1937-01-01", "1938-05-03")}, "a whole year tells no deed"),
    ],
)
def test_what_does_not_fit_stays_apart(more, why):
    made = article(more="Fires burned.").tells("Fires burned", "ASSAULT", **{"interval": DAY} | more)
    assert len(groups_of(made)) == 2, why


def test_the_deeds_that_two_articles_open_with_are_one_where_they_share_more_than_a_day():
    made = [article(), article("a2", lead="A gunman killed two nurses beside the weir.")]
    assert len(groups_of(*made)) == 1
    bare = [
        Made(n, w, published=DAY).tells(w, "ASSAULT", interval=DAY) for n, w in (("a1", "Ferry sank"), ("a2", "Mole"))
    ]
    assert len(groups_of(*bare)) == 2


def test_background_is_no_opening():
    told = "Nurses were killed"
    old = Made("a1", f"{told}. Then shots.", published=DAY).tells(told, "ASSAULT", interval=days("1938-03-03"))
    assert len(groups_of(old.tells("shots", "ASSAULT", interval=days("1938-03-03"), assumed=True))) == 2


def test_a_role_is_no_country():
    assert find_country(("HLH",)) is None
    assert find_country(("CIV",)) is None
    assert find_country(("CIV", "GOV")) == "CIV"
    assert find_country(("SYL", "MIL")) == "SYL"
    assert find_country(()) is None


def between(kind: str, one: tuple[str, str], other: tuple[str, str]) -> dict[str, int]:
    """The features of two accounts in two articles, each a doer and somebody done to."""
    made = [
        Made(name, f"In {name} it was so.").tells("it was so", kind, [sides[0]], [sides[1]])
        for name, sides in (("a1", one), ("a2", other))
    ]
    pile = pile_with(*made)
    first, second = (t for a in pile.articles for t in find_tellings(pile, a))
    return {f.name: f.points for f in compare(pile, first, second)}


def test_named_victims_of_violence_differ_without_being_of_two_deeds():
    one, other = ("Rebels", "Dee Dorn"), ("Rebels", "Eve Elm")
    assert "other recipient" not in between("ASSAULT", one, other)
    assert between("AID", one, other)["other recipient"] < 0


def test_a_state_is_not_people_unless_they_are_hit():
    one, other = ("Syldavia", "Borduria"), ("Syldavia", "villagers")
    assert between("AID", one, other)["state and people as recipient"] < 0
    assert "state and people as recipient" not in between("ASSAULT", one, other)


def test_two_doers_with_names_are_two():
    assert between("ASSAULT", ("Dee Dorn", "villagers"), ("Eve Elm", "villagers"))["other actor"] < 0


def test_nobody_with_a_name_falls_victim_twice():
    assert between("ASSAULT", ("Rebels", "Dee Dorn"), ("a gunman", "Dee Dorn"))["same victim"] > 0
    assert "same victim" not in between("ASSAULT", ("Rebels", "villagers"), ("a gunman", "villagers"))
