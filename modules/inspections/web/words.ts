import type { LightState } from '#ui'
import type { InspectionAt, ProblemAt } from '../core/types.ts'

/** The frame's light for a problem; overdue is told apart by its date. */
export const problemTone: Readonly<Record<ProblemAt, LightState>> = { listed: 'soon', rectifying: 'soon', rectified: 'suspended', returned: 'overdue', resolved: 'normal' }
export const stageTone: Readonly<Record<InspectionAt, LightState>> = {
  absent: 'suspended', drafted: 'suspended', submitted: 'soon', approved: 'soon', visiting: 'soon', signing: 'soon', rectifying: 'soon', closed: 'normal', cancelled: 'suspended',
}

/** Two names, the rest by number. */
export const shortened = (names: readonly string[]): string => (names.length <= 2 ? names.join('、') : `${names.slice(0, 2).join('、')}等${names.length}个`)
