import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_reading import first, names, read

WORDS = [
    "the",
    "Iranian",
    "minister",
    "said",
    "in",
    "Moscow",
    "U.S.",
    "forces",
    ",",
    "President",
    "Obama",
    "(",
    "IS",
    ")",
    ".",
]
PEOPLE = [
    ("Velmarian Defence Minister Anton Garrek spoke.", "Anton Garrek"),
    ("Maj. Gen. Qahtan al-Rawi arrived on Monday.", "Qahtan al-Rawi"),
    ("He met US Col. Peter J. Haldane in Rome.", "Peter J. Haldane"),
    ("Pak Hwan-un was there with his aides.", "Pak Hwan-un"),
    ("Prime Minister Theresa May spoke.", "Theresa May"),
    ("The dictator Omar-al Hadid fled.", "Omar-al Hadid"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_people_are_found_in_every_style(text: str, name: str) -> None:
    assert name in [m.name for _, m in read(text) if m.type == "PER" and m.level == "name"]


def test_a_name_holds_its_title_and_state_and_keeps_the_bare_name_apart() -> None:
    text = "Iranian Defence Minister Hassan Moradi visited Rome."
    minister = first(text, "Iranian Defence Minister Hassan Moradi")
    assert (minister.name, minister.title, minister.country) == ("Hassan Moradi", "Defence Minister", "IRN")
    assert minister.codes == ("IRN", "MIL")
    assert minister.actor_type == "person"
    assert minister.bare is not None
    assert text[minister.bare.start : minister.bare.end] == "Hassan Moradi"


def test_a_possessive_state_and_a_qualifier_belong_to_the_name() -> None:
    assert "Iran's former Foreign Minister Hassan Moradi" in names("Iran's former Foreign Minister Hassan Moradi left.")


def test_a_body_before_the_title_gives_state_and_sector() -> None:
    text = "Russian Defense Ministry spokesman Ivan Petrenko said so."
    spokesman = first(text, "Russian Defense Ministry spokesman Ivan Petrenko")
    assert spokesman.codes == ("RUS", "MIL")
    assert first(text, "Russian Defense Ministry").name == "Russian Defense Ministry"


def test_capitals_throughout_are_read_like_any_name() -> None:
    assert any(m.name == "VLADIMIR PUTIN" for _, m in read('RUSSIAN PRESIDENT VLADIMIR PUTIN: "We know."'))


def test_a_headline_in_title_case_is_no_long_name() -> None:
    found = names("Russia Calls Downing Of Its Plane A Planned Provocation Against Peace")
    assert found == ["Russia"]


def test_words_that_open_a_sentence_are_no_names() -> None:
    assert names("However, nobody came. Until then, all was calm. Meanwhile the talks went on.") == []


def test_king_as_a_surname_is_no_title() -> None:
    assert first("Martin Luther King spoke in Memphis.", "Martin Luther King").title is None


def test_given_name_keeps_a_country_from_being_read() -> None:
    assert [m.type for _, m in read("Michael Jordan and Chad Smithers left the room.") if m.level == "name"] == [
        "PER",
        "PER",
    ]


def test_an_organisation_goes_on_over_of() -> None:
    assert "Council for Open Skies" in names("He works at the Council for Open Skies in Rome.")


def test_a_numbered_unit_keeps_its_number() -> None:
    assert "12th Mountain Brigade" in names("Fighters of the 12th Mountain Brigade said so.")
    assert "First Mountain Division" in names("Fighters of the First Mountain Division said so.")


def test_a_party_tag_is_no_name() -> None:
    assert "R-Ariz." not in names("Sen. John Hallam, R-Ariz., said so.")


def test_same_name_has_one_type() -> None:
    found = read("Sen. Ada Quillon spoke. Quillon left. They asked Quillon.")
    assert {m.type for words, m in found if "Quillon" in words} == {"PER"}


@given(st.lists(st.sampled_from(WORDS)))
def test_mentions_are_in_order_and_in_range(words: list[str]) -> None:
    text = " ".join(words) or "x"
    spans = [m.span for _, m in read(text)]
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    chains = list(dict.fromkeys(m.chain for _, m in read(text)))
    assert chains == list(range(len(chains)))
