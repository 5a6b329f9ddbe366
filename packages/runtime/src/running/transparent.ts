/** What is no operation is reached through a wrapper as it is. */

type Callable = (...args: never[]) => unknown;

/** An object that answers for everything that is not its own as the implementation does. */
export function beside<I extends object>(implementation: I, wrapped: () => I): I {
  const known = new WeakMap<Callable, unknown>();
  const target: object = Object.create(Object.getPrototypeOf(implementation));
  const rest = new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(implementation, name);
      if (typeof value !== "function" || name === "constructor" || isClass(value)) return value;
      const found = known.get(value as Callable) ?? onImplementation(value as Callable, implementation, wrapped);
      known.set(value as Callable, found);
      return found;
    },
    set: (_, name, value) => Reflect.set(implementation, name, value),
    has: (_, name) => Reflect.has(implementation, name),
  });
  return Object.create(rest) as I;
}

/** Other methods must see the implementation itself, for the sake of its private fields; all else of them stays as it is. */
function onImplementation(method: Callable, implementation: object, wrapped: () => object): unknown {
  return new Proxy(method, {
    apply: (_, self, args) =>
      Reflect.apply(method, self === undefined || self === wrapped() ? implementation : self, args as never[]),
  });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
