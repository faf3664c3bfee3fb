"""What a page of HTML says of itself: JSON-LD, Open Graph and other `meta` elements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tidings.readers.visible import parse_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
                  "blogposting", "liveblogposting", "backgroundnewsarticle", "report")  # fmt: skip
_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_AUTHORS = ("author", "article:author_name", "parsely-author", "dc.creator", "byl", "sailthru.author", "article:author")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_ADDRESSES = ("og:url", "twitter:url")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own fields, None where it has none. `author` may be an agency, `published` is as written."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read_metadata(markup: str) -> Metadata:
    """What the markup says, JSON-LD first, then `meta`, then `link rel="canonical"`."""
    root = parse_markup(markup)
    if root is None:
        return Metadata()
    told = next(_articles(root), {})
    meta = _meta(root)
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    return Metadata(
        title=_clean(told.get("headline")) or _first(meta, _TITLES),
        author=_names(told.get("author")) or _author(meta),
        outlet=_names(told.get("publisher")) or _first(meta, _OUTLETS),
        url=_first(meta, _ADDRESSES) or canonical or _clean(told.get("url")),
        published=_clean(told.get("datePublished")) or _first(meta, _PUBLISHED),
    )


def _author(meta: dict[str, str]) -> str | None:
    """The author field unless it is an address of a profile."""
    found = _first(meta, _AUTHORS)
    return None if found is None or "://" in found else found.removeprefix("By ").removeprefix("by ")


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if meta.get(key)), None)


def _meta(root: HtmlElement) -> dict[str, str]:
    """Every `meta` field by its lower-case name, the first of each."""
    fields: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if key and (content := _clean(element.get("content"))):
            fields.setdefault(key, content)
    return fields


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, outermost first; broken ones are passed over."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            stack = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop()
            if isinstance(item, dict):
                if _is_article(item.get("@type")):
                    yield item
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(reversed(item))


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.lower() in _ARTICLE_TYPES for name in kinds)


def _names(value: object) -> str | None:
    """The names of people or organisations, joined by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value if (name := _names(item)))) or None
    return _names(value.get("name")) if isinstance(value, dict) else _clean(value)


def _clean(value: object) -> str | None:
    """The text with its entities read and blanks collapsed, None when it is no text or empty."""
    import html

    return (" ".join(html.unescape(value).split()) or None) if isinstance(value, str) else None
