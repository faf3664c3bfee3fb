"""Passages that two articles share word for word.

Shingles of six words find the pairs through an inverted index, so that articles with nothing in common are never
compared; runs along one diagonal become passages, and runs that a few changed words part become one. What counts is how
much of the shorter text is shared (containment): a wire story inside a longer one shares all of itself. A few words
are enough where they are a quotation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Article, Span
from tidings.weigh.quoted import mark_quoted
from tidings.weigh.words import STOP, Word, find_article_words

SHINGLE = 6  # words; shorter runs are shared by chance ("the far side of the moon")
SHORTEST = 10  # words that a passage needs to count
SHORTEST_QUOTED = 6  # words that a quotation needs, as writers trim what they quote to the telling half
TELLING = 3  # of them that must be no function words: "that this is not the end of it" may be said by anybody
GAP = 4  # changed words that two runs may be parted by and still be one passage
BACK = 4  # runs looked back on for the one that a run goes on with; a phrase repeated elsewhere may lie between
COMMONEST = 12  # articles; a shingle in more of one outlet's pages than this is its furniture


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: `first` stands in the article with the smaller id.

    `words` are the words shared, `unquoted` those of them that stand in quotation marks in neither article: words that
    one article quotes and the other has without marks are the other's own, or a document's. `plain` are those of the
    unquoted that are no names, numbers or opening words: two writers share names whoever had them first.
    """

    articles: tuple[str, str]
    first: Span
    second: Span
    words: int
    unquoted: int
    plain: int = 0

    @property
    def quoted(self) -> int:
        """How many of the words shared at least one of the articles quotes."""
        return self.words - self.unquoted

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
    plain: list[bool]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `start` to `end` of the first text stand at `offset` further in the second."""

    start: int
    end: int
    offset: int
    last: int = 0  # how far it reaches in the second text, where runs were joined
    shared: tuple[tuple[int, int], ...] = ()  # positions in both texts of each word that is the same


def find_passages(articles: Sequence[Article], texts: Mapping[str, str]) -> tuple[Passage, ...]:
    """Every passage of at least ten words that two articles share, sorted; empty when there is none."""
    return tuple(p for p in find_shared(articles, texts) if p.words >= SHORTEST)


def find_shared(articles: Sequence[Article], texts: Mapping[str, str]) -> tuple[Passage, ...]:
    """Every passage that two articles share, sorted: at least ten words, or six of a quotation that say something."""
    read = [_read(a, texts) for a in sorted(articles, key=lambda a: a.id)]
    seeds = _find_seeds(read)
    found = [p for (i, j), places in seeds.items() for p in _align(read[i], read[j], places)]
    return tuple(sorted(found, key=lambda p: (p.articles, p.first, p.second)))


def _read(article: Article, texts: Mapping[str, str]) -> _Text:
    text, words = texts[article.page], find_article_words(article, texts)
    return _Text(article, words, mark_quoted(text, words), [text[w.start].islower() for w in words])


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
        quoted = [p for p, q in run.shared if one.quoted[p] or other.quoted[q]]
        own = [p for p, q in run.shared if not (one.quoted[p] or other.quoted[q])]
        if len(run.shared) >= SHORTEST or _says_something(one, quoted):
            yield _passage(one, other, run, own)


def _says_something(text: _Text, places: Sequence[int]) -> bool:
    """Whether the quoted words are enough to be one remark and not a set phrase."""
    telling = {text.words[p].text for p in places} - STOP
    return len(places) >= SHORTEST_QUOTED and len(telling) >= TELLING


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
    return _Run(start, end, offset, end + offset, tuple((i, i + offset) for i in range(start, end)))


def _join(runs: Sequence[_Run]) -> list[_Run]:
    """Runs with a few changed words between them, in both texts, made one."""
    out: list[_Run] = []
    for run in runs:
        near = next((i for i in range(len(out) - 1, max(-1, len(out) - 1 - BACK), -1) if _follows(out[i], run)), None)
        if near is None:
            out.append(run)
        else:
            before = out[near]
            out[near] = _Run(before.start, run.end, before.offset, run.last, before.shared + run.shared)
    return out


def _follows(before: _Run, run: _Run) -> bool:
    return 0 <= run.start - before.end <= GAP and 0 <= run.start + run.offset - before.last <= GAP


def _passage(one: _Text, other: _Text, run: _Run, own: Sequence[int]) -> Passage:
    first, second = one.words[run.start : run.end], other.words[run.start + run.offset : run.last]
    return Passage(
        (one.article.id, other.article.id),
        Span(one.article.page, first[0].start, first[-1].end),
        Span(other.article.page, second[0].start, second[-1].end),
        len(run.shared),
        len(own),
        sum(one.plain[p] for p in own),
    )
