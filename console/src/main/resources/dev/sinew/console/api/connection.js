/** The token of this tab, and questions to the read API with it. */
const KEY = "sinew-token";
let token = sessionStorage.getItem(KEY) || "";
let scopes = [];

export const isKnown = () => token !== "";

/** Whether the token may do something; what it may not do is not offered. */
export const may = scope => scopes.includes(scope);

export function hold(secret) {
  token = secret;
  scopes = [];
  if (secret) sessionStorage.setItem(KEY, secret); else sessionStorage.removeItem(KEY);
}

async function call(path, how) {
  const answer = await fetch("api/v1/" + path, { ...how, headers: { Authorization: "Bearer " + token }, cache: "no-store" });
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(problem.detail || "Sinew answered " + answer.status), { status: answer.status });
}

export const ask = path => call(path, {});

/** What there may be none of. */
export const askIfThere = path => ask(path).catch(failure => {
  if (failure.status === 404) return null;
  throw failure;
});

export const send = (method, path, body) => call(path, { method, body: body && JSON.stringify(body) });

/** Whose token it is. */
export async function introduce() {
  const mine = await ask("token");
  scopes = mine.scopes;
  return mine;
}
