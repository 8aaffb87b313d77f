import type { CaseBody, CaseData, CaseState, Opinion, UrgeChannel } from '#engines/workflow'
import type { Refused } from '#lib/decision'
import type { CaseId, PersonId } from '#lib/ids'
import type { Db, Work } from '#platform/act'
import type { CaseForm, Acting } from '../core/case-form.ts'
import type { DocumentId } from '../core/content.ts'
import { stageOfStep } from '../core/rules.ts'
import type { Stage } from '../core/types.ts'

/** A case that has begun. */
export type Begun = Exclude<CaseState, { at: 'unopened' }>

/** What is asked of a case; who asks and under which key, the call says. */
export type CaseAct =
  | { readonly type: 'open' | 'retract'; readonly task: number }
  | { readonly type: 'approve'; readonly task: number; readonly opinion?: Opinion; readonly data?: CaseData }
  | { readonly type: 'disagree' | 'read'; readonly task: number; readonly opinion?: Opinion }
  | { readonly type: 'return'; readonly task: number; readonly to: string; readonly way: 'rerun' | 'straightBack'; readonly opinion?: Opinion }
  | { readonly type: 'transfer'; readonly task: number; readonly to: PersonId; readonly opinion?: Opinion }
  | { readonly type: 'circulate'; readonly readers: readonly PersonId[] }
  | { readonly type: 'recall'; readonly tasks: readonly number[] | 'all' }
  | { readonly type: 'urge'; readonly task: number; readonly channel: UrgeChannel }
  | { readonly type: 'terminate'; readonly reason: string }

/** What documents ask of the cases in flight. The module `workflow` answers; every act is within the caller's transaction. */
export interface CaseDesk {
  begin(work: Work, about: { flow: string; document: DocumentId; title: string; urgency: string; drafter: Acting; data: Partial<CaseForm> }): Promise<{ id: CaseId; state: Begun } | Refused>
  act(work: Work, at: { case: CaseId; act: CaseAct; contentHash: string | null; title: string; urgency: string }): Promise<Begun | Refused>
  read(db: Db, id: CaseId): Promise<Begun>
}

/** A person's task and the stage it stands for. */
export interface TaskAt { readonly step: string; readonly stage: Stage | null; readonly unit: Acting['unit']; readonly person: PersonId; readonly isReading: boolean; readonly onBehalfOf: PersonId | null }

/** What a task is about; null if the case has no such task. */
export function taskAt(state: CaseBody, number: number): TaskAt | null {
  const task = state.tasks[number - 1]
  const visit = task && state.visits[task.visit - 1]
  if (!task || !visit) return null
  return {
    step: visit.step, stage: stageOfStep(visit.step), unit: task.to.unit, person: task.to.person, isReading: task.kind === 'read',
    onBehalfOf: task.at === 'closed' ? task.by.onBehalfOf : null,
  }
}

/** The stages of the steps in which people now hold tasks; none when the case has ended. */
export const stagesNow = (state: Begun): readonly (Stage | null)[] =>
  state.at === 'ended' ? [] : [...new Set(state.visits.filter((visit) => visit.at === 'current' && visit.mode !== null || visit.at === 'current' && visit.kind === 'draft').map((visit) => stageOfStep(visit.step)))]

/** Everyone who has or had a task, and everyone who acted. */
export const peopleIn = (state: Begun): readonly PersonId[] =>
  [...new Set([...state.tasks.map((task) => task.to.person), ...state.acts.flatMap((act) => (act.actor ? [act.actor] : []))])]
