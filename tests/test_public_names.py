"""What `import tidings` promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tidings


def test_at_most_twenty_names_all_there_and_documented():
    assert len(tidings.__all__) <= 20
    assert sorted(tidings.__all__) == sorted(set(tidings.__all__))
    for name in tidings.__all__:
        assert getattr(tidings, name).__doc__
    assert set(tidings.__all__) == set(dir(tidings))


def test_importing_is_light():
    code = "import sys, tidings; print(*(m for m in sys.modules if m.startswith('tidings')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert sorted(loaded) == ["tidings", "tidings.version"]


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'unicorn'"):
        _ = tidings.unicorn


def test_build_and_read(tmp_path):
    page = tmp_path / "gazette.txt"
    page.write_text("Russian warships fired on British trawlers in the North Sea on Friday, Reuters reported.\n" * 2)
    hints = tidings.Hints(published="1904-10-22", outlet="The Gazette", plain=True)
    affair = tidings.build([page], tmp_path / "a.tidings", hints)
    assert [a.outlet for a in affair.articles] == ["The Gazette"]
    with tidings.open_record(tmp_path / "a.tidings") as record:
        assert record.affair() == affair
    (reading,) = tidings.read(page, hints)
    assert reading.receipt.status == "read"
    assert reading.annotated[0].article.outlet == "The Gazette"


def test_read_gives_receipts_and_raises_for_what_is_not_there(tmp_path):
    (tmp_path / "empty.txt").touch()
    assert [r.receipt.status for r in tidings.read(tmp_path / "empty.txt")] == ["empty"]
    with pytest.raises(tidings.TidingsError):
        list(tidings.read(tmp_path / "nowhere.txt"))
