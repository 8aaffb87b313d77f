import { expect, test } from 'vitest'
import { fileSize, refusedFile } from './upload-rules.ts'

const limits = { accept: ['.docx', '.txt'], maxBytes: 2 * 1024 * 1024 }
test('合格的文件可以上传', () => expect(refusedFile({ name: '通知.DOCX', size: 100 }, limits)).toBeNull())
test('类型不符、空文件、过大的文件说明原因和办法', () => {
  expect(refusedFile({ name: '通知.doc', size: 100 }, limits)).toContain('.docx')
  expect(refusedFile({ name: '通知.txt', size: 0 }, limits)).toContain('空')
  expect(refusedFile({ name: '通知.txt', size: 3 * 1024 * 1024 }, limits)).toContain('超过 2 MB')
})
test.each([[12, '12 B'], [820 * 1024, '820 KB'], [3.44 * 1024 * 1024, '3.4 MB']])('%i 字节写作 %s', (bytes, words) => expect(fileSize(bytes)).toBe(words))
