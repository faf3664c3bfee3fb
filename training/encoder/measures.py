"""What a run is watched on: quick figures on given words of the development sets, after every epoch.

`evaluation/language.py` and `evaluation/reading.py` give the figures of what ships, with the public scorers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from corpora import AUTHORED, authored, covered, ewt, gum, kept, named_sentences, read_passages, read_rows, tokenised
from losses import antecedent_scores, inputs
from network import Outputs, Reader
from tokenizers import Tokenizer
from vocabulary import TAG_LAYERS, TYPES
from windows import LONGEST, Window, joined

ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # PLOVER 2.0 -> the 15 roots of the PLV sets
BATCH = 24


def development(corpora: Path, ours: Path = AUTHORED) -> dict[str, list[Window]]:
    """The watched windows of each set."""
    documents = ewt(corpora, "dev")
    paragraphs = [joined(d[i : i + 4]) for d in documents for i in range(0, len(d), 4)]
    return {
        "ewt": [w for d in documents for w in d],
        "paragraphs": [w for w in paragraphs if len(w.words) <= LONGEST],
        "wnut": list(named_sentences(read_rows(corpora / "ner_small" / "wnut17_dev.jsonl"), "names_social")),
        "gum": list(gum(corpora / "gum_ccby" / "dev.jsonl.gz")),
        "authored": list(authored(kept(read_passages(ours), held_out=True))),
        "plv": list(pairs(corpora / "plover_plv" / "plv_train.jsonl")),
    }


def pairs(path: Path) -> list[Window]:
    """PLV's sentences with their pair marked (measured on, never learned from)."""
    out = []
    for row in read_rows(path):
        tokens, _ = tokenised(row["text"])
        spans = [row.get("source_span"), row.get("target_span")]
        sides = [frozenset(covered(tokens, [tuple(span)] if span else [])) for span in spans]
        root = {"YIELD": "RETREAT"}.get(row["root"], row["root"])
        if root in TYPES:
            words = tuple(row["text"][a:b] for a, b in tokens)
            out.append(Window(words, pair=(sides[0], sides[1], TYPES.index(root))))
    return out


@torch.no_grad()
def figures(model: Reader, tokenizer: Tokenizer, watched: dict[str, list[Window]]) -> dict[str, float]:
    """One figure for each head that a development set tells of."""
    model.eval()
    out: dict[str, float] = {}
    for name, windows in watched.items():
        readings = [(w, o) for batch in _in_batches(windows) for w, o in _read(model, tokenizer, batch)]
        for measure in MEASURES[name]:
            out |= measure(model, readings)
    model.train()
    return out


def _in_batches(windows: Sequence[Window]) -> list[list[Window]]:
    ordered = sorted((w for w in windows if len(w.words) <= LONGEST), key=lambda w: len(w.words))
    return [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]


def _read(model: Reader, tokenizer: Tokenizer, batch: Sequence[Window]) -> list[tuple[Window, Outputs]]:
    """Each window with its own outputs, padding cut off."""
    whole = model(*inputs(tokenizer, batch))
    found = []
    for i, window in enumerate(batch):
        n = len(window.words)
        rest = [o[i, :n] for o in whole[1:-1]]
        found.append((window, Outputs(tuple(t[i, :n] for t in whole.tags), *rest, whole.pair[i])))
    return found


def _tag(outputs: Outputs, layer: str) -> torch.Tensor:
    return outputs.tags[list(TAG_LAYERS).index(layer)]


Readings = list[tuple[Window, Outputs]]


def parse_figures(_: Reader, readings: Readings) -> dict[str, float]:
    """UPOS accuracy and LAS (greedy heads) on given sentences."""
    upos = labelled = words = 0
    for w, o in readings:
        n = len(w.words)
        heads = o.arcs[:, : n + 1].argmax(-1)
        labels = o.relations[torch.arange(n), heads].argmax(-1)
        upos += int((_tag(o, "upos").argmax(-1) == torch.tensor(w.tags["upos"])).sum())
        labelled += int(((heads == torch.tensor(w.tags["heads"])) & (labels == torch.tensor(w.tags["deprels"]))).sum())
        words += n
    return {"upos": upos / words, "las": labelled / words}


def name_figure(layer: str, called: str) -> Callable[[Reader, Readings], dict[str, float]]:
    """F1 of a name layer's spans and types."""

    def measure(_: Reader, readings: Readings) -> dict[str, float]:
        hit = total = 0
        for w, o in readings:
            if layer in w.tags:
                mine = name_spans(layer, _tag(o, layer).argmax(-1).tolist())
                theirs = name_spans(layer, w.tags[layer])
                hit, total = hit + len(mine & theirs), total + len(mine) + len(theirs)
        return {called: 2 * hit / max(1, total)}

    return measure


def name_spans(layer: str, tags: Sequence[int]) -> set[tuple[int, int, str]]:
    """The names that a row of BIOES tags spells, (first, last exclusive, type); broken ones begin anew."""
    spans, first = set(), None
    for i, tag in enumerate(TAG_LAYERS[layer][t] for t in tags):
        mark, _, kind = tag.partition("-")
        if mark in "BS":
            first = i
        if mark in "ES" and first is not None:
            spans.add((first, i + 1, kind))
        if mark not in "BI":
            first = None
    return spans


def start_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """F1 of sentence starts in paragraphs of four sentences, the first word of each aside."""
    hit = total = 0
    for w, o in readings:
        mine = _tag(o, "starts").argmax(-1)[1:].bool()
        theirs = torch.tensor(w.tags["starts"][1:]).bool()
        hit, total = hit + int((mine & theirs).sum()), total + int(mine.sum() + theirs.sum())
    return {"starts": 2 * hit / max(1, total)}


def factuality_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """Pearson's r with UDS."""
    both = torch.tensor([(float(o.factuality[i]), v) for w, o in readings for i, v in w.factuality.items()])
    return {"uds_r": float(torch.corrcoef(both.T)[0, 1])}


def coreference_figure(model: Reader, readings: Readings) -> dict[str, float]:
    """Share of GUM's mentions with a right antecedent, or rightly new, given the mentions."""
    right = total = 0
    for w, o in readings:
        chain_of = {word: k for k, chain in enumerate(w.chains) for word in chain}
        if len(chain_of) > 1:
            heads = torch.tensor(sorted(chain_of))
            chosen = antecedent_scores(model, o.anaphor, o.antecedent, heads).argmax(1).tolist()
            ids = [chain_of[int(h)] for h in heads]
            for k, c in enumerate(chosen):
                new = ids[k] not in ids[:k]
                right += new if c == 0 else ids[c - 1] == ids[k]
                total += 1
    return {"antecedents": right / max(1, total)}


def own_links(model: Reader, readings: Readings) -> dict[str, float]:
    """The same on the authored passages, actors and recipients too."""
    return {"own_links": link_figure(model, readings)["links"]}


def own_pairs(model: Reader, readings: Readings) -> dict[str, float]:
    """Macro F1 of the type of a marked pair in the authored passages."""
    return {"own_pairs": pair_figure(model, [(w, o) for w, o in readings if w.pair])["plv_macro"]}


def link_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """F1 of the words of sources and contents, given the cue."""
    hit = total = 0
    for w, o in readings:
        for anchor, linked in w.links:
            mine = {i: int(k) for i, k in enumerate(o.links[:, anchor].argmax(-1)) if k}
            hit += sum(linked.get(i) == k for i, k in mine.items())
            total += len(mine) + len(linked)
    return {"links": 2 * hit / max(1, total)}


def pair_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """Macro F1 of the type of a marked pair."""
    names = [ROOTS.get(t, t) for t in TYPES]
    found = [(names[w.pair[2]], names[int(o.pair[1:].argmax()) + 1]) for w, o in readings if w.pair and w.pair[2]]
    scores = []
    for kind in {g for g, _ in found}:
        hit = sum(g == s == kind for g, s in found)
        scores.append(2 * hit / max(1, sum(g == kind for g, _ in found) + sum(s == kind for _, s in found)))
    return {"plv_macro": sum(scores) / max(1, len(scores))}


def cue_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """F1 of the words of cues."""
    hit = total = 0
    for w, o in readings:
        if "cues" in w.tags:
            mine, theirs = _tag(o, "cues").argmax(-1) > 0, torch.tensor(w.tags["cues"]) > 0
            hit, total = hit + int((mine & theirs).sum()), total + int(mine.sum() + theirs.sum())
    return {"cues": 2 * hit / max(1, total)}


def trigger_figure(_: Reader, readings: Readings) -> dict[str, float]:
    """F1 of the words of triggers with their type."""
    hit = total = 0
    for w, o in readings:
        if "triggers" in w.tags:
            mine, theirs = _tag(o, "triggers").argmax(-1), torch.tensor(w.tags["triggers"])
            hit += int(((mine == theirs) & (theirs > 0)).sum())
            total += int((mine > 0).sum() + (theirs > 0).sum())
    return {"triggers": 2 * hit / max(1, total)}


MEASURES = {
    "authored": [cue_figure, trigger_figure, name_figure("kinds", "kinds"), own_pairs, own_links],
    "ewt": [parse_figures, name_figure("names", "uner"), factuality_figure, link_figure],
    "paragraphs": [start_figure],
    "wnut": [name_figure("names_social", "wnut")],
    "gum": [coreference_figure],
    "plv": [pair_figure],
}
