"""The attacker of an affair under all his descriptions, the people of a state and a coalition."""

from test_actors import actors_of, article, names_together
from test_described import body, group


def man(text, **more):
    return {"text": text, "level": "nominal", "title": text.split()[-1], **more}


def test_the_gunman_of_one_article_is_the_shooter_of_the_next():
    actors = actors_of(article("n1", man("the gunman")), article("n2", man("The shooter")))
    assert names_together(actors, "the gunman", "The shooter")


def test_a_witness_is_no_attacker():
    actors = actors_of(article("n1", man("the gunman")), article("n2", man("the witness")))
    assert not names_together(actors, "the gunman", "the witness")


def test_two_attackers_of_one_article_stay_two():
    actors = actors_of(article("n1", man("the gunman"), man("the killer")), article("n2", man("the shooter")))
    assert not names_together(actors, "the gunman", "the killer")
    assert not names_together(actors, "the gunman", "the shooter")


def test_attackers_of_two_states_stay_two():
    first = article("n1", man("the Russian gunman", country="RUS"))
    actors = actors_of(first, article("n2", man("the Turkish gunman", country="TUR")))
    assert not names_together(actors, "the Russian gunman", "the Turkish gunman")


def test_the_attacker_is_the_one_person_described_so():
    named = article("n1", {"text": "Tom Lund", "chain": 0}, man("the gunman", chain=0))
    actors = actors_of(named, article("n2", man("the shooter")))
    assert len([a for a in actors if a.type in {"person", "office"}]) == 1


def test_with_two_named_attackers_nobody_is_brought_together():
    one = article("n1", {"text": "Tom Lund", "chain": 0}, man("the gunman", chain=0))
    two = article("n2", {"text": "Erik Holm", "chain": 0}, man("the gunman", chain=0))
    actors = actors_of(one, two, article("n3", man("the shooter")))
    assert len([a for a in actors if a.type in {"person", "office"}]) == 3


def test_the_people_of_a_state_are_one_group():
    first = article("n1", group("the Afghan people", country="AFG"), group("Afghans", country="AFG"))
    actors = actors_of(first, article("n2", group("the people of Afghanistan", country="AFG")))
    assert names_together(actors, "the Afghan people", "the people of Afghanistan")
    assert names_together(actors, "the Afghan people", "Afghans")


def test_a_number_of_people_is_not_the_people():
    actors = actors_of(article("n1", group("three Afghans", country="AFG"), group("Afghans", country="AFG")))
    assert not names_together(actors, "three Afghans", "Afghans")


def test_the_troops_of_the_only_coalition_are_it():
    first = article("n1", body("US-led coalition"))
    actors = actors_of(first, article("n2", group("coalition troops"), group("the U.S.-led military coalition")))
    assert names_together(actors, "US-led coalition", "coalition troops")
    assert names_together(actors, "US-led coalition", "the U.S.-led military coalition")


def test_a_spelling_that_another_actor_is_called_by_is_not_kept():
    russian = body("Russian Admiralty", country="RUS", codes=("RUS", "MIL"), chain=0)
    short = body("Admiralty", country="RUS", codes=("RUS", "MIL"), chain=0)
    actors = actors_of(article("n1", russian, short), article("n2", body("Admiralty")))
    assert [a.name for a in actors if "Admiralty" in a.names] == ["Admiralty"]
