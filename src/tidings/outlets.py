"""News outlets and agencies by name, by address, and inside running text.

The table is `resources/outlets.yaml`. A name is *sure* when it can only mean an outlet ("Al Jazeera", "AFP"), and
*ambiguous* when it is also a common word or belongs to several ("Time", "The Times"): those count only where the caller
knows that an outlet is meant.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from tidings import resources

Kind = Literal["agency", "newspaper", "broadcaster", "magazine", "site", "think-tank"]

# Words that may follow an outlet's name without changing whom it means: "the Fars news agency", "NPR Online News".
_TAIL = re.compile(
    r"[\s,:|–—-]+(?:news|agency|wire|service|online|website|site|web|newspaper|paper|daily|weekly|magazine|radio|tv|"
    r"television|channel|network|editorial|opinion|staff|english|world|video|report)$",
    re.IGNORECASE,
)
# Words that may stand before it: "Iran's semi-official", "Qatar-based broadcaster", "the Kurdish news outlet".
_LEAD = re.compile(
    r"(?:the|a|an|\w+['’]s|[\w-]+-(?:based|run|owned|linked|controlled|funded|backed|government|language)|state|"
    r"semi-official|semiofficial|official|private|independent|leading|news|press|agency|newspaper|daily|weekly|"
    r"broadcaster|outlet|website|site|channel|network|magazine|paper|tv|television|radio|wire|service|media|"
    r"[A-Z]\w+(?:an|ish|ese|ch|i|ic|se|ek))$"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One news outlet or agency; `country` is ISO 3166 alpha-3, `owner` and `state` are None where unknown or none."""

    name: str
    kind: Kind
    country: str
    owner: str | None = None
    state: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()

    @property
    def sure_names(self) -> tuple[str, ...]:
        """Its names that can mean nothing else, its canonical name first where that is one of them."""
        return tuple(name for name in (self.name, *self.aliases) if name not in self.ambiguous_aliases)

    @property
    def is_agency(self) -> bool:
        """Whether it sells its reports to other outlets."""
        return self.kind == "agency"


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet of the table, in its order."""
    lists = ("aliases", "domains", "ambiguous_aliases")
    return tuple(Outlet(**{**row, **{key: tuple(row[key]) for key in lists}}) for row in resources.load("outlets"))


def find_outlet(name: str, *, ambiguous: bool = False) -> Outlet | None:
    """The outlet of that name or alias, None when there is none.

    Case, accents, punctuation and the article do not matter, nor do words like "news agency" after the name and
    "Iran's semi-official" before it. An acronym must not be all lower case ("spa" is no agency).

    Args:
        name: what a text or a user calls the outlet, e.g. "the Fars news agency", "CNN (Web News)".
        ambiguous: also take names like "Time" or "The Times"; for callers who know that an outlet is meant. The first
            such outlet of the table wins.
    """
    name = " ".join(name.split())
    for spelling in _spellings(name):
        if found := _find_spelling(spelling, ambiguous=ambiguous):
            return found
    return _find_after_lead(name)


def find_outlet_at(name: str, country: str | None) -> Outlet | None:
    """The outlet of that name, by its country where several share it; None when there is none.

    Args:
        name: what a header calls the outlet, ambiguous names included.
        country: ISO 3166 alpha-3 of the place in the header: "The Times" of London is not that of New York.
    """
    key = _key(name)
    shared = [o for o in outlets() if o.country == country and any(_key(a) == key for a in o.ambiguous_aliases)]
    return shared[0] if shared else find_outlet(name, ambiguous=True)


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet that publishes at the address, by its registered domain; None when unknown or not an address."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    return next((found for i in range(len(labels)) if (found := _by_domain().get(".".join(labels[i:])))), None)


def is_agency(name: str) -> bool:
    """Whether the name is that of a news agency we know."""
    found = find_outlet(name)
    return found is not None and found.is_agency


def find_outlets_in(text: str) -> list[tuple[int, int, Outlet]]:
    """Every outlet named in the text: (start, end, outlet) in order, longest name first, never overlapping.

    Names of one word must be written exactly so; longer ones in any case. "The Times" counts once an outlet known by
    that name has been named in full before it.
    """
    found: list[tuple[int, int, Outlet]] = []
    end, named = 0, dict[str, Outlet]()
    for word in _WORD.finditer(text):
        pattern = _patterns().get(word[0].casefold())
        if word.start() < end or pattern is None or not (match := pattern.match(text, word.start())):
            continue
        outlet = _by_spelling().get(match[0]) or _by_key().get(_key(match[0])) or named.get(_key(match[0]))
        if outlet is not None and _stands_free(text, match.end()):
            end = match.end()
            found.append((word.start(), end, outlet))
            named.update({_key(alias): outlet for alias in outlet.ambiguous_aliases})
    return found


def _stands_free(text: str, end: int) -> bool:
    return not (text[end : end + 1].isalnum() or re.match(r"[-.]\w", text[end : end + 2]))


def _spellings(name: str) -> list[str]:
    """The name as it stands, then with what follows it taken off step by step."""
    spellings = [name]
    while True:
        shorter = _TAIL.sub("", _PARENTHESIS.sub("", spellings[-1]))
        if not shorter or shorter == spellings[-1]:
            return spellings
        spellings.append(shorter)


def _find_spelling(name: str, *, ambiguous: bool) -> Outlet | None:
    if found := _by_spelling().get(name):
        return found
    found = _by_key().get(_key(name))
    if found and name.islower() and " " not in name and not ambiguous and _only_capitals(found, _key(name)):
        return None
    return found or (_by_ambiguous_key().get(_key(name)) if ambiguous else None)


def _only_capitals(outlet: Outlet, key: str) -> bool:
    return all(name.isupper() for name in outlet.sure_names if _key(name) == key)


def _find_after_lead(name: str) -> Outlet | None:
    """The outlet whose name ends the words, when only describing words stand before it."""
    shortest = _spellings(name)[-1]
    for start, end, outlet in find_outlets_in(name):
        lead = name[:start].split()
        if lead and end >= len(shortest) and all(_LEAD.match(word) for word in lead):
            return outlet
    return None


def _key(name: str) -> str:
    """The name without case, accents, article and everything that is not a letter or digit."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    return "".join(filter(str.isalnum, re.sub(r"^the\s+", "", plain)))


@cache
def _by_spelling() -> dict[str, Outlet]:
    return {name: outlet for outlet in reversed(outlets()) for name in outlet.sure_names}


@cache
def _by_key() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in reversed(outlets()) for name in outlet.sure_names}


@cache
def _by_ambiguous_key() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in reversed(outlets()) for name in outlet.ambiguous_aliases}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in reversed(outlets()) for domain in outlet.domains}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Per first word: the names beginning with it, longest first. Ambiguous ones only with their article."""
    names: dict[str, set[str]] = {}
    for outlet in outlets():
        with_article = [name for name in outlet.ambiguous_aliases if name.startswith("The ")]
        for name in (*outlet.sure_names, *with_article):
            if first := _WORD.search(name):
                names.setdefault(first[0].casefold(), set()).add(name)
    return {
        first: re.compile("|".join(map(_pattern, sorted(group, key=len, reverse=True))))
        for first, group in names.items()
    }


def _pattern(name: str) -> str:
    """A name of one word as it is written, after an article in any case; longer names in any case throughout."""
    words = name.split()
    article = words[0].lower() == "the"
    escaped = [re.escape(word) for word in words]
    if len(words) - article > 1:
        return "(?i:" + r"\s+".join(escaped) + ")"
    return r"\s+".join([f"(?i:{word})" if article and i == 0 else word for i, word in enumerate(escaped)])
