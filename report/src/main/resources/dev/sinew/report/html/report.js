"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 100;
  const RANK = { low: 0, medium: 1, high: 2, critical: 3 };
  const byId = (id) => document.getElementById(id);
  const number = (n) => (n || 0).toLocaleString("en-US");
  const counted = (n, noun) => number(n) + " " + noun + (n === 1 ? "" : "s");

  /** Makes an element. Texts become text nodes and never markup. */
  function make(tag, cls, ...children) {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    for (const child of children) {
      if (child !== undefined && child !== null && child !== "") element.append(child);
    }
    return element;
  }

  function isolated(text) {
    return make("bdi", "", text);
  }

  function path(item) {
    const place = make("span", "path");
    const host = item.p === "" ? "(no host)" : item.p;
    if (!item.j && !item.m) {
      place.append(make("span", "mute", "the whole of "), isolated(host));
      return place;
    }
    const tone = item.m === "DELETE" ? " danger" : /^(GET|HEAD|OPTIONS)$/.test(item.m) ? "" : " write";
    const text = make("bdi", "");
    for (const part of (item.j || "").split(/(\{[^}/]*\})/)) {
      text.append(part.startsWith("{") ? make("span", "param", part) : part);
    }
    if (item.b) text.append(make("span", "mute", " » "), item.b);
    place.append(make("span", "api", isolated(host)), make("span", "method" + tone, item.m || ""), " ", text);
    return place;
  }

  /** Words behind each other, none of them broken. */
  function words(list) {
    const all = make("span", "");
    (list || []).forEach((each, index) => all.append(index ? ", " : "", make("span", each.length < 40 ? "whole" : "", each)));
    return list && list.length ? all : "";
  }

  function cell(label, cls, ...children) {
    const td = make("td", cls, ...children);
    td.dataset.label = label;
    return td;
  }

  // What is searched: all that is shown, in lower case, made once.
  const severities = [...document.querySelectorAll(".group")].map((group) => RANK[group.dataset.severity]);
  const groupTexts = [...document.querySelectorAll(".group")].map(
    (group) => (group.id + " " + group.querySelector(".name").textContent + " " + group.querySelector(".tags").textContent).toLowerCase());
  const joined = (item) => [item.m, item.p, item.j, item.b, item.l, item.h, item.i, item.y].concat(item.v || [], item.o || [], item.d || [], item.t || [], item.k || [], item.x || [], item.w || [], item.u, item.s, item.g, item.a, (item.c || []).map((each) => [each.m, each.p, each.j, each.g].join(" "))).join(" ").toLowerCase();
  const operations = data.operations.map((item, index) => ({ item, index, text: joined(item) }));
  const groups = data.groups.map((list) => list.map((item) => ({ item, text: joined(item) })));
  const incidents = [...document.querySelectorAll(".incident")].map((node) => ({ node, text: node.textContent.toLowerCase() }));

  const filter = { words: [], severity: 0, api: null, state: "" };
  function readFilter() {
    filter.words = byId("filter-text").value.toLowerCase().split(/\s+/).filter(Boolean);
    filter.severity = Number(byId("filter-severity").value);
    filter.api = byId("filter-api").selectedIndex > 0 ? byId("filter-api").value : null;
    filter.state = byId("filter-state").value;
  }
  const hasWords = (text, more) => filter.words.every((word) => text.includes(word) || (more && more.includes(word)));

  // Findings: a group's places are made when it is opened. A row stands for one place, or for all that have one cause.
  const placesOf = (list) => list.reduce((sum, { item }) => sum + 1 + (item.c ? item.c.length : 0), 0);
  const groupNodes = [...document.querySelectorAll(".group")];
  const shownPlaces = groupNodes.map(() => PAGE);
  let matching = groups;

  function filterFindings() {
    matching = groups.map((list, index) => severities[index] < filter.severity ? [] : list.filter(({ item, text }) =>
      (filter.api === null || item.p === filter.api) && (filter.state === "" || item.s === filter.state) && hasWords(text, groupTexts[index])));
    let places = 0;
    groupNodes.forEach((node, index) => {
      const kept = placesOf(matching[index]);
      places += kept;
      node.hidden = matching[index].length === 0;
      const all = placesOf(groups[index]);
      node.querySelector(".count").textContent = kept === all ? counted(all, "place") : number(kept) + " of " + counted(all, "place");
      shownPlaces[index] = PAGE;
      if (node.open) showPlaces(index);
    });
    byId("no-findings").hidden = groupNodes.length === 0 || places > 0;
    return places;
  }

  function placeRow({ item }) {
    const where = make("td", "bare", path(item));
    if (item.l) where.append(make("div", "", make("span", "mute", "in "), make("code", "", isolated(item.l))));
    (item.c || []).forEach((other) => where.append(make("div", "", path(other))));
    if (item.a) where.append(make("div", "mute", "as it seems by one cause: ", isolated(item.a)));
    if (item.i) where.append(make("div", "mute", isolated(item.i)));
    if (item.h) where.append(make("p", "cure", item.h));
    const evidence = make("ul", "");
    (item.v || []).forEach((seen) => evidence.append(make("li", "", isolated(seen))));
    if (item.z) evidence.append(make("li", "", "and " + number(item.z) + " more in the JSON report"));
    if (item.o) evidence.append(make("li", "", "also found by " + item.o.join(", ")));
    const state = make("span", "state " + item.s, item.s);
    const standing = cell("State", "", state);
    if (item.y) standing.append(make("div", "mute", isolated(item.y)));
    return make("tr", "", where, cell("Seen", "evidence", evidence), cell("Times", "num", number(item.n)), cell("Confidence", "", item.q), standing);
  }

  function showPlaces(index) {
    const holder = groupNodes[index].querySelector(".places");
    const head = make("tr", "");
    ["Place", "Seen", "Times", "Confidence", "State"].forEach((title, column) => {
      const th = make("th", column === 2 ? "num" : "", title);
      th.scope = "col";
      head.append(th);
    });
    const body = make("tbody", "");
    matching[index].slice(0, shownPlaces[index]).forEach((each) => body.append(placeRow(each)));
    const table = make("table", "rows", make("thead", "", head), body);
    const scroll = make("div", "scroll", table);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Places");
    holder.replaceChildren(scroll);
    const rest = matching[index].length - shownPlaces[index];
    if (rest > 0) {
      const more = make("button", "", "Show " + Math.min(rest, 5 * PAGE) + " of " + number(rest) + " more");
      more.type = "button";
      more.addEventListener("click", () => { shownPlaces[index] += 5 * PAGE; showPlaces(index); });
      holder.append(make("p", "note", more));
    }
  }
  groupNodes.forEach((node, index) => node.addEventListener("toggle", () => { if (node.open) showPlaces(index); }));

  function filterIncidents() {
    let left = 0;
    incidents.forEach(({ node, text }) => {
      const set = node.dataset;
      const shown = RANK[set.severity] >= filter.severity && (filter.api === null || set.apis.includes("\n" + filter.api + "\n")) && (filter.state === "" || set.state === filter.state) && hasWords(text);
      node.hidden = !shown;
      left += shown ? 1 : 0;
    });
    byId("no-incidents").hidden = incidents.length === 0 || left > 0;
    return left;
  }

  // Operations: a table that is made a part at a time.
  const columns = [
    { title: "Operation", key: ({ item }) => item.p + item.j + item.m },
    data.risk && { title: "Risk", num: true, key: ({ item }) => item.r || 0 },
    { title: "Requests", num: true, key: ({ item }) => item.n },
    { title: "Errors", num: true, key: ({ item }) => (item.e || 0) / Math.max(1, item.n) },
    { title: "Callers", num: true, key: ({ item }) => item.c || 0 },
    { title: "Authentication", key: ({ item }) => item.u + (item.t || []).join() },
    { title: "Data", key: ({ item }) => (item.d || []).length, down: true },
    data.described && { title: "Specification", key: ({ item }) => item.s || "" },
    { title: "Findings", num: true, key: ({ item }) => item.f || 0 },
  ].filter(Boolean);
  const sorting = { column: columns.findIndex((column) => column.title === "Risk"), down: true };
  let listed = operations;
  let shownOperations = PAGE;
  const operationsBody = make("tbody", "");

  function heads() {
    const row = make("tr", "");
    columns.forEach((column, index) => {
      const button = make("button", "", column.title);
      button.type = "button";
      const th = make("th", column.num ? "num" : "", button);
      th.scope = "col";
      th.setAttribute("aria-sort", sorting.column === index ? "descending" : "none");
      button.addEventListener("click", () => {
        sorting.down = sorting.column === index ? !sorting.down : Boolean(column.num || column.down);
        sorting.column = index;
        [...row.children].forEach((each) => each.setAttribute("aria-sort", "none"));
        th.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
        listOperations();
      });
      row.append(th);
    });
    byId("operations-table").append(make("thead", "", row), operationsBody);
  }

  function authentication(item) {
    const types = words(item.t);
    if (item.u === "never") return make("span", "warn", "none");
    if (item.u === "unknown") return make("span", "mute", "not recorded");
    return item.u === "mixed" ? make("span", "", make("span", "warn", "mixed: "), types) : types;
  }

  function details(item) {
    const td = make("td", "");
    td.colSpan = columns.length;
    const part = (title, values) => {
      if (!values || values.length === 0) return;
      const list = make("ul", "");
      values.forEach((value) => list.append(make("li", "", isolated(value))));
      td.append(make("h4", "", title), list);
    };
    part("Why this risk", item.w);
    part("Fields with sensitive values", item.x);
    part("Kinds of callers", item.k);
    part("Seen", item.a0 ? ["from " + item.a0 + " to " + item.a1] : []);
    return make("tr", "more", td);
  }

  function operationRow({ item }) {
    const place = make("td", "bare", path(item));
    const row = make("tr", "", place);
    if (item.x || item.w || item.k || item.a0) {
      const button = make("button", "open-row", "details");
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-label", "details of " + (item.m || "") + " " + (item.j || ""));
      button.addEventListener("click", () => {
        const open = button.getAttribute("aria-expanded") === "true";
        button.setAttribute("aria-expanded", String(!open));
        if (open) row.nextSibling.remove(); else row.after(details(item));
      });
      place.prepend(button);
    }
    if (data.risk) row.append(cell("Risk", "num", item.r ? make("span", "risk " + (item.r >= 7 ? "high" : item.r >= 4 ? "medium" : ""), item.r.toFixed(1)) : ""));
    const share = item.e ? Math.max(1, Math.round(100 * item.e / item.n)) + "%" : "";
    row.append(cell("Requests", "num", number(item.n)), cell("Errors", "num", share), cell("Callers", "num", item.c ? number(item.c) : ""), cell("Authentication", "", authentication(item)), cell("Data", "", words(item.d)));
    if (data.described) row.append(cell("Specification", "", item.s === "active" ? make("span", "ok", "described") : make("span", "warn", item.s || "")));
    row.append(cell("Findings", "num", item.f ? number(item.f) : ""));
    return row;
  }

  function listOperations() {
    const column = columns[sorting.column];
    if (column) {
      const sign = sorting.down ? -1 : 1;
      const keyed = listed.map((each) => [column.key(each), each]);
      keyed.sort((a, b) => (a[0] < b[0] ? -sign : a[0] > b[0] ? sign : a[1].index - b[1].index));
      listed = keyed.map((each) => each[1]);
    }
    operationsBody.replaceChildren(...listed.slice(0, shownOperations).map(operationRow));
    const rest = listed.length - shownOperations;
    const more = byId("operations-more");
    more.hidden = rest <= 0;
    more.textContent = "Show " + Math.min(rest, 5 * PAGE) + " of " + number(rest) + " more";
    const all = data.allOperations > operations.length ? " The page holds " + number(operations.length) + " of " + number(data.allOperations) + "; the JSON report has all." : "";
    byId("operations-note").textContent = (listed.length === operations.length ? counted(operations.length, "operation") : number(listed.length) + " of " + counted(operations.length, "operation") + " match the filter") + "." + all;
  }
  byId("operations-more").addEventListener("click", () => { shownOperations += 5 * PAGE; listOperations(); });

  function filterOperations() {
    listed = operations.filter(({ item, text }) => (filter.api === null || item.p === filter.api) && hasWords(text));
    shownOperations = PAGE;
    listOperations();
    return listed.length;
  }

  function apply() {
    readFilter();
    const places = filterFindings();
    const stories = filterIncidents();
    const rows = filterOperations();
    const kept = groups.reduce((sum, list) => sum + placesOf(list), 0);
    const cut = kept < data.allFindings ? " The page holds " + number(kept) + " of " + counted(data.allFindings, "finding") + "; the JSON report has all." : "";
    const counts = [counted(places, "finding")];
    if (incidents.length > 0) counts.push(counted(stories, "incident"));
    if (operations.length > 0) counts.push(counted(rows, "operation"));
    byId("filter-count").textContent = counts.join(", ") + (filter.words.length || filter.severity || filter.api !== null || filter.state ? " match" : "") + "." + cut;
  }

  let due = 0;
  byId("filter").addEventListener("input", () => { clearTimeout(due); due = setTimeout(apply, 120); });
  byId("filter").addEventListener("reset", () => setTimeout(apply, 0));
  byId("filter").addEventListener("submit", (event) => { event.preventDefault(); apply(); });

  // A link to a group or an incident opens it.
  function openTarget() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", openTarget);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((each) => { each.open = true; });
    groupNodes.forEach((node, index) => showPlaces(index));
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));

  document.body.classList.toggle("single", new Set(data.operations.map((item) => item.p)).size < 2);
  heads();
  apply();
  openTarget();
})();
