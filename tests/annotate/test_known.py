import pytest
from name_reading import first, names, read, together

from tidings.annotate.names.gazetteer import is_acronym


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hizbullah", "Hezbollah"),
        ("Daesh", "Islamic State"),
        ("I.R.G.C.", "Islamic Revolutionary Guard Corps"),
        ("al-Nusra Front", "al-Nusra Front"),
        ("U.S.", "United States"),
    ],
)
def test_aliases_have_one_name(words: str, name: str) -> None:
    assert first(f"He spoke of {words} again.", words).name == name


@pytest.mark.parametrize(
    "words",
    [
        "Russia's Defense Ministry",
        "Russian Ministry of Defence",
        "Russian Defense Ministry",
        "Ministry of Defence of Russia",
    ],
)
def test_a_ministry_of_a_state_has_one_name(words: str) -> None:
    assert first(f"On Friday the {words} denied it.", words).name == "Russian Defense Ministry"


def test_a_government_is_its_state() -> None:
    text = "The Syrian government denied it. The government in Damascus was angry. Syria waited."
    assert together(text, "Syrian government", "government in Damascus", "Syria")
    assert first(text, "Syrian government").actor_type == "state"


def test_a_ruler_s_regime_is_his_state() -> None:
    assert first("They helped the Assad regime.", "Assad regime").name == "Syria"
    assert (
        first("They asked President Barack Obama's administration.", "President Barack Obama's administration").country
        == "USA"
    )
    assert first("They fought the regime of Bashar al-Assad.", "regime of Bashar al-Assad").name == "Syria"


def test_a_noun_that_describes_makes_no_institution() -> None:
    assert "Russian military" not in names("The Russian military buildup went on.")
    assert "Russian military" in names("The Russian military denied it.")


def test_the_british_foreign_ministry_is_the_one_of_the_table() -> None:
    assert first("The British foreign ministry denied it.", "British foreign ministry").name == "Foreign Office"


def test_a_ministry_without_its_state_joins_the_only_one_of_its_kind() -> None:
    text = "Russia's Agriculture Ministry agreed. A statement on the Agriculture Ministry website said so."
    assert together(text, "Russia's Agriculture Ministry", "Agriculture Ministry")


def test_small_letters_are_no_acronym() -> None:
    assert [w for w, m in read("It is here, and they told us who.") if m.level == "name"] == []


def test_the_west_needs_its_article() -> None:
    assert "West" not in names("He flew to West Harbour.")


def test_an_adjective_can_begin_a_place() -> None:
    assert first("She lives in British Columbia now.", "British Columbia").type == "GPE"


def test_is_acronym() -> None:
    assert is_acronym("NATO")
    assert not is_acronym("Nato")
    assert not is_acronym("UN CHIEF")
