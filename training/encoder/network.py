"""The encoder (BERT's architecture, started from all-MiniLM-L6-v2) with a shape embedding and its heads, in torch."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from vocabulary import DEPRELS, LINKS, READINGS, TAG_LAYERS, TYPES

from tidings.language.pieces import SHAPE_COUNT

WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, RELATION, LINK, COREFERENCE, PAIR = 256, 96, 96, 128, 256
DISTANCES = (1, 2, 3, 5, 8, 12, 20, 32, 64, 128)  # words; bounds of the buckets that coreference knows
MASKED = -1e4  # low enough to rule a position out, high enough for int8 and fp16


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with residual and layer norm: (b, n, WIDTH) -> (b, n, WIDTH)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`bias` is (b, 1, 1, n), added to the attention scores: 0 for pieces, MASKED for padding."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / (WIDTH // ATTENTION_HEADS) ** 0.5 + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Piece, position, shape and mark embeddings, then six layers; returns (b, n, WIDTH)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPE_COUNT, WIDTH)
        self.marks = nn.Embedding(3, WIDTH)  # none, actor, recipient: how a pair to be judged is pointed at
        nn.init.zeros_(self.shapes.weight)  # starts as the pretrained encoder
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.zeros_(self.marks.weight[:1].detach())
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """All four are (b, n); `mask` is 1 for pieces and 0 for padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device).unsqueeze(0)
        x = self.dropout(
            self.norm(self.pieces(pieces) + self.positions(places) + self.shapes(shapes) + self.marks(marks))
        )
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * MASKED
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_pretrained(self, path: Path) -> None:
        """Takes over the weights of a BERT checkpoint in safetensors; token type 0 is folded into the positions."""
        from safetensors.torch import load_file

        old = load_file(path)
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            new |= layer_weights(old, i)
        missing, unexpected = self.load_state_dict(new, strict=False)
        if unexpected or missing != ["shapes.weight", "marks.weight"]:
            raise ValueError(f"{path}: not the expected encoder: {missing} {unexpected}")


def layer_weights(old: dict[str, Tensor], i: int) -> dict[str, Tensor]:
    """One layer's weights under our names."""
    prefix, new = f"encoder.layer.{i}.", {}
    for kind in ("weight", "bias"):
        attention = [old[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        new[f"layers.{i}.qkv.{kind}"] = torch.cat(attention)
        new[f"layers.{i}.out.{kind}"] = old[f"{prefix}attention.output.dense.{kind}"]
        new[f"layers.{i}.norm1.{kind}"] = old[f"{prefix}attention.output.LayerNorm.{kind}"]
        new[f"layers.{i}.inner.{kind}"] = old[f"{prefix}intermediate.dense.{kind}"]
        new[f"layers.{i}.outer.{kind}"] = old[f"{prefix}output.dense.{kind}"]
        new[f"layers.{i}.norm2.{kind}"] = old[f"{prefix}output.LayerNorm.{kind}"]
    return new


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair of words, (b, w, w + 1, outputs); head 0 is the root."""

    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.dependent, self.head = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))
        nn.init.xavier_uniform_(self.weight)
        self.dropout = nn.Dropout(0.3)

    def sides(self, words: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Dependents times every label's matrix, (b, w, outputs, size + 1), and heads, (b, h, size + 1)."""
        d = self.dropout(functional.gelu(self.dependent(words)))
        h = self.dropout(functional.gelu(self.head(heads)))
        d = torch.cat([d, torch.ones_like(d[..., :1])], -1)
        h = torch.cat([h, torch.ones_like(h[..., :1])], -1)
        outputs, size, _ = self.weight.shape
        mixed = d @ self.weight.permute(1, 0, 2).reshape(size, outputs * size)
        return mixed.reshape(d.shape[0], d.shape[1], outputs, size), h

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """`words` (b, w, WIDTH) as dependents, `heads` (b, w + 1, WIDTH)."""
        d, h = self.sides(words, heads)
        return (d @ h.transpose(-1, -2).unsqueeze(1)).transpose(2, 3)

    def chosen(self, words: Tensor, heads: Tensor, index: Tensor) -> Tensor:
        """Scores (b, w, outputs) for one head a word, `index` (b, w) into `heads`: all that training needs."""
        d, h = self.sides(words, heads)
        picked = torch.gather(h, 1, index.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        return (d * picked.unsqueeze(2)).sum(-1)


class Outputs(NamedTuple):
    """What the network says, as logits for (b, w) words but for `pair`, which is (b, types).

    `tags` follows TAG_LAYERS, (b, w, labels) each; arcs (b, w, w + 1); relations (b, w, w + 1, relations), or
    (b, w, relations) with given heads; links (b, w, w, labels) of a word towards an anchor word; factuality (b, w);
    readings (b, w, marks); anaphor and antecedent (b, w, COREFERENCE), whose products score coreference.
    """

    tags: tuple[Tensor, ...]
    arcs: Tensor
    relations: Tensor
    links: Tensor
    factuality: Tensor
    readings: Tensor
    anaphor: Tensor
    antecedent: Tensor
    pair: Tensor


class Reader(nn.Module):
    """All heads over one encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = nn.ModuleDict({layer: nn.Linear(WIDTH, len(labels)) for layer, labels in TAG_LAYERS.items()})
        self.arcs, self.relations = Biaffine(ARC, 1), Biaffine(RELATION, len(DEPRELS))
        self.links = Biaffine(LINK, len(LINKS))
        self.factuality, self.readings = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(READINGS))
        self.anaphor, self.antecedent = nn.Linear(WIDTH, COREFERENCE), nn.Linear(WIDTH, COREFERENCE)
        self.distance = nn.Parameter(torch.zeros(len(DISTANCES) + 1))
        self.pair = nn.Sequential(nn.Linear(3 * WIDTH, PAIR), nn.GELU(), nn.Dropout(0.2), nn.Linear(PAIR, len(TYPES)))
        self.dropout = nn.Dropout(0.2)

    def forward(self, *inputs: Tensor, gold_heads: Tensor | None = None) -> Outputs:
        """`inputs` are those of `Batch`. With `gold_heads` (b, w) the relations are those of these heads alone."""
        pieces, shapes, mask, words, marks = inputs
        states = self.encoder(pieces, shapes, mask, marks)
        index = words.unsqueeze(-1).expand(-1, -1, WIDTH)
        at_words = torch.gather(states, 1, index)
        heads = torch.cat([states[:, :1], at_words], 1)
        x = self.dropout(at_words)
        absent = (words == 0).to(states.dtype)
        closed = torch.cat([torch.zeros_like(absent[:, :1]), absent], 1)[:, None, :] * MASKED
        relations = (
            self.relations(at_words, heads)
            if gold_heads is None
            else self.relations.chosen(at_words, heads, gold_heads)
        )
        return Outputs(
            tuple(head(x) for head in self.tags.values()),
            self.arcs(at_words, heads).squeeze(-1) + closed,
            relations,
            self.links(at_words, at_words),
            self.factuality(x).squeeze(-1),
            self.readings(x),
            self.anaphor(x),
            self.antecedent(x),
            self.judge(states, marks),
        )

    def judge(self, states: Tensor, marks: Tensor) -> Tensor:
        """The event type of the marked pair, (b, types), from the sentence and the two sides' mean states."""
        sides = [states[:, 0]]
        for side in (1, 2):
            chosen = (marks == side).to(states.dtype).unsqueeze(-1)
            sides.append((states * chosen).sum(1) / chosen.sum(1).clamp(min=1))
        return self.pair(torch.cat(sides, -1))
