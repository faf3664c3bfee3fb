from __future__ import annotations

from pile_made import Made, actors_of, days, pile_of, tellings_of, texts_of

from tidings.weigh import weigh
from tidings.weigh.denials import find_denials
from tidings.weigh.disputes import find_disputes
from tidings.weigh.events import group_tellings
from tidings.weigh.withdrawals import find_withdrawals

RAID = "Syldavia raided the old mill"


def withdrawn(*made: Made) -> int:
    """How many denials of any event were withdrawn."""
    pile = pile_of(*made)
    groups = group_tellings(pile, tellings_of(pile))
    disputes = find_disputes(pile, groups, find_denials(pile, groups))
    return sum(len(pairs) for pairs in find_withdrawals(pile, groups, disputes).values())


def denial() -> Made:
    made = Made("a1", f"{RAID}, a herdsman said. Ann Ash denied it.", published=days("1938-05-04"))
    made.tells(RAID, "ASSAULT", ["Syldavia"], ["Borduria"])
    return made.says("Ann Ash", "it", "denies", denies_accounts=(0,))


def admission(act: str = "confirms", speaker: str = "Ann Ash", day: str = "1938-05-09") -> Made:
    made = Made("a2", f"{speaker} admitted that {RAID}.", published=days(day))
    made.says(speaker, RAID, act)
    return made.tells(RAID, "ASSAULT", ["Syldavia"], ["Borduria"], statement=0)


def test_who_denied_and_confirms_later_withdraws():
    assert withdrawn(denial(), admission()) == 1


def test_others_earlier_words_or_plain_assertions_withdraw_nothing():
    assert withdrawn(denial(), admission(speaker="Bob Birch")) == 0
    assert withdrawn(denial(), admission(day="1938-05-01")) == 0
    assert withdrawn(denial(), admission("asserts")) == 0


def test_an_event_tells_of_the_denials_withdrawn(monkeypatch):
    made = [denial(), admission()]
    monkeypatch.setattr("tidings.weigh.find_actors", actors_of)
    affair = weigh([m.done for m in made], texts_of(made))
    assert any("is withdrawn by" in e.why for e in affair.events if e.disputed_by)
