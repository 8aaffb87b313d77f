import { giveEmergencies } from './measuring/emergencies.ts'
import { compareHouses, houseWith } from './measuring/houses.ts'

// A page of the list of emergencies over HTTP, as the duty room sees it and as a township does, in a house with 100 of them and in one
// with a hundred times as many, by turns in one run. Sizes may be given: bench/emergencies.ts 100 10000.
const [FEW = 100, MANY = 10_000] = process.argv.slice(2).map(Number)
const POSTS = ['值班员', '副主任、督查室主任', '党委书记', '文书']

const houses = { few: await houseWith((client) => giveEmergencies(client, FEW), POSTS), many: await houseWith((client) => giveEmergencies(client, MANY), POSTS) }
await compareHouses(houses, {
  looks: { list: ['/emergencies', '/emergencies?scope=closed', '/emergencies?scope=all'] }, rounds: 6,
  figure: () => ({ name: `list of emergencies p95 at ${MANY}, as a ratio to ${FEW}`, atMost: 1.5 }),
})
for (const house of Object.values(houses)) await house.close()
