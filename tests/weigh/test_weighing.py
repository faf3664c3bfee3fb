from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pile_made import Made, actors_of, days, pile_of, tellings_of, texts_of

from tidings.model import UNKNOWN_INTERVAL, Affair, Interval, Place, Span
from tidings.weigh import weigh
from tidings.weigh.ids import name_accounts, name_statements, name_thing
from tidings.weigh.pile import find_voice
from tidings.weigh.places import find_place_ids, gather_places
from tidings.weigh.states import find_states
from tidings.weigh.summaries import join_names, summarise, tell_days
from tidings.weigh.variants import find_variants

MAY = days("1938-05-03")


def affair(*made: Made) -> Affair:
    with mock.patch("tidings.weigh.find_actors", actors_of):
        return weigh([m.done for m in made], texts_of(made))


def test_what_is_only_thought_is_not_weighed() -> None:
    made = Made("a", "Bob Birch said it rained. Ann Ash wants peace.")
    made.says("Bob Birch", "it rained").says("Ann Ash", "peace", voiced=False)
    assert [s.statement.voiced for s in affair(made).statements] == [True]


def visit(name: str, interval: Interval = MAY, **more) -> Made:
    made = Made(name, "Ann Ash visited Borduria in Szohod, Bob Birch said.", outlet=f"Paper {name}", published=MAY)
    made.place("Szohod").says("Bob Birch", "Ann Ash visited Borduria in Szohod")
    return made.tells(
        "Ann Ash visited Borduria in Szohod", "CONSULT", ["Ann Ash"], ["Borduria"],
        mode="visit", interval=interval, place=0, statement=0, **more,
    )  # fmt: skip


def test_an_empty_pile_is_an_empty_affair():
    assert weigh([], {}) == Affair()


def test_two_reports_of_one_visit_make_one_event_with_one_origin():
    found = affair(visit("a1"), visit("a2"))
    (event,) = found.events
    assert event.summary == "Ann Ash visits Borduria in Szohod, 3 May 1938"
    assert (event.type, event.mode, event.interval) == ("CONSULT", "visit", MAY)
    assert (event.actors, event.recipients) == (("a-Ann Ash",), ("a-Borduria",))
    assert (event.origins.low, event.origins.high) == (1, 1)
    assert {a.event for a in found.accounts} == {event.id}
    assert {a.statement for a in found.accounts} == {s.id for s in found.statements}
    assert {s.speaker for s in found.statements} == {"a-Bob Birch"}
    assert {a.place for a in found.accounts} == {found.places[0].id} == {event.place}


def test_an_account_without_a_day_has_its_event_s():
    found = affair(visit("a1"), visit("a2", days("1938-04-26", "1938-05-03"), assumed=True))
    assert {a.interval for a in found.accounts} == {MAY}


def test_what_goes_on_for_long_keeps_its_own_days():
    def helped(name: str, interval: Interval, **more) -> Made:
        made = Made(name, "Syldavia supported Borduria.", outlet=f"Paper {name}", published=interval)
        return made.tells("supported", "SUPPORT", ["Syldavia"], ["Borduria"], interval=interval, **more)

    later = days("1939-05-01", "1939-05-07")
    found = affair(helped("a1", MAY, assumed=True), helped("a2", later, assumed=True))
    assert len(found.events) == 1
    assert {a.interval for a in found.accounts} == {MAY, later}


def test_days_only_assumed_are_not_put_in_a_summary():
    (event,) = affair(visit("a1", assumed=True)).events
    assert event.summary == "Ann Ash visits Borduria in Szohod"


def test_an_account_with_a_vague_day_is_narrowed_but_never_moved():
    found = affair(visit("a1"), visit("a2", days("1938-05-01", "1938-05-31")))
    assert {a.interval for a in found.accounts} == {MAY}
    other = affair(visit("a1"), visit("a2", days("1938-05-01")))
    assert {a.interval for a in other.accounts} == {MAY, days("1938-05-01")}


def test_denials_are_told_by_id_with_the_statement_that_makes_them():
    made = visit("a1").says("Ann Ash", "Szohod", "denies", denies_accounts=(0,), denies_statements=(0,), parent=0)
    found = affair(made)
    denial = next(s for s in found.statements if s.statement.act == "denies")
    assert set(denial.denies) == {found.accounts[0].id, denial.parent}
    assert found.events[0].disputed_by == (denial.id,)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(4)))
def test_the_affair_does_not_depend_on_the_order_of_articles(order):
    made = [visit(f"a{n}", days(f"1938-05-0{1 + n}")) for n in range(4)]
    assert affair(*[made[n] for n in order]) == affair(*made)


def test_ids_tell_things_apart_and_stay_the_same():
    one = visit("a1").done
    assert name_accounts(one.accounts) == name_accounts(visit("a1").done.accounts)
    assert name_accounts(one.accounts) != name_accounts(visit("a2").done.accounts)
    assert len(set(name_statements(one.statements * 2))) == 2
    assert name_thing("e", "a", "b") != name_thing("e", "ab")


def test_places_are_one_by_number_or_by_name_and_country():
    def place(start: int, name: str, number: int | None = None) -> Place:
        return Place(Span("p", start, start + 1), (0, 1), name, number, "SYL")

    places = (place(0, "Klow", 7), place(3, "Clow", 7), place(6, "Klow", 7), place(9, "klow"), place(12, "Klow"))
    ids = find_place_ids(places)
    assert len(set(ids)) == 2
    made = Made("a1", "x" * 20)
    made.parts["places"] = list(places)
    gathered = {p.id: p for p in gather_places([made.done])}
    assert gathered[ids[0]].place.name == "Klow"
    assert [s.start for s in gathered[ids[0]].mentions] == [0, 3, 6]


def summary(kind: str, actors=(), to=(), when=UNKNOWN_INTERVAL, town=None, **more) -> str:
    made = Made("a1", "The bells of Klow rang.").tells("The bells of Klow rang", kind, actors, to, **more)
    pile = pile_of(made)
    told = tellings_of(pile)
    return summarise(pile, told, (sorted(told[0].actors), sorted(told[0].recipients)), when, town)


def test_a_summary_reads_as_a_sentence():
    assert summary("CONSULT", ["Ann Ash", "Bob Birch"]) == "Ann Ash and Bob Birch meet"
    assert summary("CONSULT", ["Ann Ash"], ["Bob Birch"]) == "Ann Ash meets with Bob Birch"
    assert summary("ASSAULT", ["Syldavia"], ["Borduria"], mode="firearms") == "Syldavia attacks Borduria"
    assert summary("AGREE", ["Syldavia"], ["Borduria"]) == "Syldavia makes a promise to Borduria"
    assert summary("AGREE", ["Bob Birch", "Syldavia"], ["Cy Cedar"]) == "Bob Birch and Syldavia agree with Cy Cedar"
    four = ["Ann Ash", "Bob Birch", "Cy Cedar", "Dee Dorn"]
    assert summary("AGREE", four) == "Ann Ash, Bob Birch, Cy Cedar and others agree"
    assert summary("PROTEST", ["Ann Ash"], polarity="negated") == "Denied only: Ann Ash protests"


def test_a_summary_tells_place_and_day_unless_a_name_says_as_much():
    told = summary("ASSAULT", ["Syldavia"], ["Borduria"], days("1938-05-03"), "Szohod")
    assert told == "Syldavia attacks Borduria in Szohod, 3 May 1938"
    assert summary("ASSAULT", ["Syldavia"], ["Borduria"], town="Borduria") == "Syldavia attacks Borduria"


def test_a_summary_names_either_a_state_or_the_one_who_acts_for_it():
    assert summary("ASSAULT", ["Ann Ash", "Syldavia"], ["Borduria"]) == "Syldavia attacks Borduria"
    assert summary("ACCUSE", ["Ann Ash", "Syldavia"], ["Borduria"]) == "Ann Ash accuses Borduria"


def test_names_that_need_an_article_get_it():
    assert join_names(pile_of(), ["United Klow", "Bordurian Navy", "the Klow League", "Ash’s Navy"]).startswith(
        "the United Klow, the Bordurian Navy, the Klow League and others"
    )
    assert join_names(pile_of(), ["Ash’s Navy"]) == "Ash’s Navy"


def test_a_meeting_of_one_is_told_in_the_article_s_words():
    assert summary("CONSULT", ["Ann Ash"]) == "The bells of Klow rang"


def test_where_somebody_is_missing_the_article_s_own_words_are_the_summary():
    assert summary("ASSAULT", ["Syldavia"]) == "The bells of Klow rang"
    assert summary("CONSULT") == "The bells of Klow rang"
    long = Made("a1", "bells " * 60).tells(("bells " * 60).strip(), "CONSULT")
    pile = pile_of(long)
    assert summarise(pile, tellings_of(pile), ((), ()), UNKNOWN_INTERVAL, None).endswith(" …")


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (days("1938-05-03"), "3 May 1938"),
        (days("1938-05-21", "1938-05-31"), "21–31 May 1938"),
        (days("1938-05-01", "1938-05-31"), "May 1938"),
        (days("1938-02-01", "1938-02-28"), "February 1938"),
        (days("1938-05-30", "1938-06-02"), "30 May – 2 June 1938"),
        (days("1938-12-30", "1939-01-02"), "30 December 1938 – 2 January 1939"),
        (days("1938-01-01", "1938-12-31"), ""),
        (days("1938-05-01", "1938-06-20"), ""),
        (Interval(), ""),
    ],
)
def test_days_are_told_in_words(interval, words):
    assert tell_days(interval) == words


def test_differing_numbers_days_and_places_stand_side_by_side():
    def toll(name: str, number: str, town: str, when: str) -> Made:
        made = Made(name, f"They killed {number} herdsmen at {town}.").place(town)
        return made.tells(made.text[:-1], "ASSAULT", interval=days(when), place=0)

    pile = pile_of(toll("a1", "three", "Klow", "1938-05-03"), toll("a2", "12", "Klow", "1938-05-04"))
    found = [(v.field, v.value, len(v.accounts)) for v in find_variants(pile, tellings_of(pile))]
    assert [f[:1] for f in found] == [("date",), ("date",), ("number",), ("number",)]
    assert [f[1].split()[0] for f in found[2:]] == ["12", "3"]
    same = pile_of(toll("a1", "three", "Klow", "1938-05-03"), toll("a2", "3", "Szohod", "1938-05-03"))
    assert {v.field for v in find_variants(same, tellings_of(same))} == {"place"}


def test_words_name_states():
    assert find_states("senior US officials") == {"USA"}
    assert find_states("the U.S. Army") == {"USA"}
    assert "TUR" in find_states("Turkish Foreign Ministry’s spokesman")
    assert find_states("border guards") == frozenset()


def test_a_speaker_without_a_mention_is_known_by_a_name_that_only_one_has():
    made = visit("a1").says(None, "Szohod", words="Ann Ash")
    pile = pile_of(made)
    assert find_voice(pile, pile.articles[0], 1) == "a-Ann Ash"
    other = pile_of(visit("a1").says(None, "Szohod", words="Borduria in"))
    assert find_voice(other, other.articles[0], 1) == "unnamed:Borduria in"
