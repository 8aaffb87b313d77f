import { z } from 'zod'
import { route } from '#lib/contract'
import { answer } from '#lib/schemas'
import type { InfoStatisticsView } from '../core/statistics/figures.ts'

const MOST_MONTHS = 12
const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '请填写月份，如 2026-11')
const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))
const period = z.object({ from: month, to: month }).refine(({ from, to }) => from <= to && count(to) - count(from) < MOST_MONTHS, '统计期的开始不能晚于结束，且不超过12个月')
const tags = ['信息统计']

/** What statistics of information answer over the wire (B5). */
export const statisticsContract = {
  infoStatistics: route({ method: 'GET', path: '/reporting/statistics', summary: '信息统计：时效、采用率、首报，按直报点、渠道、类别、月份', access: 'staff', tags }).input(period).output(answer<InfoStatisticsView>()),
  infoStatisticsFile: route({ method: 'GET', path: '/reporting/statistics.xlsx', summary: '导出信息统计', access: 'staff', tags }).input(period).output(z.file()),
}
