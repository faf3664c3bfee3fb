// Actors by type, a line for what they share and one for what divides them, laid out by forces, always the same way.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { label, lead, title, widthOf } from "../svg.js";

const TICKS = 400;
const STEPS = 14; // points of a line that names keep away from

export function drawActors(svg, data, width) {
  if (!data.nodes.length) return 0;
  const height = Math.max(300, Math.min(720, 200 + data.nodes.length * 14));
  const nodes = data.nodes.map((n) => ({ ...n, r: 6 + 2.2 * Math.sqrt(n.n) }));
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const links = data.links.map((l) => ({ ...l, source: byId.get(l.source), target: byId.get(l.target) }));
  layOut(nodes, links, width, height);
  const crossed = drawLines(svg, links);
  const taken = [...nodes.map((n) => ({ x0: n.x - n.r, x1: n.x + n.r, y0: n.y - n.r, y1: n.y + n.r })), ...crossed];
  const bodies = svg.append("g");
  for (const node of [...nodes].sort((a, b) => b.n - a.n)) drawNode(bodies, node, taken, width);
  return height;
}

function layOut(nodes, links, width, height) {
  nodes.forEach((n, i) => {
    const turn = i * 2.39996;
    n.x = width / 2 + Math.sqrt(i + 1) * 30 * Math.cos(turn);
    n.y = height / 2 + Math.sqrt(i + 1) * 18 * Math.sin(turn);
  });
  const forces = forceSimulation(nodes)
    .force("links", forceLink(links).distance(95).strength(0.35))
    .force("apart", forceManyBody().strength(-260).distanceMax(340))
    .force("x", forceX(width / 2).strength(0.035 * (height / width)))
    .force("y", forceY(height / 2).strength(0.07))
    .force("room", forceCollide((n) => n.r + 24))
    .stop();
  forces.tick(TICKS);
  spread(nodes, "x", 40, width - 130);
  spread(nodes, "y", 26, height - 30);
}

// The whole room is used: the outermost stand at its edges, the others between them as they were.
function spread(nodes, axis, low, high) {
  const [first, last] = [Math.min(...nodes.map((n) => n[axis])), Math.max(...nodes.map((n) => n[axis]))];
  const factor = Math.min((high - low) / (last - first || 1), 2.2);
  const middle = (low + high) / 2;
  for (const n of nodes) n[axis] = middle + (n[axis] - (first + last) / 2) * factor;
}

function drawLines(svg, links) {
  const g = svg.append("g").attr("class", "ties");
  const count = new Map();
  const crossed = [];
  for (const link of links) {
    const pair = [link.source.id, link.target.id].sort().join(" ");
    const turn = count.get(pair) ?? 0;
    count.set(pair, turn + 1);
    const name = `${link.source.label}, ${link.types}, ${link.target.label}`;
    const line = lead(g, link.open, name, `lead tie ${link.sign}`);
    title(line, name);
    const d = bent(link.source, link.target, turn);
    line.append("path").attr("class", "hit").attr("d", d.path);
    line.append("path").attr("class", "line").attr("d", d.path).attr("stroke-width", 1.4 + 1.3 * Math.log2(link.n));
    if (link.sign !== "with") line.append("path").attr("class", "tip").attr("d", "M0 0l-9 -4v8z").attr("transform", `translate(${d.x},${d.y}) rotate(${d.angle})`);
    crossed.push(...d.along);
  }
  return crossed;
}

function bent(a, b, turn) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bow = 14 + turn * 18;
  const [cx, cy] = [(a.x + b.x) / 2 - (dy / length) * bow, (a.y + b.y) / 2 + (dx / length) * bow];
  const out = Math.hypot(b.x - cx, b.y - cy) || 1;
  const [x, y] = [b.x - ((b.x - cx) / out) * (b.r + 2), b.y - ((b.y - cy) / out) * (b.r + 2)];
  const angle = (Math.atan2(b.y - cy, b.x - cx) * 180) / Math.PI;
  const along = Array.from({ length: STEPS }, (_, i) => (i + 1) / (STEPS + 1)).map((t) => {
    const [px, py] = [(1 - t) ** 2 * a.x + 2 * t * (1 - t) * cx + t * t * x, (1 - t) ** 2 * a.y + 2 * t * (1 - t) * cy + t * t * y];
    return { x0: px - 3, x1: px + 3, y0: py - 3, y1: py + 3 };
  });
  return { path: `M${a.x} ${a.y}Q${cx} ${cy} ${x} ${y}`, x, y, angle, along };
}

export function shapeOf(type, r) {
  if (type === "state") return `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (type === "organisation") return `M0 ${-r * 1.25}L${r * 1.25} 0L0 ${r * 1.25}L${-r * 1.25} 0z`;
  if (type === "office") return `M0 ${-r * 1.15}L${r * 1.15} ${r * 0.85}H${-r * 1.15}z`;
  if (type === "group") return hexagon(r * 1.1);
  return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

const hexagon = (r) => {
  const points = [0, 1, 2, 3, 4, 5].map((i) => [r * Math.cos((i * Math.PI) / 3), r * Math.sin((i * Math.PI) / 3)]);
  return `M${points.map((p) => p.map((v) => v.toFixed(2)).join(" ")).join("L")}z`;
};

function drawNode(svg, node, taken, width) {
  const name = `${node.label}, ${node.type}, ${node.n} ${node.n === 1 ? "tie" : "ties"}`;
  const g = lead(svg, node.open, name, `lead actor ${node.type}`);
  title(g, name);
  g.append("path").attr("class", "body").attr("d", shapeOf(node.type, node.r)).attr("transform", `translate(${node.x},${node.y})`);
  const text = node.label.length > 26 ? `${node.label.slice(0, 25).trimEnd()}…` : node.label;
  const wide = widthOf(text, 12, 500);
  const spot = [...spots(node, wide)].map((s) => [s, clash(s, taken, width)]).sort((a, b) => a[1] - b[1])[0][0];
  taken.push(spot);
  label(g, spot.tx, spot.ty, text, "label halo name").attr("text-anchor", spot.anchor);
}

function* spots(n, wide) {
  const gap = n.r + 5;
  yield { x0: n.x + gap, x1: n.x + gap + wide, y0: n.y - 8, y1: n.y + 8, tx: n.x + gap, ty: n.y + 4, anchor: "start" };
  yield { x0: n.x - wide / 2, x1: n.x + wide / 2, y0: n.y + gap - 2, y1: n.y + gap + 14, tx: n.x, ty: n.y + gap + 10, anchor: "middle" };
  yield { x0: n.x - gap - wide, x1: n.x - gap, y0: n.y - 8, y1: n.y + 8, tx: n.x - gap, ty: n.y + 4, anchor: "end" };
  yield { x0: n.x - wide / 2, x1: n.x + wide / 2, y0: n.y - gap - 14, y1: n.y - gap + 2, tx: n.x, ty: n.y - gap, anchor: "middle" };
  for (const [up, right] of [[-1, 1], [1, 1], [-1, -1], [1, -1]]) {
    const [x0, y] = [right > 0 ? n.x + n.r * 0.6 : n.x - n.r * 0.6 - wide, n.y + up * (n.r + 6)];
    yield { x0, x1: x0 + wide, y0: y - 8, y1: y + 8, tx: x0, ty: y + 4, anchor: "start" };
  }
}

function clash(spot, taken, width) {
  const over = taken.reduce((sum, t) => {
    const [w, h] = [Math.min(spot.x1, t.x1) - Math.max(spot.x0, t.x0), Math.min(spot.y1, t.y1) - Math.max(spot.y0, t.y0)];
    return sum + (w > 0 && h > 0 ? w * h : 0);
  }, 0);
  return over + Math.max(0, spot.x1 - width) * 400 + Math.max(0, -spot.x0) * 400;
}

export const actorsLegend = (data) => {
  const types = [...new Set(data.nodes.map((n) => n.type))];
  const signs = new Set(data.links.map((l) => l.sign));
  const lines = [["with", "together or for"], ["against", "against"], ["asks", "asks something of"]];
  return [
    ...types.map((type) => ({ kind: "actor", type, path: shapeOf(type, 6), name: type })),
    ...lines.filter(([s]) => signs.has(s)).map(([s, name]) => ({ kind: "line", css: `tie ${s}`, name })),
    ...(data.more ? [{ kind: "note", name: `${data.more} more actors: narrow the filter` }] : []),
  ];
};
