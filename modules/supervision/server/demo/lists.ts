import { granted } from '#modules/organisation'
import { addWorkdays } from '#engines/workdays'
import { addMinutes, dayOf, instantOf } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { handlingRoles } from '../../core/access.ts'
import { readList, listColumns } from '../../core/lists/rows.ts'
import { assignmentsOf } from '../../core/rules.ts'
import type { ItemId } from '../../core/types.ts'
import { actOnList, makeList } from '../lists/commands.ts'
import { listWorld } from '../lists/reading.ts'
import { inLists } from '../lists/tables.ts'
import { itemOf } from '../store.ts'
import { acted, reportOf, type Office } from './office.ts'
import { holderOf, officeAt, type Stage } from './seed.ts'

type Cells = readonly [title: string, category: string, leads: readonly string[], target: string]
const KEY = '年度重点工作', THING = '为民办实事', PROJECT = '重点项目', PAPER = '区委文件部署'

/** 年度重点工作清单 of the demonstration: title, class, lead units, measure. */
const MATTERS: readonly Cells[] = [
  ['规模以上工业增加值增长百分之六', KEY, ['区工信局'], '增速不低于6%'], ['固定资产投资增长百分之七', KEY, ['区发改局'], '增速不低于7%'], ['一般公共预算收入增长百分之五', KEY, ['区财政局'], '增速不低于5%'],
  ['社会消费品零售总额增长百分之六', KEY, ['区商务局'], '增速不低于6%'], ['新增高新技术企业20家', KEY, ['区科技局', '区工信局'], '20家'], ['粮食播种面积稳定在28万亩', KEY, ['区农业农村局'], '28万亩'],
  ['高标准农田建设2万亩', KEY, ['区农业农村局', '青禾镇党委'], '2万亩'], ['空气质量优良天数比例达到百分之八十八', KEY, ['生态环境临江分局'], '88%'], ['万元地区生产总值能耗下降百分之二', KEY, ['区发改局'], '2%'],
  ['城镇新增就业6000人', THING, ['区人社局'], '6000人'], ['新增托育服务机构10家', THING, ['区卫健局'], '10家'], ['改造老旧小区12个', THING, ['区住建局'], '12个'], ['新建城市书房4座', THING, ['区文旅局'], '4座'],
  ['农村生活污水治理15个村', THING, ['生态环境临江分局', '青禾镇党委'], '15个村'], ['为60岁以上老年人免费体检3万人', THING, ['区卫健局'], '3万人'], ['新建改建农村公路40公里', THING, ['区交通局'], '40公里'],
  ['适老化改造困难老年人家庭500户', THING, ['区民政局'], '500户'], ['新增普惠性幼儿园学位1200个', THING, ['区教育局'], '1200个'],
  ['临江大桥连接线', PROJECT, ['区交通局', '区住建局'], '年内通车'], ['智能制造产业园二期', PROJECT, ['区工信局'], '主体封顶'], ['区人民医院新院区', PROJECT, ['区卫健局'], '完成装修'], ['城区排水防涝提升工程', PROJECT, ['区住建局'], '完成管网40公里'],
  ['江滨文化公园', PROJECT, ['区文旅局', '区城管局'], '开放一期'], ['农产品冷链物流中心', PROJECT, ['区商务局'], '投入使用'],
  ['深化基层治理网格化改革', PAPER, ['区委社会工作部'], '网格全覆盖'], ['整治形式主义为基层减负', PAPER, ['区委办公室'], '文件、会议只减不增'], ['加强新时代干部教育培训', PAPER, ['区委组织部'], '轮训2000人次'], ['推进移风易俗', PAPER, ['区委宣传部', '区民政局'], '村规民约修订全覆盖'],
]

/** A year's list that was approved and handed out two weeks ago; some of it well under way. */
export async function seedKeyList({ platform, district }: Pick<Stage, 'platform' | 'district'>): Promise<void> {
  if (await inLists(platform.db).selectFrom('supervision_lists').select('id').limit(1).executeTakeFirst()) return
  const stage: Stage = { platform, district, calendar: await calendarOf(platform.db), today: dayOf(platform.now()) }
  const begin = instantOf(addWorkdays(stage.calendar, stage.today, -14), 10 * 60)
  const office = officeAt(stage, begin, false)
  const { supervisor, supervisingDeputy } = district.cast
  const { items, issues } = readList(rowsFor(stage), await listWorld(await office.look(supervisor)))
  if (issues.length > 0) throw new Error(`the sample list is at fault: ${JSON.stringify(issues)}`)
  const year = Number(stage.today.slice(0, 4))
  const { id } = granted(await office.platform.runCommand(await office.call(supervisor, 'list-import'), (work) => makeList(work, { name: `${year}年区委重点工作清单`, year, items })))
  const later = officeAt(stage, addMinutes(begin, 60), false)
  granted(await actOnList(later.platform, await later.call(supervisingDeputy, 'list-approve'), { list: id, act: { type: 'approve' } }))
  granted(await actOnList(later.platform, await later.call(supervisor, 'list-hand-out'), { list: id, act: { type: 'hand-out' } }))
  const { list } = await inLists(platform.db).selectFrom('supervision_lists').select('list').where('id', '=', id).executeTakeFirstOrThrow()
  const working = officeAt(stage, addMinutes(begin, 24 * 60), false)
  for (const [index, { item }] of list.planned.entries()) if (index % 9 !== 4) await underWay(working, item, (index % 4) * 0.15 + 0.35)
}

/** Signed for by every unit, with its first report. */
async function underWay(office: Office, item: ItemId, progress: number): Promise<void> {
  const parts = assignmentsOf((await itemOf(office.platform.db, item))!.state)
  for (const { number, lead } of parts) {
    const person = await holderOf(office, lead.unit, handlingRoles)
    await acted(office, item, person, { type: 'accept', assignment: number })
    await acted(office, item, person, { type: 'report', assignment: number, report: reportOf('已分解到责任科室，按月调度。', progress) })
  }
}

/** The rows as the clerk would have typed them. */
function rowsFor({ calendar, today }: Stage) {
  const dueOn = addWorkdays(calendar, today, 28)
  return MATTERS.flatMap(([title, category, leads, target], at) => leads.map((lead, part) => {
    const cells = part === 0 ? [String(at + 1), title, category, '一般', '按月报告进展', '', target, lead, '', '', dueOn, ''] : [String(at + 1), '', '', '', '', `${title}（${lead}）`, '', lead, '', '', dueOn, '']
    return { row: at * 3 + part + 2, cells: Object.fromEntries(listColumns.flatMap(({ name }, column) => (cells[column] ? [[name, cells[column]]] : []))) }
  }))
}
