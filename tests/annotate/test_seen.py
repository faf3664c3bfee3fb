"""Names of the network beside those of the tables; its names are given here, so that no trained model decides."""

from __future__ import annotations

import pytest
from name_reading import given


@pytest.mark.parametrize("kind", ["PER", "ORG", "GPE", "LOC", "FAC", "EVENT", "MISC", "NORP"])
def test_span_and_type_are_the_networks(kind: str) -> None:
    assert given("They spoke of Quillon Varn yesterday.", Quillon_Varn=kind)["Quillon Varn"].type == kind


def test_a_title_makes_a_person_and_is_parted_from_the_name() -> None:
    found = given("On Monday Senator Varn spoke.", Senator_Varn="ORG")
    assert found["Senator Varn"].type == "ORG"
    found = given("On Monday Senator Varn spoke.", Varn="GPE")
    assert (found["Senator Varn"].type, found["Senator Varn"].name) == ("PER", "Varn")


def test_a_state_inside_a_name_is_part_of_it_and_gives_its_state() -> None:
    found = given("She works for the Bank of Iran in Rome.", Bank_of_Iran="ORG")
    assert set(found) == {"Bank of Iran", "Rome"}
    fund = given("She works for the Danish Rescue Fund.", Danish_Rescue_Fund="ORG")["Danish Rescue Fund"]
    assert fund.country == "DNK"


def test_a_person_called_like_a_country_is_a_person() -> None:
    assert given("Later Chad laughed.", Chad="PER")["Chad"].type == "PER"


def test_an_institution_of_the_tables_stays_whole() -> None:
    found = given("Russia's Defense Ministry denied it.", Russia="GPE", Defense_Ministry="ORG")
    assert found["Russia's Defense Ministry"].codes == ("RUS", "MIL")


def test_a_state_before_a_title_is_no_part_of_the_name() -> None:
    found = given("On Monday Iranian Minister Omar Kassab left.", Iranian_Minister_Omar_Kassab="PER")
    assert found["Iranian Minister Omar Kassab"].name == "Omar Kassab"


def test_a_hyphen_or_particle_leads_on_to_the_rest_of_a_name() -> None:
    found = given("On Monday Walid al-Kassab left.", Walid="PER")
    assert found["Walid al-Kassab"].type == "PER"


def test_article_and_marks_are_no_part_of_a_name() -> None:
    assert "Varn Institute" in given('He left "the Varn Institute" early.', the_Varn_Institute="ORG")


def test_one_name_has_one_type_in_an_article() -> None:
    text = "Quillon spoke. They met Quillon. Nobody asked Quillon again."
    article = given(text, Quillon="PER")
    assert {c.type for c in article.values()} == {"PER"}


def test_an_unseen_short_acronym_or_word_is_no_body() -> None:
    assert "IS" not in given("The IS 300 was sold in Rome.", Rome="GPE")
    assert "IS" in given("Fighters of IS left Rome.", Rome="GPE", IS="ORG")


def test_words_of_the_dictionary_are_no_person() -> None:
    found = given("He praised Missile Defense in Rome.", Rome="GPE")
    assert "Missile Defense" not in found or found["Missile Defense"].actor_type is None


def test_a_small_noun_before_a_name_is_no_part_of_it() -> None:
    found = given("She works for the charity Varn Relief in Rome.", charity_Varn_Relief="ORG")
    assert found["Varn Relief"].type == "ORG"


def test_two_halves_of_a_name_are_one_person() -> None:
    text = "On Monday Omar Kassab spoke, and Anna Cole left."
    assert {"Omar Kassab", "Anna Cole"} <= set(given(text, Omar="PER", Kassab="PER"))


def test_what_the_network_passes_over_is_nobody() -> None:
    found = given("He bought the Zarnik in Rome.", Rome="GPE")
    assert "Zarnik" not in found or found["Zarnik"].actor_type is None


def test_a_given_name_left_out_belongs_to_the_name() -> None:
    assert "Anna Kassab" in given("On Monday Anna Kassab spoke in Rome.", Kassab="PER", Rome="GPE")
