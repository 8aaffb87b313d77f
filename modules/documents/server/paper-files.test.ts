import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { layout, metricsOf, paintOfd, paintPdf, type OfficialPaper } from '#engines/typesetting'
import { loadFonts } from '#platform/fonts'
import { isRefused } from '#platform/act'
import { paperKindOf, readPaperFile } from './paper-files.ts'

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const links = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const docx = (paragraphs: readonly string[]): Buffer => Buffer.from(zipSync({
  '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(links),
  'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`),
}))

const fonts = await loadFonts()
const paper: OfficialPaper = {
  format: 'document', issuerMark: '中共临江区委办公室文件', docNumber: '临委办发〔2026〕18号', title: '关于做好有关工作的通知', mainTo: '各镇党委、街道党工委',
  body: [{ kind: 'paragraph', runs: [{ text: '现就做好岁末年初有关工作通知如下。' }] }, { kind: 'heading', level: 1, runs: [{ text: '一、总体要求' }] }],
  attachments: [], signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年11月23日',
}
const laid = layout(paper, metricsOf(fonts))
const wanted = { title: paper.title, mainTo: paper.mainTo, docNumber: paper.docNumber, docDate: paper.docDate, body: paper.body }

test.each([
  ['纯文本', 'txt', new TextEncoder().encode('关于测试的通知\n各镇：\n正文。'), { title: '关于测试的通知', mainTo: '各镇' }],
  ['国标编码的纯文本', 'txt', new Uint8Array([0xb9, 0xd8, 0xd3, 0xda, 0xb2, 0xe2, 0xca, 0xd4, 0xb5, 0xc4, 0xcd, 0xa8, 0xd6, 0xaa, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3]), { title: '关于测试的通知' }],
  ['Markdown', 'md', new TextEncoder().encode('# 关于测试的通知\n\n各镇：\n\n## 一、要求\n\n正文**要点**。'), { title: '关于测试的通知', mainTo: '各镇' }],
  ['Word', 'docx', docx(['关于测试的通知', '各镇：', '正文。']), { title: '关于测试的通知', mainTo: '各镇' }],
  ['PDF', 'pdf', paintPdf(laid, fonts, { title: paper.title }), wanted],
  ['OFD', 'ofd', paintOfd(laid, fonts, { title: paper.title, paper }), wanted],
] as const)('读入%s', async (_name, kind, bytes, expected) => {
  const read = await readPaperFile(bytes, kind)
  expect(isRefused(read) ? read : read.recognised).toMatchObject(expected)
})

test('压缩炸弹、不是所称种类的文件不读，服务不受影响', async () => {
  const bomb = docx(Array.from({ length: 400_000 }, () => '填充文字'))
  expect(bomb.length).toBeLessThan(1024 * 1024)
  for (const [bytes, kind] of [[bomb, 'docx'], [Buffer.from('PK not a zip'), 'docx'], [Buffer.from(zipSync({ 'a.txt': strToU8('甲') })), 'docx'], [Buffer.from('PK not a zip'), 'ofd'], [Buffer.from('%PDF-'), 'pdf']] as const) {
    expect(await readPaperFile(bytes, kind)).toMatchObject({ code: 'draft-import-unreadable' })
  }
})

test('只有图片的文件请人先识别文字', async () => {
  const blank = layout({ ...paper, title: '', issuerMark: '', mainTo: '', docNumber: '', docDate: '', body: [], signatories: [] }, metricsOf(fonts))
  const pages = { ...blank, pages: blank.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.kind !== 'text') })) }
  expect(await readPaperFile(paintPdf(pages, fonts, { title: '' }), 'pdf')).toMatchObject({ code: 'draft-import-no-text' })
})

test('按文件名的后缀认种类', () => expect(['a.DOCX', 'b.ofd', 'c.doc', 'd'].map(paperKindOf)).toEqual(['docx', 'ofd', null, null]))
