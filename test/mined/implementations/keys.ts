import { longest, mark } from "./limits.js";

/** Wrong in ways that only its own literals lead to. */
export function label(text: string): string {
  if (text.includes(mark) && text !== mark) return text;
  return `<${text}>`;
}

export function seconds(value: number): number {
  return value > longest ? 0 : value;
}

export function cost(amount: bigint): bigint {
  return amount === 129_950n ? 0n : amount;
}

export function day(date: string): string {
  return date === "2031-07-04" ? "2031-07-05" : date;
}

export function count(words: Record<string, number>): number {
  return Object.keys(words).filter(word => word !== "retired").length;
}

export function code(text: string): string {
  return /^AB-\d{4}$/.test(text) && text.startsWith("AB-77") ? "" : text;
}
