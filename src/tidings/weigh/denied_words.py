"""What the words of a denial deny: a claim pointed at, a part in a deed, a deed or doers that never were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tidings.model import Annotated, Span, Statement
from tidings.weigh.pile import HEARSAY, Pile, find_voice
from tidings.weigh.pile import SPOKEN as WORDED
from tidings.weigh.words import SHORTEST_STEM, find_stems, stem

SPOKEN = WORDED | {"AGREE"}
SHORTLY = 600  # code points before a denial in which what it points at stands
FEWEST = 2  # stems that a denial's content needs to be tied to an account by its words alone
SUCH = re.compile(
    r"(all )?(these|those|such|the) \w*\s?(reports|claims|allegations|accusations|rumou?rs|charges|stories)\b",
    re.IGNORECASE,
)
VERSION = re.compile(
    r"\b(versions?|accounts?|stor(?:y|ies)|tales?|narratives?|explanations?|claims?|allegations?|accusations?|charges?|"
    r"assertions?|suggestions?|reports?|rumou?rs?|statements?|remarks?|comments?)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(versions?|accounts?|stor(?:y|ies)|tales?|narratives?|events|reports)\b", re.IGNORECASE)
"""A whole story is denied with all that it tells; of a charge, what its own side is charged with."""
TALK = HEARSAY | {stem(w) for w in ("version", "events", "story", "charge", "accusation", "assertion", "notion")}
"""Words that only point at what somebody else has said."""
NOT = re.compile(r"\b(?:no|not|never|nor|neither|none of the|without|n[’']t)\s+((?:[\w-]+\s*){1,4})", re.IGNORECASE)
COUNTS = frozenset(["one", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some"])
ASIDE = re.compile(
    r"\b(before|after|during|while|when|since|because|following|amid|until|despite|in response to|ahead of)\b",
    re.IGNORECASE,
)
"""What stands behind these is taken for granted: "did not know before the attacks"."""
PART = re.compile(
    r"^\W*(?:[\w’'-]+ ){0,6}?(involvement|involved|responsib(?:ility|le)|role|part|hand|complicity|complicit|"
    r"connection|connected|links?|ties|behind|participation|participated|anything to do|something to do|wrongdoing|"
    r"culpability|blame)\b",
    re.IGNORECASE,
)
"""What somebody had no part in: the deed is not denied to have been, but to have been its own."""


CHARGED = re.compile(
    r"^\W*(?:that )?(?:[\w’'-]+ ){0,3}?(?:reports|claims|allegations|accusations|suggestions|rumou?rs) "
    r"(?:of|that|about) (.+?)\b(?:is|are|was|were|has been|have been|had been)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What reports called false are of: the rest tells how they came about."""


@dataclass(frozen=True, slots=True)
class Denied:
    """What one denial denies, by its words.

    `bag` are the stems of its content, `gone` those of what is said not to have been, `taken` those of the deeds it
    takes for granted, `deed` those of the deed it disowns (None where it disowns none). `tells` says that the denied
    deed is an account of its own. `people` are the speaker and those named in the content (`named`), `near` those named
    in its sentence, `context` the stems of what was told up to it.
    """

    voice: str
    bag: frozenset[str]
    gone: frozenset[str]
    taken: frozenset[str]
    deed: frozenset[str] | None
    tells: bool
    people: frozenset[str]
    named: frozenset[str]
    near: frozenset[str]
    context: frozenset[str]


def read_denied(pile: Pile, article: Annotated, position: int) -> Denied:
    """What the words of one denial deny."""
    said, text = article.statements[position], pile.texts[article.article.page]
    voice = find_voice(pile, article, position)
    told = [(i, a) for i, a in enumerate(article.accounts) if a.statement == position]
    own = [a for i, a in told if i in said.denies_accounts and a.type not in SPOKEN]
    spare = [a.trigger for i, a in told if i not in said.denies_accounts]
    people = find_people(pile, article, said.content)
    return Denied(
        voice,
        frozenset(w for w in find_stems(text, _cut(text, said.content)) - TALK if len(w) > 1),
        _find_negated_words(pile, said),
        find_stems(text, spare) - find_stems(text, [a.trigger for a in own]),
        _find_disowned(pile, article, said),
        bool(own),
        frozenset({*people, voice}),
        frozenset(people),
        frozenset(find_people(pile, article, _find_sentences(article, said))),
        find_stems(text, [(max(article.article.spans[0][0], c.start - SHORTLY), c.end) for c in said.content[:1]]),
    )


def _cut(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The spans without what they take for granted; of reports called false, what they are of."""
    for span in spans:
        if charged := CHARGED.match(text[span.start : span.end]):
            yield span.start + charged.start(1), span.start + charged.end(1)
            continue
        aside = ASIDE.search(text, span.start + 1, span.end)
        yield span.start, aside.start() if aside else span.end


def _find_negated_words(pile: Pile, said: Statement) -> frozenset[str]:
    """The stems of what is denied in so many words: "there were no warnings", "the jet did not stray"."""
    found: set[str] = set()
    for span in said.content:
        for match in NOT.finditer(pile.read(span)):
            found |= stems_of(match.group(1))
    return frozenset(found)


def disowns(pile: Pile, said: Statement) -> bool:
    """Whether a denial is of a part in a deed: "any role in the attack"."""
    return bool(said.content) and bool(PART.match(pile.read(said.content[0])))


def _find_disowned(pile: Pile, article: Annotated, said: Statement) -> frozenset[str] | None:
    """The stems of the deed in which no part was had, without names; None where the denial is of another kind."""
    words = pile.read(said.content[0]) if said.content else ""
    match = PART.match(words)
    if match is None:
        return None
    named = [m.span for m in article.mentions if m.level == "name" and any(c.contains(m.span) for c in said.content)]
    return stems_of(ASIDE.split(words[match.end() :])[0]) - find_stems(pile.texts[article.article.page], named)


def find_kin(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of some stems that begin one of the others, or are begun by one: "stra" and "stray"."""
    return frozenset(s for s in stems if s in others or any(_is_begun(*sorted((s, o), key=len)) for o in others))


def _is_begun(short: str, long: str) -> bool:
    return len(short) >= SHORTEST_STEM and long.startswith(short)


def stems_of(words: str) -> frozenset[str]:
    """The stems of some words that stand on no page."""
    return find_stems(words, [(0, len(words))])


def _find_sentences(article: Annotated, said: Statement) -> list[Span]:
    """The sentences that a statement's cue and content stand in."""
    return [s for s in article.sentences if any(s.overlaps(w) for w in (*said.cue, *said.content))]


def find_people(pile: Pile, article: Annotated, spans: Sequence[Span]) -> set[str]:
    """The actors named inside spans of an article."""
    return {
        actor
        for i, mention in enumerate(article.mentions)
        if any(s.contains(mention.span) for s in spans) and (actor := pile.actor_of(article, i))
    }


def only_points(pile: Pile, article: Annotated, said: Statement) -> bool:
    """Whether a denial says nothing of what it denies but that it was told: "the claim", "Klow's version"."""
    if said.content and SUCH.match(pile.read(said.content[0])):
        return True
    text = pile.texts[article.article.page]
    named = [m.span for m in article.mentions if any(c.contains(m.span) for c in said.content)]
    return len(find_stems(text, said.content) - TALK - find_stems(text, named)) < FEWEST


def names_version(pile: Pile, article: Annotated, said: Statement) -> bool:
    """Whether a denial only points, at a version, claim or story."""
    return bool(said.content) and bool(VERSION.search(pile.read(said.content[0]))) and only_points(pile, article, said)


def denies_whole(pile: Pile, said: Statement) -> bool:
    """Whether a denial is of a whole story ("Klow's version of events"), not of a charge alone."""
    return bool(said.content) and bool(WHOLE.search(pile.read(said.content[0])))


def points_at_reports(pile: Pile, said: Statement) -> bool:
    """Whether a denial takes up "these reports", "the claims"."""
    return said.act == "denies" and bool(said.content) and bool(SUCH.match(pile.read(said.content[0])))
