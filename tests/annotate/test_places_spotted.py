"""Which words are toponyms, and which place a name means at home and abroad."""

from __future__ import annotations

from dataclasses import replace

import pytest
from time_readings import parsed

from tidings.annotate.names import find_mentions
from tidings.annotate.places import find_places
from tidings.annotate.places.home import home_country
from tidings.annotate.places.senses import Named, choose_senses
from tidings.annotate.places.toponyms import find_toponyms, fold_toponym
from tidings.model import Article


def texts(text: str) -> list[str]:
    read = parsed(text)
    return [text[p.span.start : p.span.end] for p in find_places(read, find_mentions(read))]


def chosen(name: str, home: str = "") -> str:
    return choose_senses([Named((0, 1), fold_toponym(name), find_toponyms(name))], home)[fold_toponym(name)].country


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The police closed Cooper Street in Dallas.", ["Dallas"]),
        ("They walked along the Darby River in Ohio.", ["Ohio"]),
        ("Sen. Ann Leer, R-Florence, spoke in Columbia.", ["Florence", "Columbia"]),
        ("The S.C. Highway Patrol closed the road.", ["S.C."]),
    ],
)
def test_spotted(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_a_person_named_before_is_no_small_town() -> None:
    assert "Warden" not in texts("Daryl Warden was held in Ohio. Police went to Warden again.")


def test_a_list_of_counties_names_counties() -> None:
    read = parsed("The storm hit Barrow, Jackson and Madison counties in Georgia.")
    kinds = {p.name: p.kind for p in find_places(read, find_mentions(read))}
    assert kinds["Madison County"] == "region"


def test_a_name_is_read_at_home() -> None:
    assert chosen("Birmingham", "USA") == "USA"
    assert chosen("Birmingham") == "GBR"


@pytest.mark.parametrize(
    ("url", "outlet", "country"),
    [
        ("https://www.example.ie/news", None, "IRL"),
        ("https://example.com/news", None, ""),
        ("https://example.tv/news", None, ""),
        (None, "Kyiv Post", "UKR"),
        (None, None, ""),
    ],
)
def test_home_country(url: str | None, outlet: str | None, country: str) -> None:
    assert home_country(replace(Article("a", "p", ()), url=url, outlet=outlet)) == country


def test_a_vast_region_comes_before_a_quarter_of_its_name() -> None:
    assert chosen("Middle East") == ""


def test_a_city_called_so_comes_before_one_by_another_name() -> None:
    assert chosen("Cancun") == "MEX"
