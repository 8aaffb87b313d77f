import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'

const urgeSetting = officeSetting({
  key: 'bulletins.urgeEveryMinutes', label: '刊物催阅间隔', about: '同一个单位或人员，催阅后几分钟内不重复催。', schema: z.number().int().min(1, '不少于1分钟').max(10_080, '不超过7天'), initial: 240,
})
export const urgeEveryOf = (db: Db): Promise<number> => readSetting(db, urgeSetting)
