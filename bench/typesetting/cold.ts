import { loadFonts } from '#platform/fonts'
import type { EngineName } from './engine.ts'
import { paperOf, type Length } from './texts.ts'

// A fresh process that makes one PDF: `node cold.ts ENGINE LENGTH`. Prints the milliseconds since its fonts were there, which both engines are given alike.
const [name, length] = process.argv.slice(2) as [EngineName, Length]
const fonts = await loadFonts()
const from = performance.now()
const engine = name === 'own' ? (await import('./own.ts')).own(fonts, true) : (await import('./typst.ts')).typst(fonts)
const { length: bytes } = engine.pdf(paperOf(length, 0))
if (bytes === 0) throw new Error('an empty file')
console.log(performance.now() - from)
