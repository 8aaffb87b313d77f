import type { Category, Grade } from './types.ts'

/** C2: limits of one class and grade, in minutes; the first row that fits is in force. */
export interface LimitRow {
  readonly category: Category | 'any'
  readonly grade: Grade | 'any'
  /** Unit to office, office by telephone, office in writing, and from one report to the next. */
  readonly unit: number
  readonly phone: number
  readonly written: number
  readonly followUp: number
}
export interface EmergencySettings {
  /** Which of the tables is in force. */
  readonly inForce: 'district' | 'strict'
  readonly district: readonly LimitRow[]
  readonly strict: readonly LimitRow[]
  /** So many minutes before a limit it is near; so many between two alerts; none at all after so many is 漏报. */
  readonly near: number
  readonly again: number
  readonly missed: number
  /** Hours within which an oral approval is signed. */
  readonly signature: number
}

const HOURS = 60
/** [practice] 电话 30 分钟、书面 1 小时 as city rules have it; the stricter table is a county's rule of 2018: 20 and 40 minutes. */
export const shippedSettings: EmergencySettings = {
  inForce: 'district',
  district: [
    { category: 'any', grade: 'gravest', unit: 20, phone: 30, written: 60, followUp: 2 * HOURS },
    { category: 'any', grade: 'major', unit: 20, phone: 30, written: 60, followUp: 4 * HOURS },
    { category: 'any', grade: 'any', unit: 20, phone: 30, written: 60, followUp: 24 * HOURS },
  ],
  strict: [
    { category: 'any', grade: 'gravest', unit: 20, phone: 20, written: 40, followUp: 2 * HOURS },
    { category: 'any', grade: 'major', unit: 20, phone: 20, written: 40, followUp: 2 * HOURS },
    { category: 'any', grade: 'any', unit: 20, phone: 20, written: 40, followUp: 24 * HOURS },
  ],
  near: 10, again: 5, missed: 4 * HOURS, signature: 24,
}

/** The limits for a class and grade; a grade not yet confirmed counts as none. */
export function limitsFor({ inForce, ...tables }: EmergencySettings, category: Category, grade: Grade | null): LimitRow {
  const fits = (row: LimitRow) => (row.category === 'any' || row.category === category) && (row.grade === 'any' || row.grade === grade)
  return tables[inForce].find(fits) ?? shippedSettings.district.at(-1)!
}
