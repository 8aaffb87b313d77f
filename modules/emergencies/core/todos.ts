import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { openSignatures } from './alerts.ts'
import { clocksOf } from './clocks.ts'
import type { EmergencySettings } from './settings.ts'
import type { Emergency } from './types.ts'
import { reportName } from './words.ts'

/** One thing to be done now, as the one inbox shows it. */
export interface Todo {
  readonly key: string
  readonly stepName: string
  readonly for: { readonly person: PersonId } | { readonly unit: UnitId; readonly roles: readonly OfficeRole[] }
  readonly dueAt: Instant | null
}

/** Everything that is to be done about an emergency now. It follows from the state alone; whoever's turn has passed loses it. */
export function todosOf(emergency: Emergency, settings: EmergencySettings): readonly Todo[] {
  if (emergency.at === 'absent') return []
  const { office: { unit }, draft, reports } = emergency
  const byClerk = (key: string, stepName: string, dueAt: Instant | null): Todo => ({ key, stepName, for: { unit, roles: ['dutyOfficer'] }, dueAt })
  const signatures = openSignatures(emergency).map(({ number, approval }): Todo => ({ key: `sign-${number}`, stepName: '补签紧急信息报告', for: { person: approval.leader.person }, dueAt: null }))
  if (emergency.at === 'dismissed' || emergency.at === 'archived') return []
  if (emergency.at === 'concluded') return [{ key: 'evaluate', stepName: '评估处置情况', for: { unit, roles: ['officeHead'] }, dueAt: null }, ...signatures]
  if (emergency.at === 'evaluated') return [...(signatures.length === 0 ? [byClerk('archive', '归档紧急信息', null)] : []), ...signatures]
  const { written, followUp } = clocksOf(emergency, { now: emergency.record.receivedAt, settings })
  const dueAt = reports.length === 0 ? written.dueAt : followUp.dueAt
  if (!draft) return [byClerk(`write-${reports.length}`, reports.length === 0 ? '拟写初报' : '拟写续报或终报', dueAt), ...signatures]
  const name = reportName(draft.words, draft.ordinal)
  const place = `${reports.length}-${draft.at}`
  switch (draft.step) {
    case 'submitted': return [{ key: `approve-${place}`, stepName: `审签${name}`, for: draft.approver ? { person: draft.approver.person } : { unit, roles: ['officeHead'] }, dueAt }, ...signatures]
    case 'returned': return [byClerk(`revise-${place}`, `修改${name}`, dueAt), ...signatures]
    case 'approved': return [byClerk(`send-${place}`, `上报${name}`, dueAt), ...signatures]
  }
}
