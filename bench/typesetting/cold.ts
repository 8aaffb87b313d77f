import { loadFonts } from '#platform/fonts'
import type { EngineName } from './engine.ts'
import { paperOf, type Length } from './texts.ts'

/** What a fresh process took, in milliseconds. */
export interface Cold {
  /** From when the bytes of the fonts were in memory: loading the engine, reading the fonts, setting the paper. */
  readonly engine: number
  /** From its start: Node's own and unpacking the fonts as well. */
  readonly whole: number
}

// A fresh process that makes one PDF: `node cold.ts ENGINE LENGTH`. Both engines are given the same bytes of the same fonts.
const [name, length] = process.argv.slice(2) as [EngineName, Length]
const fonts = await loadFonts()
const from = performance.now()
const paper = paperOf(length, 0)
const { length: bytes } = name === 'own' ? await (await import('./own-once.ts')).ownOnce(fonts, paper) : (await import('./typst.ts')).typst(fonts).pdf(paper)
const whole = performance.now()
if (bytes === 0) throw new Error('an empty file')
console.log(JSON.stringify({ engine: whole - from, whole } satisfies Cold))
