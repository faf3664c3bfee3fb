"""What speaks for two bundles of chains being one actor, and what against: one table, weights in the open.

Weights are on a scale of log odds: the sum over all features, plus the bias, above 0 means one actor. They were set by
hand so that an exact full name merges unless something contradicts it, a romanisation of it merges likewise, a mere
slip of the pen needs a title or country beside it, and another country, office, gender or given name undoes a likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tidings.names import SAME_NAME, alias_group, compare_names
from tidings.names.groups import AliasGroup
from tidings.weigh.chains import Chain
from tidings.weigh.institutions import bare_institution, find_country, is_generic, names_body

BIAS = -3.5
CONTRADICTED = -4.0  # at or below this no chain of merges brings the two together
DOUBTFUL = -2.5  # at or above this, and not merged, a person should look


@dataclass(frozen=True)
class Bundle:
    """Chains of any number of articles that carry the same name and country, compared as one.

    `kind` is person or body (organisations and groups); `key` is made of name and country.
    """

    key: str
    kind: str
    name: str
    country: str | None
    chains: tuple[Chain, ...]

    @cached_property
    def titles(self) -> frozenset[frozenset[str]]:
        """The offices its chains give it."""
        return frozenset(title for chain in self.chains for title in chain.titles)

    @cached_property
    def genders(self) -> frozenset[str]:
        """The genders its pronouns show."""
        return frozenset(chain.gender for chain in self.chains if chain.gender)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles it stands in."""
        return frozenset(chain.article for chain in self.chains)

    @cached_property
    def known(self) -> AliasGroup | None:
        """The well-known person of that name, unless the country says otherwise."""
        group = alias_group(self.name)
        return group if group and (not self.country or not group.country or group.country == self.country) else None

    @cached_property
    def entry(self) -> str | None:
        """The label of its entry in the user's roster."""
        return next((chain.entry for chain in self.chains if chain.entry), None)

    @cached_property
    def generic(self) -> bool:
        """Whether its name says only what kind of institution it is."""
        return self.kind == "body" and is_generic(self.name, self.country)


@dataclass(frozen=True, slots=True)
class Feature:
    """One ground: its weight at full strength, and how strongly it holds between two bundles, 0 to 1."""

    name: str
    weight: float
    strength: Callable[[Bundle, Bundle], float]


@lru_cache(maxsize=200_000)
def _likeness(a: str, b: str, kind: str) -> float:
    return compare_names(a, b, "Person" if kind == "person" else "Organization").score


def name_likeness(a: Bundle, b: Bundle) -> float:
    """The likeness of the two names; institutions are compared without their own country."""
    if a.kind == "body":
        bare = bare_institution(a.name, a.country), bare_institution(b.name, b.country)
        return 1.0 if bare[0] == bare[1] else max(_likeness(*bare, a.kind), _likeness(a.name, b.name, a.kind))
    return _likeness(a.name, b.name, a.kind)


def _same_name(a: Bundle, b: Bundle) -> float:
    """Full from 0.97 up, falling to a half at the same name in a freer romanisation."""
    likeness = name_likeness(a, b)
    return 0.0 if likeness < SAME_NAME else min(1.0, 0.5 + (likeness - SAME_NAME) / 0.34)


def _slip(a: Bundle, b: Bundle) -> float:
    """Names that differ by a slip of the pen."""
    return float(0.5 <= name_likeness(a, b) < SAME_NAME)  # noqa: PLR2004 - the scale of compare_names


def _other_name(a: Bundle, b: Bundle) -> float:
    """Names that are no spellings of each other, and no known aliases either."""
    return float(name_likeness(a, b) < 0.5 and not _known_alias(a, b))  # noqa: PLR2004 - the scale of compare_names


def _known_alias(a: Bundle, b: Bundle) -> float:
    """Both names stand in one group of the alias table."""
    return float(a.known is not None and a.known == b.known)


def _known_apart(a: Bundle, b: Bundle) -> float:
    """The names stand for two different well-known people, or for one and his son of the same name."""
    if a.kind == "person" and (a.known or b.known) and _is_junior(a) != _is_junior(b):
        return 1.0
    return float(a.known is not None and b.known is not None and a.known != b.known)


def _two_entries(a: Bundle, b: Bundle) -> float:
    """The user's roster lists them apart."""
    return float(a.entry is not None and b.entry is not None and a.entry != b.entry)


def _is_junior(bundle: Bundle) -> bool:
    return bundle.name.lower().rstrip(".").endswith(" jr")


def _same_title(a: Bundle, b: Bundle) -> float:
    """Both hold an office of the same words."""
    return float(bool(a.titles & b.titles))


def _other_title(a: Bundle, b: Bundle) -> float:
    """Both hold offices, and no word of them is shared."""
    return float(bool(a.titles) and bool(b.titles) and not frozenset().union(*a.titles) & frozenset().union(*b.titles))


def _same_country(a: Bundle, b: Bundle) -> float:
    """Both belong to the same state."""
    return float(a.country is not None and a.country == b.country)


def _other_country(a: Bundle, b: Bundle) -> float:
    """Different states; a quarter for bodies of a name of their own: articles disagree on whose."""
    differs = a.country is not None and b.country is not None and a.country != b.country
    own = a.kind == "body" and not names_body(a.name) and not (_says_whose(a) and _says_whose(b))
    return (0.25 if own else 1.0) * differs


def _says_whose(bundle: Bundle) -> bool:
    """Whether a body's name holds the state it belongs to."""
    return find_country([bundle.name]) is not None


def _no_country(a: Bundle, b: Bundle) -> float:
    """An institution named by its kind alone, and not said whose on both sides: any state has one."""
    return float((a.generic or b.generic) and not _same_country(a, b))


def _other_gender(a: Bundle, b: Bundle) -> float:
    """Only he on the one side, only she on the other."""
    return float(len(a.genders) == 1 and len(b.genders) == 1 and a.genders != b.genders)


def _two_in_one_article(a: Bundle, b: Bundle) -> float:
    """Articles in which both stand and coreference kept them apart, as a share of those of the rarer one."""
    shared = len(a.articles & b.articles)
    return shared / min(len(a.articles), len(b.articles)) if shared and name_likeness(a, b) < 1 else 0.0


FEATURES: tuple[Feature, ...] = (
    Feature("same name", 5.0, _same_name),
    Feature("slip of the pen", 2.0, _slip),
    Feature("other name", -8.0, _other_name),
    Feature("known alias", 6.0, _known_alias),
    Feature("two known people", -8.0, _known_apart),
    Feature("same title", 2.0, _same_title),
    Feature("other title", -1.0, _other_title),
    Feature("same country", 1.0, _same_country),
    Feature("other country", -4.0, _other_country),
    Feature("an institution of any state", -6.0, _no_country),
    Feature("other gender", -5.0, _other_gender),
    Feature("two roster entries", -99.0, _two_entries),
    Feature("apart in one article", -2.0, _two_in_one_article),
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The sum of all features and the terms that make it: (feature, weight times strength), the bias left out."""

    score: float
    terms: tuple[tuple[str, float], ...]

    def tell(self) -> tuple[str, ...]:
        """The terms in words: "same name +5.0"."""
        return tuple(f"{name} {value:+.1f}" for name, value in self.terms)


def weigh_pair(a: Bundle, b: Bundle) -> Weighing:
    """How much speaks for two bundles being one actor; the same whichever comes first."""
    terms = tuple((f.name, f.weight * strength) for f in FEATURES if (strength := f.strength(a, b)))
    return Weighing(BIAS + sum(value for _, value in terms), terms)


def explain_features() -> Mapping[str, tuple[float, str]]:
    """Every feature with its weight and what it means, for documentation and `tidings why`."""
    return {f.name: (f.weight, (f.strength.__doc__ or "").strip()) for f in FEATURES}
