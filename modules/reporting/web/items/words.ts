import { dayOf, instantOf, minuteOfDay, type Day, type Instant } from '#lib/instants'
import type { LightState } from '#ui'
import type { ItemAt } from '../../core/items/types.ts'
import type { ItemLine } from '../../core/items/views.ts'
import { fateWords, kindWords, stageWords } from '../../core/items/words.ts'
import type { ItemKind } from '../../core/items/types.ts'

export const stageTone: Readonly<Record<ItemAt, LightState>> = {
  absent: 'suspended', drafted: 'suspended', atOfficeHead: 'soon', atLeader: 'soon', submitted: 'soon', screened: 'suspended', editing: 'soon', reviewing: 'soon', signed: 'normal', published: 'normal', archived: 'suspended',
}

/** Where an item stands, with what the office decided. */
export function standingWords({ at, decision }: Pick<ItemLine, 'at' | 'decision'>): string {
  if (at === 'absent') return ''
  if (at === 'screened' && decision) return decision === 'adopt' ? '已采用待编辑' : `已筛选：${fateWords[decision]}`
  return at === 'drafted' && decision === 'return' ? '退改' : stageWords[at]
}

/** Kinds that a writer chooses; what answers a 约稿 is one by itself. */
export const KINDS = (Object.keys(kindWords) as ItemKind[]).filter((kind) => kind !== 'commission').map((value) => ({ value, label: kindWords[value] }))

/** A moment as the browser's own field of date and time writes it, in China: `2026-11-23T09:30`. */
export function localOf(at: Instant | null): string {
  if (at === null) return ''
  const minute = minuteOfDay(at)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${dayOf(at)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
export function instantIn(local: string): Instant | null {
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(local) ?? []
  return day ? instantOf(day as Day, Number(hour) * 60 + Number(minute)) : null
}
