import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'

export interface CircularSettings { readonly appealWorkdays: number; readonly rankingVisible: boolean }

const circularSetting = officeSetting<CircularSettings>({
  key: 'reporting.circular', label: '信息通报', about: '通报预告后的申诉期（工作日），得分是否按名次排列。减负要求一般不排名，默认按单位顺序；改动不影响已经冻结的通报。',
  schema: z.object({ appealWorkdays: z.number().int().min(1, '申诉期至少1个工作日').max(30, '申诉期不超过30个工作日'), rankingVisible: z.boolean() }), initial: { appealWorkdays: 2, rankingVisible: false },
})

/** The settings in force. */
export const circularSettingsOf = (db: Db): Promise<CircularSettings> => readSetting(db, circularSetting)
