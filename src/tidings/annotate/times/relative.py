"""Patterns for times that are counted from another ("two days ago", "the next day"), measured, or vague."""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re
from collections.abc import Callable

from tidings.annotate.times import words as w
from tidings.annotate.times.reading import Reading

Builder = Callable[[re.Match[str]], "Reading | None"]
CLOCK_UNITS = {"H", "MIN", "S"}
DURATION_LETTER = {"MIN": "M", "WE": "W"}
BACKWARDS = ("ago", "earlier", "before", "previously", "beforehand", "prior", "back")
FROM_NOW = ("ago", "from now", "hence", "back")
NEXT_WORDS = {"next", "following", "subsequent", "coming", "ensuing", "upcoming", "days"}
VAGUE_SPAN = 0  # the count of a shift or window whose number is not said


def duration_value(number: float | None, unit: str) -> str:
    """TIMEX3 value of a length of time; an unsaid number is X.

    >>> duration_value(90, "MIN"), duration_value(None, "D"), duration_value(0.5, "H")
    ('PT90M', 'PXD', 'PT30M')
    """
    if number == 0.5 and unit == "H":  # noqa: PLR2004 - half an hour
        number, unit = 30, "MIN"
    count = "X" if number is None else f"{number:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{count}{DURATION_LETTER.get(unit, unit)}"


def _duration(match: re.Match[str]) -> Reading:
    """How long, and nothing more."""
    number = w.number_value(match["n"]) if match["n"] else None
    if match.groupdict().get("half"):
        number = (number or 0) + 0.5
    return Reading("duration", value=duration_value(number, w.unit_code(match["unit"])))


def _ago(match: re.Match[str]) -> Reading:
    """Two days ago; a month later; hours earlier."""
    number = w.number_value(match["n"]) if match["n"] else None
    unit, word = w.unit_code(match["unit"] or match["units"]), match["way"].lower()
    sign = -1 if word.startswith(BACKWARDS) else 1
    count = sign * max(1, round(number)) if number is not None else 0
    base = "now" if word.startswith(FROM_NOW) else "previous"
    if number is None:
        return Reading("window", unit=unit, count=VAGUE_SPAN, base=base, mod="before" if sign < 0 else "after",
                       value="PAST_REF" if sign < 0 else "FUTURE_REF", name="apart")  # fmt: skip
    return Reading("shift", unit=unit, count=count, base=base)


def _deictic(match: re.Match[str]) -> Reading:
    """Last week, this year, next month; early, late, earlier, later."""
    step = match["step"].lower().split()[-1]
    count = {"last": -1, "past": -1, "this": 0, "current": 0, "previous": -1}.get(step, 1)
    return Reading("shift", unit=w.unit_code(_singular(match["unit"])), count=count, base="now", mod=_mod(match))


def _anaphoric(match: re.Match[str]) -> Reading:
    """The next day, the previous month, that same week."""
    words = match["step"].lower().split()
    count = next((c for k, c in STEPS_FROM_PREVIOUS.items() if k in words), 0)
    return Reading("shift", unit=w.unit_code(_singular(match["unit"])), count=count, base="previous", mod=_mod(match))


def _weekend(_: re.Match[str]) -> Reading:
    """Over the weekend: the last one, or the next, as the tense says."""
    return Reading("shift", unit="WE")


def _whole(match: re.Match[str]) -> Reading:
    """All day, all year: one of the unit."""
    return Reading("duration", value=duration_value(1, w.unit_code(match["unit"])))


def _singular(text: str) -> str:
    """A unit without the s of "month's"."""
    return text.removesuffix("'s").removesuffix("’s")


def _mod(match: re.Match[str]) -> str:
    """The rule's modifier, read."""
    mod = match.groupdict().get("mod")
    word = (mod or "").strip().lower()
    return {"earlier": "before", "later": "after"}.get(word) or w.modifier(mod)


STEPS_FROM_PREVIOUS = {"next": 1, "following": 1, "subsequent": 1, "previous": -1, "preceding": -1, "prior": -1}


def _the_unit(match: re.Match[str]) -> Reading:
    """The end of the month, later in the day: the unit of the narrative's own time, or of publication."""
    return Reading("shift", unit=w.unit_code(_singular(match["unit"])), mod=_mod(match))


def _part(match: re.Match[str]) -> Reading:
    """This morning, last night, the previous evening, that afternoon."""
    words = match["step"].lower().split()
    base = "now" if words[0] in {"this", "last", "earlier"} and "same" not in words else "previous"
    count = next((c for k, c in {**STEPS_FROM_PREVIOUS, "last": -1}.items() if k in words), 0)
    return Reading("shift", unit="D", count=count, base=base, part=w.part_code(match["part"]))


def _bare_part(match: re.Match[str]) -> Reading:
    """At noon, in the evening, overnight: a part of a day still to be found."""
    return Reading("clock", part=w.part_code(match["part"]))


DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _today(match: re.Match[str]) -> Reading:
    """Today, yesterday morning, tonight."""
    word = match["word"].lower()
    part = w.part_code(match["part"]) if match["part"] else "NI" if word == "tonight" else ""
    return Reading("shift", unit="D", count=DAYS[word], base="now", part=part)


def _two_away(match: re.Match[str]) -> Reading:
    """The day before yesterday, the day after tomorrow."""
    return Reading("shift", unit="D", count=-2 if "yesterday" in match.group().lower() else 2, base="now")


def _day_before(match: re.Match[str]) -> Reading:
    """The day before, the year after, the day following."""
    return Reading(
        "shift", unit=w.unit_code(match["unit"]), count=-1 if match["way"].lower() == "before" else 1, base="previous"
    )


def _window(match: re.Match[str]) -> Reading:
    """The past three years, recent months, the coming days, the next two weeks."""
    words = match["step"].lower().split()
    number = w.number_value(match["n"]) if match["n"] else None
    unit = w.unit_code(match["unit"])
    plural = match["unit"].lower().endswith("s")
    if number is None and not plural and not match["n"]:
        number = 1
    sign = 1 if words[-1] in NEXT_WORDS else -1
    base = "previous" if words[-1] in {"following", "previous", "preceding", "subsequent", "ensuing"} else "now"
    count = sign * max(1, round(number)) if number is not None else VAGUE_SPAN
    return Reading(
        "window",
        unit=unit,
        count=count,
        base=base,
        value="PAST_REF" if words[-1] == "recent" else duration_value(number, unit),
        mod="after" if sign > 0 else "before",
    )


def _measured_part(match: re.Match[str]) -> Reading:
    """The first three years, the final days: a length."""
    number = w.number_value(match["n"]) if match["n"] else None
    return Reading("duration", value=duration_value(number, w.unit_code(match["unit"])))


def _every(match: re.Match[str]) -> Reading:
    """Every Friday, each year, every two weeks, every other day."""
    if weekday := match.groupdict().get("weekday"):
        return Reading("set", value=f"XXXX-WXX-{w.weekday_number(weekday) + 1}")
    if month := match.groupdict().get("month"):
        return Reading("set", value=f"XXXX-{w.month_number(month):02d}")
    if part := match.groupdict().get("part"):
        return Reading("set", value=f"XXXX-XX-XXT{w.part_code(part)}")
    number = match.groupdict().get("n")
    count = 2 if (number or "").lower() == "other" else w.number_value(number) if number else 1
    return Reading("set", value=duration_value(count, w.unit_code(match["unit"])))


REGULAR = {
    "hourly": "PT1H", "daily": "P1D", "everyday": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
    "biennial": "P2Y",
}  # fmt: skip


def _regular(match: re.Match[str]) -> Reading:
    """Daily, annual."""
    return Reading("set", value=REGULAR[match.group().lower()])


def _weekdays(match: re.Match[str]) -> Reading:
    """Fridays, Friday evenings."""
    return Reading("set", value=f"XXXX-WXX-{w.weekday_number(match['weekday']) + 1}")


def _vague(value: str) -> Builder:
    """A builder for words that only point at present, past or future."""
    return lambda _: Reading("vague", value=value)


def _span_back(unit: str, count: int, value: str, base: str = "now") -> Builder:
    """A builder for vague words that news uses of a stretch up to, or from, its own date."""
    mod = "before" if count < 0 else "after"
    return lambda _: Reading("window", unit=unit, count=count, base=base, value=value, mod=mod, name="vague")


def _same(_: re.Match[str]) -> Reading:
    """By then, at that time: the narrative's own time."""
    return Reading("shift", base="previous")


def _nth_unit(match: re.Match[str]) -> Reading:
    """Its second day, the fifth straight week: the unit that is now."""
    return Reading("shift", unit=w.unit_code(match["unit"]))


_N = rf"(?P<n>{w.NUMBER})"
_APPROX = rf"(?:{w.APPROXIMATELY}\s+)?"
_UNIT = rf"(?P<unit>{w.UNIT})\b"
_ADJ = r"(?:(?i:full|trading|working|business|calendar|straight|consecutive|long|short|whole|bloody|brutal|more|additional|successive|intense|difficult)\s+)?"
_DEIXIS = r"(?P<step>(?i:this\s+past|last|this|next|this\s+coming|the\s+current))"
_PREVIOUS = r"(?P<step>(?i:the\s+very\s+next|the\s+(?:next|following|previous|preceding|prior|subsequent|same)|that\s+same|that\s+very|that|this\s+same|the\s+same))"
_MODS = rf"(?:(?P<mod>{w.MOD}|(?i:earlier|later))[\s-]+)?"
_SINGULAR = r"(?i:day|week|weekend|fortnight|month|quarter|year|decade|century)"
_WINDOW = r"(?i:the\s+past|the\s+last|these\s+past|these\s+last|this\s+past|past|last|recent|coming|upcoming|next|previous|preceding|following|subsequent|ensuing|the\s+(?:recent|coming|upcoming|next|previous|preceding|following|subsequent|ensuing))"

RELATIVE: tuple[tuple[str, str, Builder], ...] = (
    ("today", rf"\b(?:(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?)\s+)?(?P<word>(?i:today|yesterday|tomorrow|tonight))\b(?:\s+(?P<part>{w.PART}))?", _today),
    ("two-away", r"(?i:\bthe\s+day\s+(?:before\s+yesterday|after\s+tomorrow))\b", _two_away),
    ("deictic", rf"\b{_MODS}{_DEIXIS}\s+(?P<unit>{_SINGULAR})\b(?!-)", _deictic),
    ("mod-in-unit", rf"\b(?P<mod>(?i:earlier|later|early|late)\s+(?:in|on\s+in))\s+the\s+(?P<unit>{_SINGULAR})\b", _the_unit),
    ("end-of-unit", rf"\b(?P<mod>(?i:(?:the\s+)?(?:beginning|start|middle|end|rest|close|latter\s+part|early\s+part))\s+of)\s+the\s+(?P<unit>{_SINGULAR})\b(?!\s+of)", _the_unit),
    ("own-unit", r"\b(?i:my|our|your)\s+(?P<unit>(?i:day|week|weekend|month|year))\b(?=\s+(?i:look|so\s+far|ahead|be\b|is\b)|\s*[.,;?!])", _the_unit),
    ("unit-of-now", r"\b(?i:for|during|of|within|(?:to\s+)?(?:end|close|finish|start|begin)|ended|closed|finished|started|began|ending|closing|finishing|starting|beginning)\s+(?P<t>(?i:the)\s+(?P<unit>(?i:day|week|month|quarter|year)))(?=\s*(?:[.,;?!)]|$)|\s+(?i:at|up|down|with|as\s+a\s+whole|so\s+far|when\s+the)\b)", _the_unit),
    ("year-end", r"\b(?i:the\s+)?(?P<unit>(?i:year|month))-(?P<mod>end)\b(?!\s+\w+-)", lambda m: Reading("shift", unit=w.unit_code(m["unit"]), mod="late")),
    ("all-unit", r"\b(?i:all)\s+(?P<unit>(?i:day|night|week|month|year))\b(?!-)", _whole),
    ("weekend", r"\b(?i:over|at|during|on|for|by)\s+(?P<t>the\s+weekend)\b(?!\s+of\b)", _weekend),
    ("units-end", r"\b(?P<unit>(?i:week|month|year)['’]s)(?P<mod>\s+end)\b", lambda m: Reading("shift", unit=w.unit_code(_singular(m["unit"])), mod="late")),
    ("end-of-deictic", rf"\b(?P<mod>(?i:(?:the\s+)?(?:beginning|start|middle|end|rest|close|latter\s+part|early\s+part))\s+of)\s+{_DEIXIS}\s+(?P<unit>{_SINGULAR})\b", _deictic),
    ("anaphoric", rf"\b{_MODS}{_PREVIOUS}\s+(?P<unit>{_SINGULAR})\b(?!-)", _anaphoric),
    ("day-before", r"\b(?i:the\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|following))(?=\s*[,.;)\"”]|\s+(?:that|and|but)\b|$)", _day_before),
    ("part", rf"\b(?:(?i:early|earlier|late|later)\s+)?(?P<step>(?i:the\s+(?:next|following|previous|preceding|same)|that\s+same|that|this|last|earlier\s+this))\s+(?P<part>{w.PART}(?<!s))\b", _part),
    ("bare-part", r"\b(?:(?i:the\s+)?(?i:early\s+|late\s+)?(?i:hours\s+of\s+))?(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<part>(?i:morning|afternoon|evening))\b(?!\s+(?:prayer|service|news))", _bare_part),
    ("night", r"\b(?:(?:one|the)\s+)?(?P<part>(?i:night|overnight|daytime|midnight|noon|midday|dawn|dusk))(?![\w-])", _bare_part),
    ("ago", rf"\b(?:{_APPROX}{_N}\s+{_ADJ}{_UNIT}|(?i:just\s+|only\s+)?(?P<units>(?i:seconds|minutes|hours|days|weeks|months|years|decades|centuries)))\s+(?P<way>(?i:ago|from\s+now|hence|earlier|later|previously|afterwards?|thereafter|beforehand|back\b(?=[,.])|before(?=\s*[,.;]|\s+that\b)|after(?=\s*[,.;])))\b", _ago),
    ("window", rf"\b(?P<step>{_WINDOW})\s+(?:{_N}\s+)?{_ADJ}(?P<unit>{w.LONG_UNIT}|(?i:hours|minutes))\b(?!-)", _window),
    ("past-one", rf"\b(?P<step>(?i:the\s+(?:past|last|coming)))\s+(?P<n>)(?P<unit>{_SINGULAR})\b(?!\s+of)(?!-)", _window),
    ("first-units", rf"\b(?i:the|its|his|her|their)\s+(?i:first|final|last|early|opening|intervening|closing)\s+(?P<n>{w.NUMBER}\s+)?(?P<unit>(?i:days|weeks|months|years|decades|hours|minutes))\b", _measured_part),
    ("every", rf"\b(?i:every|each)\s+(?:(?P<n>{w.NUMBER}|(?i:other))\s+)?(?:(?P<unit>{w.UNIT})\b|(?P<weekday>{w.WEEKDAY_FULL})|(?P<month>{w.MONTH})|(?P<part>{w.PART}))", _every),
    ("per", rf"\b(?P<t>(?i:per)\s+(?P<unit>{w.UNIT}))\b", _every),
    ("times-a", rf"\b(?i:once|twice|{w.NUMBER}\s+times)\s+(?i:a|an|each|every|per)\s+(?P<unit>{w.UNIT})\b", _every),
    ("regular", r"\b(?i:hourly|daily|everyday|nightly|weekly|biweekly|fortnightly|monthly|quarterly|annual|annually|yearly|biennial)\b", _regular),
    ("weekdays", rf"\b(?P<weekday>{w.WEEKDAY_FULL})(?:s|\s+(?i:mornings|afternoons|evenings|nights))\b", _weekdays),
    ("long", rf"\b{_APPROX}{_N}[\s-]+{_UNIT}(?!-to-)(?:[\s-](?i:long|old)\b)?", _duration),
    ("and-a-half", rf"\b{_APPROX}{_N}(?P<half>(?:\s+|-)and(?:\s+|-)(?:a(?:\s+|-))?half)[\s-]+{_UNIT}", _duration),
    ("year-and-a-half", rf"\b{_APPROX}{_N}\s+{_UNIT}(?P<half>\s+and\s+a\s+half)\b", _duration),
    ("measured", rf"\b{_APPROX}{_N}\s+{_ADJ}{_UNIT}(?!-to-)(?:\s+(?i:of\s+age|old)\b)?", _duration),
    ("unit-long", r"\b(?P<n>)(?P<unit>(?i:minute|hour|day|week|month|year|decade|century))s?-long\b", lambda m: Reading("duration", value=duration_value(None if m.group().lower().split("-")[0].endswith("s") else 1, w.unit_code(m["unit"])))),
    ("bare-units", r"\b(?i:for|after|within|over|during|in)\s+(?P<t>(?P<n>)(?P<unit>days|weeks|months|years|decades|centuries|hours))\b(?!-)", _duration),
    ("units-of", r"\b(?P<t>(?P<n>)(?P<unit>(?i:days|weeks|months|years|decades|hours)))\s+of\b", _duration),
    ("recently", r"\b(?i:(?:most\s+|only\s+|just\s+)?recently|lately|of\s+late)\b", _span_back("M", -1, "PAST_REF")),
    ("recent", r"\b(?:[Rr]ecent)\b", _span_back("M", -1, "PAST_REF")),
    ("soon", r"\b(?i:soon|shortly)\b(?!\s+(?:after|before|there))", _span_back("M", 1, "FUTURE_REF")),
    ("afterwards", r"\b(?i:(?:shortly|soon|immediately|not\s+long)\s+(?:thereafter|afterwards?)|(?:shortly|soon|immediately)\s+after(?=\s*[,.;])|thereafter)\b", _span_back("W", 1, "FUTURE_REF", "previous")),
    ("now", r"\b(?i:(?:right\s+|just\s+)?now(?!\s+that)|currently|at\s+present|presently|nowadays|these\s+days|at\s+the\s+moment|current|(?:the\s+)time\s+being|present[\s-]day|modern[\s-]day)\b", _vague("PRESENT_REF")),
    ("future", r"\b(?:the\s+)?(?:near\s+|foreseeable\s+|immediate\s+|distant\s+)?(?i:future)\b", _vague("FUTURE_REF")),
    ("past", r"\b(?i:(?:in\s+)(?P<t>the\s+(?:recent\s+|distant\s+)?past))\b(?!\s+\w+s\b)(?!\s+(?:\d|year|week|month|day|decade))", _vague("PAST_REF")),
    ("former", r"\b(?i:former)\b", _vague("PAST_REF")),
    ("then", r"\b(?i:by|since|until)\s+(?P<t>then)\b", _same),
    ("this-time", r"\b(?i:at|by|until)\s+(?P<t>(?i:this)\s+(?i:time|point))\b(?!\s+(?:of|last|next|in))", _vague("PRESENT_REF")),
    ("that-time", r"\b(?i:at|by|until|since|during|around|from)\s+(?P<t>(?:that|the|this|the\s+same)\s+(?:time|period|date|point))\b(?!\s+(?:of|when|the|in|to))", _same),
    ("that-period", r"\b(?i:(?:this|that|the\s+same)\s+(?:period|date))\b", _same),
    ("nth-unit", rf"\b(?i:the|its|their|a)\s+(?P<n>{w.ORDINAL})\s+(?i:straight\s+|consecutive\s+|successive\s+)?(?P<unit>(?i:day|week|month|year|night))\b(?!-)", _nth_unit),
)  # fmt: skip
