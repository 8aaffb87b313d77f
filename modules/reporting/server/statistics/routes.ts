import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { XLSX, writeWorkbook, type Sheet } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { statisticsContract } from '../../contract/statistics.ts'
import { definitionsOf, share, type Figures, type InfoStatisticsView } from '../../core/statistics/figures.ts'
import type { Looking } from '../viewer.ts'
import { infoStatistics } from './statistics.ts'

type Context = RouteContext<'reporting.export-statistics'>
const os = implement(statisticsContract).$context<Context>()
const lookingAt = ({ db, now }: Platform, { actor }: Context & { readonly actor: Actor | null }): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ query of statistics. */
export const statisticsRoutes = (platform: Platform) => ({
  infoStatistics: os.infoStatistics.handler(({ input, context }) => infoStatistics(lookingAt(platform, context), input)),
  infoStatisticsFile: os.infoStatisticsFile.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    const view = await infoStatistics(looking, input)
    await context.auditRead('reporting.export-statistics', `reporting-statistics:${input.from}..${input.to}`)
    return new File([await statisticsWorkbook(view, `${context.actor!.name} 于 ${dayOf(looking.now)} 导出，仅供内部使用`) as Uint8Array<ArrayBuffer>], '信息统计.xlsx', { type: XLSX })
  }),
})

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000)
const HEADS = ['报送', '采用', '采用率', '首报', '有事发时间', '及时上报', '及时率', '事发到上报（分钟，中位数）', '已刊发', '及时刊发', '刊发及时率', '上报到刊发（分钟，中位数）']
const cellsOf = (some: Figures) => [some.submitted, some.adopted, rounded(share(some.adopted, some.submitted)), some.firstReports, some.timed, some.inTime, rounded(share(some.inTime, some.timed)), rounded(some.toSubmit), some.published, some.publishedInTime, rounded(share(some.publishedInTime, some.published)), rounded(some.toPublish)]

function statisticsWorkbook({ total, points, channels, kinds, months, people, fewPeople, limits }: InfoStatisticsView, note: string): Promise<Uint8Array> {
  const sheet = (name: string, rows: readonly (readonly [string, Figures])[]): Sheet => ({ name, note, columns: [name.slice(1), ...HEADS].map((title) => ({ title })), rows: rows.map(([first, figures]) => [first, ...cellsOf(figures)]) })
  const named = (some: readonly { readonly name: string; readonly figures: Figures }[]) => some.map(({ name, figures }) => [name, figures] as const)
  return writeWorkbook([
    sheet('按直报点', [...named(points), ['合计', total]]), sheet('按渠道', named(channels)), sheet('按类别', named(kinds)), sheet('按月份', months.map(({ month, figures }) => [month, figures])), sheet('按人员', named(people)),
    { name: '口径', columns: [{ title: '指标' }, { title: '口径' }], rows: [...Object.values(definitionsOf(limits)).map(({ label, definition }) => [label, definition]), ...(fewPeople > 0 ? [['按人员', `另有${fewPeople}人不单独列出：人数或条数过少。`]] : [])] },
  ])
}
