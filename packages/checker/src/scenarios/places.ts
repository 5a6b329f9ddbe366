/** Places inside a value that is still written as an expression: `accounts["a"].balance`. */
import type { ExprNode } from "@tenet/parser";

export type PlaceStep = { readonly key: string | number; readonly node: ExprNode };

/** The state variable and the keys and fields behind it; undefined for what is no such path. */
export function placeOf(node: ExprNode): { readonly root: string; readonly steps: readonly PlaceStep[] } | undefined {
  if (node.kind === "name") return { root: node.name, steps: [] };
  if (node.kind !== "member" && node.kind !== "index") return undefined;
  const outer = placeOf(node.object);
  const step = node.kind === "member" ? fieldStep(node) : keyStep(node.index);
  return outer && step && { root: outer.root, steps: [...outer.steps, step] };
}

function fieldStep(node: ExprNode & { kind: "member" }): PlaceStep {
  const { text, span } = node.property;
  return { key: text, node: { kind: "string", value: text, span } };
}

function keyStep(node: ExprNode): PlaceStep | undefined {
  return node.kind === "string" || node.kind === "number" ? { key: node.value, node } : undefined;
}

/** The value with another one at a place; its last key may be new. Undefined where the place is not written out. */
export function put(whole: ExprNode, steps: readonly PlaceStep[], value: ExprNode): ExprNode | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (whole.kind === "list") return putInList(whole, step, rest, value);
  return whole.kind === "record" ? putInRecord(whole, step, rest, value) : undefined;
}

function putInList(
  whole: ExprNode & { kind: "list" },
  { key }: PlaceStep,
  rest: readonly PlaceStep[],
  value: ExprNode,
): ExprNode | undefined {
  const item = whole.items.find((_, at) => at === key);
  if (item === undefined || whole.items.some(one => one.kind === "spread")) return undefined;
  const made = put(item as ExprNode, rest, value);
  return made && { ...whole, items: whole.items.map((one, at) => (at === key ? made : one)) };
}

function putInRecord(
  whole: ExprNode & { kind: "record" },
  step: PlaceStep,
  rest: readonly PlaceStep[],
  value: ExprNode,
): ExprNode | undefined {
  const at = whole.entries.findLastIndex(entry => entry.kind === "entry" && keyText(entry.key) === String(step.key));
  const entry = whole.entries[at];
  if (entry?.kind === "entry") {
    const made = put(entry.value, rest, value);
    return made && { ...whole, entries: whole.entries.with(at, { ...entry, value: made }) };
  }
  if (rest.length > 0) return undefined;
  const { span } = step.node;
  const key = typeof step.key === "string" ? { text: step.key, span } : { computed: step.node };
  return { ...whole, entries: [...whole.entries, { kind: "entry", key, value, span }] };
}

function keyText(key: { readonly text: string } | { readonly computed: ExprNode }): string | undefined {
  if ("text" in key) return key.text;
  const { computed } = key;
  return computed.kind === "string" || computed.kind === "number" ? String(computed.value) : undefined;
}
