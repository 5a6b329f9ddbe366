/** What the emitters of one contract share. */
import { type Contract, type Expr, expandType, type Operation, type Rule, type Type, type When } from "@tenet/checker";
import { propertyAccess } from "../encode/index.js";
import type { Names } from "../names.js";
import { type PrintOptions, printExpression } from "../print/index.js";
import { typeText } from "../types.js";

export class Emitter {
  /** Names imported from `@tenet/runtime`. */
  readonly helpers = new Set<string>();
  readonly types = new Set<string>();
  /** Names of declared types that printed expressions mention. */
  readonly declaredTypes = new Set<string>();
  /** Whether what a call meets is known to what is printed. */
  readonly knowsWorld: boolean = false;

  constructor(
    readonly contract: Contract,
    readonly names: Names,
  ) {}

  /** Functions that go through a list, by their lines without the name. */
  readonly loops = new Map<string, { readonly name: string; readonly text: string }>();

  private readonly loop = (base: string, lines: (name: string) => readonly string[]): string => {
    const key = lines("").join("\n");
    const known = this.loops.get(key);
    if (known !== undefined) return known.name;
    const name = this.names.fresh(`${base}${this.loops.size + 1}`);
    this.loops.set(key, { name, text: lines(name).join("\n") });
    return name;
  };

  /** Use of an export of `@tenet/runtime`. */
  use(name: string): string {
    this.helpers.add(name);
    return name;
  }

  /** Use of a type of `@tenet/runtime`. */
  useType(name: string): string {
    this.types.add(name);
    return name;
  }

  /** Use of a declared type in an expression. */
  private typeName(name: string): string {
    this.declaredTypes.add(this.names.type(name));
    return this.names.type(name);
  }

  /** The type behind names and `optional`: what a rule is about. */
  readonly expand = (type: Type): Type => {
    const found = expandType(type, this.contract);
    return found.kind === "optional" ? this.expand(found.element.type) : found;
  };

  /** How the type holds its elements, and their type, which a rule of each is about; undefined where it has none. */
  elements(type: Type): { readonly held: "list" | "set" | "map" | "dictionary"; readonly element: Type } | undefined {
    const whole = this.expand(type);
    switch (whole.kind) {
      case "list":
      case "set":
        return { held: whole.kind, element: whole.element.type };
      case "map":
      case "dictionary":
        return { held: whole.kind, element: whole.value.type };
      default:
        return undefined;
    }
  }

  /** Prints over a scene `c`, as conditions of operations and invariants read it. */
  print(expr: Expr, surroundings: Surroundings = {}): string {
    return printExpression(expr, this.options(surroundings));
  }

  /** Prints the condition that a rule states. Of numbers, the remainder says nothing of decimals: 0.3 is a multiple of 0.1. */
  printRule(rule: Rule, expr: Expr, surroundings: Surroundings): string {
    const { it = "it", itType } = surroundings;
    if (rule.kind !== "multipleOf" || itType === undefined || this.expand(itType).kind !== "number")
      return this.print(expr, surroundings);
    return `${this.use("isMultiple")}(${it}, ${this.print(rule.of, surroundings)})`;
  }

  options(surroundings: Surroundings): PrintOptions {
    const { operation, it = "it", itType, scene = "c", variable, declaredVariable } = surroundings;
    const { contract, names } = this;
    const stateOf = surroundings.state ?? ((when: When) => `${scene}.${when}`);
    return {
      contract,
      helpers: this.helpers,
      input: name => `${surroundings.input ?? `${scene}.input`}${propertyAccess(name)}`,
      state: (name, when) => `${stateOf(when)}${propertyAccess(name)}`,
      result: `${scene}.result`,
      it,
      ...(variable ? { variable } : {}),
      definition: (name, args, when) => this.definitionCall(name, args, stateOf(when)),
      local: (name, args) => {
        const isFunction = operation?.locals.find(one => one.name === name)?.isFunction;
        return `${names.local(operation?.name ?? "", name)}(${(isFunction ? [scene, ...args] : [scene]).join(", ")})`;
      },
      ...surroundings.calls,
      ...(surroundings.loops ? { loop: this.loop } : {}),
      taken: names.taken,
      type: type => typeText(type, { type: name => this.typeName(name) }),
      declared: inner => {
        if (inner.kind === "input") return operation?.inputs.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "state") return contract.state.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "result") return operation?.returns?.type;
        if (inner.kind === "it") return itType;
        if (inner.kind === "definition") return contract.definitions.find(one => one.name === inner.name)?.body.type;
        if (inner.kind === "local") return operation?.locals.find(one => one.name === inner.name)?.body.type;
        return inner.kind === "variable" ? declaredVariable?.(inner.name) : undefined;
      },
    };
  }

  /** Definitions that read no state take none. */
  protected definitionCall(name: string, args: readonly string[], state: string): string {
    return `${this.names.definition(name)}(${(this.definitionsWithState.has(name) ? [state, ...args] : args).join(", ")})`;
  }

  /** What a call of a definition's function hands over before the state. */
  firstArguments(_name: string): string[] {
    return [];
  }

  /** What a definition's function takes before its own parameters. */
  firstParameters(name: string): string[] {
    return this.definitionsWithState.has(name) ? [`state: ${this.names.state}`] : [];
  }

  definitionsWithState: ReadonlySet<string> = new Set();
}

export interface Surroundings {
  readonly operation?: Operation | undefined;
  readonly it?: string;
  readonly itType?: Type | undefined;
  /** The expression for the scene; by default `c`. */
  readonly scene?: string;
  /** The expression for the inputs, for the state; by default those of the scene. */
  readonly input?: string;
  readonly state?: (when: When) => string;
  readonly variable?: (name: string) => string;
  readonly declaredVariable?: (name: string) => Type | undefined;
  /** Whether lists are gone through by functions of their own, where they can be. */
  readonly loops?: boolean;
  /** Of laws and of captured values. */
  readonly calls?: Partial<Pick<PrintOptions, "operation" | "fails" | "definition" | "local">>;
}
