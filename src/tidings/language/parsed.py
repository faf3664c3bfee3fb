"""An article as words: a spaCy Doc whose every token knows where it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc, Token

from tidings import model
from tidings.language.readings import Readings
from tidings.model import Article, Span


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """An article's own words with sentences, lemmas, Penn tags (`tag_`), UPOS, UD heads and relations, and names.

    The Doc holds no white space tokens. `starts` and `ends` are (n_tokens,) arrays of page offsets; `paragraph` gives
    each token the number of its paragraph: a new one begins with every span of the article. `readings` is what the
    network says of attributions, events and coreference.
    """

    article: Article
    page_text: str
    doc: Doc
    starts: np.ndarray
    ends: np.ndarray
    paragraph: np.ndarray
    readings: Readings = field(default_factory=Readings)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the page from token `first` up to, not including, token `last`."""
        return Span(self.article.page, int(self.starts[first]), int(self.ends[last - 1]))

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """The same, cut at paragraph ends, so that nothing dropped between two paragraphs is covered."""
        cuts = [first, *(i for i in range(first + 1, last) if self.paragraph[i] != self.paragraph[i - 1]), last]
        return tuple(self.span(a, b) for a, b in pairwise(cuts))

    def text(self, span: Span) -> str:
        """The words of a span as they stand on the page."""
        return self.page_text[span.start : span.end]

    def token_at(self, offset: int) -> int | None:
        """The token that covers a page offset, or None."""
        i = int(np.searchsorted(self.starts, offset, side="right")) - 1
        return i if i >= 0 and offset < self.ends[i] else None

    def sentence(self, i: int) -> tuple[int, int]:
        """The half-open token range of the sentence that token `i` stands in."""
        sent = self.doc[i].sent
        return sent.start, sent.end

    def sentence_spans(self) -> tuple[Span, ...]:
        """All sentences, in order."""
        return tuple(self.span(s.start, s.end) for s in self.doc.sents)

    def tokens(self) -> Iterator[model.Token]:
        """Every word as a plain `Token`; heads count within this article."""
        for t in self.doc:
            yield model.Token(
                int(self.starts[t.i]), int(self.ends[t.i]), t.pos_, -1 if is_root(t) else t.head.i, relation(t)
            )


def is_root(token: Token) -> bool:
    """Whether a token heads its sentence."""
    return token.head.i == token.i


def relation(token: Token) -> str:
    """The token's UD relation; spaCy writes ROOT where UD writes root."""
    return "root" if token.dep_ == "ROOT" else token.dep_
