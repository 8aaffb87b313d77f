import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { Id, UnitId } from '#lib/ids'
import { instantMs, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { ItemId } from '../items/types.ts'
import type { PointId } from '../network/three.ts'
import type { CommissionRefusal } from './refusals.ts'

export type CommissionId = Id<'commission'>
export interface AskedPoint { readonly point: PointId; readonly unit: UnitId; readonly name: string }
export interface Answer extends Pick<AskedPoint, 'point'> { readonly item: ItemId; readonly at: Instant }
/** What is asked: a topic, what is wanted of it, of whom, and until when. */
export interface Asked { readonly topic: string; readonly requirement: string; readonly points: readonly AskedPoint[]; readonly dueAt: Instant }

interface Issued extends Asked { readonly id: CommissionId; readonly issuedBy: Signatory; readonly issuedAt: Instant; readonly answers: readonly Answer[] }
/** 约稿: 约稿中 → 已办结. */
export type Commission = { readonly at: 'absent' } | (Issued & { readonly at: 'issued' }) | (Issued & { readonly at: 'closed'; readonly closedAt: Instant })
export type PresentCommission = Exclude<Commission, { at: 'absent' }>

export type CommissionCommand =
  | ({ readonly type: 'issue'; readonly id: CommissionId } & Asked)
  | { readonly type: 'extend'; readonly dueAt: Instant }
  | { readonly type: 'answer'; readonly point: PointId; readonly item: ItemId }
  | { readonly type: 'close' }
export type CommissionEvent =
  | ({ readonly type: 'commission-issued'; readonly id: CommissionId; readonly by: Signatory; readonly at: Instant } & Asked)
  | { readonly type: 'commission-extended'; readonly dueAt: Instant; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'commission-answered'; readonly point: PointId; readonly item: ItemId; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'commission-closed'; readonly by: Signatory; readonly at: Instant }

export interface CommissionGiven { readonly now: Instant; readonly actor: Signatory; readonly edits: boolean }

/** Whether it may be asked, put off, answered or ended. */
function decide(commission: Commission, command: CommissionCommand, { now, actor: by, edits }: CommissionGiven): Decision<CommissionEvent, CommissionRefusal | 'not-found'> {
  if (command.type === 'issue') return commission.at !== 'absent' ? refuse('commission-exists') : edits ? ifUnaskable(command, now) ?? accept({ ...command, type: 'commission-issued', by, at: now }) : refuse('not-for-commissioner')
  if (commission.at === 'absent') return refuse('not-found')
  // What comes late is an answer all the same, once; what comes again changes nothing.
  if (command.type === 'answer') return isAwaited(commission, command.point) ? accept({ type: 'commission-answered', point: command.point, item: command.item, by, at: now }) : accept()
  if (!edits) return refuse('not-for-commissioner')
  if (commission.at === 'closed') return refuse('commission-closed')
  if (command.type === 'extend') return instantMs(command.dueAt) > instantMs(commission.dueAt) ? accept({ type: 'commission-extended', dueAt: command.dueAt, by, at: now }) : refuse('commission-extension-not-later')
  return unansweredOf(commission).length > 0 && instantMs(now) < instantMs(commission.dueAt) ? refuse('commission-still-open', { count: unansweredOf(commission).length }) : accept({ type: 'commission-closed', by, at: now })
}

function ifUnaskable({ topic, points, dueAt }: Asked, now: Instant) {
  if (!topic.trim()) return refuse('commission-topic-missing')
  if (points.length === 0) return refuse('commission-points-missing')
  return instantMs(dueAt) > instantMs(now) ? null : refuse('commission-due-past')
}

const isAwaited = ({ points, answers }: PresentCommission, point: PointId): boolean => points.some((one) => one.point === point) && !answers.some((one) => one.point === point)
/** 未报清单. */
export const unansweredOf = ({ points, answers }: Pick<PresentCommission, 'points' | 'answers'>): readonly AskedPoint[] => points.filter(({ point }) => !answers.some((one) => one.point === point))

function evolve(commission: Commission, event: CommissionEvent): Commission {
  if (commission.at === 'absent') {
    if (event.type !== 'commission-issued') return commission
    const { type: _, by, at, ...asked } = event
    return { ...asked, at: 'issued', issuedBy: by, issuedAt: at, answers: [] }
  }
  switch (event.type) {
    case 'commission-issued': return commission
    case 'commission-extended': return { ...commission, dueAt: event.dueAt }
    case 'commission-answered': return { ...commission, answers: [...commission.answers, { point: event.point, item: event.item, at: event.at }] }
    case 'commission-closed': return { ...commission, at: 'closed', closedAt: event.at }
  }
}

/** The decider with the facts of one moment bound. */
export const commissioning = (given: CommissionGiven): Decider<Commission, CommissionCommand, CommissionEvent, CommissionRefusal | 'not-found'> => ({
  initial: { at: 'absent' }, decide: (commission, command) => decide(commission, command, given), evolve,
  invariants: [(one) => (one.at !== 'absent' && new Set(one.answers.map(({ point }) => point)).size < one.answers.length ? 'one point answered twice' : null)],
})
