/** A PGlite without tables. To make one takes six seconds, to load one less than one: so it is kept, per version. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

const modules = new URL("../node_modules/", import.meta.url);

export async function emptyCluster(): Promise<Blob> {
  const { version } = JSON.parse(await readFile(new URL("@electric-sql/pglite/package.json", modules), "utf8"));
  const file = new URL(`.cache/pglite-${version}.tar`, modules);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Blob([kept]);
  const lite = await PGlite.create();
  const image = await lite.dumpDataDir("none");
  await lite.close();
  // Where it cannot be kept, it is made again.
  await keep(file, image).catch(() => undefined);
  return image;
}

/** Whole or not at all: another process may read it at this moment. */
async function keep(file: URL, image: Blob): Promise<void> {
  const part = new URL(`${file.href}.${process.pid}`);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(part, Buffer.from(await image.arrayBuffer()));
  await rename(part, file);
}
