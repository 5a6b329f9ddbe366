/** What a fake needs to know of one operation beyond its contract. */
import {
  type Contract,
  type Expr,
  modelOf,
  type Operation,
  planOf,
  type RuledType,
  rowsOf,
  type Stage,
  supplyOf,
} from "@tenet/checker";
import { parenthesised } from "../contract/clauses.js";
import { change } from "../contract/operations.js";
import type { WorldEmitter } from "../contract/world.js";
import { identifier, json, propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled, uses } from "../layout.js";
import { reads } from "../walk.js";

export function operationEntry(emitter: WorldEmitter, operation: Operation): Doc {
  return labelled(`${propertyName(operation.name)}: `, group("{", new Writer(emitter, operation).entries(), "}", true));
}

/** Why a fake cannot do what the operation does; undefined where it can. */
export function whyNot(operation: Operation, contract: Contract): string | undefined {
  const { name, sameAs } = operation;
  if (callsModule(operation, contract)) return "its conditions call a function of a module, which a fake does not have";
  if (sameAs?.each && !sameAs.atomic) return "the spec does not say how a batch ends in which a call is refused";
  return modelOf(contract).operations[name]?.why;
}

function callsModule(operation: Operation, contract: Contract): boolean {
  const { requires, refusals, ensures, changes = [] } = operation;
  const rows = changes.flatMap(row => [row.becomes, row.when].filter(one => one !== undefined && one !== "removed"));
  const all = [...[...requires, ...refusals, ...ensures].map(one => one.condition), ...(rows as Expr[])];
  return all.some(expr => reads(expr, new Set(["reference"]), contract, operation));
}

class Writer {
  private readonly scene: string;

  constructor(
    private readonly emitter: WorldEmitter,
    private readonly operation: Operation,
  ) {
    this.scene = emitter.names.scene(operation.name);
  }

  entries(): Doc[] {
    const { operation, emitter } = this;
    const why = whyNot(operation, emitter.contract);
    if (why !== undefined) return [`undetermined: ${stringLiteral(why)}`, "stages: []"];
    const { stages } = planOf(operation, rowsOf(operation), emitter.contract);
    return [
      ...this.conditions(),
      labelled("stages: ", group("[", operation.sameAs ? [] : stages.map(stage => this.stage(stage)), "]")),
      ...this.batch(),
      ...this.list(
        "emits",
        operation.emits.map(one => this.emit(one)),
      ),
      ...this.list(
        "calls",
        operation.calls.map(one => this.call(one)),
      ),
      ...this.idempotent(),
      ...this.list("failures", this.failures()),
    ];
  }

  /** The contract leaves out what reads the world around a call. */
  private conditions(): Doc[] {
    const { needs, requires, refusals, changes } = this.operation;
    if (needs.length === 0) return [];
    const clause = ({ id, condition, ...rest }: Operation["requires"][number]) =>
      group(
        "{",
        [
          `id: ${stringLiteral(id)}`,
          ...("code" in rest ? [`code: ${stringLiteral(String(rest.code))}`] : []),
          `holds: ${this.arrow(condition)}`,
        ],
        "}",
      );
    const rows = changes?.filter(row => row.trouble === undefined);
    return [
      labelled("requires: ", group("[", requires.map(clause), "]")),
      labelled("refusals: ", group("[", refusals.map(clause), "]")),
      ...this.list(
        "changes",
        (rows ?? []).map(row => change(this.emitter, this.operation, row, this.scene)),
      ),
    ];
  }

  private stage(stage: Stage): Doc {
    if (stage.kind === "rows") return `{ rows: [${stage.rows.map(row => stringLiteral(row.id)).join(", ")}] }`;
    if (stage.kind === "make") {
      const { path, type } = stage.fresh;
      return group(
        "{",
        [
          pathEntry(path),
          labelled("supply: ", supplyDoc(supplyOf(type, this.emitter.contract))),
          `kind: ${stringLiteral(kindOf(type))}`,
        ],
        "}",
      );
    }
    const { path, value, guards } = stage.equation;
    const [first, ...more] = guards;
    const held = first && [first, ...more].map(guard => `(${this.print(guard)})`).join(" && ");
    return group(
      "{",
      [
        pathEntry(path),
        "constant" in value ? `value: () => ${constantText(value.constant)}` : `value: ${this.arrow(value)}`,
        ...(held === undefined ? [] : [`when: ${this.over(held)}`]),
      ],
      "}",
    );
  }

  private batch(): Doc[] {
    const { sameAs } = this.operation;
    if (sameAs === undefined) return [];
    const inputs = sameAs.inputs.map(({ name, value }) => `${propertyName(name)}: ${this.print(value)}`);
    const single = `{ ${inputs.join(", ")} }`;
    const all = sameAs.each
      ? `${this.print(sameAs.each.list)}.map((${identifier(sameAs.each.variable)}) => (${single}))`
      : `[${single}]`;
    return [`batch: { operation: ${stringLiteral(sameAs.operation)}, inputs: ${this.over(all)} }`];
  }

  private emit({ event, data, when }: Operation["emits"][number]): Doc {
    return group(
      "{",
      [
        `event: ${stringLiteral(event)}`,
        ...(data ? [`data: ${this.arrow(data)}`] : []),
        ...(when ? [`when: ${this.arrow(when)}`] : []),
      ],
      "}",
    );
  }

  private call({ port, function: name, args, when }: Operation["calls"][number]): Doc {
    return group(
      "{",
      [
        `port: ${stringLiteral(port)}`,
        `function: ${stringLiteral(name)}`,
        `args: ${this.over(`[${args.map(arg => this.print(arg)).join(", ")}]`)}`,
        ...(when ? [`when: ${this.arrow(when)}`] : []),
      ],
      "}",
    );
  }

  private idempotent(): Doc[] {
    const { idempotent } = this.operation;
    if (idempotent === undefined) return [];
    const { key, window, otherwise } = idempotent;
    return [
      labelled(
        "idempotent: ",
        group(
          "{",
          [
            `key: ${this.arrow(key)}`,
            ...(window ? [`within: ${this.print(window)}`] : []),
            ...(otherwise === undefined ? [] : [`otherwise: ${stringLiteral(otherwise)}`]),
          ],
          "}",
        ),
      ),
    ];
  }

  private failures(): Doc[] {
    const modes = this.emitter.contract.failureModes.filter(mode => mode.operation === this.operation.name);
    return modes.map(({ port, function: name, trouble, outcome }) =>
      group(
        "{",
        [
          `port: ${stringLiteral(port)}`,
          ...(name === undefined ? [] : [`function: ${stringLiteral(name)}`]),
          ...(trouble.kind === "failsWith" ? [`fails: ${stringLiteral(trouble.code)}`] : []),
          ...(outcome.kind === "fails" ? [`code: ${stringLiteral(outcome.code)}`] : []),
        ],
        "}",
      ),
    );
  }

  private list(name: string, docs: readonly Doc[]): Doc[] {
    return docs.length === 0 ? [] : [labelled(`${name}: `, group("[", docs, "]"))];
  }

  private print(expr: Expr): string {
    return this.emitter.print(expr, { operation: this.operation });
  }

  private arrow(expr: Expr): string {
    return this.over(parenthesised(this.print(expr)));
  }

  /** A function of the scene `c`, where the text mentions it. */
  private over(text: string): string {
    return uses([text], "c") ? `(c: ${this.scene}) => ${text}` : `() => ${text}`;
  }
}

function supplyDoc(supply: ReturnType<typeof supplyOf>): Doc {
  if (supply?.kind !== "text") return `{ kind: "integer", from: ${supply?.from ?? 1} }`;
  return group("{", ['kind: "text"', labelled("signs: ", group("[", supply.signs.map(stringLiteral), "]"))], "}");
}

/** Of what equations say by themselves: true, false, nothing inside. */
function constantText(value: unknown): string {
  if (value instanceof Set) return "new Set()";
  return value instanceof Map ? "new Map()" : json(value);
}

const pathEntry = (path: readonly string[]): string => `path: [${path.map(stringLiteral).join(", ")}]`;

/** What `newId` is asked for. */
function kindOf({ type }: RuledType): string {
  return type.kind === "named" ? type.name : type.kind;
}
