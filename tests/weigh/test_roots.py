from __future__ import annotations

from pile_made import Made, pile_of, tellings_of

from tidings.weigh.origins import count_origins
from tidings.weigh.roots import channel_of, find_root, find_sources, find_ties

RAID = "Syldavia raided Borduria"
NIGHT = (
    "On the night of the fair the gates of the fortress at Szohod stood open and nobody kept watch on the river wall, "
    "so that the raiders crossed by boat and were gone before the bells of the cathedral rang."
)


def told(name: str, text: str, outlet: str | None = None, start: str = RAID) -> Made:
    return Made(name, text, outlet=outlet).tells(start, "ASSAULT", ["Syldavia"], ["Borduria"])


def said(name: str, speaker: str, outlet: str | None = None, **more: object) -> Made:
    words = more.get("words") or speaker
    made = Made(name, f"{RAID}, {words} told paper {name}.", outlet=outlet)
    return made.says(None if more.get("words") else speaker, RAID, **more).tells(
        RAID, "ASSAULT", ["Syldavia"], ["Borduria"], statement=0
    )


def counted(*made: Made):
    pile = pile_of(*made)
    return count_origins(find_sources(pile), tellings_of(pile))


def test_an_outlet_is_known_by_its_address_and_its_agency_s_name():
    assert channel_of(Made("a1", "Rain.", outlet="www.theguardian.com").done.article) == "The Guardian"
    assert channel_of(Made("a1", "Rain.").done.article) == "a1"


def test_a_report_that_cites_a_paper_rests_on_what_that_paper_s_own_report_rests_on():
    found = counted(said("a1", "Ann Ash", "The Gazette"), said("a2", "The Gazette", "Courier", role="outlet"))
    assert (found.low, found.high, found.roots) == (1, 1, ("Ann Ash",))


def test_a_cited_paper_whose_report_is_not_there_is_a_root_and_so_is_its_own_voice():
    assert counted(said("a2", "The Gazette", "Courier", role="outlet")).roots == ("The Gazette",)
    found = counted(told("a1", f"{RAID}.", "The Gazette"), said("a2", "The Gazette", "Courier", role="outlet"))
    assert (found.low, found.high, found.roots) == (1, 1, ("The Gazette in its own voice",))


def test_another_paper_s_unnamed_source_is_whom_that_paper_names():
    found = counted(
        said("a1", "Ann Ash", "The Gazette"), said("a2", "", "Courier", words="an officer", chain=("The Gazette",))
    )
    assert (found.low, found.high, found.roots) == (1, 1, ("Ann Ash",))


def test_a_roundup_that_prints_two_reports_does_not_make_them_one():
    first, second = (
        f"{RAID}. {NIGHT}",
        (
            f"At dawn {RAID} once more. The second column came over the hills, burnt the mill and the toll house of "
            "Zlip, and took away forty oxen that the abbey had bought at the autumn market in Klow a week before."
        ),
    )
    one, other = told("a1", first, "One"), told("a2", second, "Two")
    both = told("a3", f"{first} {second}", "Three").tells(f"At dawn {RAID}", "ASSAULT", ["Syldavia"], ["Borduria"])
    found = counted(one, other, both)
    assert (found.low, found.high) == (2, 2)


def test_accounts_in_shared_words_are_tied_and_others_of_the_two_articles_are_not():
    one = told("a1", f"{RAID}. {NIGHT}", start="the raiders crossed by boat").tells(RAID, "ASSAULT")
    other = told("a2", f"Klow woke late. {NIGHT} Later on {RAID}.", start="the raiders crossed by boat")
    other.tells(f"Later on {RAID}", "ASSAULT")
    pile = pile_of(one, other)
    words = {(pile.read(a.account.evidence), pile.read(b.account.evidence))
             for a, b in find_ties(find_sources(pile), tellings_of(pile))}  # fmt: skip
    assert words == {("the raiders crossed by boat", "the raiders crossed by boat")}


def test_roots_say_through_whom_they_came():
    made = said("a1", "", "Courier", words="US officials", chain=("The Wall Street Journal",))
    pile = pile_of(made)
    root = find_root(find_sources(pile), tellings_of(pile)[0])
    assert root.words == "unnamed US officials through The Wall Street Journal"
    assert root.through == "The Wall Street Journal"
    assert root.passed


def test_the_same_paper_is_the_one_named_before():
    made = Made("a1", f"Rain fell, The Gazette writes. {RAID}, the same journal says.", outlet="Courier")
    made.says("The Gazette", "Rain fell", role="outlet")
    made.says(None, RAID, words="the same journal", role="outlet")
    made.tells(RAID, "ASSAULT", ["Syldavia"], ["Borduria"], statement=1)
    assert counted(made).roots == ("The Gazette",)
    found = counted(made, told("a2", f"{RAID}.", "The Gazette"))
    assert (found.low, found.high, found.roots) == (1, 1, ("The Gazette in its own voice",))
