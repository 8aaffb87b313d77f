/** What differs from office to office in 预警; the shipped figures are practice [practice]. */
export interface WarningSettings {
  /** Nothing is said on fewer cases than this. */
  readonly leastCases: number
  /** 预警 where the chance of closing in time is below this. */
  readonly below: number
  /** How many years back the history goes. */
  readonly years: number
  /** So many reds of one unit at a time. */
  readonly reds: number
  /** So many like complaints within so many days; from which likeness on (0 to 1). */
  readonly complaints: number
  readonly complaintDays: number
  readonly likeness: number
}

export const shippedWarnings: WarningSettings = { leastCases: 20, below: 0.5, years: 3, reds: 3, complaints: 3, complaintDays: 180, likeness: 0.6 }
