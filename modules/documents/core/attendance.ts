import type { Attendance, Body } from '#engines/typesetting'
import type { Finding, PlacedText } from '#lib/findings'
import { textOfBlock, type Content } from './content.ts'

/** Who took part in a meeting, in the order of a 纪要: 10.3 names 出席, 请假 and 列席; 主持 before them and 记录 after them stand by custom. */
export const attendanceLabels: readonly string[] = ['主持', '出席', '请假', '列席', '记录']

/** The rows that are printed: only of a 纪要, and only those that name somebody. */
export const attendanceOf = ({ kind, attendance }: Pick<Content['elements'], 'kind' | 'attendance'>): readonly Attendance[] =>
  (kind === 'minutes' ? attendance ?? [] : []).filter(({ names }) => names.trim() !== '')

/** The rows with one of them written anew, in their usual order; labels that an import brought come after. */
export function withAttendance(attendance: readonly Attendance[], { label, names }: Attendance): readonly Attendance[] {
  const rows = [...attendance.filter((row) => row.label !== label), ...(names ? [{ label, names }] : [])]
  return rows.toSorted((one, other) => orderOf(one.label) - orderOf(other.label))
}

const orderOf = (label: string): number => (attendanceLabels.includes(label) ? attendanceLabels.indexOf(label) : attendanceLabels.length)

/** The rows as a checker of wording reads them; a place counts in the names alone. */
export const attendanceTexts = (attendance: readonly Attendance[]): readonly PlacedText[] =>
  attendance.map(({ names }, row) => ({ place: { part: 'attendance', row }, kind: 'field', text: names }))

/** What is wrong with lists of names: marks too many, and people who are named twice or both present and absent. */
export function attendanceFindings(attendance: readonly Attendance[]): readonly Finding[] {
  const found: Finding[] = []
  const tell = (row: number, { at, quote, reason, fix }: { at: number; quote: string; reason: string; fix?: string }) =>
    found.push({ rule: 'M-01', severity: 'warning', clause: 'GB/T 9704-2012 10.3', place: { part: 'attendance', row, offset: at, length: quote.length, quote }, reason, ...(fix === undefined ? {} : { fix }) })
  const present = new Map(attendance.flatMap(({ label, names }) => (ABSENT.test(label) ? [] : peopleIn(names).map(({ name }) => [name, label] as const))))
  for (const [row, { label, names }] of attendance.entries()) {
    for (const { index, 0: quote } of names.matchAll(/[、，；]{2,}/g)) tell(row, { at: index, quote, reason: '标点重复，请保留一个。', fix: quote[0]! })
    const end = /[、，；。,;.：:\s]+$/.exec(names)
    if (end) tell(row, { at: end.index, quote: end[0], reason: `${label}人员名单末尾不加标点。`, fix: '' })
    const seen = new Set<string>()
    for (const { name, at } of peopleIn(names)) {
      if (seen.has(name)) tell(row, { at, quote: name, reason: `${label}人员中“${name}”重复，请删去一处；同名的请注明单位。` })
      seen.add(name)
      const elsewhere = ABSENT.test(label) ? present.get(name) : undefined
      if (elsewhere) tell(row, { at, quote: name, reason: `“${name}”同时列在${elsewhere}和${label}，请核对。` })
    }
  }
  return found
}

const ABSENT = /请假|缺席/

/** Names of people: two to four characters between marks, without remarks in brackets and without units. */
function peopleIn(names: string): readonly { readonly name: string; readonly at: number }[] {
  const bare = names.replace(/（[^）]*）|\([^)]*\)/g, (remark) => '、'.repeat(remark.length))
  return [...bare.matchAll(/[\p{Script=Han}·]+/gu)].map(({ 0: name, index }) => ({ name, at: index })).filter(({ name }) => name.length >= 2 && name.length <= 4 && !UNIT.test(name))
}

const UNIT = /(?:局|委|办|部|科|处|室|镇|街道|中心|院|会|社|所|队|政府|党委|工委|支部|班子|科长|主任|负责人|同志|有关|人员)$/

/** The attendance that an imported 纪要 has as its last paragraphs, and the text without it. */
export function attendanceInBody(body: Body): { readonly body: Body; readonly attendance: readonly Attendance[] } {
  const rows = body.map((block) => (block.kind === 'paragraph' ? ROW.exec(textOfBlock(block).trim()) : null))
  const last = rows.findLastIndex((row) => row === null)
  const attendance = rows.slice(last + 1).map((row): Attendance => ({ label: row![1]!, names: row![2]! }))
  return attendance.length ? { body: body.slice(0, last + 1), attendance } : { body, attendance: [] }
}

const ROW = /^(主持|出席|请假|缺席|列席|记录)(?:人员|人)?[:：]\s*(.+?)。?$/u
