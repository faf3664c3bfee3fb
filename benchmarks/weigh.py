"""How fast an affair is weighed: `python benchmarks/weigh.py [COUNT...]` (100, 300, 1,000, 3,000 when none is given).

The articles are made up and come annotated, so that nothing is read: invented towns, people and deeds, some told by one
outlet and some by many, a fifth of them wire copies with a sentence more or less, all with dates but for one in ten.
States and a handful of officials stand in most of them, as they do in a real affair; towns and victims change every
few days. Each size is weighed in a process of its own. Printed are seconds, the peak resident memory, events found,
and the growth exponent: the slope of log seconds over log articles.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tidings.annotate.times import anchor_times
from tidings.model import (
    Account,
    Annotated,
    Article,
    Interval,
    Mention,
    Place,
    Publication,
    Span,
    Statement,
    Timex,
)
from tidings.weigh import weigh

SIZES = (100, 300, 1000, 3000)
SEED = 7
START = date(1934, 3, 1)
PER_DAY = 12  # articles
DEEDS = {
    "shelled": ("ASSAULT", "aerial"), "raided": ("ASSAULT", "crowd-control"), "visited": ("CONSULT", "visit"),
    "warned": ("THREATEN", None), "blamed": ("ACCUSE", None), "aided": ("AID", None), "blockaded": ("SANCTION", None),
    "met": ("CONSULT", "visit"), "arrested": ("COERCE", "arrest"),
}  # fmt: skip
STATES = {"Syldavia": "SYL", "Borduria": "BOR", "Ruritania": "RUR", "Graustark": "GRA"}
OFFICIALS = [
    ("Foreign Minister", "Ottokar Brandl"), ("General", "Plekszy Sponsz"), ("Prime Minister", "Halmar Duvenko"),
    ("Defence Minister", "Wladimir Kaproth"), ("President", "Rudolf Elphberg"), ("Colonel", "Boris Jorgen"),
]  # fmt: skip
SYLLABLES = (
    "kra", "bo", "dra", "vel", "mir", "ost", "zel", "tan", "gur", "lin", "pas", "nov", "rek", "sil", "tor", "und",
    "yev", "hal", "mok", "fen",
)  # fmt: skip
OUTLETS = [
    f"{name} {kind}" for name in ("Klow", "Szohod", "Strelsau", "Edelweiss") for kind in ("Post", "Times", "Star")
]
WIRE = "Syldav News Agency"
FILLER = (
    "Shops stayed shut and few people were in the streets.", "The river ports have been closed to foreign ships.",
    "Nobody would say how long the talks may last.", "Bread was dear and the trams had stopped.",
    "Observers of four nations are to report to the council.", "The border road is watched by day and night.",
)  # fmt: skip


@dataclass
class Draft:
    """One article in the making: its text grows, and what is found in it is noted with its place."""

    page: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    chains: dict[str, int] = field(default_factory=dict)
    times: list[Timex] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """The words stand at the end of the text."""
        start = len(self.text)
        self.text += words
        return Span(self.page, start, len(self.text))

    def name(self, name: str, title: str | None = None, country: str | None = None) -> int:
        """A mention of a state or person stands at the end of the text; its position."""
        if title:
            self.put(f"{title} ")
        span = self.put(name)
        chain = self.chains.setdefault(name, len(self.chains))
        state = name in STATES
        kind, actor = ("GPE", "state") if state else ("PER", "person")
        codes = (STATES[name],) if state else ((country,) if country else ())
        self.mentions.append(
            Mention(span, (0, 1), 0, kind, "name", chain, name, title, country or STATES.get(name), codes, actor)
        )
        return len(self.mentions) - 1


@dataclass(frozen=True)
class Happening:
    """What may be told: who did what to whom, where, on which day."""

    day: date
    verb: str
    doer: str
    other: str
    town: str
    toll: int
    victim: str


def invent_name(chance: random.Random) -> str:
    """A word of two or three syllables, capitalised."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3)))).capitalize()


def invent_happenings(days: int, chance: random.Random) -> list[list[Happening]]:
    """What happened on each day: three or four things."""
    states = list(STATES)
    out = []
    for n in range(days):
        today = []
        for _ in range(chance.choice((3, 4))):
            doer, other = chance.sample(states, 2)
            victim = f"{invent_name(chance)} {invent_name(chance)}"
            verb = chance.choice(list(DEEDS))
            day = START + timedelta(n)
            today.append(Happening(day, verb, doer, other, invent_name(chance), chance.randint(2, 90), victim))
        out.append(today)
    return out


def tell(draft: Draft, told: Happening, published: date, chance: random.Random) -> None:
    """A sentence that tells of a happening, in the outlet's own voice or as what an official said."""
    start, (kind, mode) = len(draft.text), DEEDS[told.verb]
    title, official = chance.choice(OFFICIALS)
    said = chance.random() < 0.6  # noqa: PLR2004
    speaker = draft.name(official, title, STATES[told.doer]) if said else None
    cue = draft.put(" said") if said else None
    draft.put(" that " if said else "")
    content = len(draft.text)
    actor = draft.name(told.doer)
    trigger = Span(draft.page, len(draft.text) + 1, len(draft.text) + 1 + len(told.verb))
    draft.put(f" {told.verb} ")
    recipient = draft.name(told.other)
    draft.put(" near ")
    where = draft.put(told.town)
    draft.places.append(Place(where, (0, 1), told.town, kind="city"))
    draft.put(" on ")
    words = told.day.strftime("%A") if (published - told.day).days < 7 else told.day.strftime("%-d %B %Y")  # noqa: PLR2004
    when = draft.put(words)
    reading = f"calendar weekday={told.day.weekday()}"
    if not words.isalpha():
        reading = f"calendar year={told.day.year} month={told.day.month} day={told.day.day}"
    draft.times.append(Timex(when, (0, 1), words, "DATE", "", reading=reading, tense="past"))
    evidence = Span(draft.page, content, len(draft.text))
    draft.put(f", and {told.toll} people with {told.victim} among them were counted.")
    if speaker is not None and cue:
        whole = Span(draft.page, content, len(draft.text) - 1)
        source = (draft.mentions[speaker].span,)
        draft.statements.append(
            Statement(source, (cue,), (whole,), "asserts", "indirect", "certain", speaker, official, "official")
        )
    draft.accounts.append(
        Account(
            evidence, trigger, kind, mode, (), (actor,), (recipient,), (len(draft.times) - 1,),
            Interval(told.day, told.day), len(draft.places) - 1,
            statement=len(draft.statements) - 1 if said else None,
        )
    )  # fmt: skip
    draft.sentences.append(Span(draft.page, start, len(draft.text)))
    draft.put(" ")


def write(number: int, happened: list[list[Happening]], chance: random.Random) -> tuple[Annotated, str]:
    """One article about the last days before it, and its text."""
    page = f"p{number:06}"
    draft = Draft(page)
    last = number // PER_DAY + 1
    published = START + timedelta(last)
    recent = [h for day in happened[max(0, last - 4) : last] for h in day]
    for told in chance.sample(recent, min(len(recent), 5)):
        tell(draft, told, published, chance)
        start = len(draft.text)
        draft.put(f"{chance.choice(FILLER)} ")
        draft.sentences.append(Span(page, start, len(draft.text) - 1))
    day = Interval(published, published)
    known = Publication(day, "given") if chance.random() > 0.1 else Publication()  # noqa: PLR2004
    article = Article(
        page.replace("p", "a"), page, ((0, len(draft.text)),), outlet=chance.choice(OUTLETS), published=known
    )
    times = anchor_times(draft.times, known.interval)
    return Annotated(
        article, tuple(draft.sentences), mentions=tuple(draft.mentions), times=times, places=tuple(draft.places),
        statements=tuple(draft.statements), accounts=tuple(draft.accounts),
    ), draft.text  # fmt: skip


def move(thing: object, page: str) -> object:
    """A thing of the model with every span put on another page."""
    if isinstance(thing, Span):
        return replace(thing, page=page)
    if isinstance(thing, tuple):
        return tuple(move(x, page) for x in thing)
    if hasattr(thing, "__dataclass_fields__"):
        return replace(thing, **{k: move(getattr(thing, k), page) for k in thing.__dataclass_fields__})
    return thing


def copy(original: tuple[Annotated, str], number: int, chance: random.Random) -> tuple[Annotated, str]:
    """The article as another outlet of the same day prints it from the wire, with a sentence of its own."""
    annotated, text = original
    page = f"p{number:06}"
    moved = move(annotated, page)
    added = f"{text}{chance.choice(FILLER)}"
    article = replace(
        annotated.article, id=page.replace("p", "a"), page=page, spans=((0, len(added)),), credits=(WIRE,),
        outlet=chance.choice(OUTLETS),
    )  # fmt: skip
    return replace(moved, article=article), added  # type: ignore[type-var]


def make_affair(count: int, seed: int = SEED) -> tuple[list[Annotated], dict[str, str]]:
    """So many annotated articles of one affair, and the texts of their pages; the first n of it are those of n."""
    chance = random.Random(seed)
    happened = invent_happenings(count // PER_DAY + 2, random.Random(seed + 1))
    made: list[tuple[Annotated, str]] = []
    for number in range(count):
        recent = made[-PER_DAY:]
        copied = recent and chance.random() < 0.2  # noqa: PLR2004
        made.append(copy(chance.choice(recent), number, chance) if copied else write(number, happened, chance))
    return [a for a, _ in made], {a.article.page: text for a, text in made}


def measure(count: int) -> tuple[float, float, int]:
    """Processor seconds and mebibytes that weighing so many articles takes, in this process, and the events found."""
    annotated, texts = make_affair(count)
    start = time.process_time()
    affair = weigh(annotated, texts)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(affair.events)


def find_exponent(figures: list[tuple[int, float]]) -> float:
    """The slope of log seconds over log articles, by least squares."""
    points = [(math.log(n), math.log(s)) for n, s in figures]
    across, up = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def main() -> None:
    """Prints a line for each size, then the exponent; with `--one COUNT`, only measures here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="numbers of articles")
    parser.add_argument("--one", type=int, metavar="COUNT", help="measure this size in this process")
    options = parser.parse_args()
    if options.one:
        print(*measure(options.one))
        return
    sizes = options.sizes
    figures = []
    for count in sizes:
        command = [sys.executable, __file__, "--one", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
        figures.append((count, float(told[0])))
        print(f"{count:6,} articles  {float(told[0]):8.2f} s  {float(told[1]):7.0f} MiB  {told[2]} events", flush=True)
    if len(figures) > 1:
        print(f"growth exponent {find_exponent(figures):.2f} from {sizes[0]:,} to {sizes[-1]:,} articles")


if __name__ == "__main__":
    main()
