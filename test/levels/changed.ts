import type { Emitter } from "@tenet/generator";

/** The emitter with its first file's text changed, and its claims as they are. */
export function changed(emitter: Emitter, change: (text: string) => string): Emitter {
  return {
    name: emitter.name,
    emit: contract => {
      const { files, levels } = emitter.emit(contract);
      const [file] = files;
      const text = change(file!.text);
      if (text === file!.text) throw new Error("The change changes nothing.");
      return { files: [{ ...file!, text }], levels };
    },
  };
}
