/** Which name each thing of a spec has in generated code; nothing shadows a global, an import or another thing. */
import type { Contract } from "@tenet/checker";
import { identifier } from "./encode/index.js";

/**
 * Exports of `@tenet/runtime` and names that generated code uses for itself. A test holds the list against the package.
 * `c` is the scene of a condition.
 */
export const reserved: readonly string[] = `
  NotCaptured ContractViolation Unanswered Undefined abs add adjacent applyChanges argumentsOf at bind ceil compareText copy decimal defineConfig describeFunction describeOutcome
  describeViolation descriptionOf difference distinct div duration earlier elapsed equal exactPower exactProduct exactQuotient exactRemainder exactRound exactSum failed field finite floor functionOf get greatest has holds implement
  repeated lapse survivors keepsHistory gatherSecrets hideSecrets coverSecrets numberSecrets gatherCall coverViolation coverParts withoutMessages withoutPlaces hidePlaces namesOfSecrets holdsSecret includes indexOf indices inputOf integer isBinding isDate isDue isEmail isJson isNumber isRecord isUrl isUuid item judge judgeCaller judgeInvariants keys
  later least lost mapOf max min misfit mul none num own ownFields givenFields givenFieldsOr isNothing withoutNull decimalDigits isMultiple part parts pow put range rem remove returned round sameItems setOf show showDecimal ShownDecimal showPlace
  NotCaptured NoValue captured notKept leftOut isLeftOut setModes statistics
  size slice sorted splitText step sub sum sumNumbers surplus text textLength textSlice toExact toInteger values violationOf withPoints zip
  ExecutableContract Fitting ImplementOptions Live LiveScene Misfit Scene SceneOf contract implementation options guard plan statusOf redactionPaths guardWith redactionPathsOf statusesOf Guarded GuardOptions GuardPlan GuardWorld subject arbitrary binding c it place state vi
`
  .trim()
  .split(/\s+/);

export interface Names {
  /** The file's name in PascalCase: the shape that `bind` takes. */
  readonly shape: string;
  readonly state: string;
  /** What `implement` takes. */
  readonly operations: string;
  readonly refusal: string;
  /** The type of who calls. */
  readonly actor: string;
  type(name: string): string;
  event(name: string): string;
  port(name: string): string;
  /** The type check of a declared type. */
  fit(name: string): string;
  input(operation: string): string;
  scene(operation: string): string;
  definition(name: string): string;
  local(operation: string, name: string): string;
  /** A further name beside these, for a thing of the generator's own. */
  fresh(base: string): string;
  /** Every name given so far; a lambda's parameter must not hide one. */
  readonly taken: ReadonlySet<string>;
}

/** Names that none in `taken` has, each added to it: one at a time, or a table of them by key. */
export function naming(taken: Set<string>) {
  const fresh = (base: string) => {
    let name = identifier(base);
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const table = (keys: readonly string[], base: (key: string) => string) => {
    const names = new Map(keys.map(key => [key, fresh(base(key))]));
    return (key: string) => names.get(key) ?? identifier(base(key));
  };
  return { fresh, table };
}

/** Declared types come first and keep their names where they can, then what is named after operations. */
export function allocate(contract: Contract): Names {
  const taken = new Set<string>(reserved);
  const { fresh, table } = naming(taken);
  const types = contract.types.map(one => one.name);
  const operations = contract.operations.map(one => one.name);
  const type = table(types, name => name);
  const event = table(
    contract.events.map(one => one.name),
    name => name,
  );
  const port = table(
    contract.ports.map(one => one.name),
    name => name,
  );
  const stem = pascal(contract.stem);
  const locals = contract.operations.flatMap(one => one.locals.map(local => `${one.name}.${local.name}`));
  const local = table(locals, key => camel(key));
  return {
    type,
    event,
    port,
    shape: taken.has(stem) ? fresh(`${stem}Spec`) : fresh(stem),
    state: fresh(`${stem}State`),
    operations: fresh(`${stem}Operations`),
    refusal: fresh(`${stem}Refusal`),
    actor: actorIn(contract) ?? fresh("Actor"),
    input: table(operations, name => `${pascal(name)}Input`),
    scene: table(operations, name => `${pascal(name)}Scene`),
    fit: table(types, name => `fit${pascal(name)}`),
    definition: table(
      contract.definitions.map(one => one.name),
      name => name,
    ),
    local: (operation, name) => local(`${operation}.${name}`),
    fresh,
    taken,
  };
}

/** Where the spec has a type of that name for it, there is no other. */
function actorIn({ roles }: Contract): string | undefined {
  const type = roles?.actor.type;
  return type?.kind === "named" && type.name === "Actor" ? "Actor" : undefined;
}

/** `bank-accounts` → `BankAccounts`. */
export function pascal(name: string): string {
  const words = name.split(/[^\p{L}\p{N}$]+/u).filter(word => word !== "");
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Spec";
}

export function camel(name: string): string {
  const text = pascal(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
