import { generate } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { complaints, inFolder, load } from "./compilers.js";
import { sample } from "./sample.js";

interface Executable {
  readonly contract: {
    readonly operations: Record<string, { accepts: Fit; returns: Fit }>;
    readonly invariants: readonly { id: string; holds(scene: unknown): boolean }[];
  };
}
type Fit = (value: unknown, scene: unknown) => { path: string; expected: string } | undefined;

const { files } = generate(sample);
const account = { id: "a1", owner: "u", balance: 3, tags: ["x"] };
const scene = (users: [string, string][] | undefined = undefined) => {
  const state = users ? { users: new Map(users), accounts: new Map() } : {};
  return { input: {}, before: state, after: state, result: undefined };
};

describe("a contract with one of everything", () => {
  test.each(["six", "seven"] as const)("type-checks under TypeScript %s in strict mode", version =>
    inFolder(files, folder => expect(complaints(folder, version)).toBe("")),
  );

  test("is the same every time", () => {
    expect(generate(structuredClone(sample)).files).toEqual(files);
  });

  test("holds values to their types and rules", () =>
    inFolder(files, async folder => {
      const { contract } = (await load(folder, "sample.contract.ts")) as unknown as Executable;
      const put = contract.operations["put"]!;
      const at = (value: unknown, users?: [string, string][]) => put.returns(value, scene(users))?.path;
      expect(at(account)).toBeUndefined();
      expect(at(account, [["u", "Ada"]])).toBeUndefined();
      expect(at(account, [])).toBe(".owner");
      expect(at({ ...account, id: "b" })).toBe(".id");
      expect(at({ ...account, balance: -1 })).toBe(".balance");
      expect(at({ ...account, balance: 0.5 })).toBe(".balance");
      expect(at({ ...account, high: 2 })).toBe(".high");
      expect(at({ ...account, high: undefined, low: null })).toBeUndefined();
      expect(at({ ...account, tags: ["x", "x"] })).toBe(".tags");
      expect(at({ ...account, tags: ["x", ""] })).toBe(".tags[1]");
      expect(at({ ...account, tags: ["😀".repeat(9)] })).toBeUndefined();
      expect(at({ ...account, more: 1 })).toBe('["more"]');
      expect(at(Object.create(account))).toBe(".id");
      expect(put.accepts({ id: "a1", amount: 6, limit: 5 }, scene())?.path).toBe(".amount");
    }));

  test("holds the state to its types and to the clauses of its entities", () =>
    inFolder(files, async folder => {
      const { contract } = (await load(folder, "sample.contract.ts")) as unknown as Executable;
      const broken = (accounts: Map<string, unknown>) =>
        contract.invariants
          .filter(one => !one.holds({ input: {}, after: { users: new Map([["u", "Ada"]]), accounts } }))
          .map(one => one.id);
      expect(contract.invariants.map(one => one.id)).toEqual(["users.type", "accounts.type", "ACC-1"]);
      expect(broken(new Map([["a1", account]]))).toEqual([]);
      expect(broken(new Map([["a1", { ...account, balance: -1 }]]))).toEqual(["accounts.type", "ACC-1"]);
      expect(broken(new Map([["a1", { ...account, owner: "nobody" }]]))).toEqual(["accounts.type"]);
    }));

  test("its schemas agree with its checks", () =>
    inFolder(files, async folder => {
      const { contract } = (await load(folder, "sample.contract.ts")) as unknown as Executable;
      const { AccountSchema } = (await load(folder, "sample.schemas.ts")) as {
        AccountSchema: { safeParse(value: unknown): { success: boolean } };
      };
      const values = [
        account,
        { ...account, id: "b" },
        { ...account, balance: -1 },
        { ...account, high: 2 },
        { ...account, high: 3 },
        { ...account, tags: ["x", "x"] },
        { ...account, tags: [""] },
        { ...account, more: 1 },
        3,
      ];
      for (const value of values)
        expect(AccountSchema.safeParse(value).success, JSON.stringify(value)).toBe(
          contract.operations["put"]!.returns(value, scene()) === undefined,
        );
    }));

  test("importing the contract loads no Zod", () => {
    expect(files.find(file => file.name === "sample.contract.ts")?.text).not.toMatch(/from "zod"/);
  });
});
