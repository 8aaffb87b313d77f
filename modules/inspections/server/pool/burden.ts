import { inTreeOrder, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { burdenOf } from '../../core/burden.ts'
import { planHref } from '../../core/pool-access.ts'
import type { PlanId } from '../../core/plans-types.ts'
import type { BurdenRow, BurdenView } from '../../core/pool-views.ts'
import { occasionsAt, visitsIn } from './occasions.ts'
import { poolSettings } from './settings.ts'
import { poolViewer, type PoolLooking } from './viewer.ts'

/** 减负统计 of the 镇街, or of the viewer's own units. */
export async function burdenView(looking: PoolLooking, { year }: { year: number }): Promise<BurdenView> {
  const { db, now } = looking
  const today = dayOf(now)
  const [viewer, tree, { reduction }] = [await poolViewer(looking), await unitTree(db, today), await poolSettings(db)]
  const units = inTreeOrder(tree).map(({ unit }) => unit).filter(({ id, kind }) => kind === 'township' && (viewer.seesBurden || viewer.units.includes(id))).map(({ id, shortName }) => ({ unit: id, name: shortName }))
  const all = await visitsIn(db, { year, units: units.map(({ unit }) => unit) })
  // A unit learns nothing here of who is coming: some come unannounced.
  const visits = viewer.seesBurden ? all : all.filter(({ isHeld }) => isHeld)
  return { year, today, reduction, units: burdenOf(units, visits, { year, today, reduction }) }
}

/** The occasions that were counted at one unit. The theme is for the agencies that came, 区委督查室, and the unit itself once they have come. */
export async function burdenRows(looking: PoolLooking, { unit, year }: { unit: UnitId; year: number }): Promise<readonly BurdenRow[] | Refused<'not-found'>> {
  const viewer = await poolViewer(looking)
  const isOwn = viewer.units.includes(unit)
  if (!viewer.seesBurden && !isOwn) return refuse('not-found')
  const rows = await occasionsAt(looking.db, { unit, year })
  return rows.filter(({ is_held }) => is_held || viewer.seesBurden).map(({ key, source, kind, agencies, from_on, to_on, is_held, theme }) => {
    const isTheirs = viewer.coordinates || agencies.some((one) => viewer.agencies.includes(one.unit))
    return {
      key, source, kind, agencies, from: from_on, to: to_on, isHeld: is_held, theme: isTheirs || (isOwn && is_held) ? theme : null,
      link: isTheirs && source === 'plan' ? planHref(key.slice('plan:'.length) as PlanId) : null,
    }
  })
}
