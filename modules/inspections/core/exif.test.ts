import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantFrom, type Instant } from '#lib/instants'
import { takenAtOf, withTakenAt } from './exif.ts'

/** The smallest thing that reads as JPEG: begin, one segment of comment, the picture's data, end. */
const bare = Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9, 9, 9, 9, 9, 9, 0xff, 0xd9])

/** Little-endian, as most telephones write it, with the time before its directory. */
function littleEndian(text: string): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(80))
  tiff.setUint16(0, 0x4949)
  tiff.setUint16(2, 42, true)
  tiff.setUint32(4, 28, true)
  for (const [index, letter] of [...text].entries()) tiff.setUint8(8 + index, letter.charCodeAt(0))
  tiff.setUint16(28, 1, true)
  for (const [at, value] of [[30, 0x8769], [32, 4]] as const) tiff.setUint16(at, value, true)
  tiff.setUint32(34, 1, true)
  tiff.setUint32(38, 50, true)
  tiff.setUint16(50, 1, true)
  for (const [at, value] of [[52, 0x9003], [54, 2]] as const) tiff.setUint16(at, value, true)
  tiff.setUint32(56, 20, true)
  tiff.setUint32(60, 8, true)
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 88, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer), ...bare.subarray(2)])
}

test('读出手机写在照片里的拍摄时间，没有写时区的按北京时间', () => {
  expect(takenAtOf(littleEndian('2026:11:23 09:30:15\0'))).toBe('2026-11-23T01:30:15.000Z')
  expect(takenAtOf(littleEndian('0000:00:00 00:00:00\0'))).toBeNull()
  expect(takenAtOf(bare)).toBeNull()
  expect(takenAtOf(new Uint8Array())).toBeNull()
})

test('缩小后的照片写回拍摄时间，读出来分秒不差，画面数据不动', () => {
  const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instantFrom(seconds * 1000))
  fc.assert(fc.property(instants, (at: Instant) => {
    const written = withTakenAt(bare, at)
    expect(takenAtOf(written)).toBe(at)
    expect([...written.subarray(-(bare.length - 2))]).toEqual([...bare.subarray(2)])
  }))
  expect([...withTakenAt(Uint8Array.from([1, 2, 3]), '2026-11-23T01:30:00.000Z' as Instant)]).toEqual([1, 2, 3])
})

test('损坏的照片读不出时间，也不出错', () => {
  const whole = withTakenAt(bare, '2026-11-23T01:30:00.000Z' as Instant)
  fc.assert(fc.property(fc.integer({ min: 0, max: whole.length }), fc.nat({ max: 255 }), fc.nat({ max: whole.length - 1 }), (end, byte, where) => {
    const damaged = Uint8Array.from(whole)
    damaged[where] = byte
    expect(() => takenAtOf(damaged.subarray(0, end))).not.toThrow()
  }), { numRuns: 2000, seed: 9 })
})
