// A picture as a file of its own: SVG with its colours written into it, or PNG at twice the size.
const WRITTEN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-size", "font-weight", "font-family", "font-style", "text-anchor", "paint-order", "stroke-linejoin", "stroke-linecap"];

export async function savePicture(figure, form) {
  const svg = figure.querySelector("svg.drawing");
  if (!svg) return;
  const name = `${document.title.split(" · ")[0]}-${figure.dataset.figure}`;
  const text = alone(svg, getComputedStyle(document.body).backgroundColor);
  const blob = new Blob([text], { type: "image/svg+xml" });
  if (form === "svg") return offer(blob, `${name}.svg`);
  return offer(await paint(blob, svg.width.baseVal.value, svg.height.baseVal.value), `${name}.png`);
}

function alone(svg, paper) {
  const copy = svg.cloneNode(true);
  const [shown, written] = [svg.querySelectorAll("*"), copy.querySelectorAll("*")];
  shown.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of WRITTEN) {
      const value = style.getPropertyValue(name);
      if (value) written[i].setAttribute(name, value);
    }
    if (style.display === "none") written[i].setAttribute("display", "none");
    for (const name of ["class", "href", "data-open", "tabindex"]) written[i].removeAttribute(name);
  });
  const back = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of Object.entries({ width: "100%", height: "100%", fill: paper })) back.setAttribute(key, value);
  copy.insertBefore(back, copy.firstChild);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.removeAttribute("class");
  return new XMLSerializer().serializeToString(copy);
}

async function paint(blob, width, height) {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    await new Promise((done, fail) => {
      image.onload = done;
      image.onerror = fail;
      image.src = url;
    });
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    const ink = canvas.getContext("2d");
    ink.scale(2, 2);
    ink.drawImage(image, 0, 0, width, height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
