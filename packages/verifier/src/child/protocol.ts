/** What the two processes say to each other, and what the child must know of the contract: shapes and names, no conditions. */
import type { EventRecord, PortRecord } from "@tenet/runtime";

/** A type's structure, for conversions only. */
export type Shape =
  | { readonly kind: "plain" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "items"; readonly element: Shape }
  | { readonly kind: "map"; readonly key: Shape; readonly value: Shape }
  | { readonly kind: "dictionary"; readonly value: Shape }
  | { readonly kind: "record"; readonly fields: readonly (readonly [string, Shape])[] }
  | { readonly kind: "tuple"; readonly items: readonly Shape[] }
  | { readonly kind: "optional"; readonly element: Shape }
  | { readonly kind: "union"; readonly members: readonly Shape[] }
  /** Comes in as its description. */
  | { readonly kind: "function" }
  /** An opaque value: it stays here, a token goes out. */
  | { readonly kind: "handle" };

export interface OperationPlan {
  readonly name: string;
  readonly constructs: boolean;
  /** Each position a name, or an object of names. */
  readonly parameters: readonly (string | readonly string[])[];
  readonly inputs: readonly (readonly [string, Shape])[];
  /** Inputs that hold a function or a handle: whether a call changed them in place cannot be told. */
  readonly crossing: readonly string[];
  /** Of who calls; undefined where the operation does not ask. */
  readonly actor: Shape | undefined;
  /** Undefined: no result is promised, and none is sent. */
  readonly returns: Shape | undefined;
}

export interface Plan {
  readonly path: string;
  readonly from: string;
  /** A private folder for compiled modules, so that a restart need not compile again. */
  readonly cache: string;
  readonly errors: "throw" | "result";
  readonly stateful: boolean;
  /** Whether functions or handles stand anywhere. */
  readonly crosses: boolean;
  readonly types: Readonly<Record<string, Shape>>;
  readonly state: readonly (readonly [string, Shape])[];
  readonly operations: readonly OperationPlan[];
  readonly ports: readonly PortPlan[];
  readonly events: readonly (readonly [string, Shape])[];
  /** Whether the runner's clock drives timers and dates. */
  readonly timed: boolean;
}

/** 2024-01-01T00:00:00Z, in milliseconds: when a case begins where nothing says otherwise. */
export const startOfTime = 1_704_067_200_000;

/** What is around one call: its time, its caller, what its dependencies will answer. */
export interface Around {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly actor?: unknown;
  readonly answers: readonly ScriptedAnswer[];
}

/**
 * Of the answers to one function, the n-th is for the n-th different arguments, the last for all further ones: the same
 * question has the same answer within a call.
 */
export interface ScriptedAnswer {
  readonly port: string;
  readonly function: string;
  readonly answer: PortRecord["answer"];
  /** Milliseconds of the runner's clock. */
  readonly after: number;
  readonly trouble?: NonNullable<PortRecord["trouble"]>;
}

/** A dependency's function, for fakes. */
export interface PortPlan {
  readonly port: string;
  readonly function: string;
  readonly parameters: readonly Shape[];
  readonly returns: Shape | undefined;
}

export type Request =
  /** The first of each process: its answer says that it is up. */
  | { readonly do: "wake" }
  | { readonly do: "load"; readonly plan: Plan }
  | { readonly do: "start"; readonly state: unknown }
  /** Of code with mutants in it: the one to turn on. `limit`: how often it may be come by before its call counts as endless. */
  | {
      readonly do: "mutant";
      readonly mutant: string | undefined;
      readonly limit: number | undefined;
      readonly loading: boolean;
    }
  | {
      readonly do: "call";
      readonly operation: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly around?: Around;
    }
  /** Whole cases, one after another: a message for each call would cost more than the calls. */
  | { readonly do: "cases"; readonly scripts: readonly Script[] }
  | ({ readonly do: "race" } & RaceScript);

/** Calls at the same time, once for each schedule, each time with a fresh subject. */
export interface RaceScript {
  readonly state: Uint8Array | undefined;
  /** One after another, before the race. */
  readonly before: Script["calls"];
  /** The calls of one branch follow each other. */
  readonly branches: readonly Script["calls"][];
  readonly schedules: readonly Schedule[];
}

export interface Schedule {
  /** At each point, which of what is open then goes on; beyond the end, always the first. */
  readonly picks: readonly number[];
  /** Instead: no call begins before the last one has ended; the branches that begin one, in this order. */
  readonly serial?: readonly number[];
}

/** How one race went. Calls are numbered branch by branch. */
export interface Raced {
  /** As observed before the race, and when all was over; the latter undefined where it never was. */
  readonly start: Uint8Array;
  readonly state: Uint8Array | undefined;
  /** At each point, how much was open and what was taken. */
  readonly choices: readonly { readonly open: number; readonly taken: number }[];
  /** What happened, in order. */
  readonly log: readonly Happening[];
  readonly calls: readonly RacedCall[];
}

export type Happening =
  | { readonly kind: "starts" | "ends"; readonly call: number }
  /** `ask` is an index into the call's questions; the call -1 is what runs in the background. */
  | { readonly kind: "asks" | "answered"; readonly call: number; readonly ask: number }
  /** At a place of its own, of which the binding told. */
  | { readonly kind: "pauses" | "goes on"; readonly call: number; readonly where: string }
  /** Nothing else went on, so a timer fired. */
  | { readonly kind: "time" };

export interface RacedCall {
  /** Its bytes, made at once; undefined where the call never ended. */
  readonly outcome: Uint8Array | undefined;
  readonly ports: readonly PortRecord[];
  readonly events: readonly EventRecord[];
  /** Whether others could have gone on while it was under way. */
  readonly waited: boolean;
}

/** A fresh subject and its calls. Values are serialized one by one, so that no two of them share an object. */
export interface Script {
  readonly state: Uint8Array | undefined;
  readonly calls: readonly { readonly operation: string; readonly input: Uint8Array; readonly around?: Uint8Array }[];
  /** Whether every step is told; else only the state that the case comes to. */
  readonly whole: boolean;
}

export type Step = Extract<Reply, { kind: "called" }>;

/** How a script went, as bytes made at once: an implementation may go on changing what it handed out. */
export interface Played {
  /** As observed before the first call; where the script is not told whole, after the last. */
  readonly state: Uint8Array;
  /** The bytes of a `Step` each, without its state, and those of the state: most calls leave it as it was. */
  readonly steps: readonly { readonly answer: Uint8Array; readonly state: Uint8Array }[];
}

/** `token` comes back unchanged: an answer that the implementation made up is told from one of the runner. */
export type Envelope = Request & { readonly token: string };

export interface Thrown {
  readonly kind: "failed";
  readonly code: string | undefined;
  readonly name: string;
  readonly message: string;
}

export type Reply =
  | { readonly kind: "awake" }
  | { readonly kind: "loaded"; readonly observes: boolean; readonly creates: boolean }
  /**
   * Mutants come by since the last switch, each with how often, by the case of the message and the operation, as in
   * `3 open`; those of the modules' loading apart.
   */
  | {
      readonly kind: "switched";
      readonly reached: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly loaded: Readonly<Record<string, number>>;
      readonly endless: boolean;
    }
  /** `members`: names that the subject offers, for a suggestion. */
  | {
      readonly kind: "started";
      readonly state: unknown;
      readonly missing: readonly string[];
      readonly members: readonly string[];
    }
  | {
      readonly kind: "called";
      readonly outcome: { readonly kind: "returned"; readonly value: unknown } | Thrown;
      readonly state: unknown;
      /** What it asked of dependencies and which events it sent out; present where the contract has such. */
      readonly ports?: readonly PortRecord[];
      readonly events?: readonly EventRecord[];
      /** Present where the call may have changed its inputs in place: what they were, and what they are now. */
      readonly inputs?: { readonly before: unknown; readonly after: unknown };
    }
  | { readonly kind: "played"; readonly cases: readonly Played[] }
  | { readonly kind: "raced"; readonly races: readonly Raced[] }
  /** `during`: which step of the runner failed; `words` is what the implementation threw. */
  | { readonly kind: "problem"; readonly during: Stage; readonly words: string };

export type Stage = "load" | "create" | "observe" | "convert" | "send" | "call";
export type Answered = Reply & { readonly token: string };
