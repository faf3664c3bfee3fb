"""How each article came by its words: sources on the left, articles by day of publication, a line for every link."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tidings.record.view import link_id
from tidings.web.pictures.corroboration import find_stances
from tidings.web.pictures.parts import Part, cell, row, span_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Link, WeighedAccount
    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_ARTICLES = 60  # rows that still fit on two screens; beyond, articles stand together by outlet
KINDS = {
    "verbatim": "same words",
    "wire": "wire credit",
    "quotes": "quotes",
    "cites": "names as source",
    "translates": "translates",
    "inferred": "inferred",
    "says": "says",
}


def draw_lineage(index: Index, selection: Selection) -> dict[str, Any]:
    """Nodes and links; for one event also who says it to each article. Many articles are drawn outlet by outlet."""
    drawing = _Drawing(index, selection)
    drawing.draw_links()
    if selection.filter.event in index.view.events:
        drawing.draw_voices(selection.filter.event)
    nodes = [*drawing.sources.values(), *drawing.nodes.values()]
    return {"kinds": KINDS, "nodes": nodes, "links": drawing.links, "grouped": drawing.grouped, "table": drawing.table}


class _Drawing:
    """A lineage under way."""

    def __init__(self, index: Index, selection: Selection) -> None:
        self.index, self.selection = index, selection
        self.grouped = len(selection.articles) > MOST_ARTICLES
        self.sources: dict[str, Part] = {}
        self.links: list[Part] = []
        self.node_of = {a: self._node_name(a) for a in selection.articles}
        self.nodes = self._articles()
        if self.grouped:
            self._keep_largest()

    def _node_name(self, article: str) -> str:
        return f"outlet:{self.index.view.outlet(article)}" if self.grouped else article

    def _articles(self) -> dict[str, Part]:
        members: dict[str, list[str]] = defaultdict(list)
        for article, name in self.node_of.items():
            members[name].append(article)
        return {name: self._node(name, articles) for name, articles in members.items()}

    def _node(self, name: str, articles: list[str]) -> Part:
        view = self.index.view
        first = view.articles[articles[0]]
        events = dict.fromkeys(e for a in articles for e in self.index.events_of(view.articles[a]))
        single = len(articles) == 1
        title = " ".join((first.title or "").split()) if single else f"{len(articles)} articles"
        node = {"id": name, "kind": "article", "label": view.outlet(articles[0]), "title": title, "n": len(articles)}
        opens = first.id if single else f"outlet:{view.outlet(articles[0])}"
        return node | {"open": opens, "events": list(events), **span_of(view.published(first.id))}

    def _keep_largest(self) -> None:
        """Of very many outlets only those that most articles or links belong to."""
        largest = sorted(self.nodes.values(), key=lambda n: (-n["n"], n["label"]))[:MOST_ARTICLES]
        self.nodes = {n["id"]: n for n in largest}

    def draw_links(self) -> None:
        """Every link into an article that is drawn; several between the same two are one thicker line."""
        together: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
        for link in self.index.view.affair.links:
            target = self.node_of.get(link.target)
            source = self.node_of.get(link.source, f"source:{link.source}")
            if target in self.nodes and source != target and self._may_lead(link):
                together[source, str(target), link.kind].append(link)
        for (source, target, kind), links in together.items():
            self._draw_link(source, target, kind, links)

    def _may_lead(self, link: Link) -> bool:
        """Whether both ends may be drawn: another article that the filter left out may not."""
        return link.source not in self.index.view.articles or link.source in self.node_of

    def _draw_link(self, source: str, target: str, kind: str, links: list[Link]) -> None:
        if source not in self.nodes:
            self._draw_source(source, links[0].source)
        opens = link_id(links[0])
        events = self.nodes[target]["events"]
        self.links.append(
            {"source": source, "target": target, "kind": kind, "n": len(links), "open": opens, "events": events}
        )

    def _draw_source(self, name: str, label: str) -> None:
        self.sources.setdefault(name, {"id": name, "kind": "source", "label": label, "title": "", "events": []})

    def draw_voices(self, event: str) -> None:
        """Who says it to each article that tells an event, as dotted lines from the speakers."""
        drawn: set[tuple[str, str]] = set()
        for article, (stance, _) in find_stances(self.index, self.index.view.events[event]).items():
            if article in self.nodes:
                self.nodes[article]["stance"] = stance
        for told in self.index.accounts(self.index.view.events[event]):
            source, target = self._voice(told), self.node_of.get(told.article)
            if source and target and (source, target) not in drawn:
                drawn.add((source, target))
                link = {"source": source, "target": target, "kind": "says", "n": 1}
                self.links.append(link | {"open": told.statement, "events": [event]})

    def _voice(self, told: WeighedAccount) -> str | None:
        said = self.index.view.statements.get(told.statement or "")
        if said is None:
            return None
        label = self.index.view.speaker(said)
        name = f"voice:{said.speaker or label}"
        self._draw_source(name, label)
        if said.speaker:
            self.sources[name]["open"] = said.speaker
        return name

    @property
    def table(self) -> Part:
        """The links, one a row, and the articles without any."""
        return table("From", "How", "To", "Published", rows=[*self._linked(), *self._unlinked()])

    def _linked(self) -> Iterable[Part]:
        known = self.sources | self.nodes
        for link in self.links:
            source, target = known[link["source"]], known[link["target"]]
            way = cell(KINDS[link["kind"]] + (f" ({link['n']} times)" if link["n"] > 1 else ""), link["open"])
            cells = (cell(source["label"], source.get("open")), way, cell(target["label"], target["open"]))
            yield row(*cells, target["when"], events=link["events"])

    def _unlinked(self) -> Iterable[Part]:
        ends = {link["target"] for link in self.links}
        for node in self.nodes.values():
            if node["id"] not in ends:
                yield row(
                    "—", "no source found", cell(node["label"], node["open"]), node["when"], events=node["events"]
                )
