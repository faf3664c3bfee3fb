import pytest

from tidings.language.pairs import judge_pair
from tidings.language.words import load_words

TEXT = "Russian jets bombed rebels near Aleppo while Turkey and Iran signed a trade deal."
WORDS = [t.text for t in load_words()(TEXT)]


def best(words, actor, recipient):
    judged = judge_pair(words, actor, recipient)
    return max(judged, key=judged.__getitem__)


def test_a_marked_pair_is_judged_by_where_it_stands():
    assert best(WORDS, [0, 1], [3]) == "ASSAULT"
    assert best(WORDS, [7], [9]) == "AGREE"


@pytest.mark.parametrize("sides", [([], []), ([0], []), ([], [3])])
def test_a_side_without_words_is_unknown_and_no_error(sides):
    assert "ASSAULT" in judge_pair(WORDS, *sides)


def test_a_pair_far_down_a_long_text_is_judged_in_its_surroundings():
    words = ["word"] * 500 + WORDS
    assert best(words, [500, 501], [503]) == "ASSAULT"
