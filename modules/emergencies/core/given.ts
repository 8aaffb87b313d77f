import { refuse, type Decision, type Refused } from '#lib/decision'
import { addMinutes, type Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import type { Standing } from './access.ts'
import type { EmergencyRefusal } from './refusals.ts'
import type { EmergencySettings } from './settings.ts'
import type { Emergency } from './types.ts'
import { stageWords } from './words.ts'

/** Who is at hand now: the duty officers, the leader on duty, and the head of the office. */
export interface AtHand { readonly officers: readonly NamedPerson[]; readonly leader: NamedPerson | null; readonly heads: readonly NamedPerson[] }

/** Facts that only the server can fetch, as plain data. */
export interface Given {
  readonly now: Instant
  /** Null for the clock. */
  readonly actor: Signatory | null
  readonly standing: Standing
  readonly settings: EmergencySettings
  readonly atHand: AtHand
  /** Leaders whose approval counts, by name. */
  readonly approvers: readonly NamedPerson[]
  /** The next number, taken from its counter where the act may need one. */
  readonly number: string | null
}

export type No = Refused<EmergencyRefusal | 'not-found'>
export type Answer<Event> = Decision<Event, EmergencyRefusal | 'not-found'>

export const wrongStage = (emergency: Emergency): No => refuse('emergency-at-other-stage', { at: stageWords[emergency.at] })
/** 值班员 and whoever leads tonight: they keep the record. */
export const keeperOnly = ({ standing }: Given): No | null => (standing.keeps || standing.leads ? null : refuse('not-for-duty-clerk'))
export const leaderOnly = ({ standing }: Given): No | null => (standing.leads ? null : refuse('not-for-duty-leader'))
export const ifNoWords = (...words: readonly string[]): No | null => (words.every((one) => one.trim()) ? null : refuse('emergency-words-missing'))
/** A clock that runs a little ahead of ours is no lie. */
const CLOCK_MINUTES = 2
export const ifFuture = ({ now }: Given, at: Instant | null): No | null => (at !== null && at > addMinutes(now, CLOCK_MINUTES) ? refuse('emergency-time-future') : null)
/** Who did it and when. A person is there wherever this is asked: the clock only ticks. */
export const stamp = ({ actor, now }: Given): { readonly by: Signatory; readonly at: Instant } => ({ by: actor!, at: now })
