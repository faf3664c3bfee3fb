from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pile_made import PEOPLE, Made, copy_of, pile_of, tellings_of

from tidings.model import Origins
from tidings.weigh.origins import count_origins, find_sources

RAID = "Syldavia raided Borduria"
LONG = (
    "On the night of the fair the gates of the fortress at Szohod stood open and nobody kept watch on the river wall, "
    "so that the raiders crossed by boat and were gone before the bells of the cathedral rang."
)


def counted(*made: Made, kind: str | None = None) -> Origins:
    pile = pile_of(*made)
    told = [t for t in tellings_of(pile) if kind is None or t.account.type == kind]
    return count_origins(find_sources(pile), told)


def bare(origins: Origins) -> tuple[int, int, tuple[str, ...]]:
    """The count and who is counted."""
    return origins.low, origins.high, origins.roots


def own(name: str, outlet: str | None = None, more: str = "") -> Made:
    text = f"{RAID}, as seen by paper {name}. {more}"
    return Made(name, text, outlet=outlet or f"Paper {name}").tells(RAID, "ASSAULT", ["Syldavia"], ["Borduria"])


def said(name: str, speaker: str | None, outlet: str | None = None, **more: object) -> Made:
    words = more.get("words") or speaker
    made = Made(name, f"{RAID}, {words} told paper {name}.", outlet=outlet or f"Paper {name}")
    return made.says(speaker, RAID, **more).tells(RAID, "ASSAULT", ["Syldavia"], ["Borduria"], statement=0)


def test_one_voice_of_its_own_is_one_origin():
    assert bare(counted(own("a1", "The Klow Gazette"))) == (1, 1, ("The Klow Gazette in its own voice",))


def test_two_papers_in_their_own_voices_are_two():
    both = counted(own("a1"), own("a2"))
    assert (both.low, both.high) == (2, 2)


def test_one_speaker_in_two_papers_is_one_origin():
    both = counted(said("a1", "Ann Ash"), said("a2", "Ann Ash"))
    assert (both.low, both.high, both.roots) == (1, 1, ("Ann Ash",))


def test_each_side_that_confirms_is_an_origin():
    assert counted(said("a1", "Ann Ash"), said("a2", "Bob Birch")).low == 2


def test_a_state_and_its_minister_are_one_or_two():
    both = counted(said("a1", "Ann Ash"), said("a2", "Syldavia"))
    assert (both.low, both.high) == (1, 2)


def test_the_chain_is_told_with_its_root():
    found = counted(said("a1", "Ann Ash", chain=("The Klow Gazette", "Tass")))
    assert found.roots == ("Ann Ash through Tass through The Klow Gazette",)


def test_unnamed_sources_of_two_outlets_may_be_one():
    both = counted(said("a1", None, words="border guards"), said("a2", None, words="two border guards"))
    assert (both.low, both.high) == (1, 2)
    assert both.roots == ("unnamed border guards", "unnamed two border guards")


def test_unnamed_sources_through_one_outlet_are_one():
    both = counted(
        said("a1", None, words="guards", chain=("Tass",)), said("a2", None, words="the guards", chain=("Tass",))
    )
    assert (both.low, both.high, both.roots) == (1, 1, ("unnamed guards through Tass",))


def test_a_state_that_speaks_takes_up_its_unnamed_officials(monkeypatch):
    monkeypatch.setattr("tidings.weigh.roots.find_states", lambda words: frozenset({"SYL"} if "Syld" in words else ()))
    found = counted(said("a1", "Syldavia"), said("a2", None, words="Syldavian officials"))
    assert (found.low, found.high) == (1, 1)
    stranger = counted(said("a1", "Syldavia"), said("a2", None, words="harbour pilots"))
    assert (stranger.low, stranger.high) == (2, 2)


def test_an_unnamed_official_beside_a_named_one_of_the_state_may_be_the_same(monkeypatch):
    monkeypatch.setattr("tidings.weigh.roots.find_states", lambda _: frozenset({"SYL"}))
    found = counted(said("a1", "Ann Ash"), said("a2", None, words="Syldavian officials"))
    assert (found.low, found.high) == (1, 2)


def test_hearsay_is_one_where_there_is_nothing_else_and_may_be_one_more():
    assert counted(said("a1", None, words="reports")).low == 1
    beside = counted(own("a1"), said("a2", None, words="reports"))
    assert (beside.low, beside.high) == (1, 2)
    named = counted(said("a1", "Ann Ash"), said("a2", None, words="reports"))
    assert (named.low, named.high) == (1, 2)


def test_an_own_voice_beside_a_named_source_may_rest_on_it():
    found = counted(own("a1"), said("a2", "Ann Ash"))
    assert (found.low, found.high) == (1, 2)


def test_an_article_that_names_its_source_is_no_origin_beside_it():
    both = said("a1", "Ann Ash").tells("told paper", "ASSAULT", ["Syldavia"], ["Borduria"])
    found = counted(both)
    assert (found.low, found.high) == (1, 1)


def test_an_agency_named_in_the_head_is_the_root_of_its_copies():
    wire = [
        Made(f"a{n}", f"KLOW (Reuters) - {RAID}, paper {n} prints.", outlet=f"Paper {n}", credits=("Reuters",)).tells(
            RAID, "ASSAULT", ["Syldavia"], ["Borduria"]
        )
        for n in (1, 2)
    ]
    assert bare(counted(*wire)) == (1, 1, ("Reuters",))


def test_an_agency_thanked_at_the_end_is_no_root_of_the_outlet_s_own_story():
    thanks = "The night was dark. " * 20 + "Reuters contributed to this report."
    story = replace(own("a1", "The Klow Gazette", more=thanks), credits=("Reuters",))
    assert bare(counted(story)) == (1, 1, ("The Klow Gazette in its own voice",))


def test_speech_rests_on_whoever_spoke_also_in_an_article_s_own_voice():
    made = [
        Made(f"a{n}", f"Ann Ash accused Borduria of it, paper {n} writes.").tells(
            "Ann Ash accused Borduria", "ACCUSE", ["Ann Ash", "Syldavia"], ["Borduria"]
        )
        for n in (1, 2)
    ]
    assert bare(counted(*made)) == (1, 1, ("Ann Ash",))


def test_support_by_a_person_is_voiced_by_a_state_not():
    person = Made("a1", "Ann Ash stood by Borduria.").tells("Ann Ash stood", "SUPPORT", ["Ann Ash"], ["Borduria"])
    assert counted(person).roots == ("Ann Ash",)
    state = Made("a1", "Syldavia stood by Borduria.").tells("Syldavia stood", "SUPPORT", ["Syldavia"], ["Borduria"])
    assert counted(state).roots == ("an article in its own voice",)


def test_a_denial_is_no_root_of_what_it_denies():
    denial = said("a2", "Bob Birch")
    denial.parts["accounts"] = [replace(a, polarity="negated") for a in denial.parts["accounts"]]
    assert counted(own("a1"), denial).roots == ("Paper a1 in its own voice",)
    assert counted(denial).roots == ("Bob Birch",)


def test_copies_in_their_own_voice_share_a_root():
    first = own("a1", more=LONG)
    assert bare(counted(first, copy_of(first, "a2", outlet="Another Paper"))) == (1, 1, ("Paper a1 in its own voice",))


def test_a_promise_rests_on_whoever_made_it():
    vows = [
        Made(f"a{n}", f"Ann Ash vowed to pay, paper {n} writes.", outlet=f"Paper {n}")
        .says("Ann Ash", "to pay", "promises", cue="vowed")
        .tells("vowed", "AGREE", ["Ann Ash"], ["Borduria"])
        for n in (1, 2)
    ]
    assert bare(counted(*vows)) == (1, 1, ("Ann Ash",))


def test_unnamed_sources_of_one_outlet_are_one_where_a_word_or_their_state_is_the_same():
    one = counted(said("a1", None, "P", words="a harbour pilot"), said("a2", None, "P", words="the pilot"))
    assert (one.low, one.high) == (1, 1)
    two = counted(said("a1", None, "P", words="analysts"), said("a2", None, "P", words="border guards"))
    assert (two.low, two.high) == (1, 2)


def test_open_questions_make_the_range_wide():
    found = counted(
        said("a1", "Ann Ash"), said("a2", "Syldavia"), said("a3", None, words="guards"),
        said("a4", None, words="pilots"),
        own("a5"),
    )  # fmt: skip
    assert (found.low, found.high) == (2, 5)
    assert len(found.roots) == 5


OWN, PAPERS = "own", ("Paper one", "Paper two")


@st.composite
def piles(draw):
    """Articles that tell one raid: in their own voices, by named or unnamed speakers, or on another paper's word."""
    speakers = st.sampled_from([OWN, OWN, "Syldavia", *list(PEOPLE)[:4], *PAPERS, *UNNAMED])
    made = []
    for n, speaker in enumerate(draw(st.lists(speakers, min_size=1, max_size=6))):
        outlet, name = draw(st.sampled_from([*PAPERS, "Paper three", None])), f"b{n}"
        chain = draw(st.sampled_from([(), (), ("Paper one",)]))
        if speaker == OWN:
            made.append(own(name, outlet))
        elif speaker in PAPERS:
            made.append(said(name, speaker, outlet, role="outlet"))
        elif speaker in UNNAMED:
            made.append(said(name, None, outlet, words=speaker, chain=chain))
        else:
            made.append(said(name, speaker, outlet, chain=chain))
    return made


UNNAMED = ("some guards", "harbour pilots", "analysts", "reports")


def is_cited(gone: Made, made: list[Made]) -> bool:
    """Whether an article's paper is named as a source by another one: then it ties that one to its own sources."""
    named = {h.name for m in made if m is not gone for s in m.done.statements for h in s.chain}
    named |= {s.speaker_text for m in made if m is not gone for s in m.done.statements}
    return gone.outlet in named


def bereft(made: Made) -> Made:
    """The same words with nobody named for them."""
    parts = {**made.parts, "statements": []}
    parts["accounts"] = [replace(a, statement=None) for a in made.parts["accounts"]]
    return replace(made, parts=parts)


@settings(deadline=None, max_examples=100)
@given(piles(), st.data())
def test_a_copy_never_raises_the_count(made, data):
    one = data.draw(st.sampled_from(made))
    article = replace(one, text=one.text + " " + LONG)
    whole = [article if m is one else m for m in made]
    copy = copy_of(article, "c9", outlet=data.draw(st.sampled_from([article.outlet, "Paper eight"])))
    copy = bereft(copy) if data.draw(st.booleans()) else copy
    copy = replace(copy, text=copy.text[: -data.draw(st.sampled_from([0, 30, 60])) or None])
    before, after = counted(*whole), counted(*whole, copy)
    assert after.low <= before.low
    assert after.high <= before.high
    assert after.effective <= before.effective
    again = counted(*whole, copy, copy_of(copy, "c8"))
    assert (again.low, again.high) == (after.low, after.high)


@settings(deadline=None, max_examples=100)
@given(piles())
def test_an_independent_witness_raises_the_count(made):
    before, after = counted(*made), counted(*made, said("z1", "Fay Fir", "Paper nine"))
    assert after.low >= before.low
    assert after.high > before.high


@settings(deadline=None, max_examples=100)
@given(piles(), st.data())
def test_an_independent_own_voice_raises_the_count_unless_its_paper_is_cited(made, data):
    before, after = counted(*made), counted(*made, own("z1", "Paper nine"))
    assert after.low >= before.low
    assert after.high >= before.high
    if not any(s.role == "unnamed" for m in made for s in m.done.statements):
        assert after.high > before.high
    assert counted(*data.draw(st.permutations(made))) == before


@settings(deadline=None, max_examples=100)
@given(piles(), st.data())
def test_removing_a_page_that_ties_no_others_never_raises_the_count(made, data):
    whole, gone = counted(*made), data.draw(st.sampled_from(made))
    if len(made) > 1 and not is_cited(gone, made):
        rest = counted(*[m for m in made if m is not gone])
        assert rest.low <= whole.low
        assert rest.high <= whole.high


@settings(deadline=None, max_examples=100)
@given(piles())
def test_the_effective_number_lies_between_one_and_the_count(made):
    found = counted(*made)
    assert 1 <= found.effective <= max(found.high, 1)


@pytest.mark.parametrize("name", ["low", "high"])
def test_there_is_always_an_origin(name):
    assert getattr(counted(said("a1", None, words="rumours")), name) == 1
