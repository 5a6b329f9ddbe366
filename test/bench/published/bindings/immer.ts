import { bind } from "@tenet/runtime";
import { build, edit, follow, isContainer, Keys, show } from "../specs/immer.reference.ts";

export default (library: any) => {
  const api = typeof library.produce === "function" ? library : library.default;
  api.enablePatches();
  api.enableMapSet();

  const edited = (_subject: unknown, { base, steps }: any) => {
    const keys = new Keys(base);
    const root = build(base, keys);
    const seen: unknown[] = [];
    const next = api.produce(root, (draft: any) => {
      edit(draft, steps, keys, seen);
    });
    const same = next === root;
    const shown = { next: show(next, keys), seen, base: show(root, keys), same };
    return { ...shown, refuses: !same && refuses(next) };
  };

  const patched = (_subject: unknown, { base, steps }: any) => {
    const keys = new Keys(base);
    const root = build(base, keys);
    // A Set tells its objects by identity: what is equal to a crowd is that crowd itself.
    const equal = () => (keys.crowds ? root : build(base, keys));
    const [next, patches, inverse] = api.produceWithPatches(root, (draft: any) => {
      edit(draft, steps, keys);
    });
    const forward = api.applyPatches(equal(), patches);
    const shown = {
      next: show(next, keys),
      forward: show(forward, keys),
      back: show(api.applyPatches(next, inverse), keys),
      patches: patches.map((patch: any) => ({
        op: patch.op,
        path: Array.isArray(patch.path) ? "an array" : "something else",
      })),
    };
    api.produce(forward, (draft: any) => {
      edit(draft, steps, keys);
    });
    return { ...shown, again: show(api.applyPatches(equal(), patches), keys), base: show(root, keys) };
  };

  const next = (way: string, root: any, recipe: (draft: any) => void) => {
    switch (way) {
      case "curried":
        return api.produce(recipe)(root);
      case "returning the draft":
        return api.produce(root, (draft: any) => {
          recipe(draft);
          return draft;
        });
      case "with patches":
        return api.produceWithPatches(root, recipe)[0];
      case "with patches, curried":
        return api.produceWithPatches(recipe)(root)[0];
      case "with a listener":
        return api.produce(root, recipe, () => {});
      case "created and finished": {
        const draft = api.createDraft(root);
        recipe(draft);
        return api.finishDraft(draft);
      }
      case "another instance":
        return new api.Immer().produce(root, recipe);
      default:
        return api.produce(root, recipe);
    }
  };

  return bind({
    operations: {
      editObject: edited,
      editArray: edited,
      editMap: edited,
      editSet: edited,
      editCrowd: edited,
      editWrapping: (_subject, { base, steps }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const next = api.produce(root, (draft: any) => {
          edit(draft, steps, keys);
        });
        return show(next, keys);
      },
      editOneChild: (_subject, { within, children, at, steps }: any) => {
        const keys = new Keys(undefined);
        const all = children.map((child: any) => build(child, keys));
        const root = rootOf(within, all);
        const next = api.produce(root, (draft: any) => {
          edit(childrenOf(draft)[at], steps, keys);
        });
        const kept = childrenOf(next);
        const shared = all.map((child: any, i: number) => (within === "set" ? next.has(child) : kept[i] === child));
        return { same: next === root, shared };
      },
      keep: (_subject, { base, how, paths }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const next = api.produce(root, (draft: any) => {
          if (how === "returns undefined") return undefined;
          if (how === "reads") for (const path of paths) show(follow(draft, path), keys, path.length);
        });
        return { same: next === root, base: show(root, keys) };
      },
      replaceBy: (_subject, { base, value }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const next = api.produce(root, () => build(value, keys));
        return { next: show(next, keys), same: next === root };
      },
      replaceByNothing: (_subject, { base }: any) => {
        const keys = new Keys(base);
        return show(
          api.produce(build(base, keys), () => api.nothing),
          keys,
        );
      },
      editBy: (_subject, { way, base, steps }: any) => {
        const keys = new Keys(base);
        let root = build(base, keys);
        if (way === "produced before")
          root = api.produce([], (draft: any) => {
            draft.push(root);
          })[0];
        const recipe = (draft: any): void => edit(draft, steps, keys);
        return { next: show(next(way, root, recipe), keys), base: show(root, keys) };
      },
      patchObject: patched,
      patchArray: patched,
      patchMap: patched,
      patchSet: patched,
      patchCrowd: patched,
      patchRounds: (_subject, { base, first, second }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const [one, patches, inverse] = api.produceWithPatches(root, (draft: any) => {
          edit(draft, first, keys);
        });
        const [two, furtherPatches, furtherInverse] = api.produceWithPatches(one, (draft: any) => {
          edit(draft, second, keys);
        });
        return {
          first: show(one, keys),
          second: show(two, keys),
          replayed: show(api.applyPatches(root, [...patches, ...furtherPatches]), keys),
          undone: show(api.applyPatches(two, [...furtherInverse, ...inverse]), keys),
          undoneOnce: show(api.applyPatches(two, furtherInverse), keys),
        };
      },
      patchFork: (_subject, { left, right, forked, meanwhile }: any) => {
        const keys = new Keys(undefined);
        const root = { left: build(left, keys), right: build(right, keys) };
        const [, patches, inverse] = api.produceWithPatches(root, (draft: any) => {
          edit(draft.left, forked, keys);
        });
        const replaced = api.produce(root, (draft: any) => {
          edit(draft.right, meanwhile, keys);
        });
        const merged = api.applyPatches(replaced, patches);
        const undone = api.applyPatches(merged, inverse);
        return {
          left: show(merged.left, keys),
          right: show(merged.right, keys),
          leftUndone: show(undone.left, keys),
          rightUndone: show(undone.right, keys),
        };
      },
      patchBySteps: (_subject, { way, base, steps }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const recipe = (draft: any): void => edit(draft, steps, keys);
        if (way === "to a draft") {
          const [next, patches, inverse] = api.produceWithPatches(root, recipe);
          return {
            forward: show(
              api.produce(root, (draft: any) => api.applyPatches(draft, patches)),
              keys,
            ),
            back: show(
              api.produce(next, (draft: any) => api.applyPatches(draft, inverse)),
              keys,
            ),
          };
        }
        const changes: unknown[] = [];
        const inverseChanges: unknown[] = [];
        const next = api.produce(root, recipe, (patches: unknown[], inversePatches: unknown[]) => {
          changes.push(...patches);
          inverseChanges.push(...inversePatches);
        });
        return {
          forward: show(api.applyPatches(root, changes), keys),
          back: show(api.applyPatches(next, inverseChanges), keys),
        };
      },
      patchByWire: (_subject, { base, steps }: any) => {
        const keys = new Keys(base);
        const [next, patches, inverse] = api.produceWithPatches(build(base, keys), (draft: any) => {
          edit(draft, steps, keys);
        });
        const wired = (value: unknown) => JSON.parse(JSON.stringify(value));
        const forward = api.applyPatches(build(base, keys), wired(patches));
        const back = api.applyPatches(forward, wired(inverse));
        return { next: show(next, keys), forward: show(forward, keys), back: show(back, keys) };
      },
      nestProducers: (_subject, { children, at, before, used, inner }: any) => {
        const keys = new Keys(undefined);
        const next = api.produce(
          children.map((child: any) => build(child, keys)),
          (draft: any) => {
            edit(draft[at], before, keys);
            const produced = api.produce(draft[at], (innerDraft: any) => {
              edit(innerDraft, inner, keys);
            });
            if (used) draft[at] = produced;
          },
        );
        return next.map((child: any) => show(child, keys));
      },
      adopt: (_subject, { base, name, given, steps }: any) => {
        const keys = new Keys(base);
        const adopted = build(given, keys);
        const next = api.produce(build(base, keys), (draft: any) => {
          draft[name] = adopted;
          edit(draft[name], steps, keys);
        });
        return { next: show(next, keys), given: show(adopted, keys) };
      },
      snapshot: (_subject, { base, before, behind }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        let current: any;
        let original: any;
        const next = api.produce(root, (draft: any) => {
          edit(draft, before, keys);
          current = api.current(draft);
          original = api.original(draft);
          edit(draft, behind, keys);
        });
        const shown = {
          current: show(current, keys),
          next: show(next, keys),
          draft: api.isDraft(current),
          original: show(original, keys),
          isOriginal: original === root,
        };
        return { ...shown, frozen: refuses(current) };
      },
      currentOf: (_subject, { value }: any) => {
        api.current(build(value, new Keys(value)));
        return true;
      },
      drafts: (_subject, { children, within }: any) => {
        const keys = new Keys(undefined);
        const all = children.map((child: any) => build(child, keys));
        const root = rootOf(within, all);
        const seen: any = {};
        const next = api.produce(root, (draft: any) => {
          const inner = childrenOf(draft);
          seen.inside = api.isDraft(draft);
          seen.children = inner.map((child: any) => api.isDraft(child));
          seen.originals = inner.map((child: any, i: number) => api.original(child) === all[i]);
        });
        return { ...seen, outside: api.isDraft(root), behind: api.isDraft(next) };
      },
      draftable: (_subject, { what }: any) => api.isDraftable(sample(what, api.immerable)),
      tick: (_subject, { marked, hour, minute, more }: any) => tick(api, marked, hour, minute, more),
      freeze: (_subject, { value, deep }: any) => {
        const keys = new Keys(value);
        const root = build(value, keys);
        const frozen = deep ? api.freeze(root, true) : api.freeze(root);
        const [shown, inner] = [show(root, keys), containersIn(root)];
        return { same: frozen === root, inner: inner.map(refuses), root: refuses(root), value: shown };
      },
      editUnfrozen: (_subject, { base, steps }: any) => {
        const keys = new Keys(base);
        const root = build(base, keys);
        const recipe = (draft: any): void => edit(draft, steps, keys);
        const other = new api.Immer();
        other.setAutoFreeze(false);
        const next = other.produce(root, recipe);
        const globally = api.produce(root, recipe);
        return {
          same: next === root,
          refuses: next !== root && refuses(next),
          globalRefuses: globally !== root && refuses(globally),
        };
      },
    },
  });
};

/** Whether a change is refused; a Map or Set that takes it is empty then. */
function refuses(value: any): boolean {
  if (!(value instanceof Map || value instanceof Set)) return Object.isFrozen(value);
  try {
    value.clear();
    return false;
  } catch {
    return true;
  }
}

function containersIn(root: any): any[] {
  const children = (Array.isArray(root) ? root : childrenOf(root)).filter(isContainer);
  return children.flatMap((child: any) => [child, ...containersIn(child)]);
}

function rootOf(within: string, children: readonly unknown[]): any {
  const named = children.map((child, i) => [`child${i}`, child] as const);
  if (within === "object") return Object.fromEntries(named);
  if (within === "map") return new Map(named);
  return within === "set" ? new Set(children) : [...children];
}

function childrenOf(root: any): any[] {
  if (root instanceof Map || root instanceof Set) return [...root.values()];
  return Array.isArray(root) ? [...root] : Object.values(root);
}

function sample(what: string, immerable: symbol): unknown {
  class Other {}
  class OnClass {}
  (OnClass as any)[immerable] = true;
  class OnPrototype {}
  (OnPrototype.prototype as any)[immerable] = true;
  const samples: Record<string, unknown> = {
    array: [1],
    object: { a: 1 },
    "object without prototype": Object.create(null),
    map: new Map(),
    set: new Set(),
    "marked on the class": new OnClass(),
    "marked on the prototype": new OnPrototype(),
    date: new Date(0),
    string: "text",
    number: 1,
    undefined: undefined,
    null: null,
    function: () => {},
    "other class": new Other(),
  };
  return samples[what];
}

function tick(api: any, marked: string, hour: number, minute: number, more: number): unknown {
  const symbol = Symbol("symbolic");
  let constructed = 0;
  class Clock {
    hour: number;
    minute: number;
    constructor() {
      constructed++;
      this.hour = hour;
      this.minute = minute;
      if (marked === "on the instance") (this as any)[api.immerable] = true;
      (this as any)[symbol] = "symbolic";
      Object.defineProperty(this, "hidden", { value: "hidden", enumerable: false, writable: true, configurable: true });
      Object.defineProperty(this, "twice", { get: () => 2 * hour, enumerable: true, configurable: true });
    }
    get time() {
      return `${this.hour}:${this.minute}`;
    }
  }
  if (marked === "on the class") (Clock as any)[api.immerable] = true;
  if (marked === "on the prototype") (Clock.prototype as any)[api.immerable] = true;
  const base = new Clock();
  constructed = 0;
  const next = api.produce(base, (draft: any) => {
    draft.minute += more;
  });
  return {
    hour: next.hour,
    minute: next.minute,
    before: base.minute,
    time: next.time,
    instance: next instanceof Clock,
    hidden: next.hidden ?? { kind: "word", word: "undefined" },
    symbolic: next[symbol] ?? { kind: "word", word: "undefined" },
    twice: next.twice ?? { kind: "word", word: "undefined" },
    getter: Object.getOwnPropertyDescriptor(next, "twice")?.get !== undefined,
    constructed,
  };
}
