from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pile_made import Made, days, pile_of

from tidings.model import Interval
from tidings.weigh import dating
from tidings.weigh.clues import YearlessDay, find_bounds, find_dateline, find_newest_month, is_explicit, read_yearless
from tidings.weigh.dating import date_articles
from tidings.weigh.pile import redate

QUOTE = (
    "“We shall stand together with our good neighbours in the plain until the last of the bandits has laid down arms "
    "and gone home to his fields,”"
)


@pytest.fixture(autouse=True)
def _plain_anchoring(monkeypatch):
    """Times stay as they were made: how they are anchored is tested elsewhere."""
    monkeypatch.setattr(dating, "anchor_times", lambda times, _: times)
    monkeypatch.setattr(
        dating, "interval_of", lambda times, at, _tense, _published: times[at[0]].interval if at else Interval()
    )


def dated(*made: Made) -> dict[str, Interval]:
    pile = date_articles(pile_of(*made))
    return {a.article.id: a.article.published.interval for a in pile.articles}


def why(name: str, *made: Made) -> str:
    return next(a.article.published.why for a in date_articles(pile_of(*made)).articles if a.article.id == name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("London, 24 Sep", YearlessDay(9, 24)),
        ("KLOW, Sept. 24", YearlessDay(9, 24)),
        ("Thursday, September 24th", YearlessDay(9, 24, 3)),
        ("24 Sep 2015", None),
        ("KLOW", None),
    ],
)
def test_a_dateline_is_read_without_its_year(text, found):
    assert read_yearless(text) == found


def test_a_yearless_day_is_in_the_years_that_have_it_and_its_weekday():
    assert YearlessDay(9, 24, 3).in_year(2015) == date(2015, 9, 24)
    assert YearlessDay(9, 24, 3).in_year(2016) is None
    assert YearlessDay(2, 29).in_year(2015) is None


def test_a_dateline_stands_where_the_article_begins():
    made = Made("a1", "KLOW, 3 May - Rain fell.", dateline="KLOW, 3 May").done
    day, (span,) = find_dateline(made, {"pa1": "KLOW, 3 May - Rain fell."})
    assert (day, span.start, span.end) == (YearlessDay(5, 3), 0, 11)
    assert find_dateline(Made("a1", "Rain.").done, {"pa1": "Rain."}) is None
    assert find_dateline(made, {"pa1": "Rain fell."})[1] == ()


def test_what_is_told_as_past_bounds_from_below_and_what_is_to_come_from_above():
    made = Made("a1", "In May 1938 the mole broke. They will meet on 3 June 1938.")
    made.time("May 1938", days("1938-05-01", "1938-05-31")).time("3 June 1938", days("1938-06-03"))
    made.tells("They will meet on 3 June 1938", "CONSULT", ["Ann Ash"], tense="future")
    bounds = [c.interval for c in find_bounds(made.done, {"pa1": made.text})]
    assert bounds == [Interval(date(1938, 5, 1), None), Interval(None, date(1938, 6, 3))]


def test_a_date_that_may_be_either_bounds_nothing():
    made = Made("a1", "It would be done by 1940.").time("1940", days("1940-01-01", "1940-12-31"))
    assert list(find_bounds(made.done, {"pa1": made.text})) == []


def test_only_a_spelt_out_year_is_explicit():
    made = Made("a1", "In May and May 1938.").time("May", days("1938-05-01")).time("May 1938", days("1938-05-01"))
    assert [is_explicit(t) for t in made.done.times] == [False, True]


def test_the_newest_month_is_read_from_a_bound_on():
    made = Made("a1", "From August and all through September they met.").time("August").time("September")
    assert find_newest_month(made.done, date(1938, 8, 1))[0] == date(1938, 9, 1)
    assert find_newest_month(made.done, date(1938, 12, 1)) is None


def test_a_given_date_stays_and_nothing_else_is_touched():
    made = Made("a1", "In May 1940 it broke.", published=days("1938-05-03")).time("May 1940", days("1940-05-01"))
    assert date_articles(pile_of(made)).articles == (made.done,)


def test_nothing_to_go_by_leaves_the_date_unknown():
    assert dated(Made("a1", "Rain fell."))["a1"] == Interval()


def test_the_year_of_a_dateline_comes_from_the_pile():
    line = Made("a1", "KLOW, 24 Sep - The raiders of the fortress fled over the river.", dateline="KLOW, 24 Sep")
    others = [
        Made("a2", "The raiders of the fortress came over the river.", published=days("1938-09-28")),
        Made("a3", "A bear danced at the winter fair.", published=days("1940-01-05")),
    ]
    pile = date_articles(pile_of(line, *others))
    assert pile.articles[0].article.published.interval == days("1938-09-24")
    assert pile.articles[0].article.published.method == "dateline"
    assert "1938" in pile.articles[0].article.published.why


def test_a_dateline_whose_year_nothing_tells_dates_nothing():
    line = Made("a1", "KLOW, 24 Sep - Rain fell.", dateline="KLOW, 24 Sep")
    assert dated(line)["a1"] == Interval()
    alike = [Made(f"b{y}", "KLOW - Rain fell.", published=days(f"19{y}-09-24")) for y in (38, 39)]
    assert dated(line, *alike)["a1"] == Interval()


def test_last_month_against_a_date_beside_the_same_kind_of_event():
    made = Made("a1", "Last month Ann Ash and Bob Birch met. They met in late December 1938.")
    made.time("Last month").time("late December 1938", days("1938-12-21", "1938-12-31"))
    made.tells("Last month Ann Ash and Bob Birch met", "CONSULT", ["Ann Ash", "Bob Birch"], times=(0,))
    made.tells("They met in late December 1938", "CONSULT", times=(1,))
    assert dated(made)["a1"] == days("1939-01-01", "1939-01-31")


def summit(name: str, words: str, when: str, interval: Interval, **more) -> Made:
    made = Made(name, f"Ann Ash, Bob Birch and Cy Cedar {words} {when}.", **more).time(when, interval)
    return made.tells(made.text[:-1], "CONSULT", ["Ann Ash", "Bob Birch", "Cy Cedar"], times=(0,), interval=interval)


def test_months_ago_ties_an_article_to_what_another_dates_through_a_chain():
    first = summit("a1", "met on", "3 May 1938", days("1938-05-03"), published=days("1938-05-04"))
    second = summit("a2", "made their pact", "two months ago", Interval())
    assert dated(first, second)["a2"] == days("1938-06-03", "1938-07-18")


def test_what_is_told_as_past_was_published_after_it():
    first = summit("a1", "met on", "3 May 1938", days("1938-05-03"), published=days("1938-05-04"))
    second = Made("a2", "Ann Ash, Bob Birch and Cy Cedar met.")
    second.tells("Ann Ash, Bob Birch and Cy Cedar met", "CONSULT", ["Ann Ash", "Bob Birch", "Cy Cedar"])
    assert dated(first, second)["a2"] == Interval(date(1938, 5, 3), None)
    assert "tells as past" in why("a2", first, second)


def test_a_remark_that_another_article_dates_is_news_where_it_is_not_dated():
    news = Made("a1", f"{QUOTE} said the Duke.")
    later = Made("a2", f"In May 1938 the Duke spoke out. {QUOTE} he said then.", published=days("1939-01-10"))
    later.time("May 1938", days("1938-05-01", "1938-05-31"))
    assert dated(news, later)["a1"] == days("1938-05-01", "1938-06-03")


def test_a_remark_dated_here_too_ties_nothing():
    one = Made("a1", f"In May 1938 the Duke spoke out. {QUOTE} he said.").time(
        "May 1938", days("1938-05-01", "1938-05-31")
    )
    other = Made("a2", f"In May 1938 so it was. {QUOTE} he said.", published=days("1939-01-10"))
    other.time("May 1938", days("1938-05-01", "1938-05-31"))
    assert "reports as news" not in why("a1", one, other)


def test_a_remark_is_not_dated_by_what_was_still_to_come():
    news = Made("a1", f"{QUOTE} said the Duke.")
    early = Made("a2", f"They meet on 3 June 1938. {QUOTE} said the Duke.", published=days("1938-05-10"))
    early.time("3 June 1938", days("1938-06-03"))
    assert "reports as news" not in why("a1", news, early)


def test_a_reprint_is_of_about_the_time_of_its_twin():
    story = " ".join(f"word{n}" for n in range(50))
    assert dated(Made("a1", story), Made("a2", story, published=days("1938-05-15")))["a1"] == days(
        "1938-05-01", "1938-05-29"
    )


def test_articles_on_one_page_are_of_one_time_and_speak_of_the_newest_month():
    text = "They talked all through September. Rain fell."
    first = Made("a1", text[:34], page="p1").time("September")
    second = Made("a2", text, page="p1", start=35, published=days("1938-09-28"))
    assert dated(first, second)["a1"] == days("1938-09-13", "1938-10-13")


def test_clues_that_contradict_each_other_are_reported_and_not_used():
    first = summit("a1", "met on", "3 May 1938", days("1938-05-03"), published=days("1938-05-04"))
    second = summit("a2", "met", "yesterday", Interval())
    second.text += f" {QUOTE} said the Duke."
    third = Made("a3", f"In March 1938 the Duke spoke. {QUOTE} he said.", published=days("1938-06-01"))
    third.time("March 1938", days("1938-03-01", "1938-03-31"))
    told = why("a2", first, second, third)
    assert "contradictory, so not used" in told
    assert "yesterday" in told
    assert "March 1938" in told


def test_a_lone_date_that_everything_else_contradicts_is_named_and_dates_nothing():
    others = [Made(f"b{n}", "The raiders of the fortress fled.", published=days(f"1938-05-0{n}")) for n in range(1, 5)]
    odd = Made("a1", "The raiders of the fortress fled on Monday. Today all is calm. The deal runs from 1975.")
    odd.time("Monday").time("Today").time("1975", days("1975-01-01", "1975-12-31"))
    assert dated(odd, *others)["a1"] == Interval()
    assert why("a1", odd, *others).startswith("contradictory, so not used: tells “1975” as past against")


def test_the_day_of_capture_bounds_from_above_and_is_told():
    made = Made("a1", "On 3 May 1938 the mole broke.", published=Interval(None, date(1938, 6, 1)))
    made.time("3 May 1938", days("1938-05-03"))
    assert dated(made)["a1"] == days("1938-05-03", "1938-06-01")
    assert "captured on 1938-06-01" in why("a1", made)


def test_a_tie_that_a_firm_bound_excludes_is_left_out():
    first = summit("a1", "met on", "3 May 1938", days("1938-05-03"), published=days("1938-05-04"))
    second = summit("a2", "met", "yesterday", Interval())
    second.text += " In 1940 the war came."
    second.time("1940", days("1940-01-01", "1940-12-31"))
    assert dated(first, second)["a2"] == Interval(date(1940, 1, 1), None)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(3)))
def test_dates_do_not_depend_on_the_order_of_articles(order):
    made = [
        summit("a1", "met on", "3 May 1938", days("1938-05-03"), published=days("1938-05-04")),
        summit("a2", "met", "two months ago", Interval()),
        Made("a3", "KLOW, 2 July - The three met.", dateline="KLOW, 2 July"),
    ]
    # Hypothesis runs outside the fixture's patches, so times are anchored for real here
    assert dated(*[replace(made[n]) for n in order]) == dated(*made)


def test_last_month_keeps_an_article_near_its_newest_explicit_date():
    made = Made("a1", "Last month rain fell. On 3 May 1938 the mole broke.").time("Last month")
    made.time("3 May 1938", days("1938-05-03"))
    assert dated(made)["a1"] == days("1938-05-03", "1938-06-17")


@pytest.mark.parametrize(
    ("words", "paragraphs", "found"),
    [
        ("Last week", 1, Interval(date(1938, 5, 3), None)),
        ("Last month", 3, days("1938-05-03", "1938-06-17")),
        ("Last month", 9, Interval(date(1938, 5, 3), None)),
    ],
)
def test_only_last_month_near_the_date_makes_it_news(words, paragraphs, found):
    text = f"{words} rain fell." + " Ice came." * 8 + " On 3 May 1938 the mole broke."
    made = Made("a1", text).time(words).time("3 May 1938", days("1938-05-03"))
    pile = pile_of(made)
    cuts = [0, *sorted(text.index(" Ice") + 10 * n for n in range(paragraphs - 1)), len(text)]
    article = replace(pile.articles[0].article, spans=tuple(pairwise(cuts)))
    pile = redate(pile, {"a1": replace(pile.articles[0], article=article)})
    assert date_articles(pile).articles[0].article.published.interval == found


def test_the_year_of_a_bare_month_needs_more_than_a_bound_from_below():
    made = Made("a1", "On 3 May 1938 the mole broke. It was mended in June.")
    made.time("3 May 1938", days("1938-05-03")).time("June")
    assert dated(made)["a1"] == Interval(date(1938, 5, 3), None)


@pytest.mark.parametrize("limit", ["not later than", "ahead of", "in time for", "is set for"])
def test_a_day_that_limits_bounds_nothing(limit):
    made = Made("a1", f"It {limit} 3 June 1938.").time("3 June 1938", days("1938-06-03"))
    assert list(find_bounds(made.done, {"pa1": made.text})) == []


def test_what_a_dated_report_tells_without_a_time_is_recent_but_no_bound():
    first = summit("a1", "met", "in the castle", days("1938-04-27", "1938-05-04"), published=days("1938-05-04"))
    first.parts["accounts"] = [replace(a, times=()) for a in first.parts["accounts"]]
    second = summit("a2", "met", "two months ago", Interval())
    assert dated(first, second)["a2"] == days("1938-05-27", "1938-07-19")
    third = Made("a3", "Ann Ash, Bob Birch and Cy Cedar met.")
    third.tells("Ann Ash, Bob Birch and Cy Cedar met", "CONSULT", ["Ann Ash", "Bob Birch", "Cy Cedar"])
    assert dated(first, third)["a3"] == Interval()
