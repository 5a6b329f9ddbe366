/** Runs the generated tests of a folder, in a process of their own. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Result {
  /** `form3` */
  readonly file: string;
  readonly title: string;
  readonly status: string;
  readonly message: string;
}

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));

export function runTests(folder: string): Result[] {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const config = { test: { include: ["*.properties.test.ts"], setupFiles: ["./seed.js"] } };
  writeFileSync(join(folder, "vitest.config.js"), `export default ${JSON.stringify(config)};\n`);
  // The same cases on every machine, as in all of these tests.
  const seed = Number(process.env["TENET_SEED"] ?? 1);
  writeFileSync(join(folder, "seed.js"), `import fc from "fast-check";\nfc.configureGlobal({ seed: ${seed} });\n`);
  const output = join(folder, "results.json");
  spawnSync(process.execPath, [vitest, "run", "--root", folder, "--reporter=json", `--outputFile=${output}`], {
    encoding: "utf8",
  });
  const { testResults } = JSON.parse(readFileSync(output, "utf8"));
  return testResults.flatMap((suite: any) =>
    suite.assertionResults.length === 0
      ? [{ file: basename(suite.name).split(".")[0], title: "the file", status: "failed", message: suite.message }]
      : suite.assertionResults.map((one: any) => ({
          file: basename(suite.name).split(".")[0],
          title: one.title,
          status: one.status,
          message: one.failureMessages.join("\n"),
        })),
  );
}
