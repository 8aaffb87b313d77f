import { accept, refuse, type Decision } from '#lib/decision'
import type { Id, UnitId } from '#lib/ids'
import { dayOf, type Day, type Instant } from '#lib/instants'
import { isSamePerson, type Signatory } from '#lib/signatory'
import { isPossible, scoreOf, type Assessed, type Formula, type Score } from './assessment.ts'
import type { OutputId } from './outputs.ts'
import type { Period } from './periods.ts'
import type { OutputRefusal } from './refusals.ts'

export type AssessmentId = Id<'supervision-assessment'>
/** 试算 → 预告 → 发布. */
export type AssessmentAt = 'trial' | 'noticed' | 'published'
export const assessmentAtWords: Readonly<Record<AssessmentAt, string>> = { trial: '试算', noticed: '预告', published: '已发布' }

/** Figures of a unit as computed, or as corrected after an appeal: a correction is a further row, nothing is written over. */
export interface Revision { readonly assessed: Assessed; readonly score: Score; readonly reason: string; readonly by: Signatory; readonly at: Instant }
export interface AssessedUnit { readonly unit: UnitId; readonly name: string; readonly revisions: readonly [Revision, ...Revision[]] }
export interface Appeal {
  readonly number: number
  readonly unit: UnitId
  readonly reason: string
  readonly by: Signatory
  readonly at: Instant
  readonly answer: { readonly isUpheld: boolean; readonly reason: string; readonly by: Signatory; readonly at: Instant } | null
}

/** The assessment of a period. Units stand in protocol order. */
export interface Assessment {
  readonly id: AssessmentId
  readonly organ: UnitId
  readonly period: Period
  readonly cutOff: Instant
  /** As it stood when it was computed; a later setting changes nothing. */
  readonly formula: Formula
  readonly showsRanking: boolean
  readonly at: AssessmentAt
  readonly units: readonly AssessedUnit[]
  readonly madeBy: Signatory
  readonly madeAt: Instant
  readonly noticed: { readonly by: Signatory; readonly at: Instant; readonly appealUntil: Day } | null
  readonly appeals: readonly Appeal[]
  readonly published: { readonly by: Signatory; readonly at: Instant; readonly output: OutputId } | null
}

export type AssessmentCommand =
  | { readonly type: 'recompute'; readonly cutOff: Instant; readonly formula: Formula; readonly showsRanking: boolean; readonly units: readonly { readonly unit: UnitId; readonly name: string; readonly assessed: Assessed }[] }
  | { readonly type: 'notice'; readonly appealUntil: Day }
  | { readonly type: 'appeal'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'answer'; readonly appeal: number; readonly reason: string; readonly correction: Assessed | null }
  | { readonly type: 'publish'; readonly output: OutputId }

export type AssessmentEvent =
  | { readonly type: 'assessment-computed'; readonly assessment: Assessment }
  | { readonly type: 'assessment-noticed'; readonly by: Signatory; readonly at: Instant; readonly appealUntil: Day }
  | { readonly type: 'appealed'; readonly appeal: Appeal }
  | { readonly type: 'appeal-answered'; readonly appeal: number; readonly answer: NonNullable<Appeal['answer']> }
  | { readonly type: 'assessment-corrected'; readonly unit: UnitId; readonly revision: Revision }
  | { readonly type: 'assessment-published'; readonly by: Signatory; readonly at: Instant; readonly output: OutputId }

/** `handles`: units for which the actor may appeal. */
export interface AssessingGiven { readonly supervises: boolean; readonly approves: boolean; readonly handles: readonly UnitId[]; readonly actor: Signatory; readonly now: Instant }
type Answer = Decision<AssessmentEvent, OutputRefusal>

export function decideAssessment(state: Assessment, command: AssessmentCommand, given: AssessingGiven): Answer {
  switch (command.type) {
    case 'recompute': return inOffice(state, 'trial', given) ?? computed({ ...state, ...command }, given)
    case 'notice': return inOffice(state, 'trial', given) ?? accept({ type: 'assessment-noticed', by: given.actor, at: given.now, appealUntil: command.appealUntil })
    case 'appeal': return decideAppeal(state, command, given)
    case 'answer': return decideAnswer(state, command, given)
    case 'publish': return inOffice(state, 'noticed', given) ?? publishFault(state, given.now) ?? accept({ type: 'assessment-published', by: given.actor, at: given.now, output: command.output })
  }
}

/** 试算: units without anything due are not assessed. */
export function computed(at: Pick<Assessment, 'id' | 'organ' | 'period' | 'cutOff' | 'formula' | 'showsRanking'> & Pick<Extract<AssessmentCommand, { type: 'recompute' }>, 'units'>, { actor: by, now }: Pick<AssessingGiven, 'actor' | 'now'>): Answer {
  const { id, organ, period, cutOff, formula, showsRanking } = at
  const units = at.units.flatMap(({ unit, name, assessed }): AssessedUnit[] => {
    const score = scoreOf(formula, assessed)
    return score ? [{ unit, name, revisions: [{ assessed, score, reason: '', by, at: now }] }] : []
  })
  if (units.length === 0) return refuse('assessment-empty')
  return accept({ type: 'assessment-computed', assessment: { id, organ, period, cutOff, formula, showsRanking, at: 'trial', units, madeBy: by, madeAt: now, noticed: null, appeals: [], published: null } })
}

export function evolveAssessment(state: Assessment, event: AssessmentEvent): Assessment {
  switch (event.type) {
    case 'assessment-computed': return event.assessment
    case 'assessment-noticed': return { ...state, at: 'noticed', noticed: { by: event.by, at: event.at, appealUntil: event.appealUntil } }
    case 'appealed': return { ...state, appeals: [...state.appeals, event.appeal] }
    case 'appeal-answered': return { ...state, appeals: state.appeals.map((one) => (one.number === event.appeal ? { ...one, answer: event.answer } : one)) }
    case 'assessment-corrected': return { ...state, units: state.units.map((one) => (one.unit === event.unit ? { ...one, revisions: [...one.revisions, event.revision] } : one)) }
    case 'assessment-published': return { ...state, at: 'published', published: { by: event.by, at: event.at, output: event.output } }
  }
}

/** The revision in force. */
export const latest = ({ revisions }: AssessedUnit): Revision => revisions.at(-1) ?? revisions[0]

const wrongStage = ({ at }: Assessment) => refuse('assessment-at-other-stage', { at: assessmentAtWords[at] })
const inOffice = (state: Assessment, at: AssessmentAt, { supervises }: AssessingGiven) => (!supervises ? refuse('not-for-supervision-office') : state.at !== at ? wrongStage(state) : null)

function decideAppeal(state: Assessment, { unit, reason }: Extract<AssessmentCommand, { type: 'appeal' }>, { handles, actor: by, now: at }: AssessingGiven): Answer {
  if (!handles.includes(unit) || !state.units.some((one) => one.unit === unit)) return refuse('appeal-not-for-unit')
  if (state.at !== 'noticed' || !state.noticed) return wrongStage(state)
  if (dayOf(at) > state.noticed.appealUntil) return refuse('appeal-closed', { until: state.noticed.appealUntil })
  if (reason.trim() === '') return refuse('reason-missing')
  if (state.appeals.some((one) => one.unit === unit && one.answer === null)) return refuse('appeal-open')
  return accept({ type: 'appealed', appeal: { number: state.appeals.length + 1, unit, reason, by, at, answer: null } })
}

// A9: whoever computed or noticed it, or appealed, does not judge the appeal.
function decideAnswer(state: Assessment, { appeal: number, reason, correction }: Extract<AssessmentCommand, { type: 'answer' }>, { approves, actor: by, now: at }: AssessingGiven): Answer {
  const appeal = state.appeals.find((one) => one.number === number && one.answer === null)
  if (!appeal) return refuse('appeal-answered')
  if (!approves || [state.madeBy, state.noticed?.by, appeal.by].some((one) => one && isSamePerson(one, by))) return refuse('appeal-decider-same')
  if (reason.trim() === '') return refuse('reason-missing')
  const answered = { type: 'appeal-answered', appeal: number, answer: { isUpheld: correction !== null, reason, by, at } } as const
  if (!correction) return accept(answered)
  const score = isPossible(correction) ? scoreOf(state.formula, correction) : null
  return score ? accept<AssessmentEvent>(answered, { type: 'assessment-corrected', unit: appeal.unit, revision: { assessed: correction, score, reason, by, at } }) : refuse('figures-unfit')
}

function publishFault({ appeals, noticed }: Assessment, now: Instant) {
  const open = appeals.filter(({ answer }) => answer === null).length
  if (open > 0) return refuse('appeals-undecided', { count: open })
  return noticed && dayOf(now) <= noticed.appealUntil ? refuse('appeal-window-open', { until: noticed.appealUntil }) : null
}
