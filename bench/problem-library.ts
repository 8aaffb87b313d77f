import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { clientOf, enter, sampleNames, type Client } from './measuring/client.ts'
import { percentile, report, underLoad } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'
import { giveProblems } from './measuring/problems.ts'

// A page of 问题库 over HTTP, in a house with 10,000 problems and in one with 1,000,000, by turns in one run: as an agency of the pool sees
// it, filtered and not, and as a unit sees its own. Sizes may be given, for a quick look: bench/problem-library.ts 100 10000.
const [FEW = 10_000, MANY = 1_000_000] = process.argv.slice(2).map(Number)
const POSTS = ['督查员', '文书']
const SLICE = { clients: 4, seconds: 2 }
const ROUNDS = 6
const looks = ['/inspections/library', '/inspections/library?kind=safety', '/inspections/library?at=listed', '/inspections/library?source=media', '/inspections/library?after=2022-03-01_noted:x']

const few = await houseWith(FEW)
const many = await houseWith(MANY)
const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
// The first round warms up both.
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, { clients }] of [['few', few], ['many', many]] as const) {
    const measured = await underLoad(SLICE, (client, turn) => ask(clients[(client + turn) % clients.length]!, looks[turn % looks.length]!))
    if (round > 0) times[name].push(...measured.times)
  }
}
for (const name of ['few', 'many'] as const) console.log(`library, ${name}: ${times[name].length} looks, median ${percentile(times[name], 0.5).toFixed(1)} ms, p95 ${percentile(times[name], 0.95).toFixed(1)} ms`)
report(`problem library p95 at ${MANY} problems, as a ratio to ${FEW}`, percentile(times.many, 0.95) / percentile(times.few, 0.95), { atMost: 1.5 }, `${SLICE.clients} clients`)
await few.close()
await many.close()

async function ask(client: Client, path: string): Promise<void> {
  const { status, text } = await client.ask('GET', path)
  if (status !== 200) throw new Error(`${status} ${text}`)
}

async function houseWith(problems: number) {
  const folder = await newDataDir()
  const house = await startHouse(folder)
  const { client } = await databaseOf(folder)
  await giveProblems(client, problems)
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
