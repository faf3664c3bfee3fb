// Search in a single file: over the titles and texts of what is stored in it.
import { allDrawers } from "./pack.js";

const MOST = 60;
const LONGEST = 300; // characters of a sentence in the list

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

function asked(words) {
  const phrases = [...words.matchAll(/["“]([^"”]+)["”]/g)].map((m) => plain(m[1]).trim());
  const rest = plain(words.replace(/["“][^"”]+["”]/g, " ")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [...phrases, ...rest];
}

export function findInFile(words) {
  const wanted = asked(words);
  const sheet = element("div", "sheet");
  const found = wanted.length ? allDrawers().filter((d) => d.kind).flatMap((d) => hits(d, wanted)) : [];
  sheet.append(element("h2", "", found.length ? `Search: ${words}` : `Nothing here has: ${words}`));
  const list = element("ul", "items");
  for (const { open, text } of found.slice(0, MOST)) {
    const link = Object.assign(element("a", "lead", text), { href: "#" });
    link.dataset.open = open;
    const item = element("li");
    item.append(link);
    list.append(item);
  }
  sheet.append(list);
  if (found.length > MOST) sheet.append(element("p", "quiet", `${found.length - MOST} more`));
  return sheet;
}

// The thing itself where its title has the words; of an article also the sentences that have them.
function hits(drawer, wanted) {
  const has = (text) => wanted.every((w) => plain(text).includes(w));
  const page = new DOMParser().parseFromString(drawer.html, "text/html");
  const title = page.querySelector("h2")?.textContent ?? "";
  const names = page.querySelector(".facts")?.textContent ?? "";
  const isNamed = has(title) || (drawer.kind === "actor" && has(names));
  const found = isNamed ? [{ open: drawer.name, text: `${drawer.kind}: ${title}` }] : [];
  if (drawer.kind !== "article") return found;
  const text = page.querySelector(".text")?.textContent ?? "";
  const sentences = text.split(/(?<=[.!?][”"’']?)\s+|\n{2,}/).filter((s) => has(s));
  return [...found, ...sentences.map((s) => ({ open: drawer.name, text: `${title}: ${s.replace(/\s+/g, " ").trim().slice(0, LONGEST)}` }))];
}

function element(kind, css = "", text = "") {
  return Object.assign(document.createElement(kind), { className: css, textContent: text });
}
