import type { CompiledQuery, Kysely } from 'kysely'
import type { AdministratorKind } from '#lib/contract'
import type { Refused } from '#lib/decision'
import type { Id, PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'

/** Any tables: a module narrows it with `work.db.withTables<ItsTables>()`. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely's own word for "tables unknown here".
export type Db = Kysely<any>

/** Who calls. `person` is null for the three administrators and for the system itself. */
export interface Actor {
  readonly account: string
  readonly person: PersonId | null
  readonly name: string
  readonly admin: AdministratorKind | null
  /** Units in which the person holds a post today, main one first. */
  readonly units: readonly UnitId[]
  /** Roles that the person's posts carry today. */
  readonly roles: readonly string[]
  /** Which role in which unit: one who holds posts in two units has in each only the roles of that post. Absent: no post. */
  readonly posts?: readonly { readonly unit: UnitId; readonly roles: readonly string[] }[]
  /** People for whom this one stands in now, and for which kinds of case (`*` = all). */
  readonly standsInFor: readonly { readonly person: PersonId; readonly kinds: readonly string[] }[]
}

/** One call of a command: who, what, under which key, from where. */
export interface Call {
  readonly actor: Actor
  /** `module.verb`, e.g. `documents.sign`; the audit's word for what was done. */
  readonly name: string
  /** The client's idempotency key; the same key twice is one act with the same answer. */
  readonly key: string | null
  /** Digest of what was asked: the same key for something else is refused, never answered with the first act's answer. */
  readonly asked?: string
  readonly requestId: string
  readonly address: string
}

/** What one command changed in one stream of facts. */
export interface Entry {
  /** `document:ID`, `case:ID` … */
  readonly stream: string
  /** The stream's version before; a second writer from the same version is refused `changed-meanwhile`. */
  readonly from: number
  readonly events: readonly { readonly type: string }[]
  readonly onBehalfOf?: PersonId | null
  /** What the audit calls it; the call's name when absent. */
  readonly action?: string
  /** What the audit shows; the events when absent. */
  readonly before?: unknown
  readonly after?: unknown
}

/** News for other modules, delivered after the commit, at least once, made exactly-once by its id. */
export interface NewsType<Payload> { readonly name: string; readonly '~payload'?: Payload }
/** Declares a kind of news on a module's face: `export const dispatched = newsType<{ document: string }>('documents.dispatched')`. */
export const newsType = <Payload>(name: string): NewsType<Payload> => ({ name })

/** One command at work: a transaction, and the facts a decider may be given. */
export interface Work {
  readonly db: Db
  readonly now: Instant
  readonly actor: Actor
  readonly call: Call
  newId<Kind extends string>(): Id<Kind>
  /**
   * Sends a statement whose answer nobody needs, without waiting for it: those after it see what it did, and the act fails if it fails.
   * What is written so before the commit leaves together with it.
   */
  write(statement: { compile(db: Db): CompiledQuery }): void
  /** Notes what changed; journal and audit rows are written with the commit. */
  record(entry: Entry): void
  /** Notes news; it is handed over durably with the commit. */
  tell<Payload>(type: NewsType<Payload>, payload: Payload): void
  /** Asks for a durable timer: `job` runs once at `at`. The same `key` asked twice is one timer. */
  later(timer: { job: string; at: Instant; key: string; data: unknown }): void
}

/** The one way to change anything; the answer is JSON and is what a repeated key gets again. */
export type RunCommand = <Answer>(call: Call, act: (work: Work) => Promise<Answer | Refused>) => Promise<Answer | Refused>
