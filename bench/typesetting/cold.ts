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
const engine = name === 'own' ? (await import('./own.ts')).own(fonts, true) : (await import('./typst.ts')).typst(fonts)
const { length: bytes } = engine.pdf(paperOf(length, 0))
const whole = performance.now()
if (bytes === 0) throw new Error('an empty file')
console.log(JSON.stringify({ engine: whole - from, whole } satisfies Cold))
