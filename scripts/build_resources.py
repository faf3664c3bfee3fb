"""Builds `resources/*.yaml` into `src/tidings/data/*.json`.

    python scripts/build_resources.py [--check]

Every table has the keys `source`, `licence`, `date` and `entries`; only the entries go into the package. With
`--check` nothing is written and the exit code is 1 when a built table differs from its source.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
TABLES, BUILT = ROOT / "resources", ROOT / "src" / "tidings" / "data"
HEADER = {"source", "licence", "date", "entries"}


def build(path: Path) -> str:
    """One table as compact JSON, in the order people wrote it.

    Raises:
        ValueError: a header key is missing.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(path.read_text(encoding="utf8"), Loader=loader)  # noqa: S506 - a safe loader either way
    if missing := HEADER - table.keys():
        raise ValueError(f"{path.name}: no {', '.join(sorted(missing))}; every table states them")
    return json.dumps(table["entries"], ensure_ascii=False, separators=(",", ":"), default=str) + "\n"


def main() -> int:
    """Writes or checks every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a built table is stale")
    check = parser.parse_args().check
    stale = []
    for path in sorted(TABLES.glob("*.yaml")):
        built, target = build(path), BUILT / f"{path.stem}.json"
        if not target.exists() or target.read_text(encoding="utf8") != built:
            stale.append(path.stem)
            if not check:
                target.write_text(built, encoding="utf8")
    print("stale: " + ", ".join(stale) if stale else "all tables are up to date")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
