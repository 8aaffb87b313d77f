import type { Day } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import type { Issue } from '#lib/issues'
import { firstClash, type Ground } from './clashes.ts'
import { dutyRoleWords, dutyRoles, poolOf, seatKey, type DutyRole, type Seat, type Shift } from './types.ts'
import { dutyRefusals } from './refusals.ts'
import { sentenceFor } from '#lib/refusals'

export const ROSTER_SHEET = '值班表'
export const DAY_COLUMN = '日期'
/** A row of the file: its number, and its cells by title. */
export interface SheetRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }
export interface SheetIssue { readonly row: number; readonly column: string; readonly text: Issue['text'] }
export type SheetWorld = Ground & { readonly seats: readonly Seat[]; readonly around: readonly Shift[]; readonly kindOf: (day: Day) => Shift['kind'] }

/** The titles of the file: the day, and each role. Two names in a cell stand for the two places of a sensitive day. */
export const rosterColumns: readonly { readonly name: string; readonly role: DutyRole | null }[] = [{ name: DAY_COLUMN, role: null }, ...dutyRoles.map((role) => ({ name: dutyRoleWords[role], role }))]

/** The roster that a file holds, or everything that is wrong with it. */
export function readRoster(rows: readonly SheetRow[], world: SheetWorld): { readonly shifts: readonly Shift[]; readonly issues: readonly SheetIssue[] } {
  const issues: SheetIssue[] = []
  const shifts: { readonly shift: Shift; readonly at: Omit<SheetIssue, 'text'> }[] = []
  const seen = new Set<Day>()
  for (const { row, cells } of rows) {
    const day = (cells[DAY_COLUMN] ?? '').trim() as Day
    if (!world.seats.some((seat) => seat.day === day) || seen.has(day)) {
      issues.push({ row, column: DAY_COLUMN, text: seen.has(day) ? `${day}出现了两次，请只留一行。` : `“${day}”不是本月的日期，请填写如 ${world.seats[0]?.day ?? ''} 的日期。` })
      continue
    }
    seen.add(day)
    for (const { name: column, role } of rosterColumns) if (role) for (const [at, name] of namesIn(cells[column]).entries()) {
      const found = personOf(name, role, world)
      if (typeof found === 'string') issues.push({ row, column, text: found })
      else if (!world.seats.some((seat) => seatKey(seat) === seatKey({ day, role, seat: at === 0 ? 1 : 2 })) || at > 1) issues.push({ row, column, text: `${day}的${column}只有${world.seats.filter((seat) => seat.day === day && seat.role === role).length}个班，填多了。` })
      else shifts.push({ shift: { day, role, seat: at === 0 ? 1 : 2, person: found.person, name: found.name, kind: world.kindOf(day) }, at: { row, column } })
    }
  }
  const all = [...world.around, ...shifts.map(({ shift }) => shift)]
  for (const { shift, at } of shifts) {
    const no = firstClash([shift], all, world)
    if (no) issues.push({ ...at, text: sentenceFor(dutyRefusals[no.code], no.detail) })
  }
  return { shifts: shifts.map(({ shift }) => shift), issues }
}

const namesIn = (cell: string | undefined): readonly string[] => (cell ?? '').split(/[、，,；;\s]+/).filter(Boolean)

function personOf(name: string, role: DutyRole, { members }: Ground): NamedPerson | string {
  const found = members.filter((one) => one.pool === poolOf[role] && one.name === name)
  if (found.length > 1) return `“${name}”在值班人员中有${found.length}人，请在页面上排这个班。`
  return found[0] ?? `“${name}”不在${dutyRoleWords[role]}的值班人员中，请先登记值班人员或改正姓名。`
}
