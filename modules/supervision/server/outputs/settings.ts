import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import type { AssessmentSettings } from '../../core/outputs/assessment.ts'

const weight = z.number().min(0, '权重不小于0').max(100, '权重不大于100')
const deduction = z.number().min(0, '扣分不小于0').max(50, '每项扣分不大于50')

const assessmentSetting = officeSetting<AssessmentSettings>({
  key: 'supervision.assessment', label: '督查考核', about: '按时率、一次通过率、质量评分的权重（合计100），超期未反馈、退回重办、虚假反馈每项扣分，申诉期（工作日），是否按得分排名。改动不影响已经试算的考核。',
  schema: z.object({
    formula: z.object({ onTime: weight, firstPass: weight, quality: weight, overdue: deduction, rework: deduction, falseReport: deduction })
      .refine(({ onTime, firstPass, quality }) => Math.abs(onTime + firstPass + quality - 100) < 1e-9, '三项权重合计须为100'),
    appealWorkdays: z.number().int().min(1, '申诉期至少1个工作日').max(30, '申诉期不超过30个工作日'), showsRanking: z.boolean(),
  }),
  initial: { formula: { onTime: 40, firstPass: 30, quality: 30, overdue: 2, rework: 1, falseReport: 10 }, appealWorkdays: 5, showsRanking: false },
})

/** The settings in force. */
export const assessmentSettingsOf = (db: Db): Promise<AssessmentSettings> => readSetting(db, assessmentSetting)
