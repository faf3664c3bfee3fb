// The page: one address, one filter, one drawer; served, parts come from the server; in a single file, from the file.
import htmx from "htmx.org";
import { FILTERS, isFiltered, query, read, single, write } from "./address.js";
import { drawAll } from "./draw.js";
import { keep } from "./filter.js";
import { savePicture } from "./save.js";
import { startChanges, tellTicked } from "./changes.js";
import { drawerOf, facetsOf, openPack } from "./pack.js";
import { findInFile } from "./search.js";
import { startKeys } from "./keys.js";

const at = (id) => document.getElementById(id);

// What a screen reader says; with `shown` everybody sees it for a while.
let hiding = 0;
function say(text, shown = false) {
  const status = at("status");
  status.textContent = text;
  status.classList.toggle("spoken", !shown);
  clearTimeout(hiding);
  if (shown) hiding = setTimeout(() => status.classList.add("spoken"), 3000 + 60 * text.length);
}

// The address with some parts changed; the view is drawn anew when more than the drawer changed.
async function go(changes) {
  const before = read();
  const after = { ...before, ...changes };
  for (const key of Object.keys(after)) if (!after[key]) delete after[key];
  if (query(after) !== query(before)) write(after);
  await show(before, after);
}

async function show(before, after) {
  const viewed = (asked) => query({ ...asked, open: "" });
  if (viewed(before) !== viewed(after)) await showView(after);
  if ((before.open ?? "") !== (after.open ?? "") || (after.open ?? "").startsWith("list:")) await showDrawer(after);
  markOpen(after.open);
}

async function showView(asked) {
  if (single) showViewOfFile(asked);
  else await htmx.ajax("GET", `/view?${query(asked)}`, { target: "#view", swap: "outerHTML" });
  fillForm(asked);
  await drawAll(leftBy(asked));
  say(document.querySelector(".answer p")?.textContent ?? "");
}

const leftBy = (asked) => (single && isFiltered(asked) ? keep(facetsOf(), asked) : null);

function showViewOfFile(asked) {
  const left = keep(facetsOf(), asked);
  const chosen = asked.picture ?? "lineage";
  for (const box of document.querySelectorAll(".picture-box")) box.hidden = box.dataset.box !== chosen;
  for (const tab of document.querySelectorAll("[data-picture]")) {
    if (tab.dataset.picture === chosen) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  for (const item of document.querySelectorAll("li[data-event]")) item.hidden = !left.has(item.dataset.event);
  const all = !isFiltered(asked);
  for (const row of document.querySelectorAll("tr[data-events]")) {
    row.hidden = !all && !row.dataset.events.split(" ").some((e) => left.has(e));
  }
  tellLeft(asked, left);
}

const plural = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;

function tellNumbers(left) {
  const kept = [...left].map((e) => facetsOf()[e]);
  const articles = new Set(kept.flatMap((f) => f.articles)).size;
  const accounts = kept.reduce((sum, f) => sum + f.accounts, 0);
  const [disputed, lone] = [kept.filter((f) => f.disputed).length, kept.filter((f) => f.lone).length];
  const events = `${plural(left.size, "event")} of ${Object.keys(facetsOf()).length}`;
  return `The filter leaves ${events}: ${plural(accounts, "account")} in ${plural(articles, "article")}, ${disputed} disputed, at most ${lone} on one origin. `;
}

function tellLeft(asked, left) {
  const chips = document.querySelector(".chips");
  chips.replaceChildren();
  if (!isFiltered(asked)) return;
  const told = Object.assign(document.createElement("span"), { className: "left", textContent: tellNumbers(left) });
  const all = Object.assign(document.createElement("a"), { className: "chip", href: "#", textContent: "show everything ×" });
  all.dataset.drop = "all";
  chips.append(told, all);
}

async function showDrawer(asked) {
  const drawer = at("drawer");
  if (single) drawer.innerHTML = drawerOf(asked.open ?? "");
  // Each part of the page has a queue of its own: on one, a quick second click would be dropped behind a third.
  else await htmx.ajax("GET", `/drawer?${query(asked)}`, { source: "#drawer", target: "#drawer", swap: "innerHTML" });
  drawer.scrollTop = 0;
  const heading = drawer.querySelector("h2");
  say(`Sources: ${heading?.textContent ?? ""}`);
  if (drawer.getBoundingClientRect().top > innerHeight * 0.7 || innerWidth < 900) drawer.scrollIntoView({ block: "start" });
}

function markOpen(open) {
  for (const link of document.querySelectorAll(".events a[aria-current]")) link.removeAttribute("aria-current");
  document.querySelectorAll(".is-open").forEach((e) => e.classList.remove("is-open"));
  if (!open) return;
  const name = CSS.escape(open);
  document.querySelector(`li[data-event="${name}"] a`)?.setAttribute("aria-current", "true");
  document.querySelectorAll(`.canvas [data-open="${name}"]`).forEach((e) => e.classList.add("is-open"));
}

function fillForm(asked) {
  for (const field of at("filter").elements) {
    if (field.type === "checkbox") field.checked = asked[field.name] === field.value;
    else if (field.name) field.value = asked[field.name] ?? "";
  }
}

function formFilter() {
  const given = Object.fromEntries(new FormData(at("filter")));
  return Object.fromEntries(FILTERS.filter((key) => key !== "event").map((key) => [key, given[key] ?? ""]));
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const found = event.target.closest("[data-open],[data-picture],[data-drop],[data-only],[data-save],[data-more]");
  if (!found) return;
  event.preventDefault();
  const d = found.dataset;
  if (d.save) savePicture(found.closest("figure"), d.save);
  else if (d.more) moreEvents(found);
  else if (d.picture) go({ picture: d.picture });
  else if (d.drop) go(d.drop === "all" ? Object.fromEntries(FILTERS.map((key) => [key, ""])) : { [d.drop]: "" });
  else if (d.only) go({ [d.only]: d.value });
  else if (d.open.startsWith("days:")) go({ since: d.open.split(":")[1], until: d.open.split(":")[2] });
  else openAgain(d.open);
}

// A click on what is open already shows it again: after a search the drawer holds something else.
function openAgain(name) {
  if (read().open === name) showDrawer(read());
  else go({ open: name });
}

function moreEvents(button) {
  const asked = query({ ...read(), first: button.dataset.more });
  htmx.ajax("GET", `/events?${asked}`, { target: button.closest("p"), swap: "outerHTML" });
}

async function onSearch(event) {
  event.preventDefault();
  const words = at("q").value.trim();
  if (!words) return;
  if (single) at("drawer").replaceChildren(findInFile(words));
  else await htmx.ajax("GET", `/search?${new URLSearchParams({ q: words })}`, { source: "#drawer", target: "#drawer", swap: "innerHTML" });
  say(at("drawer").querySelector("h2")?.textContent ?? "");
  at("drawer").focus();
}

let shown = read();
addEventListener("popstate", async () => {
  const before = shown;
  shown = read();
  await show({ ...before, picture: before.picture ?? "", open: before.open ?? "?" }, shown);
});
document.addEventListener("click", (event) => {
  onClick(event);
  shown = read();
});
at("search").addEventListener("submit", onSearch);
at("filter").addEventListener("change", () => go(formFilter()).then(() => (shown = read())));
at("filter").addEventListener("submit", (event) => {
  event.preventDefault();
  go(formFilter());
});

let room = innerWidth;
let waiting = 0;
addEventListener("resize", () => {
  if (Math.abs(innerWidth - room) < 8) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    room = innerWidth;
    drawAll(leftBy(read()));
  }, 120);
});

// After a judgement: the same view and the thing judged under the id it has now.
async function refresh(open) {
  const asked = { ...read(), ...(open ? { open } : {}) };
  write(asked, "replaceState");
  await showView(asked);
  tellTicked();
  await showDrawer(asked);
  markOpen(asked.open);
  shown = read();
}

async function start() {
  if (single) {
    await openPack();
    showViewOfFile(read());
    fillForm(read());
    if (read().open) await showDrawer(read());
  }
  startKeys({ go });
  startChanges({ refresh, say: (text) => say(text, true) });
  await drawAll(leftBy(read()));
  markOpen(read().open);
  document.body.dataset.ready = "yes";
}

start();
