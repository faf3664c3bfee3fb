"""The grammar of times: patterns over a paragraph's text, each with what its words say.

A rule's match is the span, or its group `t` where it needs more to its left or right. The longest match wins; among
equals the rule named first. What only the sentence can decide ("may", "1500 troops") is left to `times_check`.
"""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tidings.annotate.times import words as w
from tidings.annotate.times.hours import HOURS
from tidings.annotate.times.numbered import NUMBERED
from tidings.annotate.times.older import OLDER
from tidings.annotate.times.reading import Reading
from tidings.annotate.times.relative import RELATIVE

TWO_DIGIT_PIVOT = 50  # '49 is 2049, '50 is 1950
MONTHS_IN_YEAR = 12
QUARTERS_AND_ONE = 5  # "the final quarter", counted -1, is the fourth


class Candidate(NamedTuple):
    """A match in a paragraph: offsets into its text, the rule that made it, what it says."""

    start: int
    end: int
    rule: str
    reading: Reading


Builder = Callable[[re.Match[str]], "Reading | None"]


def _year(text: str | None, era: str | None = None) -> str:
    """A year as readings write it."""
    if not text:
        return ""
    if era and era[0] == "B":
        return f"BC{int(text):04d}"
    number = int(re.sub(r"\D", "", text))
    if len(text) <= 3 and not era:  # noqa: PLR2004 - two digits and an apostrophe
        number += 2000 if number < TWO_DIGIT_PIVOT else 1900
    return f"{number:04d}"


def _group(match: re.Match[str], name: str) -> str | None:
    """A named group, None where the rule has no such group."""
    return match.groupdict().get(name)


def _date(match: re.Match[str]) -> Reading | None:
    """A day of a month, with year, weekday and part of the day where they are said."""
    weekday, part = _group(match, "weekday"), _group(match, "part")
    return Reading(
        "calendar",
        year=_stated_year(match),
        month=w.month_number(match["month"]),
        day=int(re.sub(r"\D", "", match["day"])),
        weekday=w.weekday_number(weekday) if weekday else -1,
        part=w.part_code(part) if part else "",
    )


def _word_date(match: re.Match[str]) -> Reading | None:
    """The fourth of May."""
    return Reading(
        "calendar",
        year=_stated_year(match),
        month=w.month_number(match["month"]),
        day=w.ordinal_value(match["day"]),
    )


def _stated_year(match: re.Match[str]) -> str:
    """The year of a date: a number, with its era, or "of that year", "last year"."""
    step = _group(match, "yearstep")
    if step:
        word = step.lower().split()[0]
        return {"this": "+0", "last": "-1", "next": "+1", "that": "=0", "the": "=0"}[word]
    return _year(_group(match, "year"), _group(match, "era"))


def _numeric(match: re.Match[str]) -> Reading | None:
    """28/9/2015 and 9/28/2015: day first unless the second number cannot be a month."""
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if second <= MONTHS_IN_YEAR else (second, first)
    if not (1 <= month <= MONTHS_IN_YEAR and 1 <= day <= 31):  # noqa: PLR2004 - days of a month
        return None
    return Reading("calendar", year=_year(match["year"]), month=month, day=day)


def _iso(match: re.Match[str]) -> Reading | None:
    """2015-09-28, 2015-09."""
    month, day = int(match["m"] or match["short"]), int(match["d"] or 0)
    if not 1 <= month <= MONTHS_IN_YEAR or day > 31:  # noqa: PLR2004 - days of a month
        return None
    return Reading("calendar", year=match["year"], month=month, day=day)


def _month(match: re.Match[str]) -> Reading:
    """A month, with year, "early", "last" where they are said."""
    step = _group(match, "step")
    count, base = _step(step)
    return Reading(
        "calendar", year=_stated_year(match), month=w.month_number(match["month"]), mod=w.modifier(_group(match, "mod")),
        count=count, base=base,
    )  # fmt: skip


def _step(text: str | None) -> tuple[int, str]:
    """How "last", "this", "that", "the following" count, and from where."""
    word = (text or "").lower().split()
    if not word:
        return 0, ""
    key = word[-1] if word[0] == "the" else word[0]
    if key in {"last", "past"} or key in {"this", "next", "coming"}:
        if word[0] == "the" and key == "next":
            return 1, "previous"
        return {"last": -1, "past": -1, "this": 0}.get(key, 1), "now"
    return {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(key, 0), "previous"


def _season(match: re.Match[str]) -> Reading:
    """A season, of a year or counted."""
    count, base = _step(_group(match, "step"))
    season = w.SEASONS[match["season"].lower()]
    return Reading(
        "calendar",
        year=_stated_year(match),
        season=season,
        mod=w.modifier(_group(match, "mod")),
        count=count,
        base=base,
    )


def _quarter(match: re.Match[str]) -> Reading | None:
    """A quarter or half of a year."""
    number = int(match["n"]) if match["n"].isdigit() else w.ordinal_value(match["n"]) % QUARTERS_AND_ONE
    half = (_group(match, "half") or "").lower() in {"half", "h"}
    if number > (2 if half else 4):
        return None
    return Reading("calendar", year=_stated_year(match), season=f"{'H' if half else 'Q'}{number}")


def _plain_year(match: re.Match[str]) -> Reading:
    """A year, with its era and "early", "late" where they are said."""
    return Reading("calendar", year=_year(match["year"], _group(match, "era")), mod=w.modifier(_group(match, "mod")))


def _decade(match: re.Match[str]) -> Reading:
    """The 1950s, the '90s, the nineties."""
    word = match["decade"].lower().rstrip("s").strip("'’")
    year = w.DECADES.get(match["decade"].lower()) or (int(word) if len(word) > 2 else 1900 + int(word))  # noqa: PLR2004
    bc = (_group(match, "era") or "A")[0] == "B"
    return Reading(
        "calendar", unit="DE", year=f"BC{year:04d}" if bc else str(year), mod=w.modifier(_group(match, "mod"))
    )


def _century(match: re.Match[str]) -> Reading:
    """The 19th century: 1800 to 1899, as TIMEX3 counts."""
    number = w.ordinal_value(match["n"]) - 1
    bc = (_group(match, "era") or "A")[0] == "B"
    year = f"BC{number:02d}" if bc else f"{number * 100:04d}"
    return Reading("calendar", unit="CE", year=year, mod=w.modifier(_group(match, "mod")))


def _weekday(match: re.Match[str]) -> Reading:
    """A weekday, bare or counted, with its part of the day."""
    count, base = _step(_group(match, "step"))
    part = _group(match, "part")
    return Reading(
        "calendar", weekday=w.weekday_number(match["weekday"]), count=count, base=base,
        part=w.part_code(part) if part else "", mod="" if part else w.modifier(_group(match, "mod")),
    )  # fmt: skip


def _day_only(match: re.Match[str]) -> Reading:
    """The 22nd; "instant" is this month, "ultimo" last, "proximo" next."""
    word = (_group(match, "letter") or "").lower()
    base = "now" if word else ""
    return Reading("calendar", day=int(match["day"]), base=base, count={"u": -1, "p": 1}.get(word[:1], 0))


def _nine_eleven(_: re.Match[str]) -> Reading:
    """9/11 is one day."""
    return Reading("calendar", year="2001", month=9, day=11)


def _part_of_date(match: re.Match[str]) -> Reading | None:
    """The night of 18 April 1775; the morning of Tuesday."""
    inner = read_time(match["date"])
    if inner is None or inner.kind != "calendar" or not (inner.day or inner.weekday >= 0):
        return None
    return Reading.parse(f"{inner} part={w.part_code(match['part'])}") if not inner.part else inner


def _holiday(match: re.Match[str]) -> Reading | None:
    """A holiday, of a year or counted."""
    name = " ".join(match["name"].lower().replace("’", "'").split()).removesuffix(" day").removeprefix("the ")
    fixed, moving = w.FIXED_HOLIDAYS.get(name), w.MOVING_HOLIDAYS.get(name)
    count, base = _step(_group(match, "step"))
    if fixed:
        return Reading("calendar", year=_stated_year(match), month=fixed[0], day=fixed[1], count=count, base=base)
    if moving:
        return Reading("calendar", year=_stated_year(match), name=moving, count=count, base=base)
    return Reading("vague", value="")


HOLIDAY = (
    r"Christmas\s+Eve|Christmas\s+Day|Orthodox\s+Christmas|Christmas|New\s+Year['’]s\s+(?:Day|Eve)|Boxing\s+Day|"
    r"Valentine['’]s\s+Day|Halloween|May\s+Day|Victory\s+Day|Nowruz|Norouz|Armistice\s+Day|Bastille\s+Day|"
    r"St\.\s+Patrick['’]s\s+Day|Anzac\s+Day|All\s+Saints['’]\s+Day|Epiphany|Easter\s+Sunday|Easter\s+Monday|Easter|"
    r"Good\s+Friday|Palm\s+Sunday|Thanksgiving(?:\s+Day)?|Labor\s+Day|Memorial\s+Day|Ramadan|Eid\s+al[-\s](?:Fitr|Adha)|"
    r"Ashura|Passover|Yom\s+Kippur|Rosh\s+Hashanah|Hanukkah|Diwali|(?:Lunar|Chinese)\s+New\s+Year|Ash\s+Wednesday|"
    r"Maundy\s+Thursday|Pentecost|Veterans?['’]?s?\s+Day|Martin\s+Luther\s+King(?:,?\s+Jr\.?)?\s+Day|President['’]?s['’]?\s+Day|"
    r"Columbus\s+Day|Mother['’]s\s+Day|Father['’]s\s+Day|Labour\s+Day|Juneteenth|"
    r"(?:the\s+)?(?:Fourth|4th)\s+of\s+July|International\s+Women['’]s\s+Day|April\s+Fools?['’]s?\s+Day|Earth\s+Day|"
    r"Cinco\s+de\s+Mayo|Canada\s+Day|Australia\s+Day"
)
YEAR_STEP = r"(?P<yearstep>(?i:this|last|next|that|the\s+same)\s+year)"
OF_YEAR = rf"(?:,?\s*(?:of\s+|in\s+)?(?:(?P<year>{w.YEAR}(?!\d)|\d{{1,4}}(?=\s*{w.ERA}))(?:\s*(?P<era>{w.ERA}))?|{YEAR_STEP}))"
NEAR_YEAR = rf"(?:,?\s*(?:of\s+|in\s+)?(?:(?P<year>{w.YEAR}(?![\d,.]*\d)|['’]\d\d\b|\d{{1,4}}(?=\s*{w.ERA}))(?:\s*(?P<era>{w.ERA}))?|(?:of\s+)?{YEAR_STEP}))"
ON_WEEKDAY = rf"(?:(?P<weekday>{w.WEEKDAY})(?:\s+(?P<part>{w.PART}))?(?:,|\s+the|,\s+the)?\s*)"
STEP = r"(?P<step>(?i:last|this\s+past|this|next|that\s+same|that|the\s+same|the\s+following|the\s+previous|the\s+preceding|the\s+next))"
MODS = rf"(?:(?P<mod>{w.MOD})[\s-]+(?:[Tt]he\s+)?)"
DATE_INNER = rf"(?:{w.DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+{w.MONTH}|{w.MONTH}\s+{w.DAY}(?:st|nd|rd|th)?)(?:,?\s+{w.YEAR})?"

ABSOLUTE: tuple[tuple[str, str, Builder], ...] = (
    ("iso", rf"\b(?P<year>{w.YEAR})-(?:(?P<m>[01]\d)|(?P<short>\d)(?=-))(?:-(?P<d>[0-3]?\d))?(?![-\d])", _iso),
    (
        "numeric",
        rf"(?<![\d/.-])(?P<a>{w.DAY})(?P<sep>[/.-])(?P<b>{w.DAY})(?P=sep)(?P<year>{w.YEAR}|\d\d)(?![\d/-]|\.\d)",
        _numeric,
    ),
    (
        "nine-eleven",
        r"(?<![\d/])(?:9/11(?![\d/])|Sept(?:ember|\.)?\s+11(?:th)?(?=,?\s+(?:terror\w*\s+)?(?:attacks?|hijack\w+|terror\w+)\b))",
        _nine_eleven,
    ),
    (
        "day-month",
        rf"\b{ON_WEEKDAY}?(?:[Tt]he\s+)?(?P<day>{w.DAY})(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?[\s-]+(?P<month>{w.MONTH})(?![a-z]){NEAR_YEAR}?",
        _date,
    ),
    (
        "month-day",
        rf"\b{ON_WEEKDAY}?(?P<month>{w.MONTH})\s+(?:[Tt]he\s+)?(?P<day>{w.DAY})(?:st|nd|rd|th)?(?![\d%]|[:.,]\d(?!\d{{3}})){NEAR_YEAR}?",
        _date,
    ),
    (
        "word-day",
        rf"\b(?:[Tt]he\s+)?(?P<day>{w.ORDINAL})\s+(?:day\s+)?of\s+(?P<month>{w.MONTH})(?![a-z]){NEAR_YEAR}?",
        _word_date,
    ),
    (
        "day-of-range",
        rf"(?<![\d/:.,-])(?P<t>(?:[Tt]he\s+)?(?P<day>{w.DAY})(?:st|nd|rd|th)?)(?=\s*(?:to|and|until|till|or|through|–|—|-|,)\s*(?:[Tt]he\s+)?{w.DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{w.MONTH})(?![a-z]){OF_YEAR}?)",
        _date,
    ),
    (
        "range-of-day",
        rf"\b(?P<month>{w.MONTH})\s+{w.DAY}(?:st|nd|rd|th)?\s*(?:to|and|until|till|or|through|–|—|-)\s*(?P<t>(?P<day>{w.DAY})(?:st|nd|rd|th)?(?![\d%]){OF_YEAR}?)(?!\s+{w.MONTH})",
        _date,
    ),
    (
        "month",
        rf"\b(?:{MODS}|{STEP}\s+|(?:[Tt]he\s+)?month\s+of\s+)?(?P<month>{w.MONTH})(?![a-z-]*[a-z]){NEAR_YEAR}",
        _month,
    ),
    ("bare-month", rf"\b(?:{MODS}|{STEP}\s+|(?:[Tt]he\s+)?month\s+of\s+)?(?P<month>{w.MONTH})(?![\w])", _month),
    (
        "season",
        rf"\b(?:[Tt]he\s+)?{MODS}?(?P<season>{w.SEASON})(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{w.YEAR}(?!\d)|\d{{1,4}}(?=\s*{w.ERA}))(?:\s*(?P<era>{w.ERA}))?|{YEAR_STEP}))",
        _season,
    ),
    ("step-season", rf"\b(?:{MODS})?{STEP}\s+(?P<season>spring|summer|autumn|fall|winter)\b(?!-)", _season),
    ("bare-season", rf"\b(?P<t>(?:[Tt]he\s+)?{MODS}?(?P<season>spring|summer|autumn|fall|winter))\b(?![-\w])", _season),
    (
        "quarter",
        rf"\b(?:[Tt]he\s+)?(?P<n>{w.ORDINAL}|final|last)[\s-](?P<half>(?i:quarter|half))(?:\s+(?:of\s+)?(?:the\s+year\s+)?(?:fiscal\s+)?(?:(?P<year>{w.YEAR})|(?:fiscal\s+)?{YEAR_STEP}|the\s+year))",
        _quarter,
    ),
    ("bare-quarter", rf"\b(?:[Tt]he\s+)?(?P<n>{w.ORDINAL})[\s-](?i:quarter)\b", _quarter),
    ("q", rf"\b(?P<half>[QH])(?P<n>[1-4])(?:\s+(?:of\s+)?(?P<year>{w.YEAR}))?\b", _quarter),
    ("century", rf"\b(?:[Tt]he\s+)?{MODS}?(?P<n>{w.ORDINAL})[\s-](?i:century)(?:\s*(?P<era>{w.ERA}))?", _century),
    (
        "decade",
        rf"\b(?:[Tt]he\s+)?{MODS}?(?P<decade>1\d\d0['’]?s|20\d0['’]?s|['’]\d0s|(?<=the\s)[2-9]0s|(?<=early\s)[2-9]0s|(?<=late\s)[2-9]0s|(?<=0s\sand\s)[2-9]0s|(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)(?:\s*(?P<era>{w.ERA}))?",
        _decade,
    ),
    (
        "era-year",
        rf"\b(?:the\s+year\s+|(?:ca?|circa)\.?\s+|{MODS})?(?P<year>\d{{1,4}})\s*(?P<era>{w.ERA})",
        _plain_year,
    ),
    (
        "range-era",
        r"(?<![\d,.])(?P<t>(?P<year>\d{2,4}))(?=\s*(?:to|and|until|–|—|-)\s*\d{2,4}\s*(?P<era>B\.?C))",
        _plain_year,
    ),
    (
        "said-year",
        rf"\b(?:(?:[Tt]he\s+)?(?:(?:[Ff]iscal|[Ff]inancial)\s+)?(?:year\s+)|(?:[Ff]iscal\s+)|{MODS})(?P<year>{w.YEAR})(?![\d,]\d)",
        _plain_year,
    ),
    ("year", rf"(?<![\w.,:/$€£#-])(?P<year>{w.YEAR})(?!\w|[,.:/]\d|-[a-z]|%)", _plain_year),
    ("year-to", rf"(?<=\d{{4}}[-–—/])(?P<year>{w.YEAR})(?![\w-]|[,.:/]\d)", _plain_year),
    (
        "short-year",
        r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’]|-)",
        lambda m: Reading("calendar", year=_year("'" + m["year"])),
    ),
    (
        "range-year",
        r"(?<![\d-])(?P<first>1\d|20)\d\d[-–—/](?P<t>(?P<second>\d\d))(?![\d-])",
        lambda m: Reading("calendar", year=m["first"] + m["second"]),
    ),
    (
        "weekday",
        rf"\b(?:{MODS}|(?P<when>(?i:earlier|later))\s+)?(?:{STEP}\s+)?(?P<weekday>{w.WEEKDAY_FULL})(?:\s+(?P<part>{w.PART}))?(?![\w])",
        _weekday,
    ),
    ("short-weekday", rf"\b(?P<weekday>{w.WEEKDAY})(?![\w])", _weekday),
    (
        "part-of-weekday",
        rf"\b(?:[Tt]he\s+)?(?:early\s+|late\s+)?(?P<part>{w.PART})(?:\s+hours)?\s+of\s+(?P<date>(?:{w.WEEKDAY_FULL},?\s+)?(?:{DATE_INNER}|{w.WEEKDAY_FULL}))",
        _part_of_date,
    ),
    (
        "hours-of-weekday",
        rf"\b(?:[Tt]he\s+)?(?:early\s+|late\s+)?(?:hours|part)\s+of\s+(?P<date>{w.WEEKDAY_FULL}|{DATE_INNER})(?:\s+(?P<part>{w.PART}))",
        _part_of_date,
    ),
    (
        "day-of-month",
        r"\b(?:the|The)\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?:\s+(?P<letter>inst|ult|prox)(?:ant|imo|\.)?)?",
        _day_only,
    ),
    ("holiday", rf"\b(?:{STEP}\s+)?(?P<name>{HOLIDAY})(?![\w]){NEAR_YEAR}?", _holiday),
)
RULES = tuple(
    (name, re.compile(pattern), build) for name, pattern, build in (*ABSOLUTE, *NUMBERED, *HOURS, *RELATIVE, *OLDER)
)
TRIGGER = re.compile(
    rf"\d|{w.MONTH}|{w.WEEKDAY}|{HOLIDAY}|(?i:\b(?:sec|min|h|hou|da[yi]|annual|night|week|fortn|month|quart|year|decad|cent|spring|summer|aut|fall|winter"
    r"|morn|after|even|noon|mid|dawn|dusk|today|to-|yester|tomor|toni|now|recent|late|earl|soon|short|former|future|past"
    r"|curr|present|then|time|instant|once|so\s+far|thereaft|christmas|easter|eve\b|ramadan|twice|over|o.clock|\w+ties\b|hence|period|moment|per\b|all\b|[ap]\.?m\b))"
)


def read_candidates(text: str) -> list[Candidate]:
    """All times that the patterns see in a paragraph, longest first where they overlap, in order."""
    if not TRIGGER.search(text):
        return []
    found = [c for order, rule in enumerate(RULES) for c in _matches(text, rule, order)]
    kept: list[Candidate] = []
    for _, candidate in sorted(found, key=lambda f: (f[1].start - f[1].end, f[0], f[1].start)):
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _matches(text: str, rule: tuple[str, re.Pattern[str], Builder], order: int) -> Iterator[tuple[int, Candidate]]:
    """The matches of one rule, with its place in the table."""
    name, pattern, build = rule
    group = "t" if "t" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        reading = build(match)
        if reading is not None:
            yield order, Candidate(match.start(group), match.end(group), name, reading)


def read_time(text: str) -> Reading | None:
    """What one expression says, read whole; None where it is no time."""
    return next((c.reading for c in read_candidates(text) if c.end - c.start == len(text)), None)
