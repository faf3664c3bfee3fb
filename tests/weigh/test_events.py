from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pile_made import Made, days, pile_of, tellings_of

from tidings.weigh.events import commonest, find_side, group_tellings, index_events
from tidings.weigh.likeness import compare, explain, families, total

MAY = days("1938-05-03")


def strike(name: str, when=MAY, actors=("Syldavia",), to=("Borduria",), words="bombed the harbour", **more):
    return Made(name, f"In paper {name} they {words} there.").tells(words, "ASSAULT", actors, to, interval=when, **more)


def groups_of(*made: Made):
    pile = pile_of(*made)
    return group_tellings(pile, tellings_of(pile))


def test_two_papers_on_one_strike_are_one_event():
    (found,) = groups_of(strike("a1"), strike("a2", words="bombed Borduria's harbour"))
    assert len(found.tellings) == 2
    assert "same actor +0.8" in found.why
    assert "2 accounts" in found.why


def test_yesterday_s_strike_stays_apart_from_today_s():
    assert len(groups_of(strike("a1"), strike("a2", days("1938-05-05")))) == 2
    assert len(groups_of(strike("a1"), strike("a2", days("1938-05-04"), words="shelled a mill"))) == 2


def test_other_people_other_strike():
    assert len(groups_of(strike("a1"), strike("a2", actors=["Cy Cedar"], to=["Dee Dorn"]))) == 2


def test_a_state_meets_its_own_minister():
    assert len(groups_of(strike("a1"), strike("a2", actors=["Ann Ash"]))) == 1


def test_what_nobody_dates_is_held_together_by_its_words():
    undated = [strike(f"a{n}", None or days("1938-05-03"), words="bombed the harbour mole") for n in (1, 2)]
    bare = [
        replace(m, parts={**m.parts, "accounts": [replace(a, actors=(), recipients=())]})
        for m in undated
        for a in m.parts["accounts"]
    ]
    assert len(groups_of(*bare)) == 1
    assert len(groups_of(bare[0], strike("a2", actors=(), to=(), words="sank two ferries"))) == 2


def test_a_lone_account_says_so():
    (found,) = groups_of(strike("a1"))
    assert found.why == "one account"
    assert index_events([found]) == {found.tellings[0].id: found.id}


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(6)))
def test_events_do_not_depend_on_the_order_of_articles(order):
    made = [strike(f"a{n}", days(f"1938-05-0{1 + n % 3}"), words=f"bombed harbour {n % 3}") for n in range(6)]
    assert groups_of(*[made[n] for n in order]) == groups_of(*made)


def features(one: Made, other: Made) -> dict[str, int]:
    pile = pile_of(one, other)
    table = compare(pile, *tellings_of(pile))
    assert total(table) == sum(f.points for f in table)
    return {f.name: f.points for f in table}


@pytest.mark.parametrize(
    ("change", "name", "sign"),
    [
        ({}, "same days", 1),
        ({"when": days("1938-05-04")}, "next day", -1),
        ({"when": days("1938-06-04")}, "other days", -1),
        ({"actors": ["Cy Cedar"]}, "other actor", -1),
        ({"actors": ["Ann Ash"]}, "actor of the same state", 1),
        ({"to": ["Cy Cedar"]}, "other recipient", -1),
        ({"mode": "aerial"}, "same mode", 1),
    ],
)
def test_each_feature_speaks_for_or_against(change, name, sign):
    found = features(strike("a1", mode="aerial"), strike("a2", **{"mode": None, **change}))
    assert found[name] * sign > 0


def test_vague_days_and_unknown_sides_say_nothing():
    found = features(strike("a1", days("1938-01-01", "1938-12-31")), strike("a2", actors=()))
    assert not {"same days", "other days", "same actor", "other actor"} & set(found)


def test_places_speak_where_both_are_known():
    def at(name, town):
        made = strike(name, words=f"bombed {town}").place(town)
        return replace(made, parts={**made.parts, "accounts": [replace(a, place=0) for a in made.parts["accounts"]]})

    assert features(at("a1", "Klow"), at("a2", "Klow"))["same place"] > 0
    assert features(at("a1", "Klow"), at("a2", "Szohod"))["other place"] < 0


def test_those_who_meet_are_compared_all_with_all():
    def meeting(name, *who):
        return Made(name, "They met.").tells("They met", "CONSULT", who)

    assert (
        features(meeting("a1", "Ann Ash", "Bob Birch"), meeting("a2", "Bob Birch", "Ann Ash"))["shared participants"]
        > 0
    )
    assert features(meeting("a1", "Ann Ash"), meeting("a2", "Bob Birch"))["other participants"] < 0
    assert "shared participants" not in features(meeting("a1"), meeting("a2", "Bob Birch"))


def test_kindred_types_cost_but_can_meet():
    one, other = (
        strike("a1"),
        Made("a2", "They bombed the harbour.").tells("bombed the harbour", "MOBILIZE", ["Syldavia"]),
    )
    assert features(one, other)["kindred type"] < 0
    assert "ASSAULT MOBILIZE" in families("ASSAULT")
    assert families("RETREAT") == ("RETREAT",)


def test_other_numbers_of_one_thing_speak_against():
    some = strike("a1", words="captured 23 pirates")
    assert features(some, strike("a2", words="captured 26 pirates"))["other number"] < 0
    assert features(some, strike("a2", words="captured 23 pirates"))["same number"] > 0
    assert not {"same number", "other number"} & set(features(some, strike("a2", words="captured 26 boats")))


def test_the_table_reads_as_a_sum():
    pile = pile_of(strike("a1"), strike("a2", days("1938-06-04")))
    line = explain(compare(pile, *tellings_of(pile)))
    assert line.startswith("start -1.35, ")
    assert "other days -6.00" in line
    assert line.rsplit(" = ", 1)[1].startswith(("-", "+"))


def test_who_few_accounts_name_is_left_out():
    pile = pile_of(*[strike(f"a{n}", actors=["Syldavia"] if n else ["Syldavia", "Cy Cedar"]) for n in range(4)])
    assert find_side(tellings_of(pile), "actors") == ("a-Syldavia",)


def test_the_commonest_value_wins_and_ties_go_by_name():
    assert commonest(["b", "a", None, None]) == "a"
    assert commonest(["b", "a", "b"]) == "b"
    assert commonest([None]) is None


def accuse(name: str, content: str, **more):
    words = f"accused Borduria of {content}"
    made = Made(name, f"In paper {name} Syldavia {words}. ").tells(words, "ACCUSE", ["Syldavia"], ["Borduria"], **more)
    made.parts["accounts"] = [replace(a, trigger=made.span("accused")) for a in made.parts["accounts"]]
    return made


def test_two_charges_with_other_contents_are_two():
    other = accuse("a1", "hoarding oil barrels"), accuse("a2", "jamming radio masts")
    pile = pile_of(*other)
    found = {f.name for f in compare(pile, *tellings_of(pile))}
    assert "something else said" in found
    assert len(groups_of(*other)) == 2
    assert len(groups_of(accuse("a1", "hoarding oil barrels"), accuse("a2", "hoarding cheap oil barrels"))) == 1


def test_words_of_one_clause_do_not_make_two_deeds_one():
    text = "They bombed the harbour and burnt the mole there."
    made = Made("a1", text).tells("bombed the harbour and burnt the mole", "ASSAULT", [], [])
    made.tells("bombed the harbour and burnt", "ASSAULT", [], [])
    pile = pile_of(made)
    assert "words" not in {f.name for f in compare(pile, *tellings_of(pile))}


def test_a_year_long_ago_is_another_day():
    spring, autumn = days("1938-03-01", "1938-05-31"), days("1938-10-04")
    made = strike("a1", spring), strike("a2", autumn)
    pile = pile_of(*made)
    assert "other days" in {f.name for f in compare(pile, *tellings_of(pile))}
    assert len(groups_of(*made)) == 2


def test_a_trilateral_meeting_is_no_bilateral_one():
    made = [
        Made(n, f"In paper {n} they {w} there.").tells(w, "CONSULT", ["Ann Ash", "Bob Birch"], interval=MAY)
        for n, w in (("a1", "held a trilateral meeting"), ("a2", "held a bilateral meeting"))
    ]
    pile = pile_of(*made)
    assert "other circle" in {f.name for f in compare(pile, *tellings_of(pile))}


def test_how_it_was_done_told_otherwise_says_nothing():
    pile = pile_of(strike("a1", mode="aerial"), strike("a2", mode="heavy-weapons"))
    assert not {f.name for f in compare(pile, *tellings_of(pile))} & {"same mode", "other mode"}


def test_twenty_deliveries_over_ten_days_are_one():
    span, words = days("1938-05-03", "1938-05-13"), "flew in twenty loads of rifles"
    made = [
        Made(n, f"In paper {n} Syldavia {words} there.").tells(words, "AID", ["Syldavia"], ["Borduria"], interval=when)
        for n, when in (("a1", span), ("a2", span), ("a3", days("1938-05-03", "1938-05-12")))
    ]
    (found,) = groups_of(*made)
    assert len(found.tellings) == 3
    assert len(groups_of(made[0], strike("a4", days("1938-05-20")))) == 2
