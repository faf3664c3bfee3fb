import pytest
from name_reading import first, read, together

from tidings.annotate.names.people_chains import close_surnames, parts, surname_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ivan Petrenko spoke. Mr. Petrenko left.", ["Ivan Petrenko", "Mr. Petrenko"]),
        ("Hossein Dehghan spoke. Later Dehqan left.", ["Hossein Dehghan", "Dehqan"]),
        ("Minister Ri Yong-ho spoke in Rome. Later Ri left.", ["Minister Ri Yong-ho", "Ri"]),
        ("The Harbour Safety Institute (HSI) spoke. HSI left.", ["Harbour Safety Institute", "HSI"]),
        ("The Harbour Safety Institute spoke. HSI left.", ["Harbour Safety Institute", "HSI"]),
        ("Iraq's foreign minister, Karim al-Basri, spoke.", ["Iraq's foreign minister", "Karim al-Basri"]),
        ("Karim al-Basri, the spokesman for Hamas, spoke.", ["Karim al-Basri", "the spokesman for Hamas"]),
        ("Karim al-Basri, an expert at a school in Rome, spoke.", ["Karim al-Basri", "an expert"]),
        (
            "Turkish President Kemal Aydin spoke. Later Turkey's president left.",
            ["Turkish President Kemal Aydin", "Turkey's president"],
        ),
        (
            "Syrian President Karim Basri spoke. They want the Syrian dictator out.",
            ["Syrian President Karim Basri", "the Syrian dictator"],
        ),
        ("Iraq's Defense Ministry agreed. Later the ministry denied it.", ["Iraq's Defense Ministry", "the ministry"]),
        ("Fars News Agency wrote so. The agency denied it.", ["Fars News Agency", "The agency"]),
        ("Tasnim wrote so. Iran's Tasnim news agency denied it.", ["Tasnim", "Iran's Tasnim news agency"]),
        (
            "A rebel group called the 12th Mountain Brigade spoke. The group left.",
            ["A rebel group", "12th Mountain Brigade", "The group"],
        ),
        ("They fought the Lebanese militia Hezbollah.", ["the Lebanese militia", "Hezbollah"]),
        ("He supported rebel groups. Later opposition forces left.", ["rebel groups", "opposition forces"]),
        ("The Assad regime agreed. The regime then left.", ["Assad regime", "The regime"]),
        ("Turkey agreed, and the country paid.", ["Turkey", "the country"]),
    ],
)
def test_one_chain(text: str, words: list[str]) -> None:
    assert together(text, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bill Harding spoke. Hillary Harding left.", ["Bill Harding", "Hillary Harding"]),
        (
            "Iran's foreign minister spoke. Russia's foreign minister left.",
            ["Iran's foreign minister", "Russia's foreign minister"],
        ),
        ("The pilot died. They found the second pilot.", ["The pilot", "the second pilot"]),
        ("He supported Turkmen rebels. Later Kurdish rebels left.", ["Turkmen rebels", "Kurdish rebels"]),
        ("An official spoke. Another official left.", ["An official", "Another official"]),
        ("He is close to Ivan Petrenko, a senior official said.", ["Ivan Petrenko", "a senior official"]),
        (
            "Turkish Vice President Kemal Aydin spoke. Later Turkey's president left.",
            ["Turkish Vice President Kemal Aydin", "Turkey's president"],
        ),
    ],
)
def test_chains_apart(text: str, words: list[str]) -> None:
    assert not together(text, *words)


def test_counterparts_take_title_and_states_in_their_order() -> None:
    text = (
        "Iranian Defense Minister Hassan Moradi and his Russian and Syrian counterparts, Ivan Petrenko and "
        "Karim al-Basri, met. The Russian defense minister smiled."
    )
    assert first(text, "Ivan Petrenko").country == "RUS"
    assert first(text, "Karim al-Basri").country == "SYR"
    assert together(text, "Ivan Petrenko", "The Russian defense minister")


def test_a_counterpart_has_the_title_of_whom_he_is_one() -> None:
    text = "Iran's Foreign Minister Hassan Moradi met his Russian counterpart, Ivan Petrenko."
    petrenko = first(text, "Ivan Petrenko")
    assert petrenko.country == "RUS"
    assert petrenko.title == "foreign minister"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("President Ivan Petrenko met Anna Karlova. He smiled.", "He", "Ivan Petrenko"),
        ("President Ivan Petrenko met Anna Karlova. She smiled.", "She", "Anna Karlova"),
        ("Turkey said it shot down the plane.", "it", "Turkey"),
        ("US officials said they knew.", "they", "US officials"),
        ("They met Ivan Petrenko, who smiled.", "who", "Ivan Petrenko"),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    mention = first(text, pronoun)
    assert (mention.name, mention.level) == (name, "pronoun")


@pytest.mark.parametrize("text", ["Turkey left. It is clear that nobody knew.", "It rained."])
def test_an_empty_it_is_no_mention(text: str) -> None:
    assert all(words.lower() != "it" for words, _ in read(text))


def test_personal_names_taken_apart() -> None:
    assert parts("Bashar-al Assad") == ["bashar", "assad"]
    assert surname_of("Ivan Petrenko Jr.") == "petrenko"
    assert close_surnames("dehghan", "dehqan")
    assert not close_surnames("lavrov", "lavrin")
    assert not close_surnames("khan", "kahn")
