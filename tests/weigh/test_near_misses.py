from __future__ import annotations

from test_actors import PAGES, article, minister

from tidings.weigh.actors import find_actors, find_doubts


def doubts_of(*articles):
    return {frozenset(d.names): d for d in find_doubts(articles, PAGES)}


def test_a_surname_that_two_bear_is_in_doubt_between_them():
    articles = (
        article("n1", {"text": "Hossein Dehqan", "country": "IRN"}),
        article("n2", {"text": "Reza Dehqan", "country": "IRN"}),
        article("n3", {"text": "Dehqan", "country": "IRN"}),
    )
    assert len(find_actors(articles, PAGES)) == 3
    found = doubts_of(*articles)
    assert {frozenset({"Dehqan", "Hossein Dehqan"}), frozenset({"Dehqan", "Reza Dehqan"})} <= found.keys()
    doubt = found[frozenset({"Dehqan", "Reza Dehqan"})]
    assert doubt.score < 0
    assert any(why.startswith("part of the name +") for why in doubt.why)
    assert any(why.startswith("fits another +") for why in doubt.why)


def test_an_office_that_two_hold_is_in_doubt_between_them():
    articles = (
        article("n1", minister("Hossein Dehqan")),
        article("n2", minister("Reza Parsa")),
        article("n3", minister("the Iranian defence minister", level="nominal")),
    )
    found = [d for d in doubts_of(*articles).values() if any("one of 2 that are called" in w for w in d.why)]
    assert len(found) == 2


def test_nobody_is_in_doubt_where_all_is_clear():
    articles = (article("n1", minister("Hossein Deghan")), article("n2", {"text": "Dehghan"}))
    assert find_doubts(articles, PAGES) == ()


def test_the_order_of_articles_does_not_matter():
    articles = (
        article("n1", {"text": "Hossein Dehqan"}),
        article("n2", {"text": "Reza Dehqan"}),
        article("n3", {"text": "Dehqan"}),
    )
    assert find_doubts(articles, PAGES) == find_doubts(articles[::-1], PAGES)
