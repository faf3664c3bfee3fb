from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judged_made import JUNE, MORE, PILE, record_of, strike, visit

from tidings.building import judge_record, undo_record, weigh_record
from tidings.errors import ConfigError
from tidings.held import hold
from tidings.model import Interval
from tidings.record import (
    Ruling,
    draft,
    find_subject,
    grades,
    in_force,
    index_judgements,
    open_record,
    open_view,
    read_judgements,
    write_judgements,
)
from tidings.weigh import weigh
from tidings.weigh.actors import find_doubts

VISIT, STRIKE, LATER = "Borduria in Szohod", "attacks Borduria, 3 May", "attacks Borduria, 20 June"


@pytest.fixture
def record(tmp_path):
    opened = record_of(tmp_path / "r.tidings", PILE)
    yield opened
    opened.close()


def event(record, words: str):
    (found,) = [e for e in record.affair().events if words in e.summary]
    return found


def actor(record, name: str):
    (found,) = [a for a in record.affair().actors if name in a.names]
    return found


def judge(record, kind: str, *things: str, who="ana", **more) -> str:
    return judge_record(record, Ruling(kind, things, **more), who=who).id


def names_of(record, ids) -> set[str]:
    called = {a.id: a.name for a in record.affair().actors}
    return {called[i] for i in ids}


# Events


def test_merged_events_are_one_and_their_origins_are_counted_anew(record):
    one, other = event(record, STRIKE), event(record, LATER)
    made = judge(record, "merge", one.id, other.id)
    merged = event(record, "attacks Borduria")
    assert set(merged.accounts) == {*one.accounts, *other.accounts}
    assert merged.origins.high > max(one.origins.high, other.origins.high)
    assert f"judged by ana on {record.judgements()[0].made[:10]} ({made})" in merged.why


def test_what_is_split_off_an_event_is_an_event_of_its_own(record):
    whole = event(record, VISIT)
    judge(record, "split", whole.id, whole.accounts[0])
    parts = [e for e in record.affair().events if e.type == "CONSULT"]
    assert sorted(len(e.accounts) for e in parts) == [1, 2]
    assert (whole.accounts[0],) in [e.accounts for e in parts]


def test_events_kept_apart_stay_so_though_somebody_merged_them_before(record):
    one, other = event(record, STRIKE).id, event(record, LATER).id
    judge(record, "merge", one, other)
    merged = event(record, "attacks Borduria")
    june = next(a.id for a in record.affair().accounts if a.interval == JUNE)
    judge(record, "split", merged.id, june, who="bob")
    assert {e.id for e in record.affair().events} >= {one, other}


def test_a_rejected_account_is_in_no_event_and_a_rejected_event_is_gone(record):
    told = event(record, STRIKE).accounts
    judge(record, "reject", told[0])
    assert set(event(record, STRIKE).accounts) == set(told[1:])
    judge(record, "reject", event(record, STRIKE).id)
    assert not [e for e in record.affair().events if STRIKE in e.summary]
    assert not {a.id for a in record.affair().accounts} & set(told)


def test_what_is_accepted_later_counts_again(record):
    told = event(record, LATER)
    rejected = judge(record, "reject", told.id)
    subject = next(j for j in record.judgements() if j.id == rejected).subjects[0]
    assert find_subject(open_view(record), subject) == ()
    undo_record(record, rejected, who="bob")
    assert find_subject(open_view(record), subject) == (told.id,)


def test_an_event_s_field_is_what_was_said_last_and_its_accounts_keep_theirs(record):
    judge(record, "edit", event(record, VISIT).id, field="date", value=("1938-05",))
    judge(record, "edit", event(record, VISIT).id, field="date", value=("1938-05-04..1938-05-05",))
    edited = event(record, VISIT)
    assert edited.interval == Interval(date(1938, 5, 4), date(1938, 5, 5))
    assert edited.summary.endswith("4–5 May 1938")
    assert {a.interval for a in record.affair().accounts if a.event == edited.id} == {visit("x").published}


def test_an_event_is_given_another_place_kind_and_sides(record):
    name = event(record, LATER).id
    for field, value in (("place", ("Klow",)), ("type", ("coerce",)), ("actors", ("Cy Cedar", "Syldavia"))):
        judge(record, "edit", name, field=field, value=value)
    edited = next(e for e in record.affair().events if e.id == name)
    places = {p.id: p.place.name for p in record.affair().places}
    assert (edited.type, places[edited.place]) == ("COERCE", "Klow")
    assert names_of(record, edited.actors) == {"Cy Cedar", "Syldavia"}
    assert "Klow" in edited.summary


def test_an_event_in_words_of_a_person_keeps_them(record):
    judge(record, "edit", event(record, LATER).id, field="summary", value=("The June raid",))
    judge(record, "edit", event(record, "The June raid").id, field="date", value=("1938-06",))
    assert event(record, "The June raid").interval.days == 30


# Accounts and statements


def test_an_account_keeps_its_id_whatever_is_changed_in_it(record):
    told = event(record, STRIKE).accounts[0]
    for field, value in (
        ("type", ("COERCE",)),
        ("mode", ("seize",)),
        ("polarity", ("negated",)),
        ("date", ("1938-05-01",)),
        ("place", ("Klow",)),
        ("actors", ("Ann Ash",)),
        ("recipients", ("Syldavia", "Borduria")),
    ):
        judge(record, "edit", told, field=field, value=value)
    (edited,) = [a for a in record.affair().accounts if a.id == told]
    assert (edited.account.type, edited.account.mode, edited.account.polarity) == ("COERCE", "seize", "negated")
    assert edited.interval == Interval(date(1938, 5, 1), date(1938, 5, 1))
    assert names_of(record, edited.actors) == {"Ann Ash"}
    assert names_of(record, edited.recipients) == {"Syldavia", "Borduria"}
    assert {p.id: p.place.name for p in record.affair().places}[edited.place] == "Klow"
    assert all(t.text for t in record.affair().times)


def test_an_account_moved_to_another_day_leaves_its_event(record):
    whole = event(record, STRIKE)
    judge(record, "edit", whole.accounts[0], field="date", value=("1938-09-09",))
    assert set(event(record, STRIKE).accounts) == set(whole.accounts[1:])


def test_several_things_of_one_kind_are_edited_at_once(record):
    told = event(record, VISIT).accounts
    judge(record, "edit", *told, field="date", value=("1938-05-01",))
    assert {a.interval.earliest for a in record.affair().accounts if a.id in told} == {date(1938, 5, 1)}
    names = event(record, STRIKE).id, event(record, LATER).id
    judge(record, "edit", *names, field="mode", value=("aerial",))
    assert {e.mode for e in record.affair().events if e.id in names} == {"aerial"}


def test_an_account_in_a_place_that_no_article_names_is_compared_with_the_others(record):
    told = event(record, VISIT).accounts[0]
    judge(record, "edit", told, field="place", value=("Klow",))
    judge(record, "edit", event(record, LATER).accounts[0], field="place", value=("szohod",))
    places = {p.id: p.place.name for p in record.affair().places}
    assert sorted(places.values()) == ["Klow", "Szohod"]
    given = {a.article: places[a.place] for a in record.affair().accounts if a.place}
    assert given["a3"] == "Szohod"
    assert "Klow" in given.values()


def test_a_field_can_be_emptied(record):
    told = event(record, VISIT).accounts[0]
    judge(record, "edit", told, field="place")
    judge(record, "edit", told, field="recipients")
    (edited,) = [a for a in record.affair().accounts if a.id == told]
    assert (edited.place, edited.recipients) == (None, ())


def test_what_a_rejected_statement_told_is_the_outlet_s_own_voice(record):
    said = next(s for s in record.affair().statements if s.article == "a3")
    judge(record, "reject", said.id)
    assert not [s for s in record.affair().statements if s.article == "a3"]
    assert [a.statement for a in record.affair().accounts if a.article == "a3"] == [None]
    assert event(record, LATER).origins.roots != ("Cy Cedar through Fars",)


def test_a_statement_is_given_another_speaker_and_act(record):
    said = next(s for s in record.affair().statements if s.article == "a3")
    judge(record, "edit", said.id, field="speaker", value=("Syldavia",))
    judge(record, "edit", said.id, field="act", value=("confirms",))
    (edited,) = [s for s in record.affair().statements if s.id == said.id]
    assert names_of(record, [edited.speaker]) == {"Syldavia"}
    assert edited.statement.act == "confirms"


# Actors


def test_merged_actors_are_one_under_the_id_of_the_larger(record):
    ann, dee = actor(record, "Ann Ash"), actor(record, "Dee Dorn")
    judge(record, "merge", "Dee Dorn", "Ann Ash")
    merged = actor(record, "Dee Dorn")
    assert merged == actor(record, "Ann Ash")
    assert merged.id == ann.id
    assert merged.mentions == tuple(sorted(ann.mentions + dee.mentions))
    assert event(record, VISIT).actors == (ann.id,)


def test_an_actor_is_split_by_article_or_by_spelling(record):
    whole = actor(record, "Bob Birch")
    judge(record, "split", whole.id, "a4")
    parts = [a for a in record.affair().actors if "Bob Birch" in a.names]
    assert sorted(len(a.mentions) for a in parts) == [1, 2]
    assert whole.id in {a.id for a in parts if len(a.mentions) == 2}
    judge(record, "merge", "Ann Ash", "Dee Dorn")
    judge(record, "split", "Ann Ash", "Dee Dorn")
    assert actor(record, "Ann Ash") != actor(record, "Dee Dorn")


def test_a_rejected_actor_takes_part_in_nothing(record):
    judge(record, "reject", "Dee Dorn")
    assert "Dee Dorn" not in {a.name for a in record.affair().actors}
    assert names_of(record, event(record, VISIT).actors) == {"Ann Ash"}


def test_an_actor_is_given_another_name(record):
    before = actor(record, "Cy Cedar")
    judge(record, "edit", "Cy Cedar", field="name", value=("Cyril Cedar",))
    assert actor(record, "Cyril Cedar").id == before.id
    assert actor(record, "Cy Cedar").name == "Cyril Cedar"


def test_pairs_that_a_person_decided_are_no_longer_in_doubt(record):
    pages = record.pages()
    texts = {p.id: p.text for p in pages}
    plain = find_doubts(record.annotated(), texts)
    judge(record, "split", "Ann Ash", "Dee Dorn")
    held = hold(in_force(record.judgements()), pages)
    assert set(find_doubts(record.annotated(), texts, held)) <= set(plain)


# Articles, links, outlets


def test_an_article_s_day_moves_what_is_counted_from_it(record):
    judge(record, "edit", "a3", field="date", value=("1939-07-01",))
    judge(record, "edit", "a3", field="outlet", value=("The Gazette",))
    (article,) = [a for a in record.affair().articles if a.id == "a3"]
    assert article.published.interval == Interval(date(1939, 7, 1), date(1939, 7, 1))
    assert article.published.method == "given"
    assert "judged by ana" in article.published.why
    assert article.outlet == "The Gazette"


def links(record) -> set[tuple[str, str, str]]:
    return {(link.source, link.target, link.kind) for link in record.affair().links}


def test_a_struck_link_is_gone_with_what_followed_from_it(record):
    assert ("a1", "a2", "verbatim") in links(record)
    judge(record, "link", "a1", "a2", field="verbatim", value=("false",))
    judge(record, "link", "Reuters", "a3", field="wire", value=("false",))
    fars = next(n for n, link in open_view(record).links.items() if link.source == "Fars")
    judge(record, "reject", fars)
    assert links(record) == set()
    assert event(record, LATER).origins.roots == ("Cy Cedar",)


def test_an_added_link_stands_and_can_be_struck_again(record):
    before = links(record)
    judge(record, "link", "a2", "a3", field="translates", value=("true",))
    assert links(record) == before | {("a2", "a3", "translates")}
    judge(record, "link", "a2", "a3", field="translates", value=("false",), who="bob")
    assert links(record) == before


def test_an_article_that_a_person_says_is_a_copy_is_no_origin_of_its_own(record):
    assert event(record, STRIKE).origins.high == 2
    judge(record, "link", "a1", "a4", field="translates", value=("true",))
    assert (event(record, STRIKE).origins.low, event(record, STRIKE).origins.high) == (1, 1)


def test_an_agency_that_a_person_names_is_the_origin(record):
    judge(record, "link", "Havas", "a4", field="wire", value=("true",))
    assert "Havas" in event(record, STRIKE).origins.roots
    judge(record, "link", "Havas", "a4", field="wire", value=("false",))
    assert "Havas" not in event(record, STRIKE).origins.roots


def test_grades_owners_and_notes_are_kept_and_change_no_event(record):
    before = record.affair().events
    judge(record, "grade", "paper a1", value=("b",))
    judge(record, "grade", event(record, VISIT).id, value=("2",))
    judge(record, "owner", "Paper a1", "Paper a2", value=("Klow Press",))
    judge(record, "note", "Ann Ash", note="ask her")
    found = grades(record.judgements())
    assert found["Paper a1", "reliability"] == "B"
    assert [e.summary for e in record.affair().events] == [e.summary for e in before]
    held = hold(in_force(record.judgements()), record.pages())
    assert held.owners == {"Paper a1": "Klow Press", "Paper a2": "Klow Press"}


def test_outlets_of_one_owner_count_for_less_in_the_effective_number_alone(record):
    before = event(record, STRIKE).origins
    judge(record, "owner", "Paper a1", "Paper a2", "Paper a4", value=("Klow Press",))
    after = event(record, STRIKE).origins
    assert after.effective < before.effective
    assert (after.low, after.high, after.roots) == (before.low, before.high, before.roots)


# What is looked up


def test_every_judgement_is_found_on_what_it_is_about_now(record):
    merge = judge(record, "merge", event(record, STRIKE).id, event(record, LATER).id)
    note = judge(record, "note", "Ann Ash", note="ask her")
    day = judge(record, "edit", event(record, VISIT).accounts[0], field="date", value=("1938-05-03",))
    link = judge(record, "link", "a1", "a2", field="verbatim", value=("true",))
    view = open_view(record)
    found = {name: {j.id for j in js} for name, js in index_judgements(view, record.judgements()).items()}
    assert found[event(record, "attacks Borduria").id] == {merge}
    assert found[actor(record, "Ann Ash").id] == {note}
    assert found[event(record, VISIT).accounts[0]] == {day}
    assert found["a1"] == {link}
    assert {link} in [js for name, js in found.items() if name in view.links]


def test_what_cannot_be_judged_is_told_in_one_line(record):
    view = open_view(record)
    told = event(record, STRIKE)
    for ruling, said in (
        (Ruling("merge", (told.id, "Ann Ash")), "things of one kind, not an event and an actor"),
        (Ruling("merge", (told.id,)), "needs 2 things"),
        (Ruling("split", (told.id, *told.accounts)), "leave at least one"),
        (Ruling("split", (told.id, event(record, VISIT).accounts[0])), "is no account of"),
        (Ruling("split", ("Bob Birch", "Robert")), "none of the mentions"),
        (Ruling("edit", (told.id,), "colour", ("red",)), "no field 'colour'"),
        (Ruling("edit", (told.id,), "date", ("soon",)), "no date"),
        (Ruling("edit", (told.id,), "actors", (told.id,)), "is no actor"),
        (Ruling("grade", (told.id,), None, ("9",)), "no grade"),
        (Ruling("link", ("Ann Ash",), None, ("true",)), "is no link"),
        (Ruling("accept", ("e00000",)), "nothing here has the id"),
        (Ruling("reject", ("a1",)), "reject is not for an article"),
        (Ruling("accept", (next(iter(view.places)),)), "nobody can judge"),
    ):
        with pytest.raises(ConfigError, match=said):
            draft(view, ruling, who="ana", made="2026-11-21T12:00:00+00:00")


# Properties

RULINGS = (
    ("merge", ((STRIKE,), (LATER,)), None, ()),
    ("split", ((VISIT,), (VISIT, 0)), None, ()),
    ("reject", ((STRIKE, 1),), None, ()),
    ("edit", ((VISIT, 1),), "date", ("1938-05-02",)),
    ("edit", ((STRIKE, 0),), "type", ("COERCE",)),
    ("edit", ((LATER,),), "place", ("Klow",)),
    ("merge", ("Ann Ash", "Dee Dorn"), None, ()),
    ("split", ("Bob Birch", "a4"), None, ()),
    ("edit", ("a3",), "date", ("1938-06-21",)),
    ("link", ("a2", "a4"), "verbatim", ("true",)),
    ("owner", ("Paper a1",), None, ("Klow Press",)),
)
"""Rulings on one affair none of which speaks against another; (words,) is an event, (words, n) one of its accounts."""
SOME = st.lists(st.integers(0, len(RULINGS) - 1), min_size=1, max_size=4, unique=True)


@pytest.fixture(scope="module")
def weighed(tmp_path_factory):
    """The affair as no one judged it, with what is needed to weigh it again, and one page more."""
    with record_of(tmp_path_factory.mktemp("judged") / "r.tidings", PILE) as record:
        view, annotated = open_view(record), record.annotated()
    with record_of(tmp_path_factory.mktemp("more") / "m.tidings", (*PILE, MORE)) as larger:
        return view, annotated, (larger.pages(), larger.annotated(), larger.affair())


def drafts(view, chosen, at=0):
    """The judgements of some rulings, each made a minute after the one before."""
    return [
        draft(view, ruling_of(view.affair, RULINGS[n]), who="ana", made=f"2026-11-21T12:{at + i:02}:00+00:00")
        for i, n in enumerate(chosen)
    ]


def ruling_of(affair, told) -> Ruling:
    kind, things, field, value = told
    return Ruling(kind, tuple(t if isinstance(t, str) else id_of(affair, *t) for t in things), field, value)


def id_of(affair, words: str, n: int | None = None) -> str:
    found = next(e for e in affair.events if words in e.summary)
    return found.id if n is None else found.accounts[n]


def weigh_with(pages, annotated, judgements):
    return weigh(annotated, {p.id: p.text for p in pages}, hold(in_force(judgements), pages))


def told(affair):
    """What an affair says, without who said when that it should: ids and grounds of judgements differ."""
    return (
        {(e.summary, e.type, e.interval, e.accounts, replace(e.origins)) for e in affair.events},
        {(a.name, a.members) for a in affair.actors},
        {(link.source, link.target, link.kind) for link in affair.links},
        [a.published.interval for a in affair.articles],
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME, st.randoms())
def test_judgements_that_do_not_touch_may_be_made_in_any_order(weighed, chosen, chance):
    view, annotated, _ = weighed
    shuffled = chance.sample(chosen, len(chosen))
    one, other = (weigh_with(view.pages.values(), annotated, drafts(view, order)) for order in (chosen, shuffled))
    assert told(one) == told(other)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME, st.randoms())
def test_the_order_in_which_judgements_and_pages_are_kept_does_not_matter(weighed, chosen, chance):
    view, annotated, _ = weighed
    judgements, pages = drafts(view, chosen), list(view.pages.values())
    mixed = [chance.sample(x, len(x)) for x in (pages, annotated, judgements)]
    assert weigh_with(pages, annotated, judgements) == weigh_with(*mixed)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME)
def test_judgements_hold_after_a_rebuild_with_one_page_more(weighed, chosen):
    view, _, (pages, annotated, plain) = weighed
    out = io.StringIO()
    write_judgements(drafts(view, chosen), out)
    judged = weigh_with(pages, annotated, read_judgements(out.getvalue().split("\n")))
    events = {a: e for e in judged.events for a in e.accounts}
    accounts = {w: next(e.accounts for e in view.affair.events if w in e.summary) for w in (VISIT, STRIKE, LATER)}
    actors = {a.name: a.id for a in judged.actors} | {n: a.id for a in judged.actors for n in a.names}
    checks = {
        0: lambda: events[accounts[STRIKE][0]] == events[accounts[LATER][0]],
        1: lambda: events[accounts[VISIT][0]] != events[accounts[VISIT][1]],
        2: lambda: accounts[STRIKE][1] not in events,
        5: lambda: "Klow" in {p.place.name for p in judged.places},
        6: lambda: actors["Ann Ash"] == actors["Dee Dorn"],
        7: lambda: sum("Bob Birch" in a.names for a in judged.actors) == 2,
        9: lambda: ("a2", "a4") in {(k.source, k.target) for k in judged.links},
    }
    assert all(checks[n]() for n in chosen if n in checks)
    assert len(judged.articles) == len(plain.articles)


def test_undoing_leaves_the_affair_as_it_was_and_undoing_that_as_it_was_judged(record):
    plain = record.affair()
    for ruling in RULINGS:
        made = judge_record(record, ruling_of(plain, ruling), who="ana")
        judged = record.affair()
        undo = undo_record(record, made.id, who="bob")
        assert record.affair() == plain
        undo_record(record, undo.id, who="bob")
        assert record.affair() == judged
        undo_record(record, None, who="ana")
    assert record.affair() == plain


def test_two_who_judge_at_once_are_both_obeyed(record):
    strikes = event(record, STRIKE).id, event(record, LATER).id
    rulings = {"ana": Ruling("merge", strikes), "bob": Ruling("merge", ("Ann Ash", "Dee Dorn"))}
    failed = []

    def decide(who: str) -> None:
        try:
            with open_record(record.path) as own:
                judge_record(own, rulings[who], who=who)
        except Exception as exc:  # noqa: BLE001 -- a thread's errors would be lost
            failed.append(exc)

    threads = [threading.Thread(target=decide, args=(who,)) for who in rulings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert not record.stale
    assert actor(record, "Ann Ash") == actor(record, "Dee Dorn")
    assert len(event(record, "attacks Borduria").accounts) == 4


def test_a_colleague_s_judgements_hold_in_a_record_of_her_own(record, tmp_path):
    judge(record, "merge", event(record, STRIKE).id, event(record, LATER).id)
    judge(record, "merge", "Ann Ash", "Dee Dorn")
    with record_of(tmp_path / "other.tidings", (strike("a9"), *PILE)) as other:
        other.judge(*record.judgements())
        weigh_record(other)
        assert actor(other, "Ann Ash") == actor(other, "Dee Dorn")
        whole = event(other, "attacks Borduria")
        assert {a.article for a in other.affair().accounts if a.event == whole.id} >= {"a1", "a3"}


def test_a_judgement_on_pages_that_are_not_there_does_nothing_but_by_an_actor_s_name(record, tmp_path):
    judge(record, "reject", event(record, STRIKE).id)
    judge(record, "merge", "Ann Ash", "Dee Dorn")
    with record_of(tmp_path / "other.tidings", (visit("b1"), visit("b2", "Dee Dorn"))) as other:
        plain = {e.id for e in other.affair().events}
        other.judge(*record.judgements())
        weigh_record(other)
        assert actor(other, "Ann Ash") == actor(other, "Dee Dorn")
        assert {e.type for e in other.affair().events} == {"CONSULT", "ASSAULT"}
        assert plain


def test_words_are_found_again_where_a_page_s_text_has_shifted(record):
    told = event(record, STRIKE)
    judge(record, "reject", told.accounts[0])
    (judgement,) = record.judgements()
    pages = [replace(p, text=f"Menu. {p.text}") for p in record.pages()]
    (spot,) = hold([judgement], pages).rulings[0].subjects[0].spots
    (anchor,) = judgement.subjects[0].anchors
    assert (spot.span.start, spot.span.end) == (anchor.start + 6, anchor.end + 6)
    gone = [replace(p, text="Nothing of it.") for p in pages]
    assert hold([judgement], gone).rulings[0].subjects[0].spots == ()
