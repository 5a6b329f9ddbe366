/**
 * Trusted code of ours: plain JavaScript values from data, edits of them by plain JavaScript, and values as texts that
 * compare. The edits are played on plain values by the reference functions and on drafts by the binding.
 */

export type Word = "undefined" | "null" | "NaN" | "-0" | "Infinity" | "-Infinity";
export interface Odd {
  readonly is: "odd";
  readonly which: Word;
}
export interface Thing {
  readonly is: "thing";
  readonly name: "p" | "q";
}
export interface Fixed {
  readonly is: "fixed";
  readonly which: "date" | "function" | "unmarked";
}
export type MapKey = string | number | boolean | Odd | Thing;
export type State =
  | { readonly is: "object" | "bare"; readonly fields: readonly (readonly [string, Value])[] }
  | {
      readonly is: "instance";
      readonly marked: "own" | "constructor" | "prototype";
      readonly fields: readonly (readonly [string, Value])[];
    }
  | { readonly is: "array" | "set"; readonly items: readonly Value[] }
  | { readonly is: "map"; readonly entries: readonly (readonly [MapKey, Value])[] };
export type Value = string | number | boolean | Odd | Fixed | State;
export type Mode = "any" | "simple sets" | "json";

export type Step =
  | {
      readonly do: "replace" | "insert" | "push" | "unshift" | "splice" | "touch" | "assign" | "fill" | "change";
      readonly path: readonly number[];
      readonly at: number;
      readonly key: MapKey;
      readonly value: Value;
    }
  | {
      readonly do:
        | "remove"
        | "hole"
        | "pop"
        | "shift"
        | "reverse"
        | "sort"
        | "rank"
        | "clear"
        | "again"
        | "shorten"
        | "lengthen"
        | "copyWithin"
        | "keep"
        | "read";
      readonly path: readonly number[];
      readonly at: number;
    }
  | {
      readonly do: "move" | "swap";
      readonly path: readonly number[];
      readonly at: number;
      readonly to: readonly number[];
    }
  | {
      readonly do: "wrap";
      readonly path: readonly number[];
      readonly at: number;
      readonly in: "object" | "array" | "map" | "set";
    };

// Values ----------------------------------------------------------------------------------------------------------

const odd: Readonly<Record<Word, unknown>> = {
  undefined: undefined,
  null: null,
  NaN: Number.NaN,
  "-0": -0,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};
const things = { p: Object.freeze({ thing: "p" }), q: Object.freeze({ thing: "q" }) };
const call = () => "called";

class Unmarked {
  static readonly label = "unmarked";
  n = 1;
}

type Container = any;
export type Kinds = ReturnType<typeof kindsOf>;

/** The classes of one library, whose symbol marks them; without a symbol, those of plain JavaScript. */
export function kindsOf(symbol?: symbol) {
  // biome-ignore lint/complexity/noStaticOnlyClass: instances of it are the values
  class Own {
    static readonly label = "own";
  }
  // biome-ignore lint/complexity/noStaticOnlyClass: instances of it are the values
  class Marked {
    static readonly label = "constructor";
  }
  // biome-ignore lint/complexity/noStaticOnlyClass: instances of it are the values
  class Typed {
    static readonly label = "prototype";
  }
  if (symbol !== undefined) {
    (Marked as any)[symbol] = true;
    (Typed.prototype as any)[symbol] = true;
  }
  return {
    instance(marked: "own" | "constructor" | "prototype"): Container {
      const made: any = marked === "own" ? new Own() : marked === "constructor" ? new Marked() : new Typed();
      if (marked === "own" && symbol !== undefined) made[symbol] = true;
      return made;
    },
  };
}
const plainKinds = kindsOf();

export function build(value: Value, kinds: Kinds = plainKinds, mode: Mode = "any"): any {
  if (typeof value !== "object") return value;
  const inner = (each: Value) => build(each, kinds, mode);
  switch (value.is) {
    case "odd":
      return mode === "json" ? null : odd[value.which];
    case "fixed":
      if (mode === "json") return value.which;
      return value.which === "date" ? new Date(0) : value.which === "function" ? call : new Unmarked();
    case "object":
    case "bare":
    case "instance": {
      const bare = value.is === "bare" && mode !== "json";
      const made: any =
        value.is === "instance" && mode !== "json" ? kinds.instance(value.marked) : bare ? Object.create(null) : {};
      for (const [key, each] of value.fields) made[key] = inner(each);
      return made;
    }
    case "array":
      return value.items.map(inner);
    case "set": {
      const items = value.items.map(inner);
      return mode === "json" || (mode === "simple sets" && items.some(isContainer)) ? items : new Set(items);
    }
    case "map": {
      if (mode !== "json") return new Map(value.entries.map(([key, each]) => [keyOf(key), inner(each)]));
      const made: any = {};
      for (const [key, each] of value.entries) made[nameOf(key)] = inner(each);
      return made;
    }
  }
}

function keyOf(key: MapKey): unknown {
  if (typeof key !== "object") return key;
  return key.is === "odd" ? odd[key.which] : things[key.name];
}

function nameOf(key: MapKey): string {
  if (typeof key !== "object") return String(key);
  return key.is === "odd" ? key.which : key.name;
}

function labelOf(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return "bare";
  if (prototype === Object.prototype) return "";
  return prototype.constructor?.label ?? prototype.constructor?.name ?? "?";
}

const isObject = (value: unknown) => typeof value === "object" && value !== null;

/** What the documentation says is always drafted, or marked to be. */
export function isContainer(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  return ["bare", "", "own", "constructor", "prototype"].includes(labelOf(value as object));
}

/** A text that is equal for equal values: without the order of fields, entries and members; holes read as undefined. */
export function describe(value: any): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return value === call ? "function" : "another function";
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  if (Array.isArray(value)) {
    const items = Array.from({ length: value.length }, (_, index) => describe(value[index]));
    return `[${items.join(", ")}]`;
  }
  if (value instanceof Date) return `Date(${value.getTime()})`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, each]) => `${describe(key)} => ${describe(each)}`);
    return `Map{${entries.sort().join(", ")}}`;
  }
  if (value instanceof Set) return `Set{${[...value].map(describe).sort().join(", ")}}`;
  const fields = Object.keys(value).map(key => `${JSON.stringify(key)}: ${describe(value[key])}`);
  return `${labelOf(value)}{${fields.sort().join(", ")}}`;
}

// Places ----------------------------------------------------------------------------------------------------------

/** Where something stands in a container: a name, an index, a key of a map, a position in a set. */
export type Slot = any;

export function slotsOf(container: Container): Slot[] {
  if (Array.isArray(container)) return Array.from({ length: container.length }, (_, at) => at);
  if (container instanceof Map) return [...container.keys()];
  if (container instanceof Set) return Array.from({ length: container.size }, (_, at) => at);
  return Object.keys(container);
}

export function get(container: Container, slot: Slot): any {
  if (container instanceof Map) return container.get(slot);
  if (container instanceof Set) return [...container][slot];
  return container[slot];
}

export function put(container: Container, slot: Slot, value: unknown): void {
  if (container instanceof Map) container.set(slot, value);
  else if (container instanceof Set) {
    container.delete([...container][slot]);
    container.add(value);
  } else container[slot] = value;
}

export function at(root: Container, path: readonly Slot[]): any {
  return path.reduce(get, root);
}

/** A path of numbers chooses among nested containers, round and round; it ends where there are none. */
export function resolve(root: Container, path: readonly number[]): Slot[] {
  const found: Slot[] = [];
  let container = root;
  for (const number of path) {
    const inner = slotsOf(container).filter(slot => isContainer(get(container, slot)));
    if (inner.length === 0) break;
    const slot = inner[number % inner.length];
    found.push(slot);
    container = get(container, slot);
  }
  return found;
}

// Edits -----------------------------------------------------------------------------------------------------------

/** A step with its places known. */
export interface Action {
  readonly step: Step;
  readonly path: readonly Slot[];
  readonly slot?: Slot;
  readonly other?: Slot;
  /** Where a moved value goes, after it was taken away. */
  readonly to?: readonly Slot[];
}

function remove(container: Container, slot: Slot): void {
  if (Array.isArray(container)) container.splice(slot, 1);
  else if (container instanceof Map) container.delete(slot);
  else if (container instanceof Set) container.delete([...container][slot]);
  else delete container[slot];
}

function insert(container: Container, key: MapKey, value: unknown, mode: Mode): void {
  if (Array.isArray(container)) {
    const last = container.length + (mode === "json" ? 0 : 1);
    if (typeof key === "number" && key >= 0) container[Math.min(key, last)] = value;
    else container.push(value);
  } else if (container instanceof Map) container.set(keyOf(key), value);
  else if (container instanceof Set) {
    if (mode === "any" || !isContainer(value)) container.add(value);
  } else container[nameOf(key)] = value;
}

function rank(value: any): number {
  if (typeof value === "number") return Number.isNaN(value) ? 0 : value;
  if (typeof value === "string") return value.length;
  return isContainer(value) ? slotsOf(value).length : 0;
}

/** The elements of a container, found in one of the ways of plain JavaScript. */
function elements(container: Container, way: number): any[] {
  const seen: any[] = [];
  if (Array.isArray(container)) {
    switch (way % 6) {
      case 0:
        return [container.find(isContainer)];
      case 1:
        return container.filter(isContainer);
      case 2:
        return container.slice(0);
      case 3:
        container.forEach(each => seen.push(each));
        return seen;
      case 4:
        for (const each of container) seen.push(each);
        return seen;
      default:
        return container.map(each => each);
    }
  }
  if (container instanceof Map || container instanceof Set) {
    switch (way % 4) {
      case 0:
        (container as Map<unknown, unknown>).forEach((each: unknown) => seen.push(each));
        return seen;
      case 1:
        return [...container.values()];
      case 2:
        return [...container.entries()].map(([, each]) => each);
      default:
        return container instanceof Map ? [...container].map(([, each]) => each) : [...container];
    }
  }
  if (way % 3 === 0) return Object.values(container);
  if (way % 3 === 1) return Object.entries(container).map(([, each]) => each);
  for (const key in container) seen.push(container[key]);
  return seen;
}

function kept(container: Container, way: number): Container {
  const even = (_: unknown, index: number) => index % 2 === 0;
  if (container instanceof Map) return new Map([...container].filter(even));
  if (container instanceof Set) return new Set([...container].filter(even));
  switch (way % 5) {
    case 0:
      return container.includes(undefined) ? [...container].filter(even) : container.filter(even);
    case 1:
      return container.slice(1);
    case 2:
      return container.concat([7]);
    case 3:
      return container.map((each: unknown) => each);
    default:
      return ["first", ...container];
  }
}

/** Plays one action, on a plain value or on a draft. */
export function perform(root: Container, action: Action, mode: Mode, kinds: Kinds = plainKinds): void {
  const { step, slot } = action;
  const container = at(root, action.path);
  const fresh = (value: Value) => build(value, kinds, mode);
  const isArray = Array.isArray(container);
  switch (step.do) {
    case "replace":
      if (container instanceof Set && mode !== "any") return;
      if (slot !== undefined) put(container, slot, fresh(step.value));
      return;
    case "insert":
      return insert(container, step.key, fresh(step.value), mode);
    case "push":
      if (isArray) container.push(fresh(step.value));
      return;
    case "unshift":
      if (isArray) container.unshift(fresh(step.value), fresh(step.value));
      return;
    case "splice":
      if (isArray) container.splice(step.at, step.at % 3, fresh(step.value), fresh(step.value));
      return;
    case "touch": {
      if (container instanceof Set) {
        const value = fresh(step.value);
        if (container.has(value) || mode !== "any") return;
        container.add(value);
        container.delete(value);
      } else if (slot !== undefined) {
        const before = get(container, slot);
        put(container, slot, fresh(step.value));
        put(container, slot, before);
      }
      return;
    }
    case "assign":
      if (isArray || container instanceof Map || container instanceof Set) return;
      Object.assign(container, { [nameOf(step.key)]: fresh(step.value), b: fresh(step.value) });
      return;
    case "fill": {
      const value = fresh(step.value);
      if (isArray && !isObject(value)) container.fill(value, step.at);
      return;
    }
    case "change": {
      const found = elements(container, step.at).find(isContainer);
      if (found !== undefined) insert(found, step.key, fresh(step.value), mode);
      return;
    }
    case "remove":
      if (slot !== undefined) remove(container, slot);
      return;
    case "hole":
      if (isArray && slot !== undefined && mode !== "json") delete container[slot];
      return;
    case "pop":
      if (isArray) container.pop();
      return;
    case "shift":
      if (isArray) container.shift();
      return;
    case "reverse":
      if (isArray) container.reverse();
      return;
    case "sort":
      if (isArray && !container.some(isObject)) container.sort();
      return;
    case "rank":
      if (isArray) container.sort((a, b) => rank(a) - rank(b));
      return;
    case "clear":
      if (isArray) container.length = 0;
      else if (container instanceof Map || container instanceof Set) container.clear();
      else for (const key of Object.keys(container)) delete container[key];
      return;
    case "again":
      if (container instanceof Set) {
        for (const each of [...container]) container.add(each);
      } else if (slot !== undefined) put(container, slot, get(container, slot));
      return;
    case "shorten":
      if (isArray) container.length = Math.min(container.length, step.at);
      return;
    case "lengthen":
      if (isArray && mode !== "json") container.length += step.at % 3;
      return;
    case "copyWithin":
      if (isArray && !container.some(isObject)) container.copyWithin(0, step.at);
      return;
    case "keep": {
      const inner = slot === undefined ? undefined : get(container, slot);
      const isList = Array.isArray(inner) || inner instanceof Map || inner instanceof Set;
      if (isList) put(container, slot, kept(inner, step.at));
      return;
    }
    case "read":
      describe(container);
      return;
    case "move": {
      if (slot === undefined) return;
      const value = get(container, slot);
      remove(container, slot);
      insert(at(root, action.to ?? []), "b", value, mode);
      return;
    }
    case "swap": {
      if (slot === undefined || container instanceof Set) return;
      const first = get(container, slot);
      put(container, slot, get(container, action.other));
      put(container, action.other, first);
      return;
    }
    case "wrap": {
      if (slot === undefined || (container instanceof Set && mode !== "any")) return;
      const value = get(container, slot);
      const noSet = mode === "json" || (mode === "simple sets" && isContainer(value));
      if (step.in === "array" || (step.in === "set" && noSet)) put(container, slot, [value]);
      else if (step.in === "set") put(container, slot, new Set([value]));
      else if (step.in === "map" && mode !== "json") put(container, slot, new Map([["a", value]]));
      else put(container, slot, { a: value });
      return;
    }
  }
}

/** Edits a plain value step by step, and remembers where each step came to. */
export class Model {
  readonly value: Container;
  readonly mode: Mode;

  constructor(base: State, mode: Mode = "any") {
    this.mode = mode;
    this.value = build(base, plainKinds, mode);
  }

  play(steps: readonly Step[], beneath: readonly Slot[] = []): Action[] {
    return steps.map(step => this.step(step, at(this.value, beneath)));
  }

  private step(step: Step, root: Container): Action {
    const path = resolve(root, step.path);
    const container = at(root, path);
    const slots = slotsOf(container);
    const slot = slots[step.at % Math.max(slots.length, 1)];
    let action: Action = { step, path, slot };
    if (step.do === "swap") action = { ...action, other: slots[(step.to[0] ?? 0) % Math.max(slots.length, 1)] };
    if (step.do === "move" && slot !== undefined) {
      const value = get(container, slot);
      remove(container, slot);
      action = { ...action, to: resolve(root, step.to) };
      insert(at(root, action.to!), "b", value, this.mode);
    } else perform(root, action, this.mode);
    return action;
  }
}

// What the spec asks ----------------------------------------------------------------------------------------------

export function unedited(base: State, mode: Mode): string {
  return describe(build(base, plainKinds, mode));
}

export function described(value: Value): string {
  return describe(build(value));
}

export function edited(base: State, steps: readonly Step[], mode: Mode): string {
  const model = new Model(base, mode);
  model.play(steps);
  return describe(model.value);
}

export function part(base: State, steps: readonly Step[], path: readonly number[]): string {
  const model = new Model(base);
  model.play(steps);
  return describe(at(model.value, resolve(model.value, path)));
}

/** The container inside that a nested producer is about: where it stands, if there is one. */
export function nestedPlace(root: Container, path: readonly number[]): readonly Slot[] | undefined {
  const place = resolve(root, path);
  if (place.length === 0 || at(root, place.slice(0, -1)) instanceof Set) return undefined;
  return place;
}

export function nestedEdit(base: State, path: readonly number[], steps: readonly Step[]): string {
  const model = new Model(base);
  const place = nestedPlace(model.value, path);
  if (place !== undefined) model.play(steps, place);
  return describe(model.value);
}

export function draftable(value: Value): boolean {
  return isContainer(build(value));
}

/** The names at the root under which a container stands that no step can have changed. */
export function untouched(base: State, steps: readonly Step[]): string[] {
  const model = new Model(base);
  const root = model.value;
  if (Array.isArray(root) || root instanceof Set) return [];
  let names = slotsOf(root).filter(slot => typeof slot === "string" && isContainer(get(root, slot)));
  for (const action of model.play(steps)) {
    const touched = touchedBy(action);
    names = names.filter(name => touched !== "all" && !touched.includes(name));
  }
  return names;
}

function touchedBy({ step, path, slot, to }: Action): readonly Slot[] | "all" {
  if (step.do === "read") return [];
  if (step.do === "move") return [path.length > 0 ? path[0] : slot, to !== undefined && to.length > 0 ? to[0] : "b"];
  if (path.length > 0) return [path[0]];
  if (step.do === "insert") return [keyOf(step.key), nameOf(step.key)];
  return ["replace", "remove", "wrap", "keep", "hole"].includes(step.do) ? [slot] : "all";
}

/** How many containers are inside. */
export function countInside(value: State): number {
  const inside = (container: Container): number =>
    slotsOf(container)
      .map(slot => get(container, slot))
      .filter(isContainer)
      .reduce((sum: number, each: Container) => sum + 1 + inside(each), 0);
  return inside(build(value));
}

/** The value after one hand-written patch: of objects, arrays and maps. */
export function patched(base: State, path: readonly number[], slotAt: number, op: string, value: Value): string {
  const root = build(base);
  const found = patchPlace(root, path, slotAt, op);
  if (found !== undefined) {
    const container = at(root, found.slice(0, -1));
    const slot = found[found.length - 1];
    if (op === "remove") remove(container, slot);
    else if (op === "add" && Array.isArray(container)) container.splice(slot, 0, build(value));
    else put(container, slot, build(value));
  }
  return describe(root);
}

/** Where the patch is about: what is there, or for `add` in an object or a map the name "new". */
export function patchPlace(root: Container, path: readonly number[], slotAt: number, op: string): Slot[] | undefined {
  const place = resolve(root, path);
  const isThroughSet = [0, ...place.keys()].some(depth => at(root, place.slice(0, depth)) instanceof Set);
  if (isThroughSet || at(root, place) instanceof Set) return undefined;
  const container = at(root, place);
  const slots = slotsOf(container);
  if (op === "add") return [...place, Array.isArray(container) ? slotAt % (slots.length + 1) : "new"];
  return slots.length === 0 ? undefined : [...place, slots[slotAt % slots.length]];
}
