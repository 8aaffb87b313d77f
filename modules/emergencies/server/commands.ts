import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import { peopleByIds, unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { No } from '../core/given.ts'
import type { EmergencyCommand, EmergencyId, Facts, PhoneRecord } from '../core/types.ts'
import { officeOn } from './at-hand.ts'
import { carryOut, visibleLocked, type Done } from './ground.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
/** An act of a person on an emergency, as the wire brings it. */
export type EmergencyAct = Exclude<EmergencyCommand, { type: 'receive' | 'tick' }>

/** 接报: what was telephoned is written down, and the leader on duty is alerted. */
export const receive = (platform: At, call: Call, { record, facts }: { readonly record: PhoneRecord; readonly facts: Facts }): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  const [viewer, office] = [await viewerOf(work), await officeOn(work.db, work.now)]
  if (!office) return refuse('not-found')
  const unit = record.unit ? await namedUnit(work, record.unit) : null
  return carryOut(work, { before: { at: 'absent' }, version: 0, viewer }, { type: 'receive', id: work.newId<'emergency'>(), office, record: { ...record, unit }, facts })
})

/** One act of one person. */
export const actOn = (platform: At, call: Call, { emergency, act }: { readonly emergency: EmergencyId; readonly act: EmergencyAct }): Promise<Done | Refused> => platform.runCommand(call, async (work): Promise<Done | No> => {
  const seen = await visibleLocked(work, emergency)
  if (isRefused(seen)) return seen
  const { version, state: before } = seen.stored
  return carryOut(work, { before, version, viewer: seen.viewer }, await named(work, act))
})

/** People under the names of the day. */
async function named(work: Work, act: EmergencyAct): Promise<EmergencyAct> {
  if (act.type === 'instruct' || act.type === 'approve-orally') return { ...act, leader: (await namedPeople(work, [act.leader]))[0]! }
  return act.type === 'send' ? { ...act, to: { ...act.to, leaders: await namedPeople(work, act.to.leaders) } } : act
}

async function namedPeople({ db, now }: Work, people: readonly NamedPerson[]): Promise<readonly NamedPerson[]> {
  const briefs = await peopleByIds(db, people.map(({ person }) => person), dayOf(now))
  return people.map(({ person, name }) => ({ person, name: briefs.get(person)?.name ?? name }))
}
async function namedUnit({ db, now }: Work, { unit, name }: NamedUnit): Promise<NamedUnit> {
  return { unit, name: (await unitTree(db, dayOf(now))).units.get(unit)?.shortName ?? name }
}
