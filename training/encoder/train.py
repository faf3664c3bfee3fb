"""Trains the reader: `python training/encoder/train.py CORPORA ENCODER_FOLDER OUT [--epochs 6] [--start CHECKPOINT]`.

ENCODER_FOLDER holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2; `--start` goes on from the weights of an
earlier run instead, heads that it lacks beginning fresh. Every epoch ends with the figures on the development sets and
a checkpoint in OUT; a run that was stopped goes on from there. Seeded; one-cycle schedule.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from corpora import AUTHORED, per_epoch, summary
from losses import losses_of, weighed
from measures import development, figures
from network import Reader
from tokenizers import Tokenizer
from windows import Window, name_pool, varied

PIECES_PER_BATCH = 1600
ENCODER_RATE, HEAD_RATE, DECAY = 2e-4, 1e-3, 0.01


def batches(windows: Sequence[Window], chance: random.Random | None) -> Iterator[list[Window]]:
    """Windows of like length together, about PIECES_PER_BATCH pieces a batch; shuffled when there is a `chance`."""
    jitter = (lambda: chance.random() * 4) if chance else (lambda: 0.0)
    groups: list[list[Window]] = [[]]
    for window in sorted(windows, key=lambda w: len(w.words) + jitter()):
        if groups[-1] and (len(groups[-1]) + 1) * (len(window.words) * 1.3 + 2) > PIECES_PER_BATCH:
            groups.append([])
        groups[-1].append(window)
    if chance:
        chance.shuffle(groups)
    yield from groups


def optimiser(
    model: Reader, steps: int, rate: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a smaller rate for the pretrained part, one cycle over all steps."""
    fresh = {id(p) for p in (*model.encoder.shapes.parameters(), *model.encoder.marks.parameters())}
    encoder = [p for p in model.encoder.parameters() if id(p) not in fresh]
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    adam = torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=DECAY, fused=True)
    cycle = torch.optim.lr_scheduler.OneCycleLR(
        adam, [ENCODER_RATE * rate, HEAD_RATE * rate], total_steps=steps, pct_start=0.1
    )
    return adam, cycle


def begin(model: Reader, encoder: Path, start: Path | None) -> None:
    """The weights a run begins with."""
    model.encoder.load_pretrained(encoder / "model.safetensors")
    if start:
        weights = torch.load(start, map_location="cpu")["model"]
        known = model.state_dict()
        fitting = {k: v for k, v in weights.items() if k in known and known[k].shape == v.shape}
        model.load_state_dict(fitting, strict=False)
        print(f"{len(fitting)} of {len(known)} tensors from {start.name}", flush=True)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of both learning rates")
    parser.add_argument("--authored", type=Path, default=AUTHORED, help="the folder of the authored corpus")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16 where torch can")
    return parser.parse_args()


def main() -> None:
    """Trains, logging a table a person can read and `log.jsonl` a program can."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    deal, watched = per_epoch(options.corpora, options.authored), development(options.corpora, options.authored)
    model = Reader()
    begin(model, options.encoder, options.start)
    first = deal(random.Random(0))
    print(summary(first), flush=True)
    pool = name_pool(first)
    per = sum(1 for _ in batches(first, random.Random(0)))
    adam, cycle = optimiser(model, int(per * options.epochs * 1.02) + 10, options.rate)
    checkpoint, begun = options.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        cycle.load_state_dict(state["cycle"])
        begun = state["epoch"]
    for epoch in range(begun, options.epochs):
        start, totals = time.time(), Counter[str]()
        chance = random.Random(options.seed * 1000 + epoch)
        for step, batch in enumerate(batches(deal(chance), chance)):
            with torch.autocast("cpu", torch.bfloat16, enabled=options.half):
                losses = losses_of(model, tokenizer, [varied(w, pool, chance) for w in batch])
            adam.zero_grad()
            weighed(losses).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            cycle.step()
            totals.update({k: float(v.detach()) for k, v in losses.items()})
            if step % 50 == 0:
                said = " ".join(f"{k} {v / (step + 1):.3f}" for k, v in totals.items())
                print(f"  {step}/{per} {time.time() - start:.0f} s  {said}", flush=True)
        line = {"epoch": epoch + 1, "seconds": time.time() - start} | figures(model, tokenizer, watched)
        print("  ".join(f"{k} {v:.4f}" for k, v in line.items()), flush=True)
        with (options.out / "log.jsonl").open("a", encoding="utf8") as log:
            log.write(json.dumps(line) + "\n")
        state = {"model": model.state_dict(), "adam": adam.state_dict(), "cycle": cycle.state_dict()}
        torch.save(state | {"epoch": epoch + 1}, checkpoint)


if __name__ == "__main__":
    main()
