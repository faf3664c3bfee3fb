// Circles as wide as a place is vague; a country is its land, never a pin.
import { geoCircle, geoConicConformal, geoGraticule10, geoMercator, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { fit, label, lead, title, widthOf } from "../svg.js";

const EARTH = 6371;
const degrees = (km) => (km / EARTH) * (180 / Math.PI);

export function drawMap(svg, data, width, world) {
  const placed = data.places.filter((p) => p.lat !== null || p.kind === "country");
  if (!placed.length || !world) return 0;
  const height = Math.round(Math.min(620, Math.max(380, width * 0.62)));
  const lands = feature(world, world.objects.countries).features;
  const byCode = new Map(lands.map((f) => [f.properties.code, f]));
  const shapes = placed.map((p) => ({ ...p, land: p.kind === "country" ? byCode.get(p.country) : null }));
  const projection = aim(shapes, width, height);
  const path = geoPath(projection);
  const clip = svg.append("g").attr("class", "globe");
  clip.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
  clip.append("path").attr("class", "grid").attr("d", path(geoGraticule10()));
  clip.append("path").attr("class", "land").attr("d", path(feature(world, world.objects.countries)));
  const counted = new Set(shapes.filter((s) => s.land).map((s) => s.land));
  for (const shape of shapes.filter((s) => s.land)) drawCountry(clip, shape, path);
  clip.append("path").attr("class", "borders").attr("d", path(mesh(world, world.objects.countries, (a, b) => a !== b)));
  const spots = shapes.filter((s) => !s.land && s.lat !== null).sort((a, b) => b.radius - a.radius);
  spots.forEach((s) => drawSpot(svg, s, path, projection));
  nameAll(svg, [...spots, ...shapes.filter((s) => counted.has(s.land))], projection, path, width, height);
  return height;
}

// A view that holds every place with room around it: the world, or as near as they lie.
function aim(shapes, width, height) {
  const circles = shapes.filter((s) => s.lat !== null).map((s) => around(s, Math.max(s.kind === "country" ? 600 : s.radius * 1.6, 320)));
  const whole = { type: "FeatureCollection", features: circles };
  const lons = shapes.map((s) => s.lon);
  const lats = shapes.map((s) => s.lat);
  const [wide, tall] = [Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats)];
  const room = [[28, 28], [width - 28, height - 28]];
  if (wide > 130 || tall > 90) return geoNaturalEarth1().fitExtent([[6, 6], [width - 6, height - 6]], { type: "Sphere" });
  const middle = (Math.max(...lons) + Math.min(...lons)) / 2;
  const latitude = (Math.max(...lats) + Math.min(...lats)) / 2;
  const flat = Math.abs(latitude) < 25 || Math.sign(Math.max(...lats)) !== Math.sign(Math.min(...lats));
  const conic = flat ? geoMercator().rotate([-middle, 0]) : geoConicConformal().rotate([-middle, 0]).parallels([Math.min(...lats) - 2, Math.max(...lats) + 2]);
  return conic.fitExtent(room, whole).clipExtent([[0, 0], [width, height]]);
}

const around = (p, km) => ({ type: "Feature", geometry: geoCircle().center([p.lon, p.lat]).radius(degrees(km))() });

function nameOf(place) {
  const vague = place.kind === "country" ? "somewhere in it" : `within about ${place.radius} km`;
  return `${place.label}, ${place.n} ${place.n === 1 ? "event" : "events"}, ${vague}`;
}

function drawCountry(parent, shape, path) {
  const g = lead(parent, shape.open, nameOf(shape), "lead place country");
  title(g, nameOf(shape));
  g.append("path").attr("class", "area").attr("d", path(shape.land));
}

function drawSpot(parent, shape, path, projection) {
  const g = lead(parent, shape.open, nameOf(shape), `lead place ${shape.kind ?? "place"}`);
  title(g, nameOf(shape));
  g.append("path").attr("class", "area").attr("d", path(around(shape, shape.radius)));
  const [x, y] = projection([shape.lon, shape.lat]);
  g.append("circle").attr("class", "core").attr("cx", x).attr("cy", y).attr("r", 3 + 2 * Math.sqrt(shape.n));
}

function nameAll(svg, shapes, projection, path, width, height) {
  const taken = shapes.filter((s) => !s.land).map((s) => {
    const [x, y] = projection([s.lon, s.lat]);
    const r = 3 + 2 * Math.sqrt(s.n);
    return { x0: x - r, x1: x + r, y0: y - r, y1: y + r };
  });
  for (const shape of [...shapes].sort((a, b) => b.n - a.n)) {
    const text = fit(`${shape.label} ${shape.n}`, 170, 12, 600);
    const wide = widthOf(text, 12, 600);
    const [px, py] = shape.land ? inView(path.centroid(shape.land), projection, shape, width, height) : projection([shape.lon, shape.lat]);
    const gap = shape.land ? -wide / 2 : 7 + 2 * Math.sqrt(shape.n);
    const tries = [[px + gap, py + 4], [px - gap - wide, py + 4], [px - wide / 2, py - 12], [px - wide / 2, py + 22], [px + gap, py - 12], [px + gap, py + 20]];
    const free = tries.find(([x, y]) => x > 2 && x + wide < width - 2 && y > 14 && y < height - 4 && !taken.some((t) => x < t.x1 && x + wide > t.x0 && y - 11 < t.y1 && y + 3 > t.y0));
    if (!free) continue;
    taken.push({ x0: free[0], x1: free[0] + wide, y0: free[1] - 11, y1: free[1] + 3 });
    label(svg, free[0], free[1], text, "label halo strong mapname").attr("aria-hidden", "true");
  }
}

// A country's name stands in its middle, or at its given point where the middle is out of view.
function inView([x, y], projection, shape, width, height) {
  if (x > 40 && x < width - 40 && y > 20 && y < height - 20) return [x, y];
  const [a, b] = projection([shape.lon, shape.lat]);
  return [Math.max(50, Math.min(width - 50, a)), Math.max(24, Math.min(height - 16, b))];
}

export const mapLegend = (data) => [
  { kind: "place", css: "place city", name: "a place with its events; the circle is as wide as the place is vague" },
  ...(data.places.some((p) => p.kind === "country") ? [{ kind: "patch", css: "place country", name: "somewhere in this country" }] : []),
  ...(data.nowhere ? [{ kind: "note", name: `${data.nowhere} events without a place` }] : []),
];
