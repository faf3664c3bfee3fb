import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.annotate.names.phrases import Phrases, fold, fold_phrase, plurals, word_set, words_of


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("U.S.", "us"), ("Defence", "defense"), ("Erdoğan", "erdogan"), ("’s", "'s"), ("–", ""), (".", ".")],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_a_phrase_is_cut_as_the_tokenizer_cuts() -> None:
    assert words_of("Iran's al-Quds Force") == ["Iran", "'s", "al", "Quds", "Force"]
    assert words_of("Washington, D.C.") == ["Washington", ",", "D.C."]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("envoy", "envoys"),
        ("deputy", "deputies"),
        ("spokeswoman", "spokeswomen"),
        ("witness", "witnesses"),
        ("minister of state", "ministers of state"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert many in list(plurals(one))


def test_the_longest_phrase_comes_first_and_hyphens_are_passed_over() -> None:
    table: Phrases[int] = Phrases()
    table.add("the Nusra Front", 1)
    table.add("Nusra", 2)
    words = [fold(w) for w in ("Nusra", "-", "Front", "said")]
    assert table.find(words, 0, len(words)) == [(3, [("the Nusra Front", 1)]), (1, [("Nusra", 2)])]


def test_a_dot_cut_from_an_abbreviation_is_passed_over_and_a_full_stop_is_not() -> None:
    table: Phrases[int] = Phrases()
    table.add("maj. gen.", 1)
    table.add("general staff", 2)
    assert table.find(["maj", ".", "gen"], 0, 3)
    assert not table.find(["general", ".", "staff"], 0, 3)


def test_phrase_and_list_of_words() -> None:
    assert fold_phrase("Ministry of Defence") == "ministry of defense"
    assert word_set("a b, c", ", ") == {"a b", "c"}
