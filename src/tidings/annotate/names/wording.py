"""An article's words as lists, for rules that look at neighbours, and the candidate mentions built on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lemminflect import getAllLemmas
from spacy.lang.en.stop_words import STOP_WORDS

from tidings import resources
from tidings.annotate.names.phrases import HYPHENS, fold, word_set

if TYPE_CHECKING:
    from tidings.annotate.names.titles import Gender
    from tidings.language.parsed import Parsed
    from tidings.model import ActorType, Level, MentionType

HEADLINE_SHARE = 0.7  # of a headline's longer words at least this share begin with a capital
HEADLINE_WORDS = 4  # a line with fewer words that could be capitals is not judged
SMALL_WORD = 4  # words up to this length may be small in a headline ("of", "with")
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat "
    "sun et est edt gmt utc bst cet cest pst pdt am pm"
)
STOPPERS = frozenset(STOP_WORDS) | word_set(
    "the a an i we he she it they you my our your his her their its this that these those in on at of to for from "
    "by with and or but not no yes if when while what who why how where there here as is are was were be been has "
    "have had do does did will would can could may might must should mr mrs ms dr so then than also however "
    "according meanwhile moreover furthermore"
)


@dataclass(slots=True, eq=False)
class Candidate:
    """A mention in the making. `first` and `last` are its half-open token range, `bare` that of the name alone.

    `key` is the same for everything known to be one thing, None where only coreference can tell. `said` keeps the words
    of a nominal, whose `name` becomes that of whom it means; `of` is the unknown thing
    it belongs to ("the skipper of the Moulmein"); `entry` labels the entry of the user's roster.
    """

    first: int
    last: int
    bare: tuple[int, int]
    type: MentionType
    level: Level
    name: str
    head: int
    actor_type: ActorType | None = None
    key: str | None = None
    title: str | None = None
    country: str | None = None
    codes: tuple[str, ...] = ()
    gender: Gender | None = None
    plural: bool = False
    noun: str | None = None
    definite: bool = False
    of: str = ""
    said: str = ""
    chain: int = -1
    entry: str | None = None


@dataclass(slots=True, eq=False)
class Wording:
    """Parallel lists over an article's tokens.

    `capital` says whether a word begins with a capital, `opens` whether it opens a sentence, `headline` whether its
    sentence is in title case or capitals, so that a capital says nothing there; `quoted` whether it stands between
    quotation marks.
    """

    parsed: Parsed
    texts: list[str]
    folded: list[str]
    tags: list[str]
    capital: list[bool]
    opens: list[bool]
    headline: list[bool]
    sentence: list[int]
    ends: list[int]
    entity: list[str] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def word(self, i: int) -> str:
        """The folded word at `i`, "" outside the article."""
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    def tag(self, i: int) -> str:
        """The Penn tag at `i`, "" outside the article."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` up to `last`, its white space made single blanks."""
        return " ".join(self.parsed.text(self.parsed.span(first, last)).split())

    def glued(self, i: int) -> bool:
        """Whether no white space stands between the tokens `i` and `i + 1`."""
        return i + 1 < len(self.texts) and self.parsed.ends[i] == self.parsed.starts[i + 1]

    def is_possessive(self, i: int) -> bool:
        """Whether token `i` is the mark of a possessive."""
        return self.tag(i) == "POS" or self.word(i) == "'s" or (self.word(i) == "'" and self.word(i - 1).endswith("s"))


def read_wording(parsed: Parsed) -> Wording:
    """The lists of one article."""
    doc = parsed.doc
    wording = Wording(
        parsed,
        [t.text for t in doc],
        [fold(t.text) for t in doc],
        [t.tag_ for t in doc],
        [t.text[:1].isupper() for t in doc],
        [bool(t.is_sent_start) for t in doc],
        [False] * len(doc),
        [0] * len(doc),
        [0] * len(doc),
        [t.ent_type_ for t in doc],
        _quoted(parsed),
    )
    for number, sentence in enumerate(doc.sents):
        title_case = _is_headline(wording, sentence.start, sentence.end)
        for i in range(sentence.start, sentence.end):
            wording.headline[i], wording.sentence[i], wording.ends[i] = title_case, number, sentence.end
    return wording


def _quoted(parsed: Parsed) -> list[bool]:
    """Which tokens stand between quotation marks; a mark left open closes with its paragraph."""
    found: list[bool] = []
    inside = False
    for i, token in enumerate(parsed.doc):
        if i and parsed.paragraph[i] != parsed.paragraph[i - 1]:
            inside = False
        if token.text in {"“", "”", '"', "``", "''"}:
            inside = token.text in {"“", "``"} or (token.text == '"' and not inside)
            found.append(False)
        else:
            found.append(inside)
    return found


def _is_headline(wording: Wording, first: int, last: int) -> bool:
    """Whether nearly all longer words of a sentence begin with a capital, the last too, and no full stop ends it."""
    if _all_capitals(wording, first, last):
        return True
    if wording.texts[last - 1] == ".":
        return False
    long = [i for i in range(first + 1, last) if wording.texts[i].isalpha() and len(wording.texts[i]) > SMALL_WORD]
    if len(long) < HEADLINE_WORDS:
        return False
    if not wording.capital[long[-1]]:
        return False
    return sum(wording.capital[i] for i in long) >= HEADLINE_SHARE * len(long) and any(
        is_common(wording.texts[i]) for i in long if wording.capital[i]
    )


def _all_capitals(wording: Wording, first: int, last: int) -> bool:
    """Whether a sentence of two words or more is written in capitals and has a word that is no name."""
    words = [t for t in wording.texts[first:last] if t.isalpha() and len(t) > 1]
    return len(words) > 1 and all(t.isupper() for t in words) and any(is_common(t) for t in words)


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the dictionary knows the word as something else than a name.

    >>> is_common("Provocation"), is_common("Shoigu")
    (True, False)
    """
    lower = word.lower()
    return lower in STOPPERS or any(pos != "PROPN" for pos in getAllLemmas(lower))


@cache
def given_names() -> dict[str, Gender]:
    """Gender by folded given name."""
    table = resources.load("first_names")
    return {fold(name): gender for gender in ("m", "f") for name in table[gender]}


def is_hyphen(wording: Wording, i: int) -> bool:
    """Whether token `i` is a hyphen between two words without blanks."""
    return (
        0 < i < len(wording) - 1 and wording.texts[i] in HYPHENS - {"/"} and wording.glued(i - 1) and wording.glued(i)
    )
