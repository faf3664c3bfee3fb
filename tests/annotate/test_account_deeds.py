"""Whose deed it is: warnings that are no threats, deeds condemned without a doer, victims before a noun."""

from __future__ import annotations

from account_trees import told

BORDURIA, SYLDAVIA = ("Borduria", "GPE", "Borduria:BOR"), ("Syldavia", "GPE", "Syldavia:SYL")
OTTOKAR, MUSSTLER = ("Ottokar", "PER", "Ottokar:SYL"), ("Musstler", "PER", "Musstler:BOR")
ALL = (BORDURIA, SYLDAVIA, OTTOKAR, MUSSTLER)
WARNED = "Borduria/NNP/PROPN/nsubj/2 warned/VBD/VERB/ROOT/2 that/IN/SCONJ/mark/6 {subject} would/MD/AUX/aux/6 "


def test_a_warning_of_what_others_may_do_is_no_threat():
    notation = WARNED.format(subject="Ottokar/NNP/PROPN/nsubj/6") + "attack/VB/VERB/ccomp/2 ././PUNCT/punct/2"
    assert "THREATEN" not in [kind for kind, *_ in told(notation, *ALL)]


def test_a_warning_of_what_the_speaker_will_do_is_a_threat():
    notation = (
        WARNED.format(subject="it/PRP/PRON/nsubj/6") + "attack/VB/VERB/ccomp/2 Syldavia/NNP/PROPN/obj/6 "
        "././PUNCT/punct/2"
    )
    assert [(kind, doers, foes) for kind, _, doers, foes in told(notation, *ALL)][:1] == [
        ("THREATEN", ["Borduria"], ["Syldavia"])
    ]


def test_who_condemns_a_killing_does_not_accuse_the_dead():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 condemned/VBD/VERB/ROOT/2 the/DT/DET/det/4 killing/NN/NOUN/obj/2 of/IN/ADP/case/6 "
        "Ottokar/NNP/PROPN/nmod/4 ././PUNCT/punct/2"
    )
    assert told(notation, *ALL) == [
        ("ACCUSE", "disapprove", ["Borduria"], []),
        ("ASSAULT", None, [], ["Ottokar"]),
    ]


def test_before_a_murder_stands_the_victim_and_its_doer_is_not_who_condemned_it():
    notation = (
        "Ottokar/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 murder/NN/NOUN/nsubj:pass/5 was/VBD/AUX/aux:pass/5 "
        "condemned/VBN/VERB/ROOT/5 by/IN/ADP/case/7 Borduria/NNP/PROPN/obl:agent/5 ././PUNCT/punct/5"
    )
    assert ("ASSAULT", None, [], ["Ottokar"]) in told(notation, *ALL)


def test_before_a_murder_of_somebody_stands_who_did_it():
    notation = (
        "Borduria/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 murder/NN/NOUN/nsubj/6 of/IN/ADP/case/5 "
        "Ottokar/NNP/PROPN/nmod/3 angered/VBD/VERB/ROOT/6 Syldavia/NNP/PROPN/obj/6 ././PUNCT/punct/6"
    )
    assert ("ASSAULT", None, ["Borduria"], ["Ottokar"]) in told(notation, *ALL)


def test_who_was_met_in_a_clash_did_it():
    notation = (
        "Ottokar/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 killed/VBN/VERB/ROOT/3 in/IN/ADP/case/6 "
        "a/DT/DET/det/6 clash/NN/NOUN/obl/3 with/IN/ADP/case/8 Borduria/NNP/PROPN/nmod/6 ././PUNCT/punct/3"
    )
    assert ("ASSAULT", None, ["Borduria"], ["Ottokar"]) in told(notation, *ALL)


def test_a_test_fired_missile_hits_nobody():
    notation = (
        "Borduria/NNP/PROPN/nsubj/4 test/NN/NOUN/compound/4 -/HYPH/PUNCT/punct/2 fired/VBD/VERB/ROOT/4 "
        "a/DT/DET/det/6 missile/NN/NOUN/obj/4 ././PUNCT/punct/4"
    )
    assert told(notation, *ALL) == [("MOBILIZE", "weapons", ["Borduria"], [])]
