// The filter of a single file: what src/tidings/web/asked.py does where there is a server, over the facets it wrote.

// First or last day of 1904, 1904-10 or 1904-10-21; "" for what is no date.
export function parseDay(text, last) {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text.trim());
  if (!found) return "";
  const [year, month, day] = [found[1], found[2], found[3]].map((part) => (part ? Number(part) : 0));
  const m = month || (last ? 12 : 1);
  const d = day || (last ? new Date(Date.UTC(year, m, 0)).getUTCDate() : 1);
  const told = new Date(Date.UTC(year, m - 1, d));
  if (told.getUTCMonth() !== m - 1 || told.getUTCDate() !== d) return "";
  return told.toISOString().slice(0, 10);
}

// The ids of the events that are left; `facets` by event id: from, to, actors, places, outlets, types, acts, disputed.
export function keep(facets, asked) {
  const days = [asked.since ? parseDay(asked.since, false) : "", asked.until ? parseDay(asked.until, true) : ""];
  const wrong = (asked.since && !days[0]) || (asked.until && !days[1]);
  const [first, last] = wrong ? ["", ""] : days;
  const isLeft = ([id, f]) =>
    (!asked.event || id === asked.event) &&
    ["actor", "place", "outlet", "type", "act"].every((key) => !asked[key] || f[`${key}s`].includes(asked[key])) &&
    (!asked.disputed || f.disputed) &&
    isWithin(f, first, last);
  return new Set(Object.entries(facets).filter(isLeft).map(([id]) => id));
}

function isWithin(f, first, last) {
  if (!first && !last) return true;
  if (!f.from && !f.to) return false;
  return (!first || !f.to || f.to >= first) && (!last || !f.from || f.from <= last);
}

// The data of a picture with only what belongs to events that are left.
export function narrow(name, data, left) {
  const has = (part) => !part.events || part.events.some((e) => left.has(e));
  const among = (part) => ({ ...part, events: part.events?.filter((e) => left.has(e)) });
  if (name === "lineage") return narrowLineage(data, has);
  if (name === "corroboration") return narrowMatrix(data, has);
  if (name === "timeline") {
    const lane = (l) => (l.bars ? { bars: l.bars.filter(has) } : l);
    return { ...data, happened: lane(data.happened), published: lane(data.published) };
  }
  if (name === "claims") {
    const kept = new Set(data.answers.filter((a) => has(card(data, a.from)) || has(card(data, a.to))).flatMap((a) => [a.from, a.to]));
    return { ...data, cards: data.cards.filter((c) => kept.has(c.id)), answers: data.answers.filter((a) => kept.has(a.from) && kept.has(a.to)) };
  }
  if (name === "map") return { ...data, nowhere: 0, places: data.places.filter(has).map(among).map((p) => ({ ...p, n: p.events.length })) };
  if (name === "actors") return narrowActors(data, has, among);
  return data;
}

const card = (data, id) => data.cards.find((c) => c.id === id);

function narrowLineage(data, has) {
  const nodes = data.nodes.filter((n) => n.kind === "source" || has(n));
  const known = new Set(nodes.map((n) => n.id));
  const links = data.links.filter((l) => known.has(l.source) && known.has(l.target));
  const ends = new Set(links.flatMap((l) => [l.source, l.target]));
  return { ...data, links, nodes: nodes.filter((n) => n.kind !== "source" || ends.has(n.id)) };
}

function narrowMatrix(data, has) {
  const rows = data.rows.map((r, i) => [r, i]).filter(([r]) => has(r));
  const row = new Map(rows.map(([, i], at) => [i, at]));
  const cells = data.cells.filter((c) => row.has(c.r));
  const columns = [...new Set(cells.map((c) => c.c))].sort((a, b) => a - b);
  const column = new Map(columns.map((c, at) => [c, at]));
  let first = 0;
  const bundles = data.bundles.map((b) => {
    const n = columns.filter((c) => c >= first && c < first + b.n).length;
    first += b.n;
    return { ...b, n };
  });
  return {
    ...data,
    rows: rows.map(([r]) => r),
    columns: columns.map((c) => data.columns[c]),
    cells: cells.map((c) => ({ ...c, r: row.get(c.r), c: column.get(c.c) })),
    bundles: bundles.filter((b) => b.n),
  };
}

function narrowActors(data, has, among) {
  const links = data.links.filter(has).map(among).map((l) => ({ ...l, n: l.events.length }));
  const ends = new Set(links.flatMap((l) => [l.source, l.target]));
  return { ...data, links, nodes: data.nodes.filter((n) => ends.has(n.id)) };
}
