"""Whether a country or capital acts or is where something happens: "Tehran denies" against "in Tehran"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.names.phrases import HYPHENS, word_set

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording

LOCATIVE = word_set(
    "in at near inside outside within around across throughout into onto over above through beyond via off along "
    "amid towards toward"
)
DIRECTIONAL = frozenset({"to", "from"})
# Heads that make "to" and "from" a dealing with a state, not a journey.
DEALINGS = word_set(
    "visit visits visited trip trips support aid assistance help backing pressure demand demands request response "
    "reaction warning message messages call calls offer threat threats approval permission condemnation criticism "
    "weapons arms ties close closer allied loyal hostile opposed sell sold selling supply supplied supplies "
    "deliver delivered give gave given giving hand handed transfer transferred according due thanks belong say "
    "said tell told apologize apology concessions friend ally allies challenge blow loyalty link linked relations "
    "answer accountable order orders instructions guarantee guarantees letter note protest promised promise loan "
    "money respond responded appeal appealed turn turned sale sales"
)
JOURNEYS = word_set(
    "travel traveled travelled fly flew flown flying flight flights go went gone going return returned returning "
    "come came coming arrive arrived move moved send sent sending deploy deployed tour route routes drive drove "
    "withdraw withdrew fled flee fleeing escape escaped journey border crossed cross way back tourists refugees "
    "expelled extradited deported exports imports export import troops soldiers fighters pipeline hail born based "
    "native"
)
PLACE_NOUNS = word_set(
    "capital city fall siege streets street suburb suburbs outskirts mayor center east west north south airport "
    "port residents people university battle bishop archbishop district edge area region province countryside "
    "part parts kilometers miles km downtown central town heart rest territory shores coast south-east northeast "
    "northwest southeast southwest"
)
ACTING_NOUNS = word_set(
    "officials official government authorities regime diplomats leaders leadership insiders sources source "
    "policymakers spokesman spokeswoman spokesperson ambassador envoy negotiators ministers minister "
    "administration"
)
QUANTITIES = word_set("many several some most few dozens hundreds thousands all both other")
REACH = 4  # tokens before a preposition in which its head is looked for
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def settle(wording: Wording, known: list[Candidate]) -> None:
    """Marks the countries and capitals that only say where: no actor type; a capital is then itself, not its state."""
    place_before: Candidate | None = None
    for candidate in known:
        if candidate.noun == "demonym" and candidate.plural and candidate.actor_type == "state":
            _make_people(wording, candidate)
        if candidate.noun not in {"state", "capital"}:
            continue
        joined = place_before is not None and _joined(wording, place_before, candidate)
        if joined or _is_place(wording, candidate):
            _make_place(wording, candidate)
            place_before = candidate
        else:
            place_before = None


def _make_people(wording: Wording, candidate: Candidate) -> None:
    """Makes "three Swedes" and "working with Afghans" people; "the Russians", or they as a subject, are the state."""
    before = candidate.first - 1
    counted = wording.tag(before) in {"CD", "JJ", "JJS", "JJR"} or wording.word(before) in QUANTITIES
    token = wording.parsed.doc[candidate.head]
    bare = wording.word(before) != "the" and not wording.headline[candidate.first]
    told_about = bare and token.dep_ in {"obj", "nmod"}
    if counted or told_about or (token.dep_ == "obl" and wording.word(before) in {"with", "among"}):
        words = wording.words(before if counted else candidate.first, candidate.last)
        candidate.actor_type, candidate.type, candidate.level = "group", "PER", "nominal"
        candidate.first = candidate.first - counted
        candidate.bare = (candidate.first, candidate.last)
        candidate.key, candidate.name, candidate.said = None, words, words
        candidate.noun, candidate.codes = "people", tuple(c for c in (candidate.country,) if c)


def _make_place(wording: Wording, candidate: Candidate) -> None:
    candidate.actor_type = None
    if candidate.noun == "capital":
        candidate.name = wording.words(candidate.first, candidate.last)
        candidate.key = f"place:{candidate.name.lower()}"
        candidate.codes = ()


def _joined(wording: Wording, before: Candidate, after: Candidate) -> bool:
    """Whether only "and" or a comma parts a place and the next name ("in Syria and Iraq", "Moscow, Russia")."""
    between = [wording.word(i) for i in range(before.last, after.first)]
    return (
        0 < len(between) <= len([",", "and"])
        and set(between) <= {",", "and", "or"}
        and ("and" in between or "or" in between or not _has_verb_next(wording, after))
    )


def _has_verb_next(wording: Wording, candidate: Candidate) -> bool:
    return wording.tag(candidate.last).startswith(("VB", "MD"))


def _is_place(wording: Wording, candidate: Candidate) -> bool:
    """Whether the words around a country or capital make it a place."""
    if candidate.noun == "capital" and _is_seat_place(wording, candidate):
        return True
    begin = wording.parsed.sentence(candidate.first)[0]
    at = candidate.first - 1
    while at >= begin and (wording.tag(at) in {"DT", "JJ", "JJS"} or wording.word(at) in PLACE_NOUNS):
        if wording.word(at) in PLACE_NOUNS and candidate.noun == "capital":
            return True
        at -= 1
    return at >= begin and not _possessed(wording, candidate) and _led_by_place(wording, at, candidate)


def _led_by_place(wording: Wording, at: int, candidate: Candidate) -> bool:
    """Whether the preposition at `at` makes the name after it a place; "to" and "from" by what they hang on."""
    word = wording.word(at)
    if word == "of":
        return wording.word(at - 1) in PLACE_NOUNS
    if word in DIRECTIONAL:
        heads = {wording.word(i) for i in range(max(0, at - REACH), at)}
        return not heads & DEALINGS if candidate.noun == "capital" else bool(heads & JOURNEYS)
    return word in LOCATIVE


def _possessed(wording: Wording, candidate: Candidate) -> bool:
    return candidate.last < len(wording) and wording.is_possessive(candidate.last)


def _is_seat_place(wording: Wording, candidate: Candidate) -> bool:
    """Whether what follows a capital makes it the city: a noun ("Moscow airport"), a dateline, its country."""
    last = candidate.last
    word, tag = wording.word(last), wording.tag(last)
    if wording.opens[candidate.first] and (word in {"(", "--", "—", "–"} or (word == "," and _dated(wording, last))):
        return True
    if word in HYPHENS or wording.texts[last : last + 1] == ["-"]:
        return False
    return tag in NOUN_TAGS and word not in ACTING_NOUNS and not wording.headline[candidate.first]


def _dated(wording: Wording, comma: int) -> bool:
    """Whether a dateline goes on after the comma: a number or a month, or another place and a dash."""
    return any(wording.texts[i] in {"—", "–", "--", "-"} for i in range(comma, min(comma + 6, len(wording))))
