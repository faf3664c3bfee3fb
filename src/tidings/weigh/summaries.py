"""One plain sentence for an event, from its actors, type, recipients, place and days, or else its clearest clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tidings.model import Interval
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.sides import is_kin

PHRASES: dict[str, tuple[str, str, str]] = {  # verb in the plural, in the singular, and what joins the recipient
    "AGREE": ("agree", "makes a promise", "to"),
    "CONSULT": ("meet", "meets", "with"),
    "CONSULT visit": ("visit", "visits", ""),
    "CONSULT phone": ("speak by phone", "speaks by phone", "with"),
    "CONSULT third-party": ("mediate", "mediates", "with"),
    "CONSULT multilateral": ("meet", "meets", "with"),
    "SUPPORT": ("support", "supports", ""),
    "CONCEDE": ("yield", "yields", "to"),
    "COOPERATE": ("cooperate", "cooperates", "with"),
    "AID": ("aid", "aids", ""),
    "RETREAT": ("give way", "gives way", "to"),
    "RETREAT withdraw": ("withdraw", "withdraws", "from"),
    "RETREAT release": ("release", "releases", ""),
    "RETREAT ceasefire": ("hold fire", "holds fire", "with"),
    "RETREAT resign": ("resign", "resigns", "from"),
    "REQUEST": ("call on", "calls on", ""),
    "ACCUSE": ("accuse", "accuses", ""),
    "ACCUSE disapprove": ("criticise", "criticises", ""),
    "ACCUSE investigate": ("investigate", "investigates", ""),
    "REJECT": ("rebuff", "rebuffs", ""),
    "THREATEN": ("threaten", "threatens", ""),
    "PROTEST": ("protest", "protests", "against"),
    "PROTEST strike": ("strike", "strikes", "against"),
    "PROTEST riot": ("riot", "riots", "against"),
    "SANCTION": ("impose measures", "imposes measures", "on"),
    "SANCTION convict": ("convict", "convicts", ""),
    "SANCTION expel": ("expel", "expels", ""),
    "SANCTION discontinue": ("break off relations", "breaks off relations", "with"),
    "MOBILIZE": ("deploy forces", "deploys forces", "against"),
    "MOBILIZE troops": ("deploy troops", "deploys troops", "towards"),
    "MOBILIZE weapons": ("deploy weapons", "deploys weapons", "towards"),
    "COERCE": ("act", "acts", "against"),
    "COERCE seize": ("seize property", "seizes property", "of"),
    "COERCE arrest": ("arrest", "arrests", ""),
    "COERCE deport": ("deport", "deports", ""),
    "COERCE restrict": ("restrict", "restricts", ""),
    "ASSAULT": ("attack", "attacks", ""),
    "ASSAULT aerial": ("strike", "strikes", ""),
    "ASSAULT abduct": ("abduct", "abducts", ""),
    "ASSAULT torture": ("torture", "tortures", ""),
}
LIKELIEST = 160  # code points of a clause that still reads as a summary
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MANY = 3  # names after which "and others" stands
VAGUE = 31  # days; an interval longer than this is left out of a summary
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # done by two at least, or with somebody
BY_PERSONS = frozenset({"CONSULT", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "CONCEDE", "AGREE"})
WITH_ARTICLE = re.compile(
    r"^United |\b(Union|Nations|States|Emirates|Kingdom|Republic|Netherlands|Philippines|Ministry|Army|Navy|Forces?|"
    r"Office|Council|Agency|Department|Administration|Command|Government|Parliament|Commission|Pentagon|White House|"
    r"Kremlin|Admiralty|Guards?|Brigade|Division|Fleet|Coalition|League)$",
    re.IGNORECASE,
)


def summarise(
    pile: Pile,
    tellings: Sequence[Telling],
    sides: tuple[Sequence[str], Sequence[str]],
    days: Interval,
    place: str | None,
) -> str:
    """A sentence such as `Ann Ash visits Borduria in Szohod, 3 May 1938`, or the clearest clause of the accounts.

    Named actors come before described ones; an event that nobody named has done is told by its clause. `days` and
    `place` (its name) stand at the end where they are known and say more than the names before them.
    """
    actors, recipients = (_choose(pile, tellings[0].account.type, side) for side in sides)
    phrase = PHRASES.get(_kind(tellings)) or PHRASES.get(tellings[0].account.type)
    alone = len(actors) == 1 and not recipients
    if not actors or not phrase or not pile.is_named(actors[0]):
        return clause(pile, tellings)
    if not recipients and (phrase[2] == "" or (alone and tellings[0].account.type in TOGETHER)):
        return clause(pile, tellings)
    named = {pile.name_of(a) for a in (*actors, *recipients)}
    where = f" in {_with_article(place)}" if place and place not in named else ""
    when = f", {tell_days(days)}" if tell_days(days) else ""
    mark = "Denied only: " if all(t.account.polarity == "negated" for t in tellings) else ""
    return _begin(mark + _say(pile, phrase, actors, recipients) + where + when)


def _say(pile: Pile, phrase: tuple[str, str, str], actors: Sequence[str], recipients: Sequence[str]) -> str:
    plural, singular, joint = phrase
    verb = plural if len(actors) > 1 or _is_plural(pile, actors[0]) else singular
    joint = "with" if verb == plural and joint == "to" and plural == "agree" else joint
    whom = " ".join(w for w in (joint, join_names(pile, recipients)) if w) if recipients else ""
    return " ".join(w for w in (join_names(pile, actors), verb, whom) if w)


def _is_plural(pile: Pile, actor: str) -> bool:
    """Whether one actor is many: "rebels", "Shiites"."""
    name = pile.name_of(actor)
    return actor in pile.actors and pile.actors[actor].type == "group" and name.endswith("s") and " of " not in name


def _begin(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _choose(pile: Pile, kind: str, side: Sequence[str]) -> list[str]:
    """Those of a side that a sentence names: nobody only described beside somebody named, no state beside its own.

    What is done by word or in person is told of the persons, other deeds of the state that they act for.
    """
    named = [a for a in side if pile.is_named(a)] or list(side)
    persons = [a for a in named if a in pile.actors and pile.actors[a].type == "person"]
    states = [a for a in named if pile.is_state(a)]
    first, second = (persons, states) if kind in BY_PERSONS else (states, persons)
    idle = {b for b in second if any(is_kin(pile, a, b) for a in first)}
    return [a for a in named if a not in idle]


def _kind(tellings: Sequence[Telling]) -> str:
    return f"{tellings[0].account.type} {tellings[0].account.mode}"


def clause(pile: Pile, tellings: Sequence[Telling]) -> str:
    """The evidence that tells most and is short enough, affirmed and certain before others."""

    def rank(told: Telling) -> tuple[bool, bool, bool, int, str]:
        words = pile.read(told.account.evidence)
        uncertain = told.account.certainty != "certain"
        return told.account.polarity == "negated", uncertain, len(words) > LIKELIEST, -len(told.bag), told.id

    return _begin(_cut(pile.read(min(tellings, key=rank).account.evidence)))


def _cut(words: str) -> str:
    if len(words) <= LIKELIEST:
        return words
    return words[:LIKELIEST].rsplit(" ", 1)[0] + " …"


def join_names(pile: Pile, actors: Sequence[str]) -> str:
    """`Russia`, `Russia and Iran`, `Russia, Iran, Turkey and others`."""
    names = [_with_article(pile.name_of(a)) for a in actors]
    if len(names) > MANY:
        return ", ".join(names[:MANY]) + " and others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _with_article(name: str) -> str:
    """`the United States`, `the Russian Defence Ministry`, `Russia`."""
    bare = name.casefold().startswith(("the ", "a ", "an ")) or re.search(r"[’']s ", name)
    return f"the {name}" if WITH_ARTICLE.search(name) and not bare else name


def tell_days(interval: Interval) -> str:
    """The days in words, empty where they are not known or too vague: `21–31 July 2015`, `September 2015`."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None or (last - first).days >= VAGUE:
        return ""
    if first == last:
        return f"{first.day} {_month(first)}"
    if (first.year, first.month) != (last.year, last.month):
        start = (
            f"{first.day} {MONTH_NAMES[first.month - 1]}" if first.year == last.year else f"{first.day} {_month(first)}"
        )
        return f"{start} – {last.day} {_month(last)}"
    whole = first.day == 1 and (last.day > 28 or (last.month == 2 and last.day == 28))  # noqa: PLR2004
    return _month(first) if whole else f"{first.day}–{last.day} {_month(first)}"


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"
