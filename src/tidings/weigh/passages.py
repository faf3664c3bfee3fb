"""Passages that two articles share word for word.

Shingles of eight words find the pairs through an inverted index, so that articles with nothing in common are never
compared; runs along one diagonal become passages, and runs that a few changed words part become one. What counts is how
much of the shorter text is shared (containment): a wire story inside a longer one shares all of itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Article, Span
from tidings.weigh.words import Word, find_article_words

SHINGLE = 8  # words; shorter runs are shared by chance ("the foreign minister of the Russian Federation said on")
SHORTEST = 10  # words that a passage needs to count
GAP = 4  # changed words that two runs may be parted by and still be one passage
COMMONEST = 12  # articles; a shingle in more of one outlet's pages than this is its furniture
OPENERS, CLOSERS, STRAIGHT = "“«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: `first` stands in the article with the smaller id.

    `words` are the words shared, `unquoted` those of them outside quotation marks in both articles.
    """

    articles: tuple[str, str]
    first: Span
    second: Span
    words: int
    unquoted: int

    def side(self, article: str) -> Span:
        """The passage as it stands in one of its two articles."""
        return self.first if article == self.articles[0] else self.second

    def other(self, article: str) -> str:
        """The id of the article on the other side."""
        return self.articles[1] if article == self.articles[0] else self.articles[0]


@dataclass(frozen=True, slots=True)
class _Text:
    article: Article
    words: list[Word]
    quoted: list[bool]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `start` to `end` of the first text stand at `offset` further in the second."""

    start: int
    end: int
    offset: int
    last: int = 0  # how far it reaches in the second text, where runs were joined
    shared: int = 0


def find_passages(articles: Sequence[Article], texts: Mapping[str, str]) -> tuple[Passage, ...]:
    """Every passage of at least ten words that two articles share, sorted; empty when there is none."""
    read = [_read(a, texts) for a in sorted(articles, key=lambda a: a.id)]
    seeds = _find_seeds(read)
    found = [p for (i, j), places in seeds.items() for p in _align(read[i], read[j], places)]
    return tuple(sorted(found, key=lambda p: (p.articles, p.first, p.second)))


def _read(article: Article, texts: Mapping[str, str]) -> _Text:
    words = find_article_words(article, texts)
    return _Text(article, words, mark_quoted(texts[article.page], words))


def mark_quoted(text: str, words: Sequence[Word]) -> list[bool]:
    """Which words stand inside quotation marks; a straight mark opens and closes in turn, a paragraph's end closes."""
    out, inside, at = [], False, 0
    for word in words:
        for mark in text[at : word.start]:
            inside = _inside_after(mark, inside=inside)
        out.append(inside)
        at = word.end
    return out


def _inside_after(mark: str, *, inside: bool) -> bool:
    if mark in OPENERS:
        return True
    if mark in CLOSERS or mark == "\n":
        return False
    return not inside if mark == STRAIGHT else inside


def _find_seeds(read: Sequence[_Text]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each pair of texts, the word positions at which both have the same shingle."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(read):
        for position, shingle in _shingles(text.words):
            index[shingle].append((i, position))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if len(places) > 1 and not _is_furniture(places, read):
            for pair, at in _pairs(places):
                seeds[pair].append(at)
    return seeds


def _shingles(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    letters = [w.text for w in words]
    for i in range(len(letters) - SHINGLE + 1):
        yield i, hash(tuple(letters[i : i + SHINGLE]))


def _is_furniture(places: Sequence[tuple[int, int]], read: Sequence[_Text]) -> bool:
    """Whether the words stand on many pages that all are of one outlet: a slogan, no report."""
    outlets = {read[i].article.outlet for i, _ in places}
    return len(places) > COMMONEST and len(outlets) == 1 and None not in outlets


def _pairs(places: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """All pairs of places in different texts; in a crowd, each with the first only, so that cost stays linear."""
    crowd = len(places) > COMMONEST
    for n, (i, p) in enumerate(places[:1] if crowd else places):
        for j, q in places[n + 1 :]:
            if i != j:
                yield (i, j), (p, q)


def _align(one: _Text, other: _Text, seeds: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """The passages that the seeds of two texts grow into."""
    for run in _join(_grow(seeds, one, other)):
        if run.shared >= SHORTEST:
            yield _passage(one, other, run)


def _grow(seeds: Sequence[tuple[int, int]], one: _Text, other: _Text) -> list[_Run]:
    """Runs of equal words, as long as they can be, one for each stretch of seeds on a diagonal."""
    runs: list[_Run] = []
    for p, q in sorted(set(seeds), key=lambda s: (s[1] - s[0], s[0])):
        if runs and runs[-1].offset == q - p and p <= runs[-1].end:
            continue
        runs.append(_extend(p, q, one.words, other.words))
    return sorted(runs, key=lambda r: (r.start, r.offset))


def _extend(p: int, q: int, one: Sequence[Word], other: Sequence[Word]) -> _Run:
    start, end, offset = p, p, q - p
    while start > 0 and start + offset > 0 and one[start - 1].text == other[start + offset - 1].text:
        start -= 1
    while end < len(one) and end + offset < len(other) and one[end].text == other[end + offset].text:
        end += 1
    return _Run(start, end, offset, end + offset, end - start)


def _join(runs: Sequence[_Run]) -> list[_Run]:
    """Runs with a few changed words between them, in both texts, made one."""
    out: list[_Run] = []
    for run in runs:
        if out and 0 <= run.start - out[-1].end <= GAP and 0 <= run.start + run.offset - out[-1].last <= GAP:
            before = out.pop()
            out.append(_Run(before.start, run.end, before.offset, run.last, before.shared + run.shared))
        else:
            out.append(run)
    return out


def _passage(one: _Text, other: _Text, run: _Run) -> Passage:
    first, second = one.words[run.start : run.end], other.words[run.start + run.offset : run.last]
    said = min(sum(one.quoted[run.start : run.end]), sum(other.quoted[run.start + run.offset : run.last]))
    return Passage(
        (one.article.id, other.article.id),
        Span(one.article.page, first[0].start, first[-1].end),
        Span(other.article.page, second[0].start, second[-1].end),
        run.shared,
        max(0, min(len(first), len(second)) - said),
    )
