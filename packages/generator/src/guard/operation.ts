/** What the contract of an operation says where what it meets in the world is known. */
import type { Emit, Expr, Operation, PortCall, Quality } from "@tenet/checker";
import { parenthesised } from "../contract/clauses.js";
import { operationDoc } from "../contract/operations.js";
import type { WorldEmitter } from "../contract/world.js";
import { entryName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled, uses } from "../layout.js";
import { reads, readsState } from "../walk.js";
import type { Writers } from "./plan.js";

/** Nothing where the contract of the spec's other file says it all. */
export function wholeOperation({ emitter, fits, quick }: Writers, operation: Operation, base: string): Doc[] {
  const { emits, calls, needs } = operation;
  const budgets = list(
    "budgets",
    emitter.contract.quality.flatMap(one => budget(one, operation)),
  );
  const read = [
    ...emits.flatMap(({ data, when }) => [data, when]),
    ...calls.flatMap(({ args, when }) => [...args, when]),
  ];
  const reads = read.filter(one => one !== undefined);
  const docs = (print: Printer) => [
    ...list(
      "emits",
      emits.map(one => emission(print, one)),
    ),
    ...list(
      "uses",
      calls.map(one => use(print, one)),
    ),
    ...budgets,
  ];
  if (needs.length > 0 || reads.some(one => readsState(one, emitter.contract, operation)))
    return [
      operationDoc(emitter, fits, quick, operation, {
        reads,
        docs: captures => docs(new Printer(emitter, operation, expr => captures.print(expr, "slow"))),
      }),
    ];
  const around = docs(new Printer(emitter, operation));
  if (around.length === 0) return [];
  const known = `...${base}.operations[${stringLiteral(operation.name)}]!`;
  return [labelled(`${entryName(operation.name)}: `, group("{", [known, ...around], "}", true))];
}

/** Functions of the scene `c`, which is left out where the text does not mention it. */
class Printer {
  constructor(
    private readonly emitter: WorldEmitter,
    private readonly operation: Operation,
    readonly print: (expr: Expr) => string = expr => emitter.print(expr, { operation }),
  ) {}

  over(text: string): string {
    return uses([text], "c") ? `(c: ${this.emitter.names.scene(this.operation.name)}) => ${text}` : `() => ${text}`;
  }

  arrow(expr: Expr): string {
    return this.over(parenthesised(this.print(expr)));
  }
}

function emission(print: Printer, { id, event, expression, line, data, when }: Emit): Doc {
  return record([
    `id: ${stringLiteral(id)}`,
    `event: ${stringLiteral(event)}`,
    `expression: ${stringLiteral(expression)}`,
    `line: ${line}`,
    `due: ${when === undefined ? "() => true" : print.arrow(when)}`,
    ...(data === undefined ? [] : [`data: ${print.arrow(data)}`]),
  ]);
}

function use(print: Printer, { id, port, function: name, expression, line, times, when, args }: PortCall): Doc {
  return record([
    `id: ${stringLiteral(id)}`,
    `port: ${stringLiteral(port)}`,
    `function: ${stringLiteral(name)}`,
    `expression: ${stringLiteral(expression)}`,
    `line: ${line}`,
    ...(times === undefined ? [] : [`times: ${times}`]),
    `due: ${when === undefined ? "() => true" : print.arrow(when)}`,
    `args: ${print.over(`[${args.map(arg => print.print(arg)).join(", ")}]`)}`,
  ]);
}

function budget({ id, operation, measure }: Quality, { name }: Operation): Doc[] {
  if (operation !== name || measure.kind !== "calls") return [];
  const { port, function: of, atMost } = measure;
  const which = of === undefined ? [] : [`function: ${stringLiteral(of)}`];
  return [record([`id: ${stringLiteral(id)}`, `port: ${stringLiteral(port)}`, ...which, `atMost: ${atMost}`])];
}

const caller: ReadonlySet<Expr["kind"]> = new Set(["actor"]);

export function idempotency({ emitter }: Writers, operation: Operation): Doc[] {
  const { idempotent } = operation;
  if (idempotent === undefined) return [];
  const { key, window, otherwise, running } = idempotent;
  return [
    labelled(
      "idempotent: ",
      record([
        `key: ${new Printer(emitter, operation).arrow(key)}`,
        ...(reads(key, caller, emitter.contract, operation) ? ["actor: true"] : []),
        ...(window === undefined ? [] : [`within: ${emitter.print(window)}`]),
        ...(otherwise === undefined ? [] : [`otherwise: ${stringLiteral(otherwise)}`]),
        ...(running === undefined ? [] : [`running: ${stringLiteral(running)}`]),
      ]),
    ),
  ];
}

const list = (entry: string, docs: readonly Doc[]): Doc[] =>
  docs.length === 0 ? [] : [labelled(`${entry}: `, group("[", docs, "]"))];

const record = (entries: readonly Doc[]): Doc => group("{", entries, "}");
