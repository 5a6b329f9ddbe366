/** A help desk with everything that a guard is about: the spec that the tests of this folder share. */
export const desk = `---
spec: help.desk
version: 1.0.0
---

# Desk

## Types

- \`Id\`: string, matching \`/^t_[a-z0-9]{4}$/\`

### Ticket

| Field  | Type                | Rules               |
| ------ | ------------------- | ------------------- |
| id     | Id                  | key, immutable      |
| team   | string              | immutable           |
| author | string              | immutable           |
| title  | string              | length from 1 to 40 |
| status | one of open, closed |                     |

## State

| Name    | Type                | Starts |
| ------- | ------------------- | ------ |
| tickets | map from Id to Ticket | empty  |

## Roles

- \`actor\`: \`{ id: string, team: string, level: one of guest, agent, lead }\`

| Role  | Who                       |
| ----- | ------------------------- |
| lead  | \`actor.level === "lead"\`  |
| agent | \`actor.level === "agent"\` |
| guest | anyone                    |

## Permissions

| Operation     | lead | agent                             | guest | Otherwise   |
| ------------- | ---- | --------------------------------- | ----- | ----------- |
| read          | yes  | yes                               | yes   |             |
| rename, close | yes  | \`tickets[id].author === actor.id\` | no    | \`NOT_YOURS\` |
| open          | yes  | yes                               | no    |             |
| purge         | yes  | no                                | no    |             |

## Visibility

| Entity | Role     | Sees                     |
| ------ | -------- | ------------------------ |
| Ticket | everyone | \`it.team === actor.team\` |

## Events

- \`Opened\`: \`{ id: Id, title: string, length at most 40 }\`
- \`Closed\`: \`{ id: Id }\`

## Dependencies

- \`Mail\`: \`send(to: string, text: string): one of sent, queued\`, fails with \`FULL\`
- \`Clockwork\`: \`book(id: Id): nothing\`

## Failure modes

| Id   | Operation | When                          | Then        |
| ---- | --------- | ----------------------------- | ----------- |
| FM-1 | close     | Mail is unavailable           | \`TRY_AGAIN\` |
| FM-2 | close     | Mail.send is slower than 40 ms | \`TOO_SLOW\`  |
| FM-3 | close     | Mail answers out of type      | \`BAD_MAIL\`  |
| FM-4 | close     | Mail.send fails with \`FULL\`   | \`LATER\`     |
| FM-5 | purge     | Clockwork may have happened anyway | \`UNSURE\` |

## Errors

| Code        | Status | Retry | Data              | Meaning                      |
| ----------- | ------ | ----- | ----------------- | ---------------------------- |
| NOT_FOUND   | 404    | no    |                   | there is no such ticket      |
| NOT_YOURS   | 403    | no    |                   | it is somebody else's        |
| FORBIDDEN   | 403    | no    |                   |                              |
| CLOSED      | 409    | no    | \`{ since: date }\` | it was closed                |
| LONG        | 422    | no    |                   | too long for a title         |
| TRY_AGAIN   | 503    | yes   |                   | the mail is away             |
| TOO_SLOW    | 504    | yes   |                   | the mail does not answer     |
| BAD_MAIL    | 502    |       |                   |                              |
| LATER       | 503    | yes   |                   |                              |
| UNSURE      | 500    |       |                   |                              |
| REUSED      | 422    | no    |                   | the key came with another    |
| RUNNING     | 409    | yes   |                   |                              |

## Operations

### read({ id })

| Input | Type | Rules                                    |
| ----- | ---- | ---------------------------------------- |
| id    | Id   | refers to tickets, otherwise \`NOT_FOUND\` |

Returns: Ticket

Returns exactly: \`tickets[id]\`

### rename({ id, title })

| Input | Type   | Rules                                    |
| ----- | ------ | ---------------------------------------- |
| id    | Id     | refers to tickets, otherwise \`NOT_FOUND\` |
| title | string | length from 1 to 400                     |

Requires:

- **REN-1** It fits: \`title.length <= 40\`, otherwise \`LONG\`
- **REN-2** It is open: \`tickets[id].status === "open"\`, otherwise \`CLOSED\`

Changes:

| What                | Becomes |
| ------------------- | ------- |
| \`tickets[id].title\` | \`title\` |

### close({ id })

| Input | Type | Rules                                    |
| ----- | ---- | ---------------------------------------- |
| id    | Id   | refers to tickets, otherwise \`NOT_FOUND\` |

Requires:

- **CLO-1** It is open: \`tickets[id].status === "open"\`, otherwise \`CLOSED\`

Changes:

| What                 | Becomes    |
| -------------------- | ---------- |
| \`tickets[id].status\` | \`"closed"\` |

Calls: \`Mail.send(tickets[id].author, tickets[id].title)\` once

Emits: \`Closed({ id })\`

### open({ key, id, title, priority })

| Input    | Type    | Rules                          |
| -------- | ------- | ------------------------------ |
| key      | string  | length from 1 to 20            |
| id       | Id      |                                |
| title    | string  | length from 1 to 40            |
| priority | integer | from 1 to 5, default 3         |

Returns: integer, from 0 to 100

Idempotent by \`key\` for 1 hours, otherwise \`REUSED\`

Requires:

- **OPN-1** The id is new: \`!(id in tickets)\`

Changes:

| What          | Becomes                                                              |
| ------------- | -------------------------------------------------------------------- |
| \`tickets[id]\` | \`{ id, team: actor.team, author: actor.id, title, status: "open" }\` |

Ensures:

- **OPN-2** It counts: \`result === tickets.size\`

Emits: \`Opened({ id, title })\`

### purge({ key })

| Input | Type   | Rules               |
| ----- | ------ | ------------------- |
| key   | string | length from 1 to 20 |

Idempotent by \`key\`, otherwise \`REUSED\`, while running \`RUNNING\`

Changes:

| What      | Becomes |
| --------- | ------- |
| \`tickets\` |         |

Calls: \`Clockwork.book("t_aaaa")\` once
`;
