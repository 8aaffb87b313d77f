import type { PersonId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { demoOffice, granted, type DemoOffice, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import { emptyElements, emptyFigures } from '../../core/elements.ts'
import type { EmergencyId, Facts, PhoneRecord } from '../../core/types.ts'
import { actOn, receive, type EmergencyAct } from '../commands.ts'
import type { Done } from '../ground.ts'

/** The duty room at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export type Office = DemoOffice
export const officeOf = (platform: Platform, district: SeededDistrict): Office => demoOffice('emergencies', platform, district)
/** The same people at a moment gone by, of which nobody is told any more. */
export const officeAt = ({ platform, district }: Office, now: Instant): Office =>
  officeOf({ ...platform, now: () => now, runCommand: (call, act) => platform.runCommand(call, (work) => act({ ...work, now, tell: () => {} })) }, district)

/** The unit of a short name; a fault when the district has none. */
export function unitNamed({ district }: Pick<Office, 'district'>, name: string): NamedUnit {
  const unit = district.units.get(name)
  if (!unit) throw new Error(`no unit ${name}`)
  return { unit, name }
}

export const TOWN = '青禾镇党委'

/** A call of the town's duty room at this moment, ready to be changed. */
export function callOf(office: Office, over: Partial<PhoneRecord> = {}): PhoneRecord {
  return { caller: '镇值班员', phone: '13800001234', unit: unitNamed(office, TOWN), isFromUnit: true, receivedAt: office.platform.now(), learnedAt: null, content: '东桥弯道一辆中巴车侧翻，有人受伤。', informed: '', subject: null, ...over }
}
/** What is known of it ten minutes later: enough for a 初报. */
export function factsOf(office: Office, over: Partial<Facts['elements']> = {}): Facts {
  return {
    category: 'accident', figures: emptyFigures,
    elements: { ...emptyElements, occurredAt: addMinutes(office.platform.now(), -10), place: '青禾镇东桥', nature: '客车侧翻事故', source: TOWN, contact: '镇值班员', contactPhone: '13800001234', course: '一辆中巴车在东桥弯道侧翻', ...over },
  }
}

export const received = async (office: Office, taken: { readonly record: PhoneRecord; readonly facts: Facts }, key: string | null = null): Promise<EmergencyId> =>
  granted(await receive(office.platform, await office.call(office.district.cast.dutyOfficer, 'receive', key), taken)).id

/** One act that must hold. */
export const acted = async (office: Office, emergency: EmergencyId, { person, act }: { readonly person: PersonId; readonly act: EmergencyAct }): Promise<Done> =>
  granted(await actOn(office.platform, await office.call(person, act.type), { emergency, act }))
