from __future__ import annotations

import pytest
from time_readings import PUBLISHED, between, day, parsed

from tidings.annotate.times import find_times
from tidings.annotate.times.governing import date_event, governing_times, interval_of, narrative_time
from tidings.annotate.times.tense import tense_at
from tidings.model import UNKNOWN_INTERVAL


def governed(text: str, word: str) -> list[str]:
    read = parsed(text)
    found = find_times(read, PUBLISHED)
    at = next(t.i for t in read.doc if t.text == word)
    return [found[i].text for i in governing_times(read, found, at)]


def test_each_clause_has_its_own_time() -> None:
    text = "Officials said on Thursday that rebels attacked the town on Monday."
    assert governed(text, "said") == ["Thursday"]
    assert governed(text, "attacked") == ["Monday"]


def test_a_noun_takes_the_time_of_its_phrase_or_its_verb() -> None:
    assert governed("The attack of 3 May shook the city.", "attack") == ["3 May"]
    assert governed("The ministers held talks on Monday.", "talks") == ["Monday"]


def test_the_opening_time_serves_a_clause_without_one() -> None:
    assert governed("On Monday he sat down and ate the bread.", "ate") == ["Monday"]


def test_a_verb_takes_the_time_of_what_it_plans() -> None:
    assert governed("They plan to meet on Saturday.", "plan") == ["Saturday"]


def test_lengths_and_vague_words_do_not_date() -> None:
    assert governed("The former king ruled for three years.", "ruled") == []
    assert governed("They met often in recent months.", "met") == ["recent months"]


def test_narrative_time_is_the_last_told_in_the_paragraph() -> None:
    read = parsed("On 3 May 2014 planes struck. Two men died.", "A ship sank.")
    found = find_times(read, PUBLISHED)
    at = {t.text: t.i for t in read.doc}
    assert narrative_time(read, found, at["died"]) == 0
    assert narrative_time(read, found, at["sank"]) is None
    assert date_event(read, found, at["died"], "past", PUBLISHED) == ((0,), day("2014-05-03"))
    assert date_event(read, found, at["sank"], "past", PUBLISHED) == ((), between("2015-09-17", "2015-09-24"))


def test_interval_of_shares_or_spans() -> None:
    found = find_times(parsed("It was on Monday, in September, in March."), PUBLISHED)
    assert interval_of(found, (0, 1), "past", PUBLISHED) == day("2015-09-21")
    assert interval_of(found, (1, 2), "future", PUBLISHED) == between("2015-03-01", "2015-09-30")
    assert interval_of(found, (1, 2), "past", PUBLISHED) == between("2015-03-01", "2015-09-24")


@pytest.mark.parametrize(
    ("tense", "interval"),
    [
        ("past", between("2015-09-17", "2015-09-24")),
        ("present", PUBLISHED),
        ("future", between("2015-09-24", "2015-10-01")),
    ],
)
def test_interval_without_a_time(tense, interval) -> None:
    assert interval_of((), (), tense, PUBLISHED) == interval
    assert interval_of((), (), tense, UNKNOWN_INTERVAL) == UNKNOWN_INTERVAL


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("They left on Friday.", "Friday", "past"),
        ("They have left on Friday.", "Friday", "past"),
        ("They will leave on Friday.", "Friday", "future"),
        ("They are to leave on Friday.", "Friday", "future"),
        ("They plan to leave on Friday.", "Friday", "future"),
        ("The visit is scheduled for Friday.", "Friday", "future"),
        ("He cancelled a visit to Turkey on Friday.", "Turkey", "future"),
        ("It ends when they meet on Friday.", "Friday", "future"),
        ("They leave on Friday.", "Friday", "present"),
        ("They could leave on Friday.", "Friday", "future"),
        ("Friday.", "Friday", None),
    ],
)
def test_tense(sentence: str, word: str, tense: str | None) -> None:
    read = parsed(sentence)
    assert tense_at(read, next(t.i for t in read.doc if t.text == word)) == tense
