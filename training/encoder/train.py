"""Trains the reader: `python training/encoder/train.py CORPORA ENCODER_FOLDER OUT [--epochs 6] [--seed 0]`.

ENCODER_FOLDER holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2. Every epoch ends with the figures on the
development examples and a checkpoint in OUT; a run that was stopped goes on from there. Seeded; one-cycle schedule.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from corpus import Example, development_examples, training_examples, varied
from network import Reader
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from vocabulary import NAMES

from tidings.language.pieces import encode

IGNORED = -100
PIECES_PER_BATCH = 1600
ENCODER_RATE, HEAD_RATE, DECAY = 2e-4, 1e-3, 0.01
NAME_WEIGHT = 1.0


def batches(examples: Sequence[Example], chance: random.Random | None) -> Iterator[list[Example]]:
    """Examples of like length together, about PIECES_PER_BATCH pieces a batch; shuffled when there is a `chance`."""
    jitter = (lambda: chance.random() * 4) if chance else (lambda: 0.0)
    ordered = sorted(examples, key=lambda e: len(e.words) + jitter())
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * (len(example.words) * 1.3 + 2) > PIECES_PER_BATCH:
            groups.append([])
        groups[-1].append(example)
    if chance:
        chance.shuffle(groups)
    yield from groups


def targets(batch: Sequence[Example], layer: str, width: int) -> Tensor:
    """One layer's labels as (b, w), IGNORED where there is none."""
    out = torch.full((len(batch), width), IGNORED)
    for i, example in enumerate(batch):
        values = getattr(example, layer)
        if values is not None:
            out[i, : len(values)] = torch.tensor(values)
    return out


def tensors(tokenizer: Tokenizer, batch: Sequence[Example]) -> list[Tensor]:
    """The four inputs of the network."""
    return [torch.from_numpy(a) for a in encode(tokenizer, [e.words for e in batch])]


def entropy(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the labelled positions, 0 where there are none."""
    if not bool((gold != IGNORED).any()):
        return logits.sum() * 0
    return functional.cross_entropy(logits.flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def loss_of(model: Reader, tokenizer: Tokenizer, batch: Sequence[Example]) -> Tensor:
    """The summed loss of all heads."""
    inputs = tensors(tokenizer, batch)
    width = inputs[-1].shape[1]
    heads = targets(batch, "heads", width)
    upos, xpos, names, arcs, labels = model(*inputs, heads.clamp(min=0))
    return (
        0.5 * entropy(upos, targets(batch, "upos", width))
        + 0.5 * entropy(xpos, targets(batch, "xpos", width))
        + NAME_WEIGHT * entropy(names, targets(batch, "names", width))
        + entropy(arcs, heads)
        + entropy(labels, targets(batch, "deprels", width))
    )


def name_spans(tags: Sequence[int]) -> set[tuple[int, int, str]]:
    """The names that a row of BIOES tags spells, (first, last exclusive, type); broken ones begin anew."""
    spans, first = set(), None
    for i, tag in enumerate(NAMES[t] for t in tags):
        mark, _, kind = tag.partition("-")
        if mark in "BS":
            first = i
        if mark in "ES" and first is not None:
            spans.add((first, i + 1, kind))
        if mark not in "BI":
            first = None
    return spans


@torch.no_grad()
def figures(model: Reader, tokenizer: Tokenizer, examples: Sequence[Example]) -> dict[str, float]:
    """UPOS accuracy, UAS and LAS (greedy heads) and name F1 on given words."""
    model.eval()
    right = {"upos": 0, "uas": 0, "las": 0}
    words = hit = found = gold = 0
    for batch in batches(examples, None):
        upos, _, names, arcs, relations = model(*tensors(tokenizer, batch))
        for i, e in enumerate(batch):
            n = len(e.words)
            heads = arcs[i, :n].argmax(-1)
            labels = relations[i, torch.arange(n), heads].argmax(-1)
            same = heads == torch.tensor(e.heads)
            right["upos"] += int((upos[i, :n].argmax(-1) == torch.tensor(e.upos)).sum())
            right["uas"] += int(same.sum())
            right["las"] += int((same & (labels == torch.tensor(e.deprels))).sum())
            words += n
            if e.names is not None:
                mine, theirs = name_spans(names[i, :n].argmax(-1).tolist()), name_spans(e.names)
                hit, found, gold = hit + len(mine & theirs), found + len(mine), gold + len(theirs)
    model.train()
    return {k: v / words for k, v in right.items()} | {"names_f1": 2 * hit / max(1, found + gold)}


def optimiser(model: Reader, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a smaller rate for the encoder, one cycle over all steps."""
    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    adam = torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=DECAY)
    cycle = torch.optim.lr_scheduler.OneCycleLR(adam, [ENCODER_RATE, HEAD_RATE], total_steps=steps, pct_start=0.1)
    return adam, cycle


def main() -> None:
    """Trains, logging a table a person can read and `log.jsonl` a program can."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    train, development = training_examples(options.corpora), development_examples(options.corpora)
    model = Reader()
    model.encoder.load_pretrained(options.encoder / "model.safetensors")
    per_epoch = sum(1 for _ in batches(train, random.Random(0)))
    adam, cycle = optimiser(model, int(per_epoch * options.epochs * 1.02) + 10)
    checkpoint, begun = options.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["adam"])
        cycle.load_state_dict(state["cycle"])
        begun = state["epoch"]
    print(f"{len(train)} sentences, {per_epoch} batches an epoch", flush=True)
    for epoch in range(begun, options.epochs):
        start, total = time.time(), 0.0
        chance = random.Random(options.seed * 1000 + epoch)
        for step, batch in enumerate(batches(train, chance)):
            loss = loss_of(model, tokenizer, [varied(e, chance) for e in batch])
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            cycle.step()
            total += float(loss.detach())
            if step % 50 == 0:
                print(f"  {step}/{per_epoch} loss {total / (step + 1):.3f} {time.time() - start:.0f} s", flush=True)
        line = {"epoch": epoch + 1, "loss": total / per_epoch, "seconds": time.time() - start}
        line |= figures(model, tokenizer, development)
        print("  ".join(f"{k} {v:.4f}" for k, v in line.items()), flush=True)
        with (options.out / "log.jsonl").open("a", encoding="utf8") as log:
            log.write(json.dumps(line) + "\n")
        state = {"model": model.state_dict(), "adam": adam.state_dict(), "cycle": cycle.state_dict()}
        torch.save(state | {"epoch": epoch + 1}, checkpoint)


if __name__ == "__main__":
    main()
