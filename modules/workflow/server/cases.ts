import { decide, evolve, type CaseCommand, type CaseRefusal } from '#engines/workflow'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Work } from '#platform/act'
import type { WorkflowRefusal } from '../core/refusals.ts'
import type { ActedCase, CaseAct, NewCase, StoredCase } from '../core/types.ts'
import { factsFor, type OwnerFacts } from './facts.ts'
import { caseMoved, movedBy } from './news.ts'
import { chosenPeople, inPost } from './people.ts'
import { definitionOf, latestDefinition, lockCase, newCase, renameCase, saveCase } from './store.ts'

type CaseNo = Refused<CaseRefusal | WorkflowRefusal | 'not-found' | 'not-allowed'>

/** Begins a case under the latest version of its flow; its first task is the drafter's 拟稿. For the owner, in its own command. */
export async function openCase(work: Work, asked: NewCase, owner: OwnerFacts = {}): Promise<ActedCase | CaseNo> {
  const { person, units } = work.actor
  if (person === null) return refuse('not-allowed')
  const drafter = asked.drafter ?? (units[0] ? { person, unit: units[0] } : null)
  if (!drafter) return refuse('drafter-without-unit')
  const latest = await latestDefinition(work.db, asked.definition)
  if (!latest) return refuse('no-such-flow', { flow: asked.definition })
  const choose = await chosenPeople(work.db, asked.choose ?? {}, dayOf(work.now))
  if (isRefused(choose)) return choose
  const { subject, link, title, urgency, workSecret = false } = asked
  const before = newCase({ id: work.newId<'case'>(), kind: asked.definition, definition: latest.id, subject, link, title, urgency, workSecret })
  return carryOut(work, before, { command: { type: 'begin', actor: person, key: keyOf(work, 'begin'), drafter, data: asked.data, choose }, owner })
}

/** Does one act on a case; state, rows, journal and timers change together or not at all. For the owner, in its own command: by id, or as `lockCase` gave it there. */
export async function actOnCase(work: Work, of: CaseId | StoredCase, act: CaseAct, owner: OwnerFacts = {}): Promise<ActedCase | CaseNo> {
  const before = typeof of === 'string' ? await lockCase(work.db, of) : of
  if (!before) return refuse('not-found')
  const command = await commandOf(work, act)
  return isRefused(command) ? command : carryOut(work, before, { command, owner })
}

async function carryOut(work: Work, before: StoredCase, { command, owner }: { command: CaseCommand; owner: OwnerFacts }): Promise<ActedCase | CaseNo> {
  const definition = await definitionOf(work.db, before.definition)
  const decision = decide(before.state, command, await factsFor(work, { definition, of: before, command }, owner))
  if (decision.kind === 'refused') return decision
  const { events } = decision
  const { title = before.title, urgency = before.urgency, workSecret = before.workSecret } = owner
  const after: StoredCase = { ...before, title, urgency, workSecret, state: events.reduce(evolve, before.state), version: before.version + events.length }
  if (events.length === 0) return { ...after, events }
  if (before.version > 0 && (title !== before.title || urgency !== before.urgency || workSecret !== before.workSecret)) await renameCase(work, after.id, after)
  await saveCase(work, { before: before.state, after, events })
  note(work, before, after, events)
  return { ...after, events }
}

/** The journal, the audit in words of the record, the timers of new deadlines, and the news. */
function note(work: Work, before: StoredCase, after: StoredCase, events: ActedCase['events']): void {
  const moved = movedBy(before.state, after, events)
  const first = events.find((event) => 'act' in event)
  work.record({
    stream: `case:${after.id}`, from: before.version, events, onBehalfOf: first && 'act' in first ? first.act.onBehalfOf : null,
    ...(moved ? { after: { acts: moved.acts, given: moved.given } } : {}),
  })
  for (const event of events) {
    if (event.type !== 'task-given' || event.dueAt === null) continue
    work.later({ job: 'workflow.timeout', at: event.dueAt, key: `${after.id}.${event.number}`, data: { case: after.id, task: event.number } })
  }
  if (moved) work.tell(caseMoved, moved)
}

/** The engine's command of an act: people chosen get their units, the caller and the key come from the call. */
async function commandOf(work: Work, act: CaseAct): Promise<CaseCommand | CaseNo> {
  const { db, actor, now } = work
  const key = keyOf(work, 'task' in act ? `${act.type}:${act.task}` : act.type)
  if (act.type === 'timeout') return { ...act, actor: null, key }
  if (actor.person === null) return refuse('not-allowed')
  const by = { actor: actor.person, key }
  switch (act.type) {
    case 'approve': case 'disagree': {
      const choose = await chosenPeople(db, act.choose ?? {}, dayOf(now))
      return isRefused(choose) ? choose : { ...act, ...by, choose }
    }
    case 'transfer': {
      const [to] = await inPost(db, [act.to], dayOf(now))
      return to ? { ...act, ...by, to } : refuse('person-not-in-post')
    }
    case 'circulate': {
      const readers = await inPost(db, act.readers, dayOf(now))
      return readers.length < act.readers.length ? refuse('person-not-in-post') : { ...act, ...by, readers }
    }
    case 'open': case 'return': case 'retract': case 'read': case 'recall': case 'urge': case 'terminate': return { ...act, ...by }
  }
}

// One call may act on several cases, or twice on one: its key names each act by what it is.
const keyOf = ({ call }: Work, act: string) => (call.key === null ? null : `${call.key}:${act}`)
