from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.model import Span
from tidings.weigh.words import find_stems, find_words, measure_rarity, stem

BAGS = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)


def test_words_keep_their_places_and_lose_their_possessive():
    text = "The Duke’s guards fled."
    words = find_words(text, [(4, len(text))])
    assert [w.text for w in words] == ["duke", "guards", "fled"]
    assert text[words[0].start : words[0].end] == "Duke’s"


def test_forms_of_one_word_meet_in_one_stem():
    assert len({stem(w) for w in ("strike", "strikes", "striking")}) == 1
    assert stem("stopped") == stem("stop")
    assert stem("used") == "used"


def test_stems_leave_out_words_that_tell_nothing():
    assert find_stems("They said the guards were here", [Span("p", 0, 30)]) == {"guard"}


def test_a_rare_word_weighs_more_than_a_common_one():
    rarity = measure_rarity([frozenset("ab"), frozenset("a"), frozenset("a")])
    assert rarity.weight("b") > rarity.weight("a") > 0
    assert rarity.likeness(frozenset("b"), frozenset("b")) > rarity.likeness(frozenset("ab"), frozenset("a"))


def test_containment_asks_only_after_the_part():
    rarity = measure_rarity([frozenset("abc")] * 3)
    assert rarity.containment(frozenset("a"), frozenset("abc")) == 1
    assert rarity.containment(frozenset("abc"), frozenset("a")) < 1
    assert rarity.containment(frozenset(), frozenset("a")) == 0


@given(BAGS, BAGS)
def test_likeness_is_symmetric_and_within_bounds(one, other):
    rarity = measure_rarity([one, other])
    assert rarity.likeness(one, other) == rarity.likeness(other, one)
    assert 0 <= rarity.likeness(one, other) <= 1.0000001


def test_a_verb_that_changes_within_is_one_word():
    assert len({stem(w) for w in ("shoot", "shooting", "shot")}) == 1
    assert stem("struck") == stem("strikes")
    assert stem("withdrew") == stem("withdrawn") == stem("withdrawing")
