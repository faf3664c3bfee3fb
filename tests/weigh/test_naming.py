from __future__ import annotations

import pytest
from pile_made import Made, pile_of

from tidings.weigh.links import find_links
from tidings.weigh.naming import find_named_outlets


def named(text: str) -> list[str]:
    article = Made("a1", text).done.article
    return [name for name, _ in find_named_outlets(article, text)]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("It was raining, Ann Ash told The Guardian last month.", ["The Guardian"]),
        ("She spoke of it in an interview with Der Spiegel.", ["Der Spiegel"]),
        ("It rained, according to the newspaper Le Monde, for a week.", ["Le Monde"]),
        ("Reuters reported that it rained.", ["Reuters"]),
        ("The New York Times profile calls her a painter.", ["The New York Times"]),
        ("It rained, CNN affiliate KLOW said.", []),
        ("She reads the Reuters building's name each morning.", []),
    ],
)
def test_outlets_given_as_a_source(text, outlets):
    assert named(text) == outlets


def test_an_outlet_that_no_statement_names_is_cited_by_its_words():
    made = Made("a1", "It rained, Ann Ash told The Guardian.", outlet="Courier")
    (link,) = find_links(pile_of(made))
    assert (link.source, link.kind) == ("The Guardian", "cites")
    assert made.text[link.evidence[0].start : link.evidence[0].end].endswith("Guardian")
    own = Made("a1", "It rained, Ann Ash told The Guardian.", outlet="www.theguardian.com")
    assert find_links(pile_of(own)) == ()


def test_what_a_statement_names_is_not_named_twice_and_an_affiliate_is_not_its_network():
    said = Made("a1", "It rained, Reuters reported.").says("Reuters", "It rained", role="agency")
    assert len(find_links(pile_of(said))) == 1
    kin = Made("a1", "It rained, CNN affiliate KLOW said.").says("CNN", "It rained", role="outlet")
    assert find_links(pile_of(kin)) == ()
