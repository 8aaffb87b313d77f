import type { PersonId, UnitId } from '#lib/ids'
import { addDays, dayOf, type Day } from '#lib/instants'
import { isRefused } from '#platform/act'
import type { Refused } from '#lib/decision'
import type { Platform } from '../../../../platform/module.ts'
import { cast, demoDistrict, demoGroups, samplePeople, type SamplePerson } from './district.ts'
import { actorFacts } from '../facts.ts'
import { importOrganisation } from '../import.ts'
import { grantProxy, nameGroup } from '../other-commands.ts'
import { inOrganisation } from '../tables.ts'
import { allUnits } from '../unit-queries.ts'

/** The demo district as it was made: people of the cast by their part, everybody by name, units by short name (sections by full name). */
export interface SeededDistrict {
  readonly cast: Readonly<Record<keyof typeof cast, PersonId>>
  readonly people: ReadonlyMap<string, PersonId>
  readonly units: ReadonlyMap<string, UnitId>
}

const DISTRICT_SINCE = '2026-01-01' as Day

/** Makes the demo district through the same commands as real use. Running it again makes nothing twice and gives the same answer. */
export async function seedDistrict(platform: Platform): Promise<SeededDistrict> {
  const call = (name: string) => platform.systemCall(`organisation.${name}`, `demo-${name}`)
  const imported = whole(await importOrganisation(platform, call('import'), { rows: demoDistrict, fromOn: DISTRICT_SINCE }))
  if (!imported.accepted) throw new Error(`the demo district has faults: ${JSON.stringify(imported.issues.slice(0, 5))}`)
  const seeded = await whatWasMade(platform)
  const unit = (name: string) => seeded.units.get(name)!
  for (const [at, group] of demoGroups.entries()) {
    const content = { ...group, units: group.units.map(unit), except: group.except.map(unit) }
    whole(await nameGroup(platform, platform.systemCall('organisation.nameGroup', `demo-group-${at}`), content))
  }
  await seedProxy(platform, seeded)
  return seeded
}

// A leader away for a few days: the demo shows what 「代」 looks like.
async function seedProxy(platform: Platform, { cast: people }: SeededDistrict): Promise<void> {
  const today = dayOf(platform.now())
  const principal = people.secrecyDeputy
  const facts = await actorFacts(platform.db, principal, today)
  const call = platform.systemCall('organisation.grantProxy', 'demo-proxy')
  const actor = { ...call.actor, person: principal, name: cast.secrecyDeputy.name, units: facts.units, roles: facts.roles }
  const proxy = { principal, deputy: people.deputyOfficeHead, kinds: ['*'], fromOn: today, lastOn: addDays(today, 6), reason: '赴市委党校参加培训' }
  whole(await grantProxy(platform, { ...call, actor }, proxy))
}

// By a unit's first name, and a person's mobile or name: the demo may have been changed since it was made.
async function whatWasMade({ db }: Platform): Promise<SeededDistrict> {
  const rows = await inOrganisation(db).selectFrom('organisation_people').select(['id', 'name', 'mobile']).execute()
  const known = new Map(rows.flatMap((row) => [[row.name, row.id], [row.mobile ?? '', row.id]] as const))
  const idOf = (person: SamplePerson) => known.get(person.mobile) ?? known.get(person.name)!
  const names = (await allUnits(db)).map((unit) => {
    const { name, shortName, kind } = unit.terms[0]!.profile
    return [kind === 'section' ? name : shortName, unit.id] as const
  })
  return {
    cast: Object.fromEntries(Object.entries(cast).map(([part, person]) => [part, idOf(person)])) as SeededDistrict['cast'],
    people: new Map(samplePeople.map((person) => [person.name, idOf(person)])),
    units: new Map(names),
  }
}

function whole<Answer>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new Error(`the demo district was refused: ${answer.code} ${JSON.stringify(answer.detail ?? {})}`)
  return answer as Answer
}
