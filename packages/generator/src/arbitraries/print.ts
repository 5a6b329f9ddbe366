/** `STEM.arbitraries.ts`: the plan in words of `@tenet/testing`. */
import type { Contract, Operation } from "@tenet/checker";
import { docComment, entryName, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { type Doc, group, labelled, namesIn, render } from "../layout.js";
import { allocate, type Names } from "../names.js";
import { typeText } from "../types.js";
import { planArbitraries } from "./index.js";
import { type ArbitraryNames, arbitraryNames, otherName } from "./names.js";
import type { ArbitrariesPlan, GroupNode, OperationPlan } from "./plan.js";
import { NodePrinter } from "./print-node.js";
import { type Shape, shapesOf } from "./shapes.js";

/**
 * The file exports, for each declared type, its values (`account()`), for the state `bankState()`, for each operation
 * `transferCases()` (`{ state, input }` that keeps every Requires) and `transferNearMisses("TRF-3")` (that breaks the clause
 * and, as far as it can, no other), for each law its given values by name, and `shapes` (for bindings that convert values).
 */
export function printArbitraries(contract: Contract): string {
  const plan = planArbitraries(contract);
  const file = new File(contract);
  const text = file.text(plan);
  // A condition that calls a helper of the runtime, beside a combinator of the same name.
  return file.clashes.size === 0 ? text : new File(contract, file.clashes).text(plan);
}

class File {
  private readonly names: ArbitraryNames;
  private readonly contractNames: Names;
  private readonly used = new Set<string>();
  private readonly helpers = new Set<string>();

  /** `renamed`: combinators that go by another name here. */
  constructor(
    private readonly contract: Contract,
    private readonly renamed: ReadonlySet<string> = new Set(),
  ) {
    this.names = arbitraryNames(contract);
    this.contractNames = allocate(contract);
  }

  text(plan: ArbitrariesPlan): string {
    const values = [
      ...plan.types.map(({ name, node, prose }) =>
        this.factory(
          this.names.type(name),
          prose || `Values of ${name}.`,
          this.printer(undefined).node(node),
          `: Draw<${this.contractNames.type(name)}>`,
        ),
      ),
      ...(plan.state
        ? [
            this.factory(
              this.names.state,
              "Initial states.",
              this.printer(undefined).group(plan.state, this.contractNames.state),
            ),
          ]
        : []),
      ...plan.operations.flatMap(operation => this.calls(operation)),
      ...plan.laws.map(law => this.factory(this.names.law(law.id), `What ${law.id} is given.`, this.law(law))),
      this.shapes(),
    ];
    const body = [...this.reads(values), ...values].join("\n\n");
    return `${header(this.contract, "arbitraries")}\n${this.imports(body)}\n\n${body}\n`;
  }

  private calls(plan: OperationPlan): string[] {
    const operation = this.contract.operations.find(one => one.name === plan.name)!;
    const cases = this.factory(
      this.names.cases(plan.name),
      `Calls of ${plan.name} that are to succeed.`,
      this.cases(this.inputs(plan.inputs, operation)),
    );
    if (plan.nearMisses.length === 0) return [cases];
    const breaking = this.names.breaking(plan.name);
    const entries = plan.nearMisses.map(
      ({ clause, inputs }) => [clause, labelled("() => ", this.variants(inputs, operation))] as const,
    );
    const prose = docComment(`Calls of ${plan.name} that break the clause and, as far as they can, no other.`);
    const made = labelled(
      `${this.names.nearMisses(plan.name)} = (clause: keyof typeof ${breaking}) => `,
      this.cases(`${breaking}[clause]()`),
    );
    const nearMisses = `${prose}\nexport const ${render(made, "", "export const ;".length)};`;
    return [cases, `const ${breaking} = ${render(record(entries, true))};`, nearMisses];
  }

  private variants(nodes: readonly GroupNode[], operation: Operation): Doc {
    const docs = nodes.map(node => this.inputs(node, operation));
    return docs.length === 1 ? docs[0]! : group(`${this.use("union")}(`, docs, ")");
  }

  private inputs(node: GroupNode, operation: Operation): Doc {
    return this.printer(operation).group(node, this.contractNames.input(operation.name));
  }

  private cases(inputs: Doc): Doc {
    const states = this.contract.state.length > 0 ? `${this.names.state}()` : this.use("stateless");
    return group(`${this.use("cases")}(`, [states, inputs], ")");
  }

  private law({ id, given }: ArbitrariesPlan["laws"][number]): Doc {
    const law = this.contract.laws.find(one => one.id === id)!;
    const fields = law.given.map(
      one => `readonly ${propertyName(one.name)}: ${typeText(one.type.type, this.contractNames)}`,
    );
    return this.printer(undefined).group(given, fields.length === 0 ? "object" : `{ ${fields.join("; ")} }`);
  }

  private shapes(): string {
    const { types, state, operations } = shapesOf(this.contract);
    this.use("Shapes");
    const doc = record([
      ["types", fields(types)],
      ["state", fields(state)],
      [
        "operations",
        record(
          operations.map(({ name, input, result }) => [
            name,
            record([
              ["input", fields(input)],
              ["result", shape(result)],
            ]),
          ]),
        ),
      ],
    ]);
    return `${docComment("Where declared types stand, for bindings that convert values.")}\nexport const shapes: Shapes = ${render(doc)};`;
  }

  private factory(name: string, prose: string, value: Doc, type = ""): string {
    return `${docComment(prose)}\nexport const ${render(labelled(`${name} = ()${type} => `, value), "", "export const ;".length)};`;
  }

  /** Combinators that are called as a helper is. */
  get clashes(): ReadonlySet<string> {
    return new Set([...this.used].filter(name => this.helpers.has(name)));
  }

  private use(name: string): string {
    this.used.add(name);
    return this.called(name);
  }

  private called(name: string): string {
    return this.renamed.has(name) ? otherName(name) : name;
  }

  private printer(operation: Operation | undefined): NodePrinter {
    return new NodePrinter({
      contract: this.contract,
      operation,
      names: this.names,
      contractNames: this.contractNames,
      helpers: this.helpers,
      use: name => this.use(name),
    });
  }

  /** The types of what conditions read, where some do. */
  private reads(bodies: readonly string[]): string[] {
    const hasState = this.contract.state.length > 0;
    const used = namesIn(bodies);
    const state = hasState ? [`readonly state: ${this.contractNames.state}`] : [];
    return [
      { name: this.names.stateReads, fields: state },
      ...this.contract.operations.map(one => ({
        name: this.names.reads(one.name),
        fields: [...state, `readonly input: ${this.contractNames.input(one.name)}`],
      })),
    ]
      .filter(({ name }) => used.has(name))
      .map(one => `type ${one.name} = { ${one.fields.join("; ")} };`);
  }

  private imports(body: string): string {
    const used = namesIn([body]);
    const list = (names: Iterable<string>) => [...new Set(names)].filter(name => used.has(name)).sort();
    const types = [
      ...this.contract.types.map(one => this.contractNames.type(one.name)),
      this.contractNames.state,
      ...this.contract.operations.map(one => this.contractNames.input(one.name)),
    ];
    const line = (names: readonly string[], from: string, type = "") =>
      names.length === 0 ? [] : [`${render(group(`import ${type}{`, names, `} from ${stringLiteral(from)}`), "", 1)};`];
    this.used.delete("Shapes");
    return [
      ...line(list(this.helpers), "@tenet/runtime"),
      ...line(
        [...this.used]
          .filter(name => used.has(this.called(name)))
          .sort()
          .map(name => (this.renamed.has(name) ? `${name} as ${otherName(name)}` : name)),
        "@tenet/testing",
      ),
      ...line(list(["Draw", "Shapes"]), "@tenet/testing", "type "),
      ...line(list(types), `./${this.contract.stem}.contract.js`, "type "),
    ].join("\n");
  }
}

function record(entries: readonly (readonly [string, Doc])[], tall = false): Doc {
  return group(
    "{",
    entries.map(([name, value]) => labelled(`${entryName(name)}: `, value)),
    "}",
    tall,
  );
}

const fields = (entries: readonly (readonly [string, Shape])[]): Doc =>
  record(entries.map(([name, of]) => [name, name in Object.prototype ? constant(shape(of)) : shape(of)]));

/** Under a name that every object has already, TypeScript does not see from the surroundings which literals are meant. */
const constant = (doc: Doc): Doc =>
  typeof doc === "string" ? `${doc} as const` : { ...doc, close: `${doc.close} as const` };

function shape(of: Shape): Doc {
  if (of === "plain" || of === "handle") return stringLiteral(of);
  if ("named" in of) return record([["named", stringLiteral(of.named)]]);
  if ("items" in of) return record([["items", shape(of.items)]]);
  if ("tuple" in of) return record([["tuple", group("[", of.tuple.map(shape), "]")]]);
  if ("key" in of)
    return record([
      ["key", shape(of.key)],
      ["value", shape(of.value)],
    ]);
  if ("values" in of) return record([["values", shape(of.values)]]);
  if ("fields" in of) return record([["fields", fields(of.fields)]]);
  return record([["anyOf", group("[", of.anyOf.map(shape), "]")]]);
}
