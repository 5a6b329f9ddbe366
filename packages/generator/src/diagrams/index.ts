/** `STEM.states.md`: a diagram of each state machine, for people. */
import type { Contract, Machine, Transition } from "@tenet/checker";
import { htmlComment, markdownText, mermaidText } from "../encode/index.js";
import { stateNames } from "./names.js";

/** Undefined for a spec without Transitions. */
export function statesFile(contract: Contract): string | undefined {
  if (contract.machines.length === 0) return undefined;
  const head = htmlComment([
    `State diagrams of ${contract.spec} ${contract.version}, generated from ${contract.path}.`,
    "Do not edit: `spec compile` writes it anew.",
    `Source: sha256:${contract.hash}`,
  ]);
  const title = `# ${markdownText(contract.title)}: states`;
  return `${[head, title, ...contract.machines.map(section)].join("\n\n")}\n`;
}

function section(machine: Machine): string {
  const names = stateNames(machine.states);
  const declared = machine.states.flatMap(state => {
    const name = names.get(state)!;
    return name === state ? [] : [`state "${mermaidText(state)}" as ${name}`];
  });
  const ends = machine.final.map(state => edge(names.get(state)!, nowhere));
  const lines = [...declared, ...machine.rows.flatMap(row => edges(row, names)), ...ends];
  const heading = `## ${markdownText(machine.id)}`;
  return [heading, "", "```mermaid", "stateDiagram-v2", ...lines.map(line => `    ${line}`), "```"].join("\n");
}

/** Where an entity comes from that was not there, and where one goes that is no more. */
const nowhere = "[*]";

function edges(row: Transition, names: ReadonlyMap<string, string>): string[] {
  const ends = (states: readonly string[]) =>
    states.length === 0 ? [nowhere] : states.map(state => names.get(state)!);
  return ends(row.from).flatMap(from => ends(row.to).map(to => edge(from, to, labelOf(row))));
}

function labelOf({ on, expression }: Transition): string {
  const event = on.kind === "operation" ? on.operation : `by itself, at ${readable(on.expression)}`;
  const when = expression === undefined ? "" : ` [${mermaidText(readable(expression))}]`;
  return `${mermaidText(event)}${when}`;
}

/** As people write it on a drawing. */
const readable = (expression: string): string => expression.replaceAll("!==", "≠").replaceAll("===", "=");

const edge = (from: string, to: string, label?: string): string => `${from} --> ${to}${label ? ` : ${label}` : ""}`;
