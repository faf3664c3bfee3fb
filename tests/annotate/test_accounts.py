from __future__ import annotations

from dataclasses import replace

import pytest
from account_trees import accounts_of, mentions_in, parsed_of, told

from tidings.annotate.accounts import Reading, find_accounts
from tidings.model import Place, Span, Statement

RUSSIA, SYRIA = ("Borduria", "GPE", "Borduria:BOR"), ("Syldavia", "GPE", "Syldavia:SYL")
OTTOKAR, MUSSTLER = ("Ottokar", "PER", "Ottokar:SYL"), ("Musstler", "PER", "Musstler:BOR")
BOTH = (RUSSIA, SYRIA, OTTOKAR, MUSSTLER, ("Bordurian", "GPE", "Borduria:BOR"), ("Syldavian", "GPE", "Syldavia:SYL"))

BOMBED = "Borduria/NNP/PROPN/nsubj/2 bombed/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
SHOT = (
    "Syldavia/NNP/PROPN/nsubj/2 shot/VBD/VERB/ROOT/2 down/RP/ADP/compound:prt/2 a/DT/DET/det/7 "
    "Bordurian/JJ/ADJ/amod/7 fighter/NN/NOUN/compound/7 jet/NN/NOUN/obj/2 ././PUNCT/punct/2"
)


def test_active_verb_gives_actor_and_recipient():
    assert told(BOMBED, *BOTH) == [("ASSAULT", "aerial", ["Borduria"], ["Syldavia"])]


def test_owner_of_a_thing_is_the_recipient():
    assert told(SHOT, *BOTH) == [("ASSAULT", "aerial", ["Syldavia"], ["Borduria"])]


def test_passive_takes_its_actor_from_by():
    notation = (
        "Syldavia/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 bombed/VBN/VERB/ROOT/3 by/IN/ADP/case/5 "
        "Borduria/NNP/PROPN/obl:agent/3 ././PUNCT/punct/3"
    )
    assert told(notation, *BOTH) == [("ASSAULT", "aerial", ["Borduria"], ["Syldavia"])]


def test_passive_without_agent_takes_up_what_was_told():
    again = (
        "the/DT/DET/det/2 jet/NN/NOUN/nsubj:pass/4 was/VBD/AUX/aux:pass/4 shot/VBN/VERB/ROOT/4 "
        "down/RP/ADP/compound:prt/4"
    )
    found = told(f"{SHOT}\n{again}", *BOTH)
    assert found[1] == ("ASSAULT", "aerial", ["Syldavia"], ["Borduria"])


def test_what_is_told_later_completes_a_headline():
    again = (
        "the/DT/DET/det/2 jet/NN/NOUN/nsubj:pass/4 was/VBD/AUX/aux:pass/4 shot/VBN/VERB/ROOT/4 "
        "down/RP/ADP/compound:prt/4"
    )
    assert told(f"{again}\n{SHOT}", *BOTH)[0] == ("ASSAULT", "aerial", ["Syldavia"], ["Borduria"])


def test_passive_without_agent_names_only_who_suffered():
    notation = "Syldavia/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 bombed/VBN/VERB/ROOT/3 ././PUNCT/punct/3"
    assert told(notation, *BOTH) == [("ASSAULT", "aerial", [], ["Syldavia"])]


def test_passive_speech_without_agent_tells_nothing():
    notation = "Syldavia/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 accused/VBN/VERB/ROOT/3 ././PUNCT/punct/3"
    assert told(notation, *BOTH) == []


@pytest.mark.parametrize(("how", "expected"), [("raid", 1), ("avalanche", 0)])
def test_chance_is_no_deed(how, expected):
    notation = (
        "Ottokar/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 killed/VBN/VERB/ROOT/3 in/IN/ADP/case/6 "
        f"an/DT/DET/det/6 {how}/NN/NOUN/obl/3"
    )
    assert len(told(notation, *BOTH)) == expected


@pytest.mark.parametrize(("who", "expected"), [("cruisers", 1), ("rumours", 0)])
def test_men_and_craft_that_nobody_owns_can_strike(who, expected):
    notation = f"{who}/NNS/NOUN/nsubj/2 sank/VBD/VERB/ROOT/2 Syldavian/JJ/ADJ/amod/4 boats/NNS/NOUN/obj/2"
    found = told(notation, *BOTH)
    assert found == [("ASSAULT", "heavy-weapons", [], ["Syldavia"])] * expected


@pytest.mark.parametrize(("determiner", "expected"), [("the", [("ASSAULT", None, [], ["Borduria"])]), ("an", [])])
def test_attack_whose_doer_is_not_said(determiner, expected):
    notation = (
        f"{determiner}/DT/DET/det/2 attack/NN/NOUN/nsubj/5 on/IN/ADP/case/4 Borduria/NNP/PROPN/nmod/2 "
        "failed/VBD/VERB/ROOT/5"
    )
    assert told(notation, *BOTH) == expected


def test_doer_is_taken_from_what_was_told_just_before():
    fire = "Borduria/NNP/PROPN/nsubj/2 opened/VBD/VERB/ROOT/2 fire/NN/NOUN/obj/2"
    hit = "Ottokar/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 wounded/VBN/VERB/ROOT/3"
    found = told(f"{fire}\n{hit}", *BOTH)
    assert found == [("ASSAULT", "firearms", ["Borduria"], []), ("ASSAULT", None, ["Borduria"], ["Ottokar"])]


def test_doer_is_not_taken_from_far_away_without_a_common_party():
    fire = "Borduria/NNP/PROPN/nsubj/2 opened/VBD/VERB/ROOT/2 fire/NN/NOUN/obj/2"
    filler = "\n".join(["it/PRP/PRON/nsubj/2 rained/VBD/VERB/ROOT/2 hard/RB/ADV/advmod/2"] * 25)
    hit = "Ottokar/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 wounded/VBN/VERB/ROOT/3"
    assert told(f"{fire}\n{filler}\n{hit}", *BOTH)[-1] == ("ASSAULT", None, [], ["Ottokar"])


def test_the_jet_is_whose_jet_was_told_of():
    entered = (
        "the/DT/DET/det/2 jet/NN/NOUN/nsubj/3 entered/VBD/VERB/ROOT/3 Syldavian/JJ/ADJ/amod/5 airspace/NN/NOUN/obj/3"
    )
    assert told(f"{SHOT}\n{entered}", *BOTH)[1] == ("COERCE", None, ["Borduria"], ["Syldavia"])


def test_each_accuses_the_other():
    notation = (
        "Borduria/NNP/PROPN/nsubj/5 and/CC/CCONJ/cc/3 Syldavia/NNP/PROPN/conj/1 each/DT/PRON/advmod/5 "
        "accused/VBD/VERB/ROOT/5 the/DT/DET/det/7 other/JJ/ADJ/obj/5"
    )
    assert told(notation, *BOTH) == [("ACCUSE", "allege", ["Borduria"], ["Syldavia"])]


def test_nobody_threatens_his_own_state():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 warned/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 would/MD/AUX/aux/5 "
        "crush/VB/VERB/ccomp/2 Borduria/NNP/PROPN/obj/5"
    )
    assert ("THREATEN", None, ["Ottokar"], ["Borduria"]) in told(notation, *BOTH)


def test_outlet_does_no_deed():
    parsed = parsed_of(BOMBED)
    mentions = tuple(
        replace(m, codes=("BOR", "JRN")) if m.name == "Borduria" else m for m in mentions_in(parsed, *BOTH)
    )
    assert find_accounts(parsed, Reading(mentions)) == ()


def test_what_is_demanded_in_the_subjunctive_is_no_event():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 demanded/VBD/VERB/ROOT/2 Ottokar/NNP/PROPN/nsubj:pass/5 be/VB/AUX/aux:pass/5 "
        "freed/VBN/VERB/ccomp/2"
    )
    assert [kind for kind, *_ in told(notation, *BOTH)] == ["REQUEST"]


def test_refusal_needs_no_addressee():
    notation = "Borduria/NNP/PROPN/nsubj/2 refused/VBD/VERB/ROOT/2 to/TO/PART/mark/4 sign/VB/VERB/xcomp/2"
    assert told(notation, *BOTH) == [("REJECT", None, ["Borduria"], [])]


def test_promise_to_pay_is_no_threat():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 promised/VBD/VERB/ROOT/2 to/TO/PART/mark/4 pay/VB/VERB/xcomp/2 "
        "Syldavia/NNP/PROPN/obj/4"
    )
    assert told(notation, *BOTH) == [("AGREE", None, ["Borduria"], ["Syldavia"])]


@pytest.mark.parametrize(("word", "kinds"), [("sail", ["MOBILIZE"]), ("apologise", ["REQUEST"])])
def test_order_to_a_fleet(word, kinds):
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 ordered/VBD/VERB/ROOT/2 the/DT/DET/det/4 fleet/NN/NOUN/obj/2 to/TO/PART/mark/6 "
        f"{word}/VB/VERB/xcomp/2 Syldavia/NNP/PROPN/obj/6"
    )
    found = [kind for kind, *_ in told(notation, *BOTH, ("fleet", "ORG", "fleet"))]
    assert found == kinds


def test_arrest_needs_no_actor():
    notation = "Ottokar/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 arrested/VBN/VERB/ROOT/3 ././PUNCT/punct/3"
    assert told(notation, *BOTH) == [("COERCE", "arrest", [], ["Ottokar"])]


def test_all_who_meet_are_actors():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 met/VBD/VERB/ROOT/2 with/IN/ADP/case/4 Musstler/NNP/PROPN/obl/2 ././PUNCT/punct/2"
    )
    assert told(notation, *BOTH) == [("CONSULT", None, ["Ottokar", "Musstler"], [])]


def test_meeting_standards_is_no_meeting():
    notation = (
        "Syldavia/NNP/PROPN/nsubj/2 met/VBD/VERB/ROOT/2 targets/NNS/NOUN/obj/2 with/IN/ADP/case/5 "
        "Borduria/NNP/PROPN/obl/2"
    )
    assert told(notation, *BOTH) == []


def test_visit_has_its_host_as_recipient():
    notation = "Ottokar/NNP/PROPN/nsubj/2 visited/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2"
    assert told(notation, *BOTH) == [("CONSULT", "visit", ["Ottokar"], ["Borduria"])]


def test_light_verb_lends_its_subject():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 launched/VBD/VERB/ROOT/2 airstrikes/NNS/NOUN/obj/2 against/IN/ADP/case/5 "
        "Syldavia/NNP/PROPN/nmod/3"
    )
    assert told(notation, *BOTH) == [("ASSAULT", "aerial", ["Borduria"], ["Syldavia"])]


def test_adjective_before_an_event_noun_is_its_actor():
    notation = (
        "Bordurian/JJ/ADJ/amod/2 support/NN/NOUN/nsubj/5 for/IN/ADP/case/4 Ottokar/NNP/PROPN/nmod/2 "
        "grew/VBD/VERB/ROOT/5"
    )
    assert told(notation, *BOTH) == [("SUPPORT", None, ["Borduria"], ["Ottokar"])]


def test_city_before_an_attack_does_not_carry_it_out():
    paris = ("Klow", "GPE", "Klow")
    parsed = parsed_of("the/DT/DET/det/3 Klow/NNP/PROPN/compound/3 attack/NN/NOUN/nsubj/6 on/IN/ADP/case/5 "
                       "Borduria/NNP/PROPN/nmod/3 failed/VBD/VERB/ROOT/6")  # fmt: skip
    mentions = mentions_in(parsed, paris, RUSSIA)
    place = [
        m if m.name != "Klow" else type(m)(m.span, m.tokens, m.head, "GPE", "name", m.chain, "Klow") for m in mentions
    ]
    assert [a.actors for a in find_accounts(parsed, Reading(tuple(place)))] == [()]


def test_cancelled_visit_is_no_visit():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 cancelled/VBD/VERB/ROOT/2 Ottokar/NNP/PROPN/nmod:poss/5 's/POS/PART/case/3 "
        "visit/NN/NOUN/obj/2 to/IN/ADP/case/7 Syldavia/NNP/PROPN/nmod/5"
    )
    assert [a[:2] for a in told(notation, *BOTH)] == [("SANCTION", "discontinue")]


def test_what_was_asked_is_not_told_again():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 urged/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 to/TO/PART/mark/5 "
        "release/VB/VERB/xcomp/2 Ottokar/NNP/PROPN/obj/5"
    )
    assert told(notation, *BOTH) == [("REQUEST", "change", ["Borduria"], ["Syldavia"])]


def test_negated_support_is_rejection():
    notation = (
        "Borduria/NNP/PROPN/nsubj/4 does/VBZ/AUX/aux/4 not/RB/PART/advmod/4 support/VB/VERB/ROOT/4 "
        "Ottokar/NNP/PROPN/obj/4"
    )
    assert told(notation, *BOTH)[0][:1] == ("REJECT",)


def test_denied_deed_is_a_negated_account():
    notation = (
        "Borduria/NNP/PROPN/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 bomb/VB/VERB/ROOT/4 Syldavia/NNP/PROPN/obj/4"
    )
    assert [(a.type, a.polarity) for a in accounts_of(notation, *BOTH)] == [("ASSAULT", "negated")]


def test_condition_tells_nothing():
    notation = (
        "if/IN/SCONJ/mark/3 Borduria/NNP/PROPN/nsubj/3 bombs/VBZ/VERB/advcl/6 Syldavia/NNP/PROPN/obj/3 "
        "we/PRP/PRON/nsubj/6 "
        "leave/VBP/VERB/ROOT/6"
    )
    assert told(notation, *BOTH) == []


def test_criticised_deed_names_whom_the_criticism_is_of():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 condemned/VBD/VERB/ROOT/2 the/DT/DET/det/5 Bordurian/JJ/ADJ/amod/5 "
        "airstrikes/NNS/NOUN/obj/2 on/IN/ADP/case/7 Syldavia/NNP/PROPN/nmod/5"
    )
    assert ("ACCUSE", "disapprove", ["Ottokar"], ["Borduria"]) in told(notation, *BOTH)


def test_calling_names_is_an_accusation():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 called/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2 a/DT/DET/det/5 liar/NN/NOUN/xcomp/2"
    )
    assert told(notation, *BOTH) == [("ACCUSE", "allege", ["Ottokar"], ["Borduria"])]
    kind = notation.replace("liar", "friend")
    assert told(kind, *BOTH) == []


def test_we_is_the_state_of_the_official_who_speaks():
    notation = (
        "We/PRP/PRON/nsubj/2 support/VBP/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2\n"
        "Ottokar/NNP/PROPN/nsubj/2 spoke/VBD/VERB/ROOT/2 of/IN/ADP/case/4 Syldavia/NNP/PROPN/obl/2"
    )
    parsed = parsed_of(notation)
    mentions = mentions_in(parsed, *BOTH)
    speaker = next(n for n, m in enumerate(mentions) if m.name == "Ottokar")
    said = Statement((), (), (Span("p", 0, len("We support Borduria")),), "asserts", "direct", speaker=speaker)
    found = find_accounts(parsed, Reading(mentions, statements=(said,)))
    assert [mentions[m].name for m in found[0].actors] == ["Syldavia"]
    assert found[0].statement == 0


def test_indirect_denial_negates_what_stands_in_it():
    parsed = parsed_of(BOMBED)
    said = Statement((), (), (Span("p", 0, 24),), "denies", "indirect")
    found = find_accounts(parsed, Reading(mentions_in(parsed, *BOTH), statements=(said,)))
    assert found[0].polarity == "negated"


def test_evidence_and_trigger_are_on_the_page():
    parsed = parsed_of(BOMBED)
    found = find_accounts(parsed, Reading(mentions_in(parsed, *BOTH)))[0]
    assert (parsed.text(found.evidence), parsed.text(found.trigger)) == ("Borduria bombed Syldavia", "bombed")
    assert 0 < found.score <= 1
    assert "bomb" in found.why


def test_mode_is_read_off_the_object():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 deployed/VBD/VERB/ROOT/2 {}/NNS/NOUN/obj/2 to/IN/ADP/case/5 "
        "Syldavia/NNP/PROPN/obl/2"
    )
    assert told(notation.format("missiles"), *BOTH)[0][:2] == ("MOBILIZE", "weapons")
    assert told(notation.format("troops"), *BOTH)[0][:2] == ("MOBILIZE", "troops")


def test_same_event_in_one_sentence_is_told_once():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 met/VBD/VERB/ROOT/2 Musstler/NNP/PROPN/obj/2 and/CC/CCONJ/cc/5 "
        "spoke/VBD/VERB/conj/2 "
        "with/IN/ADP/case/7 Musstler/NNP/PROPN/obl/5"
    )
    assert len(told(notation, *BOTH)) == 1


@pytest.mark.parametrize("word", ["said", "slept"])
def test_other_verbs_tell_nothing(word):
    assert told(f"Borduria/NNP/PROPN/nsubj/2 {word}/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2", *BOTH) == []


def test_adjective_is_said_of_its_subject():
    notation = (
        "Borduria/NNP/PROPN/nsubj/3 is/VBZ/AUX/cop/3 opposed/JJ/ADJ/ROOT/3 to/IN/ADP/case/5 Ottokar/NNP/PROPN/obl/3"
    )
    assert told(notation, *BOTH) == [("REJECT", None, ["Borduria"], ["Ottokar"])]


def test_going_home_is_no_visit():
    notation = "Ottokar/NNP/PROPN/nsubj/2 visited/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2"
    assert told(notation, *BOTH) == []


def test_speaker_of_no_known_kind_tells_nothing():
    parsed = parsed_of(BOMBED.replace("Borduria", "sources").replace("bombed", "accused"))
    unnamed, *named = mentions_in(parsed, ("sources", "ORG", "sources"), SYRIA)
    mentions = (replace(unnamed, level="nominal"), *named)
    assert find_accounts(parsed, Reading(mentions)) == ()


def test_army_acts_for_its_state_too():
    parsed = parsed_of(f"{BOMBED.replace('Borduria', 'Army')}\nBorduria/NNP/PROPN/nsubj/2 slept/VBD/VERB/ROOT/2")
    mentions = mentions_in(parsed, ("Army", "ORG", "Bordurian Army:BOR"), *BOTH)
    found = find_accounts(parsed, Reading(mentions))[0]
    assert [mentions[m].name for m in found.actors] == ["Bordurian Army", "Borduria"]


def test_city_stands_for_its_state_and_is_the_place():
    parsed = parsed_of(
        "Ottokar/NNP/PROPN/nsubj/2 visited/VBD/VERB/ROOT/2 Szohod/NNP/PROPN/obj/2\n"
        "Borduria/NNP/PROPN/nsubj/2 slept/VBD/VERB/ROOT/2"
    )
    mentions = mentions_in(parsed, ("Szohod", "LOC", "Szohod"), *BOTH)
    city = Place(parsed.span(2, 3), (2, 3), "Szohod", country="BOR", kind="city")
    found = find_accounts(parsed, Reading(mentions, places=(city,)))
    assert [(mentions[a.recipients[0]].name, a.place) for a in found] == [("Borduria", 0)]


def test_party_without_a_name_is_no_doer():
    notation = (
        "Syldavia/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 bombed/VBN/VERB/ROOT/3 by/IN/ADP/case/5 "
        "somebody/NN/PRON/obl:agent/3"
    )
    assert told(notation, *BOTH, ("somebody", "PER", "somebody")) == [("ASSAULT", "aerial", [], ["Syldavia"])]


def test_same_word_is_taken_up_before_the_latest():
    raid = (
        "Borduria/NNP/PROPN/nmod:poss/2 raid/NN/NOUN/nsubj/5 on/IN/ADP/case/4 Syldavia/NNP/PROPN/nmod/2 "
        "failed/VBD/VERB/ROOT/5"
    )
    bombed = "Syldavia/NNP/PROPN/nsubj/2 bombed/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2"
    again = "the/DT/DET/det/2 raid/NN/NOUN/nsubj/3 ended/VBD/VERB/ROOT/3"
    assert told(f"{raid}\n{bombed}\n{again}", *BOTH)[-1] == ("ASSAULT", None, ["Borduria"], ["Syldavia"])


def test_forces_stand_for_their_state_when_an_event_is_taken_up():
    parsed = parsed_of(
        "Syldavia/NNP/PROPN/nsubj/2 bombed/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2\n"
        "Fleet/NNP/PROPN/nsubj:pass/3 was/VBD/AUX/aux:pass/3 bombed/VBN/VERB/ROOT/3"
    )
    *states, fleet = mentions_in(parsed, RUSSIA, SYRIA, ("Fleet", "ORG", "Fleet:BOR"))
    mentions = (*states, replace(fleet, codes=("BOR", "MIL")))
    assert [len(a.actors) for a in find_accounts(parsed, Reading(mentions))] == [1, 1]


def test_what_one_is_caused_to_do_has_happened():
    notation = (
        "this/DT/PRON/nsubj/2 led/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2 to/TO/PART/mark/5 bomb/VB/VERB/xcomp/2 "
        "Syldavia/NNP/PROPN/obj/5"
    )
    assert told(notation, *BOTH) == [("ASSAULT", "aerial", ["Borduria"], ["Syldavia"])]


def test_what_one_is_barred_from_is_no_event():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 kept/VBD/VERB/ROOT/2 Borduria/NNP/PROPN/obj/2 from/IN/SCONJ/mark/5 "
        "bombing/VBG/VERB/advcl/2 Syldavia/NNP/PROPN/obj/5"
    )
    assert "ASSAULT" not in [kind for kind, *_ in told(notation, *BOTH)]


def test_hit_with_sanctions_is_no_assault():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 hit/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 with/IN/ADP/case/5 "
        "tariffs/NNS/NOUN/obl/2"
    )
    assert told(notation, *BOTH)[0][0] == "SANCTION"


def test_calling_for_something_is_no_name_calling():
    notation = (
        "Borduria/NNP/PROPN/nsubj/2 called/VBD/VERB/ROOT/2 for/IN/ADP/case/4 war/NN/NOUN/obl/2 on/IN/ADP/case/6 "
        "Syldavia/NNP/PROPN/nmod/4"
    )
    assert "ACCUSE" not in [kind for kind, *_ in told(notation, *BOTH)]


def test_incursion_into_airspace():
    notation = (
        "Bordurian/JJ/ADJ/amod/2 incursion/NN/NOUN/nsubj/6 into/IN/ADP/case/5 Syldavian/JJ/ADJ/amod/5 "
        "airspace/NN/NOUN/nmod/2 ended/VBD/VERB/ROOT/6"
    )
    assert told(notation, *BOTH)[0] == ("COERCE", None, ["Borduria"], ["Syldavia"])
