"""Articles that tell another's sentences in other words: reworded, reordered and trimmed copies.

A rewriter exchanges words, turns clauses round and leaves sentences out, but what is told stays sentence by sentence.
So sentences are compared by their content stems, without what is quoted (two reporters at one press conference quote
the same words), whatever their order. Two reporters of one event agree in a sentence or two; a copy agrees in most
of the shorter text. Pairs of neighbouring stems find the candidates, so that articles with nothing in common are
never compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Annotated, Span
from tidings.weigh.quoted import mark_quoted
from tidings.weigh.words import STOP, find_words, stem

REACH = 2  # stems: how far apart two may stand to be neighbours
NEIGHBOURS = 2  # pairs of neighbours that two sentences share before they are compared
COMMONEST = 12  # sentences; neighbours that stand in more bring each together with the first only
FEWEST = 4  # stems that two sentences share to tell the same
SAME = 0.5  # share of the shorter sentence's stems
SENTENCES = 3  # told again, before an article is taken for a retelling
SHARE = 0.4  # of the stems of the shorter article that the other has in the sentences told again


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two articles of which one retells the other; `sentences` are the spans that tell the same, in both.

    `share` is how many of the shorter article's stems the other has in them, 0 to 1. `articles` are in the order of
    their ids.
    """

    articles: tuple[str, str]
    sentences: tuple[tuple[Span, Span], ...]
    share: float

    def side(self, article: str) -> tuple[Span, ...]:
        """The sentences as they stand in one of the two articles."""
        which = 0 if article == self.articles[0] else 1
        return tuple(pair[which] for pair in self.sentences)


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: int
    span: Span
    stems: frozenset[str]
    neighbours: frozenset[tuple[str, str]]


def find_retellings(articles: Sequence[Annotated], texts: Mapping[str, str]) -> tuple[Retelling, ...]:
    """Every pair of articles of which one retells the other, sorted; empty when there is none."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    sentences = [s for i, article in enumerate(ordered) for s in _read(i, article, texts)]
    lengths = Counter[int]()
    for sentence in sentences:
        lengths[sentence.article] += len(sentence.stems)
    pairs: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for a, b in _find_candidates(sentences):
        shared = len(sentences[a].stems & sentences[b].stems)
        if shared >= max(FEWEST, SAME * min(len(sentences[a].stems), len(sentences[b].stems))):
            pairs[sentences[a].article, sentences[b].article].append((shared, a, b))
    made = (_judge(sentences, ordered, pair, found, lengths) for pair, found in sorted(pairs.items()))
    return tuple(r for r in made if r is not None)


def _read(number: int, article: Annotated, texts: Mapping[str, str]) -> Iterator[_Sentence]:
    """The sentences of an article that tell something outside quotation marks."""
    text = texts[article.article.page]
    words = find_words(text, [(s.start, s.end) for s in article.sentences])
    quoted = mark_quoted(text, words)
    at = 0
    for span in article.sentences:
        stems: list[str] = []
        while at < len(words) and words[at].end <= span.end:
            if not quoted[at] and words[at].text not in STOP:
                stems.append(stem(words[at].text))
            at += 1
        if len(set(stems)) >= FEWEST:
            yield _Sentence(number, span, frozenset(stems), frozenset(_pair_up(stems)))


def _pair_up(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    for i, one in enumerate(stems):
        for other in stems[i + 1 : i + 1 + REACH]:
            if one != other:
                yield (one, other) if one < other else (other, one)


def _find_candidates(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    """Sentences of two articles that share enough neighbours."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        for pair in sentence.neighbours:
            index[pair].append(i)
    counts = Counter[tuple[int, int]]()
    for places in index.values():
        crowd = len(places) > COMMONEST
        for n, a in enumerate(places[:1] if crowd else places):
            counts.update((a, b) for b in places[n + 1 :] if sentences[a].article != sentences[b].article)
    return (pair for pair, count in counts.items() if count >= NEIGHBOURS)


def _judge(
    sentences: Sequence[_Sentence],
    articles: Sequence[Annotated],
    pair: tuple[int, int],
    found: Sequence[tuple[int, int, int]],
    lengths: Mapping[int, int],
) -> Retelling | None:
    """The retelling that sentences told alike make, each counted once; None where they are too few."""
    used: set[int] = set()
    told: list[tuple[int, int]] = []
    kept = 0
    for shared, a, b in sorted(found, key=lambda f: (-f[0], f[1], f[2])):
        if a not in used and b not in used:
            used |= {a, b}
            told.append((a, b))
            kept += shared
    share = kept / max(1, min(lengths[number] for number in pair))
    if len(told) < SENTENCES or share < SHARE:
        return None
    spans = tuple((sentences[a].span, sentences[b].span) for a, b in sorted(told))
    return Retelling((articles[pair[0]].article.id, articles[pair[1]].article.id), spans, share)
