"""The tables people edit, as built into the package.

`resources/NAME.yaml` in the repository is the source; `scripts/build_resources.py` writes `tidings/data/NAME.json`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tidings.errors import ConfigError

DATA = Path(__file__).with_name("data")


@cache
def load(name: str) -> Any:  # noqa: ANN401 - every table has a shape of its own
    """The `entries` of one table, as YAML gave them.

    Raises:
        ConfigError: there is no such table; the package was not built whole.
    """
    path = DATA / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf8"))
    except OSError as exc:
        raise ConfigError(f"table {name!r} is missing from the package; run scripts/build_resources.py") from exc
