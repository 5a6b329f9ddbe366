/** A spec that uses each section of the language, with a text and a name in every place that takes one. */

/** In a cell a bar would begin the next one, and a line break the next row. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/[\r\n]+/g, " ");

/** A string in an expression. */
const literal = (text: string): string =>
  JSON.stringify(text).replace(/[`|\u0080-\uffff]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

export interface Hostile {
  readonly title?: string;
  readonly prose?: string;
  readonly value?: string;
  /** Names: of a state of the machine, of a role, and so on; each in its place alone. */
  readonly state?: string;
  readonly role?: string;
  readonly port?: string;
  readonly portFunction?: string;
  readonly event?: string;
  readonly data?: string;
  readonly type?: string;
  readonly field?: string;
  readonly operation?: string;
  readonly input?: string;
  readonly definition?: string;
  readonly reference?: string;
  readonly module?: string;
  readonly actorField?: string;
}

export function specWith(given: Hostile): string {
  const title = given.title ?? "Things";
  const prose = given.prose ?? "Plain words.";
  const value = literal(given.value ?? "value");
  const { state = "open", role = "user", port = "Mailer", portFunction = "send", event = "Opened" } = given;
  const { data = "about", type = "Kind", field = "label", operation = "begin", input = "given" } = given;
  const { definition = "long", reference = "digest", module = "reference.ts", actorField = "level" } = given;
  return `---
spec: h.hostile
version: 1.0.0
---

# ${title}

Words: ${prose}

## Types

- \`Id\`: string, length from 1 to 64, ${"matching `/^[^\\u0000]*$/`"}
- \`${type}\`: \`{ ${field}: string, amount: decimal(2) }\`

### Thing

Words: ${prose}

| Field | Type | Rules | Meaning |
| --- | --- | --- | --- |
| id | Id | key, immutable | ${cell(prose)} |
| status | one of ${state}, closed | | ${cell(prose)} |
| kind | ${type} | | |
| note | string | default \`${value}\` | ${cell(prose)} |

Always:

- **TH-1** ${cell(prose)}: \`note !== ${value} || note === ${value}\`

## State

| Name | Type | Starts | Meaning |
| --- | --- | --- | --- |
| things | map from Id to Thing | empty | ${cell(prose)} |

## Definitions

- \`${definition}(text: string)\`: \`text === ${value}\`, ${prose}
- \`${reference}(text: string): string\`, from [${title}](${module}), ${prose}

## Roles

- \`actor\`: \`{ id: Id, ${actorField}: string }\`

| Role | Who |
| --- | --- |
| ${role} | \`actor.${actorField} === ${value}\` |

## Permissions

| Operation | ${role} |
| --- | --- |
| ${operation} | yes |
| finish | yes |

## Dependencies

- \`${port}\`: \`${portFunction}(to: Id, text: string): string\`, ${prose}

## Events

- \`${event}\`: \`{ id: Id, ${data}: string }\`, ${prose}

## Errors

| Code | Status | Retry | Data | Meaning |
| --- | --- | --- | --- | --- |
| NOT_OPEN | 409 | no | | ${cell(prose)} |
| DOWN | 503 | yes | | ${cell(prose)} |
| TOO_LONG | 422 | no | | ${cell(prose)} |

## Operations

### ${operation}({ id, ${input} })

Words: ${prose}

| Input | Type | Rules | Meaning |
| --- | --- | --- | --- |
| id | Id | | ${cell(prose)} |
| ${input} | string | | ${cell(prose)} |

Returns: string

Requires:

- **BG-1** ${prose}: \`!${definition}(${input}) && ${reference}(${input}) !== ${value}\`, otherwise \`TOO_LONG\`

Changes:

| What | Becomes |
| --- | --- |
| \`things[id]\` | \`{ id, status: "${state}", kind: { ${field}: ${input}, amount: 0.05 }, note: ${value} }\` |

Ensures:

- **BG-2** ${prose}: \`result === ${value}\`

Emits: \`${event}({ id, ${data}: ${value} })\`

Calls: \`${port}.${portFunction}(id, ${value})\` once

Examples:

| id | ${input} | returns |
| --- | --- | --- |
| \`"a"\` | \`"b"\` | \`${value}\` |

### finish({ id })

| Input | Type | Rules |
| --- | --- | --- |
| id | Id | refers to things, otherwise \`NOT_OPEN\` |

Changes:

| What | Becomes |
| --- | --- |
| \`things[id].status\` | \`"closed"\` |

## Transitions: Thing.status

| From | On | To | When | Otherwise |
| --- | --- | --- | --- | --- |
| – | ${operation} | ${state} | | |
| ${state} | finish | closed | \`note !== ${value}\` | \`NOT_OPEN\` |

## Failure modes

| Id | Operation | When | Then |
| --- | --- | --- | --- |
| FM-1 | ${operation} | ${port} is unavailable | \`DOWN\` |

## Over time

| Id | What | Promise | Per |
| --- | --- | --- | --- |
| OT-1 | \`${event}\` | at most once | \`id\` |

## Quality

| Operation | Measure | Target |
| --- | --- | --- |
| finish | p95 latency | < 100 ms |

## Requirements

### Requirement: ${title}

- **FR-1** ${prose} MUST hold. *(judged by people)*

#### Scenario: ${title}

- **GIVEN** \`things === { "a": { id: "a", status: "${state}", kind: { ${field}: ${value}, amount: 0.05 }, note: "n" } }\`
- **WHEN** \`finish({ id: "a" })\`
- **THEN** it succeeds
- **AND** ${prose}

## Assumptions

- ${prose}
`;
}
