"""Nominals and pronouns: people and groups meant without their name ("a senior US official", "rebel groups", "who")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidings.annotate.names.phrases import fold, fold_phrase, word_set
from tidings.annotate.names.titles import Title, group_nouns, people_nouns
from tidings.annotate.names.wording import CALENDAR, Candidate, Wording, is_hyphen

if TYPE_CHECKING:
    from tidings.annotate.names.titles import Gender
    from tidings.model import ActorType, MentionType

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "who", "him", "them", "his", "her", "hers", "their", "theirs", "its", "whose"}
)
ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"})
MASS = word_set(
    "opposition police staff media press personnel authorities people coalition government troops forces congress "
    "parliament"
)
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "HYPH", "AFX", "FW"})
LINKS = frozenset({"of", "for"})
LONGEST_LINK = 3  # words between "of" and the name it leads to
# Nouns that after an organisation's name only say what it is: "the Anadolu news agency".
NAMING = word_set(
    "news agency, agency, group, network, newspaper, party, movement, militia, organization, organisation, channel, "
    "broadcaster, website, coalition, alliance, news outlet, company, airline, paper, magazine",
    ", ",
)
NAME_PARTS = frozenset({"state", "nation", "union", "house", "republic", "kingdom", "post", "press"})  # with a capital
NEVER_MODIFY = word_set("least later earlier most more than last next ago today yesterday tomorrow")
PLURAL_ONLY = frozenset({"side", "power", "force", "cell", "body", "family", "mission", "unit", "house", "field"})
PLACE_LIKE = word_set(
    "country nation state republic kingdom station hospital church university palace office court site"
)
LOCATIVE = frozenset({"in", "at", "around", "across", "inside", "outside", "into", "within", "through", "over"})


@dataclass(slots=True, eq=False)
class _Cover:
    """Which name stands on each token."""

    at: dict[int, Candidate] = field(default_factory=dict)

    def ends_at(self, i: int) -> Candidate | None:
        """The name whose last token is `i - 1`."""
        found = self.at.get(i - 1)
        return found if found is not None and found.last == i else None


def find_descriptions(wording: Wording, names: list[Candidate]) -> list[Candidate]:
    """The nominals of an article, in text order."""
    cover = _Cover()
    for name in sorted(names, key=lambda c: c.last - c.first):
        for i in range(name.first, name.last):
            cover.at[i] = name if name.type == "PER" or i not in cover.at else cover.at[i]
    found: list[Candidate] = []
    i = 0
    while i < len(wording):
        candidate = _describe(wording, i, cover)
        if candidate is not None and not (found and candidate.first < found[-1].last):
            found.append(candidate)
        i = max(i + 1, candidate.last if candidate else 0)
    return found


def _describe(wording: Wording, i: int, cover: _Cover) -> Candidate | None:
    """The nominal whose noun begins at token `i`."""
    for table in (people_nouns(), group_nouns()):
        for end, values in table.find(wording.folded, i, wording.ends[i]):
            noun = values[0][1]
            if not _is_noun(wording, i, end, cover) or (
                wording.capital[i] and noun.word in NAME_PARTS and not wording.opens[i]
            ):
                continue
            first, owners = _left(wording, i, cover)
            if not _determined(wording, (first, i, end), noun, owners):
                return None
            return _candidate(wording, (first, end, i), noun, owners, cover)
    return None


def _is_noun(wording: Wording, first: int, end: int, cover: _Cover) -> bool:
    """Whether the words are a noun phrase's head: not inside a name, not before another noun or a hyphen."""
    if any(i in cover.at for i in range(first, end)) or not (
        wording.tags[end - 1] in NOUN_TAGS or _noun_tagged_adjective(wording, end - 1)
    ):
        return False
    if end < len(wording) and is_hyphen(wording, end):
        return False
    follows = wording.tag(end) in NOUN_TAGS and end < wording.ends[first] and fold(wording.texts[end]) not in CALENDAR
    if wording.headline[first] and wording.capital[first]:
        return not follows or wording.tags[end - 1] == "NNS"
    beside = cover.at.get(end)
    return not follows or (
        beside is not None and (wording.tags[end - 1] == "NNS" or (beside.first == end and beside.type == "ORG"))
    )


def _noun_tagged_adjective(wording: Wording, i: int) -> bool:
    """Whether the tagger's adjective is a noun after all: "an official said"."""
    return (
        wording.tags[i] == "JJ"
        and wording.tag(i - 1) in {"DT", "JJ"}
        and wording.tag(i + 1)[:2] in {"VB", "MD", ",", "."}
    )


def _left(wording: Wording, at: int, cover: _Cover) -> tuple[int, list[Candidate]]:
    """Where the noun phrase begins, and the names among its modifiers."""
    owners: list[Candidate] = []
    begin = wording.parsed.sentence(at)[0]
    first = at
    while first > begin:
        name = cover.ends_at(first)
        if name is not None and name.first >= begin:
            if not is_hyphen(wording, first):
                owners.append(name)
            first = name.first
        elif _is_determiner(wording, first - 1):
            return first - 1, owners
        elif first - 1 in cover.at or not _modifies(wording, first - 1, cover):
            break
        else:
            first -= 1
    while first < at and (
        wording.tags[first] in {"HYPH", "POS", "CC"}
        or not wording.texts[first][0].isalnum()
        or (wording.tags[first] == "JJ" and wording.tags[first + 1] == "CD")
    ):
        first += 1
    return first, [o for o in owners if o.first >= first]


def _is_determiner(wording: Wording, i: int) -> bool:
    """Whether a word is an article or the like, whatever the tagger makes of "The Prime Minister"."""
    return wording.tags[i] in DETERMINERS or wording.folded[i] in ARTICLES


def _modifies(wording: Wording, i: int, cover: _Cover) -> bool:
    """Whether the word at `i` goes before the noun after it."""
    tag, word = wording.tags[i], wording.folded[i]
    if word in CALENDAR or word in NEVER_MODIFY:
        return False
    if tag == "POS" or (wording.is_possessive(i) and (i - 1 in cover.at or wording.tag(i - 1) in {"NNS", "NN"})):
        return True
    if tag in PREMODIFIERS or is_hyphen(wording, i):
        return True
    if tag in {"VBN", "VBG", "VBD"}:
        return is_hyphen(wording, i - 1) or wording.tag(i - 1) in {"DT", "PRP$"}
    if tag == "RB":
        return wording.tag(i + 1) in {"JJ", "VBN"} and wording.tag(i - 1) in {"DT", "PRP$"}
    return tag == "CC" and word in {"and", "or"} and i - 1 in cover.at and cover.at[i - 1].type == "NORP"


def _determined(wording: Wording, tokens: tuple[int, int, int], noun: Title, owners: list[Candidate]) -> bool:
    """Whether the phrase can act: a singular noun needs an article, a state or an owner before it."""
    first, at, end = tokens
    if wording.word(first) == "no":
        return False
    if (
        noun.word in PLURAL_ONLY
        and not noun.plural
        and not owners
        and wording.word(first) not in {"either", "neither", "each"}
    ):
        return False
    if noun.plural or wording.tags[end - 1] in {"NNS", "NNPS"} or noun.word in MASS:
        return True
    if wording.headline[at] and wording.capital[at]:
        return bool(owners)
    return bool(owners) or any(
        _is_determiner(wording, i) or wording.tags[i] == "CD" or wording.is_possessive(i) for i in range(first, at)
    )


def _candidate(
    wording: Wording, tokens: tuple[int, int, int], noun: Title, owners: list[Candidate], cover: _Cover
) -> Candidate:
    first, head = tokens[0], tokens[1] - 1
    last, complement = _right(wording, tokens[1], noun, cover)
    country = _country(owners, complement)
    plural = noun.plural or wording.tags[head] in {"NNS", "NNPS"}
    people = noun.kind in {"title", "person"}
    actor: ActorType | None = (
        ("group" if plural else "person") if people else "group" if noun.kind in {"group", "craft"} else "organisation"
    )
    # A craft is called by its noun alone: "Russian" is its state, not its name.
    name = wording.words(tokens[2], tokens[1]).lower() if noun.kind == "craft" else wording.words(first, last)
    if noun.word in PLACE_LIKE and wording.word(first - 1) in LOCATIVE:
        actor = None
    return Candidate(
        first, last, (first, last), "PER" if people else "ORG", "nominal", name, head, actor,
        title=noun.word if people and not plural else None, country=country,
        codes=_codes(country, noun, owners), gender=noun.gender, plural=plural,
        noun=fold_phrase(noun.word if noun.kind == "craft" else noun.canonical or noun.word),
        said=wording.words(first, last),
        definite=wording.word(first) in DEFINITE or _possessed(wording, first, head),
        key=_own_key(cover.ends_at(tokens[2]), noun),
        of=complement.name if complement and not complement.key and not complement.country else "",
    )  # fmt: skip


def _codes(country: str | None, noun: Title, owners: list[Candidate]) -> tuple[str, ...]:
    """State first, then the sector of the body it belongs to ("a Taliban leader"), else that of the noun."""
    owned = next((o.codes for o in owners if o.type == "ORG" and o.actor_type in {"group", "organisation"}), ())
    sector = next((c for c in owned if c != country), noun.code) if noun.code in {None, "GOV", "IGO"} else noun.code
    return tuple(c for c in (country, sector) if c)


def _own_key(before: Candidate | None, noun: Title) -> str | None:
    """The key of the organisation whose name stands before the noun, where the noun only says what it is."""
    named = before is not None and before.type == "ORG" and before.actor_type != "state"
    return before.key if before is not None and named and noun.word in NAMING else None


def _possessed(wording: Wording, first: int, head: int) -> bool:
    return any(wording.is_possessive(i) for i in range(first, head))


def _country(owners: list[Candidate], complement: Candidate | None) -> str | None:
    """The one state that modifies a nominal, None when there are two or none."""
    found = {o.country for o in [*owners, *([complement] if complement else [])] if o.country}
    return found.pop() if len(found) == 1 else None


def _right(wording: Wording, end: int, noun: Title, cover: _Cover) -> tuple[int, Candidate | None]:
    """The end of the nominal with "of" or "for" and the name that follows: "the head of the Quds Force"."""
    if wording.word(end) not in LINKS or end >= wording.ends[end - 1] or noun.word in {"group", "number", "side"}:
        return end, None
    for at in range(end + 1, min(end + 2 + LONGEST_LINK, wording.ends[end - 1])):
        name = cover.at.get(at)
        if name is not None and name.type == "NORP" and wording.tag(name.last) in {"NN", "NNS", "JJ", "NNP"}:
            return end, name
        if name is not None:
            if name.last < len(wording) and wording.is_possessive(name.last):
                return end, name
            return (name.last, name) if name.first == at and name.last <= wording.ends[end - 1] else (end, None)
        if wording.tags[at] not in DETERMINERS | PREMODIFIERS | {"NNS", "VBN"}:
            break
    return end, None


def find_pronouns(wording: Wording) -> list[Candidate]:
    """Pronouns of the third person and "who", in text order; whom they mean is for coreference to say."""
    found = []
    for i, word in enumerate(wording.folded):
        if word not in PRONOUNS or (word in {"it", "her"} and wording.texts[i].isupper()):
            continue
        gender: Gender | None = "m" if word in {"he", "him", "his"} else "f" if word in {"she", "her", "hers"} else None
        kind: MentionType = "ORG" if word in {"it", "its"} else "PER"
        found.append(
            Candidate(i, i + 1, (i, i + 1), kind, "pronoun", word, i, gender=gender, noun=word,
                      plural=word in {"they", "them", "their", "theirs"})
        )  # fmt: skip
    return found
