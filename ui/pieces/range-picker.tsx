import { Suspense, lazy } from 'react'
import type { Day } from '#lib/instants'

const Range = lazy(() => import('./day-fields.tsx').then((loaded) => ({ default: loaded.RangePicker })))
const One = lazy(() => import('./day-fields.tsx').then((loaded) => ({ default: loaded.DayPicker })))

export interface RangePickerProps {
  readonly id?: string
  readonly label: string
  readonly value: readonly [Day | null, Day | null]
  readonly onChange: (value: readonly [Day | null, Day | null]) => void
}

/** From day to day. Always this one instead of antd's own, which may hold the keyboard. Comes a moment after the page. */
export const RangePicker = (props: RangePickerProps) => <Suspense fallback={<span className="sn-late" style={{ width: '19rem' }} />}><Range {...props} /></Suspense>

export interface DayPickerProps {
  readonly id?: string
  readonly label: string
  readonly value: Day | null
  readonly onChange: (value: Day | null) => void
}

/** One day; may be typed as 2026-11-23 or 20261123 and Enter. Comes a moment after the page. */
export const DayPicker = (props: DayPickerProps) => <Suspense fallback={<span className="sn-late" style={{ width: '10rem' }} />}><One {...props} /></Suspense>
