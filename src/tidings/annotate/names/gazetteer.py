"""Countries, their adjectives, capitals and metonyms, organisations and outlets: names known before reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from tidings import resources
from tidings.annotate.names.phrases import Phrases, fold
from tidings.outlets import outlets

if TYPE_CHECKING:
    from tidings.model import ActorType, MentionType

EntryKind = Literal["state", "demonym", "capital", "metonym", "organisation", "outlet"]
ACRONYM_LETTERS = 7  # an alias of at most so many letters, all capitals, is an acronym: matched in capitals only
NO_PLURAL = ("sh", "ch", "ese", "ss", "x")  # "the British", "the Chinese": the adjective itself names the people


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something known by name. `key` is the same for all names of one thing."""

    key: str
    kind: EntryKind
    name: str
    type: MentionType
    actor_type: ActorType | None
    country: str | None = None
    codes: tuple[str, ...] = ()
    plural: bool = False


@cache
def gazetteer() -> Phrases[Entry]:
    """Every name of the tables countries, organisations and outlets."""
    table: Phrases[Entry] = Phrases()
    for row in resources.load("countries"):
        _add_country(table, row)
    for row in resources.load("organisations"):
        _add_organisation(table, row)
    for outlet in outlets():
        codes = (outlet.country, "JRN")
        entry = Entry(f"outlet:{outlet.name}", "outlet", outlet.name, "ORG", "organisation", outlet.country, codes)
        for name in outlet.sure_names:
            table.add(name, entry)
    return table


def _add_country(table: Phrases[Entry], row: dict[str, Any]) -> None:
    people = row.get("kind") in {"people", "party", "region"}
    code = row.get("iso3", row.get("country"))
    codes: tuple[str, ...] = (row["iso3"], "GOV") if row.get("iso3") else ()
    actor: ActorType = "group" if people else "state"
    key = f"state:{row['name']}"
    state = Entry(key, "state", row["name"], "NORP" if people else "GPE", actor, code, codes)
    demonym = Entry(key, "demonym", row["name"], "NORP", actor, code, codes)
    many = Entry(key, "demonym", row["name"], "NORP", actor, code, codes, plural=True)
    if not people or row.get("kind") == "region":
        for name in [row["name"], *row.get("aliases", [])]:
            table.add(name, state)
    for word in row.get("adjectives", []):
        table.add(word, demonym)
        if not word.endswith(NO_PLURAL):
            table.add(word + "s", many)
    for word in row.get("people", []):
        table.add(word, many)
    for word in row.get("capital", []):
        table.add(word, Entry(key, "capital", row["name"], "GPE", "state", code, codes))
    for word in row.get("metonyms", []):
        table.add(word, Entry(key, "metonym", row["name"], "ORG", "state", code, codes))


def _add_organisation(table: Phrases[Entry], row: dict[str, Any]) -> None:
    country = row.get("country")
    codes = tuple(code for code in (country, *row["codes"]) if code)
    entry = Entry(
        f"org:{row['name']}", "organisation", row["name"], "ORG", row.get("type", "organisation"), country, codes
    )
    for name in [row["name"], *row.get("aliases", [])]:
        table.add(name, entry)


@cache
def leaders() -> dict[str, Entry]:
    """State by the folded surname that stands before "government", "administration" or "regime"."""
    found: dict[str, Entry] = {}
    for row in resources.load("countries"):
        code = row.get("iso3")
        entry = Entry(f"state:{row['name']}", "state", row["name"], "GPE", "state", code, (code, "GOV") if code else ())
        found |= {fold(name.split()[-1].split("-")[-1]): entry for name in row.get("leaders", [])}
    return found


@cache
def state_names() -> dict[str, str]:
    """The usual name of each state by its ISO code."""
    return {row["iso3"]: row["name"] for row in resources.load("countries") if "iso3" in row}


@cache
def adjectives() -> dict[str, str]:
    """The first adjective of each state by the state's name ("Russia": "Russian"); the name where there is none."""
    return {row["name"]: next(iter(row.get("adjectives", [])), row["name"]) for row in resources.load("countries")}


def is_acronym(phrase: str) -> bool:
    """Whether a phrase is written as an acronym.

    >>> is_acronym("I.R.G.C."), is_acronym("Hamas")
    (True, False)
    """
    letters = [c for c in phrase if c.isalpha()]
    return len(letters) <= ACRONYM_LETTERS and all(c.isupper() for c in letters) and " " not in phrase
