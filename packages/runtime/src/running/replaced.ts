/** Secrets of the state that a call may replace: once it has, what was kept of the state before could no longer be covered. */
import type { OperationContract, Part, Scene } from "../contract.js";
import { at, type Place } from "../judge/paths.js";
import { gatherSecrets, type Secret, type Secrets } from "../secrets.js";
import { isRecord } from "../values/index.js";

type Gathered = Map<unknown, Secret>;

/** Those at the places that rows of Changes name, before the call; undefined where there are none. */
export function secretsAtRows(
  { changes = [] }: OperationContract,
  scene: Scene,
  secrets: Secrets | undefined,
): Gathered | undefined {
  const found: Gathered = new Map();
  for (const row of changes) {
    let places: readonly Place[] = [];
    try {
      places = row.paths(scene);
    } catch {
      // A place that only the result names held nothing that is kept.
    }
    for (const place of places) {
      const below = along(secrets, place, found);
      if (below !== undefined) gatherSecrets(at(scene.before, place).value, below, found);
    }
  }
  return found.size === 0 ? undefined : found;
}

/** Where secrets stand below a place; keys on the way may be some. */
function along(secrets: Secrets | undefined, place: Place, into: Gathered): Secrets | undefined {
  let below = secrets;
  for (const step of place) {
    if (below === undefined || typeof below === "string") return below;
    if ("either" in below) return below;
    if ("fields" in below) below = below.fields.find(([name]) => name === step)?.[1];
    else if ("items" in below) below = below.items;
    else if ("tuple" in below) below = below.tuple[Number(step)];
    else {
      gatherSecrets(step, below.keys, into);
      below = below.values;
    }
  }
  return below;
}

/** Those in values that conditions read before the call: nothing says where they stand but the names they go by. */
export function secretsOfParts(parts: readonly Part[], secrets: Secrets | undefined, into: Gathered): void {
  const names = new Map<string, Secret>();
  nameSecrets(secrets, undefined, names);
  const found: Gathered = new Map();
  for (const { text, value } of parts) {
    for (const [name, secret] of names) if (speaksOf(text, name)) gatherSecrets(value, secret, found);
    gatherNamed(value, names, found);
  }
  for (const [value, secret] of found) if (!into.has(value)) into.set(value, secret);
}

function speaksOf(text: string, name: string): boolean {
  return text.split(/[^\p{L}\p{N}_$]+/u).includes(name);
}

function nameSecrets(places: Secrets | undefined, name: string | undefined, into: Map<string, Secret>): void {
  if (places === undefined) return;
  if (typeof places === "string") {
    if (name !== undefined && into.get(name) !== "secret") into.set(name, places);
  } else if ("fields" in places) for (const [field, one] of places.fields) nameSecrets(one, field, into);
  else if ("either" in places) for (const one of places.either) nameSecrets(one, name, into);
  else if ("items" in places) nameSecrets(places.items, name, into);
  else if ("tuple" in places) for (const one of places.tuple) nameSecrets(one, name, into);
  else for (const one of [places.keys, places.values]) nameSecrets(one, name, into);
}

function gatherNamed(value: unknown, names: ReadonlyMap<string, Secret>, into: Gathered): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  if (value instanceof Map) for (const one of value.values()) gatherNamed(one, names, into);
  else if (Array.isArray(value) || value instanceof Set) for (const one of value) gatherNamed(one, names, into);
  else if (isRecord(value))
    for (const [name, one] of Object.entries(value)) {
      const secret = names.get(name);
      if (secret === undefined) gatherNamed(one, names, into);
      else gatherSecrets(one, secret, into);
    }
}
