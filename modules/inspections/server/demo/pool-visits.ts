import type { Day } from '#lib/instants'
import type { PlanKind } from '../../core/plans-types.ts'

/** One visit of an agency to some towns on a day. */
export interface SampleVisit { readonly agency: string; readonly theme: string; readonly kind: PlanKind; readonly on: Day; readonly towns: readonly string[] }

const towns = ['青禾镇党委', '柳溪镇党委', '白石镇党委', '沙洲镇党委', '梅岭镇党委', '竹园镇党委', '南屏镇党委', '石桥镇党委', '云渡镇党委', '文峰街道党工委', '望江街道党工委', '新港街道党工委', '城东街道党工委', '古塘镇党委', '江滨街道党工委'] as const
const sliceOf = (from: number, count: number): readonly string[] => Array.from({ length: count }, (_, index) => towns[(from + index) % towns.length]!)
const visit = (year: number, [agency, theme, kind]: readonly [string, string, PlanKind], monthDay: string, visited: readonly string[]): SampleVisit => ({ agency, theme, kind, on: `${year}-${monthDay}` as Day, towns: visited })

/** Last year, when everybody came by himself: two dozen visits, most of them to half of the towns. */
export const pastVisits = (year: number): readonly SampleVisit[] => [
  ...['01-16', '03-12', '04-17', '05-21', '06-18', '07-16', '08-20', '09-17', '10-22', '11-19', '12-10'].map((on, index) =>
    visit(year, index % 3 === 0 ? ['区政府督查室', '政府工作报告落实督查', 'special'] : index % 3 === 1 ? ['区项目督查办', '重点项目进度督查', 'routine'] : ['区委督查室', '区委重点工作督查', 'special'], on, sliceOf(index * 5, 7))),
  visit(year, ['区委督查室', '年中综合督查', 'comprehensive'], '07-03', towns), visit(year, ['区政府督查室', '年终综合督查检查', 'comprehensive'], '12-22', towns),
  visit(year, ['区纪委监委', '作风建设检查', 'special'], '09-28', sliceOf(2, 6)), visit(year, ['区委组织部', '基层党建检查', 'special'], '11-05', sliceOf(7, 7)), visit(year, ['区效能办', '效能建设检查', 'routine'], '05-08', sliceOf(10, 5)),
]

/** This year by the annual plan: fewer, and together. One town is seen more often than it should be. */
export const yearPlans = (year: number): readonly SampleVisit[] => [
  visit(year, ['区委督查室', '年度综合督查', 'comprehensive'], '07-07', towns),
  visit(year, ['区委督查室', '粮食安全责任督查', 'special'], '04-14', sliceOf(0, 4)), visit(year, ['区政府督查室', '民生实事中期督查', 'special'], '06-02', sliceOf(4, 4)),
  visit(year, ['区项目督查办', '重点项目开工督查', 'special'], '03-24', ['新港街道党工委']), visit(year, ['区纪委监委', '节前作风检查', 'special'], '09-22', ['白石镇党委', '石桥镇党委']),
  visit(year, ['区委组织部', '村级换届督查', 'special'], '10-20', ['白石镇党委', '梅岭镇党委']), visit(year, ['区效能办', '营商环境暗访', 'routine'], '08-18', ['城东街道党工委']),
  visit(year, ['区政府督查室', '防汛备汛督查', 'special'], '05-12', ['白石镇党委', '沙洲镇党委', '云渡镇党委']), visit(year, ['区项目督查办', '重点项目进度督查', 'special'], '09-08', ['白石镇党委', '新港街道党工委']),
  visit(year, ['区委督查室', '秸秆禁烧督查', 'special'], '11-03', ['白石镇党委', '竹园镇党委']), visit(year, ['区政府督查室', '供水安全督查', 'special'], '06-23', ['江滨街道党工委']),
  visit(year, ['区委督查室', '年末重点工作督查', 'special'], '12-29', ['白石镇党委', '柳溪镇党委']),
]
