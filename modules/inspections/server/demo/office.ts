import type { PersonId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { demoOffice, type DemoOffice, granted, peopleOfUnit, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { Entry, InspectionId, Plan, TeamMember } from '../../core/types.ts'
import { actOn, draft, type InspectionAct } from '../commands.ts'
import type { Done } from '../ground.ts'

/** Inspections at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export type Office = DemoOffice
export const officeOf = (platform: Platform, district: SeededDistrict): Office => demoOffice('inspections', platform, district)

/** The unit of a short name, a section by the end of its name; a fault when the district has none. */
export function unitNamed({ district }: Pick<Office, 'district'>, name: string): NamedUnit {
  const unit: UnitId | undefined = district.units.get(name) ?? [...district.units].find(([whole]) => whole.endsWith(`委办公室${name}`))?.[1]
  if (!unit) throw new Error(`no unit ${name}`)
  return { unit, name }
}

/** Somebody who goes for an agency. */
export const memberOf = (office: Office, person: PersonId, agency: string): TeamMember => ({ person, name: '', agency: unitNamed(office, agency).unit })

export const SUPERVISION = '督查室'

/** Those of a unit and its sections, heads first. */
export async function staffOf(office: Pick<Office, 'platform' | 'district'>, name: string): Promise<readonly PersonId[]> {
  const { db, now } = office.platform
  return (await peopleOfUnit(db, { unit: unitNamed(office, name).unit, day: dayOf(now()) })).map(({ id }) => id)
}

/** A plan of the 督查室 with two of its people to one town, ready to be changed. */
export async function planOf(office: Office, over: Partial<Plan> & Pick<Plan, 'theme'>): Promise<Plan> {
  const { supervisor } = office.district.cast
  const colleague = (await staffOf(office, SUPERVISION)).find((person) => person !== supervisor)!
  const today = dayOf(office.platform.now())
  return {
    method: 'onSite', isCovert: false, basis: { kind: 'paper', subject: null, title: '区委办公室2026年督查工作要点', link: null }, lead: unitNamed(office, SUPERVISION), members: [],
    from: today, to: today, place: '', targets: [unitNamed(office, '青禾镇党委')], team: [supervisor, colleague].map((person) => memberOf(office, person, SUPERVISION)), checklist: [], demand: '', ...over,
  }
}

export const drafted = async (office: Office, plan: Plan, person: PersonId = office.district.cast.supervisor, key: string | null = null): Promise<InspectionId> =>
  granted(await draft(office.platform, await office.call(person, 'draft', key), plan)).id

/** One act that must hold. */
export const acted = async (office: Office, inspection: InspectionId, person: PersonId, act: InspectionAct): Promise<Done> =>
  granted(await actOn(office.platform, await office.call(person, act.type), { inspection, act }))

export const entryOf = (office: Office, over: Partial<Entry> & Pick<Entry, 'key' | 'unit' | 'text'>): Entry =>
  ({ item: null, place: '', notedAt: office.platform.now(), photos: [], defect: null, ...over })
