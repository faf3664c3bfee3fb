"""What a denial answers: the claims it points at, or those whose words and deeds its content shares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.annotate.statements import acts
from tidings.annotate.statements.denied_parts import is_denied_part
from tidings.annotate.statements.nominals import np_right
from tidings.annotate.statements.reading import BE, Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.language.parsed import Parsed
    from tidings.model import Account, Mention, Span, Statement

POINTING = frozenset({"that", "this", "these", "those", "the", "such", "all"})
PLURAL = frozenset({"these", "those", "such", "all"})
DENYING = frozenset({"denies", "retracts"})
SPOKEN = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE"}
)  # denying a charge disputes the deed, not the charging
LEAST_OVERLAP = 0.3  # of the shared to the mean word weight; on two hand-annotated affairs less was met by chance
COMMONEST = 100  # contents that a word may stand in and still bring two together; more are met only in broken pages
LONGEST_LOOK_BACK = 40  # statements between "that claim" and the claim; a long article has as many in two pages
SHORTEST_STEM = 4  # letters
POINTING_REACH = 2  # paragraphs over which "these reports" looks back
FILLERS = frozenset(
    {"be", "have", "do", "will", "would", "say", "not", "it", "he", "she", "they", "that", "which", "who"}
)


@dataclass(frozen=True, slots=True)
class _Field:
    """All that one article's denials are compared with, and the words of each."""

    reading: Reading
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    accounts: Sequence[Account]
    said: list[frozenset[str]]
    told: list[frozenset[str]]
    triggers: list[frozenset[str]]
    rarity: dict[str, float]
    own: dict[int, list[int]]  # the accounts told in each statement
    around: list[frozenset[int]]  # the statements that each statement stands in
    quoting: dict[str, list[int]]  # the statements that use each word
    telling: dict[str, list[int]]  # the accounts that use each word


def link_denials(
    parsed: Parsed, mentions: Sequence[Mention], statements: Sequence[Statement], accounts: Sequence[Account] = ()
) -> tuple[Statement, ...]:
    """The statements with `denies_statements` and `denies_accounts` set for each that denies or takes back.

    A denial that points ("that claim", "these reports") answers the claims before it; any other answers the statement
    whose words it shares most. Accounts denied are those of the answered claims, those of its own content, and the
    affirmed ones of others that tell the same deed. Its own words, its own speaker and what it stands in are never hit.
    What is not voiced stays as it is, behind the rest.
    """
    thoughts = tuple(s for s in statements if not s.voiced)
    statements = [s for s in statements if s.voiced]
    if not any(s.act in DENYING for s in statements):
        return (*statements, *thoughts)
    r = read(parsed)
    said = [_words(r, s.content) for s in statements]
    told = [_words(r, (a.evidence,)) for a in accounts]
    field = _Field(
        r, mentions, statements, accounts, said, told, [_words(r, (a.trigger,)) for a in accounts],
        _rarity([*said, *told]), _told_inside(accounts), [frozenset(_around(statements, i)) for i in range(len(said))],
        _index(said), _index(told),
    )  # fmt: skip
    return (*(_linked(field, i) if s.act in DENYING else s for i, s in enumerate(statements)), *thoughts)


def _told_inside(accounts: Sequence[Account]) -> dict[int, list[int]]:
    """The positions of the accounts told in each statement."""
    out: dict[int, list[int]] = {}
    for k, account in enumerate(accounts):
        if account.statement is not None:
            out.setdefault(account.statement, []).append(k)
    return out


def _index(contents: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """The positions of the contents that hold each word."""
    out: dict[str, list[int]] = {}
    for i, words in enumerate(contents):
        for word in words:
            out.setdefault(word, []).append(i)
    return out


def _near(words: frozenset[str], index: dict[str, list[int]]) -> set[int]:
    """The contents that may share two words with these: the commonest words alone bring nothing near."""
    out: set[int] = set()
    for word in words:
        found = index.get(word, [])
        if len(found) <= COMMONEST:
            out.update(found)
    return out


def _linked(field: _Field, i: int) -> Statement:
    """Statement `i` with what it denies."""
    answered = _answered(field, i)
    missing = _absent(field.reading, field.statements[i])
    kin = {w for w in field.telling if any(_is_kin(w, m) for m in missing)} if missing else set()
    near = _near(field.said[i] | kin, field.telling)
    near.update(k for s in (i, *answered) for k in field.own.get(s, ()))
    hit = {k for k in near if _is_hit(field, i, k, answered)}
    return replace(field.statements[i], denies_statements=answered, denies_accounts=tuple(sorted(hit)))


def _is_hit(field: _Field, i: int, k: int, answered: tuple[int, ...]) -> bool:
    """Whether denial `i` denies account `k`."""
    account, denial = field.accounts[k], field.statements[i]
    if account.statement == i:
        return account.type not in SPOKEN and is_denied_part(field.reading, denial, account)
    if any(_overlap(account.trigger, s) for s in (*denial.cue, *denial.content)):
        return False
    if account.polarity != "affirmed" or not _may_answer(field, i, account.statement):
        return False
    if account.type in SPOKEN or _is_absent(field, i, k):
        return _is_absent(field, i, k)
    if (account.statement in answered and _points(field.reading, denial)) or _same_parties(field, i, k):
        return True
    return _same_deed(field, i, k) and likeness(field.said[i], field.told[k], field.rarity) >= LEAST_OVERLAP


def _may_answer(field: _Field, i: int, told_in: int | None) -> bool:
    """Whether what is told in a statement, or in the article's own voice, can be what denial `i` answers."""
    if told_in is None:
        return True
    other = field.statements[told_in]
    around = told_in in field.around[i] or i in field.around[told_in]
    own = same_speaker(field.mentions, other, field.statements[i]) and not _is_pronoun(field.reading, other)
    return not around and other.act not in DENYING and not own


def _is_pronoun(r: Reading, statement: Statement) -> bool:
    """Whether only a pronoun names the speaker: what "it says" may be the other side's."""
    return bool(statement.sources) and r.tag(r.parsed.token_at(statement.sources[0].start) or 0) == "PRP"


def _around(statements: Sequence[Statement], i: int) -> set[int]:
    """The positions of the statements that statement `i` stands in."""
    out: set[int] = set()
    at = statements[i].parent
    while at is not None and at not in out:
        out.add(at)
        at = statements[at].parent
    return out


def _same_deed(field: _Field, i: int, k: int) -> bool:
    """Whether the denial tells a deed of the account's type, or names the account's deed where it tells none."""
    own = {field.accounts[m].type for m in field.own.get(i, ())} - SPOKEN
    if own:
        return field.accounts[k].type in own
    return bool(field.triggers[k] & field.said[i])


def _same_parties(field: _Field, i: int, k: int) -> bool:
    """Whether the denial tells that this deed was not done: one type, the same doer, and a shared sufferer or verb."""
    told, doers, sufferers = field.accounts[k], _chains(field, k, "actors"), _chains(field, k, "recipients")
    return any(
        field.accounts[m].type == told.type
        and field.accounts[m].tense == told.tense
        and doers & _chains(field, m, "actors")
        and (sufferers & _chains(field, m, "recipients") or field.triggers[k] & field.triggers[m])
        for m in field.own.get(i, ())
    )


def _chains(field: _Field, k: int, role: str) -> frozenset[int]:
    """The chains of mentions that an account names as its actors or recipients."""
    places: tuple[int, ...] = getattr(field.accounts[k], role)
    return frozenset(field.mentions[m].chain for m in places)


def _is_absent(field: _Field, i: int, k: int) -> bool:
    """Whether the denial says that there was none of what the account tells ("there were no warnings": warned)."""
    missing = _absent(field.reading, field.statements[i])
    return any(_is_kin(a, b) for a in missing for b in field.triggers[k])


def _absent(r: Reading, denial: Statement) -> frozenset[str]:
    """The nouns that a denial says there were none of: "there was no ...", "no ... took place"."""
    start = r.parsed.token_at(denial.content[0].start) if denial.content else None
    if start is None:
        return frozenset()
    start += r.opens(start) is not None
    start += 2 if r.word(start) == "there" and r.word(start + 1) in BE else 0
    if r.word(start) != "no" and not (r.word(start) in {"not", "never"} and r.word(start + 1) in {"any", "a"}):
        return frozenset()
    end = np_right(r, start + 1, r.sentence[start][1])
    return frozenset({r.lemmas[end - 1]}) if end > start + 1 else frozenset()


def _is_kin(a: str, b: str) -> bool:
    """Whether one word is made from the other ("warning", "warn")."""
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST_STEM and long.startswith(short)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _words(r: Reading, spans: Iterable[Span]) -> frozenset[str]:
    """The lemmas of nouns, verbs, adjectives and numbers in some spans."""
    out: set[str] = set()
    for span in spans:
        first, last = r.parsed.token_at(span.start), r.parsed.token_at(span.end - 1)
        if first is None or last is None:
            continue
        out.update(
            r.lemmas[k]
            for k in range(first, last + 1)
            if r.tags[k][:1] in {"N", "V", "J", "C"} and r.lemmas[k] not in FILLERS and r.tags[k] != "CC"
        )
    return frozenset(out)


def _rarity(contents: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each word: words that everybody uses in this article tie nothing together."""
    counts: dict[str, int] = {}
    for words in contents:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 / count**0.5 for word, count in counts.items()}


def likeness(a: frozenset[str], b: frozenset[str], rarity: dict[str, float]) -> float:
    """Shared weight over the mean weight of both sides, 0 to 1; 0 unless two words are shared."""
    shared = a & b
    if len(shared) < 2:  # noqa: PLR2004 - one word in common is no tie
        return 0.0
    mine, its = sum(rarity[w] for w in a), sum(rarity[w] for w in b)
    return float(sum(rarity[w] for w in shared) / (mine * its) ** 0.5)


def _answered(field: _Field, i: int) -> tuple[int, ...]:
    """The positions of the statements that statement `i` denies."""
    denial, statements = field.statements[i], field.statements
    inside = next((k for k, s in enumerate(statements) if k != i and s.content and _holds(denial, s)), None)
    if inside is not None:
        return (inside,)
    if _points(field.reading, denial):
        return _pointed_at(field, i, _claims_before(field, i))
    near = sorted(_near(field.said[i], field.quoting))
    others = [k for k in near if k != i and statements[k].content and _may_answer(field, i, k)]
    scores = {k: likeness(field.said[i], field.said[k], field.rarity) for k in others}
    best = max(scores, key=lambda k: scores[k], default=None)
    return (best,) if best is not None and scores[best] >= LEAST_OVERLAP else ()


def _claims_before(field: _Field, i: int) -> list[int]:
    """The statements before denial `i` that it may answer, nearest last; as far back as a story is pointed at."""
    here = field.statements[i].content[0].start
    before = [k for k, s in enumerate(field.statements[:i]) if s.content and s.content[0].start < here]
    return [k for k in before[-LONGEST_LOOK_BACK:] if _may_answer(field, i, k)]


def _holds(denial: Statement, other: Statement) -> bool:
    """Whether the denial's content names the claim itself ("denied the ministry's claim that ...")."""
    return any(c.start <= cue.start and cue.end <= c.end for c in denial.content for cue in other.cue)


def _pointed_at(field: _Field, i: int, before: list[int]) -> tuple[int, ...]:
    """The nearest claim before; for "these reports" all that nobody by name claimed in the nearest paragraph."""
    r, here = field.reading, field.reading.parsed.token_at(field.statements[i].content[0].start)
    if here is None or r.lower[here] not in PLURAL:
        return tuple(before[-1:])
    unnamed = [(r.paragraph[_first(r, field.statements[k])], k) for k in before if field.statements[k].speaker is None]
    near = [(p, k) for p, k in unnamed if r.paragraph[here] - p <= POINTING_REACH]
    newest = max((p for p, _ in near), default=0)
    return tuple(k for p, k in near if p == newest) or tuple(before[-1:])


def _first(r: Reading, statement: Statement) -> int:
    """The token at which a statement's content begins."""
    return r.parsed.token_at(statement.content[0].start) or 0


def _points(r: Reading, statement: Statement) -> bool:
    """Whether the content begins with "that claim", "these false reports", "the story"."""
    first = r.parsed.token_at(statement.content[0].start)
    if first is None:
        return False
    if r.lower[first] not in POINTING and r.tags[first] != "PRP$":
        return False
    charges = acts.words("charges") | acts.words("versions")
    return r.word(first + 1) in charges or (r.tag(first + 1) == "JJ" and r.word(first + 2) in charges)


def same_speaker(mentions: Sequence[Mention], a: Statement, b: Statement) -> bool:
    """Whether both are said by one chain of mentions."""
    if a.speaker is None or b.speaker is None:
        return False
    return mentions[a.speaker].chain == mentions[b.speaker].chain
