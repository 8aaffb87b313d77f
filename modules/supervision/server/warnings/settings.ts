import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedWarnings, type WarningSettings } from '../../core/warnings/settings.ts'

const most = (limit: number) => z.number().int().min(1).max(limit)

const warningSetting = officeSetting({
  key: 'supervision.warnings', label: '督查预警',
  about: '按本机关历史预判：少于几件不作判断，按期办结的可能低于多少（0至1）预警，历史看几年；一个单位同时几个红灯、几天内几件相似的热点事项（相似度0至1）提示。',
  schema: z.object({
    leastCases: most(1000), below: z.number().min(0).max(1), years: most(10), reds: most(100), complaints: most(100).min(2), complaintDays: most(3660), likeness: z.number().min(0.1).max(1),
  }),
  initial: { ...shippedWarnings },
})

/** The settings of 预警 in force. */
export const warningSettingsOf = (db: Db): Promise<WarningSettings> => readSetting(db, warningSetting)
