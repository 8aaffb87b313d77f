import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { demoOffice, type DemoOffice, granted, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { Instruction, ItemId, Matter, Planned, Report } from '../../core/types.ts'
import { actOn, propose, type ItemAct } from '../commands.ts'
import type { Done } from '../ground.ts'

/** 督查 at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export type Office = DemoOffice
export const officeOf = (platform: Platform, district: SeededDistrict): Office => demoOffice('supervision', platform, district)

/** The unit of a short name; a fault when the district has none. */
export function unitNamed({ district }: Office, name: string): NamedUnit {
  const unit: UnitId | undefined = district.units.get(name)
  if (!unit) throw new Error(`no unit ${name}`)
  return { unit, name }
}

/** A matter with what it needs, ready to be changed. */
export const matterOf = (over: Partial<Matter> & Pick<Matter, 'title'>): Matter => ({
  source: 'districtDecision', category: 'districtDocument', pace: 'normal', demand: '', origin: { kind: 'paper', subject: null, title: over.title, number: null, link: null },
  instruction: null, superiorNumber: null, dueOn: null, leader: null, list: null, ...over,
})

/** An instruction of a leader of the district, as it is registered. */
export const instructionOf = (leader: PersonId, over: Pick<Instruction, 'leaderName' | 'text'> & { readonly on: Day; readonly paper?: string }): Instruction => ({ leader, paper: '信访专报', ...over })

export const partFor = (office: Office, lead: string, over: Partial<Planned> = {}): Planned => ({
  content: '按职责抓好落实', target: '', lead: unitNamed(office, lead), cooperating: [], leader: null, milestones: [], dueOn: null, ...over,
})

export const reportOf = (text: string, progress: number, over: Partial<Report> = {}): Report =>
  ({ text, progress, files: [], milestonesDone: [], problem: '', cause: '', suggestion: '', coordination: '', ...over })

export const proposed = async (office: Office, person: PersonId, matter: Matter, key: string | null = null): Promise<ItemId> =>
  granted(await propose(office.platform, await office.call(person, 'propose', key), matter)).id

/** One act that must hold. */
export const acted = async (office: Office, item: ItemId, person: PersonId, act: ItemAct): Promise<Done> =>
  granted(await actOn(office.platform, await office.call(person, act.type), { item, act }))

/** From 拟立项 to 交办 in one go. */
export async function assigned(office: Office, matter: Matter, parts: readonly Planned[]): Promise<ItemId> {
  const { supervisor, supervisingDeputy } = office.district.cast
  const item = await proposed(office, supervisor, matter)
  await acted(office, item, supervisingDeputy, { type: 'approve' })
  await acted(office, item, supervisor, { type: 'plan', parts })
  await acted(office, item, supervisor, { type: 'assign' })
  return item
}
