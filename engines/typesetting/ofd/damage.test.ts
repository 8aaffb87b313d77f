import { strFromU8, strToU8 } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layout, standardMetrics } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import { lintOfd } from './lint.ts'
import { isRefused, readOfdPackage, writeOfdPackage, type OfdParts } from './package.ts'
import { paintOfd } from './paint.ts'
import { readOfd } from './read.ts'

const { body, ...rest } = notice
const whole = paintOfd(layout({ ...rest, body: body.slice(0, 3), attachments: [] }, standardMetrics), shippedFonts, { title: notice.title })
const parts = readOfdPackage(whole) as OfdParts
const written = [...parts.keys()].filter((name) => name.endsWith('.xml'))

test('文件任一字节损坏：打不开、读出时列明或检查出错误，但绝不中断，也不静默出错', () => {
  fc.assert(fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const damaged = whole.slice()
    damaged[at]! ^= change
    const read = readOfd(damaged)
    const opened = readOfdPackage(damaged)
    lintOfd(damaged)
    // Checksums cover every part: either the file is refused, or the damage lies in the ZIP's own fields and the parts are whole.
    if (!isRefused(read) && !isRefused(opened)) for (const [name, bytes] of opened) if (parts.has(name)) expect(Buffer.compare(Buffer.from(bytes), Buffer.from(parts.get(name)!))).toBe(0)
  }), { numRuns: 300 })
})

test('部件里的文字被任意改动，读和查都不中断', () => {
  const snippets = fc.constantFrom('', '<', '>', '"', '&', '&#x0;', '<a>', '</ofd:Page>', ' Boundary="x"', 'g 9999999 1', '-1', '1e999', ']]>', '<![CDATA[', '<!--', '\u0000', '999999999999999999999')
  fc.assert(fc.property(fc.constantFrom(...written), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), snippets, (name, share, cut, snippet) => {
    const text = strFromU8(parts.get(name)!)
    const at = Math.floor(share * text.length)
    const damaged = writeOfdPackage(new Map([...parts, [name, strToU8(text.slice(0, at) + snippet + text.slice(at + cut))]]))
    const read = readOfd(damaged)
    if (!isRefused(read)) expect(read.pages.every(({ runs }) => runs.every(({ text: words, xs }) => [...words].length === xs.length))).toBe(true)
    expect(Array.isArray(lintOfd(damaged))).toBe(true)
  }), { numRuns: 300 })
})
