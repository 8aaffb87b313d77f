/** Spans of a day in minutes, as working hours are kept. */
export type Hours = readonly { readonly from: number; readonly to: number }[]

export const isHours = (value: unknown): value is Hours =>
  Array.isArray(value) && value.length > 0 && value.every((span: unknown) => typeof span === 'object' && span !== null && Object.hasOwn(span, 'to') && Object.hasOwn(span, 'from'))

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** `08:30-12:00、14:00-17:30`. */
export const hoursText = (hours: Hours): string => hours.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join('、')

/** Hours from what was typed; anything else stays text, so that the server says what is wrong. */
export function hoursFrom(text: string): Hours | string {
  const spans = text.split(/[、,，;；\s]+/).filter(Boolean).map((part) => /^(\d{1,2})[:：](\d\d)[-–—~至](\d{1,2})[:：](\d\d)$/.exec(part))
  if (spans.length === 0 || spans.some((span) => span === null)) return text
  return spans.map((span) => ({ from: Number(span![1]) * 60 + Number(span![2]), to: Number(span![3]) * 60 + Number(span![4]) }))
}

/** A value as typed: text stays text, everything else is JSON; what is no JSON stays text for the server to refuse. */
export function valueFrom(text: string, initial: unknown): unknown {
  if (typeof initial === 'string') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
