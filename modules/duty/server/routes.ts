import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { dutyContract } from '../contract.ts'
import type { DutyAction } from '../core/actions.ts'
import { actOnCheck, askCheck, checksView } from './checks.ts'
import { handoverView, signHandover } from './handovers.ts'
import { closeDay, finishMatter, openMatter, writeEntry } from './log.ts'
import { logView, recordView, searchLog } from './log-views.ts'
import { monthView } from './months.ts'
import { addAbsence, addPeriod, peopleView, removeDates, setMembers } from './people.ts'
import { actOnRoster } from './rosters.ts'
import { swapOptions } from './swap-views.ts'
import { actOnSwap, askSwap } from './swaps.ts'
import { dutyToday, nowView } from './today.ts'
import type { Looking } from './viewer.ts'
import { importRoster, monthFile, rosterTemplate } from './workbooks.ts'

const os = implement(dutyContract).$context<RouteContext<DutyAction>>()
type Context = RouteContext<DutyAction> & { readonly actor: Actor | null }

/** HTTP ↔ command or query. */
export const dutyRouter = (platform: Platform) => ({ ...readRoutes(platform), ...rosterRoutes(platform), ...dayRoutes(platform) })

const lookingAt = ({ db, now }: Platform, { actor }: Context): Looking => ({ db, actor: actor!, now: now() })
const xlsx = (bytes: Uint8Array, name: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type: XLSX })

const readRoutes = (platform: Platform) => ({
  today: os.today.handler(async ({ context }) => answered(await dutyToday(lookingAt(platform, context)))),
  now: os.now.handler(async ({ context }) => answered(await nowView(lookingAt(platform, context)))),
  month: os.month.handler(async ({ input, context }) => answered(await monthView(lookingAt(platform, context), input.month))),
  monthFile: os.monthFile.handler(async ({ input, context }) => {
    const bytes = answered(await monthFile(lookingAt(platform, context), input.month))
    await context.auditRead('duty.export', `duty-roster:${input.month}`)
    return xlsx(bytes, `值班表 ${input.month}.xlsx`)
  }),
  template: os.template.handler(async ({ input, context }) => xlsx(answered(await rosterTemplate(lookingAt(platform, context), input.month)), `值班表模板 ${input.month}.xlsx`)),
  swapOptions: os.swapOptions.handler(async ({ input, context }) => answered(await swapOptions(lookingAt(platform, context), input))),
  people: os.people.handler(async ({ context }) => answered(await peopleView(lookingAt(platform, context)))),
  log: os.log.handler(async ({ input, context }) => answered(await logView(lookingAt(platform, context), input.day ?? null))),
  searchLog: os.searchLog.handler(async ({ input, context }) => answered(await searchLog(lookingAt(platform, context), { ...input, kind: input.kind ?? null, from: input.from ?? null, to: input.to ?? null, after: input.after ?? null }))),
  entry: os.entry.handler(async ({ input, context }) => answered(await recordView(platform, lookingAt(platform, context), input.entry))),
  handover: os.handover.handler(async ({ input, context }) => answered(await handoverView(lookingAt(platform, context), input.day ?? null))),
  checks: os.checks.handler(async ({ context }) => answered(await checksView(lookingAt(platform, context)))),
})

const rosterRoutes = (platform: Platform) => ({
  actOnRoster: os.actOnRoster.handler(async ({ input, context }) => answered(await actOnRoster(platform, context.call(`duty.roster-${input.act.type}`), input))),
  importRoster: os.importRoster.handler(async ({ input, context }) => answered(await importRoster(platform, context.call('duty.import'), input))),
  askSwap: os.askSwap.handler(async ({ input, context }) => answered(await askSwap(platform, context.call('duty.swap-ask'), input))),
  actOnSwap: os.actOnSwap.handler(async ({ input, context }) => answered(await actOnSwap(platform, context.call(`duty.swap-${input.act.type}`), input))),
  setMembers: os.setMembers.handler(async ({ input, context }) => answered(await setMembers(platform, context.call('duty.members'), input))),
  addAbsence: os.addAbsence.handler(async ({ input, context }) => answered(await addAbsence(platform, context.call('duty.absences'), input))),
  addPeriod: os.addPeriod.handler(async ({ input, context }) => answered(await addPeriod(platform, context.call('duty.periods'), input))),
  removeDates: os.removeDates.handler(async ({ input, context }) => answered(await removeDates(platform, context.call(input.of === 'absence' ? 'duty.absences' : 'duty.periods'), input))),
})

const dayRoutes = (platform: Platform) => ({
  write: os.write.handler(async ({ input, context }) => answered(await writeEntry(platform, context.call('duty.write'), { ...input, corrects: null }))),
  correct: os.correct.handler(async ({ input, context }) => answered(await writeEntry(platform, context.call('duty.correct'), { content: input.content, corrects: input.entry, isUnfinished: false }))),
  closeDay: os.closeDay.handler(async ({ input, context }) => answered(await closeDay(platform, context.call('duty.close'), input))),
  openMatter: os.openMatter.handler(async ({ input, context }) => answered(await openMatter(platform, context.call('duty.open-matter'), input))),
  finishMatter: os.finishMatter.handler(async ({ input, context }) => answered(await finishMatter(platform, context.call('duty.finish-matter'), input))),
  signHandover: os.signHandover.handler(async ({ input, context }) => answered(await signHandover(platform, context.call(`duty.${input.act.type}`), input))),
  askCheck: os.askCheck.handler(async ({ input, context }) => answered(await askCheck(platform, context.call('duty.check-ask'), input))),
  actOnCheck: os.actOnCheck.handler(async ({ input, context }) => answered(await actOnCheck(platform, context.call(`duty.check-${input.act.type}`), input))),
})
