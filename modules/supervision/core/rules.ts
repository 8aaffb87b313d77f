import { LIST_SUBJECT } from './lists/subject.ts'
import type { LeaderRead, AssignmentAt, Assignment, Conclusion, Item, ItemAt, ReminderKind, UrgeLevel, Matter } from './types.ts'

/** 状态: as screens name them. */
export const stageWords: Readonly<Record<ItemAt, string>> = {
  absent: '未提出', proposed: '拟立项', declined: '不予立项', registered: '立项待交办', running: '办理中', suspended: '挂起', closing: '拟办结', closed: '办结', archived: '已归档', terminated: '终止',
}
export const assignmentWords: Readonly<Record<AssignmentAt, string>> = {
  planned: '待交办', assigned: '待签收', objected: '退回改派中', doing: '办理中', signing: '待单位负责人签字', reported: '待审核', closed: '已通过',
}
export const conclusionWords: Readonly<Record<Conclusion, string>> = { done: '已完成', mostlyDone: '基本完成', longTerm: '长期坚持', notDone: '未完成' }
export const urgeWords: Readonly<Record<UrgeLevel, string>> = { reminder: '提醒', slip: '催办单', letter: '督办函' }
export const reminderWords: Readonly<Record<ReminderKind, string>> = { threeBefore: '距到期3个工作日', oneBefore: '距到期1个工作日', onTheDay: '今天到期', overdue: '已超期' }

/** States in which units work or the office still has to close. */
export type Running = Extract<Item, { at: 'running' | 'suspended' | 'closing' }>
/** States that keep their assignments. */
export type Registered = Extract<Item, { assignments: readonly Assignment[] }>

export const assignmentsOf = (item: Item): readonly Assignment[] => ('assignments' in item ? item.assignments : [])

/** 催办三级: the first urge is a reminder, the second a slip, every later one a letter to the unit's head. */
export const nextUrgeLevel = ({ urges }: { readonly urges: { readonly length: number } }): UrgeLevel => (['reminder', 'slip'] as const)[urges.length] ?? 'letter'

// 父项须待子项全部办结方可办结.
export const openAssignments = (item: Item): readonly Assignment[] => assignmentsOf(item).filter(({ at }) => at !== 'closed')

/** Whether the leader who instructed has read the result and is content; true for what is no 批示件. */
export const isReadByLeader = (read: LeaderRead | null): boolean => read?.verdict === 'satisfied'

/** Whether work on an assignment may still be urged, extended, reported on. */
export const isInWork = ({ at }: Pick<Assignment, 'at'>): boolean => at === 'assigned' || at === 'doing' || at === 'signing'

/** The earliest deadline among the parts that are still open; null where none is dated. */
export function nextDueOf(item: Item) {
  const days = openAssignments(item).flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]))
  return days.reduce<(typeof days)[number] | null>((least, day) => (least === null || day < least ? day : least), null)
}

/** Whether it was imported with a key-work list, with which it is approved and handed out. */
export const isOfList = ({ matter: { origin } }: { readonly matter: Matter }): boolean => origin.kind === 'list' && (origin.subject ?? '').startsWith(LIST_SUBJECT)
