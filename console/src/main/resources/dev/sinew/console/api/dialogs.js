/** One thing at a time, with all that is known of it and what can be done about it. */
import { ask, askIfThere, may, send } from "./connection.js";
import { authentication, stage, standing } from "./rows.js";
import { count, day, facts, get, id, make, place, table, when, words } from "./shown.js";

const LASTING = [["60", "1 hour"], ["1440", "1 day"], ["10080", "7 days"], ["43200", "30 days"]];
const LONGEST_DAYS = 365;
const USUAL_DAYS = 90;
const DAY = 86_400_000;

/** Opens the dialog; what is asked for meanwhile is added where it is still the same one. */
function open(title, parts) {
  const dialog = get("detail");
  get("detail-title").textContent = title;
  get("detail-problem").textContent = "";
  const body = get("detail-body");
  body.replaceChildren(...parts);
  body.scrollTop = 0;
  if (!dialog.open) dialog.showModal();
  return body;
}

async function later(body, question, then) {
  const first = body.firstChild;
  try {
    const answer = await question;
    if (body.firstChild === first) then(answer);
  } catch (failure) {
    if (body.firstChild === first) get("detail-problem").textContent = failure.message;
  }
}

/** Decides, and closes the dialog where that worked; else says why not, in the dialog. */
async function decide(changed, done, method, path, body) {
  get("detail-problem").textContent = "";
  try {
    const answer = await send(method, path, body);
    get("detail").close();
    changed(done, answer);
  } catch (failure) {
    get("detail-problem").textContent = failure.message;
  }
}

function field(text, input, name) {
  const label = make("label", text);
  label.htmlFor = input.id = name;
  return [label, input];
}

function form(title, hint, fields, text, act) {
  const submit = make("button", text);
  submit.type = "submit";
  const made = make("form", [make("h3", title), make("p", hint, "hint"), ...fields.flat(), submit], "decide");
  made.addEventListener("submit", event => {
    event.preventDefault();
    act();
  });
  return made;
}

function text(value) {
  const input = make("input");
  input.value = value;
  input.required = true;
  input.maxLength = 500;
  return input;
}

const lacks = (what, scope) => make("p", "This token may not " + what + "; one with the scope " + scope + " may.", "hint");

export function incident(i, block, changed) {
  const who = i.actor.caller;
  const ways = new Set(i.signals.map(s => s.outcome));
  const parts = [
    facts([
      ["Severity", i.severity], ["Stage", stage(i.stage)], ["Seen", when(i.firstSeen) + " to " + when(i.lastSeen) + " UTC"],
      ["Objects reached", count(i.objects)], ["Changes", count(i.writes)], ["Data reached", i.dataClasses.join(", ")],
      ["At stake", i.stakes.join(", ")], ["Clients", i.actor.clients.join(", ")], ["Id", i.id],
      ["Never blocked", i.allowed && i.allowed.what + ": " + i.allowed.reason]]),
    block ? blocked(block, changed) : may("block") ? keepOut(i, changed) : lacks("keep anybody out", "block"),
    make("h3", "What was noticed (" + count(i.signals.length) + ")"),
    make("p", outcomes(ways), "hint"),
    table(["First (UTC)", "Last (UTC)", "Times", "Outcome", "How sure", "Operation", "Why, for the first"], alike(i.signals).map(all => signals(all)))];
  const body = open("Incident of " + who, parts);
  if (who.startsWith("caller-")) later(body, askIfThere("callers/" + id(who)), caller => {
    if (caller) {
      parts[0].after(make("p", who + " is a " + caller.cohort + " (" + caller.because + "), " + count(caller.requests) + " requests from "
        + when(caller.firstSeen) + " to " + when(caller.lastSeen) + ", proves itself by " + (caller.authenticationTypes.join(", ") || "nothing") + "."));
    }
  });
}

/** Signals of the same rule, operation, outcome and confidence, together. */
function alike(all) {
  const kinds = new Map();
  for (const s of all) {
    const kind = [s.rule, place(s.operation), s.outcome, s.confidence].join("\n");
    kinds.set(kind, [...(kinds.get(kind) || []), s]);
  }
  return [...kinds.values()];
}

function signals(all) {
  const first = all[0];
  const reached = first.outcome === "changed" || first.outcome === "exposed";
  return [
    make("td", when(first.at), "when"), make("td", when(all[all.length - 1].at), "when"), make("td", count(all.length), "num"),
    make("td", first.outcome, reached ? "high" : ""), make("td", first.confidence), make("td", place(first.operation), "place"),
    make("td", words(first.rule) + ": " + first.note, "why")];
}

function outcomes(ways) {
  const said = [];
  if (ways.has("exposed")) said.push("exposed: the answer gave it");
  if (ways.has("changed")) said.push("changed: something is different since");
  if (ways.has("attempted")) said.push("attempted: refused, or without effect");
  if (ways.has("unknown")) said.push("unknown: the answer does not tell");
  return said.join("; ") + ".";
}

function blocked(block, changed) {
  const release = make("button", "Release");
  release.type = "button";
  release.addEventListener("click", () => decide(changed, "Released: " + block.caller, "DELETE", "blocks/" + id(block.id)));
  return make("div", [
    make("p", standing(block) + " UTC by " + block.who + ": " + block.reason + ". " + count(block.refused) + " requests "
      + (block.dryRun ? "would have been refused so far." : "refused so far.")),
    ...(may("block") ? [release] : [])], "decide");
}

function keepOut(i, changed) {
  const who = i.actor.caller;
  const reason = text(words(i.signals[0].rule));
  const lasts = make("select", LASTING.map(([minutes, name]) => {
    const option = make("option", name);
    option.value = minutes;
    return option;
  }));
  const dry = make("input");
  dry.type = "checkbox";
  dry.id = "block-dry";
  const dryLabel = make("label", [dry, " Dry run: count what would be refused, and refuse nothing"], "check");
  return form("Keep " + who + " out",
    (i.allowed ? "As long as the allowance " + i.allowed.what + " stands, no block refuses what it covers. " : "") + (who.startsWith("client-") ? "All requests from this client's address" : "This caller's requests, whatever token they carry,")
      + " are answered with 403 by Sinew's proxies and those that ask Sinew. Traffic that passes none of them is not touched.",
    [field("Why", reason, "block-reason"), field("For", lasts, "block-lasts"), [dryLabel]], "Block " + who,
    () => decide(changed, (dry.checked ? "Blocked as a dry run: " : "Blocked: ") + who, "POST", "blocks",
      { caller: who, reason: reason.value.trim(), incident: i.id, minutes: Number(lasts.value), dryRun: dry.checked }));
}

export function finding(f, changed) {
  const known = f.acceptance;
  const evidence = f.evidence || [];
  const standards = [...(f.owasp || []), ...(f.cwe || []).map(number => "CWE-" + number), ...(f.standards || [])];
  const parts = [
    facts([
      ["Severity", f.severity], ["State", f.state], ["How sure", f.confidence], ["Rule", f.rule + (f.maturity && f.maturity !== "stable" ? " (" + f.maturity + ")" : "")],
      ["Seen", f.occurrences === undefined ? "" : count(f.occurrences) + " times"], ["First seen", when(f.firstSeen) + " UTC"],
      ["Last seen", when(f.lastSeen) + " UTC"], ["Field", f.field], ["Standards", standards.join(", ")]]),
    make("p", place(f.operation), "place"),
    ...(f.cure ? [make("h3", "What to do"), make("p", f.cure)] : []),
    ...(known ? [accepted(f, changed)] : []),
    ...(f.state === "fixed" || f.state === "accepted" ? [] : [may("write") ? accept(f, changed) : lacks("accept findings", "write")]),
    ...(evidence.length ? [make("h3", "Evidence"), table(["What", "Source", "Entry"], evidence.map(e => [
      make("td", e.note, "why"), make("td", e.file || "", "place"), make("td", e.entry === null || e.entry === undefined ? "" : count(e.entry), "num")]))] : [])];
  open(f.title, parts);
}

function accepted(f, changed) {
  const given = f.acceptance;
  const last = day(new Date(Date.parse(given.until) - 1).toISOString());
  const said = make("p", (f.state === "accepted" ? "Accepted by " : "Was accepted by ") + given.who + " until the end of " + last + ", UTC: " + given.reason);
  if (f.state !== "accepted" || !may("write")) return make("div", [said], "decide");
  const back = make("button", "Take the acceptance back");
  back.type = "button";
  back.addEventListener("click", () => decide(changed, "Open again: " + f.title, "DELETE", "findings/" + id(f.id) + "/acceptance"));
  return make("div", [said, back], "decide");
}

function accept(f, changed) {
  const reason = text("");
  const until = make("input");
  until.type = "date";
  until.required = true;
  const from = Date.now();
  until.min = day(new Date(from).toISOString());
  until.max = day(new Date(from + LONGEST_DAYS * DAY).toISOString());
  until.value = day(new Date(from + USUAL_DAYS * DAY).toISOString());
  return form("Wrong, or all right as it is?",
    "An accepted finding leaves the open list, however often it is seen again, until the end of that day. Who accepted it and why is kept.",
    [field("Why", reason, "accept-reason"), field("Until", until, "accept-until")], "Accept",
    () => decide(changed, "Accepted until " + until.value + ": " + f.title, "PUT", "findings/" + id(f.id) + "/acceptance",
      { reason: reason.value.trim(), until: until.value }));
}

export function operation(o, changed) {
  const parts = [
    facts([
      ["Risk", o.risk.toFixed(1)], ["Credentials", authentication(o.authentication)], ["Proved by", o.authenticationTypes.join(", ")],
      ["Requests", count(o.requests)], ["Callers", count(o.callers)], ["Kinds of callers", o.cohorts.join(", ")],
      ["Described", o.documented === null ? "no specification given" : o.documented ? "yes" : "no"], ["Status", o.status],
      ["Seen", when(o.firstSeen) + " to " + when(o.lastSeen) + " UTC"]]),
    ...(o.riskReasons.length ? [make("h3", "Why this risk"), make("ul", o.riskReasons.map(reason => make("li", reason)))] : []),
    make("h3", "Data"),
    o.dataFields.length ? table(["Where", "Field", "Data", "Sample, masked"], o.dataFields.map(d => [
      make("td", d.side + ", " + d.in), make("td", d.field, "place"), make("td", d.classes.join(", ")), make("td", d.sample, "place")]))
      : make("p", "None seen.", "hint"),
    make("h3", "Findings here")];
  const body = open(place(o), parts);
  later(body, ask("findings?limit=100&place=" + id(place(o))), answer => {
    body.append(answer.total === 0 ? make("p", "None.", "hint") : make("ul", answer.items.map(f => {
      const more = make("button", f.title + " (" + f.severity + ", " + f.state + ")", "link");
      more.type = "button";
      more.addEventListener("click", () => finding(f, changed));
      return make("li", [more]);
    })));
  });
}
