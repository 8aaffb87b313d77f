import { giveCalls } from './measuring/calls.ts'
import { compareHouses, houseWith } from './measuring/houses.ts'

// A page of the list of calls for reports over HTTP, as 督查室 sees it and as a unit does, in a house with 100 of them and in one with
// a hundred times as many, by turns in one run. Sizes may be given: bench/calls.ts 100 10000.
const [FEW = 100, MANY = 10_000] = process.argv.slice(2).map(Number)
const POSTS = ['督查员', '副主任、督查室主任', '局长', '文书']

const houses = { few: await houseWith((client) => giveCalls(client, FEW), POSTS), many: await houseWith((client) => giveCalls(client, MANY), POSTS) }
await compareHouses(houses, {
  looks: { list: ['/supervision/calls', '/supervision/calls?scope=closed'] }, rounds: 6,
  figure: () => ({ name: `list of calls p95 at ${MANY}, as a ratio to ${FEW}`, atMost: 1.5 }),
})
for (const house of Object.values(houses)) await house.close()
