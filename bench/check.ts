import path from 'node:path'
import { programFolder } from '#platform/config'
import { checkWording } from '#engines/wording'
import { measure, precision, recall, type Score } from './check/measure.ts'
import { readFolder } from './check/read.ts'
import { percentile, report } from './measuring/figures.ts'

// The checker of wording on the labelled set: `npm run bench -- check`. With --faults every miss and false alarm is listed.
const files = readFolder(path.join(programFolder, 'bench/check'))
const all = [...files.values()].flat()
const faulty = all.filter(({ labels }) => labels.length > 0)
const clean = all.filter(({ labels }) => labels.length === 0)
const { scores, total, outcomes } = measure(all)

const line = (name: string, score: Score) => console.log(
  `${name.padEnd(16)} ${String(score.found + score.missed).padStart(6)} ${String(score.found).padStart(6)} ${String(score.missed).padStart(6)} ${String(score.wrong).padStart(6)}   ${precision(score).toFixed(3)}  ${recall(score).toFixed(3)}`)
console.log(`${faulty.length} texts with ${total.found + total.missed} known faults; ${clean.length} clean texts of ${Math.round(clean.reduce((sum, { length }) => sum + length, 0) / clean.length)} characters on average`)
console.log(`${''.padEnd(16)} faults  found missed  wrong   precision recall`)
for (const [rule, score] of [...scores].toSorted(([a], [b]) => (a < b ? -1 : 1))) line(rule, score)
console.log('by file')
for (const [name, texts] of files) line(name, measure(texts).total)
if (process.argv.includes('--faults')) {
  for (const { text, missed, wrong } of outcomes) {
    for (const label of missed) console.log(`missed ${text}: ${label.rule} ${label.quote}`)
    for (const finding of wrong) console.log(`wrong  ${text}: ${finding.rule} 「${finding.place.quote}」 ${finding.reason}`)
  }
}

// Thirty pages of 22 lines with 28 characters, from the clean texts.
const pages: (typeof clean)[number]['texts'][number][] = []
for (let length = 0, next = 0; length < 30 * 22 * 28; next++) {
  const { texts } = clean[next % clean.length]!
  pages.push(...texts)
  length += texts.reduce((sum, { text }) => sum + text.length, 0)
}
const times = Array.from({ length: 60 }, () => { const from = performance.now(); checkWording(pages); return performance.now() - from })

report('precision', precision(total), { atLeast: 0.97 })
report('recall', recall(total), { atLeast: 0.95 })
// Other work on the machine only ever adds to a time, so a fast run tells most.
report('milliseconds for 30 pages (fastest tenth of 60)', percentile(times, 0.1), { atMost: 15 })
