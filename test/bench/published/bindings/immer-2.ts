import { bind } from "@tenet/runtime";
import {
  type Action,
  at,
  build,
  countInside,
  describe,
  get,
  isContainer,
  kindsOf,
  type Mode,
  Model,
  nestedPlace,
  patchPlace,
  perform,
  put,
  resolve,
  slotsOf,
} from "../specs/immer-2.reference.ts";

type Made = { next: any; patches: any[]; inverse: any[] };

/** The documented ways to edit a state by a recipe. */
function make(immer: any, way: string, base: any, recipe: (draft: any) => unknown): Made {
  let [patches, inverse]: [any[], any[]] = [[], []];
  const listener = (forth: any[], back: any[]) => {
    [patches, inverse] = [forth, back];
  };
  switch (way) {
    case "curried":
      return { next: immer.produce(recipe)(base), patches, inverse };
    case "curried with arguments": {
      const curried = immer.produce((draft: any, play: (draft: any) => unknown) => play(draft));
      return { next: curried(base, recipe), patches, inverse };
    }
    case "listener": {
      const next = immer.produce(base, recipe, listener);
      return { next, patches, inverse };
    }
    case "draft":
    case "draft listener": {
      const draft = immer.createDraft(base);
      recipe(draft);
      const next = way === "draft" ? immer.finishDraft(draft) : immer.finishDraft(draft, listener);
      return { next, patches, inverse };
    }
    case "patches":
    case "curried patches": {
      const made = way === "patches" ? immer.produceWithPatches(base, recipe) : immer.produceWithPatches(recipe)(base);
      return { next: made[0], patches: made[1], inverse: made[2] };
    }
    default:
      return { next: immer.produce(base, recipe), patches, inverse };
  }
}

function everyContainer(value: any, found: any[] = []): any[] {
  if (!isContainer(value)) return found;
  found.push(value);
  for (const slot of slotsOf(value)) everyContainer(get(value, slot), found);
  return found;
}

const isPlain = (value: any) => Array.isArray(value) || [null, Object.prototype].includes(Object.getPrototypeOf(value));
const isCollection = (value: any) => value instanceof Map || value instanceof Set;

/** Whether a collection lets itself be changed; it is changed then. */
function isOpen(value: any): boolean {
  try {
    if (value instanceof Map) value.set("open", 1);
    else value.add("open");
    return true;
  } catch {
    return false;
  }
}

const isLoose = (value: any) => (isCollection(value) ? isOpen(value) : !Object.isFrozen(value));

/** The names under which both hold the same container. */
function sharedNames(base: any, next: any): string[] {
  if (Array.isArray(base) || base instanceof Set || !isContainer(next)) return [];
  return slotsOf(base).filter(
    slot => typeof slot === "string" && isContainer(get(base, slot)) && get(base, slot) === get(next, slot),
  );
}

/** What does nothing in plain JavaScript, too. */
function idle(draft: any, what: string, path: readonly number[], position: number): void {
  const container = at(draft, resolve(draft, path));
  const slots = slotsOf(container);
  const slot = slots[position % Math.max(slots.length, 1)];
  if (what === "read") describe(container);
  if (what === "again" && slots.length > 0 && !(container instanceof Set)) put(container, slot, get(container, slot));
  if (what === "absent") {
    if (container instanceof Map) container.delete("absent");
    else if (container instanceof Set) container.delete("absent");
    else if (!Array.isArray(container)) delete container.absent;
  }
  if (what === "present" && container instanceof Set && slots.length > 0) container.add(get(container, slot));
  if (what === "none" && Array.isArray(container)) {
    container.push();
    if (container.length === 0) container.pop();
  }
}

export default (library: any) => {
  const api = typeof library.produce === "function" ? library : library.default;
  api.enableMapSet?.();
  api.enablePatches?.();
  const kinds = kindsOf(api.immerable);
  const plainly = (made: any, mode: Mode = "any") => build(made, kinds, mode);
  const frozen = (state: any) => (api.freeze === undefined ? state : api.freeze(state, true));
  const recipeOf =
    (actions: readonly Action[], mode: Mode = "any") =>
    (draft: any) => {
      for (const action of actions) perform(draft, action, mode, kinds);
    };

  return bind({
    operations: {
      edit(_subject, { base, steps, way, freezing, prefrozen }: any) {
        const immer = freezing ? api : new api.Immer();
        if (!freezing) immer.setAutoFreeze(false);
        const actions = new Model(base).play(steps);
        const state = prefrozen ? frozen(plainly(base)) : plainly(base);
        const { next } = make(immer, way, state, recipeOf(actions));
        const all = everyContainer(next);
        const seen = {
          next: describe(next),
          base: describe(state),
          same: next === state,
          shared: sharedNames(state, next),
          drafts: all.filter(each => api.isDraft(each)).length,
          loosePlain: all.filter(each => isPlain(each) && !Object.isFrozen(each)).length,
          looseRoot: next !== state && isLoose(next),
        };
        return { ...seen, looseOthers: all.filter(each => !isPlain(each) && isLoose(each)).length };
      },

      record(_subject, { base, steps, way, data, prefrozen }: any) {
        const actions = new Model(base, data).play(steps);
        const state = prefrozen ? frozen(plainly(base, data)) : plainly(base, data);
        const { next, patches, inverse } = make(api, way, state, recipeOf(actions, data));
        const lists = [...patches, ...inverse].every(patch => Array.isArray(patch.path));
        const text = data === "json" ? [JSON.stringify(patches), JSON.stringify(inverse)] : undefined;
        const again = plainly(base, data);
        recipeOf(actions, data)(again);
        return {
          next: describe(next),
          lists,
          forth: describe(api.applyPatches(state, patches)),
          forthOnEqual: describe(api.applyPatches(plainly(base, data), patches)),
          forthOnDraft: describe(api.produce(state, (draft: any) => void api.applyPatches(draft, patches))),
          back: describe(api.applyPatches(next, inverse)),
          backOnEqual: describe(api.applyPatches(again, inverse)),
          sent: text === undefined ? "" : describe(api.applyPatches(plainly(base, data), JSON.parse(text[0]))),
          sentBack: text === undefined ? "" : describe(api.applyPatches(next, JSON.parse(text[1]))),
          base: describe(state),
          nextAfter: describe(next),
        };
      },

      rounds(_subject, { base, first, second }: any) {
        const model = new Model(base);
        const state = plainly(base);
        const one = make(api, "patches", state, recipeOf(model.play(first)));
        const two = make(api, "patches", one.next, recipeOf(model.play(second)));
        return {
          next: describe(two.next),
          between: describe(one.next),
          forth: describe(api.applyPatches(state, [...one.patches, ...two.patches])),
          back: describe(api.applyPatches(api.applyPatches(two.next, two.inverse), one.inverse)),
        };
      },

      snapshot(_subject, { base, before, path, after }: any) {
        const model = new Model(base);
        const first = model.play(before);
        const place = resolve(model.value, path);
        const second = model.play(after);
        const state = plainly(base);
        const origin = before.length === 0 ? at(state, place) : undefined;
        let copy: any;
        const seen = { taken: false, frozen: false, original: false, shared: [] as string[] };
        const next = api.produce(state, (draft: any) => {
          recipeOf(first)(draft);
          const value = at(draft, place);
          if (api.isDraft(value)) {
            copy = api.current(value);
            seen.taken = true;
            seen.frozen = Object.isFrozen(copy);
            seen.original = api.original(value) === origin;
            if (place.length === 0) seen.shared = sharedNames(state, copy);
          }
          recipeOf(second)(draft);
        });
        return { ...seen, copy: seen.taken ? describe(copy) : "", next: describe(next) };
      },

      answer(_subject, { base, steps, path, value, gives, way }: any) {
        const model = new Model(base);
        const place = resolve(model.value, path);
        const actions = gives === "draft" || gives === "undefined" ? model.play(steps) : [];
        const state = plainly(base);
        const { next } = make(api, way, state, draft => {
          recipeOf(actions)(draft);
          if (gives === "draft") return draft;
          if (gives === "undefined") return undefined;
          if (gives === "nothing") return api.nothing;
          if (gives === "value") return plainly(value);
          if (gives === "part") return at(draft, place);
          return { a: at(draft, place), b: plainly(value) };
        });
        return {
          next: describe(next),
          base: describe(state),
          loose: everyContainer(next).filter(each => isPlain(each) && !Object.isFrozen(each)).length,
        };
      },

      nest(_subject, { base, path, steps, used }: any) {
        const model = new Model(base);
        const place = nestedPlace(model.value, path);
        const actions = place === undefined ? [] : model.play(steps, place);
        const state = plainly(base);
        const next = api.produce(state, (draft: any) => {
          if (place === undefined) return;
          const outer = at(draft, place.slice(0, -1));
          const slot = place[place.length - 1];
          const inner = api.produce(get(outer, slot), recipeOf(actions));
          if (used) put(outer, slot, inner);
        });
        return { next: describe(next), base: describe(state) };
      },

      idle(_subject, { base, what, path, at: position, way }: any) {
        const state = plainly(base);
        const { next } = make(api, way, state, draft => {
          if (what === "draft") return draft;
          idle(draft, what, path, position);
          return undefined;
        });
        return { same: next === state };
      },

      apply(_subject, { base, path, at: position, op, value }: any) {
        const state = plainly(base);
        const place = patchPlace(plainly(base), path, position, op);
        const patch = op === "remove" ? { op, path: place } : { op, path: place, value: plainly(value) };
        const next = place === undefined ? state : api.applyPatches(state, [patch]);
        return { next: describe(next), base: describe(state) };
      },

      isDraftable(_subject, { value }: any) {
        return api.isDraftable(plainly(value));
      },

      freeze(_subject, { value, deep }: any) {
        const state = plainly(value);
        const given = deep ? api.freeze(state, true) : api.freeze(state);
        const inside = everyContainer(state).slice(1);
        return {
          same: given === state,
          loose: inside.filter(isLoose).length,
          inside: countInside(value),
          looseRoot: isLoose(state),
        };
      },
    },
  });
};
