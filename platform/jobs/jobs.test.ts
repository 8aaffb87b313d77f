import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { addMinutes } from '#lib/instants'
import { commandRunner } from '../act/run.ts'
import { newsType, type Call } from '../act/types.ts'
import { systemClock } from '../clock/index.ts'
import { aCall, anActor, testPlatform } from '../testing.ts'
import { on, openJobs, type Reaction } from './index.ts'

const happened = newsType<{ n: number }>('sample.happened')
const systemCall = (name: string, key: string | null): Call => aCall(name, { key, actor: anActor({ account: 'system', person: null }) })

/** One database with as many delivering processes as wanted. */
async function sampleHouse(processes: number, reactions: readonly Reaction[], jobs: Parameters<Awaited<ReturnType<typeof openJobs>>['work']>[0]['jobs'] = []) {
  const { database, platform, auditKey } = await testPlatform()
  await sql`create table sample_effects (n int, by text)`.execute(platform.db)
  const faults: unknown[] = []
  const running = await Promise.all(Array.from({ length: processes }, async () => {
    const outbox = await openJobs(database, (fault) => { faults.push(fault) })
    const runCommand = commandRunner({ db: database.db, now: systemClock, auditKey, outbox })
    await outbox.work({ reactions, jobs, runCommand, systemCall })
    return { outbox, runCommand }
  }))
  const effects = async () => (await sql<{ n: number; by: string }>`select n, by from sample_effects order by n, by`.execute(platform.db)).rows
  return { runCommand: running[0]!.runCommand, effects, stop: () => Promise.all(running.map(({ outbox }) => outbox.stop())) }
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
