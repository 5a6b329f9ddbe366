// What `NAME.guard.ts` is, and when there is one.
import { type Contract, compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";
import { Desk, lead, ports } from "./desk.js";
import { desk } from "./spec.js";
import { vault } from "./vault-spec.js";
import { contractOf, domain, filesOf, guardOf, refusalOf } from "./workshop.js";

const services = ["booking", "devices", "orders", "payments", "tokens"];

it("is TypeScript that both compilers accept", async () => {
  const contracts: Contract[] = [
    ...services.map(domain),
    contractOf("desk.spec.md", desk),
    contractOf("vault.spec.md", vault),
  ];
  await inFolder(contracts.flatMap(filesOf), folder => {
    expect(complaints(folder, "seven")).toBe("");
    expect(complaints(folder, "six")).toBe("");
  });
});

it("takes an implementation of the right type, options of the right types, and gives promises", async () => {
  const user = `
import { guard, statusOf, redactionPaths } from "./orders.guard.js";
import { guard as guardPayments } from "./payments.guard.js";
import type { PaymentsOperations, PaymentsPorts, PaymentsState } from "./payments.contract.js";

declare const made: PaymentsOperations;
declare const state: PaymentsState;
declare const ports: PaymentsPorts;
const payments = guardPayments(({ ports, emit, now }) => {
  const answer: "approved" | "customer_needed" | "declined" | Promise<"approved" | "customer_needed" | "declined"> = ports.Bank.authorize("", 1, "");
  emit({ event: "PaymentReceived", data: { payment: "", amount: now() } });
  // @ts-expect-error An event has its data.
  emit({ event: "PaymentReceived", data: {} });
  return answer ? made : made;
}, { ports, observe: () => state, emit: event => event.data, audited: ["status"] });
const answered: Promise<unknown> = payments.status({ id: "" });
// @ts-expect-error The dependencies are needed.
guardPayments(() => made, {});
// @ts-expect-error It is an operation's name.
guardPayments(() => made, { ports, audited: ["statsu"] });
// @ts-expect-error It is a promise.
payments.status({ id: "" }).ok;
// @ts-expect-error What is made must have every operation.
guardPayments(() => ({ status: made.status }), { ports });
// @ts-expect-error It is made of its dependencies.
guardPayments(made, { ports });
export const all = [guard, statusOf("X").toFixed(), redactionPaths, answered];
`;
  const files = [...filesOf(domain("payments")), ...filesOf(domain("orders")), { name: "user.ts", text: user }];
  await inFolder(files, folder => expect(complaints(folder, "seven")).toBe(""));
});

it("asks for who calls, whatever the implementation asks for, and for what permissions read", async () => {
  const user = `
import { guard } from "./desk.guard.js";
import type { DeskOperations, DeskPorts, DeskState } from "./desk.contract.js";

declare const ports: DeskPorts;
declare const state: DeskState;
declare const actor: { readonly id: string; readonly team: string; readonly level: "lead" };
class Desk {
  async read(input: { readonly id: string }) { return { ...input, team: "", author: "", title: "", status: "open" as const }; }
  async rename() {}
  async close() {}
  async open() { return 1; }
  async purge() {}
}
const desk = guard(() => new Desk(), { ports, observe: () => state });
export const title: Promise<string> = desk.read({ id: "" }, { actor }).then(one => one.title);
// @ts-expect-error It is asked who calls.
desk.read({ id: "" });
// @ts-expect-error Nobody is of that level.
desk.read({ id: "" }, { actor: { ...actor, level: "king" } });
// @ts-expect-error Permissions read the state.
guard(() => new Desk(), { ports });
guard(() => new Desk(), { ports, look: () => ({ tickets: new Map() }) });
guard(() => new Desk(), { ports, undecided: "implementation" });
export const same: DeskOperations = desk;
`;
  const files = [...filesOf(contractOf("desk.spec.md", desk)), { name: "user.ts", text: user }];
  await inFolder(files, folder => expect(complaints(folder, "seven")).toBe(""));
});

it("answers with the statuses of the OpenAPI document, and with a row for a code of its own", async () => {
  const rows = "| TOO_SLOW    | 504    | yes   |                   | the mail does not answer     |\n";
  const own = "| INVALID_INPUT | 418  | no    |                   | nonsense                     |\n";
  const without = desk
    .replace("| NOT_YOURS   | 403    |", "| NOT_YOURS   |        |")
    .replace("| UNSURE      | 500    |", "| UNSURE      |        |");
  const { value, diagnostics } = compileText("desk.spec.md", without.replace(rows, rows + own));
  expect(diagnostics.map(one => one.code)).not.toContain("error-never-answered");
  const { statusOf } = await guardOf(value!);
  expect(["NOT_YOURS", "UNSURE", "CLOSED", "INVALID_INPUT"].map(statusOf)).toEqual([403, 503, 409, 418]);
});

it("holds the spec's words as texts, never as code", async () => {
  const said = '*/ "; globalThis.PWNED = 1; // ${globalThis.PWNED = 1}';
  const evil = `\\${said}`;
  const hostile = desk
    .replace("there is no such ticket      |", `${evil} |`)
    .replace("# Desk", `# Desk ${evil}`)
    .replace("**CLO-1** It is open", `**CLO-1** ${evil}`);
  const { guard, statusOf } = await guardOf(contractOf("desk.spec.md", hostile));
  const operations = guard(world => new Desk(world, []), { ports, observe: () => ({ tickets: new Map() }) });
  const refused = await refusalOf(operations["read"]!({ id: "t_aaaa" }, { actor: lead }));
  // The table's prose keeps no stars.
  expect([statusOf("NOT_FOUND"), refused.message]).toEqual([404, said.slice(1)]);
  expect((globalThis as { PWNED?: unknown }).PWNED).toBeUndefined();
});

describe("is written", () => {
  const plain =
    "---\nspec: a.b\n---\n\n# A\n\n## Operations\n\n### twice(n)\n\n| Input | Type | Rules |\n| --- | --- | --- |\n| n | integer | RULE |\n\nReturns: integer\n";
  const names = (text: string) => {
    const { value } = compileText("a.spec.md", text);
    return generate(value!).files.map(file => file.name);
  };

  it.each([
    ["secret fields", plain.replace("RULE", "secret")],
    ["personal fields", plain.replace("RULE", "personal")],
    ["idempotent operations", `${plain.replace("RULE", "")}\nIdempotent by \`n\`\n`],
    ["events", `${plain.replace("RULE", "")}\nEmits: \`Done({ n })\`\n\n## Events\n\n- \`Done\`: \`{ n: integer }\`\n`],
  ])("for a spec with %s", (_, text) => expect(names(text)).toContain("a.guard.ts"));

  it("for no other", () => expect(names(plain.replace("RULE", "from 1 to 2"))).not.toContain("a.guard.ts"));
});
