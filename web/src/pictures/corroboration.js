// Events in rows, articles in columns; reprints of one another stand close, under one name.
import { fit, label, lead, stance, title, widthOf } from "../svg.js";

const ROW = 26;

export function drawCorroboration(svg, data, width) {
  if (!data.rows.length || !data.columns.length) return 0;
  const layout = layOut(data, width);
  drawHead(svg, data, layout);
  drawRows(svg, data, layout, width);
  drawCells(svg, data, layout);
  return layout.top + data.rows.length * ROW + 20;
}

function layOut(data, width) {
  const bundles = data.bundles;
  const single = Math.max(16, Math.min(34, (width * 0.48 - bundles.length * 8) / data.columns.length));
  const inside = Math.max(9, Math.min(14, single * 0.5));
  let x = 0;
  const columns = [];
  const bands = [];
  for (const bundle of bundles) {
    const step = bundle.n > 1 ? inside : single;
    bands.push({ ...bundle, x, width: step * bundle.n });
    for (let i = 0; i < bundle.n; i++) columns.push(x + step * (i + 0.5));
    x += step * bundle.n + 6;
  }
  const longest = Math.max(...bundles.map((b) => widthOf(named(b), 12)));
  const slant = Math.min(178, longest * 0.75 + 20);
  const end = 54;
  const left = Math.max(150, width - x - end - Math.min(70, slant * 0.5));
  return { left, columns: columns.map((c) => c + left), bands, top: slant + 12, right: left + x, bottom: slant + 12 + data.rows.length * ROW + 14 };
}

const named = (b) => (b.n > 1 ? `${b.label} (${b.n})` : b.label);

function drawHead(svg, data, layout) {
  let first = 0;
  for (const band of layout.bands) {
    const column = data.columns[first];
    first += band.n;
    const x = layout.left + band.x;
    const g = lead(svg, band.n > 1 ? `outlet:${column.label}` : column.open, `${named(band)}, ${column.when}`, "lead head");
    if (band.n === 1) g.attr("data-open", column.open);
    const [cx, y] = [x + band.width / 2, layout.top - 10];
    const text = label(g, 0, 0, fit(named(band), 230), "label");
    text.attr("transform", `translate(${cx + 4},${y}) rotate(-48)`);
    title(g, `${named(band)}, ${column.when}`);
    if (band.n > 1) {
      const box = svg.insert("rect", ":first-child").attr("class", "band");
      box.attr("x", x - 1).attr("y", layout.top - 4).attr("width", band.width + 2).attr("height", data.rows.length * ROW + 8).attr("rx", 4);
    }
  }
  label(svg, 0, layout.top - 10, "what is told, in most articles first", "label quiet");
  label(svg, layout.right + 22, layout.bottom, "origins", "label quiet").attr("text-anchor", "middle");
}

function drawRows(svg, data, layout, width) {
  data.rows.forEach((row, r) => {
    const y = layout.top + (r + 0.5) * ROW;
    svg.append("line").attr("class", "rule").attr("x1", 0).attr("x2", width).attr("y1", y + ROW / 2).attr("y2", y + ROW / 2);
    const g = lead(svg, row.open, `${row.label}, ${row.when}, ${row.origins} origins${row.disputed ? ", disputed" : ""}`, "lead row");
    const room = layout.left - 14 - (row.disputed ? 14 : 0);
    if (row.disputed) stance(g, "denies", 6, y, 4);
    label(g, row.disputed ? 16 : 0, y + 4, fit(row.label, room), "label");
    title(g, `${row.label}, ${row.when}`);
    label(svg, layout.right + 22, y + 4, row.origins, "label strong").attr("text-anchor", "middle");
  });
}

function drawCells(svg, data, layout) {
  const filled = new Map(data.cells.map((c) => [`${c.r} ${c.c}`, c]));
  data.rows.forEach((row, r) => {
    layout.columns.forEach((x, c) => {
      const cell = filled.get(`${r} ${c}`);
      const y = layout.top + (r + 0.5) * ROW;
      if (!cell) return stance(svg, "silent", x, y);
      const name = `${data.columns[c].label} ${cell.stance === "both" ? "asserts and denies" : cell.stance}: ${row.label}`;
      const g = lead(svg, cell.open, name, "lead cell");
      g.append("rect").attr("class", "hit").attr("x", x - 8).attr("y", y - 11).attr("width", 16).attr("height", 22);
      stance(g, cell.stance, x, y, 5.5);
      return title(g, name);
    });
  });
}

export const corroborationLegend = (data) => {
  const used = new Set(data.cells.map((c) => c.stance));
  const shapes = [["asserts", "asserts"], ["hedges", "hedges"], ["denies", "denies"], ["both", "asserts and denies"]];
  return [
    ...shapes.filter(([s]) => used.has(s)).map(([s, name]) => ({ kind: "stance", stance: s, name })),
    { kind: "stance", stance: "silent", name: "silent" },
    ...(data.bundles.some((b) => b.n > 1) ? [{ kind: "band", name: "reprints of one text" }] : []),
    ...(data.more ? [{ kind: "note", name: `${data.more} more events: narrow the filter` }] : []),
    ...(data.more_columns ? [{ kind: "note", name: `${data.more_columns} more articles` }] : []),
  ];
};
