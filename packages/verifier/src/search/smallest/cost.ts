/** How large a case is to a reader. Simplification only ever goes down, so it ends. */

import type { Contract } from "@tenet/checker";
import type { Trail } from "../../session.js";
import { boundsOf, isNumeric, numberOf, targetOf } from "./numbers.js";
import { type Site, sitesOf } from "./sites.js";

export function costOf(contract: Contract, trail: Trail, law: string | undefined, settable: boolean): number {
  const sites = sitesOf(contract, trail, law, settable).reduce((sum, site) => sum + 1 + siteCost(site), 0);
  return sites + (trail.given === undefined ? 20 * trail.calls.length : 0);
}

function siteCost(site: Site): number {
  const { type, value } = site;
  if (isNumeric(type)) return numberCost(site);
  switch (type.kind) {
    case "boolean":
      return value === true ? 1 : 0;
    case "enum":
      return 0.1 * Math.max(0, type.values.indexOf(value as string));
    case "string":
    case "uuid":
    case "email":
    case "url":
      return [...(value as string)].reduce((sum, point) => sum + 1 + pointCost(point), 0);
    default:
      return 0;
  }
}

/** A bound of the type is easier to read than a number of its size, but not than a small one. */
function numberCost(site: Site): number {
  const number = numberOf(site);
  const away = Math.abs(number - targetOf(site));
  if (away === 0) return 0;
  const size =
    1 + Math.log2(1 + away) + (Number.isInteger(number) ? 0 : 2 + String(number).length / 4) + (number < 0 ? 0.5 : 0);
  const { low, high } = boundsOf(site);
  return number === low || number === high ? Math.min(size, 8) : size;
}

function pointCost(point: string): number {
  if (point >= "a" && point <= "z") return 0.01 * (point.charCodeAt(0) - 97);
  if (point >= "0" && point <= "9") return 0.3;
  if (point >= "A" && point <= "Z") return 0.4;
  return point > " " && point <= "~" ? 0.5 : 1;
}
