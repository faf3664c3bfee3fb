from __future__ import annotations

from pile_made import Made, days, pile_of

from tidings.weigh.neighbours import meet_neighbours

TOLD = "The raiders of the fortress fled over the river"


def neighbours(*made: Made):
    pile = pile_of(*made)
    dated = {a.article.id: a.article.published.interval for a in pile.articles if a.article.published.interval.days}
    return pile, meet_neighbours(pile, dated)


def test_a_weekday_against_the_day_that_a_dated_article_gives():
    news = Made("a1", f"{TOLD} on Tuesday.").time("Tuesday")
    other = Made("a2", f"{TOLD} on 3 May 1938. Rain fell.", published=days("1938-05-05"))
    other.time("3 May 1938", days("1938-05-03"))
    third = Made("a3", "A bear danced on 9 May 1938.", published=days("1938-05-12")).time(
        "9 May 1938", days("1938-05-09")
    )
    pile, around = neighbours(news, other, third)
    (twin,) = around.find_twins(pile.articles[0])
    assert twin.report == days("1938-05-03", "1938-05-09")


def test_what_a_dated_article_tells_as_background_or_to_come_dates_no_other():
    news = Made("a1", f"{TOLD} on Tuesday.").time("Tuesday")
    old = Made("a2", f"{TOLD} on 3 May 1938.", published=days("1939-05-05")).time("3 May 1938", days("1938-05-03"))
    ahead = Made("a3", f"{TOLD} on 3 June 1939.", published=days("1939-05-05"))
    ahead.time("3 June 1939", days("1939-06-03"))
    pile, around = neighbours(news, old, ahead)
    assert around.find_twins(pile.articles[0]) == []


def test_the_closest_articles_come_first():
    one = Made("a1", f"{TOLD}.")
    pile, around = neighbours(one, Made("a2", "A bear danced over the river."), Made("a3", f"{TOLD} again."))
    assert [a.article.id for _, a in around.find_closest(pile.articles[0])] == ["a3", "a2"]
