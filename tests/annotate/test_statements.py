from __future__ import annotations

import json
from pathlib import Path

import pytest
from statement_texts import parsed_of, read_statements, told

from tidings.annotate.statements import find_statements
from tidings.annotate.statements.cues import lexicon
from tidings.model import Span
from tidings.resources import load

SHARED = Path(__file__).resolve().parents[3] / "shared"


FORMS = [
    (
        "The minister said that the fleet had sailed.",
        "The minister",
        "said",
        ("that the fleet had sailed",),
        "indirect",
    ),
    ("The minister said the fleet had sailed.", "The minister", "said", ("the fleet had sailed",), "indirect"),
    ("“The fleet has sailed,” the minister said.", "the minister", "said", ("“The fleet has sailed,”",), "direct"),
    (
        "“The fleet has sailed,” declared Admiral Anna Orlov.",
        "Admiral Anna Orlov",
        "declared",
        ("“The fleet has sailed,”",),
        "direct",
    ),
    (
        'She said: "The fleet has sailed. It left on Monday."',
        "She",
        "said",
        ('"The fleet has sailed. It left on Monday."',),
        "direct",
    ),
    ("The fleet has sailed, officials said.", "officials", "said", ("The fleet has sailed",), "indirect"),
    ("But, Orlov said, the fleet has sailed.", "Orlov", "said", ("the fleet has sailed",), "indirect"),
    (
        "According to the ministry, the fleet has sailed.",
        "the ministry",
        "According to",
        ("the fleet has sailed",),
        "indirect",
    ),
    (
        "The fleet has sailed, according to the ministry.",
        "the ministry",
        "according to",
        ("The fleet has sailed",),
        "indirect",
    ),
    (
        "The ministry told reporters on Monday that the fleet had sailed.",
        "The ministry",
        "told",
        ("that the fleet had sailed",),
        "indirect",
    ),
    (
        "France accused Britain of sinking a trawler.",
        "France",
        "accused",
        ("Britain of sinking a trawler",),
        "indirect",
    ),
    ("The president called the raid a mistake.", "The president", "called", ("the raid a mistake",), "indirect"),
    (
        "The president described the raid as “a mistake.”",
        "The president",
        "described",
        ("the raid as “a mistake.”",),
        "mixed",
    ),
    ("The president called for an inquiry.", "The president", "called for", ("an inquiry",), "indirect"),
    ("The president urged Britain to wait.", "The president", "urged", ("Britain to wait",), "indirect"),
    ("The president vowed to leave.", "The president", "vowed", ("to leave",), "indirect"),
    ("The ministry condemned the attack.", "The ministry", "condemned", ("the attack",), "indirect"),
    ("The minister said the raid was “a mistake”.", "The minister", "said", ("the raid was “a mistake”",), "mixed"),
    ("Turkey Says It Sank A Russian Trawler", "Turkey", "Says", ("It Sank A Russian Trawler",), "indirect"),
    (
        "The attack was condemned by the United Nations.",
        "the United Nations",
        "was condemned",
        ("The attack",),
        "indirect",
    ),
    (
        "Anna Orlov, skipper of the Mino, who gave evidence in January, said that the crew was content.",
        "Anna Orlov, skipper of the Mino",
        "said",
        ("that the crew was content",),
        "indirect",
    ),
    ("Orlov called the story absurd.", "Orlov", "called", ("the story absurd",), "indirect"),
    (
        "Orlov called the story absurd in an interview with reporters.",
        "Orlov",
        "called",
        ("the story absurd",),
        "indirect",
    ),
    (
        "Orlov expressed, in the name of the fleet, his regret for the victims.",
        "Orlov",
        "expressed",
        ("his regret for the victims",),
        "indirect",
    ),
    (
        "The fleet fired on trawlers, as the emperor himself has admitted in a telegram.",
        "the emperor",
        "has admitted",
        ("The fleet fired on trawlers",),
        "indirect",
    ),
    (
        "The commission found that the fire was not justified.",
        "The commission",
        "found",
        ("that the fire was not justified",),
        "indirect",
    ),
    (
        "France accused Britain, which had sent a fleet, of sinking a trawler.",
        "France",
        "accused",
        ("Britain, which had sent a fleet, of sinking a trawler",),
        "indirect",
    ),
    ("Each accused the other of lying.", "Each", "accused", ("the other of lying",), "indirect"),
    (
        "Baron Orlov, the minister, yesterday denied that the fleet had sailed.",
        "Baron Orlov, the minister",
        "denied",
        ("that the fleet had sailed",),
        "indirect",
    ),
    (
        "In a talk with “Newsnight,” Orlov said the fleet would be sold.",
        "Orlov",
        "said",
        ("the fleet would be sold",),
        "indirect",
    ),
    (
        "As a former officer wrote for a journal in 2009, the feud goes back to 1998.",
        "a former officer",
        "wrote",
        ("the feud goes back to 1998",),
        "indirect",
    ),
    (
        "Orlov denied that the fleet had sailed, even though nobody had said so in public.",
        "Orlov",
        "denied",
        ("that the fleet had sailed",),
        "indirect",
    ),
    (
        "The minister warned Iran against starting its program again.",
        "The minister",
        "warned",
        ("Iran against starting its program again",),
        "indirect",
    ),
    ("PRESIDENT ANNA ORLOV, SAYING: “We will wait.”", "PRESIDENT ANNA ORLOV", "SAYING", ("“We will wait.”",), "direct"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "form"), FORMS)
def test_every_form_gives_source_cue_and_content(
    text: str, source: str, cue: str, content: tuple[str, ...], form: str
) -> None:
    (found,) = told(text)
    assert (found.source, found.cue) == (source, cue) or (found.cue == cue and found.source in source)
    assert found.content == content
    assert found.statement.form == form


def test_a_quotation_runs_on_behind_its_cue_and_into_the_next_paragraph() -> None:
    text = "“The fleet has sailed,” the minister said. “It left on Monday.”\n“It will be back.”\nThe sea was calm."
    (found,) = told(text)
    assert found.content == ("“The fleet has sailed,”", "“It left on Monday.”", "“It will be back.”")


def test_a_quoted_sentence_with_its_own_cue_is_another_statement() -> None:
    first, second = told("“It sailed,” the minister said. “It sank,” the admiral said.")
    assert (first.source, first.content) == ("the minister", ("“It sailed,”",))
    assert (second.source, second.content) == ("the admiral", ("“It sank,”",))


def test_an_attribution_in_mid_sentence_parts_the_content() -> None:
    (found,) = told("The pilots, the minister said, have landed.")
    assert found.content == ("The pilots", "have landed")


def test_what_the_reporter_adds_behind_an_attribution_is_no_content() -> None:
    (found,) = told("The fleet has sailed, the minister said, a move that surprised Paris.")
    assert found.content == ("The fleet has sailed",)


def test_two_cues_with_one_subject_are_two_statements() -> None:
    first, second = told("The ministry condemned the attack and announced three steps.")
    assert (first.content, second.content) == (("the attack",), ("three steps",))
    assert first.source == second.source == "The ministry"


def test_two_speakers_in_one_sentence_are_kept_apart() -> None:
    first, second = told("Russia says the fleet has sailed, but officials in London say it is in port.")
    assert first.content == ("the fleet has sailed",)
    assert second.content == ("it is in port",)


def test_a_participle_takes_the_speaker_before_it() -> None:
    first, second = told("Orlov disputed the report, saying the fleet was in port.")
    assert first.content == ("the report",)
    assert (second.source, second.content) == ("Orlov", ("the fleet was in port",))


def test_a_joined_verb_takes_its_clauses_subject_and_not_the_sentences() -> None:
    (found,) = told(
        "If Orlov saw boats, they were his: the transport Kamchatka had lost the fleet and signalled that it was lost."
    )
    assert (found.source, found.content) == ("the transport Kamchatka", ("that it was lost",))


def test_a_participle_between_a_noun_and_its_verb_is_no_speaker() -> None:
    (found,) = told("Three groups fighting in the civil war have said that they will leave.")
    assert found.source.startswith("Three groups")


def test_two_names_that_speak_together_are_two_statements() -> None:
    found = told("Russia and Turkey have each accused the other of lying.")
    assert [(f.source, f.content) for f in found] == [
        ("Russia", ("the other of lying",)),
        ("Turkey", ("the other of lying",)),
    ]


def test_what_is_said_to_be_so_has_no_source() -> None:
    (found,) = told("The fleet is said to have sailed.")
    assert (found.source, found.cue, found.content) == ("", "is said", ("The fleet", "to have sailed"))


def test_one_claim_asserted_and_denied_is_the_content_of_both() -> None:
    denied, asserted = told("Orlov denied that a ship had stayed behind, as the newspapers assert.")
    assert denied.content == asserted.content == ("that a ship had stayed behind",)
    assert (denied.statement.act, asserted.statement.act) == ("denies", "asserts")
    assert asserted.chain == denied.chain == []


def test_a_second_attribution_does_not_take_the_quotation_again() -> None:
    found = told("“We wait,” Orlov said, adding that the crews were “not yet paid,” he said.")
    assert [f.content for f in found].count(("“We wait,”",)) == 1


def test_what_is_added_behind_an_attribution_is_another_statement() -> None:
    first, second = told("France may send a fleet, Orlov said, but added that nothing was decided.")
    assert (first.content, second.content) == (("France may send a fleet",), ("that nothing was decided",))


def test_doing_something_by_saying_is_two_statements() -> None:
    first, second = told("Orlov welcomed the report by saying, “The words were true.”")
    assert (first.content, second.content) == (("the report",), ("“The words were true.”",))


def test_a_claim_of_somebody_has_that_speaker() -> None:
    found = told("Orlov denied the assertion of the French Admiralty that Spain had bought boats.")
    assert {(f.source, f.cue) for f in found} == {("Orlov", "denied"), ("the French Admiralty", "assertion")}


def test_a_claim_ends_before_the_verb_it_is_the_subject_of_and_keeps_its_question() -> None:
    found = told("Spain replied to a report that France was asking whether Britain sank a trawler.")
    assert "that France was asking whether Britain sank a trawler" in [f.content[0] for f in found]


def test_a_claim_inside_a_noun_phrase_is_only_its_small_clause() -> None:
    found = told("The navy sank a trawler that Spain says strayed into its waters.")
    assert [(f.source, f.content) for f in found] == [("Spain", ("strayed into its waters",))]


def test_who_speaks_by_a_relative_clause_is_its_antecedent() -> None:
    _, mentions, (found,) = read_statements("The fleet was met by Anna Orlov, who said the sea was calm.")
    assert found.speaker is not None
    assert mentions[found.speaker].name == "Anna Orlov"


def test_nouns_carry_a_clause_and_their_owner() -> None:
    found = told("The paper printed Orlov's claim that the fleet had sailed.")
    assert [(f.source, f.cue, f.content) for f in found] == [("Orlov", "claim", ("that the fleet had sailed",))]


def test_a_saying_inside_a_quotation_is_nested() -> None:
    outer, inner = told("“The minister says that the fleet has sailed,” Le Monde reported.")
    assert (outer.source, outer.statement.depth) == ("Le Monde", 0)
    assert (inner.source, inner.statement.parent, inner.statement.depth) == ("The minister", 0, 1)
    assert inner.chain == ["Le Monde"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called expert left.",
        "If Orlov says that the fleet has sailed, nobody will know.",
        "The minister wants to say that the fleet has sailed.",
        "The minister could say that the fleet has sailed.",
        "No group has claimed responsibility for the blast.",
        "NATO called an emergency meeting.",
        "A video shows that the fleet has sailed.",
        "The “fleet” has sailed.",
        "I said that the fleet had sailed.",
        "MINISTER REJECTS RUSSIAN TALE",
        "Orlov thanked him.",
        "Orlov disclosed the papers.",
        "Three groups declared loyalty to the emperor.",
        "He found that the door was open.",
        "The minister hopes that the fleet has sailed.",
    ],
)
def test_nothing_is_said_by_wishes_possibilities_and_scare_quotes(text: str) -> None:
    assert told(text) == []


def test_witnesses_and_papers_can_show() -> None:
    (found,) = told("Sources and pictures showed that the fleet had sailed.")
    assert (found.source, found.cue) == ("Sources and pictures", "showed")


def test_an_empty_article_says_nothing() -> None:
    assert find_statements(parsed_of(""), ()) == ()


def test_spans_lie_in_the_text_and_why_names_the_cue() -> None:
    text = "“It sailed,” the minister said. He denied that it sank."
    _, _, found = read_statements(text)
    spans = [s for f in found for s in (*f.sources, *f.cue, *f.content)]
    assert all(isinstance(s, Span) and 0 <= s.start < s.end <= len(text) for s in spans)
    assert all(0 < f.score <= 1 and repr(f.why)[1:-1].startswith("verb") for f in found)


def test_the_lexicon_is_large_and_sound() -> None:
    rows = load("cues")
    assert len(rows) >= 220
    assert len({(r["cue"], r.get("kind", "verb")) for r in rows}) == len(rows)
    assert all(
        r["act"] in {"asserts", "confirms", "denies", "retracts", "declines", "requests", "promises", "threatens"}
        for r in rows
    )
    assert all(entry.takes for entries in lexicon().values() for entry in entries if entry.kind != "adverb")


@pytest.mark.corpora
@pytest.mark.parametrize("affair", ["seeds", "turkey-jet"])
def test_gold_statements_are_found(affair: str) -> None:
    path = SHARED / "gold" / affair / "gold.offsets.json"
    if not path.exists():
        pytest.skip("no ../shared")
    gold = json.loads(path.read_text(encoding="utf8"))
    hit = system = 0
    for article in gold["articles"]:
        text = _page(affair, article["id"])
        wanted = [_chars(s["content"]) for s in gold["statements"] if s["content"][0]["article"] == article["id"]]
        _, _, found = read_statements(text, article["outlet"])
        got = [{i for c in f.content for i in range(c.start, c.end)} for f in found]
        hit += sum(any(len(w & g) >= 0.5 * len(w | g) for g in got) for w in wanted)
        system += len(got)
    precision, recall = hit / system, hit / len(gold["statements"])
    assert 2 * precision * recall / (precision + recall) >= 0.75


def _chars(spans: list[dict[str, int]]) -> set[int]:
    return {i for s in spans for i in range(s["start"], s["end"])}


def _page(affair: str, article: str) -> str:
    if affair == "seeds":
        return (SHARED / "seeds" / f"{article}.txt").read_bytes().decode("utf8")
    return json.loads((SHARED / "gold" / affair / "pages" / f"{article}.jsonl").read_text(encoding="utf8"))["text"]


CUES_OF_THE_PRESS = [
    (
        "Ivan Orlov issued a stern ultimatum to the rebels: side with the council or leave Karsk.",
        "side with the council or leave Karsk",
    ),
    ("Officials floated the possibility of new sanctions.", "the possibility of new sanctions"),
    ("Ivan Orlov said in a statement posted on a website that he was well.", "that he was well"),
    (
        'It was quiet. She said patients "experience the message" while receiving treatment.',
        'patients "experience the message" while receiving treatment',
    ),
    ("The rebels claimed responsibility for the March attack.", "the March attack"),
    ("Anna Moreau expressed excitement that the road was open.", "the road was open"),
]


@pytest.mark.parametrize(("text", "content"), CUES_OF_THE_PRESS)
def test_further_ways_of_saying(text: str, content: str) -> None:
    assert content in told(text)[-1].content


@pytest.mark.parametrize(
    "text",
    [
        "The officials projected a sense of urgency, but have failed to set a plan.",
        "The powers blamed Russia for guaranteeing the deal in which the weapons were given up.",
        "The official demanded anonymity.",
    ],
)
def test_verbs_with_a_mere_thing_say_nothing(text: str) -> None:
    assert [t for t in told(text) if t.cue in {"projected", "guaranteeing", "demanded"}] == []
