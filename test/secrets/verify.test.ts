// What is secret or personal is planted in cases, in the spec's examples and in what implementations make; they are wrong in
// many ways, and nothing of it stands in what the commands print, unless somebody asks for it.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canariesIn, deskCases, echoCases } from "./cases.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
  cpSync(fileURLToPath(new URL(".", import.meta.url)), folder, { recursive: true });
  symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"), "dir");
  writeFileSync(join(folder, "spec.config.mjs"), `export default ${JSON.stringify(config)};`);
  writeFileSync(join(folder, "desk.json"), JSON.stringify(deskCases));
  writeFileSync(join(folder, "echo.json"), JSON.stringify(echoCases));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bin = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));

/** All that the command prints. */
function spec(words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, env: { PATH, HOME, TMPDIR, ...more } });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", data => {
      out += data;
    });
  return new Promise(resolve => child.on("close", () => resolve(out)));
}

const verify = (of: string, module: string) => [
  "verify",
  `${of}.spec.md`,
  "--implementation",
  `./implementations/${module}.mjs`,
];

/** What is wrong, and what of it stands in a report that shows everything. */
const wrong: readonly (readonly [of: string, module: string, shown: string])[] = [
  ["desk", "says", "CANARY-mail"],
  ["desk", "says-made", "CANARY-made"],
  ["desk", "never", "CANARY-code"],
  ["desk", "crashes", "CANARY-made"],
  ["desk", "asks", "CANARY-mail"],
  ["desk", "keeps", "CANARY-made"],
  ["desk", "tells", "CANARY-code"],
  ["desk", "form", "CANARY-made"],
  ["desk", "makes", "CANARY-made"],
  ["desk", "mixes", "CANARY-code"],
  ["desk", "forgets", "564738"],
  ["echo", "echo-echoes", "CANARY-made"],
  ["echo", "echo-wanders", "CANARY-made"],
  ["echo", "echo-says", "CANARY-echo"],
];

const paths = (wanted: string) =>
  wrong.filter(([of]) => of === wanted).map(([, module]) => `./implementations/${module}.mjs`);
const config = {
  specs: ["*.spec.md"],
  implementations: { "test.desk": paths("desk"), "test.echo": paths("echo") },
  keepCounterexamples: false,
};

/** The part of a report for people that is about each implementation. */
function byModule(printed: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of printed.split(/^(?=[✗!] test\.)/mu)) {
    const [, module = ""] = / in \.\/implementations\/([\w-]+)\.mjs/.exec(part) ?? [];
    parts.set(module, (parts.get(module) ?? "") + part);
  }
  return parts;
}

describe.each(["desk", "echo"])("recorded cases of %s, with each mistake", of => {
  const words = ["verify", `${of}.spec.md`, "--case", `${of}.json`];
  const own = wrong.filter(([name]) => name === of);

  it("show no canary to people", async () => {
    const printed = await spec(words);
    expect(canariesIn(printed)).toEqual([]);
    expect(printed).toMatch(/is covered; with --show-secrets it is shown\.\n$/);
    const parts = byModule(printed);
    for (const [, module] of own) expect(parts.get(module), module).toContain("«");
  });

  it("show no canary to machines", async () => {
    const printed = await spec([...words, "--json"]);
    expect(canariesIn(printed)).toEqual([]);
    for (const [, module] of own)
      expect(JSON.parse(printed).verdicts, module).toContainEqual(
        expect.objectContaining({ implementation: `./implementations/${module}.mjs`, covered: true }),
      );
  });

  it.each([[[]], [["--json"]]])("show them where somebody asks %j", async more => {
    const printed = await spec([...words, "--show-secrets", ...more]);
    expect(printed).not.toMatch(/«|covered/);
    for (const [, module, shown] of own) {
      const part = more.length === 0 ? byModule(printed).get(module) : verdictsOf(printed, module);
      expect(canariesIn(part ?? "").join(" "), module).toContain(shown);
    }
  });
});

function verdictsOf(printed: string, module: string): string {
  const { verdicts } = JSON.parse(printed) as { verdicts: readonly { implementation: string }[] };
  return JSON.stringify(verdicts.filter(({ implementation }) => implementation.includes(`/${module}.mjs`)));
}

describe("a search", () => {
  const search = (of: string, module: string) => [...verify(of, module), "--runs", "20", "--no-save"];

  it.each([
    ["desk", "makes", []],
    ["echo", "echo-echoes", []],
    ["echo", "echo-wanders", ["--json"]],
  ])("of %s with %s shows nothing that the implementation or an example holds", async (of, module, more) => {
    const printed = await spec([...search(of, module), ...more]);
    expect(canariesIn(printed)).toEqual([]);
    expect(printed).toContain("«secret 1»");
  });

  it("shows a race with labels", async () => {
    const printed = await spec([...search("desk", "races"), "--only", "QU-1"]);
    expect(printed).toMatch(
      /1 {2}A starts enter\(\{ id: .+, code: «secret 1» \}\), by \{ mail: «\w+ \d», level: \d \}/,
    );
    expect(printed).toMatch(/A ends: it returned \{ token: «secret \d», mail: «\w+ \d» \}/);
  });

  it("covers what is short where the spec calls it secret, not where it stands by chance", async () => {
    const printed = await spec([...search("desk", "forgets"), "--only", "CHG-1"]);
    expect(printed).toContain('id: "a", code: «secret 1», mail: «secret 1», pin: «secret 2», uses: 0');
    expect(printed).toMatch(/accounts\[id\]\.pin +«secret 2»/);
  });

  it("covers what the spec would have come to", async () => {
    const printed = await spec([...search("desk", "forgets"), "--only", "change.changes.accounts[id].code"]);
    expect(printed).toMatch(/accounts\.\w+\.code to be «secret \d»/);
  });

  it("shows the values where the environment says so", async () => {
    const printed = await spec(search("echo", "echo-echoes"), { TENET_SHOW_SECRETS: "1" });
    expect(printed).toContain('it returned "CANARY-made-1"');
    expect(printed).not.toContain("«");
  });

  it("keeps cases that can be replayed, and prints them without their values", async () => {
    const words = [...verify("desk", "forgets"), "--runs", "30", "--only", "CHG-1"];
    expect(await spec([...words, "--save"])).toMatch(/kept in desk\.counterexamples\.json/);
    const file = join(folder, "desk.counterexamples.json");
    expect(existsSync(file) && readFileSync(file, "utf8")).not.toContain("«");
    const again = await spec(words);
    expect(again).toMatch(/kept cases? replayed/);
    expect(again).toContain("«secret 1»");
    rmSync(file);
  });
});

it("a covered case is not taken for one that can be replayed", async () => {
  const report = JSON.parse(await spec([...verify("echo", "echo-echoes"), "--case", "echo.json", "--json"]));
  writeFileSync(
    join(folder, "covered.json"),
    JSON.stringify(report.verdicts.find((one: object) => "counterexample" in one).counterexample),
  );
  expect(await spec([...verify("echo", "echo-echoes"), "--case", "covered.json"])).toContain(
    "The values of case 1 are covered: take it from a report with --show-secrets.",
  );
});

it("a case file that is no JSON is not quoted", async () => {
  writeFileSync(
    join(folder, "torn.json"),
    '{ "calls": [{ "operation": "echo", "input": { "code": "CANARY-torn-1" } oops',
  );
  expect(canariesIn(await spec([...verify("echo", "echo-echoes"), "--case", "torn.json"]))).toEqual([]);
});

it("a simulation covers what it draws from the spec, and shows it where somebody asks", async () => {
  for (const more of [[], ["--json"]]) {
    const hidden = await spec(["simulate", "vault.spec.md", ...more]);
    expect(hidden).toContain("«secret 1»");
    expect(canariesIn(hidden)).toEqual([]);
    const shown = await spec(["simulate", "vault.spec.md", "--show-secrets", ...more]);
    expect(canariesIn(shown)).toEqual(["CANARY-example"]);
    expect(shown).not.toMatch(/«|covered/);
  }
});

it("what a changed implementation says last is withheld", async () => {
  const strength = [
    "strength",
    "echo.spec.md",
    "--implementation",
    "./implementations/echo-dies.mjs",
    "--runs",
    "20",
    "--json",
  ];
  const words = (printed: string) =>
    (JSON.parse(printed).strengths[0].mutants as { original: string; killed?: { words?: string } }[])
      .map(({ killed }) => killed?.words ?? "")
      .join("\n");
  const hidden = words(await spec(strength));
  expect(hidden).toContain("«the message is withheld»");
  expect(canariesIn(hidden)).toEqual([]);
  expect(words(await spec([...strength, "--show-secrets"]))).toContain("CANARY-made-1");
});
