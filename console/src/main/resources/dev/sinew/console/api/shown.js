/** How things are written on the page. All text goes in as text: nothing from traffic is ever read as markup. */
export const get = id => document.getElementById(id);
export const count = number => number.toLocaleString("en");
export const when = text => (text ? text.replace("T", " ").slice(0, 19) : "");
export const day = text => (text ? text.slice(0, 10) : "");
export const place = o => (o.method + " " + o.api + o.path + (o.selector ? " " + o.selector : "")).trim();
export const id = text => encodeURIComponent(text);

/** The words of a rule's id without its family. */
export const words = rule => {
  const text = rule.slice(rule.indexOf(".") + 1).replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** An element with its text or its children. */
export function make(name, inside = "", kind = "") {
  const made = document.createElement(name);
  if (Array.isArray(inside)) made.append(...inside); else made.textContent = inside;
  if (kind) made.className = kind;
  return made;
}

export const cell = (inside, kind) => make("td", inside, kind);

/** A button; its key lets the focus find it again when its row is made anew. */
export function button(text, label, act) {
  const made = make("button", text);
  made.type = "button";
  made.dataset.key = text + " " + label;
  made.setAttribute("aria-label", text + ": " + label);
  made.addEventListener("click", act);
  return made;
}

/** The first of some words, and how many more there are. */
export const few = (all, most) => all.slice(0, most).join(", ") + (all.length > most ? " and " + (all.length - most) + " more" : "");

/** Names and what stands for each; what is empty is left out. */
export function facts(pairs) {
  const list = make("dl", pairs.filter(([, what]) => what).map(([name, what]) =>
    make("div", [make("dt", name), make("dd", what)])));
  list.className = "facts";
  return list;
}

/** A table of its own, with the heads of its columns. */
export function table(heads, rows) {
  const made = make("table", [make("thead", [make("tr", heads.map(head => make("th", head)))]), make("tbody", rows.map(cells => make("tr", cells)))]);
  label(made);
  return make("div", [made], "scroll");
}

/** Tells each cell the head of its column, which narrow screens show beside it. */
function label(made) {
  const heads = [...made.tHead.rows[0].cells].map(head => head.textContent);
  for (const row of made.tBodies[0].rows) [...row.cells].forEach((each, at) => { each.dataset.head = heads[at]; });
}

const before = new Map();

/**
 * Fills a table. What has not changed is left alone, so that who reads, marks a text or is about to press a key is not disturbed;
 * `beside` is whatever else the rows show.
 */
export function fill(name, items, row, beside = "") {
  const now = JSON.stringify(items) + JSON.stringify(beside);
  if (before.get(name) === now) return;
  before.set(name, now);
  const body = get(name);
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  body.replaceChildren(...items.map(item => make("tr", row(item))));
  label(body.parentElement);
  body.closest(".scroll").hidden = items.length === 0;
  get("no-" + name).hidden = items.length > 0;
  if (held) [...body.querySelectorAll("button")].find(each => each.dataset.key === held)?.focus();
}

export function forget() {
  before.clear();
}
