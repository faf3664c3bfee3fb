"""What stands around an article's words on its page: dateline, outlet, byline, date line, wire credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.extract.dates import find_date
from tidings.outlets import find_outlet, find_outlets_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Interval

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d))(?:,? \d{{4}})?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASH = r"(?:\s*(?:--|[–—~])|\s+-)\s*"

# As in: LONDON, Sept 24 (Reuters) -; London, 24 Sep –; JERUSALEM, Israel --; Washington (CNN) The ...
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w.'’/-]*(?:[ /][A-Z][\w.'’/-]*){{0,3}}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??)?"
    rf"(?:,? (?P<day>(?:{WEEKDAY},? )?{DAY}))?"
    rf"(?:\s*\((?P<source>[\w .'’/&-]{{2,40}})\)(?:{_DASH})?|(?P<dash>{_DASH}))"
)
# As in: (Example News, 28/9/2015) ~; (Example-Journal) ~
_OPENING = re.compile(rf"\((?P<source>[^()\n,]{{2,50}})(?:,\s*(?P<date>[^()\n]{{4,40}}))?\){_DASH}")
_BYLINE = re.compile(
    r"(?:story |written |posted |report(?:ed|ing)? )?by:?\s+(?P<who>[^\d|•·]{3,100}?)(?:\s*[|•·,–—-]\s*.*)?$",
    re.IGNORECASE,
)
_CORRESPONDENT = re.compile(
    r"[(\[]?(?:from|by) (?P<who>(?:our|a|an) (?:[\w.-]+ ){0,3}(?:correspondents?|reporters?|representative|agents?)"
    r"(?: (?:in|at) [A-Z][\w .]+)?)[)\]]?\.?",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:(?:,| and|, and) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})*"
)
_DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|{_MONTH}|posted|published|updated|last|modified|on|at|by|edt|est|gmt|utc|bst|et|pt|pst|pdt|cet|a\.?m\.?|p\.?m\.?|"
    r"hours?|h|first|date|time|the|of|edited)\b|\d+(?:st|nd|rd|th)?|\W",
    re.IGNORECASE,
)  # fmt: skip

MAX_NAMES = 60
"""Three names fit; a headline in title case is longer."""

MAX_DATELINE = 90
"""A dateline with its agency is at most this long; "Jerusalem, Israel, Wednesday, 24 September 2015 (Agency) --"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a first paragraph opens: `text` is place and day as printed, `source` the outlet in brackets.

    `end` is the length of the whole opening in characters, brackets and dash included.
    """

    text: str | None
    source: str | None
    published: Interval | None
    end: int
    is_header: bool = False


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, None when it opens with its story.

    It takes a dash after capitals or a day, or brackets around an outlet that we know; "(Name, 28/9/2015) ~" needs no
    known name.

    Example:
        `find_dateline("LONDON, Sept 24 (Reuters) - Talks ...")` has text "LONDON, Sept 24" and source "Reuters".
    """
    if opening := _OPENING.match(paragraph):
        published = find_date(opening["date"]) if opening["date"] else None
        return Dateline(None, opening["source"].strip(), published, opening.end(), is_header=True)
    match = _DATELINE.match(paragraph)
    if not match or not 0 < match.end() <= MAX_DATELINE or not _is_dateline(match):
        return None
    text = ", ".join(part for part in (match["place"], match["day"]) if part)
    day = find_date(match["day"]) if match["day"] else None
    return Dateline(text or None, match["source"], day, match.end())


def _is_dateline(match: re.Match[str]) -> bool:
    if match["source"] and find_outlet(match["source"]):
        return True
    in_capitals = bool(match["place"]) and match["place"].split(",")[0].isupper()
    dashed = bool(match["dash"]) or match[0].rstrip().endswith(("-", "–", "—", "~"))
    return dashed and bool(match["place"]) and (in_capitals or bool(match["day"]))


def find_byline(line: str) -> str | None:
    """Who wrote it, when the line is a byline ("By Ann Example | 2 May"); None otherwise.

    Old papers name nobody: "From Our Own Correspondent" is by "Our Own Correspondent".
    """
    if unnamed := _CORRESPONDENT.fullmatch(line):
        return unnamed["who"].rstrip(" .")
    match = _BYLINE.match(line)
    if not match or not any(word[:1].isupper() for word in match["who"].split()):
        return None
    return match["who"].strip(" .,")


def is_names(line: str) -> bool:
    """Whether the line holds nothing but names, as a byline without "by" does."""
    return len(line) <= MAX_NAMES and bool(_NAMES.fullmatch(line))


def is_date_line(line: str) -> bool:
    """Whether the line says when it was published or changed, and nothing else."""
    return bool(re.search(r"\d", line)) and not _DATE_WORDS.sub("", line).strip()


def find_agencies(lines: Iterable[str]) -> list[str]:
    """The canonical names of the agencies named in credit lines, each once, in order."""
    named = (outlet.name for line in lines for _, _, outlet in find_outlets_in(_spelled(line)) if outlet.is_agency)
    return list(dict.fromkeys(named))


def _spelled(line: str) -> str:
    """The line with its acronyms as they are known: `Reuters - AP - AFP` for "Reuters - Ap - Afp"."""
    return re.sub(r"\b(Ap|Afp|Upi|ap|afp|upi|Dpa|Efe)\b", lambda match: match[0].upper(), line)
