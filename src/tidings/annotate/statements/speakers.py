"""Speakers: which mention a source's words stand for, and what it is to the report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from tidings.annotate.statements import acts
from tidings.annotate.statements.nominals import np_right
from tidings.annotate.statements.relays import outlet_of
from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.annotate.statements.reading import Reading
    from tidings.annotate.statements.sources import Source
    from tidings.model import Mention, Role

VAGUE = frozenset(
    {
        "source",
        "sources",
        "officials",
        "official",
        "analysts",
        "experts",
        "people",
        "critics",
        "reports",
        "some",
        "others",
        "many",
        "insiders",
        "diplomats",
        "aides",
    }
)
AUTHORED = frozenset({"by", "from"})
PUBLISHED = frozenset({"by", "on", "from"})  # "a statement posted on the ministry's site", "... released by"
SPEAKING_FOR = frozenset({"for", "from", "at", "with", "of"})
INDEFINITE = frozenset(
    {"a", "an", "some", "one", "another", "several", "two", "three", "many", "multiple", "senior", "other"}
)


@cache
def roles() -> dict[str, Role]:
    """The role of each common noun for those who speak; the first listed wins."""
    out: dict[str, Role] = {}
    for role, words in load("speakers").items():
        kind = "person" if role == "group" else role
        for word in words:
            out.setdefault(word, cast("Role", kind))
    return out


def find_speaker(r: Reading, source: Source | None, mentions: Sequence[Mention]) -> int | None:
    """The position of the mention that a source's words name, None when no mention is there.

    A named person in the source goes before anything else, then the mention that holds the head: the last word before
    the first preposition or comma; of several the longest. Who only owns the head ("Orlov's lawyer") does not speak,
    but speaks through a document ("its website"). "Officials from the centre" are the centre's.
    """
    if source is None:
        return None
    first, last = source.antecedent or (source.first, source.last)
    inside = [(i, m) for i, m in enumerate(mentions) if m.tokens[0] < last and first < m.tokens[1]]
    for stands_behind in (_author, _body):
        found = stands_behind(r, (first, last), mentions, [i for i, _ in inside])
        if found is not None:
            return found
    heads = [(i, m) for i, m in inside if not (m.type == "PER" and _only_owns(r, m, last))]
    return min(heads, key=lambda pair: _preference(pair[1], first, last))[0] if heads else None


def _only_owns(r: Reading, mention: Mention, last: int) -> bool:
    """Whether a mention is the possessor of a source that goes on to `last` ("Orlov" in "Orlov's lawyer")."""
    end = mention.tokens[1]
    return end < last and (r.tags[end] == "POS" or r.tags[end - 1] == "POS")


def _author(r: Reading, found: tuple[int, int], mentions: Sequence[Mention], inside: Sequence[int]) -> int | None:
    """Whose document speaks: "its website", "Orlov's letter", "a Reuters report", "a statement by the ministry"."""
    head = np_right(r, *found)
    if head == found[0] or roles().get(r.lower[head - 1]) != "document":
        return None
    owners = [i for i in inside if mentions[i].tokens[1] < head and _is_owner(r, mentions[i])]
    if r.word(head) in AUTHORED or (r.tag(head) == "VBN" and r.word(head + 1) in PUBLISHED):
        stop = np_right(r, head + 1 + (r.tag(head) == "VBN"), r.sentence[head][1])
        owners += [i for i, m in enumerate(mentions) if head < m.tokens[0] < stop and m.type in {"ORG", "PER", "GPE"}]
    return owners[0] if owners else None


def _is_owner(r: Reading, mention: Mention) -> bool:
    """Whether a mention before a noun owns it: a possessive, or the name of a body."""
    start, end = mention.tokens
    possessive = r.tags[start] == "PRP$" or "POS" in {r.tag(end), r.tags[end - 1]}
    return (possessive and mention.level != "nominal") or (mention.type == "ORG" and mention.level == "name")


def _body(r: Reading, found: tuple[int, int], mentions: Sequence[Mention], inside: Sequence[int]) -> int | None:
    """The body that nameless officials speak for ("officials from the centre", "a spokesman for the ministry")."""
    head = np_right(r, *found)
    if head == found[0] or r.lower[head - 1] not in acts.words("delegates") or r.word(head) not in SPEAKING_FOR:
        return None
    chains = {mentions[i].chain for i in inside if mentions[i].tokens[0] < head}
    if any(m.chain in chains and m.level == "name" for m in mentions):
        return None
    return next((i for i in inside if mentions[i].tokens[0] > head and mentions[i].type == "ORG"), None)


def _preference(mention: Mention, first: int, last: int) -> tuple[bool, bool, bool, int, int]:
    """A sort key: the best mention of a source comes first.

    A mention that only owns the head ("Turkey" in "Turkey's president") ends before the source does and loses to one
    that covers more of it.
    """
    covers = min(mention.tokens[1], last) - max(mention.tokens[0], first)
    person = mention.type == "PER" and mention.level == "name"
    whole = mention.tokens[0] <= first and mention.tokens[1] >= last
    return (not person, not whole, mention.level == "pronoun", -covers, mention.tokens[0])


def find_role(r: Reading, source: Source | None, mention: Mention | None) -> Role:
    """What the speaker is to the report: its nouns decide, then whether it is named."""
    if source is None:
        return "unnamed"
    found = source.antecedent or (source.first, source.last)
    outlet = outlet_of(r, found)
    if outlet is not None and not (mention is not None and mention.type == "PER"):
        return "agency" if outlet.is_agency else "outlet"
    words = _head_words(r, found)
    listed = next((roles()[w] for w in words if w in roles()), None)
    if listed in {"document", "witness", "outlet"}:
        return listed
    named = mention is not None and (mention.level == "name" or mention.name.lower() != _text(r, found).lower())
    person = mention is not None and mention.type == "PER" and named
    indefinite = r.lower[found[0]] in INDEFINITE or bool(set(words) & VAGUE)
    if not person and (indefinite or (listed is None and not named)):
        return "unnamed"
    return listed or _by_mention(mention)


def _head_words(r: Reading, found: tuple[int, int]) -> list[str]:
    """The words up to the first preposition, last one first: the head noun stands near their end."""
    words: list[str] = []
    for k in range(*found):
        if r.tags[k] == "IN":
            break
        words.append(r.lower[k])
    return words[::-1]


def _text(r: Reading, found: tuple[int, int]) -> str:
    return r.parsed.text(r.parsed.span(*found))


def _by_mention(mention: Mention | None) -> Role:
    """The role of a name with no telling noun: its title's, else a state or office speaks as an official."""
    if mention is None:
        return "person"
    if mention.title is not None:
        return roles().get(mention.title.lower().split()[-1], "official")
    official = mention.type in {"GPE", "LOC", "NORP"} or mention.actor_type in {"state", "office"}
    return "official" if official else "person"
