"""A roster in an article; the network's names are given here, so that no trained model decides."""

from __future__ import annotations

from datetime import date

import pytest
from name_reading import given

from tidings.annotate.names.rostered import codes_of
from tidings.annotate.names.wording import Candidate
from tidings.model import Interval
from tidings.roster import Entry, Office, Roster

FRONT = Entry("Front (line 1)", "Nightjar Front", "group", ("The Nightjars", "NJF"), "SYR", (Office(("SYR", "REB")),))
BRANDT = Entry("Brandt (line 2)", "Orsolo Brandt", "person", ("Captain Brandt",), "RUS", (Office(("RUS", "MIL")),))
RUSSIA = Entry("Russia (line 3)", "Russia", "state", (), "RUS", (Office(("RUS",)),))
ROSTER = Roster("r.csv", (FRONT, BRANDT, RUSSIA))


def listed(text: str, roster: Roster | None = ROSTER, **kinds: str) -> dict[str, Candidate]:
    """The names by their words where the network saw just these, beside those of the roster."""
    return given(text, roster, **kinds)


def test_a_name_that_the_network_missed_is_found_under_all_its_aliases():
    found = listed("On Monday the Nightjar Front attacked; later the Nightjars, or NJF, left.")
    assert {found[n].entry for n in ("Nightjar Front", "Nightjars", "NJF")} == {FRONT.label}
    assert len({found[n].key for n in ("Nightjar Front", "Nightjars", "NJF")}) == 1
    assert found["NJF"].codes == ("SYR", "REB")
    assert found["NJF"].actor_type == "group"


def test_without_a_roster_nothing_has_an_entry():
    assert {c.entry for c in listed("The Nightjar Front attacked.", None).values()} <= {None}


def test_the_rosters_type_goes_before_the_networks():
    found = listed("They joined Nightjar Front in May.", Nightjar_Front="GPE")["Nightjar Front"]
    assert (found.type, found.actor_type) == ("ORG", "group")


def test_a_longer_name_of_the_network_is_left_alone():
    found = listed("He bought Nightjar Front Holdings today.", Nightjar_Front_Holdings="ORG")
    assert found["Nightjar Front Holdings"].entry is None


def test_a_person_keeps_the_title_before_the_name():
    found = listed("They met Energy Minister Orsolo Brandt here.")["Energy Minister Orsolo Brandt"]
    assert (found.name, found.entry, found.codes) == ("Orsolo Brandt", BRANDT.label, ("RUS", "MIL"))
    assert found.title


def test_another_spelling_of_a_person_is_the_same_entry():
    assert listed("They met Orsolo Brant here.", Orsolo_Brant="PER")["Orsolo Brant"].entry in {None, BRANDT.label}
    spelled = Roster("r", (Entry("S (line 1)", "Sergei Shoigu", "person"),))
    assert listed("They met Sergey Shoygu here.", spelled, Sergey_Shoygu="PER")["Sergey Shoygu"].entry == "S (line 1)"


def test_an_alias_with_a_title_has_the_full_name():
    found = listed("They met Captain Brandt and Maria Brandt here.", Maria_Brandt="PER")
    assert (found["Captain Brandt"].name, found["Captain Brandt"].entry) == ("Orsolo Brandt", BRANDT.label)
    assert found["Maria Brandt"].entry is None


def test_a_surname_that_somebody_else_bears_is_nobodys_entry():
    alone = Roster("r", (Entry("B (line 1)", "Orsolo Brandt", "person", ("Brandt",)),))
    assert listed("They met Brandt here.", alone, Brandt="PER")["Brandt"].entry == "B (line 1)"
    both = listed("They met Maria Brandt. Then Brandt left.", alone, Maria_Brandt="PER")
    assert {c.entry for c in both.values()} == {None}


@pytest.mark.parametrize("text", ["Front rows were empty.", "In front of them stood a man."])
def test_a_mere_word_is_no_name(text):
    plain = Roster("r", (Entry("F (line 1)", "Front", "group"),))
    assert not [c for c in listed(text, plain).values() if c.entry]


def test_a_state_that_acts_has_its_entry_and_a_place_has_none():
    assert listed("Russia denied the report on Monday.")["Russia"].entry == RUSSIA.label
    assert listed("They were arrested in Russia on Monday.")["Russia"].entry is None


def test_a_states_people_are_not_the_state():
    found = listed("The blast killed three Russians on Monday.")["three Russians"]
    assert (found.entry, found.actor_type != "state") == (None, True)


def test_codes_of_the_text_that_say_more_of_the_same_stay():
    assert listed("Russia denied the report on Monday.")["Russia"].codes == ("RUS", "GOV")


def test_an_office_in_words_gives_its_sector():
    held = Interval(date(2012, 11, 6), None)
    entry = Entry("1", "Ada", country="GBR", offices=(Office((), held, "Secretary of State for Defence"),))
    assert codes_of(entry, Interval(date(2013, 1, 1), date(2013, 1, 1)))[0] == "GBR"
    minister = Entry("1", "Ada", country="GBR", offices=(Office((), held, "Defence Minister of Ruritania"),))
    assert codes_of(minister, Interval(date(2013, 1, 1), date(2013, 1, 1))) == ("GBR", "MIL")
    assert codes_of(minister, Interval(date(2011, 1, 1), date(2011, 1, 1))) == ("GBR",)
