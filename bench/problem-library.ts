import { compareHouses, houseWith } from './measuring/houses.ts'
import { giveProblems } from './measuring/problems.ts'

// A page of 问题库 over HTTP, in a house with 10,000 problems and in one with 1,000,000, by turns in one run: as an agency of the pool sees
// it, filtered and not, and as a unit sees its own. Sizes may be given, for a quick look: bench/problem-library.ts 100 10000.
const [FEW = 10_000, MANY = 1_000_000] = process.argv.slice(2).map(Number)
const POSTS = ['督查员', '文书']

const houses = { few: await houseWith((client) => giveProblems(client, FEW), POSTS), many: await houseWith((client) => giveProblems(client, MANY), POSTS) }
await compareHouses(houses, {
  looks: { library: ['/inspections/library', '/inspections/library?kind=safety', '/inspections/library?at=listed', '/inspections/library?source=media', '/inspections/library?after=2022-03-01_noted:x'] }, rounds: 6,
  figure: () => ({ name: `problem library p95 at ${MANY} problems, as a ratio to ${FEW}`, atMost: 1.5 }),
})
for (const house of Object.values(houses)) await house.close()
