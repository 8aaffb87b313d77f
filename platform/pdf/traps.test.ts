import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPdf } from './index.ts'
import { isTrap } from './traps.ts'

/** A PDF of one page with these commands. */
function pdfOf(commands: Uint8Array): Uint8Array {
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length ${commands.length}/Filter/FlateDecode>>stream\n`)
  return new Uint8Array(Buffer.concat([head, commands, Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF')]))
}

test('a small file that unfolds to hundreds of megabytes is refused, whole or cut short, and does not end the process', async () => {
  const packed = deflateSync(Buffer.alloc(96 * 1024 * 1024, '0 0 m '))
  expect(packed.length).toBeLessThan(300_000)
  expect(isTrap(pdfOf(packed))).toBe(true)
  expect(isTrap(pdfOf(packed.subarray(0, packed.length - 100)))).toBe(true)
  expect(await readPdf(pdfOf(packed))).toBeNull()
}, 30_000)
test('usual commands are read; what cannot be unfolded is left to the reader', async () => {
  expect(await readPdf(pdfOf(deflateSync(Buffer.from('0 0 m 10 10 l S '))))).toHaveLength(1)
  expect(isTrap(pdfOf(Buffer.from('no deflate')))).toBe(false)
  expect(isTrap(new Uint8Array([1, 2, 3]))).toBe(false)
})
