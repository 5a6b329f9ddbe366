/** Types of what stands around operations: dependencies, events, error codes. */
import type { Contract, ErrorCode, EventType, Port, PortFunction } from "@tenet/checker";
import { docComment, identifier, propertyName, stringLiteral } from "../encode/index.js";
import { width } from "../layout.js";
import { type Names, pascal } from "../names.js";
import { reflow } from "../reflow.js";
import { fieldLines, typeText } from "../types.js";

export interface Surroundings {
  /** The declarations, each a text of its own; none for a spec without such sections. */
  readonly declarations: readonly string[];
  /** What the shape that `bind` takes says of them. */
  readonly shape: readonly string[];
}

export function surroundings(contract: Contract, names: Names): Surroundings {
  const stem = pascal(contract.stem);
  const [dependencies, event] = [names.fresh(`${stem}Ports`), names.fresh(`${stem}Event`)];
  return {
    declarations: [
      ...ports(contract, names, dependencies),
      ...events(contract, names, event),
      ...errors(contract, names, stem),
    ],
    shape: [
      ...(contract.ports.length === 0 ? [] : [`  readonly ports: ${dependencies};`]),
      ...(contract.events.length === 0 ? [] : [`  readonly event: ${event};`]),
    ],
  };
}

/** A block of documentation above a declaration. */
const documented = (prose: string, text: string, indent = ""): string => {
  const doc = docComment(prose, indent);
  return doc === "" ? `${indent}${text}` : `${doc}\n${indent}${text}`;
};

function ports({ ports }: Contract, names: Names, all: string): string[] {
  if (ports.length === 0) return [];
  const fields = ports.map(port => `  readonly ${propertyName(port.name)}: ${names.port(port.name)};`);
  const whole = `export interface ${all} {\n${fields.join("\n")}\n}`;
  return [...ports.map(port => portType(port, names)), documented("The dependencies, by name.", whole)];
}

function portType({ name, functions }: Port, names: Names): string {
  const methods = functions.map(one => documented(functionDoc(one), functionText(one, names), "  "));
  return documented("A dependency.", `export interface ${names.port(name)} {\n${methods.join("\n")}\n}`);
}

function functionDoc({ prose, fails }: PortFunction): string {
  const codes = fails.length === 0 ? "" : `Fails with ${fails.join(", ")}.`;
  return [prose, codes].filter(text => text !== "").join("\n\n");
}

function functionText({ name, parameters, returns }: PortFunction, names: Names): string {
  const taken = parameters.map(({ name, type }) => `${identifier(name)}: ${typeText(type.type, names)}`);
  const result = returns ? typeText(returns.type, names) : "void";
  return reflow(`${propertyName(name)}(${taken.join(", ")}): ${result} | Promise<${result}>;`, "  ");
}

function events({ events }: Contract, names: Names, any: string): string[] {
  if (events.length === 0) return [];
  const members = events.map(
    ({ name }) => `{ readonly event: ${stringLiteral(name)}; readonly data: ${names.event(name)} }`,
  );
  const union = unionText(`export type ${any} =`, members);
  return [...events.map(event => eventType(event, names)), documented("An event with its data.", union)];
}

function eventType({ name, data, prose }: EventType, names: Names): string {
  const { type } = data;
  if (type.kind !== "record") return documented(prose, `export type ${names.event(name)} = ${typeText(type, names)};`);
  const body = type.fields.length === 0 ? "Readonly<Record<string, never>>" : `{\n${fieldLines(type.fields, names)}\n}`;
  return documented(prose, `export type ${names.event(name)} = ${body};`);
}

function errors({ errorCodes }: Contract, names: Names, stem: string): string[] {
  if (errorCodes.length === 0) return [];
  const table = names.fresh("errors");
  const entries = errorCodes.map(error =>
    documented(error.prose, `${propertyName(error.code)}: ${entry(error)},`, "  "),
  );
  const data = errorCodes.flatMap(({ code, data }) =>
    data ? [`  readonly ${propertyName(code)}: ${typeText(data.type, names)};`] : [],
  );
  return [
    documented("What each code means to callers.", `export const ${table} = {\n${entries.join("\n")}\n} as const;`),
    `export type ${names.fresh(`${stem}ErrorCode`)} = keyof typeof ${table};`,
    ...(data.length === 0
      ? []
      : [
          documented(
            "What goes out beside a code.",
            `export interface ${names.fresh(`${stem}ErrorData`)} {\n${data.join("\n")}\n}`,
          ),
        ]),
  ];
}

function entry({ status, retry }: ErrorCode): string {
  const parts = [
    ...(status === undefined ? [] : [`status: ${status}`]),
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
  ];
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function unionText(head: string, members: readonly string[]): string {
  const line = `${head} ${members.join(" | ")};`;
  return line.length <= width ? line : `${head}${members.map(member => `\n  | ${member}`).join("")};`;
}
