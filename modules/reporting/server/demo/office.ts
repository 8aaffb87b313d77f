import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { demoOffice, granted, type DemoOffice, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { Content, ItemId } from '../../core/items/types.ts'
import { pointRoles, type PointId, type PointRole } from '../../core/network/three.ts'
import { actOnItem, draftItem, type ItemAct } from '../items/commands.ts'
import type { Done } from '../items/ground.ts'
import { threeOf } from '../network/three.ts'
import { own } from '../tables.ts'

/** Information at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export const officeOf = (platform: Platform, district: SeededDistrict): DemoOffice => demoOffice('reporting', platform, district)

/** The office at another time: its commands are the same, their hour is told. Longer ago than a day nobody is told any more: it would all arrive at once. */
export function officeAt({ platform, district }: Pick<DemoOffice, 'platform' | 'district'>, now: Instant, isTold: boolean): DemoOffice {
  const runCommand: Platform['runCommand'] = (call, act) => platform.runCommand(call, (work) => act({ ...work, now, ...(isTold ? {} : { tell: () => {} }) }))
  return officeOf({ ...platform, now: () => now, runCommand }, district)
}

/** A point of the demonstration by its name, with the first holder of each of its roles. */
export interface SeededPoint { readonly point: PointId; readonly three: Readonly<Record<PointRole, PersonId>> }

export async function pointNamed({ platform }: DemoOffice, name: string): Promise<SeededPoint> {
  const { id } = await own(platform.db).selectFrom('reporting_points').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  const members = (await threeOf(platform.db, id, dayOf(platform.now())))?.members ?? []
  const holder = (role: PointRole) => [role, members.find((member) => member.role === role && !member.isSubstitute)?.person as PersonId] as const
  return { point: id, three: Object.fromEntries(pointRoles.map(holder)) as Record<PointRole, PersonId> }
}

export const drafted = async (office: DemoOffice, { point, three }: SeededPoint, content: Content, key: string | null = null): Promise<ItemId> =>
  granted(await draftItem(office.platform, await office.call(three.infoOfficer, 'draft', key), { point, channel: 'web', origin: null, content })).id

/** One act that must hold. */
export const acted = async (office: DemoOffice, item: ItemId, person: PersonId, act: ItemAct): Promise<Done> =>
  granted(await actOnItem(office.platform, await office.call(person, act.type), { item, act }))

/** From the desk of the 信息员 through both gates to the office. */
export async function reported(office: DemoOffice, at: SeededPoint, content: Content, key: string | null = null): Promise<ItemId> {
  const item = await drafted(office, at, content, key)
  await acted(office, item, at.three.infoOfficer, { type: 'hand-in' })
  await acted(office, item, at.three.officeHead, { type: 'pass', emergency: '' })
  await acted(office, item, at.three.leader, { type: 'approve', emergency: '' })
  return item
}
