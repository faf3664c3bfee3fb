"""Names that no table knows: runs of capitalised words, what joins them, and what kind of name they make."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tidings import resources
from tidings.annotate.names.craft import follows_craft
from tidings.annotate.names.gazetteer import gazetteer
from tidings.annotate.names.phrases import fold, word_set
from tidings.annotate.names.wording import CALENDAR, STOPPERS, Wording, given_names, is_common, is_hyphen
from tidings.annotate.places.toponyms import find_toponyms

if TYPE_CHECKING:
    from tidings.model import MentionType

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "lady", "lord"})
PARTICLES = word_set(
    "al el an ar as ash at ad az ul ud bin ibn ben bint abu abou um umm ould de del della di da dos das do du des "
    "la le las los van von der den ter ten zu zur af av e y i ze st mac mc"
)
# Last words, and first words before "of" or "for", that tell what a name names.
JOINING_HEADS = word_set(
    "university bank institute council department organization committee association board center office bureau "
    "court academy federation union house church society party ministry school college foundation fund commission "
    "front army agency movement authority league chamber museum society republic kingdom gulf sea bay cape strait "
    "mount isle city state battle treaty ministers secretary coalition campaign network corps coordination group "
    "war"
)
JOINTS = frozenset({"of", "for", "on"})
# Words of the calendar that are also given names.
CALENDAR_GIVEN = frozenset({"jan", "april", "may", "june", "august"})
BEFORE_EVE = frozenset({"'s", "'", "year", "years", "christmas", "day"})
INITIAL = re.compile(r"[A-Z]\.?")
ORDINAL = re.compile(r"\d+(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
COMPOUND = re.compile(r".*-[a-z]+$")  # "U.S.-led": no name of its own
# Second halves of Korean given names that are English words or too short for the dictionary to tell.
SYLLABLES = word_set(
    "un il sung in hye ho jin jun joon soo su hyun hyung min woo wu won jae wook seok suk sik chul chol kyun "
    "kyung hwan gun ryong yong hae ae jong sop pil nam gi ki goo eun young yon yeon tae dae kwan gwan hak hui hee "
    "rim song"
)
RULES = frozenset({"government", "administration", "regime", "cabinet", "govt"})
FIRM_WORDS = frozenset({"brothers", "bros", "sons", "co", "company", "daughters"})
SHORT_CAPITALS = 4  # a name in capitals up to this length is an acronym before it is a town
PLAIN_TOWN = 100_000  # inhabitants from which a name of the gazetteer is a place wherever it stands
PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "outside", "from", "into", "around", "across", "toward", "towards"})


@cache
def kind_words() -> dict[str, MentionType]:
    """What a name is by its telling word, folded ("ministry": ORG)."""
    return {fold(word): kind for kind, words in resources.load("name_words").items() for word in words}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of name words, half-open in tokens; `seen` is the type that the network gives it, if it sees a name."""

    first: int
    last: int
    seen: MentionType | None = None


def find_runs(wording: Wording, taken: list[bool], trusted: frozenset[str]) -> list[Run]:
    """Maximal runs of name words among the tokens not yet `taken`, in order."""
    runs: list[Run] = []
    i = 0
    while i < len(wording):
        if taken[i] or not (_is_name_word(wording, i, trusted) or _opens_with_particle(wording, i, taken, trusted)):
            i += 1
            continue
        end = _run_end(wording, i, taken, trusted)
        runs.append(Run(i, end))
        i = end
    return [_with_ordinal(wording, run, taken) for run in runs if _stands(wording, run, trusted)]


def split_joined(wording: Wording, runs: list[Run]) -> list[Run]:
    """The runs, two surnames with a hyphen between parted ("the Reagan-Thatcher years") where both stand alone too."""
    alone = Counter(
        wording.folded[run.last - 1]
        for run in runs
        if not any(is_hyphen(wording, i) for i in range(run.first, run.last))
    )
    found: list[Run] = []
    for run in runs:
        cut = run.first + 1
        two = run.last - run.first == 3 and is_hyphen(wording, cut)  # noqa: PLR2004 - a name, a hyphen, a name
        if two and alone[wording.folded[run.first]] and alone[wording.folded[cut + 1]]:
            found += [Run(run.first, cut), Run(cut + 1, run.last)]
        else:
            found.append(run)
    return found


def _with_ordinal(wording: Wording, run: Run, taken: list[bool]) -> Run:
    """The run with the number of a unit before it: "10th Coastal Brigade"."""
    first = run.first - 1
    last_word = wording.word(run.last - 1)
    if (
        first >= 0
        and not taken[first]
        and ORDINAL.fullmatch(wording.word(first))
        and (wording.texts[first][0].isdigit() or wording.capital[first])
        and kind_words().get(last_word) == "ORG"
    ):
        return Run(first, run.last)
    return run


def trusted_words(wording: Wording, taken: list[bool]) -> frozenset[str]:
    """Words seen with a capital inside ordinary sentences, more often than without: names, wherever they stand."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for i, text in enumerate(wording.texts):
        if not text[:1].isalpha() or taken[i] or wording.headline[i]:
            continue
        if not wording.capital[i]:
            small[wording.folded[i]] += 1
        elif not wording.opens[i] and wording.tags[i] in {"NNP", "NNPS"} and wording.texts[i - 1] not in "\"“‘'":
            capital[wording.folded[i]] += 1
    return frozenset(word for word, count in capital.items() if count > small[word])


def _is_name_word(wording: Wording, i: int, trusted: frozenset[str]) -> bool:
    """Whether a capital at `i` means a name."""
    text, word = wording.texts[i], wording.folded[i]
    if word in CALENDAR or _is_initial(wording, i):
        return word not in CALENDAR or _is_calendar_name(wording, i)
    feast = word == "eve" and wording.word(i - 1) in BEFORE_EVE
    if feast or not wording.capital[i] or word in STOPPERS or not any(c.isalpha() for c in text):
        return False
    if follows_craft(wording, i):
        return True
    if wording.headline[i]:
        return word in trusted or not is_common(text)
    if wording.opens[i] or wording.texts[i - 1] in {"“", '"', "‘", "'", ":", "•", "—", "–", "-", "--", "("}:
        return word in trusted or not is_common(text) or _opens_name(wording, i)
    return wording.tags[i] in {"NNP", "NNPS"} or not is_common(text) or bool(wording.entity[i]) or word in trusted


def _is_calendar_name(wording: Wording, i: int) -> bool:
    """Whether a word of the calendar is part of a name: after a given name or "Mr.", or as one ("May Lund")."""
    before, after = wording.word(i - 1), i + 1
    if not wording.capital[i]:
        return False
    if i and wording.capital[i - 1] and (before in given_names() or before in HONORIFICS):
        return True
    return (
        wording.folded[i] in CALENDAR_GIVEN
        and wording.tags[i] in {"NNP", "NNPS"}
        and after < wording.ends[i]
        and wording.texts[after].isalpha()
        and wording.capital[after]
        and wording.folded[after] not in CALENDAR | STOPPERS
        and wording.tags[after] in {"NNP", "NNPS"}
        and (not is_common(wording.texts[after]) or "PER" in {wording.entity[i], wording.entity[after]})
        and not gazetteer().find(wording.folded, after, wording.ends[i])
    )


def _is_initial(wording: Wording, i: int) -> bool:
    """Whether a capital letter is the initial between a given name and a surname: "Evan A. Lund"."""
    text, after = wording.texts[i], i + 1
    if not INITIAL.fullmatch(text) or not i or not wording.capital[i - 1] or wording.folded[i - 1] in STOPPERS:
        return False
    if wording.opens[i] or wording.headline[i]:
        return False
    after += text[-1] != "." and wording.word(after) in {"", "."} and wording.glued(i)
    return after < len(wording) and after > i + (text[-1] != ".") and wording.capital[after] and (
        wording.folded[after] not in STOPPERS
    )  # fmt: skip


def _opens_name(wording: Wording, i: int) -> bool:
    """Whether a common word that opens a sentence opens a name: a proper noun for the tagger, a capital after it."""
    following = i + 1
    return (
        wording.tags[i] in {"NNP", "NNPS"}
        and following < len(wording)
        and wording.capital[following]
        and wording.folded[following] not in STOPPERS
        and wording.tags[following] in {"NNP", "NNPS"}
    )


def _opens_with_particle(wording: Wording, i: int, taken: list[bool], trusted: frozenset[str]) -> bool:
    """Whether "al", "bin", "van" at `i` opens a name: "al-Moallem", "van der Bellen"."""
    at = i
    while at < wording.ends[i] and not taken[at] and (wording.word(at) in PARTICLES or is_hyphen(wording, at)):
        at += 1
    return (
        i < at < wording.ends[i] and not taken[at] and wording.word(i) in PARTICLES
        and _is_name_word(wording, at, trusted) and (is_hyphen(wording, at - 1) or wording.word(i) in {"van", "von"})
    )  # fmt: skip


def _run_end(wording: Wording, first: int, taken: list[bool], trusted: frozenset[str]) -> int:
    """The end of the run that begins at `first`: over hyphens, particles, initials and "of" after "University"."""
    end, limit = first + 1, wording.ends[first]
    while end < limit:
        step = _step(wording, end, taken, trusted) or _step_over_and(wording, (first, end), taken, trusted)
        if step == 0:
            break
        end += step
    return end


def _step(wording: Wording, i: int, taken: list[bool], trusted: frozenset[str]) -> int:
    """How many tokens the run goes on at `i`, 0 when it ends there."""

    def name(at: int) -> bool:
        return at < wording.ends[i] and not taken[at] and _is_name_word(wording, at, trusted)

    if taken[i]:
        return 0
    if is_hyphen(wording, i) and (name(i + 1) or _after_hyphen(wording, i)):
        return 2
    initial = wording.texts[i] == "." and len(wording.texts[i - 1]) == 1 and wording.glued(i - 1)
    if name(i) or (initial and name(i + 1)):
        return 1
    at = _over_joint(wording, i) or _over_particles(wording, i)
    return at - i + 1 if at > i and name(at) else 0


def _step_over_and(wording: Wording, run: tuple[int, int], taken: list[bool], trusted: frozenset[str]) -> int:
    """How many tokens a name goes on over "&" or "and": a firm's, a ship's, a body's with two fields; else 0."""
    first, i = run
    after = i + 1
    if after >= wording.ends[first] or taken[after] or not _is_name_word(wording, after, trusted):
        return 0
    if wording.texts[i] == "&":
        return 2
    if wording.word(i) != "and" or wording.headline[first]:
        return 0
    firm = wording.word(i - 1) in FIRM_WORDS or wording.word(after) in FIRM_WORDS
    ship = follows_craft(wording, first) and i - first == 1
    return 2 if firm or ship or _two_fields(wording, first, i) else 0


def _two_fields(wording: Wording, first: int, i: int) -> bool:
    """Whether "and" joins the two fields of one body: "Center for Strategic and International Studies"."""
    before = [wording.word(j) for j in range(first, i)]
    behind = [wording.word(j) for j in range(i + 1, min(i + 4, wording.ends[first])) if wording.capital[j]]
    headed = any(w in JOINING_HEADS for w in before) and bool(JOINTS & set(before))
    return headed and is_common(wording.texts[i - 1]) and is_common(wording.texts[i + 1]) and (
        not JOINING_HEADS & set(behind)
    )  # fmt: skip


def bound_run(wording: Wording, run: Run) -> Run | None:
    """A run that our rules see as one name, whatever the network says: a ship's, or a firm's joined by "and"."""
    if follows_craft(wording, run.first):
        return run
    inner = (i for i in range(run.first + 1, run.last - 1) if wording.word(i) in {"and", "&"})
    joined = any(not _reads_on(wording, i) for i in inner)
    return Run(run.first, run.last, "ORG") if joined else None


def _reads_on(wording: Wording, i: int) -> bool:
    """Whether the network itself reads one name over the "and" at `i`, or two people on its sides."""
    doc = wording.parsed.doc
    people = wording.entity[i - 1] == wording.entity[i + 1] == "PER"
    return people or doc[i].ent_iob_ == doc[i + 1].ent_iob_ == "I"


def _over_particles(wording: Wording, i: int) -> int:
    """The token after the particles and hyphens at `i`, `i` itself when there are none."""
    at = i
    while at < wording.ends[i] and (wording.word(at) in PARTICLES or is_hyphen(wording, at)):
        at += 1
    return at if wording.word(i) in PARTICLES else i


def _over_joint(wording: Wording, i: int) -> int:
    """The token after "of the" in "Council on the Future", 0 where no word before says that a name goes on."""
    if wording.word(i) in JOINTS and wording.word(i - 1) in JOINING_HEADS and not wording.headline[i]:
        return i + 1 + (wording.word(i + 1) == "the")
    return 0


def _after_hyphen(wording: Wording, i: int) -> bool:
    """Whether the small word after a hyphen belongs to a name: "Kim Jong-un", "Park Geun-hye", "Bashar-al"."""
    word = wording.texts[i + 1] if i + 1 < len(wording) else ""
    if not word.isalpha() or wording.tags[i + 1].startswith("VB"):
        return False
    return (
        word in PARTICLES
        or word in SYLLABLES
        or (not is_common(word) and word.islower() and len(word) <= len("hyeong"))
    )


def _stands(wording: Wording, run: Run, trusted: frozenset[str]) -> bool:
    """Whether a run is a name at all: one common word alone must be trusted or known as a name by the tagger."""
    words = range(run.first, run.last)
    if wording.texts[run.first] in {"R", "D", "I"} and is_hyphen(wording, run.first + 1):
        return False
    if len(words) > 1:
        return not wording.headline[run.first] or not all(is_common(wording.texts[i]) for i in words)
    text = wording.texts[run.first]
    if COMPOUND.match(text) or len(text) == 1:
        return False
    return (
        wording.folded[run.first] in trusted
        or not is_common(text)
        or follows_craft(wording, run.first)
        or (wording.tags[run.first] in {"NNP", "NNPS"} and not wording.opens[run.first])
    )


def kind_of(wording: Wording, run: Run, *, titled: bool) -> MentionType:
    """What a run names: a person when titled; else what the network says; where it is silent, what its words tell."""
    if titled and run.seen not in {"ORG", "FAC", "EVENT"}:
        return "PER"
    if run.seen is not None:
        return run.seen
    words = [wording.folded[i] for i in range(run.first, run.last) if wording.folded[i]]
    person = len(words) > 1 and words[0] in given_names() and not JOINTS & set(words)
    return _told_by_words(words) or ("PER" if person else _toponym(wording, run) or "MISC")


def _toponym(wording: Wording, run: Run) -> MentionType | None:
    """GPE or LOC for a place of the table after "in"."""
    name = wording.words(run.first, run.last)
    senses = find_toponyms(name) if not name.isupper() or len(name) > SHORT_CAPITALS else ()
    if not senses or wording.word(run.first - 1) not in PLACE_PREPOSITIONS or wording.word(run.first) in given_names():
        return None
    return "LOC" if senses[0].kind in {"water", "site"} else "GPE"


def _told_by_words(words: list[str]) -> MentionType | None:
    """The kind by a telling last word, or by the first before "of"; "Gulf of Aden" is a place."""
    if len(words) == 1:
        return None
    for joint in JOINTS & set(words):
        before = words[: words.index(joint)]
        if before and before[-1] in kind_words():
            return kind_words()[before[-1]]
    return kind_words().get(words[-1]) or ("LOC" if words[0] in {"lake", "mount", "cape"} else None)
