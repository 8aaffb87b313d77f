import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'

/** What differs from office to office; the shipped values are practice, not law. */
export interface PoolSettings { readonly collisionWorkdays: number; readonly annualUntil: string; readonly reduction: number }

const collisionSetting = officeSetting({
  key: 'inspections.collisionWorkdays', label: '督查撞车间隔', about: '同一单位两次督查或催报相隔不超过这么多个工作日，就提示撞车、建议合并。', schema: z.number().int().min(0).max(60), initial: 5,
})
const annualSetting = officeSetting({
  key: 'inspections.annualUntil', label: '年度督查计划截止日', about: '每年到这一天（月-日）为止拟定的督查计划列入年度计划，之后的是增补；综合性督查检查须在年度计划内。',
  schema: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请填写月-日，如 03-31'), initial: '03-31',
})
const reductionSetting = officeSetting({
  key: 'inspections.burdenReduction', label: '督查减负比例', about: '镇街接受督查检查的次数应比上一年压减的比例，0.5 即压减一半。', schema: z.number().min(0).max(1), initial: 0.5,
})

export async function poolSettings(db: Db): Promise<PoolSettings> {
  const [collisionWorkdays, annualUntil, reduction] = await Promise.all([readSetting(db, collisionSetting), readSetting(db, annualSetting), readSetting(db, reductionSetting)])
  return { collisionWorkdays, annualUntil, reduction }
}
