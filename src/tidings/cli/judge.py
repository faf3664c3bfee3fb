"""`tidings judge`, `judgements` and `undo`: what a person decides, listed, taken back, carried to another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from tidings.building import judge_record, undo_record, weigh_record
from tidings.cli.console import new_table, stderr, stdout
from tidings.errors import ConfigError
from tidings.record import (
    Ruling,
    find_conflicts,
    find_subject,
    open_record,
    open_view,
    read_judgements,
    tell,
    undone_by,
    write_judgements,
)
from tidings.record.wording import answer, days, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tidings.model import Judgement
    from tidings.record import View

NOTHING = "-"
"""What empties a field."""
FORMS = {
    "accept": "accept ID...",
    "reject": "reject ID...",
    "edit": "edit ID FIELD VALUE...",
    "merge": "merge ID ID...",
    "split": "split ID ID...",
    "link": "link ID true|false, or link FROM ARTICLE KIND [true|false]",
    "grade": "grade OUTLET A-F, or grade ID 1-6",
    "owner": "owner OUTLET... OWNER",
    "note": "note ID WORDS...",
}
"""How each judgement is written."""
FEWEST = {"accept": 1, "reject": 1, "edit": 3, "merge": 2, "split": 2, "link": 2, "grade": 2, "owner": 2, "note": 2}
TRUTHS = frozenset({"true", "false"})


def read_ruling(verdict: str, words: Sequence[str], note: str = "") -> Ruling:
    """What the words of a command line decide.

    Raises:
        ConfigError: there are too few of them.
    """
    if len(words) < FEWEST[verdict]:
        raise ConfigError(f"too few words for {verdict}; write: tidings judge RECORD {FORMS[verdict]}")
    readers: dict[str, Callable[[Sequence[str], str], Ruling]] = {
        "edit": lambda w, n: Ruling("edit", (w[0],), w[1], _value(w[2:]), n),
        "link": _read_link,
        "grade": lambda w, n: Ruling("grade", tuple(w[:-1]), None, (w[-1],), n),
        "owner": lambda w, n: Ruling("owner", tuple(w[:-1]), None, _value(w[-1:]), n),
        "note": lambda w, n: Ruling("note", (w[0],), note=" ".join([*w[1:], n]).strip()),
    }
    plain: Callable[[Sequence[str], str], Ruling] = lambda w, n: Ruling(verdict, tuple(w), note=n)  # type: ignore[arg-type]  # noqa: E731 -- like those above
    return readers.get(verdict, plain)(words, note)


def _value(words: Sequence[str]) -> tuple[str, ...]:
    return () if list(words) in ([NOTHING], [""]) else tuple(words)


def _read_link(words: Sequence[str], note: str) -> Ruling:
    """A link by its id with true or false; or from whom, to which article, of which kind."""
    truth = words[-1] if words[-1] in TRUTHS else "true"
    ends = words[:-1] if words[-1] in TRUTHS else words
    if len(ends) == 1:
        return Ruling("link", (ends[0],), None, (truth,), note)
    if len(ends) != 3:  # noqa: PLR2004 -- from, to, kind
        raise ConfigError(f"a link is told by its id, or by both ends and its kind; write: {FORMS['link']}")
    return Ruling("link", (ends[0], ends[1]), ends[2], (truth,), note)


def judge_and_tell(path: Path, ruling: Ruling, who: str) -> None:
    """The judgement stands in the record, the affair obeys it, and what it came to is on stdout.

    Raises:
        ConfigError: what is judged is not there, or cannot be judged so.
    """
    with open_record(path) as record:
        judgement = judge_record(record, ruling, who=who)
        view = open_view(record)
    stdout().print(escape(tell(judgement)), soft_wrap=True)
    for line in _now(view, judgement):
        stdout().print(escape(line), soft_wrap=True)
    stdout().print(answer(view.figures), soft_wrap=True)
    _hint(f"take it back with: tidings undo {path} {judgement.id[:6]}")


def _now(view: View, judgement: Judgement) -> Iterator[str]:
    """What the events and actors that were judged are now, with the ids that they have now."""
    about = [s for s in judgement.subjects if s.kind in {"event", "actor"}]
    for name in dict.fromkeys(n for s in about for n in find_subject(view, s)):
        if name in view.events:
            event = view.events[name]
            accounts = plural(len(event.accounts), "account")
            yield f"now {view.short(name)}: {event.summary} ({days(event.interval)}; {accounts})"
        elif name in view.actors:
            yield f"now {view.short(name)}: {', '.join(view.actors[name].names) or view.actors[name].name}"


def _hint(words: str) -> None:
    stderr().print(f"[dim]{escape(words)}[/dim]", soft_wrap=True)


def undo_and_tell(path: Path, judgement: str | None, who: str) -> None:
    """A judgement no longer holds, the affair is as it was without it, and the answer is on stdout.

    Raises:
        ConfigError: there is no such judgement, or it is undone already.
    """
    with open_record(path) as record:
        undo = undo_record(record, judgement, who=who)
        undone = next(j for j in record.judgements() if j.id == undo.undoes)
        view = open_view(record)
    stdout().print(escape(f"undone: {tell(undone)}"), soft_wrap=True)
    stdout().print(answer(view.figures), soft_wrap=True)
    _hint(f"bring it back with: tidings undo {path} {undo.id[:6]}")


def list_judgements(path: Path) -> None:
    """Every judgement of a record is on stdout, oldest first; where two people contradict each other, on stderr."""
    with open_record(path) as record:
        judgements = record.judgements()
    undone = undone_by(judgements)
    table = new_table("id", "made", "judgement", "state")
    for judgement in judgements:
        if judgement.kind != "undo":
            state = f"undone ({undone[judgement.id][0]})" if judgement.id in undone else "holds"
            told = tell(judgement).replace(f", {judgement.made[:10]}", "", 1)
            table.add_row(judgement.id, judgement.made[:16].replace("T", " "), escape(told), state)
    stdout().print(table)
    for line in tell_conflicts(judgements):
        stderr().print(line, soft_wrap=True)


def tell_conflicts(judgements: Iterable[Judgement]) -> Iterator[str]:
    """A line of markup for each two people who contradict each other."""
    for conflict in find_conflicts(judgements):
        told = f"{tell(conflict.first)} ({conflict.first.id}) / {tell(conflict.second)} ({conflict.second.id})"
        yield f"[yellow]conflict[/yellow] {escape(conflict.why)}: {escape(told)}; the newer holds"


def write_file(path: Path, to: Path) -> None:
    """All judgements of a record stand in a file, one a line.

    Raises:
        ConfigError: the file cannot be written.
    """
    with open_record(path) as record:
        judgements = record.judgements()
    try:
        with to.open("w", encoding="utf8") as out:
            write_judgements(judgements, out)
    except OSError as exc:
        raise ConfigError(f"{to} cannot be written: {exc.strerror}; choose another name for --to") from exc
    stderr().print(escape(f"{plural(len(judgements), 'judgement')} in {to}"), soft_wrap=True)


def take_file(path: Path, source: Path) -> None:
    """The judgements of a file stand in the record too, each once, and the affair obeys them.

    Raises:
        ConfigError: the file cannot be read, or a line of it is no judgement; then none of it is taken.
    """
    try:
        found = read_judgements(source.read_text(encoding="utf8").split("\n"))
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigError(f"{source} cannot be read; give a file that `tidings judgements --to` wrote") from exc
    with open_record(path) as record:
        new = record.judge(*found)
        if new:
            weigh_record(record)
        judgements, view = record.judgements(), open_view(record)
    for line in tell_conflicts(judgements):
        stderr().print(line, soft_wrap=True)
    stderr().print(escape(f"{new} new, {len(found) - new} known before"), soft_wrap=True)
    stdout().print(answer(view.figures), soft_wrap=True)
