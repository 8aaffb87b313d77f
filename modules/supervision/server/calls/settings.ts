import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedCallSettings, type CallSettings } from '../../core/calls/settings.ts'

const callSetting = officeSetting({
  key: 'supervision.calls', label: '催报督查', about: '报送是否须单位负责人签字；同一单位几分钟内不重复催报；拟催报时提示最近几天问过的内容；主题相似度达到多少（0至1）提示可能重复。',
  schema: z.object({ headSigns: z.boolean(), urgeEveryMinutes: z.number().int().min(1).max(1440), askedWithinDays: z.number().int().min(1).max(730), alikeFrom: z.number().min(0.05).max(1) }),
  initial: { ...shippedCallSettings },
})

/** The settings of calls in force. */
export const callSettingsOf = (db: Db): Promise<CallSettings> => readSetting(db, callSetting)
