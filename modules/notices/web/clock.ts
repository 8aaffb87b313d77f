/** A minute of the day as a time field writes it: `07:05`. */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The minute of the day in a time field, or null while it is not whole. */
export function minuteOf(clock: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}
