import re

from tidings.language import parse
from tidings.language.coreference import mention_range, read_chains
from tidings.model import Article

TEXT = """The admiral praised his crew. The admiral said that he would return.
The harbour master of Hull met reporters. The harbour master was tired."""


def parsed(text):
    return parse(Article("a", "p", tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))), text)


def test_mentions_with_the_same_words_are_one():
    result = parsed(TEXT)
    chains = [[result.doc[a:b].text for a, b in chain] for chain in read_chains(result)]
    assert any(c.count("The admiral") == 2 for c in chains)


def test_a_mention_is_its_noun_phrase():
    result = parsed("The minister of the navy, who resigned, spoke.")
    head = next(t.i for t in result.doc if t.text == "minister")
    first, last = mention_range(result.doc, head)
    assert result.doc[first:last].text.startswith("The minister of the navy")


def test_an_article_without_words_has_no_chains():
    assert read_chains(parsed("")) == []
