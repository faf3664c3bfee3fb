from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.weigh.regrouping import Verdict, regroup

NAMES = "abcdefgh"


def together(*names: str) -> Verdict[str]:
    return Verdict((frozenset("".join(names)),), f"joined {'+'.join(names)}")


def apart(*parts: str) -> Verdict[str]:
    return Verdict(tuple(map(frozenset, parts)), f"parted {'|'.join(parts)}")


def like_first(_name: str, _others: object) -> float:
    return 0.0


def groups_of(before, *verdicts) -> set[str]:
    return {"".join(r.items) for r in regroup(before, verdicts, like_first)}


def test_without_verdicts_nothing_moves():
    assert groups_of(["ba", "c"]) == {"ab", "c"}


def test_two_groups_that_belong_together_are_one_with_all_they_held():
    assert groups_of(["ab", "cd", "e"], together("ac")) == {"abcd", "e"}


def test_a_verdict_on_what_is_not_there_does_nothing():
    assert groups_of(["ab"], together("xy"), apart("a", "z")) == {"ab"}


def test_what_is_taken_out_stands_alone_and_the_rest_stays():
    assert groups_of(["abc", "d"], apart("b", "ac")) == {"ac", "b", "d"}


def test_what_nobody_judged_goes_with_the_part_it_likes():
    def like(name, others):
        return float(name == "d" and "b" in others)

    (first, second) = regroup(["abcd"], [apart("b", "ac")], like)
    assert (first.items, second.items) == (("a", "c"), ("b", "d"))


def test_it_never_goes_with_a_part_that_only_a_verdict_brought_in():
    def like(_name, others):
        return float("x" in others)

    found = {"".join(r.items) for r in regroup(["abu", "x"], [apart("a", "b"), together("ax")], like)}
    assert found == {"aux", "b"}


def test_the_newer_of_two_that_contradict_holds():
    assert groups_of(["ab"], apart("a", "b"), together("ab")) == {"a", "b"}
    assert groups_of(["a", "b"], together("ab"), apart("a", "b")) == {"ab"}


def test_a_chain_of_merges_is_cut_where_two_are_held_apart():
    found = groups_of(["a", "b", "c"], apart("a", "c"), together("bc"), together("ab"))
    assert found == {"a", "bc"}


def test_a_group_keeps_the_grounds_of_whoever_spoke_of_it():
    found = {r.items: r.grounds for r in regroup(["ab", "c", "d"], [together("ac")], like_first)}
    assert found == {("a", "b", "c"): ("joined ac",), ("d",): ()}


VERDICTS = st.lists(
    st.builds(
        lambda names, cut: together("".join(names)) if cut == 0 else apart("".join(names[:cut]), "".join(names[cut:])),
        st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True),
        st.integers(0, 1),
    ),
    max_size=5,
)
PARTITIONS = st.lists(st.integers(0, 3), min_size=len(NAMES), max_size=len(NAMES)).map(
    lambda homes: [[n for n, h in zip(NAMES, homes, strict=True) if h == k] for k in set(homes)]
)


@settings(max_examples=100, deadline=None)
@given(PARTITIONS, VERDICTS)
def test_every_item_stands_in_exactly_one_group(before, verdicts):
    after = [i for r in regroup(before, verdicts, like_first) for i in r.items]
    assert sorted(after) == sorted(NAMES)


@settings(max_examples=100, deadline=None)
@given(PARTITIONS, VERDICTS)
def test_the_newest_verdict_is_always_obeyed(before, verdicts):
    if verdicts:
        home = {i: n for n, r in enumerate(regroup(before, verdicts, like_first)) for i in r.items}
        for n, part in enumerate(verdicts[0].parts):
            assert len({home[i] for i in part}) <= 1
            assert not {home[i] for i in part} & {home[i] for other in verdicts[0].parts[n + 1 :] for i in other}


@settings(max_examples=100, deadline=None)
@given(PARTITIONS, VERDICTS, st.randoms())
def test_verdicts_that_do_not_contradict_each_other_may_be_told_in_any_order(before, verdicts, chance):
    merges = [v for v in verdicts if len(v.parts) == 1]
    shuffled = list(merges)
    chance.shuffle(shuffled)
    assert regroup_sets(before, merges) == regroup_sets(before, shuffled)
    splits = [v for v in verdicts if len(v.parts) > 1 and all(len(p) == 1 for p in v.parts)]
    shuffled = list(splits)
    chance.shuffle(shuffled)
    assert regroup_sets(before, splits) == regroup_sets(before, shuffled)


@settings(max_examples=200, deadline=None)
@given(PARTITIONS, VERDICTS, st.randoms())
def test_the_order_of_groups_does_not_matter(before, verdicts, chance):
    shuffled = [chance.sample(g, len(g)) for g in before]
    chance.shuffle(shuffled)
    assert regroup(before, verdicts, like_first) == regroup(shuffled, verdicts, like_first)


def regroup_sets(before, verdicts):
    return {frozenset(r.items) for r in regroup(before, verdicts, like_first)}
