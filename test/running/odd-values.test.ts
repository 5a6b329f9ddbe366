// What cannot be gone through, copied or read: where nothing is enforced nothing is thrown, where something is, a violation.
import { runInNewContext } from "node:vm";
import { ContractViolation, type ExecutableContract, implement, statistics, type Violation } from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { broken } from "./broken.js";
import { contractOf } from "./contracts.js";
import { Shelf, shelfText } from "./shelf.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("shelf", shelfText);
});

const nested = (depth: number) => {
  let doc: unknown[] = [];
  for (let at = 0; at < depth; at += 1) doc = [doc];
  return doc;
};

const chain = (length: number) => {
  let first: { value: number; next?: unknown } | undefined;
  for (let at = 0; at < length; at += 1) first = { value: at, ...(first ? { next: first } : {}) };
  return first;
};

const cyclic = () => {
  const doc: Record<string, unknown> = {};
  doc["again"] = doc;
  return doc;
};

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const failing = () => ({
  get value(): never {
    throw new Error("boom");
  },
});

const trapped = () =>
  new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("trap");
      },
    },
  );

const odd: readonly [string, () => unknown][] = [
  ["nested deep", () => nested(20_000)],
  ["cyclic", cyclic],
  ["a revoked proxy", revoked],
  ["a getter that throws", failing],
  ["a trap that throws", trapped],
];

const inputs: readonly [string, "echo" | "length", () => unknown][] = [
  ...odd.map(([name, make]) => [name, "echo", make] as [string, "echo", () => unknown]),
  ["a long chain", "length", () => chain(20_000)],
  ["a chain that throws", "length", failing],
];

function watched(implementation: Shelf, options: { modes: string; frames?: boolean; observe?: () => object }) {
  const heard: Violation[] = [];
  const observe = () => implementation;
  const onViolation = (one: Violation) => void heard.push(one);
  return { heard, checked: implement({ ...contract }, implementation, { observe, onViolation, ...options }) };
}

describe.each([false, true])("with frames %s", frames => {
  it.each(inputs)("an input, %s, is told and passed on where nothing is enforced", (_, name, make) => {
    for (const modes of ["observe", "sample 1"]) {
      const given = make();
      const seen: unknown[] = [];
      const shelf = new Shelf();
      shelf[name] = (one: unknown) => (seen.push(one), 1);
      const { checked, heard } = watched(shelf, { modes: `${modes}; :result=off; :postcondition=off`, frames });
      checked[name](given);
      expect(seen).toHaveLength(1);
      expect(Object.is(seen[0], given)).toBe(true);
      expect(heard.map(one => one.promise)).toEqual([`shelf/${name}.input`]);
      expect(statistics(checked)).toMatchObject({ inFlight: 0, violations: { [`shelf/${name}.input`]: 1 } });
    }
  });

  it.each(inputs)("an input, %s, is refused where it is enforced", (_, name, make) => {
    const { checked } = watched(
      Object.assign(new Shelf(), {
        [name]: () => {
          throw new Error("it was called");
        },
      }),
      { modes: "enforce", frames },
    );
    expect(broken(() => checked[name](make()))).toMatchObject({ promise: `shelf/${name}.input`, blame: "caller" });
  });

  it.each(odd)("a result, %s, is told, and thrown as a violation where that is enforced", (_, make) => {
    const answers = (modes: string) => {
      const result = make();
      const shelf = Object.assign(new Shelf(), { echo: () => result });
      return { ...watched(shelf, { modes, frames }), result };
    };
    const { checked, heard, result } = answers("observe");
    const answered = checked.echo(1);
    expect(Object.is(answered, result)).toBe(true);
    expect(heard).toHaveLength(1);
    expect(() => answers("enforce").checked.echo(1)).toThrow(ContractViolation);
  });

  it("a state that fails when it is read ends no call, unless something is enforced", () => {
    const shelf = new Shelf();
    const observe = () => ({
      sum: 0,
      get items(): never {
        throw new Error("no connection");
      },
    });
    const { checked, heard } = watched(shelf, { modes: "observe", observe, frames });
    checked.put({ id: "a", count: 1 });
    expect(checked.take({ id: "a", count: 1 })).toBe(0);
    expect(heard.length).toBeGreaterThan(0);
    expect(() => watched(shelf, { modes: "enforce", observe, frames }).checked.all()).toThrow(ContractViolation);
  });
});

it("json of ordinary depth raises no alarm", () => {
  const { checked, heard } = watched(new Shelf(), { modes: "observe" });
  checked.echo(nested(100));
  expect(heard).toEqual([]);
});

it("what could not be checked is said in plain words, after the call as before it", () => {
  let reads = 0;
  const shelf = new Shelf();
  const observe = () => {
    reads += 1;
    if (reads > 1) throw new Error("no connection");
    return shelf;
  };
  const { checked } = watched(shelf, { modes: "enforce", observe });
  const found = broken(() => checked.put({ id: "a", count: 1 }));
  expect(found).toMatchObject({
    promise: "shelf/put.check",
    kind: "check",
    actual: "it could not be checked: `observe` failed: no connection",
    blame: "implementation",
  });
  // It was called: what it did is done.
  expect(shelf.sum).toBe(1);
});

it.each([
  ["a promise", async () => ({}), "`observe` answered a promise; it has to answer the state at once"],
  ["nothing", () => undefined, "`observe` answered nothing in place of an object with the state"],
  ["a text", () => "state", '`observe` answered "state" in place of an object with the state'],
])("an observe that answers %s is named as what is wrong", (_, observe, message) => {
  const { checked } = watched(new Shelf(), { modes: "enforce", observe: observe as () => object });
  expect(broken(() => checked.all()).actual).toBe(`it could not be checked: ${message}`);
});

it("what a violation shows is cut short where it is deep", () => {
  const { checked, heard } = watched(Object.assign(new Shelf(), { length: () => 0 }), { modes: "observe" });
  checked.length(chain(500));
  expect(heard.map(one => one.promise)).toEqual(["shelf/LEN-1"]);
  expect(JSON.stringify(heard[0]?.input)).toContain("nested too deep");
});

it.each(["Map", "Set", "Date", "Uint8Array"])("a %s of another realm is shown as what it is", name => {
  const { checked } = watched(new Shelf(), { modes: "enforce" });
  expect(broken(() => checked.echo(runInNewContext(`new ${name}()`))).actual).toBe(`a ${name} of another realm`);
});

it("an implementation that is none is named", () => {
  expect(() => implement(contract, null as never)).toThrow(
    "The implementation of shelf has to be an object with its operations; it is nothing.",
  );
});
