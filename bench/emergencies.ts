import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { clientOf, enter, sampleNames } from './measuring/client.ts'
import { giveEmergencies } from './measuring/emergencies.ts'
import { percentile, report, underLoad } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'

// A page of the list of emergencies over HTTP, as the duty room sees it and as a township does, in a house with 100 of them and in one
// with a hundred times as many, by turns in one run. Sizes may be given: bench/emergencies.ts 100 10000.
const [FEW = 100, MANY = 10_000] = process.argv.slice(2).map(Number)
const SLICE = { clients: 4, seconds: 2 }
const ROUNDS = 6
const LOOKS = ['/emergencies', '/emergencies?scope=closed', '/emergencies?scope=all']

const houses = { few: await houseWith(FEW), many: await houseWith(MANY) }
const times = { few: [] as number[], many: [] as number[] }
// The first round warms up both.
for (let round = 0; round <= ROUNDS; round++) {
  for (const name of ['few', 'many'] as const) {
    const { clients } = houses[name]
    const measured = await underLoad(SLICE, async (client, turn) => {
      const { status, text } = await clients[(client + turn) % clients.length]!.ask('GET', LOOKS[turn % LOOKS.length]!)
      if (status !== 200) throw new Error(`${status} ${text}`)
    })
    if (round > 0) times[name].push(...measured.times)
  }
}
const p95 = { few: percentile(times.few, 0.95), many: percentile(times.many, 0.95) }
for (const name of ['few', 'many'] as const) console.log(`${name}: ${times[name].length} looks, median ${percentile(times[name], 0.5).toFixed(1)} ms, p95 ${p95[name].toFixed(1)} ms`)
report(`list of emergencies p95 at ${MANY}, as a ratio to ${FEW}`, p95.many / p95.few, { atMost: 1.5 }, `${SLICE.clients} clients`)
for (const house of Object.values(houses)) await house.close()

async function houseWith(emergencies: number) {
  const folder = await newDataDir()
  const house = await startHouse(folder)
  const { client } = await databaseOf(folder)
  await giveEmergencies(client, emergencies)
  await client.end()
  const names = await sampleNames(house.origin, ['值班员', '副主任、督查室主任', '党委书记', '文书'])
  const clients = await Promise.all(names.map(async (name) => clientOf(house.origin, await enter(house.origin, name), SLICE.clients * 2)))
  return { clients, close: async () => { for (const each of clients) each.close(); await house.stop(); await removeDataDir(folder) } }
}
