import { dayOf } from '#lib/instants'
import { inTreeOrder, peopleWithRole, unitTree } from '#modules/organisation'
import { maySupervise, reachOf } from '../core/access.ts'
import type { SupervisionOptions } from '../core/views.ts'
import { categoriesOf } from './categories.ts'
import { settingsOf } from './settings.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** What forms of 督查 choose from, and what the viewer may do at all. */
export async function optionsFor(looking: Looking): Promise<SupervisionOptions> {
  const { db, now } = looking
  const day = dayOf(now)
  const [viewer, tree] = [await viewerOf(looking), await unitTree(db, day)]
  const { whole, overseen, units } = reachOf(viewer)
  const leaders = [...await peopleWithRole(db, { unit: null, role: 'principalHead', day }), ...await peopleWithRole(db, { unit: null, role: 'inChargeLeader', day })].filter(({ rank }) => rank !== null)
  const once = leaders.filter(({ id }, index) => leaders.findIndex((other) => other.id === id) === index).toSorted((a, b) => a.rank! - b.rank!)
  return {
    categories: (await categoriesOf(db)).filter(({ retired }) => !retired), rule: (await settingsOf(db)).light, mayPropose: maySupervise(viewer), seesBoard: whole.length + overseen.length + units.length > 0,
    units: inTreeOrder(tree).filter(({ unit }) => unit.kind !== 'section').map(({ unit }) => ({ unit: unit.id, name: unit.shortName })),
    leaders: once.map(({ id, name, unitName, title }) => ({ person: id, name, title: `${unitName ?? ''}${title ?? ''}` })),
  }
}
