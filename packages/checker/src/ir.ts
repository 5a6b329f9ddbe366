/**
 * The contract IR: names resolved, expressions typed. Plain data; emitters and the verifier read nothing else.
 *
 * Values, everywhere in Tenet: string, number (integers outside the safe range that arise inside an expression are
 * bigint), boolean, `undefined` for nothing (`null` from outside is read as nothing, an absent field too),
 * Date for timestamp, "YYYY-MM-DD" for date, milliseconds (an integer) for duration, arrays for lists and tuples,
 * Set, Map, plain objects for records and dictionaries; bigint for `integer, unbounded`; bigint for decimals, scaled:
 * 12.34 as a `decimal(2)` is 1234n; Uint8Array for bytes.
 */
export type * from "./ir/around.js";
export type * from "./ir/contract.js";
export type * from "./ir/expression.js";
export type * from "./ir/type.js";
