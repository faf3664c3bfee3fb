from __future__ import annotations

import pytest
from account_trees import mentions_in, names, parsed_of

from tidings.annotate.accounts import Reading, find_accounts
from tidings.model import Statement

OTTOKAR, BORDURIA = ("Ottokar", "PER", "Ottokar:SYL"), ("Borduria", "GPE", "Borduria:BOR")
SYLDAVIA = ("Syldavia", "GPE", "Syldavia:SYL")
SAID = "Ottokar/NNP/PROPN/nsubj/2 said/VBD/VERB/ROOT/2"


def spoken(content: str, act: str, before: str = "") -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and recipients of the accounts of `Ottokar said CONTENT`; heads in it count from the sentence."""
    parsed = parsed_of(f"{before}\n{SAID} {content}")
    mentions = mentions_in(parsed, OTTOKAR, BORDURIA, SYLDAVIA)
    first = next(i for i, token in enumerate(parsed.doc) if token.text == "said")
    speaker = next(n for n, m in enumerate(mentions) if m.name == "Ottokar" and m.head == first - 1)
    statement = Statement(
        (parsed.span(first - 1, first),), (parsed.span(first, first + 1),), (parsed.span(first + 1, len(parsed.doc)),),
        act, "indirect", speaker=speaker,
    )  # fmt: skip
    found = find_accounts(parsed, Reading(mentions, statements=(statement,)))
    return [(a.type, names(mentions, a.actors), names(mentions, a.recipients)) for a in found if "statement" in a.why]


def test_duty_laid_on_another_is_a_request():
    content = ("Borduria/NNP/PROPN/nsubj/4 needs/VBZ/VERB/ccomp/2 to/TO/PART/mark/6 talk/VB/VERB/xcomp/4").replace(
        "nsubj/4", "nsubj/4"
    )
    assert spoken(content, "asserts") == [("REQUEST", ["Ottokar"], ["Borduria"])]


def test_duty_of_its_own_side_is_no_request():
    content = "Syldavia/NNP/PROPN/nsubj/4 needs/VBZ/VERB/ccomp/2 to/TO/PART/mark/6 talk/VB/VERB/xcomp/4"
    assert spoken(content, "asserts") == []


@pytest.mark.parametrize(("word", "expected"), [("liar", [("ACCUSE", ["Ottokar"], ["Borduria"])]), ("kingdom", [])])
def test_bad_name_is_an_accusation(word, expected):
    content = f"Borduria/NNP/PROPN/nsubj/6 is/VBZ/AUX/cop/6 a/DT/DET/det/6 {word}/NN/NOUN/ccomp/2"
    assert spoken(content, "asserts") == expected


def test_bad_name_denied_is_no_accusation():
    content = "Borduria/NNP/PROPN/nsubj/6 is/VBZ/AUX/cop/6 no/DT/DET/det/6 liar/NN/NOUN/ccomp/2"
    assert spoken(content, "asserts") == []


def test_threat_that_names_nobody_is_aimed_at_who_did_most_of_the_harm():
    before = "Borduria/NNP/PROPN/nsubj/2 bombed/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2"
    content = "there/EX/PRON/expl/5 would/MD/AUX/aux/5 follow/VB/VERB/ccomp/2 pain/NN/NOUN/nsubj/5"
    assert spoken(content, "threatens", before) == [("THREATEN", ["Ottokar"], ["Borduria"])]
    assert spoken(content, "threatens") == []


def test_request_is_put_to_whoever_it_is_about():
    content = "peace/NN/NOUN/nsubj/4 hinges/VBZ/VERB/ccomp/2 on/IN/ADP/case/6 Borduria/NNP/PROPN/obl/4"
    assert spoken(content, "requests") == [("REQUEST", ["Ottokar"], ["Borduria"])]


def test_two_words_are_no_request():
    assert spoken("Borduria/NNP/PROPN/obj/2 now/RB/ADV/advmod/2", "requests") == []


def test_measure_announced_in_the_passive_is_the_speakers():
    parsed = parsed_of(
        f"{SAID} tanks/NNS/NOUN/nsubj:pass/6 will/MD/AUX/aux/6 be/VB/AUX/aux:pass/6 sent/VBN/VERB/ccomp/2 "
        "to/IN/ADP/case/8 Borduria/NNP/PROPN/obl/6\nSyldavia/NNP/PROPN/nsubj/2 waits/VBZ/VERB/ROOT/2"
    )
    mentions = mentions_in(parsed, OTTOKAR, BORDURIA, SYLDAVIA)
    content = parsed.span(2, 8)
    statement = Statement((parsed.span(0, 1),), (parsed.span(1, 2),), (content,), "promises", "indirect", speaker=0)
    (account,) = find_accounts(parsed, Reading(mentions, statements=(statement,)))
    assert (account.type, names(mentions, account.actors), names(mentions, account.recipients)) == (
        "MOBILIZE",
        ["Syldavia", "Ottokar"],
        ["Borduria"],
    )
