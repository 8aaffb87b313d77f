import fc from 'fast-check'
import { fillForm } from '../forms.ts'
import type { Attachment, Block, Body, BulletinPaper, FormPaper, LetterPaper, MinutesPaper, OfficialPaper, OrderPaper, Paper, Signatory } from '../model.ts'

/** Words and marks that make trouble at line ends. */
const word = fc.constantFrom(...'区 委 办公室 加强 公文处理 工作 要求 各镇街 认真 贯彻落实 有关规定 切实 提高 效率 旻昉 〇'.split(' '),
  '，', '。', '、', '；', '：', '！', '）', '》', '”', '（', '《', '“', '……', '——', '％', '》（', '）。', '”，', '》《', '“《', '）”。',
  '2026年', '15％', 'GB/T 9704', '〔2026〕18号', 'A4', '1234.5万元', '3个百分点', '156 mm', 'https://www.linjiang.gov.example/a/b', 'office platform', ' ')

/** Marks never pile up in real text: a word stands before each. */
export const realText = (max: number): fc.Arbitrary<string> => fc.array(fc.tuple(fc.constantFrom('全区', '镇', '党委', '推进', '基层减负'), word), { minLength: 1, maxLength: max })
  .map((parts) => `${parts.map(([han, one]) => han + one).join('')}完`)
/** Anything at all, from lone halves of surrogate pairs to control characters. */
export const anyText = (max: number): fc.Arbitrary<string> => fc.oneof(
  fc.string({ unit: 'binary', maxLength: max * 4 }), fc.string({ unit: 'grapheme', maxLength: max * 4 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: max * 2 }).map((codes) => String.fromCharCode(...codes)), realText(max),
  fc.tuple(fc.constantFrom('，', '（', '—', '公', 'a', '1', ' ', '\n'), fc.integer({ min: 0, max: max * 20 })).map(([char, times]) => char.repeat(times)))

type TextOf = (max: number) => fc.Arbitrary<string>
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Papers of all formats made of such texts. */
export function papers(text: TextOf): fc.Arbitrary<Paper> {
  const { body, attachments, official, imprint } = parts(text)
  const document: fc.Arbitrary<OfficialPaper> = fc.record({
    format: fc.constant('document' as const), title: title(text), signers: optional(fc.array(fc.oneof(fc.constantFrom('王明', '欧阳文华'), text(1)), { minLength: 1, maxLength: 5 })),
    issuerMark: fc.oneof(fc.constantFrom('临江区委文件', '中共临江区委办公室文件'), text(3), fc.record({ organs: fc.array(fc.oneof(fc.constantFrom('临江区委', '临江区人民政府'), text(2)), { minLength: 1, maxLength: 5 }), word: fc.constantFrom('文件', '') })),
    docNumber: optional(fc.oneof(fc.constant('临委办发〔2026〕18号'), text(3))), body: body(14), attachments, ...official, ...imprint,
  }) as fc.Arbitrary<OfficialPaper>
  const letter = fc.record({ format: fc.constant('letter' as const), issuerMark: text(3), title: title(text), docNumber: optional(text(2)), body: body(8), attachments, ...official, copyTo: optional(text(12)) }) as fc.Arbitrary<LetterPaper>
  const order = fc.record({ format: fc.constant('order' as const), issuerMark: text(3), title: optional(title(text)), docNumber: optional(text(1)), body: body(8), attachments, ...official, ...imprint }) as fc.Arbitrary<OrderPaper>
  const minutes = fc.record({
    format: fc.constant('minutes' as const), issuerMark: text(3), title: optional(title(text)), docNumber: optional(text(1)), editor: optional(text(2)), issuedOn: optional(text(1)), body: body(10), attachments, ...official, ...imprint,
    attendance: fc.array(fc.record({ label: fc.oneof(fc.constantFrom('出席', '请假', '列席'), text(1)), names: text(30) }), { maxLength: 4 }),
  }) as fc.Arbitrary<MinutesPaper>
  const item = fc.record({ title: title(text), editorNote: optional(text(8)), body: body(5), source: optional(text(2)) })
  const bulletin = fc.record({
    format: fc.constant('bulletin' as const), masthead: text(2), notice: optional(text(1)), issue: optional(text(1)), totalIssue: optional(text(1)), editor: optional(text(2)), issuedOn: optional(text(1)),
    hasContents: fc.boolean(), editorNote: optional(text(12)), columns: fc.array(fc.record({ name: optional(text(1)), items: fc.array(item, { maxLength: 3 }) }), { maxLength: 3 }),
    reportTo: optional(text(12)), sendTo: optional(text(12)), issueTo: optional(text(12)), copies: optional(text(1)),
  }) as fc.Arbitrary<BulletinPaper>
  return fc.oneof({ weight: 4, arbitrary: document }, { weight: 2, arbitrary: letter }, order, { weight: 2, arbitrary: minutes }, { weight: 2, arbitrary: bulletin }, { weight: 2, arbitrary: form(text) })
    // Absent fields are absent, as in what is stored.
    .map((paper) => withoutUndefined(paper) as Paper)
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, withoutUndefined(one)]))
}

const title = (text: TextOf) => fc.tuple(text(3), text(5)).map(([a, b]) => `关于${a}的${b}通知`)
const size = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(0, -5, 210, 297))

function parts(text: TextOf) {
  const runs = (max: number) => text(max).map((one) => [{ text: one }])
  const paragraph = fc.record({ kind: fc.constant('paragraph' as const), runs: runs(60), align: optional(fc.constantFrom('left', 'center', 'right')) }) as fc.Arbitrary<Block>
  const heading = fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4), runs: runs(6), runIn: optional(runs(30)) }) as fc.Arbitrary<Block>
  const cell = fc.record({ text: fc.oneof(text(4), text(40), fc.constant('')), columnSpan: fc.integer({ min: 1, max: 3 }), rowSpan: fc.integer({ min: 1, max: 6 }) })
  const table = fc.record({
    kind: fc.constant('table' as const), caption: optional(text(3)), columns: fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 1, maxLength: 6 }), rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
    headerRows: fc.integer({ min: 0, max: 2 }), landscape: optional(fc.boolean()),
  }) as fc.Arbitrary<Block>
  const picture = fc.record({ kind: fc.constant('picture' as const), file: fc.constant('picture'), widthMm: size, heightMm: size, caption: optional(text(3)) }) as fc.Arbitrary<Block>
  const body = (blocks: number): fc.Arbitrary<Body> => fc.array(fc.oneof({ weight: 6, arbitrary: paragraph }, { weight: 4, arbitrary: heading }, table, picture), { minLength: 1, maxLength: blocks })
  const attachments = fc.array(fc.record({
    title: text(4), body: fc.oneof(body(4), fc.constant([])), boundSeparately: optional(fc.boolean()), pages: optional(fc.array(fc.record({ file: fc.constant('page'), widthMm: size, heightMm: size }), { maxLength: 3 })),
  }), { maxLength: 3 }) as fc.Arbitrary<readonly Attachment[]>
  const official = {
    copyNumber: optional(fc.constant('000001')), secrecy: optional(text(1)), urgency: optional(fc.oneof(fc.constantFrom('特急', '加急'), text(1))), adoptionNote: optional(text(4)), mainTo: optional(text(14)),
    signatories: signatories(text), docDate: optional(fc.oneof(fc.constantFrom('2026年11月23日', '2026年1月5日'), text(1))), footnote: optional(text(5)),
  }
  return { body, attachments, official, imprint: { copyTo: optional(text(20)), printOrg: optional(text(2)), printDate: optional(fc.oneof(fc.constant('2026年11月23日'), text(1))) } }
}

function signatories(text: TextOf): fc.Arbitrary<readonly Signatory[]> {
  const organ = fc.oneof(fc.constantFrom('区委办', '区财政局', '中共临江区委办公室', '中共临江区委全面依法治区委员会守法普法协调小组办公室及其秘书处'), text(2))
  const seal = fc.record({ organ: text(2), diameterMm: fc.oneof(fc.constant(42), fc.integer({ min: 38, max: 50 })) })
  const stamp = fc.record({ title: text(1), name: fc.oneof(fc.constantFrom('周正平', '王明'), text(1)) })
  const list = (one: fc.Arbitrary<unknown>) => fc.array(one, { maxLength: 7 })
  return fc.oneof(list(fc.record({ organ })), list(fc.record({ organ, seal })), list(fc.record({ organ, seal: optional(seal) })), list(fc.record({ organ: fc.oneof(fc.constant(''), organ), stamp }))) as fc.Arbitrary<readonly Signatory[]>
}

function form(text: TextOf): fc.Arbitrary<FormPaper> {
  const entry = fc.record({ text: text(8), signed: text(1), handwriting: optional(fc.record({ file: fc.constant('hand'), widthMm: size, heightMm: size })) })
  const cell = fc.record({ label: fc.oneof(fc.constantFrom('标题', '承办单位', ''), text(1)), text: fc.oneof(text(3), text(60)), entries: optional(fc.array(entry, { maxLength: 4 })), share: fc.integer({ min: 1, max: 5 }), labelAt: fc.oneof(fc.constant('above' as const), fc.integer({ min: 1, max: 8 })), align: optional(fc.constantFrom('left', 'center')) })
  const free = fc.record({
    format: fc.constant('form' as const), title: title(text), color: optional(fc.constantFrom('red', 'black')), numberLine: optional(fc.record({ left: optional(text(2)), right: optional(text(2)) })), mainTo: optional(text(6)),
    lead: optional(parts(text).body(3)), rows: fc.array(fc.record({ minHeightMm: optional(fc.integer({ min: 0, max: 300 })), cells: fc.array(cell, { minLength: 1, maxLength: 3 }) }), { maxLength: 12 }), notes: optional(fc.array(text(6), { maxLength: 3 })), signatories: signatories(text).map((all) => all.filter((one) => !one.stamp)), docDate: optional(fc.constant('2026年11月23日')),
  }) as fc.Arbitrary<FormPaper>
  const named = fc.record({ matter: text(30), demand: text(60), instruction: text(20), leadUnit: text(2) }).map((values) => fillForm('supervisionNotice', values))
  return fc.oneof(free, named)
}
