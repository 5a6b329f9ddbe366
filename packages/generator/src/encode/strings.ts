/** Values that stand in generated code as literals. */

/** Characters that would end a line, hide text or read differently in an editor: always written as escapes. */
const invisible = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A double-quoted literal that evaluates to `text`, safe in a module and inside a `<script>`. */
export function stringLiteral(text: string): string {
  return guarded(JSON.stringify(text));
}

/** JSON text of a plain value (no cycles, no `undefined` at the top), safe inside a `<script>`. */
export function json(value: unknown, indent = 2): string {
  return guarded(JSON.stringify(value, null, indent));
}

/** Some tools search the whole text of a file for these, not its comments alone. */
const searched = /@(?=(?:vitest|jest)-)|M(?=appingURL)/g;

function guarded(quoted: string): string {
  return quoted
    .replace(invisible, escape)
    .replace(searched, escape)
    .replace(/<(?=\/)/g, "<\\")
    .replace(/<!/g, "<\\u0021");
}

/** A literal that evaluates to the number, -0 and bigints included. May begin with `-`. */
export function numberLiteral(value: number | bigint): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Number.isNaN(value)) return "Number.NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Number.POSITIVE_INFINITY" : "Number.NEGATIVE_INFINITY";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The name of a property in an object literal or a type: bare, quoted, or computed for `__proto__`. */
export function propertyName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return plain.test(name) ? name : stringLiteral(name);
}

/**
 * The name of an entry in a literal that maps names to values. Beside a name that every object has, TypeScript would
 * take the inherited member's type for the entry's; as a computed text it is an entry like the others.
 */
export function entryName(name: string): string {
  return inherited.has(name) ? `[${stringLiteral(name)} as string]` : propertyName(name);
}

const inherited: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** The access of a property: `.name` or `["na me"]`. */
export function propertyAccess(name: string): string {
  return plain.test(name) && name !== "__proto__" ? `.${name}` : `[${stringLiteral(name)}]`;
}

const plain = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
