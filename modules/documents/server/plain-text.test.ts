import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

const words = '关于做好2026年有关工作的通知\r\n各镇党委：\r\n正文。'
const utf16 = (text: string, big = false): Uint8Array => Uint8Array.from([...text].flatMap((char) => {
  const [low, high] = [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]
  return big ? [high, low] : [low, high]
}))
const gb = [0xb9, 0xd8, 0xd3, 0xda, 0xb2, 0xe2, 0xca, 0xd4]

test.each([
  ['UTF-8', new TextEncoder().encode(words), words],
  ['带标记的 UTF-8', new TextEncoder().encode(`\ufeff${words}`), words],
  ['记事本的 Unicode（UTF-16 小端）', utf16(`\ufeff${words}`), words],
  ['UTF-16 大端', utf16(`\ufeff${words}`, true), words],
  ['没有标记的 UTF-16', utf16(words), words],
  ['国标编码', Uint8Array.from(gb), '关于测试'],
  ['偶有坏字节的 UTF-8 不当作国标编码', Uint8Array.from([...new TextEncoder().encode(words.repeat(9)), 0xed, 0xa0, 0x80]), `${words.repeat(9)}\ufffd\ufffd\ufffd`],
  ['空文件', new Uint8Array(), ''],
])('%s', (_name, bytes, text) => expect(plainText(bytes)).toBe(text))

test.each([
  ['图片', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 500 }, (_, i) => (i * 197 + 31) % 256)])],
  ['旧版 Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])],
])('%s不是文本', (_name, bytes) => expect(plainText(bytes)).toBeNull())
