"""How well the count of origins finds planted witnesses: `python benchmarks/lineage.py [--affairs N] [--read N]`.

An affair is one invented happening and one to five independent witnesses of it: named people, unnamed sources, an
outlet's own reporter, an agency. Each tells it in an article of words of its own; further articles copy these: wire
copies inside other stories or alone, paraphrases (words exchanged, sentences turned round, dropped and moved), all
later by some days, with credits and sources dropped or not, and articles that only cite an outlet. The number of
witnesses is the truth. Prints, for Tidings, for counting articles and for counting outlets, the mean absolute error
(of a range its middle counts), the share that is exact (the truth lies in a range no wider than two neighbouring
numbers) and the share that is exactly one number and right.

Most affairs are given to weighing as they were written, with every span known, so that lineage is measured and not
reading; `--read` affairs go through the whole program as text. `--seed` makes other affairs.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from lineage_words import (
    AGENCIES,
    CIRCUMSTANCES,
    DAYS,
    FACTS,
    HAPPENINGS,
    OUTLETS,
    PARTIES,
    PLACES,
    SYNONYMS,
    TITLES,
    TOLD,
    UNNAMED,
    WITNESSES,
)
from tidings.model import (
    Account,
    Affair,
    Annotated,
    Article,
    Interval,
    Mention,
    Publication,
    Span,
    Statement,
    Timex,
)
from tidings.weigh import weigh

AFFAIRS, READ, SEED = 150, 12, 7
START = date(2019, 3, 11)  # a Monday
EXCHANGED = 0.6  # share of the words with a synonym that a paraphrase exchanges
DROPPED = 0.25  # share of sentences that a copy leaves out
TURNED = 0.3  # share of paraphrases that tell the happening in another form
FOLLOWED_UP = 0.2  # share of copies that an outlet prints which has had an article already
EVENLY = 0.5  # share in what may go one way or the other
UNCREDITED = 0.5  # share of copies that name neither agency nor outlet
UNSOURCED = 0.25  # share of copies that leave the witness out
MARK = re.compile(r"\{(\w+):|\}")


@dataclass(frozen=True)
class Witness:
    """Who stands behind an article: `kind` is named, unnamed, reporter or agency."""

    kind: str
    name: str
    words: str


@dataclass(frozen=True)
class Story:
    """An article in the making. `form` tells the happening, `wrapper` on whose word; the marks are `{X:...}`."""

    outlet: str
    day: date
    title: str
    form: str
    circumstance: str
    wrapper: str | None
    witness: Witness
    rest: tuple[str, ...]
    credit: str | None = None
    extra: tuple[str, ...] = ()

    @property
    def core(self) -> str:
        """The happening and what only this witness tells of it."""
        return self.form.replace("{m}", self.circumstance)

    @property
    def lead(self) -> str:
        """The sentence that tells the happening, with its marks."""
        if self.wrapper is None:
            return f"{{E:{self.core}}}."
        told = self.wrapper.replace("{S}", f"{{S:{self.witness.words}}}")
        return told.replace("{C}", f"{{C:{{E:{self.core}}}}}")


@dataclass
class Scene:
    """One affair: what happened, and what is drawn for it."""

    luck: random.Random
    kind: str
    forms: list[str]
    place: str
    outlets: list[str]
    facts: list[tuple[int, int]]
    circumstances: list[str]
    titles: list[str]
    many: int = 0
    few: int = 0
    stories: list[Story] = field(default_factory=list)

    def say(self, text: str) -> str:
        """A text with the affair's place and numbers in it."""
        return text.format(place=self.place, many=self.many, few=self.few)


def stage(luck: random.Random) -> Scene:
    """An affair with everything but its articles."""
    kind = luck.choice(sorted(HAPPENINGS))
    a, r = luck.choice(PARTIES[kind])
    place, day = luck.choice(PLACES), luck.choice(DAYS)
    forms = [
        f.format(a=f"{{A:{a}}}", r=f"{{R:{r}}}", place=place, day=f"{{D:{day}}}", m="{m}")
        .replace("[", "{T:")
        .replace("]", "}")
        for f in HAPPENINGS[kind]
    ]
    facts = [(i, j) for i in range(len(FACTS)) for j in range(len(FACTS[0]))]
    outlets, titles, circumstances = list(OUTLETS), list(TITLES), list(CIRCUMSTANCES)
    for deck in (facts, outlets, forms, titles, circumstances):
        luck.shuffle(deck)
    numbers = luck.randrange(3, 90) * 1000, luck.randrange(3, 19)
    return Scene(luck, kind, forms, place, outlets, facts, circumstances, titles, *numbers)


def draw_facts(scene: Scene, count: int) -> tuple[str, ...]:
    """Sentences that no article of the affair has had, one for each fact at most."""
    taken: dict[int, tuple[int, int]] = {}
    for fact in scene.facts:
        if len(taken) < count:
            taken.setdefault(fact[0], fact)
    scene.facts = [f for f in scene.facts if f not in taken.values()]
    return tuple(scene.say(FACTS[i][j]) for i, j in taken.values())


def report(scene: Scene, witness: Witness, number: int) -> Story:
    """The first article on the word of a witness."""
    luck = scene.luck
    outlet = witness.name if witness.kind == "agency" else scene.outlets.pop()
    wrapper = luck.choice(TOLD) if witness.kind in {"named", "unnamed"} else None
    credit = witness.name if witness.kind == "agency" else None
    day = START + timedelta(days=4 + luck.randrange(3))
    title = scene.titles[number % len(scene.titles)]
    form, told = scene.forms[number % len(scene.forms)], scene.circumstances.pop()
    return Story(outlet, day, scene.say(title), form, told, wrapper, witness, draw_facts(scene, 5), credit)


def copy(scene: Scene, model: Story) -> Story:
    """A later article made of another's words."""
    luck = scene.luck
    again = luck.random() < FOLLOWED_UP
    outlet = luck.choice([s.outlet for s in scene.stories]) if again else scene.outlets.pop()
    story = replace(model, outlet=outlet, day=model.day + timedelta(days=luck.randrange(4)))
    story = replace(story, title=scene.say(luck.choice(scene.titles)))
    if luck.random() < UNCREDITED:
        story = replace(story, credit=None)
    if luck.random() < UNSOURCED:
        story = replace(story, wrapper=None)
    how = luck.choice(("wire", "longer", "paraphrase", "paraphrase", "cites"))
    if how == "cites":
        told = "According to {S} {C}." if luck.random() < EVENLY else "{C}, {S} {Q:reported}."
        paper = Witness("outlet", model.outlet, f"the {model.outlet}")
        return replace(story, wrapper=told, witness=paper, credit=None, rest=draw_facts(scene, 3))
    if how == "longer":
        return replace(story, extra=draw_facts(scene, 3))
    return trim(luck, story) if how == "wire" else paraphrase(scene, trim(luck, story))


def trim(luck: random.Random, story: Story) -> Story:
    """The story with some sentences left out."""
    kept = tuple(s for s in story.rest if luck.random() > DROPPED) or story.rest[:1]
    return replace(story, rest=kept)


def paraphrase(scene: Scene, story: Story) -> Story:
    """The story in other words: synonyms, sentences in another order, the happening told in another form."""
    luck = scene.luck
    rest = [exchange(luck, s) for s in story.rest]
    if len(rest) > 1 and luck.random() < EVENLY:
        at = luck.randrange(len(rest) - 1)
        rest[at], rest[at + 1] = rest[at + 1], rest[at]
    wrapper = luck.choice(TOLD) if story.wrapper else None
    form = luck.choice(scene.forms) if luck.random() < TURNED else story.form
    told = exchange(luck, story.circumstance)
    return replace(story, form=form, circumstance=told, wrapper=wrapper, rest=tuple(rest))


def exchange(luck: random.Random, sentence: str) -> str:
    """A sentence with many of its words exchanged for others that mean the same."""

    def turn(match: re.Match[str]) -> str:
        other = SYNONYMS.get(match[0].lower())
        if not other or luck.random() > EXCHANGED:
            return match[0]
        return other.capitalize() if match[0][0].isupper() else other

    return re.sub(r"[A-Za-z]+", turn, sentence)


def invent(seed: int) -> tuple[Scene, int]:
    """An affair with its articles, and how many witnesses it has."""
    luck = random.Random(seed)
    scene = stage(luck)
    names, unnamed, agencies = (luck.sample(x, len(x)) for x in (WITNESSES, UNNAMED, AGENCIES))
    kinds = luck.choices(("named", "reporter", "unnamed", "agency"), (4, 3, 1, 2), k=luck.randrange(1, 6))
    kinds = ["named" if k == "unnamed" and "unnamed" in kinds[:i] else k for i, k in enumerate(kinds)]
    for number, kind in enumerate(kinds):
        if kind == "named":
            name, office = names.pop()
            witness = Witness(kind, name, f"{name}, {office},")
        elif kind == "unnamed":
            witness = Witness(kind, "", unnamed.pop())
        else:
            witness = Witness(kind, agencies.pop() if kind == "agency" else "", "")
        first = report(scene, witness, number)
        scene.stories.append(first)
        for _ in range(luck.choice((0, 1, 1, 2)) if len(scene.outlets) > 2 * (len(kinds) - number) else 0):
            scene.stories.append(copy(scene, luck.choice([s for s in scene.stories if s.witness == witness])))
    return scene, len(kinds)


# What was written, read


def unmark(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and where each mark's words stand."""
    text, at, open_marks, found = "", 0, list[tuple[str, int]](), dict[str, list[tuple[int, int]]]()
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            open_marks.append((match[1], len(text)))
        else:
            name, start = open_marks.pop()
            found.setdefault(name, []).append((start, len(text)))
    return text + marked[at:], found


def compose(story: Story) -> tuple[str, dict[str, list[tuple[int, int]]], list[tuple[int, int]]]:
    """The page of a story, where its marks stand, and its sentences."""
    head = f"{story.title}\n\n" + (f"({story.credit}) - " if story.credit else "")
    lead, marks = unmark(story.lead)
    lead = lead[0].upper() + lead[1:]
    found = {name: [(s + len(head), e + len(head)) for s, e in spans] for name, spans in marks.items()}
    text, sentences = head + lead, [(0, len(story.title)), (len(head), len(head) + len(lead))]
    for sentence in (*story.rest, *story.extra):
        text += "\n\n"
        sentences.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, found, sentences


def annotate(name: str, scene: Scene, story: Story) -> tuple[Annotated, str]:
    """The story as a perfect reader would give it to weighing, and its page's text."""
    text, marks, sentences = compose(story)

    def spans(mark: str) -> tuple[Span, ...]:
        return tuple(Span(name, s, e) for s, e in marks.get(mark, ()))

    mentions = [mention(spans("A")[0], text, 0), mention(spans("R")[0], text, 1)]
    if story.witness.kind in {"named", "outlet"} and story.wrapper:
        start = spans("S")[0].start
        words = story.witness.words.split(",")[0]
        mentions.append(mention(Span(name, start, start + len(words)), text, 2))
    said = (tell(story, spans, len(mentions) - 1),) if story.wrapper else ()
    times = tuple(read_day(span, text) for span in spans("D"))
    day = times[0].interval if times else Interval(story.day - timedelta(days=6), story.day)
    account = Account(
        spans("E")[0], spans("T")[0], scene.kind, None, (), (0,), (1,), tuple(range(len(times))), day,
        statement=0 if said else None,
    )  # fmt: skip
    article = Article(name, name, ((0, len(text)),), story.title, outlet=story.outlet,
                      credits=(story.credit,) if story.credit else (),
                      published=Publication(Interval(story.day, story.day), "given"))  # fmt: skip
    sentence_spans = tuple(Span(name, s, e) for s, e in sentences)
    return Annotated(article, sentence_spans, (), tuple(mentions), times, (), said, (account,)), text


def read_day(span: Span, text: str) -> Timex:
    """The day that a time expression means."""
    words = text[span.start : span.end]
    when = START + timedelta(days=[d.lower() for d in DAYS].index(words.lower()))
    return Timex(span, (0, 1), words, "DATE", str(when), Interval(when, when))


def mention(span: Span, text: str, chain: int) -> Mention:
    """A name as reading gives it; its title is not parted from it."""
    name = re.sub(r"^(the|a) ", "", text[span.start : span.end], flags=re.IGNORECASE)
    person = bool(re.search(r"^[A-Z]\w+ [A-Z]\w+$|Minister|President|Senator|Ambassador|Captain|trader", name))
    kind = "person" if person else "organisation"
    return Mention(span, (0, 1), 0, "PER" if person else "ORG", "name", chain, name, actor_type=kind)


def tell(story: Story, spans, speaker: int) -> Statement:  # noqa: ANN001
    """The statement that the lead is."""
    kind = story.witness.kind
    known = kind in {"named", "outlet"}
    role = {"named": "person", "outlet": "outlet"}.get(kind, "unnamed")
    return Statement(
        spans("S"), spans("Q"), spans("C"), "asserts", "indirect",
        speaker=speaker if known else None, speaker_text=story.witness.words.split(",")[0], role=role,
    )  # fmt: skip


# Counting


def count_given(scene: Scene) -> tuple[int, int]:
    """The range of origins where weighing is given what was written."""
    read = [annotate(f"x{i:02}", scene, s) for i, s in enumerate(scene.stories)]
    return find_range(weigh([a for a, _ in read], {a.article.page: t for a, t in read}), scene.kind)


def count_read(scene: Scene) -> tuple[int, int]:
    """The range of origins where the whole program reads the pages."""
    import tidings

    with tempfile.TemporaryDirectory() as folder:
        rows = (
            {"id": f"x{i:02}", "text": compose(s)[0], "title": s.title, "outlet": s.outlet, "published": str(s.day)}
            for i, s in enumerate(scene.stories)
        )
        pages = Path(folder) / "pages.jsonl"
        pages.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
        return find_range(tidings.build([pages], Path(folder) / "a.tidings"), scene.kind)


def find_range(affair: Affair, kind: str) -> tuple[int, int]:
    """The origins of the happening: of the event of its type that most articles tell; none where nobody found it."""
    articles = {a.id: a.article for a in affair.accounts}
    events = [e for e in affair.events if e.type == kind] or list(affair.events)
    if not events:
        return 0, 0
    event = max(events, key=lambda e: (len({articles[a] for a in e.accounts}), e.id))
    return event.origins.low, event.origins.high


@dataclass(frozen=True)
class Outcome:
    """One affair counted: the truth, the range, and what counting articles and outlets gives."""

    truth: int
    found: tuple[int, int]
    articles: int
    outlets: int


def run(count: int, seed: int, *, read: bool) -> Iterator[Outcome]:
    """Every affair counted."""
    for number in range(count):
        scene, truth = invent(seed * 10_000 + number)
        found = (count_read if read else count_given)(scene)
        yield Outcome(truth, found, len(scene.stories), len({s.outlet for s in scene.stories}))


def show(name: str, truths: Sequence[int], ranges: Sequence[tuple[int, int]]) -> None:
    """One line of figures."""
    pairs = list(zip(truths, ranges, strict=True))
    error = sum(abs(t - (low + high) / 2) for t, (low, high) in pairs) / len(pairs)
    exact = sum(low <= t <= high and high - low <= 1 for t, (low, high) in pairs) / len(pairs)
    strict = sum(low == t == high for t, (low, high) in pairs) / len(pairs)
    print(f"{name:18} mae {error:.2f}  exact {exact:.0%}  one number and right {strict:.0%}")


def main() -> None:
    """Prints the table for affairs given and affairs read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--affairs", type=int, default=AFFAIRS, help="affairs given to weighing as written")
    parser.add_argument("--read", type=int, default=READ, help="affairs read as text by the whole program")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--list", action="store_true", help="also print each affair")
    options = parser.parse_args()
    for title, count, read in (("given", options.affairs, False), ("read", options.read, True)):
        outcomes = list(run(count, options.seed, read=read))
        if not outcomes:
            continue
        truths = [o.truth for o in outcomes]
        print(f"{count} affairs {title}, {sum(o.articles for o in outcomes)} articles, {sum(truths)} witnesses")
        show("Tidings", truths, [o.found for o in outcomes])
        show("counting articles", truths, [(o.articles, o.articles) for o in outcomes])
        show("counting outlets", truths, [(o.outlets, o.outlets) for o in outcomes])
        for n, o in enumerate(outcomes) if options.list else ():
            print(f"  {n}: truth {o.truth}, found {o.found[0]} to {o.found[1]}, articles {o.articles}")


if __name__ == "__main__":
    main()
