from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.weigh.clusters import group

NAMES = "abcdef"
PAIRS = [(a, b) for a in NAMES for b in NAMES if a < b]
LIKENESS = st.dictionaries(st.sampled_from(PAIRS), st.integers(-3000, 3000))


def test_the_likest_are_joined_first_and_a_stranger_stays_out():
    assert group("abc", {("a", "b"): 900, ("b", "c"): 300, ("a", "c"): -2000}) == (("a", "b"), ("c",))


def test_pairs_that_were_not_compared_count_as_strangers():
    assert group("abc", {("a", "b"): 900, ("b", "c"): 500}) == (("a", "b"), ("c",))
    assert group("abc", {("a", "b"): 900, ("b", "c"): 800}) == (("a", "b", "c"),)


def test_nothing_alike_leaves_everything_alone():
    assert group("ba", {("a", "b"): 0}) == (("a",), ("b",))


@given(LIKENESS, st.permutations(NAMES))
def test_groups_do_not_depend_on_order(likeness, names):
    shuffled = dict(sorted(likeness.items(), key=lambda x: names.index(x[0][0]) * 10 + names.index(x[0][1])))
    groups = group(names, shuffled)
    assert groups == group(NAMES, likeness)
    assert sorted(n for g in groups for n in g) == list(NAMES)
