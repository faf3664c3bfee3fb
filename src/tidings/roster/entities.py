"""A roster as FollowTheMoney entities: JSON Lines, or one JSON list, of `id`, `schema` and `properties`.

The format: https://followthemoney.tech/explorer/. Entities of other schemata than those of actors are passed over; an
`Occupancy` gives its holder an office for a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tidings.errors import ConfigError
from tidings.model import UNKNOWN_INTERVAL, ActorType
from tidings.roster.entries import Entry, Office
from tidings.roster.fields import find_country, parse_days
from tidings.roster.gather import gather

SCHEMATA: Mapping[str, ActorType | None] = {
    "Person": "person", "LegalEntity": None, "Organization": "organisation", "PublicBody": "organisation",
    "Company": "organisation", "Vessel": "organisation", "Airplane": "organisation",
}  # fmt: skip
# PLOVER sectors of what FollowTheMoney calls topics.
TOPICS = {
    "gov": "GOV", "gov.national": "GOV", "gov.executive": "GOV", "gov.head": "GOV", "gov.legislative": "LEG",
    "gov.judicial": "JUD", "gov.security": "MIL", "gov.igo": "IGO", "mil": "MIL", "pol.party": "PTY",
    "role.judge": "JUD", "role.journo": "JRN", "role.spy": "SPY", "rel": "REL",
}  # fmt: skip
COUNTRY = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
GIVEN, FAMILY = ("firstName", "secondName", "middleName"), ("fatherName", "lastName")


@dataclass(frozen=True, slots=True)
class _Entity:
    """One entity and where it stands."""

    id: str
    schema: str
    properties: Mapping[str, Any]
    where: str

    def values(self, *names: str) -> tuple[str, ...]:
        """The values of some properties, in order, as strings; a nested entity's are left out."""
        return tuple(str(v) for name in names for v in _listed(self.properties.get(name)) if not isinstance(v, dict))

    def value(self, *names: str) -> str:
        return next(iter(self.values(*names)), "")


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - what JSON holds
    return [] if value is None else value if isinstance(value, list) else [value]


def is_entities(text: str) -> bool:
    """Whether the text is JSON: an object on its first line, or a list."""
    return text.lstrip().startswith(("{", "[{", "[\n", "[\r", "[ "))


def read_entities(text: str, source: str) -> tuple[Entry, ...]:
    """The actors among the entities, in order.

    Raises:
        ConfigError: a line is no JSON, no entity, or an actor has no name.
    """
    entities = list(_entities(text, source))
    posts = {e.id: e for e in entities if e.schema == "Position"}
    held: dict[str, list[Office]] = {}
    for entity in (e for e in entities if e.schema == "Occupancy"):
        held.setdefault(entity.value("holder"), []).append(_office(entity, posts))
    return gather((e.id, _entry(e, held.get(e.id, ()))) for e in entities if e.schema in SCHEMATA)


def _entities(text: str, source: str) -> Iterator[_Entity]:
    if text.lstrip().startswith("["):
        for number, item in enumerate(_parsed(text, source), start=1):
            yield _entity(item, f"{source} entity {number}")
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _entity(_parsed(line, f"{source} line {number}"), f"{source} line {number}")


def _parsed(text: str, where: str) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ConfigError(f"{where} is no JSON ({exc}); FollowTheMoney entities stand one on a line") from exc


def _entity(item: Any, where: str) -> _Entity:  # noqa: ANN401 - what JSON holds
    if not isinstance(item, dict) or "schema" not in item or not isinstance(item.get("properties"), dict):
        raise ConfigError(f"{where} is no FollowTheMoney entity: it needs `schema` and `properties`")
    return _Entity(str(item.get("id") or where), str(item["schema"]), item["properties"], where)


def _office(occupancy: _Entity, posts: Mapping[str, _Entity]) -> Office:
    """The office that somebody held; a post that the file does not describe leaves only its days."""
    days = parse_days(occupancy.value("startDate"), occupancy.value("endDate"), occupancy.where)
    post = posts.get(occupancy.value("post"))
    country = find_country(post.value("country")) if post else None
    return Office((country,) if country else (), days, post.value("name") if post else None)


def _entry(entity: _Entity, held: tuple[Office, ...] | list[Office]) -> Entry:
    names = entity.values("name") or _personal(entity)
    if not names:
        raise ConfigError(f"{entity.where} has no name; every {entity.schema} needs the property `name`")
    weak = tuple(n for n in entity.values("weakAlias", "previousName") if len(n.split()) > 1)
    country = next(filter(None, map(find_country, entity.values(*COUNTRY))), None)
    aliases = (*names[1:], *entity.values("alias", "abbreviation"), *weak)
    sectors = tuple(dict.fromkeys(TOPICS[t] for t in entity.values("topics") if t in TOPICS))
    lasting = [Office(title=title) for title in entity.values("position")]
    lasting += [Office(sectors)] if sectors else []
    dated = [office for office in held if office.title or office.days != UNKNOWN_INTERVAL]
    label = f"{names[0]} ({entity.where})"
    return Entry(label, names[0], SCHEMATA[entity.schema], aliases, country, (*dated, *lasting))


def _personal(entity: _Entity) -> tuple[str, ...]:
    """A name put together from given and family name, where no whole one is given."""
    parts = [entity.value(name) for name in (*GIVEN, *FAMILY)]
    name = " ".join(filter(None, parts))
    return (name,) if name else ()
