import path from 'node:path'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Finding, PlacedText } from '#lib/findings'
import type { Day } from '#lib/instants'
import { measure, precision, recall } from '../../bench/check/measure.ts'
import { readFolder } from '../../bench/check/read.ts'
import { checkWording, ruleList, type WordingFacts } from './index.ts'

const set = [...readFolder(path.join(import.meta.dirname, '../../bench/check')).values()].flat()
const faulty = set.filter(({ labels }) => labels.length > 0)
const clean = set.filter(({ labels }) => labels.length === 0)

describe('标注文稿集', () => {
  test('不少于300篇有错的、100篇无错的，无错的平均不少于150字', () => {
    expect(faulty.length).toBeGreaterThanOrEqual(300)
    expect(clean.length).toBeGreaterThanOrEqual(100)
    expect(clean.reduce((sum, { length }) => sum + length, 0) / clean.length).toBeGreaterThanOrEqual(150)
    expect(new Set(set.map(({ name }) => name)).size).toBe(set.length)
  })
  test('每条规则至少有5处已知错误', () => {
    const counts = new Map<string, number>()
    for (const { rule } of set.flatMap(({ labels }) => labels)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    // Style is measured against older papers and limits, not found by labels.
    const wanted = Object.keys(ruleList).filter((rule) => !['D-07', 'D-08', 'L-01'].includes(rule))
    expect(wanted.filter((rule) => (counts.get(rule) ?? 0) < 5)).toEqual([])
    expect([...counts.keys()].filter((rule) => !(rule in ruleList))).toEqual([])
  })
  test('查准率不低于0.97，查全率不低于0.95', () => {
    const { total } = measure(set)
    expect(precision(total)).toBeGreaterThanOrEqual(0.97)
    expect(recall(total)).toBeGreaterThanOrEqual(0.95)
  })
  test('结论引用的就是所在处的文字，说清问题，按先后排列', () => {
    for (const { texts } of set) {
      const findings = checkWording(texts)
      for (const finding of findings) {
        const { offset, length, quote } = finding.place
        expect(textAt(texts, finding).slice(offset, offset! + length!)).toBe(quote)
        expect(finding.reason).toMatch(/。$/)
        expect(finding.clause).not.toBe('')
      }
      expect(findings.map((finding) => place(texts, finding))).toEqual(findings.map((finding) => place(texts, finding)).toSorted((a, b) => a - b))
    }
  })
  test('照建议改过的地方，同一条规则不再指出', () => {
    for (const { texts, name } of faulty) {
      for (const finding of checkWording(texts)) {
        if (finding.fix === undefined) continue
        const { offset, length } = finding.place
        const mended = texts.map((one) => one === owner(texts, finding) ? { ...one, text: one.text.slice(0, offset) + finding.fix + one.text.slice(offset! + length!) } : one)
        const left = checkWording(mended).filter((other) => other.rule === finding.rule && other.place.offset === offset && isIn(other, finding) && other.reason === finding.reason)
        expect(left, `${name}: ${finding.rule} ${finding.place.quote} → ${finding.fix}`).toEqual([])
      }
    }
  })
})

const isIn = (one: Finding, other: Finding): boolean => ['part', 'attachment', 'block', 'row', 'cell'].every((key) => one.place[key as 'row'] === other.place[key as 'row'])
const owner = (texts: readonly PlacedText[], { place: at }: Finding): PlacedText => texts.find((one) => isIn({ place: one.place } as Finding, { place: at } as Finding))!
const textAt = (texts: readonly PlacedText[], finding: Finding): string => owner(texts, finding).text
const place = (texts: readonly PlacedText[], finding: Finding): number => texts.indexOf(owner(texts, finding)) * 1e6 + finding.place.offset!

const body = (text: string, block = 0): PlacedText => ({ place: { part: 'body', block }, kind: 'paragraph', text })
const field = (part: string, text: string): PlacedText => ({ place: { part }, kind: 'field', text })
const rulesIn = (texts: readonly PlacedText[], facts?: WordingFacts): readonly string[] => checkWording(texts, facts).map(({ rule }) => rule)

test('只有标准规定的才算错误', () => {
  const severities = (text: string) => checkWording([body(text)]).map(({ rule, severity }) => `${rule} ${severity}`)
  expect(severities('学习《甲办法》、《乙办法》。')).toEqual(['P-01 warning'])
  expect(severities('增长5%—7%，或者6%-8%。')).toEqual(['P-05 warning', 'P-05 error'])
  expect(severities('推动二三产业发展。')).toEqual(['P-12 warning'])
  expect(severities('24年底完成。')).toEqual(['N-02 error'])
})
test('位置在整段中的，按整段计', () => {
  const [finding] = checkWording([{ ...body('要高度负责,确保准确。'), place: { part: 'body', block: 3, offset: 20 } }])
  expect(finding!.place).toEqual({ part: 'body', block: 3, offset: 25, length: 1, quote: ',' })
  expect(finding!.fix).toBe('，')
})
test('给出文种的，标题应有文种；本文自己的文号不算引文', () => {
  expect(rulesIn([field('title', '全区经济运行情况')])).toEqual([])
  expect(rulesIn([field('title', '全区经济运行情况')], { kind: '报告' })).toEqual(['T-01'])
  const own = [body('本通知（临委办〔2025〕3号）之前的规定废止，按临委办〔2025〕3号执行。')]
  expect(rulesIn([body('按临委办〔2025〕3号执行。')])).toEqual(['D-01'])
  expect(rulesIn(own)).toEqual([])
  expect(rulesIn([body('按临委办〔2025〕3号执行。')], { docNumber: '临委办〔2025〕3号' })).toEqual([])
})
test('两位年份补全时，远在今天之后的属于上个世纪', () => {
  const fix = (today?: Day) => checkWording([body('自46年3月起施行。')], today ? { today } : {})[0]!.fix
  expect(fix()).toBe('2046年')
  expect(fix('2026-11-23' as Day)).toBe('1946年')
})
test('通讯录所列的非规范简称改为规范名称', () => {
  const knownOrgans = [{ name: '区委全面深化改革委员会办公室', informal: ['深改办'] }]
  expect(checkWording([body('由区深改办牵头。')], { knownOrgans })[0]).toMatchObject({ rule: 'D-02', fix: '区委全面深化改革委员会办公室', place: { quote: '深改办' } })
  expect(rulesIn([body('由区深改办牵头。')])).toEqual([])
})
test.each([
  '深入实施“数据要素×”行动，深化中国—东盟产业合作，粮食产量稳定在12亿斤以上。',
  '标题的字号为30磅，加班时间自18：00起计算：每满1小时计1小时。',
  '年工作日为365天-104天-11天=250天；获利5000至1万元的，按本条处理。',
  '该证由原江北省云江市国土局核发，编号与底册一致。',
  '在甲地包括：起诉状、上诉状；在乙地包括：起诉状副本、答辩状。',
  '据刘某某、沈某某反映，12英寸晶圆和40英尺集装箱均未按期交付。',
  'Ask the 值班室 (phone 0573-85021100), then write to the office: it answers within 2 days.',
])('名称、公式、旧称和惯用的单位不误报：%s', (text) => {
  expect(rulesIn([body(text)])).toEqual([])
})
test.each([
  ['定于十一月二十八日至二十九日验收。', ['N-01 11月28日至29日']],
  ['3月5日报名，三月九日截止。', ['N-04 3月9日']],
  ['党员三千二百五十人，占百分之二十九。', ['N-01 3250人', 'N-01 29%']],
  ['做法可以概括为一句话-让数据多跑路。', ['P-05 ——']],
  ['力争’26年底前建成。', ['N-02 2026年']],
  ['城镇化率达到66.1%，比2020年提高了7.7%。', ['N-11 提高了7.7个百分点']],
  ['一二级馆占比超过80%，七八级大风，2寸免冠照片。', ['P-12 一、二']],
  ['农历八月十五日、一九四九年十月一日、吐鲁番-哈密油田、赣A·×××××号货车。', []],
])('汉字日期、百分数和半个破折号：%s', (text, expected) => {
  expect(checkWording([body(text)]).map(({ rule, fix }) => `${rule} ${fix}`)).toEqual(expected)
})
test('成对的机关之间用顿号、逗号都可以', () => {
  const marks = (text: string) => checkWording([field('mainTo', text)]).map(({ fix }) => fix)
  expect(marks('各镇党委和人民政府，各街道党工委和办事处，区直各单位')).toEqual([])
  expect(marks('各镇党委、街道党工委，各镇人民政府、街道办事处')).toEqual([])
  expect(marks('各镇党委，街道党工委，区直各单位')).toEqual(['、'])
})
test('条文式的规章用汉字数字，不作数字检查', () => {
  const articles = [body('第一条 为规范管理，制定本办法。'), body('第二条 面积不得少于一百二十平方米，占比不低于百分之三十五点五。', 1)]
  expect(rulesIn(articles)).toEqual([])
  expect(rulesIn([body('面积不得少于一百二十平方米。')])).toEqual(['N-01'])
})
test('附件名称一段一个、都没有序号的，由排版编号；手写了序号或“附件：”的才检查', () => {
  const notes = (...names: readonly string[]) => names.map((name, attachment): PlacedText => ({ place: { part: 'attachmentNote', attachment }, kind: 'field', text: name }))
  expect(rulesIn(notes('分工表', '名单'))).toEqual([])
  expect(rulesIn(notes('1. 分工表', '3. 名单'))).toEqual(['A-02'])
  expect(rulesIn(notes('附件：分工表', '名单'))).toEqual(['A-02', 'A-02'])
})
test('序数可以跨上一层连续，也可以在引语之后重新起头', () => {
  const lines = ['一、总体要求', '（一）明确目标', '（二）把握原则', '二、主要任务', '（三）建设平台', '（四）健全机制']
  const paper = (texts: readonly string[]) => [field('title', '关于推进改革的意见'), ...texts.map((text, block): PlacedText => ({ ...body(text, block), kind: 'heading' }))]
  expect(rulesIn(paper(lines))).toEqual([])
  expect(rulesIn(paper(lines.with(4, '（四）建设平台')))).toEqual(['S-01', 'S-01'])
  expect(rulesIn([body('有下列情形的：'), body('1. 逾期的；', 1), body('2. 不符的。', 2), body('应当提交以下材料：', 3), body('1. 申请表；', 4)])).toEqual([])
})

test('任何文字都不会使检查出错，结论总在文字之内', () => {
  const words = fc.string({ unit: fc.constantFrom(...'一二三十第条（）《》“”‘’【】〔〕()[]1234567890.,:;、，。：；！？…—-～%年月日个万千百零〇关于的通知附件以下简称今×x\n 　ab@/'), maxLength: 200 })
  const kinds = fc.constantFrom('field', 'heading', 'paragraph', 'cell', 'caption') as fc.Arbitrary<PlacedText['kind']>
  const parts = fc.constantFrom('title', 'mainTo', 'body', 'attachmentNote', 'attachmentTitle', 'docDate', 'docNumber', 'copyTo', 'footnote')
  const texts = fc.array(fc.record({ part: parts, kind: kinds, text: words }), { maxLength: 8 }).map((list) => list.map(({ part, kind, text }, block): PlacedText => ({ place: { part, block }, kind, text })))
  fc.assert(fc.property(texts, (given) => {
    const findings = checkWording(given)
    for (const { place: { block, offset, length, quote } } of findings) expect(given[block!]!.text.slice(offset, offset! + length!)).toBe(quote)
    expect(checkWording(structuredClone(given))).toEqual(findings)
  }), { numRuns: 400 })
})

/** Characters: a Chinese character takes three bytes. */
const MEGABYTE = 352_000

describe('时间随文字长度增长，没有失控的正则式', () => {
  const took = (make: (length: number) => readonly PlacedText[], length: number): number => {
    const texts = make(length)
    const from = performance.now()
    checkWording(texts)
    return performance.now() - from
  }
  const one = (unit: string) => (length: number) => [body(unit.repeat(Math.ceil(length / unit.length)))]
  test.each(['各单位要认真抓好落实，确保取得实效。', '9', '（', '《', '”', ' ', '1.', '3-5', '一', '、', 'a', '…', '12,', '“甲”、'])('一兆字节的“%s”', (unit) => {
    const small = Math.max(5, took(one(unit), MEGABYTE / 16), took(one(unit), MEGABYTE / 16))
    // Sixteen times the text: a quadratic rule would take 256 times as long.
    expect(took(one(unit), MEGABYTE)).toBeLessThan(small * 80)
  })
  test('一兆字节分成三千段', () => {
    const make = (length: number) => Array.from({ length: length / 100 }, (_, block) => body(`（${(block % 9) + 1}）各单位要认真抓好落实，今年完成率达到95%以上。成立工作专班${block}（以下简称“专班${block}”），按临委发〔2024〕${block + 1}号文件执行，“甲”、“乙”并列，责任单位：区委办公室。`, block))
    const small = Math.max(20, took(make, MEGABYTE / 16), took(make, MEGABYTE / 16))
    expect(took(make, MEGABYTE)).toBeLessThan(small * 80)
  })
})
