// Cards in columns: claims, denials, what was said to those; a line from each answer to what it answers.
import { SERIF, label, lead, stance, title, widthOf, wrap, fit } from "../svg.js";

const LINE = 16;
const GAP = 16;
const TOP = 34;
const NAMES = ["Claim", "Denial", "Answer", "Answer"];

export function drawClaims(svg, data, width) {
  if (!data.cards.length) return 0;
  const depths = [...new Set(data.cards.map((c) => c.depth))].sort();
  const between = depths.length > 2 ? 44 : 80;
  const wide = Math.min(420, (width - between * (depths.length - 1)) / depths.length);
  const step = depths.length > 1 ? (width - wide) / (depths.length - 1) : 0;
  const cards = new Map(data.cards.map((c) => [c.id, { ...c, x: depths.indexOf(c.depth) * step, ...say(c, wide) }]));
  const height = stack(cards, data.answers);
  depths.forEach((d, i) => label(svg, i * step, 18, NAMES[d] ?? "Answer", "label lane"));
  drawAnswers(svg, data.answers, cards, wide);
  for (const card of cards.values()) drawCard(svg, card, wide);
  return height;
}

function say(card, wide) {
  const lines = wrap(`“${card.words.trim().replace(/^[“"']+|[”"']+$/g, "")}”`, wide - 30, 3, 13, 400, SERIF);
  return { lines, height: 26 + lines.length * LINE + 22 };
}

// Groups that answer each other one below the other; in a group each column from the top, by day.
function stack(cards, answers) {
  let y = TOP;
  for (const group of groups(cards, answers)) {
    const columns = new Map();
    for (const card of group) columns.set(card.x, [...(columns.get(card.x) ?? []), card]);
    const heights = [...columns.values()].map((c) => c.reduce((sum, card) => sum + card.height + GAP, -GAP));
    const whole = Math.max(...heights);
    for (const column of columns.values()) {
      column.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
      let at = y;
      for (const card of column) {
        card.y = at;
        at += card.height + GAP;
      }
    }
    y += whole + GAP * 2;
  }
  return y - GAP;
}

function groups(cards, answers) {
  const root = new Map([...cards.keys()].map((id) => [id, id]));
  const find = (id) => (root.get(id) === id ? id : find(root.get(id)));
  for (const a of answers) root.set(find(a.from), find(a.to));
  const found = new Map();
  for (const [id, card] of cards) found.set(find(id), [...(found.get(find(id)) ?? []), card]);
  return [...found.values()];
}

function drawAnswers(svg, answers, cards, wide) {
  const g = svg.append("g").attr("class", "answers").attr("aria-hidden", "true");
  for (const answer of answers) {
    const [a, b] = [cards.get(answer.from), cards.get(answer.to)];
    const [ax, ay, by] = [a.x, a.y + Math.min(22, a.height / 2), b.y + Math.min(22, b.height / 2)];
    const bx = a.x > b.x ? b.x + wide : b.x;
    const middle = (ax + bx) / 2;
    g.append("path").attr("class", "answer").attr("d", `M${ax} ${ay}C${middle} ${ay} ${middle} ${by} ${bx + 9} ${by}`);
    g.append("path").attr("class", "tip").attr("d", `M${bx + 1} ${by}l9 -4.5v9z`);
  }
}

const STANCE = { denies: "denies", retracts: "denies" };

function drawCard(svg, card, wide) {
  const kind = STANCE[card.act] ?? "asserts";
  const g = lead(svg, card.open, `${card.speaker} ${card.act}: ${card.words} (${card.outlet}, ${card.when})`, `lead card ${kind}`);
  title(g, `${card.speaker}: ${card.words}`);
  g.append("rect").attr("class", "paper").attr("x", card.x + 0.5).attr("y", card.y + 0.5).attr("width", wide - 1).attr("height", card.height).attr("rx", 5);
  g.append("rect").attr("class", "edge").attr("x", card.x).attr("y", card.y).attr("width", 4).attr("height", card.height + 1).attr("rx", 2);
  stance(g, kind, card.x + 18, card.y + 16, 5);
  label(g, card.x + 30, card.y + 20, fit(card.speaker, wide - 52 - widthOf(card.act, 11.5), 13, 650), "label strong big");
  label(g, card.x + wide - 10, card.y + 20, card.act, "label small quiet").attr("text-anchor", "end");
  card.lines.forEach((line, i) => label(g, card.x + 14, card.y + 38 + i * LINE, line, "label said"));
  label(g, card.x + 14, card.y + card.height - 9, fit(`${card.outlet}, ${card.when}`, wide - 28, 11.5), "label small quiet");
}

export const claimsLegend = (data) => [
  { kind: "stance", stance: "asserts", name: "says so" },
  { kind: "stance", stance: "denies", name: "denies it" },
  { kind: "arrow", name: "in answer to" },
  ...(data.more ? [{ kind: "note", name: `${data.more} more: narrow the filter` }] : []),
];
