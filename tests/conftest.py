"""A small affair made by hand, for everything that stands on the model: two pages, three articles, one dispute."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import pytest

from tidings.model import (
    Account,
    Actor,
    Affair,
    Annotated,
    Article,
    Event,
    Hints,
    Hop,
    Interval,
    Link,
    Mention,
    Origins,
    Page,
    Place,
    Publication,
    Receipt,
    Span,
    Statement,
    Timex,
    Token,
    Variant,
    WeighedAccount,
    WeighedPlace,
    WeighedStatement,
)

FIRST = "Admiral Orlov sank a trawler off Hull on Friday, Reuters said. The Admiralty denied it."
SECOND = "Fishermen saw the squadron fire.\n\nOrlov spoke: “We saw torpedo boats,” he said."
FRIDAY = Interval(date(1904, 10, 21), date(1904, 10, 21))


@dataclass(frozen=True)
class Sample:
    """Pages, what was read in them, and the affair they make."""

    pages: tuple[Page, ...]
    readings: dict[str, tuple[Annotated, ...]]
    receipts: tuple[Receipt, ...]
    affair: Affair


def page(name: str, text: str) -> Page:
    raw = text.encode()
    return Page(
        name,
        f"{name}.txt",
        hashlib.sha256(raw).hexdigest(),
        "text/plain",
        text,
        raw,
        None,
        "2024-05-01T12:00:00+00:00",
        Hints(outlet="Gazette"),
    )


def where(name: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(name, start, start + len(words))


def first_reading() -> Annotated:
    def at(words: str) -> Span:
        return where("one", FIRST, words)

    told = at("Admiral Orlov sank a trawler off Hull on Friday")
    article = Article(
        "one-1",
        "one",
        ((0, len(FIRST)),),
        title="Trawler sunk",
        outlet="Gazette",
        byline="A. Reporter",
        credits=("Reuters",),
        dateline="Hull, Oct. 22",
        language="en",
        published=Publication(Interval(date(1904, 10, 22), date(1904, 10, 22)), "dateline", (at("Friday"),)),
    )
    return Annotated(
        article,
        sentences=(Span("one", 0, 63), Span("one", 64, len(FIRST))),
        tokens=(Token(0, 7, "PROPN", -1, "root"),),
        mentions=(
            Mention(at("Admiral Orlov"), (0, 2), 1, "PER", "name", 0, "Orlov", "Admiral", "RUS",
                    ("RUS", "MIL"), "person"),
            Mention(at("Reuters"), (10, 11), 10, "ORG", "name", 1, "Reuters"),
            Mention(at("The Admiralty"), (13, 15), 14, "ORG", "name", 2, "Admiralty", codes=("RUS", "MIL")),
        ),
        times=(Timex(at("Friday"), (8, 9), "Friday", "DATE", "1904-10-21", FRIDAY),),
        places=(Place(at("Hull"), (6, 7), "Hull", 2645425, "GBR", 53.74, -0.33, "city"),),
        statements=(
            Statement((at("Reuters"),), (at("said"),), (told,), "asserts",
                      "indirect", speaker=1, speaker_text="Reuters", role="agency", why="cue: say"),
            Statement((at("The Admiralty"),), (at("denied"),), (at("it"),), "denies", "indirect", speaker=2,
                      speaker_text="The Admiralty", chain=(Hop("Reuters", "agency", 1),), denies_accounts=(0,)),
        ),
        accounts=(
            Account(told, at("sank"), "ASSAULT", "firearms", ("military",),
                    (0,), (), (0,), FRIDAY, 0, statement=0, why="frame: sink"),
        ),
    )  # fmt: skip


def second_readings() -> tuple[Annotated, Annotated]:
    def at(words: str) -> Span:
        return where("two", SECOND, words)

    cut = SECOND.index("Orlov")
    return (
        Annotated(
            Article("two-1", "two", ((0, cut - 2),), outlet="Herald"),
            sentences=(Span("two", 0, cut - 2),),
            mentions=(Mention(at("Fishermen"), (0, 1), 0, "PER", "nominal", 0, "Fishermen"),),
            accounts=(Account(at("the squadron fire"), at("fire"), "ASSAULT", "firearms", score=0.5),),
        ),
        Annotated(
            Article("two-2", "two", ((cut, len(SECOND)),), title="Orlov speaks", outlet="Herald"),
            sentences=(Span("two", cut, len(SECOND)),),
            mentions=(Mention(at("Orlov"), (0, 1), 0, "PER", "name", 0, "Orlov"),),
            statements=(
                Statement((at("he"),), (at("said"),), (at("“We saw torpedo boats,”"),), "asserts", "direct", speaker=0),
            ),
        ),
    )


def affair(one: Annotated, two: tuple[Annotated, ...]) -> Affair:
    told, denied = one.statements
    return Affair(
        articles=(one.article, *(a.article for a in two)),
        actors=(
            Actor("x1", "Orlov", "person", ("RUS", "MIL"), ("Orlov", "Orloff"),
                  (one.mentions[0].span, two[1].mentions[0].span), (("one-1", 0), ("two-2", 0)), "same name"),
            Actor("x2", "Reuters", "organisation", (), ("Reuters",), (one.mentions[1].span,), (("one-1", 1),)),
            Actor("x3", "Russian Admiralty", "organisation", ("RUS",), ("Admiralty",), (one.mentions[2].span,)),
        ),
        places=(WeighedPlace("p1", one.places[0], (one.places[0].span,)),),
        times=one.times,
        statements=(
            WeighedStatement("s1", "one-1", told, "x2"),
            WeighedStatement("s2", "one-1", denied, "x3", ("x2",), "s1", ("c1",)),
            WeighedStatement("s3", "two-2", two[1].statements[0], "x1"),
        ),
        accounts=(
            WeighedAccount("c1", "one-1", one.accounts[0], ("x1",), (), FRIDAY, "p1", "s1", "e1"),
            WeighedAccount("c2", "two-1", two[0].accounts[0], (), (), Interval(), None, None, "e1"),
        ),
        events=(
            Event("e1", "Orlov sank a trawler off Hull", "ASSAULT", "firearms", ("x1",), (), FRIDAY, "p1", ("c1", "c2"),
                  Origins(1, 2, ("Reuters", "unattributed: Herald")), ("s2",),
                  (Variant("date", "1904-10-22", ("c2",)),),
                  "same type, meeting days"),
        ),
        links=(Link("one-1", "two-1", "wire", (one.mentions[1].span,), 0.8, "credit line"),
               Link("Reuters", "one-1", "cites", (one.mentions[1].span,))),
    )  # fmt: skip


@pytest.fixture
def sample() -> Sample:
    """Two pages (`one`, `two`), their readings and receipts, and the affair."""
    one, two = first_reading(), second_readings()
    return Sample(
        (page("one", FIRST), page("two", SECOND)),
        {"one": (one,), "two": two},
        (
            Receipt("one.txt", "read", None, "one", len(FIRST), 0, "dateline"),
            Receipt("two.txt", "read", None, "two", len(SECOND), 2, "unknown"),
        ),
        affair(one, two),
    )
