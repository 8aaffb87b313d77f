import { decidedInName } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { keepLedCase, type LedCase, type LedTodo } from '#modules/workflow'
import { isRefused, type Work } from '#platform/act'
import { callSightOf, callStandingOf } from '../../core/calls/access.ts'
import { decideCall } from '../../core/calls/decide.ts'
import { evolveCall } from '../../core/calls/evolve.ts'
import type { CallAnswer } from '../../core/calls/given.ts'
import { callStageWords } from '../../core/calls/rules.ts'
import { callTodos } from '../../core/calls/todos.ts'
import type { Call, CallCommand, CallId, CallStage, PresentCall } from '../../core/calls/types.ts'
import type { Viewer } from '../../core/access.ts'
import type { Timing } from '../../core/deadlines.ts'
import { resolved, timingOf } from '../ground.ts'
import { takeNumber } from '../store.ts'
import { viewerOf } from '../viewer.ts'
import { callNewsOf } from './news.ts'
import { callSettingsOf } from './settings.ts'
import { lockCall, saveCall, type CallChange, type StoredCall } from './store.ts'

export interface CallDone { readonly id: CallId; readonly at: CallStage; readonly version: number; readonly number: string | null }
type No = Extract<CallAnswer, { kind: 'refused' }>

/** The call locked for change, if the actor may know of it; else as if there were none. */
export async function visibleCallLocked(work: Work, id: CallId): Promise<{ readonly stored: StoredCall; readonly viewer: Viewer } | Refused<'not-found'>> {
  const [stored, viewer] = [await lockCall(work.db, id), await viewerOf(work)]
  return stored && callSightOf(viewer, stored.state) ? { stored, viewer } : refuse('not-found')
}

/** Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows. */
export async function carryOutCall(work: Work, { before, version, viewer }: { before: Call; version: number; viewer: Viewer }, command: CallCommand): Promise<CallDone | No> {
  const timing = await timingOf(work)
  const number = command.type === 'approve' && before.at === 'drafted' ? await takeNumber(work, { series: 'call', organ: before.organ, prefix: `${timing.settings.numberPrefix}催报` }) : null
  const facts = { ...timing, calls: await callSettingsOf(work.db), category: null, number, serial: null }
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decideCall(before, command, { ...facts, actor, standing: callStandingOf(identity, before) }))
  return isRefused(decided) ? decided : keepCall(work, { before, version, after: decided.events.reduce(evolveCall, before) as PresentCall, events: decided.events }, timing)
}

/** Writes a change, the inbox with it, and tells of it. */
export async function keepCall(work: Work, change: CallChange, timing: Timing): Promise<CallDone> {
  const { before, after, version, events } = change
  await saveCall(work, change, timing)
  await keepTodos(work, before, after)
  for (const { type, payload } of await callNewsOf(work, change)) work.tell(type, payload)
  return { id: after.id, at: after.at, version: version + events.length, number: 'number' in after ? after.number : null }
}

async function keepTodos(work: Work, before: Call, after: PresentCall): Promise<void> {
  if (before.at !== 'absent' && JSON.stringify([ledOf(before), callTodos(before)]) === JSON.stringify([ledOf(after), callTodos(after)])) return
  const todos: LedTodo[] = []
  for (const { key, stepName, dueAt, for: whose } of callTodos(after)) todos.push({ key, stepName, dueAt, for: await resolved(work, whose) })
  await keepLedCase(work, ledOf(after), todos)
}

const ledOf = (call: PresentCall): LedCase => ({
  id: call.id as string as CaseId, kind: 'supervision.call', subject: `call:${call.id}`, link: `/supervision/calls/${call.id}`, title: `催报：${call.brief.theme}`, urgency: 0,
  starter: { person: call.authors[0]!.person, unit: call.office }, openedAt: call.draftedAt, standsIn: callStageWords[call.at], ended: endedOf(call),
})

function endedOf(call: PresentCall): LedCase['ended'] {
  switch (call.at) {
    case 'closed': return { at: call.conclusion.at, result: 'completed' }
    case 'withdrawn': return { at: call.ending.at, result: 'terminated' }
    case 'drafted': case 'returned': case 'sent': return null
  }
}

