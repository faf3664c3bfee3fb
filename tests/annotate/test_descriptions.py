import pytest
from name_reading import read


@pytest.mark.parametrize(
    ("text", "words", "kind", "codes"),
    [
        ("A senior US official said so.", "A senior US official", "PER", ("USA", "GOV")),
        ("Witnesses said so.", "Witnesses", "PER", ("CIV",)),
        ("They attacked rebel groups.", "rebel groups", "ORG", ("REB",)),
        ("His Russian and Syrian counterparts agreed.", "His Russian and Syrian counterparts", "PER", ()),
        ("The head of the Quds Force spoke.", "The head of the Quds Force", "PER", ("IRN", "GOV")),
        ("A Taliban leader spoke.", "A Taliban leader", "PER", ("AFG", "REB")),
        ("He shot dead four people.", "four people", "PER", ()),
        ("The three countries agreed.", "The three countries", "ORG", ()),
        ("Iran-backed militia groups left.", "Iran-backed militia groups", "ORG", ("REB",)),
    ],
)
def test_descriptions(text: str, words: str, kind: str, codes: tuple[str, ...]) -> None:
    found = {said: m for said, m in read(text) if m.level == "nominal"}
    assert (found[words].type, found[words].codes) == (kind, codes)


@pytest.mark.parametrize(
    "text",
    [
        "He rose to power.",
        "The rebel stronghold fell.",
        "They found the body.",
        "He took the side road.",
        "Official records were lost.",
    ],
)
def test_nouns_that_name_nobody(text: str) -> None:
    assert [words for words, m in read(text) if m.level == "nominal"] == []


def test_a_title_before_a_name_is_no_description_of_its_own() -> None:
    assert [words for words, m in read("Foreign Minister Ivan Petrenko spoke.") if m.level == "nominal"] == []


def test_a_body_where_something_happens_does_not_act() -> None:
    found = {said: m for said, m in read("It happened in the country.") if m.level == "nominal"}
    assert found["the country"].actor_type is None
