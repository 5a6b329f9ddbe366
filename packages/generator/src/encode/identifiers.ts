/** Names of variables, functions and types in generated code. */

const keywords = `await break case catch class const continue debugger default delete do else enum export extends false
finally for function if import in instanceof new null return super switch this throw true try typeof var void while
with yield let static implements interface package private protected public async any unknown never object string number
boolean bigint symbol undefined NaN Infinity arguments eval`;

const globals = `Array ArrayBuffer BigInt Boolean Buffer Date Error Function JSON Map Math Number Object Promise Proxy
RangeError Reflect RegExp Set String Symbol TypeError URL WeakMap WeakSet console globalThis process structuredClone
Record Partial Readonly ReadonlyArray ReadonlyMap ReadonlySet Pick Omit Exclude Extract NonNullable
z fc expect describe test it suite beforeEach afterEach beforeAll afterAll vi assert exports __dirname __filename __proto__`;

const reserved = new Set(`${keywords} ${globals}`.split(/\s+/));

/**
 * A name that may be declared in generated code. Different names stay different: a reserved name gets a trailing `_`,
 * so does one that already looks like that, and a character that no identifier may hold becomes `$` and its code.
 */
export function identifier(name: string, taken?: ReadonlySet<string>): string {
  const valid = name.replace(other, code).replace(/^(?=\d|$)/, "$$");
  const clashes = (candidate: string) => reserved.has(candidate) || taken?.has(candidate) === true;
  return withoutUnderscores(valid).some(clashes) ? `${valid}_` : valid;
}

/** The name, and what is left as its trailing underscores go one by one. */
function withoutUnderscores(name: string): string[] {
  return name.endsWith("_") ? [name, ...withoutUnderscores(name.slice(0, -1))] : [name];
}

/** Letters of the scripts that every version of the language knows stay as they are. */
const other =
  /[^A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5]/gu;

function code(character: string): string {
  return `$${(character.codePointAt(0) as number).toString(16)}`;
}
