from __future__ import annotations

import time

import pytest
from time_readings import parsed

from tidings.annotate.names import find_mentions
from tidings.annotate.places import find_places, place_of
from tidings.annotate.places.senses import Named, choose_senses, distance_km
from tidings.annotate.places.toponyms import TABLE, find_toponyms, fold_toponym
from tidings.model import Place


def places(*paragraphs: str) -> tuple[Place, ...]:
    read = parsed(*paragraphs)
    return find_places(read, find_mentions(read))


def named(*paragraphs: str) -> dict[str, tuple[str | None, str | None]]:
    text = "\n\n".join(paragraphs)
    return {text[p.span.start : p.span.end]: (p.country, p.kind) for p in places(*paragraphs)}


def happens(text: str, word: str) -> str | None:
    read = parsed(text)
    found = find_places(read, find_mentions(read))
    at = place_of(read, found, next(t.i for t in read.doc if t.text == word))
    return None if at is None else text[found[at].span.start : found[at].span.end]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("St. Petersburg", "saint petersburg"),
        ("the Hague", "hague"),
        ("Ḩamāh", "hamah"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Ta'izz", "taizz"),
        ("The", "the"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_toponym(text) == folded
    assert fold_toponym(folded) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country", "latitude", "longitude"),
    [
        ("Syria", "country", "SYR", 35, 38),
        ("Syrian", "demonym", "SYR", 35, 38),
        ("Aleppo", "city", "SYR", 36, 37),
        ("Hama province", "region", "SYR", 35, 37),
        ("Crimea", "region", "UKR", 45, 34),
        ("Dogger Bank", "water", "", 55, 3),
        ("Moscow", "capital", "RUS", 56, 38),
        ("Kiev", "capital", "UKR", 50, 31),
        ("Anzali", "city", "IRN", 37, 49),
        ("Maine", "region", "USA", 45, -69),
    ],
)
def test_the_table_knows(name: str, kind: str, country: str, latitude: float, longitude: float) -> None:
    sense = next(s for s in find_toponyms(name) if s.kind == kind and s.country == country)
    assert abs(sense.latitude - latitude) < 1.1
    assert abs(sense.longitude - longitude) < 1.1


def test_the_table_is_sorted_small_and_quick() -> None:
    keys = [line.split(b"\t", 1)[0] for line in TABLE.read_bytes().splitlines()]
    assert keys == sorted(keys)
    assert TABLE.stat().st_size < 15_500_000
    find_toponyms.cache_clear()
    started = time.perf_counter()
    for key in keys[:: len(keys) // 200]:
        assert find_toponyms(key.decode())
    assert (time.perf_counter() - started) / 200 < 0.002
    assert find_toponyms("no such place as this") == ()
    assert find_toponyms("") == ()


def test_containment_chooses() -> None:
    assert named("He lives in Portland, Maine.")["Portland"] == ("USA", "city")
    maine = next(p for p in places("He lives in Portland, Maine.") if p.name == "Portland")
    oregon = next(p for p in places("He lives in Portland.") if p.name == "Portland")
    assert maine.latitude == pytest.approx(43.66, abs=0.1)
    assert oregon.latitude == pytest.approx(45.52, abs=0.1)


def test_the_word_for_a_division_chooses_it() -> None:
    assert named("Rebels hold the Syrian province of Hama.")["Hama"] == ("SYR", "region")
    assert named("Rebels fought in the city of Aleppo.")["Aleppo"] == ("SYR", "city")


def test_company_chooses() -> None:
    assert named("Troops left Tripoli for Misrata and Benghazi in Libya.")["Tripoli"] == ("LBY", "city")
    assert named("Troops left Tripoli for Sidon and Baalbek in Lebanon.")["Tripoli"] == ("LBN", "city")


def test_one_reading_in_an_article() -> None:
    found = [p for p in places("He is from Portland, Maine.", "In Portland it rained.") if p.name == "Portland"]
    assert len({(p.latitude, p.longitude) for p in found}) == 1
    assert len(found) == 2


def test_acronyms_and_common_words_are_no_places() -> None:
    assert not {"NATO", "U.N.", "May", "Police"} & named("The U.N. and NATO said in May that Police left.").keys()


def test_a_capital_that_speaks_is_a_place() -> None:
    assert named("Moscow said it had no part in it.")["Moscow"] == ("RUS", "city")


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Planes struck a depot near Aleppo.", "struck", "Aleppo"),
        ("Planes struck a depot in the northern city of Aleppo.", "struck", "Aleppo"),
        ("Russian planes struck a depot.", "struck", None),
        ("Iran told Syria about it.", "told", None),
        ("They met in Moscow in Russia.", "met", "Moscow"),
    ],
)
def test_where_it_happened(text: str, word: str, place: str | None) -> None:
    assert happens(text, word) == place


def test_choosing_from_nothing() -> None:
    assert choose_senses([]) == {}
    assert places("Nothing here.") == ()


def test_distance_crosses_the_date_line() -> None:
    suva, apia = find_toponyms("Suva")[0], find_toponyms("Apia")[0]
    assert 1000 < distance_km(suva, apia) < 1300


def test_order_of_mentions_does_not_matter() -> None:
    one = Named(tokens=(0, 1), key="paris", senses=find_toponyms("Paris"))
    two = Named(tokens=(3, 4), key="texas", senses=find_toponyms("Texas"))
    assert choose_senses([one, two]) == choose_senses([two, one])
