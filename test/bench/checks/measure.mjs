// Rounds of all contenders in turn, so that what else the machine does meets all of them alike.

/** Nanoseconds of one call, for each contender a list with one number for each round. */
export function measure(contenders, inputs, { rounds = 100, milliseconds = 2 } = {}) {
  const loops = Object.entries(contenders).map(([name, call]) => ({ name, loop: loopOf(call), times: [] }));
  for (const one of loops) one.count = countFor(one.loop, inputs, milliseconds);
  for (let round = 0; round < rounds; round += 1)
    // Not always behind the same neighbour.
    for (const one of round % 2 === 0 ? loops : [...loops].reverse())
      one.times.push(nanoseconds(one.loop, inputs, one.count));
  return Object.fromEntries(loops.map(({ name, times }) => [name, times]));
}

/** A loop of its own for each, or what one made of it would slow down the next. */
const loopOf = call =>
  new Function(
    "call",
    "return (inputs, count) => { let last; for (let i = 0; i < count; i += 1) last = call(inputs[i & 63]); return last; }",
  )(call);

/** As many calls as take so long, once the engine has compiled them; whole turns through the inputs. */
function countFor(loop, inputs, milliseconds) {
  for (let warm = 0; warm < 50; warm += 1) loop(inputs, 256);
  for (const end = performance.now() + 60; performance.now() < end; ) loop(inputs, 256);
  const turns = (milliseconds * 1e6) / nanoseconds(loop, inputs, 2048) / 64;
  return 64 * Math.max(4, Math.min(100_000, Math.round(turns)));
}

/** Of the processor, which waits for no one else as a clock does. */
function nanoseconds(loop, inputs, count) {
  const began = process.cpuUsage();
  loop(inputs, count);
  const { user, system } = process.cpuUsage(began);
  return ((user + system) * 1000) / count;
}

export const quantile = (numbers, at) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))];
};
export const median = numbers => quantile(numbers, 0.5);

/** Of each round by itself, for both met the same machine then. */
export const ratio = (times, other) => times.map((time, round) => time / other[round]);
