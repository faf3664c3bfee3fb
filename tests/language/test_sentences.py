from hypothesis import given
from hypothesis import strategies as st

from tidings.language.sentences import find_sentence_starts


def starts(text: str) -> list[str]:
    """The words that begin a sentence in a text whose tokens stand between `|` or blanks."""
    words, spaced = [], []
    for chunk in text.split(" "):
        pieces = chunk.split("|")
        words += pieces
        spaced += [False] * (len(pieces) - 1) + [True]
    flags = find_sentence_starts(words, spaced, [0] * len(words))
    return [w for w, first in zip(words, flags, strict=True) if first]


def test_a_full_stop_ends_a_sentence():
    assert starts("The fleet left|. Nobody saw it|.") == ["The", "Nobody"]


def test_a_closing_mark_stays_with_its_sentence():
    assert starts("“|We left|.|” Then he sat down|.") == ["“", "Then"]


def test_an_abbreviation_ends_a_sentence_only_before_a_word_that_opens_one():
    assert starts("in the U.S. The minister left|.") == ["in", "The"]
    assert starts("the U.S. Navy left|.") == ["the"]


def test_a_quoted_question_is_followed_by_its_speaker():
    assert starts("“|Who fired|?|” Whelpton asked the coroner|.") == ["“"]


def test_a_lower_case_word_opens_nothing():
    assert starts("about 3 p.m. on Friday|. they sailed") == ["about"]


def test_a_paragraph_opens_a_sentence_without_any_mark():
    flags = find_sentence_starts(["A", "heading", "Then", "text"], [True] * 4, [0, 0, 1, 1])
    assert flags == [True, False, True, False]


@given(st.lists(st.sampled_from(["He", "left", ".", "”", "“", "U.S.", "?", "said", "the"]), min_size=1), st.data())
def test_one_flag_a_word_and_the_first_is_always_set(words, data):
    spaced = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    flags = find_sentence_starts(words, spaced, [0] * len(words))
    assert len(flags) == len(words)
    assert flags[0]
