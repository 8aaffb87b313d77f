import { dayOf } from '#lib/instants'
import { inTreeOrder, organOf, peopleOfUnit, unitTree, withSubordinates } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import { leadsFor } from '../core/access.ts'
import type { AgencyPerson, InspectionOptions } from '../core/views.ts'
import { agenciesIn } from './pool/agencies.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** What the form of a plan chooses from. */
export async function optionsFor(looking: Looking): Promise<InspectionOptions> {
  const { db, now } = looking
  const [viewer, tree] = [await viewerOf(looking), await unitTree(db, dayOf(now))]
  const units = inTreeOrder(tree).map(({ unit }) => unit)
  const own = new Set(viewer.admin === null ? viewer.identities.flatMap(leadsFor) : [])
  // A section (督查室) before its organ.
  const leads = units.filter(({ id }) => own.has(id)).toSorted((a, b) => Number(organOf(tree, a.id)?.id === a.id) - Number(organOf(tree, b.id)?.id === b.id))
  const pooled = new Map((await agenciesIn(db)).map(({ unit, name }) => [unit, name]))
  const named = ({ id, shortName }: (typeof units)[number]) => ({ unit: id, name: pooled.get(id) ?? shortName })
  return { mayPlan: leads.length > 0, today: dayOf(now), leads: leads.map(named), units: units.filter(({ id, kind }) => kind !== 'section' || pooled.has(id)).map(named) }
}

/** Those of an agency, its sections included, and whom the pool counts among its people: a team may be made of them. */
export async function peopleOfAgency({ db, now }: Looking, agency: UnitId): Promise<readonly AgencyPerson[]> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const within = withSubordinates(tree, agency).filter(({ id, kind }) => id === agency || kind === 'section')
  const pooled = (await agenciesIn(db)).filter(({ unit, retired }) => unit === agency && !retired).flatMap(({ staff }) => staff.map(({ person, name, strengths }): AgencyPerson => ({ person, name, title: strengths })))
  const people = (await Promise.all(within.map(({ id }) => peopleOfUnit(db, { unit: id, day })))).flat().map(({ id, name, title }): AgencyPerson => ({ person: id, name, title: title ?? '' }))
  const all = [...people, ...pooled]
  return all.filter(({ person }, index) => all.findIndex((other) => other.person === person) === index)
}
