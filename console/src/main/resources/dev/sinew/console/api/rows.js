/** One row of each table. */
import { button, cell, count, few, id, make, place, when, words } from "./shown.js";
import { may } from "./connection.js";

const STAGES = { probing: "looked around", attempt: "tried, was refused", success: "reached something", extraction: "reached much" };
const AUTHENTICATION = { always: "always", never: "never", mixed: "not always", unknown: "unknown" };
const FINDINGS = ["critical", "high", "medium", "low"];

export const stage = word => STAGES[word] || word;
export const authentication = word => AUTHENTICATION[word] || word;

/** A block that stands for somebody, in words. */
export const standing = b => (b.dryRun ? "Blocked as a dry run until " : "Blocked until ") + when(b.until);

/** Why, in a sentence for each kind of signal, with the operation of the first of them. */
function why(signals) {
  const kinds = new Map();
  for (const s of signals) kinds.set(s.rule, [...(kinds.get(s.rule) || []), s]);
  const lines = [];
  for (const [rule, all] of [...kinds].slice(0, 3)) {
    lines.push(make("div", words(rule) + (all.length > 1 ? " (" + count(all.length) + ")" : "") + ": " + all[0].note));
    lines.push(make("div", place(all[0].operation), "place"));
  }
  if (kinds.size > 3) lines.push(make("div", "and " + (kinds.size - 3) + " more kinds"));
  return cell(lines, "why");
}

export const incident = (show, blocks) => i => {
  const block = blocks.get(i.actor.caller);
  const what = [make("div", stage(i.stage))];
  if (i.allowed) what.push(make("div", "Never blocked: " + i.allowed.reason, "note"));
  if (i.dataClasses.length) what.push(make("div", "Data: " + few(i.dataClasses, 4), "note"));
  if (i.stakes.length) what.push(make("div", "At stake: " + i.stakes.join(", "), "note"));
  const who = [make("div", i.actor.caller)];
  if (block) who.push(make("div", standing(block), "note"));
  return [
    cell(i.severity, i.severity), cell(who, "name"), cell(what, "what"), why(i.signals),
    cell(count(i.objects), "num"), cell(count(i.signals.length), "num"), cell(when(i.lastSeen), "when"),
    cell([button("Details", i.actor.caller, () => show(i))], "do")];
};

export const finding = show => f => [
  cell(f.severity, f.severity), cell(f.state), cell(f.title),
  cell([make("div", place(f.operation), "place"), ...(f.field ? [make("div", "field " + f.field, "note")] : [])]),
  cell(when(f.firstSeen), "when"), cell([button("Details", f.title + " at " + place(f.operation), () => show(f))], "do")];

export const operation = show => o => [
  cell(o.risk.toFixed(1), "num"), cell(place(o), "place"),
  cell(authentication(o.authentication), o.authentication === "never" && o.dataClasses.length ? "high" : ""),
  cell(few(o.dataClasses, 6)), cell(count(o.requests), "num"), cell(count(o.callers), "num"), cell(when(o.lastSeen), "when"),
  cell([button("Details", place(o), () => show(o))], "do")];

export const api = show => a => {
  const about = [a.environment, a.exposure, a.owner && "owner " + a.owner].filter(Boolean).join(", ");
  const open = FINDINGS.filter(word => a.openFindings[word] > 0);
  return [
    cell(a.risk.toFixed(1), "num"), cell([make("div", a.api, "api"), ...(about ? [make("div", about, "note")] : [])]),
    cell(a.dataClasses.join(", ") || "none seen"),
    cell(open.length ? open.map(word => make("div", count(a.openFindings[word]) + " " + word, word)) : "none"),
    cell(a.riskReasons.slice(0, 3).map(reason => make("div", reason)), "why"),
    cell([button("Show only this", a.api, () => show(a.api))], "do")];
};

/** What a block or a proposal is about, where it says so. */
const about = (incident, who, look) => (incident ? [button("Details", who, () => look(incident))] : []);

export const proposal = (decide, look) => p => [
  cell(p.block.subject, "name"), cell(p.block.reason), cell(p.why), cell(when(p.at), "when"),
  may("block") ? cell([
    ...about(p.block.incident, p.block.subject, look),
    button("Approve", p.block.subject, () => decide("Approve: " + p.block.subject, "POST", "proposals/" + id(p.id) + "/approval")),
    button("Refuse", p.block.subject, () => decide("Refuse: " + p.block.subject, "DELETE", "proposals/" + id(p.id)))], "do")
    : cell([...about(p.block.incident, p.block.subject, look), make("div", "needs a token of scope block", "note")], "do")];

export const block = (decide, look) => b => [
  cell(b.caller, "name"), cell(b.who), cell((b.dryRun ? "Dry run. " : "") + b.reason),
  cell(count(b.refused), "num"), cell(when(b.until), "when"),
  cell([
    ...about(b.incident, b.caller, look),
    ...(may("block") ? [button("Release", b.caller, () => decide("Release: " + b.caller, "DELETE", "blocks/" + id(b.id)))] : [])], "do")];

export const rule = decide => r => {
  const { id: _, name, source: __, stopped, ...says } = r;
  const put = (mode, text, means) => {
    const made = button(text, name, () => decide(name + ": " + means, "PUT", "responses/" + id(name), { ...says, mode }));
    made.disabled = r.mode === mode && !stopped;
    return made;
  };
  const live = r.approval ? "propose blocks, which people approve" : "block at once, without asking anybody";
  return [
    cell(name), cell(stopped ? r.mode + ", proposes only since " + when(stopped) : r.mode + (r.approval ? ", with approval" : "")),
    cell(r.rules.join("\n"), "place"), cell(r.severity + ", " + r.confidence), cell(r.whom.join(", ")),
    cell(may("policy") ? [put("live", "Live", live), put("dry-run", "Dry run", "count only, and refuse nothing"), put("off", "Off", "do nothing")] : "", "do")];
};

/** Patches and allowances stand in one table; a patch has a method. */
export const limit = decide => l => (l.method ? patch(l, decide) : allowance(l, decide));

const patch = (p, decide) => [
  cell((p.dryRun ? "Dry run: " : "") + p.method + " " + p.api + p.path + " " + p.condition
    + (p.parameter ? " " + p.parameter : "") + (p.condition === "parameter-above" ? " " + p.most : ""), "place"),
  cell(p.reason), cell(p.who), cell(count(p.hits), "num"), cell(when(p.until), "when"),
  cell(may("policy") ? [button("End", p.path, () => decide("End: " + p.path, "DELETE", "patches/" + id(p.id)))] : "", "do")];

const allowance = (a, decide) => [
  cell("Never blocked: " + a.what), cell(a.reason), cell(a.who), cell("", "num"), cell(a.until ? when(a.until) : "further notice", "when"),
  a.who === "configuration" ? cell("in the configuration") : cell(
    may("policy") ? [button("End", a.what, () => decide("End: " + a.what, "DELETE", "allowances/" + id(a.id)))] : "", "do")];

export const source = s => [
  cell(s.name), cell(s.kind), cell(count(s.accepted), "num"), cell(count(s.duplicates), "num"), cell(count(s.rejected), "num"),
  cell(s.last ? when(s.last) : "nothing yet", "when")];

export const problem = p => [cell(p.what, "why"), cell(p.file, "place"), cell(p.entry === null ? "" : count(p.entry), "num")];
