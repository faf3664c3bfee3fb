from __future__ import annotations

from dataclasses import replace

import pytest
from pile_made import Made, actors_of, days, pile_of, tellings_of

from tidings.model import Place
from tidings.weigh.likeness import compare
from tidings.weigh.pile import Pile
from tidings.weigh.sides import are_rivals


def features(one: Made, other: Made, pile: Pile | None = None) -> dict[str, int]:
    pile = pile or pile_of(one, other)
    return {f.name: f.points for f in compare(pile, *tellings_of(pile))}


def deed(name: str, kind: str, actors=(), to=(), words="went on", **more) -> Made:
    return Made(name, f"In paper {name} it {words} there.").tells(words, kind, actors, to, **more)


@pytest.fixture
def compatriots(monkeypatch):
    """Cy Cedar and Dee Dorn made persons of Syldavia, as Ann Ash is."""
    monkeypatch.setitem(actors_of.__globals__["PEOPLE"], "Cy Cedar", "SYL")
    monkeypatch.setitem(actors_of.__globals__["PEOPLE"], "Dee Dorn", "SYL")


@pytest.mark.usefixtures("compatriots")
def test_two_visitors_of_one_state_are_two_visits():
    found = features(
        deed("a1", "CONSULT", ["Ann Ash"], ["Borduria"], mode="visit"),
        deed("a2", "CONSULT", ["Cy Cedar"], ["Borduria"], mode="visit"),
    )
    assert found["other actor of the same state"] < -1000
    assert found["same recipient"] > 0


@pytest.mark.usefixtures("compatriots")
def test_their_state_named_with_both_does_not_make_them_one():
    found = features(
        deed("a1", "CONSULT", ["Ann Ash", "Syldavia", "Borduria"]),
        deed("a2", "CONSULT", ["Cy Cedar", "Syldavia", "Borduria"]),
    )
    assert found["other persons of one state"] < -1000


@pytest.mark.usefixtures("compatriots")
def test_a_person_beside_a_compatriot_that_both_name_is_no_rival():
    pile = pile_of(deed("a1", "CONSULT", ["Ann Ash", "Cy Cedar", "Bob Birch"]))
    assert are_rivals(pile, frozenset({"a-Ann Ash"}), frozenset({"a-Cy Cedar"}))
    assert not are_rivals(pile, frozenset({"a-Ann Ash"}), frozenset({"a-Bob Birch"}))
    assert not are_rivals(pile, frozenset({"a-Ann Ash"}), frozenset())


def test_a_person_and_his_state_agree_less_than_the_same_person_twice():
    state = features(deed("a1", "AID", ["Syldavia"], ["Borduria"]), deed("a2", "AID", ["Ann Ash"], ["Borduria"]))
    same = features(deed("a1", "AID", ["Ann Ash"], ["Borduria"]), deed("a2", "AID", ["Ann Ash"], ["Borduria"]))
    assert 0 < state["actor of the same state"] < same["same actor"]


def test_those_only_described_hardly_agree_and_never_contradict():
    def some(name: str, who: str) -> Made:
        made = deed(name, "ASSAULT", [who], ["Borduria"])
        made.parts["mentions"] = [replace(m, level="nominal") if m.name == who else m for m in made.parts["mentions"]]
        return made

    assert 0 < features(some("a1", "Rebels"), some("a2", "Rebels"))["same actor"] < 500
    assert "other actor" not in features(some("a1", "Rebels"), some("a2", "A group"))
    twice = some("a1", "Rebels").tells("there", "ASSAULT", ["Rebels"], ["Borduria"])
    assert features(twice, Made("a2", "Rain."))["same actor"] > 500
    assert features(some("a1", "Ann Ash"), deed("a2", "ASSAULT", ["Eve Elm"], ["Borduria"])).get("other actor", 0) < 0


def test_two_persons_who_meet_in_both_accounts_are_a_strong_sign():
    two = features(deed("a1", "CONSULT", ["Ann Ash", "Bob Birch"]), deed("a2", "CONSULT", ["Ann Ash", "Bob Birch"]))
    states = features(deed("a1", "CONSULT", ["Syldavia", "Borduria"]), deed("a2", "CONSULT", ["Syldavia", "Borduria"]))
    assert two["shared participants"] > states["shared participants"] > 0


def test_a_relation_told_in_general_words_and_without_a_time_is_one():
    general = features(
        deed("a1", "COOPERATE", ["Syldavia", "Borduria"], words="cooperated"),
        deed("a2", "COOPERATE", ["Borduria", "Syldavia"], words="coordination"),
    )
    assert general["one relation"] > 0
    timed = features(
        deed("a1", "COOPERATE", ["Syldavia", "Borduria"], words="cooperated", interval=days("1938-05-03")),
        deed("a2", "COOPERATE", ["Borduria", "Syldavia"], words="coordination"),
    )
    assert timed["lasting"] < 0
    drill = features(
        deed("a1", "COOPERATE", ["Syldavia", "Borduria"], words="drilled"),
        deed("a2", "COOPERATE", ["Borduria", "Syldavia"], words="cooperated"),
    )
    assert drill["lasting"] < 0


def test_two_accusations_in_one_article_are_two():
    made = Made("a1", "Ann Ash blamed Borduria. Ann Ash cursed Borduria.")
    for words, kind in (("blamed", "ACCUSE"), ("cursed", "ACCUSE")):
        made.tells(words, kind, ["Ann Ash"], ["Borduria"])
    assert features(made, Made("a2", "Rain."))["same article"] < 0


def test_a_town_is_no_other_place_than_its_country():
    pile = pile_of(
        *(
            replace(
                made := deed(name, "AID", ["Ann Ash"], place=0),
                parts={**made.parts, "places": [Place(made.span("went"), (0, 1), town, None, country, kind=kind)]},
            )
            for name, town, country, kind in (("a1", "Klow", "SYL", "city"), ("a2", "Syldavia", "SYL", "country"))
        )
    )
    assert "other place" not in {f.name for f in compare(pile, *tellings_of(pile))}


def test_words_that_name_the_parties_or_the_deed_are_not_counted_twice():
    one = Made("a1", "Syldavia bombed Borduria by the mole.").tells(
        "Syldavia bombed Borduria by the mole", "ASSAULT", ["Syldavia"], ["Borduria"]
    )
    (told,) = tellings_of(pile_of(one))
    assert "syldavia" in told.bag
    assert not {"syldavia", "borduria"} & told.rest


def test_what_was_said_is_compared_with_speech():
    made = Made("a1", "Ann Ash warned that the mole would burn.").says("Ann Ash", "the mole would burn", cue="warned")
    (told,) = tellings_of(pile_of(made.tells("warned", "THREATEN", ["Ann Ash"])))
    assert {"mole", "burn"} <= told.bag
    (deed_,) = tellings_of(pile_of(replace(made, parts={**made.parts, "accounts": []}).tells("warned", "AID")))
    assert "mole" not in deed_.bag


def test_a_talk_with_somebody_else_is_another_talk(monkeypatch):
    monkeypatch.setitem(actors_of.__globals__["PEOPLE"], "Eve Elm", "ZUB")
    found = features(
        deed("a1", "CONSULT", ["Ann Ash", "Bob Birch"]),
        deed("a2", "CONSULT", ["Ann Ash", "Eve Elm"]),
    )
    assert found["other partner"] < 0
    unnamed = features(deed("a1", "CONSULT", ["Ann Ash", "Bob Birch"]), deed("a2", "CONSULT", ["Ann Ash", "Dee Dorn"]))
    assert "other partner" not in unnamed
