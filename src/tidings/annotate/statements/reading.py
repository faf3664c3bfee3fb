"""An article as plain lists: what the rules for statements look at, with quotations and utterances marked.

The rules read surface order and tags first and the parse second: tags survive inverted subjects, headlines and missing
commas better than heads do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.statements.quotations import Quotation, find_quotations
from tidings.language.english import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tidings.language.parsed import Parsed

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
VERBAL = FINITE | {"VB", "VBG", "VBN"}
NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAME = frozenset({"NNP", "NNPS"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "am", "s"})
HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve", "'d", "’d"})
DO = frozenset({"do", "does", "did"})
MODAL = frozenset(
    {"will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "’ll", "wo", "ca"}
)
NEGATION = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "without", "no", "none", "nobody", "nothing"})
AUXILIARY = BE | HAVE | DO | MODAL
INVERTED = frozenset({"says", "writes", "adds"})
DASHES = frozenset({"-", "--", "–", "—", "---"})


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of an article with what is known of each.

    `unit` gives each token the first and last-plus-one token of its utterance: a sentence, or several where the breaks
    between them stand inside one quotation. `sentence` gives the bare sentence. `quote` is the position in `quotations`
    of the quotation that a token stands in (its marks included), -1 outside.
    """

    parsed: Parsed
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[tuple[int, int], ...]
    unit: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    quote: tuple[int, ...]

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.words)

    def word(self, i: int) -> str:
        """The lower-case word at `i`, empty beyond either end."""
        return self.lower[i] if 0 <= i < len(self.words) else ""

    def tag(self, i: int) -> str:
        """The Penn tag at `i`, empty beyond either end."""
        return self.tags[i] if 0 <= i < len(self.words) else ""

    def is_finite(self, i: int) -> bool:
        """Whether the word at `i` is a finite verb or modal."""
        return self.tag(i) in FINITE or (self.word(i) in MODAL and self.tag(i) == "MD")

    def opens(self, i: int) -> Quotation | None:
        """The quotation whose opening mark is at `i`, if one is."""
        if not 0 <= i < len(self.words) or self.quote[i] < 0:
            return None
        found = self.quotations[self.quote[i]]
        return found if found.first == i else None

    def closes(self, i: int) -> Quotation | None:
        """The quotation whose last token is at `i`, if one is."""
        if not 0 <= i < len(self.words) or self.quote[i] < 0:
            return None
        found = self.quotations[self.quote[i]]
        return found if found.last == i + 1 else None


def read(parsed: Parsed) -> Reading:
    """The lists for one parsed article."""
    doc = parsed.doc
    words = tuple(t.text for t in doc)
    paragraph = tuple(int(p) for p in parsed.paragraph)
    gaps = [int(a - b) for a, b in zip(parsed.starts[1:], parsed.ends[:-1], strict=True)]
    quotations = find_quotations(words, [g > 0 for g in gaps] + [True], paragraph)
    quote = [-1] * len(words)
    for number, found in enumerate(quotations):
        quote[found.first : found.last] = [number] * (found.last - found.first)
    starts = [bool(t.is_sent_start) or i == 0 or paragraph[i] != paragraph[i - 1] for i, t in enumerate(doc)]
    joined = [s and (i == 0 or quote[i] < 0 or quote[i] != quote[i - 1]) for i, s in enumerate(starts)]
    return Reading(
        parsed, words, tuple(w.lower() for w in words), _tags(doc),
        tuple(t.lemma_.lower() for t in doc), tuple(t.head.i for t in doc), tuple(t.dep_ for t in doc),
        paragraph, _bounds(starts), _bounds(joined), quotations, tuple(quote),
    )  # fmt: skip


def _tags(doc: Doc) -> tuple[str, ...]:
    """Penn tags, without those that the form of a word or its place cannot have."""
    return tuple(_tag(t) for t in doc)


def _tag(token: Token) -> str:
    """The tag of one word: "signalled" behind "had" is no noun, "claims" no participle and no verb behind "to".

    No plain form ends in the "-ed" of a past ("warned"), but for verbs such as "need".
    """
    word, tag = token.lower_, token.tag_
    before = token.nbor(-1) if token.i else None
    if tag == "NN" and word.endswith("ed") and before is not None and before.lower_ in HAVE:
        return "VBN"
    if tag == "VB" and word.endswith("ed") and lemma(word, "VERB") != word:
        return "VBD"
    third = tag == "VBZ" and word not in AUXILIARY and (_opens(token) or _governs_nouns(before))
    return "NNS" if third or (tag == "VBG" and word.endswith("s")) else tag


def _opens(token: Token) -> bool:
    """Whether a word stands at the head of its sentence, "Says Orlov" apart: a verb in -s has its subject before it."""
    return bool(token.is_sent_start) and token.lower_ not in INVERTED


def _governs_nouns(before: Token | None) -> bool:
    """Whether the word before is an article, a possessive or "to", behind which a word in -s is a noun."""
    return before is not None and (before.tag_ == "PRP$" or before.lower_ in {"the", "a", "an", "to", "of"})


def _bounds(starts: list[bool]) -> tuple[tuple[int, int], ...]:
    """For each token the half-open range between the starts around it."""
    firsts = [i for i, s in enumerate(starts) if s]
    out: list[tuple[int, int]] = []
    for first, last in zip(firsts, [*firsts[1:], len(starts)], strict=True):
        out.extend([(first, last)] * (last - first))
    return tuple(out)
