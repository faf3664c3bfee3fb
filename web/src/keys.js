// The keyboard: / searches, j and k go through the events, 1 to 7 choose a picture, s goes to the sources; those that
// change something are in changes.js.
import { changeKeys, writable } from "./changes.js";
const PICTURES = ["lineage", "corroboration", "timeline", "claims", "map", "actors", "articles"];


export function startKeys({ go }) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const change = writable() ? changeKeys[event.key] : null;
    const picture = PICTURES[event.key - 1];
    const action = actions(go)[event.key] ?? change ?? (picture && (() => go({ picture })));
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const actions = (go) => ({
  "/": () => document.getElementById("q").focus(),
  j: () => step(1, go),
  k: () => step(-1, go),
  s: () => document.getElementById("drawer").focus(),
  p: () => document.getElementById("centre").focus(),
});

function leave() {
  if (document.activeElement?.closest("input, select, textarea")) document.activeElement.blur();
}

function step(by, go) {
  const links = [...document.querySelectorAll(".events li:not([hidden]) a")];
  const now = links.findIndex((l) => l.getAttribute("aria-current") === "true");
  const next = links[Math.max(0, Math.min(links.length - 1, now + by))] ?? links[0];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  go({ open: next.dataset.open });
}
