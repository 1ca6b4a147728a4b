/** Asks the read API every few seconds and shows what it says. */
import { ask, askIfThere, hold, introduce, isKnown, send } from "./connection.js";
import * as dialogs from "./dialogs.js";
import * as rows from "./rows.js";
import { count, fill, forget, get, id, make, when } from "./shown.js";

const EVERY = 5000;
const PAUSE = 250;
const LONG = 15_000;
const MOST = 500;
const PAGE = 20;
const FURTHER = 50;
const LISTS = ["incidents", "findings", "operations"];
const shown = Object.fromEntries(LISTS.map(name => [name, PAGE]));
const blocks = new Map();
let only = "";
let seen = "";
let timer = 0;
let round = 0;

const say = (where, text) => { if (get(where).textContent !== text) get(where).textContent = text; };

let told = 0;

/** Says at the foot of the window what became of a decision, for a while. */
function tell(text) {
  clearTimeout(told);
  say("decided", text);
  told = setTimeout(() => say("decided", ""), LONG);
}

function state(text, trouble = false) {
  say("state", text);
  get("state").className = trouble ? "trouble" : "";
}

function summary(now, waiting) {
  const open = now ? now.findings.open + now.findings.reopened : 0;
  const numbers = now ? [
    ["Incidents", now.incidents, "incidents"], ["Open findings", open, "findings"], ["Waiting for an answer", waiting, "responses"], ["APIs", now.apis, "apis"],
    ["Operations", now.operations, "operations"], ["Callers", now.callers], ["Exchanges", now.exchanges, "sources"], ["Problems", now.problems, "problems"]] : [];
  get("numbers").replaceChildren(...numbers.map(([name, number, part]) => {
    const term = make("dt", name);
    if (part) {
      const link = make("a", name);
      link.href = "#part-" + part;
      term.replaceChildren(link);
    }
    return make("div", [term, make("dd", count(number))]);
  }));
  get("welcome").hidden = Boolean(now && now.exchanges);
  state(now ? "As of " + when(now.at) + " UTC" : "No traffic has come yet");
}

/** What was decided about findings here: it is shown at once, though the lists tell of it some seconds later. */
const decided = new Map();

function current(f) {
  const answer = decided.get(f.id);
  if (!answer || Date.parse(f.changed) >= Date.parse(answer.changed)) return f;
  return { ...f, state: answer.state, acceptance: answer.acceptance };
}

/** After something was decided: says so, and looks again at once. */
function changed(done, answer) {
  if (answer.changed) decided.set(answer.id, answer);
  tell(done);
  seen = "";
  refresh();
}

async function decide(what, method, path, body) {
  if (!confirm(what + "?")) return;
  try {
    changed("Done: " + what, await send(method, path, body));
  } catch (failure) {
    tell(failure.message);
  }
}

const show = {
  incident: i => dialogs.incident(i, blocks.get(i.actor.caller), changed),
  finding: f => dialogs.finding(f, changed),
  operation: o => dialogs.operation(o, changed),
  api: async name => {
    await narrow(name);
    get("part-findings").scrollIntoView();
    get("findings-title").focus({ preventScroll: true });
  },
  /** The incident of a block or of a proposal. */
  behind: async name => {
    const found = await askIfThere("incidents/" + id(name)).catch(() => null);
    if (found) show.incident(found); else tell("This incident is not known any more: " + name);
  },
};

function narrow(api) {
  only = api;
  for (const each of document.querySelectorAll(".only")) each.hidden = !api;
  for (const each of document.querySelectorAll(".only-api")) each.textContent = api;
  return lists();
}

const limit = name => "limit=" + Math.min(MOST, shown[name]);
const one = (name, value) => (value ? "&" + name + "=" + id(value) : "");

const asked = {
  incidents: () => ask("incidents?" + limit("incidents") + one("severity", get("incident-severity").value) + one("q", get("incident-find").value.trim())),
  findings: async () => {
    const query = "findings?" + limit("findings") + one("api", only) + one("severity", get("finding-severity").value);
    const wanted = get("finding-state").value;
    const states = wanted === "open" ? ["reopened", "open"] : [wanted];
    const answers = await Promise.all(states.map(state => ask(query + one("state", state))));
    const all = answers.flatMap(answer => answer.items);
    const items = all.map(current).filter(f => !wanted || states.includes(f.state));
    const total = answers.reduce((sum, answer) => sum + answer.total, 0) - (all.length - items.length);
    return { items: items.slice(0, shown.findings), total };
  },
  operations: () => ask("operations?sort=-risk&" + limit("operations") + one("api", only) + one("data", get("operation-data").value) + one("q", get("find").value.trim())),
};

const row = { incidents: rows.incident(show.incident, blocks), findings: rows.finding(show.finding), operations: rows.operation(show.operation) };

function list(name, answer, beside) {
  fill(name, answer.items, row[name], beside);
  const more = get("more-" + name);
  more.hidden = answer.items.length >= answer.total;
  more.disabled = shown[name] >= MOST;
  say("more-" + name, more.disabled
    ? "The first " + count(answer.items.length) + " of " + count(answer.total) + "; narrow it down, or read the rest over the API"
    : "Show more (" + count(answer.items.length) + " of " + count(answer.total) + ")");
}

/** The classes of data that there are, to choose from. */
function choices(apis) {
  const select = get("operation-data");
  const classes = [...new Set(apis.flatMap(a => a.dataClasses))].sort();
  const has = [...select.options].slice(1).map(option => option.value);
  if (classes.join() === has.join()) return;
  const chosen = select.value;
  select.replaceChildren(select.options[0], ...classes.map(name => make("option", name)));
  select.value = classes.includes(chosen) ? chosen : "";
}

/** The lists; only they are asked for again when something is searched. */
async function lists() {
  const mine = ++round;
  try {
    const [incidents, findings, operations, apis, problems] = await Promise.all([
      ...LISTS.map(name => asked[name]()), ask("apis?sort=-risk&limit=" + MOST), ask("problems?limit=" + MOST)]);
    if (mine !== round) return;
    list("incidents", incidents, [...blocks.values()].map(b => b.caller + b.until + b.dryRun));
    list("findings", findings);
    list("operations", operations);
    fill("apis", apis.items, rows.api(show.api));
    choices(apis.items);
    fill("problems", problems.items, rows.problem);
  } catch (failure) {
    if (mine === round) troubled(failure);
  }
}

function responses(now, standing) {
  blocks.clear();
  for (const each of standing.items) blocks.set(each.caller, each);
  fill("proposals", now.proposals, rows.proposal(decide, show.behind));
  fill("blocks", standing.items, rows.block(decide, show.behind));
  fill("rules", now.rules, rows.rule(decide));
  fill("limits", [...now.patches, ...now.allowances], rows.limit(decide));
}

/** The lists are long: they are asked for only where the summary says that they may have changed. */
async function refresh() {
  clearTimeout(timer);
  try {
    const [now, answers, standing, sources] = await Promise.all([askIfThere("summary"), ask("responses"), ask("blocks"), ask("sources")]);
    if (!isKnown()) return;
    known(true);
    responses(answers, standing);
    fill("sources", sources.items, rows.source);
    const held = JSON.stringify([now && now.at, standing.items.map(b => [b.caller, b.until, b.dryRun])]);
    if (held !== seen) await lists();
    if (!isKnown()) return;
    seen = held;
    summary(now, answers.proposals.length);
  } catch (failure) {
    troubled(failure);
  }
  if (isKnown() && !document.hidden) timer = setTimeout(refresh, EVERY);
}

function troubled(failure) {
  if (failure.status === 401 || failure.status === 403) return leave(refusal(failure));
  state("Cannot be reached just now, shows what was known: " + failure.message, true);
}

const refusal = failure => (failure.status === 401 ? "This token is unknown here, or does not work any more." : failure.message);

function known(is) {
  get("enter").hidden = is;
  for (const each of ["known", "leave", "parts"]) get(each).hidden = !is;
}

function leave(why) {
  clearTimeout(timer);
  round++;
  seen = "";
  hold("");
  forget();
  if (get("detail").open) get("detail").close();
  known(false);
  say("refused", why);
  say("whose", "");
  tell("");
  state("Not connected");
  get("token").focus();
}

async function enter() {
  try {
    const mine = await introduce();
    say("whose", mine.name + " (" + mine.scopes.join(", ") + ")");
    get("token").value = "";
    await refresh();
  } catch (failure) {
    if (failure.status) return leave(refusal(failure));
    state("Cannot be reached just now: " + failure.message, true);
    timer = setTimeout(enter, EVERY);
  }
}

let typing = 0;
function soon() {
  clearTimeout(typing);
  typing = setTimeout(lists, PAUSE);
}

get("enter").addEventListener("submit", event => {
  event.preventDefault();
  say("refused", "");
  hold(get("token").value.trim());
  enter();
});
get("leave").addEventListener("click", () => leave(""));
for (const each of ["find", "incident-find"]) get(each).addEventListener("input", soon);
for (const each of ["incident-severity", "finding-severity", "finding-state", "operation-data"]) get(each).addEventListener("change", () => lists());
for (const each of document.querySelectorAll(".only button")) each.addEventListener("click", () => narrow(""));
get("detail-close").addEventListener("click", () => get("detail").close());
for (const name of LISTS) {
  get("more-" + name).addEventListener("click", () => {
    shown[name] = Math.min(MOST, shown[name] + FURTHER);
    lists();
  });
}
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (!document.hidden && isKnown()) refresh();
});
if (isKnown()) enter();
