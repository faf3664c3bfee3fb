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
DIVISION_PLURALS = {
    "counties": "county", "provinces": "province", "governorates": "governorate", "regions": "region",
    "oblasts": "oblast", "districts": "district", "states": "state", "parishes": "parish",
}  # fmt: skip
LONGEST_LIST = 24  # tokens
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
    "regional", "area", "municipal", "district", "circuit",
    "supreme", "fiscal", "international", "community",
    "university",
    "chamber", "association", "hospital", "airport", "volunteer", "church", "town", "village", "township", "high",
    "elementary", "middle", "senior", "seniors", "emergency", "college", "medical", "superintendent", "library",
    "museum", "committee", "commission", "authority", "academy",
}  # fmt: skip
WIDE = {"demonym", "country", "region"}
PAPERS = {
    "times", "post", "herald", "news", "journal", "tribune", "globe", "gazette", "telegraph", "mail", "star", "sun",
    "observer", "chronicle", "examiner", "inquirer", "review", "guardian", "independent", "press", "magazine",
}  # fmt: skip
"""The Boston Globe is not in Boston for what it reports."""
PEOPLE = {
    "man", "men", "woman", "women", "teen", "teenager", "boy", "girl", "couple", "family", "mother", "father", "mom",
    "dad", "resident", "residents", "native", "police", "officer", "officers", "firefighters", "driver", "student",
    "students", "mayor", "council", "officials", "voters", "schools", "pair", "trio", "brothers", "sisters",
    "motorist", "motorcyclist", "bar", "home", "house", "school", "church", "crash", "fire", "shooting", "area",
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
    "independence", "commerce", "supreme", "superior",
    "justice", "defense", "metro", "patrol", "chamber", "red", "mon", "bell", "home",
}  # fmt: skip


FEATURES = {
    "street", "st", "road", "rd", "avenue", "ave", "drive", "lane", "boulevard", "blvd", "court", "highway", "parkway",
    "trail", "circle", "way", "terrace", "alley", "place", "creek", "river", "rivers", "lake", "lakes", "bay", "ridge",
    "hill", "hills", "mountain", "mountains", "valley", "plains", "forest", "woods", "park", "garden", "gardens", "zoo",
    "bridge", "mill", "mills", "spring", "springs", "farm", "ranch", "rock", "rocks", "beach", "harbor", "island",
    "hospital", "clinic", "hotel", "mall", "plaza", "square", "stadium", "arena", "theater", "theatre", "museum",
    "library", "building", "hall", "airport", "station", "cemetery", "club", "homestead", "apartments", "complex",
    "bar", "inn", "restaurant", "pub", "cafe", "tower", "center", "centre",
}  # fmt: skip
"""What streets, waters, heights and buildings are called by: no toponym alone, nor is the name before one."""
BUILDINGS = {"hospital", "airport", "zoo", "library", "museum", "mall", "stadium"}
"""A place before these is meant itself: "the Columbia airport"."""
DIRECTIONS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "central", "upper",
    "lower", "greater", "downtown", "metro", "metropolitan", "suburban", "rural", "wider", "old",
}  # fmt: skip


def spot_toponyms(parsed: Parsed, mentions: Sequence[Mention]) -> list[Named]:
    """The toponyms of an article in order, each with its possible readings and what stands around it."""
    over, people = _covering(parsed, mentions), _names_of_people(parsed, mentions)
    out: list[Named] = []
    i = 0
    while i < len(parsed.doc):
        named = _at(parsed, i, over) if parsed.doc[i].text[:1].isupper() else None
        if named is not None and named.key in people and not _is_known(named):
            named = None
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


def _names_of_people(parsed: Parsed, mentions: Sequence[Mention]) -> set[str]:
    """The single words, folded, that full names of people in the article are made of."""
    full = [m.tokens for m in mentions if m.level == "name" and m.type == "PER" and m.tokens[1] - m.tokens[0] > 1]
    return {fold_toponym(t.text) for first, last in full for t in parsed.doc[first:last] if t.pos_ == "PROPN"}


def _is_known(named: Named) -> bool:
    """Whether a name that somebody in the article bears too is that of a large place: Houston, not (Bandar) Abbas."""
    sense = named.senses[0]
    return _is_large(sense) and fold_toponym(sense.name) == named.key


def _at(parsed: Parsed, i: int, over: Sequence[Mention | None]) -> Named | None:
    """The longest toponym that begins at a token, None when none does."""
    for j in range(min(i + LONGEST, len(parsed.doc)), i, -1):
        if not _is_run(parsed, i, j):
            continue
        text = parsed.text(parsed.span(i, j))
        senses = _short_senses(text) or find_toponyms(text)
        if parsed.doc[i].lower_ == "the" and not any(s.name.startswith("The ") for s in senses):
            continue
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


def _abbreviation(text: str) -> str | None:
    """What an abbreviated state or country stands for; words may be parted otherwise ("W. Va.", "W.Va")."""
    table = _abbreviations()
    plain = text.replace(" ", "")
    return table.get(text) or table.get(plain) or (table.get(f"{plain}.") if "." in plain else None)


def _is_initials(text: str) -> bool:
    """Whether an abbreviation cannot be another word: S.C., W.Va."""
    return "." in text.rstrip(".") and text[:1].isupper()


def _after_party(parsed: Parsed, i: int) -> bool:
    """Whether a place stands after an American politician's party: "D-S.C.", "R-Florence"."""
    doc = parsed.doc
    return i > 1 and doc[i - 1].text in {"-", "–"} and doc[i - 2].text in {"D", "R", "I"} and _touches(parsed, i)


def _touches(parsed: Parsed, i: int) -> bool:
    """Whether nothing parts a token from the one before it."""
    return bool(parsed.starts[i] == parsed.ends[i - 1])


def _short_senses(text: str) -> tuple[Toponym, ...]:
    """The readings of an abbreviated state or country."""
    full = _abbreviation(text)
    return tuple(s for s in find_toponyms(full) if s.kind in {"region", "country"}) if full else ()


def _is_place(
    parsed: Parsed, tokens: tuple[int, int], over: Sequence[Mention | None], senses: Sequence[Toponym]
) -> bool:
    """Whether a run that the table knows is used as a place here."""
    i, j = tokens
    if (short := _abbreviation(parsed.text(parsed.span(i, j)))) and not parsed.doc[i].text.startswith("U"):
        return _follows_place(parsed, i) or _is_initials(parsed.text(parsed.span(i, j))) or _after_party(parsed, i)
    words = [t.lower_ for t in parsed.doc[i:j] if t.lower_ != "the"]
    word = words[0] if len(words) == 1 else ""
    if word and not short and (word in NEVER | FEATURES or len(word) < SHORTEST):
        return False
    if _after_party(parsed, i):
        return True
    if _after_title(parsed, i) or (_is_acronym(parsed.text(parsed.span(i, j))) and not _is_large(senses[0])):
        return False
    mention = over[i] or over[j - 1]
    if mention is None:
        return _is_large(senses[0]) or _in_place_position(parsed, i) or _before_people(parsed, j)
    return MENTION_CHECKS.get(mention.type, _in_name)(parsed, tokens, mention, senses)


Check = Callable[["Parsed", tuple[int, int], "Mention", Sequence[Toponym]], bool]


def _is_acronym(text: str) -> bool:
    """Whether a name is a few capitals ("U.N.", "NATO"), which only a known place may be."""
    return text.isupper() and ("." in text or len(text) <= LONGEST_ACRONYM)


def _is_large(sense: Toponym) -> bool:
    """Whether a place is known without anything around that says so."""
    return sense.kind != "city" or sense.population >= KNOWN_CITY


def _in_place(parsed: Parsed, tokens: tuple[int, int], mention: Mention, _senses: Sequence[Toponym]) -> bool:
    """A name that the mentions call a place, or the part of it that is one: not the Cooper of Cooper Street."""
    i, j = tokens
    first, last = mention.tokens
    first += parsed.doc[first].lower_ == "the"
    before = parsed.doc[i - 1].lower_ if i > first else ""
    after = parsed.doc[j].lower_ if j < last else parsed.doc[j].text if j < len(parsed.doc) else ""
    if after.lower() in FEATURES - BUILDINGS and after[:1].isupper() | (j < last):
        return False
    if i <= first:
        return True
    return before in DIRECTIONS or not before.isalpha() or before in CONNECTORS


def _in_people(parsed: Parsed, tokens: tuple[int, int], mention: Mention, _senses: Sequence[Toponym]) -> bool:
    """Somebody's whole name after "in" or "from" is a place after all; part of a name never is."""
    return mention.tokens == tokens and _in_place_position(parsed, tokens[0])


def _in_name(parsed: Parsed, tokens: tuple[int, int], mention: Mention, senses: Sequence[Toponym]) -> bool:
    """A body's name that begins with a place ("Texas Fire Service"), or a doubtful name that is nothing else."""
    i, j = tokens
    if mention.tokens == tokens:
        return _is_large(senses[0]) or _in_place_position(parsed, i) or _before_common_noun(parsed, j)
    first, last = mention.tokens
    first += parsed.doc[first].lower_ == "the"
    if parsed.doc[last - 1].lower_ in PAPERS:
        return False
    if i > first:
        return parsed.doc[i - 1].lower_ in {"of", "for"} and _is_large(senses[0])
    return j < last and (senses[0].kind in WIDE or bool({t.lower_ for t in parsed.doc[j:last]} & BODY_WORDS))


def _before_people(parsed: Parsed, j: int) -> bool:
    """Whether a word for a person or a body follows: "Chapin man dies"."""
    return j < len(parsed.doc) and parsed.doc[j].lower_ in PEOPLE


def _before_common_noun(parsed: Parsed, j: int) -> bool:
    """Whether a common noun follows ("a Gainesville man", "Carthage police")."""
    return j < len(parsed.doc) and parsed.doc[j].pos_ == "NOUN" and parsed.doc[j].text.islower()


IN_PLACE: Check = _in_place
MENTION_CHECKS = dict.fromkeys(("GPE", "LOC", "FAC", "NORP"), IN_PLACE)
MENTION_CHECKS["PER"] = _in_people


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
    if kind := _listed_kind(parsed, last):
        division, named = True, _as_listed(parsed, named, kind)
    return named._replace(
        holders=tuple(holder.senses) if holder else (), division=division, paragraph=int(parsed.paragraph[first])
    )


def _listed_kind(parsed: Parsed, j: int) -> str:
    """What the list that a name stands in says they are: "Barrow, Clarke and Madison counties"; empty for nothing."""
    doc = parsed.doc
    for k in range(j, min(j + LONGEST_LIST, len(doc))):
        if doc[k].lower_ in DIVISION_PLURALS:
            return DIVISION_PLURALS[doc[k].lower_]
        if not (doc[k].text[:1].isupper() or doc[k].lower_ in {",", "and", "/", "or", "&"}):
            return ""
    return ""


def _as_listed(parsed: Parsed, named: Named, kind: str) -> Named:
    """A name of such a list under its full name, where the table knows that; it is another name than the city's."""
    full = f"{parsed.text(parsed.span(*named.tokens))} {kind.capitalize()}"
    senses = find_toponyms(full)
    return named._replace(key=fold_toponym(full), senses=senses) if senses else named


def _is_of(parsed: Parsed, start: int, end: int) -> bool:
    """Whether "province of", "port" stand between an adjective and a name ("the Syrian province of Hama")."""
    words = {t.lemma_.lower() for t in parsed.doc[start:end]}
    return bool(words & HEAD_WORDS)
