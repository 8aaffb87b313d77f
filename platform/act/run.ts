import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import type { AuditEntry } from '#lib/audit'
import { refuse, type Refused } from '#lib/decision'
import type { Id } from '#lib/ids'
import { auditCtes, auditRecords } from '#platform/audit'
import { newId } from '#platform/crypto'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../db/pool.ts'
import type { Call, Db, Entry, NewsType, RunCommand, Work } from './types.ts'

/** What becomes of news and timers. */
export interface Outbox {
  /** Keeps timers within the transaction. */
  put(send: Send, timers: readonly Timer[]): Promise<void>
  /** Says that news have been committed. They would be delivered without it, only later. */
  told(news: readonly News[]): void
}
/** Sends a statement within the transaction without waiting for its answer. */
export type Send = (statement: CompiledQuery) => void
export interface News { readonly id: string; readonly type: string; readonly payload: unknown }
export interface Timer { readonly job: string; readonly at: string; readonly key: string; readonly data: unknown }

/** Refusals of the command machinery itself. */
export type CommandRefusal = 'changed-meanwhile' | 'key-used-otherwise'

const RETRIES = 3
const DEADLOCK = '40P01'
const SERIALIZATION = '40001'
const UNIQUE = '23505'
const ONCE_ONLY: ReadonlySet<string> = new Set(['platform_journal_pkey', 'platform_acts_pkey'])

/** Makes the one way to change anything (docs/adr/0004). */
export function commandRunner(at: { database: Pick<Database, 'db' | 'inTransaction'>; now: Clock; auditKey: Buffer; outbox: Outbox }): RunCommand {
  const { database, auditKey, outbox } = at
  return async (call, act) => {
    for (let attempt = 1; ; attempt++) {
      try {
        let told: readonly News[] = []
        const answer = await database.inTransaction(async ({ tx, send }) => {
          const work = openWork({ db: tx, send, call, clock: at.now })
          const answer = await act(work)
          if (isRefused(answer)) throw new Undone(answer)
          send(summary({ work, answer, auditKey }).compile(tx))
          const { news, timers } = work.kept
          if (timers.length > 0) await outbox.put(send, timers)
          told = news
          return answer
        })
        if (told.length > 0) outbox.told(told)
        return answer
      } catch (fault) {
        const refusal = fault instanceof Undone ? fault.refusal : conflictOf(fault)
        // The same key twice is one act: whoever lost the race, or comes again, gets the first answer.
        if (refusal) return await answerUnder(database.db, call, refusal)
        if (attempt >= RETRIES || !isTransient(fault)) throw fault
      }
    }
  }
}

export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refused' && 'code' in value

class Undone extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.code)
    this.refusal = refusal
  }
}

interface KeptWork extends Work {
  readonly kept: { readonly entries: Entry[]; readonly news: News[]; readonly timers: Timer[] }
}

function openWork({ db, send, call, clock }: { db: Db; send: Send; call: Call; clock: Clock }): KeptWork {
  const kept: KeptWork['kept'] = { entries: [], news: [], timers: [] }
  return {
    db, call, kept, actor: call.actor, now: clock(),
    write: (statement) => { send(statement.compile(db)) },
    newId: <Kind extends string>() => newId() as Id<Kind>,
    record: (entry) => { kept.entries.push(entry) },
    tell: <Payload>(type: NewsType<Payload>, payload: Payload) => { kept.news.push({ id: newId(), type: type.name, payload }) },
    later: (timer) => { kept.timers.push(timer) },
  }
}

/** The act under its key, its facts, its news and its audit rows in one statement. A key known already fails it. */
function summary({ work, answer, auditKey }: { work: KeptWork; answer: unknown; auditKey: Buffer }): RawBuilder<unknown> {
  const { call, now, actor } = work
  // A reaction or job of the system that changed no stream (a notice told, a list refreshed) is nobody's act;
  // a person's act always leaves a row, even one that found nothing to change.
  const isPersons = actor.account !== 'system'
  const entries: readonly Entry[] = work.kept.entries.length || !isPersons ? work.kept.entries : [{ stream: '-', from: 0, events: [] }]
  const journal = entries.flatMap((entry) => entry.events.map((event, index) => ({
    stream: entry.stream, version: entry.from + index + 1, type: event.type, event, on_behalf_of: entry.onBehalfOf ?? null,
  })))
  const audit = entries.map((entry): AuditEntry => ({
    at: now, account: actor.account, person: actor.person, name: actor.name, onBehalfOf: entry.onBehalfOf ?? null,
    action: entry.action ?? call.name, subject: entry.stream, before: asJson(entry.before ?? null), after: asJson(entry.after ?? entry.events),
    requestId: call.requestId, address: call.address,
  }))
  return sql`
    with keyed as (
      insert into platform_acts (account, key, name, answer, at)
      select ${actor.account}, ${call.key}, ${underKey(call)}, ${JSON.stringify(answer ?? null)}::jsonb, ${now}::timestamptz where ${call.key}::text is not null),
    facts as (
      insert into platform_journal (stream, version, type, event, actor, person, on_behalf_of, at)
      select stream, version, type, event, ${actor.account}, ${actor.person}, on_behalf_of, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(journal)}::jsonb) as j (stream text, version bigint, type text, event jsonb, on_behalf_of text)),
    told as (
      insert into platform_news (id, type, payload)
      select id, type, payload from json_to_recordset(${JSON.stringify(work.kept.news)}::json) as n (id uuid, type text, payload json)),
    ${auditCtes(auditRecords(audit, auditKey))}
    select 1`
}

// jsonb forgets what JSON forgets (undefined, order of keys); the digest must be taken of what will be read back.
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function answerUnder<Answer>(db: Db, call: Call, refusal: Refused): Promise<Answer | Refused> {
  if (call.key === null) return refusal
  const { rows: [row] } = await sql<{ name: string; answer: Answer }>`
    select name, answer from platform_acts where account = ${call.actor.account} and key = ${call.key}`.execute(db)
  if (!row) return refusal
  return row.name === underKey(call) ? row.answer : refuse('key-used-otherwise' satisfies CommandRefusal)
}

/** What a key stands for: the command and, where the caller told it, what was asked. */
const underKey = ({ name, asked }: Call): string => (asked ? `${name} ${asked}` : name)

const codeOf = (fault: unknown) => (fault as { code?: string }).code
const isTransient = (fault: unknown) => codeOf(fault) === DEADLOCK || codeOf(fault) === SERIALIZATION
/** Two writers from the same version, or two under the same key: the primary key lets one through. */
const conflictOf = (fault: unknown): Refused | null =>
  codeOf(fault) === UNIQUE && ONCE_ONLY.has((fault as { constraint?: string }).constraint ?? '')
    ? refuse('changed-meanwhile' satisfies CommandRefusal) : null
