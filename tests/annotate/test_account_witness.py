from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from account_trees import mentions_in, names, parsed_of

from tidings.annotate.accounts import Reading, find_accounts
from tidings.annotate.accounts.cast import cast_article
from tidings.annotate.accounts.frames import Frame
from tidings.annotate.accounts.roles import Roles, Trigger
from tidings.annotate.accounts.tree import read_tree
from tidings.annotate.accounts.witness import Witness
from tidings.language import readings
from tidings.model import Account

BORDURIA, SYLDAVIA = ("Borduria", "GPE", "Borduria:BOR"), ("Syldavia", "GPE", "Syldavia:SYL")
QUIET = dict.fromkeys(("negated", "hypothetical", "future", "present", "hedged"), 0.0)
BOMBED = "Borduria/NNP/PROPN/nsubj/2 bombed/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
STYMIED = "Borduria/NNP/PROPN/nsubj/2 stymied/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
SUPPORT = (
    "Syldavia/NNP/PROPN/nmod:poss/2 support/NN/NOUN/nsubj/5 for/IN/ADP/case/4 Borduria/NNP/PROPN/nmod/2 "
    "continued/VBD/VERB/ROOT/5 ././PUNCT/punct/5"
)
YIELDED = "Borduria/NNP/PROPN/nsubj/2 surrendered/VBD/VERB/ROOT/2 ././PUNCT/punct/2"
KILLED = "Syldavia/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 bombed/VBN/VERB/ROOT/3 ././PUNCT/punct/3"


def seen(word: int, kind: str, score: float = 0.99, **found: object) -> readings.Trigger:
    """A trigger of one word as the network would give it."""
    marks = QUIET | found.pop("marks", {})  # type: ignore[operator]
    return replace(readings.Trigger((word,), kind, (), (), marks, score), **found)  # type: ignore[arg-type]


def accounts_heard(notation: str, *triggers: readings.Trigger) -> list[tuple[Account, list[str], list[str]]]:
    """The accounts of an article that the network has read, with the names of their parties."""
    parsed = parsed_of(notation)
    heard = readings.Readings(triggers=triggers, mention=np.ones(len(parsed.doc)))
    parsed = replace(parsed, readings=heard)
    mentions = mentions_in(parsed, BORDURIA, SYLDAVIA)
    found = find_accounts(parsed, Reading(mentions))
    return [(a, names(mentions, a.actors), names(mentions, a.recipients)) for a in found]


def test_account_that_the_network_sees_scores_higher_and_says_so():
    from account_trees import accounts_of

    ((told, *_),) = accounts_heard(BOMBED, seen(1, "ASSAULT", 0.87))
    (alone,) = accounts_of(BOMBED, BORDURIA, SYLDAVIA)
    assert told.score > alone.score
    assert told.why.endswith(", seen 0.87")


def test_noun_that_asks_for_nothing_needs_the_network():
    assert accounts_heard(SUPPORT) == []
    ((told, actors, recipients),) = accounts_heard(SUPPORT, seen(1, "SUPPORT"))
    assert (told.type, actors, recipients) == ("SUPPORT", ["Syldavia"], ["Borduria"])


def test_event_of_an_actor_alone_needs_the_network():
    assert accounts_heard(YIELDED) == []
    assert [a.type for a, *_ in accounts_heard(YIELDED, seen(1, "RETREAT"))] == ["RETREAT"]
    assert [a.type for a, *_ in accounts_heard(KILLED)] == ["ASSAULT"]


def test_missing_party_is_taken_from_the_network():
    ((_, actors, recipients),) = accounts_heard(
        f"{KILLED}\nBorduria/NNP/PROPN/nsubj/2 rejoiced/VBD/VERB/ROOT/2", seen(2, "ASSAULT", actors=(4,))
    )
    assert (actors, recipients) == (["Borduria"], ["Syldavia"])


def test_verb_without_a_frame_is_told_by_a_sure_trigger_alone():
    ((told, actors, recipients),) = accounts_heard(STYMIED, seen(1, "COERCE", 0.98))
    assert (told.type, actors, recipients) == ("COERCE", ["Borduria"], ["Syldavia"])
    assert told.why == "verb trigger:stymie, seen 0.98"
    assert accounts_heard(STYMIED, seen(1, "COERCE", 0.6)) == []


def test_polarity_is_as_the_network_marks_it():
    ((told, *_),) = accounts_heard(BOMBED, seen(1, "ASSAULT", marks={"negated": 0.9}))
    assert told.polarity == "negated"


@pytest.mark.parametrize(("likely", "kind"), [("COERCE", "COERCE"), ("ASSAULT", "ASSAULT")])
def test_type_changes_only_when_trigger_and_judgement_agree(likely: str, kind: str):
    tree = read_tree(parsed_of(BOMBED))
    mentions = mentions_in(parsed_of(BOMBED), BORDURIA, SYLDAVIA)
    cast = cast_article(tree, list(range(len(tree.words))), mentions, ())
    witness = Witness(cast, tuple(tree.words), {1: seen(1, "COERCE")}, lambda *_: {likely: 0.9}, heard=True)
    assert witness.retyped("ASSAULT", Trigger(1, (1,), 1), Roles((0,), (1,))) == kind


def test_what_two_parties_hardly_do_is_doubted():
    tree = read_tree(parsed_of(BOMBED))
    mentions = mentions_in(parsed_of(BOMBED), BORDURIA, SYLDAVIA)
    cast = cast_article(tree, list(range(len(tree.words))), mentions, ())
    frame = Frame("x", "verb", ("bomb",), "ASSAULT", None, (("S",),), (("O",),))
    at, roles = Trigger(1, (1,), 1), Roles((0,), (1,))
    for likelihood in (0.001, 0.4):
        witness = Witness(cast, tuple(tree.words), {}, lambda *_, p=likelihood: {"ASSAULT": p}, heard=True)
        assert witness.doubts(frame, at, roles) == (likelihood < 0.01)
    assert not Witness(cast).doubts(frame, at, roles)
