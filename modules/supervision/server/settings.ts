import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedSettings, type SupervisionSettings } from '../core/settings.ts'

const { numberPrefix, phone, light, ...deadlines } = shippedSettings
const days = z.number().int().min(0).max(60)
const share = z.number().min(0).max(1)

const prefixSetting = officeSetting({
  key: 'supervision.numberPrefix', label: '督查编号代字', about: '督查立项编号的代字，如“临委督”印为“临委督〔2026〕1号”。',
  schema: z.string().regex(/^[\p{Script=Han}A-Za-z]{1,12}$/u, '代字为1至12个汉字或字母'), initial: numberPrefix,
})
const deadlineSetting = officeSetting({
  key: 'supervision.deadlines', label: '督查签收、提醒和延期', about: '签收时限（工作日，急件为工作小时）、到期前几个工作日提醒（先远后近）、最多延期次数。',
  schema: z.object({
    signInWorkdays: days.min(1), urgentSignInHours: days.min(1), mostExtensions: days.max(10),
    remindBefore: z.tuple([days, days]).refine(([early, late]) => early > late && late > 0, '两次提醒须先远后近，且都在到期之前'),
  }),
  initial: { ...deadlines, remindBefore: [...deadlines.remindBefore] as [number, number] },
})
const lightSetting = officeSetting({
  key: 'supervision.lights', label: '红黄绿灯规则', about: '进度落后多少转黄灯，到期前几个工作日进度不足多少转黄灯，反馈逾期几个工作日转红灯，退回几次转红灯。',
  schema: z.object({ lag: share, nearWorkdays: days, nearProgress: share, lateReportWorkdays: days, redReworks: days.min(1) }), initial: { ...light },
})

const phoneSetting = officeSetting({
  key: 'supervision.phone', label: '督查室联系电话', about: '印在督办通知、催办单和督办函上的联系电话。', schema: z.string().max(40, '电话不超过40个字'), initial: phone,
})

/** The settings in force. */
export async function settingsOf(db: Db): Promise<SupervisionSettings> {
  const [prefix, called, dated, lights] = await Promise.all([readSetting(db, prefixSetting), readSetting(db, phoneSetting), readSetting(db, deadlineSetting), readSetting(db, lightSetting)])
  return { numberPrefix: prefix, phone: called, light: lights, ...dated }
}
