import { describe, expect, test } from "vitest";
import { simplify } from "../../packages/verifier/dist/search/simplify.js";
import type { Trail } from "../../packages/verifier/dist/session.js";
import { compile } from "./judge.js";

const spec = `---\nspec: made.ups\nversion: 1.0.0\n---\n\n# Ups
## Types

- \`Id\`: string, matching \`/^id_[a-f0-9]{4}$/\`
- \`Cents\`: integer, from 0 to 1000000

## State

| Name  | Type                                                       | Rules | Starts |
| ----- | ---------------------------------------------------------- | ----- | ------ |
| boxes | map from Id to \`{ id: Id, held: Cents, open: boolean }\` |       | empty  |

## Operations

### move({ from, to, amount, at, note })

| Input  | Type            | Rules |
| ------ | --------------- | ----- |
| from   | Id              |       |
| to     | Id              |       |
| amount | Cents           |       |
| at     | timestamp       |       |
| note   | optional string |       |
`;

interface Input {
  from: string;
  to: string;
  amount: number;
  at: Date;
  note?: string;
}
interface Box {
  id: string;
  held: number;
  open: boolean;
}
type Boxes = Map<string, Box>;

const box = (id: string, held: number): [string, Box] => [id, { id, held, open: true }];
const start: Trail = {
  state: { boxes: new Map([box("id_9a3f", 700_123), box("id_77b0", 299_999), box("id_0c0c", 5)]) },
  calls: [
    {
      operation: "move",
      input: { from: "id_9a3f", to: "id_77b0", amount: 700_123, at: new Date("2031-05-06"), note: "rent" },
    },
  ],
  sightings: [],
  withheld: [],
};

/** The smallest case for a mistake that is described as a predicate. */
async function smallest(isWrong: (input: Input, boxes: Boxes) => boolean, trail = start) {
  const { contract } = compile(spec);
  let runs = 0;
  const found = await simplify(trail, {
    contract,
    law: undefined,
    settable: true,
    most: 1000,
    legal: ({ state }) =>
      [...(state as { boxes: Boxes }).boxes].every(
        ([key, { id, held }]) => key === id && held >= 0 && held <= 1_000_000,
      ),
    run: async trails => {
      for (const [at, each] of trails.entries()) {
        runs++;
        const { input } = each.calls.at(-1)!;
        if (isWrong(input as unknown as Input, (each.state as { boxes: Boxes }).boxes))
          return { found: each, tried: at + 1 };
      }
      return { found: undefined, tried: trails.length };
    },
  });
  return { input: found.calls[0]!.input as unknown as Input, boxes: (found.state as { boxes: Boxes }).boxes, runs };
}

describe("the smallest case", () => {
  test("of a mistake that is always there holds nothing", async () => {
    const { input, boxes } = await smallest(() => true);
    expect(input).toEqual({ from: "id_aaaa", to: "id_aaaa", amount: 0, at: new Date(0) });
    expect(boxes.size).toBe(0);
  });

  test("keeps equal names equal and different ones different", async () => {
    const { input, boxes } = await smallest(({ from, to }, all) => from !== to && all.has(from) && all.has(to));
    expect([input.from, input.to].sort()).toEqual(["id_aaaa", "id_bbbb"]);
    expect([...boxes.values()].map(({ held, open }) => [held, open])).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  test("lets one number grow to its bound where others can then be small", async () => {
    const { input, boxes, runs } = await smallest(
      ({ from, to, amount }, all) =>
        from !== to && amount > 0 && amount === all.get(from)?.held && (all.get(to)?.held ?? 0) + amount > 1_000_000,
    );
    expect(input.amount).toBe(1);
    expect(boxes.get(input.from)?.held).toBe(1);
    expect(boxes.get(input.to)?.held).toBe(1_000_000);
    expect(runs).toBeLessThan(1000);
  });

  test("finds a threshold", async () => {
    expect((await smallest(({ amount }) => amount >= 4711)).input.amount).toBe(4711);
    expect((await smallest(({ at }) => at.getTime() > 86_400_000)).input.at).toEqual(new Date(86_400_001));
    expect((await smallest(({ note }) => note?.includes("e") === true)).input.note).toBe("e");
  });

  test("is the same every time", async () => {
    const wrong = ({ amount }: Input, boxes: Boxes) => amount > 10 && boxes.size > 1;
    expect(await smallest(wrong)).toEqual(await smallest(wrong));
  });
});
