import type pg from 'pg'
import { newDataDir, removeDataDir, startHouse, type RunningHouse } from '../../tools/testing/house.ts'
import { clientOf, enter, sampleNames, type Client } from './client.ts'
import { percentile, report, underLoad } from './figures.ts'
import { databaseOf } from './ground.ts'

/** A running house, and clients of it who are signed in. */
export interface MeasuredHouse {
  readonly house: RunningHouse
  readonly clients: readonly Client[]
  close(): Promise<void>
}

const SLICE = { clients: 4, seconds: 2 }

/** A demonstration's house with more given to its database, looked at by the first sample person of each post. */
export async function houseWith(give: (client: pg.Client) => Promise<void>, posts: readonly string[]): Promise<MeasuredHouse> {
  const house = await startHouse(await newDataDir())
  const { client } = await databaseOf(house.dataDir)
  await give(client)
  await client.end()
  return lookedAt(house, posts)
}

/** The same for a house that runs already. */
export async function lookedAt(house: RunningHouse, posts: readonly string[]): Promise<MeasuredHouse> {
  const names = await sampleNames(house.origin, posts)
  const clients = await Promise.all(names.map(async (name) => clientOf(house.origin, await enter(house.origin, name), SLICE.clients * 2)))
  return {
    house, clients,
    close: async () => {
      for (const each of clients) each.close()
      await house.stop()
      await removeDataDir(house.dataDir)
    },
  }
}

interface Compared<Look extends string> {
  readonly looks: Readonly<Record<Look, readonly string[]>>
  readonly rounds: number
  /** The figure of a look and its limit, as a ratio of the two p95. */
  readonly figure: (look: Look) => { readonly name: string; readonly atMost: number }
}

/** Looks at two houses by turns, each address as often as the next, and reports the p95 of the large one as a ratio to that of the small one. */
export async function compareHouses<Look extends string>(houses: Readonly<Record<'few' | 'many', MeasuredHouse>>, { looks, rounds, figure }: Compared<Look>): Promise<void> {
  const named = Object.keys(looks) as Look[]
  const times = Object.fromEntries(named.map((look) => [look, { few: [], many: [] }])) as unknown as Record<Look, Record<'few' | 'many', number[]>>
  // The first round warms up both.
  for (let round = 0; round <= rounds; round++) {
    for (const look of named) {
      for (const name of ['few', 'many'] as const) {
        const { clients } = houses[name]
        const measured = await underLoad(SLICE, (client, turn) => get(clients[(client + turn) % clients.length]!, looks[look][turn % looks[look].length]!))
        if (round > 0) times[look][name].push(...measured.times)
      }
    }
  }
  for (const look of named) {
    const p95 = { few: percentile(times[look].few, 0.95), many: percentile(times[look].many, 0.95) }
    for (const name of ['few', 'many'] as const) console.log(`${look}, ${name}: ${times[look][name].length} looks, median ${percentile(times[look][name], 0.5).toFixed(1)} ms, p95 ${p95[name].toFixed(1)} ms`)
    const { name, atMost } = figure(look)
    report(name, p95.many / p95.few, { atMost }, `${SLICE.clients} clients`)
  }
}

async function get(client: Client, path: string): Promise<void> {
  const { status, text } = await client.ask('GET', path)
  if (status !== 200) throw new Error(`${status} ${text}`)
}
