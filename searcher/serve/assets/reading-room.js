// Makes the pages quicker; nothing needs it. Every step it takes has an address that works by itself.
"use strict";

const form = document.getElementById("search");
const box = document.getElementById("q");

let shown = location.pathname + location.search;

// The page of this address takes the place of the present results and facets.
async function show(address, remember) {
  const columns = document.querySelector(".columns");
  columns?.setAttribute("aria-busy", "true");
  let page;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(address);
    return;
  }
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

// `/` goes to the box; `j` and `k` go to the next hit and the one before.
function step(by) {
  const hits = [...document.querySelectorAll(".hit h3 a")];
  if (hits.length === 0) return;
  const now = hits.findIndex((hit) => hit.closest(".hit").contains(document.activeElement));
  const next = hits[Math.min(hits.length - 1, Math.max(0, now + by))];
  next.focus();
  next.closest(".hit").scrollIntoView({ block: "nearest" });
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

// Completion goes on with the last word of the query; the list that the server sent serves its first word.
if (box?.list) {
  const choices = [...box.list.options].map((option) => option.value);
  box.addEventListener("input", () => {
    const cut = box.value.lastIndexOf(" ") + 1;
    const before = box.value.slice(0, cut);
    box.list.replaceChildren(
      ...choices.map((choice) => Object.assign(document.createElement("option"), { value: before + choice })),
    );
  });
}
