import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { addMinutes } from '#lib/instants'
import { commandRunner } from '../act/run.ts'
import { newsType, type Call } from '../act/types.ts'
import { systemClock } from '../clock/index.ts'
import { aCall, anActor, testPlatform } from '../testing.ts'
import { on, onMany, openJobs, type Reaction } from './index.ts'

const happened = newsType<{ n: number }>('sample.happened')
const systemCall = (name: string, key: string | null): Call => aCall(name, { key, actor: anActor({ account: 'system', person: null }) })

/** One database with as many delivering processes as wanted. */
async function sampleHouse(processes: number, reactions: readonly Reaction[], jobs: Parameters<Awaited<ReturnType<typeof openJobs>>['work']>[0]['jobs'] = []) {
  const { database, platform, auditKey } = await testPlatform()
  await sql`create table sample_effects (n int, by text)`.execute(platform.db)
  const faults: unknown[] = []
  const running = await Promise.all(Array.from({ length: processes }, async () => {
    const outbox = await openJobs(database, (fault) => { faults.push(fault) })
    const runCommand = commandRunner({ database, now: systemClock, auditKey, outbox })
    await outbox.work({ reactions, jobs, runCommand, systemCall })
    return { outbox, runCommand }
  }))
  const effects = async () => (await sql<{ n: number; by: string }>`select n, by from sample_effects order by n, by`.execute(platform.db)).rows
  return { database, auditKey, runCommand: running[0]!.runCommand, effects, stop: () => Promise.all(running.map(({ outbox }) => outbox.stop())) }
}

const note = (by: string) => on(happened, `sample.${by}`, async ({ n }, work) => { await sql`insert into sample_effects values (${n}, ${by})`.execute(work.db) })

test('news reach every reaction exactly once, with several processes and a reaction that fails at first', async () => {
  let failures = 2
  const flaky = on(happened, 'sample.flaky', async ({ n }, work) => {
    await sql`insert into sample_effects values (${n}, 'flaky')`.execute(work.db)
    if (n === 1 && failures-- > 0) throw new Error('not yet')
  })
  const house = await sampleHouse(2, [note('first'), flaky])
  for (const n of [1, 2, 3]) await house.runCommand(aCall('sample.act', { key: String(n) }), async (work) => { work.tell(happened, { n }); return { n } })
  await vi.waitFor(async () => expect(await house.effects()).toHaveLength(6), { timeout: 20_000 })
  await house.stop()
  expect(await house.effects()).toEqual([1, 2, 3].flatMap((n) => [{ n, by: 'first' }, { n, by: 'flaky' }]))
})

test('what a reaction changes stands in the audit under its own name', async () => {
  const record = (by: string) => on(happened, `sample.${by}`, async ({ n }, work) => { work.record({ stream: `sample:${by}:${n}`, from: 0, events: [{ type: 'heard' }] }) })
  const house = await sampleHouse(1, [record('one'), record('other')])
  await house.runCommand(aCall('sample.act'), async (work) => { work.tell(happened, { n: 1 }); return {} })
  const audited = async () => (await sql<{ action: string; subject: string }>`select action, subject from platform_audit where account <> 'account-1' or subject <> '-' order by id`.execute(house.database.db)).rows
  await vi.waitFor(async () => expect(await audited()).toEqual([{ action: 'news.sample.one', subject: 'sample:one:1' }, { action: 'news.sample.other', subject: 'sample:other:1' }]), { timeout: 10_000 })
  await house.stop()
})

test('news of an act that was rolled back are never heard', async () => {
  const house = await sampleHouse(1, [note('first')])
  await house.runCommand(aCall('sample.act'), async (work) => { work.tell(happened, { n: 9 }); throw new Error('power cut') }).catch(() => {})
  await house.runCommand(aCall('sample.act'), async (work) => { work.tell(happened, { n: 1 }); return {} })
  await vi.waitFor(async () => expect(await house.effects()).toHaveLength(1), { timeout: 10_000 })
  await house.stop()
  expect(await house.effects()).toEqual([{ n: 1, by: 'first' }])
})

test('a timer asked twice under one key runs once, when it is due', async () => {
  const house = await sampleHouse(1, [], [{ name: 'sample.ring', run: async (work, data) => { await sql`insert into sample_effects values (${(data as { n: number }).n}, 'timer')`.execute(work.db) } }])
  const ask = (n: number, minutes: number) => house.runCommand(aCall('sample.ask'), async (work) => { work.later({ job: 'sample.ring', at: addMinutes(work.now, minutes), key: `k${n}`, data: { n } }); return {} })
  await ask(1, 0)
  await ask(1, 0)
  await ask(2, 60)
  await vi.waitFor(async () => expect(await house.effects()).toHaveLength(1), { timeout: 10_000 })
  await house.stop()
  expect(await house.effects()).toEqual([{ n: 1, by: 'timer' }])
})

test('a backlog is told without a pause between one and the next', async () => {
  const house = await sampleHouse(1, [note('first')])
  await Promise.all(Array.from({ length: 60 }, (_, n) => house.runCommand(aCall('sample.act'), async (work) => { work.tell(happened, { n }); return {} })))
  await vi.waitFor(async () => expect(await house.effects()).toHaveLength(60), { timeout: 8000, interval: 200 })
  await house.stop()
})

test('news that one process told and did not deliver are delivered by another', async () => {
  const house = await sampleHouse(1, [note('first')])
  const silent = { told: () => {}, put: async () => {} }
  const killed = commandRunner({ database: house.database, now: systemClock, auditKey: house.auditKey, outbox: silent })
  await killed(aCall('sample.act'), async (work) => { work.tell(happened, { n: 1 }); return {} })
  await vi.waitFor(async () => expect(await house.effects()).toEqual([{ n: 1, by: 'first' }]), { timeout: 5000 })
  await house.stop()
})

test('news told in crowds are heard together, each once; one that cannot be heard holds up no other', async () => {
  const sizes: number[] = []
  const crowd = onMany(happened, 'sample.crowd', async (all, work) => {
    sizes.push(all.length)
    await sql`insert into sample_effects select n, 'crowd' from unnest(${all.map(({ n }) => n)}::int[]) as c (n)`.execute(work.db)
    if (all.some(({ n }) => n === 13)) throw new Error('thirteen')
  })
  const house = await sampleHouse(2, [crowd])
  const tellAll = (from: number) => Promise.all(Array.from({ length: 40 }, (_, n) => house.runCommand(aCall('sample.act'), async (work) => { work.tell(happened, { n: from + n }); return {} })))
  await tellAll(0)
  const heard = (from: number) => Array.from({ length: 40 }, (_, n) => n + from).filter((n) => n !== 13).map((n) => ({ n, by: 'crowd' }))
  await vi.waitFor(async () => expect(await house.effects()).toEqual(heard(0)), { timeout: 10_000 })
  await tellAll(100)
  await vi.waitFor(async () => expect(await house.effects()).toEqual([...heard(0), ...heard(100)]), { timeout: 10_000 })
  await house.stop()
  expect(Math.max(...sizes)).toBeGreaterThan(5)
  // Kept for another try, not lost.
  expect((await sql<{ n: number }>`select (data->'payload'->>'n')::int as n from ${sql.table(`${house.database.schema}_jobs.job`)} where name = 'news'`.execute(house.database.db)).rows).toEqual([{ n: 13 }])
})
