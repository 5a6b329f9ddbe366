/** Fresh values for what the spec calls generated: the same ones in every run, each as its type asks. */
import { environment } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import { flatten } from "../interpreter/types.js";
import type { Contract, Rule, RuledType } from "../ir.js";
import { lengths, type Piece, readPattern } from "../rules/pattern.js";

/** Where fresh values come from. */
export type Supply =
  /** One text of signs for each position. */
  { readonly kind: "text"; readonly signs: readonly string[] } | { readonly kind: "integer"; readonly from: number };

/** Enough positions that can vary for as many values as anybody needs. */
const roomy = 8;
const digits = "0123456789";
const letters = "abcdefghijklmnopqrstuvwxyz";
const all = `${digits}${letters}${letters.toUpperCase()}-_.:/@#+`;
const fixed = (text: string): string[] => [...text];
const uuid = [...fixed("00000000-0000-4000-8000-"), ...Array.from({ length: 12 }, () => `${digits}abcdef`)];

/** Undefined where values of the type cannot be counted up. */
export function supplyOf(ruled: RuledType, contract: Contract): Supply | undefined {
  const { type, rules } = flatten(ruled, contract);
  if (type.kind === "uuid") return { kind: "text", signs: uuid };
  if (type.kind === "integer") return { kind: "integer", from: Math.max(1, least(rules, contract)) };
  if (type.kind !== "string") return undefined;
  const pattern = rules.find(rule => rule.kind === "matching");
  const low = Math.max(0, ...rules.map(rule => numberOf(rule.kind === "length" ? rule.low : undefined, contract) ?? 0));
  const high = Math.min(
    ...rules.map(rule => numberOf(rule.kind === "length" ? rule.high : undefined, contract) ?? Infinity),
  );
  const piece: Piece = pattern
    ? readPattern(pattern.source)
    : { kind: "repeat", body: { kind: "character", source: "[0-9a-z]" }, low: 0, high: Infinity };
  const flags = pattern?.flags ?? "";
  const signs = signsOf(piece, flags, Math.max(low, Math.min(roomy, high)), high);
  return signs && { kind: "text", signs };
}

/** The n-th value, counted from 0; undefined where there are not so many. */
export function freshValue(supply: Supply, n: number): unknown {
  if (supply.kind === "integer") return supply.from + n;
  let rest = n;
  const text = [...supply.signs]
    .reverse()
    .map(signs => {
      const sign = [...signs][rest % [...signs].length]!;
      rest = Math.floor(rest / [...signs].length);
      return sign;
    })
    .reverse();
  return rest > 0 ? undefined : text.join("");
}

function least(rules: readonly Rule[], contract: Contract): number {
  return Math.max(
    0,
    ...rules.map(rule => (rule.kind === "min" ? (numberOf(rule.bound, contract) ?? 0) + (rule.exclusive ? 1 : 0) : 0)),
  );
}

function numberOf(expr: Parameters<typeof evaluate>[0] | undefined, contract: Contract): number | undefined {
  if (expr === undefined) return undefined;
  try {
    const value = evaluate(expr, environment(contract));
    return typeof value === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What may stand at each position of one text that matches: of repetitions as many rounds as the length asks for. */
function signsOf(piece: Piece, flags: string, low: number, high: number): string[] | undefined {
  const shortest = lengths(piece).low;
  let spare = Math.max(0, Math.min(Math.max(low, shortest), high) - shortest);
  const write = (part: Piece): string[] | undefined => {
    switch (part.kind) {
      case "character": {
        const sign = new RegExp(
          `^(?:${part.source})$`,
          /[uv]/.test(flags) ? flags.replace("g", "") : `${flags.replace("g", "")}u`,
        );
        const own = /^[^\\[.]$/u.test(part.source) ? part.source : "";
        const found = [...new Set([...own, ...all])].filter(one => sign.test(one)).join("");
        return found === "" ? undefined : [own === "" ? found : own];
      }
      case "sequence":
        return joined(part.items.map(write));
      case "choice":
        return part.options.map(write).find(option => option !== undefined);
      case "repeat": {
        const each = Math.max(1, lengths(part.body).low);
        const more = Math.min(part.high - part.low, Math.floor(spare / each));
        spare -= more * each;
        return joined(Array.from({ length: part.low + more }, () => write(part.body)));
      }
      case "anything":
        return undefined;
      default:
        return [];
    }
  };
  return write(piece);
}

function joined(parts: readonly (string[] | undefined)[]): string[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}
