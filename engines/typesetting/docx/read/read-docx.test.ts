import { AlignmentType, BorderStyle, Document, Footer, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sentenceFor } from '#lib/refusals'
import { recogniseParagraphs } from '../../recognise/recognise.ts'
import type { DocxFacts } from '../facts.ts'
import { docxRefusals, type DocxRefusal } from '../refusals.ts'
import { handMadeDocx, p, part, relations } from '../testing/hand-made.ts'
import { importedFromDocx } from './imported.ts'
import { readDocxFacts } from './read-docx.ts'

function factsOf(bytes: Uint8Array): DocxFacts {
  const read = readDocxFacts(bytes)
  if ('kind' in read) throw new Error(read.code)
  return read
}
function refusalOf(bytes: Uint8Array): DocxRefusal | null {
  const read = readDocxFacts(bytes)
  return 'kind' in read ? read.code : null
}
const textsOf = (facts: DocxFacts): string[] => facts.paragraphs.map(({ text }) => text)

test('按版心、字号、行距、缩进和红线读出 Word 公文的版式', async () => {
  const word = new Document({
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, footer: 1400 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: '宋体' })] })] }) },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'FF0000', space: 11 } }, children: [new TextRun('临委发〔2026〕1号')] }),
        new Paragraph({
          spacing: { line: 579, lineRule: LineRuleType.EXACT, before: 100 }, indent: { firstLine: 632 },
          children: [new TextRun({ text: '现将有关事项通知如下。', font: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman' }, size: 32, characterSpacing: -4, color: 'FF0000', bold: true })],
        }),
      ],
    }],
  })
  const facts = factsOf(new Uint8Array(await Packer.toBuffer(word)))
  expect(facts.sections[0]).toMatchObject({ widthMm: 210.009, heightMm: 297.004, marginsMm: { top: 37.006, left: 28.011, right: 26, bottom: 34.996 } })
  expect(facts.paragraphs[0]).toMatchObject({ align: 'center', borders: { bottom: { kind: 'single', color: '#ff0000', widthMm: 0.529, spaceMm: 3.881 } } })
  const body = facts.paragraphs[1]!
  expect(body).toMatchObject({ line: { rule: 'exact', mm: 10.213, pitchMm: 10.213 }, beforeMm: 1.764, indent: { firstMm: 11.148, firstChars: 1.98 } })
  expect(body.runs).toEqual([{
    text: '现将有关事项通知如下。', font: '仿宋_GB2312', latinFont: 'Times New Roman', sizePt: 16, bold: true, italic: false, underlined: false,
    color: '#ff0000', spacingMm: -0.071, scaleX: 1, advanceMm: 5.573,
  }])
  const [footer] = facts.sections[0]!.footers
  expect(footer).toMatchObject({ pages: 'default', paragraphs: [{ align: 'right', text: '—  —', fields: [{ instruction: 'PAGE' }] }] })
  expect(facts.notUnderstood).toEqual([])
})

test('自动编号按中文公文层次写进文字，并随层次重新起算', async () => {
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({ level: at, format, text, alignment: AlignmentType.LEFT })
  const numbered = (text: string, at: number) => new Paragraph({ text, numbering: { reference: 'levels', level: at } })
  const word = new Document({
    numbering: { config: [{ reference: 'levels', levels: [level(0, LevelFormat.CHINESE_COUNTING, '%1、'), level(1, LevelFormat.CHINESE_COUNTING, '（%2）'), level(2, LevelFormat.DECIMAL, '%3．'), level(3, LevelFormat.DECIMAL, '（%4）')] }] },
    sections: [{ children: [numbered('总体要求', 0), numbered('目标', 1), numbered('原则', 1), numbered('依法', 2), numbered('公开', 2), numbered('组织保障', 0), numbered('领导', 1), numbered('分工', 2), numbered('牵头', 3)] }],
  })
  expect(textsOf(factsOf(new Uint8Array(await Packer.toBuffer(word))))).toEqual([
    '一、总体要求', '（一）目标', '（二）原则', '1．依法', '2．公开', '二、组织保障', '（一）领导', '1．分工', '（1）牵头',
  ])
})

const numbering = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') =>
  ({ 'numbering.xml': part('w:numbering', `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}`) })
const lvl = (at: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const inList = (numId: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

test('编号在两位数、重新起算、样式带号、取消编号和未知样式时都与 Word 一致', () => {
  const nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
  const styles = part('w:styles', '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
  const many = Array.from({ length: 11 }, () => p('项', inList(1))).join('')
  const facts = factsOf(handMadeDocx(`${many}${p('样式带号', '<w:pStyle w:val="H"/>')}${p('不编号', `<w:pStyle w:val="H"/>${inList(0)}`)}${p('另起', inList(2))}${p('续', inList(2))}`,
    { ...numbering(lvl(0, 'chineseCountingThousand', '第%1条', '<w:suff w:val="space"/>'), nums), 'styles.xml': styles }))
  expect(textsOf(facts).slice(9)).toEqual(['第十条 项', '第十一条 项', '第十二条 样式带号', '不编号', '第一条 另起', '第二条 续'])
  expect(facts.paragraphs[11]).toMatchObject({ number: '第十二条 ', outlineLevel: 1, style: { name: 'heading 1' } })
  const odd = factsOf(handMadeDocx(p('项', inList(1)) + p('点', inList(1, 1)), numbering(lvl(0, 'hebrew1', '%1.') + lvl(1, 'bullet', '\uf06c'))))
  expect(textsOf(odd)).toEqual(['1.项', '•点'])
  expect(odd.notUnderstood).toEqual([{ part: 'body', paragraph: 0, text: '1.', reason: expect.stringContaining('hebrew1') }])
})

test('样式逐级继承，主题字体、默认值和切换属性都解析出来', () => {
  const styles = part('w:styles', `
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>
      <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文正文"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
    <w:style w:type="character" w:styleId="c"><w:name w:val="着重"/><w:rPr><w:b/></w:rPr></w:style>`)
  const theme = '<a:theme xmlns:a="a"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
  const facts = factsOf(handMadeDocx(`${p('默认')}${p('正文', '<w:pStyle w:val="b"/>')}${p('着重', '<w:pStyle w:val="b"/>', '<w:rStyle w:val="c"/>')}${p('圈', '<w:pStyle w:val="loop"/>')}`,
    { 'styles.xml': styles, 'theme/theme1.xml': theme, ...relations({ r9: 'theme/theme1.xml' }) }))
  expect(facts.paragraphs[0]).toMatchObject({ align: 'justify', afterMm: 2.822, line: { rule: 'multiple', times: 259 / 240 }, runs: [{ font: '等线', latinFont: 'Calibri', sizePt: 10.5, bold: false }] })
  expect(facts.paragraphs[1]).toMatchObject({ style: { id: 'b', name: '公文正文' }, indent: { firstMm: 11.288, firstChars: 2 }, runs: [{ font: '仿宋', latinFont: 'Calibri', sizePt: 16, bold: true }] })
  expect(facts.paragraphs[2]!.runs[0]!.bold).toBe(false)
  expect(facts.paragraphs[3]!.text).toBe('圈')
})

test('文档网格决定行距和字距', () => {
  const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/></w:sectPr>'
  const facts = factsOf(handMadeDocx(p('在网格上', '', '<w:sz w:val="32"/>') + p('不在', '<w:snapToGrid w:val="0"/>', '<w:sz w:val="32"/>') + section))
  expect(facts.sections[0]!.grid).toEqual({ kind: 'linesAndChars', pitchMm: 10.213, addedPerCharMm: -0.073 })
  expect(facts.paragraphs[0]).toMatchObject({ line: { rule: 'multiple', times: 1, pitchMm: 10.213 }, runs: [{ advanceMm: 5.571 }] })
  expect(facts.paragraphs[1]!.line).toEqual({ rule: 'multiple', times: 1 })
})

test('修订、批注、脚注、文本框、对象、公式和页眉文字一样不落', () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>1008000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>2592000</wp:posOffset></wp:positionV>
    <wp:extent cx="5616000" cy="720000"/><wp:docPr id="1" name="t"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>${p('临江区文件')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
    <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p('临江区文件')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const line = '<w:r><w:pict><v:line style="position:absolute" from="0,0" to="442.2pt,0" strokecolor="red" strokeweight="2.25pt"/></w:pict></w:r>'
  const object = '<w:r><w:object><v:shape style="width:100pt;height:50pt"/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
  const body = `<w:p>${box}${line}<w:r><w:t>临委发〔2026〕1号</w:t></w:r></w:p>
    <w:p><w:ins w:author="甲"><w:r><w:t>增加</w:t></w:r></w:ins><w:del w:author="乙"><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>保留</w:t><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>
    <w:p>${object}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗记</w:t></w:r></w:p>
    <w:altChunk r:id="x"/>
    <w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`
  const facts = factsOf(handMadeDocx(body, {
    ...relations({ h: 'header1.xml' }), 'header1.xml': part('w:hdr', p('内部')),
    'footnotes.xml': part('w:footnotes', `<w:footnote w:type="separator" w:id="0">${p('—')}</w:footnote><w:footnote w:id="2">${p('注一')}</w:footnote>`),
    'comments.xml': part('w:comments', `<w:comment w:id="0" w:author="丙">${p('请核')}</w:comment>`),
  }))
  expect(textsOf(facts)).toEqual(['临江区文件', '临委发〔2026〕1号', '增加保留', 'x=1□'])
  expect(facts.paragraphs[0]!.box).toBe(0)
  expect(facts.drawings).toEqual([
    { kind: 'text-box', paragraph: 1, anchored: true, widthMm: 156, heightMm: 20, place: { xMm: 28, yMm: 72, xFrom: 'page', yFrom: 'page' } },
    { kind: 'line', paragraph: 1, anchored: true, place: {}, widthMm: 155.998, heightMm: 0, lineColor: '#ff0000', lineWidthMm: 0.794 },
    { kind: 'object', paragraph: 3, anchored: false, widthMm: 35.278, heightMm: 17.639, description: 'Excel.Sheet.12' },
  ])
  expect(facts.revisions).toEqual([{ kind: 'inserted', author: '甲', paragraph: 2, text: '增加' }, { kind: 'deleted', author: '乙', paragraph: 2, text: '删去' }])
  expect(facts.footnotes).toEqual([{ kind: 'footnote', paragraph: 2, text: '注一' }])
  expect(facts.comments).toEqual([{ kind: 'comment', paragraph: 2, author: '丙', text: '请核' }])
  const told = facts.notUnderstood.map(({ text, reason }) => text + reason).join('\n')
  for (const word of ['文本框', 'Excel.Sheet.12', 'x=1', 'Wingdings', '暗记', '嵌入了另一个文件', '内部页眉', '注一脚注', '请核批注', '2处修订']) expect(told).toContain(word)
})

test('域、换页、换行和域代码残缺都不吞掉文字', () => {
  const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const field = `${mark('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>${mark('separate')}<w:r><w:t>今日</w:t></w:r>${mark('end')}`
  const facts = factsOf(handMadeDocx(`<w:p><w:r><w:t>发文：</w:t></w:r>${field}<w:r><w:br/><w:t>次行</w:t><w:br w:type="page"/></w:r></w:p>
    <w:p>${mark('begin')}<w:r><w:instrText>IF</w:instrText></w:r></w:p><w:p><w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t><w:lastRenderedPageBreak/><w:t>丙</w:t></w:r></w:p>
    <w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>`))
  expect(textsOf(facts)).toEqual(['发文：今日\n次行', '', '甲\f乙丙', ''])
  expect(facts.paragraphs.map(({ startsPage }) => startsPage)).toEqual([false, true, false, true])
  expect(facts.paragraphs[0]!.fields).toEqual([{ instruction: 'DATE', result: '今日', offset: 3 }])
  expect(facts.paragraphs[2]!.pagesBeganAt).toEqual([3])
  expect(facts.notUnderstood[0]).toMatchObject({ text: 'IF', reason: expect.stringContaining('域代码') })
})

const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`

test('表格的合并单元格、重复表头和表中表都读出', () => {
  const inner = `<w:tbl><w:tr>${cell('内一')}</w:tr></w:tbl>`
  const facts = factsOf(handMadeDocx(`<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>
    <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('序号')}${cell('任务', '<w:gridSpan w:val="2"/>')}</w:tr>
    <w:tr>${cell('1', '<w:vMerge w:val="restart"/>')}${cell('甲')}<w:tc>${inner}${p('乙')}</w:tc></w:tr>
    <w:tr>${cell('', '<w:vMerge/>')}${cell('丙')}${cell('丁')}</w:tr></w:tbl>${p('表后')}`))
  const [table] = facts.tables
  expect(table).toMatchObject({ headerRows: 1, firstParagraph: 0, columnsMm: [17.639, 35.278, 52.917] })
  expect(table!.rows.map((row) => row.map(({ text, column, columnSpan, rowSpan }) => [text, column, columnSpan, rowSpan]))).toEqual([
    [['序号', 0, 1, 1], ['任务', 1, 2, 1]], [['1', 0, 1, 2], ['甲', 1, 1, 1], ['乙', 2, 1, 1]], [['丙', 1, 1, 1], ['丁', 2, 1, 1]],
  ])
  expect(facts.tables[1]).toMatchObject({ within: 0, rows: [[{ text: '内一' }]] })
  const { paragraphs } = importedFromDocx(facts)
  expect(paragraphs.map(({ text, table: one }) => one ? one.rows.flat().map((each) => each.text).join('|') : text)).toEqual(['序号|任务|1|甲|乙|丙|丁', '内一', '表后'])
})

test('多节的页边距、首页不同、奇偶页脚和页码都按节读出', () => {
  const foot = (name: string) => part('w:ftr', `<w:p><w:r><w:t>${name}— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p>`)
  const facts = factsOf(handMadeDocx(`${p('一', '<w:sectPr><w:footerReference w:type="default" r:id="a"/><w:footerReference w:type="even" r:id="b"/><w:pgMar w:top="37mm" w:left="1588"/><w:titlePg/></w:sectPr>')}${p('二')}
    <w:sectPr><w:footerReference w:type="even" r:id="c"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:fmt="numberInDash" w:start="1"/></w:sectPr>`,
  { ...relations({ a: 'footer1.xml', b: '/word/footer2.xml', c: 'footer3.xml' }), 'footer1.xml': foot(''), 'footer2.xml': foot(''), 'footer3.xml': foot('附'), 'settings.xml': part('w:settings', '<w:evenAndOddHeaders/>') }))
  expect(facts.evenAndOddMargins).toBe(true)
  expect(facts.sections.map(({ firstPageDiffers, landscape, marginsMm, footers }) => [firstPageDiffers, landscape, marginsMm.top, footers.map((one) => `${one.pages}:${one.paragraphs[0]!.text}`)])).toEqual([
    [true, false, 37, ['default:— 1 —', 'even:— 1 —']], [false, true, 25.4, ['even:附— 1 —', 'default:— 1 —']],
  ])
  expect(facts.sections[1]!.pageNumber).toEqual({ format: 'numberInDash', start: 1 })
  expect(facts.paragraphs.map(({ section, startsPage }) => [section, startsPage])).toEqual([[0, false], [1, true]])
  expect(facts.notUnderstood).toEqual([{ part: 'footer', text: '附— 1 —', reason: '页脚中的文字未导入。' }])
})

test('读出的段落足以识别公文结构，版记表格按行取出', () => {
  const facts = factsOf(handMadeDocx(`${p('关于做好防汛工作的通知', '<w:pStyle w:val="T"/>')}${p('各镇党委：')}${p('总体要求', inList(1))}${p('做好防汛。')}${p('区委办公室')}${p('2026年6月1日')}
    <w:tbl><w:tr>${cell('抄送：区政府。')}</w:tr><w:tr>${cell('区委办公室')}${cell('2026年6月1日印发')}</w:tr></w:tbl>`,
  { ...numbering(lvl(0, 'chineseCounting', '%1、')), 'styles.xml': part('w:styles', '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>') }))
  const found = recogniseParagraphs(importedFromDocx(facts).paragraphs)
  expect(found).toMatchObject({
    title: '关于做好防汛工作的通知', mainTo: '各镇党委', docDate: '2026年6月1日', copyTo: '区政府', printOrg: '区委办公室', printDate: '2026年6月1日',
    body: [{ kind: 'heading', level: 1, runs: [{ text: '一、总体要求' }] }, { kind: 'paragraph' }], notUnderstood: [],
  })
})

test('不是文档、加密、损坏或解压炸弹的文件一律拒绝，各有说明', () => {
  const document = part('w:document', '<w:body/>')
  expect(refusalOf(strToU8('hello'))).toBe('not-docx')
  expect(refusalOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('not-docx')
  expect(refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('docx-encrypted')
  expect(refusalOf(handMadeDocx(p('文')).slice(0, 200))).toBe('docx-damaged')
  expect(refusalOf(handMadeDocx('', { 'document.xml': document.slice(0, -5) }))).toBe('docx-damaged')
  expect(refusalOf(handMadeDocx('', { 'document.xml': `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document}` }))).toBe('docx-damaged')
  expect(refusalOf(handMadeDocx('', { 'big.xml': ' '.repeat(30 * 1024 * 1024) }))).toBe('docx-too-large')
  for (const sentence of Object.values(docxRefusals)) expect(sentenceFor(sentence)).toMatch(/^[\u4e00-\u9fff].*。$/)
})

test('上标、下标的数字不改变意思，写不出的和带删除线的都告诉人', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const facts = factsOf(handMadeDocx(`<w:p>${run('10')}${run('8', '<w:vertAlign w:val="superscript"/>')}${run('立方米，H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O')}${run('注', '<w:vertAlign w:val="superscript"/>')}${run('作废', '<w:strike/>')}</w:p>`))
  expect(textsOf(facts)).toEqual(['10⁸立方米，H₂O注作废'])
  expect(facts.notUnderstood.map(({ text, reason }) => [text, reason])).toEqual([['注', '上标已改为普通文字，请核对。'], ['作废', '带删除线的文字仍作正文导入，请核对是否保留。']])
})
