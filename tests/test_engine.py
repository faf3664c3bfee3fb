"""Many pages come back in order, whatever happens to the process that reads one."""

from __future__ import annotations

import os

import pytest

from tidings import engine, pipeline
from tidings.engine import FEW, ReadingOptions, read_pages
from tidings.model import Page, Receipt
from tidings.pipeline import PageReading

DEADLY = "deadly"


def make_pages(count):
    return [Page(f"p{i}", f"p{i}.txt", str(i), "text/plain", f"Page {i}.") for i in range(count)]


def read_or_die(page, **_options):
    """What stands in for reading: it tells the process it ran in, and a deadly page ends that."""
    if page.text == DEADLY:
        os._exit(9)
    return PageReading((), Receipt(page.source, "read", str(os.getpid()), page.id))


def start_with_stub(options):
    """Run in each worker in the place of its own start."""
    engine.attempt_page = read_or_die
    engine.WORKER_OPTIONS.append(options)


@pytest.fixture
def stubbed(monkeypatch):
    monkeypatch.setattr(engine, "attempt_page", read_or_die)
    monkeypatch.setattr(engine, "_start_worker", start_with_stub)


@pytest.mark.usefixtures("stubbed")
def test_few_pages_are_read_here_and_lazily():
    taken = []

    def pages():
        for page in make_pages(FEW - 1):
            taken.append(page)
            yield page

    found = list(read_pages(pages(), ReadingOptions(jobs=2)))
    assert [p.id for p, _ in found] == [p.id for p in taken]
    assert {r.receipt.reason for _, r in found} == {str(os.getpid())}


@pytest.mark.usefixtures("stubbed")
def test_one_job_is_this_process():
    found = list(read_pages(make_pages(FEW + 3), ReadingOptions(jobs=1)))
    assert {r.receipt.reason for _, r in found} == {str(os.getpid())}


@pytest.mark.usefixtures("stubbed")
def test_many_pages_are_read_elsewhere_in_order():
    found = list(read_pages(iter(make_pages(30)), ReadingOptions(jobs=2)))
    assert [p.id for p, _ in found] == [f"p{i}" for i in range(30)]
    assert [r.receipt.page for _, r in found] == [f"p{i}" for i in range(30)]
    assert str(os.getpid()) not in {r.receipt.reason for _, r in found}


@pytest.mark.usefixtures("stubbed")
def test_a_page_that_ends_its_process_fails_alone():
    pages = make_pages(20)
    pages[5] = Page("bad", "bad.txt", "x", "text/plain", DEADLY)
    found = [r.receipt for _, r in read_pages(pages, ReadingOptions(jobs=2))]
    assert [r.status for r in found] == ["failed" if i == 5 else "read" for i in range(20)]
    assert found[5].source == "bad.txt"
    assert "was ended" in found[5].reason


@pytest.mark.usefixtures("stubbed")
def test_nothing_to_read():
    assert list(read_pages([], ReadingOptions())) == []


@pytest.mark.usefixtures("stubbed")
def test_a_reader_that_stops_early_leaves_no_process_waiting():
    reading = read_pages(make_pages(40), ReadingOptions(jobs=2))
    next(reading)
    reading.close()


def test_jobs_are_at_most_two_by_default(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert engine.default_jobs() == 2
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert engine.default_jobs() == 1


def test_debug_lets_bugs_out(monkeypatch):
    def break_down(_page, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "read_page", break_down)
    with pytest.raises(ZeroDivisionError):
        list(read_pages(make_pages(FEW + 1), ReadingOptions(debug=True)))
