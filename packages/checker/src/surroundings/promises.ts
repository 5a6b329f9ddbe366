import type { Contract, FailureMode, Operation, Promised, PromiseKind } from "../ir.js";

const reasons = {
  failureMode: undefined,
  portCall: undefined,
  event: undefined,
  idempotent: undefined,
  sameAs: undefined,
} as const satisfies Partial<Record<PromiseKind, string | undefined>>;

type Kind = keyof typeof reasons;

/** What an operation promises of events, dependencies, repetition and batches. */
export function surroundingPromises({
  operations,
  failureModes,
}: Pick<Contract, "operations" | "failureModes">): Promised[] {
  return [...operations.flatMap(ofOperation), ...failureModes.map(ofFailureMode)];
}

function made(
  kind: Kind,
  operation: string,
  id: string,
  text: string,
  { expression, line }: { readonly expression: string | undefined; readonly line: number },
): Promised {
  return { id, kind, text, expression, line, status: "bound", operation, notChecked: reasons[kind] };
}

function ofOperation({ name, emits, calls, idempotent, sameAs }: Operation): Promised[] {
  return [
    ...emits.map(one => made("event", name, one.id, `It emits ${one.event}`, one)),
    ...calls.map(one =>
      made("portCall", name, one.id, `It calls ${one.port}.${one.function}${timesText(one.times)}`, one),
    ),
    ...(idempotent
      ? [made("idempotent", name, `${name}.idempotent`, "The same key again changes nothing", idempotent)]
      : []),
    ...(sameAs ? [made("sameAs", name, `${name}.same-as`, batchText(sameAs), sameAs)] : []),
  ];
}

function timesText(times: number | undefined): string {
  if (times === undefined) return "";
  return ({ 0: " never", 1: " once", 2: " twice" } as Record<number, string>)[times] ?? ` ${times} times`;
}

function batchText({ operation, each, atomic }: Operation["sameAs"] & {}): string {
  const repeated = each ? `${operation} for each ${each.variable}` : operation;
  return `It does the same as ${repeated}${atomic ? ", all or nothing" : ""}`;
}

function ofFailureMode(mode: FailureMode): Promised {
  const { outcome } = mode;
  const ends = outcome.kind === "fails" ? `it fails with ${outcome.code}` : "it succeeds";
  const expression = outcome.kind === "succeeds" ? outcome.expression : undefined;
  return made("failureMode", mode.operation, mode.id, `When ${mode.text}, ${ends}`, { ...mode, expression });
}
