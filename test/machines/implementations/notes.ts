/** The right one, and one mistake for each rule of history. */
import { bind } from "@tenet/runtime";

interface Note {
  id: string;
  born: number;
  owner?: number | undefined;
  version: number;
  tags: ReadonlySet<number>;
  trail: readonly number[];
}

interface State {
  notes: Map<string, Note>;
  clock: number;
  first?: number | undefined;
}

const right = (note: Note, value: number): Note => ({
  ...note,
  owner: note.owner ?? value,
  version: note.version + 1,
  tags: new Set([...note.tags, value]),
  trail: [...note.trail, value],
});

const mistakes: Record<string, (note: Note, value: number, state: State) => void> = {
  right: () => {},
  born: (note, value) => (note.born = value),
  owner: (note, value) => (note.owner = value),
  unowned: note => (note.owner = undefined),
  version: note => (note.version -= 2),
  tags: (note, value) => (note.tags = new Set([value])),
  trail: note => (note.trail = [...note.trail].reverse()),
  lost: (note, _value, state) => state.notes.delete(note.id),
  clock: (_note, value, state) => (state.clock = value),
  first: (_note, value, state) => (state.first = value),
};

export const notes = (mistake: string) =>
  bind({
    create: ({ state }) => {
      const { notes, clock, first } = structuredClone(state) as State;
      return { notes, clock, first };
    },
    observe: (state: State) => state,
    operations: {
      touch: (state: State, input) => {
        const { id, value } = input as { id: string; value: number };
        const found = state.notes.get(id);
        if (found === undefined) throw Object.assign(new Error("NOT_FOUND"), { code: "NOT_FOUND" });
        const note = right(found, value);
        state.notes.set(id, note);
        state.first ??= value;
        mistakes[mistake]!(note, value, state);
      },
    },
  });
