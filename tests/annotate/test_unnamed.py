"""Attackers, people of a state, bodies led by an adjective, names from the calendar, quotations and pronouns."""

from __future__ import annotations

import pytest
from name_reading import first, names, parsed, read, together

from tidings.annotate.names.wording import read_wording


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("His wife, Jan Borman, told reporters in Dover.", "Jan Borman"),
        ("The mother, May Tollund, wept.", "May Tollund"),
        ("Evan A. Harlund said that he had left.", "Evan A. Harlund"),
        ("He worked at Harlow Christian Health Center.", "Harlow Christian Health Center"),
        ("He joined the Afghan Public Protection Force.", "Afghan Public Protection Force"),
        ("She taught at the American University in town.", "American University"),
        ("Leaders of the G-7 met.", "G-7"),
    ],
)
def test_a_name_is_whole(text, name):
    assert name in names(text)


@pytest.mark.parametrize("text", ["They met in May Friday.", "It was plan A. Then they left.", "In April Moscow fell."])
def test_a_month_and_a_letter_are_no_names(text):
    assert not {n for n in names(text) if n.startswith(("May", "April", "A", "plan"))}


def test_the_eve_of_a_feast_is_nobody():
    assert "Eve" not in names("It happened on New Year's Eve. They met on New Year's Eve in Dover.")
    assert "Eve" in names("Tom's sister met Eve in Dover.")


def test_a_state_and_its_institution_stay_what_they_are():
    assert first("The Russian Air Force struck.", "Russian Air Force").country == "RUS"
    assert first("Turkish Foreign Minister Ali Demir spoke.", "Turkish").actor_type == "state"


def test_a_state_at_the_end_of_a_quotation_is_read():
    assert (
        first('"It is the work of the government of Afghanistan."', "government of Afghanistan").actor_type == "state"
    )


def test_the_gunman_is_who_opened_fire():
    text = "A guard opened fire at a clinic on Monday. Officials said the gunman was wounded. The shooter was treated."
    assert together(text, "A guard", "the gunman", "The shooter")
    text = "Two were shot by an Afghan guard. Officials said the attacker was hurt."
    assert together(text, "an Afghan guard", "the attacker")


def test_a_named_attacker_is_the_gunman():
    assert together("Tom Lund shot five people. The gunman fled.", "Tom Lund", "The gunman")


def test_the_gunman_is_nobody_who_only_spoke():
    assert not together("Tom Lund spoke in Dover. The gunman fled.", "Tom Lund", "The gunman")


def test_counted_people_are_not_their_state():
    assert first("Three Americans were killed.", "Three Americans").actor_type == "group"
    assert first("He loved working with Afghans.", "Afghans").actor_type == "group"
    assert first("The Russians said no.", "Russians").actor_type == "state"


def test_the_leaders_and_the_forces_of_a_state_are_the_state():
    assert together("Russia said no. Russia's leaders met.", "Russia", "Russia's leaders")
    assert together("Syria said no. Assad's forces advanced.", "Syria", "Assad's forces")
    assert not together("Syria said no. Syria's forces advanced.", "Syria", "Syria's forces")


def test_its_website_is_the_body():
    assert together("Harlow University has grown, according to its website.", "Harlow University", "its website")


def test_a_website_of_another_name_is_another():
    text = "The Fars agency said so on its website. It was denied, the Harlow website said."
    assert not together(text, "its website", "the Harlow website")


def test_after_a_quotation_he_is_not_whom_it_talks_about():
    text = 'Mary Lund wept. "The gunman was Tom Holm," she said. "Erik Borg was good," she said.'
    assert {m.name for said, m in read(text) if said == "she"} == {"Mary Lund"}


def test_a_family_is_not_the_man():
    assert together("Erik Lund came. The Assad family fled, he said.", "Erik Lund", "he")


def test_a_clause_before_its_subject_looks_ahead():
    text = "Erik Holm quit. As he embarked on his trip to Moscow, Secretary of State Paul Lund said that talks went on."
    assert together(text, "he", "Secretary of State Paul Lund")
    assert together("Erik Holm resigned. When he left, the room fell silent.", "Erik Holm", "he")


def test_quotation_marks_close_with_their_paragraph():
    wording = read_wording(parsed('"It is good, she said.\nHe left "at once" then.'))
    quoted = {t for t, q in zip(wording.texts, wording.quoted, strict=True) if q}
    assert {"at", "once", "good"} <= quoted
    assert not {"He", "then"} & quoted
