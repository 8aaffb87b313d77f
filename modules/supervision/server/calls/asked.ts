import { sql } from 'kysely'
import type { UnitId } from '#lib/ids'
import { addDays, dayOf, type Instant } from '#lib/instants'
import { alike } from '../../core/calls/similarity.ts'
import type { CallId } from '../../core/calls/types.ts'
import type { AskedBefore, CallOptions } from '../../core/calls/views.ts'
import { reachOf } from '../../core/access.ts'
import { expandGroup, groupViews, inTreeOrder, unitTree } from '#modules/organisation'
import { viewerOf, type Looking } from '../viewer.ts'
import { callSettingsOf } from './settings.ts'

const MOST = 20
const MOST_OPEN = 5000

/** 减负: what these units were asked by this office in the last days, and which open items report on the like of it already. */
export async function askedBefore(looking: Looking, { theme, units }: { theme: string; units: readonly UnitId[] }): Promise<AskedBefore> {
  const { db, now } = looking
  const { askedWithinDays: days, alikeFrom } = await callSettingsOf(db)
  const { whole } = reachOf(await viewerOf(looking))
  const tree = await unitTree(db, dayOf(now))
  const nameOf = (unit: UnitId) => tree.units.get(unit)?.shortName ?? ''
  const since = addDays(dayOf(now), -days)
  const asked = (await sql<{ id: CallId; theme: string; sentAt: Instant; units: UnitId[] }>`
    select c.id, c.theme, c.sent_at as "sentAt", array_agg(u.unit order by u.position) as units from supervision_call_units u join supervision_calls c on c.id = u.call
    where u.unit = any(${units}::text[]) and u.sent_on >= ${since}::date and c.organ = any(${whole}::text[]) and c.at <> 'withdrawn' group by c.id order by c.sent_at desc limit 200`.execute(db)).rows
  const open = (await sql<{ id: string; title: string; lead: UnitId }>`
    select distinct i.id, i.title, a.lead from supervision_assignments a join supervision_items i on i.id = a.item
    where a.lead = any(${units}::text[]) and a.at in ('assigned', 'doing', 'signing') and i.organ = any(${whole}::text[]) order by i.id limit ${MOST_OPEN}`.execute(db)).rows
  const likely = [...Map.groupBy(open, ({ id }) => id)].map(([id, some]) => ({ id, title: some[0]!.title, units: some.map(({ lead }) => nameOf(lead)), likeness: alike(theme, some[0]!.title) }))
  return {
    days,
    calls: asked.map((one) => ({ id: one.id, theme: one.theme, sentAt: one.sentAt, units: one.units.map(nameOf), isAlike: alike(theme, one.theme) >= alikeFrom }))
      .toSorted((one, other) => Number(other.isAlike) - Number(one.isAlike)).slice(0, MOST),
    items: likely.filter(({ likeness }) => likeness >= alikeFrom).toSorted((one, other) => other.likeness - one.likeness).slice(0, MOST).map(({ id, title, units: leads }) => ({ id, title, units: leads })),
  }
}

/** What the form of a call chooses from: units in protocol order, and the groups that stand for several. */
export async function callOptions({ db, now }: Pick<Looking, 'db' | 'now'>): Promise<CallOptions> {
  const day = dayOf(now)
  const units = inTreeOrder(await unitTree(db, day)).filter(({ unit }) => unit.kind !== 'section').map(({ unit }) => ({ unit: unit.id, name: unit.shortName }))
  const groups = []
  for (const { id, name } of await groupViews(db, day)) groups.push({ id, name, units: (await expandGroup(db, id, day)).map((unit) => unit.id) })
  return { units, groups: groups.filter((group) => group.units.length > 0), headSigns: (await callSettingsOf(db)).headSigns }
}
