"""What must come out of the five pages it all began with, read off the exported affair file."""

from __future__ import annotations

import json
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the development pages are not here"),
]


@pytest.fixture(scope="module")
def affair(tmp_path_factory) -> dict[str, Any]:
    return built(tmp_path_factory.mktemp("seeds"))


@cache
def built(folder: Path) -> dict[str, Any]:
    from tidings import build, open_record
    from tidings.export import export

    build([SHARED / "seeds"], folder / "seeds.tidings")
    out = StringIO()
    with open_record(folder / "seeds.tidings") as record:
        export(record, "json", out)
    return json.loads(out.getvalue())


def page(affair, stem) -> dict[str, Any]:
    return next(p for p in affair["pages"] if p["source"].endswith(f"{stem}.txt"))


def words(affair, span) -> str:
    text = next(p["text"] for p in affair["pages"] if p["id"] == span["page"])
    return text[span["start"] : span["end"]]


def statements(affair, stem, inside) -> list[dict[str, Any]]:
    """The statements of a page whose content holds the given words."""
    return [
        s
        for s in affair["statements"]
        if s["content"][0]["page"] == page(affair, stem)["id"]
        and inside in " ".join(words(affair, c) for c in s["content"])
    ]


def names(affair, actor) -> set[str]:
    """All spellings of an actor."""
    return next(set(a["names"]) | {a["name"]} for a in affair["actors"] if a["id"] == actor)


def told(affair, stem, kind, inside) -> list[dict[str, Any]]:
    """The accounts of a page, of one PLOVER type, whose evidence holds the given words."""
    return [
        a
        for a in affair["accounts"]
        if a["type"] == kind
        and a["evidence"]["page"] == page(affair, stem)["id"]
        and inside in words(affair, a["evidence"])
    ]


def parties(affair, account) -> set[str]:
    return set().union(*(names(affair, a) for a in account["actors"] + account["recipients"]))


def dated(affair, stem) -> list[tuple[str, str]]:
    articles = [a for a in affair["articles"] if a["page"] == page(affair, stem)["id"]]
    return [(a["published"]["earliest"], a["published"]["latest"]) for a in articles]


def test_one_quotation_of_the_russian_minister_in_two_pages_has_one_speaker(affair):
    first, second = (statements(affair, stem, "reinforcing friendly relations")[0] for stem in ("000", "003"))
    assert first["speaker"] == second["speaker"]
    assert {"Sergei Shoigu", "Sergey Shoygu"} <= names(affair, first["speaker"])


def test_the_iranian_minister_is_one_man_under_three_spellings(affair):
    spelt = " ".join(names(affair, statements(affair, "000", "decisive cooperation")[0]["speaker"]))
    assert all(name in spelt for name in ("Deghan", "Dehghan", "Dehqan"))


def test_fars_speaks_in_its_own_name_and_late_september_has_its_year(affair):
    said = statements(affair, "000", "continue the fight")[0]
    assert any("Fars" in n for n in names(affair, said["speaker"]))
    late = [t for t in affair["times"] if t["page"] == page(affair, "000")["id"] and "September" in words(affair, t)]
    assert [(t["earliest"], t["latest"]) for t in late] == [("2015-09-21", "2015-09-30")]


def test_the_comment_prompt_belongs_to_no_article(affair):
    whole = page(affair, "000")
    prompt = whole["text"].index("COMMENTS")
    article = next(a for a in affair["articles"] if a["page"] == whole["id"])
    assert all(end <= prompt for _, end in article["spans"])


def test_a_dateline_without_a_year_gets_it_from_the_pile(affair):
    assert dated(affair, "001") == [("2015-09-24", "2015-09-24")]


def test_both_statements_given_to_the_journal_carry_it(affair):
    for inside in ("stepped up coordination", "high-level talks"):
        assert statements(affair, "001", inside)[0]["chain"] == ["The Wall Street Journal"]


@pytest.mark.parametrize(
    ("inside", "who", "earliest", "latest"),
    [("secret visit", "Soleimani", "2015-07-21", "2015-07-31"), ("Zarif", "Zarif", "2015-08-01", "2015-08-31")],
)
def test_visits_have_their_visitor_and_their_days(affair, inside, who, earliest, latest):
    visits = told(affair, "001", "CONSULT", inside)
    assert any(
        (v["earliest"], v["latest"]) == (earliest, latest) and any(who in n for n in parties(affair, v)) for v in visits
    )


def test_the_sidebar_yields_nothing(affair):
    side = page(affair, "001")["text"].index("Latest news")
    spans = [a["evidence"] for a in affair["accounts"]] + [c for s in affair["statements"] for c in s["content"]]
    assert all(s["start"] < side for s in spans if s["page"] == page(affair, "001")["id"])


def test_one_page_holds_two_articles_of_two_outlets(affair):
    articles = [a for a in affair["articles"] if a["page"] == page(affair, "002")["id"]]
    assert len(articles) == 2
    assert ["Strategic" in (a["outlet"] or "") or "Sputnik" in (a["outlet"] or "") for a in articles] == [True, True]
    assert ("2015-09-28", "2015-09-28") in dated(affair, "002")


def test_the_naval_drill_of_august(affair):
    drill = told(affair, "002", "COOPERATE", "naval drill")[0]
    assert (drill["earliest"], drill["latest"]) == ("2015-08-01", "2015-08-31")
    assert drill["place"] is not None


def test_the_claim_of_the_generals_visit_is_disputed(affair):
    events = {e["id"]: e for e in affair["events"]}
    visits = told(affair, "002", "CONSULT", "Soleimani") + told(affair, "001", "CONSULT", "secret visit")
    assert any(events[v["event"]]["disputed_by"] for v in visits)


def test_intelligence_sharing_is_told_through_the_new_york_times(affair):
    assert statements(affair, "002", "volunteers")[0]["chain"] == ["The New York Times"]
    assert told(affair, "002", "COOPERATE", "intelligence")


def test_a_chain_of_two(affair):
    said = statements(affair, "003", "completely strategic")[0]
    assert [name.split()[0] for name in said["chain"]] == ["Rudaw", "Fars"]
    assert "secretary general" in said["speaker_text"]


def test_the_same_quotation_links_two_articles(affair):
    ends = {a["id"]: a["page"] for a in affair["articles"]}
    wanted = {page(affair, "000")["id"], page(affair, "003")["id"]}
    assert any({ends.get(link["from"]), ends.get(link["to"])} == wanted for link in affair["links"])


def test_three_powers_meet_in_december(affair):
    meetings = told(affair, "003", "CONSULT", "Russia, Iran, and Turkey met") + told(affair, "003", "CONSULT", "summit")
    assert meetings
    assert any(m["earliest"] and "2016-12" in (m["earliest"][:7], m["latest"][:7]) for m in meetings)


def test_tasnim_is_a_chain_and_the_trilateral_meeting_is_on_a_wednesday(affair):
    assert any("Tasnim" in name for name in statements(affair, "004", "supporting terrorist groups")[0]["chain"])
    assert told(affair, "004", "CONSULT", "trilateral meeting on Wednesday")


def test_the_comment_is_the_outlets_own_voice(affair):
    begins = page(affair, "004")["text"].index("Comment:")
    own = [
        a
        for a in affair["accounts"]
        if a["evidence"]["page"] == page(affair, "004")["id"] and a["evidence"]["start"] > begins
    ]
    assert own
    assert any(a["statement"] is None for a in own)
