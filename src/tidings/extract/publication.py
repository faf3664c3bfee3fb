"""What an article's header, dateline and address say of it together: outlet, byline, day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tidings.extract.dates import find_date_in_url, parse_published
from tidings.extract.header import find_byline, is_names
from tidings.extract.masthead import Masthead, country_of, find_stamp, read_masthead
from tidings.model import Interval, Publication, Span
from tidings.outlets import find_outlet, find_outlet_at, outlet_of_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.extract.header import Dateline
    from tidings.extract.lines import Line
    from tidings.extract.segments import Segment
    from tidings.model import Hints, Page

HEADER_KINDS = ("heading", "boilerplate")


@dataclass(frozen=True, slots=True)
class Header:
    """The lines around an article's title, nearest first, each with what it tells; None where it is no header line."""

    lines: tuple[tuple[Line, Masthead | None], ...] = ()

    @property
    def mastheads(self) -> list[tuple[Line, Masthead]]:
        """The lines that tell something."""
        return [(line, told) for line, told in self.lines if told]

    @property
    def place(self) -> str | None:
        """The first place that a line names."""
        return next((told.place for _, told in self.mastheads if told.place), None)

    @property
    def day(self) -> str | None:
        """The first day without a year that a line names."""
        return next((told.day for _, told in self.mastheads if told.day), None)


def read_header(segment: Segment) -> Header:
    """The header of an article: the lines under its title, then those above it from the nearest up."""
    above = segment.title if segment.title is not None else segment.first
    own = [i for i in range(segment.first) if i != segment.title and segment.judged[i].kind in HEADER_KINDS]
    order = [i for i in own if i > above] + [i for i in reversed(own) if i < above]
    return Header(tuple((segment.judged[i].line, read_masthead(segment.judged[i].line.text)) for i in order))


def read_front(segment: Segment) -> Header:
    """What stands above the title of a page's first article and so holds for every article on the page.

    Empty unless an outlet and a day stand there together: a newspaper's head.
    """
    lines = [item.line for item in segment.judged[: segment.title or 0] if item.kind in HEADER_KINDS]
    front = Header(tuple((line, read_masthead(line.text)) for line in lines))
    return front if find_outlet_in(front) and any(told.published for _, told in front.mastheads) else Header()


def find_outlet_in(header: Header) -> str | None:
    """The canonical name of the outlet that a header names; a name several share is settled by the header's place."""
    country = country_of(header.place) if header.place else None
    told = next((told.outlet for _, told in header.mastheads if told.outlet), None)
    if told and (known := find_outlet_at(told, country)):
        return known.name
    lone = (line.text for line, _ in header.lines if line.text.startswith("The ") or country)
    return told or next((known.name for text in lone if (known := find_outlet_at(text, country))), None)


def find_byline_in(header: Header) -> str | None:
    """Who a header says wrote the article; a lone name counts over the outlet's."""
    for line, told in header.lines:
        if found := (told.byline if told else find_byline(line.text)):
            return found
    printed = sorted(header.lines, key=lambda item: item[0].start)
    for (line, _), (_, below) in pairwise(printed):
        if is_names(line.text) and below and (below.outlet or below.published):
            return line.text
    return None


def find_publication(page: Page, segment: Segment, headers: Sequence[Header], dateline: Dateline | None) -> Publication:
    """When an article was published, by what is printed with it; an unknown publication when nothing says.

    Args:
        page: where it stands.
        segment: its lines.
        headers: its own header, then what holds for the whole page.
        dateline: how its first paragraph opens.
    """
    own, *others = headers
    first = segment.body[0].line
    opening = Span(page.id, first.start, first.start + dateline.end) if dateline else None
    if dateline and opening and dateline.published and dateline.is_header:
        return Publication(dateline.published, "dateline", (opening,))
    if found := _printed(page, own) or _stamped(page, segment):
        return found
    if dateline and opening and dateline.published:
        return Publication(dateline.published, "dateline", (opening,))
    return next((found for header in others if (found := _printed(page, header))), Publication())


def _printed(page: Page, header: Header) -> Publication | None:
    """The day that header lines give: of publication before that of a change, printed before the address."""
    dated = [(line, told, told.published) for line, told in header.mastheads if told.published]
    if not dated:
        return None
    line, told, interval = min(dated, key=lambda d: (d[1].changed, (d[2].days or 0) > 1, d[1].is_address))
    interval = _narrowed(interval, (d[2] for d in dated))
    return Publication(interval, "url" if told.is_address else "dateline", (Span(page.id, line.start, line.end),))


def _narrowed(interval: Interval, others: Iterable[Interval]) -> Interval:
    """A day that can be read in two ways ("8/2/13") as the one that another line allows; else as it was."""
    for other in others:
        ends = [day for day in (interval.earliest, interval.latest) if day and other.meets(Interval(day, day))]
        if len(ends) == 1:
            return Interval(ends[0], ends[0])
    return interval


def _stamped(page: Page, segment: Segment) -> Publication | None:
    """The day in a line that runs on into title or story: "Envoys meet Updated: 2016-05-30 09:53"."""
    lines = [item.line for item in (*segment.judged[: segment.first], *segment.body[:2])]
    for line in lines:
        told = read_masthead(line.text)
        found = told.published if told and not told.is_address else find_stamp(line.text)
        if found:
            return Publication(found, "dateline", (Span(page.id, line.start, line.end),))
    return None


def given_outlet(hints: Hints) -> str | None:
    """The outlet that the user or the address names, by its canonical name where we know it."""
    if hints.outlet:
        known = find_outlet(hints.outlet, ambiguous=True)
        return known.name if known else hints.outlet
    known = outlet_of_url(hints.url) if hints.url else None
    return known.name if known else None


def given_publication(hints: Hints) -> Publication | None:
    """The date that the user gives, else the one in the address; None when neither says."""
    if hints.published and (interval := parse_published(hints.published)):
        return Publication(interval, "given")
    if hints.url and (interval := find_date_in_url(hints.url)):
        return Publication(interval, "url")
    return None
