import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { weekdayOf, type Day } from '#lib/instants'
import { ownUpload } from '#modules/files'
import { isRefused, type Call } from '#platform/act'
import { markWorkbook, readWorkbook, writeWorkbook } from '#platform/sheets'
import type { Platform } from '../../../platform/module.ts'
import { dayKindOf } from '../core/duty-day.ts'
import { isMemberOn } from '../core/rotation.ts'
import { readRoster, rosterColumns, ROSTER_SHEET, type SheetRow } from '../core/sheet.ts'
import { dayKindWords, dutyPoolWords, dutyRoles, type DutyRole, type Month, type Shift } from '../core/types.ts'
import type { MonthView, RosterReading } from '../core/views.ts'
import { groundOf, seatsIn } from './ground.ts'
import { monthView } from './months.ts'
import { carryOut } from './rosters.ts'
import { inDuty } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** The roster of a month as it hangs on the wall. */
export async function monthFile(looking: Looking, month: Month): Promise<Uint8Array | Refused> {
  const view = await monthView(looking, month)
  return isRefused(view) ? view : writeWorkbook([{
    name: ROSTER_SHEET, note: `${view.officeName}　${Number(month.slice(0, 4))}年${Number(month.slice(5))}月值班表　每日${view.handoverAt}交接　导出人：${looking.actor.name}`,
    columns: [{ title: '日期' }, { title: '星期' }, ...rosterColumns.slice(1).map(({ name }) => ({ title: name })), { title: '备注' }],
    rows: view.days.map(({ day, kind, period }) => [day, weekdayWords[weekdayOf(day)]!, ...dutyRoles.map((role) => namesOn(view, day, role)), [kind === 'workday' ? '' : dayKindWords[kind], period ?? ''].filter(Boolean).join('、')]),
  }])
}

const namesOn = ({ shifts }: Pick<MonthView, 'shifts'>, day: Day, role: DutyRole): string => shifts.filter((one) => one.day === day && one.role === role).map(({ name }) => name).join('、')
const weekdayWords = ['日', '一', '二', '三', '四', '五', '六'] as const

/** The file to fill in: every day of the month, and who takes turns. */
export async function rosterTemplate(looking: Looking, month: Month): Promise<Uint8Array | Refused> {
  const view = await monthView(looking, month)
  if (isRefused(view)) return view
  const { members } = await groundOf(looking.db, month)
  const columns = rosterColumns.map(({ name, role }) => ({ title: name, width: role ? 16 : 12, hint: role ? '填姓名；敏感时期每班两人，用顿号隔开。' : '年-月-日', isRequired: role === null, isText: true }))
  return writeWorkbook([
    { name: ROSTER_SHEET, columns, rows: view.days.map(({ day }) => [day, ...dutyRoles.map((role) => namesOn(view, day, role))]) },
    { name: '值班人员', columns: [{ title: '类别' }, { title: '姓名' }], rows: members.filter((one) => isMemberOn(one, `${month}-01` as Day)).map(({ pool, name }) => [dutyPoolWords[pool], name]) },
  ])
}

/** Brings a roster in from a file, all of it or nothing; with faults, the same file with the column 错误 comes back. */
export async function importRoster(platform: Platform, call: Call, { month, version, file }: { readonly month: Month; readonly version: number; readonly file: FileId }): Promise<RosterReading | Refused> {
  const bytes = await ownUpload(platform, call.actor, file)
  if (!bytes) return refuse('not-found')
  const rows = await rowsIn(bytes)
  if ('kind' in rows) return rows
  return platform.runCommand(call, async (work): Promise<RosterReading | Refused> => {
    const stored = await inDuty(work.db).selectFrom('duty_rosters').selectAll().where('month', '=', month).forUpdate().executeTakeFirst()
    if ((stored?.version ?? 0) !== version) return refuse('changed-meanwhile')
    const ground = await groundOf(work.db, month)
    const { shifts, issues } = readRoster(rows, { ...ground, seats: seatsIn(ground), around: ground.shifts.filter(({ day }) => day.slice(0, 7) !== month), kindOf: (day: Day): Shift['kind'] => dayKindOf(ground.calendar, day) })
    if (issues.length > 0) {
      const marked = await markWorkbook(bytes, { title: '错误', marks: issues.map((issue) => ({ ...issue, sheet: ROSTER_SHEET })) })
      return marked ? { accepted: false, issues, marked: Buffer.from(marked).toString('base64') } : refuse('roster-file-unreadable')
    }
    const done = await carryOut(work, { before: stored?.state ?? null, version, ground, viewer: await viewerOf(work) }, { type: 'arrange', shifts })
    return isRefused(done) ? done : { accepted: true, shifts: shifts.length }
  })
}

const MOST_ROWS = 40

/** The rows of the sheet 值班表 in which anything is filled in. */
export async function rowsIn(bytes: Uint8Array): Promise<readonly SheetRow[] | Refused<'roster-file-unreadable' | 'roster-file-empty'>> {
  const sheet = (await readWorkbook(bytes, { mostRows: MOST_ROWS }))?.find(({ name }) => name === ROSTER_SHEET)
  if (!sheet) return refuse('roster-file-unreadable')
  const rows = sheet.rows.filter(({ cells }) => rosterColumns.some(({ name, role }) => role !== null && (cells[name] ?? '').trim() !== ''))
  return rows.length > 0 ? rows : refuse('roster-file-empty')
}
