"""A roster in the format of PETRARCH's and TABARI's actor dictionaries.

    HAMID_ASH_  # comment
    +PRESIDENT_ASH_
        [AFGELI <011222]
        [AFGGOV 011222-140929]
        [AFGELI]

A name with what it is also called, each after `+`; then its codes, each with the days it holds: before, after or from
one day to another. The first that holds counts, and one without days where none does. Dates are YYMMDD or YYYYMMDD
(years up to 30 are of this century, as PETRARCH has it); what is no date so is read as DDMMYY or DDMMYYYY. Described
in https://github.com/openeventdata/Dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tidings.errors import ConfigError
from tidings.model import UNKNOWN_INTERVAL, ActorType, Interval
from tidings.names.parts import guess_kind
from tidings.roster.entries import Entry, Office
from tidings.roster.fields import find_country, parse_codes
from tidings.roster.gather import gather

LAST_OF_THIS_CENTURY = 30  # years of two digits up to this one are 20YY for PETRARCH, KEDS and TABARI
SHORT_DATE, LONG_DATE = 6, 8
ACRONYM = 4  # letters up to which a single word stays in capitals
LOOKED_AT = 400  # lines that tell whether a file is a dictionary
_COMMENT = re.compile(r"\s*(?<![\[#])[#;{].*$")
_XML = re.compile(r"<!\s*--.*?-->", re.DOTALL)
_CODES = re.compile(r"\[([^\]]*)\]")
_LINE = re.compile(r"\+?[^\[\]]*(?:\[[^\]]*\]\s*)*")
_DATED = re.compile(r"\s*(?P<code>[^\s<>]*?)\s*(?:(?P<way>[<>])\s*(?P<one>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))\s*")


@dataclass(slots=True)
class _Block:
    """An entry in the making."""

    name: str
    where: str
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)


def is_dictionary(text: str) -> bool:
    """Whether early lines are those of a dictionary: a code in brackets, a synonym after `+`, a name in capitals."""
    lines = [line.strip() for _, line in _plain_lines(text)][:LOOKED_AT]
    told = any(_CODES.search(line) or line.startswith("+") for line in lines)
    return told and all(_LINE.fullmatch(line) and _is_telling(line) for line in lines)


def _is_telling(line: str) -> bool:
    return line.startswith("+") or line.endswith(("]", "_")) or line.isupper()


def read_dictionary(text: str, source: str) -> tuple[Entry, ...]:
    """The actors of a dictionary in order; blocks of one name are one actor.

    Raises:
        ConfigError: a line is none of the format, or a date is none.
    """
    return gather((block.name, _entry(block)) for block in _blocks(text, source))


def _plain_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, without their comments, numbered from 1."""
    bare = _XML.sub(lambda match: "\n" * match.group().count("\n"), text)
    for number, line in enumerate(bare.splitlines(), start=1):
        if kept := _COMMENT.sub("", line).rstrip():
            yield number, kept


def _blocks(text: str, source: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in _plain_lines(text):
        where = f"{source} line {number}"
        if not _LINE.fullmatch(line.strip()):
            raise ConfigError(f"{where}: {line.strip()!r} is neither NAME_, +SYNONYM_ nor [CODE]; mend the brackets")
        name, offices = _name(line.partition("[")[0]), _offices(line, where)
        starts = bool(name) and not line.lstrip().startswith("+")
        if starts and block is not None:
            yield block
        block = _Block(name, where) if starts else block
        if block is None:
            raise ConfigError(f"{where}: {line.strip()!r} stands before the first name; begin with NAME_ [CODE]")
        block.aliases += [] if starts or not name else [name]
        block.offices += offices
    if block is not None:
        yield block


def _name(written: str) -> str:
    """A name as people write it: blanks for underscores, capitals only where names have them.

    >>> _name("HAMID_KARZAI_ "), _name("+NATO_"), _name("AL-SHABAAB")
    ('Hamid Karzai', 'NATO', 'Al-Shabaab')
    """
    words = re.sub(r"[_=\s]+", " ", written.strip().removeprefix("+")).strip()
    letters = sum(c.isalpha() for c in words)
    acronym = " " not in words and (letters <= ACRONYM or "." in words)
    return words if acronym or not words.isupper() else words.title().replace("'S", "'s")


def _offices(line: str, where: str) -> list[Office]:
    return [_office(written, where) for written in _CODES.findall(line)]


def _office(written: str, where: str) -> Office:
    dated = _DATED.fullmatch(written)
    if dated is None:
        if re.search(r"\s\d|[<>]", written.strip()):
            raise ConfigError(f"{where}: [{written}] has no date we can read; write [CODE <YYYYMMDD], > or first-last")
        return Office(parse_codes(written))
    if dated["way"] == "<":
        days = Interval(None, _date(dated["one"], where) - timedelta(days=1))
    elif dated["way"] == ">":
        days = Interval(_date(dated["one"], where), None)
    else:
        days = Interval(_date(dated["first"], where), _date(dated["last"], where))
    if days.earliest and days.latest and days.earliest > days.latest:
        raise ConfigError(f"{where}: [{written}] ends before it begins; write the earlier day first")
    return Office(parse_codes(dated["code"]), days)


def _date(digits: str, where: str) -> date:
    """The day that digits stand for.

    >>> _date("011222", ""), _date("20011222", ""), _date("310190", "")
    (datetime.date(2001, 12, 22), datetime.date(2001, 12, 22), datetime.date(1990, 1, 31))
    """
    wide = len(digits) == LONG_DATE
    ways = ((digits[:-4], digits[-4:-2], digits[-2:]), (digits[4:], digits[2:4], digits[:2]))
    for year, month, day in ways if len(digits) in {SHORT_DATE, LONG_DATE} else ():
        short = int(year) + (2000 if int(year) <= LAST_OF_THIS_CENTURY else 1900)
        try:
            return date(int(year) if wide else short, int(month), int(day))
        except ValueError:
            continue
    raise ConfigError(f"{where}: {digits!r} is no date; write it as YYMMDD or YYYYMMDD")


def _entry(block: _Block) -> Entry:
    first = [office.codes[0] for office in block.offices if office.codes]
    countries = {find_country(code) for code in first}
    country = countries.pop() if len(countries) == 1 else None
    offices = tuple(o for o in block.offices if o.codes or o.days != UNKNOWN_INTERVAL)
    label = f"{block.name} ({block.where})"
    return Entry(label, block.name, _type(block), tuple(block.aliases), country, offices)


def _type(block: _Block) -> ActorType | None:
    """The kind of actor where code or name tell it: a bare state; a body by its words; somebody who held offices."""
    codes = {office.codes for office in block.offices}
    if len(codes) == 1 and all(len(c) == 1 and find_country(c[0]) for c in codes):
        return "state"
    if guess_kind(block.name) == "organisation":
        return "organisation"
    dated = any(not office.lasting for office in block.offices)
    return "person" if dated and " " in block.name else None
