"""A small affair in a record, made by hand, on which people judge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pile_made import PEOPLE, STATES, Made, days

from tidings.building import weigh_record
from tidings.model import Annotated, Page, Receipt
from tidings.record import Record, open_record

MAY, JUNE = days("1938-05-03"), days("1938-06-20")


def typed(annotated: Annotated) -> Annotated:
    """The article with mentions that can be actors."""
    kinds = dict.fromkeys(STATES, "state") | dict.fromkeys(PEOPLE, "person")
    mentions = tuple(replace(m, actor_type=kinds.get(m.name, "organisation")) for m in annotated.mentions)
    return replace(annotated, mentions=mentions)


def visit(name: str, who: str = "Ann Ash", tail: str = "") -> Made:
    text = f"{who} visited Borduria in Szohod, Bob Birch said. Later Syldavia attacked Borduria.{tail}"
    made = Made(name, text, outlet=f"Paper {name}", published=MAY, title=f"News {name}").place("Szohod")
    made.says("Bob Birch", f"{who} visited Borduria in Szohod", cue="said")
    made.tells(f"{who} visited Borduria in Szohod", "CONSULT", [who], ["Borduria"],
               mode="visit", interval=MAY, place=0, statement=0)  # fmt: skip
    return made.tells("Syldavia attacked Borduria", "ASSAULT", ["Syldavia"], ["Borduria"], interval=MAY)


def strike(name: str) -> Made:
    text = "Syldavia attacked Borduria in June, Cy Cedar said. It denies nothing."
    made = Made(name, text, outlet=f"Paper {name}", published=JUNE, title=f"News {name}", credits=("Reuters",))
    made.says("Cy Cedar", "Syldavia attacked Borduria in June", cue="said", chain=("Fars",))
    return made.tells(
        "Syldavia attacked Borduria in June", "ASSAULT", ["Syldavia"], ["Borduria"], interval=JUNE, statement=0
    )


TAIL = (
    " The old harbour town lies between two hills above a narrow bay, and every spring its gardeners bring oranges, "
    "lilies and early peas to the long market hall beside the customs house, where a brass band plays on Sundays while "
    "children chase one another around the fountain until the lamps are lit and the ferries turn for home."
)
"""Words that two articles share and that tell of nothing."""
PILE = (visit("a1", tail=TAIL), visit("a2", tail=TAIL), strike("a3"), visit("a4", "Dee Dorn"))
MORE = strike("a5")


def record_of(path: Path, made: Iterable[Made]) -> Record:
    """An open record of pages, weighed; close it."""
    record = open_record(path, create=True)
    for m in made:
        record.add(page_of(m), [typed(m.done)], Receipt(f"{m.id}.txt", "read", page=f"p{m.id}"), day="2026-11-21")
    weigh_record(record)
    return record


def page_of(made: Made) -> Page:
    raw = f"{made.id} {made.text}".encode()
    return Page(f"p{made.id}", f"{made.id}.txt", hashlib.sha256(raw).hexdigest(), "text/plain", made.text, raw)
