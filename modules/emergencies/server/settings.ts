import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedSettings, type EmergencySettings } from '../core/settings.ts'

const { inForce, district, strict, ...alerting } = shippedSettings
const minutes = z.number().int().min(1).max(7 * 24 * 60)
const row = z.object({
  category: z.enum(['any', 'naturalDisaster', 'accident', 'publicHealth', 'socialSecurity', 'otherSensitive']), grade: z.enum(['any', 'gravest', 'major', 'larger', 'ordinary']), unit: minutes, phone: minutes, written: minutes, followUp: minutes,
})
const table = z.array(row).min(1, '时限表至少有一行').max(40)

const limitSetting = officeSetting({
  key: 'emergencies.limits', label: '紧急信息报送时限', about: '按类别和等级，单位报告、电话上报、书面初报和续报的分钟数，从上到下第一条符合的有效；“inForce”选用一般时限（district）或从严时限（strict，电话20分钟、书面40分钟）。',
  schema: z.object({ inForce: z.enum(['district', 'strict']), district: table, strict: table }), initial: { inForce, district: district.map((one) => ({ ...one })), strict: strict.map((one) => ({ ...one })) },
})
const alertSetting = officeSetting({
  key: 'emergencies.alerting', label: '紧急信息提醒', about: '时限前几分钟提醒（near）、无人确认每隔几分钟再提醒（again）、超过几分钟未报为漏报（missed），口头审签几小时内补签（signature）。',
  schema: z.object({ near: minutes.max(120), again: minutes.max(60), missed: minutes, signature: z.number().int().min(1).max(240) }), initial: { ...alerting },
})
const prefixSetting = officeSetting({
  key: 'emergencies.numberPrefix', label: '紧急信息编号代字', about: '接报登记编号的代字，如“临紧急”印为“临紧急〔2026〕1号”。', schema: z.string().regex(/^[\p{Script=Han}A-Za-z]{1,12}$/u, '代字为1至12个汉字或字母'), initial: '临紧急',
})

/** The settings in force. */
export async function settingsOf(db: Db): Promise<EmergencySettings> {
  const [limits, alerts] = [await readSetting(db, limitSetting), await readSetting(db, alertSetting)]
  return { ...limits, ...alerts }
}
export const numberPrefixOf = (db: Db): Promise<string> => readSetting(db, prefixSetting)
