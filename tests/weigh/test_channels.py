from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.weigh.channels import explain_effective, measure_effective, owner_of


def one(*outlets: str) -> frozenset[str]:
    return frozenset(outlets)


def test_roots_that_share_nothing_count_whole():
    assert measure_effective([one("A"), one("B"), one("C")], {}) == 3.0
    assert measure_effective([], {}) == 0.0


def test_a_shared_desk_halves_and_a_shared_owner_quarters():
    assert measure_effective([one("A"), one("A")], {}) == 1.3
    assert measure_effective([one("A"), one("B")], {"A": "Ash", "B": "Ash"}) == 1.6
    assert measure_effective([one("A"), one("A", "B")], {}) == 2.0


def test_owners_are_as_judged_before_they_are_as_listed():
    assert owner_of("TASS", {}) == owner_of("RT", {}) == "the state of RUS"
    assert owner_of("TASS", {"TASS": "Ann Ash"}) == "Ann Ash"
    assert owner_of("The Klow Gazette", {}) is None
    assert owner_of("Reuters", {}) == "Thomson Reuters"


def test_what_is_shared_is_told():
    told = explain_effective([one("TASS"), one("TASS"), one("RT")], {})
    assert told == "2 heard by TASS alone; RT, TASS belong to the state of RUS"
    assert explain_effective([one("A"), one("B")], {}) == ""


@given(st.lists(st.frozensets(st.sampled_from("ABC"), min_size=1), min_size=1, max_size=6))
def test_the_number_lies_between_one_and_the_count_and_ignores_order(channels):
    owners = {"A": "Ash", "B": "Ash"}
    found = measure_effective(channels, owners)
    assert 1 <= found <= len(channels)
    assert measure_effective(channels[::-1], owners) == found
