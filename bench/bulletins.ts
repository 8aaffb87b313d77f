import { compareHouses, houseWith } from './measuring/houses.ts'
import { giveIssues, RARE } from './measuring/issues.ts'

// The list of issues and the search of their words over HTTP, in a house with 300 published issues and in one with 30,000, by turns in one run: as an
// editor and as a reader, for words that are common, rare, together rare, and not there. Sizes may be given, for a quick look: bench/bulletins.ts 100 1000.
const [FEW = 300, MANY = 30_000] = process.argv.slice(2).map(Number)
const POSTS = ['科长', '文书']
const q = (words: string) => `/bulletins/search?q=${encodeURIComponent(words)}`
const looks = {
  list: ['/bulletins/issues', '/bulletins/issues?year=2001', '/bulletins'],
  search: [q('建议'), q(RARE.word), q('管线 迁改'), q(`建议 ${RARE.word}`), q('词语不在其中')],
} as const

const houses = { few: await houseWith((client) => giveIssues(client, FEW), POSTS), many: await houseWith((client) => giveIssues(client, MANY), POSTS) }
await compareHouses(houses, { looks, rounds: 6, figure: (look) => ({ name: `bulletins ${look} p95 at ${MANY} issues, as a ratio to ${FEW}`, atMost: 1.5 }) })
for (const house of Object.values(houses)) await house.close()
