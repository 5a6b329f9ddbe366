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

for (const name of readdirSync(join(root, "packages"))) {
  const folder = join(root, "packages", name, "messages");
  if (!existsSync(folder)) continue;
  const text = read(folder, ".md")
    .map(([, markdown]) => markdown)
    .join("\n");
  const codes = [...text.matchAll(/^## ([a-z0-9-]+)/gm)].map(match => match[1]).sort();
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
