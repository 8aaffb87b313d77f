/** What differs from office to office in calls for reports; the shipped values are practice. */
export interface CallSettings {
  /** Whether a unit's head signs what it reports; else the contact sends it. */
  readonly headSigns: boolean
  /** Between two urges of one unit. */
  readonly urgeEveryMinutes: number
  /** 减负: so many days back is shown what the same units were asked. */
  readonly askedWithinDays: number
  /** Themes at least this alike (0 to 1) are pointed out as probably the same question. */
  readonly alikeFrom: number
}

export const shippedCallSettings: CallSettings = { headSigns: true, urgeEveryMinutes: 60, askedWithinDays: 90, alikeFrom: 0.35 }
