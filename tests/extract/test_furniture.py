from __future__ import annotations

import pytest

from tidings.extract.furniture import find_cue, find_inline


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("COMMENTS", "end"),
        ("Leave a reply", "end"),
        ("Latest news", "section"),
        ("You might also like", "section"),
        ("Most popular", "section"),
        ("More from Politics", "section"),
        ("Read more:", "aside"),
        ("Related:", "aside"),
        ("R E L A T E D :", "aside"),
        ("* * *", "rule"),
        (", , , , , ,", "rule"),
        (".", "rule"),
        ("Advertisement", "whole"),
        ("Share | Tweet | Email | Print", "whole"),
        ("Updated at 12:42 p.m.", "whole"),
        ("The envoy's long road home Read more", "whole"),
        ("Read more: The envoy's long road home", "opens"),
        ("Get the Herald's best stories delivered to your inbox. By signing up, you agree to our terms", "opens"),
        ("Submitted by a reader", "opens"),
        ("Note: The opinions in this piece are those of its author.", "opens"),
        ("The views expressed here are the author's and not necessarily ours.", "holds"),
        ("The Harbour Institute is an independent, non-partisan, non-profit research organization.", "holds"),
        ("Ann Example in Geneva contributed to this report.", "credit"),
        ("— With assistance by Ann Example", "credit"),
        ("Getty Images", "caption"),
        ("Enlarge this image toggle caption Ann Example/AP Ann Example/AP", "caption"),
        ("The envoy arrives on Monday. (Photo: Ann Example, Pool)", "caption"),
        ("The envoy arrives on Monday. REUTERS/Ann Example", "caption"),
        ("The army contributed to the report of the commission on Monday, officials in the two capitals said.", None),
        ("Close allies of the minister said that he would leave the talks by the end of the week.", None),
        ("The state was put back on the list of state sponsors of terrorism on Monday, the ministry said.", None),
        ("Comments by the minister on Monday were taken as a threat by the other side, diplomats said.", None),
        ("Protecting the river", None),
    ],
)
def test_lines_are_known_by_their_words(line, cue):
    assert find_cue(line) == cue


def test_a_long_paragraph_is_no_furniture_for_its_first_words():
    assert (
        find_cue("Sign up for the army, the posters said, and " + "thousands did so in the first week. " * 12) is None
    )


def test_furniture_inside_a_paragraph_is_found():
    text = (
        "“We wait,” Secretary Ann Harbour Ann Mary HarbourFive takeaways from talks Envoys leave MORE said on Monday."
    )
    ((start, end),) = find_inline(text)
    assert text[:start] + text[end:] == "“We wait,” Secretary Ann Harbour  said on Monday."
    assert find_inline("Skip Ad Ad Loading... x Embed x Share The envoys left.") == [(0, 37)]
    assert find_inline("The envoys left, and there is MORE to come.") == []
