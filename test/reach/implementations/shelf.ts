import { createHash } from "node:crypto";
import { bind } from "@tenet/runtime";

interface Box {
  readonly id: string;
  readonly lock: string;
  readonly opened: boolean;
}

/** How many boxes have room, and whether an open box may be opened again. */
export const shelf = ({ most, again }: { most: number; again: boolean }) =>
  bind({
    create: ({ state }) => new Map((state as { boxes: ReadonlyMap<string, Box> }).boxes),
    observe: (boxes: Map<string, Box>) => ({ boxes }),
    operations: {
      put: (boxes: Map<string, Box>, { id, lock }: { id: string; lock: string }) => {
        if (boxes.has(id)) fail("EXISTS");
        if (boxes.size >= most) fail("FULL");
        boxes.set(id, { id, lock, opened: false });
      },
      open: (boxes: Map<string, Box>, { id, key }: { id: string; key: string }) => {
        const box = boxes.get(id) ?? fail("NOT_FOUND");
        if (createHash("sha256").update(key).digest("hex") !== box.lock) fail("WRONG_KEY");
        if (box.opened && !again) fail("OPEN");
        boxes.set(id, { ...box, opened: true });
      },
    } as never,
  });

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
