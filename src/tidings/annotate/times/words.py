"""The words times are made of: months, weekdays, units, numbers; and the pieces of patterns built from them."""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S", "minute": "MIN", "min": "MIN", "hour": "H", "hr": "H", "day": "D", "night": "D", "week": "W",
    "fortnight": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "DE",
    "century": "CE", "centurie": "CE",
}  # fmt: skip
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "MI",
    "midnight": "24:00", "dawn": "MO", "dusk": "EV", "daytime": "DT", "lunchtime": "12:00", "overnight": "NI",
    "noontime": "12:00",
}  # fmt: skip
NUMBERS = {
    word: i
    for i, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {
    word: 10 * i for i, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"], start=2)
} | {"a": 1, "an": 1, "single": 1, "both": 2, "couple": 2, "dozen": 12}  # fmt: skip
ORDINALS = (
    {
        word: i
        for i, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
                "twentieth",
            ],
            start=1,
        )
    }
    | {
        f"twenty-{word}": 20 + i
        for i, word in enumerate(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"], 1
        )
    }
    | {"thirtieth": 30, "thirty-first": 31, "final": -1, "last": -1}
)
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
FIXED_HOLIDAYS = {
    "christmas": (12, 25), "christmas eve": (12, 24), "new year's": (1, 1), "new year's eve": (12, 31),
    "boxing": (12, 26), "valentine's": (2, 14), "halloween": (10, 31), "may": (5, 1), "victory": (5, 9),
    "nowruz": (3, 20), "norouz": (3, 20), "armistice": (11, 11), "orthodox christmas": (1, 7), "bastille": (7, 14),
    "st. patrick's": (3, 17), "anzac": (4, 25), "d-day": (6, 6), "d": (6, 6), "all saints'": (11, 1), "epiphany": (1, 6),
    "new year": (1, 1), "veterans": (11, 11), "veteran's": (11, 11), "juneteenth": (6, 19),
    "fourth of july": (7, 4), "4th of july": (7, 4), "international women's": (3, 8), "april fool's": (4, 1),
    "april fools'": (4, 1), "earth": (4, 22), "cinco de mayo": (5, 5), "canada": (7, 1),
    "australia": (1, 26),
}  # fmt: skip
MOVING_HOLIDAYS = {
    "easter": "easter", "easter sunday": "easter", "good friday": "good-friday", "easter monday": "easter-monday",
    "palm sunday": "palm-sunday", "thanksgiving": "thanksgiving", "labor": "labor-day", "labour": "labor-day",
    "memorial": "memorial-day", "martin luther king": "king-day", "martin luther king jr.": "king-day",
    "presidents'": "presidents-day", "president's": "presidents-day", "columbus": "columbus-day",
    "mother's": "mothers-day", "father's": "fathers-day", "ash wednesday": "ash-wednesday",
    "maundy thursday": "maundy-thursday", "pentecost": "pentecost",
}  # fmt: skip
VAGUE_NUMBERS = {"several", "few", "many", "some", "countless", "numerous", "handful", "dozens", "hundreds"}


def _cased(words: tuple[str, ...]) -> str:
    """A pattern for names that begin with a capital, or are all capitals."""
    return "|".join(f"{w.capitalize()}|{w.upper()}" for w in words)


PLAIN_MONTHS = "january|february|april|june|july|september|october|november|december"  # no other words of English
MONTH = rf"(?:{_cased(MONTHS)}|{PLAIN_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
WEEKDAY = rf"(?:{_cased(WEEKDAYS)}|{'|'.join(WEEKDAYS)}|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
WEEKDAY_FULL = rf"(?:{_cased(WEEKDAYS)}|{'|'.join(WEEKDAYS)})"
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
YEAR = r"(?:1\d{3}|20\d{2})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
PART = r"(?i:mornings?|afternoons?|evenings?|nights?|noon|midday|dawn|dusk)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?|(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s](?:one|two|three"
    r"|four|five|six|seven|eight|nine)|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:a\s|one\s)?hundred|half\san?|an?\s+dozen|half\sa\sdozen|a\s+couple\s+of|several|a\s+few|few|many|an?|both))"
)
UNIT = r"(?i:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|yrs?|decades?|centur(?:y|ies))"
LONG_UNIT = r"(?i:days?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))"
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?i:(?:twenty[-\s])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|thirty[-\s]first))"
)
MOD = (
    r"(?i:early\s+in|late\s+in|later\s+in|earlier\s+in|early|mid|middle|late|"
    r"(?:the\s+)?(?:very\s+)?(?:beginning|start|opening|middle|midst|end|close|latter\s+part|early\s+part|first\s+half|second\s+half"
    r"|latter\s+half|rest)\s+of)"
)
APPROXIMATELY = (
    r"(?i:about|approximately|around|roughly|some|nearly|almost|over|under|just\s+over|just\s+under|well\s+over|"
    r"(?:no\s+)?(?:more|less|fewer)\s+than|at\s+least|at\s+most|up\s+to|just|only)"
)
ZONE = r"(?:GMT|UTC|[ECMPB]S?[DST]T|[ECMP]T|CEST|CET|EEST|EET|MSK|JST|IST|local\s+time|Moscow\s+time|Zulu)"
ERA = r"(?:B\.C\.(?:E\.)?|B\.C\b|BCE?\b|AD\b|A\.D\.|CE\b)"


def month_number(text: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(text.lower().rstrip(".")[:3]))


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(i for i, d in enumerate(WEEKDAYS) if d.startswith(text.lower()[:3]))


def unit_code(text: str) -> str:
    """S MIN H D W M Q Y DE CE for a unit's name in either number."""
    word = text.lower()
    return UNITS.get(word) or UNITS[word.removesuffix("s")] if word != "centuries" else "CE"


def number_value(text: str) -> float | None:
    """The number that words or digits say; None for a vague one ("several").

    >>> number_value("twenty-two"), number_value("a couple of"), number_value("a few")
    (22, 2, None)
    """
    word = " ".join(text.lower().replace(",", "").split())
    if re.fullmatch(r"\d+", word):
        return int(word)
    if re.fullmatch(r"\d+\.\d+", word):
        return float(word)
    parts = [w for w in re.split(r"[-\s]+", word) if w != "of"]
    if "few" in parts or parts[-1] in VAGUE_NUMBERS:
        return None
    if parts[:2] in (["half", "a"], ["half", "an"]):
        return 6 if parts[-1] == "dozen" else 0.5
    known = [NUMBERS[p] for p in parts if p in NUMBERS]
    if parts[-1] in {"hundred", "dozen", "couple"}:
        return {"hundred": 100, "dozen": 12, "couple": 2}[parts[-1]]
    return sum(known) if known else None


def ordinal_value(text: str) -> int:
    """The number of an ordinal in words or digits."""
    word = "-".join(text.lower().split())
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def part_code(text: str) -> str:
    """MO AF EV NI or a clock time for a part of the day, in either number."""
    word = text.lower()
    return PARTS.get(word) or PARTS[word.removesuffix("s")]


def modifier(text: str | None) -> str:
    """early, mid, late, before or after for the words that say so; empty where they only narrow ("the rest of")."""
    word = " ".join((text or "").lower().split()).removeprefix("the ").removeprefix("very ")
    if word.startswith("earlier"):
        return "before"
    if word.startswith(("later", "rest")):
        return "after"
    if word.startswith(("early", "beginning", "start", "opening", "first half")):
        return "early"
    if word.startswith("mid"):
        return "mid"
    return "late" if word.startswith(("late", "end", "close", "latter", "second half")) else ""
