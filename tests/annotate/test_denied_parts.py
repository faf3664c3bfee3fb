from __future__ import annotations

import pytest
from statement_texts import read_statements

from tidings.annotate.statements import link_denials
from tidings.model import Account, Span


def denied(text: str, *words: str, polarity: str = "affirmed") -> list[str]:
    """Which of the deeds told by these words, all inside the denial, it denies."""
    parsed, mentions, statements = read_statements(text)
    position = next(i for i, s in enumerate(statements) if s.act == "denies")
    spans = [Span(parsed.article.page, text.index(w), text.index(w) + len(w)) for w in words]
    accounts = tuple(Account(s, s, "ASSAULT", polarity=polarity, statement=position) for s in spans)
    found = link_denials(parsed, mentions, statements, accounts)[position]
    return [words[k] for k in found.denies_accounts]


def test_what_a_denial_takes_for_granted_is_not_denied() -> None:
    text = "Russia denied that Trump shared secrets at his meeting with Sergey Lavrov."
    assert denied(text, "shared", "meeting") == ["shared"]


def test_a_light_verb_carries_the_denial_to_its_deed() -> None:
    assert denied("Russia denied that its air force carried out an attack.", "attack") == ["attack"]
    assert denied("Russia denied that its air force condemned an attack.", "attack") == []


def test_a_part_in_a_deed_is_denied_with_the_deed() -> None:
    assert denied("Russia denied any role in the attack on Karsk.", "attack") == ["attack"]


def test_a_claim_called_false_is_denied_with_what_it_is_of() -> None:
    text = "Orlov said reports of an attack on Karsk were fabricated by rebels."
    assert denied(text, "attack") == ["attack"]


def test_a_plan_that_is_refused_was_not_claimed() -> None:
    assert denied("Orlov rejected an attack on Karsk.", "attack") == []
    assert denied("Orlov rejected claims of an attack on Karsk.", "attack") == ["attack"]


@pytest.mark.parametrize(("polarity", "found"), [("negated", ["attack"]), ("affirmed", [])])
def test_what_is_only_said_is_denied_where_it_is_negated(polarity: str, found: list[str]) -> None:
    assert denied("Orlov said the fleet did not attack Karsk.", "attack", polarity=polarity) == found


def test_these_reports_are_those_of_the_nearest_paragraph() -> None:
    text = (
        "Some reports claimed that the fleet had sailed.\n\nOther reports said that two trawlers sank. "
        "These reports, however, are nothing more than conjecture."
    )
    assert read_statements(text)[2][-1].act == "denies"
    parsed, mentions, found = read_statements(text)
    assert link_denials(parsed, mentions, found)[-1].denies_statements == (1,)
