import { inTreeOrder, peopleByIds, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Call, Db } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { checkAgency, type Agency } from '../../core/agencies.ts'
import type { AgencyView, PoolOptions } from '../../core/pool-views.ts'
import { poolSettings } from './settings.ts'
import { asJson, pool } from './tables.ts'
import { poolViewer, type PoolLooking } from './viewer.ts'

/** Every agency of the pool, in its order. */
export async function agenciesIn(db: Db): Promise<readonly Agency[]> {
  const rows = await pool(db).selectFrom('inspections_agencies').selectAll().orderBy('position').orderBy('unit').execute()
  return rows.map(({ unit, name, kind, staff, retired }) => ({ unit, name, kind, staff, retired }))
}

/** Registers an agency or changes it. */
export const setAgency = (platform: Pick<Platform, 'runCommand'>, call: Call, input: Agency): Promise<{ unit: UnitId } | Refused> =>
  platform.runCommand(call, async (work) => {
    if (!(await poolViewer(work)).keepsPool) return refuse('not-for-pool-keeper')
    const day = dayOf(work.now)
    if (!(await unitTree(work.db, day)).units.has(input.unit)) return refuse('not-found')
    const people = await peopleByIds(work.db, input.staff.map(({ person }) => person), day)
    const agency: Agency = { ...input, staff: input.staff.flatMap((one) => { const found = people.get(one.person); return found ? [{ ...one, name: found.name }] : [] }) }
    const no = checkAgency(agency)
    if (no) return no
    const { rows: [row], before } = { rows: await pool(work.db).selectFrom('inspections_agencies').select(['version', 'position']).where('unit', '=', input.unit).forUpdate().execute(), before: await agenciesIn(work.db) }
    const version = (row?.version ?? 0) + 1
    const { unit, name, kind, staff, retired } = agency
    const values = { unit, name, kind, retired, version, staff: asJson(staff) as never, position: row?.position ?? before.length }
    await pool(work.db).insertInto('inspections_agencies').values(values).onConflict((conflict) => conflict.column('unit').doUpdateSet(values)).execute()
    work.record({ stream: `inspection-agency:${unit}`, from: version - 1, events: [{ type: 'agency-set', agency } as { type: string }], before: before.find((one) => one.unit === unit) ?? null, after: agency })
    return { unit }
  })

/** 督查力量: the pool as its own people see it; nobody else does. */
export async function agencyViews(looking: PoolLooking): Promise<readonly AgencyView[]> {
  const { db, now } = looking
  const viewer = await poolViewer(looking)
  if (!viewer.keepsPool && viewer.mine.length === 0) return []
  const day = dayOf(now)
  const people = await peopleByIds(db, viewer.all.flatMap(({ staff }) => staff.map(({ person }) => person)), day)
  const { units } = await unitTree(db, day)
  const counts = await pool(db).selectFrom('inspections_plans').select(({ fn }) => ['agency', fn.countAll<string>().as('n')]).where('year', '=', Number(day.slice(0, 4))).where('at', 'not in', ['cancelled', 'merged']).groupBy('agency').execute()
  return viewer.all.map((one) => ({
    ...one, unitName: units.get(one.unit)?.shortName ?? one.name, plans: Number(counts.find(({ agency }) => agency === one.unit)?.n ?? 0),
    staff: one.staff.map((member) => { const found = people.get(member.person); return { ...member, name: found?.name ?? member.name, post: `${found?.unitName ?? ''}${found?.title ?? ''}` } }),
  }))
}

/** What forms of the pool choose from, and in whose name the viewer acts. */
export async function poolOptions(looking: PoolLooking): Promise<PoolOptions> {
  const [viewer, tree, settings] = [await poolViewer(looking), await unitTree(looking.db, dayOf(looking.now)), await poolSettings(looking.db)]
  const named = (agencies: readonly Agency[]) => agencies.filter(({ retired }) => !retired).map(({ unit, name }) => ({ unit, name }))
  return {
    agencies: named(viewer.all), kinds: Object.fromEntries(viewer.all.map(({ unit, kind }) => [unit, kind])), mine: named(viewer.mine), mayKeepPool: viewer.keepsPool,
    units: inTreeOrder(tree).filter(({ unit }) => viewer.keepsPool || unit.kind !== 'section').map(({ unit }) => ({ unit: unit.id, name: unit.shortName, isTownship: unit.kind === 'township' })),
    annualUntil: settings.annualUntil, collisionWorkdays: settings.collisionWorkdays,
  }
}
