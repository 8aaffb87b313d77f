import { decide, evolve, type CaseCommand, type CaseRefusal } from '#engines/workflow'
import type { WorkCalendar } from '#engines/workdays'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { isRefused, type Work } from '#platform/act'
import type { WorkflowRefusal } from '../core/refusals.ts'
import type { ActedCase, CaseAct, NewCase, StoredCase } from '../core/types.ts'
import { factsFor, type OwnerFacts } from './facts.ts'
import { caseMoved, movedBy } from './news.ts'
import { chosenPeople, inPost } from './people.ts'
import { definitionOf, latestDefinition, lockCase, lockCasesOf, newCase, renameCase, saveCase } from './store.ts'

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
  const stored = newCase({ id: work.newId<'case'>(), kind: asked.definition, definition: latest.id, subject, link, title, urgency, workSecret })
  return carryOut(work, { stored, calendar: await calendarOf(work.db) }, { command: { type: 'begin', actor: person, key: keyOf(work, 'begin'), drafter, data: asked.data, choose }, owner })
}

/** A case that no other command changes before this one has committed, and the calendar by which its deadlines are reckoned. */
export interface HeldCase { readonly stored: StoredCase; readonly calendar: WorkCalendar }

/** Holds the cases about a subject, for an owner who looks at where they stand before acting. */
export async function holdCasesOf({ db }: Work, subject: string): Promise<readonly HeldCase[]> {
  const [cases, calendar] = await Promise.all([lockCasesOf(db, subject), calendarOf(db)])
  return cases.map((stored) => ({ stored, calendar }))
}

async function holdCase({ db }: Work, id: CaseId): Promise<HeldCase | null> {
  const [stored, calendar] = await Promise.all([lockCase(db, id), calendarOf(db)])
  return stored && { stored, calendar }
}

/** Does one act on a case; state, rows and journal change together or not at all. For the owner, in its own command: by id, or as held there. */
export async function actOnCase(work: Work, of: CaseId | HeldCase, act: CaseAct, owner: OwnerFacts = {}): Promise<ActedCase | CaseNo> {
  const held = typeof of === 'string' ? await holdCase(work, of) : of
  if (!held) return refuse('not-found')
  const command = await commandOf(work, act)
  return isRefused(command) ? command : carryOut(work, held, { command, owner })
}

async function carryOut(work: Work, { stored: before, calendar }: HeldCase, { command, owner }: { command: CaseCommand; owner: OwnerFacts }): Promise<ActedCase | CaseNo> {
  const definition = await definitionOf(work.db, before.definition)
  const decision = decide(before.state, command, await factsFor(work, { definition, calendar, of: before, command }, owner))
  if (decision.kind === 'refused') return decision
  const { events } = decision
  const { title = before.title, urgency = before.urgency, workSecret = before.workSecret } = owner
  const after: StoredCase = { ...before, title, urgency, workSecret, state: events.reduce(evolve, before.state), version: before.version + events.length }
  if (events.length === 0) return { ...after, events }
  if (before.version > 0 && (title !== before.title || urgency !== before.urgency || workSecret !== before.workSecret)) renameCase(work, after.id, after)
  saveCase(work, { before: before.state, after, events })
  note(work, before, after, events)
  return { ...after, events }
}

/** The journal, the audit in words of the record, and the news. */
function note(work: Work, before: StoredCase, after: StoredCase, events: ActedCase['events']): void {
  const moved = movedBy(before.state, after, events)
  const first = events.find((event) => 'act' in event)
  work.record({
    stream: `case:${after.id}`, from: before.version, events, onBehalfOf: first && 'act' in first ? first.act.onBehalfOf : null,
    ...(moved ? { after: { acts: moved.acts, given: moved.given } } : {}),
  })
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
