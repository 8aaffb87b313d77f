import { expect, test } from 'vitest'
import { layout, standardMetrics, type OfficialPaper, type SealItem, type Signatory, type StampItem } from './index.ts'
import { notice, paragraph } from './testing/papers.ts'
import { linesOf, textItems } from './testing/read.ts'

const cell = 156 / 28
const pitch = (225 - cell) / 21
const third = 16 * 25.4 / 72
const line = third * 15 / 8
const topOf = (y: number) => y - 0.38 * third - cell / 2
const bottomOf = (y: number) => topOf(y) + cell
const gapRight = (right: number) => (184 - right) / cell

function closed(signatories: readonly Signatory[], change: Partial<OfficialPaper> = {}) {
  const { footnote: _, ...rest } = notice
  const laid = layout({ ...rest, body: [paragraph('办'.repeat(59) + '。')], attachments: [], signatories, ...change }, standardMetrics)
  const page = laid.pages.find((one) => textItems(one, 'docDate').length > 0)!
  return { ...laid, page, seals: page.items.filter((item): item is SealItem => item.kind === 'seal'), stamps: page.items.filter((item): item is StampItem => item.kind === 'stamp') }
}
const sealed = (...organs: string[]): Signatory[] => organs.map((organ) => ({ organ, seal: { organ } }))
const rowsOf = (seals: readonly SealItem[]) => Object.values(Object.groupBy(seals, (seal) => seal.y.toFixed(3))).map((row) => row!.length)

test('7.3.5.1 联合盖章：42毫米印章每排三枚，排列整齐、互不相切，两端不出版心，首排顶端距正文一行之内', () => {
  const { page, seals } = closed(sealed('区委组织部', '区财政局', '区人社局', '区民政局', '区农业农村局', '区司法局'))
  expect(rowsOf(seals)).toEqual([3, 3])
  for (const seal of seals) {
    expect(seal.x - 21).toBeGreaterThanOrEqual(28)
    expect(seal.x + 21).toBeLessThanOrEqual(184)
    for (const other of seals) if (other !== seal) expect(Math.hypot(seal.x - other.x, seal.y - other.y)).toBeGreaterThan(42 + 1)
  }
  const gap = seals[0]!.y - 21 - bottomOf(linesOf(page, 'body').at(-1)!.y)
  expect(gap).toBeGreaterThan(0)
  expect(gap).toBeLessThanOrEqual(line)
})

test.each([[1, [1]], [2, [2]], [3, [3]], [4, [2, 2]], [5, [3, 2]], [7, [3, 2, 2]], [8, [3, 3, 2]]])('%i 枚印章分排 %j', (count, rows) => {
  const { pages } = closed(sealed(...'甲乙丙丁戊己庚辛'.slice(0, count).split('').map((one) => `区${one}局`)))
  expect(pages.flatMap((page) => rowsOf(page.items.filter((item): item is SealItem => item.kind === 'seal')))).toEqual(rows)
})

test('7.3.5.1 每枚印章居中压本机关名称，最后一枚压名称和日期；日期右空四字', () => {
  const { page, seals } = closed(sealed('区委组织部', '区财政局', '区人社局'))
  const names = textItems(page, 'issuerSign')
  expect(names.map((item) => item.text)).toEqual(['区委组织部', '区财政局', '区人社局'])
  names.forEach((item, index) => expect((item.xs[0]! + item.end) / 2).toBeCloseTo(seals[index]!.x, 6))
  const [date] = linesOf(page, 'docDate')
  expect((date!.left + date!.right) / 2).toBeCloseTo(seals[2]!.x, 6)
  expect(gapRight(date!.right)).toBeCloseTo(4)
  const middle = (names[2]!.y + date!.y) / 2 - 0.38 * third
  expect((middle - seals[2]!.y + 21) / 42).toBeCloseTo(0.6)
})

test('机关名称宽的少排几枚，名称之间至少空一字', () => {
  const { page, seals } = closed(sealed('中共临江区委组织部', '临江区人力资源和社会保障局', '临江区财政局'))
  expect(rowsOf(seals)).toEqual([2, 1])
  const [left, right] = textItems(page, 'issuerSign')
  expect(right!.xs[0]! - left!.end).toBeGreaterThanOrEqual(cell - 0.001)
})

test('附注在印章旁排得下的排在旁边，排不下的排到印章下面，都不压印章', () => {
  const { page, seals } = closed(sealed('区委组织部', '区财政局', '区人社局'), { footnote: '此件公开发布' })
  const [note] = linesOf(page, 'footnote')
  expect(topOf(note!.y)).toBeGreaterThanOrEqual(seals[0]!.y + 21 - 0.001)
  const single = closed(sealed('区委办公室'), { footnote: '此件公开发布' })
  const beside = linesOf(single.page, 'footnote')[0]!
  expect((beside.y - linesOf(single.page, 'docDate')[0]!.y) / pitch).toBeCloseTo(1)
  expect(beside.right).toBeLessThanOrEqual(single.seals[0]!.x - 21)
})

test('7.3.5.2 联合行文不加盖印章：依次向下，名称等宽，右空二字，日期首字右移二字', () => {
  const { page } = closed([{ organ: '中共临江区委组织部' }, { organ: '临江区财政局' }])
  const [first, second] = linesOf(page, 'issuerSign')
  const [date] = linesOf(page, 'docDate')
  expect(gapRight(first!.right)).toBeCloseTo(2)
  expect([second!.left, second!.right]).toEqual([expect.closeTo(first!.left, 6), expect.closeTo(first!.right, 6)])
  expect((date!.left - first!.left) / cell).toBeCloseTo(2)
  expect((second!.y - first!.y) / pitch).toBeCloseTo(1)
})

test('7.3.5.3 签名章：正文下空二行，右空四字，职务在左空二字、上下居中；下空一行排日期，右空四字；章为红色', () => {
  const { page, stamps } = closed([{ organ: '', stamp: { title: '临江区区长', name: '周正平' } }])
  const [stamp] = stamps
  const bodyBottom = bottomOf(linesOf(page, 'body').at(-1)!.y)
  expect(stamp!.y - bodyBottom).toBeCloseTo(2 * line)
  expect(gapRight(stamp!.x + stamp!.width)).toBeCloseTo(4)
  expect(stamp!.color).toBe('#e60012')
  const [title] = linesOf(page, 'signerTitle')
  expect((stamp!.x - title!.right) / cell).toBeCloseTo(2)
  expect((topOf(title!.y) + bottomOf(title!.y)) / 2).toBeCloseTo(stamp!.y + stamp!.height / 2)
  const [date] = linesOf(page, 'docDate')
  expect(topOf(date!.y) - (stamp!.y + stamp!.height)).toBeCloseTo(line)
  expect(gapRight(date!.right)).toBeCloseTo(4)
})

test('7.3.5.3 联合行文：每行一个机关的职务和签名章，上下对齐，职务标全称', () => {
  const { page, stamps } = closed([{ organ: '临江区发展和改革局', stamp: { title: '局长', name: '王明' } }, { organ: '临江区财政局', stamp: { title: '局长', name: '欧阳文华' } }])
  expect(stamps).toHaveLength(2)
  expect([stamps[1]!.x, stamps[1]!.width]).toEqual([stamps[0]!.x, stamps[0]!.width])
  expect(stamps[1]!.y).toBeGreaterThanOrEqual(stamps[0]!.y + stamps[0]!.height)
  expect(textItems(page, 'signerTitle').map((item) => item.text)).toEqual(['局长', '局长'])
})

test('7.3.5.5 所剩空白容不下印章时缩小行距，并提示；再多就带两行正文到下一面', () => {
  const results = Array.from({ length: 22 }, (_, rows) => {
    const { pages, warnings } = closed(sealed('区委办公室'), { body: [paragraph('办'.repeat(28 * (rows + 20) - 3) + '。')] })
    const page = pages.find((one) => textItems(one, 'docDate').length > 0)!
    const lines = linesOf(page, 'body')
    return { tight: warnings.some((one) => one.code === 'spacing-tightened'), lines: lines.length, pitch: lines.length > 1 ? lines.at(-1)!.y - lines.at(-2)!.y : pitch }
  })
  const tight = results.filter((one) => one.tight)
  expect(tight.length).toBeGreaterThan(0)
  for (const one of tight) {
    expect(one.pitch).toBeLessThan(pitch - 0.01)
    expect(one.pitch).toBeGreaterThanOrEqual(pitch * 0.94 - 0.001)
  }
  for (const one of results) expect(one.lines).toBeGreaterThanOrEqual(2)
  for (const one of results.filter(({ tight: is }) => !is)) expect(one.pitch).toBeCloseTo(pitch)
})
