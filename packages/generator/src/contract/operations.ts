/** The executable contract of one operation. */
import type { Change, Expr, Operation } from "@tenet/checker";
import { entryName, propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { pascal } from "../names.js";
import { decimalsIn, decimalsOfFields, type Places, placesText, secretsIn, secretsOfFields } from "../places.js";
import { typeText } from "../types.js";
import { itOf, readsScene } from "../walk.js";
import { Captures } from "./captures.js";
import { arrow, clause, parenthesised } from "./clauses.js";
import type { Emitter } from "./context.js";
import type { FitWriter } from "./fits.js";
import { quickDoc } from "./quick.js";
import type { QuickWriter } from "./quick-types.js";
import { seenInput } from "./scene.js";

/** What a contract says besides of an operation, after whose call it is judged as postconditions are. */
export interface Besides {
  readonly reads: readonly Expr[];
  docs(captures: Captures): readonly Doc[];
}

export function operationDoc(
  emitter: Emitter,
  fits: FitWriter,
  quick: QuickWriter,
  operation: Operation,
  besides?: Besides,
): Doc {
  const captures = new Captures(emitter, operation);
  for (const one of operation.ensures) captures.prepare(one.condition);
  for (const one of besides?.reads ?? []) captures.prepare(one);
  const scene = emitter.names.scene(operation.name);
  const clauses = (label: string, list: Operation["requires"], captures?: Captures) =>
    labelled(
      `${label}: `,
      group(
        "[",
        list.map(one => clause(emitter, one, scene, operation, captures)),
        "]",
      ),
    );
  // Typed by hand: beside an inherited name such as toString, TypeScript infers nothing.
  const check = (fit: string) =>
    `(value: unknown, scene: ${emitter.useType("Scene")}) => ${fit}(value, "", { scene, always: true })`;
  const accepts = fits.inputs(emitter.names.input(operation.name), operation.inputs, { operation });
  return labelled(
    `${entryName(operation.name)}: `,
    group(
      "{",
      [
        `name: ${stringLiteral(operation.name)}`,
        `line: ${operation.line}`,
        labelled("parameters: ", group("[", operation.parameters.map(parameterDoc), "]")),
        `constructs: ${operation.constructs}`,
        ...complete(emitter, operation),
        `accepts: ${check(accepts)}`,
        ...(operation.returns
          ? [
              `returns: ${check(fits.inline(`${pascal(operation.name)}Result`, operation.returns, { operation, input: `(c.scene.input as ${seenInput(operation, emitter.names)})` }))}`,
            ]
          : []),
        clauses("requires", operation.requires),
        clauses("refusals", operation.refusals),
        clauses("ensures", operation.ensures, captures),
        ...(operation.changes
          ? [
              labelled(
                "changes: ",
                group(
                  "[",
                  operation.changes.map(row => change(emitter, operation, row, scene)),
                  "]",
                ),
              ),
            ]
          : []),
        `failsAny: ${operation.failsAny}`,
        ...(operation.idempotent ? ["idempotent: true"] : []),
        ...placesDoc(emitter, operation),
        ...(operation.mayFail.length > 0
          ? [labelled("mayFail: ", group("[", operation.mayFail.map(stringLiteral), "]"))]
          : []),
        ...(captures.isEmpty ? [] : [captures.doc(scene)]),
        quickDoc(emitter, quick, operation, captures),
        ...(besides?.docs(captures) ?? []),
      ],
      "}",
      true,
    ),
  );
}

/** Where decimals and secrets stand, where some do. */
function placesDoc({ contract }: Emitter, { inputs, returns }: Operation): string[] {
  const decimals = placesEntry("decimals", {
    input: decimalsOfFields(inputs, contract),
    result: returns && decimalsIn(returns.type, contract),
  });
  const secrets = placesEntry("secrets", {
    input: secretsOfFields(inputs, contract),
    result: returns && secretsIn(returns, contract),
  });
  return [...decimals, ...secrets];
}

function placesEntry(entry: string, places: Readonly<Record<string, Places<number | string> | undefined>>): string[] {
  const entries = Object.entries(places).flatMap(([name, found]) =>
    found === undefined ? [] : [`${name}: ${placesText(found)}`],
  );
  return entries.length === 0 ? [] : [`${entry}: { ${entries.join(", ")} }`];
}

function parameterDoc(parameter: Operation["parameters"][number]): Doc {
  return parameter.kind === "position"
    ? stringLiteral(parameter.name)
    : group("[", parameter.names.map(stringLiteral), "]");
}

/** Inputs that have a default. */
export function defaults(operation: Operation): readonly { readonly name: string; readonly value: Expr }[] {
  return operation.inputs.flatMap(input =>
    input.type.rules.flatMap(rule => (rule.kind === "default" ? [{ name: input.name, value: rule.value }] : [])),
  );
}

function complete(emitter: Emitter, operation: Operation): Doc[] {
  const all = defaults(operation);
  if (all.length === 0) return [];
  const entries = all.map(
    ({ name, value }) => `${propertyName(name)}: ${emitter.print(value, { operation, input: "input" })}`,
  );
  return [labelled("complete: (input) => (", group("{", [...entries, "...input"], "})"))];
}

/** A row of Changes over the scene type `scene`. */
export function change(emitter: Emitter, operation: Operation, row: Change, scene: string): Doc {
  const print = (expr: Expr) => emitter.print(expr, { operation });
  const keys = row.path.steps.flatMap(step => (step.kind === "key" ? [step.key] : []));
  const steps = row.path.steps.map(step => (step.kind === "key" ? print(step.key) : stringLiteral(step.name)));
  const place = `[${[stringLiteral(row.path.state), ...steps].join(", ")}]`;
  const list = row.each && eachList(row, print);
  return group(
    "{",
    [
      `id: ${stringLiteral(row.id)}`,
      `expression: ${stringLiteral(row.expression)}`,
      `line: ${row.line}`,
      `paths: ${arrow(emitter, [...keys, ...(row.each ? [row.each.list] : []), ...(row.each && row.when ? [row.when] : [])], scene, list ? `${list}.map((${variable(row)}) => ${place})` : `[${place}]`)}`,
      ...becomes(emitter, operation, row, scene, list),
      `removes: ${row.becomes === "removed"}`,
      ...(row.when && !row.each ? [`when: ${arrow(emitter, [row.when], scene, print(row.when))}`] : []),
      ...(emitter.knowsWorld && row.trouble !== undefined ? [`trouble: ${stringLiteral(row.trouble)}`] : []),
      ...(row.refusedBy === undefined ? [] : [`refusedBy: ${stringLiteral(row.refusedBy)}`]),
    ],
    "}",
    true,
  );
}

function variable(row: Change): string {
  return row.each?.variable ?? "";
}

/** The elements for which the row applies: its condition may read the element. */
function eachList(row: Change, print: (expr: Expr) => string): string {
  const list = row.each ? print(row.each.list) : "";
  return row.when ? `${list}.filter((${variable(row)}) => ${print(row.when)})` : list;
}

function becomes(emitter: Emitter, operation: Operation, row: Change, scene: string, list: string | undefined): Doc[] {
  if (row.becomes === undefined || row.becomes === "removed") return [];
  const itType = itOf(row.becomes);
  const body = emitter.print(row.becomes, { operation, itType });
  const value = parenthesised(body);
  const it = `it: ${itType ? typeText(itType, emitter.names) : "unknown"}`;
  if (list !== undefined) {
    const read = [row.becomes, ...(row.each ? [row.each.list] : []), ...(row.when ? [row.when] : [])].some(expr =>
      readsScene(expr, emitter.contract),
    );
    return [
      `becomes: (${read ? "c" : "_c"}: ${scene}, ${itType ? it : "_it: unknown"}, place: number) => ${list}.slice(place, place + 1).map((${variable(row)}) => ${value})[0]`,
    ];
  }
  if (!itType) return [`becomes: ${arrow(emitter, [row.becomes], scene, body)}`];
  return [`becomes: (${readsScene(row.becomes, emitter.contract) ? "c" : "_c"}: ${scene}, ${it}) => ${value}`];
}
