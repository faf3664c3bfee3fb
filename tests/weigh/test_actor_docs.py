"""The table of weights in the documentation is the one that is used."""

import re
from pathlib import Path

from tidings.weigh.actor_features import FEATURES


def test_every_ground_is_documented_with_its_weight():
    text = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf8")
    rows = dict(re.findall(r"^\| ([^|(,]+?)(?: \([^|]*\)|, [^|]*)? \| ([+-]\d+) \|$", text, re.MULTILINE))
    assert {name.strip(): float(weight) for name, weight in rows.items()} == {
        feature.name: feature.weight for feature in FEATURES
    }
