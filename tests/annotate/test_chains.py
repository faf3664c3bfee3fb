from __future__ import annotations

import pytest
from statement_texts import told

CHAINS = [
    ("The minister said the fleet had sailed, according to Reuters.", "The minister", ["Reuters"]),
    (
        "According to the Anadolu news agency, the minister said the fleet had sailed.",
        "the minister",
        ["Anadolu Agency"],
    ),
    ("“It sailed,” the minister said, Reuters reports.", "the minister", ["Reuters"]),
    ("The minister told CNN that the fleet had sailed.", "The minister", ["CNN"]),
    (
        "“It sailed,” the minister has told Fars News, according to Rudaw.",
        "the minister",
        ["Rudaw", "Fars News Agency"],
    ),
    (
        "The Syrian foreign minister told state media that the fleet had sailed.",
        "The Syrian foreign minister",
        ["Syrian state media"],
    ),
    (
        "The Syrian foreign minister told state media last week that the fleet had sailed.",
        "The Syrian foreign minister",
        ["Syrian state media"],
    ),
    ("Reuters quoted the minister as saying the fleet had sailed.", "the minister", ["Reuters"]),
    ("The minister was quoted by Reuters as saying the fleet had sailed.", "The minister", ["Reuters"]),
    ("The fleet has sailed, Reuters reported, citing two officials.", "two officials", ["Reuters"]),
    ("Reuters reported that the minister denied the report.", "the minister", ["Reuters"]),
    ("“It sailed,” the minister said on CNN’s State of the Union.", "the minister", ["CNN"]),
    ("Orlov called the story absurd in a conversation with the Reuters news agency.", "Orlov", ["Reuters"]),
    ("In an interview with CNN, the minister said the fleet had sailed.", "the minister", ["CNN"]),
]


@pytest.mark.parametrize(("text", "source", "chain"), CHAINS)
def test_the_chain_names_who_passed_it_on(text: str, source: str, chain: list[str]) -> None:
    (found,) = told(text)
    assert (found.source, found.chain) == (source, chain)


def test_the_articles_own_outlet_is_no_station() -> None:
    (found,) = told("The minister told CNN that the fleet had sailed.", outlet="CNN")
    assert found.chain == []


def test_an_outlet_that_asserts_is_the_speaker() -> None:
    (found,) = told("Reuters reported that the fleet had sailed.")
    assert (found.source, found.chain, found.statement.role) == ("Reuters", [], "agency")


def test_a_person_who_relays_speaks_too() -> None:
    outer, inner = told("Donald Trump said King Salman denied that he knew.")
    assert (outer.source, outer.chain) == ("Donald Trump", [])
    assert (inner.source, inner.chain, inner.statement.act) == ("King Salman", ["Donald Trump"], "denies")


def test_these_officials_carry_their_chain_back() -> None:
    first, second = told(
        "Russia has sent a fleet, according to officials in London.\n"
        "The fleet sailed on Monday, Reuters quoted these officials as saying."
    )
    assert first.chain == second.chain == ["Reuters"]


def test_other_officials_do_not_share_the_chain() -> None:
    first, second = told(
        "Russia has sent a fleet, according to officials in London.\n"
        "The fleet sailed on Monday, Reuters quoted French officials as saying."
    )
    assert (first.chain, second.chain) == ([], ["Reuters"])


def test_a_pronoun_right_behind_keeps_the_chain() -> None:
    first, second = told("The ministry said the fleet had sailed, according to Reuters. It said that the sea was calm.")
    assert first.chain == second.chain == ["Reuters"]


def test_an_outlet_that_tells_of_a_proposal_asserts_it() -> None:
    outer, inner = told("Reuters reports from Paris that Orlov proposed a commission to both powers.")
    assert (outer.source, outer.statement.role) == ("Reuters", "agency")
    assert (inner.source, inner.chain, inner.statement.act) == ("Orlov", ["Reuters"], "requests")


def test_the_agency_of_the_dateline_passes_on_what_follows() -> None:
    first, second = told(
        "PARIS, Oct. 27 (Reuters) – The minister said the fleet had sailed.\nHe denied that it sank.",
        outlet="The Times",
    )
    assert first.chain == second.chain == ["Reuters"]


def test_what_the_paper_was_told_itself_came_through_no_agency() -> None:
    first, second, third = told(
        "PARIS, Oct. 27 (Reuters) – The minister said the fleet had sailed.\n"
        "The embassy told us that it had sunk. It stayed, an officer of the port said.",
        outlet="The Times",
    )
    assert (first.chain, second.chain, third.chain) == (["Reuters"], [], [])


def test_an_agencys_own_dateline_is_no_station() -> None:
    (found,) = told("PARIS, Oct. 27 (Reuters) – The minister said the fleet had sailed.", outlet="Reuters")
    assert found.chain == []
