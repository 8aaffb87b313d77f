import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { clientOf, enter, type Client } from './measuring/client.ts'
import { percentile, report, underLoad } from './measuring/figures.ts'
import { databaseOf } from './measuring/ground.ts'
import { giveTasks } from './measuring/tasks.ts'

// A page of 待办 and its counts over HTTP, in a house with 10,000 open tasks and in one with 1,000,000, by turns in one run.
// Six of the house's 316 people ask; one of them holds a tenth of all tasks.
const READERS = ['范婷婷', '秦瑀', '龙光明', '姚月华', '谢秀英', '肖立群']
const SLICE = { clients: 4, seconds: 2 }
const ROUNDS = 8

const few = await houseWith(10_000)
const many = await houseWith(1_000_000)
const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
// The first round warms up both.
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, { clients }] of [['few', few], ['many', many]] as const) {
    const measured = await underLoad(SLICE, (client, turn) => look(clients[(client + turn) % clients.length]!))
    if (round > 0) times[name].push(...measured.times)
  }
}
const p95 = { few: percentile(times.few, 0.95), many: percentile(times.many, 0.95) }
for (const name of ['few', 'many'] as const) console.log(`${name}: ${times[name].length} looks, median ${percentile(times[name], 0.5).toFixed(1)} ms, p95 ${p95[name].toFixed(1)} ms`)
report('inbox p95 at 1,000,000 open tasks, as a ratio to 10,000', p95.many / p95.few, { atMost: 1.5 }, `${SLICE.clients} clients`)

await few.close()
await many.close()

/** One look at the workbench: the first page and the counts. */
async function look(client: Client): Promise<void> {
  const answers = await Promise.all([client.ask('GET', '/workflow/inbox?tab=todo'), client.ask('GET', '/workflow/inbox/counts')])
  for (const { status, text } of answers) if (status !== 200) throw new Error(`${status} ${text}`)
}

async function houseWith(tasks: number) {
  const folder = await newDataDir()
  const house = await startHouse(folder)
  const { client } = await databaseOf(folder)
  await giveTasks(client, tasks, READERS[0]!)
  await client.end()
  const clients = await Promise.all(READERS.map(async (name) => clientOf(house.origin, await enter(house.origin, name), SLICE.clients * 2)))
  return {
    clients,
    close: async () => {
      for (const each of clients) each.close()
      await house.stop()
      await removeDataDir(folder)
    },
  }
}
