import { refuse, type Decision, type Refused } from '#lib/decision'
import { instantMs, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { pointRoleWords, type PointRole, type Three } from '../network/three.ts'
import type { Standing } from './access.ts'
import type { ItemRefusal } from './refusals.ts'
import type { Content, Item, ItemAt, Mark, Present } from './types.ts'
import { stageWords } from './words.ts'

/** Facts that only the server can fetch, as plain data. */
export interface Given {
  readonly now: Instant
  /** Null for the news of a bulletin. */
  readonly actor: Signatory | null
  readonly standing: Standing
  /** The three of the item's point today; null where it is none, or no longer one. */
  readonly three: Three | null
  /** R28: what becomes of the reports of a point without its three. */
  readonly incomplete: 'refuse' | 'flag'
  /** The item into which another is to be merged, as it stands. */
  readonly target: { readonly title: string; readonly at: ItemAt; readonly mayTakeIn: boolean } | null
}

export type No = Refused<ItemRefusal | 'not-found'>
export type Answer<Event> = Decision<Event, ItemRefusal | 'not-found'>

export const wrongStage = (item: Present): No => refuse('report-at-other-stage', { at: stageWords[item.at] })
export const ifNoReason = (words: string): No | null => (words.trim() ? null : refuse('report-reason-missing'))
export const deskOnly = ({ standing }: Given): No | null => (standing.edits ? null : refuse('not-for-info-desk'))
export const roleOnly = (item: Present, role: PointRole, { standing }: Given): No | null =>
  (standing.carries.includes(role) ? null : refuse('not-for-point-role', { unit: item.source.unit.name, role: pointRoleWords[role] }))
/** Who did it and when. A person is there wherever this is asked: only adoption is ever told by a bulletin. */
export const stamp = ({ actor, now }: Given): Mark => ({ by: actor!, at: now })

/** What no text may say, however little of it there is yet. */
export function ifUnfit({ title, eventAt, learnedAt }: Content, { now }: Given): No | null {
  if (!title.trim()) return refuse('report-words-missing')
  if ([eventAt, learnedAt].some((at) => at !== null && instantMs(at) > instantMs(now))) return refuse('happened-in-future')
  return eventAt && learnedAt && instantMs(learnedAt) < instantMs(eventAt) ? refuse('learned-before-event') : null
}

export const isIn = <At extends ItemAt>(item: Item, ...stages: readonly At[]): item is Extract<Item, { at: At }> => (stages as readonly ItemAt[]).includes(item.at)
