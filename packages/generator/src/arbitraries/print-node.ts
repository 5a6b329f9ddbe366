/** One node of the plan as a call of its combinator. */
import type { Expr } from "@tenet/checker";
import { numberLiteral, regexLiteral, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import type { CheckPlan, GroupNode, Node, PartPlan, SettlePlan } from "./plan.js";
import { ExpressionPrinter, root, type Surroundings } from "./print-expressions.js";
import { LimitPrinter } from "./print-limits.js";
import { type Entries, listed, optionsOf, record, texts } from "./print-options.js";
import { type Reads, typeOf } from "./reads.js";

/** What cannot be built from a pattern: then values are filtered, and counted under the clause. */
const filtered = /\(\?<[=!]|\\[bBkK1-9]/;

/** Prints the nodes of one group or type. */
export class NodePrinter {
  private readonly expressions: ExpressionPrinter;
  private readonly bounds: LimitPrinter;

  constructor(private readonly around: Surroundings) {
    this.expressions = new ExpressionPrinter(around);
    this.bounds = new LimitPrinter(this.expressions);
  }

  node(node: Node, reads: Reads = root): Doc {
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
          ...optionsOf([
            ...this.bounds.length(node.length, reads),
            ...this.by("distinct", node.distinct),
            ...this.by("sorted", node.sorted),
            ...unique(node.unique),
            ...this.bounds.sum(node.sum, reads),
          ]),
        ]);
      case "set":
        return this.call("set", [this.node(node.element, reads), ...optionsOf(this.bounds.length(node.length, reads))]);
      case "map":
        return this.map(node, reads);
      case "bytes":
        return this.call("bytes", optionsOf(this.bounds.length(node.length, reads)));
      case "order":
        return this.call("order", node.by.length === 0 ? [] : [texts(node.by)], this.expressions.type(node.of));
      case "func":
        return this.call(
          "func",
          [numberLiteral(node.takes), this.node(node.answer, reads)],
          this.expressions.type(node.of),
        );
      case "dictionary":
        return this.call("dictionary", [
          this.node(node.value, reads),
          ...optionsOf(this.bounds.length(node.length, reads)),
        ]);
      case "tuple":
        return this.call(
          "tuple",
          node.items.map(item => this.node(item, reads)),
          this.expressions.type(node.of),
        );
      case "optional":
        return this.optional(node, reads);
      case "union":
        return this.call(
          "union",
          node.members.map(({ node: member, deep }) =>
            deep ? group("{", [labelled("deep: ", this.node(member, reads))], "}") : this.node(member, reads),
          ),
          this.expressions.type(node.of),
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
          [
            this.expressions.compute(node.collection, reads),
            ...(node.otherwise ? [this.node(node.otherwise, reads)] : []),
          ],
          this.expressions.type(node.of),
        );
      case "where": {
        const inner = { ...reads, it: { text: this.expressions.type(node.of), type: node.of } };
        return this.call("where", [
          this.node(node.node, reads),
          ...node.checks.map(check => this.expressions.check(check, inner)),
        ]);
      }
      case "equalTo":
        return this.call(
          "equalTo",
          [
            this.node(node.node, reads),
            group(
              "[",
              node.equations.map(({ is, when }) =>
                record([
                  ["is", this.expressions.compute(is, reads)],
                  ...(when ? [["when", this.expressions.compute(when, reads)] as const] : []),
                ]),
              ),
              "]",
            ),
          ],
          this.expressions.type(node.of),
        );
      case "group":
        return this.group(node, this.expressions.type(node.of), reads);
    }
  }

  /** `type` is the TypeScript type of the whole. */
  group(node: GroupNode, type: string, outer: Reads = root): Doc {
    const combinator = { fields: "record", input: "inputs", state: "state", given: "given" }[node.layer];
    const members = new Map(node.parts.map(part => [part.name, part.type.type]));
    const whole = { text: type, type: node.of };
    const reads: Reads =
      node.layer === "fields"
        ? { it: whole, names: { text: type, members, around: outer.names } }
        : node.layer === "given"
          ? { it: undefined, names: { text: type, members, around: undefined } }
          : outer;
    const parts = record(node.parts.map(part => [part.name, this.part(part, reads)]));
    const names = node.parts.map(part => part.name);
    const inPlace = names.join("\0") === node.order.join("\0");
    const around = node.around.filter(name => typeOf(name, outer.names));
    const options: Entries = [
      ...listed("order", inPlace ? [] : node.order.map(stringLiteral)),
      ...listed(
        "requires",
        node.requires.map(check => this.expressions.check(check, reads)),
      ),
      ...listed("around", around.map(stringLiteral)),
    ];
    return this.call(combinator, [parts, ...optionsOf(options)], type);
  }

  private part(part: PartPlan, reads: Reads): Doc {
    const draw = this.node(part.node, reads);
    const keeps = part.like.length > 0 || part.byDefault ? part.keeps : [];
    const checks = (all: readonly CheckPlan[]) => all.map(check => this.expressions.check(check, reads));
    const fresh = part.fresh.map(({ field, is }) => [field, this.expressions.compute(is, reads)] as const);
    const entries: Entries = [
      ...listed("checks", checks(part.checks)),
      ...listed("keeps", checks(keeps)),
      ...listed(
        "settles",
        part.settles.map(settle => this.settle(settle, reads)),
      ),
      ...(part.thin === undefined ? [] : [["thin", numberLiteral(part.thin)] as const]),
      ...(fresh.length > 0 ? [["fresh", record(fresh)] as const] : []),
      ...listed("alike", part.alike.map(texts)),
      ...listed("like", part.like.map(stringLiteral)),
      ...(part.byDefault ? [["byDefault", this.expressions.compute(part.byDefault, reads)] as const] : []),
    ];
    return entries.length === 0 ? draw : record([["draw", draw], ...entries]);
  }

  private settle({ of, field, is, when, element }: SettlePlan, reads: Reads): Doc {
    const inner = { ...reads, it: { text: this.expressions.type(element), type: element } };
    return record([
      ["of", stringLiteral(of)],
      ["field", stringLiteral(field)],
      ["is", this.expressions.compute(is, inner)],
      ...(when ? [["when", this.expressions.compute(when, inner)] as const] : []),
    ]);
  }

  private map(node: Node & { kind: "map" }, reads: Reads): Doc {
    const options = optionsOf([
      ...this.bounds.length(node.length, reads),
      ...unique(node.unique),
      ...this.bounds.sum(node.sum, reads),
    ]);
    const value = this.node(node.value, reads);
    if (node.keyedBy !== undefined) return this.call("mapBy", [stringLiteral(node.keyedBy), value, ...options]);
    return this.call("map", [this.node(node.key, reads), value, ...options]);
  }

  private optional({ value, deep, present, absent }: Node & { kind: "optional" }, reads: Reads): Doc {
    const computed = (all: readonly Expr[]) => all.map(one => this.expressions.compute(one, reads));
    return this.call("optional", [
      this.node(value, reads),
      ...optionsOf([
        ...(deep ? [["deep", "true"] as const] : []),
        ...listed("present", computed(present)),
        ...listed("absent", computed(absent)),
      ]),
    ]);
  }

  private range({ draw, range, multipleOf, places }: Node & { kind: "range" }, reads: Reads): Doc {
    const unit = multipleOf === undefined ? [] : [["multipleOf", numberLiteral(multipleOf)] as const];
    const options = optionsOf([...this.bounds.limits(range, reads), ...unit]);
    return this.call(draw, [...(places === undefined ? [] : [String(places)]), ...options]);
  }

  private text({ length, matching, clause, also }: Node & { kind: "text" }, reads: Reads): Doc {
    const options = [
      ...this.bounds.length(length, reads),
      ...(also.length > 0 ? [["also", texts(also)] as const] : []),
    ];
    if (matching.length === 0) return this.call("text", optionsOf(options));
    const isCounted = matching.some(({ source }) => filtered.test(source));
    const patterns = matching.map(({ source, flags }) => regexLiteral(source, flags));
    return this.call("matching", [
      patterns.length === 1 ? patterns[0]! : group("[", patterns, "]"),
      ...optionsOf([...options, ...(isCounted ? [["clause", stringLiteral(clause)] as const] : [])]),
    ]);
  }

  /** An option that is set, or by what. */
  private by(name: string, what: boolean | Expr): Entries {
    if (what === false) return [];
    return [[name, what === true ? "true" : this.expressions.ofItem(what)]];
  }

  private call(name: string, args: readonly Doc[], type = ""): Doc {
    const open = `${this.around.use(name)}${type === "" ? "" : `<${type}>`}(`;
    const [only] = args;
    // A sole argument in brackets shares them with the call.
    if (args.length === 1 && only !== undefined && typeof only !== "string" && only.items.length > 0)
      return { ...only, open: open + only.open, close: `${only.close})` };
    return group(open, args, ")");
  }
}

const unique = (fields: readonly string[]): Entries => listed("unique", fields.map(stringLiteral));
