"""Titles, offices, ranks and roles, and the nouns for people, groups and institutions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tidings import resources
from tidings.annotate.names.phrases import Phrases, plurals

Gender = Literal["m", "f"]
TitleKind = Literal["title", "person", "group", "body", "craft"]


@dataclass(frozen=True, slots=True)
class Title:
    """One word or phrase that says what somebody is; `word` in the singular.

    `code` is its PLOVER sector, `role` how such a source counts, `canonical` the usual name of an institution,
    `state` whether with a country it stands for the country itself ("the Syrian government").
    """

    word: str
    kind: TitleKind
    code: str | None = None
    role: str | None = None
    gender: Gender | None = None
    canonical: str | None = None
    state: bool = False
    plural: bool = False


@cache
def titles() -> Phrases[Title]:
    """What may stand before a name."""
    return _table("title", many=False)


@cache
def people_nouns() -> Phrases[Title]:
    """Nouns for one or more people, titles among them, singular and plural."""
    return _table("person", "title", many=True)


@cache
def group_nouns() -> Phrases[Title]:
    """Nouns for groups and institutions that act, singular and plural."""
    return _table("body", "group", "craft", many=True)


@cache
def crafts() -> Phrases[Title]:
    """Nouns for ships and aircraft, singular and plural: what may stand before the name of one."""
    return _table("craft", many=True)


@cache
def bodies() -> Phrases[Title]:
    """Nouns that with a state name one of its institutions."""
    return _table("body", many=False)


def _table(*kinds: TitleKind, many: bool) -> Phrases[Title]:
    table: Phrases[Title] = Phrases()
    rows = [row for row in resources.load("titles") if row["kind"] in kinds]
    for row in sorted(rows, key=lambda row: kinds.index(row["kind"])):
        for word in row["words"]:
            table.add(word, _title(row, word, plural=False))
            if many and (not word.endswith(("s", ".")) or word.endswith("ss")):
                for plural in plurals(word):
                    table.add(plural, _title(row, word, plural=True))
    return table


def _title(row: dict[str, str], word: str, *, plural: bool) -> Title:
    gender: Gender | None = "f" if word.endswith("woman") else "m" if word.endswith("sman") else None
    return Title(
        word,
        row["kind"],  # type: ignore[arg-type]
        row.get("code"),
        row.get("role"),
        row.get("gender", gender),  # type: ignore[arg-type]
        row.get("canonical"),
        bool(row.get("stands_for_state")),
        plural or word in {"troops", "people", "forces"},
    )
