/** Plans to live draws: the combinators of `@tenet/testing`, with conditions evaluated by the interpreter. */
import {
  type Contract,
  conforms,
  type Environment,
  type Expr,
  environment,
  evaluate,
  expandType,
  holdsKind,
  type RuledType,
  structureOf,
  type Type,
} from "@tenet/checker";
import type { CheckPlan, GroupNode, LengthPlan, LimitPlan, Node, PartPlan, RangePlan, SumPlan } from "@tenet/generator";
import * as draws from "@tenet/testing";
import { type Check, type Compute, type Draw, type Limit, type Part, type Scope, textsIn } from "@tenet/testing";
import { withMinedRange, withMinedText } from "../mined/arms.js";
import { type Literals, noLiterals } from "../mined/literals.js";
import type { Pool } from "./types.js";

/** Texts for others to take pieces of. */
const mostTexts = 60;
const texts: ReadonlySet<string> = new Set(["string", "uuid", "email", "url"]);

const layers = { fields: draws.record, input: draws.inputs, state: draws.state, given: draws.given };

export class Builder {
  private readonly named = new Map<string, Draw<unknown>>();

  constructor(
    private readonly contract: Contract,
    private readonly types: ReadonlyMap<string, Node>,
    private readonly pool: Pool | undefined = undefined,
    private readonly reference?: Environment["reference"],
    private readonly literals: Literals = noLiterals,
  ) {}

  build(node: Node): Draw<unknown> {
    switch (node.kind) {
      case "plain":
        return draws[node.draw]() as Draw<unknown>;
      case "enum":
        return draws.oneOf(...node.values);
      case "range":
        return withMinedRange(this.range(node), node, this.limits(node.range), this.literals);
      case "text":
        return withMinedText(this.text(node), node, this.length(node.length), this.literals);
      case "list":
        return draws.list(this.build(node.element), {
          length: this.length(node.length),
          distinct: this.by(node.distinct),
          sorted: this.by(node.sorted),
          unique: node.unique,
          ...this.sum(node.sum),
        });
      case "set":
        return draws.set(this.build(node.element), { length: this.length(node.length) });
      case "map": {
        const options = { length: this.length(node.length), unique: node.unique, ...this.sum(node.sum) };
        return node.keyedBy === undefined
          ? draws.map(this.build(node.key), this.build(node.value), options)
          : draws.mapBy(node.keyedBy, this.build(node.value), options);
      }
      case "bytes":
        return draws.bytes({ length: this.length(node.length) });
      case "order":
        return draws.order<unknown>(node.by);
      case "func":
        return draws.func<unknown>(node.takes, this.build(node.answer));
      case "dictionary":
        return draws.dictionary(this.build(node.value), {
          length: this.length(node.length),
          also: this.literals.strings,
        });
      case "tuple":
        return draws.tuple(...node.items.map(item => this.build(item)));
      case "optional":
        return draws.optional(this.build(node.value), {
          deep: node.deep,
          present: node.present.map(condition => this.compute(condition) as Compute<boolean>),
          absent: node.absent.map(condition => this.compute(condition) as Compute<boolean>),
        });
      case "union":
        return draws.union(
          ...node.members.map(member => (member.deep ? { deep: this.build(member.node) } : this.build(member.node))),
        );
      case "named":
        return this.typeNamed(node);
      case "keyOf":
        return draws.keyOf(this.compute(node.collection), node.otherwise && this.build(node.otherwise));
      case "where":
        return draws.where(this.build(node.node), ...node.checks.map(check => this.check(check)));
      case "equalTo":
        return draws.equalTo(
          this.build(node.node),
          node.equations.map(({ is, when }) => ({
            is: this.compute(is),
            ...(when ? { when: this.compute(when) as Compute<boolean> } : {}),
          })),
        );
      case "group":
        return this.group(node);
    }
  }

  group(node: GroupNode): Draw<object> {
    const parts = node.parts.map((part): [string, Part] => [part.name, this.part(part, node)]);
    return layers[node.layer](draws.dataObject(parts), {
      order: node.order,
      requires: node.requires.map(check => this.check(check)),
      around: node.around,
    });
  }

  private part(part: PartPlan, { layer }: GroupNode): Part {
    const pool = layer === "input" || layer === "given" ? this.pooled(part.type) : [];
    const splices =
      layer === "input" || layer === "given" ? this.splices(part.type, part.node.kind === "keyOf") : undefined;
    return {
      draw: this.build(part.node),
      checks: part.checks.map(check => this.check(check)),
      keeps: part.keeps.map(check => this.check(check)),
      settles: part.settles.map(({ of, field, is, when }) => ({
        of,
        field,
        is: this.compute(is),
        ...(when ? { when: this.compute(when) as Compute<boolean> } : {}),
      })),
      ...(part.thin === undefined ? {} : { thin: part.thin }),
      alike: part.alike,
      ...(part.fresh.length === 0
        ? {}
        : { fresh: Object.fromEntries(part.fresh.map(({ field, is }) => [field, this.compute(is)])) }),
      like: part.like,
      pool,
      ...(splices ? { splices } : {}),
      fits: (value, scope) => this.fits(value, part.type, scope),
      ...(part.byDefault ? { byDefault: this.compute(part.byDefault) } : {}),
    };
  }

  /** Values seen of the type, and of others of the same structure: what one operation calls a text another calls a name. */
  private pooled({ type }: RuledType): readonly unknown[] {
    if (!this.pool) return [];
    const [own, structure] = [type.kind === "named" ? type.name : type.kind, this.structureOf(type)];
    const others = [...this.pool].filter(([name]) => name !== own && this.structureNamed(name) === structure);
    return [...(this.pool.get(own) ?? []), ...others.flatMap(([, values]) => values)];
  }

  private structureNamed(name: string): string {
    const declared = this.contract.types.find(one => one.name === name);
    return declared ? this.structureOf(declared.type.type) : texts.has(name) ? "text" : name;
  }

  /** A scalar's kind, else the structure behind names. */
  private structureOf(type: Type): string {
    const whole = expandType(type, this.contract);
    return texts.has(whole.kind) ? "text" : structureOf(whole);
  }

  /** Texts that the implementation answered, for texts of the call to take pieces of. */
  private splices(type: RuledType, reference: boolean): readonly string[] | undefined {
    if (!this.pool || reference || !holdsKind(this.contract, type.type, "string")) return undefined;
    this.texts ??= [...new Set([...this.pool.values()].flatMap(values => textsIn(values)))].slice(0, mostTexts);
    return this.texts;
  }

  private texts: readonly string[] | undefined;

  private fits(value: unknown, type: RuledType, scope: Scope): boolean {
    try {
      return conforms(value, type, this.environment(scope)) === undefined;
    } catch {
      return false;
    }
  }

  /** Types are made once, recursive ones on demand. */
  private typeNamed({ name, recursive }: Node & { kind: "named" }): Draw<unknown> {
    const known = this.named.get(name);
    if (known) return known;
    const node = this.types.get(name);
    const make = () => (node ? this.build(node) : draws.nothing());
    const made = recursive ? draws.recursive(make) : make();
    this.named.set(name, made);
    return made;
  }

  private range({ draw, range, multipleOf, places }: Node & { kind: "range" }): Draw<unknown> {
    const limits = this.limits(range);
    if (draw === "date") return draws.date(limits as never);
    if (draw === "timestamp") return draws.timestamp(limits as never);
    if (draw === "decimal" || draw === "unbounded") {
      const exact = { ...limits, ...(multipleOf === undefined ? {} : { multipleOf }) } as draws.ExactRange;
      return draw === "decimal" ? draws.decimal(places ?? 0, exact) : draws.unbounded(exact);
    }
    return draws[draw]({ ...limits, ...(multipleOf === undefined ? {} : { multipleOf: Number(multipleOf) }) });
  }

  private limits(range: RangePlan): Record<string, readonly Limit[]> {
    return Object.fromEntries(
      Object.entries(range).map(([side, limits]) => [side, limits.map(limit => this.limit(limit))]),
    );
  }

  private limit({ is, when }: LimitPlan): Limit {
    const value = is.kind === "literal" && is.value !== undefined ? (is.value as number) : this.compute(is);
    return when ? { is: value, when: this.compute(when) as Compute<boolean> } : (value as Limit);
  }

  private length({ min, max }: LengthPlan) {
    return { min: min.map(limit => this.limit(limit)), max: max.map(limit => this.limit(limit)) };
  }

  private text({ length, matching, clause, also }: Node & { kind: "text" }): Draw<string> {
    if (matching.length === 0) return draws.text({ length: this.length(length), also });
    const patterns = matching.map(({ source, flags }) => new RegExp(source, /[uv]/.test(flags) ? flags : `${flags}u`));
    return draws.matching(patterns, { length: this.length(length), clause, also });
  }

  private sum(sum: SumPlan | undefined): { sum?: draws.Sum } {
    return sum ? { sum: { path: sum.path, total: this.limits(sum.total), each: this.limits(sum.each) } } : {};
  }

  private by(what: boolean | Expr): boolean | ((item: unknown) => unknown) {
    if (typeof what === "boolean") return what;
    const [parameter] = what.kind === "lambda" ? what.parameters : [];
    if (what.kind !== "lambda" || parameter?.kind !== "name") return true;
    // Called back at once, and nothing is kept: one frame serves every item.
    const variables: Record<string, unknown> = draws.dataObject([[parameter.name, undefined]]);
    const frame = environment(this.contract, { variables });
    return item => {
      variables[parameter.name] = item;
      return evaluate(what.body, frame);
    };
  }

  check({ clause, condition }: CheckPlan): Check {
    return { clause, holds: this.compute(condition) as Compute<boolean> };
  }

  private compute(expr: Expr): Compute {
    return (scope: Scope) => evaluate(expr, this.environment(scope));
  }

  private environment({ input, state, it, names }: Scope): Environment {
    const { contract, reference } = this;
    const known = { contract, input, before: state, after: state, result: undefined, it, variables: names };
    return reference ? { ...known, reference } : known;
  }
}
