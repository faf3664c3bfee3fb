// Two lanes over one axis: when it happened, and when it was published; a vague date is a bar.
import { drawAxis, fit, label, lead, timeScale, title, toTime, widthOf } from "../svg.js";

const ROW = 19;
const TOP = 30;
const DAY = 86400000;

export function drawTimeline(svg, data, width) {
  const lanes = [["Happened", data.happened, "happened"], ["Published", data.published, "published"]];
  const parts = lanes.flatMap(([, lane]) => lane.bars ?? lane.counts);
  const times = parts.filter((p) => p.from).map((p) => [toTime(p.from), toTime(p.to) + DAY]);
  if (!times.length) return 0;
  const x = timeScale(times, 8, width - 8);
  const axis = svg.append("g");
  let y = TOP;
  for (const [name, lane, kind] of lanes) {
    label(svg, 2, y + 12, name, "label lane");
    y += 20;
    y = lane.bars ? drawBars(svg, lane.bars, x, y, width, kind) : drawCounts(svg, lane.counts, x, y, kind);
    y += 14;
  }
  drawAxis(axis, x, TOP - 8, y - 10);
  return y;
}

// Each bar in the first row in which it and its words find room.
function drawBars(svg, bars, x, top, width, kind) {
  const rows = [];
  const sorted = [...bars].sort((a, b) => toTime(a.from) - toTime(b.from) || toTime(b.to) - toTime(a.to));
  for (const bar of sorted) {
    const place = placeBar(bar, x, width);
    let row = rows.findIndex((taken) => taken.every(([a, b]) => place.right + 8 < a || place.left - 8 > b));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([place.left, place.right]);
    drawBar(svg, bar, place, top + row * ROW, kind);
  }
  return top + rows.length * ROW;
}

// Where a bar stands and where its words: behind it, before it, or on it, wherever they fit.
function placeBar(bar, x, width) {
  const [a, b] = [x(toTime(bar.from)), Math.max(x(toTime(bar.to) + DAY), x(toTime(bar.from)) + 8)];
  const wanted = Math.min(widthOf(bar.label, 11.5), 380);
  if (b + 6 + wanted <= width) return { a, b, text: fit(bar.label, 380, 11.5), at: b + 5, anchor: "start", left: a, right: b + 6 + wanted };
  if (a - 6 - wanted >= 0) return { a, b, text: fit(bar.label, 380, 11.5), at: a - 5, anchor: "end", left: a - 6 - wanted, right: b };
  if (width - b >= a) return { a, b, text: fit(bar.label, width - b - 6, 11.5), at: b + 5, anchor: "start", left: a, right: width };
  return { a, b, text: fit(bar.label, a - 8, 11.5), at: a - 5, anchor: "end", left: 0, right: b };
}

function drawBar(svg, bar, place, y, kind) {
  const name = `${bar.label}, ${bar.when}${bar.disputed ? ", disputed" : ""}`;
  const g = lead(svg, bar.open, name, `lead bar ${kind}${bar.disputed ? " disputed" : ""}`);
  title(g, name);
  const exact = bar.from === bar.to;
  g.append("rect").attr("x", place.a).attr("y", y + 4).attr("width", place.b - place.a).attr("height", 9).attr("rx", exact ? 2 : 4.5).attr("class", exact ? "exact" : "vague");
  if (bar.disputed) {
    const [cx, cy] = [(place.a + place.b) / 2, y + 8.5];
    g.append("path").attr("class", "cross").attr("d", `M${cx - 3} ${cy - 3}l6 6m0 -6l-6 6`);
  }
  label(g, place.at, y + 12.5, place.text, "label small halo").attr("text-anchor", place.anchor);
}

function drawCounts(svg, counts, x, top, kind) {
  const height = 90;
  const most = Math.max(...counts.map((c) => c.n));
  for (const c of counts) {
    const [a, b] = [x(toTime(c.from)), x(toTime(c.to) + DAY)];
    const h = Math.max(2, (c.n / most) * height);
    const g = lead(svg, `days:${c.from}:${c.to}`, `${c.n} from ${c.from} to ${c.to}: show only these days`, `lead bar ${kind}`);
    title(g, `${c.from} to ${c.to}: ${c.n}`);
    g.append("rect").attr("class", "exact").attr("x", a).attr("y", top + height - h).attr("width", Math.max(1.5, b - a - 1)).attr("height", h);
  }
  label(svg, 82, top - 8, `up to ${most} in one column; click one to see only its days`, "label small quiet");
  return top + height + 4;
}

export const timelineLegend = (data) => [
  { kind: "bar", css: "bar happened", exact: true, name: "a known day" },
  { kind: "bar", css: "bar happened", exact: false, name: "some day within" },
  ...((data.happened.bars ?? []).some((b) => b.disputed) ? [{ kind: "bar", css: "bar happened disputed", exact: false, cross: true, name: "disputed" }] : []),
  ...(data.undated ? [{ kind: "note", name: `${data.undated} events without a date` }] : []),
  ...(data.undated_articles ? [{ kind: "note", name: `${data.undated_articles} articles without a date` }] : []),
];
