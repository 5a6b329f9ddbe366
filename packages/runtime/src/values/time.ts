import { integer, mul } from "./integers.js";
import { none } from "./undefined.js";

/** The timestamp that many milliseconds later. */
export function later(time: Date, duration: number): Date {
  return valid(new Date(time.getTime() + Number(duration)));
}

/** The timestamp that many milliseconds earlier. */
export function earlier(time: Date, duration: number): Date {
  return valid(new Date(time.getTime() - Number(duration)));
}

/** The milliseconds from `start` to `end`. */
export function elapsed(end: Date, start: Date): number {
  return valid(end).getTime() - valid(start).getTime();
}

/** A duration of so many units of that many milliseconds, rounded half up to whole milliseconds. */
export function duration(count: number, unit: number): number {
  if (typeof count === "bigint" || Number.isInteger(count)) return mul(count, unit);
  return Number.isFinite(count) ? integer(Math.round(count * unit)) : none("the result is not a finite number");
}

function valid(time: Date): Date {
  return Number.isNaN(time.getTime()) ? none("this is no valid time") : time;
}
