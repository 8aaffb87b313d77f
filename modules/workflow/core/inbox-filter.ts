import { dayOf, type Day } from '#lib/instants'
import type { InboxItem, InboxTab } from './types.ts'

export const tabWords: Readonly<Record<InboxTab, string>> = { todo: '待办', toRead: '待阅', done: '已办', closed: '办结', started: '我发起' }
export const urgencyWords: Readonly<Record<InboxItem['urgency'], string>> = { 0: '', 1: '加急', 2: '特急' }

/** The light of a line as screens name it. */
export type InboxLight = 'normal' | 'soon' | 'overdue' | 'suspended'
export const inboxLights: readonly InboxLight[] = ['normal', 'soon', 'overdue', 'suspended']

/** The light of a line; null without a deadline. */
export const lightOf = ({ due }: Pick<InboxItem, 'due'>): InboxLight | null => (due === null ? null : due.light === 'near' ? 'soon' : due.light)

/** What the inbox is narrowed to, on the screen and in what is exported of it; empty fields narrow nothing. */
export interface InboxFilters {
  readonly words: string
  readonly light: InboxLight | ''
  readonly step: string
  /** Names of owning modules, separated by commas. */
  readonly owner: string
  /** Due on this day; the current day also holds what is late. */
  readonly due: string
}

export const ownerOf = ({ kind }: Pick<InboxItem, 'kind'>): string => kind.split('.')[0] ?? kind

/** The lines that the filters leave, in their order. */
export function narrowed(items: readonly InboxItem[], { words, light, step, owner, due }: InboxFilters, today: Day): readonly InboxItem[] {
  const owners = owner === '' ? null : owner.split(',')
  const parts = words.trim().split(/\s+/).filter(Boolean)
  return items.filter((item) =>
    (light === '' || lightOf(item) === light) && (step === '' || item.stepName === step) && (owners === null || owners.includes(ownerOf(item)))
    && (due === '' || dueDayOf(item, today) === due) && parts.every((part) => `${item.title} ${item.personName} ${item.sentByName ?? ''} ${item.stepName}`.includes(part)))
}

/** The day on which a line stands in the line of days: that of its deadline, today when that has passed. */
export const dueDayOf = (item: Pick<InboxItem, 'dueAt'>, today: Day): Day | null => {
  if (item.dueAt === null) return null
  const day = dayOf(item.dueAt)
  return day < today ? today : day
}
