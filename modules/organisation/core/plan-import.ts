import type { Refused } from '#lib/decision'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { sentenceFor } from '#lib/refusals'
import { reaches } from './dated.ts'
import { decidePerson } from './decide-person.ts'
import { decideUnit } from './decide-unit.ts'
import { evolvePerson, evolveUnit, fold } from './evolve.ts'
import { itemsOf, missingCells, personSheet, postSheet, unitSheet, type FilledRow, type ImportRows, type SheetShape } from './import-rows.ts'
import { organisationRefusals, type OrganisationRefusal } from './refusals.ts'
import type { AppointmentId, LeadershipLine, Person, PersonEvent, Post, Unit, UnitEvent } from './types.ts'
import { lastProfile } from './tree.ts'
import type { RowIssue } from './views.ts'
import { lineWords, officeRoles, roleWords, unitKinds, unitKindWords, unitLevels, unitLevelWords } from './words.ts'

/** What is there before the import. */
export interface ImportFacts {
  readonly fromOn: Day
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  /** Unused ids, enough for all rows: see `idsFor`. */
  readonly freshIds: readonly string[]
}

export interface Planned<State, Event> { readonly before: State | null; readonly after: State; readonly events: readonly Event[] }
export interface ImportPlan {
  readonly units: readonly Planned<Unit, UnitEvent>[]
  readonly people: readonly Planned<Person, PersonEvent>[]
  readonly issues: readonly RowIssue[]
}

/** How many fresh ids a plan may use. */
export const idsFor = (rows: ImportRows): number => rows.units.length + rows.posts.length + rows.people.length * 3

/** Works out what the rows would change, by the same rules as single changes, and every row that is wrong. Nothing may be written if there are issues. */
export function planImport(rows: ImportRows, facts: ImportFacts): ImportPlan {
  const desk = openDesk(facts)
  planUnits(desk, rows.units)
  rows.posts.forEach((row) => planPost(desk, row))
  rows.people.forEach((row) => planPerson(desk, row))
  return { units: [...desk.units.values()].filter(isChanged), people: [...desk.people.values()].filter(isChanged), issues: desk.issues.toSorted(byPlace) }
}

interface Desk {
  readonly fromOn: Day
  readonly units: Map<UnitId, Planned<Unit, UnitEvent>>
  readonly people: Map<PersonId, Planned<Person, PersonEvent>>
  readonly byName: Map<string, UnitId | 'several'>
  readonly personOf: Map<string, PersonId>
  readonly holders: Map<PostId, { person: PersonId; fromOn: Day; untilOn: Day | null }[]>
  readonly posts: Map<PostId, Post>
  readonly issues: RowIssue[]
  readonly fresh: () => string
}

function openDesk({ fromOn, units, people, freshIds }: ImportFacts): Desk {
  let used = 0
  const desk: Desk = {
    fromOn, byName: new Map(), personOf: new Map(), holders: new Map(), posts: new Map(), issues: [],
    units: new Map(units.map((unit) => [unit.id, { before: unit, after: unit, events: [] }])),
    people: new Map(people.map((person) => [person.id, { before: person, after: person, events: [] }])),
    fresh: () => freshIds[used++]!,
  }
  for (const unit of units) {
    if (!unit.closing) nameUnit(desk, unit)
    for (const post of unit.posts) desk.posts.set(post.id, post)
  }
  for (const person of people) {
    desk.personOf.set(personKey(person.profile.name, person.profile.mobile), person.id)
    noteHolders(desk, person)
  }
  return desk
}

const personKey = (name: string, mobile: string | null) => `${name}/${mobile ?? ''}`

function nameUnit(desk: Desk, unit: Unit): void {
  const { name, shortName } = lastProfile(unit)
  desk.byName.set(name, unit.id)
  if (shortName !== name) desk.byName.set(shortName, desk.byName.has(shortName) && desk.byName.get(shortName) !== unit.id ? 'several' : unit.id)
}

function noteHolders(desk: Desk, person: Person): void {
  for (const one of person.appointments) {
    const others = (desk.holders.get(one.post) ?? []).filter((holder) => holder.person !== person.id || holder.fromOn !== one.fromOn)
    desk.holders.set(one.post, [...others, { person: person.id, fromOn: one.fromOn, untilOn: one.untilOn }])
  }
}

const isChanged = (planned: Planned<unknown, unknown>) => planned.events.length > 0
const SHEETS = [unitSheet.name, postSheet.name, personSheet.name] as readonly string[]
const byPlace = (a: RowIssue, b: RowIssue) => SHEETS.indexOf(a.sheet) - SHEETS.indexOf(b.sheet) || a.row - b.row

function complain(desk: Desk, sheet: SheetShape, row: FilledRow, [column, text]: readonly [string, string]): void {
  desk.issues.push({ sheet: sheet.name, row: row.row, column, text })
}

const COLUMN_OF: Partial<Record<string, string>> = {
  'unit-code-wrong': '统一社会信用代码', 'prefix-wrong': '发文代字', 'prefix-taken': '发文代字', 'section-no-issuer': '发文代字',
  'section-without-parent': '上级单位', 'unit-under-itself': '上级单位', 'unit-parent-missing': '上级单位', 'unit-line-missing': '双重领导单位',
  'post-title-taken': '岗位名称', 'post-roles-clash': '角色', 'person-mobile-wrong': '手机', 'post-closed': '岗位', 'already-in-post': '岗位', 'post-full': '岗位',
  'roles-clash': '岗位', 'main-too-early': '兼任',
}
const sentenceOf = (refused: Refused<OrganisationRefusal>, first: string) =>
  [COLUMN_OF[refused.code] ?? first, sentenceFor(organisationRefusals[refused.code], refused.detail)] as const

/** The unit a cell names, or a complaint. */
function unitNamed(desk: Desk, at: { sheet: SheetShape; row: FilledRow; column: string }, name: string): UnitId | null {
  const found = desk.byName.get(name)
  if (found && found !== 'several') return found
  complain(desk, at.sheet, at.row, [at.column, found ? `「${name}」有多个单位，请写全称。` : `没有名为「${name}」的单位，请核对名称，或先在「单位」表中列出。`])
  return null
}

/** Whether nothing required is missing; complains of each that is. */
function isFilled(desk: Desk, sheet: SheetShape, row: FilledRow): boolean {
  const missing = missingCells(row, sheet)
  for (const column of missing) complain(desk, sheet, row, [column, `请填写${column}。`])
  return missing.length === 0
}

// A unit may stand in the file before the one above it, so rows wait until all units they name are known.
function planUnits(desk: Desk, rows: readonly FilledRow[]): void {
  let waiting = rows.filter((row) => isFilled(desk, unitSheet, row))
  for (;;) {
    const names = new Set(waiting.flatMap((row) => [row.cells['全称']!, row.cells['简称']!]))
    const ready = waiting.filter((row) => namedAbove(row).every((name) => desk.byName.has(name) || !names.has(name)))
    if (ready.length === 0) break
    ready.forEach((row) => planUnit(desk, row, rows.indexOf(row) + 1))
    waiting = waiting.filter((row) => !ready.includes(row))
  }
  for (const row of waiting) complain(desk, unitSheet, row, ['上级单位', '与上级、双重领导或业务指导单位互为上下级，请改正其中一行。'])
}

const namedAbove = (row: FilledRow) => [row.cells['上级单位'], ...itemsOf(row.cells['双重领导单位']), ...itemsOf(row.cells['业务指导单位'])].filter((name) => name !== undefined)

function planUnit(desk: Desk, row: FilledRow, place: number): void {
  const { cells } = row
  const before = desk.issues.length
  const kind = unitKinds.find((one) => unitKindWords[one] === cells['类别'])
  const level = unitLevels.find((one) => unitLevelWords[one] === cells['级别'])
  if (!kind) complain(desk, unitSheet, row, ['类别', `没有「${cells['类别']}」这一类，可填：${unitKinds.map((one) => unitKindWords[one]).join('、')}。`])
  if (!level) complain(desk, unitSheet, row, ['级别', `级别可填：${unitLevels.map((one) => unitLevelWords[one]).join('、')}。`])
  const position = wholeNumber(desk, unitSheet, row, { column: '排序', absent: place })
  const named = (column: string, name: string) => unitNamed(desk, { sheet: unitSheet, row, column }, name)
  const parent = cells['上级单位'] ? named('上级单位', cells['上级单位']) : null
  const lines = (['dualLeadership', 'guidance'] as const).flatMap((line) => itemsOf(cells[`${lineWords[line]}单位`])
    .map((name): LeadershipLine => ({ line, unit: named(`${lineWords[line]}单位`, name)! })))
  if (!kind || !level || position === null || desk.issues.length > before) return
  const docPrefixes = itemsOf(cells['发文代字'])
  actOnUnit(desk, { row, sheet: unitSheet, first: '全称', unit: null }, {
    type: 'establish-unit', id: desk.fresh() as UnitId, fromOn: desk.fromOn, grounds: { reason: '从文件导入' },
    profile: {
      name: cells['全称']!, shortName: cells['简称']!, kind, level, parent, lines, unifiedCode: cells['统一社会信用代码'] ?? null, position,
      issuer: docPrefixes.length > 0 ? { registeredOn: desk.fromOn, docPrefixes } : null,
    },
  })
}

function planPost(desk: Desk, row: FilledRow): void {
  if (!isFilled(desk, postSheet, row)) return
  const { cells } = row
  const before = desk.issues.length
  const unit = unitNamed(desk, { sheet: postSheet, row, column: '单位' }, cells['单位']!)
  const roles = itemsOf(cells['角色']).flatMap((word) => {
    const role = officeRoles.find((one) => roleWords[one] === word)
    if (!role) complain(desk, postSheet, row, ['角色', `没有「${word}」这个角色，可填：${officeRoles.map((one) => roleWords[one]).join('、')}。`])
    return role ? [role] : []
  })
  const seats = wholeNumber(desk, postSheet, row, { column: '职数', absent: 1 })
  const rank = cells['礼宾位次'] ? wholeNumber(desk, postSheet, row, { column: '礼宾位次', absent: 1 }) : null
  const oversees = itemsOf(cells['分管单位']).map((name) => unitNamed(desk, { sheet: postSheet, row, column: '分管单位' }, name)!)
  if (!unit || seats === null || desk.issues.length > before) return
  actOnUnit(desk, { row, sheet: postSheet, first: '岗位名称', unit }, {
    type: 'add-post', post: { id: desk.fresh() as PostId, title: cells['岗位名称']!, roles, seats, rank, oversees, fromOn: desk.fromOn },
  })
}

function actOnUnit(desk: Desk, at: { row: FilledRow; sheet: SheetShape; first: string; unit: UnitId | null }, command: Parameters<typeof decideUnit>[1]): void {
  const planned = at.unit ? desk.units.get(at.unit)! : null
  const answer = decideUnit(planned?.after ?? null, command, { units: [...desk.units.values()].map((one) => one.after), held: [] })
  if (answer.kind === 'refused') return complain(desk, at.sheet, at.row, sentenceOf(answer, at.first))
  const after = fold(evolveUnit, planned?.after ?? null, answer.events)!
  desk.units.set(after.id, { before: planned?.before ?? null, after, events: [...(planned?.events ?? []), ...answer.events] })
  if (!planned) nameUnit(desk, after)
  for (const post of after.posts) desk.posts.set(post.id, post)
}

function planPerson(desk: Desk, row: FilledRow): void {
  if (!isFilled(desk, personSheet, row)) return
  const { cells } = row
  const unit = unitNamed(desk, { sheet: personSheet, row, column: '单位' }, cells['单位']!)
  const post = (unit && desk.units.get(unit)!.after.posts.find((one) => one.title === cells['岗位'] && one.untilOn === null)) ?? null
  if (unit && !post) complain(desk, personSheet, row, ['岗位', `${cells['单位']}没有岗位「${cells['岗位']}」，请核对，或先在「岗位」表中列出。`])
  const mobile = cells['手机'] ?? null
  const key = personKey(cells['姓名']!, mobile)
  if (!desk.personOf.has(key)) {
    const added = actOnPerson(desk, { row, person: null, post }, { type: 'add-person', id: desk.fresh() as PersonId, profile: { name: cells['姓名']!, mobile, officePhone: cells['办公电话'] ?? null } })
    if (!added) return
    desk.personOf.set(key, added)
  }
  if (!post) return
  const person = desk.personOf.get(key)!
  const main = cells['兼任'] !== '是'
  if (main && desk.people.get(person)!.after.appointments.some((one) => one.main && reaches(one, desk.fromOn))) {
    return complain(desk, personSheet, row, ['兼任', '此人已有主要任职；每人一个主要任职，其余的请填「是」。'])
  }
  actOnPerson(desk, { row, person, post }, { type: 'appoint', post: post.id, fromOn: desk.fromOn, main })
}

function actOnPerson(desk: Desk, at: { row: FilledRow; person: PersonId | null; post: Post | null }, command: Parameters<typeof decidePerson>[1]): PersonId | null {
  const planned = at.person ? desk.people.get(at.person)! : null
  const answer = decidePerson(planned?.after ?? null, command, {
    namesake: null, post: at.post,
    holders: (at.post ? desk.holders.get(at.post.id) ?? [] : []).filter((holder) => holder.person !== at.person),
    rolesOf: Object.fromEntries((planned?.after.appointments ?? []).map((one) => [one.post, desk.posts.get(one.post)?.roles ?? []])),
    freshIds: command.type === 'appoint' ? [desk.fresh() as AppointmentId, desk.fresh() as AppointmentId] : ['' as AppointmentId, '' as AppointmentId],
  })
  if (answer.kind === 'refused') {
    complain(desk, personSheet, at.row, sentenceOf(answer, '姓名'))
    return null
  }
  const after = fold(evolvePerson, planned?.after ?? null, answer.events)!
  desk.people.set(after.id, { before: planned?.before ?? null, after, events: [...(planned?.events ?? []), ...answer.events] })
  noteHolders(desk, after)
  return after.id
}

function wholeNumber(desk: Desk, sheet: SheetShape, row: FilledRow, { column, absent }: { column: string; absent: number }): number | null {
  const cell = row.cells[column]
  if (cell === undefined) return absent
  if (/^[1-9]\d{0,3}$/.test(cell)) return Number(cell)
  complain(desk, sheet, row, [column, `${column}应为1至9999的整数。`])
  return null
}
