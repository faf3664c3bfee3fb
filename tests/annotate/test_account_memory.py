"""Deeds told without their doer: what they take up from the article, and what they must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from account_trees import mentions_in, names, parsed_of

from tidings.annotate.accounts import Reading, find_accounts
from tidings.model import UNKNOWN_INTERVAL, Interval, Place

BORDURIA, SYLDAVIA = ("Borduria", "GPE", "Borduria:BOR"), ("Syldavia", "GPE", "Syldavia:SYL")
STATES = (BORDURIA, SYLDAVIA, ("Bordurian", "GPE", "Borduria:BOR"), ("Syldavian", "GPE", "Syldavia:SYL"))
SHOT = "{0}/NNP/PROPN/nsubj/2 shot/VBD/VERB/ROOT/2 {1}/NN/NOUN/obj/2 ././PUNCT/punct/2"
FIRED = "Muller/NNP/PROPN/nsubj/2 opened/VBD/VERB/ROOT/2 fire/NN/NOUN/obj/2 ././PUNCT/punct/2"
KILLED = "the/DT/DET/det/2 {0}/NN/NOUN/nsubj:pass/4 was/VBD/AUX/aux:pass/4 killed/VBN/VERB/ROOT/4 ././PUNCT/punct/4"


def told(notation, *named, **reading):
    """Actors and recipients of every account; mentions named in lower case are nominal."""
    parsed = parsed_of(notation)
    mentions = tuple(
        replace(m, level="nominal", actor_type=None) if m.name.islower() else m for m in mentions_in(parsed, *named)
    )
    found = find_accounts(parsed, Reading(mentions, **reading))
    return [(names(mentions, a.actors), names(mentions, a.recipients)) for a in found]


def person(word):
    return (word, "PER", word)


def days(*numbers):
    """Dates by token: the first sentence of four tokens is of the first day, all else of the second."""
    first, second = (Interval(date(2020, 1, n), date(2020, 1, n)) for n in numbers)
    return lambda token: ((0,), first if token < 4 else second)


def test_nameless_victim_takes_the_doer_of_the_same_day():
    far = "and/CC/CCONJ/ROOT/1\n" * 70
    notation = f"{FIRED}\n{far}{KILLED.format('nurse')}"
    named = (person("Muller"), person("nurse"))
    assert told(notation, *named)[1][0] == []
    assert told(notation, *named, date=days(3, 3))[1] == (["Muller"], ["nurse"])


def test_doer_of_another_day_is_not_taken_up():
    notation = f"{FIRED}\n{KILLED.format('nurse')}"
    named = (person("Muller"), person("nurse"))
    assert told(notation, *named)[1] == (["Muller"], ["nurse"])
    assert told(notation, *named, date=days(3, 9))[1] == ([], ["nurse"])


def placed(parsed, token, name, kind):
    return Place(parsed.span(token, token + 1), (token, token + 1), name, country="SYL", kind=kind)


def test_doer_at_another_place_is_not_taken_up(monkeypatch):
    monkeypatch.setattr("tidings.annotate.accounts.place_of", lambda _parsed, _places, token: int(token > 3))
    notation = f"{FIRED}\n{KILLED.format('nurse')}"
    parsed = parsed_of(notation)
    named = (person("Muller"), person("nurse"))
    klow = placed(parsed, 0, "Klow", "city")
    assert told(notation, *named, places=(klow, placed(parsed, 1, "Zileheroum", "city")))[1][0] == []
    assert told(notation, *named, places=(klow, placed(parsed, 1, "Syldavia", "country")))[1][0] == ["Muller"]


def test_main_doer_stands_in_for_a_nameless_victim_only():
    far = "and/CC/CCONJ/ROOT/1\n" * 70
    twice = f"{SHOT.format('Muller', 'doctor')}\n{SHOT.format('Muller', 'cook')}\n{far}"
    named = tuple(person(word) for word in ("Muller", "doctor", "cook", "nurse", "Wagner"))
    assert told(twice + KILLED.format("nurse"), *named)[2] == (["Muller"], ["nurse"])
    assert told(twice + KILLED.format("Wagner"), *named)[2] == ([], ["Wagner"])


def test_wounded_in_the_attack_takes_the_attackers():
    attack = "Borduria/NNP/PROPN/nsubj/2 attacked/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
    far = "and/CC/CCONJ/ROOT/1\n" * 70
    wounded = (
        "a/DT/DET/det/2 nurse/NN/NOUN/nsubj:pass/4 was/VBD/AUX/aux:pass/4 wounded/VBN/VERB/ROOT/4 in/IN/ADP/case/7 "
        "the/DT/DET/det/7 {0}/NN/NOUN/obl/4"
    )
    named = (*STATES, person("nurse"))
    assert told(f"{attack}\n{far}{wounded.format('attack')}", *named)[-1] == (["Borduria"], ["nurse"])
    assert told(f"{attack}\n{far}{wounded.format('bombing')}", *named)[-1] == ([], ["nurse"])


DOWNED = (
    "Syldavia/NNP/PROPN/nsubj/2 downed/VBD/VERB/ROOT/2 a/DT/DET/det/5 Bordurian/JJ/ADJ/amod/5 {0}/NN/NOUN/obj/2 "
    "././PUNCT/punct/2"
)


def test_craft_brought_down_by_a_missile_takes_up_who_fired_it():
    again = (
        "the/DT/DET/det/2 helicopter/NN/NOUN/nsubj:pass/4 was/VBD/AUX/aux:pass/4 downed/VBN/VERB/ROOT/4 "
        "by/IN/ADP/case/7 a/DT/DET/det/7 missile/NN/NOUN/obl:agent/4"
    )
    assert told(f"{DOWNED.format('helicopter')}\n{again}", *STATES)[1] == (["Syldavia"], ["Borduria"])


def test_nameless_craft_belong_to_whoever_did_the_deed():
    fired = (
        "the/DT/DET/det/2 ships/NNS/NOUN/nsubj/3 opened/VBD/VERB/ROOT/3 fire/NN/NOUN/obj/3 on/IN/ADP/case/6 "
        "Syldavia/NNP/PROPN/obl/3"
    )
    shelled = "Borduria/NNP/PROPN/nsubj/2 shelled/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
    ships = ("ships", "ORG", "ships")
    assert told(f"{shelled}\n{fired}", *STATES, ships)[1] == (["Borduria", "ships"], ["Syldavia"])


def test_nationals_are_men_and_not_their_state():
    notation = "Muller/NNP/PROPN/nsubj/2 shot/VBD/VERB/ROOT/2 a/DT/DET/det/5 Bordurian/JJ/ADJ/amod/5 {0}/NN/NOUN/obj/2"
    named = (*STATES, person("Muller"))
    assert told(notation.format("nurse"), *named, person("nurse")) == [(["Muller"], ["nurse"])]
    assert told(notation.format("crew"), *named, person("crew")) == [(["Muller"], ["Borduria"])]


def test_perpetrators_are_those_who_did_it():
    attack = "Borduria/NNP/PROPN/nsubj/2 attacked/VBD/VERB/ROOT/2 Syldavia/NNP/PROPN/obj/2 ././PUNCT/punct/2"
    warned = "Ottokar/NNP/PROPN/nsubj/2 warned/VBD/VERB/ROOT/2 the/DT/DET/det/4 perpetrators/NNS/NOUN/obj/2"
    named = (*STATES, ("Ottokar", "PER", "Ottokar:SYL"), person("perpetrators"))
    assert told(f"{attack}\n{warned}", *named)[-1] == (["Ottokar"], ["Borduria"])


def test_unknown_days_forbid_nothing():
    notation = f"{FIRED}\n{KILLED.format('nurse')}"
    named = (person("Muller"), person("nurse"))
    assert told(notation, *named, date=lambda _: ((0,), UNKNOWN_INTERVAL))[1] == (["Muller"], ["nurse"])


def test_apology_for_doing_something_is_owed_to_whom_it_was_done():
    notation = (
        "Ottokar/NNP/PROPN/nsubj/2 apologized/VBD/VERB/ROOT/2 for/IN/ADP/mark/4 downing/VBG/VERB/advcl/2 "
        "a/DT/DET/det/7 Bordurian/JJ/ADJ/amod/7 jet/NN/NOUN/obj/4"
    )
    assert told(notation, *STATES, ("Ottokar", "PER", "Ottokar:SYL"))[0] == (["Ottokar"], ["Borduria"])
