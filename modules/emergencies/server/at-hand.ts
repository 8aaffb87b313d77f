import type { OfficeRole } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import { onDuty } from '#modules/duty'
import { peopleByIds, peopleOfUnit, peopleWithRole, unitTree, withSubordinates } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { AtHand } from '../core/given.ts'

/** The committee's office, which keeps the duty room; null in a district without one. */
export async function officeOn(db: Db, now: Instant): Promise<NamedUnit | null> {
  const { units } = await unitTree(db, dayOf(now))
  const office = [...units.values()].find(({ kind }) => kind === 'committeeOffice')
  return office ? { unit: office.id, name: office.name } : null
}

/** Holders of a role in the office and its sections, in protocol order. */
async function inOffice(db: Db, now: Instant, role: OfficeRole): Promise<readonly NamedPerson[]> {
  const [day, office] = [dayOf(now), await officeOn(db, now)]
  if (!office) return []
  const tree = await unitTree(db, day)
  const held: NamedPerson[] = []
  for (const { id, kind } of withSubordinates(tree, office.unit)) {
    if (id === office.unit || kind === 'section') for (const one of await peopleWithRole(db, { unit: id, role, day })) held.push({ person: one.id, name: one.name })
  }
  return held.filter(({ person }, index) => held.findIndex((other) => other.person === person) === index)
}

/** Who is to be alerted now: by the roster; where nobody is entered in it, the holders of the roles. */
export async function atHandAt(db: Db, now: Instant): Promise<AtHand> {
  const roster = await onDuty(db, now)
  const named = await peopleByIds(db, [...roster.officers, ...(roster.leader ? [roster.leader] : [])], dayOf(now))
  const officers = roster.officers.flatMap((person) => namedIn(named, person))
  const leader = roster.leader ? namedIn(named, roster.leader)[0] ?? null : null
  return {
    officers: officers.length > 0 ? officers : await inOffice(db, now, 'dutyOfficer'),
    leader: leader ?? (await inOffice(db, now, 'dutyLeader')).find(() => true) ?? null, heads: await inOffice(db, now, 'officeHead'),
  }
}
const namedIn = (named: Awaited<ReturnType<typeof peopleByIds>>, person: PersonId): readonly NamedPerson[] => {
  const brief = named.get(person)
  return brief ? [{ person, name: brief.name }] : []
}

/** Leaders whose approval counts: the leader on duty first, then those of the office. */
export async function approversAt(db: Db, now: Instant, { leader, heads }: AtHand): Promise<readonly NamedPerson[]> {
  const all = [...(leader ? [leader] : []), ...heads, ...await inOffice(db, now, 'officeReviewer'), ...await inOffice(db, now, 'dutyLeader')]
  return all.filter(({ person }, index) => all.findIndex((other) => other.person === person) === index)
}

/** 区委领导: those who hold a post in the committee itself. */
export async function leadersOn(db: Db, now: Instant): Promise<readonly NamedPerson[]> {
  const day = dayOf(now)
  const committee = [...(await unitTree(db, day)).units.values()].find(({ kind }) => kind === 'districtCommittee')
  return committee ? (await peopleOfUnit(db, { unit: committee.id, day })).map(({ id, name }) => ({ person: id, name })) : []
}

/** 机要员 and 保密员: into whose hands classified matters go. */
export const keepersOn = async (db: Db, now: Instant): Promise<readonly NamedPerson[]> => [...await inOffice(db, now, 'confidentialClerk'), ...await inOffice(db, now, 'secrecyOfficer')]
