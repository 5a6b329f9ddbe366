// Keeps every note, in the order in which they are written down.
import { bind } from "@tenet/runtime";

class Notes {
  constructor(notes, audit) {
    this.notes = [...notes];
    this.audit = audit;
  }

  async add({ text }) {
    await this.audit.log(text);
    this.notes.push(text);
  }

  async first({ text }) {
    await this.audit.log(text);
  }
}

export default bind({
  create: ({ state, ports }) => new Notes(state.notes, ports.Audit),
  observe: ({ notes }) => ({ notes }),
});
