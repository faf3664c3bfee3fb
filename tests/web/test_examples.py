"""The examples in the docstrings of the page hold."""

from __future__ import annotations

import doctest

import pytest

from tidings.web import asked, changes, marks
from tidings.web.pictures import actors


@pytest.mark.parametrize("module", [actors, asked, changes, marks])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0
