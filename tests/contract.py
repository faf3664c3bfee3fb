"""The contract of the affair file and of `read --json`, held strictly: keys, types, words allowed, ids, offsets."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, pairwise
from typing import get_args

from tidings import model

WORDS = {
    "act": get_args(model.Act),
    "form": get_args(model.Form),
    "certainty": get_args(model.Certainty),
    "polarity": get_args(model.Polarity),
    "tense": get_args(model.Tense),
    "role": get_args(model.Role),
    "level": get_args(model.Level),
    "method": get_args(model.DatingMethod),
    "published_method": (*get_args(model.DatingMethod), None),
    "status": ("read", "empty", "skipped", "failed"),
}
TIMEX = get_args(model.TimexType)
ACTORS = get_args(model.ActorType)
MENTIONS = get_args(model.MentionType)
LINKS = get_args(model.LinkKind)
PLOVER = re.compile(r"[A-Z]+")
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())  # noqa: SIM905
MAYBE = (str, type(None))
NUMBER = (int, float)

SPAN = {"start": int, "end": int}
PAGE_SPAN = {"page": str, **SPAN}
DAYS = {"earliest": MAYBE, "latest": MAYBE}
PUBLISHED = {**DAYS, "method": str, "evidence": [PAGE_SPAN]}
AFFAIR = {
    "format": str,
    "pages": [{"id": str, "source": str, "sha256": str, "media_type": str, "retrieved": MAYBE, "text": str}],
    "articles": [
        {
            "id": str, "page": str, "spans": [[int]], "title": MAYBE, "outlet": MAYBE, "byline": MAYBE,
            "credits": [str], "dateline": MAYBE, "language": MAYBE, "published": PUBLISHED,
        }
    ],
    "actors": [{"id": str, "name": str, "type": str, "codes": [str], "names": [str], "mentions": [PAGE_SPAN]}],
    "places": [
        {
            "id": str, "name": str, "geonames": (int, type(None)), "country": MAYBE,
            "latitude": (*NUMBER, type(None)), "longitude": (*NUMBER, type(None)), "kind": MAYBE,
            "mentions": [PAGE_SPAN],
        }
    ],
    "times": [{**PAGE_SPAN, "type": str, "value": str, **DAYS}],
    "statements": [
        {
            "id": str, "article": str, "speaker": MAYBE, "speaker_text": MAYBE, "sources": [PAGE_SPAN],
            "cue": [PAGE_SPAN], "content": [PAGE_SPAN], "chain": [str],
            "hops": [{"name": str, "role": str, "actor": MAYBE}], "act": str, "form": str, "certainty": str,
            "parent": MAYBE, "depth": int, "denies": [str], "score": NUMBER,
        }
    ],
    "accounts": [
        {
            "id": str, "article": str, "evidence": PAGE_SPAN, "trigger": PAGE_SPAN, "type": str, "mode": MAYBE,
            "contexts": [str], "actors": [str], "recipients": [str], **DAYS, "place": MAYBE, "polarity": str,
            "certainty": str, "tense": str, "statement": MAYBE, "event": str, "score": NUMBER,
        }
    ],
    "events": [
        {
            "id": str, "summary": str, "type": str, "mode": MAYBE, "actors": [str], "recipients": [str], **DAYS,
            "place": MAYBE, "accounts": [str], "origins": {"low": int, "high": int, "roots": [str]},
            "disputed_by": [str], "variants": [{"field": str, "value": str, "accounts": [str]}],
        }
    ],
    "links": [{"from": str, "to": str, "kind": str, "evidence": [PAGE_SPAN], "score": NUMBER}],
    "receipts": [
        {
            "source": str, "status": str, "reason": MAYBE, "kept_characters": int, "dropped_characters": int,
            "published_method": MAYBE,
        }
    ],
}  # fmt: skip
ROW = {
    "id": str,
    "text": str,
    "articles": [
        {
            "spans": [[int]], "title": MAYBE, "outlet": MAYBE, "byline": MAYBE,
            "published": {**DAYS, "method": str, "evidence": [SPAN]},
        }
    ],
    "sentences": [SPAN],
    "tokens": [{**SPAN, "upos": str, "head": int, "deprel": str}],
    "mentions": [{**SPAN, "type": str, "level": str, "chain": int}],
    "times": [{**SPAN, "type": str, "value": str, **DAYS}],
    "places": [
        {**SPAN, "name": str, "lat": (*NUMBER, type(None)), "lon": (*NUMBER, type(None)), "country": MAYBE}
    ],
    "statements": [
        {
            "sources": [SPAN], "cue": [SPAN], "content": [SPAN], "chain": [str], "act": str, "form": str,
            "certainty": str,
        }
    ],
    "accounts": [
        {
            **SPAN, "type": str, "mode": MAYBE, "actor_spans": [SPAN], "recipient_spans": [SPAN], "polarity": str,
            "certainty": str, "tense": str,
        }
    ],
}  # fmt: skip


def check_affair(document):
    """Every key, type, allowed word, id and offset of an affair file is as the contract says."""
    assert document["format"] == "tidings-affair/1"
    check_shape(document, AFFAIR, "affair")
    lengths = {p["id"]: len(p["text"]) for p in document["pages"]}
    check_spans(document, lengths)
    check_words(document)
    check_ids(document)
    for found, allowed in (("times", TIMEX), ("actors", ACTORS)):
        assert {t["type"] for t in document[found]} <= set(allowed)
    assert {link["kind"] for link in document["links"]} <= set(LINKS)
    assert all(PLOVER.fullmatch(x["type"]) for x in document["accounts"] + document["events"])
    for event in document["events"]:
        assert 1 <= event["origins"]["low"] <= event["origins"]["high"], event
        assert event["accounts"], event


def check_row(row):
    """The same of one object of `read --json`."""
    check_shape(row, ROW, "row")
    check_spans(row, {None: len(row["text"])})
    check_words(row)
    tokens = row["tokens"]
    assert {t["upos"] for t in tokens} <= UPOS
    assert all(-1 <= t["head"] < len(tokens) and t["head"] != i for i, t in enumerate(tokens))
    assert all(a["end"] <= b["start"] for a, b in pairwise(tokens))
    assert all(a["end"] <= b["start"] for a, b in pairwise(row["sentences"]))
    assert {m["type"] for m in row["mentions"]} <= set(MENTIONS)
    assert all(m["chain"] >= 0 for m in row["mentions"])
    assert {t["type"] for t in row["times"]} <= set(TIMEX)


def check_shape(thing, shape, at):
    """A value has every key and type of a shape; keys beyond it are allowed."""
    if isinstance(shape, dict):
        assert isinstance(thing, dict), at
        assert shape.keys() <= thing.keys(), (at, shape.keys() - thing.keys())
        for key, part in shape.items():
            check_shape(thing[key], part, f"{at}.{key}")
    elif isinstance(shape, list):
        assert isinstance(thing, list), at
        for i, item in enumerate(thing):
            check_shape(item, shape[0], f"{at}[{i}]")
    else:
        assert isinstance(thing, shape), (at, thing)
        assert not isinstance(thing, bool), (at, thing)


def _parts(thing):
    """Every object inside a value, with the key it stands under."""
    stack = [(None, thing)]
    while stack:
        key, part = stack.pop()
        if isinstance(part, dict):
            yield key, part
            stack.extend(part.items())
        elif isinstance(part, list):
            stack.extend((key, item) for item in part)


def check_spans(document, lengths):
    """Spans are not empty and lie on their page; an article's are in order and apart; days are in order."""
    for _, part in _parts(document):
        if "start" in part:
            assert 0 <= part["start"] < part["end"] <= lengths[part.get("page")], part
        if "earliest" in part:
            first, last = (part[k] and date.fromisoformat(part[k]) for k in ("earliest", "latest"))
            assert first is None or last is None or first <= last, part
    for article in document["articles"]:
        edges = list(chain.from_iterable(article["spans"]))
        assert all(len(span) == 2 for span in article["spans"])
        assert edges == sorted(edges)
        assert all(start < end for start, end in article["spans"])
        assert edges[-1] <= lengths[article.get("page")]


def check_words(document):
    """Where the contract lists the words a key may hold, it holds one of them; scores are shares."""
    for _, part in _parts(document):
        for key, allowed in WORDS.items():
            if key in part:
                assert part[key] in allowed, (key, part[key])
        assert 0 <= part.get("score", 0) <= 1, part


def check_ids(document):
    """No id stands for two things, and every id that is pointed at is there."""
    ids = {
        name: [x["id"] for x in found]
        for name, found in document.items()
        if name != "format" and found and "id" in found[0]
    }
    everything = list(chain.from_iterable(ids.values()))
    assert len(everything) == len(set(everything))
    for name, key, target in (
        ("articles", "page", "pages"), ("statements", "article", "articles"), ("statements", "speaker", "actors"),
        ("statements", "parent", "statements"), ("accounts", "article", "articles"), ("accounts", "actors", "actors"),
        ("accounts", "recipients", "actors"), ("accounts", "place", "places"), ("accounts", "statement", "statements"),
        ("accounts", "event", "events"), ("events", "actors", "actors"), ("events", "recipients", "actors"),
        ("events", "place", "places"), ("events", "accounts", "accounts"), ("links", "to", "articles"),
    ):  # fmt: skip
        for item in document[name]:
            wanted = item[key] if isinstance(item[key], list) else [item[key]]
            assert {i for i in wanted if i is not None} <= set(ids[target]), (name, key, item[key])
    tellings = {*ids.get("accounts", ()), *ids.get("statements", ())}
    assert all(set(s["denies"]) <= tellings - {s["id"]} for s in document["statements"])
    assert all(set(e["disputed_by"]) <= tellings for e in document["events"])
    told = {a["id"]: a["event"] for a in document["accounts"]}
    assert all(told[a] == e["id"] for e in document["events"] for a in e["accounts"])
    assert sorted(told) == sorted(a for e in document["events"] for a in e["accounts"])
    assert all(len(s["hops"]) == len(s["chain"]) for s in document["statements"])
    assert all(h["actor"] is None or h["actor"] in ids["actors"] for s in document["statements"] for h in s["hops"])
