import type { WorkCalendar } from '#engines/workdays'
import { refuse, type Decision, type Refused } from '#lib/decision'
import { addDays, dayOf, type Day, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Standing } from './access.ts'
import type { SupervisionRefusal } from './refusals.ts'
import { assignmentWords, stageWords } from './rules.ts'
import type { SupervisionSettings } from './settings.ts'
import type { Category } from './sources.ts'
import type { Assignment, Item, ItemEvent } from './types.ts'

/** Facts that only the server can fetch, as plain data. */
export interface Given {
  readonly now: Instant
  /** Null for the clock. */
  readonly actor: Signatory | null
  readonly standing: Standing
  readonly calendar: WorkCalendar
  readonly settings: SupervisionSettings
  /** The category of the matter as it is now. */
  readonly category: Category | null
  /** The next number and the next serial of an urge, taken from their counters where the act may need one. */
  readonly number: string | null
  readonly serial: string | null
}

export type Answer = Decision<ItemEvent, SupervisionRefusal | 'not-found'>
export type No = Refused<SupervisionRefusal>

export const wrongStage = (item: Item): No => refuse('item-at-other-stage', { at: stageWords[item.at] })
export const wrongAssignment = ({ at }: Assignment): No => refuse('assignment-at-other-stage', { at: assignmentWords[at] })
export const ifEmpty = (words: string, code: 'reason-missing' | 'words-needed'): No | null => (words.trim() ? null : refuse(code))
export const officeOnly = ({ standing }: Given): No | null => (standing.supervises ? null : refuse('not-for-supervision-office'))
export const today = ({ now }: Pick<Given, 'now'>) => dayOf(now)

/** [practice] No matter is given longer than ten years: what lies beyond is a slip of the year (2206 for 2026). */
export const latestDue = (now: Instant): Day => addDays(dayOf(now), 3652)

/** What is wrong with a deadline that somebody writes down; none is written where there is none. */
export function dueFault(due: Day | null, { now }: Pick<Given, 'now'>): No | null {
  if (due === null) return null
  if (due < dayOf(now)) return refuse('due-past', { due })
  return due > latestDue(now) ? refuse('due-too-far', { due, latest: latestDue(now) }) : null
}

/** Who did it and when. A person is there wherever this is asked: the clock only ticks. */
export const stamp = ({ actor, now }: Given): { readonly by: Signatory; readonly at: Instant } => ({ by: actor!, at: now })
