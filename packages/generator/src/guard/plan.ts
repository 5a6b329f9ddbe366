/** The plan of a guard as a literal of TypeScript. */
import type { Contract, EventType, FailureMode, Operation, PortFunction, RuledType } from "@tenet/checker";
import type { FitWriter } from "../contract/fits.js";
import type { QuickWriter } from "../contract/quick-types.js";
import type { WorldEmitter } from "../contract/world.js";
import { entryName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { pascal } from "../names.js";
import { placesText, type Secrets, secretsIn, secretsOfArguments } from "../places.js";
import { statusesOf } from "../statuses.js";
import { readsState } from "../walk.js";
import { idempotency, wholeOperation } from "./operation.js";

export interface Writers {
  readonly emitter: WorldEmitter;
  readonly fits: FitWriter;
  readonly quick: QuickWriter;
}

/** `base`: the contract of the spec's other file, of which is kept what needs nothing of the world. */
export function planDoc(writers: Writers, base: string): Doc {
  const { contract } = writers.emitter;
  const { roles } = contract;
  const actor =
    roles &&
    record([fitEntry(writers, "fits", "Caller", roles.actor), ...secretsEntry(secretsIn(roles.actor, contract))]);
  return record(
    [
      labelled("contract: ", wholeContract(writers, base)),
      ...(actor === undefined ? [] : [labelled("actor: ", actor)]),
      table(
        "operations",
        contract.operations.flatMap(one => guarded(writers, one)),
      ),
      table(
        "ports",
        contract.ports.map(({ name, functions }) => portDoc(writers, name, functions)),
      ),
      table(
        "events",
        contract.events.map(one => eventDoc(writers, one)),
      ),
      table(
        "errors",
        codesOf(contract).map(([code, status]) => errorDoc(writers, code, status)),
      ),
    ],
    true,
  );
}

function wholeContract(writers: Writers, base: string): Doc {
  const operations = writers.emitter.contract.operations.flatMap(one => wholeOperation(writers, one, base));
  if (operations.length === 0) return base;
  return record([`...${base}`, labelled("operations: ", record([`...${base}.operations`, ...operations], true))], true);
}

/** What stands around one operation; nothing where nothing does. */
function guarded(writers: Writers, operation: Operation): Doc[] {
  const { contract } = writers.emitter;
  const access = operation.refusals.filter(({ from }) => ["visibility", "refersTo", "permission"].includes(from));
  const modes = contract.failureModes.filter(mode => mode.operation === operation.name);
  const entries = [
    ...(operation.needs.includes("actor") ? ["actor: true"] : []),
    ...(access.length === 0
      ? []
      : [labelled("access: ", record(access.map(({ id, from }) => `${entryName(id)}: ${stringLiteral(from)}`)))]),
    ...(decidesByState(contract, operation) ? ["readsState: true"] : []),
    ...idempotency(writers, operation),
    ...(modes.length === 0
      ? []
      : [
          labelled(
            "modes: ",
            group(
              "[",
              modes.map(mode => modeDoc(writers, operation, mode)),
              "]",
            ),
          ),
        ]),
  ];
  return entries.length === 0 ? [] : [labelled(`${entryName(operation.name)}: `, record(entries))];
}

/** Whether who may see and do what depends on the state. */
export function decidesByState(contract: Contract, operation: Operation): boolean {
  return operation.refusals.some(
    ({ from, condition }) =>
      (from === "visibility" || from === "permission") && readsState(condition, contract, operation),
  );
}

function modeDoc({ emitter }: Writers, operation: Operation, mode: FailureMode): Doc {
  const { id, text, line, port, function: name, trouble, outcome } = mode;
  return record([
    `id: ${stringLiteral(id)}`,
    `text: ${stringLiteral(text)}`,
    `line: ${line}`,
    `port: ${stringLiteral(port)}`,
    ...(name === undefined ? [] : [`function: ${stringLiteral(name)}`]),
    `trouble: ${troubleText(trouble)}`,
    ...(outcome.kind === "fails" ? [`code: ${stringLiteral(outcome.code)}`] : ensured(emitter, operation, mode)),
  ]);
}

function troubleText(trouble: FailureMode["trouble"]): string {
  if (trouble.kind === "slowerThan") return `{ kind: "slowerThan", milliseconds: ${trouble.milliseconds} }`;
  if (trouble.kind === "failsWith") return `{ kind: "failsWith", code: ${stringLiteral(trouble.code)} }`;
  return `{ kind: ${stringLiteral(trouble.kind)} }`;
}

/** What holds where the operation succeeds all the same. */
function ensured(emitter: WorldEmitter, operation: Operation, { id, text, line, outcome }: FailureMode): Doc[] {
  if (outcome.kind === "fails" || outcome.ensures === undefined) return [];
  const scene = emitter.names.scene(operation.name);
  return [
    labelled(
      "ensures: ",
      record([
        `id: ${stringLiteral(id)}`,
        'kind: "postcondition"',
        `text: ${stringLiteral(text)}`,
        `expression: ${stringLiteral(outcome.expression ?? "")}`,
        `line: ${line}`,
        `holds: (c: ${scene}) => ${emitter.print(outcome.ensures, { operation })}`,
        "parts: () => []",
      ]),
    ),
  ];
}

function portDoc(writers: Writers, name: string, functions: readonly PortFunction[]): Doc {
  const { contract } = writers.emitter;
  const one = (asked: PortFunction) => {
    const secrets = [
      ...placesEntry("args", secretsOfArguments(asked.parameters, contract)),
      ...placesEntry("answer", asked.returns && secretsIn(asked.returns, contract)),
    ];
    const answers = asked.returns && [
      fitEntry(writers, "answers", `${pascal(name)}${pascal(asked.name)}`, asked.returns),
    ];
    return labelled(
      `${entryName(asked.name)}: `,
      record([
        ...(answers ?? []),
        `fails: [${asked.fails.map(stringLiteral).join(", ")}]`,
        ...(secrets.length === 0 ? [] : [`secrets: { ${secrets.join(", ")} }`]),
      ]),
    );
  };
  return labelled(`${entryName(name)}: `, record(functions.map(one), true));
}

function eventDoc(writers: Writers, { name, data }: EventType): Doc {
  const secrets = secretsIn(data, writers.emitter.contract);
  return labelled(
    `${entryName(name)}: `,
    record([fitEntry(writers, "fits", `Event${pascal(name)}`, data), ...secretsEntry(secrets)]),
  );
}

/** Those that operations answer with, and others that the spec has a row for. */
function codesOf(contract: Contract): readonly (readonly [code: string, status: number | undefined])[] {
  const statuses = statusesOf(contract);
  const codes = new Set([...contract.errorCodes.map(({ code }) => code), ...statuses.keys()]);
  return [...codes].map(code => [code, statuses.get(code)]);
}

function errorDoc(writers: Writers, code: string, status: number | undefined): Doc {
  const { contract } = writers.emitter;
  const { retry, prose = "", data } = contract.errorCodes.find(one => one.code === code) ?? {};
  const about = data && [
    fitEntry(writers, "data", `Data${pascal(code)}`, data),
    ...secretsEntry(secretsIn(data, contract)),
  ];
  return labelled(
    `${entryName(code)}: `,
    record([
      ...(status === undefined ? [] : [`status: ${status}`]),
      ...(retry === undefined ? [] : [`retry: ${retry}`]),
      ...(prose === "" ? [] : [`text: ${stringLiteral(prose)}`]),
      ...(about ?? []),
    ]),
  );
}

function fitEntry({ emitter, fits }: Writers, entry: string, base: string, type: RuledType): Doc {
  const check = fits.inline(base, type);
  return `${entry}: (value: unknown, scene: ${emitter.useType("Scene")}) => ${check}(value, "", { scene, always: true })`;
}

const secretsEntry = (secrets: Secrets | undefined): string[] => placesEntry("secrets", secrets);

const placesEntry = (entry: string, places: Secrets | undefined): string[] =>
  places === undefined ? [] : [`${entry}: ${placesText(places)}`];

const record = (entries: readonly Doc[], tall = false): Doc => group("{", entries, "}", tall);

const table = (entry: string, entries: readonly Doc[]): Doc => labelled(`${entry}: `, record(entries, true));
