import { deflateSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { samplePdf } from '../../examples.ts'
import { wordsIn } from './read.ts'
import { readWords } from './reading.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const zipped = (entries: Record<string, string>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))))

describe('读出文字', () => {
  test('.docx：正文、页眉、文本框各为一部分，表格单元以制表符分隔', () => {
    const docx = zipped({
      'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>标题 &amp; 副题</w:t></w:r><w:r><mc:Fallback><w:txbxContent><w:p><w:r><w:t xml:space="preserve">机密</w:t></w:r></w:p></w:txbxContent></mc:Fallback></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>密级</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>无</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:br w:type="page"/><w:t>次页</w:t></w:r></w:p></w:body></w:document>',
      'word/header1.xml': '<w:hdr><w:p><w:r><w:t>秘</w:t></w:r><w:r><w:tab/><w:t>密</w:t></w:r></w:p></w:hdr>',
    })
    expect(wordsIn(`${OFFICE}wordprocessingml.document`, docx)).toEqual(['标题 & 副题\n密级 \t无 \t\n\f次页\n', '机密\n', '秘\t密\n'])
  })

  test('.xlsx：每张表一部分，每行一行，页眉在内', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('名单', { headerFooter: { oddHeader: '&C机密' } })
    sheet.addRow(['姓名', '人数'])
    sheet.addRow(['张三', 3])
    book.addWorksheet('空表')
    const [first] = wordsIn(`${OFFICE}spreadsheetml.sheet`, Buffer.from(await book.xlsx.writeBuffer()))!
    expect(first).toContain('姓名\t人数\t\n张三\t3\t\n')
    expect(first!.split('\n')).toContain('机密')
  })

  test('.ofd：逐字排的行按高度拼回，按页分开', () => {
    const page = (pieces: readonly (readonly [number, number, string])[]) => `<ofd:Page><ofd:Content>${pieces.map(([x, y, text]) => `<ofd:TextObject Boundary="${x} ${y} 10 6"><ofd:TextCode X="0" Y="5">${text}</ofd:TextCode></ofd:TextObject>`).join('')}</ofd:Content></ofd:Page>`
    const ofd = zipped({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Pages/Page_10/Content.xml': page([[20, 20, '末页']]), 'Doc_0/Pages/Page_0/Content.xml': page([[30, 20.4, '密'], [20, 40, '标题'], [40, 20, '★10年'], [20, 20, '机']]) })
    expect(wordsIn('application/ofd', ofd)).toEqual(['机密★10年\n标题\f末页'])
  })

  test('.pptx、.doc 与国标码文本', () => {
    expect(wordsIn(`${OFFICE}presentationml.presentation`, zipped({ 'ppt/slides/slide1.xml': '<p:sld><a:p><a:r><a:t>汇报</a:t></a:r></a:p></p:sld>' }))).toEqual(['汇报\n'])
    const doc = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), Buffer.from('机密★10年\r关于某事的报告\r', 'utf16le'), Buffer.from([0, 0, 1, 0])])
    expect(wordsIn('application/x-cfb', doc)).toEqual(['机密★10年\r关于某事的报告\r'])
    expect(wordsIn('text/plain; charset=gb18030', Buffer.from([0xbb, 0xfa, 0xc3, 0xdc]))).toEqual(['机密'])
  })

  test('读不出的类型、损坏的文件如实说读不出', () => {
    expect(wordsIn('application/zip', zipped({ 'a.txt': '机密' }))).toBeNull()
    expect(wordsIn('image/png', Buffer.from([1]))).toBeNull()
    expect(wordsIn(`${OFFICE}wordprocessingml.document`, Buffer.from('PK damaged'))).toBeNull()
  })
})

const pdfOf = (objects: readonly string[]) => Buffer.from(`%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer << /Root 1 0 R >>`, 'latin1')
const pageOf = (content: string, font: string, more: readonly string[] = []) => pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
  '<< /Type /Page /Parent 2 0 R /Contents [4 0 R] >>', `<< /Length ${content.length} >> stream\n${content}\nendstream`, font, ...more])
const inPdf = (file: Buffer) => wordsIn('application/pdf', file)

describe('PDF', () => {
  test('按 ToUnicode 表读出，按高度成行，按页树分页', () => {
    expect(inPdf(samplePdf(['机密★10年', '关于某事的报告'], ['附件', '名单']))).toEqual(['机密★10年\n关于某事的报告\f附件\n名单'])
  })
  test('对象压在对象流里的（PDF 1.5）', () => {
    const packed = { 5: '<< /Type /Font /Subtype /Type1 >>', 3: '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>' }
    const [head, body] = [`5 0 3 ${packed[5].length + 1} `, `${packed[5]} ${packed[3]}`]
    const stream = deflateSync(head + body).toString('latin1')
    const file = Buffer.from(`%PDF-1.5\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [3 0 R] /Resources << /Font << /F1 5 0 R >> >> >> endobj 4 0 obj << /Length 30 >> stream\nBT /F1 9 Tf (SECRET) Tj ET     \nendstream endobj 7 0 obj << /Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode /Length ${stream.length} >> stream\n${stream}\nendstream endobj 8 0 obj << /Type /XRef /Root 1 0 R >> endobj`, 'latin1')
    expect(inPdf(file)).toEqual(['SECRET'])
  })
  test('国标编码与 UniGB 编码的中文字体', () => {
    const type0 = (encoding: string) => `<< /Type /Font /Subtype /Type0 /Encoding /${encoding} >>`
    expect(inPdf(pageOf('BT /F1 12 Tf <bbfac3dc> Tj ET', type0('GBK-EUC-H')))).toEqual(['机密'])
    expect(inPdf(pageOf('BT /F1 12 Tf <673a5bc6> Tj ET', type0('UniGB-UCS2-H')))).toEqual(['机密'])
    expect(inPdf(pageOf('BT /F1 12 Tf <673a5bc6> Tj ET', type0('Identity-H')))).toBeNull()
  })
  test('字符串转义、字距数组、换行算子、内嵌图、表单对象', () => {
    const content = '% note (\nq 1 0 0 1 0 700 cm BT /F1 12 Tf 14 TL (a\\(b\\)\\101) Tj T* [(x) -250 (y)] TJ (next) \' ET Q BI /W 1 ID \x00Tj\x01 EI q 1 0 0 1 0 100 cm /X Do Q'
    const form = '(inside) Tj'
    expect(inPdf(pageOf(content, '<< /Type /Font /Subtype /Type1 >>', [`<< /Subtype /Form /Matrix [1 0 0 1 0 5] /Length ${form.length + 24} >> stream\nBT /F1 9 Tf 0 0 Td ${form} ET\nendstream`]))).toEqual(['a(b)A\nxy\nnext\ninside'])
  })
  test('自己引用自己的表单不致死循环', () => {
    expect(inPdf(pageOf('BT /F1 9 Tf (x) Tj ET /X Do', '<< /Type /Font /Subtype /Type1 >>', ['<< /Subtype /Form /Length 5 >> stream\n/X Do\nendstream']))).toEqual(['x'])
  })
  test('加密的、没有文字的、不是 PDF 的读不出', () => {
    expect(inPdf(Buffer.concat([samplePdf(['机密']), Buffer.from('\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>')]))).toBeNull()
    expect(inPdf(pageOf('0 0 10 10 re f', '<< >>'))).toBeNull()
    expect(inPdf(Buffer.from('hello'))).toBeNull()
  })
  test('损坏的文件只会读不全，不会出错', () => {
    const whole = samplePdf(['机密★10年', '关于某事的报告'])
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), (at, noise) => {
      const damaged = Buffer.from(whole)
      damaged.set(noise.subarray(0, damaged.length - at), at)
      const words = inPdf(damaged)
      expect(words === null || words.length === 1).toBe(true)
    }), { numRuns: 300 })
  })
})

test('旁线程读出的与直接读出的一样；出错的算读不出', async () => {
  const pdf = samplePdf(['机密'])
  expect(await readWords('application/pdf', pdf)).toEqual(inPdf(pdf))
  expect(await readWords('application/ofd', Buffer.from('not a zip'))).toBeNull()
})
