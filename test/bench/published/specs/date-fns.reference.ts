/** Local days and calendar arithmetic of plain JavaScript dates. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** The local midnight at or before a moment. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The first local midnight after a moment. */
export function nextDay(at: number): number {
  return plusDays(startOfDay(at), 1);
}

/** How many local days have a part in the time from one moment up to another. */
export function daysTouched(start: number, end: number): number {
  return end <= start ? 0 : daysApart(startOfDay(start), startOfDay(end - 1)) + 1;
}

/** How many local days lie between two moments as a whole. */
export function daysWhole(start: number, end: number): number {
  const first = startOfDay(start) === start ? start : nextDay(start);
  return Math.max(0, daysApart(first, startOfDay(end)));
}

/** The local day of the month. */
export function dayOfMonth(at: number): number {
  return new Date(at).getDate();
}

/** The same time of the day on the last day of the local month. */
export function onLastDay(at: number): number {
  const date = new Date(at);
  return date.setMonth(date.getMonth() + 1, 0);
}

/** The moment a duration after another: first its months, then its days, then its time. */
export function reached(start: number, duration: Duration): number {
  const months = (duration.years ?? 0) * 12 + (duration.months ?? 0);
  const days = (duration.weeks ?? 0) * 7 + (duration.days ?? 0);
  const time = (duration.hours ?? 0) * hour + (duration.minutes ?? 0) * minute + (duration.seconds ?? 0) * second;
  return plusDays(plusMonths(start, months), days) + time;
}

/** Years, months, days, hours, minutes and seconds, as many of each as fit, the larger ones first. */
export function between(start: number, end: number): Duration {
  const months = most(guess(start, end, 28 * 24 * hour), count => plusMonths(start, count) <= end);
  const monthsOn = plusMonths(start, months);
  const days = most(guess(monthsOn, end, 23 * hour), count => plusDays(monthsOn, count) <= end);
  const rest = end - plusDays(monthsOn, days);
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days,
    hours: Math.floor(rest / hour),
    minutes: Math.floor((rest % hour) / minute),
    seconds: Math.floor((rest % minute) / second),
  };
}

/** The same time of the day so many months later; a day that the month does not have is its last. */
function plusMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getDate();
  date.setMonth(date.getMonth() + months, 1);
  const last = new Date(date.getTime());
  last.setMonth(last.getMonth() + 1, 0);
  return date.setDate(Math.min(day, last.getDate()));
}

function plusDays(at: number, days: number): number {
  const date = new Date(at);
  return date.setDate(date.getDate() + days);
}

/** From one local midnight to another; a day of 23 or 25 hours is one. */
function daysApart(from: number, to: number): number {
  return Math.round((to - from) / (24 * hour));
}

function guess(start: number, end: number, unit: number): number {
  return Math.ceil((end - start) / unit) + 1;
}

/** The greatest number up to a limit for which a condition holds that holds for all lesser ones. */
function most(limit: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
