import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { layout, newLayoutMemory, paintPdf, standardMetrics, type OfficialPaper } from '#engines/typesetting'
import { programFolder } from '#platform/config'
import { loadFonts } from '#platform/fonts'
import { buildPress } from '../tools/build-press.ts'
import { median, percentile, report } from './measuring/figures.ts'
import type { Cold } from './typesetting/cold.ts'
import { engineNames, type EngineName } from './typesetting/engine.ts'
import { hasLibreOffice, libreOffice } from './typesetting/libre-office.ts'
import { own } from './typesetting/own.ts'
import { longPaper, paperOf, type Length } from './typesetting/texts.ts'
import { typst } from './typesetting/typst.ts'

// Setting official papers: own layout and PDF against Typst and LibreOffice on the same texts with the same fonts, by turns in one run;
// what a keystroke costs; whether memory stays flat and time linear. All compared figures are ratios of one run.
const lengths: readonly Length[] = ['short', 'long']
const named = { short: '4 pages', long: '30 pages' } as const
/**
 * Typst comes as machine code, and on two cores at once; of ours much runs before it is compiled, and ADR 0021 says where the time goes.
 * Held is less than was measured on a quiet machine.
 */
const COLD = { short: 1.5, long: 1 } as const
const ROUNDS = Number(process.env['ROUNDS'] ?? 9)
const WARM_UP = 2
const folder = path.join(programFolder, 'bench/typesetting')
const fonts = await loadFonts()
const engines = { own: own(fonts), typst: typst(fonts) }

for (const length of lengths) {
  const pages = layout(paperOf(length, 0), standardMetrics).pages.length
  console.log(`${length} text: ${pages} pages, Typst ${engines.typst.pages(paperOf(length, 0))}; PDF ${engines.own.pdf(paperOf(length, 0)).length} bytes, Typst ${engines.typst.pdf(paperOf(length, 0)).length}`)
}
warm()
await buildPress()
cold()
againstLibreOffice()
keystrokes()
endurance()
linear()

/** Each round, both make the same papers, none of which they saw before; every paper has characters of its own. */
function warm(): void {
  for (const length of lengths) {
    const batch = length === 'short' ? 40 : 12
    const ratios: number[] = []
    // The first rounds warm up both.
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const papers = Array.from({ length: batch }, (_, i) => paperOf(length, (round + WARM_UP) * batch + i))
      const seconds = Object.fromEntries(engineNames.map((name) => [name, timed(() => { for (const paper of papers) engines[name].pdf(paper) })])) as Record<EngineName, number>
      if (round >= 0) ratios.push(seconds.typst / seconds.own)
    }
    report(`${named[length]}, warm: documents per second, as a ratio to Typst`, median(ratios), { atLeast: 1.5 }, `median of ${ROUNDS} rounds, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`)
  }
}

/**
 * Fresh processes of Node, the best of several of each engine, by turns; both may keep compiled code from run to run, as Node offers it
 * and our command line does. What is compared begins when the fonts are in memory, so that it is the engines alone; the note tells whole processes.
 */
function cold(): void {
  const cache = mkdtempSync(path.join(tmpdir(), 'shuniu-bench-'))
  const once = (name: EngineName, length: Length) => JSON.parse(spawnSync(process.execPath, [path.join(folder, 'cold.ts'), name, length], { env: { ...process.env, NODE_COMPILE_CACHE: cache } }).stdout.toString()) as Cold
  for (const length of lengths) {
    const best: Record<EngineName, Cold> = { own: { engine: Infinity, whole: Infinity }, typst: { engine: Infinity, whole: Infinity } }
    for (let round = 0; round < ROUNDS; round++) for (const name of engineNames) {
      const { engine, whole } = once(name, length)
      best[name] = { engine: Math.min(best[name].engine, engine), whole: Math.min(best[name].whole, whole) }
    }
    const { own: ours, typst: theirs } = best
    const told = `best of ${ROUNDS}, ${ours.engine.toFixed(0)} ms to ${theirs.engine.toFixed(0)} ms; whole processes with fonts unpacked ${ours.whole.toFixed(0)} ms to ${theirs.whole.toFixed(0)} ms`
    report(`${named[length]}, first document of a fresh process: speed as a ratio to Typst`, theirs.engine / ours.engine, { atLeast: COLD[length] }, told)
  }
  rmSync(cache, { recursive: true, force: true })
}

function againstLibreOffice(): void {
  if (!hasLibreOffice()) return console.log('skipped LibreOffice: no soffice on this machine (apt-get install --no-install-recommends libreoffice-writer)')
  const office = libreOffice()
  office.toPdf([paperOf('short', 0)])
  for (const length of lengths) {
    const ten = Array.from({ length: 10 }, (_, i) => paperOf(length, 1000 + i))
    const ours = () => timed(() => { for (const paper of ten) engines.own.pdf(paper) }) / ten.length
    const each = Array.from({ length: 5 }, (_, i) => office.toPdf([ten[i]!]) / ours())
    const together = Array.from({ length: 3 }, () => office.toPdf(ten) / ten.length / ours())
    report(`${named[length]}: documents per second, as a ratio to LibreOffice`, median(each), { atLeast: 20 }, `a run for each document; ${median(together).toFixed(1)} times ten documents in one run`)
  }
  office.close()
}

/** Sentences typed into the first paragraph, and before it: each twelfth character there begins a paragraph and moves all others. */
function keystrokes(): void {
  const paper = longPaper(0, 13)
  const [opening, ...rest] = paper.body
  const words = '要进一步提高思想认识，压实工作责任，细化任务分工，确保各项部署落地见效。'
  const memory = newLayoutMemory()
  const measure = (make: (typed: string) => OfficialPaper): number[] => {
    layout(make(''), standardMetrics, memory)
    return Array.from({ length: 4 * words.length }, (_, i) => {
      const typed = make((words.repeat(4)).slice(0, i + 1))
      return timed(() => layout(typed, standardMetrics, memory)) * 1000
    })
  }
  const text = opening?.kind === 'paragraph' ? opening.runs[0]!.text : ''
  const typing = measure((typed) => ({ ...paper, body: [{ kind: 'paragraph', runs: [{ text: text + typed }] }, ...rest] }))
  const pushing = measure((typed) => ({ ...paper, body: [...Array.from({ length: Math.ceil(typed.length / 12) }, (_, i) => ({ kind: 'paragraph' as const, runs: [{ text: typed.slice(12 * i, 12 * i + 12) }] })), ...paper.body] }))
  report('milliseconds of layout after a keystroke on page 1 of 30', median(typing), { atMost: 16 }, `95 % below ${percentile(typing, 0.95).toFixed(1)}`)
  report('milliseconds of layout after a keystroke in new paragraphs before all others', median(pushing), { atMost: 16 }, `95 % below ${percentile(pushing, 0.95).toFixed(1)}`)
}

function endurance(): void {
  const { early, late } = JSON.parse(spawnSync(process.execPath, ['--expose-gc', path.join(folder, 'endurance.ts')]).stdout.toString()) as { early: number; late: number }
  report('memory held after 1,000 documents, as a ratio to 200', late / early, { atMost: 1.1 }, `${((late - early) / 1e6).toFixed(1)} MB more`)
}

function linear(): void {
  const papers = { hundred: longPaper(1, 48), thousand: longPaper(2, 505) }
  const pages = (paper: OfficialPaper) => layout(paper, standardMetrics).pages.length
  const best = (paper: OfficialPaper) => Math.min(...Array.from({ length: 5 }, () => timed(() => paintPdf(layout(paper, standardMetrics), fonts, { title: '' }))))
  report('seconds for 1,000 pages, as a ratio to 100 pages', best(papers.thousand) / best(papers.hundred), { atMost: 12 }, `${pages(papers.thousand)} and ${pages(papers.hundred)} pages`)
}

function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return (performance.now() - from) / 1000
}
