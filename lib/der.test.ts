import { expect, test } from 'vitest'
import fc from 'fast-check'
import {
  asciiIn, bitsIn, childrenOf, der, derAscii, derBits, derInteger, derOctets, derOid, derSequence, derTag, expectTag, integerIn, oidIn, readDer, readOneDer,
} from './der.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('DER is written as X.690 and RFC examples have it', () => {
  expect(hex(derOid('1.2.156.10197.1.501'))).toBe('06082a811ccf55018375')
  expect(hex(derOid('2.5.4.3'))).toBe('0603550403')
  expect(hex(derInteger(128))).toBe('02020080')
  expect(hex(derInteger(Uint8Array.of(0, 0, 1)))).toBe('020101')
  expect(hex(derBits(Uint8Array.of(0xff)))).toBe('030200ff')
  expect(hex(derSequence(derInteger(1), derAscii(derTag.ia5, 'ES')))).toBe('300702010116024553')
})

test('what was written is read back, of any length', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (bytes) => {
    const [text, bits] = childrenOf(readOneDer(derSequence(derOctets(bytes), derBits(bytes)), derTag.sequence))
    expect(Buffer.compare(expectTag(text, derTag.octets).content, bytes)).toBe(0)
    expect(Buffer.compare(bitsIn(bits), bytes)).toBe(0)
  }), { numRuns: 40 })
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (value) => { expect(integerIn(readDer(derInteger(value)))).toBe(value) }), { examples: [[2 ** 47 - 1], [2 ** 47], [2 ** 48 - 1]] })
  expect(() => integerIn(readDer(derInteger(2 ** 48)))).toThrow(RangeError)
  expect(oidIn(readDer(derOid('1.2.156.10197.1.501')))).toBe('1.2.156.10197.1.501')
  expect(oidIn(readDer(derOid('2.16.840.1.101.3.4.2.1')))).toBe('2.16.840.1.101.3.4.2.1')
  expect(asciiIn(readDer(derAscii(derTag.time, '20261123013000Z')))).toBe('20261123013000Z')
})

test('what is cut short, followed by more, or of another tag is a RangeError', () => {
  const whole = derSequence(derInteger(1), derOctets(new Uint8Array(200)))
  for (let length = 0; length < whole.length; length++) expect(() => readOneDer(whole.subarray(0, length))).toThrow(RangeError)
  expect(() => readOneDer(Uint8Array.of(...whole, 0))).toThrow(RangeError)
  expect(() => readOneDer(whole, derTag.set)).toThrow(RangeError)
  expect(() => childrenOf(readDer(der(derTag.sequence, Uint8Array.of(2, 5, 1))))).toThrow(RangeError)
  expect(() => readDer(Uint8Array.of(0x30, 0x80, 0, 0))).toThrow(RangeError)
  expect(() => integerIn(readDer(Uint8Array.of(2, 1, 0xff)))).toThrow(RangeError)
  expect(() => expectTag(undefined, 2)).toThrow(RangeError)
})
