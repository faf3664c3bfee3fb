"""Whether the clause around a time tells of the past, the present or the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tidings.language.parsed import Parsed
    from tidings.model import Tense

SCHEDULED = {"schedule", "due", "slate", "expect", "upcoming", "forthcoming", "plan"}
PLANNED = SCHEDULED | {
    "set", "intend", "hope", "agree", "vow", "pledge", "promise", "propose", "prepare", "likely", "aim", "invite",
    "want",
    "decide", "urge", "ask", "order", "go", "head", "travel", "fly",
}  # fmt: skip
TIMETABLED = {"begin", "start", "open", "resume", "arrive", "depart", "meet", "expire", "convene", "travel", "reopen"}
CALLED_OFF = {"cancel", "postpone", "delay", "schedule", "plan"}
AHEAD = {"when", "before", "until", "once", "after", "if", "by"}
WILL = {"will", "shall", "'ll", "’ll", "wo", "would"}
VERBS = {"VERB", "AUX"}
BE_NOW = {"is", "are", "am", "'s", "’s", "'re", "’re"}
HAD = {"was", "were", "had", "did", "has", "have", "been", "'ve", "’ve", "'d"}
MODALS = {"can", "may", "must", "should", "could", "might"}
MARKERS = {"mark", "advmod"}
LONGEST_CLIMB = 12
NEAR_VERB = 7  # tokens


def tense_at(parsed: Parsed, i: int) -> Tense | None:
    """The tense of the clause that token `i` hangs in; None where no finite verb says it.

    "Plans to leave on Friday", "the visit due on Friday", "cancelled his visit on Friday" look forward; "when they
    meet Friday" does too.
    """
    if _follows_will(parsed, i):
        return "future"
    token, way = parsed.doc[i], "" if parsed.doc[i].pos_ not in VERBS else "self"
    for _ in range(LONGEST_CLIMB):
        found = _tense_of(token, way)
        if found or token.head.i == token.i:
            return found
        way = _way(token, way)
        token = token.head
    return None


def _follows_will(parsed: Parsed, i: int) -> bool:
    """Whether the nearest verb before a token stands with "will": it holds whatever the parse hangs the token on."""
    first, _ = parsed.sentence(i)
    before = parsed.doc[max(first, i - NEAR_VERB) : i]
    for k in range(len(before) - 1, -1, -1):
        if before[k].pos_ in VERBS or before[k].text in {",", ";", ":", "(", '"', "“", "”"}:
            return before[k].tag_ == "VB" and any(t.lower_ in WILL for t in before[max(0, k - 3) : k])
    return False


def _way(token: Token, way: str) -> str:
    """By what kind of word the climb comes: an infinitive, a noun of something arranged, or the time itself."""
    if _infinitive(token):
        return "infinitive"
    if token.pos_ == "NOUN" and token.dep_ in {"obj", "nsubj:pass"} and way != "":
        return "noun"
    return way or "time"


def _tense_of(token: Token, way: str) -> Tense | None:
    """What one word on the way to the root says of time; None lets the climb go on."""
    words = {c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop"))}
    lemma = token.lemma_.lower()
    if token.pos_ not in VERBS and not words:
        return "future" if lemma in SCHEDULED else None
    if words & WILL or token.lower_ in WILL:
        return "future"
    if _looks_ahead(token, lemma, way):
        return "future"
    if _infinitive(token):
        return "future" if words & BE_NOW else None
    return _finite(token, words)


def _looks_ahead(token: Token, lemma: str, way: str) -> bool:
    """Whether the verb tells of something arranged: scheduled for the time, planning to, "begins on it"."""
    if way == "infinitive":
        return lemma in PLANNED
    if way == "noun" and lemma in CALLED_OFF:
        return True
    if lemma in SCHEDULED and token.tag_ == "VBN":
        return True
    if way == "time" and lemma in TIMETABLED and token.tag_ in {"VBZ", "VBP"}:
        return True
    return token.tag_ in {"VBZ", "VBP"} and any(c.lower_ in AHEAD and c.dep_ in MARKERS for c in token.children)


def _infinitive(token: Token) -> bool:
    """Whether a verb stands with its "to"."""
    return token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)


def _finite(token: Token, words: set[str]) -> Tense | None:
    """The tense of a finite verb, by its Penn tag and auxiliaries."""
    if words & HAD or token.tag_ == "VBD":
        return "past"
    if token.tag_ == "VBN" and not words & {"is", "are", "be", "being"}:
        return "past"
    if token.tag_ in {"VBZ", "VBP"} or words & BE_NOW:
        return "present"
    return "future" if words & MODALS else None
