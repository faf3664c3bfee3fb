"""The attacker of an affair who is called after the deed: the gunman of one article is the shooter of the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tidings.names.parts import fold
from tidings.weigh.chains import Chain
from tidings.weigh.surnames import Known

_AFTER_THE_DEED = re.compile(
    r"\b(?:gunman|shooter|attacker|assailant|perpetrator|killer|murderer|knifeman|stabber|suspect)$"
)


def is_attacker(chain: Chain) -> bool:
    """Whether a description of one person ends with a word for who did an attack: "the alleged attacker"."""
    return chain.type in {"person", "office"} and any(_AFTER_THE_DEED.search(fold(n)) for n in chain.nominals)


def split_attackers(chains: Sequence[Chain], people: Sequence[Known]) -> tuple[list[Chain], list[Chain]]:
    """Unnamed chains parted into those that are the one attacker of the affair and all others.

    The attacker goes to the one named person who is described so, and is then in neither list. An article that tells
    of two attackers keeps them apart, and nobody is brought together where the chains speak of two states.
    """
    each = Counter(chain.article for chain in chains if is_attacker(chain))
    alone = [chain for chain in chains if is_attacker(chain) and each[chain.article] == 1]
    if len({chain.country for chain in alone if chain.country}) > 1:
        alone = []
    others = [chain for chain in chains if chain not in alone]
    named = [person for person in people if any(is_attacker(chain) for chain in person.chains)]
    if len(named) > 1:
        return [], list(chains)
    for chain in alone if named else ():
        named[0].take(chain, f"{chain.nominals[0]}: the only attacker in the affair")
    return ([] if named else alone), others
