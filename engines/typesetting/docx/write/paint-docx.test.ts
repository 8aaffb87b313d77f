import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { flatItems, type Layout } from '../../display.ts'
import { standardMetrics } from '../../fonts.ts'
import { layout } from '../../layout.ts'
import type { Paper } from '../../model.ts'
import { recogniseParagraphs } from '../../recognise/recognise.ts'
import { expectedTexts } from '../../testing/expected.ts'
import { bulletin, draftSheet, jointNotice, letter, notice, order, paragraph, request, wideTable } from '../../testing/papers.ts'
import { anyText, papers, realText } from '../../testing/random-papers.ts'
import type { DocxFacts } from '../facts.ts'
import { importedFromDocx } from '../read/imported.ts'
import { readDocxFacts } from '../read/read-docx.ts'
import { parseXml } from '../read/xml.ts'
import { longBody, samplePapers } from '../testing/papers.ts'
import { paintDocx, type DocxOptions } from './paint-docx.ts'

const paint = (paper: Paper, options: Partial<DocxOptions> = {}) => paintDocx(paper, layout(paper, standardMetrics), { title: '测试', ...options })
const partsOf = (bytes: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
const documentOf = (bytes: Uint8Array): string => partsOf(bytes)['word/document.xml']!
function factsOf(bytes: Uint8Array): DocxFacts {
  const read = readDocxFacts(bytes)
  if ('kind' in read) throw new Error(read.code)
  return read
}
const styled = (facts: DocxFacts, name: string) => facts.paragraphs.filter(({ style }) => style?.id === name)

/** The characters of a document, each text box once: its older form repeats it for older programs. */
function charactersOf(document: string): string {
  const once = document.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
  return [...once.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text!.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')).join('')
}
/** What has a shape; the layout leaves all else out or sets a blank for it. */
// oxlint-disable-next-line no-control-regex
const shapeless = /[\s\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffd-\uffff]|\p{Variation_Selector}/gu
const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const char of text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '').replace(shapeless, '')) counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}
/** Every text of the paper, and the labels that the format adds; a table's head counts once. */
const wantedText = (paper: Paper, laid: Layout): string => expectedTexts(paper).map(({ text }) => text).join('') + laid.pages.flatMap((page) => flatItems(page.items))
  .flatMap((item) => item.kind === 'text' && item.origin.offset === undefined && item.origin.part !== 'pageNumber' && item.origin.row === undefined ? [item.text] : []).join('')

function differences(paper: Paper): string[] {
  const laid = layout(paper, standardMetrics)
  const [got, wanted] = [counted(charactersOf(documentOf(paintDocx(paper, laid, { title: '' })))), counted(wantedText(paper, laid))]
  return [...new Set([...got.keys(), ...wanted.keys()])].filter((char) => got.get(char) !== wanted.get(char)).map((char) => `${char}: ${got.get(char) ?? 0} for ${wanted.get(char) ?? 0}`)
}

test.each(Object.keys(samplePapers))('%s：每个字恰好写出一次', (name) => {
  expect(differences(samplePapers[name]!)).toEqual([])
})

test('任意公文：每个字恰好写出一次，各部件是完整的XML', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    expect(differences(paper)).toEqual([])
    for (const [name, text] of Object.entries(partsOf(paint(paper)))) if (/\.(xml|rels)$/.test(name)) expect(parseXml(text), name).not.toBeNull()
  }), { numRuns: 120 })
}, 60_000)

test('任意字符：不报错，XML完整，能读回', () => {
  fc.assert(fc.property(papers(anyText), (paper) => {
    const bytes = paint(paper)
    expect(parseXml(documentOf(bytes))).not.toBeNull()
    expect(factsOf(bytes).sections.length).toBeGreaterThan(0)
  }), { numRuns: 60 })
}, 60_000)

test('同样的公文两次写出的字节相同，文件里没有时间', () => {
  expect(paint(notice)).toEqual(paint(notice))
  expect(partsOf(paint(notice))['docProps/core.xml']).not.toMatch(/created|modified/)
})

test('版面按国标：A4、页边距、每面22行、每行28字、单双页码', () => {
  const facts = factsOf(paint(notice))
  const [section] = facts.sections
  expect(section).toMatchObject({ landscape: false, firstPageDiffers: false })
  expect([section!.widthMm, section!.heightMm, ...Object.values(section!.marginsMm).slice(0, 4)].map((mm) => Math.round(mm))).toEqual([210, 297, 37, 35, 28, 26])
  expect(section!.grid).toBeUndefined()
  const body = factsOf(paint({ ...notice, body: [paragraph('现印发给你们。')] })).paragraphs.find(({ style }) => style?.name === 'Body Text')!
  expect(Math.floor(225 / body.line.pitchMm!)).toBe(22)
  expect(Math.floor(156 / body.runs[0]!.advanceMm)).toBe(28)
  expect(body).toMatchObject({ align: 'justify', indent: { firstChars: 2 }, runs: [{ font: '仿宋_GB2312', sizePt: 16 }] })
  expect(facts.evenAndOddMargins).toBe(true)
  expect(section!.footers.map(({ pages, paragraphs: [line] }) => [pages, line!.align, line!.text, line!.fields[0]!.instruction])).toEqual([['default', 'right', '— 1 —', 'PAGE'], ['even', 'left', '— 2 —', 'PAGE']])
})

test('各要素用各自的样式：层次标题、标题、主送、附件、署名、日期', () => {
  const facts = factsOf(paint(notice))
  const fonts = (style: string) => styled(facts, style)[0]!.runs.map(({ font, sizePt, color }) => [font, sizePt, color])
  expect(fonts('Heading1')).toEqual([['黑体', 16, '#000000']])
  expect(fonts('Heading2')).toEqual([['楷体_GB2312', 16, '#000000'], ['仿宋_GB2312', 16, '#000000']])
  expect(fonts('Title')[0]).toEqual(['方正小标宋简体', 22, '#000000'])
  expect(fonts('IssuerMark')[0]).toEqual(['方正小标宋简体', 59, '#e60012'])
  expect(styled(facts, 'MainTo')[0]!.text).toMatch(/：$/)
  expect(styled(facts, 'AttachmentLabel').map(({ text, startsPage }) => [text, startsPage])).toEqual([['附件1', true], ['附件2', true]])
  expect(styled(facts, 'IssuerSign')[0]!.keepNext).toBe(true)
  expect(styled(facts, 'Heading1')[0]).toMatchObject({ outlineLevel: 1, keepNext: true })
})

test('标志在版心上边缘下35毫米，红线在发文字号下4毫米、与版心同宽', () => {
  const facts = factsOf(paint(notice))
  const [mark] = styled(facts, 'IssuerMark')
  const [number] = styled(facts, 'DocNumber')
  // The glyphs' upper edge: 0.848 em above the baseline, which stands at four fifths of the line.
  expect(mark!.beforeMm + mark!.line.pitchMm! * 0.8 - 0.848 * mark!.runs[0]!.sizePt * 25.4 / 72).toBeCloseTo(35, 0)
  expect(number!.borders.bottom).toMatchObject({ kind: 'single', color: '#e60012' })
  expect(number!.indent).toMatchObject({ leftMm: 0, rightMm: 0 })
  expect(Math.abs(number!.borders.bottom!.spaceMm - 4)).toBeLessThan(0.6)
})

test('写出的文件再导入，结构一字不差', () => {
  const { paragraphs } = importedFromDocx(factsOf(paint(notice)))
  const found = recogniseParagraphs(paragraphs)
  const { issuerMark, docNumber, title, mainTo, docDate, footnote, copyTo, printOrg, printDate } = notice
  expect(found).toMatchObject({ issuerMark, docNumber, title, mainTo, docDate, footnote, copyTo, printOrg, printDate, signatories: [{ organ: '中共临江区委办公室' }] })
  expect(found.body.map((block) => [block.kind, 'level' in block ? block.level : 0])).toEqual(notice.body.map((block) => [block.kind, 'level' in block ? block.level : 0]))
  expect(found.attachments.map((one) => one.title)).toEqual(notice.attachments.map((one) => one.title))
  const table = found.attachments[0]!.body.find((block) => block.kind === 'table')
  const own = notice.attachments[0]!.body[0]!
  expect(table?.rows.map((row) => row.map(({ text, rowSpan = 1, columnSpan = 1 }) => [text, rowSpan, columnSpan])))
    .toEqual(own.kind === 'table' && own.rows.map((row) => row.map(({ text, rowSpan = 1, columnSpan = 1 }) => [text, rowSpan, columnSpan])))
})

test('mammoth 读得出标题层次、表格和版记', async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(paint(notice)) })
  expect(value).toContain('<h1>一、总体要求</h1>')
  expect(value).toMatch(/<td rowspan="2"><p>区委办公室<\/p><\/td>/)
  for (const text of ['抄送：市委办公室', '2026年11月23日印发', '附件：1. 全区公文处理重点任务分工表']) expect(value.replace(/<[^>]+>/g, '')).toContain(text)
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
})

test('版记固定在末页版心下边缘，粗细线按国标，前有空白页的两面都不编页码', () => {
  const box = factsOf(paint(notice)).drawings.find(({ kind }) => kind === 'text-box')!
  expect(box).toMatchObject({ anchored: true, widthMm: 156, place: { yFrom: 'margin', yAlign: 'bottom' } })
  const rules = styled(factsOf(paint(notice)), 'ImprintRule').flatMap(({ borders }) => borders.bottom ? [borders.bottom.widthMm] : [])
  expect(rules).toEqual([0.353, 0.265, 0.353])
  const blank = factsOf(paint(samplePapers['整页附件']!))
  expect(blank.sections.map(({ footers }) => footers[0]!.paragraphs[0]!.text)).toEqual(['— 1 —', '', '— 1 —'])
  expect(blank.sections[2]!.pageNumber.start).toBe(1)
})

test('上行文：发文字号与最后一名签发人同行，姓名用楷体', () => {
  const rows = styled(factsOf(paint(request)), 'DocNumber')
  expect(rows.map(({ text }) => text.replace(/\t/g, '|'))).toEqual(['|签发人：王建国|李明', '|临委〔2026〕5号|欧阳文华'])
  expect(rows[0]!.runs.find(({ text }) => text === '王建国')!.font).toBe('楷体_GB2312')
  expect(rows[1]!.borders.bottom!.color).toBe('#e60012')
})

test('署名、日期、附注不分开，正文末段跟着走；版面上跨面的段落不跟', () => {
  const kept = (paper: Paper) => factsOf(paint(paper)).paragraphs.filter(({ style }) => /^(BodyText|IssuerSign|DocDate|FootnoteLine)$/.test(style?.id ?? '')).slice(-4).map(({ keepNext }) => keepNext)
  expect(kept({ ...notice, attachments: [], body: longBody(1) })).toEqual([true, true, true, false])
  expect(kept(request)).toEqual([false, true, true, false])
  expect(documentOf(paint(request))).toContain('<w:widowControl w:val="0"/>')
})

test('信函：发文字号与紧急程度同行，各用各的字体', () => {
  const row = factsOf(paint(letter)).paragraphs.find(({ text }) => text.startsWith('特急'))!
  expect(row.runs.filter(({ text }) => text.trim()).map(({ text, font }) => [text.trim(), font])).toEqual([['特急', '黑体'], ['临委办函〔2026〕12号', '仿宋_GB2312']])
})

test('联合行文：各机关名称逐行排列，“文件”居右跨行', () => {
  const facts = factsOf(paint(jointNotice))
  expect(facts.tables[0]!.rows.map((row) => row.map(({ text, rowSpan }) => [text, rowSpan]))).toEqual([
    [['中共临江区委组织部', 1], ['文件', 3]], [['临江区财政局', 1]], [['临江区人力资源和社会保障局', 1]],
  ])
})

test('信函：标志和红色双线在版心之上，首页不编页码而有第二条双线', () => {
  const facts = factsOf(paint(letter))
  const box = facts.drawings[0]!
  expect(box.place!.yMm).toBeLessThan(37)
  expect(box.widthMm).toBe(170)
  expect(facts.paragraphs.find(({ style }) => style?.id === 'IssuerMark')!.borders.bottom!.kind).toBe('thickThinSmallGap')
  expect(facts.sections[0]!.firstPageDiffers).toBe(true)
  const first = facts.sections[0]!.footers.find(({ pages }) => pages === 'first')!.paragraphs[0]!
  expect(first).toMatchObject({ text: '', borders: { bottom: { kind: 'thinThickSmallGap', color: '#e60012' } } })
  expect(first.indent.leftMm).toBeCloseTo(-8, 0)
})

test('横排表格自成一节，横向纸，表头重复，订口在上', () => {
  const facts = factsOf(paint({ ...notice, body: [paragraph('前文。'), wideTable, paragraph('后文。')], attachments: [] }))
  expect(facts.sections.map(({ landscape }) => landscape)).toEqual([false, true, false])
  expect(facts.sections[1]!.marginsMm).toMatchObject({ top: expect.closeTo(28, 1), left: expect.closeTo(35, 1) })
  expect(facts.tables[0]!.headerRows).toBe(2)
  expect(Math.round(facts.tables[0]!.columnsMm.reduce((sum, one) => sum + one, 0))).toBe(225)
})

test('表单由表格写成，意见和签名各在其格', () => {
  const [table] = factsOf(paint(draftSheet)).tables
  const cellsWith = (text: string) => table!.rows.flat().filter((cell) => cell.text.includes(text))
  expect(cellsWith('签发')[0]!.text).toContain('同意。请尽快印发。\n吴书平　2026年11月23日')
  expect(new Set(table!.rows.map((row) => row.reduce((sum, cell) => sum + cell.columnSpan, 0))).size).toBe(1)
})

test('命令和简报的各部分都在，标题各行保持排定的断行', () => {
  expect(styled(factsOf(paint(order)), 'IssuerMark')[0]!.text).toBe('临江区人民政府令')
  const news = factsOf(paint(bulletin))
  expect(styled(news, 'ColumnName').map(({ text }) => text)).toEqual(['【工作动态】', '【经验交流】'])
  expect(styled(factsOf(paint(notice)), 'Title')[0]!.text).toBe('中共临江区委办公室关于进一步规范\n全区党政机关公文处理工作的通知')
})

const pixel = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (char) => char.charCodeAt(0))

test('图片嵌入一份，缺少的图片显示为空框', () => {
  const paper = { ...notice, attachments: [], body: [paragraph('图。'), ...['a', 'a', 'b'].map((file) => ({ kind: 'picture' as const, file, widthMm: 100, heightMm: 50 }))] }
  const bytes = paint(paper, { images: { a: pixel } })
  expect(Object.keys(partsOf(bytes)).filter((name) => name.startsWith('word/media'))).toEqual(['word/media/image1.png'])
  expect(factsOf(bytes).drawings.slice(0, 3).map(({ kind, widthMm, heightMm }) => [kind, widthMm, heightMm])).toEqual([['picture', 100, 50], ['picture', 100, 50], ['shape', 100, 50]])
})

test('印章不进可编辑的文件，位置留出', () => {
  const sealed = factsOf(paint(notice))
  const bare = factsOf(paint({ ...notice, signatories: [{ organ: '中共临江区委办公室' }] }))
  expect(sealed.drawings.every(({ kind }) => kind === 'text-box')).toBe(true)
  expect(styled(sealed, 'IssuerSign')[0]!.beforeMm).toBeGreaterThan(styled(bare, 'IssuerSign')[0]!.beforeMm)
})

test('字体可以换成机关已有的，题名和作者写进文件属性', () => {
  const bytes = paint({ ...notice, body: longBody(1) }, { title: '通知 & 要求', author: '区委办', families: { fang: '仿宋' } })
  expect(styled(factsOf(bytes), 'BodyText')[0]!.runs[0]!.font).toBe('仿宋')
  expect(partsOf(bytes)['docProps/core.xml']).toContain('<dc:title>通知 &amp; 要求</dc:title><dc:creator>区委办</dc:creator>')
})

test('行距缩小的一面，文件里的行距同样缩小', () => {
  const tightened = samplePapers['三页意见']!
  const laid = layout(tightened, standardMetrics)
  const pitches = new Set(factsOf(paint(tightened)).paragraphs.flatMap(({ style, line }) => style?.id === 'BodyText' ? [line.pitchMm] : []))
  expect(laid.warnings.some(({ code }) => code === 'spacing-tightened')).toBe(true)
  expect(pitches.size).toBe(2)
})

test('字库不同也不多出一行：署名和日期靠右往左长，排满的标题两边留余地，长的附件说明可以跨面', () => {
  const attached = { ...notice, signatories: [{ organ: '中共临江区委办公室' }], title: '关于印发2026年度综合考核实施方案的通知', attachments: Array.from({ length: 12 }, (__, i) => ({ title: `考核指标之${i + 1}`, body: [] })) }
  const document = documentOf(paint(attached))
  const paragraphs = (style: string) => [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([text]) => text).filter((text) => text.includes(`<w:pStyle w:val="${style}"/>`))
  for (const style of ['IssuerSign', 'DocDate']) expect(paragraphs(style)[0], style).toMatch(/<w:ind w:right="\d+"\/><w:jc w:val="right"\/>/)
  expect(paragraphs('Title')[0]).toMatch(/w:left="-567" w:right="-567"/)
  expect(paragraphs('AttachmentNote').slice(0, -1).filter((text) => text.includes('<w:keepNext/>'))).toEqual([])
})

test('有紧急程度时，联合行文的标志仍在版心上边缘下35毫米：其上的空行从紧急程度之下量起', () => {
  const gaps = (paper: Paper) => /<w:spacing w:line="(\d+)" w:lineRule="exact"\/><\/w:pPr><\/w:p><w:tbl>/.exec(documentOf(paint(paper)))?.[1]
  const [bare, urgent] = [Number(gaps(jointNotice)), Number(gaps({ ...jointNotice, urgency: '特急' }))]
  expect(bare - urgent).toBe(579)
})

test('上万格的表写得出来：时间随格数增长，跨行的格各行都在', () => {
  const rows = Array.from({ length: 500 }, (_, row) => Array.from({ length: 20 }, (_, cell) => ({ text: `${row}-${cell}` })))
  rows[2] = [{ text: '合并', rowSpan: 2 } as { text: string }, ...rows[2]!.slice(1)]
  rows[3] = rows[3]!.slice(1)
  const paper: Paper = { ...notice, attachments: [], body: [paragraph('现报送如下。'), { kind: 'table', columns: [], headerRows: 1, rows }] }
  const laid = layout(paper, standardMetrics)
  const from = performance.now()
  const document = documentOf(paintDocx(paper, laid, { title: '测试' }))
  // A cell that searched all text of the table for its lines would take many times as long.
  expect(performance.now() - from).toBeLessThan(10_000)
  expect(document.match(/<w:tc>/g)).toHaveLength(10_000)
  expect(document.match(/<w:vMerge/g)).toHaveLength(2)
})
