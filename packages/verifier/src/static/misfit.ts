/** In what a function of the implementation does not fit the type that the contract gives it. */
import type { Symbol as Member, Project, Signature, Type, TypeChecker } from "ts-morph";

/** One sentence: the first input that does not fit, or else the result. */
export function misfitOf(found: Type, wanted: Type, project: Project): string {
  const [own] = found.getCallSignatures();
  const [asked] = wanted.getCallSignatures();
  if (own === undefined || asked === undefined)
    return `the implementation has ${textOf(found)}, which cannot be called`;
  const checker = project.getTypeChecker();
  return (
    inputMisfit(own, asked, checker) ??
    resultMisfit(own, asked, checker) ??
    `the spec asks for ${asked.getDeclaration().getText()}, the implementation has ${textOf(found)}`
  );
}

function inputMisfit(own: Signature, asked: Signature, checker: TypeChecker): string | undefined {
  const given = asked.getParameters();
  for (const [at, parameter] of own.getParameters().entries()) {
    const takes = typeOf(parameter);
    const gets = given[at] && typeOf(given[at]);
    if (takes === undefined) continue;
    if (gets === undefined) {
      if (parameter.isOptional()) continue;
      return `the implementation takes ${at + 1} arguments, and is given ${given.length}`;
    }
    if (fits(gets, takes, checker)) continue;
    return (
      memberMisfit(gets, takes, checker) ??
      `its input ${nameOf(parameter)} is ${textOf(takes)}, and is given ${textOf(gets)}`
    );
  }
  return undefined;
}

/** Of an object with several inputs: the one that does not fit. */
function memberMisfit(gets: Type, takes: Type, checker: TypeChecker): string | undefined {
  for (const member of takes.getProperties()) {
    const given = gets.getProperty(member.getName());
    if (given === undefined && !member.isOptional())
      return `it needs an input \`${member.getName()}\`, which the spec does not have`;
    const [from, to] = [given && typeOf(given), typeOf(member)];
    if (from !== undefined && to !== undefined && !fits(from, to, checker))
      return `its input \`${member.getName()}\` is ${textOf(to)}, and is given ${textOf(from)}`;
  }
  return undefined;
}

function resultMisfit(own: Signature, asked: Signature, checker: TypeChecker): string | undefined {
  const [gives, wanted] = [own.getReturnType(), asked.getReturnType()];
  const ok = gives.getProperty("ok");
  // `{ ok: true, value }` in a function without a result type is inferred as `{ ok: boolean, … }`.
  if (ok !== undefined && typeOf(ok)?.isBoolean() && !fits(gives, wanted, checker)) {
    const name = textOf(wanted).replace(/ \| Promise<[^]*$/, "");
    return `without a written type of its result, \`ok\` may be both true and false: write \`: ${name}\` behind its inputs`;
  }
  return fits(gives, wanted, checker) ? undefined : `it returns ${textOf(gives)}, where ${textOf(wanted)} is asked for`;
}

const fits = (from: Type, to: Type, checker: TypeChecker) =>
  checker.compilerObject.isTypeAssignableTo(from.compilerType, to.compilerType);

function typeOf(member: Member): Type | undefined {
  const declaration = member.getValueDeclaration() ?? member.getDeclarations()[0];
  return declaration && member.getTypeAtLocation(declaration);
}

/** A parameter that is taken apart has no name. */
const nameOf = (parameter: Member) => (parameter.getName().startsWith("__") ? "object" : `\`${parameter.getName()}\``);

const textOf = (type: Type) => type.getText().replace(/import\("[^"]*"\)\./g, "");
