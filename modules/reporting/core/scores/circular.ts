import type { Body } from '#engines/typesetting'
import { accept, refuse, type Decision } from '#lib/decision'
import type { Id, PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { PointId, PointLevel } from '../network/three.ts'
import { quarterWords, type Quarter } from './facts.ts'
import type { ScoreRefusal } from './refusals.ts'

export type CircularId = Id<'reporting-circular'>
/** 已冻结 → 预告中 → 已转办文; what was frozen too early is 已作废. */
export type CircularAt = 'frozen' | 'noticed' | 'sent' | 'discarded'
export const circularAtWords: Readonly<Record<CircularAt, string>> = { frozen: '数据已冻结', noticed: '预告中', sent: '已转办文', discarded: '已作废' }

/** What the table says of a point at the cut-off; points in hundredths, the sum of its rows. */
export interface CircularLine {
  readonly point: PointId
  readonly name: string
  readonly level: PointLevel
  readonly submitted: number
  readonly adopted: number
  /** Adopted above the district, or written on by a leader. */
  readonly esteemed: number
  readonly instructed: number
  readonly deducted: number
  readonly points: number
  readonly vetoes: number
}
export interface CircularAppeal {
  readonly number: number
  readonly point: PointId
  readonly reason: string
  readonly by: Signatory
  readonly at: Instant
  /** `points`: what is added to the frozen sum; null where the appeal was not upheld. */
  readonly answer: { readonly points: number | null; readonly reason: string; readonly by: Signatory; readonly at: Instant } | null
}

export interface Circular {
  readonly id: CircularId
  readonly organ: UnitId
  readonly quarter: Quarter
  readonly at: CircularAt
  readonly cutOff: Instant
  readonly lines: readonly CircularLine[]
  /** Of the lines and the rows behind them at the cut-off. */
  readonly hash: string
  readonly showsRanking: boolean
  readonly madeBy: Signatory
  readonly noticed: { readonly by: Signatory; readonly at: Instant; readonly appealUntil: Day } | null
  readonly appeals: readonly CircularAppeal[]
  readonly sent: { readonly by: Signatory; readonly at: Instant; readonly title: string; readonly body: Body } | null
  readonly document: Became | null
}
/** The draft in 办文 that it became. */
export interface Became { readonly id: string; readonly title: string; readonly link: string }

export type CircularCommand =
  | { readonly type: 'discard'; readonly reason: string }
  | { readonly type: 'notice'; readonly appealUntil: Day }
  | { readonly type: 'appeal'; readonly point: PointId; readonly reason: string }
  | { readonly type: 'answer'; readonly appeal: number; readonly points: number | null; readonly reason: string }
  | { readonly type: 'send'; readonly title: string; readonly body: Body }

export type CircularEvent =
  | { readonly type: 'circular-made'; readonly circular: Circular }
  | { readonly type: 'circular-discarded'; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'circular-noticed'; readonly by: Signatory; readonly at: Instant; readonly appealUntil: Day }
  | { readonly type: 'circular-appealed'; readonly appeal: CircularAppeal }
  | { readonly type: 'circular-answered'; readonly appeal: number; readonly answer: NonNullable<CircularAppeal['answer']> }
  | { readonly type: 'circular-sent'; readonly sent: NonNullable<Circular['sent']> }
  | { readonly type: 'circular-became'; readonly document: Became }

/** `speaksFor`: points for which the actor may appeal. */
export interface CircularGiven { readonly edits: boolean; readonly judges: boolean; readonly speaksFor: readonly PointId[]; readonly actor: Signatory; readonly now: Instant }
type Answer = Decision<CircularEvent, ScoreRefusal>

export function decideCircular(state: Circular, command: CircularCommand, given: CircularGiven): Answer {
  const { actor: by, now: at } = given
  switch (command.type) {
    case 'discard': return inOffice(state, 'frozen', given) ?? (command.reason.trim() === '' ? refuse('score-reason-missing') : accept({ type: 'circular-discarded', reason: command.reason, by, at }))
    case 'notice': return inOffice(state, 'frozen', given) ?? accept({ type: 'circular-noticed', by, at, appealUntil: command.appealUntil })
    case 'appeal': return decideAppeal(state, command, given)
    case 'answer': return decideAnswer(state, command, given)
    case 'send': return inOffice(state, 'noticed', given) ?? sendingFault(state, at) ?? accept({ type: 'circular-sent', sent: { by, at, title: command.title, body: command.body } })
  }
}

/** What stands in the table of a point now: what was frozen and what was granted on appeal since. */
export const pointsOf = ({ appeals }: Pick<Circular, 'appeals'>, { point, points }: CircularLine): number => points + appeals.reduce((sum, appeal) => sum + (appeal.point === point ? appeal.answer?.points ?? 0 : 0), 0)

const wrongStage = ({ at }: Circular) => refuse('circular-at-other-stage', { at: circularAtWords[at] })
const inOffice = (state: Circular, at: CircularAt, { edits }: CircularGiven) => (!edits ? refuse('not-for-info-office') : state.at !== at ? wrongStage(state) : null)

function decideAppeal(state: Circular, { point, reason }: Extract<CircularCommand, { type: 'appeal' }>, { speaksFor, actor: by, now: at }: CircularGiven): Answer {
  if (!speaksFor.includes(point) || !state.lines.some((line) => line.point === point)) return refuse('circular-appeal-not-for-point')
  if (state.at !== 'noticed' || !state.noticed) return wrongStage(state)
  if (dayOf(at) > state.noticed.appealUntil) return refuse('circular-appeal-closed', { until: state.noticed.appealUntil })
  if (reason.trim() === '') return refuse('score-reason-missing')
  if (state.appeals.some((one) => one.point === point && one.answer === null)) return refuse('circular-appeal-open')
  return accept({ type: 'circular-appealed', appeal: { number: state.appeals.length + 1, point, reason, by, at, answer: null } })
}

// Part E: whoever froze or announced it, or appealed, does not judge the appeal.
function decideAnswer(state: Circular, { appeal: number, points, reason }: Extract<CircularCommand, { type: 'answer' }>, { judges, actor: by, now: at }: CircularGiven): Answer {
  const appeal = state.appeals.find((one) => one.number === number && one.answer === null)
  if (!appeal || state.at !== 'noticed') return refuse('circular-appeal-answered')
  const involved = [state.madeBy, state.noticed?.by, appeal.by].flatMap((one) => (one ? peopleIn(one) : []))
  if (!judges || peopleIn(by).some((person) => involved.includes(person))) return refuse('circular-appeal-decider-same')
  if (reason.trim() === '') return refuse('score-reason-missing')
  if (points === 0) return refuse('correction-empty')
  return accept({ type: 'circular-answered', appeal: number, answer: { points, reason, by, at } })
}

const peopleIn = ({ person, onBehalfOf }: Signatory): readonly PersonId[] => (onBehalfOf ? [person, onBehalfOf.person] : [person])

function sendingFault({ appeals, noticed }: Circular, now: Instant) {
  const open = appeals.filter(({ answer }) => answer === null).length
  if (open > 0) return refuse('circular-appeals-undecided', { count: open })
  return noticed && dayOf(now) <= noticed.appealUntil ? refuse('circular-window-open', { until: noticed.appealUntil }) : null
}

export function evolveCircular(state: Circular, event: CircularEvent): Circular {
  switch (event.type) {
    case 'circular-made': return event.circular
    case 'circular-discarded': return { ...state, at: 'discarded' }
    case 'circular-noticed': return { ...state, at: 'noticed', noticed: { by: event.by, at: event.at, appealUntil: event.appealUntil } }
    case 'circular-appealed': return { ...state, appeals: [...state.appeals, event.appeal] }
    case 'circular-answered': return { ...state, appeals: state.appeals.map((one) => (one.number === event.appeal ? { ...one, answer: event.answer } : one)) }
    case 'circular-sent': return { ...state, at: 'sent', sent: event.sent }
    case 'circular-became': return { ...state, document: event.document }
  }
}

/** What the hash is taken of. */
export const frozenPart = ({ quarter, cutOff, lines }: Pick<Circular, 'quarter' | 'cutOff' | 'lines'>, rows: readonly string[]) => ({ quarter, cutOff, lines, rows })
export const circularTitle = (quarter: Quarter): string => `关于${quarterWords(quarter)}全区党委信息工作情况的通报`
