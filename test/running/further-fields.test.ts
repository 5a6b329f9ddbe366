// Fields that the spec does not declare: `contract` claims that its inputs are exact, so that they are refused in every form.
import { type ExecutableContract, implement } from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { broken } from "./broken.js";
import { contractOf } from "./contracts.js";
import { Shelf, shelfText } from "./shelf.js";

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("shelf", shelfText);
});

const slow = (one: ExecutableContract): ExecutableContract => ({
  ...one,
  operations: Object.fromEntries(
    Object.entries(one.operations).map(([name, { quick: _, ...operation }]) => [name, operation] as const),
  ),
});

const uncalled = (name: "put" | "page") =>
  Object.assign(new Shelf(), {
    [name]: () => {
      throw new Error("it was called");
    },
  });

describe.each([
  ["quick", (one: ExecutableContract) => one],
  ["slow", slow],
])("the %s checks", (_, of) => {
  it.each<object>([{ admin: true }, { admin: 0 }, { toString: "x" }])(
    "refuse %j beside the fields of an input",
    further => {
      const shelf = implement(of(contract), uncalled("put"));
      expect(broken(() => shelf.put({ id: "a", count: 1, ...further }))).toMatchObject({
        promise: "shelf/put.input",
        blame: "caller",
      });
    },
  );

  it("say which", () => {
    const found = broken(() => implement(of(contract), new Shelf()).put({ id: "a", count: 1, admin: 7 } as never));
    expect(found).toMatchObject({ actual: "7", expected: '["admin"] to be absent, for no such field is declared' });
  });

  it.each([undefined, null])("let pass a field of nothing: %s", admin => {
    const shelf = implement(of(contract), new Shelf());
    shelf.put({ id: "a", count: 1, admin } as never);
    expect(shelf.all()).toHaveLength(1);
  });

  it.each([[{ limit: 2, x: 1 }], [{ ids: [] }], [null], ["x"], [[]], [3]])("refuse the options %j", options => {
    const shelf = implement(of(contract), uncalled("page"));
    expect(broken(() => shelf.page(["a"], options as never))).toMatchObject({
      promise: "shelf/page.input",
      blame: "caller",
    });
  });

  it.each([[[]], [[{}]], [[undefined]], [[{ limit: 2 }]], [[{ limit: undefined, from: "a" }]]])(
    "accept the options %j",
    options => {
      const shelf = implement(of(contract), new Shelf());
      expect(shelf.page(["a", "b"], ...(options as [])).slice(0, 1)).toEqual(["a"]);
    },
  );
});
