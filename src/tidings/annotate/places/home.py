"""The country that an article was written in: its outlet's, or that of its address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tidings.outlets import find_outlet
from tidings.resources import load

if TYPE_CHECKING:
    from tidings.model import Article

WORLDWIDE = {"AI", "CC", "CO", "FM", "IO", "IS", "LY", "ME", "NU", "TO", "TV", "WS"}
"""Country domains that are sold to all the world."""
CODE_LENGTH = 2


def home_country(article: Article) -> str:
    """ISO 3166 alpha-3 code of the country an article was written in, empty when nothing says it.

    >>> from tidings.model import Article
    >>> home_country(Article("a", "p", (), url="https://www.example.co.uk/news/1"))
    'GBR'
    """
    ending = (urlsplit(article.url or "").hostname or "").rpartition(".")[2].upper()
    if len(ending) == CODE_LENGTH and ending not in WORLDWIDE:
        return str(load("iso_countries").get(ending, ""))
    outlet = find_outlet(article.outlet, ambiguous=True) if article.outlet else None
    return outlet.country if outlet else ""
