import type { UnitId } from '#lib/ids'
import { JOINT_SEALING } from '../core/flow.ts'
import { awaitedSeals } from '../core/joint-seals.ts'
import { unansweredPoints, unexplainedPoints, failedPoints } from '../core/checklist.ts'
import { stageOfStep, stageOrder, unsettledOpinions } from '../core/rules.ts'
import type { Stage } from '../core/types.ts'
import type { DocumentCase, DocumentView, OwnTaskShown } from '../core/views.ts'
import { actWords } from './words.ts'

/** What lies on the viewer's desk in one case. */
export interface OwnWork {
  /** The task that carries the document on; null when it is another's turn. */
  readonly task: OwnTaskShown | null
  readonly stage: Stage | null
  /** A copy sent round for reading. */
  readonly reading: OwnTaskShown | null
  /** The last act, which may perhaps be taken back. */
  readonly last: OwnTaskShown | null
}

/** One's own task comes before one that is held for another. */
export function ownWork(mine: readonly OwnTaskShown[]): OwnWork {
  const open = mine.filter((task) => task.isOpen).toSorted((one, other) => Number(one.onBehalfOf !== null) - Number(other.onBehalfOf !== null))
  const task = open.find((one) => one.kind === 'handle') ?? null
  return { task, stage: task ? stageOfStep(task.step) : null, reading: open.find((one) => one.kind === 'read') ?? null, last: mine.findLast((one) => !one.isOpen) ?? null }
}

/** Whether an operation works, and the sentence why not. An operation that is not listed is not the viewer's. */
export function mayOf(task: OwnTaskShown | null, operation: string): { readonly allowed: boolean; readonly reason: string | null } {
  return task?.may.find((one) => one.operation === operation) ?? { allowed: false, reason: null }
}

/** The steps to go back to in the order of the work, 拟稿 first: that is where most returns go. 编号 and 用印 are acts, not desks to go back to. */
export const inOrder = (targets: OwnTaskShown['returnTargets']): OwnTaskShown['returnTargets'] =>
  targets.filter(({ step }) => !ACTS.has(stageOfStep(step) ?? '')).toSorted((one, other) => place(one.step) - place(other.step))

const ACTS: ReadonlySet<string> = new Set<Stage>(['numbering', 'sealing'])

const place = (step: string): number => {
  const stage = stageOfStep(step)
  return stage ? stageOrder.indexOf(stage) : stageOrder.length
}

/** The word on the one button: 一校 and 二校 are two steps of one stage, 办公室领导审核 is 审核 like the first. */
export const primaryWords = ({ task, stage }: Pick<OwnWork, 'task' | 'stage'>): string =>
  (stage === 'proofreading' && task ? `${task.stepName}完成` : stage ? actWords[stage] : '办理')

/** 用印 by the lead organ, which comes when the other organs of a joint document have sealed. */
export const isLeadSealing = ({ task, stage }: Pick<OwnWork, 'task' | 'stage'>): boolean => stage === 'sealing' && task?.step !== JOINT_SEALING

/** Why the document cannot go on just now, from what the page knows; what only the server knows it says on acting. */
export function whyNotOn({ task, stage }: Pick<OwnWork, 'task' | 'stage'>, { state, content, names }: Pick<DocumentView, 'state' | 'content' | 'names'>, inPerson: readonly UnitId[] = []): string | null {
  if (isLeadSealing({ task, stage })) {
    const awaited = awaitedSeals(state, content).filter((unit) => !inPerson.includes(unit))
    if (awaited.length) return `${awaited.map((unit) => names.units[unit]).join('、')}还没有用印`
  }
  if (stage === 'officeReview' && state.at === 'officeReview') {
    const open = unansweredPoints(state.checklist).length
    if (open) return `审核要点还有 ${open} 项没有回答`
    if (unexplainedPoints(state.checklist).length) return '选“否”或“不涉及”的审核要点要写明说明'
    if (failedPoints(state.checklist).length) return '有审核要点不符合要求，请退回修改'
  }
  if (stage === 'officeReview' || stage === 'signing') {
    const opinions = unsettledOpinions(state).length
    if (opinions) return `还有 ${opinions} 条意见没有说明采纳情况`
  }
  return null
}

/** Who has the document now, in words: 现由 李某（财政局）、周某（发改局）办理“会签”. */
export function whoseTurn({ open, names }: Pick<DocumentCase, 'open' | 'names'>): string | null {
  const handling = open.filter((task) => task.kind === 'handle')
  const [first] = handling
  if (!first) return null
  const who = handling.slice(0, NAMED).map((task) => `${names.people[task.person] ?? ''}（${names.units[task.unit] ?? ''}）`).join('、')
  return `现由 ${who}${handling.length > NAMED ? ` 等 ${handling.length} 人` : ''} 办理“${first.stepName}”`
}

const NAMED = 3
