"""The visible text of a page of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HIDDEN_TAGS = (
    "script style noscript template head title meta link svg math iframe object embed canvas audio video "
    "map datalist select textarea input rt rp"
)
_HIDDEN = frozenset(_HIDDEN_TAGS.split())
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr "
    "output picture q ruby s samp small source span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_CELLS = frozenset({"td", "th", "button", "option"})
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def visible_text(markup: str) -> str:
    """The text a reader would see, in page order, each block element on its own line, blanks collapsed.

    Scripts, styles, form fields and what is hidden by attribute or inline style are left out. What is
    there for readers without scripts counts where nothing else shows. "" when nothing shows.
    """
    root = parse_markup(markup)
    if root is None:
        return ""
    return _lines_of(root, _HIDDEN) or _lines_of(root, _HIDDEN - {"noscript"})


def _lines_of(root: HtmlElement, hidden: frozenset[str]) -> str:
    lines = "".join(_pieces(root, hidden)).split("\n")
    return "\n".join(line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line)


def parse_markup(markup: str) -> HtmlElement | None:
    """The tree of the page (an lxml element), None when there is no element in it."""
    import lxml.html
    from lxml import etree

    clean = markup.replace("\0", "").encode("utf-8", errors="replace")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _pieces(root: HtmlElement, hidden: frozenset[str]) -> Iterator[str]:
    """Text and line breaks in order. A stack of our own: pages nest deeper than Python's."""
    stack: list[HtmlElement | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        edge = _edge(item.tag)
        yield edge
        stack.append(edge)
        if not _is_hidden(item, hidden):
            for child in reversed(item):
                stack.extend((_flat(child.tail), child))
            stack.append(_flat(item.text) if item.tag != "pre" else item.text or "")


def _flat(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "")


def _edge(tag: object) -> str:
    if tag in _INLINE:
        return ""
    return " " if tag in _CELLS else "\n"


def _is_hidden(element: HtmlElement, hidden: frozenset[str]) -> bool:
    if element.tag in ("html", "body"):
        return False  # a page hides itself until its scripts have run
    if not isinstance(element.tag, str) or element.tag in hidden or "hidden" in element.attrib:
        return True
    return bool(_UNSEEN_STYLE.search(element.get("style", "")))
