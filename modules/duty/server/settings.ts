import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'

/** What differs from office to office; the shipped values are practice, not law. */
export interface DutySettings {
  /** Minutes after midnight at which one day's people hand over to the next. */
  readonly handoverMinute: number
  readonly handoverGraceMinutes: number
  /** Nobody is on duty again on any of so many days after a duty. */
  readonly restDays: number
  readonly answerMinutes: number
}

const handoverSetting = officeSetting({
  key: 'duty.handoverAt', label: '值班交接时刻', about: '每日值班交接的时刻，值班自此时起满24小时，如 08:30。', schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时刻，如 08:30'), initial: '08:30',
})
const graceSetting = officeSetting({
  key: 'duty.handoverGrace', label: '交接宽限分钟', about: '过了交接时刻这么多分钟还没有双方签字，即提醒带班领导。', schema: z.number().int().min(0).max(240), initial: 30,
})
const restSetting = officeSetting({
  key: 'duty.restDays', label: '值班后休整天数', about: '值班以后至少隔这么多天才再排班，排班、调班都按此检查。', schema: z.number().int().min(0).max(15), initial: 2,
})
const answerSetting = officeSetting({
  key: 'duty.answerMinutes', label: '抽查应答分钟', about: '值班抽查发出后应在这么多分钟内应答，超过的显示为超时。', schema: z.number().int().min(1).max(120), initial: 10,
})

export async function dutySettings(db: Db): Promise<DutySettings> {
  const [at, handoverGraceMinutes, restDays, answerMinutes] = await Promise.all([readSetting(db, handoverSetting), readSetting(db, graceSetting), readSetting(db, restSetting), readSetting(db, answerSetting)])
  return { handoverMinute: Number(at.slice(0, 2)) * 60 + Number(at.slice(3)), handoverGraceMinutes, restDays, answerMinutes }
}

/** 510 → 08:30 */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
