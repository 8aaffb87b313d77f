import { isRefused } from '#platform/act'
import { dayOf } from '#lib/instants'
import type { AdministratorKind } from '#lib/contract'
import { seedBulletins } from '#modules/bulletins'
import { sampleInstruction, seedDocuments } from '#modules/documents'
import { seedDuty } from '#modules/duty'
import { seedEmergencies } from '#modules/emergencies'
import { seedInspections, seedPool } from '#modules/inspections'
import { peopleByIds, seedDistrict, type SeededDistrict } from '#modules/organisation'
import { seedCircular, seedNetwork, seedReports } from '#modules/reporting'
import { seedCalls, seedFromDocument, seedKeyList, seedSupervision } from '#modules/supervision'
import { accountsOfPeople, changeAccount, createAccount } from '#platform/session'
import type { Platform } from '../platform/module.ts'

/** Seeds the fictional district through the same commands as real use; running it again changes nothing. */
export async function seedDemo(platform: Platform, say: (line: string) => void): Promise<SeededDistrict> {
  const from = performance.now()
  const district = await seedDistrict(platform)
  const isNew = await seedAccounts(platform, district)
  const documents = await seedDocuments(platform, district)
  const items = await seedSupervision(platform, district)
  await seedPool(platform, district)
  if (items > 0) await seedCalls({ platform, district })
  const instruction = items > 0 ? await sampleInstruction(platform, district) : null
  if (instruction) await seedFromDocument(platform, district, instruction)
  await seedKeyList({ platform, district })
  const inspections = await seedInspections(platform, district)
  await seedDuty({ platform, district })
  await seedEmergencies(platform, district)
  await seedNetwork(platform, district)
  const reports = await seedReports(platform, district)
  await seedCircular(platform, district)
  await seedBulletins(platform, district)
  if (isNew) say(`Demo district: ${district.units.size} units, ${district.people.size} people, ${documents} documents in progress, ${items} matters under supervision, ${inspections} inspections, ${reports} items of information, in ${Math.round(performance.now() - from)} ms.`)
  return district
}

const administrators: readonly { login: string; name: string; admin: AdministratorKind }[] = [
  { login: 'security', name: '安全保密管理员', admin: 'securityAdmin' },
  { login: 'system', name: '系统管理员', admin: 'sysAdmin' },
  { login: 'auditor', name: '安全审计员', admin: 'auditAdmin' },
]

/** An account for everybody, made and approved by the two administrators whose duties these are. Nobody gets a password. */
async function seedAccounts(platform: Platform, district: SeededDistrict): Promise<boolean> {
  const people = [...district.people]
  if ((await accountsOfPeople(platform.db, people.slice(0, 1).map(([, id]) => id))).size > 0) return false
  const as = (admin: AdministratorKind, name: string) => {
    const call = platform.systemCall(name, `demo-${name}`)
    return { ...call, actor: { ...call.actor, admin } }
  }
  const made = await platform.runCommand(as('sysAdmin', 'session.create-accounts'), async (work) => {
    const accounts: string[] = []
    for (const wanted of [...administrators.map((one) => ({ ...one, person: null })), ...people.map(([name, person], at) => ({ login: `user${at + 1}`, name, person, admin: null }))]) {
      const account = await createAccount(work, wanted)
      if (isRefused(account)) return account
      if (account.status === 'pending') accounts.push(account.id)
    }
    return accounts
  })
  if (isRefused(made)) throw new Error(`demo accounts were refused: ${made.code}`)
  const approved = await platform.runCommand(as('securityAdmin', 'session.approve-accounts'), async (work) => {
    for (const id of made) {
      const account = await changeAccount(work, id, { type: 'approve' })
      if (isRefused(account)) return account
    }
    return null
  })
  if (isRefused(approved)) throw new Error(`demo accounts were not approved: ${approved.code}`)
  return true
}

type Part = keyof SeededDistrict['cast']
const groups: readonly { group: string; parts: readonly Part[] }[] = [
  { group: '区领导', parts: ['secretary', 'districtMayor', 'deputySecretary', 'officeHead'] },
  { group: '区委办公室', parts: ['drafter', 'generalHead', 'secretariatHead', 'clerk', 'deputyOfficeHead', 'confidentialClerk', 'sealKeeper', 'archivist', 'secrecyOfficer', 'flowAdmin', 'organisationClerk', 'supervisor', 'inspector', 'supervisingDeputy', 'infoHead', 'dutyOfficer'] },
  { group: '部门和镇街', parts: ['financeHead', 'financeContact', 'reformHead', 'reformContact', 'townHead', 'townContact', 'governmentHead', 'governmentContact', 'disciplineContact'] },
]

/** The people whom the sign-in page of a demonstration offers. */
export async function demoPeople({ db, now }: Platform, district: SeededDistrict) {
  const briefs = await peopleByIds(db, Object.values(district.cast), dayOf(now()))
  return groups.map(({ group, parts }) => ({ group, people: parts.flatMap((part) => {
    const brief = briefs.get(district.cast[part])
    return brief ? [{ person: brief.id, name: brief.name, post: `${brief.unitName ?? ''}${brief.title ?? ''}` }] : []
  }) }))
}
