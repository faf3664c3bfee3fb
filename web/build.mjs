// The bundle, the style and the world, as they stand in the package: node build.mjs [FOLDER]
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { presimplify, quantile, simplify, filter, filterWeight } from "topojson-simplify";
import codes from "./country_codes.json" with { type: "json" };

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "tidings", "web", "assets");
const require = createRequire(import.meta.url);
const KEPT = 0.55; // share of the points of the 1:50m coastlines left out: the file stays below 350 kB, islands stay

const notice = "/*! htmx (0BSD), D3 (ISC, Mike Bostock), topojson-client (ISC); see licences.txt */";

await build({
  absWorkingDir: here,
  entryPoints: [join(here, "src", "page.js")],
  outfile: join(out, "page.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: notice },
});
await build({
  absWorkingDir: here,
  entryPoints: [join(here, "src", "page.css")],
  outfile: join(out, "page.css"),
  bundle: true,
  minify: true,
  charset: "utf8",
});
writeFileSync(join(out, "licences.txt"), licences());
writeFileSync(join(out, "world.json"), JSON.stringify(world()) + "\n");

// The licences of what is bundled, word for word, as they ask.
function licences() {
  const { devDependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const bundled = Object.keys(devDependencies).filter((n) => !["esbuild", "axe-core", "topojson-simplify"].includes(n));
  const parts = [...bundled, "d3-array", "d3-dispatch", "d3-quadtree", "d3-timer", "internmap"].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    return `${name} ${JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return parts.join("\n----\n\n");
}

// Countries of the world by ISO 3166 alpha-3 (Natural Earth 1:50m, public domain), coastlines simplified.
function world() {
  const whole = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  delete whole.objects.land;
  const weighed = presimplify(whole);
  const simpler = simplify(weighed, quantile(weighed, KEPT));
  const left = filter(simpler, filterWeight(simpler, 0));
  for (const country of left.objects.countries.geometries) {
    country.properties = { name: country.properties.name, code: codes[country.id] ?? null };
    delete country.id;
  }
  return quantized(left);
}

// Coordinates as small whole numbers again (simplifying leaves them as degrees).
function quantized(topology) {
  const size = 2e4;
  const scale = [360 / size, 180 / size];
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = [];
    for (const [lon, lat] of arc) {
      const [a, b] = [Math.round((lon + 180) / scale[0]), Math.round((lat + 90) / scale[1])];
      if (points.length > 1 && a === x && b === y) continue;
      points.push(points.length ? [a - x, b - y] : [a, b]);
      [x, y] = [a, b];
    }
    return points;
  });
  return { type: "Topology", transform: { scale, translate: [-180, -90] }, objects: topology.objects, arcs };
}
