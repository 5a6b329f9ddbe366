// Messages and templates are files of their own, for people; the packages carry them as strings, so that the pure
// stages never touch the disk and a packed package needs no second lookup. Run before every build.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../..");
const read = (folder, ending) =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => [name.slice(0, -ending.length), readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")]);

/** Leaves an unchanged file alone, so that a build that has nothing to do does nothing. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

const codesOf = markdown => [...markdown.matchAll(/^## ([a-z0-9-]+)/gm)].map(match => match[1]);

/** A code is one message: written twice in a package, one of the two would never be shown. */
function refuseRepeated(name, files) {
  const first = new Map();
  for (const [file, markdown] of files) {
    for (const code of codesOf(markdown)) {
      const place = `packages/${name}/messages/${file}.md`;
      if (first.has(code)) {
        console.error(`The message ${code} is written twice: in ${first.get(code)} and in ${place}.`);
        process.exit(1);
      }
      first.set(code, place);
    }
  }
}

for (const name of readdirSync(join(root, "packages"))) {
  const folder = join(root, "packages", name, "messages");
  if (!existsSync(folder)) continue;
  const files = read(folder, ".md");
  refuseRepeated(name, files);
  const text = files.map(([, markdown]) => markdown).join("\n");
  const codes = codesOf(text).sort();
  write(
    join(root, "packages", name, "src/messages.embedded.ts"),
    `// Embedded from ../messages by scripts/embed.mjs.\nimport { readCatalogue } from "@tenet/diagnostics";\n\n` +
      `export type Code = ${codes.map(code => JSON.stringify(code)).join(" | ") || "never"};\n\n` +
      `export const catalogue = readCatalogue<Code>(${JSON.stringify(text)});\n`,
  );
}

write(
  join(root, "packages/generator/src/templates.embedded.ts"),
  `// Embedded from templates/ by scripts/embed.mjs.\nexport const templates = ${JSON.stringify(Object.fromEntries(read(join(root, "templates"), ".hbs")), null, 2)} as const;\n`,
);
