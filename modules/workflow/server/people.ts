import type { CaseData, Definition, Facts, Participant, ParticipantRule, StepId, UnitRule } from '#engines/workflow'
import { rulesOf, stepOf } from '#engines/workflow'
import type { OfficeRole } from '#lib/contract'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { headOfUnit, inChargeLeaderOf, peopleByIds, peopleInPost, peopleWithRole, type PersonBrief } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { Chosen } from '../core/types.ts'

/** What rules are resolved against: the drafter, the form, the day. */
export interface Ground { readonly drafter: Participant; readonly data: CaseData; readonly day: Day }

/** People for the rules of some steps, each person once in a step, in the order of the rules. */
export async function participantsOf(db: Db, { definition, steps }: { definition: Definition; steps: readonly StepId[] }, ground: Ground): Promise<Facts['participants']> {
  const rules = steps.map((id) => [id, rulesOf(stepOf(definition, id))] as const)
  const known = await namedIn(db, rules.flatMap(([, each]) => each), ground)
  const found: Record<StepId, readonly Participant[]> = {}
  for (const [id, each] of rules) found[id] = await resolve(db, each, { ...ground, known })
  return found
}

/** People for a list of rules. Whoever holds no post on the day takes part in nothing. */
export const peopleByRules = async (db: Db, rules: readonly ParticipantRule[], ground: Ground): Promise<readonly Participant[]> =>
  resolve(db, rules, { ...ground, known: await namedIn(db, rules, ground) })

/** What is resolved against, with everybody named outright already looked up. */
interface Looked extends Ground { readonly known: ReadonlyMap<PersonId, Participant> }

async function resolve(db: Db, rules: readonly ParticipantRule[], looked: Looked): Promise<readonly Participant[]> {
  const found: Participant[] = []
  for (const rule of rules) found.push(...await peopleByRule(db, rule, looked))
  return found.filter(({ person }, index) => found.findIndex((other) => other.person === person) === index)
}

/** All who are named by id in rules or in the form, in one question. */
async function namedIn(db: Db, rules: readonly ParticipantRule[], { data, day }: Ground): Promise<Looked['known']> {
  const ids = rules.flatMap((rule) => (rule.by === 'person' ? [rule.person] : rule.by === 'field' ? listOf(data[rule.field]).filter(isId) : []))
  return new Map((await inPost(db, [...new Set(ids)], day)).map((one) => [one.person, one]))
}

async function peopleByRule(db: Db, rule: ParticipantRule, looked: Looked): Promise<readonly Participant[]> {
  const { day, drafter, known, data } = looked
  switch (rule.by) {
    case 'person': return [known.get(rule.person)].filter((one) => one !== undefined)
    // A field of people holds ids, or people with the unit for which they take part.
    case 'field': return listOf(data[rule.field]).flatMap((one) => (isParticipant(one) ? [{ person: one.person, unit: one.unit }] : known.get(one as PersonId) ?? []))
    case 'role': return (await Promise.all(unitsOf(rule.unit, looked).map(async (unit) =>
      (await peopleWithRole(db, { unit, role: rule.role as OfficeRole, day })).map(({ id }) => ({ person: id, unit }))))).flat()
    case 'drafter': return [drafter]
    case 'headOfDraftersUnit': return withUnit(await headOfUnit(db, { unit: drafter.unit, day }), drafter.unit)
    case 'inChargeLeader': return (await Promise.all(unitsOf(rule.unit, looked).map(async (unit) => inUnits([await inChargeLeaderOf(db, { unit, day })])))).flat()
    // Whoever holds the post when the step is entered acts for the unit of the post, also one who holds it besides another.
    case 'post': return holdersOf(await peopleInPost(db, { post: rule.post, day }))
    case 'chosenByPrevious': case 'chosenByDrafter': return []
  }
}

function unitsOf(rule: UnitRule, { drafter, data }: Ground): readonly UnitId[] {
  switch (rule.of) {
    case 'fixed': return [rule.unit]
    case 'drafter': return [drafter.unit]
    case 'field': return listOf(data[rule.field]).filter((value): value is UnitId => typeof value === 'string')
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value])
const isId = (value: unknown): value is PersonId => typeof value === 'string'
const isParticipant = (value: unknown): value is Participant =>
  typeof value === 'object' && value !== null && typeof (value as Participant).person === 'string' && typeof (value as Participant).unit === 'string'

/** The same people in the units of their main posts, in the order given; whoever holds no post is left out. */
export async function inPost(db: Db, ids: readonly PersonId[], day: Day): Promise<readonly Participant[]> {
  if (ids.length === 0) return []
  const known = await peopleByIds(db, ids, day)
  return inUnits(ids.map((id) => known.get(id) ?? null))
}

const inUnits = (people: readonly (PersonBrief | null)[]): readonly Participant[] =>
  people.flatMap((one) => (one?.unit ? [{ person: one.id, unit: one.unit }] : []))
const holdersOf = (post: Awaited<ReturnType<typeof peopleInPost>>): readonly Participant[] => post?.people.map(({ id }) => ({ person: id, unit: post.unit })) ?? []
const withUnit = (one: PersonBrief | null, unit: UnitId): readonly Participant[] => (one ? [{ person: one.id, unit }] : [])

/** People chosen in a form, with their units; refused when one of them has left. */
export async function chosenPeople(db: Db, chosen: Chosen, day: Day): Promise<Readonly<Record<StepId, readonly Participant[]>> | Refused<'person-not-in-post'>> {
  const named: Record<StepId, readonly Participant[]> = {}
  for (const [step, ids] of Object.entries(chosen)) {
    const people = await inPost(db, ids, day)
    if (people.length < ids.length) return refuse('person-not-in-post')
    named[step] = people
  }
  return named
}
