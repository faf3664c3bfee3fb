from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pile_made import Made, texts_of

from tidings.weigh.passages import find_passages, find_shared
from tidings.weigh.quoted import mark_quoted
from tidings.weigh.words import find_words

WIRE = (
    "The harbour master closed the port of Wadesdah at dawn after a freighter struck the northern mole and sank there"
)


def passages(*made: Made):
    return find_passages([m.done.article for m in made], texts_of(made))


def test_a_wire_inside_a_longer_story_is_found_with_its_places_on_both_sides():
    one, other = (
        Made("a1", WIRE + "."),
        Made("a2", f"Our own man writes. {WIRE}, and all hands were saved by fishermen."),
    )
    (found,) = passages(other, one)
    assert found.articles == ("a1", "a2")
    assert one.text[found.first.start : found.first.end] == WIRE
    assert other.text[found.second.start : found.second.end] == WIRE
    assert found.words == found.unquoted == 20
    assert found.side("a2") == found.second
    assert found.other("a2") == "a1"


def test_a_few_changed_words_do_not_break_a_passage():
    changed = WIRE.replace("closed the port", "shut the port").replace("a freighter", "a laden freighter")
    (found,) = passages(Made("a1", WIRE + " " + WIRE[::-1]), Made("a2", changed))
    assert found.words >= 12


def test_ten_words_in_common_are_too_few_when_the_run_is_shorter_than_a_shingle():
    assert (
        passages(Made("a1", "They met in the old town hall of Klow today"), Made("a2", "He fell in the old town hall"))
        == ()
    )


def test_quoted_words_are_told_from_the_others():
    text = f"“{WIRE},” said Ann Ash of the harbour board."
    (found,) = passages(Made("a1", text), Made("a2", "Later: " + text))
    assert found.words - found.unquoted == 20
    assert found.unquoted == 7


def test_a_straight_mark_opens_and_closes_and_a_new_line_ends_it():
    text = 'a "b c" d "e\nf «g» h'
    words = find_words(text, [(0, len(text))])
    assert [w.text for w, q in zip(words, mark_quoted(text, words), strict=True) if q] == ["b", "c", "e", "g"]


def test_one_outlet_s_slogan_on_every_page_is_no_passage():
    slogan = [Made(f"a{n:02}", f"{n} {WIRE}", outlet="The Klow Gazette") for n in range(14)]
    assert passages(*slogan) == ()
    others = [Made(f"a{n:02}", f"{n} {WIRE}", outlet=f"Paper {n}") for n in range(14)]
    assert {p.articles[0] for p in passages(*others)} == {"a00"}
    assert len(passages(*others)) == 13


@given(
    st.lists(st.sampled_from(["the", "king", "of", "klow", "fell", "ill"]), min_size=10, max_size=40), st.integers(0, 5)
)
def test_spans_lie_in_their_texts_and_hold_the_same_words(words, cut):
    one, other = Made("a1", " ".join(words)), Made("a2", "x " * cut + " ".join(words[cut:]))
    for found in passages(one, other):
        assert 0 <= found.first.start < found.first.end <= len(one.text)
        assert 0 <= found.second.start < found.second.end <= len(other.text)
        assert found.words >= 10


def test_six_quoted_words_are_a_passage_where_they_say_something():
    speech = "we shall never sell the lighthouse to strangers"
    one, other = Made("a1", f"He said: “{speech}.”"), Made("a2", f"“Today {speech},” he went on.")
    articles, texts = [m.done.article for m in (one, other)], texts_of((one, other))
    (found,) = find_shared(articles, texts)
    assert (found.words, found.quoted) == (8, 8)
    assert find_passages(articles, texts) == ()
    idle = Made("a1", "“This is not what it was.”"), Made("a2", "He said: “This is not what it was.”")
    assert find_shared([m.done.article for m in idle], texts_of(idle)) == ()


def test_words_that_one_article_quotes_are_the_other_s_own():
    one, other = Made("a1", WIRE + "."), Made("a2", f"“{WIRE},” the agency writes.")
    (found,) = passages(one, other)
    assert (found.words, found.unquoted, found.quoted) == (20, 0, 20)
