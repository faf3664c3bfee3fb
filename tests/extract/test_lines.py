from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.extract.lines import cut_lines, cut_paragraphs, subtract

WRAPPED = (
    "The two ministers met in the old palace on Monday and spoke for\n"
    "more than three hours about the crossing, an official told the\n"
    "reporters who had been waiting outside since the early morning.\n"
)


def test_hard_wrapped_lines_become_one_paragraph():
    (paragraph,) = cut_paragraphs(WRAPPED)
    assert paragraph.text.startswith("The two ministers")
    assert "for more than" in paragraph.text
    assert (paragraph.start, paragraph.end) == (0, len(WRAPPED) - 1)


def test_headlines_and_lists_of_like_width_stay_apart():
    titles = (
        "Ministers Meet In The Old Palace On Monday And Agree\nArmy Denies That It Crossed The River In The Night\n"
    )
    assert len(cut_paragraphs(titles)) == 2
    items = (
        "- the first of the points that they are said to agree on\n- the second of the points, which nobody confirms\n"
    )
    assert len(cut_paragraphs(items)) == 2
    assert len(cut_paragraphs("word " * 40 + "and\n" + "so " * 60)) == 2


def test_a_dateline_on_its_own_line_joins_its_paragraph():
    text = "SPRING HARBOUR —\nThe minister left the talks on Monday without a word to the press."
    (paragraph,) = cut_paragraphs(text)
    assert paragraph.text.startswith("SPRING HARBOUR — The minister")
    assert len(cut_paragraphs("SPRING HARBOUR —\nShort label")) == 2


def test_what_a_line_looks_like():
    prose, teaser, label = cut_lines(
        "The envoys left the city at dawn, the ministry said.\nThe envoys left the...\nOther matters"
    )
    assert (prose.is_prose, prose.is_label) == (True, False)
    assert (teaser.is_teaser, teaser.is_prose, teaser.is_label) == (True, False, False)
    assert (label.is_label, label.words) == (True, 2)


@given(st.text(alphabet="ab .\n\r\t\u2028A-", max_size=200))
def test_lines_lie_in_the_text_in_order(text):
    for lines in (cut_lines(text), cut_paragraphs(text)):
        ends = 0
        for line in lines:
            assert ends <= line.start < line.end <= len(text)
            assert text[line.start : line.end].split() == line.text.split()
            ends = line.end


def test_holes_are_cut_out():
    text = "One two  three four"
    assert [text[a:b] for a, b in subtract(0, len(text), [(4, 8)], text)] == ["One", "three four"]
    assert subtract(0, 3, [(0, 3)], text) == []
    assert subtract(0, 3, [], text) == [(0, 3)]
