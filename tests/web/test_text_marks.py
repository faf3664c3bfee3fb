from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidings.web.marks import Mark, cut_text

TEXT = "Admiral Orlov sank a trawler off Hull on Friday, Reuters said."
marks = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, start + length, kind, kind),
        st.integers(0, len(TEXT)),
        st.integers(0, 20),
        st.sampled_from(["told", "cue", "mention"]),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(marks, st.integers(0, 30), st.integers(0, 32))
def test_the_pieces_are_the_text_and_carry_just_the_marks_over_them(found, start, length):
    end = min(len(TEXT), start + length)
    pieces = cut_text(TEXT, (start, end), found)
    assert "".join(p.text for p in pieces) == TEXT[start:end]
    at = start
    for piece in pieces:
        over = {m.kind for m in found if m.start <= at and m.end >= at + len(piece.text) and m.end > m.start}
        assert set(piece.kinds.split()) == over
        at += len(piece.text)


def test_a_click_leads_to_the_innermost_mark():
    pieces = cut_text("He said no.", (0, 11), [Mark(0, 11, "told", "outer"), Mark(8, 10, "mention", "inner")])
    assert [(p.text, p.open) for p in pieces] == [("He said ", "outer"), ("no", "inner"), (".", "outer")]
