import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { isRefused, type Actor, type Call, type Db } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { actorFacts } from '../facts.ts'
import { peopleByIds } from '../people-queries.ts'
import type { SeededDistrict } from './seed.ts'

/** The office at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export interface DemoOffice {
  readonly platform: Platform
  readonly district: SeededDistrict
  /** A call as this person, with the posts of today. The key makes a repeated seed the same act. */
  call(person: PersonId, name: string, key?: string | null): Promise<Call>
  /** What a query is given when this person looks. */
  look(person: PersonId): Promise<{ readonly db: Db; readonly actor: Actor; readonly now: Instant }>
}

/** Calls are named after the module whose commands they are. */
export function demoOffice(module: string, platform: Platform, district: SeededDistrict): DemoOffice {
  const call: DemoOffice['call'] = async (person, name, key = null) => {
    const day = dayOf(platform.now())
    const [facts, briefs] = [await actorFacts(platform.db, person, day), await peopleByIds(platform.db, [person], day)]
    const { units, roles, posts, standsInFor } = facts
    return { ...platform.systemCall(`${module}.${name}`, key), actor: { account: `person:${person}`, person, name: briefs.get(person)?.name ?? '', admin: null, units, roles, posts, standsInFor } }
  }
  return { platform, district, call, look: async (person) => ({ db: platform.db, now: platform.now(), actor: (await call(person, 'look')).actor }) }
}

/** The answer of a command that must not be refused here. */
export function granted<Answer>(answer: Answer): Exclude<Answer, { kind: 'refused' }> {
  if (isRefused(answer)) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.detail ?? {})}`)
  return answer as Exclude<Answer, { kind: 'refused' }>
}
