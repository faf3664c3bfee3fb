"""Acts: what is done by saying it, from the cue, its negation and what is said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tidings.annotate.statements.reading import BE, HAVE, MODAL, NEGATION, Reading
from tidings.language.english import lemma
from tidings.resources import load

if TYPE_CHECKING:
    from tidings.annotate.statements.drafts import Draft
    from tidings.model import Act, Certainty, Form

FUTURE = frozenset({"will", "'ll", "’ll", "would", "shall", "wo"})
OWN_DIRECT = frozenset({"we", "i", "our", "my", "us"})
OWN_INDIRECT = frozenset({"he", "she", "they", "his", "her", "their"})
PLEDGED = frozenset({"ready", "committed", "prepared", "determined", "willing"})
PLAIN_FRAMES = frozenset({"np", "of", "with", "name", "as", "about", "for", "passive", "relative"})
MENACING = frozenset({"say", "tell", "promise", "add", "declare"})
FORETELLING = frozenset({"predict", "forecast", "estimate", "project", "speculate", "suggest"})
PLAIN_CUES = frozenset({"say", "tell", "add", "declare", "state", "insist", "argue", "write", "tweet", "stress"})
NOT_OTHERS = frozenset({"i", "we", "our", "my", "it", "this", "that", "there", "what", "if", "one", "you"})
WINDOW = 12  # tokens of the content within which its main verb stands


@cache
def words(kind: str) -> frozenset[str]:
    """One list of `resources/acts.yaml`."""
    return frozenset(load("acts")[kind])


def find_act(r: Reading, draft: Draft, names: frozenset[str]) -> Act:
    """The act of a statement. `names` are lower-case words that stand for the speaker or its side."""
    cue = draft.cue
    act = cue.entry.act
    if cue.negated and cue.entry.name.startswith(("claim responsibility", "take responsibility")):
        return "denies"
    if cue.refused or (cue.negated and (cue.entry.name in words("speechless") or act in {"confirms", "denies"})):
        return "declines"
    if act == "asserts":
        return _asserted(r, draft, names) if draft.voiced else act
    if act == "promises" and _menaces(r, draft):
        return "threatens"
    if act == "requests" and (cue.entry.name in {"ask", "demand"}) and draft.frame == "quote":
        return "asserts" if cue.entry.name == "ask" and not _asks(r, draft) else act
    return act


def _asks(r: Reading, draft: Draft) -> bool:
    """Whether its words end in a question mark."""
    return any("?" in r.lower[a:b] for a, b in draft.pieces)


def _asserted(r: Reading, draft: Draft, names: frozenset[str]) -> Act:
    """A plain saying, read by its content: a denial, a refusal, a promise, a threat or an assertion."""
    if (
        draft.cue.entry.name == "announce"
        and draft.frame == "np"
        and any(w in FUTURE for w in r.lower[slice(*draft.span)])
    ):
        return "promises"
    if draft.frame in PLAIN_FRAMES and draft.cue.entry.name != "warn":
        return "denies" if draft.frame == "name" and _calls_false(r, draft) else "asserts"
    start, end = draft.pieces[0]
    start += r.opens(start) is not None
    verb = next((k for k in range(start, min(end, start + WINDOW + 8)) if r.is_finite(k)), None)
    if verb is None:
        return "asserts"
    own = _is_own(r, draft, (start, verb), names)
    if _is_denial(r, (start, verb, end), own=own):
        return "denies"
    return _of_the_future(r, draft, (start, verb, end), own=own)


def _is_own(r: Reading, draft: Draft, clause: tuple[int, int], names: frozenset[str]) -> bool:
    """Whether the subject of the content is the speaker or its side."""
    start, verb = clause
    own = OWN_DIRECT if r.quote[start] >= 0 and r.quote[start] != r.quote[draft.cue.head] else OWN_INDIRECT
    return bool(set(r.lower[start:verb]) & (own | names))


def _is_denial(r: Reading, clause: tuple[int, int, int], *, own: bool) -> bool:
    """Whether the content negates a charge against the speaker, calls one false, or says that there was none."""
    start, verb, end = clause
    charged = bool(set(r.lower[start:verb]) & (words("charged") | words("charges")))
    if charged and any(
        r.lower[k] in words("falsehood") and r.word(k - 1) != "not" for k in range(start, min(end, verb + WINDOW))
    ):
        return True
    past = r.tags[verb] == "VBD" or r.lower[verb] in HAVE | {"did", "was", "were"}
    if r.lower[start] == "there":
        return past and r.word(verb + 1) == "no"
    negated = any(w in {"not", "n't", "n’t", "never"} for w in r.lower[verb : min(end, verb + 4)])
    main = {
        lemma(r.lower[k], "VERB")
        for k in range(verb + 1, min(end, verb + 6))
        if r.tags[k].startswith("V") and r.lower[k] != "known"
    }
    about_others = not own and any(r.tags[k] == "PRP" for k in range(start, verb))
    return negated and past and bool(main & words("accusable")) and not about_others


def _of_the_future(r: Reading, draft: Draft, clause: tuple[int, int, int], *, own: bool) -> Act:
    """Promises, threats and refusals by what the content says is to come."""
    start, verb, end = clause
    if _threatens(r, draft, clause, own=own):
        return "threatens"
    if _obliges(r, draft, clause):
        return "requests"
    if r.lower[start] == "if":
        return _if_then(r, (start, end))
    if not own or draft.cue.entry.name in FORETELLING:
        return "asserts"
    if any(w in NEGATION for w in r.lower[verb : min(end, verb + 3)]):
        return "declines" if r.lower[verb] in FUTURE - {"would"} and _refusable(r, verb, end) else "asserts"
    quoted = r.quote[start] != r.quote[draft.cue.head]
    would = r.lower[verb] == "would" and r.tags[draft.cue.head] == "VBD" and not quoted
    future = (r.lower[verb] in FUTURE - {"would"} or would) and not _is_suffered(r, verb, end)
    pledged = r.lower[verb] in BE and any(w in PLEDGED for w in r.lower[verb + 1 : min(end, verb + 4)])
    return "promises" if future or pledged else "asserts"


def _is_suffered(r: Reading, verb: int, end: int) -> bool:
    """Whether the clause is passive ("it will be paid"): what happens to somebody is no promise of his."""
    be = next((k for k in range(verb + 1, min(end, verb + 3)) if r.lower[k] == "be"), None)
    return be is not None and any(r.tags[k] == "VBN" for k in range(be + 1, min(end, be + 3)))


def _obliges(r: Reading, draft: Draft, clause: tuple[int, int, int]) -> bool:
    """Whether somebody else is told what they should, must or need to do; what simply must be so asks nothing."""
    start, verb, end = clause
    if draft.cue.entry.name not in PLAIN_CUES or set(r.lower[start:verb]) & NOT_OTHERS:
        return False
    must = verb + 1 if r.lower[verb] in {"should", "must"} else verb + 2
    if not (must == verb + 1 or (r.lower[verb] in {"need", "needs", "ought"} and r.word(verb + 1) == "to")):
        return False
    must += r.lower[must : must + 1] in {("not",), ("n't",), ("also",), ("now",), ("immediately",)}
    return must < end and r.tags[must] == "VB" and r.lower[must] not in {"be", "have", "know", "remember"}


def _threatens(r: Reading, draft: Draft, clause: tuple[int, int, int], *, own: bool) -> bool:
    """Whether harm is said to come: any by a warning, plain blows by a plain saying."""
    start, verb, end = clause
    name = draft.cue.entry.name
    if not _menaces(r, draft) or r.lower[verb] not in FUTURE | MODAL:
        return False
    plain = (name in MENACING or name.startswith("go on to say")) and (
        own or r.lower[verb] not in {"could", "may", "might"}
    )
    return name == "warn" or (plain and bool(words("blows") & set(r.lower[start:end])))


def _if_then(r: Reading, clause: tuple[int, int]) -> Act:
    """Finds "If it happens again, we will react": a threat where the consequence is a blow."""
    comma = next((k for k in range(*clause) if r.lower[k] == ","), None)
    if comma is None:
        return "asserts"
    due = [
        k
        for k in range(comma, clause[1])
        if r.lower[k] in FUTURE or (r.lower[k] in {"has", "have"} and r.word(k + 1) == "to") or r.lower[k] == "must"
    ]
    struck = any(
        lemma(r.lower[m], "VERB") in words("reaction") for k in due for m in range(k + 1, min(k + 4, clause[1]))
    )
    return "threatens" if struck else "asserts"


def _refusable(r: Reading, verb: int, end: int) -> bool:
    """Whether what will not be done is something asked for."""
    return any(lemma(r.lower[k], "VERB") in words("askable") for k in range(verb + 1, min(end, verb + 5)))


def _menaces(r: Reading, draft: Draft) -> bool:
    """Whether what is held out is harm."""
    return any(r.lower[k] in words("menace") for a, b in draft.pieces for k in range(a, b))


def _calls_false(r: Reading, draft: Draft) -> bool:
    """Whether something is called a lie, or a claim is called names."""
    return any(r.lower[k] in words("charges") and r.quote[k] < 0 for a, b in draft.pieces for k in range(a, b)) or any(
        r.lower[k] in words("falsehood") for a, b in draft.pieces for k in range(a, b)
    )


def find_form(r: Reading, draft: Draft) -> Form:
    """Direct when all its words are quoted, mixed when some are, else indirect."""
    words = [k for a, b in draft.pieces for k in range(a, b) if r.words[k][:1].isalnum()]
    outer = r.quote[draft.cue.head]
    quoted = sum(r.quote[k] >= 0 and r.quote[k] != outer for k in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= len(words) - 1 else "mixed"


def find_certainty(draft: Draft) -> Certainty:
    """How sure the content is as the cue gives it; "reportedly" and the like weaken it."""
    order: tuple[Certainty, ...] = ("certain", "probable", "possible")
    return max((draft.cue.entry.certainty, draft.cue.weakened or "certain"), key=order.index)
