#!/usr/bin/env node
// The committed entry: plain JavaScript for every Node, so that an old one gets a sentence instead of a syntax error.
import { existsSync, readFileSync } from "node:fs";
import * as nodeModule from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
const main = new URL("../dist/main.js", import.meta.url);

if (!fits) {
  stop(`spec needs Node.js 20.19, 22.13 or 24 and newer; this is ${process.versions.node}.`);
} else if (!existsSync(main)) {
  stop("spec is not built yet. In a clone of the project, run: npm run build");
} else if (process.argv.length === 3 && ["--version", "-V"].includes(process.argv[2])) {
  process.stdout.write(`${JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version}\n`);
} else {
  nodeModule.enableCompileCache?.();
  const { main: run } = await import(main.href);
  await run(process.argv.slice(2));
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
