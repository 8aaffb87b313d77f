import { addDays, type Day } from '#lib/instants'
import type { DueDay, LightState, NavFunction, WebModule } from '#ui'
import { dueDayOf, lightOf, ownerOf } from '../core/inbox-filter.ts'
import type { InboxItem } from '../core/types.ts'

/** Names a line within its tab; 我发起 lists cases, which have no task. */
export const itemKey = (item: InboxItem): string => item.task ?? item.case

/** The step in which a leader signs what is issued; flows of all owners call it so (条例 第二十二条). */
export const SIGNING_STEP = '签发'

/** What a leader sees first: what is red, then what waits for the signature, then the rest, each in the order of the inbox. */
export const leaderOrder = (items: readonly InboxItem[]): readonly InboxItem[] => {
  const rank = (item: InboxItem) => (lightOf(item) === 'overdue' ? 0 : item.stepName === SIGNING_STEP ? 1 : 2)
  return items.toSorted((one, other) => rank(one) - rank(other))
}

/** The line to open when one has been handled: the next one, else the one before; null when nothing is left. Lines of the handled case are passed over. */
export function nextAfter(items: readonly InboxItem[], handled: { readonly key: string } | { readonly case: string }): InboxItem | null {
  const isHandled = (item: InboxItem) => ('key' in handled ? itemKey(item) === handled.key : item.case === handled.case)
  const at = items.findIndex(isHandled)
  return items.slice(at + 1).find((item) => !isHandled(item)) ?? items.slice(0, Math.max(at, 0)).findLast((item) => !isHandled(item)) ?? null
}

// ---------------------------------------------------------------- what is due

const SHOWN_A_DAY = 4

/** What falls due on each of the coming days; a full day ends in how many more there are. */
export function dueDays(items: readonly InboxItem[], { today, isWorkday, days = 7 }: { today: Day; isWorkday: (day: Day) => boolean; days?: number }): readonly DueDay[] {
  return Array.from({ length: days }, (_, at): DueDay => {
    const day = addDays(today, at)
    // Who stands in for another may hold two tasks of one case: it falls due once.
    const due = onceEach(items.filter((item) => dueDayOf(item, today) === day)).toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''))
    const shown = due.length > SHOWN_A_DAY ? due.slice(0, SHOWN_A_DAY - 1) : due
    const rest = due.slice(shown.length)
    return {
      day, isWorkday: isWorkday(day),
      items: [
        ...shown.map((item) => ({ key: itemKey(item), title: item.title, href: item.link, light: lightOf(item) ?? 'normal' })),
        ...(rest.length > 0 ? [{ key: 'more', title: `还有 ${rest.length} 项`, href: `/inbox?due=${day}`, light: worst(rest) }] : []),
      ],
    }
  })
}

const onceEach = (items: readonly InboxItem[]): readonly InboxItem[] => items.filter((item, at) => items.findIndex((other) => other.case === item.case) === at)

const worst = (items: readonly InboxItem[]): LightState => (['overdue', 'soon'] as const).find((light) => items.some((item) => lightOf(item) === light)) ?? 'normal'

// ---------------------------------------------------------------- the four functions

export type OfficeFunction = Extract<NavFunction, 'advice' | 'coordination' | 'inspection' | 'support'>

/** The four functions of a committee office, and what belongs to each: said while no module of it is in use. */
export const officeFunctions: readonly { readonly name: OfficeFunction; readonly label: string; readonly holds: string }[] = [
  { name: 'advice', label: '参谋助手', holds: '文稿起草、调研、信息、刊物' },
  { name: 'coordination', label: '综合协调', holds: '公文办理、会议、接待、日程' },
  { name: 'inspection', label: '督促检查', holds: '督查事项、批示落实' },
  { name: 'support', label: '后勤保障', holds: '值班、车辆、会务、经费' },
]

/** A function with its lines of 待办; `owners` empty when no module serves it yet. */
export interface FunctionLoad {
  readonly name: OfficeFunction
  readonly label: string
  readonly holds: string
  readonly owners: readonly string[]
  readonly todo: number
  readonly soon: number
  readonly overdue: number
}

/** What each function has to do, counted from the lines themselves, so that the figures are those of the list. */
export function functionLoads(items: readonly InboxItem[], modules: readonly Pick<WebModule, 'name' | 'nav'>[]): readonly FunctionLoad[] {
  return officeFunctions.map((one) => {
    const owners = modules.filter((module) => module.nav.find(({ function: at }) => officeFunctions.some(({ name }) => name === at))?.function === one.name).map(({ name }) => name)
    const own = items.filter((item) => owners.includes(ownerOf(item)))
    const lit = (light: LightState) => own.filter((item) => lightOf(item) === light).length
    return { ...one, owners, todo: own.length, soon: lit('soon'), overdue: lit('overdue') }
  })
}

/** How one greets at this minute of the day. */
export const greetingAt = (minute: number): string => (minute < 5 * 60 ? '夜深了' : minute < 11.5 * 60 ? '上午好' : minute < 13 * 60 ? '中午好' : minute < 18 * 60 ? '下午好' : '晚上好')
