import { shippedCalendar } from '#engines/workdays'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { Agency, AgencyKind, StaffRole } from '../core/agencies.ts'
import type { Occasion } from '../core/collisions.ts'
import { planned, type PlanGiven } from '../core/plans.ts'
import type { PlanContent, PlanEntryCommand, PlanEntryEvent, PlanId } from '../core/plans-types.ts'

/** Pieces from which core tests put the pool together. Monday, half past nine. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
export const day = (text: string): Day => text as Day
export const unitOf = (name: string): NamedUnit => ({ unit: `u-${name}` as UnitId, name })
export const someone = (name: string, unitName: string): Signatory => ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })

export const [clerk, chief, second] = [someone('督查员', '区委督查室'), someone('督查室主任', '区委督查室'), someone('督查室副主任', '区委督查室')]
export const [mayorClerk, mayorChief] = [someone('政府督查员', '区政府督查室'), someone('政府督查室主任', '区政府督查室')]
export const [inspector, inspectorChief] = [someone('纪检干部', '区纪委监委'), someone('纪检室主任', '区纪委监委')]
export const stranger = someone('文书', '青禾镇')

const agency = (name: string, kind: AgencyKind, staff: readonly (readonly [Signatory, StaffRole])[]): Agency =>
  ({ ...unitOf(name), kind, retired: false, staff: staff.map(([{ person, name: called }, role]) => ({ person, name: called, role, strengths: '' })) })
export const office = agency('区委督查室', 'committeeOffice', [[chief, 'head'], [second, 'head'], [clerk, 'member']])
export const mayor = agency('区政府督查室', 'governmentOffice', [[mayorChief, 'head'], [mayorClerk, 'member']])
export const discipline = agency('区纪委监委', 'discipline', [[inspectorChief, 'head'], [inspector, 'member']])
export const agencies: readonly Agency[] = [office, mayor, discipline]

export const content = (over: Partial<PlanContent> = {}): PlanContent =>
  ({ theme: '安全生产督查', kind: 'special', method: 'onSite', targets: [unitOf('青禾镇'), unitOf('文峰街道')], from: day('2026-12-01'), to: day('2026-12-03'), filing: '', ...over })
export const occasion = (key: string, over: Partial<Occasion> = {}): Occasion =>
  ({ key, source: 'plan', agencies: [unitOf('区政府督查室')], targets: [unitOf('青禾镇')], from: day('2026-12-02'), to: day('2026-12-04'), ...over })

export const planGiven = (actor: Signatory, over: Partial<PlanGiven> = {}): PlanGiven => ({ now, actor, agencies, collisions: [], annualUntil: '03-31', other: null, ...over })
export const given = (actor: Signatory, past: readonly PlanEntryEvent[] = [], over: Partial<PlanGiven> = {}) => specFor(planned(planGiven(actor, over)))(...past)
export const stamp = (by: Signatory) => ({ by, at: now })
export const planId = (name: string): PlanId => name as PlanId
export const draft = (over: Partial<PlanContent> = {}, agencyOf = office): PlanEntryCommand => ({ type: 'draft', id: planId('P1'), agency: agencyOf.unit, content: content(over) })
export const drafted = (over: Partial<PlanContent> = {}, { by = clerk, id = 'P1', agencyOf = office, isAnnual = false } = {}): PlanEntryEvent =>
  ({ type: 'plan-drafted', id: planId(id), agency: { unit: agencyOf.unit, name: agencyOf.name }, content: content(over), isAnnual, ...stamp(by) })
export const spacing = { calendar: shippedCalendar, workdays: 5 }
