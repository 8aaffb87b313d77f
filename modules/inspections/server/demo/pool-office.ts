import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, instantOf, type Day } from '#lib/instants'
import { granted, peopleWithRole } from '#modules/organisation'
import type { Agency, AgencyKind, StaffRole } from '../../core/agencies.ts'
import type { PlanAct, PlanContent, PlanId } from '../../core/plans-types.ts'
import type { TransferAct, TransferContent, TransferId } from '../../core/transfers.ts'
import type { LibraryAct, LibraryKey } from '../../core/library.ts'
import { setAgency } from '../pool/agencies.ts'
import { actOnProblem, noteProblem, type Noted } from '../pool/library.ts'
import { actOnPlan, draftPlan } from '../pool/plans.ts'
import { actOnTransfer, sendTransfer } from '../pool/transfers.ts'
import { officeOf, staffOf, unitNamed, type Office } from './office.ts'

/** One force of the sample pool: its unit, and those who go for it, who answer for it first. */
interface SampleAgency { readonly name: string; readonly unit: string; readonly kind: AgencyKind; readonly strengths: readonly string[] }

export const sampleAgencies: readonly SampleAgency[] = [
  { name: '区委督查室', unit: '督查室', kind: 'committeeOffice', strengths: ['综合协调', '决策落实', '文稿'] },
  { name: '区政府督查室', unit: '区政府办公室', kind: 'governmentOffice', strengths: ['政务督查', '民生实事', '数据核查'] },
  { name: '区项目督查办', unit: '区发改局', kind: 'projectOffice', strengths: ['重点项目', '工程管理', '投资统计'] },
  { name: '区纪委监委', unit: '区纪委监委', kind: 'discipline', strengths: ['监督执纪', '作风建设', '案件线索'] },
  { name: '区委组织部', unit: '区委组织部', kind: 'organisation', strengths: ['干部考核', '基层党建', '台账核验'] },
  { name: '区效能办', unit: '区委直属机关工委', kind: 'efficiency', strengths: ['效能问责', '窗口服务', '暗访'] },
]

/** Registers the pool. */
export async function poolRegistered(office: Office): Promise<void> {
  for (const sample of sampleAgencies) {
    const staff = await staffFor(office, sample)
    const agency: Agency = { unit: unitNamed(office, sample.unit).unit, name: sample.name, kind: sample.kind, retired: false, staff }
    granted(await setAgency(office.platform, await office.call(office.district.cast.supervisor, 'setAgency'), agency))
  }
}

/** Whoever answers for the unit, its office's head, then the rest; its 文书 speaks for it. */
async function staffFor(office: Office, { unit, kind, strengths }: SampleAgency): Promise<Agency['staff']> {
  const { supervisor, supervisingDeputy } = office.district.cast
  const found = await staffOf(office, unit)
  const holding = async (role: 'unitHead' | 'principalHead' | 'officeHead' | 'unitContact') =>
    (await peopleWithRole(office.platform.db, { unit: unitNamed(office, unit).unit, role, day: dayOf(office.platform.now()) })).map(({ id }) => id)
  const isOwn = kind === 'committeeOffice'
  const heads = isOwn ? [supervisingDeputy] : [...await holding('principalHead'), ...await holding('unitHead'), ...await holding('officeHead')].slice(0, 2)
  const [liaison] = isOwn ? [supervisor] : await holding('unitContact')
  const others = found.filter((person) => !heads.includes(person) && person !== liaison).slice(0, 4)
  const roleOf = (person: PersonId): StaffRole => (heads.includes(person) ? 'head' : person === liaison ? 'liaison' : person === others[0] ? 'leader' : 'member')
  return [...heads, ...others, ...(liaison ? [liaison] : [])].map((person, index) => ({ person, name: '', role: roleOf(person), strengths: strengths[index % strengths.length]! }))
}

/** One of an agency of the pool, by its name: who speaks for it, or who answers for it. */
export async function personOf(office: Office, agency: string, which: 'liaison' | 'head'): Promise<PersonId> {
  const sample = sampleAgencies.find(({ name }) => name === agency)!
  const staff = await staffFor(office, sample)
  return staff.find(({ role }) => role === which)!.person
}

export const agencyUnit = (office: Office, agency: string): UnitId => unitNamed(office, sampleAgencies.find(({ name }) => name === agency)!.unit).unit

export const contentOf = (office: Office, targets: readonly string[], over: Partial<PlanContent> & Pick<PlanContent, 'theme' | 'from' | 'to'>): PlanContent =>
  ({ kind: 'special', method: 'onSite', filing: '', targets: targets.map((name) => unitNamed(office, name)), ...over })

export const planDrafted = async (office: Office, agency: string, content: PlanContent, on: Day | null = null): Promise<PlanId> =>
  granted(await draftPlan(office.platform, await office.call(await personOf(office, agency, 'liaison'), on ? 'plan-record' : 'plan-draft'), { agency: agencyUnit(office, agency), content, on })).id
export const planActed = async (office: Office, plan: PlanId, person: PersonId, act: PlanAct): Promise<void> => {
  granted(await actOnPlan(office.platform, await office.call(person, `plan-${act.type}`), { plan, act }))
}
export const planApproved = async (office: Office, agency: string, plan: PlanId): Promise<void> => {
  await planActed(office, plan, await personOf(office, agency, 'liaison'), { type: 'submit' })
  await planActed(office, plan, await personOf(office, agency, 'head'), { type: 'approve' })
}
export const problemNoted = async (office: Office, agency: string, noted: Omit<Noted, 'agency'>): Promise<LibraryKey> =>
  granted(await noteProblem(office.platform, await office.call(await personOf(office, agency, 'liaison'), 'library-note'), { ...noted, agency: agencyUnit(office, agency) })).key as LibraryKey
export const problemActed = async (office: Office, agency: string, key: LibraryKey, act: LibraryAct): Promise<void> => {
  granted(await actOnProblem(office.platform, await office.call(await personOf(office, agency, 'liaison'), `library-${act.type}`), { key, act }))
}
export const transferSent = async (office: Office, [from, to]: readonly [string, string], content: TransferContent): Promise<TransferId> =>
  granted(await sendTransfer(office.platform, await office.call(await personOf(office, from, 'liaison'), 'transfer-send'), { from: agencyUnit(office, from), to: agencyUnit(office, to), content })).id as TransferId
export const transferActed = async (office: Office, transfer: TransferId, person: PersonId, act: TransferAct): Promise<void> => {
  granted(await actOnTransfer(office.platform, await office.call(person, `transfer-${act.type}`), { transfer, act }))
}

/** The office on another day: its commands are the same, their hour is told; of what is long past nobody hears. */
export function officeOn({ platform, district }: Office, day: Day): Office {
  const now = instantOf(day, 10 * 60)
  return officeOf({ ...platform, now: () => now, runCommand: (call, act) => platform.runCommand(call, (work) => act({ ...work, now, tell: () => {} })) }, district)
}
