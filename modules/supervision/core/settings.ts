/** What differs from office to office; the shipped values are practice, not law. */
export interface SupervisionSettings {
  /** ×委督 of ×委督〔2026〕n号. */
  readonly numberPrefix: string
  /** 签收: working days, and working hours for an urgent matter. */
  readonly signInWorkdays: number
  readonly urgentSignInHours: number
  /** Reminders this many working days before the deadline, the larger first; on the day and daily after it always. */
  readonly remindBefore: readonly [number, number]
  readonly mostExtensions: number
  /** 督查室联系电话, printed on its papers. */
  readonly phone: string
  readonly light: LightSettings
}

/** The figures of the lights (A4). */
export interface LightSettings {
  /** How far progress may lag behind time before it is 黄灯. */
  readonly lag: number
  /** 黄灯 with so many working days left and less than `nearProgress`. */
  readonly nearWorkdays: number
  readonly nearProgress: number
  /** A report overdue by more working days than this is 红灯. */
  readonly lateReportWorkdays: number
  /** Sent back so often is 红灯. */
  readonly redReworks: number
}

export const shippedSettings: SupervisionSettings = {
  numberPrefix: '临委督', phone: '', signInWorkdays: 1, urgentSignInHours: 2, remindBefore: [3, 1], mostExtensions: 2,
  light: { lag: 0.1, nearWorkdays: 3, nearProgress: 0.9, lateReportWorkdays: 3, redReworks: 2 },
}
