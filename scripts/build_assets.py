"""The page's script, style and map from `web/`: `python scripts/build_assets.py`, after `npm ci` in `web/`.

With `--check` nothing is written; exit code 1 says that what stands in the package is not what `web/` gives.
"""

from __future__ import annotations

import argparse
import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
ASSETS = ROOT / "src" / "tidings" / "web" / "assets"
NAMES = ("page.js", "page.css", "world.json", "licences.txt")


def main() -> int:
    """Builds or checks; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args().check
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules").is_dir():
        print("there is no node, or no node_modules in web/; install Node.js 20 and run: npm ci --prefix web")
        return 0 if check else 1
    if not check:
        build(node, ASSETS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        build(node, Path(folder))
        stale = [n for n in NAMES if not filecmp.cmp(Path(folder) / n, ASSETS / n, shallow=False)]
    for name in stale:
        print(f"{ASSETS / name} is not what web/ gives; run: python scripts/build_assets.py")
    return 1 if stale else 0


def build(node: str, folder: Path) -> None:
    """The files stand in a folder."""
    subprocess.run([node, "build.mjs", str(folder)], cwd=WEB, check=True)  # noqa: S603 -- our own script


if __name__ == "__main__":
    sys.exit(main())
