import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { importedFromDocx, paperOf, readDocxFacts, recogniseParagraphs, recogniseText, textsAsWritten, type DocxFacts, type Recognised } from '../index.ts'
import { heading, paragraph } from '../testing/papers.ts'

const whole = `特急
中共临江区委办公室文件
临委办发〔2026〕18号　　　　签发人：张三　李四
中共临江区委办公室关于
进一步规范公文处理工作的通知
各镇党委、街道党工委，区委各部门：
　　为深入贯彻落实上级部署，现将有关事项通知如下：
　　一、总体要求
　　坚持问题导向，到2026年底发文总数减少15％。
　　（一）严格行文规则。各级各部门应当逐级行文。
　　1.明确重点。审核的重点是内容。
　　（1）内容审核
　　特此通知。
　　附件：1.分工表
　　　　　2.评分标准

　　　　　　　　中共临江区委办公室
　　　　　　　　2026年11月23日
　　（此件公开发布）
附件1
分工表
本表由区委办公室负责解释。
附件2
评分标准
满分100分。
抄送：市委办公室，区政府办公室。
中共临江区委办公室　　　　2026年11月23日印发`

test('识别整篇公文的各要素', () => {
  const got = recogniseText(whole)
  expect(got).toEqual({
    urgency: '特急', issuerMark: '中共临江区委办公室文件', docNumber: '临委办发〔2026〕18号', signers: ['张三', '李四'],
    title: '中共临江区委办公室关于进一步规范公文处理工作的通知', mainTo: '各镇党委、街道党工委，区委各部门',
    body: [
      paragraph('为深入贯彻落实上级部署，现将有关事项通知如下：'), heading(1, '一、总体要求'), paragraph('坚持问题导向，到2026年底发文总数减少15％。'),
      heading(2, '（一）严格行文规则。', '各级各部门应当逐级行文。'), heading(3, '1.明确重点。', '审核的重点是内容。'), heading(4, '（1）内容审核'), paragraph('特此通知。'),
    ],
    attachmentNotes: ['附件：1.分工表', '2.评分标准'],
    attachments: [{ title: '分工表', body: [paragraph('本表由区委办公室负责解释。')] }, { title: '评分标准', body: [paragraph('满分100分。')] }],
    signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年11月23日', footnote: '此件公开发布',
    copyTo: '市委办公室，区政府办公室', printOrg: '中共临江区委办公室', printDate: '2026年11月23日', notUnderstood: [],
  } satisfies Recognised)
})

test.each([
  ['只有正文', '各单位要认真落实。\n区委办公室将适时检查。', { title: '', body: 2 }],
  ['标题和正文', '关于召开会议的通知\n定于明日召开会议。', { title: '关于召开会议的通知', body: 1 }],
  ['“如下：”不是主送机关', '关于召开会议的通知\n现将有关事项通知如下：\n一、时间', { title: '关于召开会议的通知', body: 2 }],
  ['落款与日期同行', '关于召开会议的通知\n正文。\n区委办公室　2026年1月5日', { title: '关于召开会议的通知', body: 1, signatories: [{ organ: '区委办公室' }], docDate: '2026年1月5日' }],
  ['汉字日期', '关于召开会议的决定\n正文。\n中共临江区委\n二〇二六年一月五日', { title: '关于召开会议的决定', body: 1, signatories: [{ organ: '中共临江区委' }], docDate: '二〇二六年一月五日' }],
  ['联合行文的署名各占一行', '关于召开会议的通知\n正文。\n附件：1.甲表\n2.乙表\n中共临江区委办公室\n临江区人民政府办公室\n2026年1月5日', { body: 1, signatories: [{ organ: '中共临江区委办公室' }, { organ: '临江区人民政府办公室' }], attachments: [{ title: '甲表', body: [] }, { title: '乙表', body: [] }] }],
  ['联合行文的署名在同一行', '关于召开会议的通知\n正文。\n中共临江区委　　临江区人民政府\n2026年1月5日', { body: 1, signatories: [{ organ: '中共临江区委' }, { organ: '临江区人民政府' }] }],
  ['署名里的空格不把它分开', '关于召开会议的通知\n正文。\n区长　李卫东\n2026年1月5日', { body: 1, signatories: [{ organ: '区长　李卫东' }] }],
  ['很长的标题', `中共临江区委办公室 临江区人民政府办公室关于${'进一步加强安全生产工作'.repeat(3)}的通知\n各镇党委：\n正文。`, { title: `中共临江区委办公室 临江区人民政府办公室关于${'进一步加强安全生产工作'.repeat(3)}的通知`, mainTo: '各镇党委', body: 1 }],
  ['长的编号段落是正文', `关于召开会议的通知\n一、${'认真落实各项要求'.repeat(8)}。`, { title: '关于召开会议的通知', body: 1 }],
])('%s', (_, text, { body, ...expected }) => {
  const got = recogniseText(text)
  expect(got).toMatchObject(expected)
  expect(got.body).toHaveLength(body)
  if (text.includes('编号')) expect(got.body[0]!.kind).toBe('paragraph')
})

test('未能识别的逐条列出，不悄悄丢弃', () => {
  const got = recogniseText('000001\n机密★1年\n关于召开会议的通知\n正文。\n（此页无正文）\n附件：会议日程\n区委办公室\n2026年1月5日')
  expect(got.notUnderstood.map(({ paragraph: number, text }) => [number, text])).toEqual([[1, '000001'], [2, '机密★1年'], [5, '（此页无正文）'], [6, '附件：会议日程']])
  expect(got.attachments).toEqual([{ title: '会议日程', body: [] }])
})

/** Every character of the result; an attachment's title twice, for the layout writes the 附件说明 from it. */
function everything(got: Recognised): string {
  const blocks = (body: Recognised['body']) => body.map((block) => block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('')
    : block.kind === 'heading' ? [...block.runs, ...block.runIn ?? []].map((run) => run.text).join('') : block.kind === 'table' ? block.rows.flat().map((cell) => cell.text).join('') : '').join('')
  const { body, attachments, signatories, notUnderstood, ...fields } = got
  return Object.values(fields).flat().join('') + signatories.map((one) => one.organ).join('') + blocks(body) + attachments.map((one) => one.title.repeat(2) + blocks(one.body)).join('') + notUnderstood.map((one) => one.text).join('')
}

test('任意文本：每个汉字都在结果之中', () => {
  const line = fc.constantFrom(...whole.split('\n'), '抄送：区法院。', '附件', '附件：', '一、', '（一）', '。', '：', '2026年1月5日', '（联系人：王明）', '主送：各镇。', '签发人：赵六', '附件3', '秘密')
  fc.assert(fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
    const kept = new Map<string, number>()
    for (const char of everything(recogniseText(lines.join('\n')))) kept.set(char, (kept.get(char) ?? 0) + 1)
    // 标签（附件、抄送、主送、签发人、印发）和序号由版式重新写出。
    const wanted = lines.join('').replace(/附件[0-9]?[：:]?|抄送：|主送：|签发人：|印发|[\s\u3000]/g, '').replace(/[^\u4e00-\u9fff]/g, '')
    const counts = new Map<string, number>()
    for (const char of wanted) counts.set(char, (counts.get(char) ?? 0) + 1)
    for (const [char, count] of counts) expect(kept.get(char) ?? 0, char).toBeGreaterThanOrEqual(count)
  }), { numRuns: 500 })
})

/** The least .docx that a converter reads. */
function docx(body: string): Buffer {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return Buffer.from(zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': xml('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': xml(`<w:document ${w}><w:body>${body}</w:body></w:document>`),
  }))
}
const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (text: string, extra = '') => `<w:tc><w:tcPr>${extra}</w:tcPr>${p(text)}</w:tc>`

test('Word 文档读入后识别，表格连同合并单元格保留', () => {
  const file = docx(`${p('关于开展检查的通知')}${p('各镇：')}${p('　　一、检查内容')}<w:tbl><w:tr>${tc('项目')}${tc('分值')}</w:tr><w:tr>${tc('格式 A&amp;B')}${tc('50')}</w:tr><w:tr>${tc('合计100', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>${p('区委办公室')}${p('2026年1月5日')}`)
  const got = recogniseParagraphs(importedFromDocx(readDocxFacts(file) as DocxFacts).paragraphs)
  expect(got).toMatchObject({ title: '关于开展检查的通知', mainTo: '各镇', signatories: [{ organ: '区委办公室' }], docDate: '2026年1月5日', notUnderstood: [] })
  expect(got.body).toEqual([heading(1, '一、检查内容'), {
    kind: 'table', columns: [1, 1], headerRows: 1, rows: [[{ text: '项目' }, { text: '分值' }], [{ text: '格式 A&B' }, { text: '50' }], [{ text: '合计100', columnSpan: 2 }]],
  }])
})

test('标点写错也认得出要素，并记下原来的写法', () => {
  const got = recogniseText('关于开展检查的通知。\n各镇、街道，区级各部门\n为做好工作，现通知如下：\n一、检查内容\n附件：1.检查表。\n2.评分标准\n中共临江区委办公室\n2026年1月5日\n抄送：市委办公室，区政府办公室')
  expect(got).toMatchObject({ title: '关于开展检查的通知。', mainTo: '各镇、街道，区级各部门', copyTo: '市委办公室，区政府办公室' })
  expect(got.attachments.map(({ title }) => title)).toEqual(['检查表', '评分标准'])
  expect(got.mended).toEqual([{ part: 'mainTo', text: '各镇、街道，区级各部门' }, { part: 'copyTo', text: '市委办公室，区政府办公室' }])
  expect(got.attachmentNotes).toEqual(['附件：1.检查表。', '2.评分标准'])
})

test('写法不规范的日期、主送和附件说明也认得出', () => {
  const got = recogniseText('关于开展检查的通知\n各镇党委，各街道办事处。\n请认真检查。\n附件1：检查表\n附件2：名单\n临江区民政局\n2026.4.8')
  expect(got).toMatchObject({ mainTo: '各镇党委，各街道办事处', docDate: '2026.4.8', signatories: [{ organ: '临江区民政局' }], mended: [{ part: 'mainTo', text: '各镇党委，各街道办事处。' }] })
  expect(got.attachments.map(({ title }) => title)).toEqual(['检查表', '名单'])
  expect(recogniseText('关于开展检查的通知\n各镇：\n版本为：\n2026.4.8').docDate).toBeUndefined()
})
test('附件说明按原样交给检查：名称、序号与附件不符的说得出', () => {
  const got = recogniseText('关于开展检查的通知\n各镇：\n请认真检查。\n附件：1.检查表\n3.名单\n临江区民政局\n2026年4月8日\n附件1\n检查评分表\n一、总则\n附件2\n名单\n一、成员')
  const notes = textsAsWritten(got, paperOf(got, 'document')).filter(({ place }) => place.part.startsWith('attachment')).map(({ place, text }) => `${place.part} ${text}`)
  expect(notes).toEqual(['attachmentNote 附件：1.检查表', 'attachmentNote 3.名单', 'attachmentTitle 检查评分表', 'attachmentTitle 名单'])
})
test('纯文本中竖线隔开的各行是表格，紧挨在上面的“表1”是表题', () => {
  const table = { kind: 'table', columns: [2, 3], headerRows: 1, rows: [[{ text: '单位' }, { text: '完成率' }], [{ text: '江口' }, { text: '98%' }]] }
  for (const dashes of ['', '|---|:-:|\n']) {
    const got = recogniseText(`关于进展情况的通报\n各镇：\n现通报如下。\n表1 完成情况。\n| 单位 | 完成率 |\n${dashes}| 江口 | 98% |\n请抓紧。`)
    expect(got.body.slice(1)).toEqual([{ ...table, caption: '表1 完成情况。' }, { kind: 'paragraph', runs: [{ text: '请抓紧。' }] }])
  }
})

test('列举的各项写法一样：末项不因句号成为标题', () => {
  expect(recogniseText('关于召开会议的通知\n各镇党委：\n请提交下列材料：\n（一）申请表；\n（二）身份证；\n（三）其他材料。\n1.每月检查一次。').body.map(({ kind }) => kind)).toEqual(Array(5).fill('paragraph'))
})
