"""Which language an article is in."""

from __future__ import annotations

import re

MIN_CHARACTERS = 200
"""Shorter texts are taken for English: language identification errs on one in ten of them."""

ENGLISH_SHARE = 0.15
"""A text of which so many words are English function words is English; prose has 0.25 to 0.35, other languages 0.03."""

_ENGLISH = frozenset(
    ["the", "of", "and", "to", "that", "was", "were", "with", "for", "said", "has", "have", "by", "is"]
)
_SAMPLE = 3000


def find_language(text: str) -> str:
    """The ISO 639-1 code of the text's language."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if len(text) < MIN_CHARACTERS or sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid

    return str(py3langid.classify(text[:_SAMPLE])[0])
