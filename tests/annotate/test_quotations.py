from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.annotate.statements.quotations import find_quotations


def quoted(text: str) -> list[str]:
    """The quotations of paragraphs parted by "|"; words and marks are parted by blanks, "_" before a mark glues it."""
    words, spaced, paragraph = [], [], []
    for number, part in enumerate(text.split("|")):
        for token in part.split():
            if token.startswith("_"):
                spaced[-1] = False
            glued = token.endswith("_")
            words.append(token.strip("_"))
            spaced.append(not glued)
            paragraph.append(number)
    return [" ".join(words[q.first : q.last]) for q in find_quotations(words, spaced, paragraph)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“_ Stay _, _” she said _.", ["“ Stay , ”"]),
        ('"_ Stay _, _" she said _.', ['" Stay , "']),
        ('“_ Stay _, _" she said _.', ['“ Stay , "']),
        ("She said _: “_ Stay _. Do _. _” He left _.", ["“ Stay . Do . ”"]),
        ("Town calls plan ‘_ mad _’", ["‘ mad ’"]),
        ("The town _’s plan and the boys _’ plan", []),
        ('He is 6 _" tall', []),
    ],
)
def test_marks_are_judged_by_shape_and_blanks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_opened_again_in_the_next_paragraph_continues() -> None:
    words = ["“", "One", ".", "“", "Two", ".", "”"]
    first, second = find_quotations(words, [False, True, True, False, False, False, True], [0, 0, 0, 1, 1, 1, 1])
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_mark_that_opens_inside_a_quotation_does_not_end_it() -> None:
    assert quoted('"_ One _. "_ Two _. _"') == ['" One . " Two . "']


def test_a_long_stretch_between_single_marks_is_no_quotation() -> None:
    assert quoted("‘_ " + "word " * 40 + "_’") == []


@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "word", ".", ","]), max_size=40), st.data())
def test_quotations_are_sorted_apart_and_in_range(words: list[str], data: st.DataObject) -> None:
    spaced = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    breaks = data.draw(st.lists(st.integers(0, 1), min_size=len(words), max_size=len(words)))
    paragraph = [sum(breaks[: i + 1]) for i in range(len(words))]
    found = find_quotations(words, spaced, paragraph)
    assert all(0 <= q.first < q.last <= len(words) for q in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(paragraph[q.first] == paragraph[q.last - 1] for q in found)
