import type { WorkCalendar } from '#engines/workdays'
import { refuse, type Decision, type Refused } from '#lib/decision'
import { dayOf, type Instant } from '#lib/instants'
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
export const today = ({ now }: Given) => dayOf(now)

/** Who did it and when. A person is there wherever this is asked: the clock only ticks. */
export const stamp = ({ actor, now }: Given): { readonly by: Signatory; readonly at: Instant } => ({ by: actor!, at: now })
