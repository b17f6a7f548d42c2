// Makes the pages quicker; nothing needs it. Every step it takes has an address that works by itself.
"use strict";

const form = document.getElementById("search");
const box = document.getElementById("q");

let shown = location.pathname + location.search;
let asked = new AbortController();

// The page of this address takes the place of the present results and facets.
async function show(address, remember) {
  const columns = document.querySelector(".columns");
  columns?.setAttribute("aria-busy", "true");
  asked.abort(); // the last question counts, not the last answer
  asked = new AbortController();
  const { signal } = asked;
  let page;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    if (!signal.aborted) location.assign(address);
    return;
  }
  if (signal.aborted) return;
  const fresh = page.querySelector(".columns");
  if (!fresh || !columns) {
    location.assign(address);
    return;
  }
  const order = page.querySelector("#search .order");
  if (order) form.querySelector(".order").replaceWith(order);
  box.value = page.getElementById("q")?.value ?? "";
  const focused = document.activeElement;
  const again = focused?.name && focused.form === form && focused !== box ? { name: focused.name, value: focused.value } : null;
  for (const facet of columns.querySelectorAll(".facet")) {
    const same = fresh.querySelector(`.facet[data-field="${facet.dataset.field}"]`);
    if (same) same.open = facet.open;
  }
  columns.replaceWith(fresh);
  document.title = page.title;
  if (remember) history.pushState(null, "", address);
  shown = location.pathname + location.search;
  if (again) {
    for (const input of form.elements) {
      if (input.name === again.name && (input.type !== "checkbox" || input.value === again.value)) input.focus({ preventScroll: true });
    }
  }
}

function address_of_form() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" && !(name === "sort" && value === "relevance")) asked.append(name, value);
  }
  return form.getAttribute("action") + "?" + asked;
}

if (form && document.querySelector(".columns")) {
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== box) show(address_of_form(), true);
  });
  // A step to a place in the same page is none.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, false);
  });
}

// `/` goes to the box; `j` and `k` go to the next hit, or marked paragraph of a report, and the one before.
function step(by) {
  const stops = [...document.querySelectorAll(".hit, .unit:has(mark)")];
  if (stops.length === 0) return;
  const now = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[Math.min(stops.length - 1, Math.max(0, now + by))];
  next.querySelector("h3 a, .permalink")?.focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "/" && box) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "j") {
    step(1);
  } else if (event.key === "k") {
    step(-1);
  }
});

// Completion goes on with the last word of the query, where the list that the server sent serves its first; after a field
// it knows every value that the field has.
const OFFERED = 40;
const values = new Map(); // field -> promise of its terms, commonest first

function values_of(field) {
  if (!values.has(field)) {
    values.set(
      field,
      fetch(`/api/v1/terms/${encodeURIComponent(field)}`)
        .then((answer) => (answer.ok ? answer.json() : []))
        .catch(() => []),
    );
  }
  return values.get(field);
}

function as_term(field, value) {
  return /[\s"()]/.test(value) ? `${field}:"${value.replaceAll('"', "")}"` : `${field}:${value}`;
}

if (box?.list) {
  const sent = [...box.list.options].map((option) => option.value);
  const fields = sent.filter((one) => one.endsWith(":")).map((one) => one.slice(0, -1));
  box.addEventListener("input", async () => {
    const typed = box.value;
    const [word] = typed.match(/[^\s:]*:"[^"]*$|\S*$/);
    const before = typed.slice(0, typed.length - word.length);
    const [, field, begun] = word.match(/^-?([a-z]+):"?(.*)$/) ?? [];
    let offered = sent;
    if (fields.includes(field)) {
      const wanted = begun.toLowerCase();
      const terms = (await values_of(field)).filter(({ value }) => String(value).toLowerCase().includes(wanted));
      offered = terms.slice(0, OFFERED).map(({ value }) => (word.startsWith("-") ? "-" : "") + as_term(field, String(value)));
      if (box.value !== typed) return;
    }
    box.list.replaceChildren(...offered.map((one) => Object.assign(document.createElement("option"), { value: before + one })));
  });
}

// A citation is copied with one click.
for (const citation of document.querySelectorAll("pre.citation")) {
  const name = citation.parentElement.querySelector("h2").textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy ${name}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent.trimEnd());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(citation); // where the clipboard is not to be had, it is selected
      button.textContent = "Selected";
    }
  });
  citation.before(button);
}
