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

  const words = rule => {
    const text = rule.slice(rule.indexOf(".") + 1).replaceAll("-", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };

  /** Why, in a sentence for each kind of signal, with the operation of the first of them. */
  function why(signals) {
    const kinds = new Map();
    for (const s of signals) kinds.set(s.rule, [...(kinds.get(s.rule) || []), s]);
    const made = document.createElement("td");
    made.className = "why";
    const line = (text, kind) => {
      const part = document.createElement("div");
      part.textContent = text;
      if (kind) part.className = kind;
      made.append(part);
    };
    for (const [rule, all] of [...kinds].slice(0, 3)) {
      line(words(rule) + (all.length > 1 ? " (" + count(all.length) + ")" : "") + ": " + all[0].note);
      line(place(all[0].operation), "place");
    }
    if (kinds.size > 3) line("and " + (kinds.size - 3) + " more kinds");
    return made;
  }

  const incident = i => [
    cell(i.severity, i.severity),
    cell(i.actor.caller),
    cell(i.stage + (i.allowed ? ", never blocked: " + i.allowed.reason : "")),
    why(i.signals),
    cell(count(i.objects), "num"),
    cell(count(i.signals.length), "num"),
    cell(when(i.lastSeen), "when")];

  const finding = f => [
    cell(f.severity, f.severity), cell(f.state), cell(f.title), cell(place(f.operation) + (f.field ? "  " + f.field : ""), "place"), cell(when(f.firstSeen), "when")];

  const operation = o => [
    cell(o.risk.toFixed(1), "num"), cell(place(o), "place"), cell(o.authentication), cell(o.dataClasses.join(", ")), cell(count(o.requests), "num"), cell(count(o.callers), "num"), cell(when(o.lastSeen), "when")];

  async function decide(method, path, body) {
    try {
      const answer = await fetch("api/v1/" + path, {
        method, body: body && JSON.stringify(body), headers: { Authorization: "Bearer " + token }, cache: "no-store" });
      const problem = answer.ok ? {} : await answer.json().catch(() => ({}));
      get("decided").textContent = answer.ok ? "Done." : problem.detail || "Sinew answered " + answer.status;
    } catch (failure) {
      get("decided").textContent = "Cannot be reached just now: " + failure.message;
    }
    refresh();
  }

  const id = text => encodeURIComponent(text);

  function buttons(...all) {
    const made = document.createElement("td");
    made.append(...all.map(([text, label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", text + ": " + label);
      button.addEventListener("click", () => { if (confirm(text + ": " + label + "?")) act(); });
      return button;
    }));
    return made;
  }

  const proposal = p => [
    cell(p.block.subject), cell(p.block.reason), cell(p.why), cell(when(p.at), "when"),
    buttons(
      ["Approve", p.block.subject, () => decide("POST", "proposals/" + id(p.id) + "/approval")],
      ["Refuse", p.block.subject, () => decide("DELETE", "proposals/" + id(p.id))])];

  const block = b => [
    cell(b.caller), cell(b.who), cell((b.dryRun ? "Dry run. " : "") + b.reason), cell(count(b.refused), "num"), cell(when(b.until), "when"),
    buttons(["Release", b.caller, () => decide("DELETE", "blocks/" + id(b.id))])];

  function rule(r) {
    const { id: _, name, source: __, stopped, ...says } = r;
    const put = mode => () => decide("PUT", "responses/" + id(name), { ...says, mode });
    return [
      cell(name), cell(stopped ? r.mode + ", proposes only since " + when(stopped) : r.mode + (r.approval ? ", with approval" : "")),
      cell(r.rules.join("\n"), "place"), cell(r.severity + ", " + r.confidence), cell(r.whom.join(", ")),
      buttons(["Live", name, put("live")], ["Dry run", name, put("dry-run")], ["Off", name, put("off")])];
  }

  const patch = p => [
    cell((p.dryRun ? "Dry run: " : "") + p.method + " " + p.api + p.path + " " + p.condition + (p.parameter ? " " + p.parameter : ""), "place"),
    cell(p.reason), cell(p.who), cell(count(p.hits), "num"), cell(when(p.until), "when"),
    buttons(["End", p.path, () => decide("DELETE", "patches/" + id(p.id))])];

  const allowance = a => [
    cell("Never blocked: " + a.what), cell(a.reason), cell(a.who), cell("", "num"), cell(when(a.until), "when"),
    a.who === "configuration" ? cell("in the configuration") : buttons(["End", a.what, () => decide("DELETE", "allowances/" + id(a.id))])];

  function responses(now, blocks) {
    fill("proposals", now.proposals.map(proposal));
    fill("blocks", blocks.items.map(block));
    fill("rules", now.rules.map(rule));
    fill("limits", [...now.patches.map(patch), ...now.allowances.map(allowance)]);
  }

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
      const [now, incidents, answers, blocks, findings, operations, sources] = await Promise.all([
        ask("summary"),
        ask("incidents?" + limit("incidents")),
        ask("responses"),
        ask("blocks"),
        ask("findings?" + limit("findings")),
        ask("operations?sort=-risk&" + limit("operations") + (find ? "&q=" + encodeURIComponent(find) : "")),
        ask("sources")]);
      if (mine !== round) return;
      get("enter").hidden = true;
      get("known").hidden = false;
      get("leave").hidden = false;
      if (now) summary(now); else get("state").textContent = "Nothing yet: no traffic has come";
      list("incidents", incidents, incident);
      responses(answers, blocks);
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
