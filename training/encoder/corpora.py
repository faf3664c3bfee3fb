"""The corpora of tiers A and B, and the authored one, as windows.

Four guidelines for names are kept apart, one layer each: `names` (Universal NER), `names_wire` (wikigold, re3d,
MEANTIME), `names_social` (WNUT17, Broad Twitter Corpus) and `kinds` (ours, the finest).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from vocabulary import DEPRELS, LINKS, READINGS, TYPES, UPOS, XPOS
from windows import IGNORED, LONGEST, Window, bioes_tags, grouped

from tidings.language.attribution import cue_anchor
from tidings.language.sentences import find_sentence_starts
from tidings.language.words import load_words

AUTHORED = Path(__file__).parents[1] / "authored"
sys.path.append(str(AUTHORED))
from passages import Happening, Passage, read_passages  # noqa: E402

NAME_TYPES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "Organisation": "ORG", "Person": "PER", "Location": "LOC",
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG",
}  # fmt: skip
ROOTS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # PLOVER 0.5 -> 2.0
SOURCE, CONTENT, ACTOR, RECIPIENT = (LINKS.index(k) for k in ("source", "content", "actor", "recipient"))
HELD_OUT_EVERY, FIRST_WAVE = 20, 2677  # of the authored passages, of the files a to g
UNRELATED_SHARE = 4  # one marked pair without an event to so many with one
HELD_OUT = "UK_Government"  # of re3d: measured on
Range = tuple[int, int]


def read_rows(path: Path) -> Iterator[dict]:
    """The rows of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def by_id(path: Path, key: str = "id") -> dict[str, dict]:
    """The rows of a file by their id."""
    return {row[key]: row for row in read_rows(path)} if path.exists() else {}


# --- Universal Dependencies: EWT with Universal NER, PropBank's reporting verbs and factuality; GUM with coreference


def ewt(corpora: Path, part: str) -> list[list[Window]]:
    """UD English EWT, `part` train or dev: documents of one-sentence windows."""
    names = by_id(corpora / "uner_ewt" / ("train.older-revision.jsonl" if part == "train" else "dev.jsonl"))
    reporting = by_id(corpora / "ewt_reporting" / f"propbank_{part}.jsonl")
    reporting = {_bare(k): v for k, v in reporting.items()}
    factual = by_id(corpora / "uds_factuality" / f"{part}.jsonl", "sent_id")
    text = (corpora / "ud_ewt" / f"en_ewt-ud-{part}.conllu").read_text(encoding="utf8")
    documents: dict[str, list[Window]] = defaultdict(list)
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        sent_id = next(line.split(" = ")[1] for line in lines if line.startswith("# sent_id"))
        rows = [c for line in lines if line[0] != "#" and (c := line.split("\t"))[0].isdigit()]
        window = _ud_sentence(rows)
        documents[sent_id.rsplit("-", 1)[0]].append(
            _with_layers(window, names.get(sent_id), reporting.get(_bare(sent_id)), factual.get(sent_id))
        )
    return list(documents.values())


def _bare(sent_id: str) -> str:
    """A sentence's id without what differs between releases."""
    return sent_id.rsplit("/", 1)[-1]


def _ud_sentence(rows: Sequence[Sequence[str]]) -> Window:
    return Window(
        tuple(r[1] for r in rows),
        {
            "starts": (1, *[0] * (len(rows) - 1)),
            "upos": tuple(UPOS.index(r[3]) for r in rows),
            "xpos": tuple(XPOS.index(r[4]) for r in rows),
            "heads": tuple(int(r[6]) for r in rows),
            "deprels": tuple(DEPRELS.index(r[7]) for r in rows),
        },
    )


def _with_layers(window: Window, names: dict | None, reporting: dict | None, factual: dict | None) -> Window:
    """An EWT sentence with what other projects annotated on it, where the words are the same."""
    tags, links, facts = dict(window.tags), [], {}
    n = len(window.words)
    if names and len(names["tokens"]) == n:
        tags["names"] = _name_tags("names", names)
    if reporting and len(reporting["tokens"]) == n:
        complete = [p for p in reporting["predicates"] if p["content"]]
        links = [(p["cue"][0], _filled({SOURCE: p["source"], CONTENT: p["content"]})) for p in complete]
        unsure = [p["cue"][0] for p in reporting["predicates"] if not p["content"]]
        tags["cues"] = cue_tags([a for a, _ in links], tags["heads"], tags["deprels"], window.words, unsure)
    if factual and len(factual["tokens"]) == n:
        facts = {node["token"]: node["value"] for node in factual["nodes"]}
    return Window(window.words, tags, tuple(links), factuality=facts)


def cue_tags(
    anchors: Sequence[int],
    heads: Sequence[int],
    deprels: Sequence[int],
    words: Sequence[str],
    unsure: Sequence[int] = (),
) -> tuple[int, ...]:
    """Cue tags from cue verbs: each with its auxiliaries, negation and particle beside it."""
    tags = [0] * len(words)
    for word in unsure:
        tags[word] = IGNORED
    for anchor in anchors:
        first, last = anchor, anchor
        while first > 0 and heads[first - 1] == anchor + 1 and _belongs(words[first - 1], deprels[first - 1]):
            first -= 1
        while last + 1 < len(words) and heads[last + 1] == anchor + 1 and DEPRELS[deprels[last + 1]] == "compound:prt":
            last += 1
        tags[first : last + 1] = [1, *[2] * (last - first)]
    return tuple(tags)


def _belongs(word: str, deprel: int) -> bool:
    return DEPRELS[deprel].startswith("aux") or word.lower() in {"not", "n't", "n’t", "to"}


def _filled(ranges: Mapping[int, Iterable[Sequence[int]]]) -> dict[int, int]:
    """Label of every word in the ranges."""
    return {word: label for label, spans in ranges.items() for first, last in spans for word in range(first, last)}


def gum(path: Path) -> Iterator[Window]:
    """GUM documents in windows of whole sentences: tags, parse, coreference, attribution."""
    for row in read_rows(path):
        heads = {id(e): _entity_head(row["tokens"], *e["tok"]) for e in row["entities"]}
        for first, last in _stretches([(a, b) for a, b in row["sentences"]]):
            yield _gum_window(row, first, last, heads)


def _stretches(sentences: Sequence[Range]) -> Iterator[Range]:
    """Sentences in a row as ranges of at most LONGEST words."""
    start, previous = None, 0
    for first, last in sentences:
        if start is not None and last - start > LONGEST:
            yield start, previous
            start = None
        start = first if start is None else start
        previous = last
    if start is not None:
        yield start, previous


def _entity_head(tokens: Sequence[Sequence], first: int, last: int) -> int:
    """The word of a mention that depends on a word outside it."""
    return next((i for i in range(first, last) if not first <= tokens[i][5] < last), last - 1)


def _gum_window(row: dict, first: int, last: int, heads: Mapping[int, int]) -> Window:
    tokens = row["tokens"][first:last]
    starts = {a for a, _ in row["sentences"]}
    inside = [e for e in row["entities"] if first <= e["tok"][0] and e["tok"][1] <= last]
    mentions = [0] * len(tokens)
    chains: dict[str, set[int]] = defaultdict(set)
    for entity in inside:
        head = heads[id(entity)] - first
        mentions[head] = 1
        chains[entity["chain"]].add(head)
    links = [a for x in row["attributions"] if (a := _attribution(row["tokens"], x, first, last))]
    words = tuple(t[2] for t in tokens)
    heads_here = tuple(t[5] - first + 1 if t[5] >= 0 else 0 for t in tokens)
    deprels = tuple(DEPRELS.index(t[6]) if t[6] in DEPRELS else DEPRELS.index(t[6].split(":")[0]) for t in tokens)
    return Window(
        words,
        {
            "starts": tuple(int(i in starts) for i in range(first, last)),
            "upos": tuple(UPOS.index(t[4]) for t in tokens),
            "heads": heads_here,
            "deprels": deprels,
            "mentions": tuple(mentions),
            "cues": cue_tags([a for a, _ in links], heads_here, deprels, words),
        },
        tuple(links),
        chains=tuple(tuple(sorted(c)) for c in chains.values()),
    )


def _attribution(tokens: Sequence[Sequence], mark: dict, first: int, last: int) -> tuple[int, dict[int, int]] | None:
    """GUM's attribution clause as a cue (its verb) with the subject as source and the nucleus as content."""
    satellite = [w for a, b in mark["satellite"] for w in range(a, b)]
    nucleus = [w for a, b in mark["nucleus"] for w in range(a, b)]
    if not satellite or not nucleus or satellite[0] < first or satellite[-1] >= last:
        return None
    members = set(satellite)
    cue = next((w for w in satellite if tokens[w][5] not in members), satellite[0])
    subject = [w for w in satellite if _under_subject(tokens, w, cue, members)]
    sentence_end = min(last, max(satellite[-1], nucleus[0]) + 60)
    content = [w for w in nucleus if first <= w < sentence_end]
    linked = dict.fromkeys((w - first for w in content), CONTENT) | dict.fromkeys((w - first for w in subject), SOURCE)
    return cue - first, linked


def _under_subject(tokens: Sequence[Sequence], word: int, cue: int, members: set[int]) -> bool:
    while word in members and word != cue:
        if tokens[word][5] == cue:
            return tokens[word][6].startswith("nsubj") or tokens[cue][4] == "ADP"
        word = tokens[word][5]
    return False


# --- names


def _name_tags(layer: str, row: dict) -> tuple[int, ...]:
    """The name tags of a row's words; a mention off the token grid is dropped."""
    starts = {a: i for i, (a, _) in enumerate(row["tokens"])}
    ends = {b: i + 1 for i, (_, b) in enumerate(row["tokens"])}
    spans = [
        (starts[m["start"]], ends[m["end"]], NAME_TYPES[m["type"]])
        for m in row["mentions"]
        if m["type"] in NAME_TYPES and m["start"] in starts and m["end"] in ends
    ]
    return bioes_tags(layer, len(row["tokens"]), spans)


def named_sentences(rows: Iterable[dict], layer: str) -> Iterator[Window]:
    """Windows with names, one a sentence of each row."""
    for row in rows:
        words = [row["text"][a:b] for a, b in row["tokens"]]
        tags = _name_tags(layer, row)
        for sentence in row.get("sentences") or [{"start": 0, "end": 10**9}]:
            inside = [i for i, (a, _) in enumerate(row["tokens"]) if sentence["start"] <= a < sentence["end"]]
            if inside:
                yield Window(tuple(words[i] for i in inside), {layer: tuple(tags[i] for i in inside)})


def with_tokens(rows: Iterable[dict]) -> Iterator[dict]:
    """Rows of running text with tokens and sentences; mentions without a capital are nominal and left out."""
    for row in rows:
        tokens, starts = tokenised(row["text"])
        firsts = [i for i, first in enumerate(starts) if first]
        bounds = zip(firsts, [*firsts[1:], len(tokens)], strict=True)
        yield {
            "text": row["text"],
            "tokens": tokens,
            "sentences": [{"start": tokens[a][0], "end": tokens[b - 1][1]} for a, b in bounds],
            "mentions": [m for m in row["mentions"] if any(c.isupper() for c in row["text"][m["start"] : m["end"]])],
        }


def tokenised(text: str) -> tuple[list[Range], list[bool]]:
    """A text's words as (start, end), as the program splits it, and where its rules begin a sentence."""
    tokens: list[Range] = []
    spaced: list[bool] = []
    paragraph: list[int] = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        for token in load_words()(line[0]):
            if not token.is_space:
                tokens.append((line.start() + token.idx, line.start() + token.idx + len(token)))
                spaced.append(bool(token.whitespace_))
                paragraph.append(number)
    return tokens, find_sentence_starts([text[a:b] for a, b in tokens], spaced, paragraph)


def meantime(path: Path) -> Iterator[dict]:
    """MEANTIME documents with their named (NAM) entities as mentions."""
    for row in read_rows(path):
        entities = [e for e in row["entities"] if e.get("syntactic_type") == "NAM" and e.get("class") in NAME_TYPES]
        yield row | {"mentions": [{"start": e["start"], "end": e["end"], "type": e["class"]} for e in entities]}


# --- coreference in novels


def litbank(path: Path) -> Iterator[Window]:
    """LitBank's novels in windows: coreference of people, places and the like."""
    for row in read_rows(path):
        offsets = [0]
        for sentence in row["sentences"]:
            offsets.append(offsets[-1] + len(sentence))
        words = [w for sentence in row["sentences"] for w in sentence]
        mentions = []
        for m in row["coref"]:
            at = offsets[m["sent"][0]]
            mentions.append((at + m["tok"][0], at + m["tok"][1], m["chain"]))
        for first, last in _stretches([(a, b) for a, b in pairwise(offsets) if b - a <= LONGEST]):
            inside = [m for m in mentions if first <= m[0] and m[1] <= last]
            yield Window(tuple(words[first:last]), chains=tuple(_chains(words, inside, first)))


def _chains(words: Sequence[str], mentions: Iterable[tuple[int, int, str]], first: int) -> Iterator[tuple[int, ...]]:
    chains: dict[str, set[int]] = defaultdict(set)
    for a, b, chain in mentions:
        chains[chain].add(guessed_head(words, a, b) - first)
    for chain in chains.values():
        yield tuple(sorted(chain))


def guessed_head(words: Sequence[str], first: int, last: int) -> int:
    """The likely head of a noun phrase without a parse: the last word before what qualifies it."""
    for i in range(first + 1, last):
        if words[i].lower() in QUALIFIERS:
            return i - 1
    return last - 2 if last - first > 1 and words[last - 1] in {"'s", "’s", "'", "’"} else last - 1


QUALIFIERS = {
    "of", "in", "at", "on", "for", "with", "from", "to", "by", "who", "which", "that", "whose", "whom", ",", "(",
    "near", "under", "over", "against", "among", "between", "where", "when", "'s", "’s",
}  # fmt: skip


# --- events


def geneva(path: Path) -> Iterator[Window]:
    """GENEVA sentences whose events are of a PLOVER type; what is no such event says nothing of the other words."""
    for row in read_rows(path):
        found = {e["trigger"][0]: FRAMES.get(e["type"], "NONE") for e in row["events"]}
        if any(kind != "NONE" for kind in found.values()):
            tags = [IGNORED] * len(row["tokens"])
            for word, kind in found.items():
                tags[word] = TYPES.index(kind)
            yield Window(tuple(row["tokens"]), {"triggers": tuple(tags)})


FRAMES = {
    "Attack": "ASSAULT", "Killing": "ASSAULT", "Hostile_encounter": "ASSAULT", "Terrorism": "ASSAULT",
    "Destroying": "ASSAULT", "Bodily_harm": "ASSAULT", "Kidnapping": "ASSAULT", "Request": "REQUEST",
    "Assistance": "AID", "Supply": "AID", "Collaboration": "COOPERATE", "Sign_agreement": "AGREE",
    "Commitment": "AGREE", "Arrest": "COERCE", "Protest": "PROTEST", "Conquering": "COERCE", "Releasing": "RETREAT",
    "Surrendering": "RETREAT", "Criminal_investigation": "ACCUSE", "Judgment_communication": "ACCUSE",
}  # fmt: skip


def gold_records(path: Path) -> Iterator[Window]:
    """PLOVER's own gold records as marked pairs, and as sentences with one known event."""
    for row in read_rows(path):
        tokens, _ = tokenised(row["text"])
        words = tuple(row["text"][a:b] for a, b in tokens)
        sides = [
            covered(tokens, [tuple(x["span"]) for x in row[side] if x.get("span")]) for side in ("source", "target")
        ]
        kind = TYPES.index(ROOTS.get(row["event"], row["event"]))
        if sides[0] and not sides[1] and len(row["source"]) > 1:  # a compound of equals
            sides = [sides[0][:1], sides[0][-1:]]
        if sides[0] and sides[1]:
            yield Window(words, pair=(frozenset(sides[0]), frozenset(sides[1]), kind))


def covered(tokens: Sequence[Range], spans: Iterable[Range]) -> list[int]:
    """The words that lie in any of the spans."""
    return [i for i, (a, b) in enumerate(tokens) if any(s < b and a < e for s, e in spans)]


# --- the authored corpus


def authored(passages: Iterable[Passage]) -> Iterator[Window]:
    """Each passage as one window with everything it holds; each of its accounts also as a marked pair."""
    for passage in passages:
        tokens, starts = tokenised(passage.text)
        words = tuple(passage.text[a:b] for a, b in tokens)
        if len(words) <= LONGEST:
            yield _authored_window(passage, tokens, words, starts)
            yield from authored_pairs(passage, tokens, words, starts)


def _authored_window(
    passage: Passage, tokens: Sequence[Range], words: tuple[str, ...], starts: Sequence[bool]
) -> Window:
    def at(*spans: Range) -> list[int]:
        return covered(tokens, spans)

    cues, triggers = [0] * len(words), [0] * len(words)
    links: list[tuple[int, dict[int, int]]] = []
    readings: dict[int, tuple[int, ...]] = {}
    for s in passage.statements:
        inside = at(*s.cue)
        for previous, word in zip([-2, *inside], inside, strict=False):
            cues[word] = 2 if previous == word - 1 and cues[previous] else 1
        if inside:
            links.append(
                (
                    cue_anchor(words, inside),
                    dict.fromkeys(at(*s.content), CONTENT) | dict.fromkeys(at(*s.source), SOURCE),
                )
            )
    for account in passage.accounts:
        inside = at(account.trigger)
        for word in inside:
            triggers[word] = TYPES.index(account.type)
        sides = dict.fromkeys(at(*account.recipients), RECIPIENT) | dict.fromkeys(at(*account.actors), ACTOR)
        links.append((inside[0], sides))
        readings[inside[0]] = _readings(account)
    names = [(i[0], i[-1] + 1, kind) for a, b, kind in passage.names if (i := at((a, b)))]
    chains = tuple(
        tuple(sorted({guessed_head(words, i[0], i[-1] + 1) for span in c if (i := at(span))})) for c in passage.chains
    )
    tags = {
        "starts": tuple(map(int, starts)),
        "kinds": bioes_tags("kinds", len(words), names),
        "cues": tuple(cues),
        "triggers": tuple(triggers),
    }
    return Window(words, tags, tuple(links), readings, chains=chains)


def _readings(account: Happening) -> tuple[int, ...]:
    marks = {
        "negated": account.polarity == "negated",
        "hypothetical": account.hypothetical,
        "future": account.tense == "future",
        "present": account.tense == "present",
        "hedged": account.certainty != "certain",
    }
    return tuple(int(marks[m]) for m in READINGS)


def authored_pairs(
    passage: Passage, tokens: Sequence[Range], words: tuple[str, ...], starts: Sequence[bool]
) -> Iterator[Window]:
    """The accounts of a passage as marked pairs, each in the sentences that it takes; some pairs without an event."""
    told: list[Pair] = []
    one_way: list[Pair] = []
    for account in passage.accounts:
        actors, recipients = account.actors, account.recipients
        if not recipients and len(actors) > 1:
            actors, recipients = actors[:1], actors[1:]
        sides = frozenset(covered(tokens, actors)), frozenset(covered(tokens, recipients))
        if all(sides) and not sides[0] & sides[1]:
            told.append(sides)
            one_way += [sides[::-1]] if account.recipients else []
            around = covered(tokens, [account.trigger])
            yield _marked(words, starts, sides, around, TYPES.index(account.type))
    named = [frozenset(i) for a, b, _ in passage.names if (i := covered(tokens, [(a, b)]))]
    for sides in (*_free(one_way, told)[:1], *_unrelated(named, told, starts)):
        yield _marked(words, starts, sides, (), TYPES.index("NONE"))


Pair = tuple[frozenset[int], frozenset[int]]


def _free(pairs: Iterable[Pair], told: Sequence[Pair]) -> list[Pair]:
    """The pairs that no account joins, not in part and not the other way round."""
    return [(a, b) for a, b in pairs if not any(a & c and b & d for c, d in told)]


def _unrelated(named: Sequence[frozenset[int]], told: Sequence[Pair], starts: Sequence[bool]) -> list[Pair]:
    """The first two names in one sentence, at most one of them a party to anything."""
    parties = frozenset(word for pair in told for side in pair for word in side)
    return [
        (a, b)
        for a, b in pairwise(named)
        if not any(starts[min(a) + 1 : max(b) + 1]) and not (a & parties and b & parties) and not a & b
    ][:1]


def _marked(words: tuple[str, ...], starts: Sequence[bool], sides: Pair, around: Iterable[int], kind: int) -> Window:
    """The sentences that hold both sides and the words around which it is told, the sides marked."""
    within = [*sides[0], *sides[1], *around]
    first = next((i for i in range(min(within), 0, -1) if starts[i]), 0)
    last = next((i for i in range(max(within) + 1, len(words)) if starts[i]), len(words))
    actor, recipient = (frozenset(i - first for i in side) for side in sides)
    return Window(words[first:last], pair=(actor, recipient, kind))


# --- all of them


def kept(passages: Sequence[Passage], *, held_out: bool = False) -> list[Passage]:
    """The authored passages to learn from, or those that every choice of a threshold is made on."""
    return [p for i, p in enumerate(passages) if (i < FIRST_WAVE and i % HELD_OUT_EVERY == 0) == held_out]


def per_epoch(corpora: Path, ours: Path = AUTHORED) -> Callable[[random.Random], list[Window]]:
    """What one epoch is drawn from: a function that deals out its windows."""
    documents = ewt(corpora, "train")
    small = corpora / "ner_small"
    re3d = (
        row
        for path in sorted((corpora / "re3d").glob("*.jsonl"))
        for row in with_tokens(read_rows(path))
        if path.stem != HELD_OUT
    )
    wire = [
        *named_sentences(read_rows(small / "wikigold.jsonl"), "names_wire"),
        *named_sentences(re3d, "names_wire"),
        *named_sentences(meantime(corpora / "meantime" / "train.jsonl"), "names_wire"),
    ]
    wnut = list(named_sentences(read_rows(small / "wnut17_train.jsonl"), "names_social"))
    tweets = list(named_sentences(read_rows(small / "btc.jsonl"), "names_social"))
    parsed = list(gum(corpora / "gum_ccby" / "train.jsonl.gz"))
    novels = list(litbank(corpora / "litbank" / "litbank.jsonl.gz"))
    frames = list(geneva(corpora / "geneva" / "geneva.jsonl"))
    records = list(gold_records(corpora / "plover_gsr" / "gsr.jsonl"))
    written = list(authored(kept(read_passages(ours))))
    unrelated = [w for w in written if w.pair and w.pair[2] == TYPES.index("NONE")]
    told = [w for w in written if w.pair and w.pair[2] != TYPES.index("NONE")]
    passages = [w for w in written if not w.pair]

    def deal(chance: random.Random) -> list[Window]:
        return [
            *(w for document in documents for w in grouped(document, chance)),
            *wire, *parsed, *frames, *records,
            *chance.sample(wnut, len(wnut) // 2), *chance.sample(tweets, len(tweets) // 5),
            *chance.sample(novels, len(novels) // 4),
            *told, *chance.sample(unrelated, len(told) // UNRELATED_SHARE), *passages, *passages,
        ]  # fmt: skip

    def short(chance: random.Random) -> list[Window]:
        return [w for w in deal(chance) if 0 < len(w.words) <= LONGEST]

    return short


def summary(windows: Sequence[Window]) -> str:
    """How many windows and words carry each layer."""
    counts = Counter(layer for w in windows for layer in w.tags)
    counts += Counter(
        {
            "links": sum(bool(w.links) for w in windows),
            "chains": sum(bool(w.chains) for w in windows),
            "pair": sum(w.pair is not None for w in windows),
        }
    )
    return f"{len(windows)} windows, {sum(len(w.words) for w in windows)} words; " + ", ".join(
        f"{k} {n}" for k, n in sorted(counts.items())
    )
