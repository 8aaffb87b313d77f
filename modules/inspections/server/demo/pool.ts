import { addWorkdays } from '#engines/workdays'
import { addDays, dayOf, type Day } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import type { SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { LibraryKey, ProblemKind } from '../../core/library.ts'
import type { TransferContent } from '../../core/transfers.ts'
import { agenciesIn } from '../pool/agencies.ts'
import type { Noted } from '../pool/library.ts'
import { officeOf, unitNamed, type Office } from './office.ts'
import { contentOf, officeOn, personOf, planActed, planApproved, planDrafted, poolRegistered, problemActed, problemNoted, transferActed, transferSent } from './pool-office.ts'
import { pastVisits, yearPlans } from './pool-visits.ts'

/**
 * 大督查 of the demonstration, by the same commands as real use: the pool, last year's visits, this year's annual plan with what
 * came of it, plans ahead of which two collide, the library, and transfers of every kind. Made once; answers how many plans.
 */
export async function seedPool(platform: Platform, district: SeededDistrict): Promise<number> {
  if ((await agenciesIn(platform.db)).length > 0) return 0
  const office = officeOf(platform, district)
  const today = dayOf(platform.now())
  await poolRegistered(office)
  const past = await seedPast(office, today)
  const ahead = await seedAhead(office, today)
  const problems = await seedLibrary(office, today)
  await seedTransfers(office, today, problems)
  return past + ahead
}

/** Last year as it is entered afterwards, and the annual plan of this year, each entry carried out on its day. */
async function seedPast(office: Office, today: Day): Promise<number> {
  const year = Number(today.slice(0, 4))
  for (const { agency, theme, kind, on, towns } of pastVisits(year - 1)) {
    await planDrafted(office, agency, contentOf(office, towns, { theme, kind, from: on, to: on, filing: kind === 'comprehensive' ? `临减备〔${year - 1}〕1号` : '' }), on)
  }
  const due = yearPlans(year)
  const february = `${year}-02-20` as Day
  const planning = officeOn(office, february < today ? february : today)
  for (const { agency, theme, kind, on, towns } of due) {
    const plan = await planDrafted(planning, agency, contentOf(office, towns, { theme, kind, from: on, to: addDays(on, 1), filing: kind === 'comprehensive' ? `临减备〔${year}〕2号` : '' }))
    await planApproved(planning, agency, plan)
    if (on <= today) await planActed(officeOn(office, on), plan, await personOf(office, agency, 'liaison'), { type: 'finish', on })
  }
  return pastVisits(year - 1).length + due.length
}

/** The weeks ahead: plans at each stage, and two agencies that would go to the same town. */
async function seedAhead(office: Office, today: Day): Promise<number> {
  const calendar = await calendarOf(office.platform.db)
  const on = (workdays: number) => addWorkdays(calendar, today, workdays)
  const drafted = (agency: string, targets: readonly string[], theme: string, [from, to]: readonly [number, number]) => planDrafted(office, agency, contentOf(office, targets, { theme, from: on(from), to: on(to) }))
  await drafted('区政府督查室', ['云渡镇党委', '南屏镇党委'], '民生实事完成情况督查', [12, 13])
  await drafted('区委督查室', ['云渡镇党委', '竹园镇党委'], '基层减负落实情况督查', [14, 15])
  const submitted = await drafted('区项目督查办', ['区交通局', '区工信局'], '重点项目年末冲刺督查', [4, 6])
  await planActed(office, submitted, await personOf(office, '区项目督查办', 'liaison'), { type: 'submit' })
  await planApproved(office, '区委督查室', await drafted('区委督查室', ['城东街道党工委', '望江街道党工委'], '安全生产专项督查', [3, 4]))
  await planApproved(office, '区纪委监委', await drafted('区纪委监委', ['沙洲镇党委'], '作风建设明察暗访', [24, 25]))
  const cancelled = await drafted('区效能办', ['区数据审批局'], '窗口服务效能暗访', [9, 9])
  await planActed(office, cancelled, await personOf(office, '区效能办', 'liaison'), { type: 'cancel', reason: '与上级督查重复，不再单独安排。' })
  return 6
}

const noted = (office: Office, unit: string, over: Partial<Noted> & Pick<Noted, 'text'>): Omit<Noted, 'agency'> => ({ unit: unitNamed(office, unit), source: 'petition', kind: 'unsorted', isShared: false, ...over })

async function seedLibrary(office: Office, today: Day): Promise<readonly LibraryKey[]> {
  const rows: readonly (readonly [agency: string, daysAgo: number, unit: string, kind: ProblemKind, source: Noted['source'], text: string, isShared: boolean])[] = [
    ['区委督查室', 60, '青禾镇党委', 'implementation', 'petition', '惠农补贴公示不及时，群众多次反映', true], ['区委督查室', 41, '白石镇党委', 'conduct', 'media', '便民服务大厅工作时间无人在岗', false],
    ['区委督查室', 12, '沙洲镇党委', 'implementation', 'other', '河道整治台账与现场不符', false], ['区政府督查室', 50, '区住建局', 'livelihood', 'petition', '老旧小区改造工期滞后', true],
    ['区政府督查室', 22, '南屏镇党委', 'livelihood', 'media', '校车线路调整未征求家长意见', false], ['区项目督查办', 35, '区交通局', 'project', 'other', '多式联运枢纽征地补偿未完成', true],
    ['区项目督查办', 9, '区工信局', 'project', 'other', '标准厂房项目虚报形象进度', false], ['区纪委监委', 30, '古塘镇党委', 'conduct', 'patrol', '公务接待审批手续不全', false],
    ['区纪委监委', 6, '区民政局', 'finance', 'audit', '救助资金发放不规范', false], ['区委组织部', 18, '梅岭镇党委', 'implementation', 'patrol', '村级组织活动场所闲置', false],
    ['区效能办', 15, '区数据审批局', 'conduct', 'other', '审批事项超时办结', true], ['区效能办', 3, '石桥镇党委', 'safety', 'media', '农贸市场消防通道堵塞', false],
  ]
  const keys: LibraryKey[] = []
  for (const [agency, daysAgo, unit, kind, source, text, isShared] of rows) keys.push(await problemNoted(officeOn(office, addDays(today, -daysAgo)), agency, noted(office, unit, { kind, source, text, isShared })))
  await problemActed(office, '区委督查室', keys[0]!, { type: 'resolve', text: '已补充公示并回访群众，核查属实。' })
  await problemActed(office, '区政府督查室', keys[3]!, { type: 'resolve', text: '已增派施工队伍，工期追回。' })
  return keys
}

async function seedTransfers(office: Office, today: Day, problems: readonly LibraryKey[]): Promise<void> {
  const about = (kind: TransferContent['kind'], unit: string, title: string, problem: number): TransferContent =>
    ({ kind, title, unit: unitNamed(office, unit), reason: '督查中发现，按照职责分工移送，请依规处理并反馈结果。', problems: [problems[problem]!], papers: [] })
  const on = (daysAgo: number) => officeOn(office, addDays(today, -daysAgo))
  const sent = (daysAgo: number, between: readonly [string, string], content: TransferContent) => transferSent(on(daysAgo), between, content)
  const [discipline, organisation, efficiency] = [await personOf(office, '区纪委监委', 'liaison'), await personOf(office, '区委组织部', 'liaison'), await personOf(office, '区效能办', 'liaison')]
  const replied = await sent(38, ['区委督查室', '区纪委监委'], about('clue', '白石镇党委', '白石镇服务大厅脱岗问题线索', 1))
  await transferActed(on(37), replied, discipline, { type: 'receive' })
  await transferActed(on(16), replied, discipline, { type: 'reply', text: '经核查属实，已对2名责任人批评教育，并责令书面检查。', papers: [] })
  const received = await sent(11, ['区委督查室', '区委组织部'], about('reference', '沙洲镇党委', '沙洲镇河道整治督查情况', 2))
  await transferActed(on(10), received, organisation, { type: 'receive' })
  await sent(1, ['区项目督查办', '区纪委监委'], about('clue', '区工信局', '标准厂房项目虚报进度问题线索', 6))
  const refused = await sent(20, ['区政府督查室', '区效能办'], about('accountability', '南屏镇党委', '校车线路调整引发投诉', 4))
  await transferActed(on(19), refused, efficiency, { type: 'refuse', reason: '属工作方式问题，未达到问责情形，建议由教育部门约谈提醒。' })
}
