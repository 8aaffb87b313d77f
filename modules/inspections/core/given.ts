import type { WorkCalendar } from '#engines/workdays'
import { refuse, type Decision, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { addDays, dayOf, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Standing } from './access.ts'
import type { InspectionRefusal } from './refusals.ts'
import type { Inspection, Present, Problem } from './types.ts'
import { problemWords, stageWords } from './words.ts'

/** Facts that only the server can fetch, as plain data. */
export interface Given {
  readonly now: Instant
  /** Null for the clock. */
  readonly actor: Signatory | null
  readonly standing: Standing
  readonly calendar: WorkCalendar
  /** The next number, taken from its counter where the act may need one. */
  readonly number: string | null
  /** Agencies of the plan to which a member of the team does not belong, by his name; units among the targets with nobody who could take a notice. */
  readonly outside: readonly { readonly name: string; readonly agency: string }[]
  readonly unstaffed: readonly UnitId[]
}

export type No = Refused<InspectionRefusal | 'not-found'>
export type Answer<Event> = Decision<Event, InspectionRefusal | 'not-found'>

export const wrongStage = (inspection: Inspection): No => refuse('inspection-at-other-stage', { at: stageWords[inspection.at] })
export const wrongProblem = ({ at }: Problem): No => refuse('problem-at-other-stage', { at: problemWords[at] })
export const leadOnly = ({ plan }: Present, { standing }: Given): No | null => (standing.leads ? null : refuse('not-for-lead-agency', { lead: plan.lead.name }))
export const approverOnly = ({ plan }: Present, { standing }: Given): No | null => (standing.approves ? null : refuse('not-for-plan-approver', { lead: plan.lead.name }))
export const teamOnly = ({ standing }: Given): No | null => (standing.agency === null ? refuse('not-for-team') : null)
export const unitOnly = ({ unit }: Problem, { standing }: Given): No | null => (standing.handles.includes(unit.unit) ? null : refuse('not-for-rectifying-unit', { unit: unit.name }))
export const ifNoReason = (words: string): No | null => (words.trim() ? null : refuse('inspection-reason-missing'))
export const ifNoWords = (words: string): No | null => (words.trim() ? null : refuse('inspection-words-missing'))
export const today = ({ now }: Given) => dayOf(now)
/** [practice] Nothing is put right in more than ten years: what lies beyond is a slip of the year. */
export const latestDue = ({ now }: Given) => addDays(dayOf(now), 3652)
/** Who did it and when. A person is there wherever this is asked: the clock only ticks. */
export const stamp = ({ actor, now }: Given): { readonly by: Signatory; readonly at: Instant } => ({ by: actor!, at: now })

