"""The authored corpus as Python: passages with statements, accounts, times, names and coreference, all by offsets.

The files are written by hand in the form that FORMAT.md gives. Offsets are half-open code points into `Passage.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEAD = re.compile(r"## (?P<id>[a-z]\d+) (?P<register>[a-z-]+) (?P<published>\d{4}-\d\d-\d\d)(?P<swapped>~?)$")
LINE = re.compile(r"[SATNC] \S")
REGISTERS = {"agency", "newspaper", "broadcaster", "state-media", "official", "web", "tabloid", "local"}
ACTS = {
    "asserts", "confirms", "denies", "retracts", "declines", "requests", "promises", "threatens", "thinks",
}  # fmt: skip
FORMS = {"direct", "indirect", "mixed"}
CERTAINTIES = {"certain", "probable", "possible"}
TENSES = {"past", "present", "future"}
NAME_TYPES = {"PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC"}
TIME_TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (), "SUPPORT": (), "CONCEDE": (), "COOPERATE": (), "AID": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

Range = tuple[int, int]


class PassageError(ValueError):
    """A line that does not say what FORMAT.md asks for."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement, or a thought: `source` and `content` may be cut in several parts."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    act: str
    form: str
    certainty: str
    hops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One account: its trigger, PLOVER type and mode, who did it to whom, and how firmly it is told."""

    trigger: Range
    type: str
    mode: str | None
    actors: tuple[Range, ...]
    recipients: tuple[Range, ...]
    polarity: str = "affirmed"
    certainty: str = "certain"
    tense: str = "past"
    hypothetical: bool = False


@dataclass(slots=True)
class Passage:
    """One passage. `published` is an ISO day, `swapped` marks name swaps of another.

    `names` and `times` are (start, end, type[, value]); a chain holds mentions of one thing.
    """

    id: str
    register: str
    published: str
    swapped: bool
    text: str
    statements: list[Attribution] = field(default_factory=list)
    accounts: list[Happening] = field(default_factory=list)
    times: list[tuple[int, int, str, str]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    chains: list[tuple[Range, ...]] = field(default_factory=list)


def find(text: str, words: str) -> Range:
    """Where `words` stand in the text, in the notation of FORMAT.md (`~2`, `first … last`)."""
    words = words.strip()
    first, _, last = words.partition(" … ")
    start, end = _occurrence(text, first)
    if last:
        last, nth = _numbered(last)
        at = end
        for _ in range(nth):
            found = text.find(last, at)
            if found < 0:
                raise PassageError(f"not found after {first!r}: {last!r}")
            at = found + 1
        end = found + len(last)
    return start, end


def _numbered(words: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*)~(\d)", words, re.DOTALL)
    return (match[1], int(match[2])) if match else (words, 1)


def _occurrence(text: str, words: str) -> Range:
    """The n-th place where the words stand as whole words."""
    words, nth = _numbered(words)
    places = list(_whole(text, words))
    if len(places) < nth:
        raise PassageError(f"not found: {words!r}" + (f" ~{nth}" if nth > 1 else ""))
    return places[nth - 1]


def _whole(text: str, words: str) -> Iterator[Range]:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    for match in re.finditer(before + re.escape(words) + after, text):
        yield match.span()


def parts(text: str, words: str, separator: str) -> tuple[Range, ...]:
    """Spans joined by a separator; `-` is none."""
    return () if words.strip() in {"-", ""} else tuple(find(text, w) for w in words.split(separator))


def _statement(text: str, line: str) -> Attribution:
    fields = [f.strip() for f in line.split(" | ")]
    if len(fields) not in {4, 5}:
        raise PassageError("a statement has four or five fields")
    act, form, *rest = fields[3].split()
    certainty = rest[0] if rest else "certain"
    if act not in ACTS or form not in FORMS or certainty not in CERTAINTIES or len(rest) > 1:
        raise PassageError(f"unknown act, form or certainty: {fields[3]!r}")
    hops: tuple[str, ...] = ()
    if len(fields) == 5:  # noqa: PLR2004 (source, cue, content, labels, chain)
        if not fields[4].startswith("via "):
            raise PassageError(f"a chain begins with via: {fields[4]!r}")
        hops = tuple(h.strip() for h in fields[4][4:].split(" < "))
        for hop in hops:
            find(text, hop)
    source, cue, content = (parts(text, f, " + ") for f in fields[:3])
    if not cue:
        raise PassageError("a statement has a cue")
    return Attribution(source, cue, content, act, form, certainty, hops)


def _account(text: str, line: str) -> Happening:
    fields = [f.strip() for f in line.split(" | ")]
    if len(fields) not in {3, 4}:
        raise PassageError("an account has three or four fields")
    kind, _, mode = fields[1].partition("/")
    if kind not in MODES or (mode and mode not in MODES[kind]):
        raise PassageError(f"no PLOVER type or mode: {fields[1]!r}")
    before, sign, after = (" " + fields[2] + " ").partition(" > ")
    if not sign:
        raise PassageError("actors > recipients")
    values: dict[str, str | bool] = {}
    for word in (fields[3] if len(fields) == 4 else "").replace(",", " ").split():  # noqa: PLR2004
        values |= _reading(word)
    return Happening(
        find(text, fields[0]), kind, mode or None, parts(text, before, " & "), parts(text, after, " & "), **values
    )  # type: ignore[arg-type]


def _reading(word: str) -> dict[str, str | bool]:
    if word == "neg":
        return {"polarity": "negated"}
    if word in {"hypothetical", "hypo"}:
        return {"hypothetical": True}
    if word in CERTAINTIES:
        return {"certainty": word}
    if word in TENSES:
        return {"tense": word}
    raise PassageError(f"unknown: {word!r}")


def _time(text: str, line: str) -> tuple[int, int, str, str]:
    words, sign, label = line.rpartition(" | ")
    kind, _, value = label.strip().partition(" ")
    if not sign or kind not in TIME_TYPES or not value:
        raise PassageError(f"words | TYPE value: {line!r}")
    return (*find(text, words), kind, value)


def _names(text: str, line: str) -> list[tuple[int, int, str]]:
    """Every occurrence of every name, longer names first, none inside another."""
    wanted = []
    for group in line.split(";"):
        kind, _, words = group.strip().partition(" ")
        if (kind := kind.rstrip(":")) not in NAME_TYPES:
            raise PassageError(f"no type of name: {group!r}")
        wanted += [(w.strip().replace("_", ","), kind) for w in words.split(",") if w.strip()]
    found: list[tuple[int, int, str]] = []
    for words, kind in sorted(set(wanted), key=lambda w: -len(w[0])):
        name, nth = _numbered(words)
        places = [_occurrence(text, words)] if nth > 1 or words != name else list(_whole(text, name))
        if not places:
            raise PassageError(f"name not found: {name!r}")
        found += [(a, b, kind) for a, b in places if not any(a < d and c < b for c, d, _ in found)]
    return sorted(found)


def parse_passage(block: str) -> Passage:
    """One passage from its lines; PassageError names the line that is wrong."""
    head, *lines = block.strip("\n").split("\n")
    match = HEAD.match(head)
    if not match or match["register"] not in REGISTERS:
        raise PassageError(f"head line: {head!r}")
    body = [line for line in lines if not LINE.match(line) or not _annotates(line)]
    passage = Passage(match["id"], match["register"], match["published"], bool(match["swapped"]), "\n".join(body))
    for line in lines[len(body) :]:
        try:
            _add(passage, line)
        except (PassageError, ValueError) as error:
            raise PassageError(f"{passage.id}: {line[:60]!r}: {error}") from None
    return passage


def _annotates(line: str) -> bool:
    """Whether a line is annotation: a line of text may begin with "A " too, but has no field signs."""
    signs = {"N": line[2:].partition(" ")[0].rstrip(":") in NAME_TYPES, "C": " = " in line}
    return signs.get(line[0], " | " in line)


def _add(passage: Passage, line: str) -> None:
    kind, rest = line[:1], line[2:]
    text = passage.text
    if kind == "S":
        passage.statements.append(_statement(text, rest))
    elif kind == "A":
        passage.accounts.append(_account(text, rest))
    elif kind == "T":
        passage.times.append(_time(text, rest))
    elif kind == "N":
        passage.names = _names(text, rest)
    elif kind == "C":
        passage.chains.append(parts(text, rest, " = "))
    else:
        raise PassageError("text below annotation")


def read_passages(folder: Path) -> list[Passage]:
    """All passages of a folder, in order; PassageError at the first that is wrong."""
    return [parse_passage(block) for path in sorted(folder.glob("*.txt")) for block in blocks(path)]


def blocks(path: Path) -> list[str]:
    """The passages of a file, as written."""
    return [b for b in re.split(r"\n(?=## )", "\n" + path.read_text(encoding="utf8")) if b.strip()]
