import { uses } from "../layout.js";
import { longest, reflow } from "../reflow.js";

/** The lines of one function, while they are written. */
export class Lines {
  readonly lines: string[] = [];
  private indent = "";
  private count = 0;

  add(line: string): void {
    this.lines.push(this.indent + line);
  }

  /** Lines inside a block that `open` begins. */
  nest(open: string, inside: () => void): void {
    this.add(open);
    const { indent } = this;
    this.indent += "  ";
    inside();
    this.indent = indent;
    this.add("}");
  }

  /** A name that no other line has. */
  fresh(base: string): string {
    this.count += 1;
    return `${base}${this.count}`;
  }

  /** Where the condition holds, the function is left. */
  leaveIf(condition: string, leave: string): void {
    const line = `if (${condition}) ${leave}`;
    // Two more for the function around it.
    if (this.indent.length + 2 + line.length <= longest) return this.add(line);
    this.add(reflow(`if (${condition})`, `  ${this.indent}`).replaceAll("\n  ", "\n"));
    this.add(`  ${leave}`);
  }

  /** A constant, and the lines that may read it; where none does, it goes. */
  declared(name: string, line: string, lines: () => void): void {
    const at = this.lines.length;
    this.add(line);
    lines();
    if (!uses(this.lines.slice(at + 1), name)) this.lines.splice(at, 1);
  }
}
