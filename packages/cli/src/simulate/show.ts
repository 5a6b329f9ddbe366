import { visible } from "@tenet/diagnostics";
import { show } from "@tenet/verifier";
import type { Breach, SimulatedCall, SimulatedOperation } from "@tenet/verifier/simulate";
import { coveredNote } from "../commands/secrets.js";
import type { Simulated } from "../commands/simulate.js";
import { layOut } from "../report/layout.js";
import { count } from "../report/words.js";
import type { Style } from "../terminal/style.js";

/** The report for people: a line for each operation, each thing that breaks with its smallest sequence, the counts. */
export function showSimulations(all: readonly Simulated[], style: Style): string {
  const covered = all.some(({ simulation }) => simulation.breaches.some(breach => breach.covered));
  return `${all.map(one => showOne(one, style)).join("\n")}${covered ? `${style.dim(coveredNote)}\n` : ""}`;
}

function showOne({ spec: { contract }, simulation }: Simulated, style: Style): string {
  const { operations, breaches } = simulation;
  const width = Math.max(0, ...operations.map(one => visible(one.operation).length));
  const head = `${style.bold(visible(contract.spec))} ${style.dim(`(${visible(contract.path)})`)}, the spec alone\n\n`;
  const list = operations.map(one => operationLine(one, width, style)).join("");
  const details = breaches.map(breach => `\n${showBreach(breach, contract.path, style)}`).join("");
  return `${head}${list}${details}\n${summary(simulation, style)}`;
}

function operationLine(one: SimulatedOperation, width: number, style: Style): string {
  const { signs } = style;
  const name = visible(one.operation).padEnd(width);
  const pad = (sign: string) => sign.padEnd(signs.held.length);
  const tried = `${count(one.calls, "call")}, ${one.succeeded === 0 ? "none" : one.succeeded} succeeded`;
  const why = one.why ?? (one.undetermined > 0 ? one.undeterminedWhy : undefined);
  const open = why === undefined ? "" : `\n      ${style.dim(`not determined: ${visible(why)}`)}`;
  const never = one.refusals.filter(refusal => refusal.reached === 0).map(refusal => visible(refusal.id));
  const unreached =
    one.calls === 0 || never.length === 0 ? "" : `\n      ${style.dim(`never due: ${never.join(", ")}`)}`;
  const sign =
    one.calls === 0 || one.why !== undefined
      ? style.dim(pad(signs.skipped))
      : one.succeeded === 0
        ? style.warn(pad(signs.doubt))
        : style.good(signs.held);
  return `  ${sign} ${name}  ${style.dim(tried)}${open}${unreached}\n`;
}

function showBreach(breach: Breach, path: string, style: Style): string {
  const { id, kind, text, expression, line, state, calls } = breach;
  const what = kind === "promise" ? "is broken by the spec's own operations" : "has no one meaning";
  const head = `${style.bad(style.signs.broken)} ${style.bold(visible(id))} ${what}  ${style.dim(`${visible(path)}:${line}`)}`;
  const said = [text, expression].filter(part => part !== "").map(part => `  ${visible(part)}`);
  const start =
    state === undefined
      ? [`    ${style.dim("begins with")}  the state under Starts`]
      : rows("begins with", ["a state that keeps every invariant", ...layOut(state)], style);
  return [
    head,
    ...said,
    "",
    `  ${style.bold("The smallest sequence")}`,
    ...start,
    ...calls.flatMap((call, at) => rows(at === 0 ? (calls.length > 1 ? "calls" : "call") : "", callLines(call), style)),
    ...rows("broken", [breach.actual], style),
    ...values(breach, style),
    ...(state === undefined ? [] : ["", `  ${style.dim(unreachable)}`]),
    "",
  ].join("\n");
}

const unreachable =
  "If no calls lead to this state, an invariant is missing that says so; else the operation breaks the promise.";

function callLines({ operation, input, actor, now, answers, trouble, outcome }: SimulatedCall): string[] {
  const lines = layOut(input);
  const met = [
    ...(actor === undefined ? [] : [`by ${show(actor)}`]),
    ...(now === undefined ? [] : [`at ${now.toISOString()}`]),
    ...(answers === undefined
      ? []
      : Object.entries(answers).map(([name, answer]) => `${name} answers ${show(answer)}`)),
    ...(trouble === undefined ? [] : [`in ${trouble}`]),
  ];
  const called = lines.map(
    (text, at) => `${at === 0 ? `${operation}(` : ""}${text}${at === lines.length - 1 ? ")" : ""}`,
  );
  return [...called, ...met.map(text => `  ${text}`), `  ${outcome}`];
}

function values({ parts, state, kind }: Breach, style: Style): string[] {
  const known = new Map(Object.entries((state ?? {}) as object).map(([name, value]) => [name, show(value)]));
  const shown = parts.filter(part => !("value" in part) || known.get(part.text) !== show(part.value));
  if (kind === "row" || shown.length === 0) return [];
  const width = Math.min(60, Math.max(...shown.map(part => [...visible(part.text)].length)));
  return [
    "",
    `  ${style.bold("Values")}`,
    ...shown.map(
      part =>
        `    ${visible(part.text).padEnd(width)}  ${visible("value" in part ? show(part.value) : "has no value")}`,
    ),
  ];
}

function rows(label: string, lines: readonly string[], style: Style): string[] {
  return lines.map((line, at) => `    ${style.dim((at === 0 ? label : "").padEnd(11))}  ${visible(line)}`);
}

/** Never more than was tried: a search finds errors, it proves nothing. */
function summary({ breaches, sequences, calls, operations, seed }: Simulated["simulation"], style: Style): string {
  const tried = `${count(sequences, "sequence")} of ${count(calls, "call")} in all`;
  const open = operations.filter(one => one.why !== undefined).length;
  const never = operations.filter(one => one.why === undefined && one.calls > 0 && one.succeeded === 0).length;
  const found =
    breaches.length === 0
      ? style.good(`Found nothing that the spec's own operations break in ${tried}.`)
      : style.bad(`Found ${count(breaches.length, "thing")} that the spec's own operations break, in ${tried}.`);
  const notes = [
    ...(never === 0 ? [] : [`${count(never, "operation")} never succeeded.`]),
    ...(open === 0 ? [] : [`${count(open, "operation")} not determined by the spec.`]),
    style.dim(`Seed ${seed}.`),
  ];
  return `${[found, ...notes].join(" ")}\n`;
}
