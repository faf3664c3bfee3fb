from __future__ import annotations

import pytest
from account_trees import tree_of

from tidings.annotate.accounts.things import country_of, find_owners
from tidings.annotate.accounts.tree import agents, patients

OWNED = "Klow/NNP/PROPN/compound/2 jets/NNS/NOUN/nsubj/3 came/VBD/VERB/ROOT/3"
OWNER = (7,)


def owners(after: str, before: str = OWNED) -> dict[int, tuple[int, ...]]:
    """Whose the things are that stand without an owner; the thing after "Klow" is owned."""
    tree = tree_of(f"{before}\n{after}")
    return find_owners(tree, lambda i: OWNER if i and tree.words[i - 1] == "klow" else ())


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the/DT/DET/det/2 plane/NN/NOUN/nsubj/3 left/VBD/VERB/ROOT/3", {4: OWNER}),
        ("jet/NN/NOUN/nsubj/2 left/VBD/VERB/ROOT/2", {3: OWNER}),
        ("a/DT/DET/det/2 plane/NN/NOUN/nsubj/3 left/VBD/VERB/ROOT/3", {}),
        ("two/CD/NUM/nummod/2 planes/NNS/NOUN/nsubj/3 left/VBD/VERB/ROOT/3", {}),
        ("planes/NNS/NOUN/nsubj/2 left/VBD/VERB/ROOT/2", {}),
        ("the/DT/DET/det/2 ship/NN/NOUN/nsubj/3 left/VBD/VERB/ROOT/3", {}),
        ("the/DT/DET/det/2 pilot/NN/NOUN/nsubj/3 left/VBD/VERB/ROOT/3", {4: OWNER}),
    ],
)
def test_definite_thing_belongs_to_the_owner_of_its_kind(phrase, expected):
    assert owners(phrase) == expected


def test_headline_takes_the_owner_told_later():
    assert owners(OWNED, "jet/NN/NOUN/nsubj/2 lost/VBD/VERB/ROOT/2") == {0: OWNER}


def test_adjective_of_a_state():
    assert (country_of("turkish"), country_of("green")) == ("TUR", None)


def test_particle_taken_for_a_preposition_is_mended():
    tree = tree_of("Klow/NNP/PROPN/nsubj/2 shot/VBD/VERB/ROOT/2 down/RP/ADP/case/5 a/DT/DET/det/5 jet/NN/NOUN/obl/2")
    assert (tree.deps[2], tree.heads[2], patients(tree, 1)) == ("compound:prt", 1, [4])


def test_preposition_after_a_noun_stays():
    tree = tree_of("he/PRP/PRON/nsubj/2 ran/VBD/VERB/ROOT/2 down/IN/ADP/case/5 a/DT/DET/det/5 hill/NN/NOUN/obl/2")
    assert tree.deps[2] == "case"


def test_pronoun_before_its_verb_is_the_subject():
    tree = tree_of("it/PRP/PRON/obj/2 struck/VBD/VERB/ROOT/2 camps/NNS/NOUN/obj/2")
    assert (agents(tree, 1), patients(tree, 1)) == ([0], [2])


def test_thing_that_somebody_says_did_it():
    tree = tree_of(
        "jet/NN/NOUN/ROOT/1 that/WDT/PRON/obj/4 Klow/NNP/PROPN/nsubj/4 claims/VBZ/VERB/acl:relcl/1 "
        "crossed/VBD/VERB/ccomp/4 borders/NNS/NOUN/obj/5"
    )
    assert agents(tree, 4) == [0]


def test_subject_between_a_mark_and_its_verb():
    tree = tree_of(
        "talks/NNS/NOUN/nsubj/2 end/VBP/VERB/ROOT/2 before/IN/SCONJ/mark/5 Ottokar/NNP/PROPN/obl/2 "
        "visits/VBZ/VERB/advcl/2 Klow/NNP/PROPN/obj/5"
    )
    assert agents(tree, 4) == [3]


def test_agent_right_after_a_passive_wherever_it_hangs():
    tree = tree_of(
        "rebels/NNS/NOUN/ROOT/1 armed/VBN/VERB/acl/1 by/IN/ADP/case/4 Klow/NNP/PROPN/nmod/1 left/VBD/VERB/dep/1"
    )
    assert agents(tree, 1) == [3]
