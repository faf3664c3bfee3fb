"""Bodies without a name, and the named ones that they can be."""

import pytest
from test_actors import actors_of, article, names_together

from tidings.weigh.actor_features import Bundle, weigh_pair
from tidings.weigh.described import is_unit_of


def body(text, **more):
    return {"text": text, "type": "ORG", "actor": "organisation", **more}


def group(text, **more):
    return {"text": text, "type": "ORG", "actor": "group", "level": "nominal", **more}


FLEET = body("Northern Fleet", country="RUS")


def test_a_squadron_of_a_state_is_its_only_named_fleet():
    actors = actors_of(article("n1", FLEET), article("n2", group("the Russian squadron", country="RUS")))
    assert names_together(actors, "Northern Fleet", "the Russian squadron")


def test_a_squadron_is_not_one_of_two_fleets():
    second = body("Pacific Fleet", country="RUS")
    actors = actors_of(article("n1", FLEET, second), article("n2", group("the Russian squadron", country="RUS")))
    assert not names_together(actors, "Northern Fleet", "the Russian squadron")
    assert not names_together(actors, "Northern Fleet", "Pacific Fleet")


def test_a_squadron_of_another_state_is_another():
    actors = actors_of(article("n1", FLEET), article("n2", group("the British squadron", country="GBR")))
    assert not names_together(actors, "Northern Fleet", "the British squadron")


@pytest.mark.parametrize(
    ("words", "name", "fits"),
    [
        ("squadron", "Northern Fleet", True),
        ("squadron", "Northern Bank", False),
        ("plane", "Turkish air force", True),
        ("pilot", "Turkish air force", False),
        ("plane", "Turkish army", False),
        ("trawler", "Turkish air force", False),
        ("", "Northern Fleet", False),
    ],
)
def test_what_can_be_a_unit_of_what(words, name, fits):
    assert is_unit_of(words, name) is fits


def test_words_for_one_kind_of_boat_are_one():
    actors = actors_of(article("n1", group("the trawlers")), article("n2", group("the fishing boats")))
    assert names_together(actors, "the trawlers", "the fishing boats")


def test_different_numbers_are_different_ships():
    actors = actors_of(article("n1", group("four battleships")), article("n2", group("eight battleships")))
    assert len(actors) == 2


def test_a_number_of_men_are_of_the_men():
    actors = actors_of(article("n1", group("the fishermen")), article("n2", group("two unarmed fishermen")))
    assert names_together(actors, "the fishermen", "two unarmed fishermen")


def test_another_group_stays_in_its_article():
    actors = actors_of(article("n1", group("a rebel brigade")), article("n2", group("a rebel brigade")))
    assert len(actors) == 2


def test_officials_of_a_body_are_the_body():
    actors = actors_of(article("n1", body("NATO")), article("n2", group("NATO officials")))
    assert names_together(actors, "NATO", "NATO officials")


def test_the_commission_is_the_only_one_named():
    named = body("International Commission of Inquiry")
    actors = actors_of(article("n1", named), article("n2", group("the commission")))
    assert names_together(actors, "International Commission of Inquiry", "the commission")


def test_the_commission_is_none_of_two():
    two = body("International Commission of Inquiry"), body("Harbour Commission")
    actors = actors_of(article("n1", *two), article("n2", group("the commission")))
    assert not names_together(actors, "International Commission of Inquiry", "the commission")


def test_bodies_of_two_states_stay_apart():
    actors = actors_of(
        article("n1", body("Russian Admiralty", country="RUS")), article("n2", body("German Admiralty", country="DEU"))
    )
    assert len(actors) == 2


def test_an_institution_is_not_that_of_a_state_the_article_never_names():
    state = {"text": "Spain", "type": "GPE", "actor": "state", "country": "ESP"}
    theirs = article("n1", body("Russian Admiralty", country="RUS"))
    actors = actors_of(theirs, article("n2", state, body("Admiralty")))
    assert not names_together(actors, "Russian Admiralty", "Admiralty")


def test_the_emperor_of_a_state_is_the_only_emperor():
    named = {"text": "Nicholas", "title": "Emperor"}
    office = {
        "text": "the Russian Emperor", "level": "nominal", "name": "the Russian Emperor", "title": "emperor",
        "country": "RUS", "actor": "person",
    }  # fmt: skip
    actors = actors_of(article("n1", named), article("n2", office))
    assert names_together(actors, "Nicholas", "the Russian Emperor")


def test_a_nickname_meets_its_full_name():
    actors = actors_of(article("n1", {"text": "Bob Harkerson"}), article("n2", {"text": "Robert W. Harkerson"}))
    assert len(actors) == 1


def test_a_famous_father_and_his_son_stay_apart():
    actors = actors_of(article("n1", {"text": "Donald Trump"}), article("n2", {"text": "Donald Trump Jr."}))
    assert len(actors) == 2


def test_a_surname_read_as_a_body_is_the_person():
    actors = actors_of(article("n1", {"text": "Christopher Harker"}), article("n2", body("Harker")))
    assert names_together(actors, "Christopher Harker", "Harker")


def test_an_organisation_with_a_sector_stays_one():
    actors = actors_of(article("n1", {"text": "Christopher Harker"}), article("n2", body("Harker", codes=("BUS",))))
    assert not names_together(actors, "Christopher Harker", "Harker")


def test_the_fullest_name_is_shown_though_the_surname_is_commoner():
    many = [{"text": "Harker", "chain": 0} for _ in range(30)]
    full = [{"text": "Anna Harker", "chain": 0} for _ in range(2)]
    (actor,) = actors_of(article("n1", *full, *many))
    assert actor.name == "Anna Harker"


def test_two_spellings_side_by_side_in_one_article_are_two_people():
    a = Bundle("a|", "person", "Yoon Young-chan", None, ())
    assert weigh_pair(a, Bundle("b|", "person", "Youn Young-chan", None, ())).score > 0
    actors = actors_of(article("n1", {"text": "Yoon Young-chan"}, {"text": "Youn Young-chan"}))
    assert len(actors) == 2
