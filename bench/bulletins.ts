import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { clientOf, enter, sampleNames, type Client } from './measuring/client.ts'
import { percentile, report, underLoad } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'
import { giveIssues, RARE } from './measuring/issues.ts'

// The list of issues and the search of their words over HTTP, in a house with 300 published issues and in one with 30,000, by turns in one run: as an
// editor and as a reader, for words that are common, rare, together rare, and not there. Sizes may be given, for a quick look: bench/bulletins.ts 100 1000.
const [FEW = 300, MANY = 30_000] = process.argv.slice(2).map(Number)
const POSTS = ['科长', '文书']
const SLICE = { clients: 4, seconds: 2 }
const ROUNDS = 6
const q = (words: string) => `/bulletins/search?q=${encodeURIComponent(words)}`
const looks = {
  list: ['/bulletins/issues', '/bulletins/issues?year=2001', '/bulletins'],
  search: [q('建议'), q(RARE.word), q('管线 迁改'), q(`建议 ${RARE.word}`), q('词语不在其中')],
} as const
type Look = keyof typeof looks

const few = await houseWith(FEW)
const many = await houseWith(MANY)
const times: Record<Look, Record<'few' | 'many', number[]>> = { list: { few: [], many: [] }, search: { few: [], many: [] } }
// The first round warms up both.
for (let round = 0; round <= ROUNDS; round++) {
  for (const look of ['list', 'search'] as const) {
    for (const [name, { clients }] of [['few', few], ['many', many]] as const) {
      const measured = await underLoad(SLICE, (client, turn) => ask(clients[(client + turn) % clients.length]!, looks[look][turn % looks[look].length]!))
      if (round > 0) times[look][name].push(...measured.times)
    }
  }
}
for (const look of ['list', 'search'] as const) {
  const p95 = { few: percentile(times[look].few, 0.95), many: percentile(times[look].many, 0.95) }
  for (const name of ['few', 'many'] as const) console.log(`${look}, ${name}: ${times[look][name].length} looks, median ${percentile(times[look][name], 0.5).toFixed(1)} ms, p95 ${p95[name].toFixed(1)} ms`)
  report(`bulletins ${look} p95 at ${MANY} issues, as a ratio to ${FEW}`, p95.many / p95.few, { atMost: 1.5 }, `${SLICE.clients} clients`)
}
await few.close()
await many.close()

async function ask(client: Client, path: string): Promise<void> {
  const { status, text } = await client.ask('GET', path)
  if (status !== 200) throw new Error(`${status} ${text}`)
}

async function houseWith(issues: number) {
  const folder = await newDataDir()
  const house = await startHouse(folder)
  const { client } = await databaseOf(folder)
  await giveIssues(client, issues)
  await client.end()
  const names = await sampleNames(house.origin, POSTS)
  const clients = await Promise.all(names.map(async (name) => clientOf(house.origin, await enter(house.origin, name), SLICE.clients * 2)))
  return {
    clients,
    close: async () => {
      for (const each of clients) each.close()
      await house.stop()
      await removeDataDir(folder)
    },
  }
}
