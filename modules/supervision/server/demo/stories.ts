import type { Day } from '#lib/instants'
import type { UnitId } from '#lib/ids'
import type { ItemAct } from '../commands.ts'
import { reportOf } from './office.ts'

/** What a story is told of: how many working days ago it began, how many parts it has, whether a leader must read the result, and the day so many working days from today. */
export interface Setting { readonly from: number; readonly parts: number; readonly isRead: boolean; readonly day: (workdays: number) => Day }
/** An act so many working days ago. A plan is filled in, and a unit found by its name, where the story is played. */
export type Step = readonly [ago: number, act: ItemAct]
type Story = (setting: Setting) => readonly Step[]

/** Every part of the way of an item, by the name of where it stands at the end. */
export const stories = {
  proposed: () => [],
  declined: ({ from }) => [[from, { type: 'decline', reason: '属单位日常工作，由主管部门按职责办理，不再单独立项。' }]],
  registered: ({ from }) => [[from, { type: 'approve' }]],
  planned: ({ from }) => [[from, { type: 'approve' }], [from, { type: 'plan', parts: [] }]],
  waiting: (at) => given(at),
  objected: (at) => [...given(at), [at.from, { type: 'object', assignment: 1, reason: '该事项审批和监管职责不在我单位，建议改由行业主管部门牵头。' }]],
  reassigned: (at) => [
    ...given(at), [at.from, { type: 'object', assignment: 1, reason: '按“三定”规定，该项工作不由我单位牵头。' }], [past(at, 0.8), { type: 'reassign', assignment: 1, lead: { unit: '' as UnitId, name: '区住建局' } }],
    [past(at, 0.7), { type: 'accept', assignment: 1 }],
  ],
  upheld: (at) => [...given(at), [at.from, { type: 'object', assignment: 1, reason: '建议由镇街直接办理。' }], [past(at, 0.8), { type: 'uphold', assignment: 1, reason: '经会商仍由你单位牵头，镇街配合。' }], [past(at, 0.7), { type: 'accept', assignment: 1 }]],
  started: (at) => [...taken(at), ...told(at, 0.1, 0.3, '已制定工作方案，明确责任科室和时间节点。')],
  midway: (at) => [...taken(at), ...told(at, 0.5, 0.6, '主体工作已经展开，正在按节点推进。'), ...told(at, 0.1, 0.95, '各项任务基本完成，正在查漏补缺。')],
  slow: (at) => [...taken(at), ...told(at, 0.1, 0.1, '正在摸底，部分点位产权复杂，推进较慢。')],
  urged: (at) => [...taken(at), ...told(at, 0.5, 0.2, '正在协调相关单位。'), ...[3, 2, 1].map((ago): Step => [ago, { type: 'urge', assignment: 1, text: '' }])],
  urgedOnce: (at) => [...taken(at), ...told(at, 0.5, 0.4, '资金尚未到位，正在争取。'), [1, { type: 'urge', assignment: 1, text: '请说明进展缓慢的原因并明确完成时间。' }]],
  extending: (at) => [...taken(at), ...told(at, 0.2, 0.5, '设计方案已报审，招标程序需依法履行。'), [1, { type: 'ask-extension', assignment: 1, to: at.day(40), reason: '招标公告期依法不得少于二十日，原期限内无法完成。' }]],
  extended: (at) => [...taken(at), ...told(at, 0.4, 0.5, '已完成前期论证。'), [past(at, 0.3), { type: 'ask-extension', assignment: 1, to: at.day(30), reason: '需按程序提请常委会会议审议。' }], [past(at, 0.2), { type: 'grant-extension', assignment: 1 }], ...told(at, 0.1, 0.7, '已列入常委会会议议题。')],
  notExtended: (at) => [...taken(at), [past(at, 0.4), { type: 'ask-extension', assignment: 1, to: at.day(60), reason: '人手不足。' }], [past(at, 0.3), { type: 'refuse-extension', assignment: 1, reason: '理由不充分，请统筹力量按期完成。' }], ...told(at, 0.1, 0.8, '已抽调专人，加快办理。')],
  signing: (at) => [...taken(at), ...submitted(at, 0.1)],
  sentBack: (at) => [...taken(at), ...submitted(at, 0.3), [past(at, 0.2), { type: 'send-back', assignment: 1, reason: '请补充资金使用情况后再报。' }]],
  reported: (at) => [...taken(at), ...handedIn(at, 0.1)],
  reworked: (at) => [
    ...taken(at), ...handedIn(at, 0.6), [past(at, 0.5), { type: 'rework', assignment: 1, reason: '没有整改前后对照，佐证不足。' }],
    ...handedIn(at, 0.4).slice(0, 2), [past(at, 0.3), { type: 'rework', assignment: 1, reason: '现场复核仍有三处未整改。' }],
  ],
  passed: (at) => [...taken(at), ...handedIn(at, 0.3), ...passed(at, 0.2)],
  suspended: (at) => [...taken(at), ...told(at, 0.5, 0.4, '已完成可研批复。'), [past(at, 0.2), { type: 'suspend', reason: '上级规划调整期间暂缓实施，待批复后恢复。' }]],
  resumed: (at) => [...taken(at), [past(at, 0.7), { type: 'suspend', reason: '等待上级资金计划下达。' }], [past(at, 0.3), { type: 'resume' }], ...told(at, 0.1, 0.95, '资金已下达，工作全面恢复。')],
  terminated: (at) => [...taken(at), [past(at, 0.3), { type: 'terminate', reason: '有关事项已并入全市统一部署，不再单独督办。' }]],
  closing: (at) => closing(at, 0.1),
  read: (at) => [...closing(at, 0.3), [past(at, 0.1), { type: 'note-read', verdict: 'satisfied', words: '办得扎实，举一反三。' }]],
  refused: (at) => [...closing(at, 0.4), [past(at, 0.2), { type: 'refuse-closing', reason: '群众反映个别点位有反弹，请再核实。', reopen: [1] }]],
  closed: (at) => closed(at, 0.3),
  following: (at) => [...closed(at, 0.3), [past(at, 0.2), { type: 'plan-follow-up', dueOn: at.day(10) }]],
  held: (at) => [...closed(at, 0.4), [past(at, 0.3), { type: 'plan-follow-up', dueOn: at.day(0) }], [past(at, 0.1), { type: 'check-follow-up', result: 'held', text: '现场核查未见反弹。', reopen: [], dueOn: null }]],
  relapsed: (at) => [...closed(at, 0.4), [past(at, 0.3), { type: 'plan-follow-up', dueOn: at.day(0) }], [past(at, 0.1), { type: 'check-follow-up', result: 'relapsed', text: '两处占道经营出现反弹，重新办理。', reopen: [1], dueOn: at.day(8) }]],
  redone: (at) => [...taken(at), ...handedIn(at, 0.7), [past(at, 0.6), { type: 'rework', assignment: 1, reason: '没有整改前后对照，佐证不足。' }], ...handedIn(at, 0.55), ...passed(at, 0.45)],
  prolonged: (at) => [...taken(at), [past(at, 0.9), { type: 'ask-extension', assignment: 1, to: at.day(-15), reason: '涉及跨区协调，需按程序征求意见。' }], [past(at, 0.85), { type: 'grant-extension', assignment: 1 }], ...handedIn(at, 0.5), ...passed(at, 0.45)],
  rebounded: (at) => [...closed(at, 0.5), [past(at, 0.45), { type: 'plan-follow-up', dueOn: at.day(-8) }], [past(at, 0.2), { type: 'check-follow-up', result: 'relapsed', text: '现场核查发现反弹，重新办理。', reopen: [1], dueOn: at.day(-2) }]],
  archived: (at) => [...closed(at, 0.4), [past(at, 0.2), { type: 'archive' }]],
} satisfies Readonly<Record<string, Story>>

export type StoryName = keyof typeof stories

const past = ({ from }: Setting, share: number): number => Math.min(from, Math.max(1, Math.round(from * share)))
const each = ({ parts }: Setting, ago: number, act: (assignment: number) => ItemAct): readonly Step[] => Array.from({ length: parts }, (_, index) => [ago, act(index + 1)] as const)

/** 即交即办: approved, planned and handed out on the same day. */
const given = ({ from }: Setting): readonly Step[] => [[from, { type: 'approve' }], [from, { type: 'plan', parts: [] }], [from, { type: 'assign' }]]
const taken = (at: Setting): readonly Step[] => [...given(at), ...each(at, at.from, (assignment) => ({ type: 'accept', assignment }))]
const told = (at: Setting, share: number, progress: number, words: string): readonly Step[] => each(at, past(at, share), (assignment) => ({ type: 'report', assignment, report: reportOf(words, progress) }))
/** 存在问题、原因、意见建议 as units write them; some have none. */
const said: readonly Parameters<typeof reportOf>[2][] = [
  { problem: '基层一线力量不足，长效管护存在短板。', cause: '镇街专职人员少、兼职多。', suggestion: '建议将管护经费纳入年度预算，明确专人负责。' },
  { problem: '项目资金拨付与工程进度不匹配。', cause: '上级补助资金分批下达。', suggestion: '建议建立重点任务资金预拨机制。', coordination: '请区财政局提前安排周转资金。' },
  {},
  { problem: '部门数据不共享，同一材料群众多次提交。', cause: '各部门系统自成一体。', suggestion: '建议由数据审批部门牵头打通部门数据接口。' },
  { problem: '现行管理办法与上级新规定不一致，基层执行无所适从。', cause: '办法出台较早，未及时修订。', suggestion: '建议修订区级管理办法，统一执法尺度。' },
]
const submitted = (at: Setting, share: number): readonly Step[] => each(at, past(at, share), (assignment) => ({
  type: 'submit', assignment,
  report: reportOf('任务已按要求完成，现将办理情况报上，请予审核。', 1, said[at.from % said.length]),
}))
const handedIn = (at: Setting, share: number): readonly Step[] => [...submitted(at, share), ...each(at, past(at, share), (assignment) => ({ type: 'sign', assignment }))]
const passed = (at: Setting, share: number): readonly Step[] => each(at, past(at, share), (assignment) => ({ type: 'pass', assignment, quality: 3 + ((at.from + assignment) % 3), remark: '' }))
const closing = (at: Setting, share: number): readonly Step[] => [
  ...taken(at), ...handedIn(at, share + 0.3), ...passed(at, share + 0.2), [past(at, share), { type: 'propose-closing', conclusion: at.from % 4 === 0 ? 'mostlyDone' : 'done', text: '承办单位已按要求完成，佐证材料齐全，建议办结销号。' }],
]
const closed = (at: Setting, share: number): readonly Step[] => [
  ...closing(at, share + 0.1), ...(at.isRead ? [[past(at, share), { type: 'note-read', verdict: 'satisfied', words: '已阅。' }] as const] : []), [past(at, share), { type: 'approve-closing' }],
]
