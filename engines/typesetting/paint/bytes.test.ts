import { expect, test } from 'vitest'
import { latin1, utf8 } from './bytes.ts'

test.each(['', 'abc', '\u007f\u0080\u07ff\u0800\uffff', '公文〔2026〕1号', '𠮷𮧵', '不成对的\ud800'])('UTF-8：%j', (text) => {
  expect(utf8(text)).toEqual(new TextEncoder().encode(text))
})

test('Latin-1：一字一字节', () => expect([...latin1('%PDF\xe2\xff')]).toEqual([0x25, 0x50, 0x44, 0x46, 0xe2, 0xff]))
