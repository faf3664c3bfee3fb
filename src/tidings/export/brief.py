"""A brief: a record as a memo to paste, every claim with a number that leads to outlet, day and words."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TextIO

from tidings.errors import ConfigError
from tidings.model import Interval
from tidings.record import Question, index_judgements, open_view, tell
from tidings.record.wording import UNDATED, answer, dated_by, days, origins, plural, shorten, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tidings.model import Event, Judgement, Span, Variant, WeighedStatement
    from tidings.record import Record, View

Form = Literal["md", "html"]
OPENING, CLOSING = '"“«', '"”»'
LONGEST_QUOTE = 400  # characters of an article's words in a note
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
KNOWN_BY = {
    "metadata": "from the page's metadata",
    "url": "from its address",
    "dateline": "from its dateline",
    "given": "given with the page",
    "inferred": "inferred",
}
HOW = (
    "Numbers in brackets lead to the sources at the end. Origins are those who stand behind an event, as far as the "
    "texts show whom an outlet has its words from; a range where they leave it open."
)
DENYING = {"denies": "denies", "retracts": "retracts", "declines": "declines to confirm"}
STYLE = (
    ":root { color-scheme: light dark } body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; "
    "padding: 0 1em } p { margin: .3em 0 } h1 { font-size: 1.5em } h2 { font-size: 1.1em; margin: 1.6em 0 .4em } "
    "dl { display: grid; grid-template-columns: 8em 1fr; gap: .2em 1em; margin: 0 } dt { grid-column: 1; opacity: .8 } "
    "dd { grid-column: 2; margin: 0 } sup { line-height: 0 } sup a { text-decoration: none } ol { font-size: .92em } "
    "li { margin: .4em 0 } @media (max-width: 32em) { dl { display: block } dd { margin-left: 1em } } "
    "@media print { a { color: inherit } section { break-inside: avoid-page } }"
)


@dataclass(frozen=True, slots=True)
class Note:
    """One source note: who printed it, when and how that is known, the words, and where they are kept."""

    number: int
    outlet: str
    published: str
    words: str
    title: str
    where: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line on an event: what it is, in words, and the notes it rests on."""

    label: str
    words: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An event as the memo tells it."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole memo."""

    title: str
    answer: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Notes:
    """Notes in the order in which they are first called for; the same words have one number."""

    view: View
    judged: Mapping[str, Sequence[Judgement]]
    found: dict[tuple[str, Span], Note] = field(default_factory=dict)

    def cite(self, article: str, span: Span) -> int:
        """The number of the note on some words of an article; its sentence is what is quoted."""
        key = article, self.view.sentence(span)
        if key not in self.found:
            self.found[key] = _make_note(self.view, len(self.found) + 1, *key, self.judged)
        return self.found[key].number


def write_brief(record: Record, out: TextIO, *, form: Form = "md", question: Question | None = None) -> None:
    """The memo on the events that a question is about stands in `out`, as Markdown or as one page of HTML.

    Raises:
        ConfigError: there is no such form, or the question names an actor that is not there.
    """
    writers: dict[str, Callable[[Brief], Iterator[str]]] = {"md": in_markdown, "html": in_html}
    if form not in writers:
        raise ConfigError(f"a brief is not written as {form!r}; there are: {', '.join(writers)}")
    brief = make_brief(open_view(record), record.path.stem, record.judgements(), question)
    out.writelines(line + "\n" for line in writers[form](brief))


def make_brief(view: View, title: str, judgements: Iterable[Judgement] = (), question: Question | None = None) -> Brief:
    """The memo on a record: events by day, each with its words, its origins, who disputes it and what varies."""
    judged = index_judgements(view, judgements)
    notes = _Notes(view, judged)
    items = tuple(_tell_event(notes, n, e) for n, e in enumerate(view.find_events(question or Question()), start=1))
    return Brief(title, answer(view.figures), items, tuple(notes.found.values()))


def _make_note(view: View, number: int, article: str, span: Span, judged: Mapping[str, Sequence[Judgement]]) -> Note:
    found = view.articles[article]
    grade = next((j.value[0] for j in reversed(judged.get(found.outlet or "", ())) if j.kind == "grade"), "")
    return Note(
        number,
        view.outlet(article) + (f" (reliability {grade})" if grade else ""),
        _published(view, article),
        _bare(shorten(view.words([span]), LONGEST_QUOTE)),
        " ".join((found.title or "").split()),
        found.url or view.file_name(found.page),
    )


def _bare(words: str) -> str:
    """Words without the quotation marks around all of them, as ours come there; and without the comma before these.

    >>> _bare('"No boat was there,"'), _bare('"No," he said')
    ('No boat was there', '"No," he said')
    """
    inner = words[1:-1]
    whole = words[:1] in OPENING and words[-1:] in CLOSING and not any(m in inner for m in OPENING + CLOSING)
    return inner.rstrip(",") if whole else words


def _published(view: View, article: str) -> str:
    """The day of publication and how it is known: `24 Sep 2015, from its dateline (“London, 24 Sep”)`."""
    found = view.articles[article]
    day = days(found.published.interval)
    if day == UNDATED:
        return UNDATED
    grounds = dated_by(view, found)
    known = KNOWN_BY.get(found.published.method, "")
    return ", ".join(filter(None, [day, known])) + (f" ({grounds})" if grounds and grounds not in known else "")


def _tell_event(notes: _Notes, number: int, event: Event) -> Item:
    view = notes.view
    heading = f"{number}. {summary(event)} ({days(event.interval)})"
    facts = [
        *_tell_words(notes, event),
        Fact("Origins", _tell_origins(event)),
        *(_tell_dispute(notes, name) for name in event.disputed_by),
        *_tell_variants(notes, event.variants),
        *(Fact("Judged", tell(j)) for j in notes.judged.get(event.id, ())),
    ]
    if place := view.place_name(event.place):
        facts.insert(0, Fact("Where", place))
    return Item(heading, tuple(facts))


def _tell_words(notes: _Notes, event: Event) -> Iterator[Fact]:
    """Who tells of it, each voice once, with the notes on its words."""
    view = notes.view
    voices: dict[str, list[int]] = defaultdict(list)
    for name in event.accounts:
        told = view.accounts[name]
        said = view.statements.get(told.statement or "")
        outlet = view.outlet(told.article)
        voice = f"{_voice(view, said)}, in {outlet}" if said else f"{outlet}, in its own voice"
        hedge = {"certain": "", "probable": " (probable)", "possible": " (possible)"}[told.account.certainty]
        voice += " (says it did not happen)" if told.account.polarity == "negated" else hedge
        voices[voice].append(notes.cite(told.article, told.account.evidence))
    told_by = [Fact("Told by", voice, tuple(dict.fromkeys(numbers))) for voice, numbers in voices.items()]
    yield from told_by


def _voice(view: View, weighed: WeighedStatement) -> str:
    """Who says it and through whom: `Ali Shamkhani through Fars through Rudaw`."""
    return " through ".join([view.speaker(weighed), *(hop.name for hop in reversed(weighed.statement.chain))])


def _tell_origins(event: Event) -> str:
    low, high = event.origins.low, event.origins.high
    count = plural(high, "origin") if low == high else f"{origins(event)} origins"
    told = f"{count}: {'; '.join(event.origins.roots)}" if event.origins.roots else count
    shared = event.origins.shared
    return f"{told} (effective number {event.origins.effective:.1f}, by convention: {shared})" if shared else told


def _tell_dispute(notes: _Notes, name: str) -> Fact:
    """Who disputes an event, in what words, and when that was printed."""
    view = notes.view
    if name in view.statements:
        weighed = view.statements[name]
        said = weighed.statement
        verb = DENYING.get(said.act, said.act)
        words = _bare(shorten(view.words(said.content) or view.words(said.cue)))
        spans = said.content or said.cue or said.sources
        day = days(view.published(weighed.article))
        return Fact(
            "Disputed",
            f"{_voice(view, weighed)} {verb}: “{words}” (printed {day})",
            (notes.cite(weighed.article, spans[0]),),
        )
    told = view.accounts[name]
    words = view.words([told.account.evidence])
    return Fact(
        "Disputed", f"{view.outlet(told.article)}: “{words}”", (notes.cite(told.article, told.account.evidence),)
    )


def _tell_variants(notes: _Notes, variants: Iterable[Variant]) -> Iterator[Fact]:
    """Each field that is told in several ways, with the notes on each."""
    view = notes.view
    for variant in variants:
        value = view.place_name(variant.value) or DAYS.sub(_read_days, variant.value)
        told = [view.accounts[a] for a in variant.accounts]
        cited = (notes.cite(t.article, t.account.evidence) for t in told)
        yield Fact(f"Another {variant.field}", value, tuple(dict.fromkeys(cited)))


def _read_days(found: re.Match[str]) -> str:
    first, last = (date.fromisoformat(day) for day in (found[1], found[2] or found[1]))
    return days(Interval(first, last))


def in_markdown(brief: Brief) -> Iterator[str]:
    """The memo as Markdown, line by line."""
    yield from (f"# Brief: {plain_words(brief.title)}", "", plain_words(brief.answer) + ".", "", HOW, "")
    for item in brief.items:
        yield from (f"## {plain_words(item.heading)}", "")
        yield from (f"- **{fact.label}:** {plain_words(fact.words)}{_refs(fact)}" for fact in item.facts)
        yield ""
    if brief.notes:
        yield from ("## Sources", "")
        yield from (f"{n.number}. {plain_words(_note(n))}" for n in brief.notes)


def plain_words(words: str) -> str:
    """Words that Markdown takes as they stand."""
    return MARKS.sub(r"\\\1", words)


def _refs(fact: Fact) -> str:
    return f" [{', '.join(map(str, fact.notes))}]" if fact.notes else ""


def _note(note: Note) -> str:
    title = f"“{note.title}”, " if note.title else ""
    return f"{note.outlet}, {note.published}: “{note.words}” ({title}{note.where})"


def in_html(brief: Brief) -> Iterator[str]:
    """The memo as one page of HTML that fetches nothing, piece by piece."""
    title = html.escape(f"Brief: {brief.title}")
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{STYLE}</style></head><body><main>"
    yield f"<h1>{title}</h1><p>{html.escape(brief.answer)}.</p><p>{html.escape(HOW)}</p>"
    for item in brief.items:
        yield f"<section><h2>{html.escape(item.heading)}</h2><dl>"
        for label, facts in groupby(item.facts, key=lambda f: f.label):
            yield f"<dt>{html.escape(label)}</dt>"
            yield from (f"<dd>{html.escape(f.words)}{_html_refs(f)}</dd>" for f in facts)
        yield "</dl></section>"
    if brief.notes:
        yield "<section><h2>Sources</h2><ol>"
        yield from (f'<li id="note-{n.number}">{html.escape(_note(n))}</li>' for n in brief.notes)
        yield "</ol></section>"
    yield "</main></body></html>"


def _html_refs(fact: Fact) -> str:
    links = ", ".join(f'<a href="#note-{n}">{n}</a>' for n in fact.notes)
    return f"&nbsp;<sup>[{links}]</sup>" if links else ""
