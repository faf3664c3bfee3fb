"""Ships and aircraft by name, and what stands before it: "the trawler Crane", "the mission ship Joseph and Mary"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tidings import resources
from tidings.annotate.names.gazetteer import gazetteer
from tidings.annotate.names.phrases import fold, fold_phrase, word_set
from tidings.annotate.names.titles import Title, crafts
from tidings.annotate.names.wording import Candidate, Wording

if TYPE_CHECKING:
    from tidings.annotate.names.runs import Run

SHIP_PREFIXES = word_set("hms uss rms mv hmcs hmas usns usgs sms ins jds")  # "HMS Victory" needs no noun before it
SEA = word_set("warship,torpedo boat,submarine,patrol boat,fishing boat,merchant ship,ship,transport", ",")
AIR = frozenset({"warplane", "plane"})
# The general words, and the kinds that each can stand for later in an article: a trawler "the ship".
GENERAL = {
    "ship": SEA, "vessel": SEA, "boat": SEA, "warship": frozenset({"warship"}), "craft": SEA,
    "plane": AIR, "aircraft": AIR, "jet": AIR, "airplane": AIR, "warplane": frozenset({"warplane"}),
}  # fmt: skip
ONE_KIND = frozenset(
    {"torpedo boat", "fishing boat", "submarine", "patrol boat"}
)  # whose words are used for each other


@cache
def _heads() -> frozenset[str]:
    """The last words of all nouns for one craft, folded."""
    return frozenset(
        fold(word.split()[-1]) for row in resources.load("titles") if row["kind"] == "craft" for word in row["words"]
    )


def follows_craft(wording: Wording, i: int) -> bool:
    """Whether the name at token `i` stands behind the noun for one ship or aircraft, written small."""
    return i > 0 and wording.word(i - 1) in _heads() and not wording.capital[i - 1]


def named_craft(wording: Wording, run: Run, before: list[Candidate]) -> Candidate | None:
    """The ship or aircraft that a run names: behind its noun, behind "and" in a list of such, or with a prefix."""
    found = _noun_before(wording, run.first)
    if found is not None and found[1].plural and match_state(wording, found[0]):
        return None  # "the Russian warships X and Y" are told as Russia's
    if found is not None:
        return _craft(wording, run, found[0], found[1])
    last = before[-1] if before else None
    if last is not None and last.plural and last.title and _joined(wording, last.last, run.first):
        return _craft(wording, run, run.first, next(iter(_titles(last.title))))
    if wording.word(run.first) in SHIP_PREFIXES and run.last - run.first > 1:
        return _craft(wording, run, run.first, next(iter(_titles("warship"))))
    return None


def match_state(wording: Wording, first: int) -> bool:
    """Whether a state or its adjective stands before token `first`."""
    found = gazetteer().find(wording.folded, first - 1, first) if first else []
    return any(entry.country for _, values in found for _, entry in values)


def _noun_before(wording: Wording, at: int) -> tuple[int, Title] | None:
    """Where the noun for a craft that ends just before `at` begins, the longest; None when there is none."""
    sentence = wording.parsed.sentence(at)[0]
    for first in range(max(sentence, at - 4), at):
        if wording.capital[first] and not (wording.opens[first] or wording.headline[first]):
            continue
        for end, values in crafts().find(wording.folded, first, at):
            if end == at:
                return first, values[0][1]
    return None


def _titles(word: str) -> list[Title]:
    return [
        title for _, values in crafts().find(fold_phrase(word).split(), 0, len(word.split())) for _, title in values
    ]


def _joined(wording: Wording, last: int, first: int) -> bool:
    """Whether only "and" or a comma stands between."""
    return first - last == 1 and wording.word(last) in {"and", ","}


def _craft(wording: Wording, run: Run, first: int, title: Title) -> Candidate:
    return Candidate(
        first, run.last, (run.first, run.last), "ORG", "name", wording.words(run.first, run.last), run.last - 1,
        "organisation", title=title.word, codes=(title.code,) if title.code else (), plural=title.plural,
        noun=fold_phrase(title.word),
    )  # fmt: skip


@cache
def craft_kind(noun: str) -> str | None:
    """The kind of ship or aircraft that a folded noun, singular or plural, names; None for anything else."""
    words = noun.split()
    found = next((values for end, values in crafts().find(words, 0, len(words)) if end == len(words)), None)
    return found[0][1].canonical if found else None


def same_craft(noun: str, other: str) -> bool:
    """Whether one noun can repeat another: a general word a special one, or two words of one kind."""
    kind, repeated = craft_kind(noun), craft_kind(other)
    if kind is None or repeated is None:
        return False
    return repeated in GENERAL.get(noun, ()) or (kind == repeated and kind in ONE_KIND)
