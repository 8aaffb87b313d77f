import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { refuse } from '#lib/decision'
import { verifyChain, sealAudit } from '#platform/audit'
import type { Platform } from '../module.ts'
import { aCall, testPlatform } from '../testing.ts'
import { newsType, type Call } from './types.ts'

const counted = newsType<{ n: number }>('sample.counted')

async function samplePlatform() {
  const made = await testPlatform()
  await sql`create table sample_counters (id text primary key, n int not null, version int not null)`.execute(made.platform.db)
  await sql`insert into sample_counters values ('a', 0, 0)`.execute(made.platform.db)
  return made
}

/** Adds one with a lock, or from a version read before without one. */
const addOne = (platform: Platform, call: Call, lock = true) => platform.runCommand(call, async (work) => {
  const { rows: [row] } = await sql<{ n: number; version: number }>`select n, version from sample_counters where id = 'a' ${lock ? sql`for update` : sql``}`.execute(work.db)
  if (row!.n >= 3) return refuse('full', { n: row!.n })
  if (!lock) await new Promise((resolve) => setTimeout(resolve, 50))
  await sql`update sample_counters set n = ${row!.n + 1}, version = ${row!.version + 1} where id = 'a'`.execute(work.db)
  work.record({ stream: 'sample:a', from: row!.version, events: [{ type: 'added' }], before: { n: row!.n }, after: { n: row!.n + 1 } })
  work.tell(counted, { n: row!.n + 1 })
  return { n: row!.n + 1 }
})

const count = async (platform: Platform, table: string) => (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(platform.db)).rows[0]!.n

test('an act writes rows, journal, audit and news together', async () => {
  const { platform, news } = await samplePlatform()
  expect(await addOne(platform, aCall('sample.add', { key: 'k1' }))).toEqual({ n: 1 })
  expect(news).toMatchObject([{ type: 'sample.counted', payload: { n: 1 } }])
  const { rows } = await sql`select stream, version, type from platform_journal`.execute(platform.db)
  expect(rows).toEqual([{ stream: 'sample:a', version: 1, type: 'added' }])
  const { rows: [audit] } = await sql`select action, subject, before, after from platform_audit`.execute(platform.db)
  expect(audit).toEqual({ action: 'sample.add', subject: 'sample:a', before: { n: 0 }, after: { n: 1 } })
})

test('the same key twice is one act with the same answer, also at the same instant', async () => {
  const { platform } = await samplePlatform()
  const answers = await Promise.all([1, 2, 3, 4].map(() => addOne(platform, aCall('sample.add', { key: 'same' }))))
  expect(answers).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 1 }])
  expect(await count(platform, 'platform_journal')).toBe(1)
  expect(await count(platform, 'platform_audit')).toBe(1)
})

test('a key used for another command is refused', async () => {
  const { platform } = await samplePlatform()
  await addOne(platform, aCall('sample.add', { key: 'k' }))
  expect(await addOne(platform, aCall('sample.other', { key: 'k' }))).toMatchObject({ code: 'key-used-otherwise' })
})

test('a refusal leaves nothing behind, and a repeat after it may succeed', async () => {
  const { platform, news } = await samplePlatform()
  for (const key of ['1', '2', '3']) await addOne(platform, aCall('sample.add', { key }))
  expect(await addOne(platform, aCall('sample.add', { key: '4' }))).toMatchObject({ kind: 'refused', code: 'full', detail: { n: 3 } })
  expect([await count(platform, 'platform_journal'), await count(platform, 'platform_audit'), news.length]).toEqual([3, 3, 3])
  await sql`update sample_counters set n = 0`.execute(platform.db)
  expect(await addOne(platform, aCall('sample.add', { key: '4' }))).toEqual({ n: 1 })
})

test('two writers from one version: one is refused, nothing is overwritten', async () => {
  const { platform } = await samplePlatform()
  const outcomes = await Promise.all(['x', 'y'].map((key) => addOne(platform, aCall('sample.add', { key }), false)))
  expect(outcomes.filter((outcome) => 'n' in outcome)).toHaveLength(1)
  expect(outcomes.find((outcome) => 'code' in outcome)).toMatchObject({ code: 'changed-meanwhile' })
  expect((await sql`select n, version from sample_counters`.execute(platform.db)).rows).toEqual([{ n: 1, version: 1 }])
})

test('a fault rolls everything back', async () => {
  const { platform } = await samplePlatform()
  await expect(platform.runCommand(aCall('sample.fail'), async (work) => {
    await sql`update sample_counters set n = 9`.execute(work.db)
    throw new Error('power cut')
  })).rejects.toThrow('power cut')
  expect((await sql`select n from sample_counters`.execute(platform.db)).rows).toEqual([{ n: 0 }])
})

test('the audit chain verifies, and each kind of tampering names its row', async () => {
  const { platform, auditKey, clock } = await samplePlatform()
  for (const key of ['1', '2', '3']) await addOne(platform, aCall('sample.add', { key }))
  await sealAudit(platform.db, auditKey, clock)
  expect(await verifyChain(platform.db, auditKey)).toEqual({ sealed: 3, waiting: 0, broken: null })
  await expect(sql`update platform_audit set name = '别人' where id = 2`.execute(platform.db)).rejects.toThrow('never changed')
  const tamper = (statement: ReturnType<typeof sql>) => platform.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await statement.execute(db)
    await sql`set session_replication_role = origin`.execute(db)
  })
  await tamper(sql`update platform_audit set after = '{"n": 7}' where id = 2`)
  expect(await verifyChain(platform.db, auditKey)).toMatchObject({ broken: { position: 2, rowId: 2, why: 'the row was changed' } })
  await tamper(sql`update platform_audit set after = '{"n": 2}' where id = 2`)
  expect(await verifyChain(platform.db, auditKey)).toMatchObject({ broken: null })
  await tamper(sql`delete from platform_audit where id = 3`)
  expect(await verifyChain(platform.db, auditKey)).toMatchObject({ broken: { position: 3, rowId: 3, why: 'the sealed row was removed' } })
  await tamper(sql`delete from platform_audit_seals where position = 1`)
  expect(await verifyChain(platform.db, auditKey)).toMatchObject({ broken: { position: 1, why: 'a seal is missing' } })
})

test('a tail cut from the chain is seen by its anchor', async () => {
  const { platform, auditKey, clock, dataDir } = await samplePlatform()
  await addOne(platform, aCall('sample.add', { key: '1' }))
  const { startSealing } = await import('#platform/audit')
  const sealing = startSealing({ db: platform.db, key: auditKey, now: clock, dataDir, onFault: (fault) => { throw fault } })
  await addOne(platform, aCall('sample.add', { key: '2' }))
  await sealing.close()
  expect(await verifyChain(platform.db, auditKey, dataDir)).toMatchObject({ sealed: 2, broken: null })
  await platform.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await sql`delete from platform_audit where id = 2`.execute(db)
    await sql`delete from platform_audit_seals where position = 2`.execute(db)
    await sql`set session_replication_role = origin`.execute(db)
  })
  expect(await verifyChain(platform.db, auditKey)).toMatchObject({ broken: null })
  expect(await verifyChain(platform.db, auditKey, dataDir)).toMatchObject({ broken: { why: 'the chain was cut: an anchor knows position 2' } })
})
