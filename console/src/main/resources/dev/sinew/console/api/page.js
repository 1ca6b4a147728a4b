"use strict";
(() => {
  const KEY = "sinew-token";
  const EVERY = 5000;
  const PAGE = 50;
  const get = id => document.getElementById(id);
  const shown = { incidents: PAGE, findings: PAGE, operations: PAGE };
  let token = sessionStorage.getItem(KEY) || "";
  let timer = 0;
  let round = 0;

  async function ask(path) {
    const answer = await fetch("api/v1/" + path, { headers: { Authorization: "Bearer " + token }, cache: "no-store" });
    if (answer.status === 404 && path === "summary") return null;
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw Object.assign(new Error(problem.detail || "Sinew answered " + answer.status), { status: answer.status });
    }
    return answer.json();
  }

  const cell = (text, kind) => {
    const made = document.createElement("td");
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  function fill(id, rows) {
    get(id).replaceChildren(...rows.map(cells => {
      const row = document.createElement("tr");
      row.append(...cells);
      return row;
    }));
    get("no-" + id).hidden = rows.length > 0;
  }

  const count = number => number.toLocaleString("en");
  const when = text => (text ? text.replace("T", " ").slice(0, 19) : "");
  const place = o => (o.method + " " + o.api + o.path + (o.selector ? " " + o.selector : "")).trim();

  function summary(now) {
    const open = now.findings.open + now.findings.reopened;
    const numbers = { Exchanges: now.exchanges, APIs: now.apis, Operations: now.operations, Callers: now.callers, "Open findings": open, Incidents: now.incidents, Problems: now.problems };
    get("numbers").replaceChildren(...Object.entries(numbers).map(([name, number]) => {
      const box = document.createElement("div");
      const term = document.createElement("dt");
      const value = document.createElement("dd");
      term.textContent = name;
      value.textContent = count(number);
      box.append(term, value);
      return box;
    }));
    get("state").textContent = "As of " + when(now.at) + " UTC";
  }

  const incident = i => [
    cell(i.severity, i.severity),
    cell(i.actor.caller),
    cell(i.stage),
    cell([...new Set(i.signals.map(s => place(s.operation)))].slice(0, 3).join("\n"), "place"),
    cell(count(i.objects), "num"),
    cell(count(i.signals.length), "num"),
    cell(when(i.lastSeen), "when")];

  const finding = f => [
    cell(f.severity, f.severity), cell(f.state), cell(f.title), cell(place(f.operation) + (f.field ? "  " + f.field : ""), "place"), cell(when(f.firstSeen), "when")];

  const operation = o => [
    cell(o.risk.toFixed(1), "num"), cell(place(o), "place"), cell(o.authentication), cell(o.dataClasses.join(", ")), cell(count(o.requests), "num"), cell(count(o.callers), "num"), cell(when(o.lastSeen), "when")];

  const source = s => [
    cell(s.name), cell(s.kind), cell(count(s.accepted), "num"), cell(count(s.duplicates), "num"), cell(count(s.rejected), "num"), cell(when(s.last), "when")];

  function list(id, answer, row) {
    fill(id, answer.items.map(row));
    get("more-" + id).hidden = answer.next === null;
    get("more-" + id).textContent = "Show more (" + count(answer.items.length) + " of " + count(answer.total) + ")";
  }

  async function refresh() {
    clearTimeout(timer);
    const mine = ++round;
    try {
      const find = get("find").value.trim();
      const limit = id => "limit=" + Math.min(500, shown[id]);
      const [now, incidents, findings, operations, sources] = await Promise.all([
        ask("summary"),
        ask("incidents?" + limit("incidents")),
        ask("findings?" + limit("findings")),
        ask("operations?sort=-risk&" + limit("operations") + (find ? "&q=" + encodeURIComponent(find) : "")),
        ask("sources")]);
      if (mine !== round) return;
      get("enter").hidden = true;
      get("known").hidden = false;
      get("leave").hidden = false;
      if (now) summary(now); else get("state").textContent = "Nothing yet: no traffic has come";
      list("incidents", incidents, incident);
      list("findings", findings, finding);
      list("operations", operations, operation);
      fill("sources", sources.items.map(source));
    } catch (failure) {
      if (mine !== round) return;
      if (failure.status === 401 || failure.status === 403) return leave(failure.message);
      get("state").textContent = "Cannot be reached just now: " + failure.message;
    }
    timer = setTimeout(refresh, EVERY);
  }

  function leave(why) {
    clearTimeout(timer);
    round++;
    token = "";
    sessionStorage.removeItem(KEY);
    get("known").hidden = true;
    get("leave").hidden = true;
    get("enter").hidden = false;
    get("refused").textContent = why;
    get("state").textContent = "Not connected";
  }

  get("enter").addEventListener("submit", event => {
    event.preventDefault();
    token = get("token").value.trim();
    get("token").value = "";
    get("refused").textContent = "";
    sessionStorage.setItem(KEY, token);
    refresh();
  });
  get("leave").addEventListener("click", () => leave(""));
  get("find").addEventListener("input", () => refresh());
  for (const id of Object.keys(shown)) {
    get("more-" + id).addEventListener("click", () => {
      shown[id] += 100;
      refresh();
    });
  }
  if (token) refresh();
})();
