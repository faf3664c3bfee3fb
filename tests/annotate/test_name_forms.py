"""Where names end, what joins them, and what is no name at all."""

import pytest
from name_reading import first, names, read, together


def test_a_name_never_crosses_a_sentence_end():
    found = names("The minister told our representative. Baron Kato left for London.")
    assert "Baron Kato" in found
    assert not any("representative" in name for name in found)


def test_a_rank_and_its_full_stop_are_one_title():
    assert first("Lt. Anna Cole left.", "Lt. Anna Cole").type == "PER"


def test_a_firm_of_two_names_is_one():
    assert "Messrs. Harker Brothers and Dale" in names("They wrote to Messrs. Harker Brothers and Dale about the loss.")


def test_ampersand_joins():
    assert "Harker & Dale" in names("The owners sold the ships to Harker & Dale last year.")


def test_two_fields_of_one_body():
    assert "Institute for Marine and Coastal Research" in names(
        "She works at the Institute for Marine and Coastal Research."
    )


def test_two_bodies_stay_two():
    found = names("The Ministry of Defence and the Council for Trade met.")
    assert not any("Defence and" in name for name in found)


def test_a_peer_is_called_by_his_place():
    text = "The Marquess of Ashdown wrote to the council. Lord Ashdown wants an answer."
    peer = first(text, "Marquess of Ashdown")
    assert (peer.name, peer.type) == ("Ashdown", "PER")
    assert together(text, "Marquess of Ashdown", "Lord Ashdown")


def test_a_unit_and_its_noun_are_one_name():
    unit = first("The men of the Kestrel fleet were content.", "Kestrel fleet")
    assert (unit.name, unit.actor_type) == ("Kestrel fleet", "organisation")


def test_two_surnames_with_a_hyphen_are_two():
    text = "Donald Trump met Shinzo Abe. Trump praised Abe. The Trump-Abe talks went on."
    chains = {m.name: m.chain for said, m in read(text) if said in {"Trump", "Abe"}}
    assert len(set(chains.values())) == len(chains)
    assert "Trump-Abe" not in names(text)


def test_a_double_name_stays_one():
    text = "Alexandria Ocasio-Cortez spoke. Ocasio-Cortez was cheered."
    assert "Ocasio-Cortez" in names(text)


@pytest.mark.parametrize("line", ["FLEET FIRES ON MEN", "READERS ARE REMINDED", "Hide Caption", "SOUNDBITE", "Monday"])
def test_words_of_layout_and_headlines_are_no_actors(line):
    text = f"{line}\nThe talks went on in Geneva."
    assert not [said for said, m in read(text) if m.level == "name" and m.actor_type and said in line]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Secretary General Jens Stoltenberg", "Jens Stoltenberg"),
        ("NATO's secretary general Jens Stoltenberg", "Jens Stoltenberg"),
        ("Capt. Konstantin Murakhtin", "Konstantin Murakhtin"),
        ("Acting Attorney General Dana Boente", "Dana Boente"),
    ],
)
def test_titled_people_are_people(words, name):
    person = first(f"On Monday {words} spoke to reporters.", words)
    assert (person.type, person.name) == ("PER", name)


def test_mr_president_is_nobodys_name():
    assert "Mr. President" not in names("Thank you, Mr. President, for this visit.")


def test_england_and_his_majestys_government_are_the_united_kingdom():
    text = "England was blamed. His Majesty's Government demanded an apology. Great Britain waited."
    assert together(text, "England", "His Majesty's Government", "Great Britain")


def test_a_wife_is_not_her_husband():
    text = "President Trump and Melania Trump arrived. Trump spoke first."
    assert not together(text, "Melania Trump", "Trump")
    assert together(text, "President Trump", "Trump")


def test_a_son_of_the_same_name_is_another_person():
    text = "Donald Trump Jr. met a lawyer. Donald Trump knew nothing."
    assert not together(text, "Donald Trump Jr.", "Donald Trump")


def test_the_surname_goes_to_whom_the_title_fits():
    text = "President Omar Kassab and Minister Hala Kassab came. President Kassab spoke."
    assert together(text, "President Omar Kassab", "President Kassab")


def test_a_skipper_of_another_ship_is_another_man():
    text = "John Harker, the skipper, was killed. The skipper of the Dunlin told reporters about the night."
    assert not together(text, "John Harker", "The skipper of the Dunlin")


def test_two_counsels_are_two():
    text = "Special counsel Anna Cole spoke. The chief counsel was silent."
    assert not together(text, "Special counsel Anna Cole", "The chief counsel")


def test_an_office_without_holder_is_the_one_man_just_named():
    text = "Mr. Harcourt spoke in the hall on Friday. The Prime Minister said that talks would go on."
    assert together(text, "Mr. Harcourt", "The Prime Minister")


def test_an_office_is_not_given_to_one_of_two():
    text = "Mr. Harcourt met Mr. Dale on Friday. The Prime Minister said that talks would go on."
    assert not together(text, "Mr. Harcourt", "The Prime Minister")


def test_an_outlet_by_its_last_word():
    text = "The New York Times wrote about it. The Times quoted an official."
    assert len({m.chain for said, m in read(text) if "Times" in said}) == 1


def test_an_agency_of_another_name_is_another():
    text = "Reuters reported the strike. Later the Zarnik newspaper denied it."
    found = dict(read(text))
    assert found["Reuters"].chain != next((m.chain for said, m in found.items() if said.endswith("newspaper")), -1)
