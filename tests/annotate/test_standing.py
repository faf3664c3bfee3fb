import pytest
from name_reading import first, together


@pytest.mark.parametrize(
    ("text", "words", "acts"),
    [
        ("Tehran denies the report.", "Tehran", True),
        ("The ministers met in Tehran.", "Tehran", False),
        ("There is deep coordination between Moscow and Tehran.", "Moscow", True),
        ("Moscow's role in the war grew.", "Moscow", True),
        ("They sent weapons to Damascus.", "Damascus", True),
        ("They flew to Damascus.", "Damascus", False),
        ("The fall of Damascus was near.", "Damascus", False),
        ("The capital Damascus was quiet.", "Damascus", False),
        ("Eyewitnesses saw them at a Moscow base.", "Moscow", False),
        ("LONDON (AP) — Nothing happened.", "LONDON", False),
        ("The fighting in Syria and Iraq goes on.", "Iraq", False),
        ("Syria and Iraq signed it.", "Iraq", True),
        ("Refugees from Syria came.", "Syria", False),
        ("Help from Syria came.", "Syria", True),
    ],
)
def test_a_state_acts_or_is_a_place(text: str, words: str, acts: bool) -> None:  # noqa: FBT001
    assert (first(text, words).actor_type == "state") is acts


def test_a_capital_as_a_place_is_not_its_state() -> None:
    text = "Russia agreed. The talks took place in Moscow. Later Russian planes left."
    assert together(text, "Russia", "Russian")
    assert not together(text, "Russia", "Moscow")
    assert first(text, "Moscow").name == "Moscow"


def test_a_metonym_is_its_state() -> None:
    assert together("The Kremlin agreed, and Russia paid.", "Kremlin", "Russia")
