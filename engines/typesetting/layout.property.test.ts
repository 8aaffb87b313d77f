import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layout, standardMetrics, type Block, type Layout, type OfficialPaper } from './index.ts'
import { linesOf, textItems } from './testing/read.ts'
import { noEnd, noStart } from './text/marks.ts'

const cell = 156 / 28
const pitch = (225 - cell) / 21
const third = 16 * 25.4 / 72

/** Words and marks that make trouble at line ends. */
const word = fc.constantFrom(...'区 委 办公室 加强 公文处理 工作 要求 各镇街 认真 贯彻落实 有关规定 切实 提高 效率 旻昉 〇'.split(' '),
  '，', '。', '、', '；', '：', '！', '）', '》', '”', '（', '《', '“', '……', '——', '％', '》（', '）。', '”，', '》《', '“《', '）”。',
  '2026年', '15％', 'GB/T 9704', '〔2026〕18号', 'A4', '1234.5万元', '3个百分点', '156 mm', 'https://www.linjiang.gov.example/a/b', 'office platform', ' ')
/** Marks never pile up in real text: a word stands before each. */
const text = (max: number) => fc.array(fc.tuple(fc.constantFrom('全区', '镇', '党委', '推进', '基层减负'), word), { minLength: 1, maxLength: max })
  .map((parts) => `${parts.map(([han, one]) => han + one).join('')}完`)
const runs = (max: number) => text(max).map((one) => [{ text: one }])
const paragraph: fc.Arbitrary<Block> = runs(60).map((own) => ({ kind: 'paragraph', runs: own }))
const heading: fc.Arbitrary<Block> = fc.record({ level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), own: runs(6), runIn: fc.option(runs(30), { nil: undefined }) })
  .map(({ level, own, runIn }) => ({ kind: 'heading', level, runs: own, ...(runIn ? { runIn } : {}) }))
const tableCell = fc.record({ text: fc.oneof(text(4), text(40), fc.constant('')), columnSpan: fc.integer({ min: 1, max: 2 }), rowSpan: fc.integer({ min: 1, max: 4 }) })
const table: fc.Arbitrary<Block> = fc.record({ columns: fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 2, maxLength: 5 }), rows: fc.array(fc.array(tableCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }), headerRows: fc.integer({ min: 0, max: 2 }) })
  .map((one) => ({ kind: 'table', ...one }))
const body = (blocks: number) => fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 4, arbitrary: heading }, { weight: 1, arbitrary: table }), { minLength: 1, maxLength: blocks })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const paper: fc.Arbitrary<OfficialPaper> = fc.record({
  format: fc.constant('document' as const), issuerMark: fc.constantFrom('临江区委文件', '中共临江区委办公室文件'), docNumber: optional(fc.constant('临委办发〔2026〕18号')),
  signers: optional(fc.array(fc.constantFrom('王明', '欧阳文华'), { minLength: 1, maxLength: 5 })), title: fc.tuple(text(3), text(5)).map(([a, b]) => `关于${a}的${b}通知`),
  mainTo: optional(text(12)), body: body(14), attachments: fc.array(fc.record({ title: text(4), body: body(4) }), { maxLength: 2 }),
  signatories: fc.array(fc.record({ organ: fc.constantFrom('区委办', '中共临江区委办公室', '中共临江区委全面依法治区委员会守法普法协调小组办公室及其秘书处'), seal: optional(fc.record({ organ: fc.constant('中国共产党临江区委员会办公室'), diameterMm: fc.integer({ min: 38, max: 50 }) })) }), { maxLength: 1 }), docDate: optional(fc.constant('2026年11月23日')),
  footnote: optional(text(4)),
  copyTo: optional(text(20)), printOrg: optional(fc.constant('中共临江区委办公室')), printDate: optional(fc.constant('2026年11月23日')),
}).map((one) => JSON.parse(JSON.stringify(one)) as OfficialPaper)

/** Every laid-out text by its origin, put together again from the items and their offsets. */
function texts(laid: Layout): Map<string, string> {
  const parts = new Map<string, { offset: number; text: string }[]>()
  for (const page of laid.pages) for (const item of textItems(page)) {
    const { offset, ...rest } = item.origin
    if (offset === undefined) continue
    const key = JSON.stringify(rest)
    parts.set(key, [...parts.get(key) ?? [], { offset, text: item.text }])
  }
  return new Map([...parts].map(([key, pieces]) => {
    let end = 0
    for (const piece of pieces.sort((a, b) => a.offset - b.offset)) {
      expect(piece.offset, `${key} is laid out once, without a hole`).toBe(end)
      end += piece.text.length
    }
    return [key, pieces.map((piece) => piece.text).join('')]
  }))
}

function expectedTexts(given: OfficialPaper): Map<string, string> {
  const wanted = new Map<string, string>()
  const put = (origin: object, one: string | undefined) => { if (one) wanted.set(JSON.stringify(origin), one) }
  const putBody = (blocks: readonly Block[], extra: object) => blocks.forEach((block, index) => {
    const origin = { part: 'body', block: index, ...extra }
    if (block.kind === 'paragraph') put(origin, block.runs.map((run) => run.text).join(''))
    if (block.kind === 'heading') put(origin, [...block.runs, ...block.runIn ?? []].map((run) => run.text).join(''))
  })
  for (const part of ['issuerMark', 'docNumber', 'title', 'mainTo', 'docDate', 'footnote', 'copyTo', 'printOrg', 'printDate'] as const) put({ part }, given[part] as string | undefined)
  given.signatories.forEach(({ organ }, index) => put({ part: 'issuerSign', index }, organ))
  putBody(given.body, {})
  given.attachments.forEach(({ title, body: blocks }, attachment) => {
    put({ part: 'attachmentNote', attachment }, title)
    put({ part: 'attachmentTitle', attachment }, title)
    putBody(blocks, { attachment })
  })
  return wanted
}

const gridLines = (laid: Layout) => laid.pages.flatMap((page) => linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && Math.abs(item.size - third) < 0.01 && item.scaleX === 1) }))

test('任意公文：每行不超过28字，每面不超过22行，全部在版心之内', () => {
  fc.assert(fc.property(paper, (given) => {
    const laid = layout(given, standardMetrics)
    for (const line of gridLines(laid)) {
      expect(line.left).toBeGreaterThanOrEqual(28 - 0.001)
      expect(line.right).toBeLessThanOrEqual(184.001)
    }
    for (const page of laid.pages) for (const item of page.items) {
      if (item.kind === 'text' && item.origin.part !== 'pageNumber') {
        expect(item.y).toBeLessThanOrEqual(262)
        expect(item.end).toBeLessThanOrEqual(184.6)
      }
      if (item.kind === 'rule') expect(Math.max(item.y1, item.y2)).toBeLessThanOrEqual(262.001)
    }
    for (const page of laid.pages.slice(1)) {
      const rows = linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && item.origin.part === 'body' && item.origin.row === undefined) })
      expect(rows.length).toBeLessThanOrEqual(22)
      for (const row of rows) {
        const at = (row.y - 0.38 * third - cell / 2 - 37) / pitch
        expect(Math.abs(at - Math.round(at))).toBeLessThan(0.001)
      }
    }
  }), { numRuns: 200 })
})

test('任意公文：避头尾，破折号、省略号和数字不拆行', () => {
  fc.assert(fc.property(paper, (given) => {
    const lines = gridLines(layout(given, standardMetrics)).map((line) => line.text.trimEnd())
    for (const [i, line] of lines.entries()) {
      expect(noEnd.has(line.at(-1)!) && line.length > 1, line).toBe(false)
      expect(noStart.has(line[0]!) && !line.startsWith('——'), line).toBe(false)
      const next = lines[i + 1]?.[0] ?? ''
      expect(/[—…]$/.test(line) && next === line.at(-1) && !/(——|……)$/.test(line), line).toBe(false)
    }
  }), { numRuns: 200 })
})

test('任意公文：输入的每个字恰好排一次', () => {
  fc.assert(fc.property(paper, (given) => {
    const laid = texts(layout(given, standardMetrics))
    for (const [origin, one] of expectedTexts(given)) expect(laid.get(origin), origin).toBe(one)
    const cells = [...given.body, ...given.attachments.flatMap((attachment) => attachment.body)].flatMap((block) => block.kind === 'table' ? block.rows.flat().map((one) => one.text) : [])
    const laidCells = [...laid].filter(([origin]) => 'row' in JSON.parse(origin)).map(([, one]) => one)
    expect([...laidCells.join('')].filter((char) => char !== '\n').sort().join('')).toBe([...cells.join('')].sort().join(''))
  }), { numRuns: 200 })
})

test('任意公文：版记在偶数末面，末线在262毫米；印章在版心内、不压正文；署名不单独成页', () => {
  fc.assert(fc.property(paper, (given) => {
    const { pages } = layout(given, standardMetrics)
    if (given.copyTo || given.printOrg || given.printDate) {
      expect(pages.length % 2).toBe(0)
      expect(pages.at(-1)!.items.some((item) => item.kind === 'rule' && item.y1 === 262 && item.x1 === 28 && item.x2 === 184)).toBe(true)
    }
    for (const page of pages) for (const item of page.items) {
      if (item.kind !== 'seal') continue
      expect(item.x - item.radius).toBeGreaterThanOrEqual(28)
      expect(item.x + item.radius).toBeLessThanOrEqual(184)
      expect(item.y + item.radius).toBeLessThanOrEqual(262)
      const text = linesOf({ ...page, items: page.items.filter((one) => one.kind === 'text' && ['body', 'attachmentNote'].includes(one.origin.part)) }).at(-1)
      if (text) expect(item.y - item.radius).toBeGreaterThan(text.y)
      // A single line of text stays on page 1, and a table may be too high to come along.
      const last = given.body.at(-1)!
      if (last.kind !== 'table' && JSON.stringify(last).length > 300) expect(text, '署名随正文').toBeDefined()
    }
  }), { numRuns: 200 })
})
