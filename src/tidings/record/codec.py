"""Model objects as plain JSON and back, exactly.

A dataclass becomes an object holding only the fields that differ from their defaults, so that a record written before a
field was added still reads: the field takes its default. Days are ISO 8601, tuples are lists.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json = Any  # what the json module reads and writes
Kind = Any  # a class, or an annotation such as tuple[int, ...]
Decode = Callable[[Json], Any]


class UndecodableError(ValueError):
    """What stands in the place of a model object is none."""


def encode(thing: object) -> str:
    """A model object as compact JSON.

    >>> from tidings.model import Span
    >>> encode(Span("p1", 3, 9))
    '{"page":"p1","start":3,"end":9}'
    """
    return json.dumps(plain(thing), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The object of class `kind` that `encode` wrote; keys that the class does not know are left out.

    Raises:
        UndecodableError: the text is not what `encode` writes for such an object.
    """
    annotation: Kind = kind
    try:
        found: T = _decoder(annotation)(json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError) as exc:
        raise UndecodableError(f"no {kind.__name__}: {str(text)[:40]!r}") from exc
    return found


def plain(thing: object) -> Json:
    """A model object as dicts, lists, strings and numbers; fields that hold their default are left out."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        defaults = _defaults(type(thing))
        values = ((name, getattr(thing, name)) for name in defaults)
        return {name: plain(value) for name, value in values if value != defaults[name]}
    if isinstance(thing, tuple):
        return [plain(part) for part in thing]
    return thing.isoformat() if isinstance(thing, date) else thing


@cache
def _defaults(kind: type) -> dict[str, Any]:
    """The fields of a dataclass and their defaults; a field without one maps to MISSING, which equals no value."""
    return {f.name: f.default for f in dataclasses.fields(kind)}


@cache
def _decoder(kind: Kind) -> Decode:
    """The function that rebuilds a value of an annotated type from JSON."""
    if dataclasses.is_dataclass(kind):
        return _object_decoder(kind)
    origin: Kind = get_origin(kind)
    parts = get_args(kind)
    if origin is tuple:
        return _tuple_decoder(parts)
    if origin in {Union, types.UnionType}:
        inner = _decoder(next(p for p in parts if p is not type(None)))
        return lambda value: None if value is None else inner(value)
    return date.fromisoformat if kind is date else lambda value: value


def _object_decoder(kind: Kind) -> Decode:
    hints = get_type_hints(kind)
    fields = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(kind)}
    return lambda value: kind(**{name: fields[name](part) for name, part in value.items() if name in fields})


def _tuple_decoder(parts: tuple[Kind, ...]) -> Decode:
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 -- tuple[X, ...]
        each = _decoder(parts[0])
        return lambda value: tuple(map(each, value))
    several = [_decoder(p) for p in parts]
    return lambda value: tuple(d(v) for d, v in zip(several, value, strict=True))
