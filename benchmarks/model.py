"""How fast the language model loads and reads, on one thread: `python benchmarks/model.py`.

Prints seconds to load (imports and weights, in this fresh process), word pieces and words a second over the demo's
pages read again and again, and the peak resident memory in MB.
"""

from __future__ import annotations

import re
import resource
import time
from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "src" / "tidings" / "demo" / "pages"
ROUNDS = 10


def main() -> None:
    """Prints the figures, one a line."""
    start = time.perf_counter()
    from tidings.language.encoder import WINDOW, load_encoder
    from tidings.language.pieces import encode

    reader = load_encoder()
    print(f"load        {time.perf_counter() - start:.2f} s")
    text = " ".join(path.read_text(encoding="utf8") for path in sorted(PAGES.iterdir()))
    every = re.findall(r"\w+|[^\w\s]", text)
    windows = [every[i : i + WINDOW] for i in range(0, len(every), WINDOW)]
    pieces = int(encode(reader._tokenizer, windows).mask.sum())  # noqa: SLF001 - counted as the reader sees them
    reader.score(windows)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        reader.score(windows)
    seconds = time.perf_counter() - start
    words = len(every)
    print(f"reads       {pieces * ROUNDS / seconds:.0f} word pieces, {words * ROUNDS / seconds:.0f} words a second")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
