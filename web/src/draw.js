// Pictures into their places: each from the data that stands beside it, with its legend.
import { select } from "d3-selection";
import { single } from "./address.js";
import { narrow } from "./filter.js";
import { worldOf } from "./pack.js";
import { actorsLegend, drawActors } from "./pictures/actors.js";
import { claimsLegend, drawClaims } from "./pictures/claims.js";
import { corroborationLegend, drawCorroboration } from "./pictures/corroboration.js";
import { drawLineage, lineageLegend } from "./pictures/lineage.js";
import { drawMap, mapLegend } from "./pictures/map.js";
import { drawTimeline, timelineLegend } from "./pictures/timeline.js";
import { stance } from "./svg.js";

const DRAWERS = {
  lineage: [drawLineage, lineageLegend, "Nothing to draw: no article is left by this filter."],
  corroboration: [drawCorroboration, corroborationLegend, "Nothing to draw: no event is left by this filter."],
  timeline: [drawTimeline, timelineLegend, "Nothing to draw: nothing here has a date."],
  claims: [drawClaims, claimsLegend, "Nobody here denies anything."],
  map: [drawMap, mapLegend, "Nothing to draw: no event here has a place."],
  actors: [drawActors, actorsLegend, "Nothing to draw: no two actors take part in one event."],
};
const NARROWEST = 560; // pixels; a narrower window scrolls the picture
let world = null;

async function loadWorld() {
  if (world) return world;
  world = single ? worldOf() : await (await fetch("/assets/world.json")).json();
  return world;
}

export async function drawAll(left = null) {
  for (const box of document.querySelectorAll(".picture-box")) {
    const figure = box.querySelector("figure.picture");
    if (!box.hidden && figure) await draw(figure, left);
  }
}

async function draw(figure, left) {
  const name = figure.dataset.figure;
  const [drawer, legend, nothing] = DRAWERS[name];
  let data = JSON.parse(figure.querySelector("script.data").textContent);
  if (left) data = narrow(name, data, left);
  const canvas = figure.querySelector(".canvas");
  const land = name === "map" && data.places.length ? await loadWorld() : null;
  const width = Math.max(NARROWEST, canvas.clientWidth);
  canvas.replaceChildren();
  const svg = select(canvas).append("svg").attr("class", `drawing ${name}`).attr("width", width).attr("role", "group");
  svg.attr("aria-label", canvas.getAttribute("aria-label"));
  const height = drawer(svg, data, width, land);
  const empty = !height;
  if (empty) canvas.replaceChildren(Object.assign(document.createElement("p"), { className: "none", textContent: nothing }));
  else svg.attr("height", Math.ceil(height)).attr("viewBox", `0 0 ${width} ${Math.ceil(height)}`);
  nameByWords(canvas);
  figure.querySelector("figcaption").hidden = empty;
  if (!empty) drawLegend(figure.querySelector(".legend"), legend(data));
  figure.dataset.drawn = "yes";
}

// A mark with words of its own goes by them, so that who speaks to the computer can say what he sees; the rest of what
// there is to say stands in its title. Words that stand apart are parted by spaces, which nobody sees.
function nameByWords(canvas) {
  for (const link of canvas.querySelectorAll("a.lead")) {
    const words = link.querySelectorAll("text");
    if (words.length) link.removeAttribute("aria-label");
    words.forEach((text) => text.append(" "));
  }
}

function drawLegend(place, entries) {
  place.replaceChildren();
  for (const entry of entries) {
    const item = select(place).append("span").attr("class", entry.kind === "note" ? "note" : "entry");
    if (entry.kind !== "note") key(item, entry);
    item.append("span").text(entry.name);
  }
}

function key(item, entry) {
  const svg = item.append("svg").attr("width", 30).attr("height", 16).attr("viewBox", "0 0 30 16").attr("aria-hidden", "true");
  const g = svg.append("g").attr("class", entry.css ?? "");
  if (entry.kind === "stance") stance(svg, entry.stance, 15, 8, 6);
  if (entry.kind === "line") g.append("path").attr("class", "line").attr("d", "M2 8H28").attr("stroke-width", 2);
  if (entry.kind === "dot") g.append("circle").attr("class", "dot").attr("cx", 15).attr("cy", 8).attr("r", 5.5);
  if (entry.kind === "square") g.append("rect").attr("x", 10).attr("y", 3).attr("width", 10).attr("height", 10);
  if (entry.kind === "bar") {
    g.append("rect").attr("class", entry.exact ? "exact" : "vague").attr("x", entry.exact ? 12 : 3).attr("y", 3.5).attr("width", entry.exact ? 6 : 24).attr("height", 9).attr("rx", entry.exact ? 2 : 4.5);
    if (entry.cross) g.append("path").attr("class", "cross").attr("d", "M12 5l6 6m0 -6l-6 6");
  }
  if (entry.kind === "band") svg.append("rect").attr("class", "band").attr("x", 5).attr("y", 1).attr("width", 20).attr("height", 14).attr("rx", 4);
  if (entry.kind === "arrow") {
    svg.append("path").attr("class", "answer").attr("d", "M28 8H11");
    svg.append("path").attr("class", "tip").attr("d", "M2 8l9 -4.5v9z");
  }
  if (entry.kind === "actor") g.append("g").attr("class", `actor ${entry.type}`).append("path").attr("class", "body").attr("d", entry.path).attr("transform", "translate(15,8)");
  if (entry.kind === "place") {
    g.append("circle").attr("class", "area").attr("cx", 15).attr("cy", 8).attr("r", 7.5);
    g.append("circle").attr("class", "core").attr("cx", 15).attr("cy", 8).attr("r", 3);
  }
  if (entry.kind === "patch") g.append("rect").attr("class", "area").attr("x", 5).attr("y", 2).attr("width", 20).attr("height", 12);
}
