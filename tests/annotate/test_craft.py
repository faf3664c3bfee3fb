"""Ships, aircraft and what they are called."""

import pytest
from name_reading import first, names, read, together

from tidings.annotate.names.craft import craft_kind, same_craft


def test_a_name_behind_the_noun_for_a_ship_is_the_ship():
    text = "The trawler Heron was sunk at night. Six men of the Heron were hurt."
    ship = first(text, "trawler Heron")
    assert (ship.name, ship.type, ship.actor_type, ship.title) == ("Heron", "ORG", "organisation", "trawler")
    assert together(text, "trawler Heron", "Heron")


def test_a_ship_named_after_a_person_is_no_person():
    assert first("He served on the battleship Catherine II for a year.", "battleship Catherine II").type == "ORG"


def test_a_list_of_ships():
    found = dict(read("The steam trawlers Gannet and Dunlin came back on Sunday."))
    assert found["steam trawlers Gannet"].name == "Gannet"
    assert found["Dunlin"].actor_type == "organisation"


def test_a_ship_may_have_and_in_its_name():
    assert "mission ship Ruth and Mary Cole" in names("They were brought on board the mission ship Ruth and Mary Cole.")


def test_a_prefix_is_enough():
    assert first("On Monday HMS Torrent left the harbour.", "HMS Torrent").type == "ORG"


def test_a_title_with_a_capital_is_no_ship():
    assert first("He met Transport Secretary Anna Cole.", "Transport Secretary Anna Cole").type == "PER"


@pytest.mark.parametrize(
    ("words", "country"),
    [("Two torpedo boats", None), ("A Russian warplane", "RUS"), ("Four Chinese destroyers", "CHN")],
)
def test_vessels_and_aircraft_act(words, country):
    craft = first(f"{words} approached the coast at night.", words)
    assert (craft.actor_type, craft.country, "MIL" in craft.codes) == ("group", country, True)


def test_what_is_said_not_to_be_there_is_nobody():
    assert "no torpedo boat" not in dict(read("There was no torpedo boat near the coast."))


def test_a_general_word_repeats_the_only_one():
    text = "A Russian warplane crossed the border. The plane was shot down."
    assert together(text, "A Russian warplane", "The plane")


def test_a_general_word_that_could_be_two_is_neither():
    text = "Two trawlers met three destroyers. The ships fired."
    assert not together(text, "Two trawlers", "The ships")
    assert not together(text, "three destroyers", "The ships")


@pytest.mark.parametrize(
    ("noun", "other", "same"),
    [
        ("ship", "trawler", True), ("trawler", "ship", False), ("trawlers", "fishing boats", True),
        ("destroyer", "cruiser", False), ("plane", "trawler", False), ("plane", "bomber", True), ("man", "ship", False),
    ],
)  # fmt: skip
def test_which_nouns_can_repeat_which(noun, other, same):
    assert same_craft(noun, other) is same


def test_the_kind_of_a_noun():
    assert (craft_kind("smacks"), craft_kind("minister")) == ("fishing boat", None)


def test_his_squadron_is_of_his_state():
    text = "Russian Admiral Pavel Orlov left the port. He said that his squadron had been attacked."
    assert first(text, "his squadron").country == "RUS"


def test_warships_of_a_state_are_told_as_its_own():
    assert "warships Gannet" not in dict(read("The Russian warships Gannet and Dunlin left the port."))


def test_the_plane_is_nobody_where_none_was_told_of():
    assert "The plane" not in dict(read("The plane landed on Sunday."))


def test_the_plane_is_of_the_state_whose_planes_were_told_of():
    text = "A Russian warplane and a Russian helicopter crossed the border. The plane was shot down."
    assert first(text, "The plane").country == "RUS"
