// What the page shows stands in its address: the query when it is served, the fragment in a single file.
export const FILTERS = ["since", "until", "actor", "place", "outlet", "type", "act", "disputed", "event"];
export const single = document.body.dataset.mode === "single";

export function read() {
  const text = single ? location.hash.slice(1) : location.search.slice(1);
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value));
}

export function query(asked) {
  const kept = Object.entries(asked).filter(([key, value]) => value && !(key === "picture" && value === "lineage"));
  return new URLSearchParams(kept).toString();
}

export function write(asked, how = "pushState") {
  const text = query(asked);
  if (single) history[how](null, "", `#${text}`);
  else history[how](null, "", text ? `/?${text}` : "/");
}

export function isFiltered(asked) {
  return FILTERS.some((key) => asked[key]);
}
