import { refuse } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { decidedInName } from '#modules/organisation'
import { keepLedCase, type LedCase } from '#modules/workflow'
import { isRefused, type Work } from '#platform/act'
import { sightOf, standingOf, type Standing, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import { evolve } from '../core/evolve.ts'
import type { No } from '../core/given.ts'
import type { EmergencySettings } from '../core/settings.ts'
import { todosOf } from '../core/todos.ts'
import type { Emergency, EmergencyCommand, EmergencyId, Present } from '../core/types.ts'
import { nameOf, stageWords } from '../core/words.ts'
import { approversAt, atHandAt } from './at-hand.ts'
import { newsOf } from './news.ts'
import { numberPrefixOf, settingsOf } from './settings.ts'
import { lockEmergency, saveEmergency, takeNumber, type Change, type Stored } from './store.ts'
import { viewerOf } from './viewer.ts'

/** The emergency locked for change, if the actor may see all of it; else as if there were none. */
export async function visibleLocked(work: Work, id: EmergencyId): Promise<{ readonly stored: Stored; readonly viewer: Viewer } | No> {
  const [stored, viewer] = [await lockEmergency(work.db, id), await viewerOf(work)]
  return stored && sightOf(viewer, stored.state) === 'whole' ? { stored, viewer } : refuse('not-found')
}

export const nobody: Standing = { keeps: false, leads: false, heads: false }
export interface Done { readonly id: EmergencyId; readonly at: Emergency['at']; readonly version: number; readonly number: string }
interface Locked { readonly before: Emergency; readonly version: number; readonly viewer: Viewer }

/** Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows. */
export async function carryOut(work: Work, { before, version, viewer }: Locked, command: EmergencyCommand): Promise<Done | No> {
  const { db, now } = work
  const [settings, atHand] = [await settingsOf(db), await atHandAt(db, now)]
  const facts = { now, settings, atHand, approvers: command.type === 'approve-orally' ? await approversAt(db, now, atHand) : [], number: command.type === 'receive' ? await takeNumber(work, await numberPrefixOf(db)) : null }
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decide(before, command, { ...facts, actor, standing: standingOf(identity) }))
  return isRefused(decided) ? decided : keep(work, { before, version, after: decided.events.reduce(evolve, before) as Present, events: decided.events }, settings)
}

/** Writes a change, the inbox with it, and tells of it. */
export async function keep(work: Work, change: Change, settings: EmergencySettings): Promise<Done> {
  const { before, after, version, events } = change
  await saveEmergency(work, change, settings)
  await keepTodos(work, { before, after }, settings)
  for (const { type, payload } of newsOf(change)) work.tell(type, payload)
  return { id: after.id, at: after.at, version: version + events.length, number: after.number }
}

/** The inbox says what the state says; nothing is done where neither to-dos nor the line changed. */
async function keepTodos(work: Work, { before, after }: { readonly before: Emergency; readonly after: Present }, settings: EmergencySettings): Promise<void> {
  const shown = (emergency: Emergency) => (emergency.at === 'absent' ? null : JSON.stringify([ledOf(emergency), todosOf(emergency, settings)]))
  if (shown(before) !== shown(after)) await keepLedCase(work, ledOf(after), todosOf(after, settings))
}

const ledOf = (emergency: Present): LedCase => ({
  id: emergency.id as string as CaseId, kind: 'emergencies.emergency', subject: `emergency:${emergency.id}`, link: `/emergencies/items/${emergency.id}`, title: nameOf(emergency.facts.elements), urgency: 2,
  starter: { person: emergency.clerk.person, unit: emergency.office.unit }, openedAt: emergency.record.receivedAt, standsIn: stageWords[emergency.at],
  ended: emergency.at === 'archived' ? { at: emergency.archived.at, result: 'completed' } : emergency.at === 'dismissed' ? { at: emergency.ending.at, result: 'terminated' } : null,
})
