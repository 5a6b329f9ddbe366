/** Requests of the implementation's binding that wait for their answer, as `@tenet/runtime/http` counts them. */

// Taken before the implementation is loaded, which may replace it.
const clock = performance.now.bind(performance);
const key = Symbol.for("tenet.requests-under-way");

/** Milliseconds of real time in which nothing happens, before a request is taken to wait for a timer. */
const quiet = 25;

export function requestsUnderWay(): number {
  const count = (globalThis as { [key]?: { requests?: unknown } })[key]?.requests;
  return typeof count === "number" ? count : 0;
}

/** Whether so many milliseconds of real time have passed since it was made. */
export function stopwatch(milliseconds = quiet): () => boolean {
  const start = clock();
  return () => clock() - start >= milliseconds;
}
