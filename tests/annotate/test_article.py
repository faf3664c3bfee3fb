"""Whole sentences through all annotators: what no single one of them can show."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tidings.annotate import annotate
from tidings.language import parse
from tidings.model import Annotated, Article, Interval, Publication

PUBLISHED = Publication(Interval(date(1935, 5, 20), date(1935, 5, 20)), "given")


def read(text: str) -> Annotated:
    spans = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return annotate(parse(Article("a", "p", spans, published=PUBLISHED), text))


def told(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    """Actors and recipients, by name, of the accounts of one type."""
    found = read(text)
    return [
        ({found.mentions[m].name for m in a.actors}, {found.mentions[m].name for m in a.recipients})
        for a in found.accounts
        if a.type == kind
    ]


def test_a_visitor_named_behind_his_office_is_one_man_with_it():
    found = read("This included a secret visit in early May by the head of Italy’s naval force, Gen. Carlo Rossi.")
    visits = [a for a in found.accounts if a.type == "CONSULT"]
    assert [[found.mentions[m].name for m in a.actors] for a in visits] == [["Carlo Rossi"]]
    assert visits[0].interval == Interval(date(1935, 5, 1), date(1935, 5, 10))


def test_two_heads_in_a_list_stay_two():
    found = read("They met the head of the fleet, Carlo Rossi and Anna Bianchi.")
    head, rossi = (next(m for m in found.mentions if word in m.name) for word in ("head", "Rossi"))
    assert head.chain != rossi.chain


def test_those_who_agree_at_a_meeting_have_met():
    text = "In a meeting on Monday, the three defence ministers discussed the fleet."
    assert told(text, "CONSULT") == [({"the three defence ministers"}, set())]


def test_who_praises_a_meeting_is_no_party_to_it():
    meetings = told("President Carlo Rossi praised the talks between France and Spain.", "CONSULT")
    assert meetings == [({"France", "Spain"}, set())]


def test_a_joint_drill_takes_its_parties_from_the_cooperation_just_told():
    drills = told("The cooperation between France and Italy grows. A joint naval drill was held in May.", "COOPERATE")
    assert drills == [({"France", "Italy"}, set())] * 2


def test_who_accuses_somebody_of_a_killing_is_no_killer():
    text = "Anna Bianchi accused the Kremlin of killing Carlo Rossi."
    assert told(text, "ACCUSE") == [({"Anna Bianchi"}, {"Russia"})]
    assert told(text, "ASSAULT") == []


@pytest.mark.parametrize(("words", "tense"), [("would be suspended", "future"), ("had been suspended", "past")])
def test_would_is_the_future_seen_from_the_past(words, tense):
    found = read(f"France’s Defence Ministry said that military contacts with Spain {words}.")
    assert [a.tense for a in found.accounts if a.type == "SANCTION"] == [tense]
