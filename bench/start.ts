import { gzipSync } from 'node:zlib'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { programFolder } from '#platform/config'
import { newDataDir, removeDataDir, startHouse } from '../tools/testing/house.ts'
import { median, report } from './measuring/figures.ts'

// Cold: a fresh data folder (initdb, migrations, the demo district). Warm: the same folder again.
const folder = await newDataDir()
const ready = async () => { const from = performance.now(); const house = await startHouse(folder); const took = (performance.now() - from) / 1000; await house.stop(); return took }
const cold = await ready()
const warm: number[] = []
for (let round = 0; round < 5; round++) warm.push(await ready())
await removeDataDir(folder)
report('seconds until ready, first time', cold, { atMost: 20 })
report('seconds until ready, later (median of 5)', median(warm), { atMost: 6 })

// First-load JavaScript: what index.html itself asks for.
const web = path.join(programFolder, 'build/web')
const page = await readFile(path.join(web, 'index.html'), 'utf8')
const first = new Set([...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((found) => found[1]!))
let bytes = 0
for (const name of first) bytes += gzipSync(await readFile(path.join(web, name)), { level: 9 }).length
report('first-load JavaScript, KB gz', bytes / 1024, { atMost: 300 }, `${first.size} of ${(await readdir(path.join(web, 'assets'))).length} assets`)
