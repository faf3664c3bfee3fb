// Judgements: a form is sent, the numbers and the drawer follow; who judges is remembered in this browser.
const token = () => document.querySelector('meta[name="tidings-token"]')?.content;
export const writable = () => Boolean(token());

export function startChanges({ refresh, say }) {
  if (!writable()) return;
  rememberWho();
  const send = (url, body) => post(url, body, refresh, say);
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-post]");
    if (!form) return;
    event.preventDefault();
    send(form.dataset.post, fields(form));
  });
  document.addEventListener("change", (event) => onChange(event, send));
}

function rememberWho() {
  const who = document.getElementById("who");
  who.value = localStorage.getItem("tidings-who") || who.value;
  who.addEventListener("change", () => localStorage.setItem("tidings-who", who.value.trim()));
}

function fields(form) {
  const data = new URLSearchParams(new FormData(form));
  data.set("who", document.getElementById("who").value.trim());
  return data;
}

function onChange(event, send) {
  const target = event.target;
  if (target.id === "take" && target.files[0]) {
    target.files[0].text().then((text) => send("/judgements", text));
    return;
  }
  if (target.name === "thing" && target.form?.id === "together") return tellTicked(target.form);
  const form = target.closest("form[data-post]");
  if (!form) return;
  if ("auto" in form.dataset && target.value) send(form.dataset.post, fields(form));
  if ("edit" in form.dataset && target.name === "field") offer(form, target);
}

// The field's value now, and what may be written into it.
function offer(form, select) {
  const value = form.elements.value;
  value.value = select.selectedOptions[0].dataset.now;
  value.setAttribute("list", `choices-${select.value}`);
  value.select();
}

export function tellTicked(form = document.getElementById("together")) {
  if (!form) return;
  const ticked = [...form.elements].filter((e) => e.name === "thing" && e.checked).length;
  form.hidden = ticked < 2;
  form.querySelector(".count").textContent = ticked;
}

async function post(url, body, refresh, say) {
  say("");
  const headers = { "x-tidings-token": token() };
  let answer;
  try {
    answer = await fetch(url, { method: "POST", body, headers });
  } catch {
    return say("Tidings does not answer; start it again with: tidings open");
  }
  if (!answer.ok) return say(await answer.text());
  const made = await answer.json();
  await refresh(made.open);
  return say(made.told);
}

// What a key does to what stands in the drawer or is marked in the list.
export const changeKeys = {
  a: () => press('.correct form[data-key="a"]'),
  r: () => press('.correct form[data-key="r"]'),
  e: () => unfold('.correct details[data-key="e"]'),
  n: () => unfold('.correct details[data-key="n"]'),
  u: () => document.querySelector("#drawer .judged form")?.requestSubmit(),
  x: () => document.querySelector('.events a[aria-current="true"]')?.parentElement.querySelector("input")?.click(),
  m: () => !document.getElementById("together")?.hidden && press("#together"),
};

function press(selector) {
  document.querySelector(selector)?.requestSubmit();
}

function unfold(selector) {
  const found = document.querySelector(selector);
  if (!found) return;
  found.open = true;
  found.querySelector("select, input:not([type=hidden])").focus();
}
