import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocx } from './docx.ts'

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const links = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const docx = (paragraphs: readonly string[]): Buffer => Buffer.from(zipSync({
  '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(links),
  'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`),
}))

test('旁线程读出 .docx 的结构', async () => {
  expect(await readDocx(docx(['关于测试的通知', '各镇：', '正文。']))).toMatchObject({ title: '关于测试的通知', mainTo: '各镇' })
})

test('压缩炸弹、不是 .docx 的不读，服务不受影响', async () => {
  const bomb = docx(Array.from({ length: 400_000 }, () => '填充文字'))
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await readDocx(bomb)).toBeNull()
  expect(await readDocx(Buffer.from('PK not a zip'))).toBeNull()
  expect(await readDocx(Buffer.from(zipSync({ 'a.txt': strToU8('甲') })))).toBeNull()
})
