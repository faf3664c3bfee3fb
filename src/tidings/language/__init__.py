"""Article -> Parsed. One interface, `parse`; what stands behind it can change without anybody noticing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tidings.model import Article

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed


def _parse_english(article: Article, text: str) -> Parsed:
    from tidings.language.english import parse_english

    return parse_english(article, text)


LANGUAGES: dict[str, Callable[[Article, str], Parsed]] = {"en": _parse_english}


def parse(article: Article, text: str) -> Parsed:
    """The article as a spaCy Doc with page offsets; unknown languages are read as English."""
    return LANGUAGES.get(article.language or "en", _parse_english)(article, text)
