// Generated files of specs in which it matters who calls, and when.
import { generate } from "@tenet/generator";
import type { ExecutableContract, implement } from "@tenet/runtime";
import { describe, expect, it } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { articles, contractOf, devices, leases } from "./specs.js";

const binding = { name: "x.binding.ts", text: "export default {};\n" };
const filesOf = (name: string, text: string) => generate(contractOf(name, text), { binding: "./x.binding.js" }).files;
const textOf = (name: string, text: string, ending: string) =>
  filesOf(name, text).find(file => file.name === `${name}.${ending}`)!.text;

describe("generated files", () => {
  it.each([
    ["devices", devices],
    ["leases", leases],
    ["articles", articles],
  ])("of %s compile with both compilers", async (name, text) => {
    await inFolder([...filesOf(name, text), binding], folder => {
      expect(complaints(folder, "six")).toBe("");
      expect(complaints(folder, "seven")).toBe("");
    });
  });

  it("compile where nothing can be called at all", async () => {
    const closed = devices.replace(/\n\| count [^\n]*/, "\n| count | yes | | | | |");
    const files = filesOf("devices", closed);
    expect(files.find(file => file.name.endsWith(".test.ts"))?.text.match(/test\.todo\(/g)).toHaveLength(5);
    await inFolder([...files, binding], folder => expect(complaints(folder, "seven")).toBe(""));
  });

  it("give an implementation its caller behind the inputs, where it needs one", () => {
    const text = textOf("devices", devices, "contract.ts");
    expect(text).toContain(
      'export type Actor = { readonly tenant: TenantId; readonly kind: "admin" | "agent" | "support" };',
    );
    expect(text).toContain("  rename(input: RenameInput, context: { readonly actor: Actor }): void | Promise<void>;");
    expect(text).toContain("  wipe(context: { readonly actor: Actor }): void | Promise<void>;");
    expect(text).toContain("  count(input: CountInput): number | Promise<number>;");
  });

  it("take the type of the spec where it is called Actor", () => {
    const named = devices
      .replace("## Types\n", "## Types\n\n- `Actor`: `{ tenant: TenantId, kind: one of admin, agent, support }`\n")
      .replace("- `actor`: `{ tenant: TenantId, kind: one of admin, agent, support }`", "- `actor`: Actor");
    expect(textOf("devices", named, "contract.ts").match(/export type Actor\b/g)).toHaveLength(1);
  });

  it("know all codes, those of conditions that they do not judge included", () => {
    const text = textOf("leases", leases, "contract.ts");
    expect(text).toContain('export type LeasesRefusal = "NOT_FOUND" | "OVER" | "ENDED";');
    expect(text).toContain('mayFail: ["OVER"],');
    expect(text).not.toContain("unknown(");
  });

  it("say of what is not tested why", () => {
    const text = textOf("devices", devices, "properties.test.ts");
    expect(text).toContain('test.todo("rename is not called: a call of it needs to know who calls; ');
    expect(text).toContain("LAW-1 Renaming and counting");
    expect(text).not.toContain("renameCases");
    expect(text).toContain("countCases()");
  });
});

describe("a wrapped implementation", () => {
  const call = async <T>(
    text: string,
    name: string,
    use: (wrap: typeof implement, contract: ExecutableContract) => T,
  ) =>
    inFolder(
      filesOf(name, text).filter(file => file.name.endsWith(".contract.ts")),
      async folder => {
        const module = await load(folder, `${name}.contract.ts`);
        const wrap = ((_: unknown, ...args: [object]) =>
          (module["implement"] as (...args: unknown[]) => unknown)(...args)) as never;
        return use(wrap, module["contract"] as ExecutableContract);
      },
    );

  it("is handed who calls, untouched", async () => {
    const seen: unknown[] = [];
    const actor = { tenant: "ten_a", kind: "admin" };
    await call(devices, "devices", (wrap, contract) => {
      const stand = { erase: () => 0, wipe: () => {}, count: () => 0 };
      const wrapped = wrap(contract, { ...stand, rename: (...args: unknown[]) => void seen.push(...args) });
      const context = { actor };
      wrapped.rename({ id: "a", name: "b" }, context);
      expect(seen[1]).toBe(context);
    });
  });

  it("may refuse in ways that the wrapper cannot judge, and in no other", async () => {
    await call(leases, "leases", (wrap, contract) => {
      const fail = (code: string) => () => {
        throw Object.assign(new Error(code), { code });
      };
      const stand = { count: () => 0, over: () => 0, end: () => {} };
      const renew = (code: string) => () =>
        (wrap(contract, { ...stand, renew: fail(code) }) as { renew(input: object): void }).renew({ id: "l_a", by: 1 });
      expect(renew("OVER")).toThrow(/^OVER$/);
      expect(renew("GONE")).toThrow(/renew\.failures/);
    });
  });
});
