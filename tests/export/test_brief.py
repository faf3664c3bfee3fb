from __future__ import annotations

import doctest
import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from typer.testing import CliRunner

from tidings.cli import app
from tidings.errors import ConfigError
from tidings.export import brief
from tidings.export.brief import make_brief, write_brief
from tidings.model import Affair, Interval, Judgement, Subject
from tidings.record import Question, View, open_record
from tidings.record.judgements import name_judgement


@pytest.fixture
def view(sample):
    return View(sample.pages, sample.affair, sample.receipts)


@pytest.fixture
def path(tmp_path, sample):
    with open_record(tmp_path / "hull.tidings", create=True) as record:
        for page, receipt in zip(sample.pages, sample.receipts, strict=True):
            record.add(page, sample.readings[page.id], receipt, day="2024-05-01")
        record.write_affair(sample.affair)
        return record.path


def written(path, **how) -> str:
    out = io.StringIO()
    with open_record(path) as record:
        write_brief(record, out, **how)
    return out.getvalue()


def test_examples_in_docstrings_hold():
    assert doctest.testmod(brief).failed == 0


def test_an_event_is_told_with_voices_origins_disputes_and_variants(view):
    (item,) = make_brief(view, "hull").items
    assert item.heading == "1. Orlov sank a trawler off Hull (21 Oct 1904)"
    facts = [(f.label, f.words) for f in item.facts]
    assert facts[0] == ("Where", "Hull")
    assert ("Told by", "Reuters, in Gazette") in facts
    assert ("Told by", "Herald, in its own voice") in facts
    assert ("Origins", "1–2 origins: Reuters; unattributed: Herald") in facts
    assert ("Disputed", "Russian Admiralty through Reuters denies: “it” (printed 22 Oct 1904)") in facts
    assert ("Another date", "22 Oct 1904") in facts


def test_the_effective_number_is_told_where_origins_share_something(view):
    event = view.affair.events[0]
    origins = replace(event.origins, effective=1.5, shared="two outlets of one owner")
    affair = replace(view.affair, events=(replace(event, origins=origins),))
    (item,) = make_brief(View(view.pages.values(), affair), "hull").items
    (told,) = [f.words for f in item.facts if f.label == "Origins"]
    assert told.endswith("(effective number 1.5, by convention: two outlets of one owner)")


def test_every_number_leads_to_a_note_and_every_note_is_called_for(view):
    made = make_brief(view, "hull")
    called = {n for item in made.items for fact in item.facts for n in fact.notes}
    assert called == {n.number for n in made.notes} == set(range(1, len(made.notes) + 1))


def test_a_note_has_outlet_day_how_it_is_known_words_and_file(view):
    (first, *_) = make_brief(view, "hull").notes
    assert (first.outlet, first.title, first.where) == ("Gazette", "Trawler sunk", "one.txt")
    assert first.published == "22 Oct 1904, from its dateline (“Friday”)"
    assert first.words.startswith("Admiral Orlov sank a trawler")


def test_an_undated_article_says_so(view):
    assert "undated" in {n.published for n in make_brief(view, "hull").notes}


def test_judgements_are_told_with_what_they_are_about(view):
    outlet = name_judgement(
        Judgement(
            "", "2026-11-21T12:00:00+00:00", "ana", "grade", (Subject("outlet", "Gazette"),), "reliability", ("B",)
        )
    )
    assert make_brief(view, "hull", [outlet]).notes[0].outlet == "Gazette (reliability B)"


def test_only_what_is_asked_for_is_in_it(view):
    later = Interval(date(1905, 1, 1))
    assert make_brief(view, "hull", question=Question(days=later)).items == ()


def test_markdown_takes_no_word_for_a_mark(path):
    text = written(path)
    assert text.startswith("# Brief: hull\n")
    assert "- **Origins:** 1–2 origins" in text
    assert re.search(r"^1\. Gazette, 22 Oct 1904", text, re.MULTILINE)
    assert brief.plain_words("*a* [b] <c>_#1") == r"\*a\* \[b\] \<c\>\_\#1"


class Outline(HTMLParser):
    """The ids and the inner links of a page, and whether anything on it is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, _tag, attrs):
        given = dict(attrs)
        self.ids |= {given["id"]} if "id" in given else set()
        self.targets |= {given["href"][1:]} if "href" in given else set()
        self.outside += [given["src"]] if "src" in given else []


def test_html_is_one_page_whose_numbers_are_links(path):
    outline = Outline()
    outline.feed(written(path, form="html"))
    assert outline.targets
    assert outline.targets <= outline.ids
    assert not outline.outside


def test_html_shows_marks_as_words(view):
    events = (replace(view.affair.events[0], summary="<script>alert(1)</script>"),)
    made = make_brief(View(view.pages.values(), replace(view.affair, events=events)), "<b>")
    page = "\n".join(brief.in_html(made))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;" in page


def test_an_empty_record_has_a_brief_of_two_lines():
    made = make_brief(View((), Affair()), "none")
    assert (made.items, made.notes) == ((), ())
    assert "\n".join(brief.in_markdown(made)).count("\n##") == 0


def test_the_command_writes_the_form_that_the_name_asks_for(path, tmp_path):
    for name, begins in (("b.md", "# Brief: hull"), ("b.html", "<!doctype html>")):
        CliRunner().invoke(app, ["brief", str(path), "-o", str(tmp_path / name)], catch_exceptions=False)
        assert (tmp_path / name).read_text(encoding="utf8").startswith(begins)
    assert CliRunner().invoke(app, ["brief", str(path)]).stdout.startswith("# Brief: hull")
    with pytest.raises(ConfigError, match=r"md or \.html"):
        CliRunner().invoke(app, ["brief", str(path), "-o", "b.docx"], catch_exceptions=False)
    with pytest.raises(ConfigError, match="cannot be written"):
        CliRunner().invoke(app, ["brief", str(path), "-o", str(tmp_path / "no" / "b.md")], catch_exceptions=False)
    with open_record(path) as record, pytest.raises(ConfigError, match="not written as 'pdf'"):
        write_brief(record, io.StringIO(), form="pdf")
