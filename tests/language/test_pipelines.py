"""A spaCy pipeline of the user's reads in the place of our network; words and offsets stay ours."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language
from typer.testing import CliRunner

from tidings import engine
from tidings.building import build
from tidings.cli import app
from tidings.engine import FEW, ReadingOptions, read_pages
from tidings.errors import ConfigError
from tidings.language import parse
from tidings.language.pipelines import load_pipeline, read_with, speaks_ud
from tidings.model import Article, Page, Receipt
from tidings.pipeline import PageReading
from tidings.record import open_record

REPORT = "The Admiralty denied the report on Friday. Orlov attacked the anti-war fleet in Hull."
TAGS = {
    "the": ("DT", "DET", "det"), "on": ("IN", "ADP", "case"), "in": ("IN", "ADP", "case"),
    "denied": ("VBD", "VERB", ""), "attacked": ("VBD", "VERB", ""), "said": ("VBD", "VERB", ""),
    ".": (".", "PUNCT", "punct"),
    "admiralty": ("NNP", "PROPN", "nsubj"), "orlov": ("NNP", "PROPN", "nsubj"),
}  # fmt: skip
ENTITIES = {"Orlov": "PERSON", "Hull": "GPE", "Friday": "DATE", "Admiralty": "ORG", "report": "LAW"}


@Language.component("tidings_test_parser", assigns=["token.head", "token.dep"])
def parse_flat(doc):
    """Every word of a sentence hangs on its last verb, else on its first word."""
    for sentence in list(doc.sents):
        root = next((t for t in reversed(list(sentence)) if t.pos_ == "VERB"), sentence[0])
        for token in sentence:
            token.head = root
            token.dep_ = "ROOT" if token == root else TAGS.get(token.lower_, ("", "", "obj"))[2]
    return doc


@Language.component("tidings_test_chain", assigns=["token.head", "token.dep"])
def parse_as_chain(doc):
    """Every word hangs on the one before, across sentences and paragraphs."""
    for token in doc:
        token.dep_ = "obj" if token.i else "ROOT"
        token.head = doc[max(0, token.i - 1)]
    return doc


def pipeline_of(*components):
    nlp = spacy.blank("en")
    nlp.meta["name"] = "small"
    for name in components:
        added = nlp.add_pipe(name)
        if name == "attribute_ruler":
            for word, (tag, pos, _) in TAGS.items():
                added.add([[{"LOWER": word}]], {"TAG": tag, "POS": pos})
        elif name == "entity_ruler":
            added.add_patterns([{"label": kind, "pattern": words} for words, kind in ENTITIES.items()])
    return nlp


WHOLE = ("sentencizer", "attribute_ruler", "tidings_test_parser", "entity_ruler")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The folder of a pipeline with tags, parse and names."""
    folder = tmp_path_factory.mktemp("small")
    pipeline_of(*WHOLE).to_disk(folder)
    return str(folder)


def saved(folder, *components):
    pipeline_of(*components).to_disk(folder)
    return str(folder)


def parsed(text, pipeline):
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return parse(Article("a", "p", tuple(spans)), text, pipeline)


def test_tags_parse_and_names_are_the_pipelines(small):
    doc = parsed(REPORT, small).doc
    read = [(t.text, t.tag_, t.pos_, t.head.text, t.dep_) for t in doc]
    assert [row for row in read if row[0] in {"Admiralty", "denied", "report"}] == [
        ("Admiralty", "NNP", "PROPN", "denied", "nsubj"),
        ("denied", "VBD", "VERB", "denied", "ROOT"),
        ("report", "", "X", "denied", "obj"),
    ]  # fmt: skip


def test_names_get_our_types_and_dates_are_none(small):
    doc = parsed(REPORT, small).doc
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Admiralty", "ORG"), ("report", "MISC"), ("Orlov", "PER"), ("Hull", "GPE"),
    ]  # fmt: skip


def test_words_offsets_and_the_other_heads_stay_ours(small):
    ours, theirs = parsed(REPORT, None), parsed(REPORT, small)
    assert [t.text for t in theirs.doc] == [t.text for t in ours.doc]
    assert "anti-war" in [t.text for t in theirs.doc]
    assert theirs.starts.tolist() == ours.starts.tolist()
    assert theirs.readings.attributions == ours.readings.attributions
    assert theirs.readings.triggers == ours.readings.triggers


def test_lemmas_are_ours_where_the_pipeline_has_none(small):
    assert {"deny", "attack"} <= {t.lemma_ for t in parsed(REPORT, small).doc}


def test_a_lemma_of_the_pipeline_is_taken():
    nlp = pipeline_of(*WHOLE)
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "fleet"}]], {"LEMMA": "navy"})
    doc = read_with(nlp, ["The", "fleet", "attacked"], [True] * 3, [0] * 3)
    assert [t.lemma_ for t in doc] == ["the", "navy", "attack"]


def test_sentences_are_the_pipelines_and_never_cross_a_paragraph(small):
    text = "The fleet attacked Hull\nThe Admiralty denied it. Orlov said so."
    result = parsed(text, small)
    assert [result.text(s) for s in result.sentence_spans()] == [
        *text.split("\n")[:1],
        "The Admiralty denied it.",
        "Orlov said so.",
    ]


def test_trees_that_cross_paragraphs_are_cut_there():
    nlp = pipeline_of("attribute_ruler", "tidings_test_chain")
    doc = read_with(nlp, ["The", "fleet", "The", "report"], [True] * 4, [0, 0, 1, 1])
    assert [(t.head.i, t.dep_) for t in doc] == [(0, "ROOT"), (0, "obj"), (2, "ROOT"), (2, "obj")]
    assert [s.text for s in doc.sents] == ["The fleet", "The report"]


def test_a_name_across_paragraphs_is_none():
    nlp = pipeline_of("sentencizer", "attribute_ruler", "tidings_test_parser", "entity_ruler")
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "fleet The"}])
    assert not read_with(nlp, ["The", "fleet", "The", "x"], [True] * 4, [0, 0, 1, 1]).ents
    assert read_with(nlp, ["The", "fleet", "The", "x"], [True] * 4, [0, 0, 0, 0]).ents


def test_components_that_join_words_are_switched_off(tmp_path):
    folder = saved(tmp_path / "merging", *WHOLE, "merge_entities", "merge_noun_chunks")
    assert load_pipeline(folder).pipe_names == list(WHOLE)


def test_an_empty_article_has_no_words(small):
    assert len(parse(Article("a", "p", ()), "", small).doc) == 0


@pytest.mark.parametrize(
    ("components", "lacking"),
    [
        (("sentencizer", "attribute_ruler"), "lacks a parser (heads and relations); it holds sentencizer, attribute"),
        (("sentencizer", "tidings_test_parser"), "lacks a tagger (Penn tags) and universal tags (UPOS); it holds"),
        (
            (),
            "lacks a parser (heads and relations) and a tagger (Penn tags) and universal tags (UPOS); it holds nothing",
        ),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(tmp_path, components, lacking):
    with pytest.raises(ConfigError) as told:
        load_pipeline(saved(tmp_path / "part", *components))
    assert lacking in str(told.value)
    assert "python -m spacy download" in str(told.value)


def test_what_is_no_pipeline_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="no spaCy pipeline en_tidings_none is installed; give the name"):
        load_pipeline("en_tidings_none")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        load_pipeline(str(tmp_path))
    folder = tmp_path / "strange"
    pipeline_of(*WHOLE).to_disk(folder)
    config = (folder / "config.cfg").read_text(encoding="utf8")
    (folder / "config.cfg").write_text(config.replace("tidings_test_parser", "unheard_of"), encoding="utf8")
    with pytest.raises(ConfigError, match="unheard_of"):
        load_pipeline(str(folder))


def test_relations_of_another_scheme_are_noticed():
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("nsubj")
    assert speaks_ud(nlp)
    nlp.get_pipe("parser").add_label("dobj")
    assert not speaks_ud(nlp)


def run(*args):
    return CliRunner().invoke(app, list(map(str, args)))


def test_read_uses_it(tmp_path, small):
    page = tmp_path / "page.txt"
    page.write_text(REPORT, encoding="utf8")
    row = json.loads(run("read", page, "--plain", "--json", "--pipeline", small).stdout)
    tokens = {row["text"][t["start"] : t["end"]]: t for t in row["tokens"]}
    assert tokens["report"]["upos"] == "X"
    assert (tokens["Orlov"]["upos"], tokens["Orlov"]["deprel"]) == ("PROPN", "nsubj")
    assert len(row["sentences"]) == 2


@pytest.mark.parametrize("command", ["read", "build"])
def test_one_that_is_not_there_is_told_before_any_page_is_read(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(REPORT, encoding="utf8")
    result = run(command, "page.txt", "--plain", "--pipeline", "en_tidings_none")
    assert isinstance(result.exception, ConfigError)
    assert (result.stdout, [p.name for p in tmp_path.iterdir()]) == ("", ["page.txt"])


def test_build_uses_it_and_notices_a_record_that_was_read_otherwise(tmp_path, small):
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "two.txt").write_text("Orlov denied it.", encoding="utf8")
    record = tmp_path / "a.tidings"
    again = ("build", tmp_path / "one.txt", "--plain", "-o", record)
    assert "mixed" not in run(*again, "--pipeline", small).stderr
    assert "mixed" not in run(*again, "--pipeline", small).stderr
    told = run("build", tmp_path / "two.txt", "--plain", "-o", record).stderr
    assert f"mixed    {record}: pages in it were read with {small}" in told
    with open_record(record) as held:
        assert held.pipelines == {small, None}
    assert "were read with our own model" in run(*again, "--pipeline", small).stderr


def test_a_record_from_before_was_read_with_our_own_model(tmp_path):
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf8")
    build([tmp_path / "one.txt"], tmp_path / "a.tidings")
    with open_record(tmp_path / "a.tidings") as held:
        assert held.pipelines == {None}


def tell_pipeline(page, **options):
    """What stands in for reading: it tells the pipeline it was to use."""
    return PageReading((), Receipt(page.source, "read", options["pipeline"], page.id))


def start_with_stub(options):
    """Run in each worker in the place of its own start."""
    engine.WORKER_OPTIONS.append(options)
    engine.attempt_page = tell_pipeline


def test_it_reaches_the_workers(monkeypatch):
    monkeypatch.setattr(engine, "_start_worker", start_with_stub)
    pages = [Page(f"p{i}", f"p{i}.txt", str(i), "text/plain", "") for i in range(FEW)]
    found = list(read_pages(pages, ReadingOptions(jobs=2, pipeline="some_pipeline")))
    assert {r.receipt.reason for _, r in found} == {"some_pipeline"}
