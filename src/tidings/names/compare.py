"""How alike two names are, and why.

Words are aligned one to one, best first; two neighbours may stand for one word written together (Jong-un, Jongun).
Every pair of words has a likeness with its ground; the score is their mean, weighted by length, less what is missing.

    1.0         the same letters
    0.8 to 1    the same name in another romanisation, or with parts left out (SAME_NAME is 0.8)
    0.5 to 0.8  may be a slip of the pen; never enough by itself to take two people for one
    under 0.5   different names
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from tidings.names.groups import alias_group, are_nicknames, are_variants, variant_group
from tidings.names.keys import word_keys
from tidings.names.parts import Kind, NameParts, Part, guess_kind, is_ideographic, split_name
from tidings.names.scripts import reading_price
from tidings.names.sounds import consonant_distance, letters_to_sounds, sound_distance

# Measured on the development half of the name benchmark and on 40,000 transliterated names; see docs/actors.md.
SAME_NAME = 0.8
POSSIBLE = 0.5
DEAR_STEP = 0.5
MOST_DISTANCE = 0.18
LONGEST_SLIP = 2
SLIP_SHARE = 0.28
MISSING_PERSON_WORD = 0.03
MISSING_WEAK_WORDS = 0.1
SHARE_FOR_SUBSET = 2
ONE_WORD_OF_SEVERAL = 0.45
LEGAL_FORM_DIFFERS = 0.45
CONTRADICTION = 0.4
SKELETON_SLIPS = 1
JOINED_LENGTHS = 2
INITIAL = "initial"  # a person's; an organisation's single letters stand for themselves
KNOWN_ALIAS = 0.97
DOUBTFUL = 0.75
SOUNDS_ALIKE = 0.99
# Prices by letter of reading a word in another script, set on 800 names that evaluation/scripts.py does not measure: of
# true pairs nine in ten lie below the first, of others one in 400; between the two the name may be meant.
SAME_PRICE, POSSIBLE_PRICE = 1.6, 2.4
MOST_CONSONANTS = 0.45  # Choigou, Shoigu 0.15; Jelzin, Yeltsin 0.2; Deghan, Tehran 0.6; Togo, Tokyo 0.7


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How alike two names are, 0 to 1, and the grounds in words, strongest evidence first."""

    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words of one name that stand for words of the other (positions), with their likeness and its ground."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    likeness: float
    why: str


def compare_names(a: str, b: str, schema: str | None = None) -> NameLikeness:
    """How alike two names are, the same whichever comes first; 0 where one has no letters.

    `schema` is a FollowTheMoney schema ("Person", "Company" ...); without it the words of the names decide. Dehghan and
    Dehqan give 0.99 (`q` for `gh`); "Medvedev" and "Medvedchuk" less than a half.
    """
    first, second = sorted((a, b))
    return _compare(first, second, schema)


@lru_cache(maxsize=100_000)
def _compare(a: str, b: str, schema: str | None) -> NameLikeness:
    kinds = {guess_kind(a, schema), guess_kind(b, schema)}
    kind: Kind = "organisation" if "organisation" in kinds else "person"
    one, other = split_name(a, kind), split_name(b, kind)
    if not one.parts or not other.parts:
        return NameLikeness(0.0, ("a name without letters",))
    if plain := _compare_plainly(a, b, same_folded=one.text == other.text):
        return plain
    return _compare_organisations(one, other) if kind == "organisation" else _compare_people(one, other)


def _compare_plainly(a: str, b: str, *, same_folded: bool) -> NameLikeness | None:
    """What the names say as a whole, before their words are looked at; None when that decides nothing."""
    if a == b:
        return NameLikeness(1.0, ("the same letters",))
    if is_ideographic(a) and is_ideographic(b):
        return NameLikeness(0.0, ("different characters",))
    if same_folded:
        return NameLikeness(1.0, ("the same letters, accents and case aside",))
    known = alias_group(a)
    if known and known == alias_group(b):
        return NameLikeness(KNOWN_ALIAS, (f"both are known spellings of {known.name}",))
    return None


def _compare_people(a: NameParts, b: NameParts) -> NameLikeness:
    pairs = _align(a.parts, b.parts)
    if _is_chance(a, b):
        return NameLikeness(CONTRADICTION * _mean(pairs, a, b), (f"{a.text} is not {b.text}",))
    left, right = _left_over(pairs, a, b)
    whole = _whole_name(a, b)
    if left and right:
        return whole or NameLikeness(CONTRADICTION * _mean(pairs, a, b), (f"{left[0].text} is not {right[0].text}",))
    score = _mean(pairs, a, b)
    why = tuple(pair.why for pair in pairs)
    extra = left or right
    if extra:
        score -= MISSING_PERSON_WORD * len(extra)
        why = (*why, _only_one(extra))
        if len(pairs) < SHARE_FOR_SUBSET or len(extra) > 2 * len(pairs) or _only_initials(pairs, a):
            score = min(score, ONE_WORD_OF_SEVERAL)
    score = min(score, DOUBTFUL) if any(pair.likeness < SAME_NAME for pair in pairs) else score
    result = NameLikeness(max(score, 0.0), why)
    return max(result, whole, key=lambda likeness: likeness.score) if whole else result


def _is_chance(a: NameParts, b: NameParts) -> bool:
    """Whether single words are alike by chance only: one a mere initial, or consonants too far apart."""
    if len(a.parts) > 1 or len(b.parts) > 1:
        return all(part.initial for part in a.parts) != all(part.initial for part in b.parts)
    one, other = a.parts[0], b.parts[0]
    if one.initial or other.initial:
        return True
    if are_of_two_scripts(one, other):
        return False
    return not one.abjad and not other.abjad and is_far(one, other)


def is_far(one: Part, other: Part) -> bool:
    """Whether the consonants of two words differ more than spellings of one name do: Deghan and Tehran."""
    if are_variants(one.text, other.text) or are_nicknames(one.text, other.text):
        return False
    return consonant_distance(one.sounds, other.sounds) > MOST_CONSONANTS and _by_slips(one.text, other.text)[0] == 0


def _only_initials(pairs: Sequence[_Pair], a: NameParts) -> bool:
    """Whether fewer than one word beside initials agrees."""
    return all(len(part.text) == 1 for pair in pairs for part in (a.parts[i] for i in pair.first))


def _whole_name(a: NameParts, b: NameParts) -> NameLikeness | None:
    """The two written as one word each: blanks put elsewhere, or a slip or two in the whole."""
    if a.joined == b.joined:
        return NameLikeness(0.98, ("the same letters, blanks aside",))
    longest = max(len(a.joined), len(b.joined))
    slips = longest if a.foreign != b.foreign else OSA.distance(a.joined, b.joined)
    if slips == 1 and longest >= 6 or slips == LONGEST_SLIP and longest >= 8:  # noqa: PLR2004, RUF021
        return NameLikeness(POSSIBLE + 0.2 * (1 - slips / longest), (f"{slips} letters of {longest} differ",))
    return None


def _compare_organisations(a: NameParts, b: NameParts) -> NameLikeness:
    if acronym := _acronym(a, b) or _acronym(b, a):
        return acronym
    pairs = [pair for pair in _align(a.parts, b.parts) if not pair.why.startswith(INITIAL)]
    left, right = _left_over(pairs, a, b)
    whole = _whole_name(a, b)
    if whole and a.legal_form == b.legal_form and (whole.score > SAME_NAME or len(a.parts) == len(b.parts)):
        return whole
    missing = [part for part in (*left, *right) if not part.weak]
    if missing or (left and right) or not pairs:
        return NameLikeness(CONTRADICTION * _mean(pairs, a, b), (_only_one((*left, *right)),))
    score, why = _mean(pairs, a, b), tuple(pair.why for pair in pairs)
    if left or right:
        score, why = score - MISSING_WEAK_WORDS, (*why, _only_one((*left, *right)))
    if a.legal_form and b.legal_form and a.legal_form != b.legal_form:
        return NameLikeness(min(score, LEGAL_FORM_DIFFERS), (*why, f"{a.legal_form} is not {b.legal_form}"))
    return NameLikeness(score, why)


def _only_one(parts: Sequence[Part]) -> str:
    return "only one has " + " ".join(part.text for part in parts)


def _acronym(short: NameParts, long: NameParts) -> NameLikeness | None:
    """Whether the one is the other's initials: PLA, People's Liberation Army."""
    if len(short.parts) != 1 or len(long.parts) < 3 or len(short.joined) != len(long.parts):  # noqa: PLR2004
        return None
    initials = "".join(part.text[0] for part in long.parts)
    return NameLikeness(0.9, (f"{short.joined} are its initials",)) if initials == short.joined else None


def _align(a: Sequence[Part], b: Sequence[Part]) -> list[_Pair]:
    """Words matched one to one, best first; each word at most once."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept = []
    for pair in sorted(_candidates(a, b), key=_preference):
        if taken_a.isdisjoint(pair.first) and taken_b.isdisjoint(pair.second):
            taken_a.update(pair.first)
            taken_b.update(pair.second)
            kept.append(pair)
    return kept


def _preference(pair: _Pair) -> tuple[float, int, int]:
    """Better likeness first, then plain pairs, then those that stand at the same place."""
    return (-pair.likeness, len(pair.first) + len(pair.second), abs(pair.first[0] - pair.second[0]))


def _candidates(a: Sequence[Part], b: Sequence[Part]) -> Iterator[_Pair]:
    for i, j in product(range(len(a)), range(len(b))):
        yield from _paired(a, b, (i,), (j,))
        if i + 1 < len(a):
            yield from _paired(a, b, (i, i + 1), (j,))
        if j + 1 < len(b):
            yield from _paired(a, b, (i,), (j, j + 1))


def _paired(a: Sequence[Part], b: Sequence[Part], first: tuple[int, ...], second: tuple[int, ...]) -> Iterator[_Pair]:
    several = len(first) + len(second) > 2  # noqa: PLR2004 - two words written as one
    if several and not (a[first[0]].native or b[second[0]].native or _same_length(a, b, first, second)):
        return
    likeness, why = compare_words(_together(a, first), _together(b, second))
    floor = SAME_NAME if several else POSSIBLE  # two words written as one must fit
    if likeness >= floor:
        yield _Pair(first, second, likeness, why)


def _same_length(a: Sequence[Part], b: Sequence[Part], first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether words written together are about as long as the word they are to stand for."""
    lengths = sum(len(a[i].text) for i in first), sum(len(b[j].text) for j in second)
    return abs(lengths[0] - lengths[1]) <= JOINED_LENGTHS


def _together(parts: Sequence[Part], places: tuple[int, ...]) -> Part:
    if len(places) == 1:
        return parts[places[0]]
    text = "".join(parts[i].text for i in places)
    native = "".join(parts[i].native for i in places)
    return Part(text, letters_to_sounds(text), parts[places[0]].abjad, native=native)


def _left_over(pairs: Sequence[_Pair], a: NameParts, b: NameParts) -> tuple[list[Part], list[Part]]:
    """The words of either name that found no partner."""
    used_a = {i for pair in pairs for i in pair.first}
    used_b = {j for pair in pairs for j in pair.second}
    left = [part for i, part in enumerate(a.parts) if i not in used_a]
    return left, [part for j, part in enumerate(b.parts) if j not in used_b]


def _mean(pairs: Sequence[_Pair], a: NameParts, b: NameParts) -> float:
    """Likeness of the matched words weighted by their length."""
    weights = [
        sum(len(a.parts[i].text) for i in pair.first) + sum(len(b.parts[j].text) for j in pair.second) for pair in pairs
    ]
    return sum(w * p.likeness for w, p in zip(weights, pairs, strict=True)) / sum(weights) if weights else 0.0


@lru_cache(maxsize=200_000)
def compare_words(a: Part, b: Part) -> tuple[float, str]:
    """How alike two words of names are, 0 to 1, and the ground."""
    if a.text == b.text:
        return 1.0, f"{a.text} in both"
    if a.initial or b.initial:
        same = a.text[0] == b.text[0]
        return (0.85 if same else 0.0), f"{INITIAL} {min(a.text, b.text, key=len)}"
    if are_variants(a.text, b.text):
        return 0.97, f"{a.text} and {b.text} are spellings of one name"
    if are_nicknames(a.text, b.text):
        return 0.9, f"{min(a.text, b.text, key=len)} is short for {max(a.text, b.text, key=len)}"
    if are_of_two_scripts(a, b):
        return _by_letters(*((a, b) if a.native else (b, a)))
    number = a.text.isdigit() or b.text.isdigit()
    return (0.0, f"{a.text} is not {b.text}") if number else max(_by_sound(a, b), _by_slips(a.text, b.text))


def are_of_two_scripts(a: Part, b: Part) -> bool:
    """Whether one word is in Latin letters and the other in a script whose letters we can read."""
    return bool(a.native) != bool(b.native)


def _by_letters(native: Part, latin: Part) -> tuple[float, str]:
    """The likeness by the price of reading the one word as the other: SAME_NAME at `SAME_PRICE`, then a slip.

    Two that the table of variants lists apart are two names, though vowels that are not written hide it: Hassan, حسین.
    """
    price, word = reading_price(native.native, latin.text), unicodedata.normalize("NFC", native.native)
    score = 1.0 - (1.0 - SAME_NAME) * price / SAME_PRICE
    if price > SAME_PRICE:
        score = SAME_NAME - (SAME_NAME - POSSIBLE) * (price - SAME_PRICE) / (POSSIBLE_PRICE - SAME_PRICE)
    if score < POSSIBLE or (variant_group(native.text) and variant_group(latin.text)):
        return 0.0, f"{latin.text} is not {word}"
    return min(score, SOUNDS_ALIKE), f"{word} can be read {latin.text}"


def _by_sound(a: Part, b: Part) -> tuple[float, str]:
    if a.sounds == b.sounds:
        return 0.99, f"{a.text} sounds like {b.text}"
    if a.abjad == b.abjad and not _near(a.text, b.text):
        return 0.0, f"{a.text} is not {b.text}"
    distance = sound_distance(*sorted((a.sounds, b.sounds)), a.abjad != b.abjad)
    share = distance.total / max(len(a.sounds), len(b.sounds), 1)
    if distance.dearest < DEAR_STEP and share <= MOST_DISTANCE:
        return 1.0 - share * 0.9, f"{a.text} can be written {b.text}"
    return 0.0, f"{a.text} is not {b.text}"


@lru_cache(maxsize=100_000)
def _skeleton(word: str) -> str:
    """One skeleton of a word, the shortest in the order of the alphabet."""
    return min(word_keys(word), key=lambda key: (len(key), key))


def _near(a: str, b: str) -> bool:
    """Whether two words are worth aligning sound by sound: a cheap test that lets all spellings of a name through."""
    if not word_keys(a).isdisjoint(word_keys(b)):
        return True
    return OSA.distance(_skeleton(a), _skeleton(b), score_cutoff=SKELETON_SLIPS) <= SKELETON_SLIPS


def _by_slips(a: str, b: str) -> tuple[float, str]:
    slips, longest = OSA.distance(a, b), max(len(a), len(b))
    if slips <= LONGEST_SLIP and slips / longest <= SLIP_SHARE:
        return POSSIBLE + 0.25 * (1 - slips / longest), f"{a} and {b} differ by {slips} letters"
    return 0.0, f"{a} is not {b}"
