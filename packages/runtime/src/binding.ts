/** How an implementation is reached. The generated types fill in `Operations` and `State`. */
import type { EventRecord } from "./contract.js";

/** What the runner hands to `create`. */
export interface World<State, Ports = unknown, Event = EventRecord> {
  /** The state to begin with. An implementation that cannot be set may ignore it: then it is reached by calls. */
  readonly state: State;
  /** The clock, in milliseconds since 1970; never decreases. */
  readonly now: () => number;
  /** Fresh identifiers, the same in every run of the same case: of "acc", `acc_00000001`; of "uuid", a UUID. */
  readonly newId: (kind: string) => string;
  /** The dependencies: recording fakes, whose answers are promises. */
  readonly ports: Ports;
  /** Takes an event that the implementation sends out. */
  readonly emit: (event: Event) => void;
  /**
   * A place where calls at the same time may overtake each other, such as before each statement to a database: `spec verify`
   * tries in which order they go on. At all other times it goes on at once. `where` is shown.
   */
  readonly pause: (where: string) => Promise<void>;
}

/** Between the spec's value of a declared type and the value the implementation works with. */
export interface Converter<Value = never, Native = never> {
  readonly to: (value: Value) => Native;
  readonly from: (native: Native) => Value;
}

/** A spec as the generated contract declares it: its state and its operations with their inputs by name. */
export interface Shape {
  readonly state: object;
  readonly ports?: object;
  readonly event?: object;
  /** `context` of operations that ask who calls. */
  readonly operations: Record<string, { input: object; result: unknown; context?: object }>;
}

export interface Binding<S extends Shape = Shape, Subject = unknown> {
  /** A fresh subject for every case. May be async. Absent: operations are functions of the module. */
  readonly create?: (world: World<S["state"], S["ports"], S["event"]>) => Subject | Promise<Subject>;
  /** The State section as values of the spec, read at rest only. Required where the spec has state. */
  readonly observe?: (subject: Subject) => S["state"] | Promise<S["state"]>;
  /** By default the subject's member of the same name, called in the heading's form. */
  readonly operations?: {
    readonly [K in keyof S["operations"]]?: (
      subject: Subject,
      input: S["operations"][K]["input"],
      ...context: S["operations"][K] extends { readonly context: infer C } ? [context: C] : []
    ) => unknown;
  };
  /** Spec value ⇄ JavaScript value, by declared type. */
  readonly values?: Readonly<
    Record<string, { readonly to?: (value: never) => unknown; readonly from?: (native: never) => unknown }>
  >;
  /** The code of an error; undefined falls back to its `code`. */
  readonly errors?: (error: unknown) => string | undefined;
  /** For a subject without `create`: the module or object that holds the operations. */
  readonly module?: unknown;
}

const brand: unique symbol = Symbol.for("tenet.binding") as never;

/** Marks a default export as a binding. */
export function bind<S extends Shape>(binding: Binding<S, any>): Binding<S, any> {
  return Object.defineProperty({ ...binding }, brand, { value: true });
}

export function isBinding(value: unknown): value is Binding {
  return typeof value === "object" && value !== null && brand in value;
}

/** `spec.config.ts`. Paths are relative to the file; with forward slashes on every machine. */
export interface Config {
  /** Globs of the specs. */
  readonly specs: readonly string[];
  /** Spec name to the module that implements it, or to several. */
  readonly implementations?: Readonly<Record<string, string | readonly string[]>>;
  /** Where generated files go; by default `generated/` beside each spec. */
  readonly outDir?: string;
  /** Milliseconds for one call of an implementation; default 1000. */
  readonly deadline?: number;
  /** Cases for each operation and law; default 200. */
  readonly runs?: number;
  /** Whether `spec verify` keeps the cases that it finds in `NAME.counterexamples.json` beside the spec; default true. */
  readonly keepCounterexamples?: boolean;
  /** What `spec compile` writes besides: names such as "postgres", "json-schema", "openapi", "states", and paths of emitters of your own. */
  readonly emitters?: readonly string[];
  /** Layouts of your own in the place of Tenet's: `contract`, `schemas` or `properties` to the path of a Handlebars template. */
  readonly templates?: Readonly<Record<string, string>>;
  /** For `spec trace`: how many percent of the statements must be held by something. */
  readonly trace?: { readonly atLeast?: number };
}

export function defineConfig(config: Config): Config {
  return config;
}
