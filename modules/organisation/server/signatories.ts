import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { OfficeRole } from '#lib/contract'
import type { Signatory } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { peopleWithRole } from './people-queries.ts'
import { unitTree } from './unit-queries.ts'

/** The actor, in the unit of the first post of him in whose name it is done, under the names of the day. */
export async function signatoryOf(work: Work, inNameOf: { readonly person: PersonId; readonly name: string; readonly posts: readonly { readonly unit: UnitId }[] }): Promise<Signatory> {
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
