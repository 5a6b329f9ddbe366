// What is secret in a call: not shown though the call replaced it, not looked for in all of the state, not in the cause.
import { inspect } from "node:util";
import { type ExecutableContract, implement, type Violation } from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { broken } from "./broken.js";
import { contractOf } from "./contracts.js";

const text = `---
spec: vault
version: 1.0.0
---

# Vault

## Types

### Box

| Field | Type    | Rules  |
| ----- | ------- | ------ |
| id    | string  | key    |
| pin   | string  | secret |
| opens | integer |        |

## State

| Name  | Type                   | Starts |
| ----- | ---------------------- | ------ |
| boxes | map from string to Box | empty  |

## Operations

### open({ id, pin })

| Input | Type   | Rules                                  |
| ----- | ------ | -------------------------------------- |
| id    | string | refers to boxes, otherwise \`NOT_FOUND\` |
| pin   | string | secret                                 |

Requires:

- **O-1** The right one: \`boxes[id].pin === pin\`, otherwise \`WRONG\`

Changes:

| What              | Becomes  |
| ----------------- | -------- |
| \`boxes[id].opens\` | \`it + 1\` |

Ensures:

- **O-2** All else stays: \`old(boxes[id]).pin === boxes[id].pin\`

### change({ id, to })

| Input | Type   | Rules                                  |
| ----- | ------ | -------------------------------------- |
| id    | string | refers to boxes, otherwise \`NOT_FOUND\` |
| to    | string | secret                                 |

Changes:

| What            | Becomes |
| --------------- | ------- |
| \`boxes[id].pin\` |         |

Ensures:

- **C-1** It is new: \`boxes[id].pin !== old(boxes[id].pin)\`
- **C-2** Its own: \`boxes[id].pin === to\`
`;

let contract: ExecutableContract;

beforeAll(async () => {
  contract = await contractOf("vault", text);
});

interface Box {
  readonly id: string;
  readonly pin: string;
  readonly opens: number;
}

/** Counts how often somebody goes through all of it. */
class Counting extends Map<string, Box> {
  walks = 0;
  override [Symbol.iterator]() {
    this.walks += 1;
    return super[Symbol.iterator]();
  }
  override entries() {
    this.walks += 1;
    return super.entries();
  }
  override values() {
    this.walks += 1;
    return super.values();
  }
}

class Vault {
  readonly boxes = new Counting();

  constructor() {
    for (let at = 0; at < 50; at += 1) this.boxes.set(`b${at}`, { id: `b${at}`, pin: `pin-number-${at}`, opens: 0 });
  }

  protected put(id: string, more: Partial<Box>): void {
    this.boxes.set(id, { ...this.boxes.get(id)!, ...more });
  }

  open({ id, pin }: { id: string; pin: string }): void {
    if (this.boxes.get(id)?.pin !== pin) throw Object.assign(new Error("WRONG"), { code: "WRONG" });
    this.put(id, { opens: this.boxes.get(id)!.opens + 1 });
  }

  change({ id, to }: { id: string; to: string }): void {
    this.put(id, { pin: to });
  }
}

const checked = <V extends Vault>(vault: V, modes = "enforce", heard: Violation[] = []) =>
  implement(contract, vault, { observe: () => vault, modes, onViolation: one => void heard.push(one) });

it("a call where all is well goes through no more of the state than its rows name", () => {
  const vault = new Vault();
  const held = checked(vault, "vault:invariant=off");
  vault.boxes.walks = 0;
  held.change({ id: "b1", to: "another one" });
  held.open({ id: "b1", pin: "another one" });
  expect(vault.boxes.walks).toBe(0);
});

describe("what a call replaced is not shown", () => {
  it("where a row names it", () => {
    class Wrong extends Vault {
      override change({ id, to }: { id: string; to: string }): void {
        this.put(id, { pin: `${to}, nearly` });
      }
    }
    const found = broken(() => checked(new Wrong()).change({ id: "b1", to: "the new one" }));
    expect(found.promise).toBe("vault/C-2");
    expect(inspect(found, { depth: 9 })).not.toMatch(/pin-number|the new one/);
    const heard: Violation[] = [];
    class Lazy extends Vault {
      override change(_: { id: string; to: string }): void {
        this.put("b1", { pin: "pin-number-1" });
      }
    }
    checked(new Lazy(), "observe", heard).change({ id: "b1", to: "the new one" });
    expect(heard.map(one => one.promise)).toEqual(["vault/C-1", "vault/C-2"]);
    expect(inspect(heard, { depth: 9 })).not.toMatch(/pin-number|the new one/);
  });

  it("where no row names it, and only a condition kept it", () => {
    class Wrong extends Vault {
      override open({ id }: { id: string; pin: string }): void {
        this.put(id, { opens: 1, pin: "quite another" });
      }
    }
    const heard: Violation[] = [];
    checked(new Wrong(), "observe", heard).open({ id: "b1", pin: "pin-number-1" });
    expect(heard.map(one => one.promise)).toContain("vault/O-2");
    expect(inspect(heard, { depth: 9 })).not.toMatch(/pin-number|quite another/);
    // Refused though it should not be: the condition that is due was read before, too.
    class Swapping extends Vault {
      override open({ id }: { id: string; pin: string }): void {
        this.put(id, { pin: "quite another" });
      }
    }
    heard.length = 0;
    checked(new Swapping(), "observe", heard).open({ id: "b1", pin: "a wrong one" });
    expect(heard.map(one => one.promise)).toContain("vault/O-1");
    expect(inspect(heard, { depth: 9 })).not.toMatch(/pin-number|quite another|a wrong one/);
  });
});

it.each([false, true])("the cause of a violation says nothing that is secret (frames %s)", frames => {
  class Talkative extends Vault {
    override open({ id }: { id: string; pin: string }): void {
      throw new Error(`sql: ${JSON.stringify(this.boxes.get(id))}`, { cause: new Error(this.boxes.get(id)!.pin) });
    }
  }
  const vault = new Talkative();
  const held = implement(contract, vault, { observe: () => vault, frames });
  let thrown: unknown;
  try {
    held.open({ id: "b1", pin: "pin-number-1" });
  } catch (error) {
    thrown = error;
  }
  expect(inspect(thrown, { depth: 9 })).not.toContain("pin-number-1");
  expect((thrown as Error).cause).toMatchObject({ message: expect.stringContaining("sql: ") });
});

it("a field that nobody declared is shown by its name alone where the input holds secrets", () => {
  const found = broken(() => checked(new Vault()).open({ id: "b1", pin: "pin-number-1", Pin: "4711-0815" } as never));
  expect(found.expected).toBe('["Pin"] to be absent, for no such field is declared');
  expect(inspect(found, { depth: 9 })).not.toContain("4711-0815");
});
