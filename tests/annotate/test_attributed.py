from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from statement_texts import parsed_of, told

from tidings.annotate.names import find_mentions
from tidings.annotate.statements import find_statements
from tidings.annotate.statements.attributed import complete, stretches
from tidings.annotate.statements.reading import read
from tidings.language.readings import Attribution, Readings

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed
    from tidings.model import Statement


def words_at(parsed: Parsed, words: str) -> tuple[int, ...]:
    """The tokens of the first place where the words stand."""
    if not words:
        return ()
    start = parsed.page_text.index(words)
    return tuple(i for i, s in enumerate(parsed.starts) if start <= s < start + len(words))


def attributed(text: str, *found: tuple[str, str, str]) -> tuple[Parsed, tuple[Statement, ...]]:
    """The statements of a text for which the network reads just these sources, cues and contents."""
    parsed = parsed_of(text)
    attributions = []
    for source, cue, content in found:
        tokens = words_at(parsed, cue)
        sides = words_at(parsed, source), words_at(parsed, content)
        attributions.append(Attribution(tokens, tokens[-1], *sides, 0.9))
    parsed = replace(parsed, readings=Readings(attributions=tuple(attributions)))
    return parsed, find_statements(parsed, find_mentions(parsed))


def test_a_cue_that_no_lexicon_has_makes_a_statement_of_its_quotation() -> None:
    text = "“The fleet has sailed,” warbled Anna Orlov."
    assert attributed(text)[1] == ()
    parsed, (found,) = attributed(text, ("Anna Orlov", "warbled", "The fleet has"))
    assert found.voiced
    assert [parsed.text(s) for s in found.content] == ["“The fleet has sailed,”"]
    assert [parsed.text(s) for s in found.sources] == ["Anna Orlov"]


def test_the_network_confirms_a_rule_and_leaves_its_words() -> None:
    text = "The minister said that the fleet had sailed."
    (alone,) = attributed(text)[1]
    (confirmed,) = attributed(text, ("minister", "said", "fleet had"))[1]
    assert confirmed.score > alone.score
    assert (confirmed.content, confirmed.sources) == (alone.content, alone.sources)


def test_what_the_network_alone_reads_without_words_is_not_voiced() -> None:
    _, found = attributed("The minister scorned the offer.", ("The minister", "scorned", "the offer"))
    assert [f.voiced for f in found] == [False]


def test_a_second_cue_of_one_saying_is_not_counted_again() -> None:
    text = "The minister wrote in a letter that the fleet had sailed."
    found = attributed(text, ("", "letter", "that the fleet had sailed"), ("The minister", "wrote", ""))[1]
    assert len([f for f in found if f.voiced]) == 1


def test_nobody_and_the_author_make_no_statement() -> None:
    assert attributed("No group has hailed the blast.", ("No group", "has hailed", "the blast"))[1] == ()
    assert attributed("I whispered that it sank.", ("I", "whispered", "that it sank"))[1] == ()


def test_content_grows_to_its_clause_and_its_quotation() -> None:
    parsed = parsed_of("Orlov thinks the old fleet sailed. He sang: “All is well.”")
    r = read(parsed)
    clause = complete(r, words_at(parsed, "fleet sailed"), {0, 1})
    assert [parsed.text(parsed.span(*piece)) for piece in clause] == ["the old fleet sailed"]
    quoted = complete(r, words_at(parsed, "is well"), set(words_at(parsed, "He sang")))
    assert [parsed.text(parsed.span(*piece)) for piece in quoted] == ["“All is well.”"]


def test_stretches_close_small_gaps() -> None:
    assert stretches([]) == []
    assert stretches([1, 2, 5], gap=0) == [(1, 3), (5, 6)]


def test_what_is_wanted_stands_behind_what_is_said_and_holds_nothing() -> None:
    text = "Voters fear that prices will rise. Orlov wants to leave. The ministry said that Orlov had left."
    found = told(text) + told(text, voiced=False)
    assert [(f.source, f.statement.voiced) for f in found] == [
        ("The ministry", True),
        ("Voters", False),
        ("Orlov", False),
    ]
    assert all(f.statement.parent is None for f in found)
    parsed = parsed_of(text)
    assert [s.voiced for s in find_statements(parsed, find_mentions(parsed))] == [True, False, False]


def test_a_wish_inside_what_is_said_is_part_of_it() -> None:
    assert told("The minister said: “I want to believe that it sailed.”", voiced=False) == []
    assert told("The minister said that Orlov wants to leave.", voiced=False) == []


def test_a_transcript_and_a_signed_quotation_have_a_name_and_no_verb() -> None:
    turns = told("WALLACE: Will the fleet sail?\nSEN. ORLOV: It sailed on Monday.")
    assert [(f.source, f.cue, f.content) for f in turns] == [
        ("WALLACE", ":", ("Will the fleet sail?",)),
        ("SEN. ORLOV", ":", ("It sailed on Monday.",)),
    ]
    (signed,) = told("“The fleet has sailed and all is well.” ― Anna Orlov\nThe sea was calm.")
    assert (signed.source, signed.content) == ("Anna Orlov", ("“The fleet has sailed and all is well.”",))
