import { bind } from "@tenet/runtime";

export default bind<{ state: { count: number }; operations: { add: { input: { by: number }; result: number } } }>({
  create: async ({ state }) => ({
    count: state.count,
    add(by: number) {
      return (this.count = Math.min(this.count + by, 90));
    },
  }),
  observe: async (counter: { count: number }) => ({ count: counter.count }),
});
