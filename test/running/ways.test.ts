// Inputs by position and with defaults, errors as results, repeated calls, and what is known around a call.
import {
  type ExecutableContract,
  implement,
  type OperationContract,
  part,
  type Scene,
  Unanswered,
  type Violation,
} from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { broken } from "./broken.js";
import { contractOf } from "./contracts.js";

const text = `---
spec: ways
version: 1.0.0
errors: result
---

# Ways

## State

| Name  | Type                       | Rules | Starts |
| ----- | -------------------------- | ----- | ------ |
| count | integer                    |       | \`0\`    |
| kept  | map from string to integer |       | empty  |

## Operations

### add(amount, { times })

| Input  | Type    | Rules       |
| ------ | ------- | ----------- |
| amount | integer |             |
| times  | integer | default \`1\` |

Returns: integer

Requires:

- **A-1** Not too many: \`times < 9\`, otherwise \`MANY\`

Ensures:

- **A-2** It is told: \`result === count\`

Changes:

| What    | Becomes               | When |
| ------- | --------------------- | ---- |
| \`count\` | \`it + amount * times\` |      |

### sum(a, b)

| Input | Type    | Rules |
| ----- | ------- | ----- |
| a     | integer |       |
| b     | integer |       |

Returns: integer

Ensures:

- **B-1** The sum: \`result === a + b\`

### keep({ key, value })

| Input | Type    | Rules |
| ----- | ------- | ----- |
| key   | string  |       |
| value | integer |       |

Idempotent by \`key\`.

Requires:

- **K-1** Nothing is kept yet: \`!(key in kept)\`, otherwise \`KEPT\`

Changes:

| What        | Becomes | When |
| ----------- | ------- | ---- |
| \`kept[key]\` | \`value\` |      |
| \`count\`     | \`it + 1\` |     |
`;

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("ways", text);
});

type Answer = { ok: boolean; value?: unknown; error?: string };

class Ways {
  count = 0;
  readonly kept = new Map<string, number>();

  add(amount: number, { times = 1 }: { times?: number } = {}): Answer {
    if (times >= 9) return { ok: false, error: "MANY" };
    this.count += amount * times;
    return { ok: true, value: this.count };
  }

  sum(a: number, b: number): Answer {
    return { ok: true, value: a + b };
  }

  keep({ key, value }: { key: string; value: number }): Answer {
    if (this.kept.has(key)) return { ok: true };
    this.kept.set(key, value);
    this.count += 1;
    return { ok: true };
  }
}

function wrapped<W extends Ways>(ways: W): W {
  return implement(contract, ways, { observe: () => ways });
}

it("a right implementation is", () => {
  const ways = wrapped(new Ways());
  expect(ways.add(2)).toEqual({ ok: true, value: 2 });
  expect(ways.add(2, { times: 3 })).toEqual({ ok: true, value: 8 });
  expect(ways.add(2, { times: 9 })).toEqual({ ok: false, error: "MANY" });
  expect(ways.sum(1, 2)).toEqual({ ok: true, value: 3 });
});

it("what is wrong is found in results as well", () => {
  class Wrong extends Ways {
    override add(amount: number, { times = 1 }: { times?: number } = {}): Answer {
      if (times === 5) return { ok: false, error: "MANY" };
      if (times === 9) return { ok: true, value: this.count };
      return super.add(amount + 1, { times });
    }
    override sum(_a: number, _b: number): Answer {
      return { ok: true, value: "3" };
    }
  }
  const ways = wrapped(new Wrong());
  expect(broken(() => ways.add(2))).toMatchObject({
    promise: "ways/add.changes.count",
    input: { amount: 2, times: 1 },
    expected: "count to be 2",
    actual: "3",
  });
  expect(broken(() => ways.add(2, { times: 5 }))).toMatchObject({
    promise: "ways/A-1",
    parts: [{ text: "times", value: 5 }],
  });
  expect(broken(() => ways.add(2, { times: 9 })).promise).toBe("ways/A-1");
  expect(broken(() => ways.add(2, { times: 0.5 })).promise).toBe("ways/add.input");
  expect(broken(() => ways.sum(1, 2)).promise).toBe("ways/sum.returns");
});

describe("a repeated call", () => {
  it("may answer as the first did", () => {
    const ways = wrapped(new Ways());
    ways.keep({ key: "a", value: 1 });
    expect(ways.keep({ key: "a", value: 1 })).toEqual({ ok: true });
    expect(ways.count).toBe(1);
  });

  it("that changes something is none", () => {
    class Wrong extends Ways {
      override keep(input: { key: string; value: number }): Answer {
        this.kept.delete(input.key);
        return super.keep(input);
      }
    }
    const ways = wrapped(new Wrong());
    ways.keep({ key: "a", value: 1 });
    expect(broken(() => ways.keep({ key: "a", value: 1 })).promise).toBe("ways/K-1");
  });
});

describe("what is known around a call", () => {
  type Own = Scene & { readonly input: { readonly amount: number } };
  const refusal = (id: string, code: string, holds: (c: Own) => boolean) => ({
    id,
    kind: "refusal" as const,
    code,
    text: "",
    expression: id,
    line: 1,
    holds: (c: Scene) => holds(c as Own),
    parts: (c: Scene) => [part("actor", () => c.actor)],
  });
  const refusals = [
    refusal("W-1", "NOBODY", c => c.actor !== undefined),
    refusal("W-2", "LATE", c => c.now!.getTime() < 100),
    refusal("W-3", "BLOCKED", c => c.answer!("limits", "allows", [c.input.amount]) === true),
  ];
  const pay: OperationContract = {
    name: "pay",
    line: 1,
    parameters: [["amount"]],
    constructs: false,
    accepts: () => undefined,
    requires: [],
    refusals,
    ensures: [],
    failsAny: false,
    quick: { input: () => true, clear: c => refusals.every(one => one.holds(c)) },
  };
  const guarded: ExecutableContract = {
    spec: "pays",
    path: "pays.spec.md",
    errors: "result",
    stateful: false,
    invariants: [],
    operations: { pay },
  };
  const world = (answers: (amount: number) => boolean, end: (amount: number) => Answer, now = 5) => {
    const heard: Violation[] = [];
    const seen: unknown[] = [];
    // As a guard says it; nobody else may.
    const around = {
      before: (args: readonly unknown[]) => (seen.push(args), { now: new Date(now) }),
      after: (args: readonly unknown[]) => (
        seen.push(args),
        { answer: (_port: string, _name: string, [amount]: readonly unknown[]) => answers(amount as number) }
      ),
    };
    const checked = implement(
      guarded,
      { pay: ({ amount }: { amount: number }, ..._more: unknown[]) => end(amount) },
      { modes: "observe", onViolation: one => heard.push(one), ...{ around } },
    );
    return { checked, heard, seen };
  };
  const actor = { actor: "me" };

  it("is judged: who calls, when, and what a dependency answered", () => {
    const { checked, heard, seen } = world(
      amount => amount < 5,
      amount => (amount < 5 ? { ok: true } : { ok: false, error: "BLOCKED" }),
    );
    checked.pay({ amount: 1 }, actor);
    checked.pay({ amount: 7 }, actor);
    expect(heard).toEqual([]);
    expect([seen[0], seen[2]]).toEqual([seen[1], seen[3]]);
    expect(seen[0]).toBe(seen[1]);
    checked.pay({ amount: 1 });
    expect(heard.map(one => one.promise)).toEqual(["pays/W-1"]);
  });

  it("shows refusals that are due only by what a dependency answered", () => {
    const { checked, heard } = world(
      () => false,
      () => ({ ok: true }),
    );
    checked.pay({ amount: 1 }, actor);
    expect(heard.map(one => one.promise)).toEqual(["pays/W-3"]);
    const unanswered = world(
      () => {
        throw new Unanswered();
      },
      () => ({ ok: true }),
      500,
    );
    unanswered.checked.pay({ amount: 1 }, actor);
    expect(unanswered.heard.map(one => one.promise)).toEqual(["pays/W-2"]);
  });
});
