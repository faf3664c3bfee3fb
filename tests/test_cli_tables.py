"""What tables and explanations are made of, on the affair made by hand."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date

import pytest

from tidings.cli import ask, build, console, read, show, why
from tidings.cli.why import explain, explanation_json, print_explanation
from tidings.errors import ConfigError
from tidings.model import Affair, Article, Interval, Publication, Receipt, Span
from tidings.record import Question, View, codec, wording

FRIDAY = Interval(date(1904, 10, 21), date(1904, 10, 21))


@pytest.fixture
def view(sample):
    view = View(sample.pages, sample.affair, sample.receipts)
    for readings in sample.readings.values():
        for reading in readings:
            view.sentences.setdefault(reading.article.page, []).extend(reading.sentences)
    return view


@pytest.mark.parametrize("module", [ask, build, codec, console, read, show, why, wording])
def test_examples_in_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ((2015, 7, 21), (2015, 7, 21), "21 Jul 2015"),
        ((2015, 12, 1), (2015, 12, 31), "Dec 2015"),
        ((2015, 1, 1), (2015, 12, 31), "2015"),
        ((2015, 1, 1), (2016, 12, 31), "2015 – 2016"),
        ((2015, 2, 1), (2015, 3, 31), "Feb – Mar 2015"),
        ((2015, 11, 1), (2016, 2, 29), "Nov 2015 – Feb 2016"),
        ((2015, 12, 30), (2016, 1, 2), "30 Dec 2015 – 2 Jan 2016"),
        (None, (2015, 3, 31), "until 31 Mar 2015"),
    ],
)
def test_intervals_are_told_shortly(first, last, told):
    assert wording.days(Interval(first and date(*first), last and date(*last))) == told


def test_the_answer_counts_in_good_english(view):
    assert wording.answer(view.figures) == (
        "2 pages, 3 articles, 3 statements, 2 accounts of 1 event, 1 disputed; at most 1 rests on one origin"
    )
    none = replace(view.figures, events=0, accounts=0)
    assert wording.answer(none) == "2 pages, 3 articles, 3 statements, no events"
    many = replace(view.figures, events=3, disputed=0, one_origin=2)
    assert wording.answer(many).endswith("2 accounts of 3 events, none disputed; at most 2 rest on one origin")


def test_the_table_of_events_names_roots_outlets_and_disputes(view, capsys):
    show.print_section(view, "events", Question(), None)
    head, _, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "when", "what", "origins", "who", "says", "told", "by"]
    assert row.split("  ")[0] == "e1"
    for cell in ("21 Oct 1904", "disputed: Orlov sank", "Reuters, unattributed: Herald", "1–2", "Gazette, Herald"):
        assert cell in row


def test_a_long_statement_is_shortened_at_a_word(view, capsys, monkeypatch):
    monkeypatch.setattr(wording, "LONGEST_CONTENT", 20)
    show.print_section(view, "statements", Question(), None)
    assert "Admiral Orlov sank [...]" in capsys.readouterr().out


def test_an_empty_section_says_so(capsys):
    show.print_section(View([], Affair()), "links", Question(), None)
    assert capsys.readouterr().out == "no links here\n"


def test_actors_are_found_by_name_surname_and_sound(view):
    assert [a.id for a in view.find_actors("orlov")] == ["x1"]
    assert [a.id for a in view.find_actors("Orloff")] == ["x1"]
    assert [a.id for a in view.find_actors("the admiralty")] == ["x3"]
    with pytest.raises(ConfigError, match=r"no actor goes by '\?'; the most named are: Orlov, Reuters"):
        view.find_actors("?")


def test_questions_narrow_every_list(view):
    admiralty, hull = Question(actor="Admiralty"), Question(days=Interval(None, date(1904, 10, 21)))
    assert view.find_events(admiralty) == []
    assert [s.id for s in view.find_statements(admiralty)] == ["s2"]
    assert [s.id for s in view.find_statements(Question(actor="Reuters"))] == ["s1", "s2"], "who passes on counts"
    assert [a.id for a in view.find_articles(Question(actor="Orlov"))] == ["one-1", "two-2"]
    assert len(view.find_events(hull)) == 1
    assert view.find_articles(hull) == []
    assert [s.id for s in view.find_statements(Question(disputed=True))] == ["s2"]
    assert [a.id for a in view.find_articles(Question(disputed=True))] == ["one-1", "two-1"]


def test_undated_things_come_last_and_meet_no_days(view):
    assert [a.id for a in view.find_articles()] == ["one-1", "two-1", "two-2"]
    assert [a.id for a in view.undated()] == ["two-1", "two-2"]
    assert [a.id for a in view.find_articles(Question(days=Interval(date(1900, 1, 1))))] == ["one-1"]


def test_ids_are_as_short_as_they_can_be_told_apart(sample):
    links = tuple(replace(sample.affair.links[0], kind=k) for k in ("wire", "quotes", "cites", "verbatim"))
    view = View(sample.pages, replace(sample.affair, links=links))
    for full in view.ids:
        assert view.find_id(view.short(full)) == full
        assert len(view.short(full)) >= min(5, len(full))
    full = next(iter(view.links))
    assert view.in_words(f"tied to {full}.") == f"tied to {view.short(full)}."
    assert view.in_words("e0123456789ab") == "e0123456789ab"


def test_an_event_is_explained_with_its_dispute(view, capsys):
    explanation = explain(view, "e1")
    assert [g.heading for g in explanation.grounds] == ["told by", "disputed by", "told by"]
    facts = dict(explanation.facts)
    assert facts["origins"] == "1–2: Reuters; unattributed: Herald"
    assert facts["variants"] == "date 1904-10-22 (1)"
    print_explanation(view, explanation)
    told = capsys.readouterr().out
    assert "Gazette: Trawler sunk, 22 Oct 1904 (dateline)  [one-1]" in told
    assert "told by  [c1]" in told
    assert told.index("disputed by") < told.rindex("told by"), "article by article, as the words stand there"
    assert "**Admiral Orlov sank a trawler off Hull on Friday**, Reuters said." in told
    assert "on the word of: Reuters (asserts)" in told
    assert "**The Admiralty denied it**." in told
    assert "on the word of: Reuters ← " in told


def test_a_statement_is_explained_from_both_sides(view):
    assert [g.heading for g in explain(view, "s1").grounds] == ["said", "tells of"]
    assert [g.heading for g in explain(view, "s2").grounds] == ["said", "denies"]
    assert [g.heading for g in explain(view, "c1").grounds] == ["told by", "denied by"]


def test_an_actor_is_explained_sentence_by_sentence(view):
    explanation = explain(view, "x1")
    assert [(g.article, len(g.words)) for g in explanation.grounds] == [("one-1", 1), ("two-2", 1)]
    assert dict(explanation.facts)["events"] == "e1 Orlov sank a trawler off Hull"


def test_an_article_a_link_and_a_place_are_explained(view):
    article = explain(view, "one-1")
    assert [g.heading for g in article.grounds] == ["dated by", "wire", "cites", "said", "said", "tells of"]
    (wire, _) = view.links
    assert explain(view, wire).title == "Gazette: Trawler sunk -> Herald"
    assert dict(explain(view, "p1").facts)["latitude, longitude"] == "53.74, -0.33"


def test_grounds_in_json_carry_sentences_and_words(view):
    ground = explanation_json(view, explain(view, "s2"))["grounds"][0]
    assert [w["text"] for w in ground["words"]] == ["The Admiralty", "denied", "it"]
    assert [s["text"] for s in ground["sentences"]] == ["The Admiralty denied it."]
    assert (ground["outlet"], ground["published_method"]) == ("Gazette", "dateline")


def test_words_over_a_line_break_are_marked_on_one_line(sample, capsys):
    text = "He said\n  “no\n more”  twice."
    page = replace(sample.pages[0], id="p", text=text)
    view = View([page], Affair((Article("a", "p", ((0, len(text)),)),)))
    view.sentences = {"p": [Span("p", 0, len(text))]}
    ground = why.Ground("said", "a", (Span("p", 3, 7), Span("p", 10, len(text) - 1)))
    print_explanation(view, why.Explanation("s", "statement", "x", [], [ground]))
    assert "    He **said “no more” twice**." in capsys.readouterr().out


def test_a_page_outside_any_sentence_shows_its_own_words(view):
    assert view.sentence(Span("two", 0, 9)) == Span("two", 0, len("Fishermen saw the squadron fire."))
    assert view.sentence(Span("nowhere", 3, 9)) == Span("nowhere", 3, 9)


def test_attention_is_drawn_to_what_needs_it(view):
    outcome = build.BuildOutcome(
        [
            Receipt("one.txt", "read", None, "one"),
            Receipt("two.txt", "read", "text that looks like fa is kept, but only English is read", "two"),
            Receipt("bad.pdf", "skipped", "bad.pdf is a PDF; save it as text"),
            Receipt("gone.txt", "failed", "KeyError: 'x'"),
        ]
    )
    lines = [line.split("]", 1)[1] for line in build.attention(outcome, view)]
    assert lines == [
        "read   [/cyan]  two.txt: text that looks like fa is kept, but only English is read",
        "skipped[/yellow]  bad.pdf: is a PDF; save it as text",
        "failed [/red]  gone.txt: KeyError: 'x'",
        "undated[/yellow]  two.txt: give its day with --sources or --published",
        "undated[/yellow]  two.txt “Orlov speaks”: give its day with --sources or --published",
    ]


@pytest.mark.parametrize("text", ["last week", "2015-13", "2015-02-30", "15", ""])
def test_what_is_no_date_says_how_to_write_one(text):
    with pytest.raises(ConfigError, match="write 2015, 2015-07 or 2015-07-21"):
        ask.parse_day(text, last=False)


def test_receipts_say_how_each_date_was_found_and_why(view, capsys):
    show.print_section(view, "receipts", Question(), None)
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["page", "status", "kept", "dropped", "published", "known", "by", "why"]
    assert "22 Oct 1904" in first
    assert "dateline" in first


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (Publication(FRIDAY, "inferred", (), "quoted by two-1 on Friday"), "quoted by two-1 on Friday"),
        (Publication(FRIDAY, "dateline", (Span("one", 0, 13),)), "“Admiral Orlov”"),
        (Publication(FRIDAY, "given"), "given with the page"),
        (Publication(), ""),
    ],
)
def test_the_grounds_of_a_date(view, published, told):
    assert wording.dated_by(view, replace(view.articles["one-1"], published=published)) == told


def test_ids_in_a_reason_become_names(sample):
    article = replace(sample.affair.articles[0], id="n0123456789ab", outlet=None, title="A very long title " * 5)
    view = View(sample.pages, replace(sample.affair, articles=(article,)))
    assert view.in_words("quotes n0123456789ab.") == "quotes “A very long title A very long title A …”."


def test_tables_fit_a_terminal_of_100_columns(view, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for section in show.SECTIONS:
        show.print_section(view, section, Question(), None)
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_long_lists_of_names_are_cut_only_within_a_width(monkeypatch):
    names = ["a", "b", "c"]
    assert show.few(names, 2) == "a, b, c"
    monkeypatch.setenv("COLUMNS", "100")
    assert show.few(names, 2) == "a, b, 1 more"
    assert show.few(names, 3) == "a, b, c"


def test_an_account_told_as_no_plain_fact_says_so(view):
    told = replace(view.accounts["c1"].account, polarity="negated", certainty="possible", tense="future")
    view.accounts["c1"] = replace(view.accounts["c1"], account=told)
    facts = dict(next(g for g in explain(view, "e1").grounds if g.id == "c1").facts)
    assert facts["told as"] == "not having happened, possible, still to come"
