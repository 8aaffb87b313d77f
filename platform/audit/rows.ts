import { sql } from 'kysely'
import type { AuditEntry, AuditRow } from '#lib/audit'
import type { Instant } from '#lib/instants'
import { canonicalJson, hmacSm3 } from '#platform/crypto'
import type { Db } from '../act/types.ts'

/** The digest that binds a row: HMAC-SM3 over its canonical JSON under a key that is not in the database. */
export const digestOf = (entry: AuditEntry, key: Buffer): string => {
  const { at, account, person, name, onBehalfOf, action, subject, before, after, requestId, address } = entry
  return hmacSm3(key, canonicalJson({ at, account, person, name, onBehalfOf, action, subject, before, after, requestId, address }))
}

/** Rows as `jsonb_to_recordset` takes them; see `insertAudit` in SQL below and `platform/act/run.ts`. */
export const auditRecords = (entries: readonly AuditEntry[], key: Buffer): string =>
  JSON.stringify(entries.map((entry) => ({
    at: entry.at, account: entry.account, person: entry.person, name: entry.name, on_behalf_of: entry.onBehalfOf, action: entry.action,
    subject: entry.subject, before: entry.before, after: entry.after, request_id: entry.requestId, address: entry.address, digest: digestOf(entry, key),
  })))

/** Two CTEs that write audit rows and remember them for the sealer; usable inside a larger statement. */
export const auditCtes = (records: string) => sql`
  audited as (
    insert into platform_audit (at, account, person, name, on_behalf_of, action, subject, before, after, request_id, address, digest)
    select at, account, person, name, on_behalf_of, action, subject, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), request_id, address, digest
    from jsonb_to_recordset(${records}::jsonb) as r (at timestamptz, account text, person text, name text, on_behalf_of text, action text, subject text, before jsonb, after jsonb, request_id text, address text, digest text)
    returning id),
  awaiting_seal as (insert into platform_audit_unsealed select id from audited)`

/** Writes audit rows outside a command: sensitive reads, refused sign-ins. */
export async function insertAudit(db: Db, entries: readonly AuditEntry[], key: Buffer): Promise<void> {
  await sql`with ${auditCtes(auditRecords(entries, key))} select 1`.execute(db)
}

/** What the audit administrator may ask for; every part narrows. Newest first, `before` is the last id of the page before. */
export interface AuditFilter {
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
  readonly account?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  readonly before?: number | undefined
  readonly limit?: number | undefined
  /** How many of the newest are passed over. */
  readonly skip?: number | undefined
}

/** Audit rows, newest first, at most `limit` (100). */
export async function readAudit(db: Db, filter: AuditFilter): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select id, at, account, person, name, on_behalf_of as "onBehalfOf", action, subject, before, after, request_id as "requestId", address, digest
    from platform_audit
    where ${sql.join([
      sql`true`,
      ...(filter.from ? [sql`at >= ${filter.from}`] : []),
      ...(filter.until ? [sql`at < ${filter.until}`] : []),
      ...(filter.account ? [sql`account = ${filter.account}`] : []),
      ...(filter.action ? [sql`action = ${filter.action}`] : []),
      ...(filter.subject ? [sql`subject = ${filter.subject}`] : []),
      ...(filter.before ? [sql`id < ${filter.before}`] : []),
    ], sql` and `)}
    order by id desc limit ${filter.limit ?? 100} offset ${filter.skip ?? 0}`.execute(db)
  return rows
}
