"""The chains of mentions of all articles, each summed up as far as telling one thing from another needs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tidings.model import ActorType, Annotated, Mention, Span
from tidings.names.parts import fold, honorifics, split_name
from tidings.weigh.institutions import find_country, is_generic, name_words

_T = TypeVar("_T")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_TITLE_STOPS = frozenset(
    {"the", "of", "for", "and", "a", "an", "in", "former", "then", "acting", "new", "his", "her", "its"}
)
_TITLE_WORDS = {
    "defense": "defence", "secretary-general": "secretary general", "chairwoman": "chairman", "chair": "chairman",
    "chairperson": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman", "premier": "prime minister",
    "ministry": "minister", "head": "chief", "leader": "chief", "labor": "labour", "external": "foreign",
}  # fmt: skip
LONGEST_OFFICE = 10  # words; a longer description tells a story about the office
# Whoever heads a thing, and what things are called that say nothing of their field.
_HEADS = frozenset({"secretary", "general", "chief", "minister", "director", "commander", "chairman", "president"})
_OF_NO_FIELD = frozenset({"council", "supreme", "high", "ministry", "department", "organisation", "top", "senior"})
# Words that are both rank and office; alone they still name an office.
_OFFICES = frozenset(
    {"president", "minister", "prime", "king", "queen", "chancellor", "senator", "governor", "secretary"}
    | {"ambassador", "pope", "commander", "emir", "prince"}
)


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one article that stand for one thing.

    `name` is its fullest bare name, "" where it is never named; `titles` are sets of title words without ranks;
    `country` an alpha-3 code; `gender` "he", "she" or None; `day` the last on which the article can have come out;
    `states` the codes of the states that the article names; `entry` labels its entry in the user's roster.
    """

    article: str
    number: int
    type: ActorType
    name: str
    bare_names: tuple[str, ...]
    surfaces: tuple[str, ...]
    nominals: tuple[str, ...]
    titles: frozenset[frozenset[str]]
    country: str | None
    codes: tuple[str, ...]
    gender: str | None
    spans: tuple[Span, ...]
    day: date | None
    states: frozenset[str] = frozenset()
    entry: str | None = None

    @property
    def member(self) -> tuple[str, int]:
        """What `Actor.members` holds for it."""
        return self.article, self.number


def find_chains(annotated: Sequence[Annotated], texts: Mapping[str, str]) -> tuple[Chain, ...]:
    """The chains that can be actors, in the order of article ids; chains of mere pronouns or places are left out."""
    found = []
    for reading in sorted(annotated, key=lambda a: a.article.id):
        by_number: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            by_number[mention.chain].append(mention)
        text = texts.get(reading.article.page, "")
        chains = [_sum_up(reading, number, by_number[number], text) for number in sorted(by_number)]
        found += _take_back([chain for chain in chains if chain is not None])
    return tuple(found)


def _take_back(chains: Sequence[Chain]) -> list[Chain]:
    """The chains of one article; an institution's country is taken back where neither its words nor the article say it.

    A table that knows "the Ministry of Defence" as the British one is no evidence in an article without Britain.
    """
    said = frozenset(chain.country for chain in chains if chain.type == "state" and chain.country)
    return [
        replace(chain, country=None, states=said)
        if chain.country and chain.country not in said and is_generic(chain.name, None) and not _says_country(chain)
        else replace(chain, states=said)
        for chain in chains
    ]


def _says_country(chain: Chain) -> bool:
    return find_country((*chain.surfaces, *chain.nominals)) is not None


def _sum_up(reading: Annotated, number: int, mentions: Sequence[Mention], text: str) -> Chain | None:
    types = Counter(m.actor_type for m in mentions if m.actor_type and m.level != "pronoun")
    if not types:
        return None
    named = [m for m in mentions if m.level == "name" and m.name.strip()]
    nominal = [m for m in mentions if m.level == "nominal"]
    bare_names = tuple(m.name.strip() for m in named)
    countries = Counter(m.country for m in mentions if m.country)
    return Chain(
        reading.article.id,
        number,
        _most(types),
        fullest(bare_names),
        bare_names,
        tuple(tidy(text[m.span.start : m.span.end]) for m in named),
        tuple(tidy(text[m.span.start : m.span.end]) for m in nominal),
        find_titles(_office_text(m, text) for m in mentions),
        _most(countries) if countries else find_country(bare_names),
        _most(Counter(m.codes for m in mentions)) if mentions else (),
        _gender(tidy(text[m.span.start : m.span.end]).lower() for m in mentions if m.level == "pronoun"),
        tuple(m.span for m in mentions),
        reading.article.published.interval.latest,
        entry=_most(entries) if (entries := Counter(m.entry for m in named if m.entry)) else None,
    )


def _most(counts: Counter[_T]) -> _T:
    """The most frequent, the first in order of its text where several are."""
    return min(counts, key=lambda value: (-counts[value], str(value)))


def fullest(names: Iterable[str]) -> str:
    """The name with most words, the most frequent and then the longest of those; "" when there is none."""
    counts = Counter(names)
    words = {name: len(split_name(name, "person").parts) for name in counts}
    return min(counts, key=lambda name: (-words[name], -counts[name], -len(name), name), default="")


def tidy(surface: str) -> str:
    """A surface form with single blanks and without a possessive ending."""
    return _POSSESSIVE.sub("", " ".join(surface.split())).strip(' ,;:"“”')


def _office_text(mention: Mention, text: str) -> str | None:
    """The words that give a mention its office: its title, or the whole description where that says more."""
    words = tidy(text[mention.span.start : mention.span.end])
    whole = mention.level == "nominal" and mention.title and len(words.split()) <= LONGEST_OFFICE
    return words if whole else mention.title


def find_titles(titles: Iterable[str | None]) -> frozenset[frozenset[str]]:
    """The words of each title that names an office: "Defense Minister" is "minister of defence"; ranks are none."""
    found = (title_words(title) for title in titles if title)
    return frozenset(words for words in found if words)


def title_words(title: str) -> frozenset[str]:
    """The office that a title names, as words without countries, articles and ranks; empty for a mere rank.

    Whoever is at the head of the same thing holds the same office: the secretary general of the national security
    council is the national security chief.
    """
    plain = re.sub(r"['’]s\b", "", fold(title))
    plain = " ".join(_TITLE_WORDS.get(w, w) for w in re.findall(r"[a-z-]+", plain))
    words = frozenset(plain.split()) - _TITLE_STOPS - name_words(None)
    if not words - (honorifics() - _OFFICES):
        return frozenset()
    field = words - _HEADS - _OF_NO_FIELD
    return field | {"head"} if field and words & _HEADS else words


def _gender(pronouns: Iterable[str]) -> str | None:
    counts = Counter("he" if p in _HE else "she" for p in pronouns if p in _HE | _SHE)
    return counts.most_common(1)[0][0] if len(counts) == 1 else None
