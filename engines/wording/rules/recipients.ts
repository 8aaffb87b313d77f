import { markBetweenOrgans, organClassOf, organLevelOf, type OrganClass } from '#lib/organ-classes'
import type { PaperRule, Report } from '../find.ts'
import type { Reading } from '../reading.ts'

type Field = { readonly rule: 'F-09' | 'F-16'; readonly name: string }
const MAIN: Field = { rule: 'F-09', name: '主送机关' }
const COPY: Field = { rule: 'F-16', name: '抄送机关' }

/** F-09 and F-16: 主送 and 抄送, their order, their marks, none named twice. */
export const recipients: PaperRule = ({ mainTo, copyTo }, report) => {
  const named = new Set<string>()
  for (const reading of mainTo) check(reading, MAIN, named, report)
  for (const reading of copyTo) check(reading, COPY, named, report)
}

/** What stands after 、 for the second organ of one place is no name of its own: 开发区党工委、管委会. */
const PARTNER = /^(?:党委|党组|党工委|工委|政府|人民政府|办事处|管委会|管理委员会|村委会|居委会)$/

interface Organ { readonly name: string; readonly at: number; readonly end: number; readonly mark: string }

function check(reading: Reading, field: Field, named: Set<string>, report: Report): void {
  const { text } = reading.placed
  ending(reading, field, report)
  const organs = organsIn(text)
  organs.forEach((organ, index) => {
    const at = { rule: field.rule, offset: organ.at, length: organ.name.length } as const
    if (named.has(organ.name) && !PARTNER.test(organ.name)) report(reading, { ...at, reason: `“${organ.name}”重复，请删去一处。` })
    named.add(organ.name)
    const next = organs[index + 1]
    if (!next) return
    if (/[；;。]/.test(organ.mark)) report(reading, { ...at, offset: organ.end, length: organ.mark.length, reason: `${field.name}之间用顿号或者逗号，不用分号和句号。`, fix: '，' })
    else if (isOutOfOrder(organ.name, next.name)) report(reading, { ...at, length: next.end - organ.at, reason: `${field.name}的次序一般是先上级、后本级，本级按党委、人大、政府、政协、法院、检察院排列，请核对。` })
    else betweenClasses(reading, { organ, next, field }, report)
  })
}

/** 7.3.2: 最后一个机关名称后标全角冒号 (the layout adds it); 7.4.2: 抄送机关最后标句号 (likewise). */
function ending(reading: Reading, field: Field, report: Report): void {
  const { text } = reading.placed
  const words = text.trimEnd()
  const isLabelled = /^[\s\u3000]*抄送/.test(words)
  const right = field === MAIN ? '：' : '。'
  const last = words.at(-1) ?? ''
  if (/[。；，、：！.,;:]/.test(last) && last !== right && last !== ':') {
    report(reading, { rule: field.rule, offset: words.length - 1, length: 1, severity: 'error', reason: `${field.name}末尾用${field === MAIN ? '全角冒号' : '句号'}。`, fix: right })
  } else if (isLabelled && last !== right) {
    report(reading, { rule: field.rule, offset: words.length - 1, length: 1, severity: 'error', reason: '最后一个抄送机关后标句号，请补上。', fix: `${last}。` })
  }
}

function organsIn(text: string): readonly Organ[] {
  const start = /^[\s\u3000]*(?:抄送|主送)[：:]?[\s\u3000]*/.exec(text)?.[0].length ?? 0
  return [...text.slice(start).matchAll(/([^，、；;。：:,\n]+)([，、；;。：:,\s]*)/g)]
    .map((match) => ({ name: match[1]!.trim(), at: start + match.index, end: start + match.index + match[1]!.length, mark: match[2]! }))
    .filter(({ name }) => name !== '')
}

/** The order of the leading organs of one level; departments and others have no rank here. */
const RANKS: readonly RegExp[] = [
  /^(?:中共)?.{0,6}[省市区县镇乡]委(?:办公[厅室]|员会|员会办公[厅室])?$/, /人大(?:常委会|主席团|机关)?(?:办公[厅室])?$|人民代表大会/, /(?:人民)?政府(?:办公[厅室])?$/, /政协(?:机关)?(?:办公[厅室])?$/, /法院$/, /检察院$/,
]
const rankOf = (name: string): number => RANKS.findIndex((pattern) => pattern.test(name))

function isOutOfOrder(name: string, next: string): boolean {
  // The higher level first: only a level told by the first character is sure. Towns come before district departments by custom.
  const [level, nextLevel] = [organLevelOf(name), organLevelOf(next)]
  if (level >= 0 && nextLevel >= 0 && level !== nextLevel) return nextLevel < level
  const [rank, nextRank] = [rankOf(name), rankOf(next)]
  return rank >= 0 && nextRank >= 0 && nextRank < rank
}

/** Classes whose single organs are written one beside the other; the leading organs, courts and outsiders are grouped by taste. */
const PLAIN: ReadonlySet<string> = new Set<OrganClass>(['town', 'committeeDepartment', 'department', 'massOrganisation', 'enterprise'])
/** Names of whole groups: 各镇党委、区委各部委、区直各单位. */
const isGroup = (name: string): boolean => /^.{0,8}各|^(?:乡镇|镇街|街道)|团体$/.test(name)

/** Which organs of a place a name tells: 党委, 政府 or both. */
const sidesOf = (name: string): string => `${/党委|党工委|工委|党组/.test(name) ? '党' : ''}${/政府|办事处|管委会/.test(name) ? '政' : ''}`

/** 惯例: 、 within a class and ， between classes; told only where both classes are plain. */
function betweenClasses(reading: Reading, { organ, next, field }: { organ: Organ; next: Organ; field: Field }, report: Report): void {
  const [one, other] = [organClassOf(organ.name), organClassOf(next.name)]
  if (one === null || other === null || !PLAIN.has(one) || !PLAIN.has(other)) return
  const right = markBetweenOrgans(organ.name, next.name)
  if (organ.mark === right || !/^[、，]$/.test(organ.mark)) return
  // 各镇党委和人民政府，各街道党工委和办事处: groups told by two organs each, or by another organ, may stand farther apart.
  if (one === other && sidesOf(organ.name) !== sidesOf(next.name) || sidesOf(organ.name).length > 1) return
  const areGroups = isGroup(organ.name) && isGroup(next.name)
  // Departments and units of the district are one class or two by taste; single organs of several classes often stand in one row.
  if (one === other ? one !== 'town' && (isGroup(organ.name) || isGroup(next.name)) : !areGroups) return
  report(reading, {
    rule: field.rule, offset: organ.end, length: 1, fix: right,
    reason: one === other ? '同一类机关之间用顿号。' : '不同类的机关之间用逗号。',
  })
}
