import type { Found, PaperRule, Report } from '../find.ts'
import { isRunning, type Paper, type Reading } from '../reading.ts'

const CITED = /[\u4e00-\u9fa5A-Za-z]{2,10}[〔［[【（(]\d{4}[〕］\]】）)]第?\d{1,5}号/g
/** Verbs and the like before an organ's code: they are no part of the number. */
const BEFORE_CODE = /^.*?(?:根据|按照|依据|依照|贯彻|落实|执行|下发|印发|转发|报送|报来|收到|来文|学习|你[局区镇办委部院校单位]{1,3}|贵[局区镇办委部院校单位]{1,3}|我[局区镇办委部院校]|对照|结合|参照|详见|参见|文件|以|按|经|见|据|与|和|及|将)(?=[\u4e00-\u9fa5A-Za-z]{2,10}[〔［[【（(])/

/** D-01: a document is first cited by its title with the number behind it in brackets. */
export const citations: PaperRule = (paper, report) => {
  const known = new Set<string>(paper.facts.docNumber ? [keyOf(paper.facts.docNumber)] : [])
  for (const reading of paper.readings) {
    if (!isRunning(reading) || reading.placed.place.part !== 'body' || !/\d号/.test(reading.text)) continue
    for (const match of reading.text.matchAll(CITED)) {
      const found = citationFault(reading.text, match, known)
      known.add(keyOf(match[0]))
      if (found) report(reading, found)
    }
  }
}

/** Organ codes vary in how they are cut from the words before them, so the last two characters stand for them. */
const keyOf = (number: string): string => number.replace(/^.*?(.{2}[〔［[【（(]\d{4})/, '$1').replace(/[〔［[【（(〕］\]】）)第]/g, '|')

function citationFault(text: string, match: RegExpExecArray, known: ReadonlySet<string>): Found | null {
  const cut = BEFORE_CODE.exec(match[0])?.[0].length ?? 0
  const [from, to] = [match.index + cut, match.index + match[0].length]
  const before = text.slice(Math.max(0, match.index - 2), from)
  const after = text.slice(to, to + 8)
  const at = { rule: 'D-01', offset: from, length: to - from } as const
  // A line that is nothing but a number is the paper's own.
  if (match[0].length >= text.trim().length) return null
  if (/^(?:文件?)?[）)]?《/.test(after) && !/》[（(]$/.test(before)) return { ...at, reason: '引用公文先引标题，后在圆括号内引发文字号，请将发文字号移到标题之后。' }
  if (before.endsWith('》')) return { ...at, reason: '标题之后的发文字号用圆括号括起来。', fix: `（${text.slice(from, to)}）` }
  if (isInBrackets(text, match.index) || known.has(keyOf(match[0])) || /^(?:文件?|通知|令)(?:印发|转发|批转|公布|发布|批[准复])/.test(after)) return null
  return { ...at, reason: '第一次引用公文应先引标题，后引发文字号，请补上标题。' }
}

/** Whether a bracket stands open before the place; only the near words count. */
function isInBrackets(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 120), at + 1)
  return Math.max(near.lastIndexOf('（'), near.lastIndexOf('(')) > Math.max(near.lastIndexOf('）'), near.lastIndexOf(')'))
}

const DEFINED = /([^，。；、：（）()《》“”]{0,40}|《[^《》]{2,60}》(?:（[^（）]{4,30}）)?)[（(]以下(?:统一|均)?简?称(?:为)?[“《‘"]?([^“”《》‘’"（）()，。；、]{1,15})[”》’"]?[）)]/g

/** D-02: an organ or document is named in full at first, then by the short form that was announced. */
export const shortNames: PaperRule = (paper, report) => {
  const defined = new Set<string>()
  paper.bodies.forEach((body) => body.forEach((reading, at) => {
    for (const match of reading.text.includes('以下') ? reading.text.matchAll(DEFINED) : []) {
      const short = match[2]!
      if (defined.size >= MOST_NAMES) continue
      const offset = match.index + match[0].lastIndexOf(short)
      const place = { rule: 'D-02', offset, length: short.length } as const
      if (defined.has(short)) report(reading, { ...place, reason: `简称“${short}”前面已经说明过，请删去重复的说明。` })
      else if (!isUsedLater(paper, reading, offset + short.length, short)) report(reading, { ...place, reason: `说明了简称“${short}”，后文却没有使用，请使用简称或者删去说明。` })
      const isNew = !defined.has(short)
      defined.add(short)
      // Articles define terms by long descriptions, whose words come again in others.
      if (paper.isArticled) continue
      if (isNew) tooEarly(body.slice(0, at + 1), { name: match[1]!, short, from: match.index }, report)
      fullNamesAgain(body.slice(at), { name: match[1]!, short, from: match.index + match[0].length }, report)
    }
  }))
  outdatedNames(paper, report)
}

/** Each short form is looked for in the whole paper; no paper announces more, and the work stays in proportion to its length. */
const MOST_NAMES = 40

const isUsedLater = ({ readings }: Paper, reading: Reading, from: number, short: string): boolean =>
  readings.some((other) => other.index > reading.index && other.placed.text.includes(short)) || reading.placed.text.includes(short, from)

/** The short form before it was announced; a form that the name itself holds may be an everyday word. */
function tooEarly(body: readonly Reading[], { name, short, from }: { name: string; short: string; from: number }, report: Report): void {
  if (short.length < 3 || name.includes(short) || name.startsWith('《')) return
  body.forEach((reading, at) => {
    const early = reading.prose.indexOf(short)
    if (early < 0 || (at === body.length - 1 && early >= from)) return
    report(reading, { rule: 'D-02', offset: early, length: short.length, reason: `“${short}”第一次出现时应先写全称，再说明简称。` })
  })
}

/** The full name written out again behind its short form. Only the last words of the name are sure to be the name. */
function fullNamesAgain(body: readonly Reading[], { name, short, from }: { name: string; short: string; from: number }, report: Report): void {
  const full = name.startsWith('《') ? name.replace(/（.*$/, '') : name.slice(-Math.max(short.length + 4, 10))
  if (full.length < short.length + 4) return
  body.forEach((reading, at) => {
    const again = (name.startsWith('《') ? reading.text : reading.named).indexOf(full, at === 0 ? from : 0)
    if (again >= 0 && reading.placed.kind === 'paragraph') report(reading, { rule: 'D-02', offset: again, length: full.length, reason: `前面已说明简称“${short}”，这里请用简称。` })
  })
}

/** Organs renamed in the reforms of institutions, and short forms that no organ bears. */
const RENAMED: Readonly<Record<string, string>> = {
  环保局: '生态环境局', 国土局: '自然资源局', 国土资源局: '自然资源局', 工商局: '市场监督管理局', 质监局: '市场监督管理局', 食药监局: '市场监督管理局', 市监局: '市场监管局', 安监局: '应急管理局', 卫计局: '卫生健康局', 卫计委: '卫生健康委', 计生委: '卫生健康委', 计生局: '卫生健康局',
  地税局: '税务局', 国税局: '税务局', 城管局执法大队: '综合行政执法大队', 纪检委: '纪委', 府办: '政府办公室', 民宗委: '民族宗教事务局',
}
const OUTDATED = new RegExp(`(?<=(?<!原)[省市县区])(?:${Object.keys(RENAMED).join('|')})(?!原|[（(]现)`, 'g')

function outdatedNames({ readings, facts }: Paper, report: Report): void {
  const informal = new Map((facts.knownOrgans ?? []).flatMap(({ name, informal: forms }) => forms.map((form) => [form, name] as const)))
  for (const reading of readings) {
    for (const match of reading.named.matchAll(OUTDATED)) {
      // 原广东省中山市国土局 is told to be a former name.
      if (/原(?![则因有])[^，。；：、]{0,12}$/.test(reading.named.slice(Math.max(0, match.index - 14), match.index))) continue
      report(reading, { rule: 'D-02', offset: match.index, length: match[0].length, reason: `机关名称应当用全称或者规范化简称，“${match[0]}”请核对，现一般为“${RENAMED[match[0]]}”。` })
    }
    for (const [form, name] of informal) {
      const at = reading.named.indexOf(form)
      if (at >= 0) report(reading, { rule: 'D-02', offset: at, length: form.length, reason: `机关名称应当用全称或者规范化简称，请将“${form}”改为“${name}”。`, fix: name })
    }
  }
}
