"""Names that the gazetteer knows, and the institutions built from a state and a noun ("Turkey's general staff")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tidings import resources
from tidings.annotate.names.gazetteer import Entry, adjectives, gazetteer, is_acronym
from tidings.annotate.names.phrases import HYPHENS, fold, fold_phrase, word_set, words_of
from tidings.annotate.names.titles import Title, bodies, titles
from tidings.annotate.names.wording import STOPPERS, Candidate, Wording, given_names, is_common
from tidings.annotate.places.toponyms import find_toponyms

if TYPE_CHECKING:
    from tidings.model import MentionType

# Words that may stand between a state and its institution without changing it.
MODIFIERS = word_set(
    "own elected interim transitional ruling present current new regular central federal former state "
    "internationally recognized recognised legitimate sovereign islamic imperial royal communist elite local"
)
# Nouns that, before another noun, only describe it: "Russian military buildup" names no institution.
DESCRIBING = word_set(
    "military intelligence state nation republic media press court courts security congress presidency monarchy "
    "fleet leadership cabinet forces troops navy"
)
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SEATED = word_set("government regime authorities leadership administration junta")
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord"})
# What makes a body's name with a state's adjective alone before it: "American University".
OF_ONE_WORD = word_set("university institute academy hospital museum society airlines airways foundation federation")
LARGEST_GAP = 2  # modifiers between a state and its institution


def find_known(wording: Wording) -> list[Candidate]:
    """Names from the tables and institutions, in text order, none overlapping another."""
    found: list[Candidate] = []
    i = 0
    while i < len(wording):
        candidate = find_seated(wording, i) or _find_at(wording, i) or _stateless(wording, i)
        if candidate is None:
            i += 1
        else:
            found.append(candidate)
            i = candidate.last
    return found


def _stateless(wording: Wording, i: int) -> Candidate | None:
    """A ministry written as a name but without its state: "the Ministry of Defence", "the Agriculture Ministry"."""
    if not wording.capital[i] or wording.headline[i]:
        return None
    for last, values in bodies().find(wording.folded, i, wording.ends[i]):
        body = values[0][1]
        if body.canonical is None or "inistry" not in body.canonical or not wording.capital[last - 1]:
            continue
        return Candidate(
            i, last, (i, last), "ORG", "name", wording.words(i, last), last - 1, "organisation",
            codes=(body.code,) if body.code else (), noun=fold_phrase(body.canonical),
        )  # fmt: skip
    return None


def _find_at(wording: Wording, i: int) -> Candidate | None:
    """The longest known name that begins at token `i`, with the institution it begins."""
    hit = match_known(wording, i)
    if hit is None:
        return None
    end, entry = hit
    if entry.kind == "demonym" and (place := _longer_place(wording, i, end)):
        return place
    built = _institution(wording, i, end, entry) if entry.actor_type == "state" and entry.country else None
    if entry.kind == "demonym":
        if _inside_body(wording, i, end):
            return None
        whole = _led_body(wording, i, end, entry)
        if whole is not None and (built is None or whole.last > built.last):
            return whole
    return built or candidate_of(i, end, entry)


def _body_end(wording: Wording, at: int) -> int:
    """The end of the capitalised words from `at` whose last says that they name a body; `at` where they do not."""
    last = at
    while _goes_on(wording, last) and last < wording.ends[at - 1] and not wording.is_possessive(last):
        last += 1
    return last if last > at and wording.folded[last - 1] in _body_words() else at


@cache
def _body_words() -> frozenset[str]:
    """Last words that tell a body or the house it is in."""
    words = resources.load("name_words")
    return frozenset(fold(w) for w in words["ORG"]) | {"hospital", "clinic"}


def _inside_body(wording: Wording, first: int, end: int) -> bool:
    """Whether an adjective stands in the middle of a body's name: "Harlow Christian Health Center"."""
    before = first - 1
    return (
        before >= 0
        and wording.capital[before]
        and wording.tags[before] in {"NNP", "NNPS"}
        and not wording.headline[first]
        and wording.sentence[before] == wording.sentence[first]
        and is_plain_name(wording.texts[before])
        and _body_end(wording, end) > end + 1
    )


def is_plain_name(word: str) -> bool:
    """Whether a word is a name that the tables do not know."""
    return word.isalpha() and not is_common(word) and not gazetteer().find([fold(word)], 0, 1)


def _led_body(wording: Wording, first: int, end: int, entry: Entry) -> Candidate | None:
    """A body of a name of its own that an adjective leads: "Afghan Public Protection Force", "Danish University"."""
    last = _body_end(wording, end)
    alone = last - end == 1
    if last == end or (alone and wording.folded[end] not in OF_ONE_WORD) or wording.headline[first]:
        return None
    if not alone and any(titles().find(wording.folded, i, last) for i in range(end, last - 1)):
        return None
    name = wording.words(first, last)
    return Candidate(
        first, last, (first, last), "ORG", "name", name, last - 1, "organisation", f"body:{fold_phrase(name)}",
        country=entry.country, codes=tuple(c for c in (entry.country,) if c), noun=wording.folded[last - 1],
    )  # fmt: skip


def _longer_place(wording: Wording, first: int, end: int) -> Candidate | None:
    """A place whose name an adjective begins: "British Columbia", "Persian Gulf"."""
    if not _goes_on(wording, end) or end >= wording.ends[first]:
        return None
    senses = find_toponyms(wording.words(first, end + 1))
    if not senses:
        return None
    name = wording.words(first, end + 1)
    kind: MentionType = "LOC" if senses[0].kind in {"water", "site"} else "GPE"
    return Candidate(
        first, end + 1, (first, end + 1), kind, "name", name, end, key=f"place:{name.lower()}", noun="place"
    )


def match_known(wording: Wording, i: int) -> tuple[int, Entry] | None:
    """The end and the entry of the longest table name at token `i`, None when there is none."""
    for end, entries in gazetteer().find(wording.folded, i, wording.ends[i]):
        for phrase, entry in entries:
            if _spelled(wording, i, end, phrase) and _plausible(wording, i, end, entry):
                return end, entry
    return None


def candidate_of(first: int, last: int, entry: Entry) -> Candidate:
    """A table name as a candidate; a place until its use says that it acts."""
    return Candidate(
        first, last, (first, last), entry.type, "name", entry.name, last - 1, entry.actor_type, entry.key,
        country=entry.country, codes=entry.codes, plural=entry.plural, noun=entry.kind,
    )  # fmt: skip


def _spelled(wording: Wording, first: int, last: int, phrase: str) -> bool:
    """Whether the capitals of the text fit those of the phrase; "the West" needs its article."""
    if phrase.startswith("the ") and (wording.word(first - 1) != "the" or _goes_on(wording, last)):
        return False
    if is_acronym(phrase):
        return all(text.isupper() for text in wording.texts[first:last] if text.isalpha()) and not (
            wording.headline[first] and wording.word(first) in STOPPERS and wording.tags[first] not in NOUNS
        )
    words = words_of(phrase.removeprefix("the "))
    tokens = [i for i in range(first, last) if wording.folded[i] not in {"", "."}]
    return all(wording.capital[i] for i, word in zip(tokens, words, strict=False) if word[:1].isupper())


def _goes_on(wording: Wording, i: int) -> bool:
    return i < len(wording) and wording.capital[i] and wording.tags[i] in NOUNS and not wording.headline[i]


def _plausible(wording: Wording, first: int, last: int, entry: Entry) -> bool:
    """Whether a known name is no common word here and no part of a person's name."""
    if last - first > 1:
        return True
    address = wording.glued(first) and wording.word(first + 1) in {".", "@"} and wording.glued(first + 1)
    if address and wording.texts[first + 2][:1].isalnum():
        return False
    word, common = wording.texts[first], is_common(wording.texts[first])
    if common and not word.isupper():
        if wording.tags[first].startswith(("VB", "MD")):
            return False
        if entry.kind in {"organisation", "outlet"} and (wording.opens[first] or wording.headline[first]):
            return wording.tags[first] in {"NNP", "NNPS"} and not wording.headline[first]
    return not _part_of_person(wording, first)


def _part_of_person(wording: Wording, i: int) -> bool:
    """Whether the word is given name or surname in a person's name: "Jordan Smith", "Denzel Washington"."""
    before, after = wording.word(i - 1), i + 1
    if before in HONORIFICS:
        return True
    if before in given_names() and wording.capital[i - 1] and not wording.headline[i] and wording.tag(i) != "JJ":
        return True
    follows = after < len(wording) and wording.capital[after] and wording.tags[after] in {"NNP", "NNPS"}
    return (
        follows
        and fold(wording.texts[i]) in given_names()
        and not wording.headline[i]
        and not is_common(wording.texts[after])
    )


def _institution(wording: Wording, first: int, end: int, entry: Entry) -> Candidate | None:
    """The institution that a state or its adjective begins: "Syrian ground forces", "Russia's Ministry of Defense"."""
    at = end + 1 if end < len(wording) and wording.is_possessive(end) else end
    for start in range(at, min(at + LARGEST_GAP + 1, wording.ends[first])):
        for last, values in bodies().find(wording.folded, start, wording.ends[first]):
            if _is_institution(wording, start, last):
                return institution_of(wording, (first, last), entry, values[0][1])
        if wording.word(start) not in MODIFIERS:
            return None
    return None


def _is_institution(wording: Wording, first: int, last: int) -> bool:
    """Whether the noun found stands for the institution, not before another noun that it describes."""
    if last < len(wording) and (wording.texts[last] in HYPHENS and wording.glued(last - 1)):
        return False
    noun, tag = wording.folded[last - 1], wording.tags[last - 1]
    if tag.startswith("VB"):
        return False
    goes_on = wording.tag(last) in NOUNS and not (wording.headline[first] and not wording.headline[last])
    return not (noun in DESCRIBING and (tag == "JJ" or goes_on))


def institution_of(wording: Wording, tokens: tuple[int, int], entry: Entry, body: Title) -> Candidate:
    """The candidate for an institution of a state; a government stands for the state itself."""
    first, last = tokens
    if body.state:
        state = candidate_of(first, last, entry)
        state.type, state.name, state.actor_type, state.noun = "ORG", entry.name, "state", wording.folded[last - 1]
        return state
    known = named_institution(entry.name, body.canonical or body.word)
    name = known.name if known else f"{_adjective(entry.name)} {body.canonical or body.word}"
    key = known.key if known else f"inst:{entry.name}:{body.canonical or body.word}"
    codes = known.codes if known else tuple(c for c in (entry.country, body.code) if c)
    return Candidate(
        first, last, (first, last), "ORG", "name", name, last - 1, "organisation", key,
        country=entry.country, codes=codes, noun=fold_phrase(body.canonical or body.word), plural=body.plural,
    )  # fmt: skip


def _adjective(state: str) -> str:
    return "US" if state == "United States" else adjectives().get(state, state)


@cache
def named_institution(state: str, canonical: str) -> Entry | None:
    """The organisation of the table that a state's institution is: the British foreign ministry is the Foreign Office.

    None when the table has none.
    """
    phrase = [fold(w) for w in words_of(f"{_adjective(state)} {canonical}")]
    for end, entries in gazetteer().find(phrase, 0, len(phrase)):
        if end == len(phrase):
            return next((e for _, e in entries if e.kind == "organisation"), None)
    return None


def find_seated(wording: Wording, i: int) -> Candidate | None:
    """An institution named before its state: "the government in Damascus", "the Ministry of Defence of Russia"."""
    for last, values in bodies().find(wording.folded, i, wording.ends[i]):
        link = wording.word(last)
        start = last + 1 + (wording.word(last + 1) == "the")
        if link not in {"of", "in"} or start >= len(wording):
            continue
        hit = match_known(wording, start)
        if hit is None or hit[1].kind not in {"state", "capital"}:
            continue
        if link == "of" or (wording.folded[last - 1] in SEATED):
            return institution_of(wording, (i, hit[0]), hit[1], values[0][1])
    return None
