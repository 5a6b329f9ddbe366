// The tables of Roles, Permissions and Visibility as people write them.
import { createSource } from "@tenet/diagnostics";
import { parseSpec } from "@tenet/parser";
import { describe, expect, it } from "vitest";

function read(sections: string) {
  const { value, diagnostics } = parseSpec(createSource("a.spec.md", `---\nspec: a\n---\n\n# A\n\n${sections}\n`));
  return { ...value, codes: diagnostics.map(one => one.code) };
}

const said = (cell: unknown) =>
  typeof cell === "object" ? (cell as { kind: string }).kind : typeof cell === "string" ? cell : String(cell);

describe("roles", () => {
  it.each([
    "- `actor`: `{ id: string, kind: one of a, b }`",
    "- actor: { id: string, kind: one of a, b }",
    "* `actor`: User.",
  ])("%s", line => {
    const { roles, codes } = read(
      `## Roles\n\nProse.\n\n${line}\n\n| Role | Who | Meaning |\n| - | - | - |\n| a | anyone | who *comes* |\n| \`b\` | \`actor.id === "x"\` | |`,
    );
    expect(codes).toEqual([]);
    expect(["record", "name"]).toContain(roles?.actor?.type.kind);
    expect(roles?.roles.map(({ name, who, prose }) => [name.text, said(who), prose])).toEqual([
      ["a", "anyone", "who comes"],
      ["b", "binary", ""],
    ]);
  });

  it("add up over two sections", () => {
    const { roles } = read("## Roles\n\n- `actor`: User\n\n## Roles\n\n| Role | Who |\n| - | - |\n| a | anyone |");
    expect([roles?.actor?.type.kind, roles?.roles.length]).toEqual(["name", 1]);
  });
});

describe("permissions", () => {
  it("read yes, no, marks, conditions and empty cells", () => {
    const { permissions, codes } = read(
      "## Permissions\n\n| Operation | Admin | `guest` | Otherwise | Meaning |\n| - | - | - | - | - |\n| a, `b` | yes | – | `NO` | x |\n| Every operation | ✓ | | | |\n| c | Yes | `x > 1 \\|\\| y` | NOT_C | |",
    );
    expect(codes).toEqual([]);
    expect(
      permissions.map(({ operations, every, cells, otherwise }) => [
        operations.map(one => one.text).join(),
        every,
        cells.map(({ role, allowed }) => `${role.text} ${said(allowed)}`).join(),
        otherwise?.text,
      ]),
    ).toEqual([
      ["a,b", false, "Admin true,guest false", "NO"],
      ["", true, "Admin true,guest undefined", undefined],
      ["c", false, "Admin true,guest binary", "NOT_C"],
    ]);
  });

  it.each([
    ["| Role | Admin |\n| - | - |\n| a | yes |", "column-missing"],
    ["| Operation | Admin |\n| - | - |", "table-empty"],
    ["| Operation | Admin | Admin |\n| - | - | - |\n| a | yes | no |", "column-twice"],
    ["| Operation | Admin |\n| - | - |\n| | yes |", "name-missing"],
    ["| Operation | Admin |\n| - | - |\n| a | only mine |", "cell-needs-code"],
    ["- a: yes", "access-needs-table"],
  ])("%s says %s", (table, code) => {
    expect(read(`## Permissions\n\n${table}`).codes).toContain(code);
  });
});

describe("visibility", () => {
  it("reads who sees what", () => {
    const { visibility, codes } = read(
      "## Visibility\n\n| Entity | Role | Sees |\n| - | - | - |\n| Book | others | `owner === actor.id` |\n| `Book` | admin | yes |\n| Note | everyone | no |\n| Page | everyone | |",
    );
    expect(codes).toEqual([]);
    expect(visibility.map(({ entity, role, sees }) => [entity.text, role.text, said(sees)])).toEqual([
      ["Book", "others", "binary"],
      ["Book", "admin", "true"],
      ["Note", "everyone", "false"],
      ["Page", "everyone", "false"],
    ]);
  });
});
