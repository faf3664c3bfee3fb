from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from pile_made import Made, pile_of, tellings_of

from tidings.weigh.denials import find_denials
from tidings.weigh.disputes import find_disputes
from tidings.weigh.events import group_tellings


def disputed(*made: Made) -> dict[str, int]:
    """How many voices dispute the event of each type."""
    pile = pile_of(*made)
    groups = group_tellings(pile, tellings_of(pile))
    kinds = {g.id: g.tellings[0].account.type for g in groups}
    found: Counter[str] = Counter()
    for event, voices in find_disputes(pile, groups, find_denials(pile, groups)).items():
        found[kinds[event]] += len(voices)
    return dict(found)


RAID = "Syldavia raided the old mill"


def raid(name: str = "a1", **more) -> Made:
    return Made(name, f"{RAID}, a herdsman said. Ann Ash denied it.").tells(
        RAID, "ASSAULT", ["Syldavia"], ["Borduria"], **more
    )


def test_a_denial_in_the_same_article_disputes_the_event():
    assert disputed(raid().says("Ann Ash", "it", "denies", denies_accounts=(0,))) == {"ASSAULT": 1}


def test_nobody_denies_nothing():
    assert disputed(raid().says("Ann Ash", "it", "asserts")) == {}
    assert disputed(raid().says("Ann Ash", "it", "declines")) == {}


def test_denying_a_statement_denies_what_is_told_in_it():
    made = raid(statement=0).says("Cy Cedar", RAID).says("Ann Ash", "it", "denies", denies_statements=(0,))
    assert disputed(made) == {"ASSAULT": 1}


def test_the_statement_that_tells_of_a_denial_is_not_denied_by_it():
    made = raid(statement=0).says("Cy Cedar", RAID).says("Ann Ash", "it", "denies", denies_statements=(0,), parent=0)
    assert disputed(made) == {}


def test_a_denial_is_not_itself_what_it_denies():
    def spurning(cue: str) -> Made:
        made = Made("a1", "Ann Ash spurned it and left.").tells("spurned", "COERCE", ["Ann Ash"])
        return made.says("Ann Ash", "it", "denies", denies_accounts=(0,), cue=cue)

    assert disputed(spurning("left")) == {"COERCE": 1}
    assert disputed(spurning("spurned")) == {}


def test_speech_is_disputed_only_by_one_who_is_said_to_have_spoken():
    def threat(denier: str) -> Made:
        made = Made("a1", f"Bob Birch threatened Syldavia. {denier} denied it.")
        made.tells("Bob Birch threatened Syldavia", "THREATEN", ["Bob Birch"], ["Syldavia"])
        return made.says(denier, "it", "denies", denies_accounts=(0,))

    assert disputed(threat("Bob Birch")) == {"THREATEN": 1}
    assert disputed(threat("Ann Ash")) == {}


def test_a_rejection_is_not_disputed_by_the_words_that_make_it():
    made = Made("a1", "Bob Birch rejected it.").tells("Bob Birch rejected", "REJECT", ["Bob Birch"])
    assert disputed(made.says("Bob Birch", "it", "denies", denies_accounts=(0,))) == {}


def test_a_negated_account_of_another_voice_disputes():
    other = Made("a2", "Syldavia never raided the old mill, Ann Ash said.")
    other.says("Ann Ash", "Syldavia never raided the old mill")
    other.tells(
        "Syldavia never raided the old mill", "ASSAULT", ["Syldavia"], ["Borduria"], polarity="negated", statement=0
    )
    assert disputed(raid(), other) == {"ASSAULT": 1}
    assert disputed(other) == {}


@pytest.mark.parametrize(("verb", "count"), [("seem sudden", {}), ("seem to have happened", {"ASSAULT": 1})])
def test_a_deed_that_did_not_look_like_something_is_no_denial(verb, count):
    words = f"the raid on the mill by Syldavia did not {verb}"
    other = Made("a2", f"To Ann Ash {words}.").says("Ann Ash", words)
    part = other.span("raid")
    other.tells(words, "ASSAULT", ["Syldavia"], ["Borduria"], polarity="negated", statement=0)
    told = other.parts["accounts"][0]
    other.parts["accounts"][0] = replace(told, trigger=part)
    assert disputed(raid(), other) == count


def test_a_denial_in_another_article_is_tied_by_its_words_and_people():
    denial = Made("a2", "Ann Ash denied that Syldavia raided the old mill.")
    denial.mention("Syldavia")
    denial.says("Ann Ash", "Syldavia raided the old mill", "denies")
    assert disputed(raid(), denial) == {"ASSAULT": 1}
    other = Made("a2", "Ann Ash denied that Syldavia taxed herring and eels.").says(
        "Ann Ash", "Syldavia taxed herring and eels", "denies"
    )
    assert disputed(raid(), other) == {}
    stranger = Made("a2", "Dee Dorn denied that they raided the old mill.").says(
        "Dee Dorn", "they raided the old mill", "denies"
    )
    assert disputed(raid(), stranger) == {}


def test_these_reports_takes_up_all_that_nobody_named_has_said():
    text = f"Reports said {RAID}. Others said Syldavia freed Cy Cedar. These reports are nonsense."
    made = Made("a1", text).says(None, RAID, words="Reports").says(None, "Syldavia freed Cy Cedar", words="Others")
    made.tells(RAID, "ASSAULT", ["Syldavia"], statement=0).tells(
        "Syldavia freed Cy Cedar", "RETREAT", ["Syldavia"], statement=1
    )
    assert disputed(made.says(None, "These reports are nonsense", "denies")) == {"ASSAULT": 1, "RETREAT": 1}


def test_two_voices_that_name_other_victims_are_set_against_each_other():
    text = "The raid hit bandits, Ann Ash insisted. But the raid hit farmers, Bob Birch said."

    def two(words: str) -> Made:
        made = Made("a1", words).says("Ann Ash", "The raid hit bandits").says("Bob Birch", "the raid hit farmers")
        made.tells("The raid hit bandits", "ASSAULT", ["Syldavia"], ["Cy Cedar"], statement=0)
        return made.tells("the raid hit farmers", "ASSAULT", ["Syldavia"], ["Dee Dorn"], statement=1)

    assert sum(disputed(two(text)).values()) == 2
    assert disputed(two(text.replace("insisted. But", "said. And"))) == {}


def negated(words: str, deed: str = "raid", **more) -> dict[str, int]:
    """How often a raid that one article affirms is disputed by a negated account of another, told by Ann Ash."""
    other = Made("a2", f"Ann Ash said {words}.").says("Ann Ash", words)
    part = other.span(deed)
    other.tells(words, "ASSAULT", ["Syldavia"], ["Borduria"], polarity="negated", statement=0, **more)
    other.parts["accounts"][0] = replace(other.parts["accounts"][0], trigger=part)
    return disputed(raid(), other)


def test_a_deed_that_is_only_spoken_of_in_a_negated_clause_is_not_denied():
    assert negated("Syldavia never made a raid on the old mill") == {"ASSAULT": 1}
    assert negated("Syldavia cannot justify its raid on the old mill") == {"ASSAULT": 1}
    assert negated("Syldavia did not explain its raid on the old mill") == {}


def test_nobody_denies_a_deed_by_not_claiming_it():
    words = "Syldavia did not claim responsibility for raids on the old mill"
    assert negated(words, "claim responsibility") == {}


def test_what_is_read_as_negated_without_a_negation_denies_nothing():
    assert negated("Syldavia made a raid on the old mill") == {}


def test_that_it_never_was_does_not_deny_that_it_will_be():
    assert negated("Syldavia never made a raid on the old mill", tense="past") == {"ASSAULT": 1}
    assert negated("Syldavia never made a raid on the old mill", tense="future") == {}


def test_what_somebody_says_of_his_own_doing_is_set_against_what_others_say_of_it():
    def two(joint: str, first: str = "Ann Ash") -> dict[str, int]:
        text = f"{first} said it raids bandits by the mill, {joint} Bob Birch said it raids farms by the mill."
        made = (
            Made("a1", text).says(first, "it raids bandits by the mill").says("Bob Birch", "it raids farms by the mill")
        )
        return disputed(made.tells("it raids farms by the mill", "ASSAULT", ["Syldavia"], ["Borduria"], statement=1))

    assert two("but") == {"ASSAULT": 1}
    assert two("and") == {}
    assert two("but", "Dee Dorn") == {}
