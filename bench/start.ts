import { firstLoads, mostKb } from '../tools/first-load.ts'
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

// First-load JavaScript of each page: what must have come before it can be used.
const [heaviest, ...others] = await firstLoads()
report('first-load JavaScript, KB gz', heaviest!.kb, { atMost: mostKb }, `${heaviest!.page}, the heaviest of ${others.length + 1} pages; the lightest ${others.at(-1)!.kb.toFixed(0)} KB`)
