"""Whom a description means, among the mentions before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.names.attackers import ASSAILANTS, find_attacker
from tidings.annotate.names.craft import GENERAL, same_craft
from tidings.annotate.names.gazetteer import gazetteer, leaders
from tidings.annotate.names.phrases import fold, fold_phrase, word_set
from tidings.annotate.names.pronouns import salience
from tidings.annotate.names.wording import STOPPERS
from tidings.names.groups import alias_group

if TYPE_CHECKING:
    from tidings.annotate.names.pronouns import Linked
    from tidings.annotate.names.wording import Candidate, Wording

FARTHEST_STATE = 2  # sentences, for "the country"
FARTHEST_GOVERNMENT = 8  # sentences, for "the regime" after "the Assad regime"
FARTHEST_DESCRIPTION = 12  # sentences, for "the minister" and "the group"
REPEATED_BONUS = 2.0  # for a description in the same words before
LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "acting", "under", "first"})
HEADS = frozenset({"president", "king", "emir", "sultan", "emperor", "premier", "prime", "chancellor"})
RULERS = frozenset({"dictator", "strongman", "ruler", "tyrant", "autocrat", "leader", "monarch"})
STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom", "government", "regime", "administration"})
OFFICES = word_set("president minister chancellor senator governor mayor premier secretary ambassador premier")
COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "baron", "count", "m"})
OWN_PAGES = frozenset({"website", "site", "page", "newsletter", "statement"})
LONGEST_OFFICE = 4  # words of a description that names an office and nothing else
REBELS = word_set(
    "rebel, rebel group, rebel force, rebel forces, rebel fighters, rebel faction, opposition, opposition "
    "force, opposition group, opposition fighters, armed opposition, moderate opposition",
    ", ",
)
APART = word_set("other another second third fourth first different co")
GENERIC_ORGANISATIONS = word_set(
    "group organization movement agency ministry company firm party coalition alliance bloc network outlet "
    "newspaper paper body broadcaster channel magazine website daily army military police government regime "
    "administration council committee commission union department militia force hospital center university school "
    "college church charity foundation institute"
)


def resolve_description(wording: Wording, candidate: Candidate, before: list[Candidate], chains: Linked) -> None:
    """Gives a description the chain of the person, body or description it repeats, or one of its own."""
    chain = _state_of(candidate, before)
    chain = _office_holder(candidate, chains) if chain is None else chain
    if chain is None and candidate.definite and candidate.noun in STATE_NOUNS and not candidate.plural:
        chain = _state_meant(wording, candidate, before)
    if chain is None and candidate.definite and not is_own_page(candidate):
        chain = _nearest_fitting(wording, candidate, before)
        chain = _still_present(wording, candidate, before, chains) if chain is None else chain
    if chain is None:
        chain = _untitled(wording, candidate, before)
    if chain is None and candidate.noun in REBELS:
        chain = next((o.chain for o in reversed(before) if _same_rebels(candidate, o)), None)
    if chain is None:
        chain = _same_words(candidate, before)
    if chain is None:
        if not _is_bare_craft(candidate):
            chains.open(candidate)
    else:
        chains.join(candidate, chain)
        if candidate.noun in GENERAL and not candidate.country:
            candidate.country = next((m.country for m in chains.members[chain] if m.country), None)
        names = [m.name for m in chains.members[chain] if m.level == "name"]
        candidate.name = max(names, key=len) if names else candidate.name


def _state_of(candidate: Candidate, before: list[Candidate]) -> int | None:
    """The state that "Russia's leaders" or, by its ruler's name, "Assad's forces" stand for; None for anything else."""
    words = candidate.said.replace("’", "'").split()
    if not candidate.plural or len(words) != 2 or not words[0].endswith(("'s", "s'")):  # noqa: PLR2004 - owner, noun
        return None
    ruler = leaders().get(fold(words[0].removesuffix("'s").removesuffix("'")))
    if words[1] not in {"forces", "troops"} if ruler else words[1] not in {"leaders", "rulers"}:
        return None
    states = [o for o in before if o.level == "name" and (o.key or "").startswith("state:")]
    key = ruler.key if ruler else None
    return next((o.chain for o in reversed(states) if o.key == key or (not key and _same_state(o, candidate))), None)


def _same_state(state: Candidate, candidate: Candidate) -> bool:
    return state.country is not None and state.country == candidate.country


def _is_bare_craft(candidate: Candidate) -> bool:
    """Whether nothing says which ship or plane is meant: "the plane", of which the article told nothing."""
    return candidate.noun in GENERAL and candidate.definite and not candidate.plural and not candidate.country


def _state_meant(wording: Wording, candidate: Candidate, before: list[Candidate]) -> int | None:
    """The state that "the country" or "the regime" repeats: the last one named, for "regime" the last so described."""
    if candidate.country or len(candidate.name.split()) > 2:  # noqa: PLR2004 - "the country", no more
        return None
    states = [o for o in before if o.level == "name" and o.country and (o.key or "").startswith("state:")]
    here = wording.sentence[candidate.first]
    near = [o for o in states if here - wording.sentence[o.first] <= FARTHEST_STATE]
    if candidate.noun not in {"government", "regime", "administration"}:
        return near[-1].chain if near else None
    words = {candidate.noun} if candidate.noun == "administration" else {"government", "regime"}
    ruled = [o for o in states if o.noun in words and here - wording.sentence[o.first] <= FARTHEST_GOVERNMENT]
    acting = [o for o in near if o.actor_type is not None]
    if not ruled and candidate.noun != "administration":
        ruled = acting
    return ruled[-1].chain if ruled else None


def _same_rebels(candidate: Candidate, other: Candidate) -> bool:
    """Whether two plain descriptions of rebels can be of the same: no "another", no number, no two states."""
    if (
        other.level != "nominal"
        or other.noun not in REBELS
        or {"a", "an"} & {*candidate.said.lower().split(), *other.said.lower().split()}
    ):
        return False
    if candidate.country and other.country and candidate.country != other.country:
        return False
    return _is_plain_rebel(candidate) and _is_plain_rebel(other)


def _is_plain_rebel(candidate: Candidate) -> bool:
    """Whether nothing but an article and a state stands before the noun: not "Turkmen rebels", not "some rebels"."""
    words = [fold(w) for w in candidate.said.split()]
    extra = words[: len(words) - len((candidate.noun or "").split())]
    extra = [w for w in extra if w not in {"the", "these", "those"}]
    return len(extra) <= bool(candidate.country)


def _office_holder(candidate: Candidate, chains: Linked) -> int | None:
    """The one person named anywhere with this office of this state: "Turkey's president"; None when there are two."""
    if (
        candidate.plural
        or candidate.type != "PER"
        or not candidate.country
        or not candidate.definite
        or not candidate.title
    ):
        return None
    holders = [
        chain
        for chain, members in enumerate(chains.members)
        if any(
            m.level == "name" and m.type == "PER" and m.country == candidate.country and _holds(m, candidate)
            for m in members
        )
    ]
    return holders[0] if len(holders) == 1 else None


def _holds(person: Candidate, description: Candidate) -> bool:
    """Whether a person's title is the office described: "Defense Minister Brigadier General" is a defence minister's.

    Who rules a state is its president, prime minister, king or, to his foes, its dictator; the famous need none.
    """
    office, told = (fold_phrase(c.title or "").split() for c in (description, person))
    if " ".join(office) in RULERS:
        known = alias_group(person.name)
        return (bool(set(told) & HEADS) and not set(told) & LESSER) or bool(
            known and known.role and known.role.startswith(tuple(HEADS))
        )
    for i in range(len(told) - len(office) + 1):
        if told[i : i + len(office)] == office and not (i and told[i - 1] in LESSER):
            return True
    return False


def _untitled(wording: Wording, candidate: Candidate, before: list[Candidate]) -> int | None:
    """The one man or woman named shortly before without an office, for "the Prime Minister" of whom nothing is said."""
    words = candidate.said.lower().split()
    if candidate.type != "PER" or candidate.plural or words[:1] != ["the"] or candidate.country or candidate.of:
        return None
    if not set(fold_phrase(candidate.title or "").split()[-1:]) & OFFICES or len(words) > LONGEST_OFFICE:
        return None
    here = wording.sentence[candidate.first]
    near = [o for o in before if o.level == "name" and o.type == "PER" and here - wording.sentence[o.first] <= 1]
    plain = {o.chain for o in near if fold_phrase(o.title or "mr") in COURTESIES}
    return plain.pop() if len(plain) == 1 and len({o.chain for o in near}) == 1 else None


def _repeats(candidate: Candidate, other: Candidate) -> float:
    """What the same words said before add to salience."""
    return REPEATED_BONUS if other.said.lower() == candidate.said.lower() else 0.0


def _nearest_fitting(wording: Wording, candidate: Candidate, before: list[Candidate]) -> int | None:
    """The chain of the most present mention before that the definite description can repeat."""
    here = wording.sentence[candidate.first]
    if candidate.noun in ASSAILANTS and candidate.title and (doer := find_attacker(wording, candidate, before)):
        return doer.chain
    fitting = [
        (salience(wording, candidate, o, here - wording.sentence[o.first]) + _repeats(candidate, o), o.first, o.chain)
        for o in before
        if here - wording.sentence[o.first] <= FARTHEST_DESCRIPTION
        and o.level != "pronoun" and o.last <= candidate.first and _can_repeat(candidate, o)
    ]  # fmt: skip
    if candidate.noun in GENERAL and not _one_side(candidate, before, {chain for _, _, chain in fitting}):
        return None
    return max(fitting)[2] if fitting else None


def is_own_page(candidate: Candidate) -> bool:
    """Whether a description is "its website": it speaks for whoever it is of."""
    words = candidate.said.lower().split()
    return len(words) > 1 and words[0] in {"its", "their"} and candidate.noun in OWN_PAGES


def _still_present(wording: Wording, candidate: Candidate, before: list[Candidate], chains: Linked) -> int | None:
    """The one unnamed person so described long before, whom the article has gone on telling of in other words."""
    if candidate.type != "PER" or candidate.plural or not candidate.title:
        return None
    here = wording.sentence[candidate.first]
    near = {o.chain for o in before if here - wording.sentence[o.first] <= FARTHEST_DESCRIPTION and o.type == "PER"}
    fitting = [
        chain
        for chain in sorted(near)
        if all(m.level != "name" for m in chains.members[chain])
        and any(m.level == "nominal" and _can_repeat(candidate, m) for m in chains.members[chain])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _one_side(candidate: Candidate, before: list[Candidate], chains: set[int]) -> bool:
    """Whether the craft that a general word can mean are one, or for one plane or ship at least of one state."""
    countries = {o.country for o in before if o.chain in chains}
    return len(chains) == 1 or (not candidate.plural and len(countries - {None}) == 1)


def _can_repeat(candidate: Candidate, other: Candidate) -> bool:
    """Whether a description can mean what another mention means: same kind and state, and a noun or title in common."""
    if candidate.country not in {None, other.country} or (other.type, other.plural) != (
        candidate.type,
        candidate.plural,
    ):
        return False
    if _others(candidate) != _others(other) and other.level == "nominal":
        return False
    if candidate.type == "PER":
        same_owner = not candidate.of or candidate.of == other.of
        return same_owner and _share_noun(_nouns(candidate), _nouns(other))
    if other.level == "nominal" and candidate.said != other.said and _says_another_name(candidate):
        return False
    return _same_kind(candidate, other)


def _same_kind(candidate: Candidate, other: Candidate) -> bool:
    """Whether two bodies have their noun in common, or the one's name says that it is what the other is called."""
    if candidate.noun == other.noun or same_craft(candidate.noun or "", other.noun or ""):
        return True
    return (
        other.level == "name"
        and not _says_another_name(candidate)
        and (candidate.noun or "").split()[-1] in GENERIC_ORGANISATIONS
        and _is_kind(candidate.noun or "", other)
    )


def _says_another_name(candidate: Candidate) -> bool:
    """Whether a description holds a name that is no state's or people's: "the Anadolu agency" is no other agency."""
    names = [fold(word) for word in candidate.said.split() if word[:1].isupper() and fold(word) not in STOPPERS]
    return any(not gazetteer().find([name], 0, 1) for name in names)


def _share_noun(one: set[str], other: set[str]) -> bool:
    """Whether two people have an office in common; "chief counsel" and "special counsel" are two."""
    longer = {w for w in one | other if " " in w}
    shared = one & other
    return bool(shared & longer) or bool(shared and (not longer & one or not longer & other))


def _others(candidate: Candidate) -> set[str]:
    """The words that set one apart from another: "second" of "the second pilot", "co" of "the co-pilot"."""
    words = {fold(w) for w in candidate.said.replace("-", " ").split()}
    return words & APART


def _nouns(candidate: Candidate) -> set[str]:
    """The words of a person's offices, the whole and its last word: "defense minister", "minister"."""
    told = {fold_phrase(phrase) for phrase in (candidate.title, candidate.noun) if phrase}
    words = told | {w.split()[-1] for w in told if not set(w.split()) & LESSER}
    return {"general" if w in {"gen", "maj gen", "lt gen", "brigadier general"} else w for w in words}


def _is_kind(noun: str, other: Candidate) -> bool:
    """Whether a named body is of the kind that a bare noun says: "the agency" of "Fars News Agency"."""
    built = other.noun if other.key is None or other.key.startswith("inst:") else None
    words = {fold(w) for w in f"{other.name} {built or ''}".split()}
    if noun in words:
        return True
    noun = noun.rsplit(maxsplit=1)[-1]
    if noun in {"group", "organization", "movement", "militia"}:
        return other.actor_type == "group" or bool(
            words & {"brigade", "division", "front", "movement", "organization", "battalion"}
        )
    if noun in {
        "agency",
        "outlet",
        "newspaper",
        "paper",
        "broadcaster",
        "channel",
        "magazine",
        "website",
        "network",
        "daily",
    }:
        return "JRN" in other.codes
    return noun in {"alliance", "bloc"} and other.codes[:1] == ("IGO",)


def _same_words(candidate: Candidate, before: list[Candidate]) -> int | None:
    """The chain of the same description in the same words, for plurals and definite ones only."""
    if not (candidate.plural or candidate.definite):
        return None
    words = _plain(candidate.said)
    return next((o.chain for o in reversed(before) if o.level == "nominal" and _plain(o.said) == words), None)


def _plain(name: str) -> str:
    return " ".join(w for w in (fold(p) for p in name.split()) if w not in {"the", "a", "an", "some", "these", "those"})
