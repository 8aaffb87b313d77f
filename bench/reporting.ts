import { dayOf } from '#lib/instants'
import { systemClock } from '#platform/clock'
import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { clientOf, enter, sampleNames } from './measuring/client.ts'
import { percentile, report } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'
import { giveReports, reportsUntil } from './measuring/reports.ts'
import { blindHalf, tuningHalf } from './reporting/labelled.ts'
import { pairsOf, scoreOf } from './reporting/measure.ts'

// R25. How right likeness is on the labelled reports, the half it was tuned on and the half it was not; then how long the check of a new report
// takes over HTTP among 200,000 earlier ones, beside a plain pg_trgm query on the same rows, by turns in one run. A size may be given, for a quick look.
const [MANY = 200_000] = process.argv.slice(2).map(Number)
const [ASKED, EVERY] = [300, 10]
/** The other way takes so long that it is asked one time in ten. */
const TRGM_EVERY = 10

const least = { copy: { precision: 0.95, recall: 0.8 }, 'same-event': { precision: 0.85, recall: 0.95 } } as const
for (const [half, set] of [['tuning', tuningHalf], ['blind', blindHalf]] as const) {
  const pairs = pairsOf(set)
  for (const kind of ['copy', 'same-event'] as const) {
    const { precision, recall, pairs: meant } = scoreOf(pairs, kind)
    report(`${half} half, ${kind}: precision`, precision, { atLeast: least[kind].precision }, `${set.length} reports`)
    report(`${half} half, ${kind}: recall`, recall, { atLeast: least[kind].recall }, `${meant} pairs`)
  }
}

const folder = await newDataDir()
const house = await startHouse(folder)
const { client } = await databaseOf(folder)
const all = reportsUntil(dayOf(systemClock()), MANY + ASKED)
// What is asked about was told in the last weeks among the others, so that some are like an earlier one and some are not.
const isAsked = (at: number) => at >= all.length - ASKED * EVERY && at % EVERY === 0
await giveReports(client, all.filter((_, at) => !isAsked(at)))
await client.query('create extension if not exists pg_trgm')
await client.query('create index bench_trgm on reporting_items using gin (text gin_trgm_ops)')
const [name] = await sampleNames(house.origin, ['信息科科长'])
const asking = clientOf(house.origin, await enter(house.origin, name!), 1)

const times: Record<'own' | 'trgm', number[]> = { own: [], trgm: [] }
let found = 0
for (const [turn, { title, text }] of all.filter((_, at) => isAsked(at)).entries()) {
  const before = performance.now()
  const { status, text: answer } = await asking.ask('POST', '/reporting/likeness', { point: null, item: null, title, text, eventAt: null })
  const between = performance.now()
  if (status !== 200) throw new Error(`${status} ${answer}`)
  found += Number(answer !== '[]')
  // The first questions warm up both.
  if (turn >= 20) times.own.push(between - before)
  if (turn % TRGM_EVERY > 0) continue
  await client.query('select id, similarity(text, $1) as alike from reporting_items where text % $1 order by alike desc limit 50', [text])
  if (turn >= 20) times.trgm.push(performance.now() - between)
}
for (const way of ['own', 'trgm'] as const) console.log(`${way}: median ${percentile(times[way], 0.5).toFixed(1)} ms, p95 ${percentile(times[way], 0.95).toFixed(1)} ms`)
report(`ms of a check among ${MANY} reports, p95, over HTTP`, percentile(times.own, 0.95), { atMost: 50 }, `${found} of ${ASKED} were like an earlier one`)
report('the same as a ratio to a plain pg_trgm query on the same rows', percentile(times.own, 0.95) / percentile(times.trgm, 0.95), { atMost: 1 })
asking.close()
await client.end()
await house.stop()
await removeDataDir(folder)
