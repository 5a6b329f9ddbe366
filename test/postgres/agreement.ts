/** The interpreter says what an expression means; PostgreSQL must say the same of the SQL that is printed for it. */
import { children, decimalPlaces, type Expr } from "@tenet/checker";
import { printSql } from "@tenet/generator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contract, expressions } from "../agreement/expressions.js";
import { environments } from "../agreement/values.js";
import { database } from "./database.js";
import { answered, inSql, interpreted, tame } from "./printed.js";

type Scene = Parameters<typeof inSql>[1];

interface Case {
  readonly expr: Expr;
  readonly scene: Scene;
  readonly sql: string;
  readonly repr: Parameters<typeof answered>[1];
}

const every = (expr: Expr): Expr[] => [expr, ...children(expr).flatMap(every)];

/** Every part that has a value of its own and can be said. */
function casesOf(expr: Expr, scene: Scene): Case[] {
  return [expr, ...children(expr)].flatMap(part => {
    if (part.kind === "lambda" || part.kind === "regex") return [];
    const said = inSql(part, scene);
    if ("reason" in said || said.repr === "json" || said.repr === "bytes" || said.tables.length > 0) return [];
    return [{ expr: part, scene, sql: said.sql, repr: said.repr }];
  });
}

const text = (sql: string, repr: string) => (repr === "timestamp" ? `to_json(${sql}) #>> '{}'` : `(${sql})::text`);

/** All in one statement; each by itself where one of them is an error. */
async function ask(cases: readonly Case[]): Promise<(string | null | undefined)[]> {
  const columns = cases.map(({ sql, repr }, at) => `${text(sql, repr)} AS c${at}`);
  try {
    const [row] = await database().rows(`SELECT ${columns.join(", ")}`);
    return cases.map((_, at) => row?.[`c${at}`] as string | null);
  } catch {
    const one = async (column: string) => {
      try {
        const [row] = await database().rows(`SELECT ${column}`);
        return Object.values(row ?? {})[0] as string | null;
      } catch (error) {
        // What PostgreSQL has no value for is refused as well; anything else is a mistake.
        if ((error as { code?: string }).code === "22003") return undefined;
        throw new Error(`${(error as Error).message}\n${column}`);
      }
    };
    const all: (string | null | undefined)[] = [];
    for (const column of columns) all.push(await one(column));
    return all;
  }
}

describe("interpreter and printed SQL", () => {
  const seen = new Set<string>();
  let asked = 0;

  it("agree on random expressions", async () => {
    const batch = fc.array(fc.record({ expr: expressions, scene: environments }), { minLength: 20, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(batch, async pairs => {
        const cases = pairs.flatMap(({ expr, scene }) => casesOf(expr, tame(scene) as Scene));
        const answers = await ask(cases);
        for (const [at, one] of cases.entries()) {
          const answer = answers[at];
          if (answer === undefined) continue;
          for (const part of every(one.expr)) seen.add(part.kind === "library" ? part.name : part.kind);
          asked += 1;
          const places = decimalPlaces(one.expr.type, contract) ?? 0;
          expect(answered(answer, one.repr, places), one.sql).toBe(interpreted(one.expr, one.scene));
        }
      }),
      // A failure names its SQL; to make it smaller would ask the database thousands of times.
      { numRuns: Number(process.env["TENET_RUNS"] ?? 25), endOnFailure: true },
    );
  });

  it("compare text by code points whatever the database's collation is", () => {
    const text = { kind: "string" } as const;
    const read = (name: string) => ({ kind: "variable", name, type: text, span: { start: 0, end: 0 } });
    const expr = {
      ...read("x"),
      kind: "comparison",
      op: "<",
      mode: "text",
      left: read("a"),
      right: read("b"),
    } as never;
    const given = { a: { type: text, value: "a" }, b: { type: text, value: "B" } };
    const said = printSql(contract, expr, { variables: given });
    expect("sql" in said ? said.sql : said.reason).toBe(`(('a'::text) COLLATE "C" < ('B'::text))`);
  });

  it("were asked about every kind of expression that can be said", () => {
    expect(asked).toBeGreaterThan(500);
    const kinds = ["arithmetic", "comparison", "equality", "logical", "membership", "conditional", "coalesce", "round"];
    const functions = [
      "list.every",
      "list.some",
      "list.sum",
      "list.count",
      "list.filter",
      "text.length",
      "text.matches",
    ];
    expect([...kinds, ...functions].filter(kind => !seen.has(kind))).toEqual([]);
  });
});
