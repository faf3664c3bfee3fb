"""The nouns of Tidings: frozen dataclasses, standard library only.

Offsets are half-open and count Unicode code points of `Page.text`, which never changes. Dates are closed intervals of
days; a value that is not known is None, never a guess. Numbers that point at something in the same article (`mention`,
`statement`, `times` ...) are positions in the tuples of its `Annotated`; ids are strings and hold across the affair.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Act = Literal["asserts", "confirms", "denies", "retracts", "declines", "requests", "promises", "threatens"]
Form = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible"]
Polarity = Literal["affirmed", "negated"]
Tense = Literal["past", "present", "future"]
Role = Literal["witness", "official", "document", "agency", "outlet", "person", "unnamed"]
MentionType = Literal["PER", "ORG", "LOC", "GPE", "NORP", "FAC", "EVENT", "MISC"]
Level = Literal["name", "nominal", "pronoun"]
ActorType = Literal["state", "organisation", "office", "group", "person"]
LinkKind = Literal["verbatim", "quotes", "cites", "wire", "translates", "inferred"]
DatingMethod = Literal["metadata", "url", "dateline", "given", "inferred", "unknown"]
LineKind = Literal["article", "heading", "caption", "boilerplate"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
JudgementKind = Literal["accept", "reject", "edit", "merge", "split", "link", "grade", "owner", "note", "undo"]
SubjectKind = Literal["account", "statement", "event", "actor", "article", "outlet", "link"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a page's text: `page` id, `start` and `end` in code points, half-open."""

    page: str
    start: int
    end: int

    def __len__(self) -> int:
        """Its length in code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.page == other.page and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.page == other.page and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A closed interval of days, both ends included; an open end is None."""

    earliest: date | None = None
    latest: date | None = None

    def meets(self, other: Interval) -> bool:
        """Whether at least one day may belong to both; an open end reaches without limit."""
        return (self.earliest is None or other.latest is None or self.earliest <= other.latest) and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )

    @property
    def days(self) -> int | None:
        """Its length in days (1 for a single day), None when an end is open."""
        return None if self.earliest is None or self.latest is None else (self.latest - self.earliest).days + 1


UNKNOWN_INTERVAL = Interval()


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user or the file around a page says of it (a row's keys, `sources.csv`, `--published`)."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What was captured: its bytes, where from, when; and its visible text, into which every span points.

    `html` is the decoded markup for a page of HTML, None otherwise. `given_id` is the `id` of a JSON Lines row.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    text: str
    raw: bytes = field(repr=False, default=b"")
    html: str | None = field(repr=False, default=None)
    retrieved: str | None = None
    hints: Hints = Hints()
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and how that is known; `why` says by which clues, where it was inferred."""

    interval: Interval = UNKNOWN_INTERVAL
    method: DatingMethod = "unknown"
    evidence: tuple[Span, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One report on a page. `spans` are its own text in order: (start, end) into the page, title included.

    `dateline` is its text as printed ("London, 24 Sep"); `credits` are agencies that the page thanks for its words, by
    their canonical outlet names. `captions` are kept apart from `spans`: they are no part of what the article tells.
    """

    id: str
    page: str
    spans: tuple[tuple[int, int], ...]
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    published: Publication = Publication()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The articles of a page and what was dropped from it: (start, end, kind of line) in order."""

    articles: tuple[Article, ...]
    dropped: tuple[tuple[int, int, LineKind], ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Universal Dependencies splits it; `head` is a position in the page's tokens, -1 at a root."""

    start: int
    end: int
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or point at something. Mentions with one `chain` stand for one thing within the article.

    `name` is the bare name without title, article or possessive ("Hossein Deghan"); for a pronoun or nominal mention
    the name its chain resolved to, else its own words. `title` is the office or rank standing with it ("Defense
    Minister"), `country` an ISO 3166 alpha-3 code of the state it belongs to, `codes` PLOVER codes, state first
    (`("IRN", "MIL")`). `tokens` is the half-open range of tokens of the article's Doc, `head` the token its name hangs
    on.
    `bare` is where the name alone stands when `span` also holds a title, state or office; None when they are the same.
    `entry` labels the entry of the user's roster that the name is.
    """

    span: Span
    tokens: tuple[int, int]
    head: int
    type: MentionType
    level: Level
    chain: int
    name: str
    title: str | None = None
    country: str | None = None
    codes: tuple[str, ...] = ()
    actor_type: ActorType | None = None
    bare: Span | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 `value` and the days it can mean, given what the article's date was thought to be.

    `reading` is what its words say before they are anchored (see `annotate/times/reading.py`), `tense` that of its
    clause: with both it can be anchored again once the article is dated better. `previous` is the position of the time
    it is counted from ("the next day"), None for publication or an explicit date.
    """

    span: Span
    tokens: tuple[int, int]
    text: str
    type: TimexType
    value: str
    interval: Interval = UNKNOWN_INTERVAL
    previous: int | None = None
    reading: str = ""
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym with its reading: `kind` is country, state, city, region, water, site; coordinates in degrees."""

    span: Span
    tokens: tuple[int, int]
    name: str
    geonames: int | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One station of a chain: who passed the words on, and what it is. `mention` where the article names it."""

    name: str
    role: Role
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says something. `chain` is nearest the reader first; the speaker is not part of it.

    `speaker` is the position of the mention that says it (None when unnamed or the outlet's own voice), `speaker_text`
    the words for it. `parent` is the position of the statement it stands in. `denies_accounts`, `denies_statements`:
    what it denies in its own article. `voiced` is False for what is only thought, wanted, planned or felt: such a one
    stands behind all that is said, is nothing's parent, holds no account, and is not weighed.
    """

    sources: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    form: Form
    certainty: Certainty = "certain"
    speaker: int | None = None
    speaker_text: str | None = None
    role: Role = "person"
    chain: tuple[Hop, ...] = ()
    parent: int | None = None
    depth: int = 0
    denies_accounts: tuple[int, ...] = ()
    denies_statements: tuple[int, ...] = ()
    score: float = 1.0
    why: str = ""
    voiced: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """One article's telling of one event. `actors` and `recipients` are positions of mentions, `times` of times.

    `statement` is the position of the innermost statement it is told inside, None in the outlet's own voice. `why`
    names the frame that fired. `read_as` is the type as read, where a person has changed it; its id is made of that.
    """

    evidence: Span
    trigger: Span
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    interval: Interval = UNKNOWN_INTERVAL
    place: int | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    tense: Tense = "past"
    statement: int | None = None
    score: float = 1.0
    why: str = ""
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article, read: everything found in it, in text order. `tokens` is empty once it comes from a record."""

    article: Article
    sentences: tuple[Span, ...] = ()
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What happened to one source: `status` is read, empty, skipped or failed; lengths in code points."""

    source: str
    status: Literal["read", "empty", "skipped", "failed"]
    reason: str | None = None
    page: str | None = None
    kept_characters: int = 0
    dropped_characters: int = 0
    published_method: DatingMethod | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organisation, office, group or person under all its spellings.

    `members` are the (article id, chain) pairs merged into it; `why` says on what grounds.
    """

    id: str
    name: str
    type: ActorType
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    members: tuple[tuple[str, int], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class WeighedStatement:
    """A statement with its ids: speaker and hops as actors, parent and denials by id."""

    id: str
    article: str
    statement: Statement
    speaker: str | None
    hop_actors: tuple[str | None, ...] = ()
    parent: str | None = None
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeighedAccount:
    """An account with its ids and its days after dating."""

    id: str
    article: str
    account: Account
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    interval: Interval
    place: str | None
    statement: str | None
    event: str


@dataclass(frozen=True, slots=True)
class WeighedPlace:
    """A place under one id for the affair."""

    id: str
    place: Place
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent roots stand behind an event, at least and at most, and who they are, in words.

    `effective` is a smaller number where roots share the outlets that heard them, or these an owner: an estimate by
    convention, shown beside the count and never in its place (`weigh.channels`); `shared` says what they share.
    """

    low: int
    high: int
    roots: tuple[str, ...] = ()
    effective: float | None = None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A value that some accounts of an event give where others give another."""

    field: str
    value: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """The accounts, in any number of articles, of one happening."""

    id: str
    summary: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    interval: Interval
    place: str | None
    accounts: tuple[str, ...]
    origins: Origins
    disputed_by: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """How article `target` came by its words: from an article (id) or an outlet (name)."""

    source: str
    target: str
    kind: LinkKind
    evidence: tuple[Span, ...] = ()
    score: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Affair:
    """The weighed whole of one record. `times` are all time expressions after dating."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[WeighedPlace, ...] = ()
    times: tuple[Timex, ...] = ()
    statements: tuple[WeighedStatement, ...] = ()
    accounts: tuple[WeighedAccount, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words on a page that a judgement holds on to: the page by the hash of its bytes, never by a generated id.

    `start` and `end` are those of an account's evidence, a statement's content, a mention of an actor, or an article;
    `words` what stands there. `head` is an account's trigger or a statement's cue, `detail` an account's type as read.
    """

    sha256: str
    start: int
    end: int
    words: str = ""
    head: tuple[int, int] | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a judgement is about: a thing told by its words (`anchors`) and, for an actor or an outlet, by its names.

    An event has an anchor for each account, an actor one for each chain of its mentions. `name` is there to be read.
    """

    kind: SubjectKind
    name: str = ""
    anchors: tuple[Anchor, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: appended, never overwritten. `id` is a hash of all the rest, `made` ISO 8601 in UTC.

    An edit gives a `field` its `value`, actors among it as `targets`; a link's `field` is its kind and its value
    true or false; a grade's field is reliability or credibility. `undoes` is the id of the judgement taken back.
    """

    id: str
    made: str
    who: str
    kind: JudgementKind
    subjects: tuple[Subject, ...] = ()
    field: str | None = None
    value: tuple[str, ...] = ()
    targets: tuple[Subject, ...] = ()
    note: str = ""
    undoes: str | None = None
