import type { Day } from '#lib/instants'

/** Days from `fromOn` up to but not including `untilOn`; null has no end. */
export interface Span {
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Whether the day lies in the span. */
export const holdsOn = (span: Span, day: Day): boolean => span.fromOn <= day && (span.untilOn === null || day < span.untilOn)

/** Whether the span reaches to this day or beyond it. */
export const reaches = (span: Span, day: Day): boolean => span.untilOn === null || day < span.untilOn

/** Whether two spans share a day. A span that ends where it begins holds on no day. */
export const overlaps = (a: Span, b: Span): boolean =>
  !isEmpty(a) && !isEmpty(b) && (b.untilOn === null || a.fromOn < b.untilOn) && (a.untilOn === null || b.fromOn < a.untilOn)

const isEmpty = (span: Span) => span.untilOn !== null && span.untilOn <= span.fromOn

/** The earlier of two ends, where null is never. */
export const earlierEnd = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** Of many spans the greatest number that hold on one day of `within`. */
export function mostAtOnce(spans: readonly Span[], within: Span): number {
  const inside = spans.filter((span) => overlaps(span, within))
  // The count only rises where a span begins, so those days (and the first of `within`) are enough.
  const days = [within.fromOn, ...inside.map((span) => span.fromOn).filter((day) => day > within.fromOn)]
  return Math.max(0, ...days.map((day) => inside.filter((span) => holdsOn(span, day)).length))
}
