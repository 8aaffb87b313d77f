import { dayOf } from '#lib/instants'
import { inTreeOrder, organOf, peopleOfUnit, unitTree, withSubordinates } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import { supervisingRoles } from '../core/access.ts'
import type { AgencyPerson, InspectionOptions } from '../core/views.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** What the form of a plan chooses from. */
export async function optionsFor(looking: Looking): Promise<InspectionOptions> {
  const { db, now } = looking
  const [viewer, tree] = [await viewerOf(looking), await unitTree(db, dayOf(now))]
  const units = inTreeOrder(tree).map(({ unit }) => unit)
  const posts = viewer.admin === null ? viewer.identities.flatMap((identity) => identity.posts).filter(({ roles }) => roles.some((role) => supervisingRoles.includes(role))) : []
  // A leader of the organ plans for its supervising section, where there is one.
  const own = new Set(posts.map(({ unit }) => unit))
  const leads = units.filter(({ id }) => own.has(id)).toSorted((a, b) => Number(organOf(tree, a.id)?.id === a.id) - Number(organOf(tree, b.id)?.id === b.id))
  return {
    mayPlan: leads.length > 0, today: dayOf(now), leads: leads.map(({ id, shortName }) => ({ unit: id, name: shortName })),
    units: units.filter(({ kind }) => kind !== 'section').map(({ id, shortName }) => ({ unit: id, name: shortName })),
  }
}

/** Those of an agency, its sections included, whom a team may be made of. */
export async function peopleOfAgency({ db, now }: Looking, agency: UnitId): Promise<readonly AgencyPerson[]> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const within = withSubordinates(tree, agency).filter(({ id, kind }) => id === agency || kind === 'section')
  const people = (await Promise.all(within.map(({ id }) => peopleOfUnit(db, { unit: id, day })))).flat()
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index).map(({ id, name, title }) => ({ person: id, name, title: title ?? '' }))
}
