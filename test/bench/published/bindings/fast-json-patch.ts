import { bind } from "@tenet/runtime";

/** The spec's value of a document as JavaScript has it: an object for a map, and what a record names. */
const toNative = (value: any): any => {
  if (Array.isArray(value)) return value.map(toNative);
  if (value instanceof Map) {
    const object = {};
    for (const [key, item] of value) define(object, key, toNative(item));
    return object;
  }
  if (typeof value === "object" && value !== null) return value.json === "null" ? null : undefined;
  return value;
};

const fromNative = (native: any): any => {
  if (native === null) return { json: "null" };
  if (Array.isArray(native)) return Array.from(native, fromNative);
  if (typeof native === "object") return new Map(Object.keys(native).map(key => [key, fromNative(native[key])]));
  if (["string", "number", "boolean"].includes(typeof native)) return native;
  return { json: "undefined" };
};

const define = (object: object, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

const stepToNative = ({ op, path, from, value }: any): any => ({
  ...(op === undefined ? {} : { op }),
  ...(path === undefined ? {} : { path }),
  ...(from === undefined ? {} : { from }),
  ...(value === undefined ? {} : { value: toNative(value) }),
});

const stepFromNative = (native: any): any => ({
  op: native.op,
  path: native.path,
  ...(native.from === undefined ? {} : { from: native.from }),
  ...(Object.hasOwn(native, "value") ? { value: fromNative(native.value) } : {}),
});

/** The library changes what it is given, as it says: every call has documents and patches of its own. */
const copy = (native: any): any => {
  if (Array.isArray(native)) return native.map(copy);
  if (typeof native !== "object" || native === null) return native;
  const object = {};
  for (const key of Object.keys(native)) define(object, key, copy(native[key]));
  return object;
};

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !isList(value);

/** Changes a document, member by member, until it is like another. */
const morph = (document: any, wanted: any) => {
  if (isList(document)) document.length = Math.min(document.length, wanted.length);
  else for (const key of Object.keys(document)) if (!Object.hasOwn(wanted, key)) delete document[key];
  for (const key of Object.keys(wanted)) {
    const [is, shall] = [document[key], wanted[key]];
    if (Object.hasOwn(document, key) && ((isList(is) && isList(shall)) || (isObject(is) && isObject(shall))))
      morph(is, shall);
    else if (!Object.hasOwn(document, key) || is !== shall) document[key] = copy(shall);
  }
};

/** Whether an object or list inside of one value is one inside of the other. */
const shares = (a: unknown, b: unknown): boolean => {
  const seen = new Set<unknown>();
  const walk = (value: unknown, visit: (part: object) => boolean): boolean =>
    typeof value === "object" &&
    value !== null &&
    (visit(value) || Object.values(value).some(item => walk(item, visit)));
  walk(a, part => {
    seen.add(part);
    return false;
  });
  return walk(b, part => seen.has(part));
};

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

export default (library: any) => {
  const api = library.applyPatch === undefined ? library.default : library;

  const apply = (way: string, document: any, operation: any) => {
    if (way === "applyPatch") api.applyPatch(document, [operation]);
    else if (way === "applyOperation") api.applyOperation(document, operation);
    else [operation].reduce(api.applyReducer, document);
  };

  const problem = (error: any, sequence: any) =>
    error === undefined
      ? undefined
      : {
          name: error.name,
          index: error.index,
          isOperation: JSON.stringify([error.operation]) === JSON.stringify([sequence[error.index]]),
          hasMessage: typeof error.message === "string" && error.message !== "",
        };

  const operations: Record<string, (subject: unknown, input: any) => unknown> = {
    compare: (_subject, { document1, document2 }) => api.compare(document1, document2),
    applyPatch: (_subject, { document, patch, validate, mutate }) => {
      const original = copy(document);
      const results = api.applyPatch(original, copy(patch), validate, mutate);
      return {
        document: results.newDocument,
        original,
        results: results.length,
        last: results[results.length - 1]?.newDocument,
      };
    },
    applyOperation: (_subject, { document, operation, validate, mutate }) => {
      const original = copy(document);
      const result = api.applyOperation(original, copy(operation), validate, mutate);
      return { document: result.newDocument, original, test: result.test, removed: result.removed };
    },
    reduced: (_subject, { document, patch }) => copy(patch).reduce(api.applyReducer, copy(document)),
    testMember: (_subject, { key, actual, expected, way }) => {
      const operation = { op: "test", path: `/${escaped(key)}`, value: copy(expected) };
      apply(way, define({}, key, copy(actual)), operation);
    },
    modify: (_subject, { inside, key, member, op, way }) => {
      let document: any = { plain: member === undefined ? {} : { [member]: 0 } };
      for (const name of [...inside].reverse()) document = { [name]: document };
      const names = [...inside, key === "prototype" ? "__proto__" : key, ...(member === undefined ? [] : [member])];
      const path = names.map(name => `/${escaped(name)}`).join("");
      const before = new Set(Reflect.ownKeys(Object.prototype));
      try {
        apply(way, document, { op, path, value: member === undefined ? {} : 1 });
      } finally {
        // Whatever a call did to all objects must not be there in the next one.
        for (const name of Reflect.ownKeys(Object.prototype))
          if (!before.has(name)) Reflect.deleteProperty(Object.prototype, name);
      }
    },
    validate: (_subject, { patch, document }) =>
      problem(document === undefined ? api.validate(patch) : api.validate(patch, document), patch),
    validateEntries: (_subject, { entries }) => problem(api.validate(entries), entries),
    validateOther: (_subject, { sequence }) => problem(api.validate(sequence), []),
    getValueByPointer: (_subject, { document, pointer }) => api.getValueByPointer(document, pointer),
    deepClone: (_subject, { value }) => api.deepClone(value),
    cloneShares: (_subject, { value }) => shares(value, api.deepClone(value)),
    oddlyPatched: (_subject, input) => {
      const make = (name: "before" | "after") =>
        input[name] === undefined ? {} : define({}, input.key, copy(input[name]));
      return api.applyPatch(make("before"), api.compare(make("before"), make("after"))).newDocument;
    },
    emptyObject: () => ({}),
    memberBehind: (_subject, { key, value }) =>
      api.getValueByPointer(define({}, key, value), `/${api.escapePathComponent(key)}`),
    escapePathComponent: (_subject, { path }) => api.escapePathComponent(path),
    unescapePathComponent: (_subject, { path }) => api.unescapePathComponent(path),
    observed: (_subject, { before, after }) => {
      const document = copy(before);
      const observer = api.observe(document);
      morph(document, after);
      const patch = copy(api.generate(observer));
      api.unobserve(document, observer);
      return patch;
    },
    observedTwice: (_subject, { before, between, after }) => {
      const document = copy(before);
      const observer = api.observe(document);
      const patches = [between, after, after].map(wanted => {
        morph(document, wanted);
        return copy(api.generate(observer));
      });
      api.unobserve(document, observer);
      return patches;
    },
    observedWithCallback: (_subject, { before, after }) => {
      const document = copy(before);
      const delivered: unknown[] = [];
      const observer = api.observe(document, (patch: unknown[]) => delivered.push(...copy(patch)));
      morph(document, after);
      const returned = copy(api.generate(observer));
      const sofar = [...delivered];
      api.unobserve(document, observer);
      return { returned, delivered: sofar };
    },
    unobserved: (_subject, { before, after }) => {
      const document = copy(before);
      const delivered: unknown[] = [];
      const observer = api.observe(document, (patch: unknown[]) => delivered.push(...copy(patch)));
      morph(document, after);
      api.unobserve(document, observer);
      return delivered;
    },
  };

  const document = { to: toNative, from: fromNative };
  const step = { to: stepToNative, from: stepFromNative };
  return bind({
    operations: operations as any,
    values: {
      Json: document,
      Loose: document,
      Tree: document,
      LooseTree: document,
      List: document,
      Dict: document,
      LooseDict: document,
      OddDict: document,
      Step: step,
      Draft: step,
    } as any,
    /** Errors of the library have a name. */
    errors: (error: any) => error?.name,
  });
};
