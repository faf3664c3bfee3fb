"""Openings: where what is said begins behind a verb, and what carries it: clause, quotation, infinitive, object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements import acts
from tidings.annotate.statements.contents import past_relative
from tidings.annotate.statements.cues import is_headline
from tidings.annotate.statements.nominals import BASE, full_np_right, is_time, np_right, skip_adjunct
from tidings.annotate.statements.reading import FINITE, NOUN, VERBAL, Reading

if TYPE_CHECKING:
    from tidings.annotate.statements.cues import Cue

ENDS = frozenset({".", "!", "?", ";"})
QUESTION_WORDS = frozenset({"what", "how", "why", "whether", "if", "where", "when", "who", "which"})
OBJECT_FRAMES = frozenset({"as", "name", "of", "for", "with", "person-to", "to-np", "about", "against"})
OBJECT_PREPOSITIONS = {"as": {"as"}, "of": {"of"}, "for": {"for"}, "with": {"with"}, "to-np": {"to", "with"},
                       "against": {"against"}}  # fmt: skip
BARE_CLAUSE_LEADS = frozenset(
    {"after", "if", "in", "as", "at", "while", "when", "although", "since", "under", "because", "during", "on"}
)
CLAUSE_OPENERS = BASE | {"PRP", "EX", "IN", "VBG", "WP", "RB", "WRB", "MD"}
VERB_REACH = 45  # tokens from the start of a clause within which its finite verb stands
LONGEST_APPROACH = 40  # tokens between a cue and the "that" or quotation which opens its content


def find_opening(r: Reading, cue: Cue, bound: int) -> tuple[str, int] | None:
    """How content begins behind a verbal cue: the frame and its first token; None when there is none it takes."""
    takes, j = cue.entry.takes, cue.last
    if cue.passive:
        return _passive_opening(r, cue, bound)
    while (
        j < bound
        and r.tags[j] in {"RB", "RP", "RBR"}
        and r.lower[j] not in {"not", "now", "then", "just"}
        and r.quote[j] == r.quote[cue.head]
    ):
        j += 1
    for frame, find in (("preposition", _preposition), ("object", _object)):
        found = find(r, cue, j, bound)
        if found is not None:
            return found if frame else None
    if takes & {"clause", "quote", "to"}:
        found = _clause(r, cue, j, bound)
        if found is not None:
            return found
    if "np" in takes and r.word(j) == ",":
        j = _past_inserted(r, j, bound)
    if (
        "np" in takes
        and j < bound
        and (r.tags[j] in BASE | {"VBG", "PRP"} or r.opens(j) or r.lower[j] == "that")
        and not is_time(r, j, bound)
        and r.lower[j] not in acts.words("conditions")
        and not (is_headline(r, cue.head) and not _tells(r, j, bound))
    ):
        return "np", j
    return None


def _past_inserted(r: Reading, comma: int, bound: int) -> int:
    """Behind the second comma of "expressed, in the name of the fleet, his regret"; the first where none follows."""
    end = skip_adjunct(r, comma + 1, bound)
    while end < bound and r.lower[end] == "of":
        end = max(np_right(r, end + 1, bound), end + 1)
    return end + 1 if end > comma + 1 and r.word(end) == "," else comma


def _preposition(r: Reading, cue: Cue, j: int, bound: int) -> tuple[str, int] | None:
    """Content behind a preposition right after the cue ("warned of", "complained about")."""
    if j + 1 >= bound:
        return None
    word = {"to": "to-np"}.get(r.lower[j], r.lower[j])
    direct = word in {"of", "about", "against", "for"} and word in cue.entry.takes
    if (
        direct
        and cue.entry.name not in {"accuse", "blame"}
        and (r.tags[j + 1] in BASE | {"VBG", "PRP", "WP"} or r.opens(j + 1))
    ):
        return word, j + 1
    return None


def _object(r: Reading, cue: Cue, j: int, bound: int) -> tuple[str, int] | None:
    """Content that begins with the object ("accused Turkey of", "called it a", "urged them to")."""
    frames = cue.entry.takes & OBJECT_FRAMES
    if not frames or j >= bound or is_time(r, j, bound):
        return None
    quoted = r.opens(j) is not None and np_right(r, j + 1, bound) > j + 1
    if "name" in frames and (quoted or _named_later(r, j, bound)):
        return "name", j
    if "name" in frames and _adjective_closes(r, j, bound):
        return "name", j
    end = _object_end(r, j, bound)
    behind = end
    while behind < bound and (is_time(r, behind, bound) or r.tags[behind] == "RB"):
        behind += 1
    if r.word(behind) == "," and frames & {"of", "as"}:
        behind = past_relative(r, behind, bound)
    found = _object_frame(r, (j, behind, bound), frames) if end > j else None
    return (found, j) if found else None


def _object_frame(r: Reading, at: tuple[int, int, int], frames: frozenset[str]) -> str | None:
    """The frame shown by the word behind an object: `at` is where the object begins, what follows, the bound."""
    j, end, bound = at
    for frame, openers in OBJECT_PREPOSITIONS.items():
        if frame in frames and (r.word(end) in openers or (frame in {"of", "against"} and frame in r.lower[j:end])):
            return frame
    if "person-to" in frames and _infinitive_follows(r, end, bound):
        return "person-to"
    named = end < bound and (r.tags[end] in {"DT", "JJ", "NN", "NNS", "PRP$"} or r.opens(end) is not None)
    return "name" if "name" in frames and named else None


def _adjective_closes(r: Reading, j: int, bound: int) -> bool:
    """Whether the object is followed by a bare adjective ("called the story absurd", "called it absurd")."""
    end = j + 1 if r.tag(j) == "PRP" else np_right(r, j, bound)
    last = end if r.tag(j) == "PRP" else end - 1
    return end > j and r.tag(last) in {"JJ", "JJR", "JJS"} and (r.tag(last - 1) in NOUN | {"PRP", "RB"})


def _named_later(r: Reading, j: int, bound: int) -> bool:
    """Whether an object of any make is followed by "a ..." or a quotation ("called shooting it down a crime")."""
    for k in range(j + 1, min(bound, j + 16)):
        if r.is_finite(k) or r.lower[k] in {",", "for", "after", "and"}:
            return False
        if r.opens(k) is not None or (
            r.lower[k] in {"a", "an"} and r.tags[k - 1] in NOUN | {"PRP", "VBG", "VBD", "RP", "VBN"}
        ):
            return True
    return False


def _object_end(r: Reading, j: int, bound: int) -> int:
    """The end of an object: a noun phrase with its parts, or a quoted one."""
    found = r.opens(j)
    if found is not None:
        return found.last
    end = full_np_right(r, j, bound)
    while (
        end > j
        and end < bound
        and r.lower[end] in {"in", "on", "for", "against", "by", "at", "from", "to", "between", "with"}
    ):
        further = full_np_right(r, end + 1, bound)
        if further == end + 1 or r.lower[end] in {"to", "for", "with"}:
            break
        end = further
    return end


def _infinitive_follows(r: Reading, end: int, bound: int) -> bool:
    """Whether "to" and a plain verb stand at `end`, perhaps behind "not"."""
    j = end + 1 if r.word(end) in {"not", "never"} else end
    return j + 1 < bound and r.lower[j] == "to" and (r.tags[j + 1] in {"VB", "RB", "VBP"} or r.opens(j + 1) is not None)


def _passive_opening(r: Reading, cue: Cue, bound: int) -> tuple[str, int] | None:
    """Content of "it was announced that"; other passives have theirs before them."""
    j = cue.last
    while j < bound and skip_adjunct(r, j, bound) > j:
        j = skip_adjunct(r, j, bound)
    if "clause" in cue.entry.takes and r.word(j) == "that" and r.word(cue.group - 1) == "it":
        return "clause", j + 1
    return None


def _clause(r: Reading, cue: Cue, j: int, bound: int) -> tuple[str, int] | None:
    """A clause, question, quotation or infinitive behind the cue, past addressee and adjuncts."""
    takes = cue.entry.takes
    if "person" in takes and r.opens(j) is None and r.word(j) not in {"that", ":", ","}:
        end = np_right(r, j, bound)
        end = np_right(r, end + 1, bound) if r.word(end) in {"of", "and"} and end > j else end
        if end == j and cue.entry.name == "tell":
            return None
        if end < bound or r.paragraph[j : j + 1]:
            j = end
    stop = min(bound, j + LONGEST_APPROACH)
    begun, moved = j, False
    while j < stop:
        opened = _opening_at(r, cue, j, bound)
        if opened is not None:
            return opened
        further = _past_adjunct(r, j, bound)
        if further == j:
            break
        j, moved = further, True
    if (
        moved
        and r.word(j) == ","
        and r.lower[begun] in {"in", "after", "during", "under", "over", "since"}
        and _has_clause(r, j + 1, bound)
    ):
        return _zero(r, cue, begun, bound, moved=True)
    return _zero(r, cue, j, bound, moved=moved)


def _has_clause(r: Reading, j: int, bound: int) -> bool:
    """Whether a subject with its finite verb begins at `j`."""
    end = full_np_right(r, j, bound)
    while end < bound and r.tags[end] == "RB":
        end += 1
    return end > j and r.is_finite(end)


def _opening_at(r: Reading, cue: Cue, j: int, bound: int) -> tuple[str, int] | None:
    """Content that shows itself at `j` by a word or mark."""
    takes, word = cue.entry.takes, r.lower[j]
    marked = j if r.opens(j) is not None else j + 1 if word in {":", ","} and r.opens(j + 1) is not None else None
    if marked is not None and marked < bound:
        return ("quote", marked) if "quote" in takes else None
    if word == "to" and "to" in takes and r.tag(j + 1) in {"VB", "VBP", "RB"} and _is_spoken(r, cue, j + 1):
        return "to", j
    start = _clause_word(r, cue, j, bound) if "clause" in takes else None
    return ("clause", start) if start is not None else None


def _is_spoken(r: Reading, cue: Cue, verb: int) -> bool:
    """Whether refusing to do it is said: "refused to comment" is, "refused to leave" may be a deed."""
    return cue.entry.name not in {"refuse", "decline"} or r.lemmas[verb] in acts.words("speechless") | acts.words(
        "askable"
    )


def _clause_word(r: Reading, cue: Cue, j: int, bound: int) -> int | None:
    """Where a clause begins that "that", a colon or a question word at `j` opens."""
    word = r.lower[j]
    spoken = CLAUSE_OPENERS | {"VB", "VBP"} if "colon" in cue.entry.takes else BASE | {"PRP", "EX"}
    if word == ":" and j + 1 < bound and r.tags[j + 1] in spoken:
        return j + 1
    if word == "that" and _is_complementizer(r, j, bound):
        return j + 1
    if word == "," and r.word(j + 1) == "that":
        return j + 2
    asked = word == "when" and r.tag(j + 1) in {"VBN", "VBD"}
    direct = j == cue.last or "person" in cue.entry.takes
    return j if word in QUESTION_WORDS and direct and not asked else None


def _is_complementizer(r: Reading, j: int, bound: int) -> bool:
    """Whether "that" opens a clause rather than a noun phrase ("disputed that claim")."""
    if j + 1 >= bound:
        return False
    if r.tags[j + 1] == "NN" and r.tag(j + 2) not in FINITE | {"NN", "NNS", "POS", "IN", "CC"}:
        return False
    return r.tags[j] == "IN" or any(r.is_finite(k) for k in range(j + 2, min(bound, j + 15)))


def _past_adjunct(r: Reading, j: int, bound: int) -> int:
    """Behind an adjunct, or behind a phrase between commas that leads to "that" or a quotation; else `j`."""
    end = skip_adjunct(r, j, bound)
    if end > j:
        return end
    published = r.tags[j] == "VBN" and r.tag(j - 1) == "NN" and r.word(j - 1) in acts.words("settings")
    if r.tags[j] == "RB" or published:
        return j + 1
    if r.lower[j] == "when" and r.tag(j + 1) in {"VBN", "VBD"}:
        return next((k for k in range(j, min(bound, j + 14)) if r.lower[k] in {"that", ","} or r.opens(k)), j)
    return _past_comma(r, j, bound) if r.lower[j] == "," else j


def _past_comma(r: Reading, comma: int, bound: int) -> int:
    """Behind the phrase that the comma opens, when "that" or a quotation ends it; else the comma."""
    for k in range(comma + 1, min(bound, comma + 20)):
        if r.opens(k) is not None and k > comma + 1:
            return k
        if r.lower[k] == ",":
            return k if r.opens(k + 1) is not None else k + 1 if r.word(k + 1) == "that" else comma
        if r.tags[k] in FINITE - {"VBD"}:
            break
    return comma


def _zero(r: Reading, cue: Cue, j: int, bound: int, *, moved: bool) -> tuple[str, int] | None:
    """A clause without "that": something that can be a subject, and a finite verb behind it."""
    if "clause" not in cue.entry.takes or j >= bound - 1 or cue.entry.name in {"ask", "wonder", "read"}:
        return None
    can_open = r.tags[j] in CLAUSE_OPENERS or r.opens(j) is not None
    bare = r.tags[j] != "IN" or moved or r.lower[j] in BARE_CLAUSE_LEADS or r.lower[j] == "that"
    if not can_open or not bare:
        return None
    if is_headline(r, cue.head):
        return ("clause", j) if _tells(r, j, bound) else None
    if _is_clause(r, cue, j, bound):
        return "clause", j
    return None


def _tells(r: Reading, j: int, bound: int) -> bool:
    """Whether the rest of a headline holds a verb or quoted words: "Rejects Russian Tale" reports no words."""
    if r.word(r.sentence[j][1] - 1) in ENDS:
        return True
    return any(r.tags[k] in VERBAL or r.opens(k) is not None for k in range(j, bound))


def _is_clause(r: Reading, cue: Cue, j: int, bound: int) -> bool:
    """Whether what begins at `j` has a finite verb of its own; participles count right behind a subject."""
    if r.lower[j] == "that":
        return r.is_finite(j + 1)
    if cue.entry.takes & {"np", "thing"} and _is_object(r, j, bound):
        return False
    after = np_right(r, j, bound)
    led = after > j and r.tag(cue.group - 1) in NOUN | {"PRP"} and "post" in cue.entry.takes
    if led and r.opens(after) is not None:  # 'It said patients "experience the message"'
        return True
    if after > j and r.tag(after) in {"VBN", "VBD"} and r.tags[j] in {"PRP", "NNP", "DT"}:
        return True
    quoted = r.opens(j)
    if quoted is not None and "," in {r.word(quoted.last), r.word(quoted.last - 2)}:
        bound = quoted.last
    verb = next((k for k in range(j, min(bound, j + VERB_REACH)) if r.is_finite(k)), None)
    return verb is not None and verb > j and not any(r.lower[k] in ENDS for k in range(j, verb))


def _is_object(r: Reading, j: int, bound: int) -> bool:
    """Whether the noun phrase at `j` is an object, not the subject of a clause: no verb of its own follows."""
    end = full_np_right(r, j, bound)
    while end < bound and r.tags[end] == "RB":
        end += 1
    if (
        end == j
        or end >= bound
        or r.lower[end] in {",", ".", ";", "and"}
        or r.tags[end] in {"VBG", "TO", "WDT", "WP", "VBN"}
    ):
        return end > j
    if r.is_finite(end):
        return False
    comma = next((k for k in range(end, bound) if r.lower[k] in {",", "who", "which", "that"}), bound)
    return not any(r.is_finite(k) for k in range(end, comma))
