from __future__ import annotations

import pytest

from tidings.outlets import Outlet, find_outlet, find_outlets_in, is_agency, outlet_of_url, outlets


def name_of(found: Outlet | None) -> str | None:
    return found.name if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Fars news agency", "Fars News Agency"),
        ("FARS", "Fars News Agency"),
        ("Iran's semi-official Tasnim News Agency", "Tasnim News Agency"),
        ("French daily Le Monde", "Le Monde"),
        ("Qatar-based Al-Jazeera", "Al Jazeera"),
        ("NPR Online News", "NPR"),
        ("CNN (Web News)", "CNN"),
        ("New York Times - News", "The New York Times"),
        ("Telam", "Télam"),
        ("Reuter's", "Reuter's Telegram Company"),
        ("REUTERS", "Reuters"),
        ("spokesman for Al Jazeera", None),
        ("a spokesman", None),
        ("spa", None),
        ("News", None),
        ("", None),
    ],
)
def test_a_name_is_found_however_it_is_written(name, expected):
    assert name_of(find_outlet(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Time", "Time"), ("The Times", "The New York Times"), ("spa", "Saudi Press Agency")]
)
def test_ambiguous_names_count_only_where_an_outlet_is_known_to_be_meant(name, expected):
    assert name_of(find_outlet(name, ambiguous=True)) == expected


def test_the_times_alone_is_not_sure():
    assert find_outlet("The Times") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news/world-1", "BBC"),
        ("english.farsnews.com/x", "Fars News Agency"),
        ("https://notbbc.co.uk/", None),
        ("no address", None),
        ("http://[broken", None),
    ],
)
def test_an_address_gives_its_outlet(url, expected):
    assert name_of(outlet_of_url(url)) == expected


def test_agencies_are_told_from_papers():
    assert is_agency("AFP")
    assert not is_agency("Le Monde")
    assert not is_agency("nobody at all")


def named(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], outlet.name) for start, end, outlet in find_outlets_in(text)]


def test_outlets_are_found_in_text_longest_first():
    found = named("According to the Fars news agency, quoted by AFP's man and Deutsche Welle.")
    assert found == [
        ("Fars news agency", "Fars News Agency"),
        ("AFP", "Agence France-Presse"),
        ("Deutsche Welle", "Deutsche Welle"),
    ]


def test_one_word_names_need_their_own_case_and_a_whole_word():
    assert named("the ap said; AP-style; Reutersville; an axios of truth") == []


def test_the_times_counts_after_its_full_name():
    assert named("The Times said so.") == []
    assert named("The New York Times said so. Later the Times agreed.")[1] == ("the Times", "The New York Times")


def test_the_table_is_whole():
    names = [outlet.name for outlet in outlets()]
    assert len(names) == len(set(names)) >= 300
    for outlet in outlets():
        assert len(outlet.country) == 3
        assert outlet.country.isupper()
        assert outlet.kind in {"agency", "newspaper", "broadcaster", "magazine", "site", "think-tank"}
        assert outlet.state in {None, "state-owned", "state-linked", "public"}
        assert all(domain == domain.lower() and "/" not in domain for domain in outlet.domains)
