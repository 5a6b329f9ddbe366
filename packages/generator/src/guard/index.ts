/** `STEM.guard.ts`: the whole contract, and what a guard needs of what stands around its operations. */
import { type Contract, judgeable, worlds } from "@tenet/checker";
import { definitionFunctions, localFunctions } from "../contract/definitions.js";
import { FitWriter } from "../contract/fits.js";
import { reached, scenesIn } from "../contract/index.js";
import { QuickWriter } from "../contract/quick-types.js";
import { scene } from "../contract/scene.js";
import { WorldEmitter } from "../contract/world.js";
import { docComment, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { fill, group, namesIn, type OwnTemplates, render, uses } from "../layout.js";
import { allocate, type Names, pascal } from "../names.js";
import { hasSecrets } from "../places.js";
import { withoutReferences } from "../references.js";
import { decidesByState, planDoc } from "./plan.js";

/** Undefined where the spec has nothing for a guard to hold. */
export function guardFile(contract: Contract, templates: OwnTemplates = {}): string | undefined {
  return isWorthGuarding(contract) ? print(contract, templates) : undefined;
}

function isWorthGuarding(contract: Contract): boolean {
  const { roles, ports, events, errorCodes, operations } = contract;
  if (operations.every(one => one.constructs)) return false;
  const around = ports.length + events.length + errorCodes.length;
  return roles !== undefined || around > 0 || operations.some(one => one.idempotent) || hasSecrets(contract);
}

function print(contract: Contract, templates: OwnTemplates): string {
  const whole = withoutReferences(judgeable(contract, worlds));
  const names = allocate(contract);
  const own = ownNames(contract, names);
  const emitter = new WorldEmitter(whole, names, own.world);
  const fits = new FitWriter(emitter);
  const quick = new QuickWriter(emitter);
  for (const type of whole.types) {
    fits.declare(type);
    quick.declare(type);
  }
  const definitions = [
    ...definitionFunctions(emitter),
    ...whole.operations.flatMap(operation => localFunctions(emitter, operation)),
  ];
  const plan = render(planDoc({ emitter, fits, quick }, own.base));
  const functions = reached([...definitions, ...fits.functions, ...quick.functions], plan);
  const taken = new Set([...functions, plan].flatMap(scenesIn));
  const scenes = whole.operations
    .filter(one => taken.has(names.scene(one.name)))
    .map(one => scene(one, names).replace(/;$/, ` & ${own.world};`));
  const world = namesIn([...scenes, ...functions, plan]).has(own.world) ? [worldType(contract, names, own.world)] : [];
  const signature = signatureOf(contract, names, own);
  const texts = [...functions, ...scenes, ...world, plan, ...Object.values(signature)].map(withoutTexts);
  const known = (all: Iterable<string>) => [...new Set(all)].filter(name => isUsed(texts, name)).sort();
  return fill(
    "guard",
    {
      header: header(contract, "guard"),
      helpers: imported(known(emitter.helpers), known([...emitter.types, "SceneOf"]), "@tenet/runtime"),
      guard: imported(
        ["guardWith", "redactionPathsOf", "statusesOf"],
        ["Guarded", "GuardOptions", "GuardPlan", ...known(["Deciding", "GuardWorld"])].sort(),
        "@tenet/runtime/guard",
      ),
      contract: imported(
        [`contract as ${own.base}`],
        known(typesOf(contract, names, own)),
        `./${contract.stem}.contract.js`,
      ),
      scenes: [...world, ...scenes],
      patterns: quick.patterns.filter(text => uses(functions, /^const ([^ ]+)/.exec(text)?.[1] ?? "")).join("\n"),
      functions,
      plan,
      title: docComment(
        `${contract.title}, guarded: each call is admitted, made and checked as the spec says, and answered with a promise.`,
      ),
      ...signature,
    },
    templates,
  );
}

type Own = ReturnType<typeof ownNames>;

function ownNames(contract: Contract, names: Names) {
  const stem = pascal(contract.stem);
  return {
    ports: names.fresh(`${stem}Ports`),
    event: names.fresh(`${stem}Event`),
    base: names.fresh("base"),
    world: names.fresh("CallWorld"),
  };
}

/** Who has dependencies or events is made with them; another may stand as it is. */
function signatureOf(contract: Contract, names: Names, own: Own) {
  const ports = contract.ports.length === 0 ? "unknown" : own.ports;
  const event = contract.events.length === 0 ? "never" : own.event;
  const { operations } = names;
  const made = `(world: GuardWorld<${ports}, ${event}>) => ${operations}`;
  const isMade = contract.ports.length + contract.events.length > 0;
  const needed = [
    ...(contract.ports.length > 0 ? [`{ readonly ports: ${ports} }`] : []),
    ...(contract.operations.some(one => decidesByState(contract, one)) ? [`Deciding<${names.state}>`] : []),
  ];
  return {
    implementation: isMade ? made : `${operations} | (${made})`,
    options: [`GuardOptions<${names.state}, ${ports}, ${event}, keyof ${operations}>`, ...needed].join(" &\n    "),
    otherwise: needed.length === 0 ? " = {}" : "",
    guarded: `Guarded<${[operations, ...callers(contract, names)].join(", ")}>`,
  };
}

/** Which operations need not be told who calls, and who may. */
function callers(contract: Contract, names: Names): readonly string[] {
  if (contract.roles === undefined) return [];
  const anyone = contract.operations.filter(one => !one.constructs && !one.needs.includes("actor"));
  return [anyone.map(one => stringLiteral(one.name)).join(" | ") || "never", names.actor];
}

function typesOf(contract: Contract, names: Names, { ports, event }: Own): string[] {
  return [
    ...contract.types.map(one => names.type(one.name)),
    ...contract.operations.map(one => names.input(one.name)),
    names.state,
    names.operations,
    ...(contract.roles ? [names.actor] : []),
    ...(contract.ports.length > 0 ? [ports] : []),
    ...(contract.events.length > 0 ? [event] : []),
  ];
}

function worldType({ roles }: Contract, names: Names, name: string): string {
  const actor = roles ? ` readonly actor: ${names.actor};` : "";
  return `type ${name} = { readonly now: Date;${actor} answer(port: string, name: string, args: readonly unknown[]): unknown };`;
}

/** Code without what a name in it would not be a use of: comments, texts, regular expressions. */
function withoutTexts(code: string): string {
  return code
    .replace(/\/\*\*[^]*?\*\//g, "")
    .replace(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*(?=\.test\()/g, "")
    .replace(/"(?:\\.|[^"\\\n])*"/g, '""');
}

/** As more than the name of a member. */
function isUsed(texts: readonly string[], name: string): boolean {
  const written = name.replaceAll("$", "\\$");
  const use = new RegExp(`(?<![.\\p{ID_Continue}$])${written}(?![\\p{ID_Continue}$:?])`, "u");
  return texts.some(text => use.test(text));
}

function imported(values: readonly string[], types: readonly string[], from: string): string {
  if (values.length + types.length === 0) return "";
  const names = render(group("{", [...values, ...types.map(name => `type ${name}`)], "}"));
  return `import ${names} from ${stringLiteral(from)};`;
}
