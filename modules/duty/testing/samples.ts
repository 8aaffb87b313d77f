import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Ground } from '../core/clashes.ts'
import type { DutyPool, DutyRole, Member, Shift } from '../core/types.ts'

/** Pieces from which core tests put duties together. Tuesday, ten o'clock. */
export const now = '2026-11-17T02:00:00.000Z' as Instant
export const person = (name: string): PersonId => `p-${name}` as PersonId
export const someone = (name: string): Signatory => ({ person: person(name), name, unit: 'u-区委办公室' as UnitId, unitName: '区委办公室', onBehalfOf: null })
export const shift = (day: string, role: DutyRole, name: string): Shift => ({ day: day as Day, role, seat: 1, kind: 'workday', person: person(name), name })
export const member = (pool: DutyPool, name: string, untilOn: Day | null = null): Member => ({ pool, person: person(name), name, fromOn: '2026-01-01' as Day, untilOn, base: { workday: 0, weekend: 0, holiday: 0 } })
/** 甲乙丙丁 take turns as 值班员, 领导一二 as 带班领导; nobody is on duty again within two days. */
export const ground: Ground = { members: [...['甲', '乙', '丙', '丁'].map((name) => member('officers', name)), member('leaders', '领导一'), member('leaders', '领导二')], absences: [{ person: person('丁'), from: '2026-11-24' as Day, to: '2026-11-26' as Day }], restDays: 2 }
