from __future__ import annotations

import pytest
from statement_texts import read_statements

ROLES = [
    ("French Foreign Minister Anna Moreau said the fleet had sailed.", "official"),
    ("Reuters said the fleet had sailed.", "agency"),
    ("The New York Times said the fleet had sailed.", "outlet"),
    ("A senior official said the fleet had sailed.", "unnamed"),
    ("A witness said the fleet had sailed.", "witness"),
    ("The statement said the fleet had sailed.", "document"),
    ("Russia said the fleet had sailed.", "official"),
    ("Sergei Volkov, a historian, said the fleet had sailed.", "person"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_role_comes_from_the_words_and_the_mention(text: str, role: str) -> None:
    _, _, (found,) = read_statements(text)
    assert found.role == role


def test_a_pronoun_speaks_for_its_name() -> None:
    _, mentions, found = read_statements("Anna Moreau left Paris on Monday. She said the fleet had sailed.")
    assert found[0].speaker is not None
    assert mentions[found[0].speaker].name == "Anna Moreau"
    assert found[0].speaker_text == "Anna Moreau"


def test_a_named_person_goes_before_the_state_in_the_title() -> None:
    _, mentions, (found,) = read_statements("Russian Defense Minister Sergei Volkov said the fleet had sailed.")
    assert found.speaker is not None
    assert "Volkov" in mentions[found.speaker].name


BEHIND = [
    ("The Northern Relief group works here. Its website said the patients were well.", "Northern Relief"),
    ('"We confirm that three men died," said a statement posted on the Embassy\'s page.', "Embassy"),
    ("A statement by the Health Ministry said three men died.", "Health Ministry"),
    ("Officials from the Northern Relief Centre said he had gone.", "Northern Relief Centre"),
    ("A spokesman for the Health Ministry said three men died.", "Health Ministry"),
]


@pytest.mark.parametrize(("text", "name"), BEHIND)
def test_documents_and_nameless_officials_speak_for_whoever_stands_behind_them(text: str, name: str) -> None:
    _, mentions, found = read_statements(text)
    speaker = found[-1].speaker
    assert speaker is not None
    assert name in mentions[speaker].name


def test_who_only_owns_the_head_does_not_speak() -> None:
    _, mentions, (found,) = read_statements("Ivan Orlov's administration said the matter was closed.")
    assert found.speaker is None or mentions[found.speaker].name != "Ivan Orlov"
