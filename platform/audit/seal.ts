import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { AuditRow, ChainReport } from '#lib/audit'
import { hmacSm3 } from '#platform/crypto'
import type { Db } from '../act/types.ts'
import type { Clock } from '../clock/index.ts'
import { digestOf } from './rows.ts'

const BATCH = 1000
const START = '0'.repeat(64)

/** A point of the chain kept outside the database, so that a cut or rewritten tail is seen. */
export interface Anchor { readonly position: number; readonly chain: string; readonly at: string }

/**
 * Seals what waits, in batches, one process at a time: writers never queue for the chain.
 * Returns the last seal written, or null when nothing waited or another process is at it.
 */
export async function sealAudit(db: Db, key: Buffer, now: Clock): Promise<Anchor | null> {
  return await db.transaction().execute(async (tx) => {
    const { rows: [lock] } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtext('platform-audit-seal'), hashtext(current_schema())) as mine`.execute(tx)
    if (!lock?.mine) return null
    const { rows: waiting } = await sql<{ id: number; digest: string }>`
      with taken as (delete from platform_audit_unsealed where row_id in (select row_id from platform_audit_unsealed order by row_id limit ${BATCH}) returning row_id)
      select a.id, a.digest from taken join platform_audit a on a.id = taken.row_id order by a.id`.execute(tx)
    if (!waiting.length) return null
    const { rows: [last] } = await sql<{ position: number; chain: string }>`select position, chain from platform_audit_seals order by position desc limit 1`.execute(tx)
    let { position, chain } = last ?? { position: 0, chain: START }
    const at = now()
    const seals = waiting.map((row) => {
      chain = hmacSm3(key, chain + row.digest)
      return { position: ++position, row_id: row.id, digest: row.digest, chain, sealed_at: at }
    })
    await sql`insert into platform_audit_seals select * from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb)
      as s (position bigint, row_id bigint, digest text, chain text, sealed_at timestamptz)`.execute(tx)
    return { position, chain, at }
  })
}

const anchorFile = (dataDir: string) => path.join(dataDir, 'audit-anchors.jsonl')

/** Seals every second while the process lives and keeps anchors in `DATA_DIR/audit-anchors.jsonl`. */
export function startSealing(at: { db: Db; key: Buffer; now: Clock; dataDir: string; onFault: (fault: unknown) => void }): { close(): Promise<void> } {
  let running = Promise.resolve()
  const round = async () => {
    try {
      const anchor = await sealAudit(at.db, at.key, at.now)
      if (anchor) await appendFile(anchorFile(at.dataDir), `${JSON.stringify(anchor)}\n`, { mode: 0o600 })
    } catch (fault) {
      at.onFault(fault)
    }
  }
  const timer = setInterval(() => { running = running.then(round) }, 1000)
  return { close: async () => { clearInterval(timer); await running; await round() } }
}

/** Walks the whole chain and the anchors (given a `DATA_DIR`); reads only. */
export async function verifyChain(db: Db, key: Buffer, dataDir?: string): Promise<ChainReport> {
  const anchors = new Map((dataDir ? await readAnchors(dataDir) : []).map((anchor) => [anchor.position, anchor.chain]))
  const { rows: [counts] } = await sql<{ waiting: number; rows: number; sealed: number }>`
    select (select count(*) from platform_audit_unsealed) as waiting, (select count(*) from platform_audit) as rows, (select count(*) from platform_audit_seals) as sealed`.execute(db)
  const { waiting, rows: total, sealed: sealCount } = counts!
  let [sealed, chain] = [0, START]
  const report = (rowId: number | null, why: string): ChainReport => ({ sealed, waiting, broken: { position: sealed + 1, rowId, why } })
  for (;;) {
    const { rows } = await sql<{ position: number; rowId: number; sealDigest: string; chain: string } & Partial<AuditRow>>`
      select s.position, s.row_id as "rowId", s.digest as "sealDigest", s.chain, a.id, a.at, a.account, a.person, a.name, a.on_behalf_of as "onBehalfOf",
        a.action, a.subject, a.before, a.after, a.request_id as "requestId", a.address, a.digest
      from platform_audit_seals s left join platform_audit a on a.id = s.row_id
      where s.position > ${sealed} order by s.position limit ${BATCH}`.execute(db)
    if (!rows.length) break
    for (const row of rows) {
      if (row.position !== sealed + 1) return report(null, 'a seal is missing')
      if (row.id === undefined || row.id === null) return report(row.rowId, 'the sealed row was removed')
      if (digestOf(row as AuditRow, key) !== row.sealDigest || row.digest !== row.sealDigest) return report(row.rowId, 'the row was changed')
      chain = hmacSm3(key, chain + row.sealDigest)
      if (chain !== row.chain) return report(row.rowId, 'the seal was changed')
      sealed = row.position
      if (anchors.has(sealed) && anchors.get(sealed) !== chain) return { sealed, waiting, broken: { position: sealed, rowId: row.rowId, why: 'the chain differs from its anchor' } }
    }
  }
  const furthest = Math.max(0, ...anchors.keys())
  if (furthest > sealed) return report(null, `the chain was cut: an anchor knows position ${furthest}`)
  // Counted before the walk, so rows written meanwhile do not disturb it.
  if (total > sealCount + waiting) return report(null, 'a row was slipped in without a seal')
  return { sealed, waiting, broken: null }
}

async function readAnchors(dataDir: string): Promise<readonly Anchor[]> {
  const text = await readFile(anchorFile(dataDir), 'utf8').catch(() => '')
  return text.split('\n').filter(Boolean).flatMap((line) => {
    // A line cut by a crash is no anchor.
    try { return [JSON.parse(line) as Anchor] } catch { return [] }
  })
}
