import type { PaperRule, Report } from '../find.ts'
import { valueOf } from '../numerals.ts'
import type { Paper, Reading } from '../reading.ts'

/** One name in 附件说明, and where it stands. */
interface Named { readonly reading: Reading; readonly name: string; readonly offset: number; readonly number: string; readonly mark: string; readonly numberAt: number }

/** F-12: 附件说明, the attachments and what the text says of them. */
export const attachments: PaperRule = (paper, report) => {
  const names = paper.attachmentNotes.flatMap(namesIn)
  for (const { reading, name, offset } of names) endMark(reading, { name, offset }, report)
  for (const reading of paper.attachmentTitles) endMark(reading, { name: reading.placed.text.trimEnd(), offset: 0 }, report)
  if (isNumberedByHand(names)) numbering(names, report)
  matching(names, paper, report)
  mentions(paper, Math.max(names.length, paper.attachmentTitles.length), report)
}

function namesIn(reading: Reading): readonly Named[] {
  let from = 0
  return reading.placed.text.split('\n').flatMap((line) => {
    const start = from
    from += line.length + 1
    const match = /^[\s\u3000]*(?:附件?\s*(?:\d{1,2}\s*)?[：:]\s*)?(?:((?:\d{1,2}|[一二三四五六七八九十]{1,2}|（[一二三四五六七八九十\d]{1,2}）|[①-⑳]))([.．、:：，]?)\s*(?=[^\d年月]))?(.*)$/.exec(line)!
    const name = match[3]!.trimEnd()
    if (name === '') return []
    const number = match[1] ?? ''
    return [{ reading, name, offset: start + line.indexOf(match[3]!, line.length - match[3]!.length), number, mark: match[2] ?? '', numberAt: start + (number ? line.indexOf(number) : 0) }]
  })
}

/** 7.3.4: 附件名称后不加标点符号. */
function endMark(reading: Reading, { name, offset }: { name: string; offset: number }, report: Report): void {
  if (/[。．；，、：.,;:]$/.test(name)) report(reading, { rule: 'F-12', offset: offset + name.length - 1, length: 1, reason: '附件名称后不加标点，请删去。', fix: '' })
}

/** Bare names, one a text, are numbered by the layout; where a label, a number or a line break was written, so were the numbers. */
const isNumberedByHand = (names: readonly Named[]): boolean =>
  names.some(({ reading, number }) => number !== '' || /^[\s\u3000]*附件?\s*[：:]/.test(reading.placed.text)) || new Set(names.map(({ reading }) => reading)).size < names.length

/** 7.3.4: 如有多个附件，使用阿拉伯数字标注附件顺序号. */
function numbering(names: readonly Named[], report: Report): void {
  names.forEach(({ reading, number, mark, numberAt }, index) => {
    const at = { rule: 'A-02', offset: numberAt, length: number.length + mark.length } as const
    if (number === '') {
      if (names.length > 1) report(reading, { ...at, length: 1, reason: '有多个附件的，请用阿拉伯数字标注顺序号。' })
    } else if (names.length === 1) report(reading, { ...at, severity: 'warning', reason: '只有一个附件的，不标顺序号，请删去。', fix: '' })
    // A 顿号 behind a digit is told by P-02.
    else if (!/^\d+$/.test(number) || mark === '') report(reading, { ...at, reason: '附件顺序号用阿拉伯数字，后加圆点。', fix: `${index + 1}.` })
    else if (Number(number) !== index + 1) report(reading, { ...at, reason: `附件顺序号应当连续，这里应为${index + 1}。`, fix: `${index + 1}.` })
  })
}

/** 7.3.7: 附件序号和附件标题应当与附件说明的表述一致. */
function matching(names: readonly Named[], { attachmentTitles }: Paper, report: Report): void {
  if (names.length === 0 || attachmentTitles.length === 0) return
  attachmentTitles.forEach((reading, index) => {
    const named = names[index]
    const { text } = reading.placed
    const at = { rule: 'A-01', offset: 0, length: text.trimEnd().length } as const
    if (!named) report(reading, { ...at, reason: `附件说明中没有这个附件，请补上第${index + 1}个附件的名称。` })
    else if (plain(named.name) !== plain(text)) report(reading, { ...at, reason: `附件标题与附件说明不一致，附件说明中是“${named.name}”，请统一。` })
  })
  for (const { reading, name, offset } of names.slice(attachmentTitles.length)) {
    report(reading, { rule: 'A-01', offset, length: name.length, reason: '附件说明列有这个附件，后面却没有，请补上附件或者删去名称。' })
  }
}

const plain = (name: string): string => name.replace(/[\s\u3000]|[。；，、：.,;:]$/g, '')

const MENTIONED = /(?<![》”’】）)原其该述])附件\s?(\d{1,2}|[一二三四五六七八九十]{1,2}(?![、份个]))(?!\d|[.．、：:]\s?[\u4e00-\u9fa5《])(?:(?:[—～至到、和-]|-)(?:附件)?(\d{1,2}|[一二三四五六七八九十]{1,2}))?/g
const SEE = /(?:详?见|参见|填写|填报|按照?|附)附件(?![\d一二三四五六七八九十\s])/g

/** What the text says is in an attachment must be there. A paper without any structure around it is an excerpt. */
function mentions({ bodies, title, mainTo }: Paper, count: number, report: Report): void {
  const isWhole = title !== null && (count > 0 || mainTo.length > 0)
  if (!isWhole) return
  for (const reading of bodies.flat()) {
    if (!reading.prose.includes('附件')) continue
    for (const match of reading.prose.matchAll(MENTIONED)) {
      const highest = Math.max(...[match[1], match[2]].filter((one) => one !== undefined).map((one) => (/\d/.test(one) ? Number(one) : valueOf(one) ?? 0)))
      if (highest > Math.max(count, count === 0 ? 0 : 1)) report(reading, { rule: 'A-03', offset: match.index, length: match[0].length, reason: `正文提到第${highest}个附件，实际只有${count}个，请核对。` })
    }
    if (count > 0) continue
    for (const match of reading.prose.matchAll(SEE)) report(reading, { rule: 'A-03', offset: match.index, length: match[0].length, reason: '正文提到附件，但没有附件说明和附件，请补上或者删去。' })
  }
}
