"""Records to look at: the small affair made by hand, and the demo for the browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import tidings
from tidings.building import build, judge_record, undo_record, weigh_record
from tidings.record import open_record, open_view
from tidings.web.app import create_app
from tidings.web.desk import Changes, DeskOptions
from tidings.web.index import Index

TOKEN = "a-token-for-tests"  # noqa: S105 -- of a server that only tests reach
CHANGES = Changes(
    judge=lambda record, ruling, who: judge_record(record, ruling, who=who),
    undo=lambda record, name, who: undo_record(record, name, who=who),
    weigh=weigh_record,
)


@pytest.fixture
def small(sample, tmp_path) -> Path:
    """The affair of tests/conftest.py in a record."""
    path = tmp_path / "small.tidings"
    with open_record(path, create=True) as record:
        for page, receipt in zip(sample.pages, sample.receipts, strict=True):
            record.add(page, sample.readings[page.id], receipt, day="2026-01-01")
        record.write_affair(sample.affair)
    return path


@pytest.fixture
def index(small) -> Index:
    with open_record(small) as record:
        return Index(open_view(record), record.judgements())


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory) -> Path:
    """The demo affair, read once."""
    path = tmp_path_factory.mktemp("demo") / "demo.tidings"
    build([Path(tidings.__file__).parent / "demo" / "pages"], path)
    return path


@pytest.fixture
def demo(built_demo, tmp_path) -> Path:
    """A copy of the demo affair that a test may change."""
    return Path(shutil.copy(built_demo, tmp_path / "demo.tidings"))


def _client_of(path, *, writable=True, who="ana"):
    options = DeskOptions(who=who, changes=CHANGES if writable else None, token=TOKEN)
    return TestClient(create_app(path, options), base_url="http://127.0.0.1")


@pytest.fixture
def changes() -> Changes:
    return CHANGES


@pytest.fixture
def serve():
    """A client of a record's page: `serve(path, writable=False)`."""
    return _client_of


@pytest.fixture
def client(small):
    return _client_of(small)
