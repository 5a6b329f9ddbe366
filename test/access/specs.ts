/** Small specs in which it matters who calls, and when. */
import { compileText } from "@tenet/checker";

const head = (name: string) => `---\nspec: ${name}\nversion: 1.0.0\n---\n\n# ${name}\n`;

/** Two tenants and their devices: every call needs its caller, but for one that anyone may make. */
export const devices = `${head("devices")}
## Types

- \`TenantId\`: string, matching \`/^ten_[a-c]$/\`

### Device

| Field  | Type     | Rules               |
| ------ | -------- | ------------------- |
| id     | string   | key                 |
| tenant | TenantId |                     |
| name   | string   | length from 1 to 40 |

## State

| Name    | Type                      | Rules | Starts |
| ------- | ------------------------- | ----- | ------ |
| devices | map from string to Device |       | empty  |

## Roles

Who calls is known by a token.

- \`actor\`: \`{ tenant: TenantId, kind: one of admin, agent, support }\`

| Role    | Who                        | Meaning                      |
| ------- | -------------------------- | ---------------------------- |
| admin   | \`actor.kind === "admin"\`   | runs the devices of a tenant |
| agent   | \`actor.kind === "agent"\`   | a device itself              |
| support | \`actor.kind === "support"\` | helps all tenants            |
| caller  | anyone                     |                              |

## Permissions

| Operation       | Admin                                 | Agent | Support | Caller | Otherwise   |
| --------------- | ------------------------------------- | ----- | ------- | ------ | ----------- |
| rename          | \`devices[id].tenant === actor.tenant\` | no    |         |        |             |
| \`erase\`, wipe   | –                                     | ✗     | no      |        | \`NOT_YOURS\` |
| count           |                                       |       |         | ✓      |             |
| every operation |                                       |       | yes     |        |             |

## Visibility

| Entity | Role    | Sees                      |
| ------ | ------- | ------------------------- |
| Device | Support | yes                       |
| Device | others  | \`tenant === actor.tenant\` |

## Operations

### rename({ id, name })

| Input | Type   | Rules                                    |
| ----- | ------ | ---------------------------------------- |
| id    | string | refers to devices, otherwise \`NOT_FOUND\` |
| name  | string | length from 1 to 40                      |

Requires:

- **REN-1** The name is a new one: \`name !== devices[id].name\`, otherwise \`SAME_NAME\`

Changes:

| What               | Becomes |
| ------------------ | ------- |
| \`devices[id].name\` | \`name\`  |

### erase({ ids })

| Input | Type           | Rules                                         |
| ----- | -------------- | --------------------------------------------- |
| ids   | list of string | each refers to devices, otherwise \`NOT_FOUND\` |

Changes:

| What                                | Becomes |
| ----------------------------------- | ------- |
| \`devices[x]\` for each \`x\` of \`ids\` | removed |

### wipe()

Changes:

| What      | Becomes |
| --------- | ------- |
| \`devices\` | \`{}\`    |

### count({ tenant })

| Input  | Type     |
| ------ | -------- |
| tenant | TenantId |

Returns: integer

Ensures:

- **CNT-1** All of the tenant's: \`result === devices.values.count(d => d.tenant === tenant)\`

## Laws

- **LAW-1** Renaming and counting: *given* \`t: TenantId\`: \`fails(rename({ id: "a", name: "b" })) || count({ tenant: t }) >= 0\`
`;

/** Leases that end: the time decides some things, and not others. */
export const leases = `${head("leases")}
## Types

- \`Id\`: string, matching \`/^l_[a-d]$/\`

### Lease

| Field  | Type                      | Rules |
| ------ | ------------------------- | ----- |
| id     | Id                        | key   |
| holder | string                    |       |
| ends   | timestamp                 |       |
| status | one of running, ended     |       |
| calls  | integer, from 0 to 1_000  |       |

## State

| Name   | Type                 | Rules | Starts |
| ------ | -------------------- | ----- | ------ |
| leases | map from Id to Lease |       | empty  |

Always:

- **LSE-1** A lease is kept under its own id: \`leases.keys.every(id => leases[id].id === id)\`

## Definitions

- \`isOver(lease: Lease)\`: \`lease.ends <= now\`
- \`running\`: \`leases.values.filter(l => l.status === "running")\`

## Operations

### renew({ id, by })

| Input | Type                          | Rules                                   |
| ----- | ----------------------------- | --------------------------------------- |
| id    | Id                            | refers to leases, otherwise \`NOT_FOUND\` |
| by    | duration |                                         |

Requires:

- **RNW-1** It is not over: \`!isOver(leases[id])\`, otherwise \`OVER\`
- **RNW-0** For a year at most: \`by > minutes(0) && by <= days(366)\`
- **RNW-2** It runs: \`leases[id].status === "running"\`, otherwise \`ENDED\`

Ensures:

- **RNW-3** It ends later than now: \`leases[id].ends > now\`
- **RNW-4** It stays the holder's: \`leases[id].holder === old(leases[id].holder)\`

Changes:

| What               | Becomes    |
| ------------------ | ---------- |
| \`leases[id].ends\`  | \`now + by\` |
| \`leases[id].calls\` | \`it\`       |

Examples:

| before leases | id      | by  | fails with  |
| ------------- | ------- | --- | ----------- |
| \`{}\`          | \`"l_a"\` | \`hours(5)\` | \`NOT_FOUND\` |

### count()

Returns: integer

Ensures:

- **CNT-1** Those that run: \`result === running.length\`

### over()

Returns: integer

Ensures:

- **OVR-1** Those that are over: \`result === leases.values.count(l => isOver(l))\`

### end({ id })

| Input | Type | Rules            |
| ----- | ---- | ---------------- |
| id    | Id   | refers to leases |

Requires:

- **END-1** Its time has come: \`leases[id].ends <= now\`

Changes:

| What                | Becomes   |
| ------------------- | --------- |
| \`leases[id].status\` | \`"ended"\` |

## Laws

- **LAW-1** Nothing negative: \`over() >= 0\`
- **LAW-2** Nothing negative either: \`count() >= 0\`
`;

/** Articles of which some are hidden from everybody, whoever it is: what is hidden can be judged without knowing who calls. */
export const articles = `${head("articles")}
## Types

- \`Page\`: \`{ articles: list of Article, best: optional Article }\`

### Article

| Field     | Type           |
| --------- | -------------- |
| id        | string         |
| published | boolean        |
| tags      | list of string |

## State

| Name     | Type                       | Rules | Starts |
| -------- | -------------------------- | ----- | ------ |
| articles | map from string to Article |       | empty  |

## Roles

- \`actor\`: \`{ name: string }\`

| Role   | Who    |
| ------ | ------ |
| reader | anyone |

## Visibility

| Entity  | Role     | Sees                                                 |
| ------- | -------- | ---------------------------------------------------- |
| Article | everyone | \`published && tags.every(one => one !== "internal")\` |

## Operations

### all()

Returns: list of Article

### page()

Returns: Page

### count()

Returns: integer
`;

/** The contract of a spec without a mistake. */
export function contractOf(name: string, text: string) {
  const { value, diagnostics } = compileText(`${name}.spec.md`, text);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 2));
  return value;
}
