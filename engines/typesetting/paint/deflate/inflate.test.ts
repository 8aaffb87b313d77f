import { constants, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inflated } from './inflate.ts'
import { deflated } from './stream.ts'

/** Bytes as pictures have them: some at random, some again and again. */
const content = fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 300 })), { maxLength: 20 })
  .map((parts) => Uint8Array.from(parts.flatMap(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat())))
const ways = {
  'zlib 的各级压缩': (bytes: Uint8Array) => deflateSync(bytes, { level: 1 + bytes.length % 9 }),
  '不压缩': (bytes: Uint8Array) => deflateSync(bytes, { level: 0 }),
  '固定码': (bytes: Uint8Array) => deflateSync(bytes, { strategy: constants.Z_FIXED }),
  '只有码、没有重复': (bytes: Uint8Array) => deflateSync(bytes, { strategy: constants.Z_HUFFMAN_ONLY }),
  '自己压缩的': deflated,
}

test.each(Object.entries(ways))('解压与原文一字不差：%s', (_name, way) => {
  fc.assert(fc.property(content, (bytes) => { expect(inflated(way(bytes), bytes.length)).toEqual(bytes) }))
})

test('只取要的那么多；不足时说明', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i * i)
  expect(inflated(deflateSync(bytes), 10)).toEqual(bytes.subarray(0, 10))
  expect(() => inflated(deflateSync(bytes), 1001)).toThrow('holds less')
})

test('损坏的、截断的，或者报错，或者给出同样多的字节，从不停不下来', () => {
  fc.assert(fc.property(content, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (bytes, place, flip, isCut) => {
    const stream = new Uint8Array(deflateSync(bytes))
    const at = place % stream.length
    stream[at]! ^= flip
    try {
      expect(inflated(isCut ? stream.subarray(0, at) : stream, bytes.length)).toHaveLength(bytes.length)
    } catch (fault) {
      expect(fault).toBeInstanceOf(RangeError)
    }
  }))
})
