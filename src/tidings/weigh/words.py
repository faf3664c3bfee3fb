"""An article's words for comparing: folded, each with its place on the page; stems, and how rare each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tidings.model import Article, Span

WORD = re.compile(r"\w+(?:[’']\w+)?")
SUFFIXES = (
    "ations", "ation", "ating", "ated", "ates", "ate", "ators", "ator", "ative", "ments", "ment", "ings", "ing", "ions",
    "ion", "ies", "ied", "es", "ed", "s", "y", "e",
)  # fmt: skip
SHORTEST_STEM = 4  # letters left after a suffix is cut: "using" stays "using", "striking" meets "strikes"
STOP = frozenset({
    "a", "about", "according", "after", "again", "against", "ago", "all", "also", "although", "am", "an", "and",
    "another", "any", "are", "as", "at", "be", "because", "been", "before", "being", "both", "but", "by", "can",
    "could", "day", "did", "do", "does", "doing", "down", "during", "each", "even", "ever", "few", "for", "from",
    "further", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "however", "i", "if", "in",
    "into", "is", "it", "its", "itself", "just", "last", "later", "many", "may", "me", "might", "month", "more",
    "most", "mr", "mrs", "ms", "much", "must", "my", "new", "next", "no", "nor", "not", "now", "of", "off", "on",
    "once", "one", "only", "or", "other", "our", "out", "over", "own", "reported", "reportedly", "said", "same",
    "say", "says", "saying", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "though", "through", "thus", "to", "today", "told",
    "too", "two", "under", "until", "up", "upon", "us", "very", "was", "we", "week", "were", "what", "when", "where",
    "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "year",
    "yesterday", "yet", "you", "your",
})  # fmt: skip


IRREGULAR = {
    form: verb
    for verb, forms in {
        "begin": "began begun", "bring": "brought", "buy": "bought", "catch": "caught", "choose": "chose chosen",
        "deal": "dealt", "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen", "fight": "fought",
        "flee": "fled", "find": "found", "fly": "flew flown", "forbid": "forbade forbidden", "give": "gave given",
        "grow": "grew grown", "hang": "hung", "hear": "heard", "hide": "hid hidden", "hold": "held", "keep": "kept",
        "lead": "led", "leave": "left", "lose": "lost", "meet": "met", "overthrow": "overthrew overthrown",
        "pay": "paid", "rise": "rose risen", "seek": "sought", "sell": "sold", "send": "sent", "shake": "shook shaken",
        "shoot": "shot", "sink": "sank sunk", "speak": "spoke spoken", "steal": "stole stolen",
        "strike": "struck stricken", "swear": "swore sworn", "take": "took taken", "teach": "taught", "tear": "torn",
        "throw": "threw thrown", "withdraw": "withdrew withdrawn", "win": "won", "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""What the forms of verbs that change within belong to."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: where it stands, and its letters folded for comparison."""

    start: int
    end: int
    text: str


def find_words(text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
    """The words inside `spans` of a page's text, in order; possessive endings are dropped."""
    found = (m for start, end in spans for m in WORD.finditer(text, start, end))
    return [Word(m.start(), m.end(), _fold(m.group())) for m in found]


def find_article_words(article: Article, texts: Mapping[str, str]) -> list[Word]:
    """The words of an article, its title included."""
    return find_words(texts[article.page], article.spans)


@cache
def _fold(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s")


@cache
def stem(word: str) -> str:
    """The word without a common English ending, a final doubled letter made single.

    >>> [stem(w) for w in ("strikes", "striking", "struck", "delivery", "deliveries", "use")]
    ['strik', 'strik', 'strik', 'deliver', 'deliver', 'use']
    """
    word = IRREGULAR.get(word, word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return _single(word[: -len(suffix)])
    return word


def _single(word: str) -> str:
    """Without the last letter where it repeats the one before: "stopp" and "stop" are one."""
    return word[:-1] if word[-1] == word[-2] and len(word) > SHORTEST_STEM else word


def find_stems(text: str, spans: Iterable[Span | tuple[int, int]]) -> frozenset[str]:
    """The stems of the words that carry content inside `spans` of a page's text."""
    pairs = ((s.start, s.end) if isinstance(s, Span) else s for s in spans)
    return frozenset(stem(w.text) for w in find_words(text, pairs) if w.text not in STOP)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each stem tells: the logarithm of how few of `documents` have it. A stem never seen tells the most.

    Squares are kept as whole millionths, so that sums do not depend on the order in which they are taken; `squares` and
    `norms` only remember what was worked out once.
    """

    documents: int
    seen: Mapping[str, int]
    squares: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    norms: dict[frozenset[str], int] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, word: str) -> float:
        """From just over 0 (in every document) up to log(2 documents + 2)."""
        return math.log((self.documents + 1) / (self.seen.get(word, 0) + 0.5))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted cosine of two bags of stems, 0 to 1; 0 when either is empty."""
        shared = sum(self._square(w) for w in one & other)
        return shared / math.sqrt(self._norm(one) * self._norm(other)) if shared else 0.0

    def containment(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """What share of `part`, by weight, `whole` has too: 0 to 1; 0 when `part` is empty."""
        total = self._norm(part)
        return sum(self._square(w) for w in part & whole) / total if total else 0.0

    def _square(self, word: str) -> int:
        if word not in self.squares:
            self.squares[word] = round(self.weight(word) ** 2 * 1e6)
        return self.squares[word]

    def _norm(self, bag: frozenset[str]) -> int:
        if bag not in self.norms:
            self.norms[bag] = sum(self._square(w) for w in bag)
        return self.norms[bag]


def measure_rarity(bags: Sequence[frozenset[str]]) -> Rarity:
    """The rarity of every stem over bags, one a document."""
    seen: Counter[str] = Counter(w for bag in bags for w in bag)
    return Rarity(len(bags), seen)
