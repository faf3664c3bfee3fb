from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.weigh.quoted import mark_quoted
from tidings.weigh.words import find_words


def quoted(text: str) -> str:
    words = find_words(text, [(0, len(text))])
    return " ".join(w.text for w, q in zip(words, mark_quoted(text, words), strict=True) if q)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He said: “We go home.” Then he left.", "we go home"),
        ("“We go.\n“We go home,” he said.", "we go we go home"),
        ('"We go," he said, "and soon." They went.', "we go and soon"),
        ('A 12" gun fired. "We go," he said.', "we go"),
        ("'We go home,' he said. It's the boys' home.", "we go home"),
        ("‘We don’t go,’ he said.", "we don't go"),
        ("«We go», he said.", "we go"),
        ("the boys' home and the girls' home", ""),
        ("We go. — Ann Ash (@annash) May 3, 2017 Then rain fell.", "we go ann ash annash"),
    ],
)
def test_quoted_words(text, said):
    assert quoted(text) == said


@given(st.text(alphabet="ab \n\"'“”‘’«»@()—", max_size=60))
def test_every_word_is_judged_whatever_the_marks(text):
    words = find_words(text, [(0, len(text))])
    assert len(mark_quoted(text, words)) == len(words)
