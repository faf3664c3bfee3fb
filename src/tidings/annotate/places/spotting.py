"""Which words of an article are toponyms: names that the mentions give, and capitalised runs that the table knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tidings.annotate.places.senses import Named
from tidings.annotate.places.toponyms import Toponym, find_toponyms, fold_toponym
from tidings.resources import load

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed
    from tidings.model import Mention

LONGEST = 5
SHORTEST = 3
LONGEST_LINK = 3  # "port city of" between an adjective and the place it holds
LONGEST_ACRONYM = 4
KNOWN_CITY = 200_000
"""A capitalised word that nothing marks as a place is one when it names a city of this size, a region, a country."""
BEFORE_PLACE = {
    "in",
    "at",
    "near",
    "from",
    "outside",
    "inside",
    "to",
    "into",
    "across",
    "toward",
    "towards",
    "around",
    "via",
    "off",
}
HEAD_WORDS = {
    "port", "city", "town", "province", "village", "governorate", "region", "state", "district", "suburb", "county",
    "island", "capital", "oblast", "republic", "outskirts", "territory", "gulf", "coast", "municipality", "enclave",
}  # fmt: skip
DIVISION_WORDS = {
    "province", "governorate", "region", "oblast", "county", "district", "state", "republic", "krai", "parish",
    "prefecture",
}  # fmt: skip
TITLES = {
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "gen.",
    "president",
    "senator",
    "sen.",
    "rep.",
    "judge",
    "sheriff",
    "chief",
    "capt.",
    "sgt.",
    "lt.",
    "officer",
    "king",
    "prince",
}
BODY_WORDS = {
    "police", "department", "sheriff", "board", "council", "court", "highway", "state", "city", "county", "fire",
    "government",
    "governor", "attorney", "legislature", "parliament", "ministry", "army", "navy", "national", "school", "schools",
    "public",
    "regional", "area", "municipal", "district", "circuit", "supreme", "fiscal", "international", "community",
    "university",
    "chamber", "association", "hospital", "airport",
}  # fmt: skip
CONNECTORS = {"of", "the", "de", "del", "la", "al", "ez", "and", "-", "'s"}
NEVER = {
    "may", "march", "police", "church", "university", "college", "most", "bar", "union", "as", "of", "is", "an", "us",
    "same",
    "reading", "mobile", "sale", "chance", "bath", "speed", "god", "bush", "ford", "jackson", "carter", "roosevelt",
    "lincoln",
    "best", "nice", "date", "along", "man", "split", "liberal", "central", "east", "west", "north", "south",
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
    "christmas",
    "english", "arab", "arabic", "congress", "post", "tower", "times", "house", "senate", "orient", "latin",
    "roman", "christian", "christians", "muslim", "jewish", "press", "center", "republic", "monday", "sunday",
    "friday", "a", "i", "no", "so", "or", "the", "buy", "van", "young", "media", "bishop", "enterprise",
    "independence", "commerce",
}  # fmt: skip


def spot_toponyms(parsed: Parsed, mentions: Sequence[Mention]) -> list[Named]:
    """The toponyms of an article in order, each with its possible readings and what stands around it."""
    over = _covering(parsed, mentions)
    out: list[Named] = []
    i = 0
    while i < len(parsed.doc):
        named = _at(parsed, i, over) if parsed.doc[i].text[:1].isupper() else None
        if named is not None:
            out.append(named)
        i = named.tokens[1] if named is not None else i + 1
    return [_with_context(parsed, out, k) for k in range(len(out))]


def _covering(parsed: Parsed, mentions: Sequence[Mention]) -> list[Mention | None]:
    """For each token the shortest named mention over it."""
    over: list[Mention | None] = [None] * len(parsed.doc)
    for mention in sorted((m for m in mentions if m.level == "name"), key=lambda m: m.tokens[0] - m.tokens[1]):
        for i in range(*mention.tokens):
            over[i] = mention
    return over


def _at(parsed: Parsed, i: int, over: Sequence[Mention | None]) -> Named | None:
    """The longest toponym that begins at a token, None when none does."""
    for j in range(min(i + LONGEST, len(parsed.doc)), i, -1):
        if not _is_run(parsed, i, j):
            continue
        text = parsed.text(parsed.span(i, j))
        senses = _short_senses(text) or find_toponyms(text)
        if senses and _is_place(parsed, (i, j), over, senses):
            return Named(tokens=(i, j), key=fold_toponym(text), senses=senses)
    return None


def _is_run(parsed: Parsed, i: int, j: int) -> bool:
    """Whether the words could be one name: capitals, connecting words only inside, one sentence."""
    words = [t.text for t in parsed.doc[i:j]]
    if not (words[-1][:1].isupper() or words[-1].lower() in DIVISION_WORDS | {"strait", "river", "mountains"}):
        return False
    inner = all(w[:1].isupper() or w.lower() in CONNECTORS for w in words[1:-1])
    return inner and not any(parsed.doc[k].is_sent_start for k in range(i + 1, j))


@cache
def _abbreviations() -> dict[str, str]:
    """Ky. -> "Kentucky"."""
    found: dict[str, str] = load("regions")["abbreviations"]
    return found


def _short_senses(text: str) -> tuple[Toponym, ...]:
    """The readings of an abbreviated state or country."""
    full = _abbreviations().get(text)
    return tuple(s for s in find_toponyms(full) if s.kind in {"region", "country"}) if full else ()


def _is_place(
    parsed: Parsed, tokens: tuple[int, int], over: Sequence[Mention | None], senses: Sequence[Toponym]
) -> bool:
    """Whether a run that the table knows is used as a place here."""
    i, j = tokens
    if (short := _abbreviations().get(parsed.text(parsed.span(i, j)))) and not parsed.doc[i].text.startswith("U"):
        return _follows_place(parsed, i)
    words = [t.lower_ for t in parsed.doc[i:j] if t.lower_ != "the"]
    word = words[0] if len(words) == 1 else ""
    if word and not short and (word in NEVER or len(word) < SHORTEST):
        return False
    if _after_title(parsed, i) or (_is_acronym(parsed.text(parsed.span(i, j))) and not _is_large(senses[0])):
        return False
    mention = over[i] or over[j - 1]
    if mention is None:
        return _is_large(senses[0]) or _in_place_position(parsed, i)
    return MENTION_CHECKS.get(mention.type, _in_name)(parsed, tokens, mention, senses)


Check = Callable[["Parsed", tuple[int, int], "Mention", Sequence[Toponym]], bool]


def _is_acronym(text: str) -> bool:
    """Whether a name is a few capitals ("U.N.", "NATO"), which only a known place may be."""
    return text.isupper() and ("." in text or len(text) <= LONGEST_ACRONYM)


def _is_large(sense: Toponym) -> bool:
    """Whether a place is known without anything around that says so."""
    return sense.kind != "city" or sense.population >= KNOWN_CITY


def _always(_p: Parsed, _t: tuple[int, int], _m: Mention, _s: Sequence[Toponym]) -> bool:
    """A name that the mentions call a place is one."""
    return True


def _in_people(parsed: Parsed, tokens: tuple[int, int], mention: Mention, _senses: Sequence[Toponym]) -> bool:
    """Somebody's whole name after "in" or "from" is a place after all; part of a name never is."""
    return mention.tokens == tokens and _in_place_position(parsed, tokens[0])


def _in_name(parsed: Parsed, tokens: tuple[int, int], mention: Mention, senses: Sequence[Toponym]) -> bool:
    """A body's name that begins with a place ("Texas Fire Service"), or a doubtful name that is nothing else."""
    i, j = tokens
    if mention.tokens == tokens:
        return _is_large(senses[0]) or _in_place_position(parsed, i) or _before_common_noun(parsed, j)
    if i != mention.tokens[0] or j >= mention.tokens[1]:
        return False
    return senses[0].kind in {"demonym", "country"} or parsed.doc[j].lower_ in BODY_WORDS


def _before_common_noun(parsed: Parsed, j: int) -> bool:
    """Whether a common noun follows ("a Gainesville man", "Carthage police")."""
    return j < len(parsed.doc) and parsed.doc[j].pos_ == "NOUN" and parsed.doc[j].text.islower()


MENTION_CHECKS: dict[str, Check] = {"GPE": _always, "LOC": _always, "FAC": _always, "NORP": _always, "PER": _in_people}


def _after_title(parsed: Parsed, i: int) -> bool:
    """Whether a person's title or first name stands before ("Sen. Washington")."""
    return i > 0 and parsed.doc[i - 1].lower_ in TITLES


def _follows_place(parsed: Parsed, i: int) -> bool:
    """Whether "Ky." stands after "Frankfort," or in brackets."""
    return i > 1 and parsed.doc[i - 1].text in {",", "("} and parsed.doc[i - 2].text[:1].isupper()


def _in_place_position(parsed: Parsed, i: int) -> bool:
    """Whether the words before ask for a place: "in", "the port of", "the town of", a comma after a place."""
    doc = parsed.doc
    if i == 0:
        return False
    k = i - 1 if doc[i - 1].lower_ != "the" else i - 2
    if k < 0:
        return False
    if doc[k].lower_ in BEFORE_PLACE:
        return doc[i].pos_ == "PROPN"
    return doc[k].lower_ == "of" and k > 0 and doc[k - 1].lemma_.lower() in HEAD_WORDS


def _with_context(parsed: Parsed, all_named: Sequence[Named], k: int) -> Named:
    """A toponym with what contains it: "Portland, Maine", "the Syrian province of Hama", "Hama province"."""
    named = all_named[k]
    first, last = named.tokens
    doc = parsed.doc
    holder = None
    if k + 1 < len(all_named) and all_named[k + 1].tokens[0] == last + 1 and doc[last].text in {",", "("}:
        holder = all_named[k + 1]
    before = all_named[k - 1] if k else None
    if (
        holder is None
        and before
        and first - before.tokens[1] <= LONGEST_LINK
        and _is_of(parsed, before.tokens[1], first)
    ):
        holder = before
    after = doc[last].lower_ if last < len(doc) else ""
    ahead = {t.lemma_.lower() for t in doc[max(0, first - 3) : first]}
    division = after in DIVISION_WORDS or bool(ahead & DIVISION_WORDS and doc[first - 1].lower_ == "of")
    return named._replace(
        holders=tuple(holder.senses) if holder else (), division=division, paragraph=int(parsed.paragraph[first])
    )


def _is_of(parsed: Parsed, start: int, end: int) -> bool:
    """Whether "province of", "port" stand between an adjective and a name ("the Syrian province of Hama")."""
    words = {t.lemma_.lower() for t in parsed.doc[start:end]}
    return bool(words & HEAD_WORDS)
