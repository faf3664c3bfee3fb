from __future__ import annotations

import pytest
from statement_texts import read_statements, told

from tidings.annotate.statements import denials, link_denials
from tidings.model import Account, Span


def test_the_outlets_own_denial_has_no_source() -> None:
    found = told(
        "Some reports claimed that the fleet had sailed. These reports, however, are nothing more than conjecture."
    )
    own = found[-1]
    assert (own.source, own.statement.act, own.statement.role) == ("", "denies", "outlet")
    assert own.statement.denies_statements == (0,)


def test_reports_called_false_are_denied_and_their_clause_is_a_statement() -> None:
    found = told("Reports that the fleet has sailed are false.")
    assert {f.statement.act for f in found} == {"asserts", "denies"}


def test_reports_called_true_are_not_denied() -> None:
    assert [f.statement.act for f in told("The reports are accurate and not false.")] == []


def test_a_denial_that_points_denies_the_claim_before_it() -> None:
    _, _, found = read_statements("Putin insists that the plane was over Syria. Erdogan disputed that claim.")
    assert [s.denies_statements for s in found] == [(), (0,)]


def test_a_denial_finds_what_it_denies_by_its_words() -> None:
    _, _, found = read_statements(
        "Britain said the fleet sank two trawlers off Hull. France said the weather was bad. "
        "Russia denied that its fleet sank any trawlers."
    )
    assert found[2].denies_statements == (0,)


def test_nobody_denies_himself() -> None:
    _, _, found = read_statements(
        "Orlov said the fleet sank two trawlers. Orlov denied that the fleet sank three trawlers."
    )
    assert found[1].denies_statements == ()


def test_accounts_are_linked_by_words_and_by_the_statement_they_stand_in() -> None:
    text = "The fleet sank two trawlers off Hull. Russia denied that its fleet sank any trawlers off Hull."
    parsed, mentions, found = read_statements(text)
    own = Account(Span("p", 0, 37), Span("p", 10, 14), "ASSAULT")
    far = Account(Span("p", 34, 37), Span("p", 34, 36), "AID")
    (linked,) = link_denials(parsed, mentions, found, (own, far))
    assert linked.denies_accounts == (0,)


def test_without_denials_nothing_changes() -> None:
    parsed, mentions, found = read_statements("Russia said that the fleet had sailed.")
    assert link_denials(parsed, mentions, found, ()) == found


def test_a_denial_goes_on_with_its_speaker_in_the_next_sentence() -> None:
    found = told("Orlov called the story absurd. “There is not one boat in these waters,” he said.")
    assert [f.statement.act for f in found] == ["denies", "denies"]


def test_another_speaker_does_not_go_on_with_a_denial() -> None:
    found = told("Orlov called the story absurd. “There is not one boat in these waters,” Anna Moreau said.")
    assert [f.statement.act for f in found] == ["denies", "asserts"]


def test_these_reports_are_all_that_were_told_before() -> None:
    found = told(
        "Some reports claimed that the fleet had sailed. Other reports said that two trawlers sank. "
        "These reports, however, are nothing more than conjecture."
    )
    assert found[-1].statement.denies_statements == (0, 1)


def test_the_story_is_the_claim_before_it() -> None:
    found = told("Rozhestvensky maintains that two boats attacked him. Anna Moreau called the story absurd.")
    assert found[1].statement.denies_statements == (0,)


def test_a_claim_named_inside_a_denial_is_what_it_denies() -> None:
    found = told("Orlov denied the ministry's claim that the fleet had sunk two trawlers.")
    denial = next(f for f in found if f.statement.act == "denies")
    assert [found[k].cue for k in denial.statement.denies_statements] == ["claim"]


TEXT = "The fleet sank two trawlers off Hull. France said Russia denied that its fleet sank trawlers off Hull."
TOLD, CUE, INSIDE = Span("p", 0, 36), Span("p", 57, 63), Span("p", 69, 101)


def _denied(*accounts: Account) -> tuple[int, ...]:
    parsed, mentions, found = read_statements(TEXT)
    linked = link_denials(parsed, mentions, found, accounts)
    return next(s.denies_accounts for s in linked if s.act == "denies")


def test_a_denial_never_hits_its_own_cue_or_what_it_stands_in() -> None:
    outer, inner = 0, 1
    assert _denied(Account(CUE, CUE, "ACCUSE"), Account(INSIDE, CUE, "ASSAULT")) == ()
    assert _denied(Account(INSIDE, Span("p", 79, 83), "ASSAULT", statement=outer)) == ()
    assert _denied(Account(INSIDE, Span("p", 79, 83), "ASSAULT", statement=inner)) == (0,)


def test_a_denial_hits_affirmed_deeds_of_its_own_type_only() -> None:
    own = Account(INSIDE, Span("p", 79, 83), "ASSAULT", statement=1)
    sank = Span("p", 10, 14)
    assert _denied(own, Account(TOLD, sank, "ASSAULT")) == (0, 1)
    assert _denied(own, Account(TOLD, sank, "AID")) == (0,)
    assert _denied(own, Account(TOLD, sank, "ASSAULT", polarity="negated")) == (0,)
    assert _denied(own, Account(TOLD, sank, "REJECT")) == (0,)


def test_that_there_were_none_denies_the_telling_of_one_even_of_a_warning() -> None:
    text = 'The ministry said it warned the pilot. "There were no warnings," Ivan Orlov told reporters.'
    parsed, mentions, statements = read_statements(text)
    start = text.index("warned")
    span = Span(parsed.article.page, start, start + len("warned"))
    account = Account(span, span, "THREATEN", statement=0)
    found = link_denials(parsed, mentions, statements, (account,))
    assert found[-1].act == "denies"
    assert found[-1].denies_accounts == (0,)


def test_another_denial_leaves_a_warning_alone() -> None:
    text = "The ministry said it warned the pilot. Ivan Orlov denied that the pilot left his course."
    parsed, mentions, statements = read_statements(text)
    start = text.index("warned")
    span = Span(parsed.article.page, start, start + len("warned"))
    found = link_denials(parsed, mentions, statements, (Account(span, span, "THREATEN", statement=0),))
    assert found[-1].denies_accounts == ()


def test_the_same_doer_and_sufferer_tie_a_denial_to_the_deed_in_other_words() -> None:
    text = "Ivan Orlov shelled Karsk, the council said. The ministry denied that Orlov had bombed Karsk."
    parsed, mentions, statements = read_statements(text)

    def told_by(word: str, statement: int) -> Account:
        at = text.index(word)
        span = Span(parsed.article.page, at, at + len(word))
        names = [i for i, m in enumerate(mentions) if m.level == "name"]
        doer = next(i for i in names if "Orlov" in mentions[i].name)
        town = next(i for i in names if "Karsk" in mentions[i].name)
        return Account(span, span, "ASSAULT", actors=(doer,), recipients=(town,), statement=statement)

    denial = next(i for i, s in enumerate(statements) if s.act == "denies")
    found = link_denials(parsed, mentions, statements, (told_by("shelled", 1 - denial), told_by("bombed", denial)))
    assert found[denial].denies_accounts == (0, 1)


def test_a_page_full_of_denials_compares_each_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(
        f"The council said ship {i} sank. The ministry denied that ship {i} sank in the harbour." for i in range(150)
    )
    parsed, mentions, statements = read_statements(text)
    compared, likeness = [], denials.likeness
    monkeypatch.setattr(denials, "likeness", lambda *sides: compared.append(sides) or likeness(*sides))
    link_denials(parsed, mentions, statements)
    assert len(compared) < 10 * len(statements)
