"""The loss of every head, and the tensors that it is taken on."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from network import DISTANCES, Outputs, Reader
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from vocabulary import READINGS, TAG_LAYERS
from windows import IGNORED, Window

from tidings.language.pieces import encode

WEIGHTS = {
    "starts": 0.5, "upos": 0.5, "xpos": 0.5, "names": 1.0, "names_wire": 0.6, "names_social": 0.6, "kinds": 1.0,
    "cues": 1.0, "triggers": 1.0, "mentions": 0.4, "arcs": 1.0, "relations": 1.0, "links": 1.0, "factuality": 0.3,
    "readings": 0.5, "coreference": 0.3, "pair": 0.8,
}  # fmt: skip


def inputs(tokenizer: Tokenizer, batch: Sequence[Window]) -> list[Tensor]:
    """The five inputs of the network."""
    arrays = encode(tokenizer, [w.words for w in batch], [w.pair[:2] if w.pair else None for w in batch])
    return [torch.from_numpy(a) for a in arrays]


def targets(batch: Sequence[Window], layer: str, width: int) -> Tensor:
    """One layer's labels as (b, w), IGNORED where there is none."""
    out = torch.full((len(batch), width), IGNORED)
    for i, window in enumerate(batch):
        if layer in window.tags:
            out[i, : len(window.words)] = torch.tensor(window.tags[layer])
    return out


def entropy(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the labelled positions, 0 where there are none."""
    if not bool((gold != IGNORED).any()):
        return logits.sum() * 0
    return functional.cross_entropy(logits.flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def link_loss(logits: Tensor, batch: Sequence[Window]) -> Tensor:
    """Cross-entropy of every word's label towards each annotated anchor."""
    rows, gold = [], []
    for i, window in enumerate(batch):
        n = len(window.words)
        for anchor, linked in window.links:
            rows.append(logits[i, :n, anchor])
            labels = torch.zeros(n, dtype=torch.long)
            for word, label in linked.items():
                labels[word] = label
            gold.append(labels)
    return functional.cross_entropy(torch.cat(rows), torch.cat(gold)) if rows else logits.sum() * 0


def point_loss(outputs: Outputs, batch: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Factuality (Huber) at its predicates, and readings (binary cross-entropy) at triggers."""
    facts = [(i, word, value) for i, w in enumerate(batch) for word, value in w.factuality.items()]
    marks = [(i, word, values) for i, w in enumerate(batch) for word, values in w.readings.items()]
    factuality, readings = outputs.factuality.sum() * 0, outputs.readings.sum() * 0
    if facts:
        at = torch.tensor([f[:2] for f in facts]).T
        gold = torch.tensor([f[2] for f in facts])
        factuality = functional.smooth_l1_loss(outputs.factuality[at[0], at[1]], gold)
    if marks:
        at = torch.tensor([m[:2] for m in marks]).T
        wanted = torch.tensor([m[2] for m in marks], dtype=torch.float32).reshape(-1, len(READINGS))
        readings = functional.binary_cross_entropy_with_logits(outputs.readings[at[0], at[1]], wanted)
    return factuality, readings


def distance_bucket(apart: Tensor) -> Tensor:
    """The position in DISTANCES of how many words two mentions lie apart."""
    return torch.bucketize(apart, torch.tensor(DISTANCES))


def antecedent_scores(model: Reader, anaphor: Tensor, antecedent: Tensor, heads: Tensor) -> Tensor:
    """(m, m + 1) scores of every mention head towards the earlier ones; column 0, that it is new, is 0."""
    scores = anaphor[heads] @ antecedent[heads].T / anaphor.shape[-1] ** 0.5
    apart = (heads[:, None] - heads[None, :]).clamp(min=1)
    scores = scores + model.distance[distance_bucket(apart)]
    earlier = torch.tril(torch.ones_like(scores), -1)
    scores = scores.masked_fill(earlier == 0, -1e4)
    return torch.cat([torch.zeros(len(heads), 1), scores], 1)


def coreference_loss(model: Reader, outputs: Outputs, batch: Sequence[Window]) -> Tensor:
    """The marginal likelihood of the right antecedents, per mention."""
    losses = []
    for i, window in enumerate(batch):
        chain_of = {word: k for k, chain in enumerate(window.chains) for word in chain}
        if len(chain_of) > 1:
            heads = torch.tensor(sorted(chain_of))
            scores = antecedent_scores(model, outputs.anaphor[i], outputs.antecedent[i], heads).float()
            ids = torch.tensor([chain_of[int(h)] for h in heads])
            same = torch.tril(ids[:, None] == ids[None, :], -1)
            right = torch.cat([~same.any(1, keepdim=True), same], 1)
            losses.append((scores.logsumexp(1) - scores.masked_fill(~right, -1e9).logsumexp(1)).mean())
    return torch.stack(losses).mean() if losses else outputs.anaphor.sum() * 0


def losses_of(model: Reader, tokenizer: Tokenizer, batch: Sequence[Window]) -> dict[str, Tensor]:
    """The loss of each head on a batch, not yet weighed."""
    arrays = inputs(tokenizer, batch)
    width = arrays[3].shape[1]
    heads = targets(batch, "heads", width)
    outputs = model(*arrays, gold_heads=heads.clamp(min=0))
    named = {
        layer: entropy(logits, targets(batch, layer, width))
        for layer, logits in zip(TAG_LAYERS, outputs.tags, strict=True)
    }
    factuality, readings = point_loss(outputs, batch)
    pairs = torch.tensor([w.pair[2] if w.pair else IGNORED for w in batch])
    return named | {
        "arcs": entropy(outputs.arcs, heads),
        "relations": entropy(outputs.relations, targets(batch, "deprels", width)),
        "links": link_loss(outputs.links, batch),
        "factuality": factuality,
        "readings": readings,
        "coreference": coreference_loss(model, outputs, batch),
        "pair": entropy(outputs.pair, pairs),
    }


def weighed(losses: dict[str, Tensor]) -> Tensor:
    """Their weighted sum."""
    return sum((WEIGHTS[name] * loss for name, loss in losses.items()), torch.zeros(()))
