import fc from 'fast-check'
import { zlibSync } from 'fflate'
import { inflateRawSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import { adler32, newBitWriter } from './deflate/bits.ts'
import { putBlock } from './deflate/blocks.ts'
import { subsetTrueType } from './truetype-subset.ts'

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0
const codesOf = (text: string) => [...text].map((char) => char.codePointAt(0)!)

/** Bytes as they come in files: runs, repeats near and far, noise. */
const piece = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 700 })).map(([value, count]) => Array.from({ length: count }, () => value)),
  fc.tuple(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 60 })).map(([values, times]) => Array.from({ length: times }, () => values).flat()),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 400 }),
)
const bytes = fc.array(piece, { maxLength: 12 }).map((pieces) => Uint8Array.from(pieces.flat()))

test('编好的数据块，通行的解压程序都能还原', () => {
  fc.assert(fc.property(fc.array(bytes, { minLength: 1, maxLength: 4 }), (parts) => {
    const writer = newBitWriter(0)
    parts.forEach((part, index) => putBlock(writer, part, index === parts.length - 1))
    expect(same(inflateRawSync(writer.take().bytes), Buffer.concat(parts))).toBe(true)
  }), { numRuns: 300 })
})

test('相隔超过三万字节的重复也编得对', () => {
  const noise = Uint8Array.from({ length: 33_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24)
  const whole = Buffer.concat([noise, noise, noise])
  const writer = newBitWriter(0)
  putBlock(writer, whole, true)
  expect(same(inflateRawSync(writer.take().bytes), whole)).toBe(true)
})

test('校验和与通行算法一致', () => {
  expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398)
})

test('任意字集：压缩后的字体还原后一字节不差，先后次序不影响结果', () => {
  const characters = [...'一丁七万丈三上下不与且世业东两严中为主丽久义之乐书买乱事二于互五井些产京亮人什今介从他付代令以价任份企会传伤Aé9—…〇旻昉']
  const fresh = new Map<string, Uint8Array>()
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...characters), { maxLength: 40 }), (chosen) => {
    for (const key of ['fang', 'hei', 'xiaobiaosong'] as const) {
      const subset = subsetTrueType(shippedFonts[key], codesOf(chosen.join('')))
      expect(same(inflateSync(subset.deflated()), subset.bytes)).toBe(true)
      const name = key + chosen.toSorted().join('')
      const copy = fresh.get(name) ?? subsetTrueType(shippedFonts[key].slice(), codesOf(chosen.toReversed().join(''))).deflated()
      fresh.set(name, copy)
      expect(same(copy, subset.deflated())).toBe(true)
    }
  }), { numRuns: 25 })
})

test('公文的字体压缩后，比通行算法压得最紧的多不到百分之四', () => {
  const subset = subsetTrueType(shippedFonts.fang, codesOf(JSON.stringify(notice)))
  expect(subset.deflated().length).toBeLessThan(zlibSync(subset.bytes, { level: 9 }).length * 1.04)
})

test('同一字集只裁一次；留存的份数有限', () => {
  const codes = codesOf('区委办公室')
  const subset = subsetTrueType(shippedFonts.kai, codes)
  expect(subsetTrueType(shippedFonts.kai, codes.toReversed())).toBe(subset)
  for (let i = 0; i < 16; i++) subsetTrueType(shippedFonts.kai, [0x4e00 + i])
  const again = subsetTrueType(shippedFonts.kai, codes)
  expect(again).not.toBe(subset)
  expect(same(again.bytes, subset.bytes)).toBe(true)
})
