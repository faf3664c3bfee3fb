// Measuring, cutting and wrapping words; the few shapes that all pictures share.
const measure = document.createElement("canvas").getContext("2d");
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const SERIF = "Charter, 'Bitstream Charter', Georgia, serif";

export function widthOf(text, size = 12, weight = 400, family = FONT) {
  measure.font = `${weight} ${size}px ${family}`;
  return measure.measureText(text).width;
}

// The text, or as much of it as fits `room` pixels and an ellipsis.
export function fit(text, room, size = 12, weight = 400, family = FONT) {
  if (widthOf(text, size, weight, family) <= room) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(text.slice(0, middle).trimEnd() + "…", size, weight, family) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? text.slice(0, low).trimEnd() + "…" : "";
}

// The text in at most `most` lines of `room` pixels.
export function wrap(text, room, most, size = 12, weight = 400, family = FONT) {
  const lines = [];
  let line = "";
  const words = text.split(/\s+/);
  for (let i = 0; i < words.length; i++) {
    const longer = line ? `${line} ${words[i]}` : words[i];
    if (!line || widthOf(longer, size, weight, family) <= room) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = words.slice(i - line.split(" ").length).join(" ");
      break;
    }
    lines.push(line);
    line = words[i];
  }
  if (line) lines.push(line);
  return lines.map((l) => fit(l, room, size, weight, family));
}

// A link in the picture: a click or Enter opens the drawer; `name` is what a screen reader says.
export function lead(parent, open, name, kind = "lead") {
  if (!open) return parent.append("g").attr("class", "plain");
  return parent
    .append("a")
    .attr("class", kind)
    .attr("href", "#")
    .attr("data-open", open)
    .attr("aria-label", name);
}

export function label(parent, x, y, text, kind = "label") {
  return parent.append("text").attr("x", x).attr("y", y).attr("class", kind).text(text);
}

export function title(parent, text) {
  parent.append("title").text(text);
  return parent;
}

// The mark of a stance: filled circle, half circle, cross; for `both` circle and cross.
export function stance(parent, kind, x, y, r = 6) {
  const g = parent.append("g").attr("class", `shape ${kind}`).attr("transform", `translate(${x},${y})`);
  if (kind === "asserts" || kind === "both") g.append("circle").attr("r", r);
  if (kind === "hedges") {
    g.append("circle").attr("r", r - 0.6).attr("class", "open");
    g.append("path").attr("d", `M0 ${-r + 0.6}a${r - 0.6} ${r - 0.6} 0 0 1 0 ${2 * r - 1.2}z`);
  }
  if (kind === "denies" || kind === "both") {
    const d = r * 0.85;
    g.append("path").attr("class", kind === "both" ? "stroke over" : "stroke").attr("d", `M${-d} ${-d}L${d} ${d}M${d} ${-d}L${-d} ${d}`);
  }
  if (kind === "silent") g.append("circle").attr("r", 1.4);
  return g;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;

export const toTime = (day) => Date.parse(`${day}T00:00:00Z`);

const BREAK = 34; // pixels that a stretch without anything in it is drawn as, where it would take a quarter of the axis
const EMPTY = 0.25;

// A scale of days over what `spans` ([from, to] in milliseconds) cover: function from a time to x, with `pieces` (the
// stretches drawn to scale, parted by breaks) and ticks that do not touch.
export function timeScale(spans, left, right) {
  const parts = spans.length ? stretches(spans) : [[0, DAY]];
  const whole = parts.reduce((sum, [a, b]) => sum + (b - a), 0);
  const room = right - left - BREAK * (parts.length - 1);
  let x = left;
  const pieces = parts.map(([first, last]) => {
    const wide = parts.length > 1 ? 0.1 * room + 0.9 * room * ((last - first) / whole) - (0.1 * room * (parts.length - 1)) / parts.length : room;
    const piece = { first, last, x0: x, x1: x + wide };
    x += wide + BREAK;
    return piece;
  });
  const stretch = (right - pieces.at(-1).x1) / pieces.length;
  pieces.forEach((p, i) => {
    p.x0 += stretch * i;
    p.x1 += stretch * (i + 1);
  });
  const scale = (t) => {
    const p = pieces.find((piece) => t <= piece.last) ?? pieces.at(-1);
    return p.x0 + (Math.max(t - p.first, t < pieces[0].first ? t - p.first : 0) / (p.last - p.first)) * (p.x1 - p.x0);
  };
  scale.pieces = pieces;
  scale.ticks = () => pieces.flatMap((p) => ticks(p.first, p.last, Math.max(1, Math.floor((p.x1 - p.x0) / 84))));
  return scale;
}

// What is covered, parted where a gap takes more than its share of the whole.
function stretches(spans) {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const ends = [Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))];
  const whole = ends[1] - ends[0] || DAY;
  const parts = [];
  for (const [a, b] of sorted) {
    const last = parts.at(-1);
    if (last && a - last[1] <= whole * EMPTY) last[1] = Math.max(last[1], b);
    else parts.push([a, b]);
  }
  return parts.map(([a, b]) => {
    const margin = Math.max((b - a) * 0.02, DAY / 2);
    return [a - margin, b + margin];
  });
}

function ticks(first, last, most) {
  const days = (last - first) / DAY;
  const steps = [1, 2, 5, 10].find((s) => days / s <= most);
  if (steps && days <= 62) return dayTicks(first, last, steps);
  const months = days / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((s) => months / s <= most) ?? 1200;
  return monthTicks(first, last, step);
}

function dayTicks(first, last, step) {
  const found = [];
  let before = -1;
  for (let t = Math.ceil(first / DAY) * DAY; t <= last; t += DAY * step) {
    const d = new Date(t);
    const month = d.getUTCMonth();
    const year = before === -1 ? ` ${d.getUTCFullYear()}` : month === 0 && before !== 0 ? ` ${d.getUTCFullYear()}` : "";
    found.push({ t, text: `${d.getUTCDate()} ${MONTHS[month]}${year}` });
    before = month;
  }
  return found;
}

function monthTicks(first, last, step) {
  const found = [];
  const start = new Date(first);
  let index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  index = Math.ceil(index / step) * step;
  for (; ; index += step) {
    const t = Date.UTC(Math.floor(index / 12), index % 12, 1);
    if (t > last) return found;
    if (t < first) continue;
    const year = Math.floor(index / 12);
    found.push({ t, text: step % 12 === 0 ? `${year}` : `${MONTHS[index % 12]} ${year}` });
  }
}

export function drawAxis(svg, scale, top, bottom) {
  const g = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  let taken = -Infinity;
  let before = { piece: -1, text: null }; // behind a break the day is told, whatever stood before it
  const right = scale.pieces.at(-1).x1;
  for (const { t, text } of scale.ticks()) {
    const x = scale(t);
    const half = widthOf(text, 11.5) / 2;
    g.append("line").attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", bottom);
    const middle = Math.max(half, Math.min(right - half + 6, x));
    const piece = scale.pieces.findIndex((p) => t >= p.first && t <= p.last);
    if (middle - half < taken && piece === before.piece) continue;
    if (middle - half < taken) before.text.remove();
    before = { piece, text: g.append("text").attr("x", middle).attr("y", top - 6).attr("text-anchor", "middle").text(text) };
    taken = middle + half + 10;
  }
  for (const piece of scale.pieces.slice(1)) drawBreak(g, piece.x0 - BREAK / 2, top, bottom);
}

function drawBreak(g, x, top, bottom) {
  for (const shift of [-3, 3]) {
    g.append("line").attr("class", "break").attr("x1", x + shift).attr("x2", x + shift).attr("y1", top).attr("y2", bottom);
  }
}
