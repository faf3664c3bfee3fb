"""Article -> Parsed. One interface, `parse`; what stands behind it can change without anybody noticing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tidings.model import Article

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed


def _parse_english(article: Article, text: str, pipeline: str | None) -> Parsed:
    from tidings.language.english import parse_english

    return parse_english(article, text, pipeline)


LANGUAGES: dict[str, Callable[[Article, str, str | None], Parsed]] = {"en": _parse_english}


def is_read(article: Article) -> bool:
    """Whether more than words can be read in an article; one whose language is not known counts as English."""
    return (article.language or "en") in LANGUAGES


def parse(article: Article, text: str, pipeline: str | None = None) -> Parsed:
    """The article as a spaCy Doc with page offsets; other languages are cut into words by the English rules.

    `pipeline` names an installed spaCy pipeline, or its folder, that tags, parses and finds names in the place of ours.

    Raises:
        ConfigError: there is no such pipeline, or it lacks a parser or a tagger.
    """
    return LANGUAGES.get(article.language or "en", _parse_english)(article, text, pipeline)
