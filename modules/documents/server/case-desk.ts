import { actOnCase, caseOf, holdCasesOf, openCase, renameCase, type CaseAct as WorkflowAct, type HeldCase } from '#modules/workflow'
import type { CaseBody, CaseState } from '#engines/workflow'
import type { Refused } from '#lib/decision'
import type { CaseId, PersonId } from '#lib/ids'
import { isRefused, type Db, type Work } from '#platform/act'
import type { CaseForm, Acting } from '../core/case-form.ts'
import type { DocumentId } from '../core/content.ts'
import type { Urgency } from '../core/kinds.ts'
import { stageOfStep } from '../core/rules.ts'
import type { Stage } from '../core/types.ts'

/** A case that has begun. */
export type Begun = Exclude<CaseState, { at: 'unopened' }>

/** What is asked of a case; who asks and under which key, the call says. */
export type CaseAct = Exclude<WorkflowAct, { type: 'timeout' }>

interface Named { readonly title: string; readonly urgency: Urgency; readonly workSecret: boolean }
const CASE_URGENCY = { none: 0, jiaji: 1, teji: 2 } as const

/** The page of a document. */
export const linkTo = (document: DocumentId): string => `/documents/${document}`
/** What a document's case is about. */
export const subjectOf = (document: DocumentId): string => `document:${document}`
const titleOf = ({ title }: Named) => title.trim() || '（未填标题的公文）'

/** Begins the case of a new document; its first task is the drafter's. */
export async function beginCase(work: Work, about: Named & { readonly flow: string; readonly document: DocumentId; readonly drafter: Acting; readonly data: Partial<CaseForm> }): Promise<CaseId | Refused> {
  const { flow, document, drafter, data } = about
  const begun = await openCase(work, { definition: flow, subject: subjectOf(document), link: linkTo(document), title: titleOf(about), urgency: CASE_URGENCY[about.urgency], workSecret: about.workSecret, data: { ...data }, drafter })
  return isRefused(begun) ? begun : begun.id
}

/** Lets the case act, within the same transaction. `mayTerminate` is this module's own answer: its rules have been asked before. */
export async function actInCase(work: Work, of: CaseId | HeldCase, { act, contentHash }: { act: CaseAct; contentHash: string }): Promise<Begun | Refused> {
  const acted = await actOnCase(work, of, act, { contentHash, mayTerminate: true })
  return isRefused(acted) ? acted : begunOf(acted)
}

/** The case's title, urgency and 工作秘密 follow the document's. */
export const followTitle = (work: Work, id: CaseId, about: Named): void => renameCase(work, id, { title: titleOf(about), urgency: CASE_URGENCY[about.urgency], workSecret: about.workSecret })

/** The case as it stands. A fault if it is missing: a document has one from its first moment. */
export async function readCase(db: Db, id: CaseId): Promise<Begun> {
  const found = await caseOf(db, id)
  if (!found) throw new Error(`no case ${id}`)
  return begunOf(found)
}

/** A document's case locked until the commit, for acting on it after a look at where it stands. */
export interface Held { readonly held: HeldCase; readonly before: Begun }

/** Locks what cases there are about a document. It names its own, so that they can be asked for before it is read. */
export const holdCases = (work: Work, document: DocumentId): Promise<readonly HeldCase[]> => holdCasesOf(work, subjectOf(document))

/** Its own among them. A fault if it is missing, as in `readCase`. */
export function heldIn(cases: readonly HeldCase[], id: CaseId): Held {
  const held = cases.find(({ stored }) => stored.id === id)
  if (!held) throw new Error(`no case ${id}`)
  return { held, before: begunOf(held.stored) }
}

function begunOf({ id, state }: { readonly id: CaseId; readonly state: CaseState }): Begun {
  if (state.at === 'unopened') throw new Error(`case ${id} has not begun`)
  return state
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
