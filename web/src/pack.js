// What a single file carries: drawers, the facets of its events and the land of the map, gzipped.
let pack = null;

export async function openPack() {
  const bytes = Uint8Array.from(atob(document.getElementById("pack").textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  pack = await new Response(stream).json();
}

export const facetsOf = () => pack.facets;
export const drawerOf = (name) => (pack.drawers[name] ?? pack.drawers[""])[1];
export const allDrawers = () => Object.entries(pack.drawers).map(([name, [kind, html]]) => ({ name, kind, html }));
export const worldOf = () => pack?.world;
