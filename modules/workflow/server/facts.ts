import { stepOf, stepsToResolve, type CaseCommand, type CaseState, type Definition, type Facts, type Participant } from '#engines/workflow'
import { dueAfter, type WorkCalendar } from '#engines/workdays'
import { dayOf, type Instant } from '#lib/instants'
import type { Work } from '#platform/act'
import { mayTerminate, principalsOf } from '../core/access.ts'
import type { StoredCase } from '../core/types.ts'
import { participantsOf, peopleByRules } from './people.ts'

/** What the owner of a case knows better than the case: the hash of its content, who may end it, what it is called now, and whether it is a working secret. */
export interface OwnerFacts extends Partial<Pick<StoredCase, 'title' | 'urgency' | 'workSecret'>> {
  readonly contentHash?: string | null
  readonly mayTerminate?: boolean
}

/** Everything the engine must be told to decide a command; people and deadlines only where the command may hand on. */
export async function factsFor(work: Work, { definition, calendar, of, command }: { definition: Definition; calendar: WorkCalendar; of: StoredCase; command: CaseCommand }, owner: OwnerFacts): Promise<Facts> {
  const { db, now, actor } = work
  const { state } = of
  const drafter = command.type === 'begin' ? command.drafter : state.at === 'unopened' ? null : state.drafter
  const known = {
    now, definition, participants: {}, dueAt: {}, escalateTo: [], standsInFor: principalsOf(actor, definition.name),
    mayTerminate: owner.mayTerminate ?? mayTerminate(actor, of), contentHash: owner.contentHash ?? null,
  } satisfies Facts
  if (!drafter || !HANDING_ON.has(command.type)) return known
  const dueAt = deadlines(definition, calendar, now)
  if (!isTask(command) || command.type === 'return' || command.type === 'retract') return { ...known, dueAt }
  const ground = { drafter, data: { ...(state.at === 'unopened' ? {} : state.data), ...(command.type === 'approve' ? command.data : {}) }, day: dayOf(now) }
  const participants = await participantsOf(db, { definition, steps: stepsToResolve(definition, state, command.task) }, ground)
  const escalateTo = command.type === 'timeout' ? await superiorsOf(work, { definition, state, task: command.task }, ground) : []
  return { ...known, dueAt, participants, escalateTo }
}

const HANDING_ON: ReadonlySet<CaseCommand['type']> = new Set(['begin', 'approve', 'disagree', 'return', 'retract', 'timeout'])
const isTask = (command: CaseCommand): command is Extract<CaseCommand, { task: number }> => 'task' in command

/** 时限: when a task given now falls due, on the office's working days. The only place where deadlines are made. */
function deadlines(definition: Definition, calendar: WorkCalendar, now: Instant): Facts['dueAt'] {
  return Object.fromEntries(definition.steps.flatMap((step) => (step.kind === 'handle' && step.due
    ? [[step.id, dueAfter(calendar, now, step.due.in === 'days' ? { workdays: step.due.count } : { hours: step.due.count })]] : [])))
}

/** Those whom a step tells of its lateness. */
async function superiorsOf(work: Work, { definition, state, task }: { definition: Definition; state: CaseState; task: number }, ground: Parameters<typeof peopleByRules>[2]): Promise<readonly Participant[]> {
  const visit = state.at === 'running' ? state.visits[(state.tasks[task - 1]?.visit ?? 0) - 1] : undefined
  const step = visit ? stepOf(definition, visit.step) : null
  return step?.kind === 'handle' && step.overdue?.action === 'escalate' ? peopleByRules(work.db, step.overdue.to, ground) : []
}
