import { bind } from "@tenet/runtime";

function makeCounter(start: number) {
  let count = start;
  return { add: (by: number) => (count += by), double: (n: number) => n + n, read: () => count };
}

export default bind<{ state: { count: number }; operations: { add: { input: { by: number }; result: number } } }>({
  create: ({ state }) => makeCounter(state.count),
  observe: (counter: ReturnType<typeof makeCounter>) => ({ count: counter.read() }),
});
