/** Words that mean something at the start of a line of a state diagram. */
const words = new Set(
  `state note end as direction fork join choice history hide empty description scale classdef class style click href
default title acctitle accdescr statediagram tb td bt rl lr left right of start root divider`.split(/\s+/),
);

/** A name for each state in a diagram: its own where that is a plain word, else a number. */
export function stateNames(states: readonly string[]): ReadonlyMap<string, string> {
  const isPlain = (state: string) => /^[A-Za-z][A-Za-z0-9]*$/.test(state) && !words.has(state.toLowerCase());
  return new Map(states.map((state, at) => [state, isPlain(state) && !/^s\d+$/.test(state) ? state : `s${at + 1}`]));
}
