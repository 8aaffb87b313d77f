import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { OfficeRole } from '#lib/contract'
import { refuse, type Decision, type Refused } from '#lib/decision'
import type { Signatory } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { peopleWithRole } from './people-queries.ts'
import { unitTree } from './unit-queries.ts'

/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface InName { readonly person: PersonId; readonly name: string; readonly posts: readonly { readonly unit: UnitId }[] }

/** Decides in the actor's own name, or where he may not, in that of one he stands in for; where none may, what was refused in his own name. */
export async function decidedInName<One extends InName, Event, Code extends string>(
  work: Work, names: readonly One[], decide: (actor: Signatory, inNameOf: One) => Decision<Event, Code>,
): Promise<{ readonly events: readonly Event[]; readonly actor: Signatory } | Refused<Code | 'not-found'>> {
  let first: Refused<Code> | null = null
  for (const inNameOf of names) {
    const actor = await signatoryOf(work, inNameOf)
    const answer = decide(actor, inNameOf)
    if (answer.kind === 'accepted') return { events: answer.events, actor }
    first ??= answer
  }
  return first ?? refuse('not-found')
}

/** The actor, in the unit of the first post of him in whose name it is done, under the names of the day. */
export async function signatoryOf(work: Work, inNameOf: InName): Promise<Signatory> {
  const unit = inNameOf.posts[0]?.unit ?? null
  const { units } = await unitTree(work.db, dayOf(work.now))
  const { person, name } = work.actor
  return { person: person!, name, unit, unitName: unit ? units.get(unit)?.shortName ?? '' : '', onBehalfOf: inNameOf.person === person ? null : { person: inNameOf.person, name: inNameOf.name } }
}

/** Whether anybody in a unit or its sections holds one of these roles on the day. */
export async function isStaffed(db: Db, { unit, roles, day }: { readonly unit: UnitId; readonly roles: readonly OfficeRole[]; readonly day: Day }): Promise<boolean> {
  const tree = await unitTree(db, day)
  if (!tree.units.has(unit)) return false
  const within = [unit, ...(tree.children.get(unit) ?? []).filter(({ kind }) => kind === 'section').map(({ id }) => id)]
  for (const role of roles) for (const one of within) if ((await peopleWithRole(db, { unit: one, role, day })).length > 0) return true
  return false
}
