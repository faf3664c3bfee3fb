"""Whether a match is a time here: what the parse and the neighbouring words decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.times.tense import tense_at
from tidings.annotate.times.words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.annotate.times.grammar import Candidate
    from tidings.language.parsed import Parsed

Tokens = tuple[int, int]

BEFORE_YEAR = {
    "in", "since", "of", "by", "until", "till", "from", "between", "before", "after", "during", "through", "throughout",
    "to", "and", "or", "(", "-", "–", "—", "/", "early", "late", "mid", "circa", "around", "about", "for", "as", "the",
    ",",
}  # fmt: skip
NOT_BEFORE_YEAR = {
    "some", "nearly", "almost", "than", "over", "approximately", "least", "roughly", "no.", "nos.", "number", "flight",
    "page", "pp.", "p.", "resolution", "act", "section", "article", "boeing", "route", "highway", "room", "#", "$", "€",
    "£",
    "model", "unit", "battalion", "brigade", "type", "us$", "nasdaq", "dow", "only", "another", "killed", "windows",
}  # fmt: skip
NOUN_TAGS = {"NN", "NNS", "NNP"}
COUNTED_TAGS = {"NNS"}
COUNTED_AFTER = {
    "people",
    "percent",
    "%",
    "feet",
    "men",
    "women",
    "police",
    "hp",
    "km",
    "kg",
    "meters",
    "metres",
    "miles",
    "BC",
}
YEAR_NOUNS = {"elections", "games", "olympics", "protests", "attacks", "talks", "accords", "riots", "floods"}
OLDEST_PLAIN_YEAR = 1900
LATEST_PLAIN_YEAR = 2049
PAPERS = {"times", "telegraph", "mail", "mirror", "herald", "independent", "post", "express", "night", "people"}
MONTH_COMPANY = {
    "in", "since", "of", "by", "until", "till", "from", "between", "before", "after", "during", "through", "throughout",
    "to", "and", "or", "this", "last", "next", "early", "late", "mid", "around", "on", "for", ",", "-", "–", "(",
    "that",
}  # fmt: skip
SURE_MONTHS = {"January", "February", "July", "September", "October", "November", "December"}


def is_time(parsed: Parsed, candidate: Candidate, tokens: Tokens) -> bool:
    """Whether the candidate is a time in its sentence; rules without a check always are."""
    check = CHECKS.get(candidate.rule)
    return check(parsed, tokens) if check else True


def _word(parsed: Parsed, i: int) -> str:
    """The lower-cased word at a token position, empty outside the paragraph's article."""
    return parsed.doc[i].lower_ if 0 <= i < len(parsed.doc) else ""


def _tag(parsed: Parsed, i: int) -> str:
    """The Penn tag at a token position, empty outside the article."""
    return parsed.doc[i].tag_ if 0 <= i < len(parsed.doc) else ""


def _is_year(parsed: Parsed, tokens: Tokens) -> bool:
    """A bare four-digit number as a year: not a count of things, not a code."""
    first, last = tokens
    before, after = _word(parsed, first - 1), _word(parsed, last)
    number = int("".join(c for c in parsed.doc[last - 1].text[-4:] if c.isdigit()) or 0)
    if after in COUNTED_AFTER or (before in NOT_BEFORE_YEAR and not _compares_times(parsed, first)):
        return False
    if not OLDEST_PLAIN_YEAR <= number <= LATEST_PLAIN_YEAR and before not in BEFORE_YEAR:
        return False
    counted = _tag(parsed, last) in COUNTED_TAGS and after not in YEAR_NOUNS
    return not counted or (before in {"the", "'s", "’s", "its", "their", "his", "in"} and number % 100 != 0)


def _compares_times(parsed: Parsed, first: int) -> bool:
    """Whether "later than", "sooner than" stand before."""
    return _word(parsed, first - 1) == "than" and _word(parsed, first - 2) in {"later", "earlier", "sooner"}


def _is_month(parsed: Parsed, tokens: Tokens) -> bool:
    """A month without a year: not the verb, not part of a name."""
    first, last = tokens
    text, before = parsed.doc[last - 1].text, _word(parsed, first - 1)
    if last - first > 1 or text.capitalize() in SURE_MONTHS:
        return True
    if before == "the":
        ends = last >= len(parsed.doc) or parsed.doc[last].pos_ == "PUNCT"
        return _word(parsed, first - 2) in {"in", "at"} if ends else parsed.doc[last].pos_ == "NOUN"
    if parsed.doc[first].pos_ in {"VERB", "AUX"}:
        return False
    return before in MONTH_COMPANY and _tag(parsed, last) != "NNP"


def _is_short_weekday(parsed: Parsed, tokens: Tokens) -> bool:
    """Sat, Sun, Wed as weekdays: after "on" or a comma, or with their full stop, and no verb or name."""
    first, last = tokens
    if last - first != 1 or (_tag(parsed, last) == "NNP" and _word(parsed, last) not in MONTH_COMPANY):
        return False
    before = _word(parsed, first - 1)
    return before in {"on", "last", "next", "(", "this"} and parsed.doc[first].pos_ != "VERB"


def _is_weekday(parsed: Parsed, tokens: Tokens) -> bool:
    """A weekday: not in a name ("Bloody Sunday", "the Sunday Times")."""
    if _word(parsed, tokens[0] - 1) in {"bloody", "black", "cyber", "good", "super", "palm", "ash"}:
        return False
    return not (_word(parsed, tokens[1]) in PAPERS and _tag(parsed, tokens[1]).startswith("NNP"))


def _is_regular(parsed: Parsed, tokens: Tokens) -> bool:
    """Daily, annual: not in a name ("the Daily Mail")."""
    first, last = tokens
    named = parsed.doc[first].text[:1].isupper() and last < len(parsed.doc) and parsed.doc[last].text.istitle()
    return not (named and _tag(parsed, last).startswith("NNP"))


def _is_month_in_numbers(parsed: Parsed, tokens: Tokens) -> bool:
    """11/2016 as a month: not the number of a law or a case."""
    return _word(parsed, tokens[0] - 1) not in NOT_BEFORE_YEAR | {"law", "decree", "case", "regulation", "directive"}


def _is_season(parsed: Parsed, tokens: Tokens) -> bool:
    """A season: "fall" and "spring" as nouns, with an article or preposition."""
    first, last = tokens
    noun = parsed.doc[last - 1].pos_ in {"NOUN", "PROPN"}
    if parsed.doc[last - 1].lower_ == "fall" and _word(parsed, last) == "of":
        return False
    company = last - first > 1 or _word(parsed, first - 1) in MONTH_COMPANY | {
        "each",
        "every",
        "one",
        "following",
    }
    return noun and ((company and _tag(parsed, last) not in NOUN_TAGS) or last - first > len(("the", "spring")))


def _is_day_of_month(parsed: Parsed, tokens: Tokens) -> bool:
    """The 22nd where no noun follows that it would count."""
    after = parsed.doc[tokens[1]] if tokens[1] < len(parsed.doc) else None
    inside = any(t.lower_.startswith(("inst", "ult", "prox")) for t in parsed.doc[tokens[0] : tokens[1]])
    before = _word(parsed, tokens[0] - 1)
    if inside:
        return True
    ends = after is None or after.pos_ in {"PUNCT", "ADP", "VERB", "AUX", "CCONJ", "PRON", "SCONJ"}
    return ends and before in {
        "on",
        "until",
        "till",
        "by",
        "from",
        "to",
        "of",
        "since",
        "and",
        "before",
        "after",
        "for",
    }


def _is_part(parsed: Parsed, tokens: Tokens) -> bool:
    """A part of the day with "in the", "at", "the early"; not inside a compound."""
    first, last = tokens
    inside = last - first > 1
    before = _word(parsed, first - 1)
    compound = _tag(parsed, last) in NOUN_TAGS and _word(parsed, last) not in {"hours", "hour"}
    return not compound and (
        inside or before in {"by", "until", "all", "since", "late", "early", "every", "at", "before", "after"}
    )


def _is_night(parsed: Parsed, tokens: Tokens) -> bool:
    """Night, noon, midnight, dawn: nouns on their own after a preposition."""
    first, last = tokens
    compound = _tag(parsed, last) in NOUN_TAGS and _word(parsed, last) not in WEEKDAYS
    before = _word(parsed, first - 1)
    word = parsed.doc[last - 1].lower_
    if word in {"overnight", "midnight", "noon", "midday", "daytime"}:
        return not compound
    return not compound and (
        before in {"at", "by", "until", "before", "after", "since", "during", "all", "all-", "in"} or last - first > 1
    )


def _is_duration(parsed: Parsed, tokens: Tokens) -> bool:
    """A measured length: "second" as a unit only after a number that is not an article, "a minute", "a second" out."""
    first, last = tokens
    words = [t.lower_ for t in parsed.doc[first:last]]
    if words[-1] in {"second", "minute", "min"} and words[0] in {"a", "an"}:
        return False
    if words[0] in {"a", "an"} and words[1:] in ([u] for u in ("day", "night", "hour", "week", "month", "year")):
        return _word(parsed, first - 1) not in {"times", "dollars", "once", "twice"} and _tag(parsed, last) not in {
            "NN",
            "NNS",
        }
    return not (
        words[0] == "one"
        and words[-1] == "day"
        and _word(parsed, first - 1) not in {"for", "in", "within", "just", "only"}
    )


def _is_measured_number(parsed: Parsed, tokens: Tokens) -> bool:
    """Recent as an adjective before a noun or alone; nothing else to tell."""
    return parsed.doc[tokens[0]].pos_ == "ADJ"


def _is_soon(parsed: Parsed, tokens: Tokens) -> bool:
    """Soon, shortly: of what is still to come, not of what "soon" happened."""
    joined = _word(parsed, tokens[1]) in {"as", "-"} or _word(parsed, tokens[0] - 1) in {"as", "how", "too"}
    return not joined and tense_at(parsed, tokens[0]) not in {"past", None}


def _is_short_year(parsed: Parsed, tokens: Tokens) -> bool:
    """'99 as a year: after a preposition, a month or a season."""
    return _word(parsed, tokens[0] - 1) in BEFORE_YEAR | {"summer", "winter", "spring", "fall"}


def _is_past(parsed: Parsed, tokens: Tokens) -> bool:
    """The past, alone."""
    return _tag(parsed, tokens[1]) not in {"NN", "NNS", "NNP", "CD", "JJ"}


def _is_future(parsed: Parsed, tokens: Tokens) -> bool:
    """The future as a noun or an adjective, not "futures"."""
    return tokens[1] - tokens[0] >= 1 and _word(parsed, tokens[1]) not in {"contracts", "exchange"}


CHECKS: dict[str, Callable[[Parsed, Tokens], bool]] = {
    "year": _is_year,
    "year-to": _is_year,
    "bare-month": _is_month,
    "short-weekday": _is_short_weekday,
    "weekday": _is_weekday,
    "regular": _is_regular,
    "month-year": _is_month_in_numbers,
    "slashed-month": _is_month_in_numbers,
    "bare-season": _is_season,
    "day-of-month": _is_day_of_month,
    "bare-part": _is_part,
    "night": _is_night,
    "long": _is_duration,
    "measured": _is_duration,
    "recent": _is_measured_number,
    "past": _is_past,
    "soon": _is_soon,
    "short-year": _is_short_year,
    "future": _is_future,
}
