import { expect, test } from 'vitest'
import { fillForm, forms, layout, markedOn, standardMetrics, textsOf, type FormName, type Page, type Paper, type RuleItem } from './index.ts'
import { bulletin, draftSheet, jointNotice, letter, minutes, notice, order, paragraph, request, supervisionLetter } from './testing/papers.ts'
import { linesOf, textItems } from './testing/read.ts'

const cell = 156 / 28
const pitch = (225 - cell) / 21
const third = 16 * 25.4 / 72
const line = third * 15 / 8
const lay = (paper: Paper) => layout(paper, standardMetrics)
const first = (paper: Paper) => lay(paper).pages[0]!
const rulesOf = (page: Page) => page.items.filter((item): item is RuleItem => item.kind === 'rule')
/** Upper and lower edge of the slot of a line of body size. */
const topOf = (y: number) => y - 0.38 * third - cell / 2
const bottomOf = (y: number) => topOf(y) + cell
const inkTop = (item: { y: number; size: number }) => item.y - 0.848 * item.size
const inkBottom = (item: { y: number; size: number }) => item.y + 0.089 * item.size

test('7.2.1—7.2.3 份号、密级、紧急程度自上而下分行顶格；没有份号，密级仍在第二行', () => {
  const marks = (given: object) => ['copyNumber', 'secrecy', 'urgency'].flatMap((part) => linesOf(first({ ...notice, ...given }), part as 'urgency').map((one) => [one.text, Math.round((topOf(one.y) - 37) / pitch) + 1, one.left]))
  expect(marks({ copyNumber: '000001', secrecy: '秘密★5年', urgency: '特急' })).toEqual([['000001', 1, 28], ['秘密★5年', 2, 28], ['特急', 3, 28]])
  expect(marks({ secrecy: '秘密★5年', urgency: '特急' })).toEqual([['秘密★5年', 2, 28], ['特急', 3, 28]])
  expect(marks({ copyNumber: '000001', urgency: '特急' })).toEqual([['000001', 1, 28], ['特急', 2, 28]])
  expect(marks({ urgency: '特急' })).toEqual([['特急', 1, 28]])
})

test('7.2.4 联合行文：主办机关在前，名称等宽，“文件”在右侧上下居中，上边缘72毫米，不宽于版心', () => {
  const names = textItems(first(jointNotice), 'issuerMark')
  const [word] = textItems(first(jointNotice), 'markWord')
  const organs = [0, 1, 2].map((index) => names.filter((item) => item.origin.index === index))
  expect(inkTop(organs[0]![0]!)).toBeCloseTo(72, 6)
  const edges = organs.map((items) => [items[0]!.xs[0]!, items.at(-1)!.end])
  for (const [left, right] of edges) {
    expect(left).toBeCloseTo(edges[0]![0]!, 6)
    expect(right).toBeCloseTo(edges[0]![1]!, 6)
  }
  expect(word!.y).toBeCloseTo((organs[0]![0]!.y + organs[2]![0]!.y) / 2, 6)
  expect(word!.xs[0]!).toBeGreaterThan(edges[0]![1]!)
  expect(word!.end).toBeLessThanOrEqual(184.001)
  expect((word!.end + edges[0]![0]!) / 2).toBeCloseTo(106, 3)
})

test('7.2.6 上行文三位签发人：两行，字号与末行同一基线', () => {
  expect(linesOf(first(request), 'signers').map((one) => one.text)).toEqual(['签发人：王建国李明', '欧阳文华'])
  expect(linesOf(first(request), 'docNumber')[0]!.y).toBeCloseTo(linesOf(first(request), 'signers')[1]!.y, 6)
})

test('10.1 信函：标志上边缘距上页边30毫米，红双线在其下4毫米、距下页边20毫米，长170毫米居中，上粗下细与上细下粗', () => {
  const page = first(letter)
  const [mark] = textItems(page, 'issuerMark')
  expect(inkTop(mark!)).toBeCloseTo(30, 6)
  const rules = rulesOf(page)
  expect(rules).toHaveLength(4)
  for (const rule of rules) expect(rule).toMatchObject({ x1: 20, x2: 190, color: '#e60012' })
  expect(rules[0]!.y1 - inkBottom(mark!)).toBeCloseTo(4, 6)
  expect(rules[0]!.width).toBeGreaterThan(rules[1]!.width)
  expect(rules[3]!.y1).toBeCloseTo(277, 6)
  expect(rules[3]!.width).toBeGreaterThan(rules[2]!.width)
  expect(rules[2]!.y1).toBeLessThan(277)
})

test('10.1 信函：紧急程度顶格居左、字号顶格居右，距第一条双线为3号汉字高度的7/8；标题与其上要素相距二行', () => {
  const page = first(letter)
  const second = rulesOf(page)[1]!
  const [urgency] = linesOf(page, 'urgency')
  const [number] = linesOf(page, 'docNumber')
  expect(urgency!.left).toBe(28)
  expect(number!.right).toBeCloseTo(184, 6)
  for (const one of [urgency!, number!]) expect(topOf(one.y) - (second.y1 + second.width / 2)).toBeCloseTo(4.94, 2)
  const [title] = textItems(page, 'title')
  expect(Math.abs(title!.y - 0.88 * title!.size - bottomOf(number!.y) - 2 * line)).toBeLessThanOrEqual(2)
})

test('10.1 信函：首页不显示页码；双线只在首页；版记只有抄送，无分隔线，在末面版心最下方', () => {
  const { pages } = lay({ ...letter, body: [paragraph('办'.repeat(600))] })
  expect(pages.map((page) => page.number)).toEqual([undefined, 2])
  expect(linesOf(pages[0]!, 'pageNumber')).toEqual([])
  expect(linesOf(pages[1]!, 'pageNumber')[0]!.text).toBe('— 2 —')
  expect(rulesOf(pages[1]!)).toEqual([])
  const copy = linesOf(pages[1]!, 'copyTo').at(-1)!
  const fourth = 14 * 25.4 / 72
  expect(copy.y + 0.5 * (fourth + third * 7 / 8) - 0.38 * fourth).toBeCloseTo(262, 3)
  // 一面排得下的信函，版记就在这一面。
  expect(lay(letter).pages).toHaveLength(1)
})

test('10.2 命令：标志上边缘距版心上边缘20毫米，下空二行居中排令号，再空二行排正文', () => {
  const page = first(order)
  const [mark] = textItems(page, 'issuerMark')
  expect(inkTop(mark!)).toBeCloseTo(57, 6)
  const [number] = linesOf(page, 'docNumber')
  expect(topOf(number!.y) - inkBottom(mark!)).toBeCloseTo(2 * line, 3)
  expect((number!.left + number!.right) / 2).toBeCloseTo(106, 3)
  // 正文落在行格上，与精确值相差不过半行。
  expect(Math.abs(topOf(linesOf(page, 'body')[0]!.y) - bottomOf(number!.y) - 2 * line)).toBeLessThanOrEqual(pitch / 2)
  expect(rulesOf(page)).toEqual([])
})

test('10.3 纪要：标志上边缘距版心上边缘35毫米；正文下空一行左空二字排出席、请假、列席，黑体标识，回行与冒号后首字对齐', () => {
  const { pages } = lay(minutes)
  expect(inkTop(textItems(pages[0]!, 'issuerMark')[0]!)).toBeCloseTo(72, 6)
  const page = pages.find((one) => textItems(one, 'attendance').length > 0)!
  const rows = linesOf(page, 'attendance')
  const labels = textItems(page, 'attendance').filter((item) => item.font === 'hei' && item.origin.offset === 0)
  expect(labels.map((item) => item.text)).toEqual(['出席', '请假', '列席'])
  for (const label of labels) expect((label.xs[0]! - 28) / cell).toBeCloseTo(2)
  const wrapped = rows.filter((row) => !/^(出席|请假|列席)：/.test(row.text))
  expect(wrapped.length).toBeGreaterThan(0)
  for (const row of wrapped) expect((row.left - 28) / cell).toBeCloseTo(5)
  const lastBody = linesOf(page, 'body').at(-1)!
  expect((rows[0]!.y - lastBody.y) / pitch).toBeCloseTo(2)
})

test('简报：报头上边缘在版心下20毫米，期号居中，编发机关居左、日期居右，红线在其下4毫米', () => {
  const page = first(bulletin)
  const [masthead] = textItems(page, 'issuerMark')
  expect(inkTop(masthead!)).toBeCloseTo(57, 6)
  expect(linesOf(page, 'notice')[0]).toMatchObject({ text: '内部资料', left: 28 })
  const issue = linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && ['issue', 'totalIssue'].includes(item.origin.part)) })
  expect(issue.map((one) => one.text)).toEqual(['第12期（总第345期）'])
  expect((issue[0]!.left + issue[0]!.right) / 2).toBeCloseTo(106, 3)
  const [editor] = linesOf(page, 'editor')
  const [date] = linesOf(page, 'issuedOn')
  expect([(editor!.left - 28) / cell, (184 - date!.right) / cell]).toEqual([expect.closeTo(1), expect.closeTo(1)])
  expect(rulesOf(page)[0]!.y1 - bottomOf(editor!.y)).toBeCloseTo(4)
})

test('简报：要目列出各篇，编者按用楷体，供稿单位加括号居右，报尾有报、送、发和份数', () => {
  const { pages } = lay(bulletin)
  const text = (part: 'contents' | 'columnName' | 'source' | 'reportTo' | 'copies') => pages.flatMap((page) => linesOf(page, part)).map((one) => one.text)
  expect(text('contents')).toEqual(['本期要目', '◇区财政局压缩一般性支出成效明显', '◇城关镇推行“一表通”减轻基层填报负担', '◇区行政服务中心“一窗受理”改革的做法'])
  expect(text('columnName')).toEqual(['【工作动态】', '【经验交流】'])
  expect(text('source')).toEqual(['（区财政局供稿）', '（城关镇供稿）'])
  expect(text('copies')).toEqual(['共印120份'])
  expect(text('reportTo').join('')).toBe(`报：${bulletin.reportTo}。`)
  expect(textItems(pages[0]!, 'editorNote').map((item) => item.font).slice(0, 2)).toEqual(['hei', 'kai'])
  expect(rulesOf(pages.at(-1)!).at(-1)).toMatchObject({ y1: 262, width: 0.35 })
  // 栏目名与标题、标题与正文同面。
  for (const page of pages) expect(linesOf(page).at(-2)?.text ?? '').not.toMatch(/^【/)
})

test('简报：标题、编者按、供稿单位里的毛病都指到版面上自己那一篇的那一行', () => {
  const laid = lay(bulletin)
  for (const [part, item] of [['title', 1], ['editorNote', 2], ['source', 1]] as const) {
    const placed = textsOf(bulletin).find(({ place }) => place.part === part && place.item === item)!
    const [marked] = markedOn(laid, [{ rule: 'P-01', severity: 'warning', clause: '', place: { ...placed.place, offset: 0 }, reason: '' }])
    const lines = linesOf(laid.pages[marked!.line!.page]!, part)
    expect(lines.some(({ y }) => Math.abs(y - marked!.line!.yMm) < 0.01), `${part} ${item}`).toBe(true)
  }
  expect(textsOf(bulletin).filter(({ place }) => place.part === 'editorNote').map(({ place }) => place.item)).toEqual([undefined, 2])
})

test('简报只有一篇时不列要目', () => {
  const { pages } = lay({ ...bulletin, columns: [{ items: [{ title: '一篇', body: [paragraph('正文。')] }] }] })
  expect(pages.flatMap((page) => textItems(page, 'contents'))).toEqual([])
})

test.each(Object.keys(forms) as FormName[])('表单 %s 空白时正好一页，格线在版心之内，左右对齐', (name) => {
  const { pages } = lay(fillForm(name, {}))
  expect(pages).toHaveLength(1)
  expect(pages[0]!.number).toBeUndefined()
  const rules = rulesOf(pages[0]!)
  expect(Math.min(...rules.map((rule) => rule.x1))).toBeCloseTo(28, 6)
  expect(Math.max(...rules.map((rule) => rule.x2))).toBeCloseTo(184, 6)
  expect(Math.max(...rules.map((rule) => rule.y2))).toBeLessThanOrEqual(262.001)
  const labels = textItems(pages[0]!, 'formLabel').map((item) => item.text).join('')
  for (const row of forms[name].rows) for (const box of row.boxes) expect(labels).toContain(box.label)
})

test('表单填多了往下长，排满一面接到下一面，并编页码', () => {
  const opinion = { text: '请认真研究，提出具体意见。'.repeat(20), signed: '吴书平　2026年11月23日' }
  const { pages } = lay(fillForm('handlingSheet', { title: '关于开展检查的通知', instruction: [opinion, opinion, opinion] }))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.map((page) => page.number)).toEqual(pages.map((_, index) => index + 1))
  expect(pages.flatMap((page) => textItems(page, 'formEntry')).map((item) => item.text).join('')).toBe(opinion.text.repeat(3))
})

test('发文稿纸：意见各在其格，署名居右；督办函有主送、表格和落款', () => {
  const signed = linesOf(first(draftSheet), 'formSigned')
  const sheet = first(draftSheet)
  const middle = 28 + 78
  for (const item of textItems(sheet, 'formSigned')) {
    const edge = item.origin.cell === 0 ? middle : 184
    if (item.text.endsWith('日')) expect(edge - item.end).toBeCloseTo(1.6, 3)
  }
  expect(signed.length).toBeGreaterThan(2)
  const text = linesOf(first(supervisionLetter)).map((one) => one.text)
  expect(text).toContain('区住房和城乡建设局：')
  expect(text.at(-1)).toBe('2026年11月23日')
})
