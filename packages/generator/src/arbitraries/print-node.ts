/** One node of the plan as a call of its combinator. */
import type { Contract, Expr, Operation, Type } from "@tenet/checker";
import {
  identifier,
  numberLiteral,
  propertyAccess,
  propertyName,
  regexLiteral,
  stringLiteral,
} from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import type { Names } from "../names.js";
import { printExpression } from "../print/index.js";
import { typeText } from "../types.js";
import { some } from "./expressions.js";
import type { ArbitraryNames } from "./names.js";
import type {
  CheckPlan,
  GroupNode,
  LengthPlan,
  LimitPlan,
  Node,
  PartPlan,
  RangePlan,
  SettlePlan,
  SumPlan,
} from "./plan.js";
import { type Reads, textOf, typeOf } from "./reads.js";

export interface Surroundings {
  readonly contract: Contract;
  readonly operation: Operation | undefined;
  readonly names: ArbitraryNames;
  readonly contractNames: Names;
  readonly helpers: Set<string>;
  readonly use: (name: string) => string;
}

/** What cannot be built from a pattern: then values are filtered, and counted under the clause. */
const filtered = /\(\?<[=!]|\\[bBkK1-9]/;

const scopeNames = new Set(["state", "input", "it", "names", "item"]);

export class NodePrinter {
  readonly root: Reads = { it: undefined, names: undefined };

  constructor(private readonly around: Surroundings) {}

  node(node: Node, reads: Reads): Doc {
    switch (node.kind) {
      case "plain":
        return this.call(node.draw, []);
      case "enum":
        return this.call("oneOf", node.values.map(stringLiteral));
      case "range":
        return this.range(node, reads);
      case "text":
        return this.text(node, reads);
      case "list":
        return this.call("list", [
          this.node(node.element, reads),
          ...this.options([
            ...this.length(node.length, reads),
            ...this.by("distinct", node.distinct),
            ...this.by("sorted", node.sorted),
            ...unique(node.unique),
            ...this.sum(node.sum, reads),
          ]),
        ]);
      case "set":
        return this.call("set", [this.node(node.element, reads), ...this.options(this.length(node.length, reads))]);
      case "map":
        return this.map(node, reads);
      case "bytes":
        return this.call("bytes", this.options(this.length(node.length, reads)));
      case "order":
        return this.call(
          "order",
          node.by.length === 0 ? [] : [group("[", node.by.map(stringLiteral), "]")],
          this.type(node.of),
        );
      case "func":
        return this.call("func", [numberLiteral(node.takes), this.node(node.answer, reads)], this.type(node.of));
      case "dictionary":
        return this.call("dictionary", [
          this.node(node.value, reads),
          ...this.options(this.length(node.length, reads)),
        ]);
      case "tuple":
        return this.call(
          "tuple",
          node.items.map(item => this.node(item, reads)),
          this.type(node.of),
        );
      case "optional":
        return this.optional(node, reads);
      case "union":
        return this.call(
          "union",
          node.members.map(({ node: member, deep }) =>
            deep ? group("{", [labelled("deep: ", this.node(member, reads))], "}") : this.node(member, reads),
          ),
          this.type(node.of),
        );
      case "named": {
        const call = `${this.around.names.type(node.name)}()`;
        return node.recursive
          ? this.call("recursive", [`() => ${call}`], this.around.contractNames.type(node.name))
          : call;
      }
      case "keyOf":
        return this.call(
          "keyOf",
          [this.compute(node.collection, reads), ...(node.otherwise ? [this.node(node.otherwise, reads)] : [])],
          this.type(node.of),
        );
      case "where": {
        const inner = { ...reads, it: { text: this.type(node.of), type: node.of } };
        return this.call("where", [this.node(node.node, reads), ...node.checks.map(check => this.check(check, inner))]);
      }
      case "equalTo":
        return this.call(
          "equalTo",
          [
            this.node(node.node, reads),
            group(
              "[",
              node.equations.map(({ is, when }) =>
                this.record([
                  ["is", this.compute(is, reads)],
                  ...(when ? [["when", this.compute(when, reads)] as const] : []),
                ]),
              ),
              "]",
            ),
          ],
          this.type(node.of),
        );
      case "group":
        return this.group(node, this.type(node.of), reads);
    }
  }

  /** `type` is the TypeScript type of the whole. */
  group(node: GroupNode, type: string, outer: Reads = this.root): Doc {
    const combinator = { fields: "record", input: "inputs", state: "state", given: "given" }[node.layer];
    const members = new Map(node.parts.map(part => [part.name, part.type.type]));
    const whole = { text: type, type: node.of };
    const reads: Reads =
      node.layer === "fields"
        ? { it: whole, names: { text: type, members, around: outer.names } }
        : node.layer === "given"
          ? { it: undefined, names: { text: type, members, around: undefined } }
          : outer;
    const parts = this.record(node.parts.map(part => [part.name, this.part(part, reads)]));
    const names = node.parts.map(part => part.name);
    const inPlace = names.join("\0") === node.order.join("\0");
    const around = node.around.filter(name => typeOf(name, outer.names));
    const options: Entries = [
      ...listed("order", inPlace ? [] : node.order.map(stringLiteral)),
      ...listed(
        "requires",
        node.requires.map(check => this.check(check, reads)),
      ),
      ...listed("around", around.map(stringLiteral)),
    ];
    return this.call(combinator, [parts, ...this.options(options)], type);
  }

  private part(part: PartPlan, reads: Reads): Doc {
    const draw = this.node(part.node, reads);
    const keeps = part.like.length > 0 || part.byDefault ? part.keeps : [];
    const checks = (all: readonly CheckPlan[]) => all.map(check => this.check(check, reads));
    const fresh = part.fresh.map(({ field, is }) => [field, this.compute(is, reads)] as const);
    const entries: Entries = [
      ...listed("checks", checks(part.checks)),
      ...listed("keeps", checks(keeps)),
      ...listed(
        "settles",
        part.settles.map(settle => this.settle(settle, reads)),
      ),
      ...(part.thin === undefined ? [] : [["thin", numberLiteral(part.thin)] as const]),
      ...(fresh.length > 0 ? [["fresh", this.record(fresh)] as const] : []),
      ...listed(
        "alike",
        part.alike.map(pair => group("[", pair.map(stringLiteral), "]")),
      ),
      ...listed("like", part.like.map(stringLiteral)),
      ...(part.byDefault ? [["byDefault", this.compute(part.byDefault, reads)] as const] : []),
    ];
    return entries.length === 0 ? draw : this.record([["draw", draw], ...entries]);
  }

  private settle({ of, field, is, when, element }: SettlePlan, reads: Reads): Doc {
    const inner = { ...reads, it: { text: this.type(element), type: element } };
    return this.record([
      ["of", stringLiteral(of)],
      ["field", stringLiteral(field)],
      ["is", this.compute(is, inner)],
      ...(when ? [["when", this.compute(when, inner)] as const] : []),
    ]);
  }

  private map(node: Node & { kind: "map" }, reads: Reads): Doc {
    const options = this.options([
      ...this.length(node.length, reads),
      ...unique(node.unique),
      ...this.sum(node.sum, reads),
    ]);
    const value = this.node(node.value, reads);
    if (node.keyedBy !== undefined) return this.call("mapBy", [stringLiteral(node.keyedBy), value, ...options]);
    return this.call("map", [this.node(node.key, reads), value, ...options]);
  }

  private optional({ value, deep, present, absent }: Node & { kind: "optional" }, reads: Reads): Doc {
    const computed = (all: readonly Expr[]) => all.map(one => this.compute(one, reads));
    return this.call("optional", [
      this.node(value, reads),
      ...this.options([
        ...(deep ? [["deep", "true"] as const] : []),
        ...listed("present", computed(present)),
        ...listed("absent", computed(absent)),
      ]),
    ]);
  }

  private sum(sum: SumPlan | undefined, reads: Reads): Entries {
    if (!sum) return [];
    const { path, total, each } = sum;
    const entries = [
      ["path", group("[", path.map(stringLiteral), "]")] as const,
      ["total", this.record(this.limits(total, reads))] as const,
      ["each", this.record(this.limits(each, reads))] as const,
    ];
    return [["sum", this.record(entries)]];
  }

  private range({ draw, range, multipleOf, places }: Node & { kind: "range" }, reads: Reads): Doc {
    const unit = multipleOf === undefined ? [] : [["multipleOf", numberLiteral(multipleOf)] as const];
    const options = this.options([...this.limits(range, reads), ...unit]);
    return this.call(draw, [...(places === undefined ? [] : [String(places)]), ...options]);
  }

  private limits(range: RangePlan, reads: Reads): Entries {
    return Object.entries(range).map(([side, limits]) => [side, this.limitList(limits, reads)]);
  }

  private limitList(limits: readonly LimitPlan[], reads: Reads): Doc {
    const docs = limits.map(limit => this.limit(limit, reads));
    return docs.length === 1 ? docs[0]! : group("[", docs, "]");
  }

  private limit({ is, when }: LimitPlan, reads: Reads): Doc {
    const bound =
      is.kind === "literal" && (typeof is.value === "number" || typeof is.value === "bigint")
        ? numberLiteral(is.value)
        : is.kind === "literal" && typeof is.value === "string"
          ? literalText(is.value, is.type)
          : this.compute(is, reads);
    return when
      ? this.record([
          ["is", bound],
          ["when", this.compute(when, reads)],
        ])
      : bound;
  }

  private length({ min, max }: LengthPlan, reads: Reads): Entries {
    if (min.length + max.length === 0) return [];
    const entries: Entries = [
      ...(min.length > 0 ? [["min", this.limitList(min, reads)] as const] : []),
      ...(max.length > 0 ? [["max", this.limitList(max, reads)] as const] : []),
    ];
    return [["length", this.record(entries)]];
  }

  private text({ length, matching, clause, also }: Node & { kind: "text" }, reads: Reads): Doc {
    const options = [
      ...this.length(length, reads),
      ...(also.length > 0 ? [["also", group("[", also.map(stringLiteral), "]")] as const] : []),
    ];
    if (matching.length === 0) return this.call("text", this.options(options));
    const isCounted = matching.some(({ source }) => filtered.test(source));
    const patterns = matching.map(({ source, flags }) => regexLiteral(source, flags));
    return this.call("matching", [
      patterns.length === 1 ? patterns[0]! : group("[", patterns, "]"),
      ...this.options([...options, ...(isCounted ? [["clause", stringLiteral(clause)] as const] : [])]),
    ]);
  }

  private by(name: string, what: boolean | Expr): Entries {
    if (typeof what === "boolean") return what ? [[name, "true"]] : [];
    const [parameter] = what.kind === "lambda" ? what.parameters : [];
    if (what.kind !== "lambda" || parameter?.kind !== "name") return [[name, "true"]];
    const text = this.expression(what.body, this.root, variable => (variable === parameter.name ? "item" : undefined));
    return [[name, `(item) => ${text}`]];
  }

  private check({ clause, condition }: CheckPlan, reads: Reads): Doc {
    return this.call("check", [stringLiteral(clause), this.compute(condition, reads)]);
  }

  /** `({ state, input }: TransferReads) => expression` */
  private compute(expr: Expr, reads: Reads): string {
    const has = (kind: Expr["kind"]) => some(expr, inner => inner.kind === kind);
    const [state, input, it, siblings] = [has("state"), has("input"), has("it") && reads.it, this.namesIn(expr, reads)];
    const own = [...(it ? [`readonly it: ${it.text}`] : []), ...(siblings ? [`readonly names: ${siblings}`] : [])];
    const { names, operation } = this.around;
    const types = [
      ...(state || input ? [input && operation ? names.reads(operation.name) : names.stateReads] : []),
      ...(own.length > 0 ? [`{ ${own.join("; ")} }`] : []),
    ];
    const parameters = [state && "state", input && "input", it && "it", siblings && "names"].filter(
      name => typeof name === "string",
    );
    const value = bracketed(this.expression(expr, reads));
    return parameters.length === 0
      ? `() => ${value}`
      : `({ ${parameters.join(", ")} }: ${types.join(" & ")}) => ${value}`;
  }

  /** The type of the names that the expression reads; undefined where it reads none. */
  private namesIn(expr: Expr, { names }: Reads): string | undefined {
    const read = new Set<string>();
    some(expr, inner => {
      if (inner.kind === "variable" && typeOf(inner.name, names)) read.add(inner.name);
      return false;
    });
    return names && read.size > 0 ? textOf(names, [...read]) : undefined;
  }

  private expression(
    expr: Expr,
    reads: Reads,
    own: (variable: string) => string | undefined = () => undefined,
  ): string {
    const { contract, operation, helpers } = this.around;
    return printExpression(expr, {
      contract,
      helpers,
      input: name => `input${propertyAccess(name)}`,
      state: name => `state${propertyAccess(name)}`,
      result: "undefined",
      it: "it",
      variable: name =>
        own(name) ?? (typeOf(name, reads.names) ? `names${propertyAccess(name)}` : identifier(name, scopeNames)),
      definition: name => identifier(name),
      local: name => identifier(name),
      taken: scopeNames,
      type: type => this.type(type),
      declared: inner => {
        if (inner.kind === "input") return operation?.inputs.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "state") return contract.state.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "it") return reads.it?.type;
        return inner.kind === "variable" ? typeOf(inner.name, reads.names) : undefined;
      },
    });
  }

  private type(type: Type): string {
    return typeText(type, this.around.contractNames);
  }

  private call(name: string, args: readonly Doc[], type = ""): Doc {
    const open = `${this.around.use(name)}${type === "" ? "" : `<${type}>`}(`;
    const [only] = args;
    // A sole argument in brackets shares them with the call.
    if (args.length === 1 && only !== undefined && typeof only !== "string" && only.items.length > 0)
      return { ...only, open: open + only.open, close: `${only.close})` };
    return group(open, args, ")");
  }

  private options(entries: Entries): Doc[] {
    return entries.length === 0 ? [] : [this.record(entries)];
  }

  private record(entries: Entries): Doc {
    return group(
      "{",
      entries.map(([name, value]) => labelled(`${propertyName(name)}: `, value)),
      "}",
    );
  }
}

type Entries = readonly (readonly [string, Doc])[];

/** An option that is a list; none where that is empty. */
function listed(name: string, items: readonly Doc[]): Entries {
  return items.length === 0 ? [] : [[name, group("[", items, "]")]];
}

const unique = (fields: readonly string[]): Entries => listed("unique", fields.map(stringLiteral));

/** An object literal as the body of an arrow function stands in parentheses. */
function bracketed(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}

/** A text, or the moment that it stands for. */
function literalText(value: string, type: Type): string {
  const quoted = stringLiteral(value);
  return type.kind === "timestamp" ? `new Date(${quoted})` : quoted;
}
