import type pg from 'pg'
import { openGround, platformOn } from '../app/boot.ts'
import { modules } from '../app/modules.ts'
import { isRefused } from '#platform/act'
import { readSettings } from '#platform/config'
import { openFileStore } from '#platform/files'
import { newDataDir, startHouse } from '../tools/testing/house.ts'
import { report } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'
import { compareHouses, lookedAt } from './measuring/houses.ts'
import { giveItems } from './measuring/items.ts'

// The board, a page of the list and the statistics over HTTP, in a house with 10,000 matters under supervision and in one with 1,000,000, by turns in
// one run, with the warnings that the night found; then what a sweep of the clock reads in the large one. Sizes may be given, for a quick look: bench/supervision.ts 1000 10000.
const [FEW = 10_000, MANY = 1_000_000] = process.argv.slice(2).map(Number)
const POSTS = ['督查员', '副主任、督查室主任', '书记', '局长', '文书']
const DUE = 150
const year = new Date().getFullYear()
const [running, wholeYear] = [`from=${year}-${String(new Date().getMonth() + 1).padStart(2, '0')}&to=${year}-12`, `from=${year}-01&to=${year}-12`]
const looks = {
  board: ['/supervision/board?by=unit', '/supervision/board?by=leader', '/supervision/board?by=source'],
  statistics: [`/supervision/statistics?${running}`, `/supervision/statistics?${wholeYear}`, `/supervision/parts?${wholeYear}&figure=overdue`],
  warnings: ['/supervision/warnings', `/supervision/warnings?after=${new Date().toISOString().slice(0, 10)}.a.1`],
  list: ['/supervision/items', '/supervision/items?light=red', '/supervision/items?scope=closed', '/supervision/items?source=hotspot'],
} as const
type Look = keyof typeof looks
// Wanted; at 1,000,000 the statistics and the warnings page do not keep it yet (README).
const limits: Readonly<Record<Look, number>> = { board: 1.5, statistics: 3, list: 1.5, warnings: 3 }

const few = await nightlyHouse(FEW)
const many = await nightlyHouse(MANY)
await compareHouses({ few, many }, { looks, rounds: 8, figure: (look) => ({ name: `supervision ${look} p95 at ${MANY} items, as a ratio to ${FEW}`, atMost: limits[look] }) })
console.log(`night's warnings: ${few.night.toFixed(1)} s for ${FEW}, ${many.night.toFixed(1)} s for ${MANY}`)
// It looks through the history of every item: it grows with them, and must not grow faster.
report(`supervision's nightly warnings, seconds for each of ${MANY} items, as a ratio to ${FEW}`, (many.night / MANY) / (few.night / FEW), { atMost: 1.2 }, '')
await few.close()
const { read, due } = await sweepOf(many)
report('rows a sweep reads, to one that is due', read / due, { atMost: 1.2 }, `${due} due of ${MANY}`)
await many.close()

/** A house whose night has passed: the warnings are found while the server is down. */
async function nightlyHouse(items: number) {
  const folder = await newDataDir()
  const first = await startHouse(folder)
  const { client } = await databaseOf(folder)
  await giveItems(client, items)
  await client.end()
  await first.stop()
  const night = await nightOf(folder)
  return { ...await lookedAt(await startHouse(folder), POSTS), night }
}

/** Seconds that the night's look through the history takes, as the server does it; the server itself has ended. */
async function nightOf(folder: string): Promise<number> {
  const { ground, run } = await jobOn(folder, 'supervision.foresee')
  const from = performance.now()
  await run()
  const seconds = (performance.now() - from) / 1000
  for (const table of ['supervision_forecasts', 'supervision_forecast_facets']) await ground.database.pool.query(`vacuum analyze ${table}`)
  await ground.close()
  return seconds
}

/** A job of the house, to be run on its data by hand. */
async function jobOn(folder: string, name: string) {
  const settings = readSettings({ DATA_DIR: folder, DEMO: '0', LOG_LEVEL: 'error' })
  const ground = await openGround(settings, () => {}, false)
  const platform = platformOn(ground, { told: () => {}, put: async () => {} }, await openFileStore(settings))
  const job = modules.flatMap(({ jobs = [] }) => jobs).find((one) => one.name === name)!
  const run = async () => { const done = await platform.runCommand(platform.systemCall(job.name, null), async (work) => { await job.run(work, {}); return null }); if (isRefused(done)) throw new Error(done.code) }
  return { ground, run }
}

/** Runs the job of the clock once, as the server does, where a known number of items is due; the server itself has ended, so that nobody else reads. */
async function sweepOf({ house }: Awaited<ReturnType<typeof nightlyHouse>>): Promise<{ read: number; due: number }> {
  await house.stop()
  const { ground, run } = await jobOn(house.dataDir, 'supervision.sweep')
  const { pool } = ground.database
  // Once for what the demonstration itself has due, then for what is made due here.
  await run()
  await pool.query(`update supervision_items set wake_at = now() - interval '1 minute' where id in (select id from supervision_items where id like 'bench-%' and wake_at is not null order by id limit $1)`, [DUE])
  const { rows: [waiting] } = await pool.query<{ n: number }>('select count(*)::int as n from supervision_items where wake_at <= now()')
  await pool.query('vacuum analyze supervision_items')
  const before = await readSoFar(pool)
  await run()
  const after = await readSoFar(pool)
  await ground.close()
  return { read: after - before, due: waiting!.n }
}

/** Rows read by whole scans of the table, and entries read of the index of what is due. */
async function readSoFar(pool: pg.Pool): Promise<number> {
  // What a session read is counted a moment after it.
  await new Promise((resolve) => { setTimeout(resolve, 3000) })
  await pool.query('select pg_stat_clear_snapshot()')
  const { rows: [row] } = await pool.query<{ n: string }>(`
    select (select seq_tup_read from pg_stat_user_tables where relname = 'supervision_items' and schemaname = current_schema())
      + (select idx_tup_read from pg_stat_user_indexes where indexrelname = 'supervision_items_due' and schemaname = current_schema()) as n`)
  return Number(row!.n)
}
