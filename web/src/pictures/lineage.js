// Sources on the left, articles by day of publication, one row each; a line for each way that words came.
import { drawAxis, fit, label, lead, stance, timeScale, title, toTime, widthOf } from "../svg.js";

const ROW = 32;
const TOP = 34;
const LABEL = 190;

export function drawLineage(svg, data, width) {
  const sources = data.nodes.filter((n) => n.kind === "source");
  const articles = data.nodes.filter((n) => n.kind !== "source");
  const left = sources.length ? Math.min(210, Math.max(...sources.map((s) => widthOf(s.label, 12, 600))) + 34) : 16;
  const ordered = orderRows(articles, data.links);
  const spread = Math.max(ROW, sources.length > articles.length ? (sources.length * ROW) / articles.length : ROW);
  const height = TOP + Math.max(ordered.length, 1) * spread + 16;
  const x = timeScale(ordered.filter((a) => a.from).map((a) => [toTime(a.from), toTime(a.to)]), left + 60, width - LABEL);
  drawAxis(svg, x, TOP - 6, height - 8);
  const at = new Map();
  ordered.forEach((a, i) => at.set(a.id, { x: placeOf(a, x, left), y: TOP + (i + 0.5) * spread }));
  placeSources(sources, data.links, at, left, height);
  drawLinks(svg, data, at);
  sources.forEach((s) => drawSource(svg, s, at.get(s.id), left));
  ordered.forEach((a) => drawArticle(svg, a, at.get(a.id), x, width));
  return height;
}

const placeOf = (a, x, left) => (a.from ? x((toTime(a.from) + toTime(a.to)) / 2) : left + 44);

// By day of publication, an article below the one it takes its words from.
function orderRows(articles, links) {
  const when = (a) => (a.from ? (toTime(a.from) + toTime(a.to)) / 2 : -Infinity);
  const sorted = [...articles].sort((a, b) => when(a) - when(b) || a.label.localeCompare(b.label));
  const known = new Map(sorted.map((a) => [a.id, a]));
  const done = new Set();
  const rows = [];
  const add = (a) => {
    if (done.has(a.id)) return;
    done.add(a.id);
    rows.push(a);
    for (const link of links) if (link.source === a.id && known.has(link.target)) add(known.get(link.target));
  };
  sorted.forEach(add);
  return rows;
}

function placeSources(sources, links, at, left, height) {
  const middle = (s) => {
    const rows = links.filter((l) => l.source === s.id && at.has(l.target)).map((l) => at.get(l.target).y);
    return rows.reduce((sum, y) => sum + y, 0) / (rows.length || 1);
  };
  const ordered = sources.map((s) => [s, middle(s)]).sort((a, b) => a[1] - b[1]);
  const step = 26;
  let y = TOP;
  const places = ordered.map(([s, wanted]) => {
    y = Math.max(y + step, wanted);
    return [s, y];
  });
  let limit = height - 4;
  for (let i = places.length - 1; i >= 0; i--) {
    limit = Math.min(limit, places[i][1]);
    places[i][1] = limit;
    limit -= step;
  }
  places.forEach(([s, py]) => at.set(s.id, { x: left, y: py }));
}

function drawLinks(svg, data, at) {
  const g = svg.append("g").attr("class", "links");
  const several = new Map();
  for (const link of data.links) {
    const [a, b] = [at.get(link.source), at.get(link.target)];
    if (!a || !b) continue;
    const pair = `${link.source} ${link.target}`;
    const shift = several.get(pair) ?? 0;
    several.set(pair, shift + 1);
    const name = `${data.kinds[link.kind]}${link.n > 1 ? `, ${link.n} times` : ""}`;
    const line = lead(g, link.open, `Link: ${name}`, `lead link ${link.kind}`);
    title(line, name);
    const d = curve({ x: a.x, y: a.y + shift * 5 }, { x: b.x - 7, y: b.y + shift * 5 });
    line.append("path").attr("d", d).attr("class", "hit");
    line.append("path").attr("d", d).attr("class", "line").attr("stroke-width", Math.min(1.6 + Math.log2(link.n), 5));
  }
}

function curve(a, b) {
  const bend = Math.max(30, Math.abs(b.x - a.x) * 0.5);
  if (b.x - a.x < 20) {
    const out = Math.min(a.x, b.x) - 34;
    return `M${a.x - 7} ${a.y}C${out} ${a.y} ${out} ${b.y} ${b.x} ${b.y}`;
  }
  return `M${a.x + 6} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`;
}

function drawSource(svg, source, place, left) {
  const g = lead(svg, source.open ?? `outlet:${source.label}`, `Source: ${source.label}`, "lead node source");
  g.append("rect").attr("x", place.x - 5).attr("y", place.y - 5).attr("width", 10).attr("height", 10);
  const text = label(g, place.x - 12, place.y + 4, fit(source.label, left - 20, 12, 600), "label strong");
  text.attr("text-anchor", "end");
  title(g, source.label);
}

function drawArticle(svg, article, place, x, width) {
  const name = `${article.label}, ${article.when}: ${article.title}`;
  const g = lead(svg, article.open, name, "lead node article");
  title(g, name);
  if (article.from && article.from !== article.to) {
    const [a, b] = [x(toTime(article.from)), x(toTime(article.to))];
    g.append("line").attr("class", "vague").attr("x1", a).attr("x2", b).attr("y1", place.y).attr("y2", place.y);
  }
  const r = Math.min(6 + 2 * Math.log2(article.n ?? 1), 14);
  if (article.stance) stance(g, article.stance, place.x, place.y, 6);
  else g.append("circle").attr("cx", place.x).attr("cy", place.y).attr("r", r).attr("class", article.from ? "dot" : "dot open");
  const room = width - place.x - r - 10;
  const short = fit(article.label, room, 12, 600);
  label(g, place.x + r + 5, place.y + 4, short, "label halo strong");
  const wide = widthOf(short, 12, 600) + 8;
  const left = short === article.label && article.title ? fit(article.title, Math.min(room - wide, 330), 11.5) : "";
  if (left.length > 8) label(g, place.x + r + 5 + wide, place.y + 4, left, "label small halo quiet");
}

export const lineageLegend = (data) => {
  const used = [...new Set(data.links.map((l) => l.kind))];
  return [
    ...used.map((kind) => ({ kind: "line", name: data.kinds[kind], css: `link ${kind}` })),
    ...[["asserts", "asserts it"], ["hedges", "hedges"], ["denies", "denies it"], ["both", "asserts and denies"]]
      .filter(([s]) => data.nodes.some((n) => n.stance === s))
      .map(([s, name]) => ({ kind: "stance", stance: s, name })),
    ...(data.nodes.some((n) => n.stance) ? [] : [{ kind: "dot", name: data.grouped ? "an outlet's articles" : "an article, by day of publication", css: "node article" }]),
    ...(data.nodes.some((n) => n.kind === "source") ? [{ kind: "square", name: "a source outside the record", css: "node source" }] : []),
  ];
};
